"""Laws of refusals: what a document says is refused, because of the state of things or of what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from laserdata_contract.context import Context
from laserdata_contract.controls import now
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.permissions import other_division
from laserdata_contract.laws.protected import own_tenant
from laserdata_contract.samples import ALTERNATIVES, NOWHERE, write_time
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Caller, Exchange
from laserdata_contract.verdict import Broken, CannotTell

TOLD = "the documents, 400 and 409 of each operation"


@dataclass(frozen=True)
class Request:
    """A call that is refused."""

    path: Mapping[str, object]
    body: Json = None
    caller: Caller | None = None


@dataclass(frozen=True)
class Refusal:
    """Something that a document says is refused."""

    operation_id: str
    what: str
    prepare: Callable[[Context, Operation], Request]
    """Bring things into the state in which it is refused, and say how to ask. Raises CannotTell."""
    statuses: tuple[int, ...] = (400,)


def need(ctx: Context, operation_id: str, beside: Operation | None = None) -> Operation:
    """An operation that a preparation cannot do without, if it may be of the same document as another one.

    Raises:
        CannotTell: the target has not got it.
    """
    found = ctx.find(operation_id, beside)
    if found is None:
        raise CannotTell(f"the target has no {operation_id}")
    return found


def holding(inner: str) -> Callable[[Context, Operation], Request]:
    """A new thing with another one in it, made by an operation."""

    def prepare(ctx: Context, operation: Operation) -> Request:
        path = ctx.ids(operation, fresh=True)
        creation = need(ctx, inner)
        body = members(ctx.body(creation))
        if "environment_id" in path and "environment_id" in creation.body_members:
            body = {**body, "environment_id": path["environment_id"]}
        ctx.make(creation, path, body)
        return Request(path)

    return prepare


def like_this(**changes: Json) -> Callable[[Context, Operation], Request]:
    """A good body with some members changed."""

    def prepare(ctx: Context, operation: Operation) -> Request:
        return Request(ctx.place(operation), {**members(ctx.body(operation)), **changes})

    return prepare


def on_oneself(**body: Json) -> Callable[[Context, Operation], Request]:
    """The caller's own membership, who owns the tenant too where the run made it."""

    def prepare(ctx: Context, operation: Operation) -> Request:
        own = ctx.own_key().get("user_id")
        if own is None or not ctx.target.unbound:
            raise CannotTell("it is not tried where the caller may lose something by it")
        path = {"tenant_id": ctx.target.tenant_id}
        if operation.path.endswith("{member_id}"):
            return Request({**path, "member_id": own}, body or None)
        return Request(ctx.ids(operation, fresh=True) if "role" in operation.path else path, {"members": [own]})

    return prepare


def switched_off(ctx: Context, operation: Operation) -> Request:
    """A channel that is disabled."""
    path = ctx.place(operation)
    channel = operation.path.rpartition("/")[0]
    change = ctx.there(operation.document.by_label.get(f"PUT {channel}"))
    if change is None or not ctx.call(change, path, body={"enabled": False}).ok:
        raise CannotTell("the channel cannot be disabled")
    return Request(path)


def the_primary(ctx: Context, operation: Operation) -> Request:
    """The config that is in force."""
    primary = need(ctx, "get_primary_config", operation)
    path = ctx.ids(primary)
    found = ctx.call(primary, path).problem.get("id")
    if found is None:
        raise CannotTell("nothing tells which config is primary")
    return Request({**path, "config_id": found})


def once_more(**changes: Json) -> Callable[[Context, Operation], Request]:
    """The same again, with a name of its own."""

    def prepare(ctx: Context, operation: Operation) -> Request:
        path, body = ctx.place(operation), members(ctx.body(operation))
        made = ctx.make(operation, path, body)
        again = {**members(made.body), **changes}
        return Request(path, {**again, "name": ctx.unique()} if "name" in again else again)

    return prepare


def inside_the_range(ctx: Context, operation: Operation) -> Request:
    """A network that lies in one that is peered already."""
    request = once_more()(ctx, operation)
    body = members(request.body)
    return Request(request.path, {**body, "peer_vpc_cidr": str(body.get("peer_vpc_cidr")).replace("/24", "/28")})


def yesterday(ctx: Context, operation: Operation) -> Request:
    """A rule that is over."""
    return like_this(valid_to=write_time(now(ctx) - timedelta(days=1)))(ctx, operation)


def in_use(ctx: Context, operation: Operation) -> Request:
    """An account in which a deployment is."""
    creation, deploy = need(ctx, "create_cloud_account"), need(ctx, "deploy_to_your_own_cloud")
    body = members(ctx.body(deploy))
    account = members(body.get("aws")).get("account_id")
    made = ctx.make(creation, ctx.ids(creation), {**members(ctx.body(creation)), "account_id": account})
    ctx.make(deploy, ctx.ids(deploy), body)
    return Request({**made.path, "cloud_account_id": made.id})


