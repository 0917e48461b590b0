"""Regions: the same facts share one document, a region that differs gets its own and says how."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from loopback import HandClock, Publisher, Reply, document, given

from pipeline import facts
from pipeline.console import Problem
from pipeline.fetch import Report, _summary, fetch, plan, record_transcribed
from pipeline.files import dump_json, sha256
from pipeline.lock import DocumentRecord, Lock, SourceRecord, dump, load
from pipeline.regions import arrange
from pipeline.sources import SOURCES, members

REGIONS = [source.name for source in members("supervisor")]


def region_document(region: str, *, minimum: int = 1, **changes: Any) -> bytes:
    """A supervisor's document as one region publishes it: own server and own prose; `minimum` is the fact."""
    found = document("supervisor", **changes)
    found["servers"] = [{"url": f"https://{region}.test"}]
    found["info"]["description"] = f"The API of {region}."
    (item,) = found["paths"].values()
    item["get"]["parameters"][1]["schema"]["minimum"] = minimum
    return json.dumps(found).encode()


def publish(site: Publisher, bodies: dict[str, bytes]) -> dict[str, str]:
    return {name: site.publish(f"/{name}/supervisor.json", body) for name, body in bodies.items()}


def get(folder: Path, urls: dict[str, str], hand: HandClock | None = None) -> Report:
    return fetch(plan(given(urls), []), folder, clock=(hand or HandClock()).clock)


def documents(folder: Path) -> dict[str, list[str]]:
    """Which sources each document of the lock has; every file is there and as recorded."""
    lock = load(folder)
    for record in lock.documents.values():
        assert sha256((folder / record.file).read_bytes()) == record.sha256
    assert {p.name for p in folder.iterdir()} == {"lock.json"} | {r.file for r in lock.documents.values()}
    return {name: [s for s, r in lock.sources.items() if r.document == name] for name in lock.documents}


def test_equal_regions_share_the_document_of_the_first(site: Publisher, tmp_path: Path) -> None:
    bodies = {name: region_document(name) for name in REGIONS}
    report = get(tmp_path, publish(site, bodies))
    assert documents(tmp_path) == {"supervisor": REGIONS}
    assert (tmp_path / "supervisor.json").read_bytes() == bodies[REGIONS[0]]
    assert report.arrangement.differences == ()
    lock = load(tmp_path)
    assert {lock.sources[name].sha256 for name in REGIONS} == {sha256(body) for body in bodies.values()}
    assert len({lock.sources[name].facts for name in REGIONS}) == 1


