"""Reporters: what people see while a run goes on and after it, and the JSON of everything."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from typing import Any, TextIO

from laserdata_contract.documents import Document, Operation
from laserdata_contract.events import (
    Event,
    Failure,
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
from laserdata_contract.laws import catalogue
from laserdata_contract.redaction import Redactor
from laserdata_contract.verdict import Outcome, Result

KEPT, BROKEN, COULD_NOT_TELL = 0, 1, 2
"""Exit codes."""
REPLAY = "python scripts/conformance.py --replay"
WORDS = {KEPT: "kept", BROKEN: "broken", COULD_NOT_TELL: "could not tell"}
VERDICTS = (Outcome.KEPT, Outcome.BROKEN)
BLINK, PAUSE = 0.1, 5.0
"""Seconds between two signs of progress, on a terminal and elsewhere."""
SHOWN = 5
"""Broken laws and failed checks that the terminal lists; the JSON has all."""


@dataclass(frozen=True)
class Successes:
    """How many operations answered a 2xx at least once."""

    of: int
    never: Sequence[Operation]
    """The others."""

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where there is nothing to ask."""
        return 1 - len(self.never) / self.of if self.of else 1.0

    def __str__(self) -> str:
        """For people."""
        return f"{self.of - len(self.never)} of {self.of} operations ({int(100 * self.share)} %) answered a 2xx"

    def as_json(self) -> dict[str, Any]:
        """For the report."""
        never = [one.key for one in self.never]
        return {"succeeded": self.of - len(never), "of": self.of, "share": round(self.share, 4), "never": never}


