"""What the tests of the pipeline share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure.
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")

# The helpers beside the tests are imported by name (`from loopback import ...`).
sys.path.insert(0, str(Path(__file__).parent))

from loopback import HandClock, Publisher, publishing  # noqa: E402


@pytest.fixture
def site() -> Iterator[Publisher]:
    """A publisher of documents on the loopback interface."""
    with publishing() as publisher:
        yield publisher


@pytest.fixture
def hand() -> HandClock:
    """A clock that passes only while something sleeps."""
    return HandClock()
