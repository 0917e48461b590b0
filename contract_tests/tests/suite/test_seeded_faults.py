"""Each seeded fault is seen by the law that is there for it, on the operation where it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from intermediary import Fault, spoilt
from seeded_faults import SEEDED, Seeded

from laserdata_contract import PROFILES, Document, Outcome, Record, Run, catalogue, from_emulator


def laws_against(
    fault: Fault,
    ready: Mapping[str, Any],
    documents: tuple[Document, ...],
    at: str,
    reports: Path,
    laws: list[str] | None = None,
) -> Record:
    """Try laws, and always those of single answers, on one operation with a fault before the emulator."""
    record = Record()
    with spoilt(ready, fault) as changed:
        target = from_emulator(changed)
        run = Run(target, documents, PROFILES["fast"], 7, reports, fuzzing=False, laws=laws, only=[at])
        for event in run.events():
            record.take(event)
        target.close()
    return record


@pytest.mark.parametrize("seeded", SEEDED, ids=lambda one: f"{one.law} {one.name}")
def test_fault_is_seen_by_its_law(
    seeded: Seeded, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    record = laws_against(seeded.fault(), ready, documents, seeded.at, tmp_path, [seeded.law])
    broken = {one.law for one in record.broken if one.operation.label == seeded.at}
    assert seeded.law in broken, [(one.law, one.outcome.value, one.reason) for one in record.results]
    assert record.exit_code == 1


def test_intermediary_alone_is_not_seen(ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path) -> None:
    for at in sorted({one.at for one in SEEDED}):
        record = laws_against(Fault(), ready, documents, at, tmp_path)
        assert [(one.law, one.reason) for one in record.broken] == []
        assert any(one.outcome is Outcome.KEPT for one in record.results)


def test_every_law_has_a_fault_that_it_sees() -> None:
    assert {one.law for one in SEEDED} == {one.code for one in catalogue()}
