"""Operations by their `operationId`."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._errors import InvalidRequestError
from ._regions import operations_of

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation


def find_operation(operation_id: str, documents: Sequence[str]) -> Operation:
    """Return the operation with this id; raises InvalidRequestError where no document has it."""
    known: dict[str, Operation] = {}
    for document in documents:
        # The first document that has it counts.
        known = {**operations_of(document), **known}
    if operation_id not in known:
        near = difflib.get_close_matches(str(operation_id), known, n=3)
        raise InvalidRequestError(
            f"no operation {operation_id!r} in {', '.join(documents)}"
            + (f": near are {', '.join(near)}" if near else "")
        )
    return known[operation_id]


def named_query(operation: Operation, query: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return query parameters by their Python names; raises InvalidRequestError for one that is not declared."""
    names = {wire: name for name, wire in operation.query_parameters}
    found: dict[str, Any] = {}
    for given, value in (query or {}).items():
        name = given if given in names.values() else names.get(given)
        if name is None:
            raise InvalidRequestError(
                f"{operation.id}: no query parameter {given!r}: there are {', '.join(names) or 'none'}",
                operation=operation,
            )
        found[name] = value
    return found
