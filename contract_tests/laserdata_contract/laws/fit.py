"""Laws of the members of one thing: those that depend on one another fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from ipaddress import ip_address, ip_network

from laserdata_contract.documents import Json
from laserdata_contract.law import answer_law
from laserdata_contract.laws.answers import has_json
from laserdata_contract.samples import parse_time, server_time
from laserdata_contract.shapes import CONTAINERS, elements, members
from laserdata_contract.target import Exchange

REFERENCE = "LaserData docs, API reference"
ROUNDED = timedelta(seconds=1)
"""How far times may be apart that are told in whole seconds and in parts of them."""
ORDERED = (("created_at", "updated_at"), ("created_at", "expires_at"), ("started_at", "completed_at"))


def times_in(value: Json) -> Iterator[tuple[str, str, datetime, datetime]]:
    """Pairs of times that follow one another, anywhere in a value."""
    for one in elements(value):
        yield from times_in(one)
    for one in members(value).values():
        if isinstance(one, CONTAINERS):
            yield from times_in(one)
    for first, last in ORDERED:
        began, ended = parse_time(members(value).get(first)), parse_time(members(value).get(last))
        if began is not None and ended is not None:
            yield first, last, began, ended


def tells_times(exchange: Exchange) -> bool:
    """Whether there may be two times to compare; seen without reading it, for this is asked of every answer."""
    return has_json(exchange) and any(last.encode() in exchange.body for _, last in ORDERED)


@answer_law(
    "LD-TIME-003",
    "Nothing is changed, finished or over before it has begun.",
    source=REFERENCE,
    concerns=tells_times,
    expected=lambda operation: "updated_at" in str(operation.success_schema),
)
def times_are_in_order(exchange: Exchange) -> str | None:
    """Who sorts by them, or waits for them, counts on it."""
    try:
        value = exchange.json()
    except ValueError:
        return None  # that it is no JSON is another law's
    for first, last, began, ended in times_in(value):
        if ended < began - ROUNDED:
            return f"{last} {ended.isoformat()} is before {first} {began.isoformat()}"
    return None


# -- members that depend on others ------------------------------------------------------------------------------------

AREAS = {
    "us": ("us-",),
    "eu": ("eu-", "europe-"),
    "ap": ("ap-", "asia-", "australia-"),
    "ca": ("ca-", "northamerica-northeast"),
    "sa": ("sa-", "southamerica-"),
}
"""How names of clouds' own regions begin, by the area they lie in."""
OVER, UNDER_WAY = ("completed",), ("pending", "processing", "in_progress")
SMALLEST = 4096
"""Bytes that every copy of a volume has."""
CENT = Decimal("0.01")
OWN_RANGES = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
MARKS = (
    b'"volume_ids"',
    b'"public_ip"',
    b'"valid"',
    b'"total_cost"',
    b'"breakdown"',
    b'"area"',
    b'"completed_at"',
    b'"message_type"',
    b'"expires_at"',
)


def objects(value: Json) -> Iterator[Mapping[str, Json]]:
    """Every object in a value, however deep."""
    if isinstance(value, dict):
        yield members(value)
    for one in [*members(value).values(), *elements(value)]:
        if isinstance(one, CONTAINERS):
            yield from objects(one)


def has_marks(exchange: Exchange) -> bool:
    """Whether there may be something to compare; seen without reading it, for this is asked of every answer."""
    return has_json(exchange) and any(one in exchange.body for one in MARKS)


@answer_law(
    "LD-RES-003",
    "Members that depend on one another fit: what is free costs nothing, what is completed has an end.",
    source=REFERENCE,
    concerns=has_marks,
    expected=lambda operation: "completed_at" in operation.item_members or "breakdown" in operation.success_members,
)
def members_fit(exchange: Exchange) -> str | None:
    """A cost is the sum of its parts, and none in the free tier.

    An area is that of its region, what is finished has an end and what is not has none, what is told of a deployment
    names it, and a link is still good when it is given.
    """
    try:
        value = exchange.json()
    except ValueError:
        return None  # that it is no JSON is another law's
    now = server_time(exchange.headers)
    found = (unfit(one, now) for one in objects(value))
    return next((one for one in found if one is not None), None)


def unfit(thing: Mapping[str, Json], now: datetime) -> str | None:
    """What does not fit in an object, or None."""
    parts = list(members(thing.get("breakdown")).values())
    total = thing.get("monthly_total_usd")
    if parts and total is not None:
        amounts = [amount(one) for one in (total, *parts)]
        if thing.get("tier") == "free" and any(amounts):
            return f"the tier is free, and it costs {total}"
        if less_than_its_parts(amounts[0], amounts[1:]):
            return f"the total is {total}, and its parts are {', '.join(map(str, parts))}"
    area, region = thing.get("area"), thing.get("region")
    if area in AREAS and isinstance(region, str) and not region.startswith(AREAS[str(area)]):
        known = next((one for one, names in AREAS.items() if region.startswith(names)), area)
        if known != area:
            return f"the region is {region}, and the area {area}"
    if "completed_at" in thing:
        status, end = thing.get("status"), thing["completed_at"]
        if (status in OVER and end is None) or (status in UNDER_WAY and end is not None):
            return f"the status is {status}, and completed_at is {end!r}"
    if thing.get("valid") is True and thing.get("error"):
        return f"it is valid, and its error is {thing['error']!r}"
    if is_private(str(thing.get("public_ip"))):
        return f"public_ip is {thing['public_ip']}"
    costs = [amount(value) for name, value in thing.items() if name.endswith("_cost") and name != "total_cost"]
    if costs and less_than_its_parts(amount(thing.get("total_cost")), costs):
        return f"total_cost is {thing['total_cost']}, and its parts are {', '.join(map(str, costs))}"
    size = thing.get("size_bytes")
    if isinstance(size, int) and 0 < size < SMALLEST and "volume_ids" in thing:
        return f"the copy of a volume has {size} bytes"
    told = thing.get("message_type")
    if str(told).startswith("deployment_") and "deployment_id" in thing and thing["deployment_id"] is None:
        return f"{told} names no deployment"
    end = parse_time(thing.get("expires_at"))
    if "url" in thing and end is not None and end <= now:
        return f"a link that ends {end.isoformat()} was given at {now.isoformat()}"
    return None


def less_than_its_parts(total: Decimal | None, parts: Sequence[Decimal | None]) -> bool:
    """Whether a sum is less than its parts, a cent for the rounding of each aside; it may hold more than is told."""
    known = [one for one in parts if one is not None]
    return total is not None and sum(known) > total + CENT * len(known)


def is_private(address: str) -> bool:
    """Whether an address is of a range that networks have for themselves (RFC 1918, RFC 4193)."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in ip_network(one) for one in OWN_RANGES if ip_network(one).version == found.version)


def amount(value: Json) -> Decimal | None:
    """A decimal text as a number."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
