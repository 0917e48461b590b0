"""What runs inside the schemathesis process: known-good values, guards, our answer laws as checks, and a relay.

Schemathesis loads this module by its SCHEMATHESIS_HOOKS setting. It relays what happens as one JSON object a line on
standard error, after a mark, so that standard output stays schemathesis' own report for people.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import schemathesis
from schemathesis.cli import handler
from schemathesis.cli.commands.run.handlers.base import EventHandler
from schemathesis.core.parameters import ParameterLocation
from schemathesis.engine import events

from laserdata_contract.law import AnswerLaw, check_name
from laserdata_contract.laws import catalogue
from laserdata_contract.redaction import secrets_in
from laserdata_contract.samples import NOWHERE
from laserdata_contract.shapes import members
from laserdata_contract.target import Exchange

MARK = "@@laserdata-contract "
FACTS: dict[str, Any] = json.loads(os.environ.get("LASERDATA_CONTRACT_FACTS", "{}"))
"""What the runner knows: `expiry` (accepted for a new key), `role_id`, `division_id`, `ids` (path placeholders whose
value is known) and `protected` (ids of things that the run lives on)."""

told: set[str] = set()
spent: list[None] = []
"""One for each call, against the budget of requests in `FACTS`."""


hook = cast(Callable[[Callable[..., None]], Callable[..., None]], schemathesis.hook)  # pyright: ignore[reportUnknownMemberType]


def relay(kind: str, **members: object) -> None:
    """Tell the runner."""
    sys.stderr.write(MARK + json.dumps({"kind": kind, **members}) + "\n")
    sys.stderr.flush()


# -- answer laws as checks -------------------------------------------------------------------------------------------


latest: list[tuple[Any, Exchange]] = []


def exchange_of(response: Any) -> Exchange:
    """An answer as the laws see it; the same object for all laws that look at one answer."""
    if latest and latest[0][0] is response:
        return latest[0][1]
    exchange = new_exchange(response)
    latest[:] = [(response, exchange)]
    return exchange


def new_exchange(response: Any) -> Exchange:
    """As `exchange_of`, always anew."""
    request = response.request
    body = request.body or b""
    return Exchange(
        operation=None,
        caller="schemathesis",
        method=str(request.method),
        url=str(request.url),
        request_headers={str(name): str(value) for name, value in request.headers.items()},
        request_body=body.encode() if isinstance(body, str) else body,
        status=response.status_code,
        headers={name.lower(): ", ".join(values) for name, values in response.headers.items()},
        body=response.content or b"",
    )


def register(law: AnswerLaw) -> None:
    """Make a check of an answer law."""

    def check(ctx: Any, response: Any, case: Any) -> bool | None:
        exchange = exchange_of(response)
        if not law.concerns(exchange):
            # Told apart from a pass: schemathesis leaves a check that returns True out of its counts.
            return True
        wrong = law.judge(exchange)
        if wrong is not None:
            raise AssertionError(f"{law.code}: {law.sentence} Here {wrong}.")
        return None

    check.__name__ = check_name(law.code)
    schemathesis.check(check)


for one in catalogue():
    if isinstance(one, AnswerLaw):
        register(one)


# -- calls that get past validation, and guards ----------------------------------------------------------------------


def meant_valid(case: Any, location: ParameterLocation) -> bool:
    """Whether schemathesis means a part of the request (path, header, body) to be valid."""
    return case.meta is None or not case.meta.is_negative_at(location)


counter = iter(range(1, 10**9))


def mend_new_key(body: dict[str, Any]) -> None:
    """Rules of a new key that the schema cannot state: expiry ahead, a role or permissions, real addresses."""
    body["expiry_at"] = FACTS.get("expiry", body.get("expiry_at"))
    if body.get("permissions") is not None or body.get("role_id") is None:
        body.pop("role_id", None)
        mend_permissions(body)
    elif FACTS.get("role_id") is not None:
        body["role_id"] = FACTS["role_id"]
    # A division of somebody else's is refused.
    if body.get("division_id") is not None:
        body["division_id"] = FACTS.get("division_id")
    mend_allowlist(body)


def mend_permissions(body: dict[str, Any]) -> None:
    """Permissions are names of a catalogue, in a tree whose ids exist."""
    body["permissions"] = {"tenant": ["info:read"]}


def mend_allowlist(body: dict[str, Any]) -> None:
    """Addresses are addresses, and there are some when they count."""
    if body.get("allowed_ips"):
        body["allowed_ips"] = [f"203.0.113.{number % 254 + 1}" for number, _ in enumerate(body["allowed_ips"][:5])]
    if body.get("validate_ip") is True and not body.get("allowed_ips"):
        body["allowed_ips"] = ["203.0.113.9"]
    # Left out or null, the key keeps its own setting, which may ask for addresses.
    if body.get("validate_ip") is None and body.get("allowed_ips") == []:
        body["validate_ip"] = False
    if body.get("validate_ip") is False and body.get("allowed_ips"):
        body["allowed_ips"] = []


def mend_members(body: dict[str, Any]) -> None:
    """Members are people who are there, and not the caller."""
    if body.get("members") and FACTS.get("member_id") is not None:
        body["members"] = [FACTS["member_id"]]


def mend_invitation(body: dict[str, Any]) -> None:
    """Everybody is invited once; roles and divisions are some that are there."""
    body["email"] = f"invited-{next(counter)}@example.com"
    body["roles"] = [FACTS["role_id"]] if body.get("roles") and FACTS.get("role_id") is not None else []
    if body.get("division_id") is not None:
        body["division_id"] = FACTS.get("division_id")


MENDS: dict[str, Callable[[dict[str, Any]], None]] = {
    "create_api_key": mend_new_key,
    "update_api_key_security": mend_allowlist,
    "assign_role_members": mend_members,
    "revoke_role_members": mend_members,
    "add_role": mend_permissions,
    "invite_member": mend_invitation,
    "update_role": mend_permissions,
}
"""By `operationId`: rules no schema states, applied to bodies that are meant to be valid."""

NAME_ROOM = 30
"""Names up to this long are made unique by what is put after them; longer ones by changing their end."""


def unique(text: str, number: int) -> str:
    """A text of about the same length that was not used before."""
    end = f"-{number}"
    return text + end if len(text) + len(end) <= NAME_ROOM else text[: -len(end)] + end


@hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Fill in what schemathesis cannot know, only where it means the part of the request to be valid."""
    if len(spent) >= FACTS.get("requests", 10**9):
        relay("error", label="", message="the budget of requests is used up (--max-requests)")
        raise KeyboardInterrupt
    spent.append(None)
    operation_id = case.operation.definition.raw.get("operationId", "")
    number = next(counter)
    body = members(case.body)
    if body and meant_valid(case, ParameterLocation.BODY):
        mend = MENDS.get(operation_id)
        if mend is not None:
            mend(body)
        # Most names are unique in their tenant: the same one again would be 409 and test nothing.
        if isinstance(body.get("name"), str) and case.method.upper() in ("POST", "PUT"):
            body["name"] = unique(body["name"], number)
    if case.path_parameters and meant_valid(case, ParameterLocation.PATH):
        fill_path(case)
    # The same key again would be a replay or a 409, whatever else is right or wrong with the call, and hide what the
    # call is there to test. The laws of idempotency test the key itself.
    key = case.headers.get("idempotency-key") if case.headers else None
    if isinstance(key, str) and key and meant_valid(case, ParameterLocation.HEADER):
        end = f"-{number}"
        case.headers["idempotency-key"] = key[: 255 - len(end)] + end


