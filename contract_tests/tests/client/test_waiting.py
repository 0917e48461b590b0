"""Waiting for accepted work: to its end and no longer, with what was seen on the way."""

from __future__ import annotations

import datetime
import email.utils
import json
import math
from collections.abc import Callable, Sequence
from typing import Any

import httpx
import pytest
from client_harness import TENANT, Caller, HandClock
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_cloud import (
    InvalidRequestError,
    LaserData,
    NoSupervisorError,
    NotFoundError,
    PermissionDeniedError,
    Progress,
    WaitFailedError,
    WaitTimeoutError,
)

SUPERVISOR = "https://supervisor-aws-us.laserdata.cloud"
DEPLOYMENT = 7261845022003200001
BUSY = ("creating", "creating_subnet", "waiting_for_nodes", "a_stage_nobody_told_of")
MADE = "2026-05-20T10:00:00Z"


def problem(status: int, code: str = "gone") -> httpx.Response:
    return httpx.Response(status, json={"type": "about:blank", "title": "T", "status": status, "code": code})


class Cloud:
    """One deployment, whose state moves on each time its supervisor is asked."""

    def __init__(self, clock: HandClock, states: Sequence[str | int]) -> None:
        self.clock = clock
        self.states = list(states)
        self.details: dict[str, Any] = {
            "id": DEPLOYMENT, "name": "orders", "code": "orders", "variant": "managed", "domain": "orders.example.com",
            "cloud": "aws", "area": "us", "cluster": "standalone", "runtimes": ["iggy"], "nodes_count": 1,
            "protected": False, "encrypted": True, "dedicated": False, "shared": False,
            "storage_type": "network_balanced", "storage_size": 20, "availability_mode": "single_az",
            "retention": {"telemetry": {"logs_days": 3, "metrics_days": 3, "heartbeats_days": 3}},
            "can_upgrade": True, "created_at": MADE, "updated_at": MADE,
            "supervisor_url": SUPERVISOR, "upgrades": [],
        }  # fmt: skip
        self.core: list[int] = []
        self.lists: dict[str, list[Any]] = {}
        self.asked: list[str] = []
        self.sent: dict[str, list[httpx.Request]] = {}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.asked.append(f"{request.method} {request.url.host} {path}")
        if request.method in ("POST", "DELETE"):
            headers = {"ld-environment": "33", "ld-deployment": str(DEPLOYMENT)} if path.endswith("starter") else {}
            return httpx.Response(
                202,
                headers={
                    **headers,
                    "date": email.utils.formatdate(self.clock.wall, usegmt=True),
                    "ld-request": "0" * 32,
                },
            )
        if request.url.host == "supervisor-aws-us.laserdata.cloud":
            name = path.rpartition("/")[2]
            if name != str(DEPLOYMENT):
                items = self.lists[name].pop(0) if len(self.lists[name]) > 1 else self.lists[name][0]
                paged = {"items": items, "page": 1, "total_pages": 1, "total_results": len(items)}
                return httpx.Response(200, json=items if name == "backups" else paged)
            state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
            return problem(state) if isinstance(state, int) else httpx.Response(200, json={"status": state})
        status = self.core.pop(0) if self.core else 200
        return httpx.Response(200, json=self.details) if status == 200 else problem(status)


Made = tuple[Any, Cloud]


@pytest.fixture
def start(client: Caller, clock: HandClock) -> Callable[..., Made]:
    """A client whose pauses cost nothing, and a cloud whose deployment goes through the states."""

    def started(*states: str | int) -> Made:
        cloud = Cloud(clock, states or ("initialized",))
        return client(handler=cloud, base_url="https://api.laserdata.cloud", **clock.settings()), cloud

    return started


Start = Callable[..., Made]


