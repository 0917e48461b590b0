"""The ASGI application: one pipeline that every request goes through.

Route, faults, caller, parameters, tenant, permission, replay, body, handler, check of the answer: in this order, so
that nobody without the right learns more than that, and nothing that is checked late can be reached around.
"""

import hashlib
import html
import json
import logging
import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import formatdate, parsedate_to_datetime
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope, Send

from . import identity, kinds
from .auth import Caller, Place, authenticate, may, visible_tenant
from .contract import Operation, Routes, check_body, compile_document, response_mistake
from .docs_page import BASE, docs_page, live_page
from .documents import CORE_DOCUMENTS, REGIONS, Documents, Published
from .engine import HANDLERS, Call, Handler, shape_only
from .events import begin, settle, write
from .faults import CUTS, REPLACES, WAITS, Fault, Faults, fault_from, spoilt
from .idempotency import Answer
from .kinds import snapshots
from .permissions import MEMBER, NEEDS, OWNER
from .problems import PROBLEM_JSON, Issue, Problem, forbidden, not_found
from .rate_limit import rate_limit_from
from .state import State
from .store import Thing
from .wire import dumps, format_time, loads, table

assert kinds  # importing it registers the handlers

HOSTS = {
    "core": "http://api.laserdata.cloud",
    **{region: f"http://supervisor-{region}.laserdata.cloud" for region in REGIONS},
}
MAX_BODY = 4 * 1024 * 1024
CUT = "laserdata_emulator.cut"
_log = logging.getLogger("laserdata_emulator")


class Turn:
    """Whose turn it is to read or change the state: the server's thread, callers in process, or Python calls.

    Entered again by whoever has it already; never held while a request waits. At the end of a turn what has changed is
    kept, before anyone is told: a failure of that ends the turn with its exception.
    """

    def __init__(self) -> None:
        """Nobody's."""
        self.keep: Callable[[], None] | None = None
        self._lock = threading.RLock()
        self._depth = 0

    def __enter__(self) -> None:
        """Wait for it."""
        self._lock.acquire()
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        """Keep what has changed, and let the next one have it."""
        try:
            if self._depth == 1 and self.keep is not None:
                self.keep()
        finally:
            self._depth -= 1
            self._lock.release()


class ConnectionCut(Exception):
    """A fault closed the connection; where there is no socket to close, the caller of the app sees this."""


@dataclass(frozen=True)
class Origin:
    """One server: its documents and the routes of the contracts behind them."""

    name: str
    documents: Mapping[str, tuple[str, Published | None]]
    routes: Routes
    docs: Callable[[], str]  # written when first asked for
    pages: frozenset[str]  # where these are, and the documents


@dataclass(slots=True)
class _Request:
    origin: str
    method: str
    path: str
    query_text: str
    headers: Mapping[bytes, bytes]  # names in lower case; of one that comes twice the first
    client: str | None
    url: str
    body: bytes
    id: str
    operation: Operation | None = None
    caller: Caller | None = None
    replayed: bool = False
    cut: bool = False
    fault: Fault | None = None
    answered: datetime | None = None
    status: int | None = None

    def header(self, name: str) -> str | None:
        """The text of a header."""
        value = self.headers.get(name.encode())
        return None if value is None else value.decode("latin-1")

    def over(self, now: datetime, status: int) -> Self:
        """What is remembered of it."""
        self.answered, self.status, self.body = now, None if self.cut else status, b""
        return self

    def shown(self) -> dict[str, Any]:
        """As JSON, without its body, credentials or codes."""
        query = [(name, "***" if name == "code" else value) for name, value in _pairs(self.query_text)]
        caller = self.caller or Caller()
        return {
            "at": format_time(self.answered) if self.answered else None,
            "origin": self.origin,
            "method": self.method,
            "path": self.path,
            "query": "&".join(f"{name}={value}" for name, value in query),
            "operation": self.operation.id if self.operation else None,
            "status": self.status,
            "caller": caller.kind,
            "caller_id": caller.key.id if caller.key else caller.user_id() or None,
            "idempotency_key": self.header("idempotency-key"),
            "replayed": self.replayed,
            "fault": self.fault.kind if self.fault else None,
            "ld_request": self.id,
        }


