"""All laws, one module a subject. Importing this package registers them."""

from __future__ import annotations

from collections.abc import Iterable

from laserdata_contract.law import ANSWER_LAWS, LAWS, AnswerLaw, Law
from laserdata_contract.laws import (
    answers,
    audit,
    auth,
    configs,
    contents,
    expiry,
    filters,
    fit,
    idempotency,
    keys,
    lifecycle,
    limits,
    neighbours,
    nodes,
    notifications,
    offers,
    pages,
    permissions,
    protected,
    regions,
    roles,
    sessions,
    states,
    values,
    views,
)

__all__ = [
    "answers",
    "audit",
    "auth",
    "catalogue",
    "configs",
    "contents",
    "expiry",
    "filters",
    "fit",
    "idempotency",
    "keys",
    "lifecycle",
    "limits",
    "neighbours",
    "nodes",
    "notifications",
    "offers",
    "pages",
    "permissions",
    "protected",
    "regions",
    "roles",
    "sessions",
    "states",
    "values",
    "views",
]


def catalogue() -> list[Law | AnswerLaw]:
    """Every law there is, by code."""
    every: Iterable[Law | AnswerLaw] = [*LAWS.values(), *ANSWER_LAWS.values()]
    return sorted(every, key=lambda one: one.code)
