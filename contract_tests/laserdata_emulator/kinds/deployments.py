"""Deployments: how they come, change and go, at Core and at their supervisors.

A deployment's `life` says since when it goes through which states; `lifecycle` tells in which of them it is, and lays
over its values what an upgrade changes once that is through.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from ipaddress import ip_network
from typing import Any

from ..engine import Call, Kind, check_limit, check_name, handles
from ..idempotency import Answer
from ..lifecycle import ends, later, stage
from ..problems import Problem, invalid, not_found
from ..state import State
from ..store import Thing
from ..wire import format_time, table
from .access_rules import open_free_tier
from .billing import close
from .clouds import NETWORK_STORAGES, REGIONS, TIERS, tier_limit
from .divisions import spend_code
from .environments import check_room

READY, FAILED, DELETING = "initialized", "failed", "deleting"
PROVISIONING = (
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
    READY,
)
_FAILING = (*PROVISIONING[: PROVISIONING.index("deploying_nodes")], FAILED)
CLUSTER_NODES = 3
STORAGE_GB = (10, 16_000)
_TELEMETRY_DAYS = 7
_PORTS = {"tcp_port": 8090, "http_port": 443, "ws_port": 8092, "quic_port": 8080}


# ---- what others ask


def status_of(state: State, deployment: Thing) -> str:
    """The state of its life that a deployment is in."""
    life = deployment.values["life"]
    return stage(life["started"], life["stages"], state)


def ready_since(state: State, deployment: Thing, node: Thing) -> datetime | None:
    """Since when a node of a deployment has been at work, or None while it is not."""
    ready: datetime | None = node.values["ready"]
    return ready if ready is not None and ready <= state.now else None


def deployments_of(state: State, tenant: Thing) -> Iterator[Thing]:
    """All deployments of a tenant, those that are being deleted too."""
    for division in state.store.of("division", tenant):
        for environment in state.store.of("environment", division):
            yield from state.store.of("deployment", environment)


def starter_available(state: State, tenant: Thing) -> bool:
    """Whether the plan allows the tenant another free deployment."""
    return _room(state, tenant, "free")


def supervisor_url(call: Call, deployment: Thing) -> str | None:
    """Where the supervisor of a deployment is; None until one has taken it over (inferred)."""
    if status_of(call.state, deployment) == PROVISIONING[0]:
        return None
    return call.urls[f"{deployment.values['cloud']}-{deployment.values['area']}"]


def need_ready(call: Call, deployment: Thing) -> None:
    """Raises Problem 409 unless a deployment is initialized."""
    now = status_of(call.state, deployment)
    if now != READY:
        raise Problem(409, "deployment_not_ready", f"The deployment is {now}; this can be asked once it is {READY}.")


def fail(state: State, deployment: Thing) -> None:
    """Let a deployment be broken for good, whatever it was about."""
    life = {"started": state.now, "stages": [FAILED]}
    state.store.change(deployment, {**deployment.values, "life": life, "later": None})


# ---- how they look


def _info(call: Call, deployment: Thing) -> dict[str, Any]:
    values = deployment.values
    now = status_of(call.state, deployment)
    own = (
        "name code variant domain cloud area region cluster tier runtimes protected encrypted dedicated shared "
        "storage_type storage_size availability_mode target_network_tput retention upgraded_at created_at updated_at"
    )
    return {
        "id": deployment.id,
        **{name: values[name] for name in own.split()},
        "nodes_count": len(call.state.store.of("node", deployment)),
        "rate_limit": TIERS[values["tier"]].rate_limit,
        "can_upgrade": now == READY,
        "supervisor_url": supervisor_url(call, deployment),
    }


def _details(call: Call, deployment: Thing) -> dict[str, Any]:
    values = deployment.values
    return {**_info(call, deployment), "description": values["description"], "upgrades": values["upgrades"]}


def deployments_in_structure(call: Call, environment: Thing) -> list[dict[str, Any]]:
    """The deployments of an environment as the tenant's tree shows them, none where the caller may not see any."""
    assert environment.parent is not None
    if not call.may("deployment:read", environment.parent.id, environment.id):
        return []
    own = ("name", "cloud", "region", "variant", "tier")
    return [
        {"id": one.id, **{name: one.values[name] for name in own}, "supervisor_url": supervisor_url(call, one)}
        for one in call.state.store.of("deployment", environment)
    ]


