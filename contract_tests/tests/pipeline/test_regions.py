"""`scripts/regions.py`: which contract each region serves, since when, and where they differ; corrections of both."""

from __future__ import annotations

import copy
import html.parser
import json
import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
from generating import Ended, command
from hypothesis import given as for_all
from hypothesis import strategies as st
from loopback import HandClock, Publisher, document, given

from pipeline.console import Problem
from pipeline.correct import correct_all
from pipeline.fetch import fetch, plan
from pipeline.lock import load
from pipeline.matrix import ABSENT, as_json, matrix
from pipeline.overlay import Status
from pipeline.sources import DOCUMENTS, SOURCES, family, members, serving

REGIONS = [source.name for source in members("supervisor")]
WEEK = 7 * 24 * 3600
THING = "GET /supervisor/things/{id}"
MORE = "GET /supervisor/more"


def contract(*, more: bool = False, minimum: int = 1, prose: str = "Prose.", version: str = "1.0.0") -> dict[str, Any]:
    """A supervisor's document: with an operation `more`, or another fact of the one it has."""
    found = document("supervisor", version=version)
    found["info"]["description"] = prose
    (item,) = found["paths"].values()
    item["get"]["parameters"][1]["schema"]["minimum"] = minimum
    if more:
        made = copy.deepcopy(item)
        made["get"]["operationId"] = "get_more"
        del made["get"]["parameters"][0]
        found["paths"]["/supervisor/more"] = made
    return found


class Rollout:
    """Sources that publish what they are told, fetched at times that a hand sets."""

    def __init__(self, site: Publisher, specs: Path) -> None:
        self.site, self.specs, self.hand = site, specs, HandClock()
        self.urls: dict[str, str] = {}

    def publish(self, names: list[str], content: dict[str, Any]) -> None:
        for name in names:
            self.urls[name] = self.site.publish(f"/{name}/x.json", json.dumps(content).encode())

    def fetch(self, after: float = 0) -> None:
        self.hand.time += after
        fetch(plan(given(self.urls), []), self.specs, clock=self.hand.clock)

    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = as_json(matrix(self.specs))["supervisor"]
        return found

    def run(self, *arguments: str) -> Ended:
        return command("regions.py", "--specs", self.specs, *arguments)


@pytest.fixture
def rollout(site: Publisher, tmp_path: Path) -> Rollout:
    """All sources, published and fetched once."""
    made = Rollout(site, tmp_path / "specs")
    made.publish(REGIONS, contract())
    for name in ("core", "audit", "notifier"):
        made.publish([name], document(name))
    made.fetch()
    return made


def test_two_regions_a_week_apart(rollout: Rollout) -> None:
    """A rollout from its first to its last region: at each step, who serves what, since when, and what differs."""
    assert rollout.told()["summary"] == "supervisor: 6 regions serve the same 1 operation"
    rollout.publish(REGIONS[:1], contract(more=True, version="1.1.0"))
    rollout.fetch(after=WEEK)
    rollout.publish(REGIONS[1:2], contract(more=True, version="1.1.0"))
    rollout.fetch(after=WEEK)

    told = rollout.told()
    assert told["summary"] == "supervisor: 6 regions serve 2 contracts; 1 operation is the same, 1 differs"
    regions = {name: (r["contract"], r["version"], r["since"][:10]) for name, r in told["regions"].items()}
    assert regions == {
        "aws-us": ("B", "1.1.0", "2026-02-07"),
        "aws-eu": ("B", "1.1.0", "2026-02-14"),
        **dict.fromkeys(["aws-ap", "gcp-us", "gcp-eu", "gcp-ap"], ("A", "1.0.0", "2026-01-31")),
    }
    (row,) = told["differing"]
    assert (row["operation"], row["operation_id"], row["level"]) == (MORE, "get_more", "compatible")
    assert row["regions"] == {"aws-us": "B", "aws-eu": "B", **dict.fromkeys(list(regions)[2:])}

    # Most have it: now it is the others that differ.
    rollout.publish(REGIONS[2:5], contract(more=True, version="1.1.0"))
    rollout.fetch(after=WEEK)
    told = rollout.told()
    assert {name: r["document"] for name, r in told["regions"].items()} == {
        **dict.fromkeys(["aws-us", "aws-eu", "aws-ap", "gcp-us", "gcp-eu"], "supervisor"),
        "gcp-ap": "supervisor-gcp-ap",
    }
    assert told["regions"]["aws-us"]["since"][:10] == "2026-02-07", "serving the same it did, under another name"
    (row,) = told["differing"]
    assert (row["regions"]["gcp-ap"], row["level"]) == (None, "breaking")

    rollout.publish(REGIONS[5:], contract(more=True, version="1.1.0"))
    rollout.fetch(after=WEEK)
    told = rollout.told()
    assert (told["summary"], told["differing"]) == ("supervisor: 6 regions serve the same 2 operations", [])


