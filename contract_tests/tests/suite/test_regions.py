"""Several supervisors in one run: what is tested where, and how reports put regions side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_reports import KEYS, Seen, record_of
from test_run import conformance

from laserdata_contract import PROFILES, Document, Outcome, Record, Run, from_emulator
from laserdata_contract.context import Context
from laserdata_contract.documents import at_regions, cloud_of, load
from laserdata_contract.events import Started
from laserdata_contract.merging import differences, key_of, merged, views
from laserdata_contract.redaction import Redactor
from laserdata_contract.report import as_json
from laserdata_contract.report_html import page

REGIONS = ("aws-us", "aws-eu", "aws-ap", "gcp-us", "gcp-eu", "gcp-ap")
NODES = "GET /deployments/{deployment_id}/nodes"


# -- what is tested where ---------------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(REGIONS), min_size=1, unique=True), st.data())
def test_every_operation_is_tested_where_it_can_be(
    documents: tuple[Document, ...], regions: list[str], data: st.DataObject
) -> None:
    whole = data.draw(st.lists(st.sampled_from(regions), min_size=1, unique=True))
    placed = at_regions(documents, regions, whole)
    assert [one for one in placed if one.service != "supervisor"] == [
        one for one in documents if one.name != "supervisor"
    ]
    assert len({one.key for document in placed for one in document.operations}) == sum(
        len(one.operations) for one in placed
    )
    (supervisor,) = (one for one in documents if one.service == "supervisor")
    found: dict[str, list[str]] = {}
    for document in placed:
        for one in document.operations if document.service == "supervisor" else ():
            assert one.region == document.region
            assert one.region in regions
            found.setdefault(one.label, []).append(one.region)
    assert set(found) == set(supervisor.by_label)
    for one in supervisor.operations:
        if not one.cloud:
            assert found[one.label] == [region for region in regions if region in whole]
        elif any(cloud_of(region) == one.cloud for region in regions):
            assert {cloud_of(region) for region in found[one.label]} == {one.cloud}
            if any(cloud_of(region) == one.cloud for region in whole):
                assert set(found[one.label]) == {region for region in whole if cloud_of(region) == one.cloud}


def test_a_region_with_a_document_of_its_own_is_tested_by_it(documents: tuple[Document, ...]) -> None:
    common = next(one for one in documents if one.service == "supervisor")
    own = Document("supervisor-gcp-eu", common.file, common.raw)
    placed = at_regions((*documents, own), ["aws-us", "gcp-eu"], ["aws-us", "gcp-eu"])
    assert [one.region for one in placed if one.service == "supervisor"] == ["aws-us", "gcp-eu"]


def test_regions_that_share_a_document_of_their_own_are_tested_by_it(tmp_path: Path) -> None:
    """While a change is rolled out: the manifest beside them says who serves what, for a name tells one region."""
    folder = tmp_path / "openapi"
    folder.mkdir()
    for name in ("supervisor", "supervisor-aws-us"):
        (folder / f"{name}.json").write_text(json.dumps({"openapi": "3.1.0", "info": {"title": name}, "paths": {}}))
    serving = {"aws-us": "supervisor-aws-us", "gcp-us": "supervisor-aws-us", "aws-eu": "supervisor"}
    regions = list(serving)
    for told, expected in ((serving, serving), (None, {**serving, "gcp-us": "supervisor"})):
        if told is None:
            (tmp_path / "manifest.json").write_text("{")
        else:
            (tmp_path / "manifest.json").write_text(json.dumps({"regions": told}))
        placed = at_regions(load(folder), regions, regions)
        assert {one.region: one.raw["info"]["title"] for one in placed} == expected
        assert {one.name for one in placed} == {f"supervisor-{region}" for region in regions}


def test_deployments_are_made_where_they_are_asked_for(ready: dict[str, Any], documents: tuple[Document, ...]) -> None:
    target = from_emulator(ready)
    ctx = Context(target, documents, 1)
    details = ctx.find("get_deployment")
    assert details is not None
    try:
        for region in target.regions:
            shown = ctx.call(details, ctx.deployment(region)).problem
            assert f"{shown['cloud']}-{shown['area']}" == region
            assert shown["supervisor_url"] == target.urls[f"supervisor.{region}"]
            assert ctx.deployment(region) == ctx.deployment(region)
    finally:
        target.close()


@pytest.mark.parametrize(
    ("arguments", "whole"),
    [
        (["--region=gcp-eu", "--region=aws-ap"], {"gcp-eu", "aws-ap"}),
        (["--region=all"], set(REGIONS)),
        ([], {"aws-us"}),
    ],
)
def test_regions_are_chosen(arguments: list[str], whole: set[str], tmp_path: Path) -> None:
    line = [*arguments, "--target=emulator", f"--operation={NODES}", "--law=LD-REG-001", "--no-schemathesis"]
    done = conformance(*line, f"--reports={tmp_path}")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "conformance.json").read_bytes())
    asked = [one for one in report["operations"] if one["operation"] == NODES]
    assert {one["region"] for one in asked} == whole
    assert {one["service"] for one in asked} == {"supervisor"}
    for one in asked:
        assert one["document"] == f"supervisor-{one['region']}"
        assert one["laws"]["LD-REG-001"]["outcome"] == "kept"
    # Without all of them, every other region is looked at from the first.
    if not arguments:
        assert asked[0]["laws"]["LD-REG-001"]["calls"] >= len(REGIONS)


def test_a_region_that_is_not_there(tmp_path: Path) -> None:
    done = conformance("--target=emulator", "--region=mars-1", f"--reports={tmp_path}")
    assert done.returncode == 2
    assert "--region mars-1: known are aws-us" in done.stderr


# -- reports ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def regions(documents: tuple[Document, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Reports of two regions: of a run each, merged, and of one run."""
    broken = {"aws-us": (NODES, KEYS), "gcp-eu": ()}
    placed = {region: at_regions(documents, [region], [region]) for region in broken}
    apart = merged([record_of(placed[region], region, broken[region]) for region in broken])
    whole = at_regions(documents, list(broken), list(broken))
    together = record_of(whole, "live", (KEYS,))
    for one in together["operations"]:
        if one["operation"] == NODES and one["region"] == "aws-us":
            one["laws"]["LD-ERR-001"] = {"outcome": "broken", "id": "0", "reason": "spoilt", "evidence": []}
    return apart, together


