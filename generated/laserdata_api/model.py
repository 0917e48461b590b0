"""What models are made of: JSON objects with declared members, and sets of values that may grow.

A model is a `msgspec.Struct`: decoded from bytes in one pass. It refuses members that it does not declare, which sends
the decoder down a slower way that keeps them; so what an answer holds beyond the document costs only where it occurs.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeAlias

import msgspec
from msgspec import UNSET
from msgspec import UnsetType as Unset

if TYPE_CHECKING:
    from typing import Union as OneOf

    from .protocols import Result

    Timestamp: TypeAlias = datetime.datetime
else:
    Timestamp = Annotated[datetime.datetime, msgspec.Meta(tz=True)]

    class _Whatever(type):
        # A decoder asks whether what the client chose is a `OneOf`; the choice was right.
        def __instancecheck__(cls, value: object) -> bool:
            return True

    class OneOf(metaclass=_Whatever):
        """At run time: one of several shapes that a decoder cannot tell apart by JSON type alone."""

        variants: ClassVar[tuple[Any, ...]] = ()

        def __class_getitem__(cls, variants: Any) -> type[OneOf]:
            found = variants if isinstance(variants, tuple) else (variants,)
            return _Whatever("OneOf", (OneOf,), {"variants": found})


__all__ = ["UNSET", "Model", "OneOf", "OpenEnum", "OpenIntEnum", "PageModel", "Timestamp", "Unset"]


class Model(msgspec.Struct, kw_only=True, dict=True, forbid_unknown_fields=True):
    """A JSON object with declared members.

    Members that the document does not declare stay reachable in `additional_properties`; a member that was absent is
    `UNSET`, one that was null is `None`. Members with secrets are left out of `repr`.
    """

    __secrets__: ClassVar[frozenset[str]] = frozenset()

    @property
    def result(self) -> Result:
        """How the call went that returned this object.

        Raises:
            ValueError: it was not returned by a call itself: it is a part of what was, or made by hand.
        """
        found: Result | None = vars(self).get("_result")
        if found is None:
            raise ValueError(f"this {type(self).__name__} is not what a call returned, so it has no result of its own")
        return found

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Members of the JSON object that its class does not declare, as decoded JSON; yours to add to."""
        found: dict[str, Any] = vars(self).setdefault("_extra", {})
        return found

    def __repr__(self) -> str:
        shown = [
            f"{name}={'***' if name in self.__secrets__ else repr(value)}"
            for name in self.__struct_fields__
            if (value := getattr(self, name)) is not UNSET
        ]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __rich_repr__(self) -> Any:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if value is not UNSET:
                yield name, "***" if name in self.__secrets__ else value

    def __reduce__(self) -> tuple[Any, ...]:
        # Without the result: what is copied or stored is the object, not how it was got.
        members = {name: getattr(self, name) for name in self.__struct_fields__}
        return _rebuild, (type(self), members, dict(self.additional_properties))


class PageModel(Model):
    """One page of a list."""

    page: int
    total_pages: int

    @property
    def next_page(self) -> int | None:
        """Number of the page after this one, `None` on the last."""
        return self.page + 1 if self.page < self.total_pages else None

    @property
    def previous_page(self) -> int | None:
        """Number of the page before this one, `None` on the first."""
        return self.page - 1 if self.page > 1 else None


def _rebuild(model: type[Model], members: Mapping[str, Any], extra: dict[str, Any]) -> Model:
    made = model(**members)
    if extra:
        made.additional_properties.update(extra)
    return made


class OpenEnum(str, enum.Enum):
    """A set of strings that may grow: a value nobody declared is kept as it is, and `is_known` tells."""

    __str__ = str.__str__

    @classmethod
    def _missing_(cls, value: object) -> OpenEnum | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """True when the document that this code was generated from declares the value."""
        return self._name_ in type(self).__members__

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self._value_,)

    # An undeclared value is a new object each time, so identity cannot stand for equality; the value does, in both.
    def __hash__(self) -> int:
        return str.__hash__(self)

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented


class OpenIntEnum(int, enum.Enum):
    """A set of integers that may grow: a value nobody declared is kept as it is, and `is_known` tells."""

    @classmethod
    def _missing_(cls, value: object) -> OpenIntEnum | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"VALUE_{value}"
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """True when the document that this code was generated from declares the value."""
        return any(self._value_ == member._value_ for member in type(self))