@dataclass
class Record:
    """Everything a run told, kept for reports. Fed with events."""

    started: Started | None = None
    finished: Finished | None = None
    states: dict[str, Probed] = field(default_factory=dict[str, Probed])
    results: list[Result] = field(default_factory=list[Result])
    fuzzed: dict[str, FuzzingFinished] = field(default_factory=dict[str, FuzzingFinished])
    notes: list[str] = field(default_factory=list[str])
    replay: str = REPLAY
    """Command that replays a failure, but for its id."""

    def take(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, Started):
            self.started = event
        elif isinstance(event, Finished):
            self.finished = event
        elif isinstance(event, Probed):
            self.states[event.operation.key] = event
        elif isinstance(event, Judged):
            self.results.append(event.result)
        elif isinstance(event, FuzzingFinished):
            self.fuzzed[event.document.name] = event
        elif isinstance(event, Noted):
            self.notes.append(event.text)

    # -- questions ----------------------------------------------------------------------------------------------------

    @property
    def documents(self) -> Iterable[Document]:
        """The documents of the run."""
        return self.started.documents if self.started else ()

    @property
    def begun(self) -> bool:
        """Whether the target let the run begin."""
        return self.finished is None or not self.finished.unreachable or bool(self.states)

    @property
    def broken(self) -> list[Result]:
        """Laws that were broken."""
        return [one for one in self.results if one.outcome is Outcome.BROKEN]

    @property
    def failures(self) -> list[tuple[Document, Failure]]:
        """Checks of schemathesis' own that failed; our laws among its checks are reported as laws."""
        return [
            (event.document, one)
            for event in self.fuzzed.values()
            for one in event.failures
            if not one.check.startswith("ld_")
        ]

    @property
    def errors(self) -> list[str]:
        """What kept schemathesis from testing."""
        return [f"{event.document.name}: {one}" for event in self.fuzzed.values() for one in event.errors]

    def tally(self, operation: Operation) -> Tally | None:
        """What schemathesis did to an operation."""
        event = self.fuzzed.get(operation.name)
        return event.tallies.get(operation.label) if event else None

    def tested(self, operation: Operation) -> bool:
        """Whether a law or a check came to a verdict about an operation."""
        tally = self.tally(operation)
        return bool(tally and tally.cases) or any(
            one.operation.key == operation.key and one.outcome in VERDICTS for one in self.results
        )

    @property
    def forms(self) -> list[Result]:
        """Laws that were kept in one of several ways; the reason says which form the API follows."""
        return [one for one in self.results if one.outcome is Outcome.KEPT and one.reason]

    def succeeded(self, operation: Operation) -> bool:
        """Whether the operation answered a 2xx at least once."""
        seen = self.finished.seen.get(operation.key) if self.finished else None
        return any(status.startswith("2") for one in (seen, self.tally(operation)) if one for status in one.statuses)

    def successes(self, documents: Iterable[Document]) -> Successes:
        """Of the operations that were asked for and are there, how many answered a 2xx at least once."""
        only = self.started.only if self.started else None
        every = [
            one
            for document in documents
            for one in document.operations
            if (only is None or one.named(only)) and not ((at := self.states.get(one.key)) and at.state == "not yet")
        ]
        return Successes(len(every), [one for one in every if not self.succeeded(one)])

    @property
    def untold(self) -> list[str]:
        """What was asked for and got no verdict, with the reason: laws and operations by name, or everything."""
        laws, only = (self.started.laws, self.started.only) if self.started else (None, None)
        told = [one for one in self.results if one.outcome in VERDICTS]
        judged = {one.law for one in told}
        missing = [f"{law} got no verdict: {self._why(law)}" for law in laws or () if law not in judged]
        for name in only or ():
            asked = [one for document in self.documents for one in document.operations if one.named((name,))]
            if not any(map(self.tested, asked)):
                reasons = [probed.reason for one in asked if (probed := self.states.get(one.key)) and probed.reason]
                missing.append(f"{name} got no verdict: {next(iter(reasons), 'no law and no check told of it')}")
        if not missing and not told and not any(one.cases for f in self.fuzzed.values() for one in f.tallies.values()):
            missing.append(f"nothing got a verdict: {self._why(None)}")
        return missing

    def _why(self, law: str | None) -> str:
        """Why a law, or everything, got no verdict: the most frequent reason."""
        reasons = Counter(one.reason for one in self.results if law in (None, one.law) and one.reason)
        none = "no operation that was asked for is one it is about" if law else "nothing was asked"
        return max(reasons, key=lambda reason: reasons[reason], default=none)

    @property
    def exit_code(self) -> int:
        """0 kept, 1 broken, 2 could not tell."""
        if self.broken or self.failures:
            return BROKEN
        stumbled = any("the law itself failed" in one.reason for one in self.results)
        if self.finished is None or self.finished.unreachable or self.untold or self.errors or stumbled:
            return COULD_NOT_TELL
        return KEPT

    def by_state(self) -> dict[str, Counter[str]]:
        """By document: how many operations are there, not yet, or could not be told."""
        counts: dict[str, Counter[str]] = {document.name: Counter() for document in self.documents}
        for probed in self.states.values():
            counts[probed.operation.name][probed.state] += 1
        return counts


def in_words(record: Record) -> str:
    """Return what came out in one sentence."""
    operations = [one for document in record.documents for one in document.operations]
    tested = sum(record.tested(one) for one in operations)
    later = sum(states["not yet"] for states in record.by_state().values())
    checks = sum(
        sum(pair)
        for fuzzed in record.fuzzed.values()
        for one in fuzzed.tallies.values()
        for pair in one.checks.values()
    )
    laws = Counter(one.outcome for one in record.results)
    return (
        f"{WORDS[record.exit_code]}: {tested} of {len(operations)} operations tested, {later} not yet; "
        f"{record.successes(record.documents)}; "
        f"{checks:,} checks of schemathesis; "
        f"laws {laws[Outcome.KEPT]} times kept, {laws[Outcome.BROKEN]} times broken, "
        f"{laws[Outcome.UNKNOWN]} times untold"
    )


