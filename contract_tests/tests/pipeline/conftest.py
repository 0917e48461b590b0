"""What the tests of the pipeline share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The helpers beside the tests are imported by name (`from loopback import ...`).
sys.path.insert(0, str(Path(__file__).parent))

from loopback import HandClock, Publisher, publishing


@pytest.fixture
def site() -> Iterator[Publisher]:
    """A publisher of documents on the loopback interface."""
    with publishing() as publisher:
        yield publisher


@pytest.fixture
def hand() -> HandClock:
    """A clock that passes only while something sleeps."""
    return HandClock()
