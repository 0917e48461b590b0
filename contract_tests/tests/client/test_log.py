"""Lines for people about calls."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from client_harness import KEY, TENANT, Server, reply

from laserdata_cloud import AsyncLaserData, InvalidRequestError, LaserData, LaserDataError

ROOT = Path(__file__).resolve().parents[3]
CODE = "472913"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    def found(level: int) -> list[str]:
        return [record.getMessage() for record in caplog.records if record.levelno >= level]

    return found


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING])
def test_as_loud_as_the_logger(
    to_server: Any, server: Server, caplog: pytest.LogCaptureFixture, lines: Any, level: int
) -> None:
    caplog.set_level(level, "laserdata_cloud")
    problem = b'{"code": "overloaded", "reason": "%s"}' % KEY.encode()
    server.script(reply(503, problem, retry_after="7", ld_request="r1"), reply(201, b"", ld_request="r2"))
    made = to_server().divisions.create(name="the name in a body")
    named = f"key '{made.idempotency_key}'"
    assert (
        lines(logging.INFO)
        == [
            "create_division: 503 overloaded in attempt 1, trying again in 7000 ms, request 'r1'",
            "create_division: 201 succeeded in 7000 ms, attempt 2, request 'r2'",
        ][: 2 if level <= logging.INFO else 0]
    )
    debug = [line for line in lines(logging.DEBUG) if line not in lines(logging.INFO)]
    assert (
        debug
        == [
            f"create_division: POST {server.url}/tenants/{TENANT}/divisions, {named}",
            "create_division: attempt 1: 503 after 0 ms, request 'r1'",
            "create_division: attempt 2: 201 after 7000 ms, request 'r2'",
        ][: 3 if level <= logging.DEBUG else 0]
    )


def test_of_what_failed_or_was_replayed(
    to_server: Any, server: Server, caplog: pytest.LogCaptureFixture, lines: Any
) -> None:
    caplog.set_level(logging.INFO, "laserdata_cloud")
    server.script(b"", b"", b"", reply(201, b"", idempotent_replayed="true"))
    with pytest.raises(LaserDataError):
        to_server().divisions.create(name="a")
    to_server().divisions.create(name="a")
    assert lines(logging.INFO) == [
        "create_division: RemoteProtocolError in attempt 1, trying again in 500 ms",
        "create_division: RemoteProtocolError in attempt 2, trying again in 1000 ms",
        "create_division: failed: ConnectionFailedError in 1500 ms, attempt 3, may have happened",
        "create_division: 201 succeeded in 0 ms, attempt 1, replayed",
    ]


def test_no_secrets_and_one_line_each(
    to_server: Any, server: Server, caplog: pytest.LogCaptureFixture, lines: Any
) -> None:
    caplog.set_level(logging.DEBUG, "laserdata_cloud")
    server.script(
        reply(
            400, b'{"code": "%s", "reason": "%s"}' % (KEY.encode(), KEY.encode()), ld_request="r\tforged" + 500 * "x"
        ),
        reply(503, KEY.encode()),
    )
    ld = to_server()
    for call in (lambda: ld.divisions.delete(1, code=CODE), lambda: ld.divisions.create(name="the name in a body")):
        with pytest.raises(LaserDataError):
            call()
    ours = [record.getMessage() for record in caplog.records if record.name == "laserdata_cloud"]
    assert len(ours) > 8
    for line in ours:
        assert line.isprintable()
        assert len(line) < 400
        assert not {secret for secret in (KEY, CODE, "the name") if secret in line}


class TestTheVariable:
    def run(self, server: Server, program: str, **environment: str) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "overlays"))
        settings = {"LD_API_KEY": KEY, "LD_TENANT_ID": "7", "LD_API_URL": server.url, "PYTHONPATH": paths}
        return subprocess.run(
            [sys.executable, "-c", program],
            env=settings | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    CALLS = "from laserdata_cloud import LaserData\nfor _ in range(2): LaserData().divisions.delete(1, code='472913')"

    @pytest.mark.parametrize(("level", "count"), [("info", 2), (" DEBUG ", 6)])
    def test_writes_to_stderr_once(self, server: Server, level: str, count: int) -> None:
        server.script(reply(204, b"", content_length="", ld_request="r1"))
        done = self.run(server, self.CALLS, LD_LOG=level)
        assert (done.returncode, done.stdout) == (0, "")
        lines = done.stderr.splitlines()
        assert len(lines) == count
        for line in lines:
            assert re.match(r"[\d-]+ [\d:,]+ laserdata_cloud (INFO|DEBUG) delete_division: ", line), line
        assert re.search(r"delete_division: 204 succeeded in \d+ ms, attempt 1, request 'r1'$", lines[-1])
        assert KEY not in done.stderr
        assert CODE not in done.stderr

    def test_is_not_needed_where_logging_is_configured(self, server: Server) -> None:
        server.script(reply(204, b"", content_length=""))
        configured = "import logging\nlogging.basicConfig(level=logging.INFO, format='%(name)s %(message)s')\n"
        quiet = "logging.getLogger('httpx').setLevel(logging.WARNING)\n"
        done = self.run(server, configured + quiet + self.CALLS)
        assert len(re.findall("^laserdata_cloud delete_division: 204 succeeded", done.stderr, re.MULTILINE)) == 2

    def test_costs_no_import_where_nobody_reads(self, server: Server) -> None:
        server.script(reply(429, b"", retry_after="0.001"), reply(204, b"", content_length=""))
        check = "\nimport sys\nassert not {'laserdata_cloud._log', 'opentelemetry'} & set(sys.modules)"
        done = self.run(server, self.CALLS + check, LD_LOG="")
        assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
        assert len(server.asked) == 3

    @pytest.mark.parametrize("kind", [LaserData, AsyncLaserData])
    @pytest.mark.parametrize("level", ["loud", "0", "warning", KEY])
    def test_that_says_nothing_known(self, kind: Any, level: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LD_LOG", level)
        with pytest.raises(InvalidRequestError, match=r"LD_LOG.*: debug or info") as refused:
            kind()
        assert level not in str(refused.value).replace("LD_LOG", "")
