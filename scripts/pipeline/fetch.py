"""Fetching the published documents into specs/: all at once, checked, and replaced together.

The order of things: read the lock (and finish what an interrupted run left), ask for every document at the same
time, check what came, decide which regions share a document, then replace documents and lock as one step. Nothing
below the output folder changes before that step.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from pipeline import console
from pipeline.console import Problem, count, say, shown, warn
from pipeline.files import BadJson, exclusive, parse_json, recover, replace_all, sha256
from pipeline.lock import LOCK, Lock, Origin, SourceRecord, dump, file_name, load
from pipeline.published import Published, Unusable, check, shapes
from pipeline.regions import Arrangement, arrange, with_current_digests
from pipeline.sources import BY_NAME, SOURCES, Source, in_table_order, members, named, valid_names
from pipeline.web import Answer, Clock, Gone, Limits, Unreachable, Web, joined, origin, usable_url

SPECS: Final = Path(__file__).resolve().parents[2] / "specs"
"""Where the published documents live in the project."""

GIVE_URL: Final = "give the URL where it is now with --source NAME=URL"
"""What to do about a document that is nowhere to be found."""

MOST_LINES: Final = 40
"""How many lines of a difference between regions are printed before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Job:
    """One source to refresh; `origin` says whose idea its URL was."""

    source: Source
    origin: Origin


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: `record` is what is known of it now, `body` its bytes if they came just now.

    `problem` is set where it could not be refreshed; then `record` is the old one, or None if there never was one.
    """

    name: str
    record: SourceRecord | None
    body: bytes | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: outcomes by source name, the names of the files that changed, the arrangement of documents."""

    outcomes: Mapping[str, Outcome]
    changed: tuple[str, ...]
    arrangement: Arrangement

    @property
    def failed(self) -> tuple[str, ...]:
        """The sources that could not be refreshed."""
        return tuple(name for name, outcome in self.outcomes.items() if outcome.problem)

    @property
    def exit_code(self) -> int:
        """0; 3 where a source was not refreshed; 2 where all that was asked for turned out to be unusable."""
        problems = [outcome.problem for outcome in self.outcomes.values()]
        if not any(problems):
            return console.DONE
        return console.UNUSABLE if all(isinstance(problem, Unusable) for problem in problems) else console.PARTLY


def plan(given: Sequence[str], only: Sequence[str]) -> tuple[Job, ...]:
    """Return what to fetch for the values of `--source` and `--only`, in table order.

    Raises `Problem` (exit code 2) for a name the table lacks, a URL that cannot be fetched, or a contradiction.
    """
    urls: dict[str, str] = {}
    exact: set[str] = set()
    for item in given:
        name, equals, text = item.partition("=")
        if not equals or not name or not text:
            raise Problem(f"--source takes NAME=URL, not {item!r}; the names are {valid_names()}")
        url = usable_url(text)
        for source in named(name):
            by_itself = source.name == name
            if not by_itself and source.name in exact:
                continue  # What is said of one region counts more than what is said of all.
            if urls.get(source.name, url) != url and by_itself == (source.name in exact):
                raise Problem(f"--source gives two URLs for {name}: {urls[source.name]} and {url}")
            urls[source.name] = url
            if by_itself:
                exact.add(source.name)
    chosen = {source.name for name in only for source in named(name)}
    if only and (left_out := in_table_order(set(urls) - chosen)):
        raise Problem(f"--source gives a URL for {', '.join(left_out)}, which --only leaves out")
    names = in_table_order(chosen or urls or BY_NAME)
    jobs: list[Job] = []
    for name in names:
        source = BY_NAME[name]
        if name in urls and urls[name] != source.url:
            jobs.append(Job(source.at(urls[name]), "given"))
        else:
            jobs.append(Job(source, "live"))
    return tuple(jobs)


def fetch(
    jobs: Sequence[Job],
    folder: Path = SPECS,
    *,
    limits: Limits | None = None,
    clock: Clock | None = None,
    web: Callable[[Limits, Clock], Web] = Web,
) -> Report:
    """Refresh the documents of `jobs` in `folder` and print progress.

    Raises `Problem` for what concerns the whole run: an unreadable lock (exit code 2), another run in the folder or
    this machine (4), an interruption (130). What concerns one source is in the report.
    """
    limits, clock = limits or Limits(), clock or Clock()
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive(folder):
        recover(folder)
        lock = load(folder)
        kept = _kept(lock, folder)
        lock = with_current_digests(lock, kept)
        run = _Run(folder, lock, kept, limits, clock, web)
        try:
            outcomes = asyncio.run(run.all(jobs))
        except KeyboardInterrupt:
            raise Problem(
                f"interrupted: nothing in {shown(folder)} was replaced, the copies from before stay",
                console.INTERRUPTED,
            ) from None
        return _settle(folder, lock, kept, outcomes)


