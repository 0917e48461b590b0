"""Activities: one for each node, what becomes of them, and what that does to the runtimes."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator

from .supervised import Site

PACE = 60


@pytest.fixture
def site(cloud: Emulator) -> Iterator[Site]:
    with Site(cloud, nodes=3) as one:
        yield one


@pytest.fixture(scope="module")
def slow() -> Emulator:
    return Emulator(start=START, pace=PACE)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["iggy", "connectors", "connector:sink:pg"]),
        st.sampled_from(["start", "stop", "restart", "reconfigure"]),
        st.none() | st.sets(st.integers(0, 2)),
        st.integers(0, 90),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_each_node_has_its_own_entry_and_the_living_are_the_ones_that_run(
    running: Emulator, steps: list[tuple[str, str, set[int] | None, int]]
) -> None:
    running.reset()
    with Site(running, nodes=3) as site:
        nodes = site.nodes()
        runtimes = ["iggy", "connectors", "warden", site.connector()]
        configs = {kind: site.get(f"/configs/{kind}/primary")["id"] for kind in runtimes}
        on = {(node, runtime): True for node in nodes for runtime in runtimes}
        expected: list[list[tuple[int, str, str, str]]] = []
        for runtime, action, chosen, wait in steps:
            told = nodes if chosen is None else [nodes[at] for at in sorted(chosen)]
            text = f"reconfigure:{configs[runtime]}" if action == "reconfigure" else action
            body = {} if chosen is None else {"json": {"nodes": told}}
            site("POST", f"/activities/{runtime}/{text}", 202, **body)
            entries: list[tuple[int, str, str, str]] = []
            for node in told:
                was = on[node, runtime]
                fine = {"start": not was, "stop": was, "restart": True, "reconfigure": was}[action]
                entries.append((node, runtime, text, "completed" if fine else "rejected"))
                if fine and action != "reconfigure":
                    on[node, runtime] = action != "stop"
            expected.append(entries)
            running.advance(wait)
        listed = [(one["node_id"], one["runtime"], one["action"], one["status"]) for one in site.items("/activities")]
        assert listed == [entry for entries in reversed(expected) for entry in reversed(entries)]
        living = {key for key, running_now in on.items() if running_now}
        for path in ("/heartbeats", "/metrics"):
            assert {(one["node_id"], one["runtime"]) for one in site.get(path)} == living


def test_a_body_is_not_needed_and_an_empty_list_is_no_node(site: Site) -> None:
    site("POST", "/activities/iggy/restart", 202)
    site("POST", "/activities/iggy/restart", 202, json={})
    assert len(site.items("/activities")) == 6
    site("POST", "/activities/iggy/restart", 202, json={"nodes": []})
    assert len(site.items("/activities")) == 6
    node = site.nodes()[1]
    site("POST", "/activities/iggy/restart", 202, json={"nodes": [node, node]})
    assert [one["node_id"] for one in site.items("/activities")[:-6]] == [node]


def test_what_is_unknown_is_refused_and_tells_nobody_anything(site: Site) -> None:
    node = site.nodes()[0]
    iggy = site.get("/configs/iggy/primary")["id"]
    for path in ("warden/restart", "nothing/restart", "iggy/explode", "iggy/reconfigure", "iggy/reconfigure:x"):
        site.refused("POST", f"/activities/{path}", 400, "validation_failed")
    site.refused("POST", "/activities/connector:sink:pg/stop", 404, "runtime_not_found")
    for path in ("iggy/reconfigure:1", f"connectors/reconfigure:{iggy}"):
        site.refused("POST", f"/activities/{path}", 404, "config_not_found")
    site.refused("POST", "/activities/iggy/stop", 404, "node_not_found", json={"nodes": [node, 1]})
    assert site.items("/activities") == []
    assert len(site.get("/heartbeats")) == 9


def test_an_entry_says_where_it_belongs_and_who_asked(site: Site) -> None:
    site("POST", "/activities/iggy/restart", 202)
    cloud = site.cloud
    for one in site.items("/activities"):
        assert one["deployment_id"] == site.id
        assert (one["tenant_id"], one["division_id"]) == (cloud.tenant_id, cloud.division_id)
        assert one["user_id"] is None, "a key asked"
    with_session = {"cookie": f"session={cloud.session}", "x-csrf-token": cloud.csrf_token}
    del site.http.headers["ld-api-key"]
    site("POST", "/activities/iggy/restart", 202, headers=with_session)
    newest = site("GET", "/activities", 200, headers=with_session).json()["items"][0]
    assert newest["user_id"] == cloud.user_id


def test_work_that_takes_time_is_done_when_its_time_is_over(slow: Emulator) -> None:
    slow.reset()
    with Site(slow) as site:
        site.refused("POST", "/activities/iggy/stop", 409, "deployment_not_ready")
        assert site.get("/heartbeats") == []
        slow.advance(PACE * 20)
        site("POST", "/activities/iggy/stop", 202)
        asked = slow.application.state.now
        for moved, status in ((0, "processing"), (PACE - 1, "processing"), (1, "completed")):
            slow.advance(moved)
            (one,) = site.items("/activities")
            assert one["status"] == status
            assert (one["completed_at"] is None) == (status == "processing")
            beating = {heart["runtime"] for heart in site.get("/heartbeats")}
            assert ("iggy" in beating) == (status == "processing")
        assert one["created_at"] == asked.isoformat().replace("+00:00", "Z")
        site("POST", "/activities/iggy/stop", 202)
        assert [one["status"] for one in site.items("/activities")] == ["processing", "completed"]
        slow.advance(PACE)
        assert [one["status"] for one in site.items("/activities")] == ["rejected", "completed"]


def test_a_failure_that_was_asked_for_is_a_refusal_by_the_node(site: Site) -> None:
    site.cloud.faults.add("failure", "trigger_activity")
    site("POST", "/activities/iggy/stop", 202)
    assert {one["status"] for one in site.items("/activities")} == {"rejected"}
    assert len(site.get("/heartbeats")) == 9


def test_a_restart_is_another_process(site: Site) -> None:
    def processes() -> dict[tuple[int, str], tuple[int, int]]:
        return {
            (one["node_id"], one["runtime"]): (one["process_id"], one["start_time"]) for one in site.get("/metrics")
        }

    site.cloud.advance(3600)
    before, node = processes(), site.nodes()[0]
    site("POST", "/activities/iggy/restart", 202, json={"nodes": [node]})
    after = processes()
    assert {key for key in before if before[key] != after[key]} == {(node, "iggy")}
    readings = site.items(f"/nodes/{node}/metrics/iggy")
    starts = [key for key, _ in groupby(readings, key=lambda one: one["start_time"])]
    assert len(starts) == 2, "the old process's readings stay"
