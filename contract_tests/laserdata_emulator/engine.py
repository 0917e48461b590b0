"""The resource engine: what is the same for every kind of resource, once.

A kind says what is its own (how it looks, how one is made or changed, what forbids a delete); the engine finds things
by the path, keeps names unique and counts within the plan, cuts pages and links them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

from .auth import Caller, Place, may
from .contract import Operation
from .idempotency import Answer
from .problems import Problem, forbidden, not_found
from .state import State
from .store import Collection, Thing
from .wire import format_time

PARENTS: dict[str, str | tuple[str, ...] | None] = {  # of several, the one that the path names
    "tenant": None,
    "division": "tenant",
    "environment": "division",
    "deployment": "environment",
    "node": "deployment",
    **dict.fromkeys(
        (
            "access_rule",
            "backup",
            "config_kind",
            "connector",
            "peering",
            "private_link",
            "private_service_connect",
            "restore",
            "snapshot",
            "task_activity",
        ),
        "deployment",
    ),
    "cloud_account": "tenant",
    "invoice": "tenant",
    "report": "tenant",
    "role": "tenant",
    "api_key": "tenant",
}


@dataclass(slots=True)
class Call:
    """One checked request on its way to a handler, which changes nothing of it but `notes`.

    `urls` says where each origin is; `doomed` that what the request starts is to end badly, as a test asked for.
    """

    state: State
    operation: Operation
    caller: Caller
    tenant: Thing | None
    values: Mapping[str, Any]
    body: Any
    url: str
    query: tuple[tuple[str, str], ...]
    client: str | None = None
    header: Callable[[str], str | None] = lambda _: None
    request_id: str = ""
    notes: dict[str, Any] = field(default_factory=dict[str, Any])  # for the event: see events.py
    urls: Mapping[str, str] = field(default_factory=dict[str, str])
    doomed: bool = False

    @property
    def now(self) -> datetime:
        """The emulated moment."""
        return self.state.now

    @property
    def home(self) -> Thing:
        """The tenant of the path."""
        assert self.tenant is not None, f"{self.operation.id} has no tenant in its path"
        return self.tenant

    def find(self, kind: str) -> Thing:
        """The resource of a kind that the path names. Raises Problem 404 for it or for one above it."""
        if kind == "tenant":
            return self.home
        thing = self.state.store.of(kind, self.parent(kind)).get(self.values[f"{kind}_id"])
        if thing is None:
            raise not_found(kind.replace("_", " "))
        return thing

    def parent(self, kind: str) -> Thing | None:
        """The resource of the path under which the kind lives."""
        above = PARENTS[kind]
        if isinstance(above, tuple):
            above = next(one for one in above if f"{one}_id" in self.values)
        return self.find(above) if above else None

    def under(self, kind: str) -> Collection:
        """The collection of a kind that the path names."""
        return self.state.store.of(kind, self.parent(kind))

    def place(self) -> dict[str, int]:
        """The ids of the path's deployment and of what is above it."""
        return {f"{kind}_id": self.values[f"{kind}_id"] for kind in ("tenant", "division", "environment", "deployment")}

    def may(self, permission: str, division: int | None = None, environment: int | None = None) -> bool:
        """Whether the caller has a permission at a place of the path's tenant."""
        return may(self.state, self.caller, self.home, permission, Place(division, environment))

    def need(self, permission: str, division: int | None = None, environment: int | None = None) -> None:
        """Raises Problem 403 when the caller lacks a permission."""
        if not self.may(permission, division, environment):
            raise forbidden(permission)

    def is_owner(self) -> bool:
        """Whether the person behind the call owns the path's tenant."""
        return bool(self.caller.user_id() == self.home.values["owner_id"])

    def touched(self, values: dict[str, Any]) -> dict[str, Any]:
        """Values with a fresh `updated_at`."""
        return {**values, "updated_at": format_time(self.now)}


Handler = Callable[[Call], Answer]
HANDLERS: dict[str, Handler] = {}


def handles(*operations: str) -> Callable[[Handler], Handler]:
    """Register a handler for operations by their ids."""

    def register(handler: Handler) -> Handler:
        for operation in operations:
            assert operation not in HANDLERS, f"{operation} has two handlers"
            HANDLERS[operation] = handler
        return handler

    return register


def shape_only(call: Call) -> Answer:
    """Changes nothing and answers the least that the schema accepts."""
    shape = call.operation.shape()
    return Answer(shape.status, shape.body, shape.headers, shape.media)


View = Callable[[Call, Thing], dict[str, Any]]
T_co = TypeVar("T_co", covariant=True)


