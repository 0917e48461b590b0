"""Laws of regions: each supervisor has its own deployments and no others, and all of them speak alike."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence

from laserdata_contract.context import Context
from laserdata_contract.documents import Json, Operation, cloud_of
from laserdata_contract.law import law
from laserdata_contract.laws.permissions import as_nothing, is_deployed
from laserdata_contract.samples import NOWHERE
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "LaserData docs, API reference, supervisor"
DEPLOYMENTS = frozenset({"get_deployment", "get_deployments", "get_tenant_structure"})
"""Operations of core that tell the supervisor of a deployment."""
PROMISED = re.compile(r"ld-.+|link|retry-after|idempotent-replayed|content-type")
"""Headers that are the API's own; others come and go with what stands before it."""
CLOUDS = ("aws", "gcp")
NAME = re.compile("[a-z][a-z0-9_]*")
"""Names of members; other keys are data."""


def compared(ctx: Context, operation: Operation) -> list[str]:
    """The regions that an operation is held against where it is tested.

    Regions in which it is tested whole stand in a ring, so that each is held against one; the first looks at those in
    which it is not tested.

    Raises:
        CannotTell: there is no other region that has the operation.
    """
    rest = [one for one in ctx.target.regions if operation.cloud in ("", cloud_of(one))]
    tested = [one.region for one in ctx.documents if operation.label in one.by_label]
    left = [one for one in rest if one not in tested]
    at = tested.index(operation.region)
    following = [tested[(at + 1) % len(tested)]] if len(tested) > 1 else []
    found = following + (left if at == 0 else [])
    if not found:
        raise CannotTell("no other region is known that has it (--url supervisor.<region>=...)")
    return found


def counterpart(operation: Operation, region: str) -> Operation:
    """The same operation in another region.

    Raises:
        CannotTell: that region's document does not have it.
    """
    there = operation.at(region)
    if there is None:
        raise CannotTell(f"the document of {region} does not have it")
    return there


@law(
    "LD-REG-001",
    "A supervisor does not answer for a deployment of another region: 404, as for one that does not exist.",
    source=SOURCE,
    applies=lambda operation: operation.takes_key and is_deployed(operation),
)
def each_its_own(ctx: Context, operation: Operation) -> None:
    """Whoever asks the wrong host has to learn it at once.

    A supervisor that answers for others changes what it does not run, or tells what is out of date. Each region is
    asked for a deployment of this one, and this one for a deployment of another.
    """
    regions, path, body = compared(ctx, operation), ctx.any_ids(operation), ctx.any_body(operation)
    here = {**path, "deployment_id": ctx.deployment(operation.region)["deployment_id"]}
    nowhere = {**path, "deployment_id": NOWHERE}
    nothing = ctx.call(operation, nowhere, body=body)
    for region in regions:
        answer = ctx.call(counterpart(operation, region), here, body=body)
        as_nothing(answer, nothing, (here, nowhere), f"a deployment of {operation.region}, asked of {region},")
    with contextlib.suppress(CannotTell):
        there = {**path, "deployment_id": ctx.deployment(regions[0])["deployment_id"]}
        answer = ctx.call(operation, there, body=body)
        as_nothing(answer, nothing, (there, nowhere), f"a deployment of {regions[0]}, asked of {operation.region},")


@law(
    "LD-REG-002",
    "The same call on the same kind of thing is answered alike in every region: status, members and headers.",
    source=SOURCE,
    applies=lambda operation: operation.document.service == "supervisor" and operation.takes_key,
)
def regions_agree(ctx: Context, operation: Operation) -> None:
    """A client is written against one region and used with all of them.

    What names nothing and what is not JSON is asked of each, and what is there is read from each. Members of an item
    count as there when one of the items has them.
    """
    for region in compared(ctx, operation):
        other = counterpart(operation, region)
        for ours, theirs, alike in both(ctx, operation, other):
            if ours.status != theirs.status or ours.code != theirs.code:
                told = f"{operation.region} {ours.status} {ours.code}".rstrip()
                lost = [f"{told}, {region} {theirs.status} {theirs.code}".rstrip()]
            else:
                lost = [
                    *differences(headers(ours), headers(theirs), operation.region, region, "the header "),
                    *differences(decoded(ours), decoded(theirs), operation.region, region),
                ]
            if lost and alike:
                raise Broken(lost[0], ours, theirs)
            ctx.told += lost[:1]


def both(ctx: Context, operation: Operation, other: Operation) -> Iterator[tuple[Exchange, Exchange, bool]]:
    """The same calls in two regions, and whether what they are about is alike.

    Somebody's own things may be in different states; nothing is like nothing, and what runs at the emulator is alike.
    """
    nothing = ctx.no_ids(operation)
    if nothing or operation.body_schema is not None:
        content = b'{"name":' if operation.body_schema is not None else None
        with contextlib.suppress(CannotTell):
            yield ctx.call(operation, nothing, content=content), ctx.call(other, nothing, content=content), True
    if operation.method != "GET":
        return
    try:
        here, there = ctx.ids(operation), ctx.ids(other)
    except CannotTell as reason:
        ctx.told.append(f"nothing is read: {reason}")
        return
    yield ctx.call(operation, here), ctx.call(other, there), ctx.target.unbound


