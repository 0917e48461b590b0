"""How many retries all calls of a client may make together, so that callers do not storm a service that is down."""

from __future__ import annotations

import itertools
from collections import deque

RESERVE = 10
"""Retries that a new client may make before its calls have earned any."""

MOST = 100
"""Retries that calls can earn in advance."""


class RetryBudget:
    """Every call earns a share of a retry, every retry costs a whole one. Shared by a client's threads and tasks.

    It needs no lock, which a process that forks could inherit taken: a counter and a deque are each safe on their own.

    Args:
        share: retries that one call earns, 0 or more; 0.2 lets every fifth call be tried again in the long run.
    """

    __slots__ = ("_calls", "_earned", "share")

    def __init__(self, share: float) -> None:
        self.share = share
        self._calls = itertools.count(1)
        self._earned = deque([None] * RESERVE, maxlen=MOST)

    def call_began(self) -> None:
        """Earn this call's share."""
        number = next(self._calls)
        # Whole retries alone are kept, so it is the fifth call that earns what five calls with a share of 0.2 do.
        earned = int(number * self.share) - int((number - 1) * self.share)
        if earned:
            self._earned.extend([None] * min(earned, MOST))

    def take(self) -> bool:
        """Pay for a retry; False where nothing is left."""
        try:
            self._earned.pop()
        except IndexError:
            return False
        return True
