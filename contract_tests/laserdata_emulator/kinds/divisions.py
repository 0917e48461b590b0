"""Divisions, and the confirmation codes that protected things ask for before they go."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ..engine import Call, Kind, handles
from ..idempotency import Answer
from ..problems import Problem, forbidden, invalid, not_found
from ..state import NEW_DIVISION, Mail
from ..store import Thing
from ..wire import merge

CODE_LIFE = timedelta(minutes=10)
CODE_PAUSE = timedelta(seconds=60)
_FIELDS = ("name", "description", "email", "protected")


def _info(_: Call, division: Thing) -> dict[str, Any]:
    values = division.values
    return {
        "id": division.id,
        "name": values["name"],
        "protected": values["protected"],
        "created_at": values["created_at"],
        "updated_at": values["updated_at"],
    }


def _details(call: Call, division: Thing) -> dict[str, Any]:
    values = division.values
    return {
        **_info(call, division),
        "description": values["description"],
        "email": values["email"],
        "has_payment_method": False,
    }


def visible(call: Call) -> Callable[[Thing], bool] | None:
    """Which divisions the caller may see; None for all."""
    scope = call.caller.division_id()
    if scope is None and call.may("division:read"):
        return None
    return lambda division: scope in (None, division.id) and call.may("division:read", division.id)


def _before_delete(call: Call, division: Thing) -> None:
    if len(call.state.store.of("environment", division)):
        raise Problem(400, "division_not_empty", "The division still holds environments; delete them first.")
    if division.values["protected"]:
        spend_code(call, "delete_division", division)


def spend_code(call: Call, action: str, resource: Thing) -> None:
    """Use up the confirmation code of the query. Raises Problem 400 for none, a wrong, an old or a used one."""
    code = call.values.get("code")
    if not code:
        raise invalid("code_required", "This resource is protected: ask for a code with request_code first.", "code")
    for mail in call.state.mail:
        if (mail.action, mail.resource, mail.code) == (action, resource.id, code) and call.now < mail.sent + CODE_LIFE:
            call.state.mail.remove(mail)
            return
    raise invalid("invalid_code", "The code is wrong, used or over.", "code")


@handles("request_resource_code")
def request_resource_code(call: Call) -> Answer:
    """Send a code for a delete to the tenant's mailbox (the emulator shows it at /_emulator/mail)."""
    action, payload = call.body["action"]["action_type"], call.body["action"]["payload"]
    if payload["tenant_id"] != call.home.id:
        raise not_found("tenant")
    thing = call.home
    for kind in ("division", "environment", "deployment"):
        if f"{kind}_id" in payload and action in _REACH[kind]:
            found = call.state.store.of(kind, thing).get(payload[f"{kind}_id"])
            if found is None:
                raise not_found(kind)
            thing = found
    if thing is call.home:
        if call.caller.key is not None or not call.is_owner():
            raise forbidden("tenant owner")
    else:
        division, environment = thing.ancestor("division"), thing.ancestor("environment")
        call.need(f"{thing.kind}:manage", division.id if division else None, environment.id if environment else None)
    for mail in reversed(call.state.mail):
        left = mail.sent + CODE_PAUSE - call.now
        if (mail.action, mail.resource) == (action, thing.id) and left > timedelta():
            wait = -(-left // timedelta(seconds=1))
            raise Problem(
                429,
                "code_requested_recently",
                "A code for this was sent a moment ago.",
                headers={"retry-after": str(wait)},
            )
    call.state.mail.append(Mail(call.home.values["email"], action, thing.id, call.state.ids.code(), call.now))
    return Answer(204)


_REACH = {
    "division": ("delete_division", "delete_environment", "delete_deployment"),
    "environment": ("delete_environment", "delete_deployment"),
    "deployment": ("delete_deployment",),
}


@handles("get_division_summary")
def get_division_summary(call: Call) -> Answer:
    """How much a division holds."""
    environments = call.state.store.of("environment", call.find("division"))
    return Answer(
        200,
        {
            "total_environments": len(environments),
            "total_deployments": sum(len(call.state.store.of("deployment", one)) for one in environments),
        },
    )


DIVISION = Kind(
    "division",
    info=_info,
    details=_details,
    build=lambda call: merge({"name": "", **NEW_DIVISION}, call.body, *_FIELDS),
    revise=lambda call, division: merge(division.values, call.body, *_FIELDS),
    before_delete=_before_delete,
    limit="divisions_limit",
    visible=visible,
)
DIVISION.serve(
    create="create_division",
    read="get_division",
    list="get_divisions",
    replace="update_division",
    delete="delete_division",
)
