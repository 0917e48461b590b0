"""Deleting what may be protected: the code is requested, asked for, and sent along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from laserdata_api.core.operations import OPERATIONS

from ._errors import InvalidRequestError, RateLimitError
from ._flow import Ask, Flow
from ._request import Arguments, known_id, prepare

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation

    from ._driver import Driver


def confirmed(driver: Driver, operation: Operation, arguments: Arguments, *, raw: bool) -> Flow:
    """Delete with a code, if one is needed: look, request the code, ask for it, delete.

    Raises:
        InvalidRequestError: what was given for a code is none; or the operation cannot be called as it is.
    """
    query = dict(cast("Mapping[str, Any]", arguments.query))
    ask = query.pop("code")
    # What cannot be sent in the end is told before a code is, and before anybody is asked for it.
    prepare(driver.settings, operation, arguments._replace(query=query))
    if (yield from _is_protected(driver, operation, arguments)):
        yield from _request(driver, operation, arguments)
        code = yield Ask(ask)
        if not isinstance(code, str) or not code.strip():
            raise InvalidRequestError(f"{operation.id}: no code was given, so nothing was deleted", operation=operation)
        query["code"] = code.strip()
    return (yield from driver.flow(operation, arguments._replace(query=query), raw=raw))


def _is_protected(driver: Driver, operation: Operation, arguments: Arguments) -> Any:
    thing = operation.id.removeprefix("delete_")
    if thing == "tenant":
        # Always asked for, whether it is protected or not.
        return True
    looked = yield from driver.flow(OPERATIONS[f"get_{thing}"], Arguments(arguments.path, options=arguments.options))
    return looked.protected


def _request(driver: Driver, operation: Operation, arguments: Arguments) -> Any:
    settings = driver.settings
    try:
        ids = {name: arguments.path.get(name) or known_id(settings, name) for name in operation.path_parameters}
    except ValueError as error:
        raise InvalidRequestError(f"{operation.id}: {error}", operation=operation) from None
    body = {"action": {"action_type": operation.id, "payload": ids}}
    try:
        yield from driver.flow(
            OPERATIONS["request_resource_code"],
            Arguments({"tenant_id": ids["tenant_id"]}, body=body, options=arguments.options),
            policy=settings.policy._replace(max_retries=0),
        )
    except RateLimitError as error:
        # One was sent a moment ago, so whoever is asked has it. Any other limit is one: nothing was sent.
        if "code" not in (error.code or ""):
            raise
