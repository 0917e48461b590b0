"""A server on loopback that stands before the emulator and spoils one thing."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx


def parse(query: str) -> dict[str, str]:
    """A query as a mapping."""
    return dict(parse_qsl(query, keep_blank_values=True))


@dataclass
class Asked:
    """A request on its way to the emulator."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    written: str = ""
    """The query as it came, sent on as it is unless a fault changes `query`."""
    service: str = "core"
    """What was asked: core (audit and notifier are at the same address), or supervisor.<region>."""

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @json.setter
    def json(self, value: Any) -> None:
        self.body = json.dumps(value).encode()

    @property
    def target(self) -> str:
        """Path and query."""
        query = self.written if parse(self.written) == self.query else urlencode(self.query)
        return self.path + ("?" + query if query else "")

    def is_(self, method: str, ending: str) -> bool:
        return self.method == method and self.path.endswith(ending)


@dataclass
class Told:
    """An answer on its way back."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @json.setter
    def json(self, value: Any) -> None:
        self.body = json.dumps(value).encode()

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


class Fault:
    """Spoils nothing; faults override one method or more."""

    before: tuple[str, ...] = ("core",)
    """Services it stands before; core stands for audit and notifier too."""
    servers: dict[str, Intermediary]
    """By service."""

    def begin(self, ready: Mapping[str, Any]) -> None:
        """Learn what the emulator printed when it was ready."""

    def ask(self, asked: Asked) -> Told | None:
        """Change the request, or answer it here."""
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        """Change the answer."""

    def send(self, asked: Asked) -> Told:
        """Send a request to the emulator."""
        return self.servers[asked.service].forward(asked)


class Intermediary:
    """The server; `url` is its address."""

    def __init__(self, emulator: str, fault: Fault, service: str = "core") -> None:
        self.emulator = emulator
        self.fault = fault
        self.service = service
        fault.servers = {**getattr(fault, "servers", {}), service: self}
        self.client = httpx.Client(trust_env=False, timeout=30)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def forward(self, asked: Asked) -> Told:
        headers = [
            (name.encode("latin-1"), value.encode("latin-1"))
            for name, value in asked.headers.items()
            if name not in ("content-length", "connection", "transfer-encoding")
        ]
        # The path goes as it came: httpx would tidy it up.
        url = httpx.URL(self.emulator).copy_with(raw_path=asked.target.encode("latin-1"))
        try:
            answer = self.client.request(asked.method, url, headers=headers, content=asked.body or None)
        except httpx.LocalProtocolError:  # nothing that may be sent on, such as a NUL in a header
            return Told(400, {"content-type": "text/plain"}, b"no HTTP")
        kept = {name: value for name, value in answer.headers.items() if name not in ("content-length", "connection")}
        return Told(answer.status_code, kept, answer.content)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Answers are short; waiting for more to send costs 40 ms each.
            disable_nagle_algorithm = True
            wbufsize = -1

            def answer(self) -> None:
                parts = urlsplit(self.path)
                length = int(self.headers.get("content-length") or 0)
                asked = Asked(
                    self.command,
                    parts.path,
                    parse(parts.query),
                    {name.lower(): value for name, value in self.headers.items()},
                    self.rfile.read(length),
                    parts.query,
                    outer.service,
                )
                told = outer.fault.ask(asked)
                if told is None:
                    told = outer.forward(asked)
                    outer.fault.tell(asked, told)
                self.send_response_only(told.status)
                for name, value in told.headers.items():
                    self.send_header(name, value)
                if told.status not in (204, 304):
                    self.send_header("content-length", str(len(told.body)))
                self.end_headers()
                if told.status not in (204, 304) and self.command != "HEAD":
                    self.wfile.write(told.body)

            def __getattr__(self, name: str) -> Any:
                # Any method at all: schemathesis tries those that are not declared.
                if name.startswith("do_"):
                    return self.answer
                raise AttributeError(name)

            def log_message(self, format: str, *args: object) -> None:
                return

        return Handler


@contextlib.contextmanager
def before(emulator: str, fault: Fault, service: str = "core") -> Iterator[Intermediary]:
    """Run the server while the block lasts."""
    made = Intermediary(emulator, fault, service)
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()
        made.client.close()
        thread.join(5)


@contextlib.contextmanager
def spoilt(ready: Mapping[str, Any], fault: Fault) -> Iterator[dict[str, Any]]:
    """What the emulator printed when it was ready, with the fault before the services it is about."""
    fault.begin(ready)
    with contextlib.ExitStack() as stack:
        changed = {**ready, "supervisors": dict(ready["supervisors"])}
        for service in fault.before:
            kind, _, region = service.partition(".")
            places, name = (changed["supervisors"], region) if kind == "supervisor" else (changed, service)
            was = places[name]
            url = stack.enter_context(before(was, fault, service)).url
            places.update({one: url for one, address in places.items() if address == was})
        yield changed
