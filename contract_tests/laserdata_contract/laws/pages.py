"""Laws of paged lists and their Link headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import parse_qsl, urljoin, urlsplit

from hypothesis import strategies as st

from laserdata_contract.context import MADE_BY, Context, items_of
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "LaserData docs, API reference, pagination"
DEFAULT_RESULTS = 10
MOST_RESULTS = 100
WANTED = 4
"""Items a list should have for its pages to be worth walking."""


def is_paged(operation: Operation) -> bool:
    """Lists in pages."""
    return operation.method == "GET" and operation.paged


def filled(ctx: Context, operation: Operation, wanted: int = WANTED) -> dict[str, object]:
    """Ids of a list with a few items in it, made if need be and allowed."""
    path = ctx.ids(operation)
    creation = ctx.there(operation.document.by_label.get(f"POST {operation.path}"))
    creation = creation or ctx.find(MADE_BY.get(operation.path, ""))
    missing = wanted - total_of(page(ctx, operation, path))
    if missing > 0 and creation is not None and ctx.target.may_change:
        within = {**ctx.ids(creation), **path}
        for _ in range(missing):
            made = ctx.try_to_make(creation, within)
            if not made.exchange.ok:
                break
    return path


def enough(count: int) -> None:
    """Raise CannotTell when a list is too short to have a second page."""
    if count < 2:
        raise CannotTell(f"a list of {count} items has no second page")


def page(ctx: Context, operation: Operation, path: Mapping[str, object], **query: object) -> Exchange:
    """One page.

    Raises:
        CannotTell: the list cannot be read.
        Broken: it is not a page.
    """
    answer = ctx.call(operation, path, query=query)
    if answer.status >= 400:
        if answer.status == 400 and query:
            raise Broken(f"{query} was refused", answer)
        raise CannotTell(f"the list answered {answer.status} {answer.code or ''}".rstrip())
    shape(answer)
    return answer


def shape(answer: Exchange) -> Mapping[str, Json]:
    """Members of a page, all of them there and of the right kind."""
    body = answer.problem
    for member in ("page", "total_pages", "total_results"):
        value = body.get(member)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise Broken(f"{member} is {value!r}", answer)
    if not isinstance(body.get("items"), list):
        raise Broken("items is not a list", answer)
    return body


def total_of(answer: Exchange) -> int:
    """`total_results`."""
    return int(shape(answer)["total_results"])


def pages_of(total: int, results: int) -> int:
    """How many pages hold `total` items."""
    return -(-total // results)


def check_page(answer: Exchange, number: int, results: int) -> None:
    """Raise Broken unless a page's members agree with what was asked and with one another."""
    body = shape(answer)
    total, items = body["total_results"], body["items"]
    if body["page"] != number:
        raise Broken(f"page {number} says it is page {body['page']}", answer)
    wanted = pages_of(total, results)
    # An empty list may count as no page or as one empty page; the docs do not say.
    if body["total_pages"] != wanted and not (total == 0 and body["total_pages"] in (0, 1)):
        raise Broken(f"total_pages is {body['total_pages']}; {total} items in pages of {results} are {wanted}", answer)
    expected = max(0, min(results, total - (number - 1) * results))
    if len(items) != expected:
        raise Broken(f"page {number} of {total} items in pages of {results} holds {len(items)}, not {expected}", answer)


@law("LD-PAGE-001", "Without parameters a list gives page 1 with up to 10 items.", source=SOURCE, applies=is_paged)
def defaults(ctx: Context, operation: Operation) -> None:
    """The defaults are part of the contract: a caller who leaves them out counts on 10 items a page."""
    path = filled(ctx, operation, DEFAULT_RESULTS + 2)
    answer = page(ctx, operation, path)
    check_page(answer, 1, DEFAULT_RESULTS)
    stated = page(ctx, operation, path, page=1, results=DEFAULT_RESULTS)
    if identities(stated) != identities(answer):
        raise Broken("page=1&results=10 gives other items than no parameters", answer, stated)
    if total_of(answer) <= DEFAULT_RESULTS:
        raise CannotTell(f"{total_of(answer)} items are too few to show the size of a page")


@law(
    "LD-PAGE-002",
    "page starts at 1 and results lies between 1 and 100; anything else is 400.",
    source=SOURCE,
    applies=is_paged,
)
def bounds(ctx: Context, operation: Operation) -> None:
    """A bound that is clamped in silence gives a caller other pages than those asked for."""
    path = ctx.ids(operation)
    page(ctx, operation, path)
    for results in (1, MOST_RESULTS):
        check_page(page(ctx, operation, path, page=1, results=results), 1, results)

    def refused(query: tuple[str, object]) -> None:
        name, value = query
        answer = ctx.call(operation, path, query={name: value})
        if answer.status != 400:
            raise Broken(f"{name}={value} answered {answer.status} instead of 400", answer)

    for edge in (
        ("page", 0),
        ("results", 0),
        ("results", MOST_RESULTS + 1),
        ("page", -1),
        ("page", "one"),
        ("results", "all"),
    ):
        refused(edge)
    words = st.text(st.characters(min_codepoint=0x61, max_codepoint=0x7A), min_size=1, max_size=8).filter(
        lambda word: word != "null"  # nullable in the published documents: `null` may be taken for leaving it out
    )
    outside = st.one_of(
        st.tuples(st.just("page"), st.one_of(st.integers(-(2**31), 0), words)),
        st.tuples(
            st.just("results"),
            st.one_of(st.integers(-(2**31), 0), st.integers(MOST_RESULTS + 1, 2**31), words),
        ),
    )
    ctx.forall(outside, refused)


