"""Laws of the filters of lists: what they leave out, and what not."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

from laserdata_contract.context import Context, items_of
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.audit import lived
from laserdata_contract.laws.pages import MOST_RESULTS, filled, identity, is_paged, page, pages_of, total_of
from laserdata_contract.samples import NOWHERE, parse_time, write_time
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

FEW = 2
"""Items of the first pages that are looked at: a filter may be lost on the way to the second one."""
MOST_PAGES = 20
"""Pages of a filtered list that are looked at: what the server counts is not trusted."""
LONG = 3
"""Pages from which on only the newest items of a list are looked at, where it can be asked for them."""
BESIDE = timedelta(seconds=1)
"""How far from an item's time a range begins or ends: whether it has its own bounds in it is not told everywhere."""
BOTH = 3
"""Pairs of filters that are tried at once."""
WILD = ("%", "_", "*", ".*")
"""Texts that are a pattern to what does not keep them apart from its own."""
NO_TEXT = "nowhere"
PARTS = frozenset({"name", "message"})
"""Members in which a text is looked for; whether the name has to be equal or to hold it is left open."""

Item = Mapping[str, Json]


@dataclass(frozen=True)
class Filter:
    """A query parameter of a list that says which items are shown, and the member of an item that it is about."""

    parameter: str
    member: str
    asked_by: Callable[[Json], Sequence[str]]
    """Texts to ask for, from the member of an item that each of them shows or leaves out."""
    shows: Callable[[str, Json], bool | None]
    """Whether an item with such a member is shown when a text is asked for; None where that is not told."""
    several: bool = False
    """Whether it takes several texts with commas between them."""
    values: Sequence[Json] = ()
    """Values that a member may have, of which some may be nowhere in the list."""


def filters_of(operation: Operation) -> list[Filter]:
    """The query parameters of a list of which it is known what they mean, by its items' schema."""
    item = operation.item_members
    moments = [name for name, schema in item.items() if members(schema).get("format") == "date-time"]
    found = list[Filter]()
    for one in operation.parameters_in("query"):
        name, values = one.name, values_of(one.schema)
        if name in ("from", "to") and len(moments) == 1:
            found.append(Filter(name, moments[0], _beside, _SINCE if name == "from" else _UNTIL))
        elif name == "types" and "type" in item:
            found.append(Filter(name, "type", _text, lambda asked, value: value in asked.split(","), several=True))
        elif name in PARTS and name in item:
            found.append(Filter(name, name, _text, lambda asked, value: asked.lower() in str(value).lower()))
        elif name in item:
            found.append(Filter(name, name, _text, lambda asked, value: asked in _text(value), values=values))
        elif f"{name}s" in item and item[f"{name}s"].get("type") == "array":
            found.append(Filter(name, f"{name}s", _each, lambda asked, value: asked in map(str, elements(value))))
        elif f"{name}_id" in item:
            found.append(Filter(name, f"{name}_id", _text, lambda asked, value: asked in _text(value), values=values))
    return found


def values_of(schema: Mapping[str, Json]) -> Sequence[Json]:
    """Values that a schema allows: all of them where it lists them, else one that is hardly ever there."""
    kind = schema.get("type")
    return elements(schema.get("enum")) or ([False, True] if kind == "boolean" else [NOWHERE, NO_TEXT])


def _text(value: Json) -> list[str]:
    """A member as it is asked for: itself, or the id of what it shows."""
    value = members(value).get("id", value) if isinstance(value, dict) else value
    if isinstance(value, bool):
        return [json.dumps(value)]
    return [str(value)] if isinstance(value, str | int) and value != "" else []


def _each(value: Json) -> list[str]:
    """The elements of a member, each of which finds it."""
    return [str(one) for one in elements(value) if isinstance(one, str | int)]


def _beside(value: Json) -> list[str]:
    moment = parse_time(value)
    return [] if moment is None else [write_time(moment - BESIDE), write_time(moment + BESIDE)]


def _range(inside: Callable[[datetime, datetime], bool]) -> Callable[[str, Json], bool | None]:
    def shows(asked: str, value: Json) -> bool | None:
        bound, moment = parse_time(asked), parse_time(value)
        # What has no time may be shown or not; what is at the bound too.
        return None if bound is None or moment is None or moment == bound else inside(moment, bound)

    return shows


_SINCE, _UNTIL = _range(lambda moment, bound: moment > bound), _range(lambda moment, bound: moment < bound)


@law(
    "LD-PAGE-008",
    "A filter shows what fits it and nothing else, and counts what it shows.",
    source="the documents, query parameters of the lists",
    applies=lambda operation: is_paged(operation) and operation.takes_key and bool(filters_of(operation)),
)
def filter_is_kept(ctx: Context, operation: Operation) -> None:
    """Whoever asks for one division's events, or one region's accounts, acts on all that is shown.

    Each filter is asked for what the items of the list have. Whether a name has to be equal or to hold the text is left
    open, and so is whether a range has its bounds in it.
    """
    hold_filters(ctx, operation)
    if any(one.member == "node_id" for one in filters_of(operation)):
        with contextlib.suppress(CannotTell), ctx.among(ctx.cluster(operation.region), operation.region):
            hold_filters(ctx, operation)


