"""A year of changes to the published documents: what is published day by day, and what the pipeline has to say of it.

Every expectation is written by hand, from what the change means for those who call. The steps of `SHORT` documents make
a year of their own, which the ordinary tests live through; the versions are those of the whole year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from diffing import GONE

from pipeline.sources import members

SHORT = ("audit", "notifier")
AHEAD = "supervisor-gcp-eu"

Edits = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Step:
    """One day: what is published from then on, and what is expected of the run.

    Args:
        name: what happens.
        edits: by source name, values put in places of its document (`diffing.put`); they stay.
        rewrite: by source name, what to do with the whole document; it stays.
        raw: by source name, bytes that are published on that day alone; None: nothing is (404).
        released: what stood under the unreleased heading was released before this day.
        deleted: by overlay file, the target of an action that somebody deletes before this day.
        today: the day, for sunsets.
        wire: what changed in the contract: `level rule`.
        python: what changed for Python programs: `level rule`.
        step: the version step that this day alone asks for.
        version: the version after the day (of the whole year).
        lines: what the changelog gained.
        code: the exit code.
        healed: how many corrections are told to be healed upstream.
        misfits: parts of the sentences on corrections that do not fit.
        problem: a part of what stopped the run.
        refused: by source, a part of why it was not refreshed.
        documents: the documents of supervisors, where they are not one.
        approved: the rules that are approved in a second run, which then ends with 0.
    """

    name: str
    version: str
    edits: Mapping[str, Edits] = field(default_factory=dict)
    rewrite: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    raw: Mapping[str, bytes | None] = field(default_factory=dict)
    released: bool = False
    deleted: Mapping[str, str] = field(default_factory=dict)
    today: str = "2027-01-15"
    wire: frozenset[str] = frozenset()
    python: frozenset[str] = frozenset()
    step: str = "none"
    lines: tuple[str, ...] = ()
    code: int = 0
    healed: int = 0
    misfits: tuple[str, ...] = ()
    problem: str = ""
    refused: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ("supervisor",)
    approved: tuple[str, ...] = ()

    @property
    def sources(self) -> set[str]:
        """The sources that publish something else on that day."""
        return {*self.edits, *self.rewrite, *self.raw}


def reordered(node: Any) -> Any:
    """Return a document whose maps are in another order."""
    if isinstance(node, dict):
        return {name: reordered(node[name]) for name in reversed(node)}
    return [reordered(part) for part in node] if isinstance(node, list) else node


def renamed(old: str, new: str) -> Callable[[Any], Any]:
    """Return what gives a schema another name, and every reference to it."""

    def rename(node: Any) -> Any:
        if isinstance(node, dict):
            return {new if name == old else name: rename(part) for name, part in node.items()}
        if isinstance(node, list):
            return [rename(part) for part in node]
        return f"#/components/schemas/{new}" if node == f"#/components/schemas/{old}" else node

    return rename


def gains(name: str, value: Any) -> Callable[[Any], Any]:
    """Return what appends a value to the list at a place (`paths /a get parameters`), making it where there is none."""

    def gain(document: Any) -> Any:
        *way, last = name.split(" ")
        node = document
        for key in way:
            node = node[key]
        node[last] = [*node.get(last, []), value]
        return document

    return gain


def loses(name: str, value: Any) -> Callable[[Any], Any]:
    """Return what takes a value out of the list at a place: itself, or the object of that name."""

    def lose(document: Any) -> Any:
        *way, last = name.split(" ")
        node = document
        for key in way:
            node = node[key]
        node[last] = [
            item for item in node[last] if item != value and not (isinstance(item, dict) and item.get("name") == value)
        ]
        return document

    return lose


def query(name: str, *, required: bool = False) -> dict[str, Any]:
    """Return a parameter of the query."""
    return {"in": "query", "name": name, "required": required, "schema": {"type": "string"}}


TYPES = "paths /audit/types get"
SCHEMAS = "components schemas"
TEST = "paths /tenants/{tenant_id}/channels/{channel_id}/test"
USERS = "paths /users/{user_id}/channels/{channel_id}/notifications"
ROLES = "paths /tenants/{tenant_id}/roles get"
TASKS = "paths /deployments/{deployment_id}/tasks get"


def operation(name: str, schema: str, *parameters: Any, tag: str = "Audit Types") -> dict[str, Any]:
    """Return an operation that answers with a schema."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    responses = {"200": {"description": "Found.", "content": content}, "401": {"description": "Unauthorized."}}
    return {"operationId": name, "tags": [tag], "parameters": list(parameters), "responses": responses}


