"""Snapshots and backups: one set at a time, for as long as they are kept."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from json import loads
from zipfile import ZipFile

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator

from .supervised import Json, Site

PACE = 60
DAY = 86_400


@pytest.fixture
def site(cloud: Emulator) -> Iterator[Site]:
    with Site(cloud, nodes=3) as one:
        yield one


@pytest.fixture
def slow() -> Iterator[Site]:
    with Site(Emulator(start=START, pace=PACE, plan="pro"), nodes=3) as one:
        one.cloud.advance(PACE * 20)
        yield one


# ---- snapshots


def test_a_snapshot_is_one_entry_for_each_node(site: Site) -> None:
    for _ in range(2):
        site("POST", "/snapshots", 204, json={})
    found = site.items("/snapshots")
    assert sorted(one["node_id"] for one in found) == sorted(site.nodes() * 2)
    for one in found:
        assert (one["deployment_id"], one["tenant_id"]) == (site.id, site.cloud.tenant_id)
        assert one["user_id"] == site.cloud.user_id
        assert one["status"] == "completed"


def test_one_is_taken_at_a_time_and_can_be_had_when_it_is_done(slow: Site) -> None:
    slow("POST", "/snapshots", 204, json={})
    slow.refused("POST", "/snapshots", 409, "snapshot_in_progress", json={})
    for one in slow.items("/snapshots"):
        assert (one["status"], one["completed_at"], one["size_bytes"]) == ("processing", None, None)
        slow.refused("GET", f"/snapshots/{one['id']}/download", 409, "snapshot_not_completed")
    assert [(one["type"], one["node_id"]) for one in slow.get("/tasks")] == [("snapshot", key) for key in slow.nodes()]
    slow.cloud.advance(PACE)
    assert slow.get("/tasks") == []
    for one in slow.items("/snapshots"):
        assert one["status"] == "completed"
        assert one["completed_at"] > one["created_at"]
        slow("GET", f"/snapshots/{one['id']}/download", 200)
    slow("POST", "/snapshots", 204, json={})


def archive(site: Site, **options: bool) -> tuple[Json, ZipFile]:
    """Take a snapshot and download one node's."""
    site("POST", "/snapshots", 204, json=options)
    entry = site.items("/snapshots")[0]
    link = site.get(f"/snapshots/{entry['id']}/download")
    answer = httpx.Client(transport=site.cloud.transport).get(link["url"])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert len(answer.content) == entry["size_bytes"]
    return entry, ZipFile(BytesIO(answer.content))


@settings(max_examples=12, deadline=None)
@given(redact=st.none() | st.booleans(), include=st.none() | st.booleans())
def test_the_download_holds_a_report_and_what_was_asked_for(
    running: Emulator, redact: bool | None, include: bool | None
) -> None:
    running.reset()
    with Site(running) as site:
        secret = "not-for-<everybody>"
        values = {"IGGY_HTTP_JWT_ENCODING_SECRET": secret, "IGGY_SEGMENT_SIZE": "77 MB"}
        site("POST", "/configs/iggy", 201, json={"values": values, "activate": True})
        options = {"redact_secrets": redact, "include_iggy": include}
        entry, files = archive(site, **{name: value for name, value in options.items() if value is not None})
        assert files.testzip() is None
        report = files.read("report.html").decode()
        assert entry["name"] in report
        assert report.count("<td>ok</td>") > 30
        assert "77 MB" in report
        assert ("not-for-&lt;everybody&gt;" in report) == (redact is False)
        assert ("iggy-state.zip" in files.namelist()) == (include is not False)
        if include is not False:
            state = loads(ZipFile(BytesIO(files.read("iggy-state.zip"))).read("state.json"))
            assert (secret in state["settings"].values()) == (redact is False)


def test_a_link_needs_no_key_and_is_good_for_itself_and_for_a_while(site: Site) -> None:
    site("POST", "/snapshots", 204, json={})
    first, second, third = (
        (one["id"], site.get(f"/snapshots/{one['id']}/download")["url"]) for one in site.items("/snapshots")
    )
    with httpx.Client(transport=site.cloud.transport) as stranger:
        assert stranger.get(first[1]).content == stranger.get(first[1]).content
        for broken in (
            first[1].replace(str(first[0]), str(second[0])),
            first[1][:-1] + ("0" if first[1][-1] != "0" else "1"),
            first[1].replace("expires=1", "expires=2"),
            first[1].replace("expires", "expire"),
            first[1].partition("?")[0],
        ):
            assert stranger.get(broken).status_code == 403, broken
        assert stranger.get(first[1].replace(str(first[0]), "1")).status_code == 404
        site("DELETE", f"/snapshots/{third[0]}", 204)
        assert stranger.get(third[1]).status_code == 404
        site.cloud.advance(15 * 60)
        assert stranger.get(first[1]).status_code == 200
        site.cloud.advance(1)
        assert stranger.get(first[1]).json()["code"] == "link_expired"