def fill_path(case: Any) -> None:
    """Known ids, and none that the run itself lives on where the call would change it."""
    innermost = re.findall(r"\{(\w+)\}", case.path)[-1]
    changes = case.method.upper() not in ("GET", "HEAD", "OPTIONS")
    if case.method.upper() == "POST" and innermost in ("division_id", "environment_id", "deployment_id"):
        changes = False  # it makes or starts something there, and the place stays
    for name, value in FACTS.get("ids", {}).items():
        # What is to be changed or removed is better one of the things schemathesis has made or seen.
        if name in case.path_parameters and not (changes and name == innermost != "tenant_id"):
            case.path_parameters[name] = value
    if changes and str(case.path_parameters.get(innermost)) in FACTS.get("protected", []):
        case.path_parameters[innermost] = NOWHERE


@hook
def after_call(context: Any, case: Any, response: Any) -> None:
    """Tell the runner of secrets in answers, so that it can keep them out of the reports."""
    if 200 <= response.status_code < 300 and response.content:
        try:
            decoded = json.loads(response.content)
        except ValueError:
            return
        for secret in secrets_in(decoded):
            if secret not in told:
                told.add(secret)
                relay("secret", value=secret)


def body_of(response: Any) -> str:
    """The body of an answer, cut; the runner masks what is secret in it."""
    content: bytes = (response.content or b"") if response is not None else b""
    return content[:20_000].decode("utf-8", "replace")


