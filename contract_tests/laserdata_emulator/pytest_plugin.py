"""The pytest plugin: the fixture `laserdata_emulator`, a cloud that every test finds new.

Loaded by pytest itself wherever the package is installed, so nothing is imported here that a test run without the
fixture would have to wait for.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from . import Emulator


@pytest.fixture(scope="session")
def laserdata_emulator_options() -> dict[str, Any]:
    """The arguments of the `Emulator` that the tests share; override it in a conftest.py to change them."""
    return {}


@pytest.fixture(scope="session")
def laserdata_emulator_server(laserdata_emulator_options: dict[str, Any]) -> "Iterator[Emulator]":
    """The emulator of the whole run, on free loopback ports; with pytest-xdist one in each process. Never reset."""
    from . import Emulator

    with Emulator(**laserdata_emulator_options) as cloud:
        yield cloud


@pytest.fixture
def laserdata_emulator(laserdata_emulator_server: "Emulator") -> "Emulator":
    """A LaserData Cloud on this machine, as new: reset before each test, at its first moment, without faults."""
    laserdata_emulator_server.reset()
    return laserdata_emulator_server
