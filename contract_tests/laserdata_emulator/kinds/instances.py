"""Connector instances: what Core activated on a deployment, as its supervisor sees it."""

from typing import Any

from ..engine import Call, handles, page
from ..idempotency import Answer
from ..lifecycle import stage
from ..problems import not_found
from ..state import State
from ..store import Thing
from .configs import remove_kind
from .runtimes import forget, runtime_of

STAGES = ("pending", "active")


def status(state: State, connector: Thing) -> str:
    """Whether an instance still waits."""
    return stage(connector.values["started"], STAGES, state)


@handles("get_connector_instances")
def get_connector_instances(call: Call) -> Answer:
    """The instances of a deployment."""
    return page(call, call.under("connector"), _info)


def _info(call: Call, connector: Thing) -> dict[str, Any]:
    values = connector.values
    return {
        "id": connector.id,
        "type": values["connector_type"],
        "key": values["instance_key"],
        "name": values["instance_name"],
        "status": status(call.state, connector),
        "created_at": values["created_at"],
    }


@handles("delete_connector_instance")
def delete_connector_instance(call: Call) -> Answer:
    """Remove an instance with its configs and with what is known of its runtime."""
    deployment = call.find("deployment")
    connector = call.under("connector").get(call.values["instance_id"])
    if connector is None:
        raise not_found("connector instance")
    remove_kind(call.state, deployment, runtime_of(connector))
    forget(call.state, deployment, runtime_of(connector))
    call.state.store.remove(connector)
    return Answer(204)