def test_snapshots_go_by_hand_and_by_themselves() -> None:
    with Site(Emulator(plan="pro", start=START), nodes=3) as site:
        for _ in range(5):
            site("POST", "/snapshots", 204, json={})
            site.cloud.advance(60)
        site.refused("POST", "/snapshots", 409, "deployment_snapshots_limit_reached", json={})
        found = site.items("/snapshots")
        for one in found[:3]:
            site("DELETE", f"/snapshots/{one['id']}", 204)
            site.refused("DELETE", f"/snapshots/{one['id']}", 404, "snapshot_not_found")
        assert site.items("/snapshots") == found[3:]
        site("POST", "/snapshots", 204, json={})
        site.cloud.advance(14 * DAY - 5 * 60)
        assert len(site.items("/snapshots")) == 12, "the oldest three are two weeks old"
        site.cloud.advance(4 * 60)
        assert len(site.items("/snapshots")) == 3
        site.cloud.advance(60)
        assert site.items("/snapshots") == []


# ---- backups


def test_a_backup_goes_through_its_states(slow: Site) -> None:
    slow("POST", "/backups", 202, json={"name": "before", "remarks": "r", "expiry_days": 3})
    for moved, status in ((0, "pending"), (PACE, "in_progress"), (PACE, "completed")):
        slow.cloud.advance(moved)
        found = slow.get("/backups")
        assert [one["node_id"] for one in found] == slow.nodes()
        assert [one["type"] for one in slow.get("/tasks")] == ["backup"] * (3 if status != "completed" else 0)
        for one in found:
            assert (one["status"], one["name"], one["remarks"]) == (status, "before", "r")
            assert (one["started_at"] is None) == (status == "pending")
            assert (one["completed_at"] is None) == (one["size_bytes"] is None) == (status != "completed")
            if status != "completed":
                slow.refused("DELETE", f"/backups/{one['id']}", 409, "backup_not_finished")
                slow.refused("POST", "/backups", 409, "backup_in_progress", json={})
                slow("POST", f"/backups/{one['id']}/restore", 409)
    one = slow.get("/backups")[0]
    slow("POST", f"/backups/{one['id']}/restore", 202)
    assert [(task["type"], task["node_id"]) for task in slow.get("/tasks")] == [("restore", one["node_id"])]
    slow.refused("POST", f"/backups/{one['id']}/restore", 409, "restore_in_progress")
    slow.refused("POST", "/backups", 409, "restore_in_progress", json={})
    slow.cloud.advance(PACE)
    assert slow.get("/tasks") == []
    slow("DELETE", f"/backups/{one['id']}", 204)
    assert [other["status"] for other in slow.get("/backups")] == ["deleting", "completed", "completed"]
    slow.refused("DELETE", f"/backups/{one['id']}", 409, "backup_not_finished")
    slow.cloud.advance(PACE)
    assert len(slow.get("/backups")) == 2


def test_a_backup_of_one_node(site: Site) -> None:
    node = site.nodes()[1]
    site("POST", "/backups", 202, json={"node_id": node})
    (one,) = site.get("/backups")
    assert (one["node_id"], one["backup_type"], one["region"]) == (node, "manual", "us-west-1")
    site.refused("POST", "/backups", 404, "node_not_found", json={"node_id": 1})
    assert len(site.get("/backups")) == 1
    for method, path in (("POST", "/backups/1/restore"), ("DELETE", "/backups/1")):
        site.refused(method, path, 404, "backup_not_found")


def test_a_failure_that_was_asked_for(site: Site) -> None:
    site.cloud.faults.add("failure", "create_backup")
    site("POST", "/backups", 202, json={})
    found = site.get("/backups")
    assert {(one["status"], one["size_bytes"]) for one in found} == {("failed", None)}
    site.refused("POST", f"/backups/{found[0]['id']}/restore", 409, "backup_not_completed")
    for one in found:
        site("DELETE", f"/backups/{one['id']}", 204)
    assert site.get("/backups") == []


def renewed(cloud: Emulator) -> str:
    """A session that is valid now: the seeded credentials may be over."""
    return f"session={cloud.add_member('later@acme.test', 'viewer')[1]}"


@settings(max_examples=25, deadline=None)
@given(st.none() | st.integers(1, 2**31 - 1))
def test_a_backup_goes_when_its_days_are_over(running: Emulator, days: int | None) -> None:
    running.reset()
    with Site(running) as site:
        site("POST", "/backups", 202, json={"expiry_days": days})
        kept = min(days or 365, 365)
        (one,) = site.get("/backups")
        assert datetime.fromisoformat(one["expires_at"]) == START + timedelta(days=kept)
        running.advance(kept * DAY - 1)
        assert site.get("/backups") == [one]
        running.advance(1)
        with httpx.Client(transport=running.transport, headers={"cookie": renewed(running)}) as http:
            assert http.get(f"{site.url}/backups").json() == []


def test_where_backups_are_not_to_be_had(cloud: Emulator) -> None:
    with Site(Emulator(plan="basic", start=START)) as site:
        site.refused("POST", "/backups", 403, "backups_not_in_plan", json={})
        assert site.get("/backups") == []
    with Site(cloud, where="gcp") as site:
        site.refused("POST", "/backups", 400, "backups_not_supported", json={})
    with Site(cloud, nodes=3, storage={"type": "local_ssd"}) as site:
        site.refused("POST", "/backups", 400, "backups_not_supported", json={})


def test_the_plan_limits_backups_by_the_set() -> None:
    with Site(Emulator(plan="pro", start=START), nodes=3) as site:
        for _ in range(5):
            site("POST", "/backups", 202, json={})
        assert len(site.get("/backups")) == 15
        site.refused("POST", "/backups", 409, "deployment_backups_limit_reached", json={})
