"""All laws, one module a subject. Importing this package registers them."""

from __future__ import annotations

from collections.abc import Iterable

from laserdata_contract.law import ANSWER_LAWS, LAWS, AnswerLaw, Law
from laserdata_contract.laws import (
    answers,
    audit,
    auth,
    contents,
    expiry,
    filters,
    idempotency,
    keys,
    lifecycle,
    limits,
    pages,
    permissions,
    protected,
    regions,
    values,
)

__all__ = [
    "answers",
    "audit",
    "auth",
    "catalogue",
    "contents",
    "expiry",
    "filters",
    "idempotency",
    "keys",
    "lifecycle",
    "limits",
    "pages",
    "permissions",
    "protected",
    "regions",
    "values",
]


def catalogue() -> list[Law | AnswerLaw]:
    """Every law there is, by code."""
    every: Iterable[Law | AnswerLaw] = [*LAWS.values(), *ANSWER_LAWS.values()]
    return sorted(every, key=lambda one: one.code)
