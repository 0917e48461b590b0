"""specs/lock.json: where each published document came from, and which file holds it.

{"sources":   {source name: {url, document, origin, version, sha256, facts, etag, last_modified, fetched_at,
              since}},
 "documents": {document: {file, sha256}}}

A source's `sha256` is that of the bytes this source published; `facts` is the digest of their contract. Regions with
equal facts share one document, and then the file holds the bytes of the first of them in table order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Literal, cast, get_args

from pipeline.console import Problem, shown
from pipeline.files import STAGE, BadJson, Json, dump_json, exclusive, parse_json, recover

LOCK = "lock.json"
"""Name of the lock file in its folder."""

Origin = Literal["live", "given", "transcribed"]
"""live: from the table's URL; given: from a URL of the command line; transcribed: written by this project."""

_DOCUMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Where one source's document came from.

    `fetched_at` is when these bytes were got, `since` when their contract was first seen there (UTC, ISO 8601).
    """

    url: str
    document: str
    origin: Origin
    version: str
    sha256: str
    facts: str
    etag: str | None
    last_modified: str | None
    fetched_at: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """The file, beside the lock, that holds one distinct document, and its SHA-256."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Lock:
    """The whole record; empty when nothing was recorded yet."""

    sources: Mapping[str, SourceRecord] = field(default_factory=dict[str, SourceRecord])
    documents: Mapping[str, DocumentRecord] = field(default_factory=dict[str, DocumentRecord])


def file_name(document: str) -> str:
    """Return the file of a document: `core` -> `core.json`."""
    return f"{document}.json"


def dump(lock: Lock) -> bytes:
    """Return the bytes of the lock file."""
    return dump_json(
        {
            "sources": {name: asdict(record) for name, record in lock.sources.items()},
            "documents": {name: asdict(record) for name, record in lock.documents.items()},
        }
    )


def load(folder: Path) -> Lock:
    """Read the lock of `folder` (specs/), having finished a replacement that was interrupted; empty when none exists.

    Raises `Problem` (exit code 2) when the file is not a lock.
    """
    settle(folder)
    path = folder / LOCK
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Lock()
    return parse(data, shown(path))


def settle(folder: Path) -> None:
    """Finish a replacement of documents and lock that an interruption left half done; costs one look when none was."""
    if (folder / STAGE).is_dir():
        with exclusive(folder, wait=True):
            recover(folder)


def parse(data: bytes, what: str) -> Lock:
    """Return the lock in `data`; `what` names it in the `Problem` (exit code 2) raised when it is not one."""
    try:
        content = parse_json(data)
    except BadJson as error:
        raise _damaged(what, str(error)) from None
    sources: dict[str, SourceRecord] = {}
    documents: dict[str, DocumentRecord] = {}
    for name, entry in _entries(content, "documents", what):
        record = DocumentRecord(*_strings(entry, DocumentRecord, f"documents.{name}", what))  # type: ignore[arg-type]
        # The name decides which files this project may write and remove.
        if not _DOCUMENT.fullmatch(name) or record.file != file_name(name) or record.file == LOCK:
            raise _damaged(what, f"documents.{name} names the file {record.file!r}")
        documents[name] = record
    for name, entry in _entries(content, "sources", what):
        # Locks of before it was recorded do not have it.
        entry.setdefault("since", entry.get("fetched_at"))
        values = _strings(entry, SourceRecord, f"sources.{name}", what, optional={"etag", "last_modified"})
        source = SourceRecord(*values)  # type: ignore[arg-type]
        if source.origin not in get_args(Origin):
            raise _damaged(what, f"sources.{name} has the origin {source.origin!r}")
        if source.document not in documents:
            raise _damaged(what, f"sources.{name} belongs to {source.document!r}, which is not among the documents")
        sources[name] = source
    for digest in [r.sha256 for r in documents.values()] + [d for r in sources.values() for d in (r.sha256, r.facts)]:
        if not _DIGEST.fullmatch(digest):
            raise _damaged(what, f"{digest[:80]!r} is no SHA-256")
    return Lock(sources, documents)


def _damaged(what: str, why: str) -> Problem:
    return Problem(f"{what} is damaged ({why}): restore it from version control, or remove it and fetch again")


def _entries(content: Json, part: str, what: str) -> list[tuple[str, dict[str, Json]]]:
    found = content.get(part) if isinstance(content, dict) else None
    if not isinstance(found, dict):
        raise _damaged(what, f"{part} is missing")
    entries: list[tuple[str, dict[str, Json]]] = []
    for name, entry in found.items():
        if not isinstance(entry, dict):
            raise _damaged(what, f"{part}.{name} is no object")
        entries.append((name, entry))
    return entries


def _strings(
    entry: dict[str, Json],
    kind: type[SourceRecord] | type[DocumentRecord],
    where: str,
    what: str,
    optional: set[str] | None = None,
) -> list[str | None]:
    names = [item.name for item in fields(kind)]
    if set(entry) != set(names):
        odd = ", ".join(sorted(set(entry) ^ set(names)))
        raise _damaged(what, f"{where} lacks, or should not have, {odd}")
    for name in names:
        value = entry[name]
        if not isinstance(value, str) and not (value is None and name in (optional or ())):
            raise _damaged(what, f"{where}.{name} is no text")
    return cast("list[str | None]", [entry[name] for name in names])
