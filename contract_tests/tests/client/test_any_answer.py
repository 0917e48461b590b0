"""Whatever an operation is answered, with whatever status: a value of the type it promises, or a `LaserDataError`."""

from __future__ import annotations

import importlib
import json
from typing import Any

import httpx
from client_harness import Caller
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laserdata_api.declarations import Content, Items, Operation
from laserdata_api.model import Model
from laserdata_cloud import LaserDataError, Policy

SERVICES = ("core", "notifier", "audit")
OPERATIONS: list[Operation] = [
    operation
    for document in (*SERVICES, "supervisor")
    for operation in importlib.import_module(f"laserdata_api.{document}.operations").OPERATIONS.values()
]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
PAGE = st.fixed_dictionaries(
    {"items": JSON | st.lists(JSON, max_size=2), "page": st.sampled_from([0, 1, 2, "1", None])},
    optional={"total_pages": st.integers(-1, 3) | JSON, "total_results": st.integers(-1, 3) | JSON},
)
PROBLEM = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(["code", "reason", "field_issues", "retryable", "title"], JSON)
)
TOKEN = st.fixed_dictionaries({"id": JSON, "token": JSON}, optional={"secret": JSON, "url": JSON, "other": JSON})
BODIES = st.one_of(
    st.just(b""),
    st.binary(max_size=60),
    (JSON | PAGE | PROBLEM | TOKEN).map(lambda value: json.dumps(value).encode()),
    st.sampled_from([b"[" * 5000, b'{"a":' * 5000, b"9" * 5000, b"\xef\xbb\xbf{}", b"[1e999]", b'"\xed\xa0\x80"']),
)
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=20)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "content-type": st.sampled_from(
            ["application/json", "application/problem+json", "text/html", "application/pdf"]
        )
        | WORDS,
        "ld-request": WORDS,
        "ld-division": WORDS | st.integers().map(str),
        "retry-after": WORDS,
        "date": WORDS,
        "link": WORDS,
        "set-cookie": WORDS,
        "location": WORDS,
        "idempotent-replayed": WORDS,
        "content-encoding": st.sampled_from(["gzip", "br", "identity", "who knows"]),
        "content-length": st.integers(0, 80).map(str),
    },
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    operation=st.sampled_from(OPERATIONS),
    status=st.integers(100, 999) | st.sampled_from([200, 201, 202, 204, 206, 299, 300, 307, 400, 409, 429, 503]),
    body=BODIES,
    headers=HEADERS,
)
def test_is_a_value_or_an_error(
    client: Caller, clock: Any, operation: Operation, status: int, body: bytes, headers: dict[str, str]
) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        # As it comes from a wire: not read yet, and decoded by the one who reads it.
        stream = httpx.ByteStream(body)
        return httpx.Response(status, headers=[(n, v.encode("latin-1")) for n, v in headers.items()], stream=stream)

    policy = Policy(max_retries=1, deadline=60)
    with_session = {"api_key": None, "session": "cookie-of-nobody", "csrf_token": "token-of-nobody"}
    credentials = with_session if operation.credentials == "session" else {}
    ld: Any = client(handler=answer, policy=policy, **credentials, **clock.settings())
    try:
        found = called(ld, operation)
    except LaserDataError as error:
        assert error.operation == operation.id
        assert getattr(error, "status", status) == status
        assert str(error) == error.message
        assert str(error).isprintable()
        assert error.attempts in (1, 2)
    else:
        assert 200 <= status < 300
        fits(operation, found)
    finally:
        client.close()


def called(ld: Any, operation: Operation) -> Any:
    path: dict[str, Any] = dict.fromkeys(operation.path_parameters, 1)
    body: dict[str, Any] | None = {} if operation.body else None
    if operation.document == "supervisor":
        ld = ld.supervisor("http://127.0.0.1:9")
    found = ld.call(operation.id, path=path, body=body)
    return [*found] if operation.returns == "page" else found


def fits(operation: Operation, found: Any) -> None:
    """A value is of the type that the operation promises."""
    match operation.returns:
        case "one":
            assert isinstance(found, Model)
            assert type(found).__name__ == operation.model
        case "list":
            assert isinstance(found, Items)
        case "content":
            assert isinstance(found, Content)
        case "page":
            assert all(isinstance(item, Model) for item in found)
