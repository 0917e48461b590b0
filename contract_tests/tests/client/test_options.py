"""Clients made from clients, answers as they came, operations by their ids, and what bounds an answer."""

from __future__ import annotations

import json
import logging
import os
import re
import threading
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from client_harness import KEY, TENANT, Caller, Server, reply

from laserdata_api.audit.operations import METHODS as AUDIT
from laserdata_api.core.operations import METHODS as CORE
from laserdata_api.notifier.operations import METHODS as NOTIFIER
from laserdata_cloud import (
    AsyncLaserData,
    AttemptTimeoutError,
    BadRequestError,
    ConnectionFailedError,
    DecodingError,
    InvalidRequestError,
    LaserData,
    NotFoundError,
    Options,
    Policy,
    RateLimitError,
    ServerError,
)
from laserdata_emulator import Emulator

Make = Callable[..., Any]


class TestWithOptions:
    def test_the_original_stays_as_it_was(self, to_server: Make, server: Server) -> None:
        server.script(reply(204, b""))
        ld = to_server(headers={"x-team": "blue", "x-both": "1"})
        other = ld.with_options(
            api_key="another-key-0123456789", tenant_id=7, headers={"X-Both": "2", "x-new": "3"}, timeout=1.5
        )
        for each in (other, ld):
            each.divisions.delete(1)
        changed, original = server.asked
        assert changed.target == "/tenants/7/divisions/1"
        names = ("ld-api-key", "x-team", "x-both", "x-new")
        assert [changed.headers.get(name) for name in names] == ["another-key-0123456789", "blue", "2", "3"]
        assert original.target == f"/tenants/{TENANT}/divisions/1"
        assert [original.headers.get(name) for name in names] == [KEY, "blue", "1", None]

    def test_how_hard_a_call_is_tried(self, to_server: Make, server: Server) -> None:
        server.script(reply(503))
        ld = to_server(policy=Policy(max_retries=3, retry_share=1))
        for each, attempts in ((ld.with_options(max_retries=0), 1), (ld, 4), (ld.with_options(deadline=1), 2)):
            server.asked.clear()
            with pytest.raises(ServerError) as told:
                each.divisions.get(1)
            assert len(server.asked) <= attempts
            assert told.value.attempts == len(server.asked)

    def test_closing_the_new_one_leaves_the_old_one_open(self, client: Caller) -> None:
        ld = client(http_client=None)
        ld.with_options(max_retries=0).close()
        with pytest.raises(ConnectionFailedError):
            ld.divisions.get(1)
        other = ld.with_options(max_retries=0)
        ld.close()
        with pytest.raises(InvalidRequestError, match="closed"):
            other.divisions.get(1)

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"retries": 3}, "with_options has no retries: there are timeout, max_retries"),
            ({"timeout": 0}, "a timeout is a number of seconds above 0"),
            ({"deadline": 0}, "cannot be kept"),
            ({"headers": {"cookie": "a"}}, "the header cookie cannot be set"),
            ({"headers": {"idempotency-key": "a"}}, "an idempotency key is one call's own"),
            ({"api_key": "a\n"}, "api_key is empty, or has characters"),
            ({"session": ""}, "session is empty"),
        ],
    )
    def test_what_cannot_be(self, client: Caller, changes: dict[str, Any], told: str) -> None:
        with pytest.raises(InvalidRequestError, match=re.escape(told)):
            client().with_options(**changes)

    def test_headers_of_the_client_and_of_the_call(self, to_server: Make, server: Server) -> None:
        server.script(reply(204, b""))
        to_server(headers={"user-agent": "mine", "x-a": "1"}).divisions.delete(1, options=Options(headers={"x-a": "2"}))
        assert (server.asked[0].headers["user-agent"], server.asked[0].headers["x-a"]) == ("mine", "2")


