"""Errors: one tree, every field, messages for people, and copies that are the same."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from client_harness import Server, reply

import laserdata_cloud
from laserdata_api.core.operations import GET_DIVISION
from laserdata_cloud import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    DecodingError,
    FieldIssue,
    GoneError,
    IdempotencyError,
    InvalidRequestError,
    LaserDataError,
    NotFoundError,
    PermissionDeniedError,
    Policy,
    RateLimitError,
    ServerError,
    StatusError,
)
from laserdata_cloud._problem import status_error

PROBLEM = {
    "type": "about:blank",
    "title": "Invalid Email",
    "code": "invalid_email",
    "reason": "Invalid email address",
    "instance": "8f4a2b6c9d1e4f3a8b5c7d9e0f1a2b3c",
    "field": "email",
    "field_issues": [{"code": "invalid_email", "reason": "malformed address", "path": "email"}],
    "status": 400,
    "retryable": False,
}


def raised(to_server: Any, server: Server, status: int, body: Any = b"", **headers: str) -> Any:
    server.script(reply(status, body if isinstance(body, bytes) else json.dumps(body).encode(), **headers))
    with pytest.raises(LaserDataError) as failed:
        to_server(policy=Policy(max_retries=0)).divisions.update(1, name="n")
    return failed.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (401, AuthenticationError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (409, ConflictError),
        (410, GoneError),
        (429, RateLimitError),
        (500, ServerError),
        (503, ServerError),
        (599, ServerError),
        (300, StatusError),
        (402, StatusError),
        (422, StatusError),
        (600, StatusError),
        (999, StatusError),
    ],
)
def test_a_status_has_its_class(to_server: Any, server: Server, status: int, kind: type[StatusError]) -> None:
    error = raised(to_server, server, status)
    assert type(error) is kind
    assert (error.status, error.operation, error.attempts) == (status, "update_division", 1)


def test_everything_the_problem_says(to_server: Any, server: Server) -> None:
    error = raised(to_server, server, 400, PROBLEM, ld_request="f" * 32, retry_after="9")
    assert (error.code, error.reason, error.retryable) == ("invalid_email", "Invalid email address", False)
    assert error.field_issues == (FieldIssue("invalid_email", "malformed address", "email"),)
    assert error.request_id == "f" * 32
    assert error.retry_after == 9.0
    assert error.headers["LD-Request"] == "f" * 32
    assert json.loads(error.content) == PROBLEM
    assert error.idempotency_key == "key-1"
    assert str(error) == (
        f"update_division: 400 invalid_email: Invalid email address; email: malformed address (request {'f' * 32})"
    )


def test_a_field_without_issues(to_server: Any, server: Server) -> None:
    error = raised(to_server, server, 400, {"code": "too_long", "reason": "Too long", "field": "name"})
    assert error.field_issues == (FieldIssue("too_long", "Too long", "name"),)


def test_the_request_id_of_the_body_where_the_header_is_lost(to_server: Any, server: Server) -> None:
    assert raised(to_server, server, 400, PROBLEM).request_id == PROBLEM["instance"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"code": 5, "reason": ["a"], "field_issues": {"a": 1}, "retryable": "yes", "instance": null}',
        b'{"field_issues": [1, null, {"code": 1}]}',
        b"\xff\xfe",
        b"{" * 100_000,
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_problem_that_is_none(to_server: Any, server: Server, body: bytes) -> None:
    error = raised(to_server, server, 418, body)
    assert (error.code, error.reason, error.retryable, error.content) == (None, None, None, body)


def test_a_message_is_one_line_that_a_log_can_take(to_server: Any, server: Server) -> None:
    reason = "first\nERROR forged line\r\x1b[31m" + "x" * 100_000
    error = raised(to_server, server, 400, {"code": "c", "reason": reason})
    assert error.reason == reason
    assert str(error).isprintable()
    assert len(str(error)) < 500


@pytest.mark.parametrize("status", [401, 403])
def test_what_to_try_when_a_key_is_refused(to_server: Any, server: Server, status: int) -> None:
    assert "`api_keys.context()` tells whether the key works" in str(raised(to_server, server, status))


def test_the_conflict_of_keys_is_a_class_of_its_own(to_server: Any, server: Server) -> None:
    assert type(raised(to_server, server, 409, {"code": "idempotency_error"})) is IdempotencyError


class TestBeforeSending:
    def test_what_takes_a_session(self, to_server: Any, server: Server) -> None:
        ld = to_server()
        for call in (
            ld.account.get,
            lambda: ld.tenants.create(name="t"),
            lambda: ld.audit.activity.list().page(1),
        ):
            with pytest.raises(InvalidRequestError, match=r"only a signed-in session .* refuses API keys") as refused:
                call()
            assert refused.value.attempts == 0
        assert server.asked == []

    def test_without_a_key(self, to_server: Any, server: Server) -> None:
        with pytest.raises(InvalidRequestError, match="get_tenant: no API key is known: set LD_API_KEY"):
            to_server(api_key=None).tenants.get()
        assert server.asked == []

    def test_without_a_tenant(self, to_server: Any, server: Server) -> None:
        with pytest.raises(InvalidRequestError, match="get_tenant: no tenant is known: set LD_TENANT_ID"):
            to_server(tenant_id=None).tenants.get()
        assert server.asked == []

    def test_after_the_end(self, client: Any, server: Server) -> None:
        ld = client(base_url=server.url)
        ld.close()
        with pytest.raises(InvalidRequestError, match="closed"):
            ld.tenants.get()


CLASSES = [
    found for found in vars(laserdata_cloud).values() if isinstance(found, type) and issubclass(found, BaseException)
]


def every_error() -> list[LaserDataError]:
    made: list[LaserDataError] = []
    for kind in CLASSES:
        if issubclass(kind, StatusError):
            made.append(
                kind(
                    "m",
                    status=418,
                    headers={"a": "b"},
                    content=b"c",
                    code="d",
                    reason="e",
                    field_issues=(FieldIssue("f", "g", None),),
                    request_id="h",
                    retryable=True,
                    retry_after=1.5,
                    operation=GET_DIVISION,
                )
            )
        elif issubclass(kind, DecodingError):
            made.append(kind("m", status=200, content=b"", request_id="h", operation=GET_DIVISION))
        else:
            made.append(kind("m", operation=GET_DIVISION))
    for error in made:
        error.attempts, error.idempotency_key, error.may_have_happened = 3, "key", True
        error.add("and more")
        error.add_note("a note")
    return made


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
def test_copies_keep_every_field(error: LaserDataError) -> None:
    for twin in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert type(twin) is type(error)
        assert vars(twin) == vars(error)
        assert (str(twin), twin.args) == ("m; and more", ("m; and more",))
        assert twin.operation == "get_division"


def test_one_tree() -> None:
    assert {kind.__name__ for kind in CLASSES} == {name for name in laserdata_cloud.__all__ if name.endswith("Error")}
    assert all(issubclass(kind, LaserDataError) for kind in CLASSES)


def test_real_ones_survive_pickling(to_server: Any, server: Server) -> None:
    error = raised(to_server, server, 400, PROBLEM, ld_request="f" * 32)
    twin = pickle.loads(pickle.dumps(error))
    assert vars(twin) == vars(error)
    assert twin.headers["LD-Request"] == "f" * 32


def test_hints_are_for_calls_with_a_key() -> None:
    from laserdata_api.core.operations import SIGN_IN

    assert "context" not in str(status_error(SIGN_IN, 401, {}, b""))
