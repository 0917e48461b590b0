"""What a comparison of documents comes to: changes, what they mean for callers, and the version that follows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.diff.approvals import is_approved
from pipeline.diff.model import Change, Level, Node
from pipeline.diff.operations import compare
from pipeline.diff.rules import RULES
from pipeline.diff.surface import Seen, Surfaces, compare_surfaces
from pipeline.sources import family


@dataclass(frozen=True)
class Result:
    """The changes of all documents; those of the wire first, then those of the Python API."""

    changes: tuple[Change, ...]
    python_known: bool = True

    @property
    def wire(self) -> list[Change]:
        """The changes of the contract."""
        return [change for change in self.changes if change.area == "wire"]

    @property
    def python(self) -> list[Change]:
        """The changes of the Python API."""
        return [change for change in self.changes if change.area == "python"]

    def count(self, level: Level) -> int:
        """How many changes have that level."""
        return sum(change.level is level for change in self.changes)

    @property
    def step(self) -> str:
        """The version step that follows: `major`, `minor`, `patch`, or `none` where nothing has changed.

        What breaks Python programs decides. Where the Python API could not be told, what breaks the contract does.
        """
        decisive = self.python
        if not self.python_known:
            decisive = list(self.changes)
        if any(change.level is Level.BREAKING for change in decisive):
            return "major"
        if any(change.adds for change in decisive):
            return "minor"
        return "patch" if self.changes else "none"


def compare_documents(
    old: Mapping[str, Node], new: Mapping[str, Node], *, today: datetime.date | None = None, python: bool = True
) -> Result:
    """Compare documents by name.

    The document of a region that left the others, or came back to them, is compared with the one that they share: its
    callers met that before, or meet it now.

    Args:
        old: the documents as they were.
        new: the documents as they are.
        today: the day by which a sunset is over; None: none is over yet.
        python: whether to find out what it means for Python programs.
    """
    wire: list[Change] = []
    seen: list[Change] = []
    known = python
    for name in [*old, *(n for n in new if n not in old)]:
        before, after = old.get(name), new.get(name)
        if (shared := family(name)) != name:
            before, after = before or old.get(shared), after or new.get(shared)
        if before is not None and after is not None:
            changes = compare(before, after, today=today)
        else:
            rule = RULES["document-added" if before is None else "document-removed"]
            changes = [
                Change(rule.id, rule.level, rule.direction, rule.text.format(what=f"`{name}`"), adds=before is None)
            ]
        changes = [replace(change, document=name) for change in changes]
        if python:
            surfaces = compare_surfaces(name, before, after)
            known &= surfaces.known
            changes = [_linked(change, surfaces) for change in changes]
            seen += [_because(s, changes) for s in surfaces.seen]
        wire += changes
    return Result((*_sorted(wire), *_sorted(seen)), known)


def _sorted(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda c: (c.document, -c.level, c.pointer, c.id, c.text))


def _linked(change: Change, surfaces: Surfaces) -> Change:
    """Return a change of the wire with the methods and models it touches, and whether it breaks Python programs."""
    if not surfaces.known:
        return change
    about: list[Seen] = [seen for seen in surfaces.seen if change.subject in seen.about]
    methods = {surfaces.methods[o] for o in change.operations if o in surfaces.methods}
    models = {seen.change.models[0] for seen in about if seen.change.models}
    kind, *names = change.subject or ("",)
    if kind in ("member", "schema") and names[0] in surfaces.classes:
        models.add(surfaces.classes[names[0]])
    return replace(
        change,
        methods=tuple(sorted(methods)),
        models=tuple(sorted(models)),
        breaks_python=any(seen.change.level is Level.BREAKING for seen in about),
        adds=change.adds or any(seen.change.adds for seen in about),
    )


def _because(seen: Seen, wire: Iterable[Change]) -> Change:
    return replace(seen.change, because=tuple(c.fingerprint for c in wire if c.subject and c.subject in seen.about))


_WHOLE = {"document-added", "document-removed"}


def entries(result: Result) -> dict[str, list[str]]:
    """Return lines for a changelog by heading: what Python programs see, and the contract below it."""
    told = result.python if result.python_known else list(result.changes)
    # Of a document that comes or goes whole that is told, and not each of its methods.
    whole = {c.document: c for c in result.wire if c.id in _WHOLE}
    told = [*whole.values(), *(c for c in told if c.document not in whole)]
    wire_only = [
        c for c in result.wire if c.document not in whole and c.level is not Level.COMPATIBLE and not c.breaks_python
    ]
    sections: dict[str, list[Change]] = {
        "Breaking": [c for c in told if c.level is Level.BREAKING],
        "Added": [c for c in told if c.adds and c.level is not Level.BREAKING],
        "Changed": [c for c in told if not c.adds and c.level is not Level.BREAKING],
        "API": wire_only if result.python_known else [],
    }
    return {
        heading: list(dict.fromkeys(f"- {c.text}{'' if c.area == 'python' else _places(c)}" for c in changes))
        for heading, changes in sections.items()
        if changes
    }


def changelog(result: Result, version: str) -> str:
    """Return an entry in the form of Keep a Changelog."""
    lines = [f"## {version} - unreleased"]
    for heading, told in entries(result).items():
        lines += ["", f"### {heading}", "", *told]
    if len(lines) == 1:
        lines += ["", "No changes of the API."]
    return "\n".join(lines) + "\n"


def _places(change: Change) -> str:
    places: tuple[str, ...] = tuple(f"`{name}`" for name in change.methods or change.operations)
    if not places:
        return ""
    more = f" and {len(places) - 3} more" if len(places) > 3 else ""
    return f" ({', '.join(places[:3])}{more})"


def as_json(result: Result, approved: Mapping[str, Any], stale: Iterable[str]) -> dict[str, Any]:
    """Return everything for programs."""
    return {
        "counts": {level.word: result.count(level) for level in reversed(Level)},
        "step": result.step,
        "changes": [{**c.as_json(), "approved": is_approved(c, approved)} for c in result.changes],
        "stale_approvals": list(stale),
    }
