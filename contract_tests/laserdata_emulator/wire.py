"""What travels: JSON without loss, date-times, values of parameters."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any, cast

import msgspec

_encoder = msgspec.json.Encoder()


def dumps(value: Any) -> bytes:
    """Compact JSON. Integers of any size stay exact."""
    try:
        return _encoder.encode(value)
    except OverflowError:  # an integer beyond 64 bits: only the standard library writes it out
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def table(value: Any) -> dict[str, Any]:
    """The value if it is a JSON object, else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def array(value: Any) -> list[Any]:
    """The value if it is a JSON array, else an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def _number(text: str) -> int | float:
    """`59.0` and `5e3` are integers in JSON Schema: keep them exact; everything else is a float."""
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and abs(exponent) < 400 and number == number.to_integral_value():
        return int(number)
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{text} does not fit a JSON number")
    return value


def _constant(text: str) -> float:
    raise ValueError(f"{text} is not JSON")


_decoder = json.JSONDecoder(parse_float=_number, parse_constant=_constant)


def loads(data: bytes) -> Any:
    """Parse JSON; integers exact, `59.0` an integer, no NaN. Raises ValueError for what is not JSON."""
    try:
        value = _decoder.decode(data.decode("utf-8"))
    except RecursionError as exc:
        raise ValueError("too deeply nested") from exc
    if b"\\u" in data:  # a lone surrogate is no text, and could not be answered with
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


_DATE_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))", re.ASCII
)


def parse_time(text: str) -> datetime:
    """An RFC 3339 date-time, aware. A leap second counts as the second before it. Raises ValueError."""
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an RFC 3339 date-time")
    year, month, day, hour, minute, second, fraction, sign, off_hour, off_minute = match.groups()
    offset = timedelta(hours=int(off_hour or 0), minutes=int(off_minute or 0))
    return datetime(
        max(int(year), 1),  # RFC 3339 has a year 0, Python has not; both are long past
        int(month),
        int(day),
        int(hour),
        int(minute),
        min(int(second), 59),
        int((fraction or "0").ljust(6, "0")[:6]),
        tzinfo=timezone(-offset if sign == "-" else offset),
    )


def format_time(moment: datetime) -> str:
    """RFC 3339 in UTC with `Z`; a fraction only where there is one."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


_INTEGER = re.compile(r"-?\d{1,400}(?:\.0+)?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?", re.ASCII)


def coerce(text: str, types: frozenset[str]) -> Any:
    """The value that a parameter's text means under a schema that allows `types`.

    Text that means nothing under them is given back as it is, for the validator to refuse.
    """
    if "integer" in types and _INTEGER.fullmatch(text):
        return int(text.partition(".")[0])
    if "number" in types and _NUMBER.fullmatch(text):
        return _number(text)
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    if "null" in types and "string" not in types and text in ("", "null"):
        return None
    return text


@cache
def coercion(types: frozenset[str]) -> Callable[[str], Any]:
    """`coerce` for one set of types; it remembers the last texts, for callers repeat themselves."""
    if types.isdisjoint({"integer", "number", "boolean", "null"}):
        return str
    return lru_cache(maxsize=512)(partial(coerce, types=types))


def merge(base: Mapping[str, Any], changes: Mapping[str, Any], *fields: str) -> dict[str, Any]:
    """`base` with `fields` of `changes` laid over it: absent and null leave the old value."""
    return {**base, **{name: changes[name] for name in fields if changes.get(name) is not None}}
