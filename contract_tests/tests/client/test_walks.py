"""Walks over lists: by counting, by links, several pages at once; resumed; and what moves meanwhile is told."""

from __future__ import annotations

import base64
import gc
import json
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import anyio
import anyio.lowlevel
import httpx
import pytest
import trio
import trio.testing
from client_harness import KEY, TENANT, Caller
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laserdata_api.core.models import PagedDivisionInfo
from laserdata_cloud import (
    AsyncLaserData,
    AsyncPages,
    DecodingError,
    InvalidRequestError,
    LaserData,
    PagesChangedWarning,
    ServerError,
)

STAMP = "2026-05-20T10:00:00Z"
HERE = "https://api.example"

pytestmark = pytest.mark.filterwarnings("error::UserWarning")
many = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
ways_to_walk = st.sampled_from(["counting", "one by one", "links"])


def next_of(target: str) -> str:
    return f'<{HERE}/x?page=1>; rel="first", <{target}>; rel="next"'


@dataclass
class Shelf:
    """A server with one list, which a test may change while it is walked."""

    ids: list[int]
    link: Callable[[str, str], str] = lambda path, query: next_of(f"{path}?{query}")
    change: Callable[[int], object] = lambda number: None
    """Called before a page is answered."""
    alter: Callable[[dict[str, Any]], object] = lambda body: None
    asked: list[int] = field(default_factory=list)
    urls: list[httpx.URL] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.urls.append(request.url)
        query = dict(request.url.params)
        number, results = int(query["page"]), int(query["results"])
        self.asked.append(number)
        self.change(number)
        pages = -(-len(self.ids) // results)
        shown = self.ids[(number - 1) * results : number * results]
        items = [
            {"id": one, "name": f"d{one}", "protected": False, "created_at": STAMP, "updated_at": STAMP}
            for one in shown
        ]
        body = {"items": items, "page": number, "total_pages": pages, "total_results": len(self.ids)}
        self.alter(body)
        headers = {}
        if number < pages:
            headers["link"] = self.link(request.url.path, urlencode(query | {"page": str(number + 1)}))
        return httpx.Response(200, json=body, headers=headers)


def shelf(total: int, **how: Any) -> Shelf:
    return Shelf(list(range(1, total + 1)), **how)


def divisions(client: Caller, server: Any, results: int | None = None, **more: Any) -> Any:
    return client(handler=server, base_url=HERE, **more).divisions.list(results=results)


def walked(pages: Any, how: str) -> Any:
    if how == "links":
        return pages.by_link()
    return pages.in_parallel(1) if how == "one by one" and hasattr(pages, "in_parallel") else pages


def ids(found: Any) -> list[int]:
    return [item.id for item in found]


def taken(walk: Any, count: int) -> list[int]:
    return [next(walk).id for _ in range(count)]


@many
@given(total=st.integers(0, 70), results=st.integers(1, 100), how=ways_to_walk)
def test_each_item_once_in_order_in_as_many_requests_as_pages(
    client: Caller, total: int, results: int, how: str
) -> None:
    server = shelf(total)
    walk = iter(walked(divisions(client, server, results), how))
    assert ids(walk) == server.ids
    assert sorted(server.asked) == list(range(1, max(1, -(-total // results)) + 1))
    assert walk.changes == ()
    assert list(walk) == []


@many
@given(total=st.integers(0, 40), results=st.integers(1, 20), how=ways_to_walk)
def test_pages_are_walked_alike(client: Caller, total: int, results: int, how: str) -> None:
    server = shelf(total)
    found = list(walked(divisions(client, server, results), how).pages())
    assert [one.page for one in found] == sorted(server.asked)
    assert [item.id for one in found for item in one.items] == server.ids
    assert [one.next_page for one in found] == [one.page for one in found[1:]] + [None]
    assert [one.previous_page for one in found] == [None] + [one.page for one in found[:-1]]


def test_from_a_page_on(client: Caller) -> None:
    ld = client(handler=shelf(10), base_url=HERE)
    assert ids(ld.call("get_divisions", query={"page": 2, "results": 4})) == [5, 6, 7, 8, 9, 10]
    for page in (0, "2"):
        with pytest.raises(InvalidRequestError, match="get_divisions: pages are counted from 1"):
            ld.call("get_divisions", query={"page": page})


class TestResuming:
    @many
    @given(data=st.data(), total=st.integers(0, 40), results=st.integers(1, 15), hows=st.tuples(*[ways_to_walk] * 2))
    def test_from_any_place_gives_the_rest(
        self, client: Caller, data: Any, total: int, results: int, hows: tuple[str, str]
    ) -> None:
        server = shelf(total)
        pages = divisions(client, server, results)
        stop = data.draw(st.integers(0, total))
        walk = iter(walked(pages, hows[0]))
        assert taken(walk, stop) == server.ids[:stop]
        token = walk.token
        assert token == walk.token
        server.asked.clear()
        assert ids(walked(pages.resume(token), hows[1])) == server.ids[stop:]
        last = max(1, -(-total // results))
        # At the end of the last page, there it asks whether more came.
        assert sorted(server.asked) == list(range(min(stop // results + 1, last), last + 1))

    @many
    @given(data=st.data(), total=st.integers(1, 40), before=st.integers(1, 15), after=st.integers(1, 15))
    def test_with_pages_of_another_size(self, client: Caller, data: Any, total: int, before: int, after: int) -> None:
        server = shelf(total)
        stop = data.draw(st.integers(0, total))
        walk = iter(divisions(client, server, before))
        taken(walk, stop)
        assert ids(divisions(client, server, after).resume(walk.token)) == server.ids[stop:]
        assert server.urls[-1].params["results"] == str(after)

    def test_pages_are_as_large_as_before_unless_told(self, client: Caller) -> None:
        server = shelf(30)
        token = iter(divisions(client, server, 7)).token
        ids(divisions(client, server).resume(token))
        assert {url.params["results"] for url in server.urls} == {"7"}

    def test_resumed_again_and_again(self, client: Caller) -> None:
        server = shelf(23)
        pages = divisions(client, server, 5)
        seen: list[int] = []
        token = iter(pages).token
        while len(seen) < 23:
            walk = iter(pages.resume(token))
            seen += taken(walk, min(4, 23 - len(seen)))
            token = walk.token
        assert seen == server.ids
        assert ids(pages.resume(token)) == []

    def test_what_came_after_the_end(self, client: Caller) -> None:
        server = shelf(10)
        pages = divisions(client, server, 5)
        walk = iter(pages)
        assert len(ids(walk)) == 10
        server.ids += [11, 12]
        with pytest.warns(PagesChangedWarning, match="had 10 items and at page 2 has 12"):
            assert ids(pages.resume(walk.token)) == [11, 12]

    def test_by_pages(self, client: Caller) -> None:
        server = shelf(12)
        pages = divisions(client, server, 5)
        walk = pages.pages()
        assert next(walk).page == 1
        assert [one.page for one in pages.resume(walk.token).pages()] == [2, 3]
        items = iter(pages)
        taken(items, 7)
        # The page that the walk stands in has new items, and is given whole.
        assert [len(one.items) for one in pages.resume(items.token).pages()] == [5, 2]
        taken(items, 3)
        assert [one.page for one in pages.resume(items.token).pages()] == [3]
        taken(items, 2)
        assert [one.page for one in pages.resume(items.token).pages()] == []

    def test_a_token_is_a_short_text_that_tells_no_filter(self, client: Caller) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, json={"items": [], "page": 1, "total_pages": 0, "total_results": 0})

        ld = client(handler=answer, base_url=HERE)
        walk = iter(ld.api_keys.list(name="somebody@example.com"))
        list(walk)
        assert walk.token.replace("-", "").replace("_", "").isalnum()
        assert len(walk.token) < 120
        assert b"somebody" not in base64.urlsafe_b64decode(walk.token + "==")
        assert "get_api_keys" in repr(walk)

    def test_of_something_else_it_is_refused(self, client: Caller) -> None:
        server = shelf(3)
        ld = client(handler=server, base_url=HERE)
        token = iter(ld.divisions.list()).token
        for other, match in (
            (ld.environments.list(5), "get_environments: the token is one of get_divisions"),
            (ld.divisions.list(tenant_id=TENANT + 1), "get_divisions: the token is one of another list"),
        ):
            with pytest.raises(InvalidRequestError, match=match):
                other.resume(token)
        filtered = iter(ld.api_keys.list(name="a")).token
        with pytest.raises(InvalidRequestError, match="other filters"):
            ld.api_keys.list().resume(filtered)
        with pytest.raises(InvalidRequestError, match="other filters"):
            ld.api_keys.list(name="b").resume(filtered)
        assert ld.api_keys.list(name="a", results=3).resume(filtered)
        assert server.asked == []

    @many
    @given(token=st.one_of(st.text(), st.binary().map(lambda b: b.hex()), st.integers(1, 60)))
    def test_what_is_no_token(self, client: Caller, token: Any) -> None:
        pages = divisions(client, shelf(3))
        if isinstance(token, int):
            whole = iter(pages).token
            token = whole[: len(whole) - token]
        with pytest.raises(InvalidRequestError, match="no token"):
            pages.resume(token)
        with pytest.raises(InvalidRequestError, match="no token"):
            pages.resume(None)

    def test_any_client_may_go_on(self) -> None:
        server = shelf(25)
        blocking = LaserData(
            api_key=KEY,
            tenant_id=TENANT,
            base_url=HERE,
            http_client=httpx.Client(transport=httpx.MockTransport(server)),
        )
        walk = iter(blocking.divisions.list(results=10))
        taken(walk, 13)

        async def others() -> list[int]:
            async with awaited(server) as ld:
                return [item.id async for item in ld.divisions.list().resume(walk.token)]

        assert anyio.run(others) == server.ids[13:]

    def test_after_a_failure(self, client: Caller) -> None:
        broken = {3}

        def answer(request: httpx.Request) -> httpx.Response:
            if int(request.url.params["page"]) in broken:
                return httpx.Response(500)
            return server(request)

        server = shelf(50)
        pages = divisions(client, answer, 10)
        walk = iter(pages)
        taken(walk, 20)
        for _ in range(2):
            with pytest.raises(ServerError):
                next(walk)
        broken.clear()
        assert ids(pages.resume(walk.token)) == server.ids[20:]
        # The walk itself has not ended either.
        assert ids(walk) == server.ids[20:]

    def test_after_a_page_that_was_another(self, client: Caller) -> None:
        wrong = [99]

        def confused(body: dict[str, Any]) -> None:
            if body["page"] == 2 and wrong:
                body["page"] = wrong.pop()

        server = shelf(20, alter=confused)
        walk = iter(divisions(client, server, 4))
        taken(walk, 4)
        with pytest.raises(DecodingError, match="page 2 was asked for and page 99 came"):
            next(walk)
        assert ids(walk) == server.ids[4:]


class TestThePlaceHasMoved:
    """Told, and gone on after the item that was given last, where it can be found."""

    def rest(self, client: Caller, change: Callable[[list[int]], object], stop: int = 7) -> tuple[list[int], str, Any]:
        server = shelf(20)
        pages = divisions(client, server, 5)
        walk = iter(pages)
        taken(walk, stop)
        change(server.ids)
        again = iter(pages.resume(walk.token))
        with pytest.warns(PagesChangedWarning) as told:
            found = ids(again)
        assert len(told) == 1
        return found, str(told[0].message), again.changes

    def test_an_item_before_it_is_gone(self, client: Caller) -> None:
        found, told, changes = self.rest(client, lambda there: there.remove(6))
        assert found == list(range(8, 21))
        assert "had 20 items and at page 2 has 19" in told
        assert "the last item given before, 7, is not where it was" in told
        assert [(one.page, one.before, one.now, one.moved) for one in changes] == [(2, 20, 19, "7")]

    def test_an_item_came_before_it(self, client: Caller) -> None:
        found, told, _ = self.rest(client, lambda there: there.insert(0, 99))
        assert found == list(range(8, 21))
        assert "21" in told

    def test_it_moved_to_the_next_page(self, client: Caller) -> None:
        found, _, changes = self.rest(client, lambda there: there.insert(0, 99), stop=5)
        assert found == list(range(6, 21))
        assert changes[0].moved == "5"

    def test_it_is_gone_itself(self, client: Caller) -> None:
        found, _, changes = self.rest(client, lambda there: there.remove(7))
        # From the same position: the item that took its place is not given.
        assert found == list(range(9, 21))
        assert changes[0].moved == "7"

    def test_as_many_as_before_and_others(self, client: Caller) -> None:
        def swap(there: list[int]) -> None:
            there.remove(7)
            there.append(99)

        found, told, _ = self.rest(client, swap)
        assert found == [*range(9, 21), 99]
        assert "items and at page" not in told

    def test_the_whole_page_is_gone(self, client: Caller) -> None:
        def cut(there: list[int]) -> None:
            del there[3:]

        found, told, _ = self.rest(client, cut)
        assert found == []
        assert "had 20 items and at page 2 has 3" in told


class TestItemsWithoutIds:
    """Entries of logs: known by all that is in them."""

    def entries(self, numbers: list[int]) -> Callable[[httpx.Request], httpx.Response]:
        def answer(request: httpx.Request) -> httpx.Response:
            number = int(request.url.params["page"])
            shown = numbers[(number - 1) * 4 : number * 4]
            items = [
                {"name": f"e{one}", "timestamp": STAMP, "type": "made", "data": {"b": one, "a": None}} for one in shown
            ]
            pages = -(-len(numbers) // 4)
            body = {"items": items, "page": number, "total_pages": pages, "total_results": len(numbers)}
            return httpx.Response(200, json=body)

        return answer

    @pytest.mark.parametrize("stop", [0, 3, 4, 6, 10])
    def test_can_be_gone_on_from(self, client: Caller, stop: int) -> None:
        pages = client(handler=self.entries(list(range(10))), base_url=HERE).audit.events.list(results=4)
        walk = iter(pages)
        for _ in range(stop):
            next(walk)
        assert [item.name for item in pages.resume(walk.token)] == [f"e{one}" for one in range(stop, 10)]

    def test_new_ones_before_them_are_told(self, client: Caller) -> None:
        numbers = list(range(10))
        pages = client(handler=self.entries(numbers), base_url=HERE).audit.events.list(results=4)
        walk = iter(pages)
        for _ in range(6):
            next(walk)
        numbers.insert(0, 99)
        again = iter(pages.resume(walk.token))
        with pytest.warns(PagesChangedWarning, match="the last item given before, #[0-9a-f]{12}, is not where it was"):
            assert [item.name for item in again] == ["e6", "e7", "e8", "e9"]

    def test_equal_ones_are_no_change(self, client: Caller) -> None:
        pages = client(handler=self.entries([1] * 10), base_url=HERE).audit.events.list(results=4)
        assert len(list(pages)) == 10


class TestLinks:
    @pytest.mark.parametrize(
        "form",
        [
            lambda path, query: f'<{path}?{query}>; rel="next"',
            lambda path, query: f"<{path}?{query}>;rel=next",
            lambda path, query: f'<{HERE}{path}?{query}>; REL="Next"',
            lambda path, query: f'<{HERE}:443{path}?{query}>; title="a, b; c"; rel="prev next"',
            lambda path, query: f'<?{query}>; rel="next"',
            lambda path, query: f'<?{query}#part>; rel="next"',
            lambda path, query: f'<?page=1>; rel="first", <?{query}>; rel="next", <?page=9>; rel="last"',
            lambda path, query: f'</other>; rel="next"; anchor="/x" , <?{query}> ; title="\\"" ; rel = "next"',
            lambda path, query: f'garbage, <?{query}>; rel="next"; rel="prev", more <',
        ],
        ids=range(9),
    )
    def test_are_read_in_every_form(self, client: Caller, form: Any) -> None:
        server = shelf(23, link=form)
        assert ids(divisions(client, server, 5).by_link()) == server.ids
        assert server.asked == [1, 2, 3, 4, 5]

    def test_are_followed_as_they_stand(self, client: Caller) -> None:
        server = shelf(9, link=lambda path, query: next_of(f"{path}?{query.partition('&odd')[0]}&odd=%2Fa+b"))
        assert ids(divisions(client, server, 3).by_link()) == server.ids
        assert [url.query.endswith(b"&odd=%2Fa+b") for url in server.urls] == [False, True, True]

    def test_need_no_number_of_pages(self, client: Caller) -> None:
        server = shelf(23, alter=lambda body: body.update(total_pages=0))
        assert ids(divisions(client, server, 5).by_link()) == server.ids

    @pytest.mark.parametrize("total", [0, 5, 10])
    def test_without_one_the_list_ends(self, client: Caller, total: int) -> None:
        server = shelf(total, link=lambda path, query: '<?page=1>; rel="prev"')
        if total <= 5:
            assert ids(divisions(client, server, 5).by_link()) == server.ids
        else:
            with pytest.warns(PagesChangedWarning, match="hold 5 items, and the server counts 10"):
                assert ids(divisions(client, server, 5).by_link()) == [1, 2, 3, 4, 5]
        assert server.asked == [1]

    @pytest.mark.parametrize(
        ("target", "why"),
        [
            ("https://elsewhere.example{path}?{query}", "another host .https://elsewhere.example"),
            ("//elsewhere.example{path}?{query}", "another host"),
            ("http://api.example{path}?{query}", "another host .http://"),
            ("https://api.example:8443{path}?{query}", "another host"),
            ("https://you@api.example{path}?{query}", "another host"),
            ("https://api.example@elsewhere.example{path}?{query}", "another host"),
            ("https://elsewhere.example\\@api.example{path}?{query}", "another host"),
            ("https://api.example.elsewhere.example{path}?{query}", "another host"),
            ("/tenants/1/api_keys?{query}", "another path"),
            ("{path}/../api_keys?{query}", "another path"),
            ("{path}/?{query}", "another path"),
            ("https://[?{query}", "is no URL"),
            ("https://api.example:port{path}?{query}", "is no URL"),
            ("?{query}&a=b c", "is no URL"),
            ("javascript:alert(1)", "another host"),
        ],
    )
    def test_that_lead_elsewhere_are_refused_before_anything_is_sent(
        self, client: Caller, target: str, why: str
    ) -> None:
        link = lambda path, query: next_of(target.format(path=path, query=query))  # noqa: E731
        server = shelf(9, link=link)
        walk = iter(divisions(client, server, 3).by_link())
        # What came is given first.
        assert taken(walk, 3) == [1, 2, 3]
        with pytest.raises(DecodingError, match=why) as refused:
            next(walk)
        assert "get_divisions: the link from page 1 to the next one" in str(refused.value)
        assert len(server.urls) == 1

    def test_that_lead_in_a_circle(self, client: Caller) -> None:
        server = shelf(9, link=lambda path, query: next_of("?page=1&results=3"))
        with pytest.raises(DecodingError, match="page 2 was asked for and page 1 came"):
            ids(divisions(client, server, 3).by_link())
        assert len(server.asked) == 2

    def test_counting_does_not_look_at_them(self, client: Caller) -> None:
        server = shelf(9, link=lambda path, query: next_of("https://elsewhere.example/"))
        assert ids(divisions(client, server, 3)) == server.ids

    def test_at_the_emulator(self, ld: Any, cloud: Any) -> None:
        for number in range(5):
            ld.divisions.create(name=f"d{number}")
        there = ids(ld.divisions.list())
        assert ids(ld.divisions.list(results=2).by_link()) == there
        assert ids(ld.divisions.list(results=2).by_link().resume(iter(ld.divisions.list(results=2)).token)) == there


class TestWhatMoves:
    @pytest.mark.parametrize("how", ["counting", "one by one", "links"])
    def test_a_list_that_shrinks(self, client: Caller, how: str) -> None:
        server = shelf(12)
        server.change = lambda number: server.ids.remove(1) if number == 2 and 1 in server.ids else None
        walk = iter(walked(divisions(client, server, 4), how))
        with pytest.warns(PagesChangedWarning, match="had 12 items and at page 2 has 11; items may be missing") as told:
            found = ids(walk)
        assert len(told) == 1
        # 5 went to the first page before the second was answered. The third may have been answered before that.
        assert list(dict.fromkeys(found)) == [one for one in range(1, 13) if one != 5]
        assert (walk.changes[0].page, walk.changes[0].before, walk.changes[0].now) == (2, 12, 11)
        assert walk.changes[0].again == ()

    def test_a_list_that_grows(self, client: Caller) -> None:
        server = shelf(12)
        server.change = lambda number: server.ids.insert(0, 99) if number == 2 and 99 not in server.ids else None
        walk = iter(walked(divisions(client, server, 4), "one by one"))
        with pytest.warns(PagesChangedWarning, match=r"come again on page 2 \(id 4\)"):
            found = ids(walk)
        assert found == [1, 2, 3, 4, 4, *range(5, 13)]
        assert walk.changes[0].again == (4,)

    def test_a_list_that_grows_by_a_page_does_not_repeat_it(self, client: Caller) -> None:
        server = shelf(8)
        server.change = lambda number: server.ids.__setitem__(slice(0, 0), [97, 98]) if number == 2 else None
        with pytest.warns(PagesChangedWarning, match="come again"):
            assert taken(iter(walked(divisions(client, server, 2), "one by one")), 4) == [1, 2, 1, 2]

    def test_many_come_again(self, client: Caller) -> None:
        server = shelf(20)
        new = list(range(100, 106))
        server.change = lambda number: server.ids.__setitem__(slice(0, 0), new) if number == 2 else None
        with pytest.warns(PagesChangedWarning, match=r"\(id 5, 6, 7, \.\.\.\)"):
            taken(iter(walked(divisions(client, server, 10), "one by one")), 11)

    def test_said_once_and_kept_every_time(self, client: Caller) -> None:
        server = shelf(30)
        server.change = lambda number: server.ids.append(100 + number)
        walk = iter(walked(divisions(client, server, 5), "one by one"))
        with pytest.warns(PagesChangedWarning) as told:
            ids(walk)
        assert len(told) == 1
        assert len(walk.changes) == len(server.asked) - 1

    def test_a_server_that_counts_wrongly(self, client: Caller) -> None:
        server = shelf(7, alter=lambda body: body.update(total_results=9))
        walk = iter(divisions(client, server, 3))
        with pytest.warns(PagesChangedWarning, match="its pages hold 7 items, and the server counts 9"):
            assert ids(walk) == server.ids
        assert walk.changes[0].given == 7

    @pytest.mark.parametrize("whole", [False, True])
    def test_as_an_error_it_loses_nothing(self, client: Caller, whole: bool) -> None:
        server = shelf(12)
        server.change = lambda number: server.ids.append(99) if number == 2 and 99 not in server.ids else None
        pages = walked(divisions(client, server, 4), "one by one")
        walk = pages.pages() if whole else iter(pages)
        found: list[Any] = []
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises(PagesChangedWarning):
                while True:
                    found.append(next(walk))
            token = walk.token
            assert ids(pages.resume(token)) == server.ids[4:]
            found += walk
        assert len(found) == (4 if whole else 13)
        # What was given last is known although the next page had come.
        server.ids.insert(0, 98)
        with pytest.warns(PagesChangedWarning, match="the last item given before, 4, is not where it was"):
            assert ids(pages.resume(token)) == server.ids[5:]

    def test_it_points_at_the_line_that_walks(self) -> None:
        def changing() -> Shelf:
            server = shelf(12)
            server.change = lambda number: server.ids.append(99) if number == 2 else None
            return server

        with pytest.warns(PagesChangedWarning) as told:
            own = httpx.Client(transport=httpx.MockTransport(changing()))
            ld = LaserData(api_key=KEY, tenant_id=TENANT, base_url=HERE, http_client=own)
            for _ in ld.divisions.list(results=4):
                pass

            async def walk() -> None:
                async with awaited(changing()) as other:
                    async for _ in other.divisions.list(results=4):
                        pass

            anyio.run(walk)
        assert [one.filename for one in told] == [__file__] * 2


def awaited(handler: Any) -> AsyncLaserData:
    client = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    return AsyncLaserData(api_key=KEY, tenant_id=TENANT, base_url=HERE, http_client=client)


@dataclass
class Slow:
    """A server that takes its time, and counts whom it serves at once."""

    shelf: Shelf
    seconds: Callable[[int], float] = lambda number: 0.02
    broken: set[int] = field(default_factory=set)
    now: int = 0
    most: int = 0
    began: list[tuple[float, int]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        self.began.append((round(anyio.current_time(), 6), number))
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await anyio.sleep(self.seconds(number))
            self.ended.append(number)
            return httpx.Response(404) if number in self.broken else self.shelf(request)
        finally:
            self.now -= 1


class TestSeveralAtOnce:
    """By a clock that nobody waits for."""

    def run(self, body: Callable[[], Any]) -> Any:
        return trio.run(body, clock=trio.testing.MockClock(autojump_threshold=0))

    def seconds(self, how: Callable[[AsyncPages[Any]], AsyncPages[Any]], pages: int = 100) -> tuple[float, Slow]:
        server = Slow(shelf(pages))

        async def walk() -> float:
            async with awaited(server) as ld:
                began = trio.current_time()
                assert [item.id async for item in how(ld.divisions.list(results=1))] == server.shelf.ids
                return trio.current_time() - began

        return self.run(walk), server

    def test_a_hundred_pages_take_a_fifth_at_most(self) -> None:
        alone, server = self.seconds(lambda pages: pages.in_parallel(1))
        assert (alone, server.most) == (pytest.approx(2.0), 1)
        together, server = self.seconds(lambda pages: pages)
        assert (together, server.most) == (pytest.approx(0.26), 10)
        assert together <= 0.2 * alone
        assert sorted(server.shelf.asked) == list(range(1, 101))
        by_link, server = self.seconds(lambda pages: pages.by_link())
        assert (by_link, server.most) == (pytest.approx(2.0), 1)

    @pytest.mark.parametrize(("most", "batches"), [(10, [1, 2, 4, 8, 10, 5]), (3, [1, 2, *[3] * 9]), (1, [1] * 30)])
    def test_batches_grow(self, most: int, batches: list[int]) -> None:
        _, server = self.seconds(lambda pages: pages.in_parallel(most), pages=30)
        times = [when for when, _ in server.began]
        assert [times.count(when) for when in sorted(set(times))] == batches

    @pytest.mark.parametrize("most", [0, 11, -1])
    def test_no_more_than_ten(self, most: int) -> None:
        with pytest.raises(InvalidRequestError, match="from 1 to 10"):
            awaited(shelf(1)).divisions.list().in_parallel(most)

    def test_who_stops_on_the_first_page_has_asked_once(self) -> None:
        server = Slow(shelf(100))

        async def walk() -> None:
            async with awaited(server) as ld:
                async for item in ld.divisions.list(results=10):
                    if item.id == 10:
                        break

        self.run(walk)
        assert server.shelf.asked == [1]

    @settings(max_examples=40, deadline=None)
    @given(delays=st.lists(st.floats(0.001, 1), min_size=30, max_size=30), results=st.integers(1, 5))
    def test_order_is_kept_however_long_each_takes(self, delays: list[float], results: int) -> None:
        server = Slow(shelf(30), lambda number: delays[number - 1])

        async def walk() -> list[int]:
            async with awaited(server) as ld:
                return [item.id async for item in ld.divisions.list(results=results)]

        assert self.run(walk) == server.shelf.ids

    @settings(max_examples=40, deadline=None)
    @given(broken=st.sets(st.integers(1, 30), min_size=1), data=st.data())
    def test_what_came_before_a_failure_is_given_first(self, broken: set[int], data: Any) -> None:
        delays = data.draw(st.lists(st.sampled_from([0.01, 0.02, 5.0]), min_size=30, max_size=30))
        server = Slow(shelf(60), lambda number: delays[number - 1], broken)
        found: list[int] = []

        async def walk() -> None:
            async with awaited(server) as ld:
                async for item in ld.divisions.list(results=2):
                    found.append(item.id)

        with pytest.raises(Exception, match="get_divisions: 404"):
            self.run(walk)
        assert found == list(range(1, 2 * min(broken) - 1))
        assert server.now == 0

    def test_a_failure_does_not_wait_for_what_comes_after_it(self) -> None:
        server = Slow(shelf(60), lambda number: 100.0 if number == 3 else 0.02, {2})

        async def walk() -> float:
            async with awaited(server) as ld:
                with pytest.raises(Exception, match="get_divisions: 404"):
                    async for _ in ld.divisions.list(results=2):
                        pass
                return trio.current_time()

        began = self.run(walk)
        assert began < 1
        assert 3 not in server.ended

    def test_pages_after_the_end_do_not_matter(self) -> None:
        there = shelf(10)

        def shrink(number: int) -> None:
            if number > 1:
                del there.ids[4:]

        there.change = shrink
        # Pages 4 and 5 are not there any more when they are asked for.
        server = Slow(there, broken={4, 5})

        async def walk() -> list[int]:
            async with awaited(server) as ld:
                return [item.id async for item in ld.divisions.list(results=2)]

        with pytest.warns(PagesChangedWarning, match="had 10 items and at page 2 has 4"):
            assert self.run(walk) == [1, 2, 3, 4]

    def test_memory_is_bounded(self) -> None:
        server = Slow(shelf(200))
        held: list[int] = []

        async def walk() -> None:
            async with awaited(server) as ld:
                async for item in ld.divisions.list(results=2):
                    if item.id % 20 == 11:
                        held.append(sum(isinstance(one, PagedDivisionInfo) for one in gc.get_objects()))

        gc.collect()
        self.run(walk)
        assert 9 <= max(held) <= 10

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_cancelled_it_leaves_nothing_behind_and_can_go_on(self, backend: str) -> None:
        server = Slow(shelf(40))

        async def walk() -> list[int]:
            async with awaited(server) as ld:
                walk = aiter(ld.divisions.list(results=1))
                found = [(await anext(walk)).id]
                server.seconds = lambda number: 3600.0
                with anyio.move_on_after(0.01) as scope:
                    await anext(walk)
                assert scope.cancelled_caught
                assert server.now == 0
                server.seconds = lambda number: 0.0
                return found + [item.id async for item in walk]

        assert anyio.run(walk, backend=backend) == server.shelf.ids
        assert server.now == 0

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_shared_by_tasks_each_item_goes_to_one(self, backend: str) -> None:
        server = Slow(shelf(100), lambda number: 0.0)
        found: list[int] = []

        async def walk() -> None:
            async with awaited(server) as ld:
                walk = aiter(ld.divisions.list(results=3))

                async def take() -> None:
                    async for item in walk:
                        found.append(item.id)
                        await anyio.lowlevel.checkpoint()

                async with anyio.create_task_group() as group:
                    for _ in range(7):
                        group.start_soon(take)

        anyio.run(walk, backend=backend)
        assert sorted(found) == server.shelf.ids
        assert sorted(server.shelf.asked) == list(range(1, 35))


def test_shared_by_threads_each_item_goes_to_one() -> None:
    server = shelf(500)
    own = httpx.Client(transport=httpx.MockTransport(server))
    walk = iter(LaserData(api_key=KEY, tenant_id=TENANT, base_url=HERE, http_client=own).divisions.list(results=5))
    found: list[list[int]] = [[] for _ in range(8)]
    threads = [threading.Thread(target=lambda mine=mine: mine.extend(ids(walk))) for mine in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one for mine in found for one in mine) == server.ids
    assert server.asked == list(range(1, 101))


class TestRaw:
    def pages(self, client: Caller, server: Any) -> Any:
        return client(handler=server, base_url=HERE).with_raw_response.divisions.list(results=4)

    @pytest.mark.parametrize("how", ["counting", "one by one", "links"])
    def test_pages_come_as_they_are(self, client: Caller, how: str) -> None:
        server = shelf(10)
        pages = self.pages(client, server)
        found = list(walked(pages, how).pages())
        assert [json.loads(raw.content)["page"] for raw in found] == [1, 2, 3]
        assert [item.id for raw in found for item in raw.parse().items] == server.ids
        walk = pages.pages()
        next(walk)
        assert [raw.parse().page for raw in pages.resume(walk.token).pages()] == [2, 3]

    def test_one_page_is_not_even_read(self, client: Caller) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, content=b"no page at all")

        assert self.pages(client, answer).page(7).content == b"no page at all"
        with pytest.raises(DecodingError):
            next(self.pages(client, answer).pages())
