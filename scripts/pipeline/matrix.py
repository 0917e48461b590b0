"""Regions and operations side by side: which document each region serves, since when, and where they differ."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline import lock
from pipeline.console import Problem, count, shown
from pipeline.diff.inputs import read
from pipeline.diff.model import Change, Level, Node
from pipeline.diff.operations import METHODS, compare
from pipeline.diff.report import STYLE, as_html, clean, code, sentence
from pipeline.sources import DOCUMENTS, SOURCES, members, serving

_BAR: Final = re.compile(r"(?<!\\)\|")
_ESCAPED_BAR: Final = r"\\|"
ABSENT: Final = "-"
"""Stands where a region does not serve an operation."""


@dataclass(frozen=True)
class Region:
    """One source: the document that it serves, and since when. `letter` stands for its contract in the table."""

    name: str
    document: str
    letter: str
    version: str
    origin: str
    since: str
    url: str


@dataclass(frozen=True)
class Row:
    """An operation that regions do not have in common: by region the letter of its contract, or `ABSENT`.

    `changes` say by document how it differs from the one that most regions share.
    """

    operation: str
    operation_id: str
    cells: Mapping[str, str]
    changes: Mapping[str, tuple[Change, ...]]

    @property
    def level(self) -> Level | None:
        """The worst that a difference is for those who call; None where it is only here or only there."""
        return max((change.level for changes in self.changes.values() for change in changes), default=None)

    def told(self) -> list[str]:
        """Return what differs, one sentence a difference."""
        return [f"{change.level.word}: {change.text}" for changes in self.changes.values() for change in changes]


@dataclass(frozen=True)
class Family:
    """What the regions of one document serve.

    `elsewhere` are differences that belong to no operation, by document.
    """

    document: str
    regions: tuple[Region, ...]
    missing: tuple[str, ...]
    same: int
    rows: tuple[Row, ...]
    elsewhere: Mapping[str, tuple[Change, ...]]

    @property
    def contracts(self) -> dict[str, list[Region]]:
        """The regions of each document, the one that most share first."""
        found: dict[str, list[Region]] = {}
        for region in sorted(self.regions, key=lambda r: r.letter):
            found.setdefault(region.document, []).append(region)
        return found

    def summary(self) -> str:
        """Return in one line how far the regions agree."""
        if len(self.members) == 1:
            return f"{self.document}: {count(self.same, 'operation')}, served at one place"
        known = count(len(self.regions), "region")
        if len(self.contracts) < 2:
            return f"{self.document}: {known} serve the same {count(self.same, 'operation')}"
        return (
            f"{self.document}: {known} serve {count(len(self.contracts), 'contract')}; "
            f"{count(self.same, 'operation is', 'operations are')} the same, "
            f"{count(len(self.rows), 'differs', 'differ')}"
        )

    @property
    def members(self) -> tuple[str, ...]:
        """Every source that there should be."""
        return tuple(source.name for source in members(self.document))


def matrix(specs: Path, documents: Path | None = None) -> list[Family]:
    """Return how the regions of each document agree.

    Args:
        specs: the folder of the lock.
        documents: the folder of the documents; the published ones beside the lock if left out.

    Raises:
        Problem: nothing was fetched yet, or a document cannot be read.
    """
    recorded = lock.load(specs)
    if not recorded.sources:
        raise Problem(f"{shown(specs)} records no documents: run scripts/fetch.py first, or give another --specs")
    found = read(str(documents or specs), specs)
    served = serving(found, {name: record.document for name, record in recorded.sources.items()})
    return [_family(name, recorded, found, served.get(name, {})) for name in DOCUMENTS]


def _family(name: str, recorded: lock.Lock, documents: Mapping[str, Node], served: Mapping[str, str]) -> Family:
    known = [source for source in members(name) if source.name in recorded.sources]
    by_source = {source.name: served.get(source.name.removeprefix(f"{name}-"), source.document) for source in known}
    names = sorted({d for d in by_source.values() if d in documents}, key=lambda d: (d != name, _place(d)))
    letters = {document: _letter(index) for index, document in enumerate(names)}
    regions = tuple(
        Region(
            source.name.removeprefix(f"{name}-"),
            by_source[source.name],
            letters[by_source[source.name]],
            recorded.sources[source.name].version,
            recorded.sources[source.name].origin,
            recorded.sources[source.name].since,
            recorded.sources[source.name].url,
        )
        for source in known
        if by_source[source.name] in letters
    )
    gone = tuple(source.name for source in members(name) if source.name not in recorded.sources)
    if not names:
        return Family(name, regions, gone, 0, (), {})
    operations = {document: _operations(documents[document]) for document in names}
    shared, *others = names
    changes = {document: compare(documents[shared], documents[document]) for document in others}
    every = dict.fromkeys(key for found in operations.values() for key in found)
    rows = [_row(key, regions, operations, changes) for key in every]
    rows = [row for row in rows if row.changes or ABSENT in row.cells.values()]
    elsewhere = {document: tuple(c for c in of if not c.operations) for document, of in changes.items()}
    differing = {row.operation for row in rows}
    return Family(
        name, regions, gone, len(every.keys() - differing), tuple(rows), {d: c for d, c in elsewhere.items() if c}
    )


def _place(document: str) -> int:
    return next((index for index, source in enumerate(SOURCES) if source.name == document), -1)


def _letter(index: int) -> str:
    return string.ascii_uppercase[index] if index < len(string.ascii_uppercase) else f"#{index}"


def _operations(document: Node) -> dict[str, str]:
    """Return `GET /path` to operationId, in the order of the document."""
    paths: dict[str, Node] = document.get("paths", {})
    return {
        f"{method.upper()} {path}": str(item[method].get("operationId", ""))
        for path, item in paths.items()
        for method in METHODS
        if isinstance(item.get(method), dict)
    }


def _row(
    key: str,
    regions: Iterable[Region],
    operations: Mapping[str, Mapping[str, str]],
    changes: Mapping[str, Iterable[Change]],
) -> Row:
    touched = {document: tuple(c for c in of if key in c.operations) for document, of in changes.items()}
    return Row(
        key,
        next(of[key] for of in operations.values() if key in of),
        {region.name: region.letter if key in operations[region.document] else ABSENT for region in regions},
        {document: of for document, of in touched.items() if of},
    )


# How it is told


def text(families: Iterable[Family]) -> str:
    """Return lines for a terminal: one for each operation that differs, a summary of the rest."""
    blocks: list[list[str]] = []
    for family in families:
        lines = [family.summary(), *(f"  {line}" for line in _contract_lines(family))]
        if family.rows:
            head = ["operation", *(region.name for region in family.regions), "what differs"]
            table = [head, *([row.operation, *row.cells.values(), _first(row)] for row in family.rows)]
            table = [[clean(cell) for cell in line] for line in table]
            widths = [max(map(len, column)) for column in zip(*table, strict=True)][:-1]
            lines += ["", *("  ".join([*map(str.ljust, line, widths), line[-1]]).rstrip() for line in table)]
        lines += [f"  {document}, beside: {clean(line)}" for document, line in _beside(family)]
        blocks.append(lines)
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _contract_lines(family: Family) -> list[str]:
    lines = [
        f"{of[0].letter}  {document}: version {clean(of[0].version)}, since "
        + "; ".join(f"{since} {' '.join(r.name for r in of if r.since == since)}" for since in _times(of))
        for document, of in family.contracts.items()
        if len(family.members) > 1
    ]
    lines += [f"since {region.since}, version {clean(region.version)}" for region in family.regions if not lines]
    return lines + [f"no copy of {name}: it could not be fetched yet" for name in family.missing]


def _times(regions: Iterable[Region]) -> list[str]:
    return sorted({region.since for region in regions})


def _first(row: Row) -> str:
    told = row.told()
    if not told:
        return "served by some regions only"
    return f"{told[0]} (and {len(told) - 1} more)" if len(told) > 1 else told[0]


def _beside(family: Family) -> list[tuple[str, str]]:
    return [(document, f"{c.level.word}: {c.text}") for document, of in family.elsewhere.items() for c in of]


def markdown(families: Iterable[Family]) -> str:
    """Return Markdown, for a pull request."""
    lines: list[str] = []
    for family in families:
        lines += [f"**{sentence(family.summary())}**", ""]
        lines += [*(f"- {sentence(line)}" for line in _contract_lines(family)), ""]
        if family.rows:
            names = [region.name for region in family.regions]
            lines += [_cells(["operation", *names, "what differs"]), _cells(["---"] * (len(names) + 2))]
            for row in family.rows:
                told = "<br>".join(map(sentence, row.told())) or "served by some regions only"
                lines.append(_cells([code(row.operation), *row.cells.values(), told]))
            lines.append("")
        lines += [f"- {code(document)}, beside: {sentence(line)}" for document, line in _beside(family)]
    return "\n".join(lines).strip() + "\n"


def _cells(cells: Iterable[str]) -> str:
    # In a table, a bar ends its cell even inside of code.
    return f"| {' | '.join(_BAR.sub(_ESCAPED_BAR, cell) for cell in cells)} |"


def page(families: Iterable[Family]) -> str:
    """Return an HTML page that needs nothing else."""
    parts: list[str] = []
    for family in families:
        parts.append(f"<h2>{as_html(family.summary())}</h2>\n<ul>")
        parts += [*(f"<li>{as_html(line)}</li>" for line in _contract_lines(family)), "</ul>"]
        if family.rows:
            names = "".join(f"<th>{as_html(region.name)}" for region in family.regions)
            parts.append(f"<table>\n<tr><th>operation{names}<th>what differs")
            for row in family.rows:
                cells = "".join(f"<td>{as_html(cell)}" for cell in row.cells.values())
                told = "<br>".join(map(as_html, row.told())) or "served by some regions only"
                parts.append(f"<tr><td>{as_html(row.operation)}{cells}<td>{told}")
            parts.append("</table>")
        parts += [f"<p>{as_html(document)}, beside: {as_html(line)}</p>" for document, line in _beside(family)]
    style = f"{STYLE}body {{ max-width: 90rem; }} td, th {{ padding: .2rem .6rem; text-align: left; }}\n"
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>Regions</title>\n<style>{style}</style>\n<h1>Regions</h1>\n" + "\n".join(parts) + "\n</html>\n"
    )


def as_json(families: Iterable[Family]) -> dict[str, Any]:
    """Return everything for programs."""
    return {
        family.document: {
            "summary": family.summary(),
            "regions": {
                region.name: {
                    "document": region.document,
                    "contract": region.letter,
                    "version": region.version,
                    "origin": region.origin,
                    "since": region.since,
                    "url": region.url,
                }
                for region in family.regions
            },
            "missing": list(family.missing),
            "same": family.same,
            "differing": [
                {
                    "operation": row.operation,
                    "operation_id": row.operation_id,
                    "regions": {name: None if cell == ABSENT else cell for name, cell in row.cells.items()},
                    "level": None if row.level is None else row.level.word,
                    "changes": {document: [c.as_json() for c in of] for document, of in row.changes.items()},
                }
                for row in family.rows
            ],
            "elsewhere": {document: [c.as_json() for c in of] for document, of in family.elsewhere.items()},
        }
        for family in families
    }
