"""What calls give and what carries them out, as protocols that `laserdata_cloud` implements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from .declarations import Operation, Options, RawResponse

__all__ = [
    "Accepted",
    "AsyncAccepted",
    "AsyncPages",
    "AsyncRawPages",
    "AsyncWalk",
    "Caller",
    "Page",
    "Pages",
    "PagesChange",
    "Progress",
    "RawPages",
    "Result",
    "Walk",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


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
    def session(self) -> str | None:
        """The cookie `session` that the answer set, a secret; `None` where it set none."""
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


class Progress(NamedTuple):
    """What a look at accepted work saw.

    Attributes:
        state: the API's word for the state it is in, such as `creating_subnet`; `unknown` where it could not be seen.
        seconds: how long it has been waited for.
        looks: how often it was looked at, this time included.
    """

    state: str
    seconds: float
    looks: int


class Accepted(Result, Protocol[T_co]):
    """How a call went whose work goes on after the answer (202)."""

    def wait(self, *, timeout: float = 1800.0, on_progress: Callable[[Progress], object] | None = None) -> T_co:
        """Return when the work has come to its end.

        Args:
            timeout: seconds to wait at most.
            on_progress: called after each look; it may be asynchronous in an asynchronous client.

        Raises:
            WaitFailedError: the work failed; `state` is what was seen.
            WaitTimeoutError: it has not ended in time; `state` is what was seen last.
            LaserDataError: looking failed in a way that time does not mend.
        """
        ...


class AsyncAccepted(Result, Protocol[T_co]):
    """How a call went whose work goes on after the answer (202)."""

    async def wait(self, *, timeout: float = 1800.0, on_progress: Callable[[Progress], object] | None = None) -> T_co:
        """Return when the work has come to its end; see `Accepted.wait`."""
        ...


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
    def next_page(self) -> int | None:
        """Number of the page after this one, `None` on the last."""
        ...

    @property
    def previous_page(self) -> int | None:
        """Number of the page before this one, `None` on the first."""
        ...

    @property
    def result(self) -> Result:
        """The call that returned this page."""
        ...


class PagesChange(NamedTuple):
    """What a walk met on one page because items moved between pages, or because the server counts wrongly.

    Attributes:
        page: number of the page.
        before: items on all pages together, as the page before said.
        now: items on all pages together, as this page says.
        again: ids of items that the page before held already.
        moved: id of the item after which the walk was resumed, where it was not found at its place; a fingerprint of
            it where items of this kind have no id.
        given: items of all pages, at the end of a walk, where they are not as many as the server counts.
    """

    page: int
    before: int
    now: int
    again: tuple[Any, ...] = ()
    moved: str | None = None
    given: int | None = None


class _Place(Protocol):
    """Where a walk over a list stands, and what it met."""

    @property
    def token(self) -> str:
        """Where the walk stands, after the last item or page that it gave: for `resume`, now or another day.

        A short text without secrets that can be stored and put into a URL; what is in it may change.
        """
        ...

    @property
    def changes(self) -> tuple[PagesChange, ...]:
        """What was met because items moved while the walk went on; items may be missing from it, or come twice."""
        ...


class Walk(_Place, Iterator[T_co], Protocol[T_co]):
    """One walk over a list. Several threads may take from it; each item is given to one of them.

    An error ends no walk: to go on is to ask for the page once more.
    """


class AsyncWalk(_Place, Protocol[T_co]):
    """One walk over a list. Several tasks may take from it; each item is given to one of them.

    An error ends no walk: to go on is to ask for the page once more.
    """

    # Not an AsyncIterator by inheritance: Python 3.11 takes that for no protocol.
    def __aiter__(self) -> AsyncWalk[T_co]:
        """Return itself."""
        ...

    async def __anext__(self) -> T_co:
        """Return the next item, or raise StopAsyncIteration."""
        ...


class Pages(Protocol[T_co]):
    """A list that is read page by page, as far as you go and no further.

    Raises while walking:
        DecodingError: the server's pages do not add up: one repeats, or the total runs away.
        LaserDataError: a page could not be had.

    Warns:
        PagesChangedWarning: items moved between pages while walking, so that some may be missing or come twice. Said
            once a walk; its `changes` hold the facts.
    """

    def __iter__(self) -> Walk[T_co]:
        """Yield every item of every page, in order; the next page is fetched when its first item is asked for."""
        ...

    def pages(self) -> Walk[Page[T_co]]:
        """Yield the pages one after the other."""
        ...

    def page(self, number: int, /) -> Page[T_co]:
        """Fetch one page, counted from 1."""
        ...

    def by_link(self) -> Pages[T_co]:
        """Return the same list, walked by the `link` of each answer to the next page instead of by counting.

        A link to another host or another path is refused before anything is sent.
        """
        ...

    def resume(self, token: str, /) -> Pages[T_co]:
        """Return the same list from where another walk over it stood.

        What went before is not fetched again. If the list has changed there meanwhile, the walk says so
        (`PagesChangedWarning`), and goes on after the last item given, or from the same position where that is gone.
        `pages()` begins with the page that has the first new item, whole.

        Args:
            token: the `token` of a walk over the same list, with the same filters.

        Raises:
            InvalidRequestError: it is no token, or that of another list or of other filters.
        """
        ...


class AsyncPages(Protocol[T_co]):
    """A list that is read page by page. After the first page, several are fetched at once.

    The first page is fetched alone, then 2, 4, 8 and from there on 10 at once, or as `in_parallel` says: no page that is
    not there is asked for, order is kept, and no more than these are held in memory. Raises and warns as `Pages`.
    """

    def __aiter__(self) -> AsyncWalk[T_co]:
        """Yield every item of every page, in order; pages are fetched when the first item of them is asked for."""
        ...

    def pages(self) -> AsyncWalk[Page[T_co]]:
        """Yield the pages one after the other."""
        ...

    async def page(self, number: int, /) -> Page[T_co]:
        """Fetch one page, counted from 1."""
        ...

    def by_link(self) -> AsyncPages[T_co]:
        """Return the same list, walked by the `link` of each answer; see `Pages.by_link`. Fetches one page at a time."""
        ...

    def resume(self, token: str, /) -> AsyncPages[T_co]:
        """Return the same list from where another walk over it stood; see `Pages.resume`."""
        ...

    def in_parallel(self, most: int, /) -> AsyncPages[T_co]:
        """Return the same list, walked with so many pages at once.

        Args:
            most: pages fetched at once and held in memory, 1 to 10; 1 fetches each when its first item is asked for.

        Raises:
            InvalidRequestError: it is no number from 1 to 10.
        """
        ...


class RawPages(Protocol[T]):
    """A list that is read page by page, each as it came."""

    def pages(self) -> Walk[RawResponse[Page[T]]]:
        """Yield the answers one after the other."""
        ...

    def page(self, number: int, /) -> RawResponse[Page[T]]:
        """Fetch one page, counted from 1."""
        ...

    def by_link(self) -> RawPages[T]:
        """Return the same list, walked by the `link` of each answer; see `Pages.by_link`."""
        ...

    def resume(self, token: str, /) -> RawPages[T]:
        """Return the same list from where another walk over it stood; see `Pages.resume`."""
        ...


class AsyncRawPages(Protocol[T]):
    """A list that is read page by page, each as it came."""

    def pages(self) -> AsyncWalk[RawResponse[Page[T]]]:
        """Yield the answers one after the other."""
        ...

    async def page(self, number: int, /) -> RawResponse[Page[T]]:
        """Fetch one page, counted from 1."""
        ...

    def by_link(self) -> AsyncRawPages[T]:
        """Return the same list, walked by the `link` of each answer; see `Pages.by_link`."""
        ...

    def resume(self, token: str, /) -> AsyncRawPages[T]:
        """Return the same list from where another walk over it stood; see `Pages.resume`."""
        ...

    def in_parallel(self, most: int, /) -> AsyncRawPages[T]:
        """Return the same list, walked with so many pages at once; see `AsyncPages.in_parallel`."""
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
