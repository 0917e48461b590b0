"""When idempotency keys were first sent, so that a call that is resumed with one does not come too late."""

from __future__ import annotations

MOST = 1000
"""Keys that are remembered: those of the calls that ended uncertain last."""


class KeyMemory:
    """The keys of calls that ended uncertain, and the moment of their first attempt. Shared by a client's threads.

    It lives as long as the client: what another process sent with a key, nobody here can know.
    """

    __slots__ = ("_first",)

    def __init__(self) -> None:
        self._first: dict[str, tuple[float, float]] = {}

    def first_sent(self, key: str) -> tuple[float, float] | None:
        """Return when a key was first sent, by the steady clock and by the wall's; `None` where that is not known."""
        return self._first.get(key)

    def keep(self, key: str, first_sent: tuple[float, float]) -> None:
        """Remember when a key was first sent."""
        self._first[key] = first_sent
        if len(self._first) > MOST:
            # Another thread may have done so in the meantime.
            self._first.pop(next(iter(list(self._first)), key), None)
