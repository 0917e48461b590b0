"""Replays: the first answer to a key is kept for ten minutes and given again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from .problems import Problem

LIFETIME = timedelta(minutes=10)


class Answer(NamedTuple):
    """What a handler answers: a status, a JSON value or None for no body, and headers in lower case."""

    status: int
    body: Any = None
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed in place
    media: str = "application/json"


@dataclass(slots=True)
class Entry:
    """What is kept under one key: which request it was, until when, and how it ended, if it has."""

    fingerprint: bytes
    expires: datetime
    outcome: Answer | Problem | None = None


class IdempotencyCache:
    """First outcomes by API key and idempotency key.

    Kept are the outcomes that came after authorisation: 2xx, and the 4xx of validation and of handlers. Refused
    credentials or permissions, 429 and 5xx are not kept, so a retry after the cause is gone runs.
    """

    def __init__(self) -> None:
        """Empty."""
        self._entries: dict[tuple[int, str], Entry] = {}
        self.changed: set[tuple[int, str]] | None = None  # which, for who keeps them elsewhere too

    def begin(self, owner: int, key: str, fingerprint: bytes, now: datetime) -> Answer | Problem | None:
        """The kept outcome to replay, or None: then the caller runs and must call `finish`.

        Raises Problem 409 for another request under the same key, or for the same one still running.
        """
        while self._entries:  # oldest first, and all live equally long
            first, entry = next(iter(self._entries.items()))
            if entry.expires > now or entry.outcome is None:
                break
            del self._entries[first]
            self._note(first)
        known = self._entries.get((owner, key))
        if known is not None and (known.expires > now or known.outcome is None):
            if known.fingerprint != fingerprint:
                raise Problem(409, "idempotency_error", "This idempotency key was used for a different request.")
            if known.outcome is None:
                raise Problem(
                    409,
                    "idempotent_request_in_progress",
                    "The first request with this idempotency key is still running; ask again shortly.",
                )
            return known.outcome
        self._entries.pop((owner, key), None)
        self._entries[owner, key] = Entry(fingerprint, now + LIFETIME)
        return None

    def finish(self, owner: int, key: str, outcome: Answer | Problem | None) -> None:
        """Keep an outcome, or forget the key when there is none worth keeping."""
        keep = outcome is not None and outcome.status < 500 and outcome.status not in (401, 403, 429)
        if keep and (owner, key) in self._entries:
            self._entries[owner, key].outcome = outcome
        else:
            self._entries.pop((owner, key), None)
        self._note((owner, key))

    def _note(self, key: tuple[int, str]) -> None:
        if self.changed is not None:
            self.changed.add(key)

    def get(self, owner: int, key: str) -> Entry | None:
        """What is kept under a key."""
        return self._entries.get((owner, key))

    def restore(self, owner: int, key: str, entry: Entry) -> None:
        """Put back what was kept elsewhere."""
        self._entries[owner, key] = entry
