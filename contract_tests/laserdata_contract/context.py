"""What a scenario law works with: calls, things made for it and removed after it, generated inputs."""

from __future__ import annotations

import contextlib
import itertools
import re
import secrets
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeVar

import hypothesis
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from laserdata_contract.documents import PLACEHOLDER, Document, Json, Operation
from laserdata_contract.samples import NOWHERE, RECIPES, collection, example_of, parse_time, server_time, write_time
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Caller, Exchange, Target
from laserdata_contract.verdict import Broken, CannotTell

T = TypeVar("T")

AREAS = {"us": ("us-",), "eu": ("eu-", "europe-"), "ap": ("ap-", "asia-", "australia-")}
"""How names of clouds' own regions begin, by the area of the supervisor in charge."""
MADE_BY = {
    "/deployments/{deployment_id}/activities": "trigger_activity",
    "/deployments/{deployment_id}/connectors": "activate_connector",
}
"""By collection: `operationId` of what makes its things elsewhere."""
FOR_CLUSTERS = frozenset({"extend_deployment"})
"""By `operationId`: what is refused for a deployment of one node."""
STARTER_REGION = "aws-us"
"""The region of the documented example of a starter deployment."""

PAUSE = 2.0
"""Seconds between two looks at what may lag behind."""
MOST_PAGES = 200
"""A walk over pages stops here: a pager that never ends must not hang the suite."""


@dataclass(frozen=True)
class Made:
    """A thing made by a law."""

    creation: Operation
    exchange: Exchange
    path: Mapping[str, object]
    body: Json
    id: int | None
    """None where neither body nor headers name it, nor the list by its name."""