def operation_of(node: Any) -> Any:
    """The operation of a recorded case."""
    return node.value.operation


def parameters_of(case: Any) -> Iterator[str]:
    """Names of what a case sends, as `place name`; of a body, its members."""
    places = {"path": case.path_parameters, "query": case.query, "header": case.headers, "body": case.body}
    for place, values in places.items():
        if isinstance(values, Mapping):
            named = cast(Mapping[object, object], values)
            yield from (f"{place} {str(name).lower() if place == 'header' else name}" for name in named)


# -- relay ------------------------------------------------------------------------------------------------------------


@handler()
class Relay(EventHandler[Any]):
    """Relays finished scenarios and errors."""

    def handle_event(self, ctx: Any, event: events.EngineEvent) -> None:
        """Relay what the runner needs of an event."""
        if isinstance(event, events.ScenarioFinished):
            self._scenario(event)
        elif isinstance(event, events.NonFatalError):
            relay("error", label=event.label, message=f"{type(event.value).__name__}: {event.value}"[:2000])
        elif isinstance(event, events.FatalError):
            relay("error", label="", message=f"{type(event.exception).__name__}: {event.exception}"[:2000])
        elif isinstance(event, events.EngineFinished):
            relay("finished", reason=str(event.stop_reason))

    def _scenario(self, event: events.ScenarioFinished) -> None:
        recorder = event.recorder
        operations: dict[str, dict[str, Any]] = {}
        for case_id, node in recorder.cases.items():
            label = str(operation_of(node).label)
            ours = operations.setdefault(
                label, {"cases": 0, "statuses": {}, "parameters": {}, "checks": {}, "failures": []}
            )
            interaction = recorder.interactions.get(case_id)
            if interaction is None:
                continue
            ours["cases"] += 1
            status = str(interaction.response.status_code) if interaction.response is not None else "none"
            ours["statuses"][status] = ours["statuses"].get(status, 0) + 1
            for name in parameters_of(cast(Any, node).value):
                known = ours["parameters"].setdefault(name, {})
                known[status] = known.get(status, 0) + 1
            for check in recorder.checks.get(case_id, []):
                counts = ours["checks"].setdefault(check.name, [0, 0])
                if check.failure_info is None:
                    counts[0] += 1
                    continue
                counts[1] += 1
                failure = check.failure_info.failure
                ours["failures"].append(
                    {
                        "check": check.name,
                        "title": failure.title,
                        "message": failure.message[:1500],
                        "reproduce": check.failure_info.code_sample[:3000],
                        "status": interaction.response.status_code if interaction.response is not None else None,
                        "body": body_of(interaction.response),
                    }
                )
        relay("scenario", phase=event.phase.value, label=event.label or "", operations=operations)