@law(
    "LD-PAGE-003",
    "page, total_pages and total_results agree with what was asked and with the items.",
    source=SOURCE,
    applies=is_paged,
)
def totals(ctx: Context, operation: Operation) -> None:
    """Callers show the totals and stop by them: one too few and the last items are never seen."""
    path = filled(ctx, operation)
    total = total_of(page(ctx, operation, path))

    def check(given: tuple[int, int]) -> None:
        number, results = given
        answer = page(ctx, operation, path, page=number, results=results)
        check_page(answer, number, results)
        if total_of(answer) != total:
            raise Broken(f"total_results was {total} and is {total_of(answer)} with other pages", answer)

    # Whatever is drawn: pages that the items do not fill, where a wrong rounding shows, the first and the last of them.
    for results in (total - 1, total + 1):
        if 1 <= results <= MOST_RESULTS:
            for number in sorted({1, max(1, pages_of(total, results))}):
                check((number, results))
    sizes = st.integers(1, min(MOST_RESULTS, total + 2))
    reachable = sizes.flatmap(lambda size: st.tuples(st.integers(1, max(1, pages_of(total, size))), st.just(size)))
    ctx.forall(reachable, check)


@law(
    "LD-PAGE-004",
    "A walk over all pages meets each item once, in the same order for every page size.",
    source=SOURCE,
    applies=is_paged,
)
def each_item_once(ctx: Context, operation: Operation) -> None:
    """An unstable order shows some items twice and others never, and no caller can notice."""
    path = filled(ctx, operation)
    items = ctx.everything(operation, path)
    whole = [identity(one) for one in items]
    enough(len(whole))
    # Entries of a log have no id, and two of them may say the same.
    known = [identity(one) for one in items if "id" in one]
    twice = {one for one, count in Counter(known).items() if count > 1}
    if twice:
        raise Broken(f"the list has {sorted(twice)[0]} more than once", page(ctx, operation, path, results=100))

    def check(results: int) -> None:
        walked: list[str] = []
        answers: list[Exchange] = []
        for number in range(1, pages_of(len(whole), results) + 1):
            answers.append(page(ctx, operation, path, page=number, results=results))
            walked.extend(identities(answers[-1]))
        if walked != whole:
            lost = sum((Counter(whole) - Counter(walked)).values())
            doubled = sum((Counter(walked) - Counter(whole)).values())
            what = f"{lost} lost, {doubled} doubled" if lost or doubled else "another order"
            raise Broken(f"pages of {results} do not add up to the whole list: {what}", *answers)

    # A long list is not walked one by one.
    least = min(1 + len(whole) // 20, MOST_RESULTS)
    ctx.forall(st.integers(least, min(max(len(whole) + 1, 2), MOST_RESULTS)), check)


@law(
    "LD-PAGE-005",
    "Links: first and last always, prev but on the first page, next but on the last; page size and filters are kept.",
    source=SOURCE,
    applies=is_paged,
)
def links(ctx: Context, operation: Operation) -> None:
    """Callers follow `next` without reading the body.

    A link that drops a filter walks into another list, one that never ends is never left, and one to another host would
    be sent the API key.
    """
    path = filled(ctx, operation)
    total = total_of(page(ctx, operation, path))
    enough(total)
    filters = usable_filters(ctx, operation, path)

    def check(given: tuple[int, int, dict[str, object]]) -> None:
        number, results, chosen = given
        answer = page(ctx, operation, path, page=number, results=results, **chosen)
        last = max(1, pages_of(total_of(answer), results))
        if number > last:
            check_past_the_end(answer)
            return
        found = parse_links(answer)
        wanted = {"first": 1, "last": last}
        if number > 1:
            wanted["prev"] = number - 1
        if number < last:
            wanted["next"] = number + 1
        for rel in ("first", "prev", "next", "last"):
            if (rel in found) != (rel in wanted):
                state = "missing" if rel in wanted else "there"
                raise Broken(f"page {number} of {last}: the {rel} link is {state}", answer)
        for rel, number_wanted in wanted.items():
            check_link(answer, rel, found[rel], {"page": number_wanted, "results": results, **chosen})

    sizes = st.integers(1, min(MOST_RESULTS, total + 1))
    chosen = st.fixed_dictionaries({}, optional={name: st.just(value) for name, value in filters.items()})
    places = sizes.flatmap(lambda size: st.tuples(st.integers(1, pages_of(total, size)), st.just(size), chosen))
    for number in sorted({1, total}):
        check((number, 1, {}))
    if filters:
        check((1, 1, filters))
    ctx.forall(places, check)


@law(
    "LD-PAGE-006",
    "The next links, followed from the first page, lead over every item once and end.",
    source=SOURCE,
    applies=is_paged,
)
def walk_by_links(ctx: Context, operation: Operation) -> None:
    """Clients do just this."""
    path = filled(ctx, operation)
    whole = [identity(one) for one in ctx.everything(operation, path)]
    enough(len(whole))
    answer = page(ctx, operation, path, results=min(max(1, len(whole) // 4), MOST_RESULTS))
    walked, seen = identities(answer), {answer.url}
    who = ctx.target.caller_for(operation)
    while (following := parse_links(answer).get("next")) is not None:
        address = urljoin(answer.url, following)
        if urlsplit(address)[:2] != urlsplit(answer.url)[:2]:
            raise Broken(f"the next link leads to another host: {following}", answer)
        if address in seen:
            raise Broken("the next links go in a circle", answer)
        seen.add(address)
        if who is None:
            raise CannotTell("only a session may read this list and the run has none")
        following_answer = ctx.target.send("GET", address, operation=operation, caller=who)
        if not following_answer.ok:
            raise Broken(f"a next link answered {following_answer.status}", answer, following_answer)
        answer = following_answer
        walked.extend(identities(answer))
        if len(walked) > len(whole) + MOST_RESULTS:
            break
    if walked != whole:
        raise Broken(f"the links lead over {len(walked)} items, the list has {len(whole)}", answer)


@law("LD-PAGE-007", "Past the last page there is nothing, and no next link.", source=SOURCE, applies=is_paged)
def past_the_end(ctx: Context, operation: Operation) -> None:
    """A `next` past the end makes a walk endless; items past the end have been seen before."""
    path = ctx.ids(operation)
    last = int(shape(page(ctx, operation, path))["total_pages"])

    def check(further: int) -> None:
        answer = ctx.call(operation, path, query={"page": max(1, last) + further, "results": DEFAULT_RESULTS})
        # The docs do not say whether this is an empty page or an error; either ends a walk.
        if answer.status not in (200, 400, 404):
            raise Broken(f"{further} past the last page answered {answer.status}", answer)
        check_past_the_end(answer)

    ctx.forall(st.one_of(st.just(1), st.integers(1, 10**6)), check)


def check_past_the_end(answer: Exchange) -> None:
    """Raise Broken when a page past the end has items or leads on."""
    if items_of(answer):
        raise Broken("a page past the end has items", answer)
    if "next" in parse_links(answer):
        raise Broken("a page past the end has a next link", answer)


def identity(item: Mapping[str, Json]) -> str:
    """What makes an item that item: its id, or all of it where it has none."""
    return str(item["id"]) if "id" in item else repr(sorted(item.items(), key=str))


def identities(answer: Exchange) -> list[str]:
    """Identities of a page's items."""
    return [identity(one) for one in items_of(answer)]


LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[\w!#$&+\-.^`|~]+\*?\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)\s*(?:,|$)')
REL = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))', re.IGNORECASE)


def parse_links(answer: Exchange) -> dict[str, str]:
    """Targets of the Link header (RFC 8288) by relation.

    Raises:
        Broken: one relation appears twice.
    """
    found: dict[str, str] = {}
    for target, parameters in LINK.findall(answer.headers.get("link", "")):
        match = REL.search(parameters)
        for rel in (match.group(1) or match.group(2) or "").lower().split() if match else ():
            if rel in found:
                raise Broken(f"there are two {rel} links", answer)
            found[rel] = target
    return found


def check_link(answer: Exchange, rel: str, target: str, wanted: Mapping[str, object]) -> None:
    """Raise Broken unless a link leads to the same list with the wanted query."""
    here, there = urlsplit(answer.url), urlsplit(urljoin(answer.url, target))
    if there[:2] != here[:2]:
        raise Broken(f"the {rel} link leads to another host: {target}", answer)
    if there.path != here.path:
        raise Broken(f"the {rel} link leads to another path: {target}", answer)
    query = parse_qsl(there.query, keep_blank_values=True)
    if len(query) != len(dict(query)):
        raise Broken(f"the {rel} link repeats a parameter: {target}", answer)
    asked = {name: str(value) for name, value in wanted.items()}
    if dict(query) != asked:
        different = sorted(name for name in {*asked, *dict(query)} if asked.get(name) != dict(query).get(name))
        raise Broken(f"the {rel} link has another {', '.join(different)}: {target}", answer)


def usable_filters(ctx: Context, operation: Operation, path: Mapping[str, object]) -> dict[str, object]:
    """One query filter with a value that finds something, where the list has such a filter."""
    items = items_of(page(ctx, operation, path))
    for parameter in operation.parameters_in("query"):
        if parameter.name in ("page", "results"):
            continue
        for item in items:
            value = item.get(parameter.name)
            if isinstance(value, str) and value:
                answer = ctx.call(operation, path, query={parameter.name: value})
                if items_of(answer):
                    return {parameter.name: value}
    return {}
