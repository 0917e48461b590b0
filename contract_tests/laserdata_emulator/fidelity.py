"""What the emulator does as the real one does, written from the code: `laserdata-emulator fidelity`."""

from collections.abc import Iterable, Mapping
from inspect import cleandoc, getdoc
from typing import Any

from .contract import Operation
from .engine import Handler, Kind, shape_only
from .faults import FAULTS
from .permissions import MEMBER, NEEDS, OWNER

SHAPE_ONLY = "shape only"
DOCUMENTED, INFERRED = "documented", "inferred"
_INTRODUCTION = """
# What the emulator does

Written by `laserdata-emulator fidelity` from the code; a test holds the two together.

Evidence: **documented** is told by the published documents or documentation, **inferred** is our reading where they are
silent; `(inferred)` in a sentence marks that part of it alone. Nothing was compared with the live API.
An operation that is `shape only` is checked like every other, changes nothing, and answers the least that its schema
accepts.
"""
_EVERYWHERE: tuple[tuple[str, str, str], ...] = (
    (
        "requests",
        "parameters and bodies are checked against the corrected document: 400 with `field_issues`",
        DOCUMENTED,
    ),
    ("answers", "the emulator's own are checked too: one that does not fit is a 500 that names the mistake", "ours"),
    (
        "order of checks",
        "route, caller, rate, parameters, place, permission, replay, body, the operation itself",
        INFERRED,
    ),
    ("credentials", "401 for an API key that is missing, malformed, unknown, expired or revoked", DOCUMENTED),
    ("allowlist", "403 `ip_not_allowed` for a good key from another address", f"{DOCUMENTED}, its code {INFERRED}"),
    ("sessions only", "403 `api_key_not_allowed` for a key; 403 without the token in `x-csrf-token`", DOCUMENTED),
    ("permissions", "by level, with overrides; `:manage` implies `:read`; 403 `insufficient_permissions`", DOCUMENTED),
    ("visibility", "404, the same for what is absent, another tenant's, or another region's", DOCUMENTED),
    ("errors", "`application/problem+json`; `instance` equals the header `ld-request`", DOCUMENTED),
    (
        "idempotency",
        "ten minutes for each API key and idempotency key, headers replayed too, DELETE left out",
        DOCUMENTED,
    ),
    ("", "409 for another request, or for one still running, under the same key", DOCUMENTED),
    ("", "refused credentials or permissions, 429 and 5xx are not kept", INFERRED),
    ("rate limit", "of each API key, 429 with `retry-after`", f"{DOCUMENTED}; its numbers are the user's"),
    ("pages", "`page` and `results` (1, 10, at most 100), totals, `link` with the filters kept", DOCUMENTED),
    ("", "a page beyond the last is empty", INFERRED),
    ("created ids", "in the headers `ld-tenant`, `ld-division` and so on", DOCUMENTED),
    ("names", "409 for a name that a sibling has", f"{DOCUMENTED} for some kinds, {INFERRED} for others"),
    ("events", "each change that went well leaves one event, its correlation id that of the request", DOCUMENTED),
    ("time", "what takes time is finished when next looked at, unless a pace is set", "ours"),
)
_FAULTS = cleandoc(
    """
    Faults that can be asked for, with `Emulator.faults.add(kind, operation, ...)` or by `POST /_emulator/faults` with
    the same names in JSON: for one operation by its operationId or for `*`, for the next `count` requests (1) or for a
    `share` of them such as 0.1, the same ones in every run. `GET` lists those in wait, `DELETE` ends them, and
    `POST /_emulator/release` lets go what `hold` holds. An answer without a body has none to spoil. It is the same over
    sockets and through the transports in process.
    """
)
# Where sources say different things: what is at odds, what was followed, and what becomes of the other form.
_DISAGREEMENTS: tuple[tuple[str, str, str], ...] = (
    ("the secret of a new API key is `secret` or `token`", "both", "the same value under both names"),
    ("`validate_ip` of a new API key is required or optional", "optional", "accepted either way"),
    ("how many things each plan allows", "docs.laserdata.com", "single limits are changed by `features`"),
    ("names of the system roles", "admin, developer, viewer, billing", "Owner, Member: not known"),
    ("keys of Iggy's configs begin with `IGGY_` or `IGGY_SYSTEM_`", "`IGGY_`", "accepted, as the same setting"),
    ("a config that is made primary is applied by itself or by an activity", "by an activity", "nothing is applied"),
    ("`warden` is the config of node 0, whatever its id", "`warden` is `warden:0`", "each node has its own besides"),
    ("the street of whom invoices go to is `address` or `street`", "both", "written either way, answered both ways"),
    ("an invoice that is late is `overdue` or not", "the document's list of states, without it", "not known"),
    ("the third join policy is `request_to_join` or `domain_match`", "`request_to_join`", "refused"),
    ("an AWS account needs `identity_arn`, `external_id` and `vpc_id`, or none of them", "none", "taken as it is"),
    ("an invitation has a `message` or not", "it has not", "accepted, and not passed on"),
    ("a tier tells its `description` and `instance` always or not", "always", "not answered"),
    ("a key's context has the key's fields beside `permissions`, or below `api_key`", "beside", "not answered"),
    ("the prefix of an API key is `ld_api_key_` or `ld_pk_`", "`ld_api_key_`", "no prefix is looked at"),
)