def headers(answer: Exchange) -> dict[str, Json]:
    """Headers of the API's own."""
    return {name.replace("-", "_"): "" for name in answer.headers if PROMISED.fullmatch(name)}


def decoded(answer: Exchange) -> Json:
    """The body, or None where it is not JSON."""
    try:
        return answer.json()
    except ValueError:
        return None


def differences(ours: Json, theirs: Json, here: str, there: str, where: str = "") -> Iterator[str]:
    """Members that one of two values has and the other has not, in a sentence each."""
    mine, yours = members(ours), members(theirs)
    for name in sorted({*mine, *yours}):
        # What only one of two clouds has is told below its name.
        if not NAME.fullmatch(name) or (name in CLOUDS and cloud_of(here) != cloud_of(there)):
            continue
        if name in mine and name in yours:
            yield from differences(mine[name], yours[name], here, there, f"{where}{name}/")
        else:
            has, lacks = (here, there) if name in mine else (there, here)
            yield f"{where}{name} is missing in {lacks}, and there in {has}"
    first, second = elements(ours), elements(theirs)
    if first and second:
        yield from differences(united(first), united(second), here, there, where)


def united(items: Sequence[Json]) -> dict[str, Json]:
    """One object with every member that some item has."""
    return {name: value for item in items for name, value in members(item).items()}


@law(
    "LD-REG-003",
    "The supervisor_url of a deployment is the one of its region.",
    source="core document, DeploymentInfo and DeploymentStructure",
    applies=lambda operation: operation.operation_id in DEPLOYMENTS,
)
def url_is_the_region_s(ctx: Context, operation: Operation) -> None:
    """It is the way from core to the supervisor; a wrong one sends every later call, and the key, to the wrong host."""
    regions = ctx.target.regions
    if not regions:
        raise CannotTell("no supervisor is known (--url supervisor.<region>=...)")
    by_url = {ctx.target.urls[f"supervisor.{region}"]: region for region in regions}
    told: dict[str, str] = {}
    unknown = ""
    for region in regions:
        try:
            place = ctx.deployment(region)
        except CannotTell:
            continue
        answer = ctx.granted(ctx.call(operation, place, query={"results": 100} if operation.paged else None))
        item = deployment_in(decoded(answer), place["deployment_id"])
        if item is None:
            continue
        url = item.get("supervisor_url")
        if url is None and not ctx.target.unbound:  # it is being made; at the emulator that takes no time
            continue
        if not isinstance(url, str) or not url.startswith(("http://", "https://")):
            raise Broken(f"the supervisor_url of a deployment in {region} is {url!r}", answer)
        mine = url.rstrip("/")
        if by_url.get(mine, region) != region:
            raise Broken(f"the supervisor_url of a deployment in {region} is that of {by_url[mine]}", answer)
        if told.setdefault(mine, region) != region:
            raise Broken(f"deployments in {told[mine]} and {region} have the same supervisor_url", answer)
        unknown = unknown or ("" if mine in by_url else mine)
    if not told:
        raise CannotTell("it shows no deployment of a region that is known")
    if unknown:
        raise CannotTell(f"it names {unknown}, which is none of the URLs that the run was given")


def deployment_in(value: Json, wanted: object) -> Mapping[str, Json] | None:
    """The object with an id and a `supervisor_url` in an answer, however deep."""
    if members(value).get("id") == wanted and "supervisor_url" in members(value):
        return members(value)
    inner = [*members(value).values(), *elements(value)]
    return next((found for one in inner if (found := deployment_in(one, wanted)) is not None), None)


@law(
    "LD-REG-004",
    "A setup for one's own cloud leads to the supervisor of the region that was asked for.",
    source="core document, ByocSetup",
    applies=lambda operation: operation.operation_id == "generate_byoc_setup",
)
def setup_leads_to_its_region(ctx: Context, operation: Operation) -> None:
    """What is set up by it trusts that supervisor, and no other one."""
    path, told = ctx.ids(operation), dict[str, str]()
    for region in ctx.target.regions:
        place = {"cloud": "aws", "region": "us-west-1", **ctx.site(region)}
        answer = ctx.granted(ctx.call(operation, path, body=place))
        for name in ("supervisor", "supervisor_url"):
            value = answer.problem.get(name)
            if not isinstance(value, str):
                continue
            other = next((one for one in ctx.target.regions if ctx.target.urls[f"supervisor.{one}"] == value), region)
            if other != region or told.setdefault(f"{name} {value}", region) != region:
                where = told.get(f"{name} {value}", other)
                raise Broken(f"for {region} it leads to the supervisor of {where}", answer)
    if not told:
        raise CannotTell("no supervisor is known, or none is named")
