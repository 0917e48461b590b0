"""The command line of the contract suite."""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from laserdata_contract.documents import Document, UnusableDocument, load
from laserdata_contract.emulated import emulator
from laserdata_contract.laws import catalogue
from laserdata_contract.report import COULD_NOT_TELL, Record, Terminal, write_json
from laserdata_contract.runner import PROFILES, Run
from laserdata_contract.target import LIVE_URLS, Target, Unreachable, from_emulator, from_environment

INTERRUPTED = 130


def parser() -> argparse.ArgumentParser:
    """The arguments."""
    made = argparse.ArgumentParser(
        prog="conformance.py",
        description="Point it at an API, emulated or live, and know whether it keeps its contract.",
        epilog="Exit codes: 0 kept; 1 broken; 2 could not tell (wrong arguments and an unreachable target included). "
        "Against anything but the emulator, credentials come from LD_API_KEY and LD_TENANT_ID, and, where there are "
        "any, LD_DIVISION_ID, LD_READ_ONLY_KEY, LD_SESSION and LD_CSRF_TOKEN.",
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
        "--documents",
        type=Path,
        default=Path("generated/openapi"),
        metavar="DIR",
        help="corrected documents (%(default)s)",
    )
    made.add_argument("--profile", choices=tuple(PROFILES), default="fast", help="how much to try (%(default)s)")
    made.add_argument("--seed", type=int, default=None, help="of everything that is generated (drawn and printed)")
    made.add_argument("--reports", type=Path, default=Path("reports"), metavar="DIR", help="reports (%(default)s)")
    made.add_argument("--law", action="append", default=None, metavar="CODE", help="only this law; may be repeated")
    made.add_argument(
        "--operation", action="append", default=None, metavar="'GET /path'", help="only this operation; may be repeated"
    )
    made.add_argument("--no-schemathesis", action="store_true", help="laws only")
    made.add_argument(
        "--allow-changes", action="store_true", help="make and remove things at a target that is not the emulator"
    )
    made.add_argument("--explain", metavar="CODE", help="explain a law and stop; `all` lists them")
    return made


def explain(code: str) -> int:
    """Print what a law is about."""
    found = [one for one in catalogue() if code in (one.code, "all")]
    for one in found:
        print(f"{one.code}  {one.sentence}")
        if code != "all":
            print(f"\n{one.explain}\n\nsource: {one.source}")
    if not found:
        print(f"error: there is no law {code}; `--explain all` lists them.", file=sys.stderr)
        return COULD_NOT_TELL
    return 0


def urls_of(given: Sequence[str]) -> dict[str, str]:
    """`NAME=URL` arguments as a mapping.

    Raises:
        ValueError: one of them is something else; the message is for people.
    """
    urls: dict[str, str] = {}
    for one in given:
        name, equals, url = one.partition("=")
        if not equals or not url.startswith(("http://", "https://")):
            raise ValueError(f"--url {one}: write NAME=URL, for example core=https://api.laserdata.cloud.")
        if name not in ("core", "audit", "notifier") and not name.startswith("supervisor."):
            raise ValueError(f"--url {one}: the name is core, audit, notifier or supervisor.<region>.")
        urls[name] = url.rstrip("/")
    return urls


@contextlib.contextmanager
def target_of(arguments: argparse.Namespace, environment: Mapping[str, str] | None = None) -> Generator[Target]:
    """The target that the arguments name; an emulator runs as long as the target is used.

    Raises:
        ValueError: the arguments or the environment do not do; the message is for people.
        Unreachable: the emulator does not start.
    """
    urls = urls_of(arguments.url)
    if arguments.target == "emulator" and urls:
        raise ValueError("--target emulator and --url exclude one another.")
    if arguments.target == "live" or urls:
        where = {**LIVE_URLS, **urls} if arguments.target == "live" else urls
        target = from_environment(where, may_change=arguments.allow_changes, environment=environment)
        try:
            yield target
        finally:
            target.close()
        return
    with emulator() as ready:
        target = from_emulator(ready)
        try:
            yield target
        finally:
            target.close()


def conform(target: Target, documents: Sequence[Document], arguments: argparse.Namespace, seed: int) -> int:
    """Run against a target and report; the exit code."""
    record = Record()
    terminal = Terminal(record, target.redactor)
    report = arguments.reports / "conformance.json"
    run = Run(
        target,
        documents,
        PROFILES[arguments.profile],
        seed,
        arguments.reports,
        laws=arguments.law,
        fuzzing=not arguments.no_schemathesis,
        only=arguments.operation,
    )
    events = run.events()
    try:
        for event in events:
            record.take(event)
            terminal.take(event)
    except KeyboardInterrupt:
        events.close()
        terminal.say("interrupted; what was found so far is in the report")
        write_json(record, target.redactor, report)
        return INTERRUPTED
    write_json(record, target.redactor, report)
    terminal.say(f"report: {report}")
    return record.exit_code


def main(argv: Sequence[str] | None = None) -> int:
    """Run the suite; returns the exit code."""
    arguments = parser().parse_args(argv)
    if arguments.explain:
        return explain(arguments.explain)
    seed = random.SystemRandom().randrange(2**32) if arguments.seed is None else arguments.seed
    known = {one.code for one in catalogue()}
    try:
        unknown = sorted(set(arguments.law or ()) - known)
        if unknown:
            raise ValueError(f"there is no law {unknown[0]}; `--explain all` lists them.")
        documents = load(arguments.documents)
        with target_of(arguments) as target:
            return conform(target, documents, arguments, seed)
    except (ValueError, UnusableDocument, Unreachable, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return COULD_NOT_TELL
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