def test_other_words_are_no_other_contract(rollout: Rollout) -> None:
    before = load(rollout.specs).sources["supervisor-aws-us"]
    rollout.publish(REGIONS, contract(prose="Better prose.", version="1.0.1"))
    rollout.fetch(after=WEEK)
    record = load(rollout.specs).sources["supervisor-aws-us"]
    assert record.fetched_at[:10] == "2026-02-07" and record.sha256 != before.sha256
    assert record.since == before.since == before.fetched_at
    assert rollout.told()["regions"]["aws-us"]["since"] == before.since


def test_a_lock_of_before_says_since_when_its_bytes_were_got(rollout: Rollout) -> None:
    path = rollout.specs / "lock.json"
    content = json.loads(path.read_bytes())
    for record in content["sources"].values():
        del record["since"]
    path.write_text(json.dumps(content))
    record = load(rollout.specs).sources["core"]
    assert record.since == record.fetched_at


def test_one_operation_is_one_line(rollout: Rollout) -> None:
    rollout.publish(REGIONS[:1], contract(minimum=5))
    rollout.publish(REGIONS[1:2], contract(more=True))
    rollout.fetch(after=WEEK)
    ended = rollout.run()
    table = [line for line in ended.out.splitlines() if line.startswith("GET ")]
    thing, more = sorted(table, key=lambda line: THING not in line)
    assert thing.removeprefix(THING).split()[:6] == ["B", "C", "A", "A", "A", "A"]
    assert more.removeprefix(MORE).split()[:6] == [ABSENT, "C", *[ABSENT] * 4]
    assert "breaking: " in thing and "compatible: " in more
    assert "core: 1 operation, served at one place" in ended.out
    assert "B  supervisor-aws-us: version 1.0.0, since 2026-02-07T12:00:00Z aws-us" in ended.out
    assert (ended.code, rollout.run("--fail-on", "difference").code) == (0, 1)


def test_a_source_that_was_never_there_is_named(rollout: Rollout, site: Publisher, tmp_path: Path) -> None:
    part = Rollout(site, tmp_path / "part")
    part.publish(REGIONS[1:], contract())
    part.fetch()
    told = part.told()
    assert (told["missing"], told["summary"]) == (
        ["supervisor-aws-us"],
        "supervisor: 5 regions serve the same 1 operation",
    )
    assert "no copy of supervisor-aws-us" in part.run().out
    assert part.run("--fail-on", "difference").code == 0


def test_nothing_to_tell_is_refused(tmp_path: Path) -> None:
    ended = command("regions.py", "--specs", tmp_path)
    assert (ended.code, ended.err.count("\n"), "run scripts/fetch.py first" in ended.err) == (2, 1, True)


EVIL = "x|`\n<script>\x1b[2J@everyone"


def test_what_a_document_says_is_shown_and_not_obeyed(rollout: Rollout) -> None:
    evil = contract(version=EVIL)
    evil["paths"]["/supervisor/things/{id}"]["get"]["parameters"].append({"name": "a|b", "in": "query", "schema": {}})
    evil["paths"][f"/supervisor/{EVIL}"] = copy.deepcopy(evil["paths"]["/supervisor/things/{id}"])
    rollout.publish(REGIONS[:1], evil)
    rollout.fetch()
    told = rollout.run("--format", "text").out
    assert "\x1b" not in told and "script" in told
    told = rollout.run("--format", "markdown").out
    assert not re.search(r"(?<!\\)<script", told) and "@everyone" not in told
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    assert "`a\\|b`" in told
    assert len({line.replace(r"\|", "").count("|") for line in rows}) == 1, "no cell was opened"
    page = rollout.run("--format", "html").out

    class Tags(html.parser.HTMLParser):
        seen: ClassVar[set[str]] = set()

        def handle_starttag(self, tag: str, attributes: Any) -> None:
            self.seen.add(tag)

    Tags().feed(page)
    assert "table" in Tags.seen and "script" not in Tags.seen
    json.loads(rollout.run("--format", "json").out)


