"""The version that follows from a change of the contract, and the changelog's entry of it.

A release is a heading of CHANGELOG.md with a date: `## 0.2.0 - 2026-03-17`. What comes next stands under
`## 0.3.0 - unreleased`. Its version is one step from the last release, the largest that any change since has asked for:
changes that come one by one ask for the same step and make no further one. Before the first release nothing was
promised to anybody, so the version stays what it is. The version itself is said in `_version.py`, and only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.console import Problem, printable, shown
from pipeline.files import write_atomic

_HEADING: Final = re.compile(r"^## \[?(\d+\.\d+\.\d+)\]?(?: - (.+))?$", re.MULTILINE)
_VERSION: Final = re.compile(r'^VERSION = "(\d+\.\d+\.\d+)"$', re.MULTILINE)
_UNRELEASED: Final = "unreleased"
_EMPTY: Final = "# Changelog\n"
_ORDER: Final = ("Breaking", "Added", "Changed", "API")


@dataclass(frozen=True)
class Release:
    """The version before and after, the last released one if there is any, and the lines that the changelog gained."""

    released: str | None
    before: str
    after: str
    lines: tuple[str, ...] = ()


def next_version(version: str, step: str) -> str:
    """Return the version that follows; below 1.0 a major step is a minor one.

    Raises:
        Problem: `version` is not of the form 1.2.3.
    """
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise Problem(f"{version!r} is no version of the form 1.2.3: give another one with --version")
    major, minor, patch = _numbers(version)
    if step == "major" and major > 0:
        return f"{major + 1}.0.0"
    if step in ("major", "minor"):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + (step == 'patch')}"


@dataclass(frozen=True)
class Earlier:
    """What an earlier run told of changes that are not committed: its step and lines, and the files as committed."""

    code: str
    changelog: str
    step: str
    entries: Mapping[str, Iterable[str]]


def follow(
    version_file: Path,
    changelog: Path,
    step: str,
    entries: Mapping[str, Iterable[str]],
    earlier: Earlier | None = None,
) -> Release:
    """Step the version as far as needed, and merge entries into the changelog; for the step `none` change nothing.

    What an earlier run wrote is written anew, without what was taken back since; what somebody has edited stays.

    Args:
        version_file: the module that says `VERSION = "1.2.3"`.
        changelog: the file with the headings; made where there is none.
        step: what the change asks for.
        entries: lines by heading. One that stands there already is not repeated.
        earlier: the run before, if its results are not committed.

    Raises:
        Problem: the files do not have the form that this needs.
    """
    there = _read(version_file), _read(changelog) if changelog.exists() else _EMPTY
    before = version_of(there[0], version_file)
    start = there
    if earlier is not None and _VERSION.search(earlier.code):
        committed = earlier.code, earlier.changelog or _EMPTY
        if _followed(*committed, earlier.step, earlier.entries)[:2] == there:
            start = committed
    code, text, _ = _followed(*start, step, entries)
    _, _, gained = _followed(*there, step, entries)
    # The changelog first: a run that is broken off between the two finds its lines there, and steps the version.
    if text != there[1]:
        write_atomic(changelog, text.encode())
    if code != there[0]:
        write_atomic(version_file, code.encode())
    released = next((heading[1] for heading in _HEADING.finditer(text) if heading[2] != _UNRELEASED), None)
    after = version_of(code, version_file)
    return Release(released, before, after, tuple(gained))


def _followed(code: str, text: str, step: str, entries: Mapping[str, Iterable[str]]) -> tuple[str, str, list[str]]:
    """Return the code with the version, the changelog, and the lines that it gained."""
    if step == "none":
        return code, text, []
    headings = list(_HEADING.finditer(text))
    unreleased = headings[0] if headings and headings[0][2] == _UNRELEASED else None
    released: str | None = next((heading[1] for heading in headings if heading[2] != _UNRELEASED), None)
    known = _VERSION.findall(code)[:1]
    if unreleased is not None:
        known.append(unreleased[1])
    if released is not None:
        known.append(next_version(released, step))
    after = max(known, key=_numbers)
    if unreleased is None:
        start = headings[0].start() if headings else len(text)
        text = f"{text[:start].rstrip()}\n\n## {after} - {_UNRELEASED}\n\n{text[start:]}"
    else:
        text = f"{text[: unreleased.start()]}## {after} - {_UNRELEASED}{text[unreleased.end() :]}"
    text, lines = _merged(text, entries)
    return _VERSION.sub(f'VERSION = "{after}"', code), text, lines


def version_of(code: str, where: Path) -> str:
    """Return the version that the code of a module says.

    Raises:
        Problem: it says none.
    """
    found = _VERSION.search(code)
    if found is None:
        raise Problem(f'{shown(where)} does not say VERSION = "1.2.3": mend it')
    return found[1]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Problem(f"{shown(path)} is not there: restore it from version control") from None
    except UnicodeDecodeError:
        raise Problem(f"{shown(path)} is not UTF-8 text: mend it") from None


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch


def _merged(text: str, entries: Mapping[str, Iterable[str]]) -> tuple[str, list[str]]:
    """Put lines under their headings of the first part of a changelog; return it and the lines that it did not have."""
    start = next(_HEADING.finditer(text)).end()
    following = re.search(r"^## ", text[start:], re.MULTILINE)
    end = start + following.start() if following else len(text)
    head, *sections = re.split(r"^(?=### )", text[start:end].strip("\n"), flags=re.MULTILINE)
    new: list[str] = []
    for heading, lines in entries.items():
        at = next((n for n, part in enumerate(sections) if part.startswith(f"### {heading}\n")), None)
        present = sections[at].splitlines() if at is not None else []
        # What a document says may hold line breaks, and would make headings of its own.
        told = dict.fromkeys(printable(" ".join(line.split())) for line in lines)
        missing = [line for line in told if line not in present]
        if not missing:
            continue
        new += missing
        if at is None:
            later = tuple(f"### {name}\n" for name in _ORDER[_ORDER.index(heading) + 1 :]) if heading in _ORDER else ()
            place = next((n for n, part in enumerate(sections) if part.startswith(later)), len(sections))
            sections.insert(place, f"### {heading}\n\n" + "\n".join(missing) + "\n")
        else:
            sections[at] = "\n".join([sections[at].rstrip("\n"), *missing])
    parts = [part.strip("\n") for part in (head, *sections) if part.strip()]
    rest = f"\n{text[end:]}" if following else ""
    return text[:start] + "".join(f"\n\n{part}" for part in parts) + "\n" + rest, new