def _kept(lock: Lock, folder: Path) -> dict[str, bytes]:
    """Return the bytes of every document that the lock names and the folder has."""
    kept: dict[str, bytes] = {}
    for name, record in lock.documents.items():
        path = folder / record.file
        try:
            kept[name] = path.read_bytes()
        except FileNotFoundError:
            warn(f"{shown(path)} is missing although {LOCK} names it")
            continue
        if sha256(kept[name]) != record.sha256:
            warn(f"{shown(path)} is not the file that {LOCK} describes: somebody changed it since")
    return kept


def _settle(folder: Path, lock: Lock, kept: Mapping[str, bytes], outcomes: Mapping[str, Outcome]) -> Report:
    """Decide which sources share a document and replace files and lock as one step."""
    arrangement = _arranged(lock, kept, outcomes)
    changes: dict[str, bytes | None] = {
        record.file: arrangement.bodies[name] for name, record in arrangement.lock.documents.items()
    }
    for name in lock.documents:
        changes.setdefault(file_name(name), None)
    if arrangement.lock.sources or lock.sources:
        changes[LOCK] = dump(arrangement.lock)
    try:
        changed = replace_all(folder, changes)
    except KeyboardInterrupt:
        recover(folder)
        raise
    return Report(outcomes, tuple(changed), arrangement)


def _arranged(lock: Lock, kept: Mapping[str, bytes], outcomes: Mapping[str, Outcome]) -> Arrangement:
    records = dict(lock.sources)
    fresh: dict[str, bytes] = {}
    for name, outcome in outcomes.items():
        if outcome.record:
            records[name] = outcome.record
        if outcome.body is not None:
            fresh[name] = outcome.body
    return arrange(lock, records, fresh, kept)


