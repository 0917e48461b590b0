"""Between JSON and models: one fast pass for what fits exactly, a slower way for what the document also allows.

The slower way reads whole numbers written as `59.0`, and keeps members that the document does not declare.
"""

from __future__ import annotations

import datetime
import importlib
import math
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, cast

import msgspec

from laserdata_api import DOCUMENTS
from laserdata_api.declarations import Content, Items, Operation
from laserdata_api.model import UNSET, Model

if TYPE_CHECKING:
    from laserdata_api.protocols import Result

# Digits of the longest integer that a number such as `1e300` is read as; beyond it, it is no id of anything.
_MAX_DIGITS = 400


class _Decoder(typing.NamedTuple):
    kind: Any
    fast: Callable[[bytes], Any]


_decoders: dict[tuple[str, str, str | None], _Decoder] = {}


class Misfit(Exception):
    """A body that does not fit its model; the message names the place."""


def decode(operation: Operation, content: bytes, result: Result) -> Any:
    """Return what an operation promises, made from the body of its answer.

    Raises:
        Misfit: the body does not fit; the message names the place.
    """
    if operation.returns == "nothing":
        # The API puts a request id on every answer; a page of somebody in between is not its word.
        if result.status not in operation.success and result.request_id is None:
            raise Misfit(f"{' or '.join(map(str, operation.success))} was expected")
        return result
    if operation.returns == "content":
        found = Content(content)
        found.media_type, found.result = result.headers.get("content-type", ""), result
        return found
    decoder = _decoder(operation)
    value = _decoded(decoder, content)
    if isinstance(value, Model):
        vars(value)["_result"] = result
    elif operation.returns == "list":
        items: Items[Any] = Items(value)
        items.result = result
        return items
    return value


def _decoder(operation: Operation) -> _Decoder:
    key = (operation.document, operation.returns, operation.model)
    found = _decoders.get(key)
    if found is None:
        kind: Any = Any
        if operation.model is not None:
            package = DOCUMENTS[operation.document]["package"]
            kind = getattr(importlib.import_module(f"laserdata_api.{package}.models"), operation.model)
            if operation.returns == "list":
                kind = list[kind]
        found = _decoders[key] = _Decoder(kind, msgspec.json.Decoder(kind, dec_hook=_choose).decode)
    return found


def decode_as(kind: Any, content: bytes) -> Any:
    """Return JSON text as the given model, or list or mapping of models; raises Misfit where it does not fit."""
    return _decoded(_Decoder(kind, msgspec.json.Decoder(kind, dec_hook=_choose).decode), content)


def _decoded(decoder: _Decoder, content: bytes) -> Any:
    try:
        return decoder.fast(content)
    except msgspec.ValidationError:
        return _lenient(decoder.kind, content)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Misfit(_not_json(content, error)) from None


def _not_json(content: bytes, error: Exception) -> str:
    if not content.strip():
        return "the body is empty"
    # Not the error's own words for text that is no UTF-8: they may hold a part of the body.
    return "the body is not UTF-8" if isinstance(error, UnicodeError) else f"the body is not JSON: {error}"


def _lenient(kind: Any, content: bytes) -> Any:
    try:
        plain = msgspec.json.Decoder(Any, float_hook=_number).decode(content)
        value = msgspec.convert(_declared(kind, plain), kind, dec_hook=_choose)
        _keep(value, plain)
    except UnicodeError as error:
        raise Misfit(_not_json(content, error)) from None
    except (msgspec.DecodeError, ValueError, RecursionError) as misfit:
        raise Misfit(str(misfit)) from None
    return value


def _number(text: str) -> int | float:
    import decimal

    try:
        number = decimal.Decimal(text)
    except decimal.InvalidOperation:
        raise ValueError(f"the number {text[:40]} is too large") from None
    if number.adjusted() < _MAX_DIGITS and number == number.to_integral_value():
        return int(number)
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(f"the number {text[:40]} is too large")
    return found


def _choose(kind: Any, plain: Any) -> Any:
    """Decode a `OneOf`: the first of its shapes that fits."""
    told: list[str] = []
    for variant in kind.variants:  # the only class that is not a decoder's own is `OneOf`
        try:
            value = msgspec.convert(_declared(variant, plain), variant, dec_hook=_choose)
        except msgspec.ValidationError as error:
            told.append(str(error))
        else:
            _keep(value, plain)
            return value
    raise ValueError("fits none of its shapes: " + "; ".join(dict.fromkeys(told)))


