"""What the tests of the contract suite share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

# The helpers beside the tests are imported by name (`from intermediary import ...`).
sys.path.insert(0, str(Path(__file__).parent))

from laserdata_contract import Document, load
from laserdata_contract.emulated import emulator

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    """The corrected documents."""
    return load(ROOT / "generated" / "openapi")


@pytest.fixture(scope="session")
def running() -> Iterator[dict[str, Any]]:
    """An emulator in a process of its own: what it printed when it was ready."""
    with emulator() as ready:
        yield ready


@pytest.fixture
def ready(running: dict[str, Any]) -> dict[str, Any]:
    """The same, with everything forgotten that other tests did to it."""
    httpx.post(running["core"] + "/_emulator/reset", trust_env=False).raise_for_status()
    return running
