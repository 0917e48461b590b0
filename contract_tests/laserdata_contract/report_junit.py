"""The JUnit report: a test case for each law or check and operation, for continuous integration to show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from laserdata_contract.merging import Report, Verdict, verdicts
from laserdata_contract.shapes import elements

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def write_junit(runs: Sequence[Report], file: Path) -> None:
    """Write it; a suite for each run and document."""
    root = ElementTree.Element("testsuites", name="contract suite")
    for run in runs:
        suites: dict[str, ElementTree.Element] = {}
        for operation in elements(run.get("operations")):
            name = " ".join(filter(None, [str(run.get("label", "")), operation["document"]]))
            if name not in suites:
                suites[name] = ElementTree.SubElement(root, "testsuite", name=name)
            for one in verdicts(operation):
                _case(suites[name], operation["operation"], one)
        for suite in suites.values():
            suite.set("tests", str(len(suite)))
            suite.set("failures", str(sum(case.find("failure") is not None for case in suite)))
            suite.set("skipped", str(sum(case.find("skipped") is not None for case in suite)))
            suite.set("errors", "0")
    ElementTree.indent(root)
    file.write_bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _case(suite: ElementTree.Element, operation: str, verdict: Verdict) -> None:
    case = ElementTree.SubElement(suite, "testcase", classname=operation, name=verdict.check)
    if verdict.outcome == "broken":
        failure = ElementTree.SubElement(case, "failure", message=_clean(verdict.reason[:500]), type=verdict.check)
        shown = [f"{one['curl']}\n{one['status']}\n{one['body']}" for one in verdict.evidence] or [
            f"{verdict.reproduce}\n{verdict.status}\n{verdict.body}"
        ]
        failure.text = _clean("\n\n".join([*shown, f"replay: --replay {verdict.id}"]))
    elif verdict.outcome != "kept":
        ElementTree.SubElement(case, "skipped", message=_clean(verdict.reason[:500] or verdict.outcome))


def _clean(text: str) -> str:
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
