"""Lists that are read page by page. What follows from a page is decided here once, for every kind of client."""

from __future__ import annotations

import hashlib
import re
import threading
import warnings
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from operator import length_hint
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast
from urllib.parse import urljoin, urlsplit

from laserdata_api.declarations import Operation
from laserdata_api.protocols import Page, PagesChange

from ._errors import DecodingError, InvalidRequestError

if TYPE_CHECKING:
    from typing import Self

T = TypeVar("T")

PAGE_SIZE = 100
"""Items asked for at once unless the caller says otherwise: the most the API gives."""

MOST_AT_ONCE = 10
"""Pages that are fetched and held at once at most."""


class PagesChangedWarning(UserWarning):
    """Items moved between pages while a list was walked: some may be missing, or come twice."""


class _Start(NamedTuple):
    """Where a walk begins; see `_token.Token`."""

    page: int = 1
    position: int = 0
    total: int | None = None
    last: str | None = None


_BEGINNING = _Start()


def started(operation: Operation, query: Mapping[str, Any]) -> _Start:
    """Return where the walk begins that a query asks for: at its `page`, if it has one.

    Raises:
        InvalidRequestError: that is no number of a page.
    """
    number = query.get("page")
    return _BEGINNING if number is None else _Start(_checked(operation, number))


def _checked(operation: Operation, number: Any) -> int:
    if not isinstance(number, int) or number < 1:
        raise InvalidRequestError(f"{operation.id}: pages are counted from 1, not {number!r}", operation=operation)
    return number


class Listing(NamedTuple):
    """A list, and how to walk it.

    Attributes:
        operation: what gives its pages.
        query: filters, and how many items a page has.
        fetch: fetches the page with this query; where a text is given, with that instead, as it stands.
        url: the URL for a query.
        parse: the page in what `fetch` gives, where that is not the page itself.
        start: where the walk begins.
        by_link: follow the links of the answers instead of counting.
        at_once: pages fetched at once at most.
    """

    operation: Operation
    query: Mapping[str, Any]
    fetch: Callable[[Mapping[str, Any], str | None], Any]
    url: Callable[[Mapping[str, Any]], str]
    parse: Callable[[Any], Page[Any]] | None = None
    start: _Start = _BEGINNING
    by_link: bool = False
    at_once: int = MOST_AT_ONCE

    def asked(self, number: int, link: str | None = None) -> Any:
        """Fetch one page.

        Raises:
            InvalidRequestError: there is no such page.
        """
        query = {**self.query, "page": _checked(self.operation, number), "results": self.results}
        return self.fetch(query, link)

    @property
    def results(self) -> Any:
        """Items on a page, as the caller gave it."""
        given = self.query.get("results")
        return PAGE_SIZE if given is None else given

    def checked(self, found: T, number: int) -> T:
        """Return a page; raises DecodingError where it is not the one that was asked for."""
        # What is raw is given as it came, whatever it is.
        if self.parse is None:
            _check_number(self.operation, cast("Page[Any]", found), number)
        return found

    def token(self, place: _Start) -> str:
        """Return a place as text."""
        from ._token import Token

        results = self.results if isinstance(self.results, int) and self.results > 0 else PAGE_SIZE
        total, last = place.total, place.last
        return Token(self.operation.id, self._mark(), place.page, results, place.position, total, last).text()

    def resumed(self, token: str) -> Listing:
        """Return the same list from the place that a token tells.

        Raises:
            InvalidRequestError: it is no token, or one of another list.
        """
        from ._token import read

        mark = self._mark()
        try:
            place = read(token)
            if place.operation != self.operation.id:
                raise ValueError(f"the token is one of {place.operation}")
            if place.mark != mark:
                raise ValueError("the token is one of another list: other filters, or other ids in the path")
        except ValueError as error:
            raise InvalidRequestError(f"{self.operation.id}: {error}", operation=self.operation) from None
        page, position, results = place.page, place.position, self.query.get("results")
        if isinstance(results, int) and results > 0:
            # Pages of another size: the page of the last item given, or of the next where that is known to be there.
            offset = (page - 1) * place.results + position
            page = (offset - (position > 0)) // results + 1
            position = offset - (page - 1) * results
        else:
            results = place.results
        start = _Start(page, position, place.total, place.last)
        return self._replace(query={**self.query, "results": results}, start=start)

    def _mark(self) -> str:
        filters = {name: value for name, value in self.query.items() if name not in ("page", "results")}
        there = self.url(filters).split("/", 3)[3]
        return hashlib.sha256(there.encode()).hexdigest()[:12]


# ---- one walk


