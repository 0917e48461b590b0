"""Laws of API keys: their secret, role, expiry and allowlist."""

from __future__ import annotations

import re
from datetime import timedelta

from hypothesis import strategies as st

from laserdata_contract.context import Context, items_of, moment_of, secret_of
from laserdata_contract.documents import Json, Operation
from laserdata_contract.law import law
from laserdata_contract.laws.pages import filled
from laserdata_contract.redaction import SECRET_NAME
from laserdata_contract.samples import write_time
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Caller, Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "LaserData docs, API keys"
LONGEST = timedelta(days=365)
EVERYWHERE = ["0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1"]
"""Ranges that hold every address there is."""
ELSEWHERE = "203.0.113.77"
"""An address that nobody calls from (RFC 5737)."""


def creates_keys(operation: Operation) -> bool:
    """The creation of API keys."""
    return operation.method == "POST" and operation.path.endswith("/tenants/{tenant_id}/api_keys")


def guards_keys(operation: Operation) -> bool:
    """The allowlist of an API key."""
    return operation.method == "PUT" and operation.path.endswith("/api_keys/{api_key_id}/security")


def tenant(ctx: Context) -> dict[str, object]:
    """The path of the run's tenant."""
    return {"tenant_id": ctx.target.tenant_id}


@law(
    "LD-KEY-001",
    "A key's secret is in the answer that creates it and never again.",
    source=SOURCE,
    applies=creates_keys,
)
def secret_is_shown_once(ctx: Context, operation: Operation) -> None:
    """Only a hash is kept, so the secret cannot be in a list, a read, a context or an error.

    It is looked for by value, and members that are named as secrets by name.
    """
    made = ctx.make(operation, tenant(ctx))
    secret = secret_of(made.exchange)
    one, every, own = ctx.there(operation.item), ctx.there(operation.listing), ctx.find("get_api_key_context")
    answers: list[Exchange] = []
    if one is not None:
        answers.append(ctx.call(one, {**tenant(ctx), "api_key_id": made.id}))
    if every is not None:
        answers.append(ctx.call(every, tenant(ctx), query={"results": 100}))
    if own is not None:
        answers.append(ctx.call(own, tenant(ctx), caller=Caller.key(secret, "new key")))
    # The same name again is refused, and the refusal must not give the secret away either.
    answers.append(ctx.try_to_make(operation, tenant(ctx), made.body).exchange)
    if len(answers) < 2:
        raise CannotTell("nothing is there that shows keys")
    for answer in answers:
        if answer.ok and answer.method == "POST":
            continue
        if secret.encode() in answer.body or any(secret in value for value in answer.headers.values()):
            raise Broken("the secret is shown again", answer)
        name = secret_member(answer.problem)
        if name is not None:
            raise Broken(f"a member that is named as a secret is shown: {name}", answer)


def secret_member(value: Json) -> str | None:
    """Name of a member that holds a string and is named as a secret."""
    for one in elements(value):
        if (found := secret_member(one)) is not None:
            return found
    for name, one in members(value).items():
        if SECRET_NAME.search(name) and isinstance(one, str) and one:
            return name
        if (found := secret_member(one)) is not None:
            return found
    return None


@law(
    "LD-KEY-002",
    "A key is made with a role or with permissions: both or neither is 400, and nothing is made.",
    source=SOURCE,
    applies=creates_keys,
)
def role_or_permissions(ctx: Context, operation: Operation) -> None:
    """With both it would be unclear which counts; with neither the key could do nothing."""
    role = ctx.own_key().get("role_id")

    def check(given: tuple[bool, bool]) -> None:
        with_role, explicit_null = given
        body: dict[str, Json] = {"name": ctx.unique(), "expiry_at": ctx.expiry(), "validate_ip": False}
        if with_role:
            body |= {"role_id": role, "permissions": {"tenant": ["info:read"]}}
        elif explicit_null:
            body |= {"role_id": None, "permissions": None}
        made = ctx.try_to_make(operation, tenant(ctx), body)
        what = "a key with a role and permissions" if with_role else "a key with neither role nor permissions"
        ctx.expect(made.exchange, 400, what=what)
        not_made(ctx, operation, body["name"])

    ctx.forall(st.tuples(st.booleans(), st.booleans()), check)
    for body in ({"role_id": role}, {"permissions": {"tenant": ["info:read"]}}):
        with ctx.scope():
            ctx.new_caller(**body)


