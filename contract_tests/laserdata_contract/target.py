"""The API under test: where it is, who asks, and one plain HTTP client.

The suite speaks HTTP by itself, never through the project's client, so that the two cannot share a mistake.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

import httpx

from laserdata_contract.documents import KEY_SCHEME, MUTATING, Document, Json, Operation
from laserdata_contract.redaction import Redactor
from laserdata_contract.shapes import members
from laserdata_contract.verdict import CannotTell

USER_AGENT = "laserdata-contract"
EXCERPT = 600
"""Characters of a body that evidence keeps."""
LONGEST_PAUSE = 120.0
"""Seconds; a longer Retry-After ends the run."""
USER_CHANNELS = "/users/{user_id}/channels"
PAUSES = 5
"""How often in a row a call makes the pause it is told to make."""


class Unreachable(Exception):  # named for what it says, as laws read it
    """The API gives no answer at all; the message is for people."""


@dataclass(frozen=True)
class Caller:
    """Who asks. Its secret never leaves it but as a request header."""

    name: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    changing: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """Further headers of calls that may change something (a session's CSRF token)."""

    @staticmethod
    def key(secret: str, name: str = "API key") -> Caller:
        """A caller with an API key."""
        return Caller(name, {"ld-api-key": secret})

    @staticmethod
    def session(cookie: str, csrf: str | None) -> Caller:
        """A caller with a browser session."""
        return Caller("session", {"cookie": f"session={cookie}"}, {"x-csrf-token": csrf} if csrf else {})


NOBODY = Caller("nobody")


@dataclass(frozen=True)
class Exchange:
    """One request and its answer."""

    operation: Operation | None
    caller: str
    method: str
    url: str
    request_headers: Mapping[str, str] = field(repr=False)
    request_body: bytes = field(repr=False)
    status: int
    headers: Mapping[str, str] = field(repr=False)
    """Response headers by lower-case name."""
    body: bytes = field(repr=False)
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status < 300

    def json(self) -> Json:
        """The decoded body; not to be changed, since it is decoded once.

        Raises:
            ValueError: the body is not JSON.
        """
        return self._decoded

    @cached_property
    def _decoded(self) -> Json:
        return json.loads(self.body)

    @cached_property
    def is_problem(self) -> bool:
        """Whether it is an error in the API's own form, and not of what stands before it."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/problem+json"

    @cached_property
    def problem(self) -> Mapping[str, Json]:
        """Members of an error body, empty where the body is not a JSON object."""
        try:
            return members(self.json())
        except ValueError:
            return {}

    @property
    def code(self) -> str:
        """`code` of an error body, or the empty string."""
        return str(self.problem.get("code", ""))

    @property
    def replayed(self) -> bool:
        """Whether the answer says that it comes from the idempotency cache."""
        return self.headers.get("idempotent-replayed", "").lower() == "true"

    @property
    def parameters(self) -> Iterator[str]:
        """Names of what was sent, as `place name`; of a body, its members."""
        if self.operation is not None:
            yield from (f"path {one.name}" for one in self.operation.parameters_in("path"))
        yield from (f"query {name}" for name in dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True)))
        yield from (f"header {name.lower()}" for name in self.request_headers)
        with contextlib.suppress(ValueError):
            yield from (f"body {name}" for name in members(json.loads(self.request_body or b"null")))

    def curl(self, redactor: Redactor) -> str:
        """The request as a command line; secrets are masked, and have to be put in again."""
        parts = ["curl", "-i"]
        if self.method != "GET":
            parts += ["-X", self.method]
        for name, value in redactor.headers(self.request_headers).items():
            if name not in ("user-agent", "accept"):
                parts += ["-H", f"{name}: {value}"]
        if self.request_body:
            parts += ["--data-raw", excerpt(self.request_body, redactor)]
        return shlex.join([*parts, redactor.text(self.url)])

    def evidence(self, redactor: Redactor) -> dict[str, Json]:
        """What a report may show of it: no secrets, long bodies cut."""
        return {
            "caller": self.caller,
            "request": f"{self.method} {redactor.text(self.url)}",
            "curl": self.curl(redactor),
            "request_headers": redactor.headers(self.request_headers),
            "request_body": excerpt(self.request_body, redactor),
            "status": self.status,
            "headers": redactor.headers(self.headers),
            "body": excerpt(self.body, redactor),
        }


def excerpt(body: bytes, redactor: Redactor) -> str:
    """The beginning of a body as text, with secrets masked (by name where it is JSON)."""
    try:
        text = json.dumps(redactor.value(json.loads(body)), ensure_ascii=False)
    except ValueError:
        text = redactor.text(body.decode("utf-8", errors="replace"))
    return text if len(text) <= EXCERPT else text[:EXCERPT] + "…"


class Gatekeeper(Protocol):
    """What decides which changes are sent at all; see `safety.Guard`."""

    cleaning: bool
    own: set[int]

    def admit(
        self, operation: Operation, path: Mapping[str, object], body: Json, headers: Mapping[str, str]
    ) -> tuple[int | None, Mapping[str, str]]:
        """Raise CannotTell, or return what `answered` is told and the headers to send."""
        ...

    def answered(self, number: int | None, operation: Operation, answer: Exchange) -> None:
        """Take note of the answer."""
        ...

    def claim(self, number: int | None, found: Mapping[str, int]) -> None:
        """Take note of ids of what the run made."""
        ...

    def refusal(self, operation: Operation) -> str:
        """Return why an operation is never sent, or the empty string."""
        ...


@dataclass
class Target:
    """Base URLs, credentials and the HTTP client of one run.

    `urls` maps `core`, `audit`, `notifier` and `supervisor.<region>` to base URLs.
    """

    urls: Mapping[str, str]
    owner: Caller
    tenant_id: int | None = None
    division_id: int | None = None
    reader: Caller | None = None
    """A caller with an API key that may only read."""
    person: Caller | None = None
    """A caller with a session."""
    known: Mapping[str, int] = field(default_factory=dict[str, int])
    """By collection's path: the id of a thing that no other call tells of."""
    stranger: tuple[Caller, int] | None = None
    """A caller with an API key of another tenant, and that tenant; its things must not be seen."""
    may_change: bool = False
    """Whether calls that may change something are sent at all; checked in one place, `send`."""
    kind: str = "live"
    exclusive: bool = False
    """Whether nobody else is at work in the tenant, so that everything new is ours."""
    timeout: float = 30.0
    redactor: Redactor = field(default_factory=Redactor)
    listeners: list[Callable[[Exchange], None]] = field(default_factory=list[Callable[[Exchange], None]], repr=False)
    requests: int = 0
    guard: Gatekeeper | None = None
    """Asked about every change before it is sent."""
    most_requests: int | None = None
    """The budget of requests; what removes things again is not counted."""
    twin: Target | None = field(default=None, repr=False)
    """The same API once more, sharing nothing with this one: schemathesis asks it, beside the laws."""
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    patience: float = 60.0
    """Seconds that a law may wait at a time for something to be over."""
    _clients: dict[str, httpx.Client] = field(default_factory=dict[str, httpx.Client], repr=False)

    def client(self, url: str) -> httpx.Client:
        """The HTTP client for the origin of a URL; no redirects, so that we see what the API says.

        Each origin has its own: a pool looks at all its connections with every request.
        """
        origin = "/".join(url.split("/", 3)[:3])
        found = self._clients.get(origin)
        if found is None:
            # A cookie that an answer sets must not stand in for the credentials that a later call leaves out.
            none = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
            found = self._clients[origin] = httpx.Client(
                timeout=self.timeout, trust_env=not self.loopback, follow_redirects=False, cookies=none
            )
        return found

    def close(self) -> None:
        """Close the connections."""
        if self.twin is not None:
            self.twin.close()
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    @property
    def loopback(self) -> bool:
        """Whether every URL is on this machine."""
        return all(urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1") for url in self.urls.values())

    def base(self, document: Document) -> str | None:
        """Base URL of the service that a document describes, or None where the target has none."""
        if document.service != "supervisor":
            return self.urls.get(document.service)
        region = document.region or next(iter(self.regions), "")
        return self.urls.get(f"supervisor.{region}")

    @property
    def regions(self) -> list[str]:
        """Names of the regions whose supervisors are known."""
        return [name.partition(".")[2] for name in self.urls if name.startswith("supervisor.")]

    @property
    def label(self) -> str:
        """Name of the target among others: its regions, or what kind it is."""
        return self.regions[0] if len(self.regions) == 1 else self.kind

    def caller_for(self, operation: Operation) -> Caller | None:
        """Who may call an operation in the ordinary way; None where only a session may and the run has none."""
        if operation.public:
            return NOBODY
        if KEY_SCHEME in operation.schemes:
            return self.owner
        return self.person

    def call(
        self,
        operation: Operation,
        path: Mapping[str, object],
        *,
        caller: Caller | None = None,
        query: Mapping[str, object] | None = None,
        body: Json = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Call an operation and tell the listeners.

        Args:
            operation: what to call.
            path: values of the path's placeholders.
            caller: who asks; the ordinary caller of the operation when left out.
            query: query parameters; None values are left out.
            body: sent as JSON, when not None.
            content: sent as it is, instead of `body`.
            headers: further request headers.

        Raises:
            CannotTell: it might change something and the run may not.
            Unreachable: no answer.
        """
        base = self.base(operation.document)
        if base is None:
            raise Unreachable(f"no URL is known for the {operation.document.name} API")
        address = operation.address(path)
        who = caller or self.caller_for(operation) or NOBODY
        number = None
        guarded = self.guard is not None and operation.mutating and self.may_change
        if guarded and self.guard is not None:
            number, headers = self.guard.admit(operation, path, decoded(body, content), headers or {})
        answer = self._send(
            operation.method,
            base.rstrip("/") + address,
            operation=operation,
            caller=who,
            query=query,
            content=json.dumps(body).encode() if body is not None else content,
            headers=headers,
        )
        if guarded and self.guard is not None:
            self.guard.answered(number, operation, answer)
        return answer

    def send(
        self,
        method: str,
        url: str,
        *,
        operation: Operation | None = None,
        caller: Caller = NOBODY,
        query: Mapping[str, object] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Send one request to a full URL; see `call`. With a guard, changes go through `call` alone.

        Raises:
            CannotTell: it might change something and the run may not.
            Unreachable: no answer.
        """
        if method in MUTATING and self.guard is not None:
            raise CannotTell("it might change something, and nothing says what")
        return self._send(
            method, url, operation=operation, caller=caller, query=query, content=content, headers=headers
        )

    def _send(
        self,
        method: str,
        url: str,
        *,
        operation: Operation | None,
        caller: Caller,
        query: Mapping[str, object] | None,
        content: bytes | None,
        headers: Mapping[str, str] | None,
    ) -> Exchange:
        if method in MUTATING and not self.may_change:
            raise CannotTell("it might change something, and --allow-changes is off")
        sent = {"user-agent": USER_AGENT, "accept": "*/*", **caller.headers}
        if method in MUTATING:
            sent.update(caller.changing)
        if content is not None:
            sent["content-type"] = "application/json"
        sent.update(headers or {})
        params = {name: str(value) for name, value in (query or {}).items() if value is not None}
        raw_headers = [(name.encode(), value.encode("utf-8", "surrogateescape")) for name, value in sent.items()]

        def heard(answer: httpx.Response, seconds: float) -> Exchange:
            exchange = Exchange(
                operation=operation,
                caller=caller.name,
                method=method,
                url=str(answer.request.url),
                request_headers=sent,
                request_body=content or b"",
                status=answer.status_code,
                headers={name.lower(): value for name, value in answer.headers.items()},
                body=answer.content,
                seconds=seconds,
            )
            if exchange.ok:
                with contextlib.suppress(ValueError):
                    self.redactor.learn_from(exchange.json())
            for listener in self.listeners:
                listener(exchange)
            return exchange

        try:
            return self._exchange(method, url, params or None, content, raw_headers, heard)
        except httpx.HTTPError as error:
            reason = re.sub(r"\[Errno -?\d+\] ", "", str(error))
            raise Unreachable(
                f"{method} {self.redactor.text(url)} got no answer: {reason or type(error).__name__}; "
                "check the URL, and that a server is running there"
            ) from error

    @property
    def _cleaning(self) -> bool:
        return self.guard is not None and self.guard.cleaning

    def may_touch(self, value: object) -> bool:
        """Whether what has an id may be changed."""
        return self.guard is None or value in self.guard.own

    @property
    def unbound(self) -> bool:
        """Whether any change at all may be sent."""
        return self.may_change and self.guard is None

    def _exchange(
        self,
        method: str,
        url: str,
        params: Mapping[str, str] | None,
        content: bytes | None,
        headers: list[tuple[bytes, bytes]],
        heard: Callable[[httpx.Response, float], Exchange],
    ) -> Exchange:
        """Send, and again after the pause that a refused call is told to make; the emulator's limits are tested.

        Every answer is heard, also those that ask for a pause.
        """
        for last in (*(False,) * PAUSES, True):
            began = time.monotonic()
            answer = self._once(method, url, params, content, headers)
            exchange = heard(answer, time.monotonic() - began)
            pause = pause_of(answer)
            if last or self.kind == "emulator" or pause is None:
                return exchange
            if pause > LONGEST_PAUSE:
                raise Unreachable(
                    f"{method} {self.redactor.text(url)} answered {answer.status_code} and asks for a pause of "
                    f"{pause:.0f} s; run again after it"
                )
            self.sleep(pause)
        raise AssertionError("unreachable")

    def _once(
        self,
        method: str,
        url: str,
        params: Mapping[str, str] | None,
        content: bytes | None,
        headers: list[tuple[bytes, bytes]],
    ) -> httpx.Response:
        if self.most_requests is not None and self.requests >= self.most_requests and not self._cleaning:
            raise Unreachable(f"the budget of {self.most_requests} requests is used up (--max-requests)")
        self.requests += 1
        return self.client(url).request(method, url, params=params, content=content, headers=headers)


def pause_of(answer: httpx.Response) -> float | None:
    """Seconds that a 429 or 503 asks to wait, or None; at least one, since the header counts whole seconds."""
    stated = answer.headers.get("retry-after")
    if answer.status_code not in (429, 503) or stated is None:
        return None
    if stated.isdigit():
        return max(1.0, float(stated))
    with contextlib.suppress(ValueError, TypeError):
        until = parsedate_to_datetime(stated)
        now = parsedate_to_datetime(answer.headers["date"]) if "date" in answer.headers else datetime.now(UTC)
        return max(1.0, (until - now).total_seconds())
    return None


def decoded(body: Json, content: bytes | None) -> Json:
    """The JSON of a request, or None where it has none."""
    if body is None and content is not None:
        with contextlib.suppress(ValueError):
            return json.loads(content)
    return body


def from_emulator(ready: Mapping[str, Any]) -> Target:
    """A target from the line of JSON that the emulator prints when it is ready."""
    urls = {name: str(ready[name]) for name in ("core", "audit", "notifier") if ready.get(name)}
    urls.update({f"supervisor.{region}": str(url) for region, url in ready.get("supervisors", {}).items()})
    session, csrf = ready.get("session"), ready.get("csrf_token")
    reader = ready.get("read_only_key")
    target = Target(
        urls=urls,
        owner=Caller.key(str(ready["api_key"])),
        tenant_id=int(ready["tenant_id"]),
        division_id=int(ready["division_id"]) if ready.get("division_id") is not None else None,
        reader=Caller.key(str(reader), "read-only key") if reader else None,
        person=Caller.session(str(session), str(csrf) if csrf else None) if session else None,
        may_change=True,
        kind="emulator",
        exclusive=True,
        known={USER_CHANNELS: int(ready["user_channel_id"])} if ready.get("user_channel_id") else {},
        redactor=Redactor([ready["api_key"], reader, session, csrf]),
    )
    return target


LIVE_URLS = {
    "core": "https://api.laserdata.cloud",
    "audit": "https://api.laserdata.cloud",
    "notifier": "https://api.laserdata.cloud",
    **{
        f"supervisor.{cloud}-{area}": f"https://supervisor-{cloud}-{area}.laserdata.cloud"
        for cloud in ("aws", "gcp")
        for area in ("us", "eu", "ap")
    },
}


def from_environment(
    urls: Mapping[str, str], *, may_change: bool, environment: Mapping[str, str] | None = None
) -> Target:
    """A target at the given URLs, with credentials from the environment.

    LD_API_KEY and LD_TENANT_ID have to be there; LD_DIVISION_ID, LD_READ_ONLY_KEY, LD_SESSION and LD_CSRF_TOKEN widen
    what can be tested, and so do LD_USER_CHANNEL_ID (a channel of the key's creator), and LD_OTHER_API_KEY and
    LD_OTHER_TENANT_ID of another tenant, whose things are looked for in vain.

    Raises:
        ValueError: LD_API_KEY or LD_TENANT_ID is missing or not usable; the message is for people.
    """
    given = os.environ if environment is None else environment
    key, tenant = given.get("LD_API_KEY", ""), given.get("LD_TENANT_ID", "")
    if not key or not tenant.isdigit():
        raise ValueError("set LD_API_KEY to an API key and LD_TENANT_ID to the number of its tenant.")
    session, csrf, reader = given.get("LD_SESSION"), given.get("LD_CSRF_TOKEN"), given.get("LD_READ_ONLY_KEY")
    division, channel = given.get("LD_DIVISION_ID", ""), given.get("LD_USER_CHANNEL_ID", "")
    other, elsewhere = given.get("LD_OTHER_API_KEY", ""), given.get("LD_OTHER_TENANT_ID", "")
    return Target(
        urls=dict(urls),
        owner=Caller.key(key),
        tenant_id=int(tenant),
        division_id=int(division) if division.isdigit() else None,
        reader=Caller.key(reader, "read-only key") if reader else None,
        person=Caller.session(session, csrf) if session else None,
        known={USER_CHANNELS: int(channel)} if channel.isdigit() else {},
        stranger=(Caller.key(other, "foreign key"), int(elsewhere)) if other and elsewhere.isdigit() else None,
        may_change=may_change,
        redactor=Redactor([key, reader, session, csrf, other]),
    )