class _Walk:
    """Where a walk stands. Its subclasses fetch the pages that it wants, and give what is left of the one it is at."""

    def __init__(self, listing: Listing, *, whole: bool) -> None:
        start = listing.start
        self._listing = listing
        self._whole = whole
        """Pages are given, not their items."""
        self._number = start.page
        self._ids: list[Any] = []
        """Of the items of this page."""
        self._unnamed: Sequence[Any] = ()
        """The items of this page, where they have no ids."""
        self._length = start.position
        self._new = 0
        """Items of this page that were not given before the walk was resumed."""
        self._left: Iterator[Any] = iter(())
        """The items of this page that were not given yet, or the page."""
        self._last = start.last
        """What the last item given before this page is known by."""
        self._total: int | None = start.total
        self._waiting: deque[Any] = deque()
        """Pages after this one, in order; an exception in the place of one that could not be had."""
        self._following: int | None = start.page
        self._end = start.page
        """The last page that is known to be there."""
        self._link: str | None = None
        self._at_once = 1
        self._promised: int | None = None
        self._seen: dict[int, int] = {}
        self._given = 0
        self._changes: list[PagesChange] = []

    def __repr__(self) -> str:
        return f"<Walk over {self._listing.operation.id} at page {self._number}>"

    @property
    def token(self) -> str:
        """Where the walk stands, for `resume`."""
        page, position = self._number, self._position
        if self._following is not None and self._following > page and position == self._length:
            page, position = self._following, 0
        return self._listing.token(_Start(page, position, self._total, self._last_given()))

    @property
    def changes(self) -> tuple[PagesChange, ...]:
        """What was met because items moved while the walk went on."""
        return tuple(self._changes)

    @property
    def _position(self) -> int:
        """Items of this page that were given."""
        left = length_hint(self._left)
        return self._length - (left * self._new if self._whole else left)

    def _last_given(self) -> str | None:
        position = self._position
        if position and self._unnamed:
            return _name(self._unnamed[position - 1])
        return str(self._ids[position - 1]) if position and self._ids else self._last

    def _turned(self) -> bool:
        """Go on to the next page at hand; returns False where there is none."""
        if not self._waiting:
            return False
        try:
            found = self._waiting.popleft()
            if isinstance(found, Exception):
                raise found
            change = self._accept(found)
        except Exception:
            # What was fetched after it would be out of its place when this page is asked for again.
            self._waiting.clear()
            raise
        if change is not None:
            self._tell(change)
        return True

    def _wanted(self) -> range:
        """Return the numbers of the pages to fetch now, none at the end."""
        if self._following is None:
            return range(0)
        if self._unnamed:
            # No page is held any more but those that come.
            self._last, self._unnamed, self._ids = self._last_given(), (), []
        return range(self._following, min(self._following + self._at_once, self._end + 1))

    def _arrived(self, found: Sequence[Any]) -> None:
        self._waiting.extend(found)
        self._at_once = min(2 * self._at_once, 1 if self._listing.by_link else self._listing.at_once)

    def _ask(self, number: int) -> Any:
        if self._link is None:
            return self._listing.asked(number)
        try:
            link = _query_of(self._listing.url({}), self._link)
        except ValueError as error:
            operation = self._listing.operation
            what = f"{operation.id}: the link from page {number - 1} to the next one {error}"
            raise DecodingError(what, status=200, content=b"", operation=operation) from None
        return self._listing.asked(number, link)

    def _accept(self, found: Any) -> PagesChange | None:
        """Go on to a page, and return what changed, if anything did.

        Raises:
            DecodingError: the server's pages do not add up, so that the walk would give items twice, lose some, or
                never end: see the messages. Nothing has changed then.
        """
        listing, number = self._listing, self._following
        assert number is not None
        page = cast("Page[Any]", found) if listing.parse is None else listing.parse(found)
        items = page.items
        ids: list[Any] = [getattr(item, "id", None) for item in items]
        link = next_link(page.result.headers.get("link", "")) if listing.by_link else None
        more = link is not None if listing.by_link else page.total_pages > number
        total = page.total_results if self._total is None else self._total
        steady = page.total_results == total
        seen = self._seen if steady else {}
        self._check(page, number, ids, more, seen)

        first, complete = self._promised is None, listing.start == _BEGINNING
        if first:
            self._promised = page.total_pages
        if more and None not in ids:
            seen[hash(tuple(ids))] = number
        again: tuple[Any, ...] = ()
        if not set(self._ids).isdisjoint(ids):
            before = set(self._ids) - {None}
            again = tuple(one for one in ids if one in before)
        passed, moved = _position(listing.start, items) if first else (0, None)
        self._given += len(ids)
        given = None
        if complete and not more and steady and not self._changes and self._given != page.total_results:
            given = self._given

        self._last = self._last_given()
        self._number, self._ids, self._length, self._new = number, ids, len(ids), len(ids) - passed
        self._unnamed = items if None in ids else ()
        self._total, self._seen = page.total_results, seen
        self._following, self._link = (number + 1, link) if more else (None, None)
        self._end = number + 1 if listing.by_link else page.total_pages
        if not more:
            self._waiting.clear()
        if not self._whole:
            self._left = iter(items[passed:] if passed else items)
        elif self._new or complete:
            self._left = iter((found,))
        if steady and not again and moved is None and given is None:
            return None
        return PagesChange(number, total, page.total_results, again, moved, given)

    def _check(self, page: Page[Any], number: int, ids: list[Any], more: bool, seen: Mapping[int, int]) -> None:
        operation = self._listing.operation
        _check_number(operation, page, number)
        promised = page.total_pages if self._promised is None else self._promised
        if promised and max(page.total_pages, number) > 2 * promised + 10:
            now = max(page.total_pages, number)
            raise _astray(operation, page, f"{promised} pages were promised at first, and now {now}")
        if more and not ids:
            raise _astray(operation, page, f"page {number} of {page.total_pages} is empty")
        earlier = seen.get(hash(tuple(ids))) if seen else None
        # A single item may have moved on; a page of several in the same order has not.
        if earlier is not None and (len(ids) > 1 or earlier == number - 1):
            raise _astray(operation, page, f"page {number} holds the same items as page {earlier}")

    def _tell(self, change: PagesChange) -> None:
        self._changes.append(change)
        if len(self._changes) == 1:
            told = f"{self._listing.operation.id}: the list changed while it was walked: {_told(change)}"
            # `_tell`, `_turned`, `__next__`, and then whoever walks.
            warnings.warn(told, PagesChangedWarning, stacklevel=4)


