"""The words in which generated code declares operations, and what calling one gives.

Nothing here acts: `laserdata_cloud` supplies the behaviour behind the protocols. Models have their words in `model`,
apart, because a client that has not called anything yet need not load them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any, Final, Generic, Literal, NamedTuple, Protocol, TypeVar

__all__ = [
    "Async",
    "AsyncPages",
    "Caller",
    "Content",
    "Items",
    "ModeT",
    "Operation",
    "Options",
    "Page",
    "Pages",
    "Resource",
    "Resources",
    "Result",
    "Sync",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Sync:
    """Marks resources whose calls return what they fetched."""


class Async:
    """Marks resources whose calls return something to await."""


ModeT = TypeVar("ModeT", Sync, Async)


class Result(Protocol):
    """How a call went, beside what it returned."""

    @property
    def operation(self) -> Operation:
        """The operation that was called."""
        ...

    @property
    def status(self) -> int:
        """HTTP status code of the answer."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the answer; names are matched without regard to case."""
        ...

    @property
    def request_id(self) -> str | None:
        """Value of the `ld-request` header: quote it when you ask LaserData for help."""
        ...

    @property
    def attempts(self) -> int:
        """How often the request was sent, 1 or more."""
        ...

    @property
    def idempotency_key(self) -> str | None:
        """The `idempotency-key` that was sent with every attempt, `None` where the operation takes none."""
        ...

    @property
    def replayed(self) -> bool:
        """True when the server answered from its memory and did not run the operation again."""
        ...

    @property
    def tenant_id(self) -> int | None:
        """Id of the tenant that the call created (`ld-tenant`)."""
        ...

    @property
    def division_id(self) -> int | None:
        """Id of the division that the call created (`ld-division`)."""
        ...

    @property
    def environment_id(self) -> int | None:
        """Id of the environment that the call created (`ld-environment`)."""
        ...

    @property
    def deployment_id(self) -> int | None:
        """Id of the deployment that the call created (`ld-deployment`)."""
        ...

    @property
    def node_id(self) -> int | None:
        """Id of the node that the call created (`ld-node`)."""
        ...

    @property
    def config_id(self) -> int | None:
        """Id of the configuration that the call created (`ld-config`)."""
        ...

    @property
    def role_id(self) -> int | None:
        """Id of the role that the call created (`ld-role`)."""
        ...

    @property
    def subscription_id(self) -> int | None:
        """Id of the subscription that the call created (`ld-subscription`)."""
        ...


class Operation(NamedTuple):
    """One method of one path, as the corrected document declares it."""

    id: str
    document: str
    method: Literal["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]
    path: str
    path_parameters: tuple[str, ...] = ()
    query_parameters: tuple[tuple[str, str], ...] = ()
    """Pairs of the Python name and the name on the wire."""
    header_parameters: tuple[str, ...] = ()
    body: str | None = None
    """Name of the model that the request body is, `None` where there is no body."""
    body_media_type: str | None = None
    body_required: bool = False
    returns: Literal["nothing", "one", "list", "page", "content", "json"] = "nothing"
    model: str | None = None
    """Name of the model in `returns`: the object, the item of the list, the page, or the type of the JSON value."""
    success: tuple[int, ...] = ()
    errors: tuple[int, ...] = ()
    """Error statuses that the document declares; any other is handled as well."""
    created: tuple[str, ...] = ()
    """Response headers that name what was created."""
    idempotent: bool = False
    """True when the operation takes an `idempotency-key`."""
    credentials: Literal["any", "session", "none"] = "any"
    """`session`: API keys are refused; `none`: needs no credentials."""
    evidence: str | None = None
    """How the path is known, where the document says: `documented` or `inferred`."""


class Options(NamedTuple):
    """What one call does differently from its client.

    Attributes:
        timeout: seconds that one attempt may take; `None` keeps the client's.
        headers: extra request headers; they win over the client's own, except credentials.
    """

    timeout: float | None = None
    headers: Mapping[str, str] | None = None


class Items(list[T]):
    """A list that remembers the call which returned it."""

    __slots__ = ("result",)
    result: Result


class Content(bytes):
    """A body that is not JSON, such as a PDF, with its media type."""

    media_type: str
    result: Result


class Page(Protocol[T_co]):
    """One page of a list."""

    @property
    def items(self) -> Sequence[T_co]:
        """The items on this page, in the server's order."""
        ...

    @property
    def page(self) -> int:
        """Number of this page, from 1."""
        ...

    @property
    def total_pages(self) -> int:
        """How many pages there are."""
        ...

    @property
    def total_results(self) -> int:
        """How many items there are on all pages together."""
        ...

    @property
    def result(self) -> Result:
        """The call that returned this page."""
        ...


class Pages(Protocol[T_co]):
    """A list that is read page by page, as far as you go and no further."""

    def __iter__(self) -> Iterator[T_co]:
        """Yield every item of every page, in order; the next page is fetched when its first item is asked for."""
        ...

    def pages(self) -> Iterator[Page[T_co]]:
        """Yield the pages one after the other."""
        ...

    def page(self, number: int, /) -> Page[T_co]:
        """Fetch one page, counted from 1."""
        ...


class AsyncPages(Protocol[T_co]):
    """A list that is read page by page, as far as you go and no further."""

    def __aiter__(self) -> AsyncIterator[T_co]:
        """Yield every item of every page, in order; the next page is fetched when its first item is asked for."""
        ...

    def pages(self) -> AsyncIterator[Page[T_co]]:
        """Yield the pages one after the other."""
        ...

    async def page(self, number: int, /) -> Page[T_co]:
        """Fetch one page, counted from 1."""
        ...


class Caller(Protocol):
    """What carries a declared operation out."""

    def call(
        self,
        operation: Operation,
        path: Mapping[str, Any],
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        fields: Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Carry the operation out and return what its methods promise; awaitable in an asynchronous client.

        Args:
            operation: what to call.
            path: values for the path's placeholders; `None` where the client knows the value.
            query: query parameters under their Python names; `None` leaves one out.
            body: the whole request body, a model or a mapping.
            fields: the request body's members under their JSON names; `UNSET` leaves one out.
            idempotency_key: your own key instead of a fresh one.
            options: what this call does differently.
        """
        ...


class Resource(Generic[ModeT]):
    """A group of operations on one kind of thing."""

    __slots__ = ("_call",)

    def __init__(self, caller: Caller) -> None:
        self._call: Final = caller.call


class Resources(Generic[ModeT]):
    """All resources of one document."""

    _caller: Caller