class _Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Application:
    """Everything behind the sockets. `origins` are "core" and the regions' names."""

    def __init__(self, documents: Documents, new_state: Callable[[], State], faults: Faults) -> None:
        """Compiles the contracts; raises ContractError for a document that cannot be compiled."""
        compiled = {name: compile_document(name, document) for name, document in documents.corrected.items()}
        self.handlers: dict[str, Handler] = dict(HANDLERS)
        self.stand_ins: dict[str, Callable[..., dict[str, Any]]] = {}  # further controls, as "METHOD /path"
        self.operations = [operation for operations in compiled.values() for operation in operations]
        self.faults = faults
        faults.operations = frozenset(operation.id for operation in self.operations)
        self.urls = dict(HOSTS)
        self._new_state = new_state
        self.furnish: Callable[[], None] | None = None  # puts more into a new state, by requests
        self.lock = Turn()
        self.state = new_state()
        self.origins = {"core": self._origin("core", "", CORE_DOCUMENTS, documents, compiled)}
        for region in REGIONS:
            self.origins[region] = self._origin(region, "supervisor-", (region,), documents, compiled)
        self._hosts = {f"supervisor-{region}".encode(): self.origins[region] for region in REGIONS}

    def _origin(
        self,
        name: str,
        prefix: str,
        sources: tuple[str, ...],
        documents: Documents,
        compiled: dict[str, list[Operation]],
    ) -> Origin:
        found: list[Operation] = []
        shown: dict[str, tuple[str, Mapping[str, Any]]] = {}
        served: dict[str, tuple[str, Published | None]] = {}
        for source in sources:
            key = prefix + source
            url = f"/openapi/{'supervisor' if prefix else source}.json"
            contract = documents.contracts[key]
            found += compiled.get(contract, [])
            shown[key] = (url, documents.corrected.get(contract, {}))
            served[url] = (key, documents.published.get(key))
        docs = cache(lambda: docs_page(name, shown, self.handlers))
        return Origin(name, served, Routes(found), docs, frozenset({*_DOCS, *served}))

    def reset(self) -> None:
        """Forget everything and begin anew with the seeds. In-flight requests end in the old state."""
        self.faults.clear()
        with self.lock:
            self.state = self._new_state()
            if self.furnish is not None:
                self.furnish()

    # ---- ASGI

    def on(self, origin: str) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
        """The ASGI application of one origin, whatever the Host header says."""
        return partial(self._serve, self.origins[origin])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """All origins in one application: `supervisor-<region>.` in the Host header chooses a supervisor."""
        origin = self.origins["core"]
        if scope["type"] == "http":
            host = next((value for name, value in scope["headers"] if name == b"host"), b"")
            origin = self._hosts.get(host.partition(b".")[0], origin)
        await self._serve(origin, scope, receive, send)

    async def _serve(self, origin: Origin, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            while True:
                message = await receive()
                await send({"type": f"{message['type']}.complete"})
                if message["type"] == "lifespan.shutdown":
                    return
        if scope["type"] != "http":
            raise RuntimeError(f"no {scope['type']} here")
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            if len(body) <= MAX_BODY:  # the rest is read, and let go
                body += message.get("body", b"")
            more = message.get("more_body", False)
        state = self.state
        headers: Mapping[bytes, bytes] = dict(reversed(scope["headers"]))
        raw_path: bytes = scope.get("raw_path") or scope["path"].encode()
        path = raw_path.partition(b"?")[0].decode("latin-1")
        client = scope.get("client")
        request = _Request(
            origin=origin.name,
            method=scope["method"],
            path=path,
            query_text=scope["query_string"].decode("latin-1"),
            headers=headers,
            client=client[0] if client else None,
            url=f"{scope['scheme']}://{headers.get(b'host', b'localhost').decode('latin-1')}{path}",
            body=body,
            id=state.ids.request(),
        )
        if len(body) > MAX_BODY:
            reply = _problem(Problem(413, "body_too_large", f"A body has {MAX_BODY} bytes at most."), request.id)
        else:
            reply = await self._reply(origin, state, request)
        now = state.now
        if not path.startswith(_CONTROLS):
            state.requests.append(request.over(now, reply.status))
        if not request.cut:
            raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers.items()]
            raw.append((b"date", _date(int(now.timestamp()))))
            if reply.status not in (204, 304):
                raw.append((b"content-length", str(len(reply.body)).encode()))
            await send({"type": "http.response.start", "status": reply.status, "headers": raw})
            await self._send_body(request, b"" if request.method == "HEAD" else reply.body, send)
        state.courier.send()
        if request.cut:
            cut = scope.get("state", {}).get(CUT)
            if cut is None:
                raise ConnectionCut(f"a fault cut the connection of {request.method} {request.path}")
            cut()
            while (await receive())["type"] != "http.disconnect":
                pass

    async def _send_body(self, request: _Request, body: bytes, send: Send) -> None:
        fault = request.fault
        if fault is not None and body and fault.kind == "slow_body":
            async for piece in self.faults.drip(body, fault.seconds):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            body = b""
        elif fault is not None and body and fault.kind == "wrong_length":
            request.cut = True
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            return
        await send({"type": "http.response.body", "body": body})

    async def _reply(self, origin: Origin, state: State, request: _Request) -> _Reply:
        try:
            if request.path in origin.pages or request.path.startswith(_CONTROLS):
                with self.lock:
                    special = self._page(origin, request) or self._control(state, request)
                if special is not None:
                    return special
            match = origin.routes.find(request.method, request.path)
            request.operation = match.operation
            outcome: Answer | Problem = await self._operate(origin, state, request, match.operation, match.values)
        except Problem as problem:
            outcome = problem
        except Exception as exc:  # a defect of the emulator, told to whoever meets it
            _log.exception("%s %s", request.method, request.path)
            outcome = Problem(500, "internal_error", f"The emulator failed: {type(exc).__name__}: {exc}"[:500])
        return self._finish(request, outcome)

    def _finish(self, request: _Request, outcome: Answer | Problem) -> _Reply:
        operation = request.operation
        if isinstance(outcome, Problem):
            body: Any = outcome.body(request.id)
            answer = Answer(outcome.status, body, outcome.headers, PROBLEM_JSON)
        else:
            answer = outcome
        headers = {**answer.headers, "ld-request": request.id}
        if request.replayed:
            headers["idempotent-replayed"] = "true"
        media = None if answer.body is None else answer.media
        # What no document can declare: faults that were asked for.
        if operation is not None and (request.fault is None or request.fault.kind not in REPLACES):
            mistake = response_mistake(operation, answer.status, media, answer.body, headers)
            if mistake is not None and not (isinstance(outcome, Problem) and outcome.code == _WRONG):
                _log.error("%s answers against its contract: %s", operation.id, mistake)
                problem = Problem(500, _WRONG, f"{operation.id} answers against its contract: {mistake}")
                request.replayed = False
                return self._finish(request, problem)
        if media is None:
            return _Reply(answer.status, headers, b"")
        data = answer.body if isinstance(answer.body, bytes) else dumps(answer.body)
        if request.fault is not None:
            media, data = spoilt(request.fault.kind, media, data)
        return _Reply(answer.status, {"content-type": media, **headers}, data)

    # ---- the pipeline of an operation

    async def _operate(
        self, origin: Origin, state: State, request: _Request, operation: Operation, path: Mapping[str, str]
    ) -> Answer | Problem:
        waits: list[float | None] = []
        doomed = False
        for fault in self.faults.take(operation.id):
            request.fault, request.cut = fault, fault.kind in CUTS
            if fault.kind == "cut_before":
                return Answer(204)
            if fault.kind == "status":
                headers = {} if fault.retry_after is None else {"retry-after": str(fault.retry_after)}
                code = _FAULT_CODES.get(fault.status, f"emulated_{fault.status}")
                raise Problem(fault.status, code, "A fault that was asked for.", headers=headers)
            if fault.kind in WAITS:
                waits.append(None if fault.kind == "hold" else fault.seconds)
            doomed = doomed or fault.kind == "failure"
        with self.lock:
            call = self._admit(origin, state, request, operation, path)
            call.doomed = doomed
            slot: tuple[int, str] | None = None
            kept: Answer | Problem | None = None
            if operation.idempotent and call.caller.key and "idempotency-key" in call.values:
                slot = call.caller.key.id, call.values["idempotency-key"]
                kept = state.idempotency.begin(*slot, _fingerprint(operation, request), state.now)
            if not waits:
                return self._act(call, request, slot, kept)
        try:
            for seconds in waits:
                await self.faults.wait(seconds)
        except BaseException:  # the caller is gone
            if slot is not None and kept is None:
                state.idempotency.finish(*slot, None)
            raise
        with self.lock:
            # Asked again, for the wait may have outlived the tenant or the deployment.
            return self._act(call, request, slot, kept, lambda: _home(state, call.caller, origin, path, call.values))

    def _admit(
        self, origin: Origin, state: State, request: _Request, operation: Operation, path: Mapping[str, str]
    ) -> Call:
        """Who calls, with what, and may they: all of the call but its body. Raises Problem."""
        settle(state)
        caller = request.caller = authenticate(state, operation, request.header, request.client)
        if caller.key is not None:
            state.rate_limit.take(caller.key.id, state.now)
        header, query = request.header, _pairs(request.query_text)
        texts = tuple([header(name) for name in operation.headers])
        values = origin.routes.read(request.method, request.path, query, texts)
        tenant, place = _home(state, caller, origin, path, values)
        if tenant is not None:
            _authorise(state, operation, caller, tenant, place)
        return Call(
            state,
            operation,
            caller,
            tenant,
            {**values, **place},
            None,
            request.url,
            query,
            request.client,
            header,
            request.id,
            urls=self.urls,
        )

    def _act(
        self,
        call: Call,
        request: _Request,
        slot: tuple[int, str] | None,
        kept: Answer | Problem | None,
        home_again: Callable[[], tuple[Thing | None, dict[str, Any]]] | None = None,
    ) -> Answer | Problem:
        """What the handler makes of an admitted call, or what is kept in its idempotency slot."""
        if kept is not None:
            request.replayed = True
            return kept
        outcome: Answer | Problem | None = None
        try:
            call.body = _body(call.operation, request)
            if home_again is not None:
                settle(call.state)
                call.tenant, place = home_again()
                call.values = {**call.values, **place}
            change = begin(call)
            outcome = self.handlers.get(call.operation.id, shape_only)(call)
            if change is not None:
                write(call, change, outcome)
        except Problem as problem:
            outcome = problem
        finally:
            if slot is not None:
                call.state.idempotency.finish(*slot, outcome)
        assert outcome is not None
        return outcome

    # ---- what is not the API

    def _page(self, origin: Origin, request: _Request) -> _Reply | None:
        if request.method not in ("GET", "HEAD"):
            return None
        if request.path in _DOCS:
            base = request.url.removesuffix(request.path)
            return _Reply(200, _HTML, origin.docs().replace(BASE, html.escape(base)).encode())
        if request.path == "/_emulator/live":
            return _Reply(200, _HTML, live_page())
        if request.path not in origin.documents:
            return None
        name, document = origin.documents[request.path]
        if document is None:
            raise Problem(404, "document_not_found", f"There is no published document of {name} here.")
        if _fresh(document, request.header):
            return _Reply(304, document.headers, b"")
        return _Reply(200, {"content-type": "application/json", **document.headers}, document.body)

    def _control(self, state: State, request: _Request) -> _Reply | None:
        if not request.path.startswith(_CONTROLS):
            return None
        if request.method in ("GET", "HEAD") and request.path.startswith(snapshots.FILES):
            archive = snapshots.snapshot_file(state, request.path, dict(_pairs(request.query_text)))
            return _Reply(200, {"content-type": "application/zip", "ld-request": request.id}, archive)
        if request.method == "GET" and request.path.startswith(identity.PAGES):
            query = dict(_pairs(request.query_text))
            return _Reply(*identity.answer(state, request.path, query, request.url.removesuffix(request.path)))
        try:
            body: Any = loads(request.body) if request.body else dict(_pairs(request.query_text))
            if body != table(body):
                raise ValueError("send a JSON object")
            result = self._controls(state, f"{request.method} {request.path}", table(body))
        except (ValueError, TypeError, LookupError) as exc:
            return _problem(Problem(400, "invalid_control", str(exc)), request.id)
        if result is None:
            return _problem(Problem(404, "no_such_control", "The emulator has no such control."), request.id)
        return _Reply(200, {"content-type": "application/json", "ld-request": request.id}, dumps(result))

    def _controls(self, state: State, control: str, body: dict[str, Any]) -> dict[str, Any] | None:
        match control:
            case "POST /_emulator/reset":
                self.reset()
                return {}
            case "POST /_emulator/advance":
                return {"now": format_time(state.clock.advance(float(body.get("seconds", 0))))}
            case "GET /_emulator/requests":
                ids = [one.id for one in state.requests]
                known = body.get("after") in ids
                start = ids.index(body["after"]) + 1 if known else 0
                return {"requests": [one.shown() for one in list(state.requests)[start:]], "anew": not known}
            case "GET /_emulator/mail":
                return {"mail": [one.shown() for one in state.mail]}
            case "GET /_emulator/deliveries":
                return {"deliveries": [one.shown() for one in state.courier.deliveries]}
            case "GET /_emulator/operations":
                return {
                    "operations": [
                        {"id": one.id, "document": one.document, "emulated": one.id in self.handlers}
                        for one in self.operations
                    ]
                }
            case "GET /_emulator/rate_limit":
                return state.rate_limit.shown()
            case "POST /_emulator/rate_limit":
                state.rate_limit = rate_limit_from(**body)
                return state.rate_limit.shown()
            case "GET /_emulator/faults":
                return {"faults": self.faults.waiting()}
            case "POST /_emulator/faults":
                self.faults.put(fault_from(body))
                return {"faults": self.faults.waiting()}
            case "DELETE /_emulator/faults":
                self.faults.clear()
                return {}
            case "POST /_emulator/release":
                self.faults.release()
                return {}
            case _:
                more = self.stand_ins.get(control)
                return None if more is None else more(**body)


