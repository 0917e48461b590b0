"""Apply OpenAPI Overlay 1.0 documents, strictly.

The Overlay Specification 1.0.0 is followed as it is written: actions run in order, each on what the one before left;
`target` is an RFC 9535 JSONPath; an `update` is merged into the objects the target selects (objects merge into
objects, arrays are appended to arrays, a primitive replaces a primitive) and is appended, as one entry, to the arrays
it selects; `remove` deletes what the target selects, arrays from their end. Where the specification leaves something
open we refuse it: an update that would put an array over a string, an action with both `update` and `remove`, a member
it does not know, `extends` (x-applies-to says it better). One thing is taken from version 1.1: `remove` may select a
primitive, because an entry of `required` can be named in no other way.

Our own extensions:

`x-applies-to`   (overlay, required; action, optional and then narrower) documents by name: core, audit, notifier,
                 supervisor. The document of one region, such as supervisor-gcp-eu, takes what supervisor takes.
`x-order`        (overlay) integer, 0 unless said; overlays run in this order, then in that of their file names.
`x-source`       (action, required) where the truth comes from.
`x-confidence`   (action, required) certain, likely or guess.
`x-where`        (action) JSONPath whose root is the target node; a target for which it selects nothing is none. For
                 what a path cannot ask of the node that it names, such as the security of `['post', 'put', 'patch']`.
`x-unless`       (action) JSONPath whose root is the target node; a target for which it selects anything is right
                 already and is left alone.
`x-healed-if`    (action) JSONPath over the document. A target that selects nothing is then no error: if this selects
                 something, the action is healed. For removals, whose target is gone once it is mended.
`x-same-as`      (action with remove, for schemas) JSONPath over the document; each target must state the same as one
                 of the schemas it selects, prose aside, or something that exists nowhere else would be lost.
`x-may-be-stale` (overlay, action) selecting nothing is reported, and no error: true, or a list of the documents for
                 which this holds. What the overlay says holds for each of its actions.

What became of an action on a document is its status:

applied      every target was changed
partly       some targets were changed, the others were right already
healed       there are targets (or x-healed-if speaks) and nothing is left to change: the mistake was mended upstream
stale        no target, and the action says that this may be

Anything else is a `Problem` that names the overlay, the action and the document.
"""

from __future__ import annotations

import difflib
import enum
import importlib
import inspect
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathNode, JSONPathQuery

from pipeline import facts
from pipeline.console import Problem

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
Location: TypeAlias = tuple[int | str, ...]

# An OpenAPI document of people nests some 30 levels deep. The query library stops at 100, Python a little later.
MAX_DEPTH: Final = 90
# Of values in one document; aliases in YAML can otherwise unfold into more than any memory holds.
MAX_VALUES: Final = 2_000_000

_OVERLAY_MEMBERS: Final = {"overlay", "info", "actions"}
_INFO_MEMBERS: Final = {"title", "version"}
_ACTION_MEMBERS: Final = {"target", "description", "update", "remove"}
_OVERLAY_EXTENSIONS: Final = {"x-applies-to", "x-order", "x-may-be-stale"}
_ACTION_EXTENSIONS: Final = {
    "x-applies-to",
    "x-source",
    "x-confidence",
    "x-may-be-stale",
    "x-where",
    "x-unless",
    "x-healed-if",
    "x-same-as",
}

# Its version 2 refuses more than 30 operators in one expression unless told; version 1 knows no such limit.
_LIMIT: Final[Any] = "max_expression_depth"
_DEEPEST: Final = {_LIMIT: 200} if _LIMIT in inspect.signature(JSONPathEnvironment).parameters else {}
_PATHS: Final = JSONPathEnvironment(**_DEEPEST)

# PyYAML says nothing about its types.
_yaml: Final[Any] = importlib.import_module("yaml")