def _position(start: _Start, items: Sequence[Any]) -> tuple[int, str | None]:
    """Return how many items of its first page a walk passes over.

    Returns:
        The number, and the name of the last item given before where that is not at its place any more.
    """
    position = min(start.position, len(items))
    if start.last is None:
        return position, None
    names = [_name(item) for item in items]
    there = start.last in names
    # With no position, it was on the page before this one.
    moved = position < start.position or names[position - 1] != start.last if start.position else there
    if not moved:
        return position, None
    return (names.index(start.last) + 1 if there else position), start.last


def _name(item: Any) -> str:
    """Return what an item is known by: its id, or a fingerprint where it has none."""
    from ._token import fingerprint

    found = getattr(item, "id", None)
    return fingerprint(item) if found is None else str(found)


def _told(change: PagesChange) -> str:
    parts: list[str] = []
    if change.before != change.now:
        parts.append(f"it had {change.before} items and at page {change.page} has {change.now}")
    if change.again:
        names = ", ".join(map(str, change.again[:3])) + (", ..." if len(change.again) > 3 else "")
        parts.append(f"items of the page before come again on page {change.page} (id {names})")
    if change.moved is not None:
        parts.append(f"the last item given before, {change.moved}, is not where it was")
    if change.given is not None:
        parts.append(f"its pages hold {change.given} items, and the server counts {change.now}")
    return "; ".join(parts) + "; items may be missing, or come twice"


def _check_number(operation: Operation, page: Page[Any], number: int) -> None:
    if page.page != number:
        raise _astray(operation, page, f"page {number} was asked for and page {page.page} came")


def _astray(operation: Operation, page: Page[Any], what: str) -> DecodingError:
    result = page.result
    error = DecodingError(
        f"{operation.id}: the pages do not add up: {what}",
        status=result.status,
        content=b"",
        request_id=result.request_id,
        operation=operation,
    )
    error.attempts = result.attempts
    return error


# ---- links

_LINK = re.compile(r'<([^<>]*)>((?:\s*;\s*[^\s;,="<>]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)')
_PARAMETER = re.compile(r';\s*([^\s;,="<>]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?')


def next_link(header: str) -> str | None:
    """Return where the relation `next` of a `link` header (RFC 8288) leads, `None` where it has none."""
    for target, parameters in _LINK.findall(header):
        found: dict[str, str] = {}
        for name, quoted, bare in _PARAMETER.findall(parameters):
            # The first of a name counts.
            found.setdefault(name.lower(), quoted or bare)
        # With an anchor, it is said of something else.
        if "next" in found.get("rel", "").lower().split() and "anchor" not in found:
            return str(target)
    return None


