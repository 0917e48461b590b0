"""Changes that somebody has looked at and approved, by fingerprint: `overlays/approvals.yaml`.

- fingerprint: 0123456789abcdef   # as the report prints it
reason: why callers can live with it
date: 2026-03-17
"""

from __future__ import annotations

import datetime
import importlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from pipeline.console import Problem, shown
from pipeline.diff.model import Change

_KEYS: Final = {"fingerprint", "reason", "date"}


@dataclass(frozen=True)
class Approval:
    """One approved change."""

    fingerprint: str
    reason: str
    date: datetime.date


def load(path: Path) -> dict[str, Approval]:
    """Return the approvals of a file by fingerprint; none where there is no file.

    Raises:
        Problem: the file does not hold what it should; the message says which entry and what to do.
    """
    if not path.exists():
        return {}
    yaml: Any = importlib.import_module("yaml")  # it has no types
    try:
        found: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Problem(f"{shown(path)} is no YAML: {' '.join(str(error).split())[:200]}") from None
    if found is not None and not isinstance(found, list):
        raise Problem(f"{shown(path)} holds no list: each approval is `- fingerprint: ...`, with a reason and a date")
    approvals = [_read(entry, f"{shown(path)}, entry {n}") for n, entry in enumerate(cast("list[Any]", found or []), 1)]
    return {approval.fingerprint: approval for approval in approvals}


def _read(entry: Any, where: str) -> Approval:
    if not isinstance(entry, dict) or set(cast("dict[Any, Any]", entry)) != _KEYS:
        raise Problem(f"{where} does not have exactly fingerprint, reason and date: mend it")
    values = cast("dict[str, Any]", entry)
    # An unquoted fingerprint of digits alone is a number to YAML.
    fingerprint, reason, date = str(values["fingerprint"]), values["reason"], values["date"]
    if not re.fullmatch(r"[0-9a-f]{16}", fingerprint):
        raise Problem(f"{where} has no fingerprint of 16 hexadecimal digits (in quotes): copy it from the report")
    if not isinstance(reason, str) or not reason.strip():
        raise Problem(f"{where} says no reason: write why callers can live with the change")
    if not isinstance(date, datetime.date):
        raise Problem(f"{where} has no date of the form 2026-03-17: write when it was approved")
    return Approval(fingerprint, reason.strip(), date)


def is_approved(change: Change, approvals: Mapping[str, Any]) -> bool:
    """Whether a change is approved: itself, or, of the Python API, the change of the wire that it comes from."""
    return change.fingerprint in approvals or any(fingerprint in approvals for fingerprint in change.because)


def stale(approvals: dict[str, Approval], changes: Iterable[Change]) -> list[Approval]:
    """Return the approvals of changes that are not among these."""
    present = {change.fingerprint for change in changes}
    return [approval for approval in approvals.values() if approval.fingerprint not in present]
