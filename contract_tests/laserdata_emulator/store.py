"""Where resources live: collections in the order of creation, cheap at any size."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

_BLOCK = 512


@dataclass(slots=True, eq=False)
class Thing:
    """One resource. `values` holds its own fields, `parent` the resource under which it lives."""

    id: int
    kind: str
    parent: "Thing | None"
    values: dict[str, Any] = field(default_factory=dict[str, Any])

    def ancestor(self, kind: str) -> "Thing | None":
        """The nearest of that kind, from here upwards."""
        thing: Thing | None = self
        while thing is not None and thing.kind != kind:
            thing = thing.parent
        return thing


class Collection:
    """The resources of one kind under one parent.

    Ids only grow, so blocks of them stay sorted; adding, removing, and a page at any depth touch a few blocks.
    """

    def __init__(self) -> None:
        """Empty."""
        self._things: dict[int, Thing] = {}
        self._names: dict[str, int] = {}
        self._blocks: list[list[int]] = []

    def __len__(self) -> int:
        """How many there are."""
        return len(self._things)

    def __iter__(self) -> Iterator[Thing]:
        """In the order of creation."""
        return (self._things[key] for block in self._blocks for key in block)

    def get(self, key: int) -> Thing | None:
        """The resource with this id, or None."""
        return self._things.get(key)

    def named(self, name: str) -> Thing | None:
        """The resource with exactly this name, or None."""
        key = self._names.get(name)
        return None if key is None else self._things[key]

    def add(self, thing: Thing) -> None:
        """Put a new resource last; its id must be above all before it."""
        if not self._blocks or len(self._blocks[-1]) >= _BLOCK:
            self._blocks.append([])
        self._blocks[-1].append(thing.id)
        self._things[thing.id] = thing
        self._rename(thing, None, thing.values.get("name"))

    def remove(self, thing: Thing) -> None:
        """Take a resource out; it must be in."""
        del self._things[thing.id]
        self._rename(thing, thing.values.get("name"), None)
        at = bisect_right(self._blocks, thing.id, key=lambda block: block[0]) - 1
        self._blocks[at].remove(thing.id)
        if not self._blocks[at]:
            del self._blocks[at]

    def change(self, thing: Thing, values: dict[str, Any]) -> None:
        """Give a resource new values, keeping the index of names."""
        self._rename(thing, thing.values.get("name"), values.get("name"))
        thing.values = values

    def _rename(self, thing: Thing, old: str | None, new: str | None) -> None:
        if old is not None and self._names.get(old) == thing.id:
            del self._names[old]
        if new is not None:
            self._names.setdefault(new, thing.id)

    def slice(self, start: int, stop: int) -> list[Thing]:
        """The resources from place `start` up to `stop`, places counted from 0."""
        found: list[Thing] = []
        for block in self._blocks:
            if stop <= 0:
                break
            if start < len(block):
                found += (self._things[key] for key in block[max(start, 0) : stop])
            start -= len(block)
            stop -= len(block)
        return found

    def where(self, keep: Callable[[Thing], bool]) -> list[Thing]:
        """Those that `keep` says yes to, in order."""
        return [thing for thing in self if keep(thing)]


class Backwards:
    """A collection read from its end, without the first `hidden` ones."""

    def __init__(self, collection: Collection, hidden: int = 0) -> None:
        """Nothing is copied."""
        self._collection, self._hidden = collection, hidden

    def __len__(self) -> int:
        """How many are not hidden."""
        return len(self._collection) - self._hidden

    def __iter__(self) -> Iterator[Thing]:
        """The last one first."""
        return iter(self.slice(0, len(self)))

    def slice(self, start: int, stop: int) -> list[Thing]:
        """The things from place `start` up to `stop`, places counted from 0 at the last one."""
        end = len(self._collection)
        return self._collection.slice(max(end - stop, self._hidden), end - start)[::-1]


_NONE = Collection()


class Store:
    """All resources of one cloud."""

    def __init__(self) -> None:
        """Empty."""
        self._collections: dict[tuple[str, int], Collection] = {}
        self._below: dict[int, set[str]] = {}
        self._things: dict[tuple[str, int], Thing] = {}
        # For who keeps things elsewhere too: what was added, changed, or is gone (None). Values change by `change`.
        self.changed: dict[tuple[str, int], Thing | None] | None = None

    def __iter__(self) -> Iterator[Thing]:
        """All there are."""
        return iter(self._things.values())

    def _note(self, thing: Thing, *, gone: bool = False) -> None:
        if self.changed is not None:
            self.changed[thing.kind, thing.id] = None if gone else thing

    def get(self, kind: str, key: int) -> Thing | None:
        """The resource of a kind with this id, wherever it lives."""
        return self._things.get((kind, key))

    def of(self, kind: str, parent: Thing | None) -> Collection:
        """The collection of one kind under one parent, to be read."""
        return self._collections.get((kind, parent.id if parent else 0), _NONE)

    def add(self, thing: Thing) -> Thing:
        """Put a resource under its parent."""
        above = thing.parent.id if thing.parent else 0
        collection = self._collections.get((thing.kind, above))
        if collection is None:
            collection = self._collections[thing.kind, above] = Collection()
            self._below.setdefault(above, set()).add(thing.kind)
        collection.add(thing)
        self._things[thing.kind, thing.id] = thing
        self._note(thing)
        return thing

    def change(self, thing: Thing, values: dict[str, Any]) -> None:
        """Give a resource new values."""
        self.of(thing.kind, thing.parent).change(thing, values)
        self._note(thing)

    def remove(self, thing: Thing) -> None:
        """Take one resource out. What lives under it must be gone already, or goes with `drop`."""
        self.of(thing.kind, thing.parent).remove(thing)
        del self._things[thing.kind, thing.id]
        self._note(thing, gone=True)

    def remove_below(self, kinds: tuple[str, ...], parent: Thing) -> None:
        """Drop whole collections under a parent, with all below them."""
        for kind in kinds:
            for thing in self._collections.pop((kind, parent.id), _NONE):
                del self._things[kind, thing.id]
                self._note(thing, gone=True)
                self.remove_below(tuple(self._below.pop(thing.id, ())), thing)

    def drop(self, thing: Thing) -> None:
        """Take one resource out with all below it."""
        self.remove_below(tuple(self._below.pop(thing.id, ())), thing)
        self.remove(thing)
