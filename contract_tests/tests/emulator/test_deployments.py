"""Deployments: from the first steps of the API's own page to what plans forbid, and every order of things."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from laserdata_emulator import START, Emulator

from .conftest import Api

PACE = 10.0
STATES = [
    "creating",
    "initializing",
    "creating_subnet",
    "securing_network",
    "creating_load_balancer",
    "configuring_load_balancer",
    "configuring_dns",
    "configuring_certificates",
    "assigning_public_ip",
    "waiting_for_nodes",
    "deploying_nodes",
    "bootstrapping_warden",
    "initialized",
]
AWS = {
    "account_id": "123456789012",
    "identity_arn": "arn:aws:iam::123456789012:role/laserdata",
    "external_id": "x",
    "vpc_id": "vpc-0abc",
    "vpc_cidr": "10.1.0.0/16",
}
GCP = {
    "project_id": "acme-prod-1",
    "service_account_email": "byoc@acme-prod-1.iam.gserviceaccount.com",
    "vpc_name": "net",
}


class Place:
    """An environment with deployments in it, as one caller sees it."""

    def __init__(self, api: Api, division: object = None, environment: object = None) -> None:
        self.api = api
        self.division = f"{api.divisions}/{division or api.cloud.division_id}"
        if environment is None:
            body = {"name": f"e{api.cloud.application.state.ids.id()}"}
            environment = api("POST", f"{self.division}/environments", 201, json=body).headers["ld-environment"]
        self.environment = int(str(environment))
        self.path = f"{self.division}/environments/{self.environment}/deployments"

    def managed(self, name: str = "orders", **fields: Any) -> int:
        """The id of a new managed deployment."""
        return int(self.api("POST", f"{self.path}/managed", 202, json=wanted(name, **fields)).headers["ld-deployment"])

    def refused(self, status: int, code: str, how: str = "managed", **fields: Any) -> dict[str, Any]:
        """A managed deployment that is not to be had."""
        return self.api.refused("POST", f"{self.path}/{how}", status, code, json=wanted(**fields))

    def get(self, deployment: int) -> dict[str, Any]:
        """What Core says of a deployment."""
        shown: dict[str, Any] = self.api("GET", f"{self.path}/{deployment}", 200).json()
        return shown

    def status(self, deployment: int) -> str:
        """What its supervisor says of it."""
        return str(self.api("GET", self.supervised(deployment), 200).json()["status"])

    def supervised(self, deployment: int, below: str = "", region: str = "aws-us") -> str:
        """The URL of a deployment at a supervisor."""
        return f"{self.api.cloud.urls['supervisors'][region]}/deployments/{deployment}{below}"


def wanted(name: str = "orders", **fields: Any) -> dict[str, Any]:
    body = {"name": name, "cloud": "aws", "region": "us-east-1", "tier": "small", "cluster": "standalone"}
    return {**body, **fields}


@cache
def emulator(**options: Any) -> Emulator:
    return Emulator(start=START, **options)


@pytest.fixture
def with_options() -> Iterator[Callable[..., Api]]:
    """The admin of a cloud with other options, in process."""
    made: list[Api] = []

    def make(**options: Any) -> Api:
        cloud = emulator(**options)
        cloud.reset()
        api = Api(cloud, cloud.urls["core"], headers={"ld-api-key": cloud.api_key}, transport=cloud.transport)
        made.append(api)
        return api

    yield make
    for api in made:
        api.close()


@pytest.fixture
def place(api: Api) -> Place:
    return Place(api)


@pytest.fixture
def slow(with_options: Callable[..., Api]) -> Place:
    """A place in a cloud in which each state lasts ten seconds."""
    return Place(with_options(pace=PACE))


# ---- the first steps


def test_the_first_steps_of_the_api_page(api: Api) -> None:
    made = api(
        "POST",
        f"{api.divisions}/{api.cloud.division_id}/deployments/starter",
        202,
        json={"cloud": "aws", "region": "us-west-1"},
    )
    assert made.content == b""
    environment, deployment = made.headers["ld-environment"], made.headers["ld-deployment"]
    shown = api(
        "GET",
        f"{api.divisions}/{api.cloud.division_id}/environments/{environment}/deployments/{deployment}",
        200,
    ).json()
    assert shown["supervisor_url"] == api.cloud.urls["supervisors"]["aws-us"]
    assert (shown["tier"], shown["cluster"], shown["variant"]) == ("free", "standalone", "managed")
    assert (shown["rate_limit"], shown["nodes_count"]) == ("100 KB/s", 1)
    credentials = api("GET", f"{shown['supervisor_url']}/deployments/{deployment}/credentials", 200).json()
    assert credentials.keys() == {"username", "password"}
    assert all(credentials.values())
    place = f"{api.divisions}/{api.cloud.division_id}/environments/{environment}"
    assert api("GET", place, 200).json()["name"] == "sandbox"


@pytest.mark.parametrize("count", [1, 3])
def test_the_first_steps_where_each_state_takes_its_time(slow: Place, count: int) -> None:
    api = slow.api
    body = {"cloud": "gcp", "region": "europe-west1"}
    path = f"{slow.division}/deployments/starter"
    made = [api("POST", path, 202, json=body).headers for _ in range(count)][-1]
    place, deployment = Place(api, environment=made["ld-environment"]), int(made["ld-deployment"])
    assert place.get(deployment)["supervisor_url"] is None, "no supervisor has taken it over yet"
    seen = ["creating"]
    while (url := place.get(deployment)["supervisor_url"]) is None:
        api.cloud.advance(PACE)
    while (now := api("GET", f"{url}/deployments/{deployment}", 200).json()["status"]) != "initialized":
        seen.append(now)
        api.cloud.advance(PACE)
    assert [*seen, now] == STATES
    assert api.cloud.now == START.replace(minute=2), "twelve states of ten seconds"
    api("GET", f"{url}/deployments/{deployment}/credentials", 200)


def test_where_a_starter_goes(api: Api) -> None:
    place = Place(api)
    path, body = f"{place.division}/deployments/starter", {"cloud": "aws", "region": "us-west-1"}

    def starter(status: int = 202, **fields: Any) -> httpx.Response:
        return api("POST", path, status, json={**body, **fields})

    first, again = starter().headers, starter().headers
    assert first["ld-environment"] == again["ld-environment"], "the sandbox that is there"
    named = starter(environment_name="trial", deployment_name="mine").headers
    assert named["ld-environment"] != first["ld-environment"]
    assert Place(api, environment=named["ld-environment"]).get(int(named["ld-deployment"]))["name"] == "mine"
    assert starter(409, environment_name="trial").json()["code"] == "environment_already_exists"
    taken = starter(409, environment_id=int(named["ld-environment"]), deployment_name="mine").json()
    assert taken["code"] == "deployment_already_exists"
    there = starter(environment_id=place.environment).headers
    assert int(there["ld-environment"]) == place.environment
    assert starter(404, environment_id=1).json()["code"] == "environment_not_found"
    assert starter(400, region="us-west-9").json()["code"] == "invalid_region"


def test_a_free_deployment_and_no_other_lets_everybody_in_at_first(place: Place) -> None:
    free, paid = place.managed("free", tier="free"), place.managed("paid")
    rules = [place.api("GET", place.supervised(one, "/access_rules"), 200).json()["items"] for one in (free, paid)]
    assert [[rule["cidr_blocks"] for rule in one] for one in rules] == [[["0.0.0.0/0"]], []]


# ---- who sees what


SUPERVISED = ("", "/nodes", "/credentials", "/connectors", "/configs/iggy", "/metrics", "/network/info")


def test_each_region_has_its_own_supervisor(place: Place) -> None:
    here = {
        place.managed(f"{cloud} {region}", cloud=cloud, region=region): origin
        for cloud, region, origin in (
            ("aws", "eu-west-1", "aws-eu"),
            ("aws", "ap-southeast-1", "aws-ap"),
            ("gcp", "us-central1", "gcp-us"),
            ("gcp", "asia-northeast1", "gcp-ap"),
        )
    }
    for deployment, origin in here.items():
        assert place.get(deployment)["supervisor_url"] == place.api.cloud.urls["supervisors"][origin]
        for region in place.api.cloud.urls["supervisors"]:
            for below in SUPERVISED:
                url = place.supervised(deployment, below, region)
                if region == origin:
                    place.api("GET", url, 200)
                else:
                    place.api.refused("GET", url, 404, "deployment_not_found")


def test_a_supervisor_shows_only_what_is_the_callers(
    place: Place, person: Api, nobody: Api, caller: Callable[..., Api]
) -> None:
    api, deployment = place.api, place.managed()
    elsewhere = api("POST", api.divisions, 201, json={"name": "Elsewhere"}).headers["ld-division"]
    other = person("POST", "/tenants", 201, json={"name": "Other", "division": {"name": "D"}}).headers
    theirs = f"/tenants/{other['ld-tenant']}/divisions/{other['ld-division']}/deployments/starter"
    foreign = int(person("POST", theirs, 202, json={"cloud": "aws", "region": "us-west-1"}).headers["ld-deployment"])
    url = place.supervised(deployment)
    api.refused("GET", place.supervised(foreign), 404, "deployment_not_found")
    person("GET", place.supervised(foreign), 200)
    person("GET", url, 200)
    nobody.refused("GET", url, 401, "missing_credentials")
    nobody.refused("GET", place.supervised(1), 401, "missing_credentials")
    admin = api.role("admin")
    keys = {
        division: api.with_key(api.new_key(f"in {division}", role_id=admin, division_id=int(division))["token"])
        for division in (str(api.cloud.division_id), elsewhere)
    }
    keys[str(api.cloud.division_id)]("GET", url, 200)
    keys[elsewhere].refused("GET", url, 404, "deployment_not_found")
    _, cookie, _ = api.cloud.add_member("guest@acme.test", "billing")
    guest = caller(cookies={"session": cookie})
    guest.refused("GET", url, 403, "insufficient_permissions")


NEEDED = {
    "": "deployment:read",
    "/nodes": "deployment:read",
    "/credentials": "deployment:credentials:read",
    "/connectors": "deployment:connector:read",
    "/configs/iggy": "deployment:config:read",
    "/metrics": "deployment:telemetry:read",
    "/network/info": "deployment:network:read",
    "/access_rules": "deployment:access:read",
    "/backups": "deployment:read",
}


@pytest.mark.parametrize("needed", sorted(set(NEEDED.values())))
def test_what_a_supervisor_asks_for_holds_at_the_place_of_the_deployment(place: Place, needed: str) -> None:
    api, there = place.api, Place(place.api)
    here, next_door = place.managed(), there.managed()
    environments = {str(place.environment): [needed]}
    division: dict[str, Any] = {"permissions": [], "environments": environments}
    one = api.key_with(divisions={str(api.cloud.division_id): division})
    everywhere = api.key_with(environment=[needed])
    for below, permission in NEEDED.items():
        for deployment, caller in ((here, one), (here, everywhere), (next_door, everywhere)):
            url = place.supervised(deployment, below)
            if permission == needed:
                caller("GET", url, 200)
            else:
                caller.refused("GET", url, 403, "insufficient_permissions")
        one.refused("GET", place.supervised(next_door, below), 403, "insufficient_permissions")


def test_who_may_deploy(place: Place, reader: Api) -> None:
    api = place.api
    starter, body = f"{place.division}/deployments/starter", {"cloud": "aws", "region": "us-west-1"}
    reader.refused("POST", starter, 403, "insufficient_permissions", json=body)
    reader.refused("POST", f"{place.path}/managed", 403, "insufficient_permissions", json=wanted())
    reader("GET", place.path, 200)
    developer = api.with_key(api.new_key("dev", role_id=api.role("developer"))["token"])
    developer("POST", starter, 202, json=body)
    environments = {str(place.environment): ["deployment:read"]}
    override = {"permissions": [], "environment": ["deployment:manage"], "environments": environments}
    most = api.key_with(divisions={str(api.cloud.division_id): override})
    most("POST", starter, 202, json=body)
    here = {**body, "environment_id": place.environment}
    most.refused("POST", starter, 403, "insufficient_permissions", json=here)
    most.refused("POST", f"{place.path}/managed", 403, "insufficient_permissions", json=wanted())


# ---- what a plan and a tier allow


def allow(place: Place, **features: object) -> None:
    """Change single features of the plan, until the next reset."""
    state = place.api.cloud.application.state
    state.features = {**state.features, **features}


@pytest.mark.parametrize(
    ("feature", "fields"),
    [
        ("cluster", {"cluster": "cluster"}),
        ("multi_az", {"cluster": "cluster", "availability_mode": "multi_az"}),
        ("dedicated", {"dedicated": True}),
    ],
)
def test_gates_of_the_plan(with_options: Callable[..., Api], feature: str, fields: dict[str, Any]) -> None:
    place = Place(with_options())
    place.managed(**fields)
    allow(place, **{f"{feature}_enabled": False})
    place.refused(403, f"{feature}_not_enabled", name="n", **fields)


def test_byoc_needs_its_gate(with_options: Callable[..., Api]) -> None:
    place = Place(with_options(plan="basic"))
    place.refused(403, "byoc_not_enabled", "byoc", tier="free", aws=AWS)
    setup = {"cloud": "aws", "region": "us-east-1"}
    place.api.refused("POST", f"{place.path}/byoc/setup", 403, "byoc_not_enabled", json=setup)


def test_tiers_of_the_plan(with_options: Callable[..., Api]) -> None:
    place = Place(with_options(plan="basic"))
    for tier in ("large", "xlarge", "16xlarge"):
        place.refused(403, "tier_not_available", tier=tier)
    api = place.api
    assert api("GET", api.tenant, 200).json()["starter_available"] is True
    free = place.managed("free", tier="free")
    assert api("GET", api.tenant, 200).json()["starter_available"] is False
    place.refused(409, "deployment_tier_limit_reached", name="f", tier="free")
    starter, body = f"{place.division}/deployments/starter", {"cloud": "aws", "region": "us-west-1"}
    refusal = api("POST", starter, 409, json={**body, "environment_name": "not made"}).json()
    assert refusal["code"] == "deployment_tier_limit_reached"
    names = [one["name"] for one in api("GET", f"{place.division}/environments", 200).json()["items"]]
    assert "not made" not in names
    api("DELETE", f"{place.path}/{free}", 202)
    assert api("GET", api.tenant, 200).json()["starter_available"] is True
    api("POST", starter, 202, json={**body, "environment_id": place.environment})


def test_concurrent_deployments(with_options: Callable[..., Api]) -> None:
    place = Place(with_options())
    allow(place, concurrent_deployments_limit=2)
    one = place.managed("one")
    place.managed("two")
    place.refused(409, "concurrent_deployments_limit_reached", name="three")
    place.api("DELETE", f"{place.path}/{one}", 202)
    place.managed("three")


@pytest.mark.parametrize(
    ("code", "field", "fields"),
    [
        ("invalid_region", "region", {"region": "europe-west1"}),
        ("cluster_not_supported", "cluster", {"tier": "free", "cluster": "cluster"}),
        ("multi_az_needs_cluster", "availability_mode", {"availability_mode": "multi_az"}),
        ("storage_not_supported", "storage.type", {"storage": {"type": "local_ssd"}}),
        ("storage_size_required", "storage.size", {"storage": {"type": "network_balanced"}}),
        ("invalid_storage_size", "storage.size", {"storage": {"type": "network_balanced", "size": 1}}),
        ("validation_failed", "retention", {"retention": {"telemetry_days": 366}}),
        ("validation_failed", "spend_limit", {"spend_limit": "much"}),
        ("validation_failed", "spend_limit", {"spend_limit": "-1"}),
    ],
)
def test_what_cannot_be_combined(place: Place, code: str, field: str, fields: dict[str, Any]) -> None:
    assert place.refused(400, code, **fields)["field"] == field
    assert place.api("GET", place.path, 200).json()["total_results"] == 0


def test_names_are_unique_in_their_environment(place: Place) -> None:
    place.managed()
    place.refused(409, "deployment_already_exists")
    Place(place.api).managed()


def test_a_deployment_of_ones_own(place: Place) -> None:
    api = place.api
    for cloud, region, own, area in (("aws", "eu-west-1", AWS, "aws-eu"), ("gcp", "us-east1", GCP, "gcp-us")):
        asked = {"cloud": cloud, "region": region}
        setup = api("POST", f"{place.path}/byoc/setup", 200, json=asked).json()
        assert setup["supervisor"] == setup["supervisor_url"] == api.cloud.urls["supervisors"][area]
        assert setup["steps"]
        body = wanted(cloud, **asked)
        api.refused("POST", f"{place.path}/byoc", 400, "missing_account", json=body)
        made = api("POST", f"{place.path}/byoc", 202, json={**body, cloud: own}).headers
        assert int(made["ld-environment"]) == place.environment
        shown = place.get(int(made["ld-deployment"]))
        assert (shown["variant"], shown["supervisor_url"]) == ("byoc", setup["supervisor"])
    assert "external_id" in api("POST", f"{place.path}/byoc/setup", 200, json=wanted()).json()
    body = {**wanted("bad"), "aws": {**AWS, "vpc_cidr": "everywhere"}}
    assert api.refused("POST", f"{place.path}/byoc", 400, "invalid_cidr", json=body)["field"] == "aws.vpc_cidr"
    api.refused("POST", f"{place.path}/byoc/setup", 400, "invalid_region", json={"cloud": "aws", "region": "x"})


# ---- previews


def preview(place: Place, **fields: Any) -> dict[str, Any]:
    body = {"cloud": "aws", "region": "us-east-1", "tier": "large", **fields}
    shown: dict[str, Any] = place.api("POST", f"{place.path}/preview", 200, json=body).json()
    return shown


def test_a_preview_costs_nothing_and_makes_nothing(place: Place) -> None:
    storage = {"type": "network_balanced", "size": 100}
    shown = preview(place, storage=storage, target_network_tput=1000, telemetry_extra_days=10)
    assert (shown["nodes"], shown["tier"], shown["region"]) == (3, "large", "us-east-1")
    parts = {name: float(value) for name, value in shown["breakdown"].items()}
    assert round(sum(parts.values()), 2) == float(shown["monthly_total_usd"])
    prices = place.api("GET", "/pricing", 200).json()["aws"]
    assert parts["storage_usd"] == 300 * float(prices["storage"]["network_disk"]["rate_per_gb_month"])
    assert parts["telemetry_usd"] == 10 * float(prices["telemetry"]["per_day"])
    assert place.api("GET", place.path, 200).json()["items"] == []
    free = preview(place, tier="free", nodes=1, target_network_tput=1000, telemetry_extra_days=10)
    assert {free["monthly_total_usd"], *free["breakdown"].values()} == {"0.00"}


@pytest.mark.parametrize(
    "more",
    [
        {"tier": "xlarge"},
        {"nodes": 5},
        {"storage": {"type": "network_balanced", "size": 50}},
        {"target_network_tput": 9000},
        {"availability_mode": "multi_az"},
        {"telemetry_extra_days": 3},
    ],
)
def test_more_costs_more(place: Place, more: dict[str, Any]) -> None:
    less = {"target_network_tput": 5000}
    costs = [float(preview(place, **asked)["monthly_total_usd"]) for asked in (less, {**less, **more})]
    assert costs[0] < costs[1]


# ---- changing and going


def test_settings_change_at_once(place: Place) -> None:
    api, deployment = place.api, place.managed(protected=True)
    path = f"{place.path}/{deployment}"
    for below, body in (
        ("", {"description": "d", "protected": None}),
        ("/retention", {"retention": {"telemetry_days": 365}}),
        ("/spend_limit", {"spend_limit": "99.50"}),
        ("/spend_limit", {"spend_limit": None}),
    ):
        answer = api("PUT", f"{path}{below}", 200, json=body)
        assert answer.content == b""
    shown = place.get(deployment)
    assert (shown["description"], shown["protected"]) == ("d", True)
    assert set(shown["retention"]["telemetry"].values()) == {365}
    api.refused("PUT", f"{path}/spend_limit", 400, "validation_failed", json={"spend_limit": "1e3"})
    api.refused("PUT", f"{path}/retention", 400, "validation_failed", json={"retention": {"telemetry_days": 400}})


def test_a_protected_deployment_goes_with_its_code(place: Place) -> None:
    api, deployment = place.api, place.managed(protected=True)
    path = f"{place.path}/{deployment}"
    api.refused("DELETE", path, 400, "code_required")
    ids = {"tenant_id": api.cloud.tenant_id, "division_id": api.cloud.division_id}
    payload = {**ids, "environment_id": place.environment, "deployment_id": deployment}
    action = {"action": {"action_type": "delete_deployment", "payload": payload}}
    api("PUT", f"{api.tenant}/request_code", 204, json=action)
    api.refused("DELETE", path, 400, "invalid_code", params={"code": "x"})
    api("DELETE", path, 202, params={"code": api.cloud.mail[-1]["code"]})
    api.refused("GET", path, 404, "deployment_not_found")
    api.refused("GET", place.supervised(deployment), 404, "deployment_not_found")


def test_what_holds_a_deployment_stays(slow: Place) -> None:
    api, environment = slow.api, slow.path.removesuffix("/deployments")
    deployment = slow.managed()
    api.refused("DELETE", environment, 400, "environment_not_empty")
    api("DELETE", f"{slow.path}/{deployment}", 202)
    assert slow.status(deployment) == "deleting"
    api.refused("DELETE", environment, 400, "environment_not_empty")
    api("DELETE", f"{slow.path}/{deployment}", 202)
    api.refused("PUT", f"{slow.path}/{deployment}", 409, "deployment_not_ready", json={"description": "d"})
    api.cloud.advance(PACE)
    api.refused("GET", f"{slow.path}/{deployment}", 404, "deployment_not_found")
    api.refused("GET", slow.supervised(deployment, "/nodes"), 404, "deployment_not_found")
    api("DELETE", environment, 204)


def test_nothing_is_left_of_a_deployment_that_is_gone(place: Place) -> None:
    api, deployment = place.api, place.managed(tier="free")
    nodes = [one["id"] for one in api("GET", place.supervised(deployment, "/nodes"), 200).json()]
    rules = [one["id"] for one in api("GET", place.supervised(deployment, "/access_rules"), 200).json()["items"]]
    store, below = api.cloud.application.state.store, [("node", one) for one in nodes]
    below += [("access_rule", one) for one in rules]
    assert len(below) == 2
    assert None not in [store.get(*one) for one in below]
    api("DELETE", f"{place.path}/{deployment}", 202)
    place.api("GET", place.path, 200)
    assert [store.get(*one) for one in below] == [None, None]


def test_an_upgrade_takes_effect_at_its_end(slow: Place) -> None:
    api, deployment = slow.api, slow.managed()
    path = f"{slow.path}/{deployment}"
    upgrade = {"tier": "large", "storage": {"type": "network_balanced", "size": 50}}
    api.refused("POST", f"{path}/upgrade", 409, "deployment_not_ready", json=upgrade)
    api.cloud.advance(PACE * 12)
    assert slow.get(deployment)["can_upgrade"] is True
    api("POST", f"{path}/upgrade", 202, json=upgrade)
    before = slow.get(deployment)
    assert (slow.status(deployment), before["tier"], before["can_upgrade"]) == ("upgrading", "small", False)
    api.refused("POST", f"{path}/upgrade", 409, "deployment_not_ready", json=upgrade)
    api.cloud.advance(PACE)
    after = slow.get(deployment)
    assert (slow.status(deployment), after["tier"], after["storage_size"]) == ("initialized", "large", 50)
    (entry,) = after["upgrades"]
    assert (entry["tier"], entry["upgraded_at"]) == ("large", after["upgraded_at"])
    smaller = {"storage": {"type": "network_balanced", "size": 49}}
    api.refused("POST", f"{path}/upgrade", 400, "storage_cannot_shrink", json=smaller)
    api.refused("POST", f"{path}/upgrade", 400, "nothing_to_upgrade", json={"tier": None})
    api.refused("POST", f"{path}/upgrade", 400, "storage_not_supported", json={"storage": {"type": "network_extreme"}})


def test_only_a_cluster_is_extended_and_within_the_plan(with_options: Callable[..., Api]) -> None:
    place = Place(with_options(plan="pro"))
    api, cluster, alone = place.api, place.managed("c", tier="large", cluster="cluster"), place.managed("a")
    more = {"nodes": [{"count": 1}, {"count": 1}]}
    api.refused("POST", f"{place.path}/{alone}/extend", 409, "deployment_not_a_cluster", json=more)
    assert place.get(cluster)["nodes_count"] == 3
    api("POST", f"{place.path}/{cluster}/extend", 202, json=more)
    assert place.get(cluster)["nodes_count"] == 5
    nodes = api("GET", place.supervised(cluster, "/nodes"), 200).json()
    assert [node["name"] for node in nodes] == [f"node-{number}" for number in range(1, 6)]
    assert len({node["id"] for node in nodes}) == 5
    api.refused("POST", f"{place.path}/{cluster}/extend", 409, "nodes_per_deployment_limit_reached", json=more)


def test_what_is_asked_to_fail_fails(slow: Place) -> None:
    api, faults = slow.api, slow.api.cloud.faults
    faults.add("failure", "deploy_to_managed_cloud")
    doomed, good = slow.managed("doomed"), slow.managed("good", cluster="cluster")
    api.cloud.advance(PACE * 20)
    assert [slow.status(one) for one in (doomed, good)] == ["failed", "initialized"]
    api.refused("POST", f"{slow.path}/{doomed}/upgrade", 409, "deployment_not_ready", json={"tier": "large"})
    for operation, doing, body in (
        ("upgrade", "upgrading", {"tier": "large"}),
        ("extend", "extending", {"nodes": [{"count": 2}]}),
    ):
        faults.add("failure", f"{operation}_deployment")
        before = slow.get(good)
        api("POST", f"{slow.path}/{good}/{operation}", 202, json=body)
        states = [slow.status(good)]
        for _ in range(2):
            api.cloud.advance(PACE)
            states.append(slow.status(good))
        assert states == [doing, "rolling_back", "initialized"]
        assert {**slow.get(good), "updated_at": before["updated_at"]} == before
    api("DELETE", f"{slow.path}/{doomed}", 202)


def test_a_deployment_is_broken_by_whoever_says_so(place: Place) -> None:
    deployment = place.managed()
    place.api("POST", "/_emulator/fail_deployment", 200, json={"deployment_id": deployment})
    assert place.status(deployment) == "failed"
    with pytest.raises(LookupError):
        place.api.cloud.fail_deployment(1)
    place.api.refused("POST", "/_emulator/fail_deployment", 400, "invalid_control", json={"deployment_id": 1})


def test_ready_deployments_tell_so_in_the_audit_log(slow: Place) -> None:
    deployment, path = slow.managed(), f"/audit{slow.api.tenant}?types=deployment_initialized"
    assert slow.api("GET", path, 200).json()["items"] == []
    slow.api.cloud.advance(1000)
    (event,) = slow.api("GET", path, 200).json()["items"]
    assert event["deployment"]["id"] == deployment
    assert event["timestamp"] == "2026-05-20T10:02:00Z"


# ---- connectors


def test_a_connector_is_pending_then_active(slow: Place) -> None:
    api, deployment = slow.api, slow.managed()
    path = f"{slow.path}/{deployment}/connectors/activate"
    body = {"connector_key": "postgres", "connector_type": "sink"}
    api.refused("POST", path, 409, "deployment_not_ready", json=body)
    api.cloud.advance(PACE * 12)
    named = {**body, "instance_name": "Orders to Postgres", "instance_key": "orders-pg-sink"}
    api("POST", path, 202, json=named)
    api.refused("POST", path, 409, "connector_instance_already_exists", json=named)
    listed = slow.supervised(deployment, "/connectors")
    (row,) = api("GET", listed, 200).json()["items"]
    assert (row["status"], row["key"], row["name"]) == ("pending", "orders-pg-sink", "Orders to Postgres")
    api.cloud.advance(PACE)
    assert api("GET", listed, 200).json()["items"][0]["status"] == "active"
    for key in ("postgres", "iggy.postgres.sink"):
        api("POST", path, 202, json={**body, "connector_key": key})
    keys = [one["key"] for one in api("GET", listed, 200).json()["items"]]
    assert keys == ["orders-pg-sink", "postgres-sink", "postgres-sink-2"]
    for wrong in ({"connector_key": "fax"}, {"connector_key": "iggy.postgres.source"}, {"connector_type": "drain"}):
        api.refused("POST", path, 400, "unknown_connector", json={**body, **wrong})


def test_the_catalogue_of_connectors(with_options: Callable[..., Api]) -> None:
    place = Place(with_options(plan="pro"))
    path = f"{place.path}/{place.managed()}/connectors"
    rows = place.api("GET", path, 200, params={"results": 100}).json()["items"]
    sinks = place.api("GET", path, 200, params={"type": "sink", "page": 1, "results": 10}).json()["items"]
    assert sinks == [row for row in rows if row["type"] == "sink"]
    assert "iggy.postgres.sink" in [row["key"] for row in sinks]
    advanced = next(row for row in rows if not row["permitted"])
    body = {"connector_key": advanced["key"], "connector_type": advanced["type"]}
    place.api.refused("POST", f"{path}/activate", 403, "advanced_connectors_not_enabled", json=body)


# ---- where they are counted


def test_the_tree_and_the_sums_hold_deployments(place: Place) -> None:
    api = place.api
    ids = {place.managed("a"), place.managed("b", cloud="gcp", region="us-east1")}
    (division,) = api("GET", f"{api.tenant}/structure", 200).json()["divisions"]
    (environment,) = division["environments"]
    assert {one["id"] for one in environment["deployments"]} == ids
    for one in environment["deployments"]:
        shown = place.get(one["id"])
        assert all(shown[name] == value for name, value in one.items())
    blind = api.key_with(tenant=["info:read", "division:read"], division=["environment:read"])
    assert blind("GET", f"{api.tenant}/structure", 200).json()["divisions"][0]["environments"][0]["deployments"] == []
    for summary in (f"{api.tenant}/summary", f"{place.division}/summary"):
        assert api("GET", summary, 200).json()["total_deployments"] == 2
    assert api("GET", place.path.removesuffix("/deployments"), 200).json()["deployments_count"] == 2


# ---- any order of things


class Lives(RuleBasedStateMachine):
    """Deployments in a cloud whose states take time, beside a model of nothing but moments."""

    @initialize()
    def begin(self) -> None:
        cloud = emulator(pace=PACE)
        cloud.reset()
        self.api = Api(cloud, cloud.urls["core"], headers={"ld-api-key": cloud.api_key}, transport=cloud.transport)
        self.place = Place(self.api)
        self.now = 0.0
        self.lives: dict[int, tuple[float, list[str]]] = {}
        self.shown: dict[int, dict[str, Any]] = {}
        self.due: dict[int, dict[str, Any]] = {}

    def state(self, deployment: int) -> str:
        began, states = self.lives[deployment]
        return states[min(int((self.now - began) / PACE), len(states) - 1)]

    def settle(self) -> None:
        for one in list(self.lives):
            state = self.state(one)
            if state == "gone":
                del self.lives[one], self.shown[one]
                self.due.pop(one, None)
            elif state == "initialized" and one in self.due:
                self.shown[one].update(self.due.pop(one))

    def live(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(sorted(self.lives)))

    @rule(tier=st.sampled_from(["free", "small"]), cluster=st.booleans(), doomed=st.booleans())
    def create(self, tier: str, cluster: bool, doomed: bool) -> None:
        if doomed:
            self.api.cloud.faults.add("failure", "deploy_to_managed_cloud")
        name = f"d{len(self.api.cloud.requests)}"
        fields = {"tier": tier, "cluster": "cluster" if cluster else "standalone"}
        if tier == "free" and cluster:
            self.place.refused(400, "cluster_not_supported", name=name, **fields)
            self.api.cloud.faults.clear()
            return
        deployment = self.place.managed(name, **fields)
        self.lives[deployment] = (self.now, [*STATES[:10], "failed"] if doomed else STATES)
        nodes = 3 if cluster else 1
        self.shown[deployment] = {"name": name, **fields, "storage_size": 10, "nodes_count": nodes}

    @precondition(lambda self: self.lives)
    @rule(data=st.data(), tier=st.sampled_from(["small", "large"]), size=st.integers(10, 40), doomed=st.booleans())
    def upgrade(self, data: st.DataObject, tier: str, size: int, doomed: bool) -> None:
        one = self.live(data)
        body = {"tier": tier, "storage": {"type": "network_balanced", "size": size}}
        change = {"tier": tier, "storage_size": size}
        self.operate(one, "upgrade", "upgrading", body, change, doomed, size >= self.shown[one]["storage_size"])

    @precondition(lambda self: self.lives)
    @rule(data=st.data(), count=st.integers(1, 3), doomed=st.booleans())
    def extend(self, data: st.DataObject, count: int, doomed: bool) -> None:
        one = self.live(data)
        nodes = self.shown[one]["nodes_count"] + count
        allowed = self.shown[one]["cluster"] == "cluster" and nodes <= 5
        begun = self.operate(one, "extend", "extending", {"nodes": [{"count": count}]}, {}, doomed, allowed)
        if begun and not doomed:
            self.shown[one]["nodes_count"] = nodes

    def operate(
        self, one: int, operation: str, doing: str, body: object, change: dict[str, Any], doomed: bool, allowed: bool
    ) -> bool:
        if doomed:
            self.api.cloud.faults.add("failure", f"{operation}_deployment")
        answer = self.api("POST", f"{self.place.path}/{one}/{operation}", json=body)
        ready = self.state(one) == "initialized"
        assert (answer.status_code == 202) is (ready and allowed), answer.text
        if answer.status_code != 202:
            assert (answer.json()["code"] == "deployment_not_ready") is not ready
            return False
        self.lives[one] = (self.now, [doing, *(["rolling_back"] if doomed else []), "initialized"])
        if not doomed:
            self.due[one] = change
        return True

    @precondition(lambda self: self.lives)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        one = self.live(data)
        self.api("DELETE", f"{self.place.path}/{one}", 202)
        if self.state(one) != "deleting":
            self.lives[one] = (self.now, ["deleting", "gone"])
            self.due.pop(one, None)

    @precondition(lambda self: self.lives)
    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        one = self.live(data)
        self.api.cloud.fail_deployment(one)
        self.lives[one] = (self.now, ["failed"])
        self.due.pop(one, None)

    @rule(states=st.integers(1, 14))
    def wait(self, states: int) -> None:
        self.api.cloud.advance(PACE * states)
        self.now += PACE * states
        self.settle()

    @invariant()
    def all_is_as_the_model_says(self) -> None:
        items = self.api("GET", self.place.path, 200, params={"results": 100}).json()["items"]
        assert [one["id"] for one in items] == sorted(self.lives)
        for one in items:
            assert {name: one[name] for name in self.shown[one["id"]]} == self.shown[one["id"]]
            state = self.state(one["id"])
            assert self.place.status(one["id"]) == state
            assert (one["supervisor_url"] is None) is (state == "creating")
            assert one["can_upgrade"] is (state == "initialized")

    def teardown(self) -> None:
        self.api.close()


Lives.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestLives = Lives.TestCase
