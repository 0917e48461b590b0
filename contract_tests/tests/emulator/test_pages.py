"""Pages: every item once, totals right, links that lead through all of it."""

import re
from math import ceil
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import Emulator
from laserdata_emulator.store import Collection, Thing

from .conftest import Api


def links(header: str) -> dict[str, str]:
    return {rel: url for url, rel in re.findall(r'<([^>]+)>; rel="(\w+)"', header)}


@settings(max_examples=20, deadline=None)
@given(count=st.integers(0, 34), size=st.integers(1, 12), word=st.sampled_from([None, "odd", "a&b=c d%"]))
def test_walking_the_links_shows_each_item_once(running: Emulator, count: int, size: int, word: str | None) -> None:
    running.reset()
    api = Api(running, running.urls["core"], headers={"ld-api-key": running.api_key})
    state = running.application.state
    tenant = state.store.of("tenant", None).get(running.tenant_id)
    user = state.store.of("user", None).get(running.user_id)
    assert tenant is not None
    assert user is not None
    made = []
    for number in range(count):
        name = f"{number} {word or ''}" if number % 2 else f"{number}"
        values = {"name": name, "role_id": api.role("viewer"), "expiry": state.now}
        made.append((state.add_key(tenant, user, values)[0].id, name))
    expected = [key for key, name in made if word is None or word in name]
    if word is None:
        expected = seeded(running) + expected
    pages = ceil(len(expected) / size)
    seen: list[int] = []
    query: dict[str, str | int] = {"results": size} | ({"name": word} if word else {})
    url = str(api.http.build_request("GET", api.keys, params=query).url)
    number = 0
    while url:
        number += 1
        answer = api("GET", url, 200)
        body = answer.json()
        assert (body["page"], body["total_pages"], body["total_results"]) == (number, pages, len(expected))
        seen += [item["id"] for item in body["items"]]
        rels = links(answer.headers["link"])
        assert rels.keys() - {"next", "prev"} == {"first", "last"}
        assert ("next" in rels) is (number < pages)
        assert ("prev" in rels) is (number > 1)
        for rel, target in rels.items():
            parts = parse_qs(urlsplit(target).query)
            pointed = {"first": 1, "last": max(pages, 1), "next": number + 1, "prev": number - 1}[rel]
            assert parts["page"] == [str(pointed)]
            assert parts["results"] == [str(size)]
            assert parts.get("name") == ([word] if word else None)
        url = rels.get("next", "")
    assert seen == expected
    assert number == max(pages, 1)
    api.close()


def seeded(cloud: Emulator) -> list[int]:
    return [cloud.seeds.api_key_id, cloud.seeds.read_only_key_id]


def test_a_page_past_the_end_is_empty_and_points_back(api: Api) -> None:
    answer = api("GET", f"{api.roles}?page=99&results=3", 200)
    assert answer.json() == {"items": [], "page": 99, "total_pages": 2, "total_results": 4}
    assert "page=2&" in links(answer.headers["link"])["prev"]
    assert "next" not in links(answer.headers["link"])


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "results=0", "results=101", "page=x", "page=1.5", "page=", "page=1&page=2"]
)
def test_bounds(api: Api, query: str) -> None:
    api.refused("GET", f"{api.roles}?{query}", 400, "validation_failed")


def test_defaults_and_integers_written_as_59_0(api: Api) -> None:
    for number in range(12):
        api("POST", api.roles, 201, json={"name": f"r{number}", "permissions": {}})
    body = api("GET", api.roles, 200).json()
    assert (body["page"], len(body["items"]), body["total_pages"]) == (1, 10, 2)
    assert len(api("GET", f"{api.roles}?page=1.0&results=100.0", 200).json()["items"]) == 16


@pytest.mark.parametrize("path", ["api_keys", "divisions", "roles", "members"])
def test_every_list_has_its_links(api: Api, path: str) -> None:
    assert links(api("GET", f"{api.tenant}/{path}", 200).headers["link"]).keys() == {"first", "last"}


@given(
    actions=st.lists(
        st.one_of(st.just("add"), st.integers(0, 10_000), st.tuples(st.integers(0, 700), st.integers(0, 40))),
        max_size=60,
    ),
    start=st.integers(0, 1500),
)
@settings(max_examples=50, deadline=None)
def test_a_collection_is_a_list(actions: list[str | int | tuple[int, int]], start: int) -> None:
    """Against a plain list: adding, removing anywhere, slicing, across block borders."""
    collection, model = Collection(), list[int]()
    following = iter(range(1, 10_000, 2))

    def add() -> None:
        thing = Thing(next(following), "x", None, {"name": f"n{len(model)}"})
        collection.add(thing)
        model.append(thing.id)

    for _ in range(start):
        add()
    for action in actions:
        if action == "add":
            add()
        elif isinstance(action, int):
            if model:
                thing = collection.get(model.pop(action % len(model)))
                assert thing is not None
                collection.remove(thing)
        elif isinstance(action, tuple):
            begin, length = action
            assert [thing.id for thing in collection.slice(begin, begin + length)] == model[begin : begin + length]
    assert [thing.id for thing in collection] == model
    assert len(collection) == len(model)
