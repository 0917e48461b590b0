"""A small publisher of documents on the loopback interface, and a clock that tests wind by hand."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pipeline.files import dump_json, sha256
from pipeline.sources import SOURCES
from pipeline.web import Clock


@dataclass(frozen=True)
class Request:
    path: str
    headers: Mapping[str, str]


@dataclass
class Reply:
    """An answer; `cut` sends that many bytes of the body it announced and hangs up, `chunks` sends no length."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    chunks: bool = False


Route = Callable[[Request], Reply]


class Publisher:
    """Serves what `routes` say on 127.0.0.1 and remembers what it was asked."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.requests: list[Request] = []
        self.release = threading.Event()
        self.asked = threading.Event()
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                request = Request(self.path, {name.lower(): value for name, value in self.headers.items()})
                publisher.requests.append(request)
                publisher.asked.set()
                route = publisher.routes.get(self.path)
                reply = route(request) if route else Reply(404, b"no such page", {"content-type": "text/plain"})
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.chunks:
                    self.send_header("connection", "close")
                    self.close_connection = True
                elif reply.status != 304:
                    self.send_header("content-length", str(len(reply.body)))
                self.end_headers()
                if reply.status != 304:
                    self.wfile.write(reply.body if reply.cut is None else reply.body[: reply.cut])
                if reply.cut is not None:
                    self.close_connection = True

            def handle(self) -> None:
                with suppress(OSError):  # The client went away, which is what some tests are about.
                    super().handle()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port: int = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.release.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def publish(self, path: str, body: bytes, *, etag: bool = True, last_modified: str | None = None) -> str:
        """Serve a document, answering conditional requests; returns its URL."""
        tag = f'"{sha256(body)[:16]}"' if etag else None

        def route(request: Request) -> Reply:
            headers = {"content-type": "application/json"}
            if tag:
                headers["etag"] = tag
            if last_modified:
                headers["last-modified"] = last_modified
            if tag and request.headers.get("if-none-match") == tag:
                return Reply(304, headers=headers)
            if not tag and last_modified and request.headers.get("if-modified-since") == last_modified:
                return Reply(304, headers=headers)
            return Reply(200, body, headers)

        self.routes[path] = route
        return self.url(path)

    def answer(self, path: str, *replies: Reply) -> str:
        """Serve the replies one after the other, the last one for ever; returns the URL."""
        queue = list(replies)
        self.routes[path] = lambda _: queue.pop(0) if len(queue) > 1 else queue[0]
        return self.url(path)

    def hold(self, path: str) -> str:
        """Answer nothing before the test ends or `release` is set; returns the URL."""

        def route(_: Request) -> Reply:
            self.release.wait()
            return Reply(500)

        self.routes[path] = route
        return self.url(path)

    def publish_all(self, bodies: Mapping[str, bytes] | None = None) -> dict[str, str]:
        """Serve a document for every source of the table, those of `bodies` or small ones; returns URLs by name."""
        return {
            source.name: self.publish(
                f"/{source.name}/{source.document}.json",
                (bodies or {}).get(source.name, dump_json(document(source.document))),
            )
            for source in SOURCES
        }

    def asked_for(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]


@contextmanager
def publishing() -> Iterator[Publisher]:
    publisher = Publisher()
    try:
        yield publisher
    finally:
        publisher.close()


def given(urls: Mapping[str, str]) -> list[str]:
    """Return the values of --source for URLs by name."""
    return [f"{name}={url}" for name, url in urls.items()]


class HandClock:
    """Time that passes only when someone sleeps, and chance that is always the same."""

    def __init__(self, chance: float = 1.0) -> None:
        self.time = 1000.0
        self.sleeps: list[float] = []
        self.chance = chance
        self.start = datetime(2026, 1, 31, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.time - 1000)

    async def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.time += seconds

    @property
    def clock(self) -> Clock:
        return Clock(monotonic=lambda: self.time, now=self.now, sleep=self.sleep, random=lambda: self.chance)


def document(name: str = "core", /, *, version: Any = "1.0.0", **changes: Any) -> dict[str, Any]:
    """A small document with something of everything; `changes` replace its top-level members."""
    found: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": f"The {name} API", "version": version, "description": "Prose."},
        "servers": [{"url": "https://example.test"}],
        "paths": {
            f"/{name}/things/{{id}}": {
                "get": {
                    "operationId": f"get_{name}_thing",
                    "summary": "Prose.",
                    "tags": ["Things"],
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
                        {"name": "page", "in": "query", "schema": {"type": ["integer", "null"], "minimum": 1}},
                    ],
                    "responses": {
                        "200": {
                            "description": "Prose.",
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {
                "Thing": {
                    "type": "object",
                    "required": ["id", "kind"],
                    "properties": {
                        "id": {"type": "integer", "format": "int64", "description": "Prose."},
                        "kind": {"type": "string", "enum": ["small", "large"]},
                        "description": {"type": "string", "description": "A property of that name."},
                    },
                }
            }
        },
    }
    found.update(changes)
    return found


def bytes_of(name: str = "core", /, **changes: Any) -> bytes:
    return json.dumps(document(name, **changes), separators=(",", ":")).encode()
