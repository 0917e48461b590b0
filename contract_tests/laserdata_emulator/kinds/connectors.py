"""Connectors at Core: the catalogue, and activating one on a deployment."""

from typing import Any, NamedTuple

from ..engine import Call, handles, page
from ..idempotency import Answer
from ..problems import Problem, invalid
from ..store import Thing
from .deployments import need_ready


class Connector(NamedTuple):
    """A connector of the catalogue; `advanced` ones need the plan's `advanced_connectors_enabled`."""

    name: str
    description: str
    advanced: bool = False


# By the short key of the documentation and the type; the catalogue's key is `iggy.<short key>.<type>`.
CATALOGUE: dict[tuple[str, str], Connector] = {
    ("postgres", "sink"): Connector("PostgreSQL Sink", "Writes messages into a PostgreSQL table."),
    ("postgres", "source"): Connector("PostgreSQL Source", "Reads rows of a PostgreSQL table."),
    ("elasticsearch", "sink"): Connector("Elasticsearch Sink", "Writes messages into an Elasticsearch index."),
    ("elasticsearch", "source"): Connector("Elasticsearch Source", "Reads documents of an Elasticsearch index."),
    ("mongodb", "sink"): Connector("MongoDB Sink", "Writes messages into a MongoDB collection."),
    ("quickwit", "sink"): Connector("Quickwit Sink", "Writes messages into a Quickwit index."),
    ("iceberg", "sink"): Connector("Iceberg Sink", "Writes messages into an Apache Iceberg table.", advanced=True),
    ("influxdb", "sink"): Connector("InfluxDB Sink", "Writes messages into an InfluxDB bucket.", advanced=True),
}
_KEYS = {f"iggy.{short}.{kind}": (short, kind) for short, kind in CATALOGUE}


def _permitted(call: Call, connector: Connector) -> bool:
    return not connector.advanced or bool(call.state.features["advanced_connectors_enabled"])


@handles("get_connectors")
def get_connectors(call: Call) -> Answer:
    """A page of the catalogue, of all or of one type."""
    call.find("deployment")
    wanted = call.values.get("type")
    rows = [
        Thing(0, "catalogue", None, {"key": key, "type": kind, "name": one.name, "description": one.description})
        for (key, (_, kind)), one in zip(_KEYS.items(), CATALOGUE.values(), strict=True)
        if wanted in (None, kind)
    ]
    return page(call, rows, _info)


def _info(call: Call, row: Thing) -> dict[str, Any]:
    permitted = _permitted(call, CATALOGUE[_KEYS[row.values["key"]]])
    return {**row.values, "available": True, "permitted": permitted}


@handles("activate_connector")
def activate_connector(call: Call) -> Answer:
    """Start an instance: pending at first, active later, as its supervisor tells.

    Keys are taken in both documented styles, `postgres` and `iggy.postgres.sink`. A deployment that is not
    `initialized`, or a key that is taken: 409 (inferred).
    """
    deployment, body = call.find("deployment"), call.body
    kind = body["connector_type"]
    found = _KEYS.get(body["connector_key"], (body["connector_key"], kind))
    if found not in CATALOGUE or found[1] != kind:
        raise invalid("unknown_connector", f"The catalogue has no such {kind[:20]}.", "connector_key")
    if not _permitted(call, CATALOGUE[found]):
        raise Problem(403, "advanced_connectors_not_enabled", "The plan has no advanced_connectors_enabled.")
    need_ready(call, deployment)
    instances = call.state.store.of("connector", deployment)
    taken = {one.values["instance_key"] for one in instances if one.values["connector_type"] == kind}
    key = body.get("instance_key")
    if key in taken:
        raise Problem(409, "connector_instance_already_exists", f"There is already a {kind} {key!r} here.")
    if not key:
        base = "-".join(found)
        key = next(one for one in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
    call.state.new(
        "connector",
        deployment,
        {
            "connector_key": found[0],
            "connector_type": kind,
            "instance_key": key,
            "instance_name": body.get("instance_name") or CATALOGUE[found].name,
            "started": call.now,
        },
    )
    return Answer(202)
