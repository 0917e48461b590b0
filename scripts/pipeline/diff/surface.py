"""What Python programs see of a document: the generated package's methods and classes, and how two of them differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pipeline.console import Problem
from pipeline.diff.contract import as_list, as_node
from pipeline.diff.model import Change, Direction, Level, Node, Subject, exact
from pipeline.facts import facts

if TYPE_CHECKING:
    from pipeline.view import Field, Operation, View

BREAKING, COMPATIBLE = Level.BREAKING, Level.COMPATIBLE

# Id: the level, whether it is an addition, the sentence.
PYTHON_RULES: Final[Mapping[str, tuple[Level, bool, str]]] = {
    "python-document-added": (COMPATIBLE, True, "{what} has a package now."),
    "python-document-removed": (BREAKING, False, "{what} has no package any more."),
    "python-unknown": (Level.REVIEW, False, "What it means for Python programs cannot be told: {after}."),
    "python-method-added": (COMPATIBLE, True, "{what} is new."),
    "python-method-removed": (BREAKING, False, "{what} is gone."),
    "python-method-renamed": (BREAKING, False, "{what} is called `{after}` now."),
    "python-method-redirected": (Level.REVIEW, False, "{what} calls {after} now, before {before}."),
    "python-argument-added-optional": (COMPATIBLE, True, "{what} is new."),
    "python-argument-added-required": (BREAKING, False, "{what} is new and required."),
    "python-argument-removed": (BREAKING, False, "{what} is gone."),
    "python-argument-renamed": (BREAKING, False, "{what} is called `{after}` now."),
    "python-argument-became-required": (BREAKING, False, "{what} is required now."),
    "python-argument-became-optional": (COMPATIBLE, True, "{what} may be left out now."),
    "python-argument-moved": (BREAKING, False, "{what} is {after} now, before {before}."),
    "python-argument-type-widened": (COMPATIBLE, True, "{what} takes `{after}` now, before `{before}`."),
    "python-argument-type-narrowed": (BREAKING, False, "{what} takes only `{after}` now, before `{before}`."),
    "python-argument-type-changed": (BREAKING, False, "{what} takes `{after}` now, before `{before}`."),
    "python-return-type-changed": (BREAKING, False, "{what} returns `{after}` now, before `{before}`."),
    "python-created-id-added": (COMPATIBLE, True, "{what} gives the id of the created {after} now."),
    "python-created-id-removed": (BREAKING, False, "{what} does not give the id of the created {before} any more."),
    "python-class-added": (COMPATIBLE, True, "{what} is new."),
    "python-class-removed": (BREAKING, False, "{what} is gone."),
    "python-class-kind-changed": (BREAKING, False, "{what} is {after} now, before {before}."),
    "python-alias-changed": (BREAKING, False, "{what} stands for `{after}` now, before `{before}`."),
    "python-member-added": (COMPATIBLE, True, "{what} is new."),
    "python-member-added-required": (BREAKING, False, "{what} is new, and needed to make one."),
    "python-member-removed": (BREAKING, False, "{what} is gone."),
    "python-member-became-optional": (BREAKING, False, "{what} may be unset now."),
    "python-member-may-be-left-out": (COMPATIBLE, True, "{what} may be left out now."),
    "python-member-became-required": (BREAKING, False, "{what} is needed now to make one."),
    "python-member-always-set": (COMPATIBLE, False, "{what} is always set now."),
    "python-member-type-widened": (BREAKING, False, "{what} may be `{after}` now, before `{before}`."),
    "python-member-takes-more": (COMPATIBLE, True, "{what} takes `{after}` now, before `{before}`."),
    "python-member-type-narrowed": (COMPATIBLE, False, "{what} is only `{after}` now, before `{before}`."),
    "python-member-takes-less": (BREAKING, False, "{what} takes only `{after}` now, before `{before}`."),
    "python-member-type-changed": (BREAKING, False, "{what} is `{after}` now, before `{before}`."),
    "python-enum-member-added": (COMPATIBLE, True, "{what} is new."),
    "python-enum-member-removed": (BREAKING, False, "{what} is gone."),
    "python-enum-member-changed": (BREAKING, False, "{what} stands for {after} now, before {before}."),
    "python-enum-base-changed": (BREAKING, False, "{what} is of `{after}` now, before `{before}`."),
}
"""Every rule of the Python API by its id."""


@dataclass(frozen=True)
class Seen:
    """A change of the Python API, and what of the wire it is about."""

    change: Change
    about: frozenset[Subject]


@dataclass
class Surfaces:
    """The Python API of both documents, as far as they differ, and the changes."""

    seen: list[Seen] = field(default_factory=list[Seen])
    methods: dict[str, str] = field(default_factory=dict[str, str])
    classes: dict[str, str] = field(default_factory=dict[str, str])
    known: bool = True


def compare_surfaces(document: str, old: Node | None, new: Node | None) -> Surfaces:
    """Return how the Python API of a document changes; None for a document that is not there."""
    try:
        views = [None if raw is None else _view(document, raw) for raw in _differing(old, new)]
    except Problem as problem:
        why = problem.message
    except (AttributeError, IndexError, KeyError, RecursionError, StopIteration, TypeError, ValueError) as error:
        # The generator reads sound documents; of others it trips over whatever is odd, and the contract is told alone.
        why = f"the generator cannot read it ({type(error).__name__}: {error})"
    else:
        return _Comparison(document, views[0], views[1], [as_node(raw) for raw in (old, new)]).run()
    return Surfaces([Seen(_change(document, "python-unknown", document, after=why), frozenset())], known=False)


def _view(document: str, raw: Node) -> View | None:
    if not raw["paths"] and not as_node(raw.get("components")).get("schemas"):
        return None
    # Here, because the generator costs a second to import, and most comparisons find nothing.
    from pipeline import generate
    from pipeline.view import view_of

    data, _ = generate.parse(document, raw)
    return view_of(document, raw, data, "")


# Only what differs is parsed: the rest would give the same code, and parsing is what costs.


def _differing(old: Node | None, new: Node | None) -> tuple[Node | None, Node | None]:
    """Return both documents without the operations and schemas that are the same in both."""
    if old is None or new is None:
        return old, new
    told = [as_node(facts(raw)) for raw in (old, new)]
    parts = [_parts(raw, said) for raw, said in zip((old, new), told, strict=True)]
    shared = [_components(said) for said in told]
    changed = {name for name in {*shared[0], *shared[1]} if exact(shared[0].get(name)) != exact(shared[1].get(name))}
    keep = [_kept(p, s, changed, other) for p, s, other in zip(parts, shared, reversed(parts), strict=True)]
    paths = keep[0] | keep[1]
    # What either uses stands in both: a class is gone only where the document lost its schema.
    used = {
        reference
        for parts_, components in zip(parts, shared, strict=True)
        for reference in _reached(
            [*changed, *(r for path, (_, found) in parts_.items() if path in paths for r in found)], components
        )
    }
    return _only(old, paths, used), _only(new, paths, used)


def _parts(raw: Node, said: Node) -> dict[str, tuple[str, set[str]]]:
    """Return each path: what decides its code, and the references in it."""
    found: dict[str, tuple[str, set[str]]] = {}
    for path, item in as_node(said.get("paths")).items():
        item_raw = as_node(as_node(raw.get("paths")).get(path))
        # What facts leave out and names or types come from.
        more = [
            [method, *(as_node(item_raw[method]).get(name) for name in ("tags", "x-outcome", "x-sunset"))]
            for method in sorted(item_raw)
            if isinstance(item_raw[method], dict)
        ]
        found[path] = (exact([item, more, said.get("security")]), set(_references(item)))
    return found


def _components(said: Node) -> dict[str, Any]:
    return {
        f"#/components/{kind}/{name}": value
        for kind, members in as_node(said.get("components")).items()
        for name, value in as_node(members).items()
    }


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in as_list(value):
            yield from _references(item)
    elif isinstance(value, dict):
        for key, item in as_node(value).items():
            if key == "$ref" and isinstance(item, str):
                yield item
            else:
                yield from _references(item)


def _reached(references: Iterable[str], components: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    todo = list(references)
    while todo:
        reference = "/".join(todo.pop().split("/")[:4])
        if reference not in found:
            found.add(reference)
            todo += _references(components.get(reference))
    return found


def _kept(
    parts: Mapping[str, tuple[str, set[str]]],
    components: Mapping[str, Any],
    changed: set[str],
    others: Mapping[str, tuple[str, set[str]]],
) -> set[str]:
    return {
        path
        for path, (said, references) in parts.items()
        if path not in others or others[path][0] != said or _reached(references, components) & changed
    }


def _only(raw: Node, paths: set[str], used: set[str]) -> Node:
    left = {path: item for path, item in as_node(raw.get("paths")).items() if path in paths}
    kinds = as_node(raw.get("components"))
    return {
        **raw,
        "paths": left,
        "components": {
            kind: {
                name: value
                for name, value in as_node(members).items()
                if kind == "securitySchemes" or f"#/components/{kind}/{name}" in used
            }
            for kind, members in kinds.items()
        },
    }


# Comparing two views.


@dataclass(frozen=True)
class _Argument:
    name: str
    required: bool
    given: str
    position: int | None
    about: frozenset[Subject]


def _change(
    document: str,
    id_: str,
    what: str,
    before: Any = None,
    after: Any = None,
    *,
    operation: str = "",
    method: str = "",
    model: str = "",
    direction: Direction = "both",
) -> Change:
    level, adds, text = PYTHON_RULES[id_]
    return Change(
        id=id_,
        level=level,
        direction=direction,
        text=text.format(what=what, before=before, after=after),
        pointer=f"{model or method}",
        operations=(operation,) if operation else (),
        before=before if before is not None else what,
        after=after,
        document=document,
        area="python",
        methods=(method,) if method else (),
        models=(model,) if model else (),
        breaks_python=level is BREAKING,
        adds=adds,
    )


def prefix(document: str) -> str:
    """Return how a client reaches the resources of a document."""
    family = document.partition("-")[0]
    return {"audit": "ld.audit.", "supervisor": "ld.supervisor(...)."}.get(family, "ld.")


class _Comparison:
    def __init__(self, document: str, old: View | None, new: View | None, raws: list[Node]) -> None:
        self.document = document
        self.old = old
        self.new = new
        named = [set(as_node(as_node(raw.get("components")).get("schemas"))) for raw in raws]
        self.named = named[0] | named[1]
        self.found = Surfaces()
        self.inputs: set[str] = set()
        self.outputs: set[str] = set()
        self.uses: dict[str, set[Subject]] = {}
        for view in (old, new):
            if view is not None:
                self._usage(view)

    def run(self) -> Surfaces:
        old, new = self.old, self.new
        for view in (old, new):
            for operation in view.operations if view else ():
                self.found.methods[_key(operation)] = self._method(operation)
            for model in view.models if view else ():
                self.found.classes[model.schema] = model.name
            for enum in view.enums if view else ():
                self.found.classes[enum.schema] = enum.name
        self._operations(old.operations if old else [], new.operations if new else [])
        self._classes()
        return self.found

    def say(
        self, id_: str, what: str, before: Any = None, after: Any = None, *, about: Iterable[Subject], **more: Any
    ) -> None:
        change = _change(self.document, id_, what, before, after, **more)
        self.found.seen.append(Seen(change, frozenset(about)))

    def _method(self, operation: Operation) -> str:
        return f"{prefix(self.document)}{operation.name.resource}.{operation.name.method}"

    def _usage(self, view: View) -> None:
        models = {model.name: model for model in view.models}
        for operation in view.operations:
            self._reach(
                self.inputs,
                [operation.body or "", *(c for f in operation.fields for c in f.annotation.classes)],
                models,
            )
            self._reach(self.outputs, [operation.item, operation.model or ""], models)
            for argument in (*operation.ids, *operation.query):
                self._used(argument.annotation.classes, ("argument", _key(operation), argument.wire))
        for model in view.models:
            for member in model.fields:
                self._used(member.annotation.classes, ("member", model.schema, member.wire))

    def _used(self, classes: Iterable[str], subject: Subject) -> None:
        for name in classes:
            self.uses.setdefault(name, set()).add(subject)

    def _reach(self, found: set[str], names: Iterable[str], models: Mapping[str, Any]) -> None:
        todo = list(names)
        while todo:
            name = todo.pop()
            if name and name not in found:
                found.add(name)
                todo += models[name].classes if name in models else ()

    # Methods

    def _operations(self, old: Iterable[Operation], new: Iterable[Operation]) -> None:
        before, after = ({o.name: o for o in operations} for operations in (old, new))
        places = {_key(o): o for o in after.values()}
        ids = {o.id: o for o in after.values()}
        moved: set[Any] = set()
        for name, operation in before.items():
            where = {"operation": _key(operation), "method": self._method(operation)}
            about = {("operation", _key(operation))}
            what = f"`{self._method(operation)}`"
            if name in after:
                self._pair(operation, after[name])
                continue
            other = places.get(_key(operation)) or ids.get(operation.id)
            if other is not None and other.name not in before:
                moved.add(other.name)
                about |= {("operation", _key(other))}
                self.say("python-method-renamed", what, None, self._method(other), about=about, **where)
                self._pair(operation, other)
            else:
                self.say("python-method-removed", what, about=about, **where)
        for name, operation in after.items():
            if name not in before and name not in moved:
                self.say(
                    "python-method-added", f"`{self._method(operation)}`", about={("operation", _key(operation))},
                    operation=_key(operation), method=self._method(operation),
                )  # fmt: skip

    def _pair(self, old: Operation, new: Operation) -> None:
        method = self._method(new)
        where: dict[str, Any] = {"operation": _key(new), "method": method}
        about: set[Subject] = {("operation", _key(new)), ("operation", _key(old))}
        if (old.method, _shape(old.path)) != (new.method, _shape(new.path)):
            self.say("python-method-redirected", f"`{method}`", _key(old), _key(new), about=about, **where)
        if old.sync_type != new.sync_type:
            self.say("python-return-type-changed", f"`{method}`", old.sync_type, new.sync_type, about=about, **where)
        for header in sorted(set(old.created) ^ set(new.created)):
            thing = header.removeprefix("ld-")
            if header in new.created:
                self.say("python-created-id-added", f"`{method}`", None, thing, about=about, **where)
            else:
                self.say("python-created-id-removed", f"`{method}`", thing, about=about, **where)
        self._arguments(old, new, method, where)

    def _arguments(self, old: Operation, new: Operation, method: str, where: dict[str, Any]) -> None:
        before, after = ({a.name: a for a in _arguments(o)} for o in (old, new))
        added = {name: a for name, a in after.items() if name not in before}
        for name, argument in before.items():
            what = f"Argument `{name}` of `{method}`"
            if name in after:
                self._argument(argument, after[name], what, where)
                continue
            same = next((a for a in added.values() if _renamed(argument, a)), None)
            if same is not None:
                del added[same.name]
                about = argument.about | same.about
                self.say("python-argument-renamed", what, None, same.name, about=about, **where)
            else:
                self.say("python-argument-removed", what, about=argument.about, **where)
        for name, argument in added.items():
            kind = "required" if argument.required else "optional"
            self.say(f"python-argument-added-{kind}", f"Argument `{name}` of `{method}`", about=argument.about, **where)

    def _argument(self, old: _Argument, new: _Argument, what: str, where: dict[str, Any]) -> None:
        about = old.about | new.about
        if old.position != new.position:
            self.say(
                "python-argument-moved", what, _position(old.position), _position(new.position), about=about, **where
            )
        if old.required != new.required:
            word = "required" if new.required else "optional"
            self.say(f"python-argument-became-{word}", what, about=about, **where)
        how = _widened(old.given, new.given)
        if how is not None:
            self.say(f"python-argument-type-{how}", what, old.given, new.given, about=about, **where)

    # Classes

    def _classes(self) -> None:
        kinds = [_classes_of(view) for view in (self.old, self.new)]
        for name in sorted({*kinds[0], *kinds[1]}):
            before, after = kinds[0].get(name), kinds[1].get(name)
            schema = (after or before or ("", name, None))[1]
            about: set[Subject] = {("schema", schema)} | (
                set[Subject]() if schema in self.named else self.uses.get(name, set[Subject]())
            )
            if before is None or after is None:
                word = "added" if before is None else "removed"
                kind = (before or after or ("",))[0]
                self.say(f"python-class-{word}", f"{kind} `{name}`", about=about, model=name)
            elif before[0] != after[0]:
                kinds_ = before[0].lower(), after[0].lower()
                self.say("python-class-kind-changed", f"`{name}`", *kinds_, about=about, model=name)
            else:
                self._class(name, before[2], after[2], about)

    def _class(self, name: str, old: Any, new: Any, about: set[Subject]) -> None:
        if hasattr(old, "fields"):
            self._model(name, old, new, about)
        elif hasattr(old, "members"):
            values = dict(old.members), dict(new.members)
            if old.base != new.base:
                self.say("python-enum-base-changed", f"Enum `{name}`", old.base, new.base, about=about, model=name)
            for member in sorted({*values[0], *values[1]}):
                what = f"Value `{name}.{member}`"
                if member not in values[0] or member not in values[1]:
                    word = "added" if member in values[1] else "removed"
                    self.say(f"python-enum-member-{word}", what, about=about, model=name)
                elif values[0][member] != values[1][member]:
                    pair = values[0][member], values[1][member]
                    self.say("python-enum-member-changed", what, *pair, about=about, model=name)
        elif old.annotation.text != new.annotation.text:
            texts = old.annotation.text, new.annotation.text
            self.say("python-alias-changed", f"Alias `{name}`", *texts, about=about, model=name)

    def _model(self, name: str, old: Any, new: Any, about: set[Subject]) -> None:
        before: dict[str, Field] = {f.name: f for f in old.fields}
        after: dict[str, Field] = {f.name: f for f in new.fields}
        given, got = name in self.inputs, name in self.outputs or name not in self.inputs
        for member in sorted({*before, *after}):
            was, is_ = before.get(member), after.get(member)
            wire = (is_ or was).wire  # type: ignore[union-attr]
            here: dict[str, Any] = {
                "about": {("member", new.schema, wire)} | (about - {("schema", new.schema)}), "model": name,
                "direction": "both" if given and got else "request" if given else "response",
            }  # fmt: skip
            what = f"Member `{name}.{member}`"
            if was is None and is_ is not None:
                needed = is_.required and given
                self.say("python-member-added-required" if needed else "python-member-added", what, **here)
            elif was is not None and is_ is None:
                self.say("python-member-removed", what, **here)
            elif was is not None and is_ is not None:
                self._member(was, is_, what, given=given, got=got, here=here)

    def _member(self, old: Field, new: Field, what: str, *, given: bool, got: bool, here: dict[str, Any]) -> None:
        if new.required and not old.required:
            self.say("python-member-became-required" if given else "python-member-always-set", what, **here)
        elif old.required and not new.required:
            self.say("python-member-became-optional" if got else "python-member-may-be-left-out", what, **here)
        how = _widened(old.annotation.text, new.annotation.text)
        types = old.annotation.text, new.annotation.text
        if how == "widened":
            self.say("python-member-type-widened" if got else "python-member-takes-more", what, *types, **here)
        elif how == "narrowed":
            self.say("python-member-takes-less" if given else "python-member-type-narrowed", what, *types, **here)
        elif how == "changed":
            self.say("python-member-type-changed", what, *types, **here)


def _key(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _shape(path: str) -> str:
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))


def _position(position: int | None) -> str:
    return "given by name" if position is None else f"argument {position + 1}"


def _arguments(operation: Operation) -> Iterator[_Argument]:
    """Yield the arguments of a method, without those that every method has."""
    key = _key(operation)
    for index, argument in enumerate(operation.given):
        yield _Argument(argument.name, True, argument.annotation.given, index, _about(key, argument.wire))
    if operation.body is not None:
        given = f"{operation.body} | Mapping[str, Any]{'' if operation.body_required else ' | None'}"
        about: frozenset[Subject] = frozenset({("body", key)})
        yield _Argument("body", operation.body_required and not operation.fields, given, len(operation.given), about)
        for member in operation.fields:
            members = frozenset({("member", operation.body, member.wire), ("member", key, member.wire), ("body", key)})
            yield _Argument(member.name, member.required, member.annotation.given, None, members)
    for argument in operation.query:
        yield _Argument(argument.name, argument.required, argument.annotation.given, None, _about(key, argument.wire))
    for argument in operation.known:
        yield _Argument(argument.name, False, argument.annotation.given, None, _about(key, argument.wire))
    if operation.idempotent:
        yield _Argument("idempotency_key", False, "str", None, _about(key, "idempotency-key"))


def _about(key: str, wire: str) -> frozenset[Subject]:
    return frozenset({("argument", key, wire)})


def _renamed(old: _Argument, new: _Argument) -> bool:
    """Whether a new argument takes the place of one that is gone."""
    if old.about & new.about - {s for s in old.about if s[0] == "body"}:
        return True
    return old.position is not None and old.position == new.position and old.given == new.given


def _classes_of(view: View | None) -> dict[str, tuple[str, str, Any]]:
    if view is None:
        return {}
    found: dict[str, tuple[str, str, Any]] = {m.name: ("Model", m.schema, m) for m in view.models}
    found |= {e.name: ("Enum", e.schema, e) for e in view.enums}
    return found | {a.name: ("Alias", a.name, a) for a in view.aliases}


def _widened(old: str, new: str) -> str | None:
    """Return how one type became another: `widened`, `narrowed`, `changed`; None for the same."""
    if old == new:
        return None
    before, after = _alternatives(old), _alternatives(new)
    if before <= after:
        return None if before == after else "widened"
    return "narrowed" if after <= before else "changed"


def _alternatives(text: str) -> set[str]:
    found: set[str] = set()
    depth, start = 0, 0
    for index, letter in enumerate(text):
        depth += (letter == "[") - (letter == "]")
        if letter == "|" and depth == 0:
            found.add(text[start:index].strip())
            start = index + 1
    found.add(text[start:].strip())
    if "float" in found:
        found.add("int")  # as every type checker has it
    return found
