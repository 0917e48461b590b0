"""The pytest plugin: the same laws in a team's own suite, one test for each law and operation.

    LD_API_KEY=... LD_TENANT_ID=... pytest -p laserdata_contract.pytest_plugin --contract-url core=https://...

Credentials come from the environment, as for the command. Without a URL nothing is added to the suite. With
pytest-xdist each worker is a run of its own, with a division, a name and a journal of its own where it may make things.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from laserdata_contract.command import DOCUMENTS, Refusal, amount, check_asked, urls_of
from laserdata_contract.context import Context
from laserdata_contract.documents import Operation, UnusableDocument, load
from laserdata_contract.law import AnswerLaw, Law
from laserdata_contract.laws import catalogue
from laserdata_contract.runner import PROFILES, Run
from laserdata_contract.safety import MOST_REQUESTS, Sandbox, guard_of
from laserdata_contract.target import Unreachable, from_environment
from laserdata_contract.verdict import Outcome, Result


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("contract", "the contract of the LaserData Cloud API")
    group.addoption("--contract-url", action="append", default=[], metavar="NAME=URL", help="test the API at this URL")
    group.addoption("--contract-law", action="append", metavar="CODE", help="only this law; may be repeated")
    group.addoption("--contract-operation", action="append", metavar="'GET /path'", help="only this operation")
    group.addoption("--contract-profile", choices=tuple(PROFILES), default="fast", help="how much to try")
    group.addoption("--contract-seed", type=int, default=0, help="of everything that is generated (0)")
    group.addoption("--contract-documents", type=Path, default=DOCUMENTS, metavar="DIR", help="corrected documents")
    group.addoption(
        "--contract-max-requests", type=amount, default=MOST_REQUESTS, metavar="N", help="budget of each worker"
    )
    group.addoption(
        "--contract-allow-changes",
        action="store_true",
        help="make a division for the run, work in it, and remove it at the end; this is not asked again",
    )
    group.addoption(
        "--contract-journals", type=Path, default=Path("reports"), metavar="DIR", help="where journals go (reports)"
    )


class Session:
    """The run of this process; begun when the first law is put."""

    def __init__(self, config: pytest.Config) -> None:
        """Read the documents and the environment.

        Raises:
            pytest.UsageError: they do not do.
        """

        def option(name: str) -> Any:
            return config.getoption(name)

        may_change = bool(option("--contract-allow-changes"))
        try:
            documents = load(option("--contract-documents"))
            check_asked(documents, option("--contract-law") or (), option("--contract-operation") or ())
            target = from_environment(urls_of(option("--contract-url")), may_change=may_change)
        except (Refusal, UnusableDocument, ValueError) as error:
            raise pytest.UsageError(str(error)) from None
        target.most_requests = option("--contract-max-requests")
        sandbox = None
        if may_change and target.tenant_id is not None:
            target.guard = guard = guard_of(target.tenant_id, option("--contract-journals"))
            sandbox = Sandbox(target, documents, guard)
        profile, seed = PROFILES[option("--contract-profile")], int(option("--contract-seed"))
        laws, only = option("--contract-law"), option("--contract-operation")
        self.run = Run(
            target, documents, profile, seed, Path(), laws=laws, only=only, regions=target.regions, sandbox=sandbox
        )
        self.ctx: Context | None = None
        self.refused = ""
        self.left: list[str] = []

    def cases(self) -> Iterator[tuple[str, Operation]]:
        """Code and operation of every test; laws of answers last, when there are answers to judge."""
        asked = [one for one in catalogue() if self.run.asked(one.code)]
        asked.sort(key=lambda one: isinstance(one, AnswerLaw))
        for operation in filter(self.run.wanted, self.run.operations):
            for one in asked:
                if not isinstance(one, Law) or one.applies(operation):
                    yield one.code, operation

    def put(self, code: str, operation: Operation) -> Result:
        """Put a law to an operation.

        Raises:
            Unreachable: the API gives no answer, or does not let the run in; the same for every test after it.
        """
        if self.refused:
            raise Unreachable(self.refused)
        try:
            if self.ctx is None:
                self.ctx = self.run.begin()
            return self.run.put(self.ctx, code, operation)
        except Unreachable as error:
            self.refused = self.run.target.redactor.text(str(error))
            raise Unreachable(self.refused) from None

    def end(self) -> None:
        """Remove what was made."""
        self.left = list(self.run.end())
        self.run.target.close()


KEY = pytest.StashKey[Session]()


def pytest_configure(config: pytest.Config) -> None:
    """Get ready, where there is something to test."""
    config.addinivalue_line("markers", "contract(code): a law of the contract, put to one operation")
    if config.getoption("--contract-url"):
        config.stash[KEY] = Session(config)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the tests; before others look at what was collected, so that -k and -m choose among them too."""
    ours = config.stash.get(KEY, None)
    if ours is None:
        return
    collectors: dict[str, Any] = {}
    contract, case = cast(Any, Contract), cast(Any, Case)
    for code, operation in ours.cases():
        if operation.key not in collectors:
            name = f"contract::{operation.key}"
            collectors[operation.key] = contract.from_parent(session, name=name, nodeid=name)
        items.append(case.from_parent(collectors[operation.key], name=code, code=code, operation=operation))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remove what the run made; left-overs make the session fail."""
    ours = session.config.stash.get(KEY, None)
    if ours is None or ours.run.target.requests == 0:
        return
    ours.end()
    if ours.left:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell what is left behind."""
    ours = config.stash.get(KEY, None)
    for one in ours.left if ours is not None else ():
        terminalreporter.write_line(f"left behind: {one}")


class Contract(pytest.Collector):
    """The tests of one operation."""

    def collect(self) -> list[pytest.Item]:
        """Nothing to look for: the tests are added when everything else is collected."""
        return []


class BrokenLaw(AssertionError):
    """A law is broken; the message is for people."""


class Case(pytest.Item):
    """One law, put to one operation."""

    def __init__(self, *, code: str, operation: Operation, **others: Any) -> None:
        """Take what pytest gives; `code` is the law's."""
        super().__init__(**others)  # pyright: ignore[reportUnknownMemberType]
        self.code = code
        self.operation = operation
        self.add_marker(pytest.mark.contract(code))

    def runtest(self) -> None:
        """Put the law.

        Raises:
            BrokenLaw: it is broken.
        """
        session = self.config.stash[KEY]
        result = session.put(self.code, self.operation)
        if result.outcome is Outcome.BROKEN:
            raise BrokenLaw(told(result, session.run))
        if result.outcome is not Outcome.KEPT:
            pytest.skip(f"{result.outcome.value}: {result.reason}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What was asked, what was told and what the contract says; no traceback, which would show ours."""
        if isinstance(excinfo.value, BrokenLaw | Unreachable):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it is from: the document."""
        return self.operation.document.file, None, f"{self.code} {self.operation.key}"


def told(result: Result, run: Run) -> str:
    """A broken law for people."""
    law = next(one for one in catalogue() if one.code == result.law)
    redactor = run.target.redactor
    parts = [f"{law.code}: {law.sentence}", f"{result.operation.key}: {result.reason}"]
    for exchange in result.exchanges:
        shown = exchange.evidence(redactor)
        parts.append(f"{shown['curl']}\n{shown['status']}\n{shown['body']}")
    parts.append(f"{law.explain}\nsource: {law.source}\nseed: {run.seed}")
    return "\n\n".join(parts)