def not_made(ctx: Context, operation: Operation, name: Json) -> None:
    """Raise Broken when a refused key is in the list."""
    listing = ctx.there(operation.listing)
    if listing is not None and any(one.get("name") == name for one in ctx.everything(listing, tenant(ctx))):
        raise Broken("the key was refused and yet made")


@law(
    "LD-KEY-003",
    "A key expires in the future and at most 365 days from now; anything else is 400.",
    source=SOURCE,
    applies=creates_keys,
)
def expiry_is_bound(ctx: Context, operation: Operation) -> None:
    """No key lives for ever. The clock is the server's own: the `created_at` of a key just made."""
    item = ctx.there(operation.item)
    if item is None:
        raise CannotTell("a key's created_at cannot be read")
    with ctx.scope():
        made = ctx.make(operation, tenant(ctx))
        now = moment_of(ctx.call(item, {**tenant(ctx), "api_key_id": made.id}).problem, "created_at")

    def check(offset: timedelta) -> None:
        body = ctx.body(operation)
        body["expiry_at"] = write_time(now + offset)
        answer = ctx.try_to_make(operation, tenant(ctx), body).exchange
        if timedelta(0) < offset <= LONGEST:
            if answer.status == 400:
                raise Broken(f"an expiry in {offset} was refused", answer)
        elif answer.status != 400:
            raise Broken(f"an expiry in {offset} answered {answer.status} instead of 400", answer)

    # Margins, since the server's clock goes on while we ask.
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    for edge in (-minute, LONGEST - minute, LONGEST + hour):
        with ctx.scope():
            check(edge)
    seconds = st.one_of(
        st.integers(3600, int((LONGEST - hour).total_seconds())),
        st.integers(int((LONGEST + hour).total_seconds()), int(timedelta(days=4000).total_seconds())),
        st.integers(-int(timedelta(days=4000).total_seconds()), -60),
    )
    ctx.forall(seconds.map(lambda count: timedelta(seconds=count)), check)


@law(
    "LD-KEY-004",
    "validate_ip without a list of addresses is 400.",
    source="core document, update_api_key_security",
    applies=lambda operation: creates_keys(operation) or guards_keys(operation),
)
def allowlist_is_not_empty(ctx: Context, operation: Operation) -> None:
    """An empty list that counts would shut the key out from everywhere."""
    path = ctx.ids(operation, fresh=guards_keys(operation))
    choices: tuple[dict[str, Json], ...] = ({"allowed_ips": []}, {"allowed_ips": None}, {})
    for addresses in choices:
        body: dict[str, Json] = {"validate_ip": True, **addresses}
        if creates_keys(operation):
            body = {**ctx.body(operation), **body}
        elif addresses.get("allowed_ips") is None:
            # The document asks for the member here; leaving it out is schemathesis' business.
            continue
        answer = ctx.try_to_make(operation, path, body).exchange
        ctx.expect(answer, 400, what=f"validate_ip with {addresses or 'no allowed_ips'}")