def fidelity(operations: Iterable[Operation], handlers: Mapping[str, Handler]) -> str:
    """The table as Markdown."""
    every = list(operations)
    lacking = sum(one.id not in handlers for one in every)
    parts = [
        cleandoc(_INTRODUCTION),
        f"{len(every)} operations, {lacking} of them {SHAPE_ONLY}.",
        _table(("everywhere", "behaviour", "evidence"), _EVERYWHERE),
        _FAULTS,
        _table(("fault", "what happens"), ((f"`{kind}`", does) for kind, does in FAULTS.items())),
        _table(("sources disagree", "followed", "the other form"), _DISAGREEMENTS),
    ]
    for document in dict.fromkeys(one.document for one in every):
        rows = (
            (f"`{one.id}`", _needs(one), *behaviour(one, handlers.get(one.id)))
            for one in every
            if one.document == document
        )
        parts += [f"## {document}", _table(("operation", "needs", "behaviour", "evidence"), rows)]
    return "\n\n".join(parts) + "\n"


def behaviour(operation: Operation, handler: Handler | None) -> tuple[str, str]:
    """What one operation does, in the words of its handler, and on what evidence."""
    if handler is None or handler is shape_only:
        return SHAPE_ONLY, operation.evidence
    text = " ".join((getdoc(handler) or "").split())
    kind: Any = getattr(handler, "__self__", None)
    if isinstance(kind, Kind):
        text = " ".join([text, *_of_kind(kind, handler.__name__)]).replace("<kind>", kind.name)
    return text, operation.evidence


def _of_kind(kind: Kind, action: str) -> Iterable[str]:
    if action == "create" and kind.limit is not None:
        yield f"The plan's `{kind.limit}` is kept ({kind.limit_status})."
    if action in ("create", "replace"):
        yield "Names are unique (409)."
    if action == "list" and kind.filters:
        yield f"Filters: {', '.join(f'`{name}`' for name in kind.filters)}."
    if action == "delete" and kind.before_delete is not None:
        yield getdoc(kind.before_delete) or ""


def _needs(operation: Operation) -> str:
    if operation.open:
        return "nothing"
    if not operation.accepts_key:
        return "a session"
    need = NEEDS.get(operation.id, MEMBER)
    return "to be the owner" if need == OWNER else f"`{need}`" if need else "any key of the tenant"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |".replace("\n", " ") for line in lines)