class Slices(Protocol[T_co]):
    """What a page can be cut from without walking through it."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def slice(self, start: int, stop: int) -> Sequence[T_co]:
        """Those from place `start` up to `stop`, places counted from 0."""
        ...


def page(call: Call, things: Slices[T_co] | list[T_co], view: Callable[[Call, T_co], dict[str, Any]]) -> Answer:
    """One page of things with its totals and its links."""
    number, size = call.values["page"], call.values["results"]
    total = len(things)
    pages = -(-total // size)
    start, stop = (number - 1) * size, number * size
    shown = things[start:stop] if isinstance(things, list) else things.slice(start, stop)
    body = {
        "items": [view(call, thing) for thing in shown],
        "page": number,
        "total_pages": pages,
        "total_results": total,
    }
    return Answer(200, body, {"link": _links(call.url, call.query, number, size, max(pages, 1))})


@lru_cache(maxsize=256)  # callers repeat themselves
def _links(url: str, query: tuple[tuple[str, str], ...], number: int, size: int, last: int) -> str:
    kept = [(name, value) for name, value in query if name not in ("page", "results")]
    rest = f"&results={size}{'&' + urlencode(kept) if kept else ''}"
    targets = [("first", 1), ("last", last)]
    if number < last:
        targets.insert(1, ("next", number + 1))
    if number > 1:
        targets.insert(1, ("prev", min(number - 1, last)))
    return ", ".join([f'<{url}?page={target}{rest}>; rel="{rel}"' for rel, target in targets])


def check_limit(call: Call, feature: str, count: int, status: int = 400) -> None:
    """Raises Problem when the plan allows no more of something."""
    limit = call.state.features[feature]
    if count >= limit:
        raise Problem(status, f"{feature}_reached", f"The plan allows {limit} of these at most.")


def check_name(collection: Collection, name: str, besides: Thing | None = None) -> None:
    """Raises Problem 409 when another resource of the collection has this name."""
    other = collection.named(name)
    if other is not None and other is not besides:
        raise Problem(409, f"{other.kind}_already_exists", f"There is already one named {name!r} here.")


@dataclass(frozen=True)
class Kind:
    """A kind of resource whose operations the engine can run."""

    name: str
    info: View
    details: View
    build: Callable[[Call], dict[str, Any]] = lambda _: {}
    revise: Callable[[Call, Thing], dict[str, Any]] | None = None
    before_delete: Callable[[Call, Thing], None] | None = None
    limit: str | None = None
    limit_status: int = 400
    visible: Callable[[Call], Callable[[Thing], bool] | None] = lambda _: None
    filters: Mapping[str, Callable[[Thing, Any], bool]] = field(default_factory=dict[str, Callable[[Thing, Any], bool]])

    def create(self, call: Call) -> Answer:
        """Add one; its id travels in the header `ld-<kind>`."""
        collection = call.under(self.name)
        if self.limit is not None:
            check_limit(call, self.limit, len(collection), self.limit_status)
        values = self.build(call)
        check_name(collection, values["name"])
        thing = call.state.new(self.name, call.parent(self.name), values)
        return Answer(201, None, {f"ld-{self.name}": str(thing.id)})

    def read(self, call: Call) -> Answer:
        """One in detail."""
        return Answer(200, self.details(call, call.find(self.name)))

    def list(self, call: Call) -> Answer:
        """A page of them; only the filters that were given cost a walk through all."""
        collection = call.under(self.name)
        active = [(test, call.values[name]) for name, test in self.filters.items() if call.values.get(name) is not None]
        visible = self.visible(call)
        if not active and visible is None:
            return page(call, collection, self.info)
        return page(
            call,
            collection.where(
                lambda thing: (visible is None or visible(thing)) and all(test(thing, value) for test, value in active)
            ),
            self.info,
        )

    def replace(self, call: Call) -> Answer:
        """Change one; what the body leaves out stays."""
        assert self.revise is not None
        thing = call.find(self.name)
        values = self.revise(call, thing)
        check_name(call.under(self.name), values["name"], besides=thing)
        call.state.store.change(thing, call.touched(values))
        return Answer(204)

    def delete(self, call: Call) -> Answer:
        """Remove one, with all that lives under it."""
        thing = call.find(self.name)
        if self.before_delete is not None:
            self.before_delete(call, thing)
        call.state.store.drop(thing)
        return Answer(204)

    def serve(
        self,
        *,
        create: str | None = None,
        read: str | None = None,
        list: str | None = None,
        replace: str | None = None,
        delete: str | None = None,
    ) -> None:
        """Register the engine's handlers under a document's operation ids."""
        for operation, handler in (
            (create, self.create),
            (read, self.read),
            (list, self.list),
            (replace, self.replace),
            (delete, self.delete),
        ):
            if operation is not None:
                handles(operation)(handler)
