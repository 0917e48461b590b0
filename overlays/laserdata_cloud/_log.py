"""Lines for people about calls, through the logger `laserdata_cloud`; loaded when somebody wants them."""

from __future__ import annotations

import logging
import sys

from ._hooks import LOGGER, Call, Hooks

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO}
"""What LD_LOG may say."""

_handlers: list[logging.Handler] = []


def write_to_stderr(level: str) -> None:
    """Let the log of all clients go to stderr.

    Args:
        level: `info`, a line for each call and retry; or `debug`, for each attempt as well.

    Raises:
        ValueError: there is no such level.
    """
    number = LEVELS.get(level.strip().lower())
    if number is None:
        # Not shown: it may be another variable's value, put here by mistake.
        raise ValueError(f"LD_LOG says what to log: {' or '.join(sorted(LEVELS))}, and nothing else")
    LOGGER.setLevel(number)
    if not _handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        _handlers.append(handler)
        LOGGER.addHandler(handler)


class LogHooks(Hooks):
    """Writes what happens to calls into the log."""

    def call_started(self, call: Call, /) -> None:
        """Say what is called."""
        LOGGER.debug("%s: %s %s%s", call.operation, call.method, call.url, _named("key", call.idempotency_key))

    def attempt_ended(self, call: Call, /) -> None:
        """Say what came of an attempt."""
        LOGGER.debug(
            "%s: attempt %d: %s after %s%s",
            call.operation,
            call.attempt,
            call.error_type if call.status is None else call.status,
            _milliseconds(call.elapsed),
            _named("request", call.request_id),
        )

    def retry_planned(self, call: Call, seconds: float, reason: str, /) -> None:
        """Say why it is tried again, and when."""
        LOGGER.info(
            "%s: %s in attempt %d, trying again in %s%s",
            call.operation,
            reason,
            call.attempt,
            _milliseconds(seconds),
            _named("request", call.request_id),
        )

    def call_ended(self, call: Call, /) -> None:
        """Say how it ended."""
        LOGGER.info(
            "%s: %s%s in %s, attempt %d%s%s%s",
            call.operation,
            f"{call.status} " if call.status is not None else "",
            call.outcome if call.error_type is None else f"{call.outcome}: {call.error_type}",
            _milliseconds(call.elapsed),
            call.attempt,
            ", replayed" if call.replayed else "",
            ", may have happened" if call.may_have_happened else "",
            _named("request", call.request_id),
        )


LOG = LogHooks()


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms"


def _named(name: str, value: str | None) -> str:
    # From a header of the answer, so it may be anything: one line stays one line.
    return f", {name} {value[:100]!a}" if value else ""
