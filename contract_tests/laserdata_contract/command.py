"""The command line of the contract suite."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import json
import random
import re
import shlex
import signal
import sys
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

from laserdata_contract.documents import Document, UnusableDocument, load
from laserdata_contract.emulated import emulator
from laserdata_contract.laws import catalogue
from laserdata_contract.merging import Report, find, merged, read, runs_of
from laserdata_contract.redaction import Redactor
from laserdata_contract.report import BROKEN, COULD_NOT_TELL, Record, Terminal, write_json
from laserdata_contract.report_html import page
from laserdata_contract.report_junit import write_junit
from laserdata_contract.runner import PROFILES, Run
from laserdata_contract.safety import MOST_MADE, MOST_REQUESTS, Sandbox, clean, clean_command, guard_of
from laserdata_contract.shapes import members
from laserdata_contract.target import LIVE_URLS, Target, Unreachable, from_emulator, from_environment

DOCUMENTS = Path(__file__).resolve().parents[2] / "generated" / "openapi"
INTERRUPTED = 130


class Refusal(Exception):
    """The suite does not run, or not to its end; the message is for people, `exit_code` what the command ends with."""

    def __init__(self, message: str, exit_code: int = COULD_NOT_TELL) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in a sentence, without its usage."""

    def error(self, message: str) -> NoReturn:
        """Raise the refusal; `message` is argparse's own."""
        raise Refusal(f"{message} (see {self.prog} --help)")


def parser() -> Parser:
    """The arguments."""
    made = Parser(
        prog="conformance.py",
        description="Point it at an API, emulated or live, and know whether it keeps its contract.",
        epilog="`merge REPORT.json ...` makes one report of several. "
        "Exit codes: 0 kept; 1 broken; 2 could not tell (wrong arguments, a refused key and an unreachable "
        "target included); 4 this machine (disk full, no permission, not set up); 130 interrupted. "
        "Against anything but the emulator, credentials come from LD_API_KEY and LD_TENANT_ID, and, where there are "
        "any, LD_DIVISION_ID, LD_READ_ONLY_KEY, LD_SESSION, LD_CSRF_TOKEN, LD_USER_CHANNEL_ID, and of another tenant "
        "LD_OTHER_API_KEY and LD_OTHER_TENANT_ID.",
    )
    made.add_argument("--target", choices=("emulator", "live"), default=None, help="what to test (emulator)")
    made.add_argument(
        "--url",
        action="append",
        default=[],
        metavar="NAME=URL",
        help="test what is at this URL; NAME is core, audit, notifier or supervisor.<region>; may be repeated",
    )
    made.add_argument(
        "--region",
        action="append",
        default=None,
        metavar="NAME",
        help="test this region's supervisor whole, `all` for every one; may be repeated. Left out: every region whose "
        "--url is given, and with the full profile all there are; else the first one, where the laws of regions look "
        "at the others too",
    )
    made.add_argument(
        "--documents",
        type=Path,
        default=DOCUMENTS,
        metavar="DIR",
        help="corrected documents (generated/openapi of this project)",
    )
    made.add_argument("--profile", choices=tuple(PROFILES), default="fast", help="how much to try (%(default)s)")
    made.add_argument("--seed", type=int, default=None, help="of everything that is generated (drawn and printed)")
    made.add_argument("--reports", type=Path, default=Path("reports"), metavar="DIR", help="reports (%(default)s)")
    made.add_argument("--law", action="append", default=None, metavar="CODE", help="only this law; may be repeated")
    made.add_argument(
        "--operation", action="append", default=None, metavar="'GET /path'", help="only this operation; may be repeated"
    )
    made.add_argument(
        "--check",
        action="append",
        default=None,
        metavar="NAME",
        help="only this check of schemathesis; may be repeated",
    )
    made.add_argument(
        "--replay", metavar="ID", help="only what failed in the last report (of --reports) under this id, with its seed"
    )
    made.add_argument("--no-schemathesis", action="store_true", help="laws only")
    made.add_argument(
        "--allow-changes", action="store_true", help="make and remove things at a target that is not the emulator"
    )
    made.add_argument("--yes", action="store_true", help="with --allow-changes: do not ask before anything is changed")
    made.add_argument(
        "--max-requests",
        type=amount,
        default=None,
        metavar="N",
        help=f"budget of requests, except removals ({MOST_REQUESTS})",
    )
    made.add_argument(
        "--max-made", type=amount, default=MOST_MADE, metavar="N", help="budget of things made (%(default)s)"
    )
    made.add_argument(
        "--patience",
        type=amount,
        default=60,
        metavar="SECONDS",
        help="how long a law may wait at a time, where time cannot be told to pass (%(default)s; with 600 it is also "
        "seen whether idempotency keys end)",
    )
    made.add_argument(
        "--clean",
        type=Path,
        metavar="JOURNAL",
        help="remove what an interrupted run has left, by its journal, and stop",
    )
    made.add_argument("--explain", metavar="CODE", help="explain a law and stop; `all` lists them")
    return made