def invited(ctx: Context, operation: Operation) -> Request:
    """Somebody who is invited already."""
    path, body = ctx.ids(operation), ctx.body(operation)
    ctx.make(operation, path, body)
    return Request(path, body)


def a_member(ctx: Context, operation: Operation) -> Request:
    """Somebody who is a member already."""
    everybody = need(ctx, "get_members")
    found = [one.get("email") for one in ctx.listed(everybody, ctx.ids(everybody))]
    if not found:
        raise CannotTell("nobody's address is known")
    return Request(ctx.ids(operation), {"email": found[-1]})


def an_owner(ctx: Context, operation: Operation) -> Request:
    """Somebody who owns the tenant."""
    removal = next(one for one in operation.document.operations if one.operation_id == "delete_tenant")
    thing = own_tenant(ctx, removal)
    return Request(thing.path, None, thing.caller)


def smaller(ctx: Context, operation: Operation) -> Request:
    """Less storage than there is."""
    reading = need(ctx, "get_deployment")
    path = ctx.place(operation)
    shown = ctx.call(reading, path).problem
    if not isinstance(shown.get("storage_size"), int):
        raise CannotTell("nothing tells how much storage there is")
    size = max(1, shown["storage_size"] // 2)
    return Request(path, {"storage": {"type": shown.get("storage_type"), "size": size}})


def half_named(ctx: Context, operation: Operation) -> Request:
    """A good name with permissions that there are not."""
    return like_this(name=ctx.unique(), permissions={"tenant": ["contract:nothing"]})(ctx, operation)


def half_good(ctx: Context, operation: Operation) -> Request:
    """One member who is there, and one who is not."""
    someone = elements(members(ctx.body(operation)).get("members"))
    return Request(ctx.ids(operation, fresh="role_id" in operation.path), {"members": [*someone, NOWHERE]})


def a_wrong_set(ctx: Context, operation: Operation) -> Request:
    """A set of which one is good and one is not, in place of one that is there."""
    path = ctx.place(operation)
    creation = ctx.there(operation.document.by_label.get(f"POST {operation.path}"))
    if creation is not None:
        ctx.make(creation, path)
    wrong = {"message_types": ["division_created"], "scope_division_ids": [NOWHERE]}
    return Request(path, {"subscriptions": [{"message_types": ["environment_created"]}, wrong]})


def in_ones_own_cloud(ctx: Context, operation: Operation) -> Request:
    """What is only for deployments that are managed, of one that is not."""
    deploy = need(ctx, "deploy_to_your_own_cloud")
    made = ctx.make(deploy, ctx.ids(deploy), {**members(ctx.body(deploy)), **ctx.site(operation.region)})
    number = made.exchange.headers.get("ld-deployment", "")
    return Request({"deployment_id": int(number or NOWHERE)}, ctx.body(operation))


SEEN = {
    "deploy_starter": "GET /tenants/{tenant_id}/divisions/{division_id}/environments",
    "assign_role_members": "GET /tenants/{tenant_id}/roles/{role_id}/members",
    "revoke_role_members": "GET /tenants/{tenant_id}/roles/{role_id}/members",
}
"""By `operationId`: where it is seen what a call has done, if not at its own address nor right above."""
PRIVATE_PLACES = (
    "https://10.0.0.1/contract",
    "https://169.254.169.254/contract",
    "https://[fd00::1]/contract",
    "https://[::ffff:10.0.0.1]/contract",
)
REFUSALS = (
    Refusal("delete_division", "a division with an environment in it", holding("create_environment")),
    Refusal("delete_environment", "an environment with a deployment in it", holding("deploy_starter")),
    Refusal("delete_cloud_account", "an account that a deployment is in", in_use),
    Refusal("update_member", "switching the caller off", on_oneself(active=False)),
    Refusal("delete_member", "removing the caller", on_oneself()),
    Refusal("leave_tenant", "the owner leaving", an_owner),
    Refusal("assign_role_members", "giving oneself a role", on_oneself()),
    Refusal("revoke_role_members", "taking one's own role", on_oneself()),
    Refusal("assign_role_members", "a role for nobody", like_this(members=[])),
    Refusal("revoke_role_members", "a role taken from nobody", like_this(members=[])),
    Refusal("assign_role_members", "a role for somebody outside of the tenant", like_this(members=[NOWHERE])),
    Refusal("assign_role_members", "a role for somebody outside of the tenant too", half_good),
    Refusal(
        "update_role",
        "a new name with a permission that there is not",
        half_named,
    ),
    Refusal(
        "deploy_starter",
        "a region that there is not",
        like_this(region="contract-nowhere-1", environment_name="contract-refused"),
        (400, 404),
    ),
    *(
        Refusal(
            f"set_{one}_subscriptions",
            "a set of which one is wrong",
            a_wrong_set,
            (400, 404),
        )
        for one in ("tenant", "division")
    ),
    Refusal("add_role", "a permission that there is not", like_this(permissions={"tenant": ["contract:nothing"]})),
    Refusal("invite_member", "inviting somebody twice", invited),
    Refusal("invite_member", "inviting a member", a_member),
    Refusal("create_cloud_account", "an account number of two digits", like_this(account_id="12")),
    Refusal("create_cloud_account", "a cloud that there is not", like_this(cloud="contract")),
    Refusal("generate_byoc_setup", "a region that there is not", like_this(region="contract-nowhere-1")),
    Refusal("upgrade_deployment", "storage that shrinks", smaller),
    Refusal(
        "activate_connector",
        "a connector that there is not",
        like_this(connector_key="contract.nothing.sink"),
        (400, 404),
    ),
    *(Refusal(f"test_{one}_channel", "a test of a disabled channel", switched_off) for one in ("tenant", "division")),
    *(
        Refusal(f"create_{one}_channel", what, like_this(channel="webhook", destination=where))
        for one in ("tenant", "division")
        for what, where in (
            *(("a private address", one) for one in PRIVATE_PLACES),
            ("a destination that is no URL", "contract"),
        )
    ),
    *(
        Refusal(f"create_{one}_subscription", "the same subscription twice", once_more(), (409,))
        for one in ("tenant", "division")
    ),
    Refusal("create_config", "a setting that there is not", like_this(values={"CONTRACT_NOTHING": "1"})),
    Refusal("delete_config", "deleting the primary config", the_primary, (409,)),
    Refusal("trigger_activity", "a node that there is not", like_this(nodes=[NOWHERE]), (400, 404)),
    Refusal("create_aws_vpc_peering", "a range that is peered already", once_more(), (409,)),
    Refusal("create_aws_vpc_peering", "a range inside of one that is peered", inside_the_range, (409,)),
    Refusal("create_private_link", "a link to a network of one's own", in_ones_own_cloud, (400, 403, 409)),
    Refusal("create_aws_vpc_peering", "a peering with a network of one's own", in_ones_own_cloud, (400, 403, 409)),
    Refusal("create_access_rule", "a rule that ended yesterday", yesterday),
    Refusal("create_access_rule", "a range that is none", like_this(cidr_blocks=["203.0.113.0/99"])),
)


def refused_somehow(operation: Operation) -> list[Refusal]:
    """What is known to be refused of an operation."""
    return [one for one in REFUSALS if one.operation_id == operation.operation_id]


@law(
    "LD-STATE-001",
    "What a document says is refused is refused, with the status that it says, and nothing is changed.",
    source=TOLD,
    applies=lambda operation: bool(refused_somehow(operation)),
)
def told_refusals(ctx: Context, operation: Operation) -> None:
    """People count on it: what is in use stays, what is off is off, what is wrong is told.

    Each is brought about and asked for; a state that cannot be brought about is passed over.
    """
    reasons: list[str] = []
    tried = 0
    for refusal in refused_somehow(operation):
        try:
            with ctx.scope():
                request = refusal.prepare(ctx, operation)
                before = looked_at(ctx, operation, request)
                made = ctx.try_to_make(operation, request.path, request.body, caller=request.caller)
                tried += 1
                # The key may lack what it takes, a plan may be used up, a deployment may not be ready yet.
                strict = {403} if ctx.target.unbound else {403, 404, 409}
                if made.exchange.status in strict - {*refusal.statuses}:
                    ctx.granted(made.exchange)
                ctx.expect(made.exchange, *refusal.statuses, what=refusal.what)
                if before is not None and looked_at(ctx, operation, request) != before:
                    raise Broken(f"{refusal.what} was refused, and yet something is changed", made.exchange)
        except CannotTell as unknown:
            reasons.append(str(unknown))
    if not tried:
        raise CannotTell("; ".join(dict.fromkeys(reasons)))


def looked_at(ctx: Context, operation: Operation, request: Request) -> Json:
    """What a refused call leaves alone: how many things are in the list, or whether the thing is there."""
    beside = operation.document.by_label
    above = f"GET {operation.path.rpartition('/')[0]}"
    reading = (
        beside.get(f"GET {operation.path}") or beside.get(SEEN.get(operation.operation_id, "")) or beside.get(above)
    )
    reading = ctx.there(reading)
    if (
        reading is None
        or request.caller is not None
        or any(one.name not in request.path for one in reading.parameters_in("path"))
    ):
        return None
    if reading.is_list:
        return [one.get("id") for one in ctx.listed(reading, request.path)] if ctx.target.exclusive else None
    answer = ctx.call(reading, request.path)
    shown = {name: value for name, value in answer.problem.items() if not name.endswith("_at")}
    return [answer.status, shown if answer.ok else None]


# -- names ------------------------------------------------------------------------------------------------------------


def within_limits(answer: Exchange) -> Exchange:
    """An answer, unless it says that there may be no more.

    Raises:
        CannotTell: it does.
    """
    if is_full(answer):
        raise CannotTell(f"there may be no more: {answer.status} {answer.code}".rstrip())
    return answer


def is_full(answer: Exchange) -> bool:
    """Whether something is refused for there are as many as there may be."""
    return answer.status in (400, 409) and "limit" in f"{answer.code} {answer.problem.get('reason')}"


UNIQUE = {
    "create_api_key": False,
    "create_cloud_account": False,
    "create_division": False,
    "create_environment": False,
    "add_role": False,
    "create_access_rule": True,
    "create_private_link": False,
    "create_private_service_connect": False,
    "create_aws_vpc_peering": False,
    "create_gcp_vpc_peering": False,
}
"""By `operationId`: what has a name of its own in its place; and whether one in other letters counts as the same."""


@law(
    "LD-STATE-002",
    "A name is taken once in its place (409), and is free in every other.",
    source=TOLD,
    applies=lambda operation: operation.operation_id in UNIQUE,
)
def names_are_taken_once(ctx: Context, operation: Operation) -> None:
    """People find things by their names, and call those in every division alike.

    What would clash for another reason too (a range that is peered) is asked for anew but for its name.
    """
    path = ctx.place(operation)
    made = ctx.make(operation, path)
    name = str(members(made.body).get("name"))
    if name != (sent := members(made.body).get("name")):
        raise CannotTell(f"its name is {sent!r}")

    def again(text: str, **more: Json) -> Exchange:
        body = {**members(ctx.body(operation)), **more, "name": text}
        return within_limits(ctx.try_to_make(operation, path, body).exchange)

    ctx.expect(again(name), 409, what=f"the name {name}, which is taken,")
    if UNIQUE[operation.operation_id]:
        ctx.expect(again(name.upper()), 409, what=f"the name {name.upper()}, which is taken in small letters,")
    for form in ALTERNATIVES.get(operation.operation_id, ())[1:] if ctx.target.unbound else ():
        ctx.expect(again(name, **form), 409, what=f"the name {name}, which is taken by one of another kind,")
    if operation.path.endswith("{division_id}/environments"):
        there = {**path, "division_id": other_division(ctx)}
        other = within_limits(ctx.try_to_make(operation, there, made.body).exchange)
        if not other.ok:
            raise Broken(f"a name that is taken in another place was answered {other.status} {other.code}", other)


# -- as many as the plan says -----------------------------------------------------------------------------------------


ROOM = 6
"""How many things are made to see that there is room for them."""
FEATURES = {
    "create_access_rule": "deployment_access_rules_limit",
    "create_config": "deployment_configs_limit",
    "create_environment": "environments_limit",
    "create_division": "divisions_limit",
    "create_tenant_channel": "notification_channels_limit",
    "create_cloud_account": "cloud_accounts_limit",
    "add_role": "roles_limit",
    "create_aws_vpc_peering": "private_connections_limit",
    "create_private_link": "private_endpoints_limit",
}
"""By `operationId`: how many of a thing there may be, by the member of the tenant's features that says so."""


@law(
    "LD-STATE-004",
    "There is room for as many things as the tenant's features say.",
    source="core document, PlanFeatures",
    applies=lambda operation: operation.operation_id in FEATURES,
)
def there_is_room(ctx: Context, operation: Operation) -> None:
    """Somebody has paid for it. Things are made until there are a few, or as many as there may be."""
    tenant = need(ctx, "get_tenant")
    features = members(ctx.call(tenant, {"tenant_id": ctx.target.tenant_id}).problem.get("features"))
    limit = features.get(FEATURES[operation.operation_id])
    listing = ctx.there(operation.document.by_label.get(f"GET {operation.path}"))
    if not isinstance(limit, int) or listing is None or not ctx.target.unbound:
        raise CannotTell("nothing tells how many there may be, or what is made may be in somebody's way")
    path = ctx.ids(operation)
    there = len(ctx.listed(listing, path))
    for number in range(there, min(limit, there + ROOM)):
        made = ctx.try_to_make(operation, path)
        if is_full(made.exchange):
            raise Broken(f"there may be {limit}, and with {number} one more was refused", made.exchange)
        ctx.granted(made.exchange)
