"""What one run may take of this machine: the documents come from elsewhere, and nobody has to be there to stop it."""

from __future__ import annotations

import functools
import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from pipeline.console import Problem

try:
    import resource
except ImportError:  # Windows has no such limits; runs are as long and as large there as they are.
    resource = None  # type: ignore[assignment]

SECONDS: Final = 900
"""Of the processor, in one run; the largest document of the API needs less than ten."""

MEMORY: Final = 6 * 2**30
"""Bytes of address space, in one run."""

_TOO_MUCH: Final = "a document is too large or too intricate for it: look at what was published"


def within_limits(main: Callable[[], int]) -> Callable[[], int]:
    """Return `main` as a function that raises `Problem` where it takes too much time or memory."""

    @functools.wraps(main)
    def limited() -> int:
        with bounded():
            return main()

    return limited


@contextmanager
def bounded(seconds: float = SECONDS, memory: int = MEMORY) -> Generator[None, None, None]:
    """Limit what happens inside; afterwards the limits are what they were.

    Args:
        seconds: of the processor.
        memory: bytes of address space; a lower limit that is there already stays.

    Raises:
        Problem: it took more (exit code 2).
    """
    if resource is None or threading.current_thread() is not threading.main_thread():
        yield  # only there can signals be heard
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise Problem(f"stopped after {seconds:g} s of work: {_TOO_MUCH}")

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    least = min((limit for limit in (soft, hard, memory) if limit != resource.RLIM_INFINITY), default=memory)
    handler = signal.signal(signal.SIGPROF, stop)
    resource.setrlimit(resource.RLIMIT_AS, (least, hard))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except MemoryError:
        raise Problem(f"stopped at {least / 2**30:.2g} GiB of memory: {_TOO_MUCH}") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


__all__ = ["MEMORY", "SECONDS", "bounded", "within_limits"]
