"""The table of sources: which documents the API publishes, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from pipeline.console import Problem

API = "https://api.laserdata.cloud"
CLOUDS = ("aws", "gcp")
AREAS = ("us", "eu", "ap")


@dataclass(frozen=True, slots=True)
class Source:
    """One published document.

    `document` is the contract it belongs to; sources of one document are regions that are expected to be the same.
    `docs_url` is the page of the same host where the document can be looked up when `url` is gone.
    """

    name: str
    url: str
    document: str
    docs_url: str

    def at(self, url: str) -> Source:
        """Return this source as published at another `url`, with that host's documentation page."""
        parts = urlsplit(url)
        return replace(self, url=url, docs_url=f"{parts.scheme}://{parts.netloc}/docs")


SOURCES: tuple[Source, ...] = (
    *(Source(name, f"{API}/openapi/{name}.json", name, f"{API}/docs") for name in ("core", "audit", "notifier")),
    *(
        Source(f"supervisor-{cloud}-{area}", f"{host}/openapi/supervisor.json", "supervisor", f"{host}/docs")
        for cloud in CLOUDS
        for area in AREAS
        for host in (f"https://supervisor-{cloud}-{area}.laserdata.cloud",)
    ),
)
"""Every source, in the order in which they are shown and in which ties are broken."""

BY_NAME: dict[str, Source] = {source.name: source for source in SOURCES}
DOCUMENTS: tuple[str, ...] = tuple(dict.fromkeys(source.document for source in SOURCES))


def valid_names() -> str:
    """Return the names a person may give, for messages: each source, and `supervisor` for all of its regions."""
    groups = [name for name in DOCUMENTS if name not in BY_NAME]
    return ", ".join([*BY_NAME, *(f"{name} (all {len(members(name))})" for name in groups)])


def members(document: str) -> tuple[Source, ...]:
    """Return the sources of one document, in table order."""
    return tuple(source for source in SOURCES if source.document == document)


def family(document: str) -> str:
    """Return the document that most regions share, given that of any: `supervisor-gcp-eu` -> `supervisor`."""
    return BY_NAME[document].document if document in BY_NAME else document


def serving(documents: Collection[str], recorded: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return which document each region serves, by family and region: `{"supervisor": {"aws-us": "supervisor"}}`.

    Args:
        documents: the documents that there are.
        recorded: source name to document, as far as a lock says so; other sources serve the document of their name,
            or else that of their family.
    """
    found: dict[str, dict[str, str]] = {}
    for source in SOURCES:
        likely = (recorded.get(source.name), source.name, source.document)
        document = next((name for name in likely if name in documents), None)
        if source.name != source.document and document is not None:
            region = source.name.removeprefix(f"{source.document}-")
            found.setdefault(source.document, {})[region] = document
    return found


def named(name: str) -> tuple[Source, ...]:
    """Return the sources that `name` means: the one of that name, or all of that document.

    Raises `Problem` (exit code 2) that lists the valid names.
    """
    if name in BY_NAME:
        return (BY_NAME[name],)
    if name in DOCUMENTS:
        return members(name)
    raise Problem(f"there is no source named {name!r}; the names are {valid_names()}")


def in_table_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return the given source names once each, in table order; names that the table lacks are left out."""
    wanted = set(names)
    return tuple(source.name for source in SOURCES if source.name in wanted)
