"""Lists that are read page by page: one walk, driven by blocking and by asynchronous clients alike."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any, Generic, TypeVar

from laserdata_api.declarations import Operation, Page

from ._errors import DecodingError, InvalidRequestError

T = TypeVar("T")

PAGE_SIZE = 100
"""Items asked for at once unless the caller says otherwise: the most the API gives."""


def walk(operation: Operation) -> Generator[int, Page[Any], None]:
    """Yield the numbers of the pages to fetch, given each page that came; ends after the last, never later.

    Raises:
        DecodingError: the server's pages do not add up: it answered with another page than was asked for, or promises
            more pages with every one.
    """
    number = 1
    promised: int | None = None
    while True:
        page = yield number
        if page.page != number:
            raise _astray(operation, page, f"page {number} was asked for and page {page.page} came")
        if promised is None:
            promised = page.total_pages
        elif page.total_pages > 2 * promised + 10:
            raise _astray(operation, page, f"{promised} pages were promised at first, and now {page.total_pages}")
        if not page.items or number >= page.total_pages:
            return
        number += 1


def _astray(operation: Operation, page: Page[Any], what: str) -> DecodingError:
    result = page.result
    return DecodingError(
        f"{operation.id}: the pages do not add up: {what}",
        status=result.status,
        content=b"",
        operation=operation,
        attempts=result.attempts,
    )


def _checked(number: int) -> int:
    if number < 1:
        raise InvalidRequestError(f"pages are counted from 1; there is no page {number}")
    return number


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
        number = next(steps)
        while True:
            page = self._fetch(number)
            yield page
            try:
                number = steps.send(page)
            except StopIteration:
                return

    def page(self, number: int, /) -> Page[T]:
        """Fetch one page, counted from 1."""
        return self._fetch(_checked(number))


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
        number = next(steps)
        while True:
            page = await self._fetch(number)
            yield page
            try:
                number = steps.send(page)
            except StopIteration:
                return

    async def page(self, number: int, /) -> Page[T]:
        """Fetch one page, counted from 1."""
        return await self._fetch(_checked(number))