def _declared(kind: Any, plain: Any) -> Any:
    """Return plain JSON without the members that the models in `kind` do not declare."""
    if isinstance(plain, dict):
        members = cast("dict[str, Any]", plain)
        model = _part(kind, lambda k: isinstance(k, type) and issubclass(k, Model))
        if model is not None:
            types_of = _members(model)
            return {name: _declared(types_of[name], part) for name, part in members.items() if name in types_of}
        mapping = _part(kind, lambda k: typing.get_origin(k) is dict)
        if mapping is not None:
            inner = typing.get_args(mapping)[1]
            return {name: _declared(inner, part) for name, part in members.items()}
    elif isinstance(plain, list):
        array = _part(kind, lambda k: typing.get_origin(k) is list)
        if array is not None:
            inner = typing.get_args(array)[0]
            return [_declared(inner, part) for part in cast("list[Any]", plain)]
    return cast("Any", plain)


def _part(kind: Any, fits: Callable[[Any], bool]) -> Any:
    """Return the member of a union that fits, or the type itself where it does; `None` otherwise."""
    options = typing.get_args(kind) if isinstance(kind, types.UnionType) or _is_union(kind) else (kind,)
    return next((option for option in options if fits(option)), None)


def _is_union(kind: Any) -> bool:
    return typing.get_origin(kind) is typing.Union


_member_types: dict[type[Model], dict[str, Any]] = {}


def _members(model: type[Model]) -> dict[str, Any]:
    found = _member_types.get(model)
    if found is None:
        found = _member_types[model] = {f.encode_name: f.type for f in msgspec.structs.fields(model)}
    return found


def _keep(value: Any, plain: Any) -> None:
    """Give each model the members of its JSON object that it does not declare."""
    if isinstance(value, Model):
        raw = cast("dict[str, Any]", plain)
        declared = dict(zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True))
        extra = {name: part for name, part in raw.items() if name not in declared}
        if extra:
            value.additional_properties.update(extra)
        for wire, name in declared.items():
            if wire in raw:
                _keep(getattr(value, name), raw[wire])
    elif isinstance(value, list) and isinstance(plain, list):
        for part, beside in zip(cast("list[Any]", value), cast("list[Any]", plain), strict=True):
            _keep(part, beside)
    elif isinstance(value, dict) and isinstance(plain, dict):
        others = cast("dict[str, Any]", plain)
        for name, part in cast("dict[str, Any]", value).items():
            _keep(part, others[name])


def jsonable(value: object) -> Any:
    """Return JSON-ready data: models with their undeclared members, `UNSET` left out, times in RFC 3339.

    Raises:
        ValueError: a time has no zone, or a value is of a type that JSON cannot hold.
    """
    if isinstance(value, Model):
        pairs = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        return jsonable({**value.additional_properties, **{wire: getattr(value, name) for wire, name in pairs}})
    if isinstance(value, Mapping):
        members = cast("Mapping[Any, Any]", value)
        return {str(name): jsonable(part) for name, part in members.items() if part is not UNSET}
    if isinstance(value, (Sequence, Set)) and not isinstance(value, _TEXT):
        return [jsonable(part) for part in cast("Iterable[Any]", value)]
    return _scalar(cast("object", value))


_TEXT: tuple[type[Any], ...] = (str, bytes, bytearray, memoryview)


def _scalar(value: object) -> str | int | float | bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, datetime.datetime):
        return timestamp(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if type(value).__name__ == "UUID":
        return str(value)
    shown = repr(value) if isinstance(value, float) else f"a value of type {type(value).__name__}"
    raise ValueError(f"{shown} cannot be sent")


def encode(value: Any) -> bytes:
    """Return JSON text; raises ValueError as `jsonable` does."""
    try:
        return msgspec.json.encode(jsonable(value))
    except (RecursionError, msgspec.MsgspecError, OverflowError, UnicodeEncodeError) as error:
        raise ValueError(f"the body cannot be written as JSON: {error}") from None


def timestamp(value: datetime.datetime) -> str:
    """Return a time in RFC 3339, in UTC; raises ValueError where it has no zone."""
    if value.utcoffset() is None:
        raise ValueError(f"{value!r} has no time zone: say which one is meant, such as tzinfo=datetime.timezone.utc")
    try:
        return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        raise ValueError(f"{value!r} is outside of the years 1 to 9999 in UTC") from None


def text(value: object) -> str:
    """Return a path or query parameter as text; raises ValueError where it has no such form."""
    found = _scalar(value)
    if found is None:
        raise ValueError("None cannot be a parameter")
    if isinstance(found, bool):
        return "true" if found else "false"
    return found if isinstance(found, str) else repr(found)