def test_equal_regions_stay_unchanged_by_conditional_requests(site: Publisher, tmp_path: Path) -> None:
    urls = publish(site, {name: region_document(name) for name in REGIONS})
    get(tmp_path, urls)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    get(tmp_path, urls)
    assert [request.headers.get("if-none-match") is not None for request in site.requests[-6:]] == [True] * 6
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_region_that_differs_gets_its_own_until_it_converges(
    site: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bodies = {name: region_document(name) for name in REGIONS}
    get(tmp_path, publish(site, bodies))
    odd = region_document("supervisor-gcp-eu", minimum=0)
    report = get(tmp_path, publish(site, bodies | {"supervisor-gcp-eu": odd}))
    assert documents(tmp_path) == {
        "supervisor": [name for name in REGIONS if name != "supervisor-gcp-eu"],
        "supervisor-gcp-eu": ["supervisor-gcp-eu"],
    }
    assert (tmp_path / "supervisor-gcp-eu.json").read_bytes() == odd
    (difference,) = report.arrangement.differences
    assert difference.lines == (
        "/paths/~1supervisor~1things~1{id}/get/parameters/query:page/schema/minimum: 1 became 0",
    )
    capsys.readouterr()
    _summary(report, tmp_path)
    said = capsys.readouterr().out
    assert difference.lines[0] in said and "5 regions share" in said and "supervisor-gcp-eu.json" in said

    report = get(tmp_path, publish(site, bodies))
    assert documents(tmp_path) == {"supervisor": REGIONS}
    assert "supervisor-gcp-eu.json" in report.changed
    _summary(report, tmp_path)
    assert "removed" in capsys.readouterr().out


def test_regions_that_differ_in_the_same_way_share_too(site: Publisher, tmp_path: Path) -> None:
    odd = {"supervisor-aws-ap", "supervisor-gcp-us"}
    get(tmp_path, publish(site, {name: region_document(name, minimum=int(name in odd)) for name in REGIONS}))
    assert documents(tmp_path)["supervisor-aws-ap"] == ["supervisor-aws-ap", "supervisor-gcp-us"]


def test_most_regions_decide_and_the_table_breaks_ties(site: Publisher, tmp_path: Path) -> None:
    few = {name: region_document(name, minimum=int(index < 2)) for index, name in enumerate(REGIONS)}
    get(tmp_path / "most", publish(site, few))
    assert documents(tmp_path / "most") == {"supervisor": REGIONS[2:], REGIONS[0]: REGIONS[:2]}
    tie = {name: region_document(name, minimum=int(index < 3)) for index, name in enumerate(REGIONS)}
    get(tmp_path / "tie", publish(site, tie))
    assert documents(tmp_path / "tie") == {"supervisor": REGIONS[:3], REGIONS[3]: REGIONS[3:]}


def test_a_region_left_behind_is_asked_for_its_own_bytes(site: Publisher, tmp_path: Path) -> None:
    """It answered 304, but its bytes were never kept: it shared another region's file, which now changes."""
    bodies = {name: region_document(name) for name in REGIONS}
    get(tmp_path, publish(site, bodies))
    behind = "supervisor-aws-eu"
    new = {name: region_document(name, minimum=0) for name in REGIONS} | {behind: bodies[behind]}
    get(tmp_path, publish(site, new))
    assert documents(tmp_path)[behind] == [behind]
    assert (tmp_path / f"{behind}.json").read_bytes() == bodies[behind]
    asked = site.asked_for(f"/{behind}/supervisor.json")
    assert ["if-none-match" in request.headers for request in asked] == [False, True, False]


def test_a_region_left_behind_and_down_keeps_its_contract(site: Publisher, tmp_path: Path) -> None:
    bodies = {name: region_document(name) for name in REGIONS}
    get(tmp_path, publish(site, bodies))
    behind = "supervisor-aws-eu"
    urls = publish(site, {name: region_document(name, minimum=0) for name in REGIONS})
    site.answer(f"/{behind}/supervisor.json", Reply(500))
    report = get(tmp_path, urls)
    assert report.exit_code == 3
    assert documents(tmp_path)[behind] == [behind]
    kept = json.loads((tmp_path / f"{behind}.json").read_bytes())
    assert facts.same(kept, json.loads(bodies[behind]))


def test_a_version_of_its_own_is_no_difference(site: Publisher, tmp_path: Path) -> None:
    get(tmp_path, publish(site, {name: region_document(name, version=name) for name in REGIONS}))
    assert documents(tmp_path) == {"supervisor": REGIONS}
    assert load(tmp_path).sources["supervisor-gcp-ap"].version == "supervisor-gcp-ap"


# Transcribed documents.


@pytest.fixture
def transcribed(tmp_path: Path) -> Path:
    for name in ("core", "audit", "notifier", "supervisor"):
        (tmp_path / f"{name}.json").write_bytes(dump_json(document(name)))
    record_transcribed(tmp_path, clock=HandClock().clock)
    return tmp_path


def test_transcribed_documents_are_recorded_for_every_source(transcribed: Path) -> None:
    lock = load(transcribed)
    assert list(lock.sources) == [source.name for source in SOURCES]
    for source in SOURCES:
        record = lock.sources[source.name]
        assert (record.origin, record.url, record.etag) == ("transcribed", source.url, None)
        assert record.document == source.document
    assert documents(transcribed)["supervisor"] == REGIONS


def test_recording_twice_changes_nothing(transcribed: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in transcribed.iterdir()}
    later = HandClock()
    later.time += 1e6
    assert record_transcribed(transcribed, clock=later.clock).changed == ()
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in transcribed.iterdir()} == before


def test_an_edited_transcription_is_recorded_anew(transcribed: Path) -> None:
    (transcribed / "core.json").write_bytes(dump_json(document("core", version="2.0.0")))
    later = HandClock()
    later.time += 60
    assert record_transcribed(transcribed, clock=later.clock).changed == ("lock.json",)
    lock = load(transcribed)
    assert (lock.sources["core"].version, lock.sources["core"].fetched_at) == ("2.0.0", "2026-01-31T12:01:00Z")
    assert lock.sources["audit"].fetched_at == "2026-01-31T12:00:00Z"
    documents(transcribed)