def amount(text: str) -> int:
    """A number of things, at least 1, for an argument."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def explain(code: str) -> int:
    """Print what a law is about."""
    found = [one for one in catalogue() if code in (one.code, "all")]
    for one in found:
        print(f"{one.code}  {one.sentence}")
        if code != "all":
            print(f"\n{one.explain}\n\nsource: {one.source}")
    if not found:
        raise Refusal(no_law(code))
    return 0


def no_law(code: str) -> str:
    """What to say of a code that no law has."""
    return f"there is no law {code}: `--explain all` lists them"


def check_asked(documents: Sequence[Document], laws: Sequence[str], operations: Sequence[str]) -> None:
    """See that there is what was asked for.

    Raises:
        Refusal: there is not.
    """
    codes = {one.code for one in catalogue()}
    for code in laws:
        if code not in codes:
            raise Refusal(no_law(code))
    known = [name for document in documents for one in document.operations for name in (one.label, one.key)]
    for operation in operations:
        # A region's own name for it: `supervisor-aws-us GET ...`.
        if re.sub(r"^supervisor-\S+ ", "supervisor ", operation) not in known and operation not in known:
            near = difflib.get_close_matches(operation, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else "write it as the documents do, like 'GET /tenants'"
            raise Refusal(f"no document has the operation '{operation}': {hint}")


def urls_of(given: Sequence[str]) -> dict[str, str]:
    """`NAME=URL` arguments as a mapping.

    Raises:
        Refusal: one of them is something else.
    """
    urls: dict[str, str] = {}
    for one in given:
        name, equals, url = one.partition("=")
        if not equals or not url.startswith(("http://", "https://")):
            raise Refusal(f"--url {one}: write NAME=URL, for example core=https://api.laserdata.cloud.")
        if name not in ("core", "audit", "notifier") and not name.startswith("supervisor."):
            raise Refusal(f"--url {one}: the name is core, audit, notifier or supervisor.<region>.")
        urls[name] = url.rstrip("/")
    return urls


def regions_of(target: Target, arguments: argparse.Namespace) -> list[str]:
    """The regions whose supervisors are tested whole.

    Raises:
        Refusal: one is asked for that the target does not have.
    """
    known, asked = target.regions, arguments.region
    if asked is None:
        given = [one for one in known if f"supervisor.{one}" in urls_of(arguments.url)]
        return given or (known if arguments.profile == "full" else known[:1])
    for one in asked:
        if one not in (*known, "all"):
            raise Refusal(
                f"--region {one}: known are {', '.join(known) or 'none; give its --url supervisor.<region>'}."
            )
    return known if "all" in asked else list(dict.fromkeys(asked))


@contextlib.contextmanager
def target_of(arguments: argparse.Namespace, environment: Mapping[str, str] | None = None) -> Generator[Target]:
    """The target that the arguments name; an emulator runs as long as the target is used.

    Raises:
        Refusal: the arguments or the environment do not do.
        Unreachable: the emulator does not start.
    """
    urls = urls_of(arguments.url)
    if arguments.target == "emulator" and urls:
        raise Refusal("--target emulator and --url exclude one another.")
    if arguments.target == "live" or urls:
        where = {**LIVE_URLS, **urls} if arguments.target == "live" else urls
        try:
            target = from_environment(where, may_change=arguments.allow_changes, environment=environment)
        except ValueError as error:
            raise Refusal(str(error)) from None
        target.most_requests = arguments.max_requests or MOST_REQUESTS
        target.patience = arguments.patience
        try:
            yield target
        finally:
            target.close()
        return
    with contextlib.ExitStack() as stack:
        # Two, that schemathesis and the laws need not wait for one another.
        with ThreadPoolExecutor(2) as pool:
            started = [
                pool.submit(stack.enter_context, emulator()) for _ in range(1 if arguments.no_schemathesis else 2)
            ]
        target, *others = [from_emulator(one.result()) for one in started]
        for target.twin in others:
            for secret in target.twin.redactor.known:
                target.redactor.learn(secret)
            target.twin.redactor = target.redactor
            target.twin.most_requests = arguments.max_requests
        target.most_requests = arguments.max_requests
        try:
            yield target
        finally:
            target.close()


def sandbox_of(
    target: Target, documents: Sequence[Document], arguments: argparse.Namespace, terminal: Terminal
) -> Sandbox | None:
    """What keeps the run's changes apart at an API that is not the emulator's own; None where nothing is changed.

    Raises:
        Refusal: the person said no, or could not be asked.
    """
    if target.kind == "emulator" or not target.may_change or target.tenant_id is None:
        return None
    guard = guard_of(target.tenant_id, arguments.reports, arguments.max_made)
    if not arguments.yes:
        question = (
            f"This makes a division called {guard.prefix} in tenant {target.tenant_id} at "
            f"{next(iter(target.urls.values()))},\nworks inside it, makes API keys and roles of its own beside it "
            f"(at most {guard.most_made} things, none\nthat costs money), and removes all of it at the end. "
            "Nothing that is there now is changed.\nGo on? [y/N] "
        )
        if not sys.stdin.isatty():
            raise Refusal("--allow-changes asks before it changes anything, and nobody is here to answer: add --yes")
        if input(question).strip().lower() not in ("y", "yes"):
            raise Refusal("nothing was changed")
    target.guard = guard
    return Sandbox(target, documents, guard, terminal.say, terminal.progress)


def clean_up(file: Path, documents: Sequence[Document]) -> int:
    """Finish what an interrupted run did not remove; 0 when nothing of it is left, 1 otherwise.

    Raises:
        Refusal: the journal or the environment does not do.
    """
    try:
        removed, left = clean(file, documents, lambda urls: from_environment(urls, may_change=True), print)
    except ValueError as error:
        raise Refusal(str(error)) from None
    for one in left:
        print(f"left behind: {one}")
    print(f"{removed} things removed, {len(left)} left behind" if removed or left else "nothing of the run is left")
    return BROKEN if left else 0


def write_reports(record: Record, redactor: Redactor, folder: Path) -> None:
    """Write the JSON report and what is made of it: JUnit and the page."""
    write_json(record, redactor, folder / "conformance.json")
    write_shown(read(folder / "conformance.json"), folder)


def write_shown(report: Report, folder: Path) -> None:
    """Write JUnit and the page of a report, merged or not."""
    runs = runs_of(report)
    write_junit(runs, folder / "junit.xml")
    (folder / "conformance.html").write_text(page(runs), "utf-8")


def merge(argv: Sequence[str]) -> int:
    """Make one report of several; the worst exit code among them.

    Raises:
        Refusal: a file is no report.
    """
    arguments = Parser(prog="conformance.py merge", description="Make one report of several, side by side.")
    arguments.add_argument("report", type=Path, nargs="+", metavar="REPORT.json", help="conformance.json of a run")
    arguments.add_argument("--reports", type=Path, default=Path("reports"), metavar="DIR", help="reports (%(default)s)")
    given = arguments.parse_args(argv)
    try:
        report = merged([read(one) for one in given.report])
    except ValueError as error:
        raise Refusal(str(error)) from None
    given.reports.mkdir(parents=True, exist_ok=True)
    file = given.reports / "conformance.json"
    file.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", "utf-8")
    write_shown(report, given.reports)
    for run in report["runs"]:
        print(f"{run['label']}: {run['summary']}")
    print(f"{len(report['differences'])} times one keeps what another breaks")
    print(f"report: {file} and {file.with_suffix('.html').name}")
    return int(report["exit_code"])


def prepare_replay(arguments: argparse.Namespace) -> None:
    """Ask for what failed under an id in the last report, and put the replay's own reports beside it.

    Raises:
        Refusal: there is no report, or nothing failed under that id.
    """
    file = arguments.reports / "conformance.json"
    try:
        found = find(read(file), arguments.replay)
    except (ValueError, FileNotFoundError):
        raise Refusal(f"{file} is not a report: say with --reports where the failure was reported") from None
    if found is None:
        raise Refusal(f"{file} has no failure {arguments.replay}")
    run, operation, verdict = found
    arguments.operation = [f"{operation['document']} {operation['operation']}"]
    if operation.get("region") and not arguments.region:
        arguments.region = [operation["region"]]
    if any(one.code == verdict.check for one in catalogue()):
        arguments.law = [verdict.check]
    else:
        arguments.check = [verdict.check]
    target = members(run.get("target"))
    if arguments.target is None and not arguments.url and target.get("kind") != "emulator":
        arguments.url = [f"{name}={url}" for name, url in members(target.get("urls")).items()]
    arguments.seed = run.get("seed") if arguments.seed is None else arguments.seed
    arguments.profile = run.get("profile") or arguments.profile
    arguments.reports = arguments.reports / f"replay-{arguments.replay}"


def replay_command(arguments: argparse.Namespace) -> str:
    """The command that replays a failure of this run, but for its id."""
    words = ["python", "scripts/conformance.py"]
    if arguments.reports != Path("reports"):
        words += ["--reports", str(arguments.reports)]
    if arguments.allow_changes:
        words.append("--allow-changes")
    return shlex.join([*words, "--replay"])


def conform(target: Target, documents: Sequence[Document], arguments: argparse.Namespace, seed: int) -> int:
    """Run against a target and report; the exit code.

    Raises:
        Refusal: it was interrupted, or the target cannot be tested at all.
    """
    record = Record(replay=replay_command(arguments))
    terminal = Terminal(record, target.redactor, requests=lambda: target.requests)
    report = arguments.reports / "conformance.json"
    sandbox = sandbox_of(target, documents, arguments, terminal)
    # Before the run: a disk that takes no report is known now, and the report of an earlier run is gone.
    write_json(record, target.redactor, report)
    run = Run(
        target,
        documents,
        PROFILES[arguments.profile],
        seed,
        arguments.reports,
        laws=arguments.law,
        fuzzing=not arguments.no_schemathesis,
        only=arguments.operation,
        regions=regions_of(target, arguments),
        sandbox=sandbox,
        checks=arguments.check,
    )
    if sandbox is not None:
        terminal.say(f"journal: {sandbox.guard.journal.file}")
        # A job that is stopped removes what it made, as one that is interrupted does.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    events = run.events()
    try:
        for event in events:
            record.take(event)
            terminal.take(event)
    except KeyboardInterrupt:
        events.close()
        terminal.say()
        write_reports(record, target.redactor, arguments.reports)
        said = f"interrupted: what was found so far is in {report}"
        if sandbox is not None and not sandbox.guard.journal.finished:
            said += f"; remove what the run made with: {clean_command(sandbox.guard.journal.file)}"
        raise Refusal(said, INTERRUPTED) from None
    write_reports(record, target.redactor, arguments.reports)
    if record.finished is not None and not record.begun:
        raise Refusal(record.finished.unreachable)
    terminal.say(f"report: {report} and {report.with_suffix('.html').name}")
    return record.exit_code


def command(argv: Sequence[str]) -> int:
    """Run the suite; returns the exit code.

    Raises:
        Refusal: it cannot be run as asked, was interrupted, or the target cannot be tested.
    """
    if argv and argv[0] == "merge":
        return merge(argv[1:])
    arguments = parser().parse_args(argv)
    if arguments.explain:
        return explain(arguments.explain)
    if arguments.replay:
        prepare_replay(arguments)
    seed = random.SystemRandom().randrange(2**32) if arguments.seed is None else arguments.seed
    try:
        documents = load(arguments.documents)
        if arguments.clean:
            return clean_up(arguments.clean, documents)
        check_asked(documents, arguments.law or (), arguments.operation or ())
        with target_of(arguments) as target:
            return conform(target, documents, arguments, seed)
    except (UnusableDocument, Unreachable) as error:
        raise Refusal(str(error)) from None