_WRONG = "wrong_answer"
_CONTROLS = "/_emulator"
_DOCS = ("/docs", "/docs/", "/")
_HTML = {"content-type": "text/html; charset=utf-8"}
_ABOVE = ("tenant", "division", "environment")
_FAULT_CODES = {
    429: "too_many_requests",
    500: "internal_server_error",
    502: "bad_gateway",
    503: "service_unavailable",
    504: "gateway_timeout",
}


@lru_cache(maxsize=8)
def _date(second: int) -> bytes:
    """The emulated moment for the `date` header, so that a client that trusts it lives in the same time."""
    return formatdate(second, usegmt=True).encode()


@lru_cache(maxsize=256)  # callers repeat themselves
def _pairs(query: str) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(query, keep_blank_values=True, errors="replace"))


def _home(
    state: State, caller: Caller, origin: Origin, names: Mapping[str, str], values: Mapping[str, Any]
) -> tuple[Thing | None, dict[str, Any]]:
    """The tenant that a request is about, and the ids of the places above what its path names.

    A supervisor's paths name only the deployment: what is above it counts as if it stood there. Raises Problem 404 for
    what does not exist, is another tenant's, lies outside of a key's division, or is another supervisor's.
    """
    if "tenant_id" in names:
        tenant = visible_tenant(state, caller, values["tenant_id"])
        place = {name: values[name] for name in ("tenant_id", "division_id", "environment_id") if name in names}
        if caller.division_id() is not None and place.get("division_id") not in (None, caller.division_id()):
            raise not_found("division")
        return tenant, place
    if "deployment_id" not in names:
        return None, {}
    deployment = state.store.get("deployment", values["deployment_id"])
    above = {f"{kind}_id": deployment.ancestor(kind) for kind in _ABOVE} if deployment is not None else {}
    ids = {name: thing.id for name, thing in above.items() if thing is not None}
    if deployment is None or f"{deployment.values['cloud']}-{deployment.values['area']}" != origin.name:
        raise not_found("deployment")
    if caller.division_id() not in (None, ids["division_id"]):
        raise not_found("deployment")
    try:
        return visible_tenant(state, caller, ids["tenant_id"]), ids
    except Problem:
        raise not_found("deployment") from None