@for_all(
    st.sets(st.sampled_from([*DOCUMENTS, *REGIONS]), min_size=1),
    st.dictionaries(st.sampled_from([source.name for source in SOURCES]), st.sampled_from([*DOCUMENTS, *REGIONS])),
)
def test_a_region_serves_what_there_is(documents: set[str], recorded: dict[str, str]) -> None:
    served = serving(documents, recorded)
    for name, regions in served.items():
        assert set(regions.values()) <= documents
        for region, found in regions.items():
            source = f"{name}-{region}"
            if recorded.get(source) in documents:
                assert found == recorded[source]
            elif source in documents:
                assert found == source
            else:
                assert found == name
    assert {family(name) for name in REGIONS} == {"supervisor"}


# Corrections, while regions differ

OVERLAY = """
overlay: 1.0.0
info: {title: T, version: "1"}
x-applies-to: [supervisor]
actions:
  - target: $.paths['/supervisor/more'].get
    description: of the new one
    x-source: s
    x-confidence: certain
    update: {summary: More.}
  - target: $.paths['/supervisor/things/{id}'].get
    description: of both
    x-source: s
    x-confidence: certain
    update: {summary: Thing.}
  - target: $.paths['/supervisor/things/{id}'].get.parameters[1].schema
    x-where: $[?@ == 1]
    description: of the old one
    x-source: s
    x-confidence: certain
    update: {default: 1}
"""


def test_a_correction_that_fits_one_region_is_left_out_of_the_other_and_named(rollout: Rollout, tmp_path: Path) -> None:
    overlays = tmp_path / "overlays"
    overlays.mkdir()
    (overlays / "x.overlay.yaml").write_text(OVERLAY)
    for name in ("core", "audit", "notifier"):
        (rollout.specs / f"{name}.json").write_text(json.dumps(document(name)))
    rollout.publish(REGIONS[:1], contract(more=True, minimum=0))
    rollout.fetch()
    report = correct_all(rollout.specs, overlays, tmp_path / "out")
    old, new = (json.loads((tmp_path / f"out/{name}.json").read_bytes()) for name in ("supervisor", REGIONS[0]))
    thing = "/supervisor/things/{id}"
    assert old["paths"][thing]["get"]["summary"] == new["paths"][thing]["get"]["summary"] == "Thing."
    assert new["paths"]["/supervisor/more"]["get"]["summary"] == "More."
    assert old["paths"][thing]["get"]["parameters"][1]["schema"]["default"] == 1
    assert "default" not in new["paths"][thing]["get"]["parameters"][1]["schema"]
    left_out = [
        (outcome.document, outcome.action.number)
        for action in report.actions
        for outcome in action.outcomes
        if outcome.status is Status.MISFIT
    ]
    assert sorted(left_out) == [("supervisor", 1), (REGIONS[0], 3)]
    named = [line for line in report.lines() if line.startswith("left out of ")]
    assert len(named) == 2 and all("x.overlay.yaml, action" in line for line in named)
    assert not any("delete it" in line for line in report.lines())


def test_a_correction_that_fits_no_region_stops_the_run(rollout: Rollout, tmp_path: Path) -> None:
    overlays = tmp_path / "overlays"
    overlays.mkdir()
    (overlays / "x.overlay.yaml").write_text(OVERLAY)
    rollout.publish(REGIONS[:1], contract(minimum=0))
    rollout.fetch()
    with pytest.raises(Problem, match=r"x\.overlay\.yaml, action 1 .*selects nothing"):
        correct_all(rollout.specs, overlays, tmp_path / "out")
