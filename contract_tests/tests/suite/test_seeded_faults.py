"""Each seeded fault is seen by the law, or the check of schemathesis, that is there for it, where it is."""

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
    code: str | None = None,
) -> Record:
    """Try a law or a check of schemathesis, or all laws, on one operation with a fault before the emulator."""
    is_law = code is None or code.startswith("LD-")
    asked: dict[str, Any] = {"laws": [code] if code else None} if is_law else {"checks": [code]}
    record = Record()
    with spoilt(ready, fault) as changed:
        target = from_emulator(changed)
        run = Run(target, documents, PROFILES["fast"], 7, reports, fuzzing=not is_law, only=[at], **asked)
        for event in run.events():
            record.take(event)
        target.close()
    return record


@pytest.mark.parametrize("seeded", SEEDED, ids=lambda one: f"{one.law} {one.name}")
def test_fault_is_seen_by_its_law(
    seeded: Seeded, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    record = laws_against(seeded.fault(), ready, documents, seeded.at, tmp_path, seeded.law)
    broken = {one.law for one in record.broken if one.operation.label == seeded.at}
    broken |= {one.check for _, one in record.failures if one.operation == seeded.at}
    assert seeded.law in broken, [(one.law, one.outcome.value, one.reason) for one in record.results]
    assert record.exit_code == 1


@pytest.mark.parametrize("at", sorted({one.at for one in SEEDED}))
def test_intermediary_alone_is_not_seen(
    at: str, ready: dict[str, Any], documents: tuple[Document, ...], tmp_path: Path
) -> None:
    record = laws_against(Fault(), ready, documents, at, tmp_path)
    assert [(one.law, one.reason) for one in record.broken] == []
    assert any(one.outcome is Outcome.KEPT for one in record.results)


def test_every_law_has_a_fault_that_it_sees() -> None:
    assert {one.code for one in catalogue()} <= {one.law for one in SEEDED}