def as_json(record: Record, redactor: Redactor) -> dict[str, Any]:
    """The whole run as one JSON object; every operation of the documents is in it exactly once."""
    started, finished = record.started, record.finished
    by_operation: dict[str, list[Result]] = {}
    for result in record.results:
        by_operation.setdefault(result.operation.key, []).append(result)
    failures: dict[str, list[Failure]] = {}
    for document, failure in record.failures:
        failures.setdefault(f"{document.name} {failure.operation}", []).append(failure)
    counts = record.by_state()
    documents: list[dict[str, Any]] = []
    operations: list[dict[str, Any]] = []
    for document in record.documents:
        fuzzed = record.fuzzed.get(document.name)
        documents.append(
            {
                "name": document.name,
                "service": document.service,
                "region": document.region,
                "operations": len(document.operations),
                "successes": record.successes([document]).as_json(),
                "tested": sum(record.tested(one) for one in document.operations),
                "not_yet": counts[document.name]["not yet"],
                "could_not_tell": counts[document.name]["could not tell"],
                "schemathesis": None
                if fuzzed is None
                else {
                    "cases": sum(one.cases for one in fuzzed.tallies.values()),
                    "checks": sum(sum(pair) for one in fuzzed.tallies.values() for pair in one.checks.values()),
                    "seconds": round(fuzzed.seconds, 2),
                    "errors": list(fuzzed.errors),
                    "files": sorted(one.name for one in fuzzed.files),
                },
            }
        )
        for operation in document.operations:
            probed = record.states.get(operation.key)
            tally = record.tally(operation)
            operations.append(
                {
                    "document": document.name,
                    "service": document.service,
                    "region": document.region,
                    "operation": operation.label,
                    "operation_id": operation.operation_id,
                    "path_is_inferred": operation.inferred,
                    "state": _state(record, operation, probed),
                    "reason": probed.reason if probed else "the run ended before it was asked for",
                    "contract": _contract(operation),
                    "coverage": _coverage(record, operation),
                    "laws": {one.law: _result(one, redactor) for one in by_operation.get(operation.key, [])},
                    "schemathesis": None
                    if tally is None
                    else {
                        "cases": tally.cases,
                        "phases": sorted(tally.phases),
                        "statuses": dict(sorted(tally.statuses.items())),
                        "checks": {
                            name: {"kept": passed, "broken": failed}
                            for name, (passed, failed) in sorted(tally.checks.items())
                        },
                    },
                    "failures": [_failure(one, operation) for one in failures.get(operation.key, [])],
                }
            )
    report = {
        "outcome": WORDS[record.exit_code],
        "exit_code": record.exit_code,
        "seed": started.seed if started else None,
        "profile": started.profile if started else None,
        "label": started.label if started else "",
        "replay": record.replay,
        "target": {"kind": started.kind, "urls": dict(started.urls)} if started else None,
        "unreachable": finished.unreachable if finished else "the run did not come to its end",
        "untold": record.untold,
        "requests": finished.requests if finished else None,
        "seconds": round(finished.seconds, 2) if finished else None,
        "notes": record.notes,
        "leftovers": list(finished.leftovers) if finished else [],
        "documents": documents,
        "summary": in_words(record),
        "successes": record.successes(record.documents).as_json(),
        "forms": [
            {"law": one.law, "operation": one.operation.key, "form": redactor.text(one.reason)} for one in record.forms
        ],
        "laws": [_law(one.code, one.sentence, one.source, one.explain, record) for one in catalogue()],
        "operations": operations,
    }
    cleaned: dict[str, Any] = redactor.value(report)
    return cleaned


def _state(record: Record, operation: Operation, probed: Probed | None) -> str:
    if probed is None:
        return "could not tell"
    if probed.state != "there":
        return probed.state
    return "tested" if record.tested(operation) else "could not tell"


def _law(code: str, sentence: str, source: str, explain: str, record: Record) -> dict[str, Any]:
    counts = Counter(one.outcome for one in record.results if one.law == code)
    return {
        "code": code,
        "sentence": sentence,
        "source": source,
        "explain": " ".join(explain.split()),
        **{outcome.value.replace(" ", "_"): counts[outcome] for outcome in Outcome},
    }