class TestDeployments:
    @pytest.mark.parametrize(
        "states", [("initialized",), ("creating", "initialized"), (*BUSY, "initialized"), (404, 404, "initialized")]
    )
    def test_ready_is_told_when_it_is_there(self, start: Start, states: tuple[str | int, ...]) -> None:
        ld, cloud = start(*states)
        told: list[Progress] = []
        made = ld.deployments.create_starter(5, cloud="aws", region="us-west-1")
        assert (made.status, made.deployment_id, made.environment_id) == (202, DEPLOYMENT, 33)
        ready = made.wait(on_progress=told.append)
        assert (ready.id, ready.name) == (DEPLOYMENT, "orders")
        assert [one.state for one in told] == ["unknown" if state == 404 else state for state in states]
        assert [one.looks for one in told] == list(range(1, len(states) + 1))
        assert cloud.asked[1] == (
            f"GET api.laserdata.cloud /tenants/{TENANT}/divisions/5/environments/33/deployments/{DEPLOYMENT}"
        )

    @pytest.mark.parametrize("state", ["failed", "rolling_back", "deleting"])
    def test_failed_is_told_with_its_state(self, start: Start, state: str) -> None:
        ld, _ = start("creating", state, "initialized")
        with pytest.raises(WaitFailedError, match=f"deploy_starter: the work failed: its state is {state}") as told:
            ld.deployments.create_starter(5, cloud="aws", region="us-west-1").wait()
        assert (told.value.state, told.value.operation, told.value.seen.id) == (state, "deploy_starter", DEPLOYMENT)

    @given(
        states=st.lists(st.sampled_from([*BUSY, 404, 503]), max_size=40),
        end=st.sampled_from(["initialized", "failed"]),
        timeout=st.floats(0.0, 400.0),
    )
    @settings(deadline=None, max_examples=60)
    def test_it_ends_where_the_work_does_or_in_time(
        self, way: Caller, states: list[str | int], end: str, timeout: float
    ) -> None:
        clock = HandClock()
        cloud = Cloud(clock, [*states, end])
        ld = way(handler=cloud, base_url="https://api.laserdata.cloud", **clock.settings())
        made = ld.deployments.create_starter(5, cloud="aws", region="us-west-1")
        told: list[Progress] = []
        began = clock.now
        try:
            ready = made.wait(timeout=timeout, on_progress=told.append)
        except WaitFailedError as failed:
            assert (end, failed.state) == ("failed", "failed")
        except WaitTimeoutError as late:
            assert isinstance(late, TimeoutError)
            seen = [one.state for one in told if one.state != "unknown"]
            assert late.state == (seen[-1] if seen else "unknown")
            assert len(cloud.states) >= 1
            # The last look is made when the time is over, and may take a call's own pauses.
            assert timeout <= clock.now - began
        else:
            assert (end, ready.id) == ("initialized", DEPLOYMENT)
            assert told[-1].state == "initialized"
        assert clock.now - began <= timeout + 20
        assert [one.looks for one in told] == list(range(1, len(told) + 1))

    def test_a_supervisor_that_is_away_is_asked_again(self, start: Start) -> None:
        ld, cloud = start("creating", 503, 503, 503, 503, "creating", "initialized")
        told: list[str] = []
        ld.deployments.create_starter(5, cloud="aws", region="us-west-1").wait(
            on_progress=lambda p: told.append(p.state)
        )
        assert (told[0], told[1], told[-1]) == ("creating", "unknown", "initialized")
        assert cloud.states == ["initialized"]

    def test_what_time_does_not_mend_is_raised(self, start: Start) -> None:
        ld, cloud = start("creating")
        made = ld.deployments.create_starter(5, cloud="aws", region="us-west-1")
        cloud.core = [200, 403]
        with pytest.raises(PermissionDeniedError):
            made.wait()

    def test_one_that_was_seen_and_is_gone_has_failed(self, start: Start) -> None:
        ld, cloud = start("creating")
        cloud.core = [404, 200, 404]
        with pytest.raises(WaitFailedError) as told:
            ld.deployments.create_starter(5, cloud="aws", region="us-west-1").wait()
        assert told.value.state == "gone"

    @pytest.mark.parametrize("change", ["upgrade", "extend"])
    def test_a_change_is_not_taken_as_done_before_it_began(self, start: Start, change: str) -> None:
        ld, cloud = start("initialized", "upgrading", "upgrading", "initialized")
        told: list[str] = []
        given = {"tier": "large"} if change == "upgrade" else {"nodes": [{"count": 1}]}
        changed = getattr(ld.deployments, change)(5, 33, DEPLOYMENT, **given)
        changed.wait(on_progress=lambda progress: told.append(progress.state))
        assert told == ["initialized", "upgrading", "upgrading", "initialized"]
        assert cloud.states == ["initialized"]

    def test_a_change_that_is_recorded_is_done_at_once(self, start: Start, clock: HandClock) -> None:
        ld, cloud = start("initialized")
        upgraded = ld.deployments.upgrade(5, 33, DEPLOYMENT, tier="large")
        cloud.details["upgrades"] = [{"upgraded_at": "2027-01-15T08:00:05Z", "tier": "large"}]
        upgraded.wait()
        assert clock.pauses == []

    def test_a_change_that_shows_nothing_is_taken_as_done_when_it_stays_ready(self, start: Start) -> None:
        ld, _ = start("initialized")
        told: list[Progress] = []
        ld.deployments.extend(5, 33, DEPLOYMENT, nodes=[{"count": 1}]).wait(on_progress=told.append)
        assert len(told) == 3

    def test_a_deletion_ends_when_nothing_is_found(self, start: Start, clock: HandClock) -> None:
        ld, cloud = start("deleting")
        deleted = ld.deployments.delete(5, 33, DEPLOYMENT)
        cloud.core = [200, 200, 404]
        assert deleted.wait() is None
        assert len(clock.pauses) == 2

    def test_of_another_process(self, start: Start) -> None:
        ld, _ = start("creating", "initialized")
        assert ld.wait_until_ready(5, 33, DEPLOYMENT).id == DEPLOYMENT
        ld, cloud = start("initialized")
        cloud.core = [404]
        with pytest.raises(WaitFailedError):
            ld.wait_until_ready(5, 33, DEPLOYMENT)

    def test_on_premise_has_no_supervisor_to_ask(self, start: Start) -> None:
        ld, cloud = start()
        cloud.details |= {"variant": "on_premise", "supervisor_url": None}
        with pytest.raises(NoSupervisorError, match="has no supervisor"):
            ld.deployments.create_starter(5, cloud="aws", region="us-west-1").wait()

    def test_one_without_a_supervisor_yet_is_waited_for(self, start: Start, clock: HandClock) -> None:
        ld, cloud = start("initialized")
        cloud.details["supervisor_url"] = None

        def told(progress: Progress) -> None:
            cloud.details["supervisor_url"] = SUPERVISOR

        ld.deployments.create_starter(5, cloud="aws", region="us-west-1").wait(on_progress=told)
        assert len(clock.pauses) == 1

    def test_pauses_grow_and_stay_short(self, start: Start, clock: HandClock) -> None:
        ld, _ = start(*["creating"] * 12, "initialized")
        ld.deployments.create_starter(5, cloud="aws", region="us-west-1").wait()
        assert clock.pauses == sorted(clock.pauses)
        assert (clock.pauses[0], clock.pauses[-1]) == (0.5, 10.0)

    def test_the_result_can_be_waited_for_more_than_once(self, start: Start) -> None:
        ld, _ = start("initialized")
        made = ld.deployments.create_starter(5, cloud="aws", region="us-west-1")
        assert made.wait() == made.wait()

    def test_an_error_while_telling_is_the_callers_own(self, start: Start) -> None:
        ld, _ = start("creating")

        def told(_: Progress) -> None:
            raise KeyError("mine")

        with pytest.raises(KeyError, match="mine"):
            ld.deployments.create_starter(5, cloud="aws", region="us-west-1").wait(on_progress=told)

    def test_telling_may_be_asynchronous_where_the_client_is(self, way: Caller, start: Start) -> None:
        ld, _ = start("creating", "initialized")
        told: list[str] = []

        async def tell(progress: Progress) -> None:
            told.append(progress.state)

        made = ld.deployments.create_starter(5, cloud="aws", region="us-west-1")
        if way.kind is LaserData:
            with pytest.raises(InvalidRequestError, match="is asynchronous, and this client is not"):
                made.wait(on_progress=tell)
        else:
            made.wait(on_progress=tell)
            assert told == ["creating", "initialized"]

    @pytest.mark.parametrize("timeout", [-1, math.nan, None, "5"])
    def test_what_is_no_timeout(self, start: Start, timeout: Any) -> None:
        ld, _ = start()
        with pytest.raises(InvalidRequestError, match="a timeout is "):
            ld.deployments.create_starter(5, cloud="aws", region="us-west-1").wait(timeout=timeout)

    def test_a_raw_answer_can_be_waited_for_too(self, start: Start) -> None:
        ld, _ = start("initialized")
        answer = ld.with_raw_response.deployments.create_starter(5, cloud="aws", region="us-west-1")
        assert (answer.status, answer.content) == (202, b"")
        assert answer.parse().wait().id == DEPLOYMENT