DEPLOYMENT = Kind("deployment", info=_info, details=_details)
DEPLOYMENT.serve(list="get_deployments", read="get_deployment")


# ---- what a plan and a tier allow


def _room(state: State, tenant: Thing, tier: str) -> bool:
    limit = tier_limit(state.features, tier)
    environments = (one for division in state.store.of("division", tenant) for one in _environments(state, division))
    # There can only be too many of one tier where there are as many in all: so no walk through a large tenant.
    if sum(len(state.store.of("deployment", one)) for one in environments) < limit:
        return True
    same = [one for one in deployments_of(state, tenant) if one.values["tier"] == tier]
    return len(same) < limit


def _environments(state: State, division: Thing) -> Iterator[Thing]:
    return iter(state.store.of("environment", division))


def check_feature(call: Call, wanted: object, feature: str) -> None:
    """Raises Problem 403 when something is wanted that the plan does not have."""
    if wanted and not call.state.features[feature]:
        raise Problem(403, f"{feature.removesuffix('_enabled')}_not_enabled", f"The plan has no {feature}.")


def _check_tier(call: Call, tier: str) -> None:
    if not tier_limit(call.state.features, tier):
        raise Problem(403, "tier_not_available", f"The plan has no deployments of the tier {tier}.")
    if not _room(call.state, call.home, tier):
        raise Problem(409, "deployment_tier_limit_reached", f"The plan allows no more deployments of the tier {tier}.")


def _check_total(call: Call) -> None:
    environments = (one for division in call.under("division") for one in _environments(call.state, division))
    total = sum(len(call.state.store.of("deployment", one)) for one in environments)
    check_limit(call, "concurrent_deployments_limit", total, 409)