@law(
    "LD-KEY-005",
    "A key with an allowlist is refused with 403 from any other address, and works again when the list is lifted.",
    source=SOURCE,
    applies=guards_keys,
)
def allowlist_counts(ctx: Context, operation: Operation) -> None:
    """The key itself is good, so it is 403 and not 401."""
    listing = ctx.find("get_api_keys")
    if listing is None:
        raise CannotTell("nothing is there to use the key on")
    caller, made = ctx.new_caller()
    path = {**tenant(ctx), "api_key_id": made.id}
    ctx.expect(ctx.call(listing, tenant(ctx), caller=caller), 200, what="before the allowlist, a call")
    set_to = ctx.call(operation, path, body={"validate_ip": True, "allowed_ips": [ELSEWHERE]})
    if not set_to.ok:
        raise Broken(f"setting an allowlist answered {set_to.status} {set_to.code}", set_to)
    shut_out = ctx.call(listing, tenant(ctx), caller=caller)
    ctx.expect(shut_out, 403, what="from an address that is not on the list, a call")
    lifted = ctx.call(operation, path, body={"validate_ip": False, "allowed_ips": []})
    if not lifted.ok:
        raise Broken(f"lifting the allowlist answered {lifted.status} {lifted.code}", lifted)
    ctx.expect(ctx.call(listing, tenant(ctx), caller=caller), 200, what="after the allowlist, a call")
    everybody = ctx.call(operation, path, body={"validate_ip": True, "allowed_ips": EVERYWHERE})
    if everybody.ok:
        inside = ctx.call(listing, tenant(ctx), caller=caller)
        ctx.expect(inside, 200, what="with ranges on the list that hold every address, a call")
    ctx.call(operation, path, body={"validate_ip": False, "allowed_ips": [ELSEWHERE]})
    ctx.expect(ctx.call(listing, tenant(ctx), caller=caller), 200, what="with a list that does not count, a call")
    loose, _ = ctx.new_caller(validate_ip=False, allowed_ips=[ELSEWHERE])
    ctx.expect(
        ctx.call(listing, tenant(ctx), caller=loose), 200, what="with a key made with a list that does not count"
    )


@law(
    "LD-KEY-006",
    "An allowlist that was set is the one that is shown.",
    source=SOURCE,
    applies=guards_keys,
)
def allowlist_is_shown(ctx: Context, operation: Operation) -> None:
    """People check in the key's details who may use it."""
    details = ctx.find("get_api_key")
    if details is None:
        raise CannotTell("a key's details cannot be read")
    caller, made = ctx.new_caller(validate_ip=False, allowed_ips=[ELSEWHERE])
    context = ctx.find("get_api_key_context")
    path: dict[str, object] = {**tenant(ctx), "api_key_id": made.id}
    octets = st.integers(1, 254)
    addresses = st.one_of(
        octets.map("203.0.113.{}".format), octets.map("2001:db8::{:x}".format), st.just("198.51.100.0/24")
    )

    def check(wanted: list[str]) -> None:
        answer = ctx.call(operation, path, body={"validate_ip": True, "allowed_ips": wanted})
        ctx.expect(answer, 204, what=f"setting the allowlist {wanted}")
        shown = ctx.call(details, path)
        if shown.problem.get("validate_ip") is not True or sorted(shown.problem.get("allowed_ips", [])) != sorted(
            wanted
        ):
            raise Broken(f"{wanted} was set and {shown.problem.get('allowed_ips')} is shown", answer, shown)
        off = ctx.call(operation, path, body={"validate_ip": False, "allowed_ips": wanted})
        told = ctx.call(context, tenant(ctx), caller=caller) if context is not None else None
        addresses = (told.problem.get("allowed_ips") if told is not None and told.ok else None) or wanted
        if off.ok and sorted(addresses) != sorted(wanted):
            raise Broken(f"{wanted} was set, and the key's context tells {addresses}", off)

    ctx.forall(st.lists(addresses, min_size=1, max_size=4, unique=True), check)


@law(
    "LD-KEY-009",
    "No answer shows a key's secret but the one that made it, nor a deployment's password but its credentials.",
    source="LaserData docs, API keys",
    applies=lambda operation: operation.method == "GET" and operation.takes_key,
)
def secrets_are_nowhere(ctx: Context, operation: Operation) -> None:
    """Not in lists or details, nor in the audit log, notifications, exports or whatever else tells of a new key."""
    creation = ctx.find("create_api_key")
    if creation is None:
        raise CannotTell("the target makes no API keys")
    if "secret" not in ctx.kept:
        with ctx.lasting():
            ctx.kept["secret"] = ctx.make(creation, {"tenant_id": ctx.target.tenant_id})
    made = ctx.kept["secret"]
    query: dict[str, object] = {"results": 100} if operation.paged else {}
    if any(one.name == "correlation_id" for one in operation.parameters_in("query")):
        query["correlation_id"] = made.exchange.headers.get("ld-request")
    path = ctx.any_ids(operation)
    answer = ctx.call(operation, path, query=query)
    secrets = {"the secret of a key": secret_of(made.exchange)}
    credentials = ctx.find("get_credentials", operation)
    if "deployment_id" in path and credentials is not None and credentials.path != operation.path:
        told = ctx.call(credentials, {"deployment_id": path["deployment_id"]}).problem.get("password")
        secrets["the password of a deployment"] = told if isinstance(told, str) else ""
    for what, secret in secrets.items():
        if secret and (secret.encode() in answer.body or any(secret in value for value in answer.headers.values())):
            raise Broken(f"it shows {what}", answer)