class TestRawResponse:
    def test_the_answer_as_it_came(self, ld: Any) -> None:
        answer = ld.with_raw_response.tenants.get()
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "application/json"
        assert json.loads(answer.content)["name"] == "Acme"
        assert answer.result.request_id == answer.headers["ld-request"]
        assert answer.parse().name == ld.tenants.get().name
        assert "Acme" not in repr(answer)

    def test_without_a_body(self, ld: Any) -> None:
        answer = ld.with_raw_response.divisions.create(name="raw")
        assert (answer.status, answer.content) == (201, b"")
        assert answer.parse().division_id == answer.result.division_id
        assert answer.result.idempotency_key

    def test_pages(self, ld: Any) -> None:
        answer = ld.with_raw_response.divisions.list(results=1).page(1)
        assert json.loads(answer.content)["page"] == 1
        assert answer.parse().items[0].name == "Engineering"
        assert [each.parse().page for each in ld.with_raw_response.divisions.list(results=1).pages()] == [1]

    def test_errors_are_raised_all_the_same(self, ld: Any) -> None:
        with pytest.raises(NotFoundError):
            ld.with_raw_response.divisions.get(1)

    def test_a_body_that_does_not_fit_is_seen(self, to_server: Make, server: Server) -> None:
        server.script(reply(200, b'{"name": 5}'))
        answer = to_server().with_raw_response.tenants.get()
        assert answer.content == b'{"name": 5}'
        with pytest.raises(DecodingError):
            answer.parse()

    def test_of_the_audit_log_and_of_supervisors(self, ld: Any, cloud: Emulator) -> None:
        assert json.loads(ld.with_raw_response.audit.events.types().content)[0]["type"]
        made = ld.deployments.create_starter(cloud.division_id, cloud="aws", region="us-west-1").wait()
        raw = ld.supervisor(made).with_raw_response.credentials.get()
        assert json.loads(raw.content)["password"] == raw.parse().password


class TestByOperationId:
    def test_it_is_what_the_method_gives(self, ld: Any, cloud: Emulator) -> None:
        assert ld.call("get_tenant").name == ld.tenants.get().name
        path = {"division_id": cloud.division_id}
        assert ld.call("get_division", path=path).id == cloud.division_id
        assert [one.id for one in ld.call("get_divisions")] == [cloud.division_id]
        made = ld.call("create_division", body={"name": "by id"}, idempotency_key="mine")
        assert made.idempotency_key == "mine"
        assert len(list(ld.call("get_divisions", query={"results": 1}))) == 2
        assert ld.call("get_tenant_audit_types")

    def test_every_operation_is_found(self, client: Caller) -> None:
        ld = client(api_key=None)
        for operation in (*CORE, *AUDIT, *NOTIFIER):
            with pytest.raises((InvalidRequestError, ConnectionFailedError)) as told:
                found = ld.call(operation)
                found.page(1)
            assert "no operation" not in str(told.value), operation

    def test_names_of_the_document_or_of_python(self, to_server: Make, server: Server) -> None:
        server.script(reply(200, b'{"items": [], "page": 1, "total_pages": 1, "total_results": 0}'))
        for name in ("from", "from_"):
            to_server().call("get_tenant_audit", query={name: "2026-01-01T00:00:00Z"}).page(1)
        assert [asked.query["from"] for asked in server.asked] == ["2026-01-01T00:00:00Z"] * 2

    def test_what_there_is_not(self, client: Caller) -> None:
        with pytest.raises(InvalidRequestError, match=r"no operation 'get_tenat' in .*: near are get_tenant"):
            client().call("get_tenat")
        with pytest.raises(InvalidRequestError, match="get_members: no query parameter 'actve': there are"):
            client().call("get_members", query={"actve": True})
        with pytest.raises(InvalidRequestError, match="division_id is None"):
            client().call("get_division")
        # Another tenant was meant than the client's.
        with pytest.raises(InvalidRequestError, match="delete_tenant: no id 'tenant' in the path: there are tenant_id"):
            client().call("delete_tenant", path={"tenant": 1})
        with pytest.raises(InvalidRequestError, match="get_pricing: no id 'tenant_id' in the path: there are none"):
            client().call("get_pricing", path={"tenant_id": 1})
        with pytest.raises(InvalidRequestError, match="get_tenant: this operation takes no body"):
            client().call("get_tenant", body={"name": "a"})

    def test_options_of_another_kind(self, client: Caller) -> None:
        with pytest.raises(InvalidRequestError, match="get_tenant: options are of type Options, not dict"):
            client().tenants.get(options={"timeout": 5})


