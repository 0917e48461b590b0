"""From published to corrected documents: apply the overlays of a folder and say what each correction did."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pipeline import lock, overlay, sources
from pipeline.console import Problem, count, shown
from pipeline.files import dump_json, exclusive, read_json, replace_all
from pipeline.overlay import Action, Outcome, Overlay, Status
from pipeline.published import Unusable, check_parts


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What the corrections did to one document.

    `written` says whether its corrected file has other bytes than before.
    """

    name: str
    file: Path
    written: bool
    outcomes: tuple[Outcome, ...]

    @property
    def changed(self) -> int:
        """The number of places in the document that were changed."""
        return sum(outcome.changed for outcome in self.outcomes)

    def count(self, status: Status) -> int:
        """Return how many actions ended like this here."""
        return sum(outcome.status is status for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class ActionReport:
    """What one action did to all the documents that it applies to."""

    action: Action
    outcomes: tuple[Outcome, ...]

    @property
    def status(self) -> Status:
        """The status over all documents: healed only when no document needs the action any more."""
        found = {outcome.status for outcome in self.outcomes}
        if any(outcome.changed for outcome in self.outcomes):
            return Status.PARTLY if any(outcome.right for outcome in self.outcomes) else Status.APPLIED
        return next(status for status in (Status.HEALED, Status.STALE, Status.MISFIT) if status in found)

    @property
    def may_be_deleted(self) -> bool:
        """Whether every document that it is for was there, and none needs it any more."""
        seen = {sources.family(outcome.document) for outcome in self.outcomes}
        needed = any(outcome.status is Status.MISFIT for outcome in self.outcomes)
        healed = self.status is Status.HEALED and not needed
        return healed and set(map(sources.family, self.action.applies_to)) <= seen


@dataclass(frozen=True, slots=True)
class Report:
    """What the corrections did, by document and by action; `misfits` has a sentence for each that does not fit."""

    documents: tuple[DocumentReport, ...]
    misfits: tuple[str, ...] = ()

    @property
    def actions(self) -> tuple[ActionReport, ...]:
        """The actions that applied to some document, in the order in which they run."""
        found: dict[tuple[str, int], list[Outcome]] = {}
        for document in self.documents:
            for outcome in document.outcomes:
                found.setdefault((outcome.action.overlay, outcome.action.number), []).append(outcome)
        return tuple(ActionReport(outcomes[0].action, tuple(outcomes)) for outcomes in found.values())

    def count(self, status: Status) -> int:
        """Return how many actions ended like this over all documents."""
        return sum(action.status is status for action in self.actions)

    @property
    def changed(self) -> int:
        """The number of places that were changed, in all documents together."""
        return sum(document.changed for document in self.documents)

    @property
    def total(self) -> str:
        """How many corrections there are and what became of them, in one line."""
        partly, misfits = self.count(Status.PARTLY), self.count(Status.MISFIT)
        return (
            f"{count(len(self.actions), 'correction')}: {self.count(Status.APPLIED) + partly} applied, "
            f"{partly} of them {Status.PARTLY}, {self.count(Status.HEALED)} {Status.HEALED}, "
            f"{self.count(Status.STALE)} {Status.STALE}" + (f", {misfits} not fitting" if misfits else "")
        )

    def lines(self) -> list[str]:
        """Return the report as a person reads it: a table, a sum, and a line for each action that may be deleted."""
        rows = [["document", "applied", "right in places", "nothing to do", "places changed"]]
        for document in self.documents:
            idle = document.count(Status.HEALED) + document.count(Status.STALE)
            partly = document.count(Status.PARTLY)
            counts = (document.count(Status.APPLIED) + partly, partly, idle, document.changed)
            rows.append([document.name, *map(str, counts)])
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            "  ".join(
                cell.rjust(width) if place else cell.ljust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in rows
        ]
        lines.append(self.total)
        lines += [f"healed upstream, delete it: {action}" for action in self.healed]
        lines += [f"stale, selects nothing: {action}" for action in self.stale]
        lines += self.left_out
        lines += [f"does not fit: {misfit}" for misfit in self.misfits]
        return lines

    @property
    def healed(self) -> list[Action]:
        """The actions that no document needs any more, so that they may be deleted."""
        return [report.action for report in self.actions if report.may_be_deleted]

    @property
    def stale(self) -> list[Action]:
        """The actions that select nothing, and may."""
        return [report.action for report in self.actions if report.status is Status.STALE]

    @property
    def left_out(self) -> list[str]:
        """The actions that do not fit a region's document while they fit another region's, in a sentence each."""
        found = [outcome for document in self.documents for outcome in document.outcomes]
        return [
            f"left out of {o.document}, fits other regions only: {o.why}"
            for o in found
            if o.status is Status.MISFIT and o.why not in self.misfits
        ]

    def check(self) -> None:
        """Raise Problem where corrections do not fit: it tells of the first, and names the others."""
        if self.misfits:
            first, *more = self.misfits
            others = "; ".join(misfit.partition(" (")[0] for misfit in more)
            raise Problem(
                f"{first}; {count(len(more), 'other does', 'others do')} not fit: {others}" if more else first
            )

    def as_json(self) -> dict[str, Any]:
        """Return the report for programs."""
        return {
            "documents": {
                document.name: {
                    "file": str(document.file),
                    "written": document.written,
                    "changed": document.changed,
                    **{status.name.lower(): document.count(status) for status in Status},
                }
                for document in self.documents
            },
            "actions": [
                {
                    "overlay": report.action.overlay,
                    "number": report.action.number,
                    "target": report.action.target,
                    "description": report.action.description,
                    "source": report.action.source,
                    "confidence": report.action.confidence.value,
                    "status": report.status.name.lower(),
                    "may_be_deleted": report.may_be_deleted,
                    "documents": {
                        outcome.document: {
                            "status": outcome.status.name.lower(),
                            "changed": outcome.changed,
                            "right": outcome.right,
                            "why": outcome.why,
                        }
                        for outcome in report.outcomes
                    },
                }
                for report in self.actions
            ],
            "misfits": list(self.misfits),
        }


@dataclass(frozen=True, slots=True)
class Corrected:
    """Corrected documents by name, in the order of the source table, and what each action did to them.

    Where there are `misfits` the documents are only what the other corrections made of them: to be looked at, not used.
    """

    documents: Mapping[str, dict[str, Any]]
    outcomes: Mapping[str, tuple[Outcome, ...]]
    misfits: tuple[str, ...]

    def write(self, out: Path) -> Report:
        """Write the documents to a folder, all of them or none, or none where corrections do not fit.

        A corrected file of a region whose document is no more (it became equal to the others) is removed. Files that
        would not change are left alone.
        """
        if self.misfits:
            return self._report(out, ())
        changes: dict[str, bytes | None] = {
            lock.file_name(source.name): None
            for source in sources.SOURCES
            if source.name not in self.documents and (out / lock.file_name(source.name)).exists()
            if source.name != source.document
        }
        changes |= {lock.file_name(name): dump_json(document) for name, document in self.documents.items()}
        out.mkdir(parents=True, exist_ok=True)
        with exclusive(out, wait=True):
            return self._report(out, replace_all(out, changes))

    def _report(self, out: Path, written: Container[str]) -> Report:
        return Report(
            tuple(
                DocumentReport(name, out / lock.file_name(name), lock.file_name(name) in written, outcomes)
                for name, outcomes in self.outcomes.items()
            ),
            self.misfits,
        )


def corrected(specs: Path, overlays: Path) -> Corrected:
    """Correct every document of `specs`, as far as the corrections of `overlays` fit.

    Which documents there are is read from the lock file; without one it is every *.json there.

    Raises:
        Problem: An overlay or a document is not usable.
    """
    published = documents(specs)
    corrections = overlay.load_all(overlays)
    _check_names(corrections)
    found = {name: overlay.apply(document, corrections, name, tolerant=True) for name, document in published.items()}
    outcomes = {name: tuple(of_document) for name, (_, of_document) in found.items()}
    return Corrected({name: document for name, (document, _) in found.items()}, outcomes, _misfits(outcomes))


def _misfits(outcomes: Mapping[str, Iterable[Outcome]]) -> tuple[str, ...]:
    """Return a sentence for each action that does not fit a document, unless it fits another region's."""
    every = [outcome for of_document in outcomes.values() for outcome in of_document]
    fitting = {_place(outcome) for outcome in every if outcome.status is not Status.MISFIT}
    return tuple(o.why for o in every if o.status is Status.MISFIT and _place(o) not in fitting)


def _place(outcome: Outcome) -> tuple[str, int, str]:
    return outcome.action.overlay, outcome.action.number, sources.family(outcome.document)


def correct_all(specs: Path, overlays: Path, out: Path) -> Report:
    """Correct every document of `specs` and write the results to `out`, all of them or none.

    Raises:
        Problem: An overlay or a document is not usable, or they do not fit; the message names all that do not.
    """
    report = corrected(specs, overlays).write(out)
    report.check()
    return report


def documents(specs: Path) -> dict[str, dict[str, Any]]:
    """Read the published documents of a folder, by name: in the order of the source table, others after them.

    Raises:
        Problem: There are none, or one is no OpenAPI 3.1 document.
    """
    recorded = lock.load(specs).documents
    files = {name: specs / record.file for name, record in recorded.items()} or {
        path.stem: path for path in specs.glob("*.json") if path.name != lock.LOCK
    }
    if not files:
        raise Problem(f"{shown(specs)} holds no documents: run scripts/fetch.py first, or give another --specs")
    order = dict.fromkeys([*sources.DOCUMENTS, *sources.BY_NAME])
    return {name: _document(files[name]) for name in [*(n for n in order if n in files), *sorted(files.keys() - order)]}


def _document(path: Path) -> dict[str, Any]:
    try:
        document = read_json(path)
    except FileNotFoundError:
        raise Problem(f"{shown(path)} is in the lock file and does not exist: run scripts/fetch.py again") from None
    version = document.get("openapi") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(version, str) or not version.startswith("3.1."):
        said = f"says openapi {version!r}" if version is not None else "is no OpenAPI document"
        raise Problem(f"{shown(path)} {said}, and only OpenAPI 3.1 is understood: fetch it again")
    try:
        check_parts(document)
    except Unusable as problem:
        raise Unusable(f"{shown(path)} cannot be used: {problem.what}", problem.hint) from None
    return cast("dict[str, Any]", document)


def _check_names(overlays: Iterable[Overlay]) -> None:
    """Refuse corrections for a document that does not exist: they would never run, and nobody would know."""
    known: Mapping[str, object] = dict.fromkeys([*sources.DOCUMENTS, *sources.BY_NAME])
    for correction in overlays:
        for name in correction.applies_to:
            if name not in known:
                raise Problem(
                    f"{correction.name}: x-applies-to names {name}, which is no document; there are {', '.join(known)}"
                )
