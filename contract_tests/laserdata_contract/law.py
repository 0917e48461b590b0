"""What a law is, and the register of all laws.

A law is a rule of the API that no schema can state. There are two kinds:

- a *scenario* law plays a small story against one operation (create, replay, compare);
- an *answer* law looks at one exchange alone. The suite holds every answer of a run against it, those that
  schemathesis provokes included.

Both are plain functions, registered with a decorator; the docstring is the law's `explain`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laserdata_contract.documents import Operation

if TYPE_CHECKING:
    from laserdata_contract.context import Context
    from laserdata_contract.target import Exchange


Applies = Callable[[Operation], bool]
Scenario = Callable[["Context", Operation], None]
Judgement = Callable[["Exchange"], "str | None"]


@dataclass(frozen=True)
class Law:
    """A law that plays a scenario."""

    code: str
    """Stable: reports, exceptions and people refer to it."""
    sentence: str
    source: str
    explain: str
    applies: Applies = field(repr=False)
    scenario: Scenario = field(repr=False)


@dataclass(frozen=True)
class AnswerLaw:
    """A law about a single exchange."""

    code: str
    sentence: str
    source: str
    explain: str
    concerns: Callable[[Exchange], bool] = field(repr=False)
    """Whether the law has something to say about an exchange."""
    judge: Judgement = field(repr=False)
    """What is wrong with an exchange, or None."""
    expected: Applies = field(repr=False)
    """Whether an operation has answers that the law is about, by its document; where none is seen, that is told."""


LAWS: dict[str, Law] = {}
ANSWER_LAWS: dict[str, AnswerLaw] = {}


def law(code: str, sentence: str, *, source: str, applies: Applies) -> Callable[[Scenario], Scenario]:
    """Register a scenario law; the decorated function raises Broken or CannotTell, or returns."""

    def register(scenario: Scenario) -> Scenario:
        _claim(code)
        LAWS[code] = Law(code, sentence, source, _explain(scenario), applies, scenario)
        return scenario

    return register


def answer_law(
    code: str,
    sentence: str,
    *,
    source: str,
    concerns: Callable[[Exchange], bool],
    expected: Applies = lambda operation: True,
) -> Callable[[Judgement], Judgement]:
    """Register an answer law; the decorated function returns what is wrong, or None."""

    def register(judge: Judgement) -> Judgement:
        _claim(code)
        ANSWER_LAWS[code] = AnswerLaw(code, sentence, source, _explain(judge), concerns, judge, expected)
        return judge

    return register


def check_name(code: str) -> str:
    """Name of the check of schemathesis that stands for an answer law: LD-ERR-001 is ld_err_001."""
    return code.lower().replace("-", "_")


def _claim(code: str) -> None:
    if code in LAWS or code in ANSWER_LAWS:
        raise ValueError(f"two laws claim the code {code}")


def _explain(function: Callable[..., object]) -> str:
    explanation = inspect.getdoc(function)
    if not explanation:
        raise ValueError(f"{function.__name__} needs a docstring: it is the law's explanation")
    return explanation