class TestProtectedDeletes:
    def test_a_code_is_requested_and_asked_for(self, ld: Any, cloud: Emulator) -> None:
        made = ld.divisions.create(name="kept", protected=True)
        with pytest.raises(BadRequestError):
            ld.divisions.delete(made.division_id)
        asked: list[int] = []

        def code() -> str:
            asked.append(len(cloud.mail))
            return f" {cloud.mail[-1]['code']}\n"

        ld.divisions.delete(made.division_id, code=code)
        assert asked == [1]
        with pytest.raises(NotFoundError):
            ld.divisions.get(made.division_id)

    def test_nobody_is_asked_where_no_code_is_needed(self, ld: Any, cloud: Emulator) -> None:
        made = ld.divisions.create(name="free")

        def code() -> str:
            raise AssertionError("asked")

        ld.divisions.delete(made.division_id, code=code)
        assert cloud.mail == []
        assert [one["operation"] for one in cloud.requests[1:]] == ["get_division", "delete_division"]

    def test_every_kind_that_can_be_protected(self, connect: Make, ld: Any, cloud: Emulator) -> None:
        division = ld.divisions.create(name="d", protected=True).division_id
        environment = ld.environments.create(division, name="e", protected=True).environment_id
        deployment = ld.deployments.create_starter(
            division, environment_id=environment, cloud="aws", region="us-west-1"
        ).deployment_id
        ld.deployments.update(division, environment, deployment, protected=True)

        def code() -> str:
            return str(cloud.mail[-1]["code"])

        ld.deployments.delete(division, environment, deployment, code=code).wait()
        ld.environments.delete(division, environment, code=code)
        ld.divisions.delete(division, code=code)
        signed_in = connect(api_key=None, session=cloud.session, csrf_token=cloud.csrf_token)
        second = signed_in.tenants.create(name="Second", email="second@acme.test").tenant_id
        signed_in.tenants.delete(tenant_id=second, code=code)
        with pytest.raises(NotFoundError):
            signed_in.tenants.get(tenant_id=second)

    def test_a_code_that_was_sent_a_moment_ago_is_asked_for(self, ld: Any, cloud: Emulator) -> None:
        made = ld.divisions.create(name="kept", protected=True)
        with pytest.raises(BadRequestError):
            ld.divisions.delete(made.division_id, code=lambda: "000000x")
        ld.divisions.delete(made.division_id, code=lambda: str(cloud.mail[-1]["code"]))

    @pytest.mark.parametrize("given", ["", "  ", None, 123456])
    def test_no_code_deletes_nothing(self, ld: Any, given: Any) -> None:
        made = ld.divisions.create(name="kept", protected=True)
        with pytest.raises(InvalidRequestError, match="no code was given, so nothing was deleted"):
            ld.divisions.delete(made.division_id, code=lambda: given)
        assert ld.divisions.get(made.division_id).name == "kept"

    def test_what_a_key_cannot_do_is_told_before_a_code_is_sent(self, to_server: Make, server: Server) -> None:
        with pytest.raises(InvalidRequestError, match="delete_tenant: only a signed-in session can do this"):
            to_server().tenants.delete(code=lambda: "123456")
        assert server.asked == []

    def test_another_limit_is_no_code(self, ld: Any, cloud: Emulator) -> None:
        made = ld.divisions.create(name="kept", protected=True)
        cloud.faults.add("status", "request_resource_code", status=429)
        with pytest.raises(RateLimitError):
            ld.divisions.delete(made.division_id, code=lambda: "123456")

    def test_asking_may_be_asynchronous_where_the_client_is(self, way: Caller, ld: Any, cloud: Emulator) -> None:
        made = ld.divisions.create(name="kept", protected=True)

        async def code() -> str:
            return str(cloud.mail[-1]["code"])

        if way.kind is LaserData:
            with pytest.raises(InvalidRequestError, match="is asynchronous, and this client is not"):
                ld.divisions.delete(made.division_id, code=code)
        else:
            ld.divisions.delete(made.division_id, code=code)

    def test_the_code_is_not_in_the_log(self, ld: Any, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        with pytest.raises(BadRequestError):
            ld.divisions.delete(ld.divisions.create(name="kept", protected=True).division_id, code="987654")
        # The emulator logs in this process too.
        told = [record.getMessage() for record in caplog.records if record.name.startswith(("http", "laserdata_cloud"))]
        assert any("DELETE" in text for text in told)
        assert not any("987654" in text for text in told)


class TestBounds:
    def test_an_answer_that_is_too_large(self, to_server: Make, server: Server) -> None:
        server.script(reply(200, b"x" * 3_000_000))
        with pytest.raises(ConnectionFailedError, match="the answer has more than 1 MiB: give max_content") as told:
            to_server(max_content=1 << 20).tenants.get()
        assert (len(server.asked), told.value.attempts) == (1, 1)

    def test_one_that_grows_when_it_is_unpacked(self, to_server: Make, server: Server) -> None:
        import gzip

        server.script(reply(200, gzip.compress(b" " * 30_000_000), content_encoding="gzip"))
        with pytest.raises(ConnectionFailedError, match="the answer has more than"):
            to_server(max_content=1 << 20).tenants.get()

    @pytest.mark.parametrize("where", ["headers", "informational", "flood", "body"])
    def test_a_server_that_drips_holds_nobody(self, client: Caller, server: Server, where: str) -> None:
        """Each byte comes in time, and all of them do not: over a client of our own, since another's is its own."""
        over = threading.Event()
        hint = b"HTTP/1.1 103 Hints\r\n\r\n"

        def drip(_: Any) -> Any:
            yield b"HTTP/1.1 200 OK\r\n" if where == "headers" else b""
            if where == "body":
                yield b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n"
            while not over.wait(0.0 if where == "flood" else 0.02):
                yield {"headers": b"x: 1\r\n", "informational": hint, "flood": hint * 1000, "body": b"x"}[where]

        server.script(drip)
        began = time.monotonic()
        try:
            with pytest.raises(AttemptTimeoutError):
                client(base_url=server.url, policy=Policy(max_retries=0, deadline=0.4)).tenants.get()
        finally:
            over.set()
        assert time.monotonic() - began < 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_both_sides_of_a_fork_call(server: Server) -> None:
    """The child leaves the parent's connections alone: were they shared, answers would get mixed up."""
    server.script(reply(200, b'{"items": [], "page": 1, "total_pages": 1, "total_results": 0}'))
    with LaserData(api_key=KEY, tenant_id=TENANT, base_url=server.url) as ld:
        before = ld._driver.transport._client
        ld.divisions.list().page(1)
        child = os.fork()
        if child == 0:
            fresh = ld._driver.transport._client is not before
            try:
                ld.divisions.list().page(1)
            except BaseException:
                os._exit(2)
            os._exit(0 if fresh else 1)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert ld._driver.transport._client is before
        ld.divisions.list().page(1)
    assert len(server.asked) == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("used", [True, False])
def test_your_own_client_is_refused_where_a_fork_shares_its_connections(server: Server, used: bool) -> None:
    server.script(reply(204, b"", content_length=""))
    with httpx.Client() as own, LaserData(api_key=KEY, tenant_id=TENANT, base_url=server.url, http_client=own) as ld:
        if used:
            ld.divisions.delete(1)
        child = os.fork()
        if child == 0:
            try:
                ld.divisions.delete(1)
            except InvalidRequestError as refused:
                os._exit(1 if "forked" in str(refused) else 2)
            except BaseException:
                os._exit(2)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == used
        ld.divisions.delete(1)


def test_own_clients_jar_keeps_what_is_not_a_session(server: Server) -> None:
    server.script(reply(204, b""))
    with httpx.Client(cookies={"session": "s-0123456789", "proxy": "p"}) as own:
        LaserData(api_key=KEY, tenant_id=TENANT, base_url=server.url, http_client=own).divisions.delete(1)
    assert server.asked[0].headers["cookie"] == "proxy=p"


@pytest.mark.parametrize("kind", [LaserData, AsyncLaserData])
def test_a_client_that_could_not_be_made_can_be_shown(kind: type[Any]) -> None:
    made = object.__new__(kind)
    assert repr(made) == f"<{kind.__name__} that could not be made>"
