"""Time, ids and secrets that are given, so that runs repeat."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from threading import Lock

# A day on which the expiries in the documented examples lie ahead and within the 365 days that a key may live.
START = datetime(2026, 5, 20, 10, 0, 0, tzinfo=UTC)


class Clock:
    """A clock that moves only when told; or, made with `start=None`, the machine's own plus what it was told."""

    def __init__(self, start: datetime | None = None) -> None:
        """`start` must be aware."""
        self._start = start
        self.ahead = timedelta()  # how much it was told to be
        self._lock = Lock()

    def now(self) -> datetime:
        """The emulated moment, aware, UTC."""
        start = datetime.now(UTC) if self._start is None else self._start
        return start + self.ahead

    def advance(self, seconds: float) -> datetime:
        """Move forward; raises ValueError for a step back."""
        if not 0 <= seconds < 1e10:
            raise ValueError(f"a clock advances by 0 seconds or more, not by {seconds}")
        with self._lock:
            self.ahead += timedelta(seconds=seconds)
        return self.now()


class Ids:
    """Snowflake-like ids, request ids and secrets from one seed; the same seed gives the same ones.

    Every id is odd and above 2**62, so one that went through a float comes back as another number.
    """

    def __init__(self, seed: int = 0) -> None:
        """`seed` 0 to 999; the first id with seed 0 is 7261845022003200001."""
        self._next = 7_261_845_022_003_200_001 + seed * 10_000_000_000_000
        self._count = 0
        self._key = f"laserdata-emulator:{seed}".encode()

    def id(self) -> int:
        """A new id, larger than every one before."""
        value = self._next
        self._next += 4_194_306
        return value

    def kept(self) -> tuple[int, int]:
        """How far it is: the next id, and how many other values there were."""
        return self._next, self._count

    def restore(self, following: int, count: int) -> None:
        """Go on from what was kept."""
        self._next, self._count = following, count

    def _hex(self, purpose: bytes, size: int) -> str:
        self._count += 1
        return blake2b(self._count.to_bytes(8, "big"), digest_size=size, key=self._key, person=purpose).hexdigest()

    def request(self) -> str:
        """A correlation id: 32 hex digits."""
        return self._hex(b"request", 16)

    def secret(self, prefix: str) -> str:
        """A credential: `prefix` and 48 hex digits."""
        return prefix + self._hex(b"secret", 24)

    def code(self) -> str:
        """A confirmation code: six digits."""
        return f"{int(self._hex(b'code', 8), 16) % 1_000_000:06d}"


@lru_cache(maxsize=256)  # each call brings a secret, and callers bring the same ones
def hashed(secret: str) -> str:
    """What is kept of a secret."""
    return blake2b(secret.encode("utf-8", "surrogateescape"), digest_size=32).hexdigest()


def external_id(source: str, email: str) -> str:
    """The id that an emulated identity provider has for whoever owns an address there."""
    return str(int(hashed(f"{source}:{email.casefold()}")[:16], 16))


def derived(size: int, *parts: object) -> str:
    """As many random-looking bytes as `size` says, as hex digits, always the same ones for the same parts."""
    return blake2b(":".join(map(str, parts)).encode("utf-8", "surrogateescape"), digest_size=size).hexdigest()
