"""Metrics, heartbeats and logs: alive, in order, and the same whoever looks and however often."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator
from laserdata_emulator.timeline import Entry, Run, Source, Timeline

from .supervised import Json, Site

SECOND = timedelta(seconds=1)


@pytest.fixture
def site(cloud: Emulator) -> Iterator[Site]:
    with Site(cloud, nodes=3) as one:
        yield one


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


# ---- the arithmetic


RUN = st.builds(
    lambda node, start, length: Run(Source(node, "iggy"), START + start * SECOND, START + (start + length) * SECOND),
    st.integers(1, 3),
    st.integers(0, 200),
    st.integers(0, 300),
)


@settings(max_examples=300)
@given(
    runs=st.lists(RUN, max_size=4),
    step=st.integers(1, 20),
    since=st.integers(-10, 300),
    until=st.integers(0, 500),
    cycle=st.integers(1, 7),
    marks=st.lists(st.sets(st.integers(0, 6)), min_size=3, max_size=3),
    first=st.integers(0, 60),
    size=st.integers(0, 30),
)
def test_a_timeline_is_what_a_walk_through_all_of_it_finds(
    runs: list[Run], step: int, since: int, until: int, cycle: int, marks: list[set[int]], first: int, size: int
) -> None:
    def wanted(source: Source) -> list[int]:
        return sorted(mark for mark in marks[source.node - 1] if mark < cycle)

    low, high = START + since * SECOND, START + until * SECOND
    line = Timeline(step * SECOND, runs, low, high, cycle, wanted)
    expected: list[Entry] = []
    for run in runs:
        number, moment = 0, run.start
        while moment < run.stop:
            if low <= moment < high and number % cycle in wanted(run.source):
                expected.append(Entry(moment, run.source, number))
            number, moment = number + 1, moment + step * SECOND
    expected.sort(reverse=True)
    assert len(line) == len(expected)
    assert line.slice(first, first + size) == expected[first : first + size]
    assert line.slice(0, len(expected) + 5) == expected


def test_a_page_of_a_year_of_many_costs_no_more_than_one_of_a_minute() -> None:
    """Counted in entries that are looked at, not in seconds."""
    looked = 0

    class Counted(list[int]):
        def __getitem__(self, key: Any) -> Any:
            nonlocal looked
            looked += 1
            return super().__getitem__(key)

    def effort(days: int) -> int:
        nonlocal looked
        looked = 0
        runs = [Run(Source(node, "iggy"), START, START + timedelta(days=400)) for node in range(9)]
        line = Timeline(SECOND, runs, START, START + timedelta(days=days), 31, lambda _: Counted([3, 4]))
        assert len(line.slice(500, 600)) == 100
        return looked

    assert effort(365) < 3 * effort(1)


# ---- what a supervisor tells


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 900), max_size=5), st.integers(1, 100))
def test_time_only_adds_to_a_history(running: Emulator, waits: list[int], size: int) -> None:
    running.reset()
    with Site(running) as site:
        (node,) = site.nodes()
        paths = ["/logs", f"/nodes/{node}/metrics/iggy", f"/nodes/{node}/heartbeats/warden"]
        before: dict[str, list[Json]] = {path: [] for path in paths}
        for wait in waits:
            running.advance(wait)
            for path in paths:
                now = site.items(path, results=size)
                assert now[len(now) - len(before[path]) :] == before[path], "what was told stays as it was"
                times = [at(one.get("timestamp") or one["last_heartbeat"]) for one in now]
                assert times == sorted(times, reverse=True)
                assert all(START <= one <= running.application.state.now for one in times)
                before[path] = now


def test_the_newest_of_everything_is_young_and_in_its_history(site: Site) -> None:
    site.cloud.advance(4_321)
    now = site.cloud.application.state.now
    hearts, readings = site.get("/heartbeats"), site.get("/metrics")
    assert len(hearts) == len(readings) == 9
    for one in hearts:
        assert now - at(one["last_heartbeat"]) < timedelta(seconds=120)
        assert one == site.get(f"/nodes/{one['node_id']}/heartbeats/{one['runtime']}")["items"][0]
    for one in readings:
        assert now - at(one["timestamp"]) <= timedelta(seconds=60)
        assert one == site.get(f"/nodes/{one['node_id']}/metrics/{one['runtime']}")["items"][0]


def test_readings_look_alive(site: Site) -> None:
    node = site.nodes()[0]
    site.cloud.advance(86_400)
    readings = site.items(f"/nodes/{node}/metrics/iggy")[::-1]
    assert len(readings) > 1_000
    for name in ("messages_count", "written_bytes", "network_read_bytes", "run_time", "segments_count"):
        values = [one[name] for one in readings]
        assert values == sorted(values), name
        assert len(set(values)) > 50, name
    for name in ("cpu_usage", "total_cpu_usage"):
        values = [one[name] for one in readings]
        assert len(set(values)) > 100
        assert 0 < min(values) < max(values) < 100
    assert len({one["process_id"] for one in readings}) == 1
    other = site.items(f"/nodes/{site.nodes()[1]}/metrics/iggy")[::-1]
    assert [one["cpu_usage"] for one in other] != [one["cpu_usage"] for one in readings]
    assert "messages_count" not in site.get(f"/nodes/{node}/metrics/warden")["items"][0]


def test_a_range_takes_its_start_and_leaves_its_end(site: Site) -> None:
    node = site.nodes()[0]
    site.cloud.advance(600)
    path = f"/nodes/{node}/metrics/iggy"
    times = [one["timestamp"] for one in site.items(path)]
    assert len(times) == 11
    assert [one["timestamp"] for one in site.items(path, **{"from": times[7], "to": times[3]})] == times[4:8]
    assert site.items(path, **{"from": times[3], "to": times[7]}) == []
    shifted = at(times[7]).astimezone(UTC).isoformat()
    assert [one["timestamp"] for one in site.items(path, **{"from": shifted})] == times[:8]
    site("GET", path, 400, params={"from": "yesterday"})


def test_nothing_is_kept_longer_than_the_retention(site: Site) -> None:
    node = site.nodes()[0]
    site("PUT", f"{site.core_url}/retention", 200, json={"retention": {"telemetry_days": 2}})
    site.cloud.advance(5 * 86_400)
    oldest = site.cloud.application.state.now - timedelta(days=2)
    for path in (f"/nodes/{node}/metrics/iggy", f"/nodes/{node}/heartbeats/iggy", "/logs"):
        page = site.get(path, results=100)
        last = site.get(path, results=100, page=page["total_pages"])["items"][-1]
        written = at(last.get("timestamp") or last["last_heartbeat"])
        assert timedelta(0) <= written - oldest < timedelta(seconds=60)


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "level": st.sampled_from(["trace", "debug", "info", "warn", "error"]),
        "runtime": st.sampled_from(["iggy", "warden", "connectors", "connector", "connector:sink:pg", "plane"]),
        "node": st.sampled_from([0, 1, 2, None]),
        "message": st.sampled_from(["", "client", "CLIENT", "segment", "%", "no such text"]),
        "scope": st.sampled_from(["server", "server::tcp", "serv", "runtime::health", "warden"]),
    },
)


@pytest.fixture(scope="module")
def talkative() -> Iterator[tuple[Site, list[Json]]]:
    with Site(Emulator(start=START), nodes=3) as site:
        site.connector()
        site.cloud.advance(1_500)
        site("POST", "/activities/iggy/stop", 202, json={"nodes": site.nodes()[:1]})
        site.cloud.advance(500)
        yield site, site.items("/logs")


@settings(max_examples=60, deadline=None)
@given(filters=FILTERS)
def test_filters_keep_what_fits_and_nothing_else(talkative: tuple[Site, list[Json]], filters: Json) -> None:
    site, everything = talkative
    asked = dict(filters)
    if "node" in asked:
        asked["node"] = 1 if asked["node"] is None else site.nodes()[asked["node"]]

    def fits(line: Json) -> bool:
        return (
            asked.get("level", line["level"]) == line["level"]
            and asked.get("node", line["node_id"]) == line["node_id"]
            and asked.get("runtime", line["runtime"]) in (line["runtime"], line["runtime"].split(":")[0])
            and asked.get("message", "").lower() in line["message"].lower()
            and f"{line['scope']}::".startswith(f"{asked.get('scope', line['scope'])}::")
        )

    assert site.items("/logs", **asked) == [line for line in everything if fits(line)]


def test_every_level_and_runtime_has_its_say(talkative: tuple[Site, list[Json]]) -> None:
    _, everything = talkative
    assert {line["level"] for line in everything} == {"trace", "debug", "info", "warn", "error"}
    assert len({line["runtime"] for line in everything}) == 4
    assert sum(line["level"] == "error" for line in everything) < len(everything) / 10


def test_what_is_stopped_says_nothing(talkative: tuple[Site, list[Json]]) -> None:
    site, everything = talkative
    stopped = START + timedelta(seconds=1_500)
    node = site.nodes()[0]
    times = [at(one["timestamp"]) for one in everything if (one["node_id"], one["runtime"]) == (node, "iggy")]
    assert times
    assert max(times) < stopped


def test_runtimes_and_nodes_that_are_not_there_are_not_found(site: Site) -> None:
    node = site.nodes()[0]
    for what in ("metrics", "heartbeats"):
        site.refused("GET", f"/nodes/1/{what}/iggy", 404, "node_not_found")
        site.refused("GET", f"/nodes/{node}/{what}/plane", 404, "runtime_not_found")
        assert site.items(f"/nodes/{node}/{what}/connector") == []
        site.refused("GET", f"/nodes/{node}/{what}/connector:sink:pg", 404, "runtime_not_found")
    runtime = site.connector()
    for what in ("metrics", "heartbeats"):
        assert site.items(f"/nodes/{node}/{what}/connector") == site.items(f"/nodes/{node}/{what}/{runtime}") != []


def test_the_same_cloud_tells_the_same_story() -> None:
    told: list[tuple[object, ...]] = []
    for _ in range(2):
        with Site(Emulator(start=START)) as site:
            site.cloud.advance(1_000)
            told.append((site.items("/logs"), site.get("/metrics"), site.get("/network/info")))
    assert told[0] == told[1]
