"""What keeps a run on somebody's real API harmless.

A `Guard` stands in the one place where requests are sent. It lets a change through only where it touches what the run
made itself, writes to a `Journal` before anything is made, and keeps to the budgets. `Sandbox` makes the run's own
division and removes everything at the end; `clean` does the same later from the journal alone, for a run that was
killed.

Everything made carries the run's own random name, so that it is found again even when the answer that named it was
lost.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laserdata_contract.documents import Document, Json, Operation
from laserdata_contract.samples import NOWHERE, server_time
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Exchange, Target, Unreachable
from laserdata_contract.verdict import CannotTell

if TYPE_CHECKING:
    from laserdata_contract.context import Context

OWN_COLLECTIONS = ("/tenants/{tenant_id}/divisions", "/tenants/{tenant_id}/api_keys", "/tenants/{tenant_id}/roles")
"""Collections of a tenant in which a run makes things of its own: its division, and keys and roles to test with."""

MONEY = "it may cost money"
OTHERS = "it changes what others of the tenant may do"
MESSAGES = "it sends messages"
NEVER = {
    "deploy_to_managed_cloud": MONEY,
    "deploy_to_your_own_cloud": MONEY,
    "generate_byoc_setup": MONEY,
    "extend_deployment": MONEY,
    "upgrade_deployment": MONEY,
    "update_retention": MONEY,
    "update_spend_limit": MONEY,
    "activate_connector": MONEY,
    "create_backup": MONEY,
    "restore_backup": MONEY,
    "create_snapshot": MONEY,
    "create_private_link": MONEY,
    "create_aws_vpc_peering": MONEY,
    "create_gcp_vpc_peering": MONEY,
    "create_private_service_connect": MONEY,
    "assign_role_members": OTHERS,
    "revoke_role_members": OTHERS,
    "test_division_channel": MESSAGES,
    "set_division_subscriptions": MESSAGES,
    "create_division_subscription": MESSAGES,
}
"""By `operationId`: what a guarded run never sends, though it would be inside its own division."""
FREE = "deploy_starter"
"""The one deployment that is made: of the free tier, and only when a preview says that it costs nothing."""

RUN = re.compile("[0-9a-f]{12}")
"""Name of a run."""
MOST_REQUESTS = 50_000
MOST_MADE = 2_000
PATIENCE = 900.0
"""Seconds that the removal of one thing may take before it counts as left behind."""
STEP = 5.0
TRIES = 5


class Journal:
    """What a run made, on disk before it is made. Append-only; a last line that is cut off is left out."""

    def __init__(self, file: Path) -> None:
        """Use the file; it is made, for its owner alone, at the first entry."""
        self.file = file
        self._lock = threading.Lock()

    def write(self, entry: str, *, sync: bool = False, **values: Json) -> None:
        """Append an entry; with `sync` it is on the disk when this returns."""
        line = json.dumps({"entry": entry, **values}, ensure_ascii=False) + "\n"
        with self._lock:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, line.encode())
                if sync:
                    os.fsync(handle)
            finally:
                os.close(handle)

    def read(self) -> Iterator[dict[str, Json]]:
        """Every entry that was written whole.

        Raises:
            OSError: the file cannot be read.
        """
        for line in self.file.read_bytes().split(b"\n"):
            try:
                value = members(json.loads(line))
            except ValueError:
                continue
            if value:
                yield value

    @property
    def finished(self) -> bool:
        """Whether nothing is left of the run."""
        return not self.file.exists() or any(one.get("entry") == "cleaned" for one in self.read())


def prefix_of(run: str) -> str:
    """Beginning of the names of everything a run makes."""
    return f"contract-{run}"


@dataclass
class Guard:
    """Lets changes through that touch only what the run made. Thread-safe."""

    journal: Journal
    tenant_id: int
    run: str
    """Random: everything made carries it in its name."""
    most_made: int = MOST_MADE
    own: set[int] = field(default_factory=set[int])
    """Ids of what the run made."""
    before: set[int] = field(default_factory=set[int])
    """Ids of what was there before: never the run's own, whatever an answer says."""
    free: Callable[[Operation, Mapping[str, object], Json], None] | None = None
    """Raises CannotTell unless a deployment is free."""
    made: int = 0
    cleaning: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _asked: int = 0

    @property
    def prefix(self) -> str:
        """Beginning of the names of everything the run makes."""
        return prefix_of(self.run)

    def refusal(self, operation: Operation) -> str:
        """Why an operation that may change something is never sent, or the empty string."""
        outermost = operation.path.partition("{tenant_id}")[2] or operation.path
        mine = any(operation.path.startswith(one) for one in OWN_COLLECTIONS)
        if not mine and not outermost.startswith("/deployments/{"):
            return "it changes more than what the run itself made"
        return NEVER.get(operation.operation_id, "")

    def admit(
        self, operation: Operation, path: Mapping[str, object], body: Json, headers: Mapping[str, str]
    ) -> tuple[int | None, Mapping[str, str]]:
        """See whether a change may be sent, and write down what it would make.

        Returns: the number of the journal's entry, None where nothing is made; and the headers to send.

        Raises:
            CannotTell: it may not be sent.
        """
        reason = self.refusal(operation)
        if reason:
            raise CannotTell(f"it is not sent: {reason}")
        outermost_first = sorted(path, key=lambda placeholder: operation.path.find("{" + placeholder + "}"))
        ids = {one: str(path[one]) for one in outermost_first if one.endswith("_id")}
        if ids.pop("tenant_id", str(self.tenant_id)) != str(self.tenant_id):
            raise CannotTell("it is not sent: a change is only sent to the run's own tenant")
        own = {str(one) for one in self.own}
        for depth, (placeholder, value) in enumerate(ids.items()):
            # An id that names nothing may stand below what is our own, never in its place.
            if value not in own and (depth == 0 or value != str(NOWHERE)):
                raise CannotTell(f"it is not sent: {placeholder} {value} is not of what the run made")
        if members(body).get("protected"):
            raise CannotTell("it is not sent: what is protected could not be removed again")
        below = operation.path.rpartition("/{")[0] in OWN_COLLECTIONS
        renamed: Json = members(body).get("name")
        if below and isinstance(renamed, str) and not renamed.startswith(self.prefix):
            raise CannotTell("it is not sent: its new name would not say that it is the run's")
        if not self.makes(operation):
            return None, headers
        if operation.operation_id == FREE:
            if self.free is None:
                raise CannotTell("it is not sent: nothing tells whether it is free")
            self.free(operation, path, body)
        name: Json = members(body).get("name")
        if operation.path in OWN_COLLECTIONS and isinstance(body, dict) and not str(name).startswith(self.prefix):
            raise CannotTell("it is not sent: its name does not say that it is the run's")
        with self._lock:
            if self.made >= self.most_made:
                raise CannotTell(f"it is not sent: the budget of {self.most_made} things made is used up")
            self.made += 1
            self._asked += 1
            number = self._asked
        sent = {one.lower(): value for one, value in headers.items()}
        if operation.idempotent and "idempotency-key" not in sent and not isinstance(name, str):
            key = f"{self.prefix}-journal-{number}"
            headers, sent = {**headers, "idempotency-key": key}, {**sent, "idempotency-key": key}
        self.journal.write(
            "asked",
            sync=True,
            number=number,
            operation=operation.key,
            path={one: str(value) for one, value in path.items()},
            name=name,
            idempotency_key=sent.get("idempotency-key"),
        )
        return number, headers

    @staticmethod
    def makes(operation: Operation) -> bool:
        """Whether an operation makes things that have to be removed."""
        return operation.method == "POST" and (operation.removal is not None or bool(operation.created_headers))

    def answered(self, number: int | None, operation: Operation, answer: Exchange) -> None:
        """Take note of what came of a change."""
        if number is None:
            if operation.method == "DELETE" and answer.ok:
                self.journal.write("removed", url=answer.url)
            return
        found = {
            name.removeprefix("ld-"): int(value)
            for name, value in answer.headers.items()
            if name in operation.created_headers and value.isdigit()
        }
        stated = answer.problem.get("id")
        if isinstance(stated, int) and not isinstance(stated, bool):
            found["id"] = stated
        if answer.ok:
            self.claim(number, found)
        else:
            self.journal.write("refused", number=number, status=answer.status)

    def claim(self, number: int | None, found: Mapping[str, int]) -> None:
        """Take ids for the run's own, unless something had them before."""
        with self._lock:
            mine = {name: one for name, one in found.items() if one not in self.before and one != self.tenant_id}
            self.own.update(mine.values())
        self.journal.write("made", number=number, ids=mine)


