"""The fidelity table says what the code does."""

from pathlib import Path

import pytest

import laserdata_emulator
from laserdata_emulator import Emulator
from laserdata_emulator.cli import main
from laserdata_emulator.fidelity import SHAPE_ONLY, behaviour, fidelity

TABLE = Path(laserdata_emulator.__file__).with_name("FIDELITY.md")


@pytest.fixture(scope="module")
def cloud() -> Emulator:
    return Emulator()


def test_the_committed_table_is_what_the_code_gives(cloud: Emulator) -> None:
    app = cloud.application
    assert TABLE.read_text(encoding="utf-8") == fidelity(app.operations, app.handlers), (
        "write it anew: laserdata-emulator fidelity > contract_tests/laserdata_emulator/FIDELITY.md"
    )


def test_no_operation_is_shape_only(cloud: Emulator) -> None:
    app = cloud.application
    assert [one.id for one in app.operations if behaviour(one, app.handlers.get(one.id))[0] == SHAPE_ONLY] == []


def test_every_operation_has_words_and_evidence(cloud: Emulator) -> None:
    app = cloud.application
    told = {one.id: behaviour(one, app.handlers.get(one.id)) for one in app.operations}
    assert [name for name, (words, _) in told.items() if len(words) < 10] == []
    assert {evidence for _, evidence in told.values()} <= {"documented", "inferred"}


def test_what_lacks_a_handler_is_listed(cloud: Emulator) -> None:
    app = cloud.application
    without = {name: handler for name, handler in app.handlers.items() if name != "get_pricing"}
    assert f"| `get_pricing` | nothing | {SHAPE_ONLY} | documented |" in fidelity(app.operations, without)


def test_the_command_prints_it(cloud: Emulator, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fidelity"]) == 0
    assert capsys.readouterr().out == fidelity(cloud.application.operations, cloud.application.handlers)
