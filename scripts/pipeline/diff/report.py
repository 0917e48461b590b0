"""A result for people: text for a terminal, Markdown for a pull request, HTML for a browser."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, Final

from pipeline.console import clipped, count, printable
from pipeline.diff.model import Change, Level
from pipeline.diff.result import Result

_COLOURS: Final = {Level.BREAKING: "31", Level.REVIEW: "33", Level.COMPATIBLE: "32"}
_AREAS: Final = (("wire", "The contract"), ("python", "The Python API"))

Paint = Callable[[str, str], str]
Sections = Iterable[tuple[str, Iterable[str]]]
"""Headings with lines of plain text, which stand before the changes."""


def summary(result: Result) -> str:
    """Return the counts in one line."""
    if not result.changes:
        return "no changes"
    found = ", ".join(f"{result.count(level)} {level.word}" for level in reversed(Level) if result.count(level))
    return f"{count(len(result.changes), 'change')}: {found}; version step: {result.step}"


def _groups(result: Result) -> Iterable[tuple[str, str, Level, list[Change]]]:
    """Yield the changes by document, area and level, the worst first."""
    for document, of_document in groupby(sorted(result.changes, key=lambda c: c.document), key=lambda c: c.document):
        found = list(of_document)
        for area, heading in _AREAS:
            for level in reversed(Level):
                changes = [c for c in found if c.area == area and c.level is level]
                if changes:
                    yield document, heading, level, changes


def _details(change: Change, approved: Mapping[str, Any]) -> list[str]:
    """Return what there is to say beside the sentence."""
    lines = [f"{change.id} ({change.direction}) {change.fingerprint}"]
    if change.area == "wire":
        if change.pointer:
            lines.append(f"at {change.pointer}")
        if change.operations:
            lines.append(f"in {_list(change.operations)}")
        if change.methods or change.models:
            breaks = " and breaks programs" if change.breaks_python else ""
            lines.append(f"touches {_list((*change.methods, *change.models))}{breaks}")
    for fingerprint in (change.fingerprint, *change.because):
        if fingerprint in approved:
            lines.append(f"approved: {approved[fingerprint].reason}")
            break
    return lines


def _list(names: Iterable[str]) -> str:
    found = list(names)
    return ", ".join(found[:4]) + (f" and {len(found) - 4} more" if len(found) > 4 else "")


def clean(words: str) -> str:
    """Return a text of a document as one line, of no great length, in which nothing drives a terminal."""
    return printable(clipped(" ".join(words.split())))


def text(result: Result, approved: Mapping[str, Any], paint: Paint) -> str:
    """Return lines for a terminal; `paint` colours a text with a code, or does not."""
    lines: list[str] = []
    for document, heading, level, changes in _groups(result):
        head = f"{clean(document)}: {heading}, {len(changes)} {level.word}"
        lines += [*([""] if lines else []), paint(head, "1")]
        for change in changes:
            lines.append(f"  {paint(level.word, _COLOURS[level])} {clean(change.text)}")
            lines += [f"      {clean(line)}" for line in _details(change, approved)]
    return "\n".join([*lines, *([""] if lines else []), summary(result)])


def code(words: str) -> str:
    """Return a text as Markdown that shows it, whatever it holds, and calls nobody."""
    return _escaped(clean(words))


def _escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|~&" else "&#64;" if c == "@" else c for c in words)


def sentence(words: str) -> str:
    """Return a sentence as Markdown: what stands between backticks as code, the rest as it is."""
    parts = clean(words).split("`")
    if len(parts) % 2 == 0:
        return code(words)
    return "".join(f"`{part}`" if index % 2 and part else _escaped(part) for index, part in enumerate(parts))


def markdown(result: Result, approved: Mapping[str, Any], sections: Sections = ()) -> str:
    """Return Markdown for a pull request: the worst in view, the rest folded."""
    lines = [f"**{summary(result)}**"]
    for heading, told in sections:
        lines += ["", f"### {code(heading)}", "", *(f"- {sentence(line)}" for line in told)]
    for document, heading, level, changes in _groups(result):
        folded = level is Level.COMPATIBLE
        label = f"{code(document)}: {heading}, {len(changes)} {level.word}"
        lines += ["", f"<details><summary>{label}</summary>" if folded else f"### {label}", ""]
        for change in changes:
            first, *rest = _details(change, approved)
            lines.append(f"- {sentence(change.text)}  ")
            lines.append(f"  <sub>{'; '.join(map(code, [first, *rest]))}</sub>")
        if folded:
            lines += ["", "</details>"]
    return "\n".join(lines) + "\n"


STYLE: Final = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
li { margin: .6rem 0; } small { opacity: .75; display: block; overflow-wrap: anywhere; }
h2 { margin-top: 2rem; } h2 span { border-radius: .3rem; padding: 0 .4rem; color: #fff; }
.breaking { background: #b3261e; } .review { background: #8a6100; } .compatible { background: #1b6e3c; }
"""


def page(result: Result, approved: Mapping[str, Any], sections: Sections = ()) -> str:
    """Return an HTML page that needs nothing else."""
    parts: list[str] = []
    for heading, told in sections:
        parts += [f"<h2>{as_html(heading)}</h2>", "<ul>", *(f"<li>{as_html(line)}</li>" for line in told), "</ul>"]
    for document, heading, level, changes in _groups(result):
        parts.append(
            f'<h2>{as_html(document)}: {heading} <span class="{level.word}">{len(changes)} {level.word}</span></h2>'
        )
        parts.append("<ul>")
        for change in changes:
            details = "".join(f"<small>{as_html(line)}</small>" for line in _details(change, approved))
            parts.append(f"<li>{as_html(change.text)}{details}</li>")
        parts.append("</ul>")
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>What changed</title>\n<style>{STYLE}</style>\n"
        f"<h1>What changed</h1>\n<p>{as_html(summary(result))}</p>\n" + "\n".join(parts) + "\n</html>\n"
    )


def as_html(words: str) -> str:
    """Return a text of a document as HTML that shows it."""
    return html.escape(clean(words))
