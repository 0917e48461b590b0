"""While a change is rolled out, each region's supervisor has a client of the contract that it serves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rollout import AHEAD, ROOT, roll_out, run_client

from laserdata_api.declarations import Sync
from laserdata_api.supervisor.resources import SupervisorResources
from laserdata_cloud import InvalidRequestError, LaserData, NotServedError, Supervisor
from laserdata_emulator import START, Emulator

BEHIND = "aws-us"
OTHERS = ["aws-us", "aws-eu", "aws-ap", "gcp-us", "gcp-ap"]

# Everything that both kinds of client are asked, in a process of its own: what was generated is another package there.
PROGRAM = """
import asyncio, inspect, json, os, sys
from laserdata_cloud import AsyncLaserData, LaserData, LaserDataError, NotServedError

urls = json.loads(os.environ["URLS"])

async def got(value):
    if inspect.isawaitable(value):
        return await value
    return [one async for one in value] if hasattr(value, "__aiter__") else value

async def told(call):
    try:
        value = await got(call())
    except LaserDataError as error:
        own = {"region": error.region, "regions": error.regions} if isinstance(error, NotServedError) else {}
        return {"error": type(error).__name__, "text": str(error), "attempts": error.attempts, **own}
    first = value[0] if isinstance(value, list) and value else value
    return {"kind": type(first).__name__, "module": type(first).__module__}

async def ask(ld, places):
    found = {}
    for cloud, deployment in places.items():
        sv = ld.supervisor(deployment)
        calls = {
            "logs": lambda: sv.logs.list(), "nodes": lambda: sv.nodes.list(), "shard": lambda: sv.logs.list(shard=1),
            "summary": lambda: sv.logs.summary(), "quotas": lambda: sv.quotas.list(), "tasks": lambda: sv.tasks.list(),
            "raw": lambda: sv.with_raw_response.logs.summary(), "call": lambda: sv.call("get_logs_summary"),
            "strange": lambda: sv.call("get_tenant"), "options": lambda: sv.with_options(timeout=9).logs.summary(),
            "backup": lambda: sv.activities.trigger("iggy", "restart"),
        }
        found[cloud] = {}
        for name, call in calls.items():
            try:
                found[cloud][name] = await told(call)
            except TypeError as error:
                found[cloud][name] = {"error": "TypeError", "text": str(error)}
        found[cloud]["repr"] = repr(sv)
        found[cloud]["region"] = ld.supervisor(sv.url).with_options(timeout=3)._settings.region
    return found

def deployments(ld):
    division = next(iter(ld.divisions.list()))
    return {
        cloud: ld.deployments.create_starter(division.id, cloud=cloud, region=region).wait()
        for cloud, region in (("gcp", "europe-west3"), ("aws", "us-west-1"))
    }

