"""Which contract the supervisor of a region keeps: while a change of it is rolled out, regions keep several.

Then a client of a supervisor has the resources of its own region's contract. What only other regions serve is there
as well, to say so: calling it is an error of its own, and nothing is sent.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from laserdata_api import DOCUMENTS
from laserdata_api.regions import REGIONS, RESOURCES

from ._errors import NotServedError

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation, Resources

    from ._settings import Settings


def contract_of(region: str | None) -> str | None:
    """Return the document that a region serves; `None` where there is only one, so that nothing has to be chosen.

    A region that nobody knows, such as a new one, is taken to serve what most do.
    """
    if len(RESOURCES) == 1:
        return None
    return REGIONS.get(region or "", next(iter(RESOURCES)))


def served(settings: Settings, operation: Operation) -> Operation:
    """Return an operation as the contract of the client's region declares it.

    Raises:
        NotServedError: that contract does not have it.
    """
    contract = settings.contract
    if contract is None or operation.document == contract:
        return operation
    own = operations_of(contract).get(operation.id)
    if own is not None:
        return own
    having = tuple(region for region, document in REGIONS.items() if operation.id in operations_of(document))
    where = (
        f"the region {settings.region}" if settings.region in REGIONS else f"the supervisor {settings.supervisor_url}"
    )
    raise NotServedError(
        f"{operation.id}: {where} does not serve it, as far as its document of the time of this release tells; "
        f"nothing was sent. These regions do: {', '.join(having) or 'none'}",
        region=settings.region,
        regions=having,
        operation=operation,
    )


def operations_of(document: str) -> Mapping[str, Operation]:
    """Return what a document declares, by operationId."""
    return importlib.import_module(f"laserdata_api.{DOCUMENTS[document]['package']}.operations").OPERATIONS  # type: ignore[no-any-return]


def is_of(contract: object, settings: Settings) -> bool:
    """Say whether these are the resources of the contract that the client's region serves."""
    return contract is _resources_of(settings.contract or next(iter(RESOURCES)))


@functools.cache
def client_of(kind: Any, contract: str) -> type[Any]:
    """Return the kind of client whose resources are those of a contract."""
    documents = _own_first(contract)
    return type(kind.__name__, (resources_of(contract), kind), {"_documents": documents, "__doc__": kind.__doc__})


@functools.cache
def resources_of(contract: str) -> type[Resources[Any]]:
    """Return the resources of a contract, and those that only other regions have."""
    kinds = [_resources_of(document) for document in _own_first(contract)]
    names = {name for kind in kinds for name, value in vars(kind).items() if isinstance(value, property)}
    return type(kinds[0].__name__, (kinds[0],), {name: _resource(name, kinds) for name in sorted(names)})


def _own_first(contract: str) -> tuple[str, ...]:
    return contract, *(document for document in RESOURCES if document != contract)


def _resources_of(document: str) -> type[Resources[Any]]:
    package = importlib.import_module(f"laserdata_api.{DOCUMENTS[document]['package']}.resources")
    found: type[Resources[Any]] = getattr(package, RESOURCES[document])
    return found


def _resource(name: str, kinds: Sequence[type[Any]]) -> property:
    having = [vars(kind)[name] for kind in kinds if name in vars(kind)]

    def get(self: Any) -> Any:
        kinds: list[Any] = [type(one.fget(self)) for one in having]
        return _joined(*kinds)(self._caller)

    return property(get, doc=having[0].__doc__)


@functools.cache
def _joined(*kinds: Any) -> type[Any]:
    """Return one kind of resource with the methods of several; the first that has one counts."""
    return kinds[0] if len(kinds) == 1 else type(kinds[0].__name__, kinds, {"__doc__": kinds[0].__doc__})