class Confidence(enum.StrEnum):
    """How sure we are that a correction is right."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


class Status(enum.StrEnum):
    """What became of one action on one document."""

    APPLIED = "applied"
    PARTLY = "already right in places"
    HEALED = "healed upstream"
    STALE = "stale"
    MISFIT = "does not fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One checked action of an overlay. `update` is meaningful only where `remove` is false."""

    overlay: str
    number: int
    target: str
    description: str
    source: str
    confidence: Confidence
    applies_to: tuple[str, ...]
    update: JSON
    remove: bool
    may_be_stale: tuple[str, ...]
    query: JSONPathQuery
    where: JSONPathQuery | None
    unless: JSONPathQuery | None
    healed_if: JSONPathQuery | None
    same_as: JSONPathQuery | None

    def __str__(self) -> str:
        target = " ".join(self.target.split())  # the number finds it; the target reminds of what it is
        return f"{self.overlay}, action {self.number} ({target if len(target) <= 120 else f'{target[:117]}...'})"

    def applies(self, document: str) -> bool:
        """Say whether this action is for the document of this name."""
        return _among(document, self.applies_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """One checked overlay."""

    name: str
    title: str
    version: str
    order: int
    applies_to: tuple[str, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one action did to one document: targets it changed, and targets that were right already.

    `why` says why it does not fit, and is empty for any other status.
    """

    action: Action
    document: str
    status: Status
    changed: int = 0
    right: int = 0
    why: str = ""


class Misfit(Problem):
    """An action that does not fit a document; the message names both."""

    def __init__(self, message: str, action: Action, document: str) -> None:
        super().__init__(message, 2)
        self.action = action
        self.document = document


def load(path: Path) -> Overlay:
    """Read and check one overlay (YAML or JSON).

    Raises:
        Problem: The file is not YAML, or no overlay as this module understands them.
    """
    try:
        text = path.read_bytes().decode("utf-8")
        content = _yaml.load(text, Loader=_LOADER)
    except UnicodeDecodeError as error:
        raise _problem(f"{path.name}: not UTF-8 text ({error.reason}); save the overlay as UTF-8") from error
    except RecursionError as error:
        raise _problem(f"{path.name}: nested too deeply to be an overlay") from error
    except _yaml.YAMLError as error:
        raise _problem(f"{path.name}: not readable as YAML: {_one_line(str(error))}") from error
    return parse(content, path.name)


def load_all(folder: Path) -> tuple[Overlay, ...]:
    """Read every `*.overlay.yaml` of a folder, in the order in which they are applied.

    Raises:
        Problem: One of them is not usable, or the folder holds none.
    """
    paths = sorted(folder.glob("*.overlay.yaml"), key=lambda path: path.name)
    if not paths:
        raise _problem(f"{folder}: no *.overlay.yaml there; give the folder of corrections")
    return tuple(sorted((load(path) for path in paths), key=lambda overlay: (overlay.order, overlay.name)))


def parse(content: object, name: str) -> Overlay:
    """Check the content of an overlay. `name` is how messages call it.

    Raises:
        Problem: It is no overlay as this module understands them.
    """
    overlay = _object(copied(content, name), name)
    _members(overlay, _OVERLAY_MEMBERS, _OVERLAY_EXTENSIONS, name)
    if not re.fullmatch(r"1\.0\.\d+", _text(overlay, "overlay", name)):
        raise _problem(f"{name}: Overlay version {overlay['overlay']} is not one this tool applies; it must be 1.0.x")
    info = _object(overlay.get("info"), f"{name}, info")
    _members(info, _INFO_MEMBERS, set(), f"{name}, info")
    order = overlay.get("x-order", 0)
    if not isinstance(order, int) or isinstance(order, bool):
        raise _problem(f"{name}: x-order must be a whole number")
    applies_to = _names(overlay, "x-applies-to", name)
    stale = _stale(overlay, applies_to, name)
    actions = overlay.get("actions")
    if not isinstance(actions, list) or not actions:
        raise _problem(f"{name}: actions must be a list with at least one action")
    return Overlay(
        name=name,
        title=_text(info, "title", f"{name}, info"),
        version=_text(info, "version", f"{name}, info"),
        order=order,
        applies_to=applies_to,
        actions=tuple(_action(action, number, name, applies_to, stale) for number, action in enumerate(actions, 1)),
    )


def apply(
    document: Mapping[str, Any], overlays: Iterable[Overlay], name: str, *, tolerant: bool = False
) -> tuple[dict[str, Any], list[Outcome]]:
    """Apply the overlays to a document and return the result and what each action did. The input is not changed.

    Args:
        document: An OpenAPI document, as read from JSON.
        overlays: In the order in which they run; actions for other documents are passed over.
        name: The document's name, which `x-applies-to` speaks of.
        tolerant: Leave out an action that does not fit, as if it were not there; its outcome says why.

    Raises:
        Misfit: An action selects nothing and may not, or cannot be applied to what it selects.
        Problem: The document is nested too deeply.
    """
    actions = [action for overlay in overlays for action in overlay.actions if action.applies(name)]
    left_out: dict[tuple[str, int], Misfit] = {}
    while True:
        result = copied(dict(document), name)
        outcomes: list[Outcome] = []
        for action in actions:
            misfit = left_out.get((action.overlay, action.number))
            if misfit is not None:
                outcomes.append(Outcome(action, name, Status.MISFIT, why=misfit.message))
                continue
            try:
                outcomes.append(_apply(result, action, name))
            except Problem as problem:
                misfit = Misfit(problem.message, action, name)
                if not tolerant:
                    raise misfit from None
                # Once more from the start: it may have changed a part before it failed.
                left_out[action.overlay, action.number] = misfit
                break
        else:
            return cast("dict[str, Any]", result), outcomes


def copied(value: object, what: str) -> JSON:
    """Copy a JSON value, all of it, and make sure that it is one.

    Raises:
        Problem: It holds something JSON does not have, or is deeper or larger than any real document. `what` is what
            the message calls it.
    """
    budget = [MAX_VALUES]

    def copy(value: object, depth: int) -> JSON:
        budget[0] -= 1
        if depth > MAX_DEPTH:
            raise _problem(f"{what}: nested more than {MAX_DEPTH} levels deep, which no real document is")
        if budget[0] < 0:
            raise _problem(f"{what}: more than {MAX_VALUES} values, which no real document has")
        if isinstance(value, dict):
            members: dict[str, JSON] = {}
            for key, member in cast("dict[object, object]", value).items():
                if not isinstance(key, str):
                    raise _problem(f"{what}: the key {key!r} is not text; put it in quotes")
                members[key] = copy(member, depth + 1)
            return members
        if isinstance(value, list):
            return [copy(item, depth + 1) for item in cast("list[object]", value)]
        if isinstance(value, float) and not math.isfinite(value):
            raise _problem(f"{what}: {value} is no number of JSON")
        if value is None or isinstance(value, str | int | float):
            return value
        raise _problem(f"{what}: {value!r} ({type(value).__name__}) is no value of JSON; put it in quotes")

    return copy(value, 0)


def _apply(document: JSON, action: Action, name: str) -> Outcome:
    nodes = _select(action.query, document, action, name)
    if (where := action.where) is not None:
        nodes = [node for node in nodes if _select(where, cast("JSON", node.value), action, name)]
    if not nodes:
        if action.healed_if is not None and _select(action.healed_if, document, action, name):
            return Outcome(action, name, Status.HEALED)
        if _among(name, action.may_be_stale):
            return Outcome(action, name, Status.STALE)
        raise _problem(
            f"{action}: selects nothing in {name}; mend the target, or delete the action if what it corrects is gone"
        )
    unless = action.unless
    open_nodes = [
        node for node in nodes if unless is None or not _select(unless, cast("JSON", node.value), action, name)
    ]
    if action.remove:
        _check_copies(document, open_nodes, action, name)
        _remove(document, open_nodes, action, name)
        changed = len(open_nodes)
    else:
        changed = sum(_update(node, action, name) for node in open_nodes)
    if changed == 0:
        status = Status.HEALED
    elif changed < len(nodes):
        status = Status.PARTLY
    else:
        status = Status.APPLIED
    return Outcome(action, name, status, changed, len(nodes) - changed)


def _select(query: JSONPathQuery, root: JSON, action: Action, name: str) -> list[JSONPathNode]:
    """Return the selected nodes, each once, in the order of the query."""
    try:
        found: dict[Location, JSONPathNode] = {}
        for node in query.finditer(root):
            found.setdefault(node.location, node)
        return list(found.values())
    except (JSONPathError, RecursionError) as error:
        raise _problem(f"{action}: cannot be looked up in {name}: {_one_line(str(error))}") from error


def _update(node: JSONPathNode, action: Action, name: str) -> bool:
    """Merge the update into one target. Return whether that changed anything."""
    target, update = node.value, action.update
    if isinstance(target, list):
        cast("list[JSON]", target).append(copied(update, str(action)))
        return True
    if isinstance(target, dict) and isinstance(update, dict):
        return _merge(cast("dict[str, JSON]", target), update, action, f"{name} at {node.path()}")
    where = f"{name} at {node.path()}"
    if isinstance(target, dict):
        raise _problem(f"{action}: {where} is an object, and the update {_kind(update)}; only an object can be merged")
    raise _problem(f"{action}: {where} is neither object nor array; select what holds it")


def _merge(target: dict[str, JSON], update: Mapping[str, JSON], action: Action, where: str) -> bool:
    changed = False
    for key, new in update.items():
        here = f"{where}[{key!r}]"
        if key not in target:
            target[key] = copied(new, str(action))
            changed = True
            continue
        old = target[key]
        if isinstance(old, dict) and isinstance(new, dict):
            changed |= _merge(old, new, action, here)
        elif isinstance(old, list) and isinstance(new, list):
            old.extend(copied(item, str(action)) for item in new)
            changed |= bool(new)
        elif isinstance(old, dict | list) or isinstance(new, dict | list):
            raise _problem(f"{action}: {here} is {_kind(old)} and the update {_kind(new)}; remove it first")
        elif not same(old, new):
            target[key] = new
            changed = True
    return changed


def _remove(document: JSON, nodes: Sequence[JSONPathNode], action: Action, name: str) -> None:
    """Delete the nodes: the deepest first, and from the end of arrays, so that no place shifts before its turn."""
    places: dict[Location, list[int | str]] = {}
    for node in nodes:
        if not node.location:
            raise _problem(f"{action}: would remove the whole of {name}")
        places.setdefault(node.location[:-1], []).append(node.location[-1])
    for place in sorted(places, key=len, reverse=True):
        parent: Any = document
        for step in place:
            parent = parent[step]
        keys = places[place]
        for key in sorted(keys, key=lambda key: key if isinstance(key, int) else 0, reverse=True):
            del parent[key]


def _check_copies(document: JSON, nodes: Sequence[JSONPathNode], action: Action, name: str) -> None:
    if action.same_as is None:
        return
    originals = {_schema_facts(node.value) for node in _select(action.same_as, document, action, name)}
    for node in nodes:
        if _schema_facts(node.value) not in originals:
            raise _problem(
                f"{action}: {name} at {node.path()} is no copy of anything that {action.same_as} selects, "
                "so removing it would lose something; see what was changed upstream"
            )


def _schema_facts(schema: object) -> bytes:
    """Return what a schema states, in bytes that are equal for schemas that differ in prose only."""
    return facts.canonical(cast("JSON", {"components": {"schemas": {"schema": schema}}}))


def same(a: JSON, b: JSON) -> bool:
    """Say whether two JSON values are equal; unlike `==`, true is not 1."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(value, b[key]) for key, value in a.items())
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def _action(value: JSON, number: int, name: str, documents: tuple[str, ...], stale: tuple[str, ...]) -> Action:
    where = f"{name}, action {number}"
    action = _object(value, where)
    _members(action, _ACTION_MEMBERS, _ACTION_EXTENSIONS, where)
    target = _text(action, "target", where)
    where = f"{where} ({target})"
    remove = _flag(action, "remove", where)
    if remove == ("update" in action):
        raise _problem(f"{where}: must have either an update or remove: true, and not both")
    if "x-same-as" in action and not remove:
        raise _problem(f"{where}: x-same-as is for actions that remove")
    applies_to = _names(action, "x-applies-to", where) if "x-applies-to" in action else documents
    _check_subset(applies_to, documents, "x-applies-to", where)
    confidence = _text(action, "x-confidence", where)
    if confidence not in set(Confidence):
        raise _problem(f"{where}: x-confidence is {confidence!r}; it must be {', '.join(Confidence)}")
    return Action(
        overlay=name,
        number=number,
        target=target,
        description=_text(action, "description", where),
        source=_text(action, "x-source", where),
        confidence=Confidence(confidence),
        applies_to=applies_to,
        update=action.get("update"),
        remove=remove,
        may_be_stale=(*stale, *_stale(action, applies_to, where)),
        query=_query(target, "target", where),
        where=_optional_query(action, "x-where", where),
        unless=_optional_query(action, "x-unless", where),
        healed_if=_optional_query(action, "x-healed-if", where),
        same_as=_optional_query(action, "x-same-as", where),
    )


def _query(text: str, member: str, where: str) -> JSONPathQuery:
    try:
        return _PATHS.compile(text)
    except (JSONPathError, RecursionError) as error:
        raise _problem(f"{where}: {member} is no JSONPath of RFC 9535: {_one_line(str(error))}") from error


def _optional_query(members: Mapping[str, JSON], member: str, where: str) -> JSONPathQuery | None:
    return _query(_text(members, member, where), member, where) if member in members else None


def _members(value: Mapping[str, JSON], known: set[str], extensions: set[str], where: str) -> None:
    for member in value:
        if member in known or member in extensions:
            continue
        # A misspelt extension would be no extension, and the action would run without it.
        near = difflib.get_close_matches(member, known | extensions, n=1, cutoff=0.8)
        hint = f"; did you mean {near[0]}?" if near else ""
        if near or not member.startswith("x-"):
            raise _problem(f"{where}: unknown member {member!r}{hint}")


def _object(value: JSON, where: str) -> dict[str, JSON]:
    if not isinstance(value, dict):
        raise _problem(f"{where}: must be an object, and is {_kind(value)}")
    return value


def _text(members: Mapping[str, JSON], member: str, where: str) -> str:
    value = members.get(member)
    if not isinstance(value, str) or not value.strip():
        raise _problem(f"{where}: {member} is missing or no text")
    return value


def _flag(members: Mapping[str, JSON], member: str, where: str) -> bool:
    value = members.get(member, False)
    if not isinstance(value, bool):
        raise _problem(f"{where}: {member} must be true or false")
    return value


def _stale(members: Mapping[str, JSON], documents: tuple[str, ...], where: str) -> tuple[str, ...]:
    """Return the documents for which selecting nothing is no error."""
    if not isinstance(members.get("x-may-be-stale", False), list):
        return documents if _flag(members, "x-may-be-stale", where) else ()
    names = _names(members, "x-may-be-stale", where)
    _check_subset(names, documents, "x-may-be-stale", where)
    return names


def _check_subset(names: Iterable[str], documents: Sequence[str], member: str, where: str) -> None:
    if strangers := [name for name in names if not _among(name, documents)]:
        raise _problem(f"{where}: {member} names {', '.join(strangers)}, which is not among {', '.join(documents)}")


def _among(document: str, names: Iterable[str]) -> bool:
    """Say whether a document is one of these, or that of a region of one of these."""
    return any(document == name or document.startswith(f"{name}-") for name in names)


def _names(members: Mapping[str, JSON], member: str, where: str) -> tuple[str, ...]:
    value = members.get(member)
    if not isinstance(value, list) or not value or not all(isinstance(name, str) and name for name in value):
        raise _problem(f"{where}: {member} must be a list of names of documents")
    return tuple(cast("list[str]", value))


def _kind(value: JSON) -> str:
    if isinstance(value, dict):
        return "an object"
    return "an array" if isinstance(value, list) else "null" if value is None else f"a {type(value).__name__}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _problem(message: str) -> Problem:
    return Problem(message, 2)


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    """Construct a YAML mapping, and refuse a key given twice: all but the last would be lost."""
    seen: set[str] = set()
    for key, _ in node.value:
        if isinstance(key, _yaml.ScalarNode) and key.value in seen and key.tag != "tag:yaml.org,2002:merge":
            raise _yaml.constructor.ConstructorError(
                None, None, f"the key {key.value!r} is given twice", key.start_mark
            )
        seen.add(f"{key.value}")
    return cast("dict[Any, Any]", loader.construct_mapping(node, deep=True))


# YAML's safe loader, the faster one where libyaml is there.
_LOADER: Final[Any] = type("_Loader", (getattr(_yaml, "CSafeLoader", _yaml.SafeLoader),), {})
_LOADER.add_constructor("tag:yaml.org,2002:map", _mapping)