@dataclass
class Context:
    """One run's state for laws. Not thread-safe."""

    target: Target
    documents: Sequence[Document]
    seed: int
    examples: int = 5
    """Generated inputs a law tries for each operation."""
    not_yet: frozenset[str] = frozenset()
    """Keys of operations the target does not have yet: nothing may be built upon them."""
    name: str = field(default_factory=lambda: secrets.token_hex(3))
    """Part of the name of everything made by this run."""
    leftovers: list[str] = field(default_factory=list[str])
    """What could not be removed again."""
    told: list[str] = field(default_factory=list[str])
    """Which of several forms the API follows, as the law that is being put has seen it."""
    operations: Sequence[Operation] = ()
    """What the run is about and the target has, for laws that see to all of them at once."""
    kept: dict[object, Any] = field(default_factory=dict[object, Any])
    """What laws keep for the rest of the run, so that they need not ask for it at every operation."""
    newest: Made | None = None
    """What was made last because a law asked for something fresh."""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _undo: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    _undo_last: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    _expiry: str | None = None
    _deployed: dict[str, Mapping[str, object]] = field(default_factory=dict[str, Mapping[str, object]])
    """By region."""
    _passing: set[str] = field(default_factory=set[str])
    """Ids of deployments that are removed again with the scenario that made them."""
    _known: dict[str, object] = field(default_factory=dict[str, object])
    """By address of a collection: the value that stands for one of its things in a path."""

    # -- small things -------------------------------------------------------------------------------------------------

    def number(self) -> int:
        """The next number; never the same twice in a run."""
        return next(self._numbers)

    def unique(self) -> str:
        """A name nothing else has."""
        return f"contract-{self.name}-{self.number()}"

    def find(self, operation_id: str, beside: Operation | None = None) -> Operation | None:
        """An operation by its id, where the target has it; first among those of the document of another one."""
        own = () if beside is None else (beside.document,)
        for document in (*own, *self.documents):
            for operation in document.operations:
                if operation.operation_id == operation_id:
                    return self.there(operation)
        return None

    def there(self, operation: Operation | None) -> Operation | None:
        """The operation itself, or None where the target does not have it yet."""
        if operation is None or operation.key in self.not_yet or self.target.base(operation.document) is None:
            return None
        return operation

    def own_key(self) -> Mapping[str, Json]:
        """What the API says of the caller's own key.

        Raises:
            CannotTell: it does not say.
        """
        operation = self.find("get_api_key_context")
        if operation is None:
            raise CannotTell("the target has no key context")
        answer = self.call(operation, {"tenant_id": self.target.tenant_id})
        if not answer.ok:
            raise CannotTell(f"the key's context answered {answer.status} {answer.code}".rstrip())
        return answer.problem

    def expiry(self) -> str:
        """An expiry that the API accepts for a new key.

        Three quarters of the way from the server's date to the own key's expiry, which was accepted once: far from
        both bounds, and right for a server too whose clock is not the one in its `date` headers.
        """
        if self._expiry is None:
            now = server_time(self.target.send("GET", next(iter(self.target.urls.values()))).headers)
            moment = now + timedelta(days=30)
            try:
                last = parse_time(self.own_key().get("expiry_at"))
            except CannotTell:
                last = None
            if last is not None:
                moment = now + (last - now) * 3 / 4 if now < last else last
            self._expiry = write_time(moment)
        return self._expiry

    # -- calls --------------------------------------------------------------------------------------------------------

    def call(self, operation: Operation, path: Mapping[str, object], **options: Any) -> Exchange:
        """See `Target.call`."""
        if operation.method in ("PUT", "DELETE") and self._known:
            self._forget(operation.address(path))
        return self.target.call(operation, path, **options)

    def _forget(self, address: str) -> None:
        """Look again for what may be gone after a change at an address."""
        for where, value in list(self._known.items()):
            if f"{where}/{value}/".startswith(address + "/") or where == address:
                del self._known[where]

    @contextlib.contextmanager
    def acting(self, owner: Caller, tenant_id: int, division_id: int | None) -> Generator[None]:
        """Be another caller, at home in another tenant, as long as the block lasts."""
        target = self.target
        was = target.owner, target.person, target.tenant_id, target.division_id
        target.owner, target.person, target.tenant_id, target.division_id = owner, None, tenant_id, division_id
        try:
            yield
        finally:
            target.owner, target.person, target.tenant_id, target.division_id = was

    def until(self, check: Callable[[], None]) -> None:
        """Hold a check; where others are at work too, again and again for as long as the run may wait.

        Raises:
            Broken: it does not hold, or not in time.
        """
        waited = 0.0
        while True:
            try:
                check()
            except Broken:
                if self.target.exclusive or waited >= self.target.patience:
                    raise
            else:
                return
            self.target.sleep(PAUSE)
            waited += PAUSE

    def granted(self, answer: Exchange, what: str = "it") -> Exchange:
        """The answer, when it is a success; a refusal leaves a law without anything to judge.

        Raises:
            CannotTell: it is none; `what` says what was asked.
        """
        if not answer.ok:
            raise CannotTell(f"{what} answered {answer.status} {answer.code}".rstrip())
        return answer

    def expect(self, answer: Exchange, *statuses: int, what: str) -> Exchange:
        """The answer, when its status is one of those.

        Raises:
            Broken: any other status; `what` says what was asked.
        """
        if answer.status not in statuses:
            wanted = " or ".join(map(str, statuses))
            code = f" {answer.code}" if answer.code else ""
            raise Broken(f"{what} answered {answer.status}{code} instead of {wanted}", answer)
        return answer

    # -- values -------------------------------------------------------------------------------------------------------

    def ids(self, operation: Operation, *, fresh: bool = False) -> dict[str, object]:
        """Values for the path's placeholders that name things which are there.

        Args:
            operation: whose path.
            fresh: make the innermost thing for this call alone, so that it may be changed or removed.

        Raises:
            CannotTell: nothing is there and nothing can be made.
        """
        placeholders = [one.name for one in operation.parameters_in("path")]
        placeholders.sort(key=lambda name: operation.path.find("{" + name + "}"))
        values: dict[str, object] = {}
        if "deployment_id" in placeholders:
            # Below what is deployed: all at once, for a supervisor's path does not name what is above.
            own = (
                self._cluster()
                if operation.operation_id in FOR_CLUSTERS
                else self.deployment(operation.region, fresh=fresh and placeholders[-1] == "deployment_id")
            )
            values = {name: own[name] for name in placeholders if name in own}
            placeholders = [name for name in placeholders if name not in own]
        for placeholder in placeholders:
            innermost = placeholder == placeholders[-1]
            values[placeholder] = self._value(operation, placeholder, values, fresh=fresh and innermost)
        return values

    def place(self, operation: Operation) -> dict[str, object]:
        """Ids of things that are there; where one is changed, acted on or removed, of one made for it if possible.

        What is there already may be what the run lives on.

        Raises:
            CannotTell: nothing is there and nothing can be made.
        """
        inner = [one for one in PLACEHOLDER.findall(operation.path) if one.endswith("_id")][-1:]
        beside = operation.document.by_label
        makeable = any(f"POST {collection(operation, one)}" in beside for one in inner)
        # An action: a word right behind the thing, where nothing is listed.
        acts = operation.method == "POST" and re.search(r"_id}/[a-z_]+$", operation.path) is not None
        acts = acts and f"GET {operation.path}" not in beside
        changes = operation.method in ("PUT", "PATCH") or acts
        return self.ids(operation, fresh=operation.method == "DELETE" or (changes and makeable))

    def deployment(self, region: str = "", *, fresh: bool = False) -> Mapping[str, object]:
        """A deployment in a region (in the first one that is known), by its id and those of what is above it.

        Raises:
            CannotTell: there is none and none can be made.
        """
        region = region or next(iter(self.target.regions), "")
        if region not in self._deployed or fresh:
            structure, starter = self.find("get_tenant_structure"), self.find("deploy_starter")
            tenant = {"tenant_id": self.target.tenant_id}
            there = None if fresh or structure is None else self._deployment_in(region, self.call(structure, tenant))
            # One of somebody else's will do for reading, where the run can make none.
            found = there if there is not None and self.target.may_touch(there["deployment_id"]) else None
            if found is None and starter is not None and self.target.may_change:
                path = {**tenant, "division_id": self.target.division_id}
                answer = self.call(starter, path, body={**self.body(starter), **self.site(region)})
                ids = {f"{kind}_id": answer.headers.get(f"ld-{kind}", "") for kind in ("environment", "deployment")}
                if answer.ok and all(ids.values()):
                    found = {**path, **{name: int(text) for name, text in ids.items()}}
            if fresh and found is not None:
                return found
            found = found or there
            if found is None:
                where = f" in {region}" if region else ""
                raise CannotTell(f"no value is known for {{deployment_id}}{where}")
            self._deployed[region] = found
        return self._deployed[region]

    def cluster(self, region: str = "") -> Mapping[str, object]:
        """A deployment of several nodes that stays for the rest of the run; see `_cluster`."""
        key = f"cluster {region}"
        if key not in self.kept:
            self.kept[key] = self._cluster(region)
        found: Mapping[str, object] = self.kept[key]
        return found

    @contextlib.contextmanager
    def among(self, place: Mapping[str, object], region: str) -> Generator[None]:
        """Ask of another deployment in a region than the run's own, as long as the block lasts."""
        was = dict(self._deployed)
        self._deployed[region] = place
        try:
            yield
        finally:
            self._deployed.clear()
            self._deployed.update(was)

    def _cluster(self, region: str = "") -> Mapping[str, object]:
        """A deployment of several nodes; there is none for free, so only the emulator has one for the run.

        Raises:
            CannotTell: none can be made.
        """
        creation = self.find("deploy_to_managed_cloud")
        if creation is None or not self.target.unbound:
            raise CannotTell("it is about clusters, and none is made, for they cost money")
        place = self.deployment()
        made = self.call(
            creation,
            place,
            body={
                **self.body(creation),
                "cloud": "aws",
                "region": "us-west-1",
                **self.site(region),
                "tier": "small",
                "cluster": "cluster",
            },
        )
        number = made.headers.get("ld-deployment", "")
        if not made.ok or not number.isdigit():
            raise CannotTell(f"{creation.label} answered {made.status} {made.code}".rstrip())
        return {**place, "deployment_id": int(number)}

    def _deployment_in(self, region: str, answer: Exchange) -> dict[str, object] | None:
        """The first deployment of a tenant's structure that a region's supervisor has."""
        # One that is being made, or runs on premises, has no supervisor, and so none of this region.
        url = self.target.urls.get(f"supervisor.{region}", "").rstrip("/")
        for division in elements(answer.problem.get("divisions") if answer.ok else None):
            for environment in elements(members(division).get("environments")):
                for one in map(members, elements(members(environment).get("deployments"))):
                    mine = not url or str(one.get("supervisor_url")).rstrip("/") == url
                    if mine and str(one.get("id")) not in self._passing:
                        return {
                            "tenant_id": self.target.tenant_id,
                            "division_id": members(division).get("id"),
                            "environment_id": members(environment).get("id"),
                            "deployment_id": one.get("id"),
                        }
        return None

    def site(self, region: str) -> Mapping[str, str]:
        """Where a deployment has to be for a region's supervisor to have it: `cloud` and the cloud's own `region`.

        Raises:
            CannotTell: the cloud has nothing there.
        """
        cloud, _, area = region.partition("-")
        if region in ("", STARTER_REGION):
            return {}
        listing = self.find("get_regions")
        if listing is None:
            raise CannotTell(f"nothing tells where {region} is")
        path = {"tenant_id": self.target.tenant_id, "cloud": cloud}
        keys = [str(one.get("key")) for one in items_of(self.call(listing, path))]
        found = next((key for key in keys if key.startswith(AREAS.get(area, (area + "-",)))), None)
        if found is None:
            raise CannotTell(f"{cloud} lists no region in {area}")
        return {"cloud": cloud, "region": found}

    def _value(self, operation: Operation, name: str, outer: Mapping[str, object], *, fresh: bool) -> object:
        if name == "tenant_id" and self.target.tenant_id is not None:
            return self.target.tenant_id
        if name == "division_id" and self.target.division_id is not None and not fresh:
            return self.target.division_id
        if name == "user_id":
            return self.own_key().get("user_id")
        where = collection(operation, name)
        if where in self.target.known:
            return self.target.known[where]
        beside = operation.document.by_label
        creation = self.there(beside.get(f"POST {where}")) or self.find(MADE_BY.get(where, ""))
        listing = self.there(beside.get(f"GET {where}"))
        if fresh:
            made = self._one_more(creation, listing, outer, operation.region)
            if made is None:
                raise CannotTell(f"nothing can be made at {where} to try this on")
            return made
        if listing is not None:
            address = listing.address(outer)
            members_of = ("id", name.removesuffix("_id")) if name.endswith("_id") else (name, "key", "name", "id")
            there = [self._known[address]] if address in self._known else []
            if not there:
                items = items_of(self.call(listing, outer))
                there = [next((item[one] for one in members_of if item.get(one) is not None), None) for item in items]
                if name == "member_id" and operation.mutating:
                    there = [one for one in there if one != self.own_key().get("user_id")]
            for value in there:
                if value is not None and (not operation.mutating or self.target.may_touch(value)):
                    self._known[address] = value
                    return value
            made = self._one_more(creation, listing, outer, operation.region) if name.endswith("_id") else None
            if made is not None:
                return made
        parameter = next(one for one in operation.parameters_in("path") if one.name == name)
        if not name.endswith("_id") and parameter.example is not None:
            return parameter.example
        raise CannotTell(f"no value is known for {{{name}}}")

    def _one_more(
        self, creation: Operation | None, listing: Operation | None, outer: Mapping[str, object], region: str
    ) -> int | None:
        """Id of a thing made for the scenario; where no answer tells it, by what is new in the list."""
        if creation is None or not self.target.may_change:
            return None
        path = outer
        if any(one.name not in outer for one in creation.parameters_in("path")):
            path = {**self.deployment(region), **outer}
        silent = not creation.created_headers and "id" not in (creation.success_schema or {}).get("properties", {})
        listed = listing if silent and self.target.exclusive else None
        before = [one.get("id") for one in self.listed(listed, outer)] if listed is not None else []
        made = self.make(creation, path)
        if made.id is None and listed is not None:
            new = [one.get("id") for one in self.listed(listed, outer) if one.get("id") not in before]
            if new and isinstance(new[0], int):
                made = replace(made, id=new[0])
                self.remember(made)
        self.newest = made
        return made.id

    def any_ids(self, operation: Operation) -> dict[str, object]:
        """Values for the path's placeholders; ones that name nothing where no real ones are known."""
        try:
            return self.ids(operation)
        except CannotTell:
            values = self.no_ids(operation, keep=("tenant_id",))
            if self.target.guard is not None and operation.mutating:
                # What names nothing stays inside what the run made.
                own = {"division_id": self.target.division_id, **self._deployed.get(operation.region, {})}
                values.update({name: own[name] for name in values if own.get(name) is not None})
            return values

    def no_ids(self, operation: Operation, *, keep: Sequence[str] = ()) -> dict[str, object]:
        """Values for the path's placeholders that name nothing, but for those in `keep`."""
        known = {"tenant_id": self.target.tenant_id, "division_id": self.target.division_id}
        values: dict[str, object] = {}
        for one in operation.parameters_in("path"):
            value: object = known.get(one.name) if one.name in keep else None
            if value is None:
                value = NOWHERE if one.name.endswith("_id") else (one.example or "nowhere")
            values[one.name] = value
        return values

    def body(self, operation: Operation) -> Json:
        """A body that the operation accepts; another one at each call where it has a recipe or a name.

        Raises:
            CannotTell: none can be made.
        """
        if operation.body_schema is None:
            return None
        recipe = RECIPES.get(operation.operation_id)
        if recipe is not None:
            return recipe(self)
        return example_of(operation.document, operation.body_schema, "body", self.unique)

    def any_body(self, operation: Operation) -> Json:
        """As `body`; an empty object where none can be made."""
        try:
            return self.body(operation)
        except CannotTell:
            return {}

    # -- things made --------------------------------------------------------------------------------------------------

    def make(
        self,
        creation: Operation,
        path: Mapping[str, object],
        body: Json = None,
        *,
        caller: Caller | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Made:
        """Make a thing, and remember to remove it.

        Raises:
            CannotTell: the API refuses to make it.
        """
        made = self.try_to_make(creation, path, body, caller=caller, headers=headers)
        if not made.exchange.ok:
            answer = made.exchange
            raise CannotTell(f"{creation.label} answered {answer.status} {answer.code or ''}".rstrip())
        return made

    def try_to_make(
        self,
        creation: Operation,
        path: Mapping[str, object],
        body: Json = None,
        *,
        caller: Caller | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Made:
        """As `make`, but a refusal is an answer like any other.

        Raises:
            CannotTell: no body can be made.
        """
        sent = self.body(creation) if body is None else body
        answer = self.call(creation, path, caller=caller, body=sent, headers=headers)
        key = created_id(creation, answer)
        if key is None and answer.ok:
            key = self._named(creation, path, sent)
            if key is not None and self.target.guard is not None:
                self.target.guard.claim(None, {"named": key})
        made = Made(creation, answer, dict(path), sent, key)
        if answer.ok:
            self.remember(made)
        return made

    def _named(self, creation: Operation, path: Mapping[str, object], sent: Json) -> int | None:
        """Id of what was made by its name or address in its list, for creations whose answer tells no id."""
        listing = self.there(creation.document.by_label.get(f"GET {creation.path}"))
        member = next((one for one in ("name", "email") if isinstance(members(sent).get(one), str)), None)
        if listing is None or member is None:
            return None
        items = self.listed(listing, path)
        found = [one.get("id") for one in items if one.get(member) == sent[member]]
        return found[0] if len(found) == 1 and isinstance(found[0], int) else None

    def remember(self, made: Made) -> None:
        """Remove a thing when the scenario ends."""
        removal = self.there(made.creation.removal)
        if removal is not None and made.id is not None:
            placeholder = next(one.name for one in removal.parameters_in("path") if one.name not in made.path)
            path = {**made.path, placeholder: made.id}
        else:
            # A deployment is not removed where it was made.
            named = {f"{name.removeprefix('ld-')}_id": name for name in made.creation.created_headers}
            path = {**made.path, **{name: made.exchange.headers.get(header, NOWHERE) for name, header in named.items()}}
            removal = self.there(made.creation.document.removing(next(reversed(named), ""), path))
            if "deployment_id" in named:
                self._passing.add(str(path["deployment_id"]))
            if removal is None:
                return

        beside = self.there(removal.document.by_label.get(f"PUT {removal.path}"))
        locked = beside if members(made.body).get("protected") is True else None

        def undo() -> None:
            if locked is not None:
                self.call(locked, path, body={"protected": False})
            answer = self.call(removal, path)
            # 404: the law under test has removed it itself.
            if not answer.ok and answer.status != 404:
                self.leftovers.append(
                    f"{removal.method} {self.target.redactor.text(answer.url)} answered {answer.status}"
                )

        self.afterwards(undo)

    def afterwards(self, undo: Callable[[], None]) -> None:
        """Do something when the scenario ends, before what was asked for earlier."""
        self._undo.append(undo)

    @contextlib.contextmanager
    def scope(self) -> Generator[None]:
        """Remove, at the end, whatever was made inside, last made first."""
        depth = len(self._undo)
        try:
            yield
        finally:
            self._clear(self._undo, depth)

    @contextlib.contextmanager
    def lasting(self) -> Generator[None]:
        """What is made inside is removed by `close`, at the end of the run."""
        depth = len(self._undo)
        try:
            yield
        finally:
            self._undo_last += self._undo[depth:]
            del self._undo[depth:]

    def close(self) -> None:
        """Remove what was made to last."""
        self._clear(self._undo_last, 0)

    def _clear(self, undo: list[Callable[[], None]], depth: int) -> None:
        while len(undo) > depth:
            last = undo.pop()
            try:
                last()
            except Exception as error:  # one removal that fails must not keep the others
                self.leftovers.append(str(error))

    def new_caller(self, **changes: Json) -> tuple[Caller, Made]:
        """A caller with a new API key, by default with the role of the run's own key.

        Args:
            changes: members of the new key's body; `role_id` or `permissions` replace the role.

        Raises:
            CannotTell: no key can be made.
        """
        creation = self.find("create_api_key")
        if creation is None:
            raise CannotTell("the target makes no API keys")
        body: dict[str, Json] = {"name": self.unique(), "expiry_at": self.expiry(), "validate_ip": False}
        if "permissions" not in changes and "role_id" not in changes:
            body["role_id"] = self.own_key().get("role_id")
        body.update(changes)
        made = self.make(creation, {"tenant_id": self.target.tenant_id}, body)
        return Caller.key(secret_of(made.exchange), "new key"), made

    # -- pages --------------------------------------------------------------------------------------------------------

    def everything(
        self, listing: Operation, path: Mapping[str, object], *, results: int = 100
    ) -> list[dict[str, Json]]:
        """All items of a paged list, by page numbers (links are judged elsewhere).

        Raises:
            CannotTell: the list cannot be read.
        """
        found: list[dict[str, Json]] = []
        for page in range(1, MOST_PAGES + 1):
            answer = self.call(listing, path, query={"page": page, "results": results})
            if not answer.ok:
                raise CannotTell(f"{listing.label} answered {answer.status} {answer.code or ''}".rstrip())
            items = items_of(answer)
            found.extend(items)
            if int(answer.problem.get("total_results", 0)) > MOST_PAGES * results:
                break
            if len(items) < results or len(found) >= int(answer.problem.get("total_results", 0)):
                return found
        raise CannotTell(f"{listing.label} has more than {MOST_PAGES * results} items")

    def listed(self, listing: Operation, path: Mapping[str, object]) -> list[dict[str, Json]]:
        """All items of a list, paged or not; see `everything`."""
        return self.everything(listing, path) if listing.paged else items_of(self.call(listing, path))

    # -- generated inputs ---------------------------------------------------------------------------------------------

    def forall(self, inputs: st.SearchStrategy[T], check: Callable[[T], None], *, examples: int | None = None) -> None:
        """Hold a check against generated inputs; the same seed gives the same inputs.

        The first failure is the one reported, unless a smaller input that fails too was found.
        """
        failures: list[Broken] = []

        def tried(value: T) -> None:
            try:
                with self.scope():
                    check(value)
            except Broken as broken:
                failures.append(broken)
                raise

        settings = hypothesis.settings(
            max_examples=examples or self.examples,
            database=None,
            deadline=None,
            print_blob=False,
            verbosity=hypothesis.Verbosity.quiet,
            report_multiple_bugs=False,
            phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate, hypothesis.Phase.shrink),
            suppress_health_check=list(hypothesis.HealthCheck),  # pyright: ignore[reportArgumentType]
        )
        test = hypothesis.seed(self.seed)(settings(hypothesis.given(inputs)(tried)))
        try:
            test()
        except HypothesisException:
            # Flaky: it failed and then did not. Once is enough for a law.
            if not failures:
                raise
            raise failures[0] from None


def items_of(answer: Exchange) -> list[dict[str, Json]]:
    """Items of a list answer, paged or plain; empty where it is neither."""
    if not answer.ok:
        return []
    try:
        decoded = answer.json()
    except ValueError:
        return []
    return [members(one) for one in elements(members(decoded).get("items", decoded)) if isinstance(one, dict)]


def created_id(creation: Operation, answer: Exchange) -> int | None:
    """Id of the thing a creation made, by its body or its created-id header."""
    if not answer.ok:
        return None
    value = answer.problem.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    thing = creation.path.rsplit("/", 1)[-1].rstrip("s")
    header = answer.headers.get(f"ld-{thing}", "")
    return int(header) if header.isdigit() else None


def secret_of(answer: Exchange) -> str:
    """Secret of a new key; the document calls it `token`, the docs `secret`.

    Raises:
        CannotTell: the answer has neither.
    """
    for member in ("token", "secret"):
        value = answer.problem.get(member)
        if isinstance(value, str) and value:
            return value
    raise CannotTell("the new key's secret is neither in `token` nor in `secret`")


def moment_of(item: Mapping[str, Json], member: str) -> Any:
    """A member as an aware datetime.

    Raises:
        Broken: it is not an RFC 3339 date-time.
    """
    moment = parse_time(item.get(member))
    if moment is None:
        raise Broken(f"{member} is {item.get(member)!r}, which is no RFC 3339 date-time")
    return moment