def storage_of(tier: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Type and size of the disks; without a wish the first network disk of the tier at its smallest."""
    types = TIERS[tier].storages
    kind, size = wanted.get("type", "network_balanced"), wanted.get("size")
    smallest, largest = STORAGE_GB
    if kind not in types:
        raise invalid("storage_not_supported", f"The tier {tier} goes with {', '.join(types)}.", "storage.type")
    if size is None and wanted and kind in NETWORK_STORAGES:
        raise invalid("storage_size_required", "A network disk needs a size.", "storage.size")
    if size is not None and not smallest <= size <= largest:
        raise invalid("invalid_storage_size", f"A disk has {smallest} to {largest} GB.", "storage.size")
    return {"storage_type": kind, "storage_size": smallest if size is None else size}


def _retention(settings: Mapping[str, Any]) -> dict[str, Any]:
    days = settings.get("telemetry_days", _TELEMETRY_DAYS)
    telemetry = dict.fromkeys(("logs_days", "metrics_days", "heartbeats_days"), days)
    return {"telemetry": telemetry, "data_storage_gb": None}


# ---- how they come


def _create(call: Call, environment: Thing | None, new_environment: str, variant: str, body: dict[str, Any]) -> Answer:
    """Check what was asked for, then make it, in a new environment where there is none yet."""
    state, tier, cluster = call.state, body["tier"], body["cluster"]
    region = REGIONS[body["cloud"]].get(body["region"])
    if region is None:
        raise invalid("invalid_region", f"The cloud {body['cloud']} has no such region.", "region")
    if cluster not in TIERS[tier].clusters:
        raise invalid("cluster_not_supported", f"The tier {tier} has no deployments of kind {cluster}.", "cluster")
    mode = body.get("availability_mode") or "single_az"
    if mode == "multi_az" and cluster != "cluster":
        raise invalid("multi_az_needs_cluster", "Several zones need several nodes.", "availability_mode")
    chosen = {
        **storage_of(tier, table(body.get("storage"))),
        "retention": _retention(table(body.get("retention"))),
        "spend_limit": body.get("spend_limit"),
    }
    check_feature(call, cluster == "cluster", "cluster_enabled")
    check_feature(call, mode == "multi_az", "multi_az_enabled")
    check_feature(call, body.get("dedicated"), "dedicated_enabled")
    _check_tier(call, tier)
    _check_total(call)
    if environment is None:
        environments = call.under("environment")
        check_limit(call, "environments_per_division_limit", len(environments), 409)
        check_room(call, 409)
        check_name(environments, new_environment)
        values = {"name": new_environment, "description": "", "protected": False}
        environment = state.new("environment", call.parent("environment"), values)
    code = state.ids.secret("")[:6].upper()
    name = body.get("name") or f"starter-{code.lower()}"
    check_name(state.store.of("deployment", environment), name)
    stages = list(_FAILING if call.doomed else PROVISIONING)
    deployment = state.new(
        "deployment",
        environment,
        {
            **chosen,
            "name": name,
            "code": f"{code[:3]}-{code[3:]}",
            "description": "",
            "variant": variant,
            "cloud": body["cloud"],
            "area": region[1],
            "region": body["region"],
            "tier": tier,
            "cluster": cluster,
            "availability_mode": mode,
            "domain": f"{code.lower()}.{body['cloud']}-{region[1]}.laserdata.cloud",
            "runtimes": ["iggy", "connectors", "warden"],
            "target_network_tput": body.get("target_network_tput"),
            **{name: bool(body.get(name)) for name in ("dedicated", "shared", "protected")},
            **{name: body.get(name) is not False for name in _USUALLY},
            "aws": body.get("aws"),
            "gcp": body.get("gcp"),
            "upgrades": [],
            "upgraded_at": None,
            "username": f"admin_{code.lower()}",
            "password": state.ids.secret("")[:24],
            "life": {"started": call.now, "stages": stages},
            "later": None,
        },
    )
    ready = None if call.doomed else ends(call.now, stages, state)
    if ready is not None:
        later(state, deployment, ready, {}, "deployment_initialized")
    else:
        later(state, deployment, ends(call.now, stages, state), {}, "deployment_operation_failed")
    _add_nodes(call, deployment, 1 if cluster == "standalone" else CLUSTER_NODES, ready)
    open_free_tier(state, deployment)
    nodes = [
        {"id": one.id, **{name: one.values[name] for name in _TOLD_OF_NODES}}
        for one in state.store.of("node", deployment)
    ]
    call.notes["data"] = {**{name: deployment.values[name] for name in _TOLD}, "cluster_kind": cluster, "nodes": nodes}
    return Answer(202, None, {"ld-environment": str(environment.id), "ld-deployment": str(deployment.id)})


# What the event of a new deployment holds, of it and of its nodes.
_TOLD = (
    *("name", "code", "domain", "cloud", "area", "region", "variant", "tier", "storage_type", "storage_size"),
    *("target_network_tput", "encrypted", "protected", "retention"),
)
_TOLD_OF_NODES = ("name", "image_id", "variant")
_USUALLY = ("encrypted", "public_ip_enabled", "subdomain_enabled")


def _add_nodes(call: Call, deployment: Thing, count: int, ready: datetime | None) -> None:
    image = "ami-0e4a7c21d95b83f60" if deployment.values["cloud"] == "aws" else "laserdata-node-x64"
    first = len(call.state.store.of("node", deployment)) + 1
    for number in range(first, first + count):
        call.state.new(
            "node", deployment, {"name": f"node-{number}", "image_id": image, "variant": "ubuntu_x64", "ready": ready}
        )


@handles("deploy_starter")
def deploy_starter(call: Call) -> Answer:
    """A free standalone deployment, where it is wanted or in the environment `sandbox`, which is made or used again.

    A name for a new environment that is taken: 409 (inferred).
    """
    body = call.body
    environments, key, name = call.under("environment"), body.get("environment_id"), body.get("environment_name")
    if key is None:
        environment = environments.named("sandbox") if name is None else None
    else:
        environment = environments.get(key)
        if environment is None:
            raise not_found("environment")
    if environment is not None:
        call.need("deployment:manage", call.find("division").id, environment.id)
    asked = {**body, "name": body.get("deployment_name"), "tier": "free", "cluster": "standalone"}
    return _create(call, environment, name or "sandbox", "managed", asked)


@handles("deploy_to_managed_cloud")
def deploy_to_managed_cloud(call: Call) -> Answer:
    """A deployment in an account of LaserData's; `supervisor_url` is null in its first state (inferred).

    What the plan does not have: 403; too many: 409; what its tier does not go with: 400 (all inferred).
    """
    return _create(call, call.find("environment"), "", "managed", call.body)


@handles("deploy_to_your_own_cloud")
def deploy_to_your_own_cloud(call: Call) -> Answer:
    """A deployment in an account of the tenant's own; the member for its cloud is needed: 400 (inferred)."""
    environment, body = call.find("environment"), call.body
    cloud = body["cloud"]
    own = body.get(cloud)
    if own is None:
        raise invalid("missing_account", f"A deployment in your own {cloud} account needs the member {cloud}.", cloud)
    if cloud == "aws":
        try:
            ip_network(own["vpc_cidr"])
        except ValueError:
            raise invalid("invalid_cidr", "This is no CIDR block.", "aws.vpc_cidr") from None
    check_feature(call, True, "byoc_enabled")
    return _create(call, environment, "", "byoc", {**body, "aws": None, "gcp": None, cloud: own})


# ---- how they change


@handles("update_deployment")
def update_deployment(call: Call) -> Answer:
    """Change the description or the protection; what is absent or null stays. One that is going: 409 (inferred)."""
    kept = {name: call.body[name] for name in ("description", "protected") if call.body.get(name) is not None}
    return _change(call, kept)


@handles("update_retention")
def update_retention(call: Call) -> Answer:
    """Keep telemetry longer, or less long."""
    return _change(call, {"retention": _retention(call.body["retention"])})


@handles("update_spend_limit")
def update_spend_limit(call: Call) -> Answer:
    """Cap what the deployment may cost a month, or take the cap away."""
    return _change(call, {"spend_limit": call.body.get("spend_limit")})


def _change(call: Call, values: dict[str, Any]) -> Answer:
    deployment = call.find("deployment")
    if status_of(call.state, deployment) == DELETING:
        raise Problem(409, "deployment_not_ready", "The deployment is being deleted.")
    call.state.store.change(deployment, call.touched({**deployment.values, **values}))
    return Answer(200)


@handles("upgrade_deployment")
def upgrade_deployment(call: Call) -> Answer:
    """Another tier, other storage, or both, in force once the upgrade is through (inferred).

    Storage that would shrink: 400; a deployment that is not `initialized`: 409 (inferred).
    """
    deployment, body = call.find("deployment"), call.body
    need_ready(call, deployment)
    values = deployment.values
    tier, wanted = body.get("tier") or values["tier"], table(body.get("storage"))
    if body.get("tier") is None and not wanted:
        raise invalid("nothing_to_upgrade", "Name a tier, storage, or both.", "tier")
    if values["cluster"] not in TIERS[tier].clusters:
        raise invalid("cluster_not_supported", f"The tier {tier} has no deployments of this kind.", "tier")
    storage = storage_of(tier, wanted or {"type": values["storage_type"], "size": values["storage_size"]})
    if storage["storage_size"] < values["storage_size"]:
        raise invalid("storage_cannot_shrink", f"The disks have {values['storage_size']} GB already.", "storage.size")
    if tier != values["tier"]:
        _check_tier(call, tier)
    return _operate(call, deployment, "upgrading", {"tier": tier, **storage})


@handles("extend_deployment")
def extend_deployment(call: Call) -> Answer:
    """More nodes for a cluster, to be seen at once; one alone, or one not `initialized`: 409 (inferred)."""
    deployment = call.find("deployment")
    need_ready(call, deployment)
    if deployment.values["cluster"] != "cluster":
        raise Problem(409, "deployment_not_a_cluster", "A standalone deployment has one node.")
    more = sum(one["count"] for one in call.body["nodes"])
    nodes = len(call.state.store.of("node", deployment))
    check_limit(call, "nodes_per_deployment_limit", nodes + more - 1, 409)
    return _operate(call, deployment, "extending", {}, more)


def _operate(call: Call, deployment: Thing, doing: str, changes: dict[str, Any], more: int = 0) -> Answer:
    """Upgrade or extend: what changes does so at the end, and not at all when it ends in rolling back."""
    stages = [doing, "rolling_back", READY] if call.doomed else [doing, READY]
    end = ends(call.now, stages, call.state)
    values = {**deployment.values, "life": {"started": call.now, "stages": stages}}
    call.state.store.change(deployment, call.touched(values))
    if call.doomed:
        later(call.state, deployment, end, {}, "deployment_operation_failed")
        return Answer(202)
    before = len(call.state.store.of("node", deployment))
    after = {**deployment.values, **changes}
    entry = {
        "upgraded_at": format_time(end),
        "nodes_before": before,
        "nodes_after": before + more,
        "instance_type": TIERS[after["tier"]].instances[after["cloud"]],
        "rate_limit": TIERS[after["tier"]].rate_limit,
        **{name: after[name] for name in ("tier", "storage_type", "storage_size", "target_network_tput")},
    }
    _add_nodes(call, deployment, more, end)
    done = {**changes, "upgraded_at": format_time(end), "upgrades": [*values["upgrades"], entry]}
    later(call.state, deployment, end, done, "deployment_upgraded" if doing == "upgrading" else None)
    return Answer(202)


@handles("delete_deployment")
def delete_deployment(call: Call) -> Answer:
    """Let a deployment go, with all that it holds; one that is going already just goes on (inferred)."""
    deployment = call.find("deployment")
    if status_of(call.state, deployment) == DELETING:
        call.notes["type"] = None
        return Answer(202)
    if deployment.values["protected"]:
        spend_code(call, "delete_deployment", deployment)
    close(call.state, deployment)
    life = {"started": call.now, "stages": [DELETING]}
    call.state.store.change(deployment, call.touched({**deployment.values, "life": life}))
    later(call.state, deployment, ends(call.now, (DELETING, "gone"), call.state), None, "deployment_deleted")
    return Answer(202)


# ---- at the supervisor


@handles("get_deployment_status")
def get_deployment_status(call: Call) -> Answer:
    """How far a deployment has come, and where it listens."""
    deployment = call.find("deployment")
    return Answer(
        200,
        {
            "id": deployment.id,
            "status": status_of(call.state, deployment),
            "domain": deployment.values["domain"],
            "ports": [{"runtime": "iggy", "node_id": None, **_PORTS}],
        },
    )


@handles("get_nodes")
def get_nodes(call: Call) -> Answer:
    """The machines of a deployment."""
    storage = call.find("deployment").values["storage_type"]
    own = ("name", "image_id", "variant", "created_at")
    nodes = call.under("node")
    return Answer(
        200, [{"id": one.id, **{name: one.values[name] for name in own}, "storage_type": storage} for one in nodes]
    )


@handles("get_credentials")
def get_credentials(call: Call) -> Answer:
    """User name and password of the Iggy server, in every state (inferred)."""
    values = call.find("deployment").values
    return Answer(200, {"username": values["username"], "password": values["password"]})
