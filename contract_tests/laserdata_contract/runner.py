"""Runs everything against one target and yields events."""

from __future__ import annotations

import contextlib
import itertools
import queue
import subprocess
import threading
import time
import traceback
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from laserdata_contract.context import Context, items_of
from laserdata_contract.documents import Document, Operation, at_regions
from laserdata_contract.events import (
    Event,
    Finished,
    FuzzingFinished,
    FuzzingProgress,
    FuzzingStarted,
    Judged,
    Noted,
    Probed,
    Started,
    Tally,
)
from laserdata_contract.fuzzing import LEFT_OUT, PROBES, Effort, fuzz
from laserdata_contract.law import ANSWER_LAWS, LAWS, Law, check_name
from laserdata_contract.laws.pages import identity
from laserdata_contract.safety import Sandbox
from laserdata_contract.target import NOBODY, Caller, Exchange, Target, Unreachable
from laserdata_contract.verdict import Broken, CannotTell, Outcome, Result

THERE, NOT_YET, UNKNOWN = "there", "not yet", "could not tell"
TRIES = 3
"""How often a list is looked at again that may have changed meanwhile."""
NOT_IMPLEMENTED = "the target answers 501"


@dataclass(frozen=True)
class Profile:
    """How much a run does."""

    name: str
    law_examples: int
    """Generated inputs of a law for an operation."""
    fuzz_examples: int
    """Generated requests of schemathesis for an operation in the fuzzing and stateful phases."""
    fuzz_reports: tuple[str, ...] = ("junit", "ndjson")
    """Reports of schemathesis' own: ndjson holds every call, which costs a tenth of its time."""


PROFILES = {"fast": Profile("fast", 3, 1, ("junit",)), "full": Profile("full", 30, 100)}


def is_not_yet(answer: Exchange) -> bool:
    """Whether an answer says that the target does not have the operation yet."""
    return answer.status == 501


@dataclass
class AnswerCount:
    """What one answer law saw at one operation."""

    seen: int = 0
    broken: int = 0
    reason: str = ""
    exchange: Exchange | None = None


