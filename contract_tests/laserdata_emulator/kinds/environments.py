"""Environments of a division."""

from typing import Any

from ..engine import Call, Kind, check_limit
from ..problems import Problem
from ..store import Thing
from ..wire import merge
from .divisions import spend_code

_FIELDS = ("name", "description", "protected")


def _info(call: Call, environment: Thing) -> dict[str, Any]:
    values = environment.values
    return {
        "id": environment.id,
        "name": values["name"],
        "deployments_count": len(call.state.store.of("deployment", environment)),
        "protected": values["protected"],
        "created_at": values["created_at"],
        "updated_at": values["updated_at"],
    }


def check_room(call: Call, status: int = 400) -> None:
    """Raises Problem when the plan allows the tenant no more environments."""
    store = call.state.store
    total = sum(len(store.of("environment", one)) for one in store.of("division", call.home))
    check_limit(call, "environments_limit", total, status)


def _build(call: Call) -> dict[str, Any]:
    check_room(call)
    return merge({"name": "", "description": "", "protected": False}, call.body, *_FIELDS)


def _before_delete(call: Call, environment: Thing) -> None:
    if len(call.state.store.of("deployment", environment)):
        raise Problem(400, "environment_not_empty", "The environment still holds deployments; delete them first.")
    if environment.values["protected"]:
        spend_code(call, "delete_environment", environment)


ENVIRONMENT = Kind(
    "environment",
    info=_info,
    details=lambda call, thing: {**_info(call, thing), "description": thing.values["description"]},
    build=_build,
    revise=lambda call, thing: merge(thing.values, call.body, *_FIELDS),
    before_delete=_before_delete,
    limit="environments_per_division_limit",
)
ENVIRONMENT.serve(
    create="create_environment",
    read="get_environment",
    list="get_environments",
    replace="update_environment",
    delete="delete_environment",
)
