"""What cannot be expressed is left out of a document, piece by piece, and each piece is told with its reason.

Only for documents of others: of our own nothing is left out, a correction mends them or the run stops.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import Any, Final, cast

from openapi_python_client.strings import ClassName

from pipeline.console import Problem

_SCHEMAS: Final = "#/components/schemas/"
_ROUNDS: Final = 12  # of leaving out and looking again; each costs as much as reading the document


@dataclass(frozen=True)
class LeftOut:
    """A piece that is not in the code: an `operation` (`GET /a`), a `component` (`schemas/Thing`), a `name`, and why.

    A schema is taken as one that allows anything: what uses it stays, with `Any` in its place. Of another component
    everything that uses it is left out with it.
    """

    kind: str
    name: str
    why: str


def without_names(raw: dict[str, Any], taken: Set[str]) -> tuple[dict[str, Any], list[LeftOut]]:
    """Return a document in which no schema gives a class of a name that is taken, and the names that were changed."""
    schemas: dict[str, Any] = raw.get("components", {}).get("schemas", {})
    changed: dict[str, str] = {}
    for name in schemas:
        if str(ClassName(name, "")) in taken:
            other = f"{name}Schema"
            while other in schemas:
                other += "Too"
            changed[name] = other
    if not changed:
        return raw, []

    def copy(node: Any) -> Any:
        if isinstance(node, list):
            return [copy(item) for item in cast("list[Any]", node)]
        if not isinstance(node, dict):
            return node
        members = {key: copy(item) for key, item in cast("dict[str, Any]", node).items()}
        reference = members.get("$ref")
        if isinstance(reference, str) and (name := reference.removeprefix(_SCHEMAS)) in changed:
            members["$ref"] = f"{_SCHEMAS}{changed[name]}"
        return members

    found = copy(raw)
    found["components"]["schemas"] = {changed.get(n, n): s for n, s in found["components"]["schemas"].items()}
    why = "generated code uses the name itself, so the class is called {}"
    return found, [LeftOut("name", f"schemas/{name}", why.format(other)) for name, other in changed.items()]


def left_over(
    raw: dict[str, Any], refused: Callable[[dict[str, Any]], Iterable[tuple[str, str, str]]]
) -> tuple[dict[str, Any], list[LeftOut]]:
    """Return a document without what cannot be expressed, and what that is.

    Args:
        raw: the document; it is not changed.
        refused: tells what of a document cannot be expressed: `operation`, `component` or `class`, its name, why.

    Raises:
        Problem: something cannot be expressed that is not known to be a piece of the document.
    """
    told: dict[tuple[str, str], LeftOut] = {}
    found: list[tuple[str, str, str]] = []
    for _ in range(_ROUNDS):
        found = list(refused(raw))
        if not found:
            return raw, list(told.values())
        before = len(told)
        for kind, name, why in found:
            piece = (kind, name) if kind == "operation" else _component(raw, kind, name)
            if piece is not None and (piece not in told or piece[0] != "operation"):
                told.setdefault(piece, LeftOut(*piece, why))
        if len(told) == before:
            raise Problem(
                f"{found[0][1]} cannot be expressed, and nothing that could be left out holds it: {found[0][2]}"
            )
        raw = _without(raw, told)
    raise Problem(f"after leaving out {len(told)} pieces there is still more that cannot be expressed: {found[0][2]}")


def _component(raw: dict[str, Any], kind: str, name: str) -> tuple[str, str] | None:
    """Return the piece of the document that a class, or a part of a component, comes from."""
    components: dict[str, dict[str, Any]] = raw.get("components", {})
    part, _, inside = name.partition("/")
    if kind == "component" and inside.replace("~1", "/") in components.get(part, {}):
        return "component", name
    wanted = str(ClassName(inside if kind == "component" else name, ""))
    holders = [n for n in components.get("schemas", {}) if wanted.startswith(str(ClassName(n, "")))]
    operations = {
        str(ClassName(str(operation["operationId"]), "")): f"{method.upper()} {path}"
        for path, item in cast("dict[str, dict[str, dict[str, Any]]]", raw["paths"]).items()
        for method, operation in item.items()
        if "operationId" in operation
    }
    longest = max(holders, key=lambda n: len(str(ClassName(n, ""))), default=None)
    operation = max((n for n in operations if wanted.startswith(n)), key=len, default=None)
    if operation is not None and len(operation) > len(str(ClassName(longest or "", ""))):
        return "operation", operations[operation]
    return None if longest is None else ("component", f"schemas/{longest}")


def _without(raw: dict[str, Any], told: Iterable[tuple[str, str]]) -> dict[str, Any]:
    left = set(told)
    paths = {
        path: {
            method: operation
            for method, operation in item.items()
            if ("operation", f"{method.upper()} {path}") not in left
        }
        for path, item in cast("dict[str, dict[str, Any]]", raw["paths"]).items()
    }
    components: dict[str, Any] = {}
    for part, members in cast("dict[str, dict[str, Any]]", raw.get("components", {})).items():
        gone = {name for name in members if ("component", f"{part}/{name}") in left}
        components[part] = {
            name: {} if name in gone else member
            for name, member in members.items()
            if part == "schemas" or name not in gone
        }
    return {**raw, "paths": paths, "components": components}


__all__ = ["LeftOut", "left_over"]
