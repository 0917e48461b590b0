"""The README's table of what is tried again, row by row against the client."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import httpx
import pytest
from client_harness import Caller, HandClock

from laserdata_api.declarations import Operation
from laserdata_cloud import LaserData, LaserDataError, Policy

README = Path(__file__).resolve().parents[3] / "README.md"

PASSING = (408, 425, 429)
FAILING = (500, 502, 503, 504)

Method = Literal["GET", "PUT", "DELETE", "POST", "PATCH"]


class Answer(NamedTuple):
    """A status, and what the problem says of itself."""

    status: int
    problem: dict[str, Any] = {}  # noqa: RUF012


Happening = Answer | type[httpx.TransportError]


def _others() -> list[Happening]:
    settled = {*PASSING, *FAILING, *range(200, 300)}
    others = [Answer(status) for status in range(100, 1000) if status not in settled]
    not_wanted = [Answer(status, {"retryable": False}) for status in (*PASSING, *FAILING, 400, 409)]
    # A code that is known for one status means nothing with another way of saying no.
    return [*others, *not_wanted, Answer(409, {"code": "idempotency_error"}), Answer(409, {"code": "name_taken"})]


# What each row's first cell stands for.
ROWS: dict[str, list[Happening]] = {
    "no connection could be made": [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError],
    "the connection broke, or no answer came in time": [
        httpx.ReadError,
        httpx.WriteError,
        httpx.CloseError,
        httpx.RemoteProtocolError,
        httpx.ReadTimeout,
        httpx.WriteTimeout,
    ],
    "408, 425, 429": [Answer(status) for status in PASSING],
    "500, 502, 503, 504, or `retryable: true`": [
        *(Answer(status) for status in FAILING),
        *(Answer(status, {"retryable": True}) for status in (*FAILING, 302, 400, 403, 404, 409, 410, 418, 501, 999)),
    ],
    "409 `idempotent_request_in_progress`": [
        Answer(409, {"code": "idempotent_request_in_progress", **more})
        for more in ({}, {"retryable": True}, {"retryable": False})
    ],
    "any other status, or `retryable: false`": _others(),
}

COLUMNS: dict[str, list[tuple[Method, bool]]] = {
    "GET, PUT, DELETE": [("GET", False), ("PUT", False), ("DELETE", False)],
    "with an idempotency key": [("POST", True), ("PUT", True), ("PATCH", True)],
    "POST, PATCH without one": [("POST", False), ("PATCH", False)],
}


def table() -> list[list[str]]:
    """The table's lines, as cells."""
    text = README.read_text(encoding="utf-8")
    found = re.search(r"^\| what happened \|.*?\n\n", text, re.MULTILINE | re.DOTALL)
    assert found is not None, "the README has the table"
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in found[0].strip().splitlines()]
    assert set("".join(lines[1])) <= set("- "), "its second line is a rule"
    return [lines[0], *lines[2:]]


def cells() -> Iterator[tuple[str, str, str]]:
    (_, *columns), *rows = table()
    for row, *said in rows:
        yield from zip([row] * len(said), columns, said, strict=True)


def test_no_row_or_column_is_without_a_meaning() -> None:
    (_, *columns), *rows = table()
    assert columns == list(COLUMNS)
    assert [row[0] for row in rows] == list(ROWS)


@pytest.mark.parametrize(("row", "column", "said"), list(cells()))
def test_of_the_table_holds(client: Caller, row: str, column: str, said: str) -> None:
    if said == "-":
        assert (row, column) not in {("408, 425, 429", "GET, PUT, DELETE")}
        assert not any(with_key for _, with_key in COLUMNS[column]), "where there is no key, none is in progress"
        return
    rule = re.match(r"again|not|waits", said)
    assert rule is not None, said
    call = Scenario(client)
    for method, with_key in COLUMNS[column]:
        # Every status once will do: the rules are the same for both clients, and for the methods of a column.
        whole = len(ROWS[row]) < 100 or (client.kind is LaserData and method == COLUMNS[column][0][0])
        for happening in ROWS[row] if whole else ROWS[row][::13]:
            sent, keys, error = call(method, with_key, happening)
            told = (row, method, with_key, happening)
            assert sent == {"again": 3, "not": 1, "waits": 9}[rule[0]], told
            assert len(set(keys)) == 1, "one key, the same on every attempt"
            assert (keys[0] is not None) == with_key, told
            assert (error is None) == (rule[0] == "waits"), told
            if error is None:
                continue
            assert error.attempts == sent, told
            unsure = error.may_have_happened
            if "it may have happened" in said:
                # A refusal that asks for another attempt is one all the same: nothing happened.
                assert unsure or (isinstance(happening, Answer) and happening.status < 500), told
            if "nothing was sent" in said or "nothing was done" in said:
                assert not unsure, told
            if method == "GET":
                assert not unsure, told


class Scenario:
    """One client for which the same thing goes on happening, until the ninth attempt."""

    def __init__(self, client: Caller) -> None:
        self._happening: Happening = Answer(500)
        self._keys: list[str | None] = []
        policy = Policy(retry_share=math.inf)
        self._ld = client(handler=self._handle, policy=policy, **HandClock().settings())

    def _handle(self, request: httpx.Request) -> httpx.Response:
        self._keys.append(request.headers.get("idempotency-key"))
        if len(self._keys) == 9:
            return httpx.Response(204)
        if isinstance(self._happening, Answer):
            return httpx.Response(self._happening.status, content=json.dumps(self._happening.problem).encode())
        raise self._happening("so it happens")

    def __call__(
        self, method: Method, with_key: bool, happening: Happening
    ) -> tuple[int, list[str | None], LaserDataError | None]:
        """How many attempts were made, with which keys, and the error."""
        self._happening, self._keys = happening, []
        operation = Operation("do_it", "core", method, "/it", success=(204,), idempotent=with_key)
        error: LaserDataError | None = None
        try:
            self._ld.divisions._call(operation, {})
        except LaserDataError as caught:
            error = caught
        return len(self._keys), self._keys, error
