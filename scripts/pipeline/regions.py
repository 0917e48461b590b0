"""Which sources share a document: regions with the same facts do, a region that differs gets its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline import facts
from pipeline.files import BadJson, parse_json, sha256
from pipeline.lock import DocumentRecord, Lock, SourceRecord, file_name
from pipeline.sources import DOCUMENTS, members


@dataclass(frozen=True, slots=True)
class Difference:
    """A document of some regions that differs from the one most regions share; `lines` say how, one fact a line."""

    document: str
    sources: tuple[str, ...]
    shared: str
    shared_by: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the folder should hold: the new lock, the bytes of each document, and how regions differ.

    `borrowed` names the first source of each group whose bytes are another source's copy of the same contract.
    `lost` names the sources that were recorded although no file holds their document any more; they are not in
    the lock.
    """

    lock: Lock
    bodies: Mapping[str, bytes]
    differences: tuple[Difference, ...]
    borrowed: tuple[str, ...]
    lost: tuple[str, ...]


def arrange(
    old: Lock, records: Mapping[str, SourceRecord], fresh: Mapping[str, bytes], kept: Mapping[str, bytes]
) -> Arrangement:
    """Group sources by their facts.

    `records` has what is now known of each source, `fresh` the bytes that sources published just now, `kept` the
    bytes of the documents that `old` names. Most regions of a document share it, ties go to the group with the first
    source of the table. Every other group gets a document named after its first source.
    """
    sources: dict[str, SourceRecord] = {}
    documents: dict[str, DocumentRecord] = {}
    bodies: dict[str, bytes] = {}
    differences: list[Difference] = []
    borrowed: list[str] = []
    lost: list[str] = []
    for family in DOCUMENTS:
        groups: dict[str, list[str]] = {}
        for source in members(family):
            if source.name in records:
                groups.setdefault(records[source.name].facts, []).append(source.name)
        held: list[tuple[list[str], bytes, str]] = []
        for digest, names in groups.items():
            if own := _own_bytes(names, old, records, fresh, kept):
                held.append((names, *own))
            elif other := _equal_bytes(digest, old, kept):
                held.append((names, *other))
                borrowed.append(names[0])
            else:
                lost += names
        # A stable sort: of groups of one size, the one with the first source of the table comes first.
        held.sort(key=lambda group: -len(group[0]))
        for index, (names, body, known_as) in enumerate(held):
            document = family if index == 0 else names[0]
            bodies[document] = body
            documents[document] = DocumentRecord(file_name(document), known_as)
            for name in names:
                sources[name] = replace(records[name], document=document)
            if index:
                lines = _compare(bodies[family], bodies[document])
                differences.append(Difference(document, tuple(names), family, len(held[0][0]), lines))
    order = [source.name for family in DOCUMENTS for source in members(family)]
    return Arrangement(
        Lock({name: sources[name] for name in order if name in sources}, documents),
        bodies,
        tuple(differences),
        tuple(borrowed),
        tuple(lost),
    )


def _own_bytes(
    names: list[str],
    old: Lock,
    records: Mapping[str, SourceRecord],
    fresh: Mapping[str, bytes],
    kept: Mapping[str, bytes],
) -> tuple[bytes, str] | None:
    """Return the bytes of the first source of a group whose own are at hand, and the digest to record.

    Where a kept file was changed by hand, its recorded digest stays, so that the next run does not trust it.
    """
    for name in names:
        record = records[name]
        if name in fresh:
            return fresh[name], record.sha256
        document = old.documents.get(record.document)
        if document and record.document in kept and document.sha256 == record.sha256:
            return kept[record.document], document.sha256
    return None


def _equal_bytes(digest: str, old: Lock, kept: Mapping[str, bytes]) -> tuple[bytes, str] | None:
    """Return a kept copy of the contract with that digest, whoever published it, and its recorded digest."""
    for record in old.sources.values():
        if record.facts == digest and record.document in kept:
            return kept[record.document], old.documents[record.document].sha256
    return None


def _compare(a: bytes, b: bytes) -> tuple[str, ...]:
    try:
        return tuple(facts.diff(parse_json(a), parse_json(b)))
    except BadJson as error:
        return (f"/: cannot be compared, a kept copy is not JSON any more ({error})",)


def with_current_digests(old: Lock, kept: Mapping[str, bytes]) -> Lock:
    """Return `old` with the digests of facts computed anew, in case what counts as a fact has changed since."""
    now: dict[str, str] = {}
    for name, document in old.documents.items():
        if name in kept and sha256(kept[name]) == document.sha256:
            now[name] = facts.digest(parse_json(kept[name]))
    sources = {
        name: replace(record, facts=now.get(record.document, record.facts)) for name, record in old.sources.items()
    }
    return Lock(sources, old.documents)
