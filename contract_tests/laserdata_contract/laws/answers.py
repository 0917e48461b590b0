"""Laws about every single answer: error bodies, the request id, times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from laserdata_contract.documents import Document
from laserdata_contract.law import answer_law
from laserdata_contract.samples import DEEPEST
from laserdata_contract.shapes import CONTAINERS, elements, members
from laserdata_contract.target import Exchange

PROBLEMS = "core document, ErrorResponse"
HEADERS = "LaserData docs, API reference, request and response headers"

RETRYABLE = frozenset({408, 425, 429, 500, 502, 503, 504})
SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
REQUEST_ID = re.compile(r"[0-9a-fA-F]{32}")
UTC_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|\+00:00)")
UNIONS = ("oneOf", "anyOf", "allOf")
TIME_NAME = re.compile(r".+_at|timestamp")


def is_error(exchange: Exchange) -> bool:
    """Whether the answer is an error."""
    return exchange.status >= 400


def has_problem(exchange: Exchange) -> bool:
    """Whether the answer is an error with a JSON object for its body."""
    return is_error(exchange) and bool(exchange.problem)


def has_json(exchange: Exchange) -> bool:
    """Whether the answer is a success that says it is JSON."""
    return exchange.ok and exchange.headers.get("content-type", "").partition(";")[0].strip() == "application/json"


@answer_law(
    "LD-ERR-001",
    "An error is application/problem+json with a title, a snake_case code and a reason.",
    source=PROBLEMS,
    concerns=is_error,
)
def error_is_a_problem(exchange: Exchange) -> str | None:
    """Clients branch on `code`, and show `title` and `reason` to people.

    An error of any other shape (plain text, HTML, JSON without these members) cannot be handled by anything but its
    status.
    """
    # A HEAD has no body to judge.
    if exchange.method == "HEAD":
        return None
    media = exchange.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/problem+json":
        return f"the content type is {media or 'missing'!r}"
    if not exchange.problem:
        return "the body is not a JSON object"
    for member in ("title", "code", "reason"):
        value = exchange.problem.get(member)
        if not isinstance(value, str) or not value:
            return f"{member} is {value!r}"
    return None if SNAKE_CASE.fullmatch(exchange.code) else f"code is {exchange.code!r}, not snake_case"


@answer_law(
    "LD-ERR-002",
    "The status in an error body is the status of the answer.",
    source=PROBLEMS,
    concerns=lambda exchange: has_problem(exchange) and exchange.problem.get("status") is not None,
)
def status_is_repeated(exchange: Exchange) -> str | None:
    """`status` lets a reader of a stored body know how the call ended; it may be left out, but never lie."""
    stated = exchange.problem["status"]
    return None if stated == exchange.status else f"the body says {stated!r}, the answer {exchange.status}"


@answer_law(
    "LD-ERR-003",
    "An error says it is retryable exactly when its status is 408, 425, 429, 500, 502, 503 or 504.",
    source=PROBLEMS,
    concerns=lambda exchange: has_problem(exchange) and exchange.problem.get("retryable") is not None,
)
def retryable_is_right(exchange: Exchange) -> str | None:
    """A client that believes a wrong `retryable` repeats what cannot succeed, or gives up on what would."""
    stated, right = exchange.problem["retryable"], exchange.status in RETRYABLE
    return None if stated is right else f"retryable is {stated!r} with status {exchange.status}"


@answer_law(
    "LD-ERR-004",
    "The instance of an error is the ld-request header of the same answer.",
    source=HEADERS,
    # A replayed error repeats the body of the first answer, and with it the first answer's id.
    concerns=lambda exchange: has_problem(exchange) and not exchange.replayed,
)
def instance_is_the_request(exchange: Exchange) -> str | None:
    """People quote `instance` to support, and logs hold `ld-request`: the two have to be one id."""
    stated, header = exchange.problem.get("instance"), exchange.headers.get("ld-request")
    return None if stated is not None and stated == header else f"instance is {stated!r}, ld-request {header!r}"


@answer_law(
    "LD-ERR-005",
    "field and field_issues appear on 400 only; each issue has a code, a reason, and a dotted path if any.",
    source=PROBLEMS,
    concerns=lambda exchange: (
        bool(exchange.problem.get("field") or exchange.problem.get("field_issues")) and is_error(exchange)
    ),
    # An id that is none may be refused as well as not found.
    expected=lambda operation: operation.body_schema is not None or bool(operation.parameters_in("query")),
)
def fields_on_bad_requests_only(exchange: Exchange) -> str | None:
    """They point at what was wrong in the input, which is what 400 means and no other status does."""
    if exchange.status != 400:
        return f"they are present with status {exchange.status}"
    for issue in elements(exchange.problem.get("field_issues")):
        if not members(issue).get("code") or not members(issue).get("reason"):
            return f"an issue is {issue!r}"
        path = members(issue).get("path")
        if isinstance(path, str) and path.startswith(("/", "$", "#")):
            return f"an issue is at {path!r}, which is no dotted path"
    return None


@answer_law(
    "LD-REQ-001",
    "Every answer carries ld-request, 32 hexadecimal digits.",
    source=HEADERS,
    concerns=lambda exchange: True,
)
def request_id_is_there(exchange: Exchange) -> str | None:
    """Without it a call cannot be found again in the logs of the service."""
    header = exchange.headers.get("ld-request")
    return None if header and REQUEST_ID.fullmatch(header) else f"ld-request is {header!r}"


@answer_law(
    "LD-IDEM-009",
    "Only a POST, PUT or PATCH that carried an idempotency-key is ever marked as replayed.",
    source="LaserData docs, API reference, idempotency",
    concerns=lambda exchange: (
        "idempotent-replayed" in exchange.headers
        or "idempotency-key" not in {name.lower() for name in exchange.request_headers}
    ),
)
def replayed_only_with_key(exchange: Exchange) -> str | None:
    """A replay that was not asked for hides that the call did not run."""
    if not exchange.replayed:
        return None
    carried = "idempotency-key" in {name.lower() for name in exchange.request_headers}
    if carried and exchange.method in ("POST", "PUT", "PATCH"):
        return None
    return f"a {exchange.method} {'with' if carried else 'without'} a key is marked as replayed"


@answer_law(
    "LD-TIME-001",
    "Times are RFC 3339 in UTC.",
    source="core document, descriptions of created_at and expiry_at",
    concerns=lambda exchange: (
        has_json(exchange)
        and (b'_at"' in exchange.body or b'"timestamp"' in exchange.body)
        and any(True for _ in times(_decoded(exchange)))
    ),
    expected=lambda operation: tells_times(operation.document, operation.success_schema or {}),
)
def times_are_utc(exchange: Exchange) -> str | None:
    """A time without an offset means another moment in every time zone that reads it."""
    for where, value in times(_decoded(exchange)):
        if not UTC_TIME.fullmatch(value):
            return f"{where} is {value!r}"
    return None


def tells_times(document: Document, schema: Mapping[str, Any], depth: int = 0) -> bool:
    """Whether a schema has a member that is a time by its name, however deep."""
    node = document.resolve(schema)
    if depth > DEEPEST:
        return False
    properties = members(node.get("properties"))
    inner = [*properties.values(), node.get("items"), *(one for name in UNIONS for one in elements(node.get(name)))]
    return any(TIME_NAME.fullmatch(name) for name in properties) or any(
        tells_times(document, members(one), depth + 1) for one in inner if one
    )


def times(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Members of a decoded answer that are times by their names, and where they are."""
    for number, one in enumerate(elements(value)):
        if isinstance(one, CONTAINERS):
            yield from times(one, f"{where}/{number}")
    for name, one in members(value).items():
        if isinstance(one, CONTAINERS):
            yield from times(one, f"{where}/{name}")
        elif isinstance(one, str) and TIME_NAME.fullmatch(name):
            yield f"{where}/{name}", one


def _decoded(exchange: Exchange) -> Any:
    try:
        return exchange.json()
    except ValueError:
        return None