async def main():
    with LaserData(supervisor_urls=json.loads(os.environ["NAMED"])) as ld:
        places = deployments(ld)
        found = {"blocking": await ask(ld, places)}
    async with AsyncLaserData(supervisor_urls=json.loads(os.environ["NAMED"])) as ld:
        found["awaited"] = await ask(ld, places)
    print(json.dumps(found))

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents and code of a rollout."""
    return roll_out(tmp_path_factory.mktemp("rollout"))


@pytest.fixture(scope="module")
def told(folder: Path) -> Iterator[dict[str, Any]]:
    """What the clients said, and what the emulator was asked."""
    with Emulator(specs=folder / "specs", corrected=folder / "generated/openapi", start=START) as cloud:
        known = {"LD_API_KEY": cloud.api_key, "LD_TENANT_ID": str(cloud.tenant_id), "LD_API_URL": cloud.urls["core"]}
        urls = cloud.urls["supervisors"]
        # The region of one is known by its URL, that of the other by where its deployment runs.
        done = run_client(folder, PROGRAM, URLS=json.dumps(urls), NAMED=json.dumps({AHEAD: urls[AHEAD]}), **known)
        assert done.returncode == 0, done.stderr
        yield {**json.loads(done.stdout), "asked": [request["path"] for request in cloud.requests]}


@pytest.mark.parametrize("way", ["blocking", "awaited"])
class TestEachRegion:
    def test_has_the_methods_of_its_contract(self, told: dict[str, Any], way: str) -> None:
        new, old = told[way]["gcp"], told[way]["aws"]
        package = "laserdata_api.supervisor_gcp_eu.models"
        assert new["summary"] == {"kind": "LogsSummary", "module": f"{package}.logs_summary"}
        assert new["quotas"]["kind"] == "Items"
        assert new["call"] == new["options"] == new["summary"]
        assert new["raw"]["kind"] == "RawResponse"
        assert "error" not in new["shard"]
        assert old["tasks"]["kind"] == "Items"
        assert old["shard"]["error"] == "TypeError"

    def test_gives_models_of_its_contract(self, told: dict[str, Any], way: str) -> None:
        assert told[way]["gcp"]["nodes"]["module"] == "laserdata_api.supervisor_gcp_eu.models.node_info"
        assert told[way]["aws"]["nodes"]["module"] == "laserdata_api.supervisor.models.node_info"

    @pytest.mark.parametrize(
        ("cloud", "name", "operation", "region", "regions"),
        [
            ("gcp", "tasks", "get_tasks", AHEAD, OTHERS),
            ("aws", "summary", "get_logs_summary", BEHIND, [AHEAD]),
            ("aws", "quotas", "get_quotas", BEHIND, [AHEAD]),
            ("aws", "call", "get_logs_summary", BEHIND, [AHEAD]),
            ("aws", "raw", "get_logs_summary", BEHIND, [AHEAD]),
        ],
    )
    def test_says_what_it_does_not_serve(
        self, told: dict[str, Any], way: str, cloud: str, name: str, operation: str, region: str, regions: list[str]
    ) -> None:
        error = told[way][cloud][name]
        assert (error["error"], error["attempts"]) == ("NotServedError", 0)
        assert (error["region"], error["regions"]) == (region, regions)
        assert error["text"].startswith(f"{operation}: the region {region} does not serve it")
        assert error["text"].endswith(f"nothing was sent. These regions do: {', '.join(regions)}")

    def test_waits_by_its_contract(self, told: dict[str, Any], way: str) -> None:
        assert told[way]["gcp"]["backup"]["kind"] == told[way]["aws"]["backup"]["kind"] == "AcceptedCall"

    def test_looks_as_ever(self, told: dict[str, Any], way: str) -> None:
        name = "Supervisor" if way == "blocking" else "AsyncSupervisor"
        assert told[way]["gcp"]["repr"].startswith(f"<{name} at http://127.0.0.1:")
        assert (told[way]["gcp"]["region"], told[way]["aws"]["region"]) == (AHEAD, None)
        assert "no operation 'get_tenant'" in told[way]["gcp"]["strange"]["text"]


def test_nothing_was_sent_that_a_region_does_not_serve(told: dict[str, Any]) -> None:
    summaries = [path for path in told["asked"] if path.endswith("/logs/summary")]
    assert len(summaries) == 2 * 4, "the region that serves it, both clients, four ways"
    assert len([path for path in told["asked"] if path.endswith("/tasks")]) == 2


TYPED = """
from laserdata_api.declarations import Async, Sync
from laserdata_api.supervisor_gcp_eu.models import LogsSummary
from laserdata_api.supervisor_gcp_eu.resources import SupervisorGcpEuResources
from laserdata_cloud import AsyncLaserData, LaserData


def blocking(ld: LaserData) -> LogsSummary:
    sv = ld.supervisor("gcp-eu", deployment_id=1)
    sv.nodes.list()
    sv.logs.summary()  # type: ignore[attr-defined]
    return sv.as_contract(SupervisorGcpEuResources[Sync]).logs.summary()