def supervisor_marks(report: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    """What the report says of supervisors: operation, region, check, outcome."""
    return {
        (one["operation"], view["label"], law, told["outcome"])
        for view in views(report.get("runs", [report]))
        for one in view["operations"]
        if one["service"] == "supervisor" and not ("/aws/" in one["operation"] or "/gcp/" in one["operation"])
        for law, told in one["laws"].items()
    }


def test_one_run_of_regions_shows_what_their_merged_reports_show(
    regions: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    apart, together = regions
    assert supervisor_marks(apart) == supervisor_marks(together)
    different = {"aws-us": "broken", "gcp-eu": "kept"}
    told = {"document": "supervisor", "operation": NODES, "check": "LD-ERR-001", "outcomes": different}
    assert told in apart["differences"]
    assert differences([together]) == [told]
    runs = [str(attributes["data-run"]) for tag, attributes in Seen(page([together])).tags if tag == "i"]
    assert set(runs) == {"live", "aws-us", "gcp-eu"}
    rows = [
        attributes for tag, attributes in Seen(page([together])).tags if tag == "tr" and "data-operation" in attributes
    ]
    assert len(rows) == len({key_of(one) for one in together["operations"]})


def test_views_of_views_are_the_same(regions: tuple[dict[str, Any], dict[str, Any]]) -> None:
    for report in regions:
        once = views(report.get("runs", [report]))
        assert views(once) == once
        assert len({one["label"] for one in once}) == len(once)


def test_what_never_answered_a_2xx_is_named(documents: tuple[Document, ...]) -> None:
    report = record_of(documents, "aws-us")
    assert report["successes"] == {"succeeded": 171, "of": 171, "share": 1.0, "never": []}
    record = Record()
    record.take(Started(documents, 1, "fast", "live", {}, only=[KEYS]))
    shown = as_json(record, Redactor())
    assert shown["successes"] == {"succeeded": 0, "of": 1, "share": 0.0, "never": [f"core {KEYS}"]}
    assert "1 never did" in " ".join(Seen(page([shown])).texts)
    assert "never did" not in " ".join(Seen(page([report])).texts)


def test_laws_alone_reach_nearly_nine_of_ten_operations(
    ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    """With schemathesis it is more; the laws of permission call every operation with a good request."""
    target, record = from_emulator(ready), Record()
    run = Run(target, documents, PROFILES["fast"], 4, tmp_path, fuzzing=False, laws=["LD-PERM-001", "LD-IDEM-001"])
    for event in run.events():
        record.take(event)
    target.close()
    successes = record.successes(record.documents)
    assert successes.share > 0.85, [one.key for one in successes.never]
    assert record.broken == []
    assert not [
        one.reason for one in record.results if one.outcome is Outcome.UNKNOWN and "itself failed" in one.reason
    ]
