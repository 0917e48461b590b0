"""The words in which generated code declares operations, and what calling one gives.

Nothing here acts: `laserdata_cloud` supplies the behaviour behind the `protocols`. These and the words of models
(`model`) stand apart, because a client that has not called anything yet need not load them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from .protocols import Caller, Result

__all__ = [
    "Async",
    "AsyncRaw",
    "Code",
    "Content",
    "Items",
    "ModeT",
    "Operation",
    "Options",
    "Raw",
    "RawResponse",
    "Resource",
    "Resources",
    "Sync",
]

T = TypeVar("T")


class Sync:
    """Marks resources whose calls return what they fetched."""


class Async:
    """Marks resources whose calls return something to await."""


class Raw:
    """Marks resources whose calls return the answer as it came."""


class AsyncRaw:
    """Marks resources whose calls return something to await that gives the answer as it came."""


ModeT = TypeVar("ModeT", Sync, Async, Raw, AsyncRaw)

Code: TypeAlias = str | Callable[[], str] | Callable[[], Awaitable[str]]
"""A confirmation code, or a function that gives it; it may be asynchronous in an asynchronous client."""


class RawResponse(Generic[T]):
    """An answer as it came, before it is decoded.

    Attributes:
        status: HTTP status code.
        headers: its headers, without cookies; names are matched without regard to case.
        content: its body.
        result: how the call went.
    """

    __slots__ = ("_parse", "content", "headers", "result", "status")

    def __init__(self, result: Result, content: bytes, parse: Callable[[], T]) -> None:
        self.status = result.status
        self.headers = result.headers
        self.content = content
        self.result = result
        self._parse = parse

    def __repr__(self) -> str:
        return f"<RawResponse of {self.result.operation.id}: {self.status}, {len(self.content)} bytes>"

    def parse(self) -> T:
        """Return what the method returns without `with_raw_response`.

        Raises:
            DecodingError: the body is not what the document promises.
        """
        return self._parse()


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
    outcome: str | None = None
    """How the work ends that the answer only accepts, such as `deployment_ready`; `None` where the answer is the end."""
    takes_code: bool = False
    """True when it deletes what may be protected, with the confirmation `code` that `request_resource_code` sends."""


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


class Resource(Generic[ModeT]):
    """A group of operations on one kind of thing."""

    __slots__ = ("_call",)

    def __init__(self, caller: Caller) -> None:
        self._call: Final = caller.call


class Resources(Generic[ModeT]):
    """All resources of one document."""

    _caller: Caller

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