def test_a_bad_transcription_is_not_recorded(transcribed: Path) -> None:
    before = (transcribed / "lock.json").read_bytes()
    (transcribed / "core.json").write_bytes(b"{}")
    with pytest.raises(Problem, match=r"core\.json cannot be recorded"):
        record_transcribed(transcribed)
    assert (transcribed / "lock.json").read_bytes() == before


@pytest.mark.parametrize("body", [b"{", dump_json(document(paths={}))], ids=["broken", "no operations"])
def test_a_bad_transcription_is_for_us_to_mend(transcribed: Path, body: bytes) -> None:
    (transcribed / "core.json").write_bytes(body)
    with pytest.raises(Problem, match=r"core\.json cannot be recorded: .+: mend the file$"):
        record_transcribed(transcribed)


def test_a_missing_transcription_is_said(transcribed: Path) -> None:
    (transcribed / "audit.json").unlink()
    assert record_transcribed(transcribed).failed == ("audit",)


def test_one_given_region_leaves_the_others_transcribed(site: Publisher, transcribed: Path) -> None:
    get(transcribed, publish(site, {"supervisor-gcp-eu": region_document("gcp", minimum=0)}))
    lock = load(transcribed)
    assert [name for name, record in lock.sources.items() if record.origin == "given"] == ["supervisor-gcp-eu"]
    assert documents(transcribed)["supervisor-gcp-eu"] == ["supervisor-gcp-eu"]
    assert len(documents(transcribed)["supervisor"]) == 5


# The grouping as such.


def record(facts_of: int, body: bytes, document: str = "supervisor") -> SourceRecord:
    digest = sha256(str(facts_of).encode())
    return SourceRecord("http://h.test/", document, "live", "1", sha256(body), digest, None, None, "now")


@for_all(
    st.dictionaries(st.sampled_from(REGIONS), st.integers(0, 3), min_size=1),
    st.dictionaries(st.sampled_from(REGIONS), st.integers(0, 3)),
)
def test_any_change_of_regions_is_arranged(first: dict[str, int], second: dict[str, int]) -> None:
    """From any arrangement to any other, by any subset of regions: the rule holds, no region loses its contract."""

    def body(name: str, fact: int) -> bytes:
        return json.dumps({"openapi": "3.1.0", "paths": {f"/{fact}": {}}, "x-by": name}).encode()

    def holds(lock: Lock, bodies: dict[str, bytes], state: dict[str, int]) -> None:
        assert list(lock.sources) == [name for name in REGIONS if name in state]
        groups: dict[str, set[int]] = {}
        for name, source in lock.sources.items():
            assert f'"/{state[name]}"' in bodies[source.document].decode()
            groups.setdefault(source.document, set()).add(state[name])
        assert all(len(group) == 1 for group in groups.values())
        assert len(groups) == len(set(state.values()))
        sizes = {fact: list(state.values()).count(fact) for fact in state.values()}
        (main,) = groups["supervisor"]
        assert sizes[main] == max(sizes.values())
        assert set(groups) == set(lock.documents) == set(bodies)

    state = first
    fresh = {name: body(name, fact) for name, fact in first.items()}
    found = arrange(Lock(), {n: record(f, fresh[n]) for n, f in first.items()}, fresh, {})
    holds(found.lock, dict(found.bodies), state)

    state = first | second
    fresh = {name: body(name, fact) for name, fact in second.items()}
    records = dict(found.lock.sources) | {n: record(f, fresh[n]) for n, f in second.items()}
    after = arrange(found.lock, records, fresh, found.bodies)
    assert after.lost == ()
    holds(after.lock, dict(after.bodies), state)
    # Doing it again without news changes nothing.
    again = arrange(after.lock, after.lock.sources, {}, after.bodies)
    assert (dump(again.lock), again.bodies) == (dump(after.lock), after.bodies)


def test_a_kept_file_that_was_edited_is_not_blessed() -> None:
    """A source that is down keeps its record, and the record goes on telling that the file is another one."""
    published = b"{}"
    digest = sha256(published)
    old = Lock({"core": record(1, published, "core")}, {"core": DocumentRecord("core.json", digest)})
    after = arrange(old, old.sources, {}, {"core": b'{"edited": true}'})
    assert after.lock == old
