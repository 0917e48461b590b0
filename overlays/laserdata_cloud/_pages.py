"""Lists that are read page by page: one walk, driven by blocking and by asynchronous clients alike."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping
from typing import Any, Generic, TypeVar

from laserdata_api.declarations import Operation, Page

from ._errors import DecodingError, InvalidRequestError

T = TypeVar("T")

PAGE_SIZE = 100
"""Items asked for at once unless the caller says otherwise: the most the API gives."""


def page_query(query: Mapping[str, Any] | None, number: int) -> dict[str, Any]:
    """Return the query for one page.

    Raises:
        InvalidRequestError: there is no such page.
    """
    if number < 1:
        raise InvalidRequestError(f"pages are counted from 1; there is no page {number}")
    found = {"page": number, **(query or {})}
    if found.get("results") is None:
        found["results"] = PAGE_SIZE
    return found


def walk(operation: Operation) -> Generator[int, Page[Any], None]:
    """Yield the numbers of the pages to fetch, given each page that came; ends after the last, never later.

    Raises:
        DecodingError: the server's pages do not add up, so that the walk would give items twice, lose some, or never
            end: see the messages.
    """
    number = 1
    promised: int | None = None
    before: list[Any] = []
    while True:
        page = yield number
        checked(operation, page, number)
        more = page.total_pages > number
        ids = [getattr(item, "id", None) for item in page.items]
        if promised is None:
            promised = page.total_pages
        if page.total_pages > 2 * promised + 10:
            raise _astray(operation, page, f"{promised} pages were promised at first, and now {page.total_pages}")
        if more and not ids:
            raise _astray(operation, page, f"page {number} of {page.total_pages} is empty")
        if ids and ids == before and None not in ids:
            raise _astray(operation, page, f"page {number} holds the same items as the page before it")
        if not more:
            return
        before = ids
        number += 1


def checked(operation: Operation, page: Page[T], number: int) -> Page[T]:
    """Return the page; raises DecodingError where it is not the one that was asked for."""
    if page.page != number:
        raise _astray(operation, page, f"page {number} was asked for and page {page.page} came")
    return page


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


class PageWalk(Generic[T]):
    """A list of a blocking client: implements `laserdata_api.declarations.Pages`."""

    def __init__(self, operation: Operation, fetch: Callable[[int], Page[T]]) -> None:
        self._operation = operation
        self._fetch = fetch

    def __repr__(self) -> str:
        return f"<Pages of {self._operation.id}>"

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page[T]]:
        """Yield the pages one after the other."""
        steps = walk(self._operation)
        number: int | None = next(steps)
        while number is not None:
            page = self._fetch(number)
            # Before the page is handed out: what does not add up is told before it is used.
            number = _next(steps, page)
            yield page

    def page(self, number: int, /) -> Page[T]:
        """Fetch one page, counted from 1."""
        return checked(self._operation, self._fetch(number), number)


class AsyncPageWalk(Generic[T]):
    """A list of an asynchronous client: implements `laserdata_api.declarations.AsyncPages`."""

    def __init__(self, operation: Operation, fetch: Callable[[int], Awaitable[Page[T]]]) -> None:
        self._operation = operation
        self._fetch = fetch

    def __repr__(self) -> str:
        return f"<AsyncPages of {self._operation.id}>"

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Yield the pages one after the other."""
        steps = walk(self._operation)
        number: int | None = next(steps)
        while number is not None:
            page = await self._fetch(number)
            number = _next(steps, page)
            yield page

    async def page(self, number: int, /) -> Page[T]:
        """Fetch one page, counted from 1."""
        return checked(self._operation, await self._fetch(number), number)


def _next(steps: Generator[int, Page[Any], None], page: Page[Any]) -> int | None:
    try:
        return steps.send(page)
    except StopIteration:
        return None
