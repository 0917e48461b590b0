"""Cloud accounts of the tenant's own, for BYOC deployments and private networks."""

import re
from collections.abc import Mapping
from ipaddress import ip_network
from typing import Any

from ..engine import Call, Kind
from ..problems import Issue, Problem
from ..store import Thing
from ..wire import merge, table
from .clouds import CLOUDS, REGIONS
from .deployments import deployments_of

_FIELDS = ("name", "account_id", "region", "remarks", "settings", "status")
_ACCOUNT_ID = {"aws": re.compile(r"\d{12}", re.ASCII), "gcp": re.compile(r"[a-z][a-z0-9-]{4,28}[a-z0-9]", re.ASCII)}
_VPC_ID = re.compile(r"vpc-[0-9a-fA-F]{1,17}", re.ASCII)


def _info(_: Call, account: Thing) -> dict[str, Any]:
    own = ("cloud", "name", "account_id", "region", "status", "validated_at", "created_at", "updated_at")
    return {"id": account.id, **{name: account.values[name] for name in own}}


def _details(call: Call, account: Thing) -> dict[str, Any]:
    return {**_info(call, account), **{name: account.values[name] for name in ("remarks", "settings")}}


def _check(values: Mapping[str, Any]) -> None:
    """Raises Problem 400 for what cannot belong to an account of the cloud."""
    cloud, settings, issues = values["cloud"], table(values["settings"]), list[Issue]()
    own = table(settings.get(cloud))
    if not _ACCOUNT_ID[cloud].fullmatch(values["account_id"]):
        words = "An AWS account id has 12 digits." if cloud == "aws" else "A project id has 6 to 30 characters."
        issues.append(Issue("invalid_account_id", words, "account_id"))
    if values["region"] is not None and values["region"] not in REGIONS[cloud]:
        issues.append(Issue("invalid_region", f"The cloud {cloud} has no such region.", "region"))
    if any(settings.get(other) is not None for other in CLOUDS if other != cloud):
        issues.append(Issue("settings_of_another_cloud", f"The account is one of {cloud}.", "settings"))
    if own.get("vpc_id") is not None and not _VPC_ID.fullmatch(own["vpc_id"]):
        issues.append(Issue("invalid_vpc_id", "A VPC id is vpc- and 1 to 17 hex digits.", "settings.aws.vpc_id"))
    try:
        ip_network(own.get("vpc_cidr") or "10.0.0.0/16")
    except ValueError:
        issues.append(Issue("invalid_cidr", "This is no CIDR block.", f"settings.{cloud}.vpc_cidr"))
    if issues:
        raise Problem(400, "invalid_cloud_account", "The account or its settings are invalid.", issues)


def _build(call: Call) -> dict[str, Any]:
    cloud = call.body["cloud"]
    empty = {"region": None, "remarks": None, "settings": None, "status": "active", "validated_at": None}
    values = merge({**empty, "cloud": cloud}, {**call.body, "status": None}, *_FIELDS)
    _check(values)
    return values


def _revise(call: Call, account: Thing) -> dict[str, Any]:
    values = merge(account.values, call.body, *_FIELDS)
    _check(values)
    return values


def _before_delete(call: Call, account: Thing) -> None:
    cloud, number = account.values["cloud"], account.values["account_id"]
    for deployment in deployments_of(call.state, call.home):
        own = table(deployment.values[cloud])
        peers = (one.values.get("peer_owner_id") for one in call.state.store.of("peering", deployment))
        if number in (own.get("account_id"), own.get("project_id"), *peers):
            raise Problem(400, "cloud_account_in_use", "A deployment or its network still refers to the account.")


CLOUD_ACCOUNT = Kind(
    "cloud_account",
    info=_info,
    details=_details,
    build=_build,
    revise=_revise,
    before_delete=_before_delete,
    limit="cloud_accounts_limit",
    limit_status=409,
    filters={
        "name": lambda account, name: account.values["name"] == name,
        "cloud": lambda account, cloud: account.values["cloud"] == cloud,
        "region": lambda account, region: account.values["region"] == region,
    },
)
CLOUD_ACCOUNT.serve(
    create="create_cloud_account",
    read="get_cloud_account",
    list="get_cloud_accounts",
    replace="update_cloud_account",
    delete="delete_cloud_account",
)