def _result(result: Result, redactor: Redactor) -> dict[str, Any]:
    given: dict[str, Any] = {"outcome": result.outcome.value}
    if result.outcome is Outcome.BROKEN:
        given["id"] = failure_id(result.law, result.operation.key)
    if result.reason:
        given["reason"] = result.reason
    if result.calls:
        given["calls"] = result.calls
    if result.exchanges:
        given["evidence"] = [one.evidence(redactor) for one in result.exchanges]
    return given


def failure_id(check: str, operation: str) -> str:
    """Short name of a failure: the same in every run for the same law or check and operation."""
    return hashlib.sha256(f"{check} {operation}".encode()).hexdigest()[:8]


def _contract(operation: Operation) -> dict[str, Any]:
    """What the document says of an operation, as far as it helps to judge an answer."""
    responses = operation.raw.get("responses", {})
    told = {status: str(operation.document.resolve(one).get("description", "")) for status, one in responses.items()}
    return {"summary": operation.raw.get("summary", ""), "responses": told}


def _coverage(record: Record, operation: Operation) -> dict[str, Any]:
    """With which statuses the operation answered, and which parameters it was asked with, by status."""
    seen = record.finished.seen.get(operation.key) if record.finished else None
    fuzzed = record.tally(operation)
    body = operation.body_schema or {}
    declared = [
        f"{one.place} {one.name.lower() if one.place == 'header' else one.name}" for one in operation.parameters
    ]
    declared += [f"body {name}" for name in body.get("properties", {})]
    total = Tally()
    for one in (seen, fuzzed):
        if one is not None:
            total.add({"statuses": one.statuses, "parameters": one.parameters})
    return {
        "statuses": dict(sorted(total.statuses.items())),
        "parameters": {name: dict(sorted(total.parameters.get(name, {}).items())) for name in dict.fromkeys(declared)},
    }


def _failure(failure: Failure, operation: Operation) -> dict[str, Any]:
    return {
        "id": failure_id(failure.check, operation.key),
        "check": failure.check,
        "phase": failure.phase,
        "title": failure.title,
        "message": failure.message,
        "status": failure.status,
        "reproduce": failure.reproduce,
        "body": failure.body,
    }


