"""Reports of several runs (regions, machines) as one, and what the other reports are made from.

A report is the JSON object that `report.as_json` makes. A merged one holds reports in `runs`; whatever consumes reports
takes a list of runs, which for a plain report has one element.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from laserdata_contract.report import BROKEN, COULD_NOT_TELL, KEPT, WORDS
from laserdata_contract.shapes import elements, members

Report = Mapping[str, Any]

WORST_FIRST = (BROKEN, COULD_NOT_TELL, KEPT)


@dataclass(frozen=True)
class Verdict:
    """What one run says of one operation under one law or check."""

    check: str
    """Code of a law, or name of a check of schemathesis."""
    outcome: str
    reason: str = ""
    id: str = ""
    evidence: Sequence[Mapping[str, Any]] = ()
    """Exchanges that show a broken law."""
    reproduce: str = ""
    """The request as a command line, where there is no exchange."""
    status: int | None = None
    body: str = ""
    phase: str = field(default="", compare=False)
    calls: int = field(default=0, compare=False)


def verdicts(operation: Mapping[str, Any]) -> Iterator[Verdict]:
    """Everything a report says of an operation: of laws, and of checks of schemathesis' own."""
    for code, one in members(operation.get("laws")).items():
        evidence = [members(each) for each in elements(one.get("evidence"))]
        calls = one.get("calls", 0)
        yield Verdict(code, one["outcome"], one.get("reason", ""), one.get("id", ""), evidence, calls=calls)
    failures: dict[str, Mapping[str, Any]] = {}
    for one in elements(operation.get("failures")):
        failures.setdefault(one["check"], one)
    fuzzed = members(operation.get("schemathesis"))
    for name, counts in members(fuzzed.get("checks")).items():
        calls = counts["kept"] + counts["broken"]
        failure = failures.pop(name, None)
        # Our laws are among its checks, and reported as laws.
        if not name.startswith("ld_") and failure is None:
            yield Verdict(name, "broken" if counts["broken"] else "kept", calls=calls)
        elif failure is not None:
            yield _failed(failure, calls)
    for failure in failures.values():
        yield _failed(failure, 0)


def _failed(failure: Mapping[str, Any], calls: int) -> Verdict:
    return Verdict(
        failure["check"],
        "broken",
        f"{failure['title']}: {failure['message']}",
        failure["id"],
        reproduce=failure["reproduce"],
        status=failure["status"],
        body=failure.get("body", ""),
        phase=failure["phase"],
        calls=calls,
    )


def read(file: Path) -> dict[str, Any]:
    """A report from disk.

    Raises:
        ValueError: it is no report; the message is for people.
        OSError: it cannot be read.
    """
    try:
        report = members(json.loads(file.read_bytes()))
    except ValueError:
        report = {}
    if "runs" not in report and not {"outcome", "operations", "documents"} <= set(report):
        raise ValueError(f"{file} is not a report of the contract suite (conformance.json).")
    return report


def runs_of(report: Report) -> list[Report]:
    """The runs of a report, merged or not."""
    return [members(one) for one in elements(report["runs"])] if "runs" in report else [report]


def views(runs: Sequence[Report]) -> list[Report]:
    """The runs as they are compared: what one says of several regions is told apart, by the name of the region.

    What is of no region stays under the run's own name; so does everything of a run in one region alone.
    """
    shown: list[Report] = []
    taken: dict[str, int] = {}
    for run in runs:
        parts: dict[str, list[Mapping[str, Any]]] = {}
        for operation in elements(run.get("operations")):
            parts.setdefault(str(operation.get("region") or ""), []).append(operation)
        if len([region for region in parts if region]) < 2:
            parts = {"": elements(run.get("operations"))}
        for region, operations in parts.items():
            label = region or str(run.get("label") or "run")
            taken[label] = taken.get(label, 0) + 1
            broken = any(one.outcome == "broken" for operation in operations for one in verdicts(operation))
            outcome = "broken" if broken else WORDS[KEPT] if run.get("outcome") == WORDS[BROKEN] else run.get("outcome")
            documents = [
                one for one in elements(run.get("documents")) if len(parts) == 1 or (one.get("region") or "") == region
            ]
            shown.append(
                {
                    **run,
                    "label": label if taken[label] == 1 else f"{label} {taken[label]}",
                    "outcome": outcome if len(parts) > 1 else run.get("outcome"),
                    "operations": operations,
                    "documents": documents,
                }
            )
    return shown


def key_of(operation: Mapping[str, Any]) -> tuple[str, str]:
    """What an operation is compared by between regions: its service and its label."""
    return str(operation.get("service") or operation["document"]), str(operation["operation"])


def merged(reports: Sequence[Report]) -> dict[str, Any]:
    """One report of several; runs of the same name are told apart by a number."""
    runs: list[dict[str, Any]] = []
    taken: dict[str, int] = {}
    for run in (one for report in reports for one in runs_of(report)):
        label = str(run.get("label") or "run")
        taken[label] = taken.get(label, 0) + 1
        runs.append({**run, "label": label if taken[label] == 1 else f"{label} {taken[label]}"})
    codes = {run.get("exit_code", COULD_NOT_TELL) for run in runs}
    code = next((one for one in WORST_FIRST if one in codes), COULD_NOT_TELL)
    return {
        "outcome": WORDS[code],
        "exit_code": code,
        "differences": differences(runs),
        "runs": runs,
    }


def differences(runs: Sequence[Report]) -> list[dict[str, Any]]:
    """Where one run, or one region, says kept and another broken."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for run in views(runs):
        for operation in elements(run.get("operations")):
            for one in verdicts(operation):
                key = (*key_of(operation), one.check)
                found.setdefault(key, {})[str(run["label"])] = one.outcome
    return [
        {"document": document, "operation": operation, "check": check, "outcomes": told}
        for (document, operation, check), told in found.items()
        if {"kept", "broken"} <= set(told.values())
    ]


def find(report: Report, wanted: str) -> tuple[Report, Mapping[str, Any], Verdict] | None:
    """The run, the operation and the verdict of a failure by its id."""
    for run in runs_of(report):
        for operation in elements(run.get("operations")):
            for one in verdicts(operation):
                if one.id == wanted:
                    return run, operation, one
    return None
