"""Laws of what is offered and what it costs: clouds' tiers, clusters and storages, and previews."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from laserdata_contract.context import Context, items_of
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.fit import amount
from laserdata_contract.laws.states import need
from laserdata_contract.shapes import elements, members
from laserdata_contract.verdict import Broken, CannotTell

KINDS = {"get_tiers": "tiers", "get_clusters": "clusters", "get_storages": "storages"}


@law(
    "LD-OFFER-001",
    "What tiers say of clusters and storages is what those say of tiers.",
    source="core document, TierInfo, ClusterInfo and StorageInfo",
    applies=lambda operation: operation.operation_id in KINDS,
)
def offers_agree(ctx: Context, operation: Operation) -> None:
    """A form that is filled in from one of them is refused by the other."""
    path = ctx.ids(operation)
    listed = {kind: items_of(ctx.call(need(ctx, one), path)) for one, kind in KINDS.items()}
    if not all(listed.values()):
        raise CannotTell("not all of them are listed")

    def named(kind: str, other: str) -> set[tuple[str, str]]:
        """Pairs that go together, by what one kind says of another."""
        return {(str(one.get("key")), str(each)) for one in listed[kind] for each in elements(one.get(other))}

    for kind, other in (("tiers", "clusters"), ("tiers", "storages"), ("clusters", "storages")):
        keys = {name: {str(one.get("key")) for one in listed[name]} for name in (kind, other)}
        pairs, turned = named(kind, other), {(second, first) for first, second in named(other, kind)}
        unknown = {second for _, second in pairs} - keys[other] | {first for first, _ in turned} - keys[kind]
        if unknown:
            raise Broken(f"{kind} and {other} name {', '.join(sorted(unknown))}, which is not listed")
        if pairs and turned and pairs != turned:
            first, second = sorted(pairs ^ turned)[0]
            raise Broken(f"whether {first} and {second} go together, {kind} and {other} say differently")


@law(
    "LD-OFFER-002",
    "A preview follows what it is asked for: more nodes, larger tiers and longer telemetry cost more.",
    source="core document, preview_deployment",
    applies=lambda operation: operation.operation_id == "preview_deployment",
)
def previews_follow(ctx: Context, operation: Operation) -> None:
    """Budgets are made of it."""
    path = ctx.ids(operation)
    plain: dict[str, Json] = {"cloud": "aws", "region": "us-west-1", "tier": "small", "nodes": 1}

    def cost(**more: Json) -> Decimal:
        answer = ctx.call(operation, path, body={**plain, **more})
        total = amount(answer.problem.get("monthly_total_usd")) if answer.ok else None
        if total is None:
            raise CannotTell(f"it answered {answer.status} {answer.code}".rstrip())
        return total

    base = cost()
    dearer: tuple[Mapping[str, Json], ...] = ({"nodes": 3}, {"tier": "large"}, {"telemetry_extra_days": 30})
    for more in dearer:
        if cost(**more) <= base:
            raise Broken(f"{dict(more)} costs {cost(**more)}, and less than that {base}")


@law(
    "LD-OFFER-003",
    "Whether there is a way to pay is told alike everywhere.",
    source="core document, TenantDetailsInfo and PaymentInfo",
    applies=lambda operation: operation.operation_id in ("get_tenant", "get_payment_info"),
)
def ways_to_pay_agree(ctx: Context, operation: Operation) -> None:
    """The console asks for a card where none is known, and for none where one is missing."""
    tenant: dict[str, object] = {"tenant_id": ctx.target.tenant_id}
    shown = ctx.call(need(ctx, "get_tenant"), tenant).problem.get("has_payment_method")
    method = ctx.call(need(ctx, "get_payment_info"), tenant)
    if not isinstance(shown, bool) or not (method.ok or method.status == 404):
        raise CannotTell("one of them does not tell")
    known = ("payment_method_id", "card_last4")
    told = {name: method.problem.get(name) if method.ok else None for name in known}
    if not ctx.target.exclusive and (not method.ok or method.problem.get("provider") != "stripe"):
        raise CannotTell("there are ways to pay that have no card")
    if shown is not any(one is not None for one in told.values()):
        raise Broken(f"has_payment_method is {shown}, and the way to pay shows {told}", method)


@law(
    "LD-OFFER-004",
    "A verdict is of the access that it was asked about, whatever was asked before.",
    source="supervisor document, ByocValidation",
    applies=lambda operation: operation.operation_id == "validate_byoc",
)
def verdicts_are_their_own(ctx: Context, operation: Operation) -> None:
    """People try, mend their roles, and try again."""
    body = members(ctx.body(operation))
    access = members(body.get("aws"))
    if not access:
        raise CannotTell("no access is known")
    account = "210987654321"
    good = {**body, "aws": {**access, "account_id": account, "identity_arn": f"arn:aws:iam::{account}:role/contract"}}
    good |= {"cloud": "aws", "region": "us-west-1", **ctx.site(operation.region)}
    wrong = {**good, "aws": {**members(good["aws"]), "identity_arn": "arn:aws:iam::210987654321:user/contract"}}
    answers = [ctx.call(operation, {}, body=one) for one in (good, wrong, good)]
    if not all(one.ok for one in answers):
        raise CannotTell("one of them is refused")
    verdicts = [(one.problem.get("valid"), bool(one.problem.get("error"))) for one in answers]
    if verdicts[0] != verdicts[2]:
        raise Broken(f"the same access is {verdicts[0]}, and after another one {verdicts[2]}", *answers)
    for answer, (valid, error) in zip(answers, verdicts, strict=True):
        if valid is error:
            raise Broken(f"valid is {valid}, and an error is {'told' if error else 'not told'}", answer)


@law(
    "LD-OFFER-005",
    "Each cloud has regions of its own.",
    source="core document, get_regions",
    applies=lambda operation: operation.operation_id == "get_regions",
)
def regions_are_of_one_cloud(ctx: Context, operation: Operation) -> None:
    """A region of another cloud is found out when the deployment is refused."""
    tenant: dict[str, object] = {"tenant_id": ctx.target.tenant_id}
    clouds = [str(one.get("key")) for one in items_of(ctx.call(need(ctx, "get_clouds"), tenant))]
    found: dict[str, str] = {}
    for cloud in clouds:
        answer = ctx.granted(ctx.call(operation, {**tenant, "cloud": cloud}))
        for one in items_of(answer):
            other = found.setdefault(str(one.get("key")), cloud)
            if other != cloud:
                raise Broken(f"{one.get('key')} is a region of {other} and of {cloud}", answer)
    if len(clouds) < 2 or not found:
        raise CannotTell("there are not several clouds")
