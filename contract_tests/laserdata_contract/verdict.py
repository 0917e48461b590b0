"""How an operation fares under a law, in the words that laws, targets and reports share."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laserdata_contract.documents import Operation

if TYPE_CHECKING:
    from laserdata_contract.target import Exchange


class Outcome(enum.Enum):
    """How an operation fared under a law or a check."""

    KEPT = "kept"
    BROKEN = "broken"
    UNKNOWN = "could not tell"
    NOT_YET = "not yet"


class Broken(Exception):  # named for what it says, as laws read it
    """The API did what a law forbids."""

    def __init__(self, message: str, *exchanges: Exchange) -> None:
        """Say what was wrong, in one sentence, and which exchanges show it."""
        super().__init__(message)
        self.exchanges: tuple[Exchange, ...] = exchanges


class CannotTell(Exception):  # named for what it says, as laws read it
    """The law could not be put to the test here; the message is the reason."""


@dataclass(frozen=True)
class Result:
    """What came out for one law and one operation."""

    law: str
    operation: Operation
    outcome: Outcome
    reason: str = ""
    exchanges: Sequence[Exchange] = ()
    calls: int = 0
    seconds: float = 0.0
