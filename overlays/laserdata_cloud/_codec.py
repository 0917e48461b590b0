"""Between JSON and models: one fast pass for what fits exactly, a slower one for what JSON Schema also allows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from laserdata_api.declarations import DECODING, Content, Items, Model, Operation

if TYPE_CHECKING:
    from laserdata_api.declarations import Result

Decode = Callable[[bytes], Any]

# Longest integer that `1e400` and the like may stand for; beyond it the number stays a float.
_MAX_EXPONENT = 308

_decoders: dict[tuple[str, str, str], tuple[Any, Decode]] = {}


class Misfit(Exception):
    """A body that does not fit its model; the message names the place."""


class _Source:
    """The text that models were decoded from: answers for what their classes do not declare."""

    __slots__ = ("_extras", "content", "count", "operation", "result")

    def __init__(self, operation: Operation, content: bytes, result: Result | None) -> None:
        self.operation = operation
        self.content = content
        self.result: Any = result
        self.count = 0
        self._extras: dict[int, dict[str, Any]] | None = None

    def extras(self, ordinal: int) -> dict[str, Any]:
        """Return the undeclared members of the model that was decoded as number `ordinal`, counted from 0."""
        if self._extras is None:
            self._extras = self._find()
        return self._extras.get(ordinal, {})

    def _find(self) -> dict[int, dict[str, Any]]:
        # Decoding the same text again numbers the models alike, and the plain JSON can be walked beside them.
        import msgspec

        found: dict[int, dict[str, Any]] = {}
        root = _decode(self.operation, self.content, _Source(self.operation, self.content, None))
        _walk(root, msgspec.json.decode(self.content), found)
        return found


def decode(operation: Operation, content: bytes, media_type: str, result: Result) -> Any:
    """Return what an operation promises, made from the body of its answer.

    Raises:
        Misfit: the body does not fit; the message names the place.
    """
    if operation.returns == "nothing":
        return result
    if operation.returns == "content":
        found = Content(content)
        found.media_type, found.result = media_type, result
        return found
    value = _decode(operation, content, _Source(operation, content, result))
    if operation.returns == "list":
        items: Items[Any] = Items(value)
        items.result = result
        return items
    return value


def _decode(operation: Operation, content: bytes, source: _Source) -> Any:
    import msgspec

    kind, fast = _decoder(operation)
    outer = DECODING.source
    DECODING.source = source
    try:
        try:
            return fast(content)
        except msgspec.ValidationError as misfit:
            source.count = 0
            return _lenient(kind, content, misfit)
        except msgspec.DecodeError as error:
            raise Misfit(f"the body is not JSON: {error}") from None
        except RecursionError:
            raise Misfit("the body is nested too deeply") from None
    finally:
        DECODING.source = outer


def _lenient(kind: Any, content: bytes, misfit: Exception) -> Any:
    """Decode once more, with whole numbers written as `59.0` read as the integers they are."""
    import msgspec

    try:
        exact = msgspec.json.Decoder(Any, float_hook=_number).decode(content)
        return msgspec.convert(exact, kind, dec_hook=_choose)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise Misfit(str(misfit)) from None


def _number(text: str) -> int | float:
    import decimal

    number = decimal.Decimal(text)
    if number.adjusted() <= _MAX_EXPONENT and number == number.to_integral_value():
        return int(number)
    return float(text)


def _decoder(operation: Operation) -> tuple[Any, Decode]:
    key = (operation.document, operation.returns, operation.model or "")
    found = _decoders.get(key)
    if found is None:
        import importlib

        import msgspec

        kind: Any = Any
        if operation.model is not None:
            package = operation.document.replace("-", "_")
            kind = getattr(importlib.import_module(f"laserdata_api.{package}.models"), operation.model)
            if operation.returns == "list":
                kind = list[kind]
        found = _decoders[key] = kind, msgspec.json.Decoder(kind, dec_hook=_choose).decode
    return found


def _choose(kind: Any, plain: Any) -> Any:
    """Decode a `OneOf`: the first of its shapes that fits."""
    import msgspec

    told: list[str] = []
    for variant in kind.variants:  # the only class that is not a decoder's own is `OneOf`
        try:
            return msgspec.convert(plain, variant, dec_hook=_choose)
        except msgspec.ValidationError as error:
            told.append(str(error))
    raise ValueError("fits none of its shapes: " + "; ".join(dict.fromkeys(told)))


def _walk(value: Any, beside: Any, found: dict[int, dict[str, Any]]) -> None:
    if isinstance(value, Model):
        if not isinstance(beside, dict):
            return
        raw = cast("dict[str, Any]", beside)
        members = wire_members(value)
        found[value._ordinal] = {name: part for name, part in raw.items() if name not in members}  # pyright: ignore[reportPrivateUsage]
        for wire, name in members.items():
            if wire in raw:
                _walk(getattr(value, name), raw[wire], found)
    elif isinstance(value, list) and isinstance(beside, list):
        for part, other in zip(cast("list[Any]", value), cast("list[Any]", beside), strict=False):
            _walk(part, other, found)
    elif isinstance(value, dict) and isinstance(beside, dict):
        others = cast("dict[str, Any]", beside)
        for name, part in cast("dict[str, Any]", value).items():
            _walk(part, others.get(name), found)


def wire_members(model: Model) -> dict[str, str]:
    """Return the JSON names of a model's members with their Python names."""
    wire: Mapping[str, str] = getattr(model, "__wire_names__", {})
    return {wire.get(a.name, a.name): a.name for a in type(model).__attrs_attrs__}  # type: ignore[attr-defined] # pyright: ignore


def plain(value: Any) -> Any:
    """Return JSON-ready data: models with their undeclared members, `UNSET` left out, times in RFC 3339.

    Raises:
        ValueError: a time has no zone, or a value is of a type that JSON cannot hold.
    """
    import msgspec

    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"{value!r} is no JSON number")
        return value
    if isinstance(value, datetime.datetime):
        return timestamp(value)
    if isinstance(value, Model):
        known = {wire: getattr(value, name) for wire, name in wire_members(value).items()}
        return {
            name: plain(part)
            for name, part in {**value.additional_properties, **known}.items()
            if part is not msgspec.UNSET
        }
    if isinstance(value, Mapping):
        members = cast("Mapping[Any, Any]", value)
        return {str(name): plain(part) for name, part in members.items() if part is not msgspec.UNSET}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(part) for part in cast("list[Any]", value)]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if type(value).__name__ == "UUID":
        return str(value)
    raise ValueError(f"a {type(value).__name__} cannot be sent as JSON")


def encode(value: Any) -> bytes:
    """Return JSON text; raises ValueError as `plain` does."""
    import msgspec

    try:
        return msgspec.json.encode(plain(value))
    except RecursionError:
        raise ValueError("the body contains itself or is nested too deeply") from None


def timestamp(value: datetime.datetime) -> str:
    """Return a time in RFC 3339, in UTC; raises ValueError where it has no zone."""
    if value.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone: say which one is meant, such as tzinfo=datetime.timezone.utc")
    return value.astimezone(datetime.timezone.utc).isoformat().replace("+00:00", "Z")


def text(value: Any) -> str:
    """Return a path or query parameter as text; raises ValueError where it has no such form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    found = plain(value)
    if found is None or isinstance(found, dict | list):
        raise ValueError(f"a {type(value).__name__} cannot be a parameter")
    return found if isinstance(found, str) else repr(found)