@dataclass
class Run:
    """One run: its settings, and what it has learnt so far."""

    target: Target
    documents: Sequence[Document]
    profile: Profile
    seed: int
    reports: Path
    laws: Sequence[str] | None = None
    """Codes of the laws to try; all, and the checks of schemathesis' own, when None."""
    fuzzing: bool = True
    """Whether schemathesis runs too."""
    only: Sequence[str] | None = None
    """Keys or labels of the operations to try; all when None."""
    regions: Sequence[str] | None = None
    """Regions whose supervisors are tested whole, the others by the laws of regions alone; the first when None."""
    sandbox: Sandbox | None = None
    """What the run's changes are kept in; None where any change may be made, or none."""
    ended: threading.Event = field(default_factory=threading.Event)
    """Set when nothing more is to be started."""
    states: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    """By operation key: state and reason."""
    answers: dict[tuple[str, str], AnswerCount] = field(default_factory=dict[tuple[str, str], AnswerCount])
    """By operation key and code of an answer law."""
    seen: dict[str, Tally] = field(default_factory=dict[str, Tally])
    """By operation key: what the laws asked and were told."""
    checks: Sequence[str] | None = None
    """Checks of schemathesis to run, and nothing else; all when None."""
    processes: list[subprocess.Popen[str]] = field(default_factory=list[subprocess.Popen[str]])
    _patient: bool = False
    """Whether to wait for schemathesis: there is nothing else left to do."""

    def __post_init__(self) -> None:
        """Put the documents of supervisors at their regions."""
        regions = self.target.regions
        self.documents = at_regions(self.documents, regions, self.regions or regions[:1])

    @property
    def operations(self) -> list[Operation]:
        """Every operation of every document."""
        return [operation for document in self.documents for operation in document.operations]

    def there(self, operation: Operation) -> bool:
        """Whether the target has the operation."""
        return self.states.get(operation.key, (UNKNOWN, ""))[0] == THERE

    def wanted(self, operation: Operation) -> bool:
        """Whether the operation is among those asked for."""
        return self.only is None or operation.named(self.only)

    def asked(self, code: str) -> bool:
        """Whether the law is among those asked for."""
        return self.checks is None and (self.laws is None or code in self.laws)

    # -- the run ------------------------------------------------------------------------------------------------------

    def events(self) -> Generator[Event, None, None]:
        """Run, and tell what happens. Closing the iterator ends what is under way."""
        began = time.monotonic()
        ctx = Context(self.target, self.documents, self.seed, self.profile.law_examples)
        unreachable = ""
        yield Started(
            self.documents,
            self.seed,
            self.profile.name,
            self.target.kind,
            self.target.urls,
            self.laws,
            self.only,
            self.target.label,
        )
        try:
            self._admit(ctx)
        except Unreachable as error:
            reason = self.target.redactor.text(str(error))
            yield Finished(self.target.requests, time.monotonic() - began, (), reason)
            return
        self.target.listeners.append(self._listen)
        leftovers = ctx.leftovers
        nothing: tuple[Event, ...] = ()
        fuzzing: Generator[Event | None, None, None] = (event for event in nothing)
        try:
            yield from self._notes()
            if self.sandbox is not None:
                self.sandbox.open(ctx)
            for operation in self.operations:
                yield self._probe(operation)
            ctx.not_yet = frozenset(key for key, (state, _) in self.states.items() if state == NOT_YET)
            ctx.operations = [one for one in self.operations if self.wanted(one) and self.there(one)]
            # Of the laws, schemathesis helps those of single answers alone.
            if self.fuzzing and (self.checks is not None or any(map(self.asked, ANSWER_LAWS))):
                fuzzing = self._fuzz(ctx)
            for operation in self.operations:
                if self.target.twin is not None:
                    # What it has told by now.
                    told = itertools.takewhile(lambda event: event is not None, fuzzing)
                    yield from (event for event in told if event is not None)
                yield from self._judge(ctx, operation)
            self._patient = True
            yield from (event for event in fuzzing if event is not None)
            yield from self._answers()
        except Unreachable as error:
            unreachable = self.target.redactor.text(str(error))
        finally:
            fuzzing.close()
            self.target.listeners.remove(self._listen)
            if self.sandbox is not None:
                leftovers = self.sandbox.close()
            else:
                ctx.close()
        yield Finished(self.target.requests, time.monotonic() - began, leftovers, unreachable, self.seen)

    def _admit(self, ctx: Context) -> None:
        """See that the target lets the run's keys in: refused ones would look like laws broken everywhere.

        Raises:
            Unreachable: it does not, or it gives no answer.
        """
        context = ctx.find("get_api_key_context")
        if context is None or (url := self.target.base(context.document)) is None:
            return
        tenant = self.target.tenant_id
        for name, caller in (("LD_API_KEY", self.target.owner), ("LD_READ_ONLY_KEY", self.target.reader)):
            if caller is None:
                continue
            answer = ctx.call(context, {"tenant_id": tenant}, caller=caller)
            if answer.status in (401, 403, 404):
                raise Unreachable(
                    f"{name} is refused by {url}: {answer.status} {answer.code}".rstrip()
                    + f" for tenant {tenant}; check {name} and LD_TENANT_ID"
                )

        account, person = ctx.find("get_account"), self.target.person
        if account is not None and person is not None:
            answer = ctx.call(account, {}, caller=person)
            if answer.status in (401, 403):
                url = self.target.base(account.document)
                raise Unreachable(f"LD_SESSION is refused by {url}: {answer.status} {answer.code}".rstrip())
            ctx.kept["person"] = answer.problem.get("id")

    def _notes(self) -> Iterator[Event]:
        whole = [one.region for one in self.documents if one.region and (one.clouds is None or "" in one.clouds)]
        others = [one for one in self.target.regions if one not in whole]
        if whole and others:
            elsewhere = ", ".join(others)
            yield Noted(
                f"the supervisor is tested whole at {', '.join(whole)}; the laws of regions look at {elsewhere}"
            )
        if self.target.guard is not None:
            yield Noted(
                "changes stay inside what the run makes; schemathesis, whose calls nobody knows ahead, only reads"
            )
        if not self.target.may_change:
            yield Noted(
                "nothing is changed: operations that might change something are left out (--allow-changes is off)"
            )

    def _listen(self, exchange: Exchange) -> None:
        """Hold an answer against the answer laws."""
        if exchange.operation is None:
            return
        self.seen.setdefault(exchange.operation.key, Tally()).see(str(exchange.status), exchange.parameters)
        if is_not_yet(exchange):
            self.states[exchange.operation.key] = (NOT_YET, NOT_IMPLEMENTED)
            return
        for law in ANSWER_LAWS.values():
            if not law.concerns(exchange):
                continue
            count = self.answers.setdefault((exchange.operation.key, law.code), AnswerCount())
            count.seen += 1
            wrong = law.judge(exchange)
            if wrong is not None:
                count.broken += 1
                if count.exchange is None:
                    count.reason, count.exchange = wrong, exchange

    # -- probing ------------------------------------------------------------------------------------------------------

    def _probe(self, operation: Operation) -> Probed:
        """Ask once whether the target has an operation, without changing anything.

        Ids that name nothing, a body that is not JSON, and an API key, which sessions' own operations refuse.
        """
        state, reason = THERE, ""
        if self.target.base(operation.document) is None:
            state, reason = UNKNOWN, f"no URL is given for {operation.name}"
        elif operation.mutating and not self.target.may_change:
            state, reason = UNKNOWN, "it might change something, and --allow-changes is off"
        elif operation.mutating and self.target.guard is not None and self.target.guard.refusal(operation):
            state, reason = UNKNOWN, f"it is not sent: {self.target.guard.refusal(operation)}"
        elif operation.session_only and self.target.person is None:
            state, reason = UNKNOWN, "only a session may call it, and the run has none (LD_SESSION)"
        if not self.wanted(operation):
            state, reason = UNKNOWN, "it is not among the operations asked for"
        # With a guard nothing is changed in places that are not the run's own, not even in vain.
        if state == THERE and not (operation.mutating and self.target.guard is not None):
            listeners, self.target.listeners = self.target.listeners, []
            try:
                ctx = Context(self.target, self.documents, self.seed)
                path = ctx.no_ids(operation, keep=() if operation.mutating else ("tenant_id", "division_id"))
                content = b"{" if operation.mutating and operation.method != "DELETE" else None
                answer = self.target.call(operation, path, caller=self.target.owner, content=content)
            finally:
                self.target.listeners = listeners
            if is_not_yet(answer):
                state, reason = NOT_YET, NOT_IMPLEMENTED
        self.states[operation.key] = (state, reason)
        return Probed(operation, state, reason)

    # -- laws ---------------------------------------------------------------------------------------------------------

    def _judge(self, ctx: Context, operation: Operation) -> Iterator[Event]:
        if not self.wanted(operation):
            return
        laws = [one for one in LAWS.values() if self.asked(one.code) and one.applies(operation)]
        if self.there(operation):
            self._provoke(ctx, operation)
            results = [self._try(ctx, one, operation) for one in laws]
            if self.there(operation):
                yield from map(Judged, results)
                return
            # It passed for being there until a call got as far as its handler.
            ctx.not_yet |= {operation.key}
            yield Probed(operation, *self.states[operation.key])
        state, reason = self.states[operation.key]
        outcome = Outcome.NOT_YET if state == NOT_YET else Outcome.UNKNOWN
        for law in laws:
            yield Judged(Result(law.code, operation, outcome, reason))

    def _try(self, ctx: Context, law: Law, operation: Operation) -> Result:
        """Put a law to an operation."""
        began, calls = time.monotonic(), self.target.requests
        outcome, reason = Outcome.KEPT, ""
        exchanges: tuple[Exchange, ...] = ()
        ctx.told.clear()
        try:
            with ctx.scope():
                self._play(ctx, law, operation)
            reason = "; ".join(dict.fromkeys(ctx.told))
        except Broken as broken:
            outcome, reason, exchanges = Outcome.BROKEN, str(broken), broken.exchanges
        except CannotTell as unknown:
            outcome, reason = Outcome.UNKNOWN, str(unknown)
        except Unreachable:
            raise
        except Exception as error:  # a law that stumbles over an odd answer must not end the run
            where = traceback.extract_tb(error.__traceback__)[-1]
            outcome = Outcome.UNKNOWN
            reason = (
                f"the law itself failed: {type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
            )
        return Result(
            law.code,
            operation,
            outcome,
            self.target.redactor.text(reason),
            exchanges,
            self.target.requests - calls,
            time.monotonic() - began,
        )

    def _play(self, ctx: Context, law: Law, operation: Operation) -> None:
        """Play a law's scenario; where others may be at work, a list has to hold still for it to be broken.

        Raises:
            Broken: the law is broken.
            CannotTell: the law could not be put to the test.
        """
        try:
            with ctx.scope():
                law.scenario(ctx, operation)
            return
        except Broken:
            if self.target.exclusive or not operation.paged:
                raise

        def items() -> list[str]:
            return sorted(identity(one) for one in ctx.everything(operation, path))

        path = ctx.ids(operation)
        for _ in range(TRIES):
            before = items()
            try:
                with ctx.scope():
                    law.scenario(ctx, operation)
                return
            except Broken:
                if items() == before:
                    raise
        raise CannotTell("others change the list while it is read")

    def _provoke(self, ctx: Context, operation: Operation) -> None:
        """Make the mistakes that every operation can be asked to answer, for the answer laws to look at."""
        nothing, some = ctx.no_ids(operation), ctx.no_ids(operation, keep=("tenant_id", "division_id"))
        wrong_key = Caller.key("ld_pk_" + "0" * 40, "wrong API key")
        broken = b'{"name":' if operation.body_schema is not None else None

        def provoke(path: Mapping[str, object], **options: Any) -> None:
            with contextlib.suppress(CannotTell):
                self.target.call(operation, path, **options)

        ordinary = ctx.any_ids(operation)
        if operation.method == "GET":
            provoke(ordinary)
        elif self.laws is not None and operation.takes_key and operation.operation_id not in LEFT_OUT:
            # Other laws do this over and over, where they are asked for.
            with contextlib.suppress(CannotTell), ctx.scope():
                ctx.try_to_make(operation, ctx.place(operation))
        provoke(ordinary, caller=wrong_key, content=broken)
        provoke(some, caller=NOBODY, content=broken)
        # What names nothing and takes no body cannot be asked in a way that is refused.
        if nothing or broken is not None or operation.operation_id not in LEFT_OUT:
            provoke(nothing, content=broken)
        if broken is not None:
            provoke(some, content=broken)
            provoke(some, body=[])

    def _answers(self) -> Iterator[Event]:
        """Tell how the answer laws fared, for every operation."""
        for operation in filter(self.wanted, self.operations):
            for code, law in ANSWER_LAWS.items():
                if self.asked(code) and ((operation.key, code) in self.answers or law.expected(operation)):
                    yield Judged(self._answered(code, operation))

    def _answered(self, code: str, operation: Operation) -> Result:
        """How one answer law fared so far at one operation."""
        state, reason = self.states[operation.key]
        if state != THERE:
            return Result(code, operation, Outcome.NOT_YET if state == NOT_YET else Outcome.UNKNOWN, reason)
        count = self.answers.get((operation.key, code), AnswerCount())
        if count.broken:
            shown = (count.exchange,) if count.exchange is not None else ()
            text = self.target.redactor.text(f"{count.reason} ({count.broken} of {count.seen} answers)")
            return Result(code, operation, Outcome.BROKEN, text, shown, calls=count.seen)
        if count.seen:
            return Result(code, operation, Outcome.KEPT, calls=count.seen)
        return Result(code, operation, Outcome.UNKNOWN, "no answer it is about was seen")

    # -- one law at a time, for others than `events` -------------------------------------------------------------------

    def begin(self) -> Context:
        """Begin a run whose laws are put one by one with `put`; `end` has to follow.

        Raises:
            Unreachable: the target does not let the run in, or gives no answer.
        """
        ctx = Context(self.target, self.documents, self.seed, self.profile.law_examples)
        self._admit(ctx)
        self.target.listeners.append(self._listen)
        if self.sandbox is not None:
            self.sandbox.open(ctx)
        ctx.operations = [one for one in self.operations if self.wanted(one)]
        return ctx

    def put(self, ctx: Context, code: str, operation: Operation) -> Result:
        """Put a law to an operation that it is about.

        Raises:
            Unreachable: the target gives no answer.
        """
        if operation.key not in self.states:
            self._probe(operation)
            if self.there(operation):
                self._provoke(ctx, operation)
        state, reason = self.states[operation.key]
        if code in ANSWER_LAWS:
            return self._answered(code, operation)
        if state == THERE:
            result = self._try(ctx, LAWS[code], operation)
            state, reason = self.states[operation.key]
            if state == THERE:
                return result
        if state == NOT_YET:
            ctx.not_yet |= {operation.key}
        return Result(code, operation, Outcome.NOT_YET if state == NOT_YET else Outcome.UNKNOWN, reason)

    def end(self) -> Sequence[str]:
        """End a run that `begin` began; what is left behind."""
        if self._listen in self.target.listeners:
            self.target.listeners.remove(self._listen)
        return self.sandbox.close() if self.sandbox is not None else ()

    # -- schemathesis -------------------------------------------------------------------------------------------------

    def _facts(self, ctx: Context, regions: Iterable[str]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """What the hooks have to know to build calls that get past validation; and, by region, ids of what is there."""
        target = ctx.target
        facts: dict[str, Any] = {"expiry": ctx.expiry(), "division_id": target.division_id}
        facts["ids"] = {
            name: value
            for name, value in (("tenant_id", target.tenant_id), ("division_id", target.division_id))
            if value is not None
        }
        protected = [str(target.division_id)]
        places: dict[str, dict[str, Any]] = {}
        nodes = ctx.find("get_nodes")
        for region in dict.fromkeys(regions):
            with contextlib.suppress(CannotTell):
                place = dict(ctx.deployment(region))
                protected += [str(place[name]) for name in ("environment_id", "deployment_id")]
                there = nodes.at(region) if nodes is not None and region else nodes
                found = items_of(ctx.call(there, place)) if there is not None else []
                places[region] = {**place, "node_id": found[0].get("id")} if found else place
        context = ctx.find("get_api_key_context")
        for caller in (target.owner, target.reader):
            if context is None or caller is None:
                continue
            own = ctx.call(context, {"tenant_id": target.tenant_id}, caller=caller).problem
            protected += [str(own.get(name)) for name in ("id", "role_id", "user_id")]
            facts.setdefault("role_id", own.get("role_id"))
        facts["protected"] = protected
        everybody = ctx.find("get_all_members")
        if everybody is not None:
            people = items_of(ctx.call(everybody, {"tenant_id": target.tenant_id}))
            others = [one.get("id") for one in people if str(one.get("id")) not in protected]
            facts["member_id"] = others[0] if others else None
        return facts, places

    def _fuzz(self, ctx: Context) -> Generator[Event | None, None, None]:
        """Run schemathesis over the documents, two at a time, and pass on what it tells; None when that is nothing."""
        work: list[tuple[Document, list[Operation]]] = []
        for document in self.documents:
            operations = [
                one
                for one in document.operations
                if self.there(one) and self.wanted(one) and (self.target.unbound or one.method == "GET")
            ]
            for one in operations:
                if one.operation_id in LEFT_OUT:
                    yield Noted(f"{one.label} is not given to schemathesis: {LEFT_OUT[one.operation_id]}")
            operations = [one for one in operations if one.operation_id not in LEFT_OUT]
            if operations:
                work.append((document, operations))
        if not work:
            return
        target = self.target.twin or self.target
        if target is not self.target:
            ctx = Context(target, self.documents, self.seed)
        facts, places = self._facts(ctx, [document.region for document, _ in work])
        if target.most_requests is not None:
            facts["requests"] = (target.most_requests - target.requests) // len(work) - PROBES
            if facts["requests"] < 1:
                raise Unreachable(f"the budget of {target.most_requests} requests is used up (--max-requests)")
        inbox: queue.Queue[Event | BaseException] = queue.Queue()
        gate = threading.Semaphore(2)
        checks = self.checks
        if checks is None and self.laws is not None:
            checks = [check_name(code) for code in ANSWER_LAWS if self.asked(code)]

        def work_on(document: Document, operations: list[Operation]) -> None:
            with gate:
                if self.ended.is_set():
                    return
                inbox.put(FuzzingStarted(document, len(operations)))
                try:
                    finished = fuzz(
                        document,
                        target,
                        operations,
                        seed=self.seed,
                        effort=Effort(self.profile.fuzz_examples, self.profile.fuzz_reports),
                        checks=checks,
                        facts={**facts, "ids": {**facts["ids"], **places.get(document.region, {})}},
                        reports=self.reports / f"schemathesis-{document.name}",
                        tell=inbox.put,
                        processes=self.processes,
                    )
                except BaseException as error:  # handed to the thread that consumes
                    inbox.put(error)
                else:
                    inbox.put(finished)

        threads = [threading.Thread(target=work_on, args=one, daemon=True) for one in work]
        for thread in threads:
            thread.start()
        left = len(work)
        try:
            while left:
                try:
                    event = inbox.get(block=self._patient)
                except queue.Empty:
                    yield None
                    continue
                if isinstance(event, BaseException):
                    raise event
                if isinstance(event, FuzzingFinished):
                    left -= 1
                    self._take_checks(event)
                if not isinstance(event, FuzzingProgress) or event.phase:
                    yield event
        finally:
            self._end(threads)

    def _end(self, threads: Sequence[threading.Thread]) -> None:
        """End what schemathesis still does, and wait until its reports are put away."""
        self.ended.set()
        for thread in threads:
            while thread.is_alive():
                # Again and again: a process may have been about to start.
                for process in list(self.processes):
                    process.kill()
                thread.join(0.1)

    def _take_checks(self, event: FuzzingFinished) -> None:
        """Count the answer laws that ran as checks inside schemathesis."""
        codes: Mapping[str, str] = {check_name(code): code for code in ANSWER_LAWS if self.asked(code)}
        reasons = {(one.operation, one.check): one.message for one in reversed(event.failures)}
        for label, tally in event.tallies.items():
            operation = event.document.by_label.get(label)
            for check, (passed, failed) in tally.checks.items():
                if operation is None or check not in codes:
                    continue
                count = self.answers.setdefault((operation.key, codes[check]), AnswerCount())
                count.seen += passed + failed
                count.broken += failed
                if failed and not count.reason:
                    count.reason = reasons.get((label, check), "schemathesis saw it broken")