class _Run:
    """The asking: every job at once, each with its own deadline."""

    def __init__(
        self,
        folder: Path,
        lock: Lock,
        kept: Mapping[str, bytes],
        limits: Limits,
        clock: Clock,
        web: Callable[[Limits, Clock], Web],
    ) -> None:
        self._folder = folder
        self._lock = lock
        self._kept = kept
        self._limits = limits
        self._clock = clock
        self._open = web
        self._width = 0
        self._asked: dict[tuple[str, str | None, str | None], asyncio.Task[Answer]] = {}

    async def all(self, jobs: Sequence[Job]) -> dict[str, Outcome]:
        self._width = max((len(job.source.name) for job in jobs), default=0)
        async with self._open(self._limits, self._clock) as web:
            found = await asyncio.gather(*(self._one(web, job) for job in jobs))
            outcomes = {outcome.name: outcome for outcome in found}
            # A region may now need a file of its own while its bytes were never kept, since it shared one.
            borrowed = _arranged(self._lock, self._kept, outcomes).borrowed
            again = [job for job in jobs if job.source.name in borrowed and outcomes[job.source.name].problem is None]
            for job, outcome in zip(
                again, await asyncio.gather(*(self._one(web, job, whole=True) for job in again)), strict=True
            ):
                if outcome.problem is None:
                    outcomes[job.source.name] = outcome
        return outcomes

    def _tell(self, name: str, text: str) -> None:
        say(f"  {name:<{self._width}}  {text}")

    async def _one(self, web: Web, job: Job, *, whole: bool = False) -> Outcome:
        name = job.source.name
        old = self._lock.sources.get(name)
        try:
            answer = await self._answer(web, job, None if whole else old)
            if answer.body is None:
                self._tell(name, "unchanged (304)")
                return Outcome(name, old)
            try:
                document = check(answer.body)
                self._check_kinship(job.source, document, old)
            except Unusable as problem:
                refused = f"{answer.url} gave a document that was refused: {problem.what}"
                raise Unusable(refused, problem.hint) from None
        except (Gone, Unreachable, Unusable) as problem:
            keeps = f"the copy of {old.fetched_at[:10]} ({old.origin}) stays" if old else "there is no copy of it yet"
            self._tell(name, f"not refreshed: {problem} ({keeps})")
            return Outcome(name, old, problem=problem)
        record = self._record(job, document, answer, old)
        self._tell(name, self._news(document, old))
        return Outcome(name, record, answer.body)

    async def _answer(self, web: Web, job: Job, old: SourceRecord | None) -> Answer:
        """Ask the source's URL, and when nothing is there the URL that its host's documentation page names."""
        source, deadline = job.source, web.deadline()
        try:
            return await self._get(web, source, source.url, deadline, old)
        except Gone as gone:
            self._tell(source.name, f"{gone}; looking it up in {source.docs_url}")
            url = await self._look_up(web, source, deadline, gone)
            self._tell(source.name, f"{source.docs_url} names {url}")
            try:
                return await self._get(web, source, url, deadline, old)
            except Gone as again:
                raise Unreachable(f"{again}, although {source.docs_url} names it", GIVE_URL) from None

    def _check_kinship(self, source: Source, document: Published, old: SourceRecord | None) -> None:
        """Raise `Unusable` for what is some other document: none of its operations is in the copy it would replace."""
        name = old.document if old and old.document in self._kept else source.document
        found, kept = shapes(document.content), self._shapes(name)
        if kept and found.isdisjoint(kept):
            file = shown(self._folder / file_name(name))
            raise Unusable(
                f"it has no operation (method and path) in common with the copy in {file}",
                f"check the URL, or remove {file} first, if the API did change that much",
            )
        others = set(self._kept) - {source.document, *(region.name for region in members(source.document))}
        for other in () if kept else sorted(others):
            if found <= self._shapes(other):
                raise Unusable(f"it has the operations of {other}, not those of {source.document}", "check the URL")

    def _shapes(self, document: str) -> set[tuple[str, str]]:
        """Return the shapes of a kept document; none where there is nothing to compare with: no file, no JSON."""
        try:
            found = parse_json(self._kept.get(document, b""))
        except BadJson:
            return set()
        return shapes(found) if isinstance(found, dict) else set()

    async def _get(self, web: Web, source: Source, url: str, deadline: float, old: SourceRecord | None) -> Answer:
        """Ask one URL, conditionally if the kept copy is what it gave before; equal questions are asked once."""
        etag = last_modified = None
        if old is not None and old.url == url and self._intact(old.document):
            etag, last_modified = old.etag, old.last_modified
        question = (url, etag, last_modified)
        if question not in self._asked:
            self._asked[question] = asyncio.create_task(
                web.get(
                    url,
                    deadline,
                    etag=etag,
                    last_modified=last_modified,
                    tell=lambda text: self._tell(source.name, text),
                )
            )
        return await asyncio.shield(self._asked[question])

    def _intact(self, document: str) -> bool:
        return document in self._kept and sha256(self._kept[document]) == self._lock.documents[document].sha256

    async def _look_up(self, web: Web, source: Source, deadline: float, gone: Gone) -> str:
        try:
            page = await web.get(source.docs_url, deadline, accept="text/html")
        except (Gone, Unreachable) as problem:
            raise Unreachable(f"{gone}, and its documentation page does not help ({problem.what})", GIVE_URL) from None
        offered = documents_of(page.body or b"", source.docs_url)
        for url in ranked(offered, source.document):
            if url != source.url:
                return url
        names = ", ".join(offered[:5]) or "no JSON document"
        raise Unreachable(
            f"{gone}, and {source.docs_url} names no other {source.document} document (it has {names})", GIVE_URL
        )

    def _record(self, job: Job, document: Published, answer: Answer, old: SourceRecord | None) -> SourceRecord:
        """Return the record for bytes that came just now; the old one, if they are what it already describes."""
        digest = sha256(document.data)
        known = old is not None and old.sha256 == digest
        if known and old is not None and job.origin == "given" and old.url != answer.url:
            # A server on this machine that serves our own copy says nothing new about where the copy came from.
            return old
        fetched_at = stamp(self._clock.now())
        if known and old is not None and old.origin == job.origin:
            fetched_at = old.fetched_at
        return SourceRecord(
            url=answer.url,
            document=old.document if old else job.source.document,
            origin=job.origin,
            version=document.version,
            sha256=digest,
            facts=document.facts,
            etag=answer.etag,
            last_modified=answer.last_modified,
            fetched_at=fetched_at,
            since=old.since if old is not None and old.facts == document.facts else stamp(self._clock.now()),
        )

    def _news(self, document: Published, old: SourceRecord | None) -> str:
        size = f"{len(document.data):,} bytes, {count(document.operations, 'operation')}"
        if old is None:
            return f"new: version {document.version}, {size}"
        if old.sha256 == sha256(document.data):
            return f"unchanged: version {document.version}, {size}"
        version = document.version if document.version == old.version else f"{old.version} -> {document.version}"
        if old.facts == document.facts:
            return f"other bytes, same contract: version {version}, {size}"
        return f"changed contract: version {version}, {size}"