def _authorise(state: State, operation: Operation, caller: Caller, tenant: Thing, path: dict[str, Any]) -> None:
    """Raises Problem 403 where the caller's roles do not reach."""
    need = NEEDS.get(operation.id, MEMBER)
    if need == OWNER:
        return
    # Whoever may see one division may ask for the list, which then shows only that one.
    anywhere = operation.id == "get_divisions"
    # What asks for more than a division's permission, but names no environment, asks for one without grants of its own.
    place = Place(path.get("division_id"), path.get("environment_id", 0))
    if not may(state, caller, tenant, need, place, anywhere=anywhere):
        raise forbidden(need)


def _fingerprint(operation: Operation, request: _Request) -> bytes:
    """What makes two requests the same: operation, path, query, and the body as JSON, however it is written."""
    try:
        body = json.dumps(loads(request.body), sort_keys=True).encode()
    except ValueError:
        body = request.body
    target = f"{operation.id} {request.path}?{request.query_text}\n".encode()
    return hashlib.blake2b(target + body, digest_size=32).digest()


def _body(operation: Operation, request: _Request) -> Any:
    """The parsed and checked body, defaults filled in. Raises Problem 400."""
    if operation.body_validator is None:
        return None
    if not request.body:
        if operation.body_required:
            raise Problem(400, "validation_failed", "A JSON body is needed.", [Issue("missing", "no body", None)])
        return None
    media = (request.header("content-type") or "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise Problem(400, "unsupported_content_type", f"The body must be application/json, not {media or 'untyped'}.")
    try:
        value = loads(request.body)
        check_body(operation, value)  # a ValueError here means: nested deeper than a validator goes
    except (ValueError, ArithmeticError) as exc:
        raise Problem(400, "malformed_json", f"The body cannot be read: {exc}"[:300]) from None
    return {**operation.body_defaults, **table(value)} if operation.body_defaults else value


def _problem(problem: Problem, request_id: str) -> _Reply:
    headers = {"content-type": PROBLEM_JSON, "ld-request": request_id, **problem.headers}
    return _Reply(problem.status, headers, dumps(problem.body(request_id)))


def _fresh(document: Published, header: Callable[[str], str | None]) -> bool:
    wanted = header("if-none-match")
    if wanted is not None:
        tags = {tag.strip().removeprefix("W/") for tag in wanted.split(",")}
        return document.etag in tags or "*" in tags
    since = header("if-modified-since")
    if since is None:
        return False
    try:
        moment = parsedate_to_datetime(since)
    except ValueError:
        return False
    return document.last_modified.replace(microsecond=0) <= moment.replace(tzinfo=moment.tzinfo or UTC)