@law(
    "LD-KEY-010",
    "A new key is its maker's: it shows who made it, its role and its division.",
    source="core document, ApiKeyInfo",
    applies=lambda operation: operation.operation_id == "get_api_key",
)
def key_is_its_makers(ctx: Context, operation: Operation) -> None:
    """Who leaves is looked up by it. Made with a role, in the run's own division where it has one."""
    creation, own = ctx.find("create_api_key"), ctx.own_key()
    if creation is None or own.get("role_id") is None:
        raise CannotTell("no key can be made with a role")
    wanted: dict[str, Json] = {"role_id": own["role_id"], "division_id": ctx.target.division_id}
    body = {"name": ctx.unique(), "expiry_at": ctx.expiry(), "validate_ip": False, **wanted}
    made = ctx.make(creation, tenant(ctx), {name: value for name, value in body.items() if value is not None})
    read = ctx.expect(ctx.call(operation, {**tenant(ctx), "api_key_id": made.id}), 200, what="reading the new key")
    for name, value in {**wanted, "role_name": own.get("role_name"), "user_id": own.get("user_id")}.items():
        if read.problem.get(name, value) != value:
            raise Broken(f"{name} is {read.problem[name]!r}, and was to be {value!r}", made.exchange, read)


PRIVATE = ("destination", "settings", "values")
"""Members that may hold what not everybody is to see: they are kept encrypted, and shown where one thing is read."""


def kept_from_lists(operation: Operation) -> set[str]:
    """Private members that are declared where one thing is read, and not in its list."""
    inner = re.compile(re.escape(operation.path) + "/[^/]+")
    reads = [one for one in operation.document.operations if one.method == "GET" and inner.fullmatch(one.path)]
    shown = {name for one in reads for name in one.success_members}
    return {one for one in PRIVATE if one in shown and one not in operation.item_members}


@law(
    "LD-KEY-011",
    "A list does not show what is only shown where one thing is read: destinations, settings, values.",
    source="notifier and supervisor documents; LaserData docs, notifications",
    applies=lambda operation: operation.is_list and operation.takes_key and bool(kept_from_lists(operation)),
)
def lists_keep_secrets(ctx: Context, operation: Operation) -> None:
    """A webhook's address is a secret to whoever may post there."""
    path = filled(ctx, operation) if operation.paged else ctx.ids(operation)
    for item in items_of(answer := ctx.call(operation, path)):
        for name in kept_from_lists(operation):
            if item.get(name) is not None:
                raise Broken(f"an item shows {name}", answer)


@law(
    "LD-KEY-012",
    "Each deployment has a password of its own, and the same one when it is asked again.",
    source="supervisor document, get_credentials",
    applies=lambda operation: operation.operation_id == "get_credentials",
)
def passwords_differ(ctx: Context, operation: Operation) -> None:
    """Who is given one deployment is not given the others."""
    if not ctx.target.unbound:
        raise CannotTell("no second deployment is made for it")
    first, second = ctx.ids(operation), ctx.ids(operation, fresh=True)
    told = [ctx.call(operation, one).problem.get("password") for one in (first, second, first)]
    if not all(isinstance(one, str) for one in told):
        raise CannotTell("one of them has no credentials")
    if told[0] == told[1] or told[0] != told[2]:
        raise Broken("two deployments have one password" if told[0] == told[1] else "a password is another one now")
