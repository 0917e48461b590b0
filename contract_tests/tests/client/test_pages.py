"""Lists: each item once, in order, in exactly as many requests as there are pages; and what does not add up is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from client_harness import Asked, Server, reply
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from laserdata_cloud import DecodingError, InvalidRequestError, PagesChangedWarning, ServerError
from laserdata_emulator import Emulator

STAMP = "2026-05-20T10:00:00Z"


def division(number: int) -> dict[str, Any]:
    return {"id": number, "name": f"d{number}", "protected": False, "created_at": STAMP, "updated_at": STAMP}


def page(items: list[int], number: int, pages: int, total: int, **headers: str) -> bytes:
    body = {
        "items": [division(item) for item in items],
        "page": number,
        "total_pages": pages,
        "total_results": total,
    }
    return reply(200, json.dumps(body).encode(), **headers)


def listing(total: int, link: bool = False) -> Callable[[Asked], bytes]:
    """A server's list of divisions 1 to `total`."""

    def answer(asked: Asked) -> bytes:
        number, results = int(asked.query["page"]), int(asked.query["results"])
        pages = -(-total // results)
        items = list(range(1 + (number - 1) * results, 1 + min(total, number * results)))
        # What a link says is no concern of this client: it counts.
        elsewhere = '<https://elsewhere.example/tenants/1/divisions?page=1>; rel="next"'
        return page(items, number, pages, total, link=elsewhere if link else "")

    return answer


def asked_pages(server: Server) -> list[int]:
    # Those that are fetched at once come in any order.
    return sorted(int(asked.query["page"]) for asked in server.asked)


def by_number(*answers: bytes) -> Callable[[Asked], bytes]:
    """A server that answers each page with its own answer, whenever it is asked for; past the last, with that."""
    return lambda asked: answers[min(int(asked.query["page"]), len(answers)) - 1]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(total=st.integers(0, 60), results=st.integers(1, 100), link=st.booleans())
@example(total=0, results=1, link=True)
@example(total=10, results=10, link=True)
@example(total=11, results=10, link=False)
def test_every_item_once_in_order_and_no_request_too_many(
    to_server: Any, server: Server, total: int, results: int, link: bool
) -> None:
    server.script(listing(total, link))
    assert [item.id for item in to_server().divisions.list(results=results)] == list(range(1, total + 1))
    assert asked_pages(server) == list(range(1, max(1, -(-total // results)) + 1))
    assert {asked.query["results"] for asked in server.asked} == {str(results)}


def test_a_hundred_at_once_unless_told(to_server: Any, server: Server) -> None:
    server.script(listing(201))
    assert len(list(to_server().divisions.list())) == 201
    assert asked_pages(server) == [1, 2, 3]
    assert all(asked.query.keys() == {"page", "results"} for asked in server.asked)
    assert {asked.query["results"] for asked in server.asked} == {"100"}


@pytest.mark.parametrize("at_once", [1, 10])
def test_nothing_is_fetched_before_it_is_asked_for(to_server: Any, server: Server, at_once: int) -> None:
    server.script(listing(45))
    pages = to_server().divisions.list(results=10)
    several = hasattr(pages, "in_parallel")
    pages = pages.in_parallel(at_once) if several else pages
    assert server.asked == []
    assert "get_divisions" in repr(pages)
    items = iter(pages)
    assert [next(items).id for _ in range(10)] == list(range(1, 11))
    assert asked_pages(server) == [1]
    assert next(items).id == 11
    assert asked_pages(server) == ([1, 2, 3] if several and at_once > 1 else [1, 2])


def test_pages_and_one_page(to_server: Any, server: Server) -> None:
    server.script(listing(25))
    pages = to_server().divisions.list(results=10)
    assert [(one.page, len(one.items)) for one in pages.pages()] == [(1, 10), (2, 10), (3, 5)]
    third = pages.page(3)
    assert (third.page, third.total_pages, third.total_results) == (3, 3, 25)
    assert [item.id for item in third.items] == list(range(21, 26))
    assert third.result.status == 200
    assert [(one.previous_page, one.next_page) for one in pages.pages()] == [(None, 2), (1, 3), (2, None)]
    assert pages.page(9).items == []
    assert asked_pages(server) == [1, 1, 2, 2, 3, 3, 3, 9]


def test_walked_again_it_is_fetched_again(to_server: Any, server: Server) -> None:
    server.script(listing(3))
    pages = to_server().divisions.list()
    assert [item.id for item in pages] == [item.id for item in pages]
    assert asked_pages(server) == [1, 1]


@pytest.mark.parametrize("number", [0, -1, "1", None])
def test_pages_are_counted_from_one(to_server: Any, server: Server, number: Any) -> None:
    with pytest.raises(InvalidRequestError, match="counted from 1"):
        to_server().divisions.list().page(number)
    assert server.asked == []


def test_filters_go_with_every_page(ld: Any, cloud: Emulator) -> None:
    for name in ("a", "a-b", "c"):
        ld.api_keys.create(name=name, expiry_at="2026-06-01T00:00:00Z", permissions={"tenant": ["info:read"]})
    everything = len(list(ld.api_keys.list(results=2)))
    before = len(cloud.requests)
    found = [key.name for key in ld.api_keys.list(name="a", results=1)]
    assert "a" in found
    assert len(found) < everything
    assert all("name=a" in asked["query"] for asked in cloud.requests[before:])


def test_against_the_emulator(ld: Any, cloud: Emulator) -> None:
    made = [ld.divisions.create(name=f"d{number}").division_id for number in range(7)]
    there = [division.id for division in ld.divisions.list()]
    assert set(made) < set(there)
    for results in (1, 3, len(there), 100):
        before = len(cloud.requests)
        assert [division.id for division in ld.divisions.list(results=results)] == there
        assert len(cloud.requests) - before == -(-len(there) // results)


class TestWhatDoesNotAddUp:
    """A server that counts wrongly ends in an error: not in a loop, not in items twice, not in items lost."""

    def walked(self, to_server: Any, server: Server, *steps: Any) -> DecodingError:
        server.script(*steps)
        with pytest.raises(DecodingError, match="get_divisions: the pages do not add up") as strange:
            list(to_server().divisions.list(results=2))
        return strange.value

    def test_the_first_page_again_and_again(self, to_server: Any, server: Server) -> None:
        error = self.walked(to_server, server, page([1, 2], 1, 3, 6))
        assert "page 2 was asked for and page 1 came" in str(error)
        assert len(server.asked) <= 3

    @pytest.mark.parametrize("several", [1, 2, 3, 5])
    def test_the_same_items_under_other_numbers(self, to_server: Any, server: Server, several: int) -> None:
        def answer(asked: Asked) -> bytes:
            number = int(asked.query["page"])
            first = 2 * ((number - 1) % several)
            return page([first + 1, first + 2], number, 1000, 2000)

        error = self.walked(to_server, server, answer)
        assert f"page {several + 1} holds the same items as page 1" in str(error)
        assert len(server.asked) < 4 + 2 * several

    def test_a_total_that_runs_away(self, to_server: Any, server: Server) -> None:
        def answer(asked: Asked) -> bytes:
            number = int(asked.query["page"])
            return page([2 * number, 2 * number + 1], number, number + 1, 99) if number < 30 else reply(404, b"")

        assert "2 pages were promised at first" in str(self.walked(to_server, server, answer))
        assert len(server.asked) < 20

    def test_a_page_in_the_middle_without_items(self, to_server: Any, server: Server) -> None:
        error = self.walked(to_server, server, by_number(page([1, 2], 1, 3, 6), page([], 2, 3, 6)))
        assert "page 2 of 3 is empty" in str(error)

    def test_one_page_that_is_another(self, to_server: Any, server: Server) -> None:
        server.script(page([1, 2], 1, 3, 6))
        with pytest.raises(DecodingError, match="page 3 was asked for and page 1 came") as strange:
            to_server().divisions.list().page(3)
        assert (strange.value.status, strange.value.attempts) == (200, 1)

    def test_a_list_that_shrinks_or_grows_a_little_is_none_of_it(self, to_server: Any, server: Server) -> None:
        server.script(by_number(page([1, 2], 1, 3, 6), page([3, 4], 2, 4, 7), page([5], 3, 3, 5)))
        with pytest.warns(PagesChangedWarning):
            assert [item.id for item in to_server().divisions.list(results=2)] == [1, 2, 3, 4, 5]
        server.script(by_number(page([1, 2], 1, 2, 4), page([], 2, 1, 2)))
        with pytest.warns(PagesChangedWarning):
            assert [item.id for item in to_server().divisions.list(results=2)] == [1, 2]

    def test_a_page_fails_and_what_came_before_stays(self, to_server: Any, server: Server) -> None:
        server.script(by_number(page([1, 2], 1, 2, 4), reply(500, b"")))
        seen: list[int] = []
        with pytest.raises(ServerError, match="get_divisions: 500"):
            seen.extend(item.id for item in to_server().divisions.list(results=2))
        assert seen == [1, 2]
        assert len(server.asked) == 4