def hold_filters(ctx: Context, operation: Operation) -> None:
    """Raise Broken unless each filter of a list shows what fits it; CannotTell where there is nothing to ask for."""
    path = filled(ctx, operation)
    if operation.operation_id == "get_tenant_audit" and ctx.target.may_change:
        with contextlib.suppress(CannotTell):
            lived(ctx)
    filters = filters_of(operation)
    within = newest(ctx, operation, path, filters)
    everything = [item for answer in walk(ctx, operation, path, within) for item in items_of(answer)]
    asked = [
        (one, text)
        for one in filters
        for text in dict.fromkeys(text for item in everything for text in one.asked_by(item.get(one.member)))
    ]
    if not asked:
        raise CannotTell("the list is empty" if not everything else "no item has what could be asked for")
    rare = [(one, text) for one in filters for value in one.values for text in _text(value) if (one, text) not in asked]
    several = [(one, ",".join([text for other, text in asked if other is one][:3])) for one in filters if one.several]

    def check(given: tuple[Filter, str]) -> None:
        look(ctx, operation, path, within, everything, *given)

    # Each of them, before those that are drawn.
    for one in (*{one.parameter: (one, text) for one, text in reversed(asked)}.values(), *several):
        with ctx.scope():
            check(one)
    for parameter, text in {one.parameter: text for one, text in rare}.items():
        # What no item has may be refused; if it is not, nothing is shown.
        if ctx.call(operation, path, query={**within, parameter: text}).ok:
            check(next((one, text) for one in filters if one.parameter == parameter))
    ctx.forall(st.sampled_from(asked), check)
    patterns(ctx, operation, path, within, [one for one in filters if one.member in PARTS])
    both(ctx, operation, path, within, [one for one in asked if one[0].parameter not in ("from", "to")])


def patterns(
    ctx: Context,
    operation: Operation,
    path: Mapping[str, object],
    within: Mapping[str, object],
    filters: Sequence[Filter],
) -> None:
    """Raise Broken where a text is looked for as a pattern."""
    for one in filters:
        for sign in WILD:
            answer = ctx.call(operation, path, query={**within, one.parameter: sign})
            wrong = [item for item in items_of(answer) if sign not in str(item.get(one.member))]
            if wrong:
                raise Broken(f"{one.parameter}={sign} shows {wrong[0].get(one.member)!r}", answer)


def both(
    ctx: Context,
    operation: Operation,
    path: Mapping[str, object],
    within: Mapping[str, object],
    asked: Sequence[tuple[Filter, str]],
) -> None:
    """Raise Broken where two filters at once show what one of them leaves out."""
    pairs = [(one, other) for one in asked[:3] for other in asked[-3:] if one[0].parameter != other[0].parameter]
    for pair in pairs[:BOTH]:
        query = {one.parameter: text for one, text in pair}
        answer = ctx.call(operation, path, query={**within, **query})
        for item in items_of(answer):
            for one, text in pair:
                if one.shows(text, item.get(one.member)) is False:
                    raise Broken(f"{query} shows {item.get(one.member)!r}", answer)


def walk(ctx: Context, operation: Operation, path: Mapping[str, object], query: Mapping[str, object]) -> list[Exchange]:
    """The pages of a list, as large as they may be; of a very long one the first of them."""
    pages = [page(ctx, operation, path, **query, results=MOST_RESULTS)]
    for number in range(2, min(pages_of(total_of(pages[0]), MOST_RESULTS), MOST_PAGES) + 1):
        pages.append(page(ctx, operation, path, **query, results=MOST_RESULTS, page=number))
    return pages


def newest(
    ctx: Context, operation: Operation, path: Mapping[str, object], filters: Sequence[Filter]
) -> dict[str, object]:
    """What to ask a list for besides: nothing, or, where it is long and has times, what came last."""
    since = next((one for one in filters if one.parameter == "from"), None)
    ends = [page(ctx, operation, path, results=MOST_RESULTS)]
    last = pages_of(total_of(ends[0]), MOST_RESULTS)
    if since is None or last < LONG:
        return {}
    ends.append(page(ctx, operation, path, results=MOST_RESULTS, page=last))
    times = [[parse_time(item.get(since.member)) for item in items_of(answer)] for answer in ends]
    known = [[one for one in some if one is not None] for some in times]
    return {"from": write_time(min(max(known, key=max)))} if all(known) else {}


def look(
    ctx: Context,
    operation: Operation,
    path: Mapping[str, object],
    within: Mapping[str, object],
    everything: Sequence[Item],
    one: Filter,
    text: str,
) -> None:
    """Raise Broken unless what is shown is what fits."""
    what, query = f"{one.parameter}={text}", {**within, one.parameter: text}
    pages = [page(ctx, operation, path, **query, results=FEW)]
    if total_of(pages[0]) > FEW:
        pages.append(page(ctx, operation, path, **query, results=FEW, page=2))
    whole = walk(ctx, operation, path, query)
    for answer in [*pages, *whole]:
        for item in items_of(answer):
            if one.shows(text, item.get(one.member)) is False:
                raise Broken(f"{what} shows {item.get(one.member)!r}", answer)
    shown = [item for answer in whole for item in items_of(answer)]
    missing = {identity(item) for item in everything if must_show(one, text, item)} - {identity(item) for item in shown}
    # Of a list that others change too, what is still there.
    for answer in walk(ctx, operation, path, within) if missing else ():
        for item in items_of(answer):
            if identity(item) in missing and must_show(one, text, item):
                raise Broken(f"{what} does not show an item whose {one.member} is {item.get(one.member)!r}", *whole[:1])
    totals = {total_of(answer) for answer in [*pages, *whole]}
    if len(whole) < MOST_PAGES and len(totals) == 1 and len(shown) not in totals:
        raise Broken(f"{what} counts {max(totals)} items and shows {len(shown)}", *pages[:1], *whole[:1])


def must_show(one: Filter, text: str, item: Item) -> bool:
    """Whether an item is shown when a text is asked for, whatever is left open; a part of a text need not find it."""
    value = item.get(one.member)
    return one.shows(text, value) is True and (one.member not in PARTS or value == text)
