"""From the arguments of a method to a request that is ready to be sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote, urlencode

from laserdata_api.declarations import Options

from ._errors import InvalidRequestError
from ._settings import checked_headers, checked_timeout
from ._transport import Send
from ._version import VERSION

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation

    from ._settings import Settings

_AGENT = f"laserdata-cloud-python/{VERSION}"

CSRF_HEADER = "x-csrf-token"


class Arguments(NamedTuple):
    """What a method was called with; see `laserdata_api.declarations.Caller`."""

    path: Mapping[str, Any]
    query: Mapping[str, Any] | None = None
    body: Any = None
    fields: Mapping[str, Any] | None = None
    idempotency_key: str | None = None
    options: Options | None = None
    link: str | None = None
    """A query as an answer gave it, instead of `query`."""


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
    headers = {"user-agent": _AGENT, **settings.headers}
    url = _origin(settings, operation) + _path(operation, arguments.path, settings)
    url += _query(operation, arguments.query) if arguments.link is None else f"?{arguments.link}"
    content = _content(operation, arguments.body, arguments.fields)
    if content is not None:
        headers["content-type"] = operation.body_media_type or "application/json"
    timeout, options = settings.timeout, arguments.options
    if options is not None:
        if not isinstance(options, Options):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ValueError(f"options are of type Options, not {type(options).__name__}")
        timeout = checked_timeout(options.timeout) or timeout
        headers |= checked_headers(options.headers)
    given = headers.pop("idempotency-key", None)
    if arguments.idempotency_key is not None:
        given = arguments.idempotency_key
    secrets = _credentials(settings, operation, headers)
    key: str | None = None
    if operation.idempotent and "ld-api-key" in headers:
        key = headers["idempotency-key"] = settings.around.new_key() if given is None else _checked_key(given)
    elif given is not None:
        raise ValueError(
            "an idempotency key was given, but the API heeds none with a session"
            if operation.idempotent
            else "an idempotency key was given, but this operation takes none"
        )
    deadline = settings.policy.deadline
    limit = deadline if timeout is None else min(timeout, deadline)
    return Prepared(Send(operation.method, url, headers, content, timeout, limit, secrets), key)


def _origin(settings: Settings, operation: Operation) -> str:
    if operation.document == "audit":
        return settings.audit_url
    if not operation.document.startswith("supervisor"):
        return settings.base_url
    if not settings.supervisor_url:
        raise ValueError("this operation is a supervisor's: call it on what supervisor(...) gives")
    return settings.supervisor_url


def _path(operation: Operation, values: Mapping[str, Any], settings: Settings) -> str:
    found = operation.path
    for name in operation.path_parameters:
        value = values.get(name)
        if value is None:
            value = known_id(settings, name)
        found = found.replace(f"{{{name}}}", str(value) if type(value) is int else _part(name, value))
    for name in values:
        if name not in operation.path_parameters:
            known = ", ".join(operation.path_parameters) or "none"
            raise ValueError(f"no id {name!r} in the path: there are {known}")
    return found


def known_id(settings: Settings, name: str) -> int:
    """Return the id of a path that the client knows; raises ValueError where it does not know it."""
    if name == "tenant_id":
        if settings.tenant_id is None:
            raise ValueError("no tenant is known: set LD_TENANT_ID, or give tenant_id to the client or to the call")
        return settings.tenant_id
    if name == "deployment_id" and settings.supervisor_url:
        if settings.deployment_id is None:
            raise ValueError("no deployment is known: give deployment_id to the call, or to supervisor(...)")
        return settings.deployment_id
    raise ValueError(f"{name} is None, and the path needs a value")


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
        if body is not None:
            raise ValueError("this operation takes no body")
        return None
    from laserdata_api.model import UNSET

    from ._codec import encode

    given = {name: value for name, value in (fields or {}).items() if value is not UNSET}
    if body is None:
        return encode(given) if given or operation.body_required else None
    if given:
        raise ValueError(f"give the body or its members, not both (given: {', '.join(given)})")
    return encode(body)


def _credentials(settings: Settings, operation: Operation, headers: dict[str, str]) -> tuple[str, ...]:
    """Put the credentials that the operation needs into the headers, and return them."""
    if operation.credentials == "none":
        return ()
    if settings.api_key is not None and operation.credentials == "any":
        headers["ld-api-key"] = settings.api_key
        return (settings.api_key,)
    if settings.session is None:
        raise ValueError(
            "only a signed-in session can do this, the API refuses API keys here: give session and csrf_token to the "
            "client"
            if operation.credentials == "session"
            else "no API key is known: set LD_API_KEY, or give api_key to the client"
        )
    headers["cookie"] = f"session={settings.session}"
    if CSRF_HEADER not in operation.header_parameters:
        return (settings.session,)
    if settings.csrf_token is None:
        raise ValueError("a session's changes need its CSRF token: give csrf_token to the client")
    headers[CSRF_HEADER] = settings.csrf_token
    return (settings.session, settings.csrf_token)


def _checked_key(key: object) -> str:
    if not isinstance(key, str):
        raise ValueError(f"an idempotency key is text, not a {type(key).__name__}: try str(...)")
    if not 1 <= len(key) <= 255 or not all("!" <= character <= "~" for character in key):
        raise ValueError(
            f"an idempotency key has 1 to 255 visible ASCII characters; this one has {len(key)} characters"
            + ("" if all("!" <= character <= "~" for character in key) else ", some of them not visible ASCII")
        )
    return key