def write_json(record: Record, redactor: Redactor, file: Path) -> None:
    """Write the report; the folder is made if need be."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(as_json(record, redactor), indent=2, ensure_ascii=False) + "\n"
    # Once more over the finished text: nothing that was learnt late slips through.
    try:
        file.write_text(redactor.text(text), "utf-8")
    except OSError as error:
        # Writing, unlike opening, does not say where.
        error.filename = error.filename or str(file)
        raise


# -- terminal ---------------------------------------------------------------------------------------------------------


class Terminal:
    """Progress while the run goes on, and a summary that fits a screen."""

    def __init__(
        self,
        record: Record,
        redactor: Redactor,
        stream: TextIO | None = None,
        *,
        requests: Callable[[], int] = lambda: 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Print to `stream`, standard output when left out; `requests` tells how many the laws have made."""
        self.record = record
        self.redactor = redactor
        self.stream = stream or sys.stdout
        self.live = self.stream.isatty()
        self.requests = requests
        self.clock = clock
        self.total = self.checks = self.failures = 0
        self.done: set[str] = set()
        self.fuzzing: dict[str, FuzzingProgress] = {}
        self._began = self._last = clock()

    def say(self, text: str = "") -> None:
        """Print a line, over the progress line where there is one."""
        lead = "\r\x1b[K" if self.live else ""
        print(lead + self.redactor.text(text), file=self.stream, flush=True)

    def progress(self, text: str) -> None:
        """Show where we are: one line that changes on a terminal, a line every few seconds elsewhere."""
        now = self.clock()
        if now - self._last < (BLINK if self.live else PAUSE):
            return
        self._last = now
        text = self.redactor.text(text)
        if self.live:
            print(f"\r\x1b[K{text[:110]}", end="", file=self.stream, flush=True)
        else:
            print(text[:160], file=self.stream, flush=True)

    def where(self, now: str) -> str:
        """How far the run is, in a line that ends with what is being done now."""
        fuzzed = self.fuzzing.values()
        calls = self.requests() + sum(one.cases for one in fuzzed)
        failures = self.failures + sum(one.failures for one in fuzzed)
        rate = calls / max(self.clock() - self._began, 0.001)
        return (
            f"  {len(self.done)}/{self.total} operations, {self.checks + sum(one.checks for one in fuzzed):,} checks, "
            f"{rate:.0f} requests/s, {failures} failures; {now}"
        )

    def take(self, event: Event) -> None:
        """Show one event."""
        if isinstance(event, Started):
            total = sum(len(document.operations) for document in event.documents)
            self.say(f"contract suite: {event.kind}, profile {event.profile}, seed {event.seed}")
            self.total = total
            self.say(f"  {len(event.documents)} documents, {total} operations, {len(catalogue())} laws")
        elif isinstance(event, Noted):
            self.say(f"  note: {event.text}")
        elif isinstance(event, Probed):
            self.progress(self.where(f"asking what is there: {event.operation.label}"))
        elif isinstance(event, Judged):
            self._judged(event.result)
        elif isinstance(event, FuzzingStarted):
            self.say(f"  schemathesis: {event.document.name}, {event.operations} operations")
        elif isinstance(event, FuzzingProgress):
            self.fuzzing[event.document.name] = event
            self.progress(self.where(f"schemathesis {event.phase}: {event.label}"))
        elif isinstance(event, FuzzingFinished):
            cases = sum(one.cases for one in event.tallies.values())
            checks = sum(sum(pair) for one in event.tallies.values() for pair in one.checks.values())
            self.say(
                f"  schemathesis: {event.document.name} done: {cases} calls, {checks} checks, "
                f"{len(event.failures)} failures in {event.seconds:.0f} s"
            )
        else:
            self.summary()

    def _judged(self, result: Result) -> None:
        self.done.add(result.operation.key)
        self.checks += result.outcome in VERDICTS
        self.failures += result.outcome is Outcome.BROKEN
        self.progress(self.where(f"{result.law} {result.operation.label}"))
        if result.outcome is Outcome.BROKEN:
            self.say(f"  broken: {result.law} {result.operation.label}: {result.reason}"[:200])

    def summary(self) -> None:
        """Print what came out; nothing where the target could not be asked anything."""
        record = self.record
        if not record.begun:
            return
        self.say()
        heads = ("operations", "tested", "2xx", "not yet", "untold", "calls", "checks")
        self.say(f"{'document':<20}" + "".join(f"{one:>{max(8, len(one) + 1)}}" for one in heads))
        for document in record.documents:
            self._document(document)
        counts = Counter(one.outcome for one in record.results)
        self.say(
            f"laws: {counts[Outcome.KEPT]} kept, {counts[Outcome.BROKEN]} broken, "
            f"{counts[Outcome.UNKNOWN]} could not tell, {counts[Outcome.NOT_YET]} not yet (law x operation)"
        )
        successes = record.successes(record.documents)
        if successes.of:
            names = [one.operation_id or one.label for one in successes.never]
            rest = f"; never: {', '.join(names)}" if names else ""
            self.say(shorten(f"{successes}{rest}", 400, placeholder=" ... (all in the JSON report)"))
        for form in record.forms[:3]:
            self.say(f"form: {form.law} {form.operation.label}: {form.reason}"[:200])
        if len(record.forms) > 3:
            self.say(f"form: {len(record.forms) - 3} more in the reports")
        self._not_yet()
        self._untold()
        self._trouble()
        finished = record.finished
        if finished is not None:
            for one in finished.leftovers[:3]:
                self.say(f"left behind: {one}")
            self.say(f"{finished.requests} calls of the laws, {finished.seconds:.0f} s in all")
            if finished.unreachable:
                self.say(f"could not go on: {finished.unreachable}")
        for one in record.untold[:SHOWN]:
            self.say(one[:200])
        seed = record.started.seed if record.started else "?"
        outcome = WORDS[record.exit_code]
        outcome = outcome if record.exit_code == COULD_NOT_TELL else f"contract {outcome}"
        self.say(f"{outcome}  (seed {seed}; the same seed asks the same questions)")

    def _document(self, document: Document) -> None:
        record = self.record
        counts = record.by_state()[document.name]
        fuzzed = record.fuzzed.get(document.name)
        tallies: list[Tally] = list(fuzzed.tallies.values()) if fuzzed else []
        tested = sum(record.tested(one) for one in document.operations)
        untold = len(document.operations) - counts["not yet"] - tested
        successes = record.successes([document])
        self.say(
            f"{document.name:<20}{len(document.operations):>11}{tested:>8}{successes.of - len(successes.never):>8}"
            f"{counts['not yet']:>8}{untold:>8}{sum(one.cases for one in tallies):>8}"
            f"{sum(sum(pair) for one in tallies for pair in one.checks.values()):>8}"
        )

    def _not_yet(self) -> None:
        """The operations that are not there, grouped by document and tag."""
        groups: dict[str, Counter[str]] = {}
        for probed in self.record.states.values():
            if probed.state == "not yet":
                operation = probed.operation
                tag = next(iter(operation.raw.get("tags", [])), "other")
                groups.setdefault(operation.name, Counter())[tag] += 1
        for name, tags in groups.items():
            listed = ", ".join(f"{tag} {count}" for tag, count in tags.items())
            self.say(f"not yet in {name}: {listed}"[:400])

    def _untold(self) -> None:
        """Why laws could not be tried on operations that are there."""
        reasons = Counter(
            f"{one.law}: {one.reason}"
            for one in self.record.results
            if one.outcome is Outcome.UNKNOWN
            and one.reason != "no answer it is about was seen"
            and self.record.states[one.operation.key].state == "there"
        )
        for text, count in reasons.most_common(6):
            self.say(f"could not tell, {count} times: {text}"[:160])
        if len(reasons) > 6:
            self.say(f"could not tell: {len(reasons) - 6} more reasons in the JSON report")

    def _trouble(self) -> None:
        """Broken laws and failed checks, a line each."""
        record = self.record
        laws: dict[str, list[Result]] = {}
        for one in record.broken:
            laws.setdefault(one.law, []).append(one)
        sentences: Mapping[str, str] = {one.code: one.sentence for one in catalogue()}
        for code, results in list(laws.items())[:SHOWN]:
            first = results[0]
            self.say(f"BROKEN {code} {sentences[code]}")
            more = f" (and {len(results) - 1} more)" if len(results) > 1 else ""
            self.say(f"       {first.operation.key}: {first.reason}{more}"[:220])
            self.say(f"       replay: {record.replay} {failure_id(code, first.operation.key)}")
        if len(laws) > SHOWN:
            self.say(f"       and {len(laws) - SHOWN} more in the reports")
        groups: dict[tuple[str, str], list[Failure]] = {}
        for document, failure in self.record.failures:
            groups.setdefault((failure.check, f"{document.name} {failure.operation}"), []).append(failure)
        for (check, operation), failures in list(groups.items())[:SHOWN]:
            example = failures[0]
            said = " ".join(f"{example.title}: {example.message}".split())
            self.say(f"FAILED {check} {operation}")
            self.say(f"       {said}"[:200])
            self.say(f"       replay: {record.replay} {failure_id(check, operation)}")
        if len(groups) > SHOWN:
            self.say(f"       and {len(groups) - SHOWN} more in the reports")
        for error in self.record.errors[:3]:
            self.say("schemathesis could not test: " + " ".join(error.split())[:300])