class Cleaner:
    """Removes everything that a run made, by the run's name and, in its divisions, whatever is there."""

    def __init__(
        self,
        target: Target,
        documents: Sequence[Document],
        guard: Guard,
        *,
        say: Callable[[str], None] = lambda _: None,
        sleep: Callable[[float], None] = time.sleep,
        patience: float = PATIENCE,
    ) -> None:
        """Tell of progress by calling `say`; wait by calling `sleep`."""
        self.target = target
        self.guard = guard
        self.say = say
        self.sleep = sleep
        self.patience = patience
        self.operations = [one for document in documents for one in document.operations]
        self.removed = 0
        self.leftovers: list[str] = []

    def run(self) -> list[str]:
        """Remove; returns what is left behind, a sentence each.

        Raises:
            Unreachable: the API gives no answer.
        """
        self.guard.cleaning = True
        tenant = {"tenant_id": self.target.tenant_id}
        for removal in self.removals("/tenants/{tenant_id}"):
            if removal.path.rpartition("/")[0] not in OWN_COLLECTIONS:
                continue
            for item in self.listed(removal, tenant):
                if named(item, self.guard.prefix):
                    self.remove(removal, tenant, item)
        if not self.leftovers:
            self.guard.journal.write("cleaned", sync=True, removed=self.removed)
        return self.leftovers

    def removals(self, above: str) -> list[Operation]:
        """Operations that remove one thing right below a path."""
        return [
            one
            for one in self.operations
            if one.method == "DELETE" and one.path.startswith(above + "/") and one.path[len(above) :].count("/") == 2
            if one.path.endswith("}") and one.takes_key
        ]

    def listed(self, removal: Operation, path: Mapping[str, object]) -> list[dict[str, Json]]:
        """Everything that a removal could remove."""
        listing = removal.document.by_label.get(f"GET {removal.path.rpartition('/')[0]}")
        if listing is None or self.target.base(listing.document) is None:
            return []
        found: list[dict[str, Json]] = []
        page = 1
        while True:
            query = {"page": page, "results": 100} if listing.paged else None
            answer = self.patiently(listing, path, query=query)
            if answer.status == 404:
                return found
            try:
                body = answer.json() if answer.ok else None
            except ValueError:
                body = None
            if body is None:
                self.leftovers.append(f"{listing.method} {answer.url} answered {answer.status}: it may hold something")
                return found
            items = [members(one) for one in elements(members(body).get("items", body))]
            found += items
            if not listing.paged or not items or page >= int(members(body).get("total_pages") or 0):
                return found
            page += 1

    def remove(self, removal: Operation, above: Mapping[str, object], item: Mapping[str, Json]) -> None:
        """Remove one thing, first what is in it."""
        value = item.get("id")
        if not isinstance(value, int) or value in self.guard.before:
            return
        placeholder = removal.path.rpartition("/{")[2].rstrip("}")
        path = {**above, placeholder: value}
        if self.target.base(removal.document) is None:
            return
        self.guard.own.add(value)
        for inner in self.removals(removal.path):
            for one in self.listed(inner, path):
                self.remove(inner, path, one)
        self.say(f"removing {placeholder.removesuffix('_id')} {value} {item.get('name') or ''}".rstrip())
        waited = 0.0
        answer = self.patiently(removal, path)
        # 400 and 409: what is in it is still on its way out; a code is asked for where somebody protected it.
        while (answer.ok or (answer.status in (400, 409) and "code" not in answer.code)) and waited <= self.patience:
            if answer.ok and not self.still_there(removal, path):
                self.removed += 1
                return
            self.sleep(STEP)
            waited += STEP
            if not answer.ok or answer.status != 202:
                answer = self.patiently(removal, path)
        if answer.status != 404:
            why = "it is still there" if answer.ok else f"{answer.status} {answer.code}".rstrip()
            self.leftovers.append(f"{removal.method} {self.target.redactor.text(answer.url)}: {why}")

    def still_there(self, removal: Operation, path: Mapping[str, object]) -> bool:
        """Whether a thing can still be read, or is still in its list."""
        reading = removal.document.by_label.get(f"GET {removal.path}")
        if reading is not None:
            return self.patiently(reading, path).status != 404
        placeholder = removal.path.rpartition("/{")[2].rstrip("}")
        return any(one.get("id") == path[placeholder] for one in self.listed(removal, path))

    def patiently(self, operation: Operation, path: Mapping[str, object], **options: Any) -> Exchange:
        """Call; a moment's trouble is waited out."""
        for attempt in range(TRIES):
            try:
                answer = self.target.call(operation, path, **options)
            except Unreachable:
                if attempt == TRIES - 1:
                    raise
            else:
                if answer.status not in (429, 500, 502, 503, 504) or attempt == TRIES - 1:
                    return answer
            self.sleep(2.0**attempt)
        raise AssertionError("unreachable")


