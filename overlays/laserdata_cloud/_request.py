"""From the arguments of a method to a request that is ready to be sent."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote, urlencode

from ._errors import InvalidRequestError
from ._transport import Send
from ._version import VERSION

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation, Options

    from ._settings import Settings

_AGENT = f"laserdata-cloud-python/{VERSION}"

# Credentials come from the client, so that nothing else can send them elsewhere; the rest frames the message.
_NOT_PER_CALL = frozenset({"ld-api-key", "cookie", "x-csrf-token", "host", "content-length", "transfer-encoding"})


class Arguments(NamedTuple):
    """What a method was called with; see `laserdata_api.declarations.Caller`."""

    path: Mapping[str, Any]
    query: Mapping[str, Any] | None = None
    body: Any = None
    fields: Mapping[str, Any] | None = None
    idempotency_key: str | None = None
    options: Options | None = None


class Prepared(NamedTuple):
    """A request, and the idempotency key that is in it."""

    send: Send
    idempotency_key: str | None


def prepare(settings: Settings, operation: Operation, arguments: Arguments) -> Prepared:
    """Turn arguments into a request.

    Raises:
        InvalidRequestError: something is missing or cannot be sent; nothing has left this machine.
    """
    try:
        return _prepared(settings, operation, arguments)
    except ValueError as error:
        raise InvalidRequestError(f"{operation.id}: {error}", operation=operation) from None


def _prepared(settings: Settings, operation: Operation, arguments: Arguments) -> Prepared:
    headers = {"user-agent": _AGENT}
    origin = settings.audit_url if operation.document == "audit" else settings.base_url
    url = origin + _path(operation, arguments.path, settings.tenant_id) + _query(operation, arguments.query)
    content = _content(operation, arguments.body, arguments.fields)
    if content is not None:
        headers["content-type"] = operation.body_media_type or "application/json"
    timeout: float | None = None
    if arguments.options is not None:
        timeout = _timeout(arguments.options.timeout)
        headers |= _headers(arguments.options.headers)
    given = headers.pop("idempotency-key", None)
    if arguments.idempotency_key is not None:
        given = arguments.idempotency_key
    if operation.credentials != "none":
        headers["ld-api-key"] = _credential(settings, operation)
    key: str | None = None
    if operation.idempotent and operation.credentials != "none":
        key = headers["idempotency-key"] = settings.around.new_key() if given is None else _checked_key(given)
    elif given is not None:
        raise ValueError("an idempotency key was given, but this operation takes none")
    deadline = settings.policy.deadline
    limit = deadline if timeout is None else min(timeout, deadline)
    return Prepared(Send(operation.method, url, headers, content, timeout, limit), key)


def _path(operation: Operation, values: Mapping[str, Any], tenant_id: int | None) -> str:
    found = operation.path
    for name in operation.path_parameters:
        value = values.get(name)
        if value is None and name == "tenant_id":
            value = tenant_id
            if value is None:
                raise ValueError("no tenant is known: set LD_TENANT_ID, or give tenant_id to the client or to the call")
        if value is None:
            raise ValueError(f"{name} is None, and the path needs a value")
        found = found.replace(f"{{{name}}}", str(value) if type(value) is int else _part(name, value))
    return found


def _part(name: str, value: Any) -> str:
    from ._codec import text

    part = quote(text(value), safe="")
    if part in ("", ".", ".."):
        raise ValueError(f"{name} is {value!r}, which cannot stand in a path")
    return part


def _query(operation: Operation, values: Mapping[str, Any] | None) -> str:
    if not values:
        return ""
    from ._codec import text

    wire = dict(operation.query_parameters)
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        if value is not None:
            several = cast("list[Any]", value) if isinstance(value, list | tuple) else [value]
            pairs += [(wire[name], text(one)) for one in several]
    return f"?{urlencode(pairs)}" if pairs else ""


def _content(operation: Operation, body: Any, fields: Mapping[str, Any] | None) -> bytes | None:
    if operation.body is None:
        return None
    from laserdata_api.model import UNSET

    from ._codec import encode

    given = {name: value for name, value in (fields or {}).items() if value is not UNSET}
    if body is None:
        return encode(given) if given or operation.body_required else None
    if given:
        raise ValueError(f"give the body or its members, not both (given: {', '.join(given)})")
    return encode(body)


def _timeout(seconds: float | None) -> float | None:
    if seconds is not None and not (seconds > 0 and math.isfinite(seconds)):
        raise ValueError(f"a timeout is a number of seconds above 0, not {seconds!r}")
    return seconds


def _headers(extra: Mapping[str, str] | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in (extra or {}).items():
        lower = name.lower()
        if lower in _NOT_PER_CALL:
            raise ValueError(f"the header {lower} cannot be set for one call: the client sees to it")
        if not re.fullmatch(r"[!#$%&'*+\-.^_`|~0-9a-z]+", lower):
            raise ValueError(f"{name!r} is no name of a header")
        if not value.isascii() or not value.isprintable():
            # The value is not shown: it may be a secret.
            raise ValueError(f"the value of the header {lower} has characters that no header can carry")
        found[lower] = value
    return found


def _credential(settings: Settings, operation: Operation) -> str:
    if operation.credentials == "session":
        raise ValueError("only a signed-in session can do this: the API refuses API keys here, and sends 403")
    if settings.api_key is None:
        raise ValueError("no API key is known: set LD_API_KEY, or give api_key to the client")
    return settings.api_key


def _checked_key(key: object) -> str:
    if not isinstance(key, str):
        raise ValueError(f"an idempotency key is text, not a {type(key).__name__}: try str(...)")
    if not 1 <= len(key) <= 255 or not all("!" <= character <= "~" for character in key):
        raise ValueError(
            f"an idempotency key has 1 to 255 visible ASCII characters; this one has {len(key)} characters"
            + ("" if all("!" <= character <= "~" for character in key) else ", some of them not visible ASCII")
        )
    return key