def now(clock: HandClock, after: float = 0) -> str:
    return datetime.datetime.fromtimestamp(clock.wall + after, datetime.UTC).isoformat()


class TestWorkOfSupervisors:
    """What is waited for is what was asked for, and not what was there before."""

    @pytest.fixture
    def sv(self, start: Start, clock: HandClock) -> Made:
        ld, cloud = start()
        return ld.supervisor(SUPERVISOR, deployment_id=DEPLOYMENT), cloud

    def activity(self, number: int, status: str, **changes: Any) -> dict[str, Any]:
        return {"id": number, "tenant_id": TENANT, "runtime": "iggy", "action": "restart", "status": status} | changes

    def test_activities(self, sv: Made, clock: HandClock) -> None:
        client, cloud = sv
        old = self.activity(1, "rejected", created_at=now(clock, -60))
        other = self.activity(2, "processing", action="stop", created_at=now(clock))
        first = self.activity(3, "processing", created_at=now(clock))
        ended = self.activity(3, "completed", created_at=now(clock))
        second = self.activity(4, "completed", created_at=now(clock))
        cloud.lists["activities"] = [[old, other], [old, other, first], [ended, old], [ended, second, other, old]]
        told: list[str] = []
        done = client.activities.trigger("iggy", "restart", nodes=[1, 2]).wait(
            on_progress=lambda p: told.append(p.state)
        )
        assert [one.id for one in done] == [3, 4]
        assert told == ["unknown", "processing", "unknown", "completed"]
        assert done.result.operation.id == "get_activities"

    def test_an_activity_that_is_rejected(self, sv: Made, clock: HandClock) -> None:
        client, cloud = sv
        cloud.lists["activities"] = [[self.activity(3, "rejected", created_at=now(clock))]]
        with pytest.raises(WaitFailedError) as told:
            client.activities.trigger("iggy", "restart").wait()
        assert (told.value.state, told.value.seen[0].id) == ("rejected", 3)

    def test_backups(self, sv: Made, clock: HandClock) -> None:
        client, cloud = sv

        def backup(number: int, status: str, name: str = "mine", after: float = 0) -> dict[str, Any]:
            return {
                "id": number, "deployment_id": DEPLOYMENT, "node_id": 9, "name": name, "backup_type": "manual",
                "status": status, "snapshot_ids": [], "volume_ids": [], "region": "us-west-1",
                "created_at": now(clock, after),
            }  # fmt: skip

        cloud.lists["backups"] = [
            [backup(1, "failed", after=-99), backup(2, "failed", "yours")],
            [backup(1, "failed", after=-99), backup(3, "pending")],
            [backup(3, "in_progress")],
            [backup(3, "completed"), backup(2, "failed", "yours")],
        ]
        assert [one.id for one in client.backups.create(name="mine").wait()] == [3]
        cloud.lists["backups"] = [[backup(4, "failed")]]
        with pytest.raises(WaitFailedError):
            client.backups.create(name="mine").wait()

    def test_snapshots(self, sv: Made, clock: HandClock) -> None:
        client, cloud = sv
        shot = {"id": 1, "tenant_id": TENANT, "name": "s", "status": "processing", "created_at": now(clock)}
        old = shot | {"id": 2, "created_at": now(clock, -99)}
        cloud.lists["snapshots"] = [[old], [old, shot], [old, shot | {"status": "completed"}]]
        assert [one.id for one in client.snapshots.create().wait()] == [1]

    def test_connectors(self, start: Start, clock: HandClock) -> None:
        ld, cloud = start()
        one = {"id": 1, "type": "sink", "key": "orders", "status": "Pending", "created_at": now(clock)}
        other = one | {"id": 2, "key": "other", "status": "Active"}
        cloud.lists["connectors"] = [[other], [one, other], [one | {"status": "Active"}, other]]
        call = ld.deployments if hasattr(ld.deployments, "activate") else ld.connectors
        made = call.activate(
            5, 33, DEPLOYMENT, connector_key="postgres", connector_type="sink", instance_key="orders"
        )  # fmt: skip
        assert made.wait().id == 1


def test_what_was_asked_for_may_be_a_model_or_a_mapping(start: Start, clock: HandClock) -> None:
    ld, cloud = start()
    sv = ld.supervisor(SUPERVISOR, deployment_id=DEPLOYMENT)
    cloud.lists["activities"] = [
        [{"id": 1, "tenant_id": TENANT, "runtime": "iggy", "action": "restart", "status": "completed", "node_id": 7}]
    ]
    from laserdata_api.supervisor.models import TriggerActivity

    for body in (TriggerActivity(nodes=[7]), {"nodes": [7]}, json.loads('{"nodes": [7]}')):
        assert [one.id for one in sv.activities.trigger("iggy", "restart", body).wait()] == [1]


def test_not_found_is_an_error_where_it_is_no_end(start: Start) -> None:
    ld, cloud = start()
    cloud.core = [404]
    with pytest.raises(NotFoundError):
        ld.deployments.get(5, 33, DEPLOYMENT)