def stamp(moment: datetime) -> str:
    """Return a moment as the lock writes it: UTC, whole seconds, `2026-01-31T12:00:00Z`."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


# What may stand around a URL in HTML, in JavaScript and in JSON. A match begins only after one of them, so that a
# long text without any is looked at once and not from each of its characters.
_EDGE: Final = r"\s\"'`<>(){}\[\],;=|"
_QUERY: Final = r"\?[^\s\"'`<>#]{0,300}"
_JSON_URL: Final = re.compile(rf"(?<![^{_EDGE}])[^{_EDGE}?#]{{1,300}}\.json({_QUERY})?(?=[{_EDGE}#]|$)")


def documents_of(page: bytes, url: str) -> list[str]:
    """Return the URLs of the JSON documents of the same origin that a documentation page at `url` names.

    They are found wherever they stand: in links, in attributes, in scripts and in JSON configuration.
    """
    text = html.unescape(page.decode("utf-8", "replace")).replace("\\/", "/").replace("\\u002F", "/")
    text = text.replace("\\u002f", "/").replace('\\"', '"')
    found: dict[str, None] = {}
    for match in _JSON_URL.finditer(text):
        target = joined(url, match[0])
        if target and origin(target) == origin(url):
            found[target] = None
    return list(found)


def ranked(urls: Sequence[str], document: str) -> list[str]:
    """Return those of `urls` whose name fits `document`, best first: its own file name, a part of it, of the path."""

    def fit(url: str) -> int:
        path = url.partition("?")[0].partition("://")[2].partition("/")[2].lower()
        file = path.rpartition("/")[2].removesuffix(".json")
        if file == document:
            return 0
        if document in re.split(r"[^a-z0-9]+", file):
            return 1
        return 2 if document in re.split(r"[^a-z0-9]+", path) else 3

    return sorted((url for url in urls if fit(url) < 3), key=fit)


def record_transcribed(folder: Path = SPECS, *, clock: Clock | None = None) -> Report:
    """Write the lock for documents that this project wrote itself: the files are there, their record is not.

    A record that describes its file already is left alone, except that one of a given URL becomes `transcribed`.
    Raises `Problem` (exit code 2) for a file that would not be accepted from a server either.
    """
    clock = clock or Clock()
    with exclusive(folder):
        recover(folder)
        lock = load(folder)
        kept: dict[str, bytes] = {}
        outcomes: dict[str, Outcome] = {}
        for source in SOURCES:
            old = lock.sources.get(source.name)
            document = old.document if old else source.document
            path = folder / file_name(document)
            try:
                body = path.read_bytes()
            except FileNotFoundError:
                problem = Problem(f"{shown(path)} is not there", console.PARTLY)
                outcomes[source.name] = Outcome(source.name, None, problem=problem)
                continue
            try:
                published = check(body)
            except Unusable as problem:
                raise Unusable(f"{shown(path)} cannot be recorded: {problem.what}", "mend the file") from None
            kept[document] = body
            digest = sha256(body)
            same_file = old is not None and lock.documents[document].sha256 == digest
            if old is not None and same_file and old.origin != "given":
                outcomes[source.name] = Outcome(source.name, replace(old, facts=published.facts))
                continue
            now = stamp(clock.now())
            record = SourceRecord(
                source.url,
                document,
                "transcribed",
                published.version,
                digest,
                published.facts,
                None,
                None,
                now,
                old.since if old is not None and old.facts == published.facts else now,
            )
            outcomes[source.name] = Outcome(source.name, record, body)
        return _settle(folder, lock, kept, outcomes)


def _summary(report: Report, folder: Path) -> None:
    asked = {BY_NAME[name].document for name in report.outcomes}
    for difference in report.arrangement.differences:
        if difference.shared not in asked:
            continue
        say()
        say(
            f"{', '.join(difference.sources)}: not the contract that {count(difference.shared_by, 'region')} share, "
            f"so {file_name(difference.document)} beside {file_name(difference.shared)}; "
            f"{count(len(difference.lines), 'fact')} differ:"
        )
        for line in sorted(difference.lines, key=_paths_first)[:MOST_LINES]:
            say(f"  {line}")
        if len(difference.lines) > MOST_LINES:
            say(f"  ... and {len(difference.lines) - MOST_LINES} more")
    for name in report.arrangement.lost:
        warn(f"{name} has no copy any more: its file is gone, and no other came")
    say()
    gone = [name for name in report.changed if not (folder / name).exists()]
    written = [name for name in report.changed if name not in gone]
    say(f"{shown(folder)}: {', '.join(written) + ' written' if written else 'no file changed'}")
    for name in gone:
        say(f"{shown(folder / name)} removed: no source publishes a contract of its own there any more")


def _paths_first(line: str) -> bool:
    return not line.startswith("/paths/")


def _complain(report: Report) -> None:
    failed = report.failed
    if not failed:
        return
    if len(failed) == 1:
        console.complain(f"{failed[0]} was not refreshed: {report.outcomes[failed[0]].problem}")
    else:
        problems = [report.outcomes[name].problem for name in failed]
        reasons = {str(problem) for problem in problems}
        hints = {problem.hint if isinstance(problem, Unreachable) else "" for problem in problems}
        why = "; the reasons are above"
        if len(reasons) == 1:
            why = f": {reasons.pop()}"
        elif len(hints) == 1 and (hint := hints.pop()):
            why = f": {hint}"
        total = len(report.outcomes)
        which = "none" if len(failed) == total else f"{len(failed)}"
        console.complain(
            f"{which} of {total} sources {'was' if which == 'none' else 'were not'} refreshed "
            f"({', '.join(failed)}){why}"
        )


def _parser() -> argparse.ArgumentParser:
    parser = console.Parser(
        prog="fetch.py",
        description="Fetch the documents that the LaserData Cloud API publishes, check them, and replace the copies.",
        epilog=(
            f"names: {valid_names()}. "
            "exit codes: 0 done; 2 wrong use, or all that was asked for is unusable (not JSON, not OpenAPI 3.1, "
            "some other document); "
            "3 a source was not refreshed, its last good copy stays; 4 this machine (disk full, no permission); "
            "130 interrupted."
        ),
    )
    parser.add_argument(
        "--source",
        metavar="NAME=URL",
        action="append",
        default=[],
        help="fetch NAME from URL instead of the URL in the table; without --only, nothing else is fetched",
    )
    parser.add_argument("--only", metavar="NAME", action="extend", nargs="+", default=[], help="fetch only these")
    parser.add_argument("--out", metavar="DIR", type=Path, default=SPECS, help="where the copies live (default: specs)")
    parser.add_argument(
        "--record-transcribed",
        action="store_true",
        help="fetch nothing; write the lock file for documents that were written by hand",
    )
    standard = Limits()
    parser.add_argument(
        "--attempts",
        metavar="N",
        type=_positive_int,
        default=standard.attempts,
        help="how often a URL is tried when the reason may pass (default: %(default)s)",
    )
    parser.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_positive,
        default=standard.total,
        help="how long one source may take, with all attempts (default: %(default)g)",
    )
    parser.add_argument(
        "--max-bytes",
        metavar="N",
        type=_positive_int,
        default=standard.size,
        help="how large a document may be, also after decompression (default: %(default)s)",
    )
    return parser


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e9:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return number


def _positive_int(text: str) -> int:
    number = int(text)
    if not 0 < number < 10**12:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return number


# argparse names the type in its message when a text is no number at all.
_positive.__name__ = "number"
_positive_int.__name__ = "whole number"


def command(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code, raises `Problem` for `console.run` to show."""
    options = _parser().parse_args(arguments)
    folder: Path = options.out
    if options.record_transcribed:
        if options.source or options.only:
            raise Problem("--record-transcribed fetches nothing: leave out --source and --only")
        report = record_transcribed(folder)
        for name, outcome in report.outcomes.items():
            if outcome.record:
                say(f"  {name:<20}  {outcome.record.origin}, version {outcome.record.version}")
    else:
        jobs = plan(options.source, options.only)
        hosts = {origin(job.source.url) for job in jobs}
        console.title(f"fetching {count(len(jobs), 'document')} from {count(len(hosts), 'host')} into {shown(folder)}")
        if options.source and not options.only and len(jobs) < len(SOURCES):
            say("  only the sources that --source names; the others stay as they are")
        limits = Limits(total=options.timeout, attempts=options.attempts, size=options.max_bytes)
        report = fetch(jobs, folder, limits=limits)
    _summary(report, folder)
    _complain(report)
    return report.exit_code