ONE = {"in": "path", "name": "type", "required": True, "schema": {"type": "string"}}
BOTH = "(`ld.channels.create`, `ld.division_channels.create`)"
BEHIND = tuple(s.name for s in members("supervisor") if s.name != AHEAD)
AUDIT_HOST = {"url": "https://audit.laserdata.cloud", "description": "Production, as the docs name it"}

B, R, C = "breaking", "review", "compatible"


def found(*names: str) -> frozenset[str]:
    """Return levels and rules: `found(f"{B} rule")`."""
    return frozenset(names)


YEAR: tuple[Step, ...] = (
    Step("nothing happens", "0.1.0"),
    Step(
        "words only",
        "0.1.1",
        {"audit": ((f"{TYPES} description", "What events there are."),)},
        step="patch",
        lines=("- Descriptions of `audit`.",),
    ),
    Step("another order only", "0.1.1", rewrite={"notifier": reordered}),
    Step(
        "a version of its own only",
        "0.1.1",
        {"notifier": (("info version", "0.0.67"),)},
        step="patch",
        lines=("- Descriptions of `notifier`, version 0.0.67, before 0.0.66.",),
    ),
    Step(
        "an operation is added whose name clients have no room for",
        "0.1.1",
        {"audit": (("paths /audit/types/{type} get", operation("get_type", "AuditTypeInfo", ONE, tag="Audit")),)},
        wire=found(f"{C} endpoint-added"),
        python=found(f"{C} python-method-added"),
        code=2,
        problem="EXCEPTIONS",
    ),
    Step(
        "which it is given",
        "0.2.0",
        {"audit": (("paths /audit/types/{type} get", operation("get_type", "AuditTypeInfo", ONE)),)},
        wire=found(f"{C} endpoint-added"),
        python=found(f"{C} python-method-added"),
        step="minor",
        lines=("- `ld.audit.audit_types.get` is new.",),
    ),
    Step(
        "a parameter is added",
        "0.2.0",
        rewrite={"audit": gains(f"{TYPES} parameters", query("like"))},
        wire=found(f"{C} new-optional-request-parameter", f"{C} response-non-success-status-added"),
        python=found(f"{C} python-argument-added-optional"),
        step="minor",
        lines=("- Argument `like` of `ld.audit.events.types` is new.",),
    ),
    Step(
        "a required parameter is added, and approved",
        "0.2.0",
        rewrite={"audit": gains(f"{TYPES} parameters", query("area", required=True))},
        wire=found(f"{B} new-required-request-parameter"),
        python=found(f"{B} python-argument-added-required"),
        step="major",
        lines=("- Argument `area` of `ld.audit.events.types` is new and required.",),
        code=1,
        approved=("new-required-request-parameter",),
    ),
    Step(
        "and is required no more",
        "0.2.0",
        {"audit": ((f"{TYPES} parameters 1 required", False),)},
        wire=found(f"{C} request-parameter-became-optional"),
        python=found(f"{C} python-argument-became-optional"),
        step="minor",
        lines=("- Argument `area` of `ld.audit.events.types` may be left out now.",),
    ),
    Step(
        "after a release a header is added: nothing that Python programs see",
        "0.2.1",
        {"audit": ((f"{TYPES} responses 200 headers x-lag", {"schema": {"type": "integer"}}),)},
        released=True,
        wire=found(f"{C} response-header-added"),
        step="patch",
    ),
    Step(
        "an enum of requests and answers gains a value",
        "0.3.0",
        rewrite={"notifier": gains(f"{SCHEMAS} NotificationChannelKind enum", "teams")},
        wire=found(
            f"{C} request-parameter-enum-value-added",
            f"{C} request-property-enum-value-added",
            f"{C} response-property-open-enum-value-added",
        ),
        python=found(f"{C} python-enum-member-added"),
        step="minor",
        lines=("- Value `NotificationChannelKind.TEAMS` is new.",),
    ),
    Step(
        "and loses one",
        "0.3.0",
        rewrite={"notifier": loses(f"{SCHEMAS} NotificationChannelKind enum", "sms")},
        wire=found(
            f"{B} request-parameter-enum-value-removed",
            f"{B} request-property-enum-value-removed",
            f"{C} response-property-enum-value-removed",
        ),
        python=found(f"{B} python-enum-member-removed"),
        step="major",
        lines=("- Value `NotificationChannelKind.SMS` is gone.",),
        code=1,
    ),
    Step(
        "a member is of another type",
        "0.3.0",
        {"notifier": ((f"{SCHEMAS} NotificationTypeInfo properties name type", "integer"),)},
        wire=found(f"{B} response-property-type-changed"),
        python=found(f"{B} python-member-type-changed"),
        step="major",
        lines=("- Member `NotificationTypeInfo.name` is `int` now, before `str`.",),
        code=1,
    ),
    Step(
        "and of the one before, which breaks as much",
        "0.3.0",
        {"notifier": ((f"{SCHEMAS} NotificationTypeInfo properties name type", "string"),)},
        wire=found(f"{B} response-property-type-changed"),
        python=found(f"{B} python-member-type-changed"),
        step="major",
        lines=("- Member `NotificationTypeInfo.name` is `str` now, before `int`.",),
        code=1,
    ),
    Step(
        "after a release a member of requests has a format: Python programs see none",
        "0.3.1",
        {"notifier": ((f"{SCHEMAS} CreateChannel properties destination format", "uri"),)},
        released=True,
        wire=found(f"{B} request-property-format-added"),
        step="patch",
        lines=(f'- Request member `destination` of `CreateChannel` must have the format "uri" now. {BOTH}',),
        code=1,
    ),
    Step(
        "a member of requests has a limit",
        "0.3.1",
        {"notifier": ((f"{SCHEMAS} CreateChannel properties remarks maxLength", 500),)},
        wire=found(f"{B} request-property-max-length-set"),
        step="patch",
        lines=(f"- Request member `remarks` of `CreateChannel` has a limit now: the most characters is 500. {BOTH}",),
        code=1,
    ),
    Step(
        "a wider one",
        "0.3.1",
        {"notifier": ((f"{SCHEMAS} CreateChannel properties remarks maxLength", 900),)},
        wire=found(f"{C} request-property-max-length-increased"),
        step="patch",
    ),
    Step(
        "a member of answers may be null",
        "0.4.0",
        {"audit": ((f"{SCHEMAS} AuditTypeInfo properties name type", ["string", "null"]),)},
        wire=found(f"{B} response-property-became-nullable"),
        python=found(f"{B} python-member-type-widened"),
        step="major",
        lines=("- Member `AuditTypeInfo.name` may be `str | None` now, before `str`.",),
        code=1,
    ),
    Step(
        "an answer gains a member",
        "0.4.0",
        {"audit": ((f"{SCHEMAS} AuditTypeInfo properties group", {"type": "string"}),)},
        wire=found(f"{C} response-optional-property-added"),
        python=found(f"{C} python-member-added"),
        step="minor",
        lines=("- Member `AuditTypeInfo.group` is new.",),
    ),
    Step(
        "a request loses a member",
        "0.4.0",
        {"notifier": ((f"{SCHEMAS} CreateSubscription properties scope_tenant_ids", GONE),)},
        wire=found(f"{R} request-property-removed"),
        python=found(f"{B} python-member-removed", f"{B} python-argument-removed"),
        step="major",
        lines=(
            "- Member `CreateSubscription.scope_tenant_ids` is gone.",
            "- Argument `scope_tenant_ids` of `ld.division_subscriptions.create` is gone.",
            "- Argument `scope_tenant_ids` of `ld.subscriptions.create` is gone.",
        ),
        code=1,
    ),
    Step(
        "a request needs a member more",
        "0.4.0",
        {
            "notifier": (
                (f"{SCHEMAS} CreateSubscription properties note", {"type": "string"}),
                (f"{SCHEMAS} CreateSubscription required", ["message_types", "note"]),
            )
        },
        wire=found(f"{B} new-required-request-property"),
        python=found(f"{B} python-member-added-required", f"{B} python-argument-added-required"),
        step="major",
        lines=(
            "- Member `CreateSubscription.note` is new, and needed to make one.",
            "- Argument `note` of `ld.division_subscriptions.create` is new and required.",
            "- Argument `note` of `ld.subscriptions.create` is new and required.",
        ),
        code=1,
    ),
    Step(
        "after a release API keys are refused",
        "0.4.1",
        {"audit": ((f"{TYPES} security", [{"session_cookie": []}]),)},
        released=True,
        wire=found(f"{B} api-security-removed"),
        step="patch",
        lines=("- Operation GET /audit/types does not take any more: ld_api_key. (`ld.audit.events.types`)",),
        code=1,
    ),
    Step(
        "an operation is to end",
        "0.4.1",
        {"notifier": ((f"{TEST} post deprecated", True), (f"{TEST} post x-sunset", "2027-06-01"))},
        wire=found(f"{C} endpoint-deprecated-with-sunset"),
        step="patch",
    ),
    Step(
        "and sooner",
        "0.4.1",
        {"notifier": ((f"{TEST} post x-sunset", "2027-05-01"),)},
        wire=found(f"{B} api-sunset-date-changed-too-small"),
        step="patch",
        lines=(
            "- Operation POST /tenants/{tenant_id}/channels/{channel_id}/test "
            "ends on 2027-05-01 now, earlier than 2027-06-01. (`ld.channels.test`)",
        ),
        code=1,
    ),
    Step(
        "it ends on that day: announced, and a method less all the same",
        "0.5.0",
        {"notifier": ((TEST, GONE),)},
        today="2027-05-02",
        wire=found(f"{R} api-path-removed-with-deprecation"),
        python=found(f"{B} python-method-removed"),
        step="major",
        lines=("- `ld.channels.test` is gone.",),
        code=1,
    ),
    Step(
        "one ends that nobody announced",
        "0.5.0",
        {"notifier": ((USERS, GONE),)},
        wire=found(f"{B} api-path-removed-without-deprecation"),
        python=found(f"{B} python-method-removed"),
        step="major",
        lines=("- `ld.user_notifications.list` is gone.",),
        code=1,
    ),
    Step(
        "a schema has another name and the same content: the same contract, another class",
        "0.5.0",
        rewrite={"audit": renamed("AuditTypeInfo", "AuditKind")},
        python=found(f"{B} python-class-removed", f"{C} python-class-added", f"{B} python-return-type-changed"),
        step="major",
        lines=(
            "- Model `AuditKind` is new.",
            "- Model `AuditTypeInfo` is gone.",
            "- `ld.audit.audit_types.get` returns `AuditKind` now, before `AuditTypeInfo`.",
            "- `ld.audit.events.types` returns `Items[AuditKind]` now, before `Items[AuditTypeInfo]`.",
        ),
        code=1,
    ),
    Step(
        "what a correction adds is published",
        "0.5.0",
        rewrite={"audit": gains("servers", AUDIT_HOST)},
        healed=1,
    ),
    Step("which is told again until somebody deletes it", "0.5.0", healed=1),
    Step("and then no more", "0.5.0", deleted={"audit.overlay.yaml": "$.servers"}),
    Step(
        "what a correction relies on is changed, with other things on the same day",
        "0.5.0",
        {
            "audit": (
                (f"{SCHEMAS} Paged_TenantAuditInfo properties items items properties severity", {"type": "string"}),
                ("paths /audit/levels get", operation("get_levels", "AuditKind")),
            )
        },
        # The correction that is left out takes its other half with it: two schemas stand where there was a reference.
        wire=found(
            f"{C} endpoint-added", f"{C} response-optional-property-added", f"{C} response-property-all-of-added"
        ),
        python=found(f"{C} python-method-added"),
        code=2,
        misfits=("audit.overlay.yaml, action 2",),
    ),
    Step(
        "and the rest of it follows",
        "0.5.0",
        {"audit": ((f"{SCHEMAS} TenantAuditInfo properties severity", {"type": "string"}),)},
        wire=found(f"{C} endpoint-added", f"{C} response-optional-property-added"),
        python=found(f"{C} python-method-added", f"{C} python-member-added"),
        step="minor",
        lines=("- `ld.audit.audit_types.levels` is new.", "- Member `TenantAuditInfo.severity` is new."),
    ),
    Step(
        "a document is no JSON",
        "0.5.0",
        raw={"audit": b"<html>Down for maintenance</html>"},
        code=3,
        refused={"audit": "web page"},
    ),
    Step("the next day it is", "0.5.0"),
    Step(
        "a document refers to another",
        "0.5.0",
        raw={
            "notifier": b'{"openapi": "3.1.0", "info": {"title": "", "version": "1"}, '
            b'"paths": {"/notifications/types": {"$ref": "https://a.test/b.json"}}}'
        },
        code=3,
        refused={"notifier": "leaves the document"},
    ),
    Step("a document is gone", "0.5.0", raw={"audit": None}, code=3, refused={"audit": "404"}),
    Step(
        "and is back, with a change",
        "0.5.0",
        {"audit": (("info version", "0.0.68"),)},
        step="patch",
        lines=("- Descriptions of `audit`, version 0.0.68, before 0.0.66.",),
    ),
    Step(
        "a region is a week ahead",
        "0.5.0",
        rewrite={AHEAD: gains(f"{TASKS} parameters", query("kind"))},
        wire=found(f"{C} new-optional-request-parameter"),
        python=found(f"{C} python-argument-added-optional"),
        step="minor",
        lines=("- Argument `kind` of `ld.supervisor(...).tasks.list` is new.",),
        documents=("supervisor", AHEAD),
    ),
    Step(
        "the others follow",
        "0.5.0",
        rewrite={name: gains(f"{TASKS} parameters", query("kind")) for name in BEHIND},
        wire=found(f"{C} new-optional-request-parameter"),
        python=found(f"{C} python-argument-added-optional"),
        step="minor",
    ),
    Step(
        "after a release a filter is gone",
        "0.6.0",
        rewrite={"core": loses(f"{ROLES} parameters", "kind")},
        released=True,
        wire=found(f"{R} request-parameter-removed"),
        python=found(f"{B} python-argument-removed"),
        step="major",
        lines=("- Argument `kind` of `ld.roles.list` is gone.",),
        code=1,
    ),
    Step(
        "a method is called otherwise",
        "0.6.0",
        {"core": (("paths /tenants/{tenant_id}/clouds get operationId", "list_offers"),)},
        wire=found(f"{C} api-operation-id-removed"),
        python=found(f"{B} python-method-renamed"),
        step="major",
        lines=("- `ld.clouds.list` is called `ld.clouds.list_offers` now.",),
        code=1,
    ),
    Step(
        "a body needs a member more",
        "0.6.0",
        {"core": ((f"{SCHEMAS} CreateDivision required", ["name", "email"]),)},
        wire=found(f"{B} request-property-became-required"),
        python=found(f"{B} python-member-became-required", f"{B} python-argument-became-required"),
        step="major",
        lines=(
            "- Member `CreateDivision.email` is needed now to make one.",
            "- Argument `email` of `ld.divisions.create` is required now.",
        ),
        code=1,
    ),
)