def _query_of(here: str, link: str) -> str:
    """Return the query of a link, which is all of it that is used.

    Raises:
        ValueError: it leads elsewhere than to another page of the list.
    """
    try:
        there, ours = urlsplit(urljoin(here, link)), urlsplit(here)
        origins = [
            (u.scheme, u.username, u.password, u.hostname, u.port or _PORTS.get(u.scheme)) for u in (there, ours)
        ]
    except ValueError:
        raise ValueError("is no URL") from None
    if not (there.query.isascii() and there.query.isprintable()) or " " in there.query:
        raise ValueError("is no URL")
    if origins[0] != origins[1]:
        raise ValueError(f"leads to another host ({there.scheme}://{there.hostname}): nothing was sent there")
    if there.path != ours.path:
        raise ValueError("leads to another path: nothing was sent there")
    return there.query


_PORTS = {"http": 80, "https": 443}


# ---- the two kinds


class SyncWalk(_Walk, Generic[T]):
    """Implements `laserdata_api.declarations.Walk`."""

    def __init__(self, listing: Listing, *, whole: bool) -> None:
        super().__init__(listing, whole=whole)
        self._lock = threading.Lock()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            for found in self._left:
                return cast("T", found)
            with self._lock:
                if length_hint(self._left) or self._turned():
                    continue
                wanted = self._wanted()
                if not wanted:
                    raise StopIteration
                self._arrived([self._ask(wanted[0])])


class AsyncWalk(_Walk, Generic[T]):
    """Implements `laserdata_api.declarations.AsyncWalk`."""

    _lock: Any = None

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while True:
            for found in self._left:
                return cast("T", found)
            if self._lock is None:
                # Loaded when it is needed: a client that has not called anything yet does without.
                import anyio

                self._lock = anyio.Lock()
            async with self._lock:
                if length_hint(self._left) or self._turned():
                    continue
                wanted = self._wanted()
                if not wanted:
                    raise StopAsyncIteration
                self._arrived([await self._ask(wanted[0])] if len(wanted) == 1 else await self._all(wanted))

    async def _all(self, numbers: Sequence[int]) -> list[Any]:
        """Fetch pages at once; return those before the first that fails, and then its exception."""
        import anyio

        found: list[Any] = [None] * len(numbers)
        scopes = [anyio.CancelScope() for _ in numbers]

        async def fetch(index: int) -> None:
            with scopes[index]:
                try:
                    found[index] = await self._ask(numbers[index])
                except Exception as error:
                    found[index] = error
                    # Nobody will see what comes after it.
                    for scope in scopes[index + 1 :]:
                        scope.cancel()

        async with anyio.create_task_group() as group:
            for index in range(len(numbers)):
                group.start_soon(fetch, index)
        failed = next((index for index, one in enumerate(found) if isinstance(one, Exception)), len(found))
        return found[: failed + 1]


class _Paged:
    """What the lists of both kinds of clients are."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._listing.operation.id}>"

    def by_link(self) -> Self:
        """Return the same list, walked by the `link` of each answer."""
        return type(self)(self._listing._replace(by_link=True))

    def resume(self, token: str, /) -> Self:
        """Return the same list from where another walk over it stood."""
        return type(self)(self._listing.resumed(token))


class PagedList(_Paged, Generic[T]):
    """A list of a blocking client: implements `laserdata_api.declarations.Pages`."""

    def __iter__(self) -> SyncWalk[T]:
        return SyncWalk(self._listing, whole=False)

    def pages(self) -> SyncWalk[Page[T]]:
        """Walk over the pages."""
        return SyncWalk(self._listing, whole=True)

    def page(self, number: int, /) -> Page[T]:
        """Fetch one page, counted from 1."""
        found: Page[T] = self._listing.asked(number)
        return self._listing.checked(found, number)


class AsyncPagedList(_Paged, Generic[T]):
    """A list of an asynchronous client: implements `laserdata_api.declarations.AsyncPages`."""

    def __aiter__(self) -> AsyncWalk[T]:
        return AsyncWalk(self._listing, whole=False)

    def pages(self) -> AsyncWalk[Page[T]]:
        """Walk over the pages."""
        return AsyncWalk(self._listing, whole=True)

    async def page(self, number: int, /) -> Page[T]:
        """Fetch one page, counted from 1."""
        asked: Awaitable[Page[T]] = self._listing.asked(number)
        return self._listing.checked(await asked, number)

    def in_parallel(self, most: int, /) -> Self:
        """Return the same list, walked with so many pages at once.

        Raises:
            InvalidRequestError: it is no number from 1 to 10.
        """
        if not 1 <= most <= MOST_AT_ONCE:
            raise InvalidRequestError(f"from 1 to {MOST_AT_ONCE} pages are fetched at once, not {most}")
        return type(self)(self._listing._replace(at_once=most))