def named(item: Mapping[str, Json], prefix: str) -> bool:
    """Whether a thing's name says that a run made it: the prefix, and nothing or more behind a hyphen."""
    name = str(item.get("name", ""))
    return name == prefix or name.startswith(prefix + "-")


@dataclass
class Sandbox:
    """The run's own division, as long as the run lasts."""

    target: Target
    documents: Sequence[Document]
    guard: Guard
    say: Callable[[str], None] = lambda _: None
    progress: Callable[[str], None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    division_before: int | None = None

    def open(self, ctx: Context) -> None:
        """Make the division in which the run works.

        Raises:
            Unreachable: it cannot be made.
        """
        guard, target = self.guard, self.target
        self.division_before = target.division_id
        ctx.name = guard.run
        guard.free = lambda operation, path, body: is_free(ctx, operation, path, body)
        try:
            for collection in OWN_COLLECTIONS:
                listing = next((one for d in self.documents if (one := d.by_label.get(f"GET {collection}"))), None)
                if listing is not None:
                    there = ctx.everything(listing, {"tenant_id": target.tenant_id})
                    guard.before.update(one["id"] for one in there if isinstance(one.get("id"), int))
            creation = ctx.find("create_division")
            if creation is None:
                raise CannotTell("the target has no divisions")
            now = server_time({}).strftime("%Y-%m-%d %H:%M UTC")
            guard.journal.write(
                "run", sync=True, run=guard.run, tenant_id=target.tenant_id, urls=dict(target.urls), began=now
            )
            description = f"Made by contract run {guard.run} on {now}, which removes it when it ends."
            body = {"name": guard.prefix, "description": description}
            answer = target.call(creation, {"tenant_id": target.tenant_id}, body=body)
            if not answer.ok:
                raise CannotTell(f"{creation.label} answered {answer.status} {answer.code}".rstrip())
            listing = ctx.find("get_divisions")
            everything = ctx.everything(listing, {"tenant_id": target.tenant_id}) if listing else []
            mine = [one.get("id") for one in everything if one.get("name") == guard.prefix]
            if len(mine) != 1 or not isinstance(mine[0], int):
                raise CannotTell(f"{len(mine)} divisions are called {guard.prefix} after one was made")
        except CannotTell as reason:
            raise Unreachable(f"the run has no division of its own to work in: {reason}; nothing was tested") from None
        guard.claim(None, {"division": mine[0]})
        target.division_id = mine[0]

    def close(self) -> list[str]:
        """Remove everything; returns what is left behind, and how to remove it."""
        self.say("  removing everything the run made (interrupting this leaves it to --clean)")
        cleaner = Cleaner(self.target, self.documents, self.guard, say=self.progress, sleep=self.sleep)
        try:
            left = cleaner.run()
        except Unreachable as error:
            left = [self.target.redactor.text(str(error))]
        finally:
            self.target.division_id = self.division_before
        self.say(f"  {cleaner.removed} things removed, {len(left)} left behind")
        if left:
            left = [*left, f"remove it with: {clean_command(self.guard.journal.file)}"]
        return left


def guard_of(tenant_id: int, folder: Path, most_made: int = MOST_MADE) -> Guard:
    """A guard with a new name and its journal in a folder."""
    name = secrets.token_hex(6)
    return Guard(Journal(folder / f"journal-{name}.jsonl"), tenant_id, name, most_made=most_made)


def clean_command(journal: Path) -> str:
    """The command that finishes what an interrupted run did not remove."""
    return f"python scripts/conformance.py --clean {journal}"


def is_free(ctx: Context, operation: Operation, path: Mapping[str, object], body: Json) -> None:
    """Raise CannotTell unless the API itself says that a free deployment costs nothing."""
    preview, environments = ctx.find("preview_deployment"), ctx.find("create_environment")
    if preview is None or environments is None:
        raise CannotTell("it is not sent: nothing tells whether it is free")
    made = ctx.make(environments, {name: path[name] for name in ("tenant_id", "division_id")})
    place = {**made.path, "environment_id": made.id}
    asked = {"cloud": members(body).get("cloud"), "region": members(body).get("region"), "tier": "free", "nodes": 1}
    answer = ctx.call(preview, place, body=asked)
    try:
        cost = Decimal(str(answer.problem.get("monthly_total_usd"))) if answer.ok else None
    except InvalidOperation:
        cost = None
    if cost is None or cost != 0:
        raise CannotTell(f"it is not sent: its preview answered {answer.status} with a cost of {cost or 'unknown'}")


def clean(
    file: Path,
    documents: Sequence[Document],
    target_of: Callable[[Mapping[str, str]], Target],
    say: Callable[[str], None],
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[int, list[str]]:
    """Remove what is left of the run whose journal it is.

    Args:
        file: the journal.
        documents: the corrected documents.
        target_of: makes a target of the journal's URLs.
        say: told of progress.
        sleep: waits so many seconds.

    Returns: how many things were removed, and what is left behind.

    Raises:
        ValueError: it is no journal, or of another tenant; the message is for people.
        OSError: it cannot be read.
        Unreachable: the API gives no answer.
    """
    journal = Journal(file)
    entries = list(journal.read())
    runs = [one for one in entries if one.get("entry") == "run"]
    # A name that is no run's could be the beginning of other names.
    if any(not RUN.fullmatch(str(one.get("run"))) for one in runs) or (entries and not runs):
        raise ValueError(f"{file} is not the journal of a run.")
    removed, left = 0, list[str]()
    for one in runs:
        target = target_of({str(name): str(url) for name, url in members(one.get("urls")).items()})
        try:
            if target.tenant_id != one.get("tenant_id"):
                raise ValueError(f"{file} is of tenant {one.get('tenant_id')}: set LD_TENANT_ID and LD_API_KEY to it.")
            guard = Guard(journal, int(one["tenant_id"]), str(one["run"]))
            target.guard = guard
            cleaner = Cleaner(target, documents, guard, say=say, sleep=sleep)
            left += cleaner.run()
            removed += cleaner.removed
        finally:
            target.close()
    return removed, left