async def awaited(ld: AsyncLaserData) -> LogsSummary:
    sv = ld.supervisor("gcp-eu", deployment_id=1)
    sv.as_contract(SupervisorGcpEuResources[Sync])  # type: ignore[type-var]
    return await sv.as_contract(SupervisorGcpEuResources[Async]).logs.summary()
"""


def test_what_only_one_region_has_is_typed_by_its_own_resources(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "typed.py").write_text(TYPED)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache", tmp_path / "typed.py"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MYPYPATH": os.pathsep.join(map(str, (folder / "generated", ROOT / "overlays")))},
    )
    assert done.returncode == 0, done.stdout


def test_resources_of_another_contract_are_refused(folder: Path) -> None:
    program = """
from laserdata_api.declarations import Sync
from laserdata_api.supervisor.resources import SupervisorResources
from laserdata_api.supervisor_gcp_eu.resources import SupervisorGcpEuResources
from laserdata_cloud import InvalidRequestError, LaserData

ld = LaserData(api_key="k")
# By the host's name too; a region that nobody knows serves what most do.
for where in ("gcp-eu", "https://supervisor-gcp-eu.laserdata.cloud", "aws-ap", "aws-xx"):
    sv = ld.supervisor(where, deployment_id=1)
    for kind in (SupervisorResources[Sync], SupervisorGcpEuResources):
        try:
            assert sv.as_contract(kind) is sv
            print("yes", end=" ")
        except InvalidRequestError as error:
            assert where in str(error) or "supervisor-" + where in str(error), error
            print("no", end=" ")
"""
    done = run_client(folder, program)
    assert (done.returncode, done.stdout.split()) == (0, ["no", "yes"] * 2 + ["yes", "no"] * 2), done.stderr


def test_importing_loads_no_second_contract(folder: Path) -> None:
    program = """
import sys
from laserdata_cloud import LaserData
ld = LaserData(api_key="k")
print([name for name in sys.modules if "gcp_eu" in name or name.endswith("regions")])
ld.supervisor("aws-us", deployment_id=1)
print([name for name in sys.modules if ".models" in name or ".operations" in name])
"""
    done = run_client(folder, program)
    assert done.stdout.splitlines() == ["[]", "[]"], done.stderr


def test_outside_of_a_rollout_nothing_is_chosen() -> None:
    sv = LaserData(api_key="k").supervisor("aws-us")
    assert type(sv) is Supervisor
    assert sv.as_contract(SupervisorResources[Sync]) is sv
    assert issubclass(NotServedError, InvalidRequestError)


def test_the_contract_suite_takes_both_contracts(folder: Path, tmp_path: Path) -> None:
    with Emulator(specs=folder / "specs", corrected=folder / "generated/openapi", start=START) as cloud:
        urls = {name: cloud.urls[name] for name in ("core", "audit", "notifier")}
        urls |= {f"supervisor.{region}": cloud.urls["supervisors"][region] for region in (AHEAD, BEHIND)}
        done = subprocess.run(
            [
                *(sys.executable, ROOT / "scripts/conformance.py", "--documents", folder / "generated/openapi"),
                *(part for name, url in urls.items() for part in ("--url", f"{name}={url}")),
                *("--no-schemathesis", "--law", "LD-AUTH-001", "--reports", tmp_path, "--seed", "1"),
            ],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LD_API_KEY": cloud.api_key, "LD_TENANT_ID": str(cloud.tenant_id)},
        )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "conformance.json").read_bytes())
    tested = {(one["region"], one["operation_id"]): one["state"] for one in report["operations"] if one["region"]}
    assert tested[AHEAD, "get_logs_summary"] == tested[BEHIND, "get_tasks"] == tested[AHEAD, "get_logs"] == "tested"
    assert not {(AHEAD, "get_tasks"), (BEHIND, "get_logs_summary")} & tested.keys()
