"""What a run tells while it goes on. Reporters consume these; the runner knows nothing of reporters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from laserdata_contract.documents import Document, Operation
from laserdata_contract.verdict import Result


@dataclass(frozen=True)
class Started:
    """The run begins."""

    documents: Sequence[Document]
    seed: int
    profile: str
    kind: str
    urls: Mapping[str, str]
    laws: Sequence[str] | None = None
    """Codes of the laws that were asked for; all when None."""
    only: Sequence[str] | None = None
    """Operations that were asked for, by key or label; all when None."""
    label: str = ""
    """Name of the run among others: its region, where it has one."""


@dataclass(frozen=True)
class Probed:
    """It is known whether the target has an operation."""

    operation: Operation
    state: str
    """`there`, `not yet` or `could not tell`."""
    reason: str = ""


@dataclass(frozen=True)
class Judged:
    """A law was put to one operation."""

    result: Result


@dataclass(frozen=True)
class Noted:
    """Something people should know: which region stands for all, what could not be removed."""

    text: str


@dataclass
class Tally:
    """What schemathesis did to one operation."""

    cases: int = 0
    statuses: dict[str, int] = field(default_factory=dict[str, int])
    checks: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    """By check: how often it passed and how often it failed."""
    phases: set[str] = field(default_factory=set[str])
    parameters: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    """By parameter (`query page`, `body name`): with which statuses calls that had it were answered."""

    def see(self, status: str, parameters: Iterable[str]) -> None:
        """Add one call."""
        self.cases += 1
        self.statuses[status] = self.statuses.get(status, 0) + 1
        for name in parameters:
            ours = self.parameters.setdefault(name, {})
            ours[status] = ours.get(status, 0) + 1

    def add(self, scenario: Mapping[str, Any]) -> None:
        """Add what one scenario did."""
        self.cases += int(scenario.get("cases", 0))
        self.phases.add(str(scenario.get("phase", "")))
        for status, count in scenario.get("statuses", {}).items():
            self.statuses[status] = self.statuses.get(status, 0) + count
        for name, seen in scenario.get("parameters", {}).items():
            known = self.parameters.setdefault(name, {})
            for status, count in seen.items():
                known[status] = known.get(status, 0) + count
        for name, (passed, failed) in scenario.get("checks", {}).items():
            ours = self.checks.setdefault(name, [0, 0])
            ours[0] += passed
            ours[1] += failed


@dataclass(frozen=True)
class Failure:
    """A check of schemathesis that failed for an operation."""

    operation: str
    """Label of the operation, e.g. `GET /tenants`."""
    check: str
    title: str
    message: str
    phase: str
    reproduce: str
    status: int | None = None
    body: str = ""
    """Beginning of the answer's body."""


@dataclass(frozen=True)
class FuzzingStarted:
    """Schemathesis begins with a document."""

    document: Document
    operations: int


@dataclass(frozen=True)
class FuzzingProgress:
    """Schemathesis has finished one more scenario."""

    document: Document
    phase: str
    label: str
    cases: int
    failures: int
    checks: int = 0


@dataclass(frozen=True)
class FuzzingFinished:
    """Schemathesis is done with a document."""

    document: Document
    tallies: Mapping[str, Tally]
    failures: Sequence[Failure]
    errors: Sequence[str]
    """What kept schemathesis from testing; empty when nothing did."""
    files: Sequence[Path]
    seconds: float


@dataclass(frozen=True)
class Finished:
    """The run is over."""

    requests: int
    seconds: float
    leftovers: Sequence[str]
    unreachable: str = ""
    """Why the target could not be tested at all, or the empty string."""
    seen: Mapping[str, Tally] = field(default_factory=dict[str, Tally])
    """By operation key: what the laws asked and were told."""


Event = Started | Probed | Judged | Noted | FuzzingStarted | FuzzingProgress | FuzzingFinished | Finished
