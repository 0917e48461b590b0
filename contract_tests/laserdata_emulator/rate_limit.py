"""The rate limit: so many requests of each API key in so many seconds of emulated time."""

from datetime import datetime, timedelta

from .problems import Problem


class RateLimit:
    """A window for each key that begins with its first request; off until it is set.

    The real limits are unpublished, so the numbers are the user's (inferred: that what is refused does not count).
    """

    def __init__(self, requests: int | None = None, seconds: float = 1.0) -> None:
        """`requests` of each key in `seconds`; None for no limit. Raises ValueError for numbers that make none."""
        if requests is not None and (requests < 1 or not 0 < seconds <= 1e9):
            raise ValueError("a rate limit is 1 request or more in more than 0 seconds")
        self.requests, self.seconds = requests, seconds
        self._windows: dict[int, tuple[datetime, int]] = {}

    def take(self, key: int, now: datetime) -> None:
        """Count a request of a key. Raises Problem 429, with the seconds until the next window in `retry-after`."""
        if self.requests is None:
            return
        end, used = self._windows.get(key, (now, 0))
        if now >= end:
            end, used = now + timedelta(seconds=self.seconds), 0
        if used >= self.requests:
            wait = -(-(end - now) // timedelta(seconds=1))
            raise Problem(
                429,
                "too_many_requests",
                f"This API key may send {self.requests} requests in {self.seconds:g} seconds.",
                headers={"retry-after": str(wait)},
            )
        self._windows[key] = end, used + 1

    def shown(self) -> dict[str, float | None]:
        """As JSON."""
        return {"requests": self.requests, "seconds": self.seconds}


def rate_limit_from(requests: object = None, seconds: object = 1) -> RateLimit:
    """A rate limit from JSON. Raises ValueError with a sentence."""
    whole = requests is None or (isinstance(requests, int) and not isinstance(requests, bool))
    if not whole or not isinstance(seconds, int | float) or isinstance(seconds, bool):
        raise ValueError("a rate limit has requests, a whole number or null for no limit, and seconds, a number")
    return RateLimit(requests if isinstance(requests, int) else None, float(seconds))
