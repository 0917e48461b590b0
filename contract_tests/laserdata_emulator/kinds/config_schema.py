"""What the configs of each kind may hold: the schemas that a supervisor shows, and the checks that follow from them.

The keys of `iggy` are those of Apache Iggy's server; those of the connectors' runtime and of the warden are guesses, so
for these two kinds a key that is not listed here passes unchecked.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..problems import Issue

VERSIONS = {"iggy": "0.6.0", "connectors": "0.3.0", "connector": "0.3.0", "warden": "0.5.0"}
OPEN = ("connectors", "warden")


@dataclass(frozen=True, slots=True)
class Field:
    """One setting: its key, the type of its value, the value that holds while none is set, and what is allowed."""

    key: str
    kind: str
    default: str | None = None
    low: str | None = None
    high: str | None = None
    options: tuple[str, ...] = ()
    needs: str | None = None
    editable: bool = True
    secret: bool = False

    def shown(self, section: str) -> dict[str, Any]:
        """As the schema shows it."""
        name = self.key.removeprefix("IGGY_").replace("_", " ").title()
        rules: list[dict[str, Any]] = [
            {"rule": rule, "value": value} for rule, value in (("min", self.low), ("max", self.high)) if value
        ]
        if self.options:
            rules.append({"rule": "one_of", "value": list(self.options)})
        return {
            "key": self.key,
            "name": name,
            "description": f"{section}: the setting {name.lower()}, of type {self.kind}.",
            "default_value": self.default,
            "kind": self.kind,
            "editable": self.editable,
            "secret": self.secret,
            "requirements": [{"key": self.needs, "value": "true"}] if self.needs else [],
            "rules": rules,
        }

    def mistake(self, value: Any) -> tuple[str, str] | None:
        """Code and reason of what is wrong with a value, or None."""
        if not self.editable and _text(value) != self.default:
            return "not_editable", "this setting is fixed"
        if self.kind in _JSON:
            return None if isinstance(value, _JSON[self.kind]) else ("wrong_type", f"this is no {self.kind}")
        text = _text(value)
        if text is None:
            return "wrong_type", f"a {self.kind} is written as text"
        if self.options and text.casefold() not in self.options:
            return "not_allowed", f"one of {', '.join(self.options)} is needed"
        if self.kind not in _READ:
            return None
        number = _READ[self.kind](text)
        if number is None:
            return "malformed", f"{text[:50]!r} is no {self.kind}"
        if self.low is not None and number < _bound(self.kind, self.low):
            return "too_small", f"at least {self.low} is needed"
        if self.high is not None and number > _bound(self.kind, self.high):
            return "too_large", f"at most {self.high} is allowed"
        return None


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else None


_SIZE = re.compile(r"(\d{1,18}(?:\.\d{1,9})?) ?([kmgtp]?i?b)?", re.ASCII | re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,12}) ?(days?|ns|us|ms|sec|min|s|m|h|d|w)", re.ASCII)
_SECONDS = {"n": 1e-9, "u": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def _size(text: str) -> float | None:
    if text.casefold() in ("unlimited", "none"):
        return math.inf
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        return None
    unit = (match[2] or "b").lower()
    power = " kmgtp".index(unit[0] if len(unit) > 1 else " ")
    return float(match[1]) * float((1024 if "i" in unit else 1000) ** power)


def _duration(text: str) -> float | None:
    if text.casefold() in ("0", "none", "unlimited"):
        return 0.0
    parts = _SPAN.findall(text)
    if not parts or _SPAN.sub("", text).strip():
        return None
    return sum(int(count) * (_SECONDS[unit] if unit == "ms" else _SECONDS[unit[0]]) for count, unit in parts)


def _integer(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?\d{1,18}", text, re.ASCII) else None


def _boolean(text: str) -> float | None:
    return 0.0 if text in ("true", "false") else None


_READ = {"size": _size, "duration": _duration, "integer": _integer, "boolean": _boolean}
_JSON: dict[str, type] = {"array": list, "object": dict}


def _bound(kind: str, text: str) -> float:
    number = _READ[kind](text)
    assert number is not None, text
    return number


def _fields(prefix: str, *rows: Field | tuple[str, str, str]) -> tuple[Field, ...]:
    return tuple(row if isinstance(row, Field) else Field(prefix + row[0], *row[1:]) for row in rows)


_TLS = "IGGY_TCP_TLS_ENABLED"
_CORS = "IGGY_HTTP_CORS_ENABLED"
_ENCRYPTION = "IGGY_ENCRYPTION_ENABLED"

Schema = Mapping[str, tuple[str, tuple[Field, ...]]]

_IGGY: Schema = {
    "segment": (
        "How partitions are cut into files.",
        (
            Field("IGGY_SEGMENT_SIZE", "size", "1 GB", low="1 MB", high="1 GiB"),
            Field("IGGY_SEGMENT_MESSAGE_EXPIRY", "duration", "none"),
            Field("IGGY_SEGMENT_CACHE_INDEXES", "text", "open_segment", options=("all", "open_segment", "none")),
            Field("IGGY_SEGMENT_ARCHIVE_EXPIRED", "boolean", "false"),
        ),
    ),
    "stream": ("Where streams lie.", (Field("IGGY_STREAM_PATH", "text", "streams", editable=False),)),
    "topic": (
        "How much topics keep.",
        (
            Field("IGGY_TOPIC_MAX_SIZE", "size", "unlimited", low="1 MB"),
            Field("IGGY_TOPIC_DELETE_OLDEST_SEGMENTS", "boolean", "false"),
            Field("IGGY_TOPIC_PATH", "text", "topics", editable=False),
        ),
    ),
    "partition": (
        "When messages reach the disk.",
        (
            Field("IGGY_PARTITION_ENFORCE_FSYNC", "boolean", "false"),
            Field("IGGY_PARTITION_VALIDATE_CHECKSUM", "boolean", "false"),
            Field("IGGY_PARTITION_MESSAGES_REQUIRED_TO_SAVE", "integer", "1024", low="1", high="1000000"),
            Field("IGGY_PARTITION_SIZE_OF_MESSAGES_REQUIRED_TO_SAVE", "size", "1 MB", low="512 B"),
        ),
    ),
    "message": (
        "How messages are saved, told apart and cleared away.",
        (
            Field("IGGY_MESSAGE_SAVER_ENABLED", "boolean", "true"),
            Field("IGGY_MESSAGE_SAVER_ENFORCE_FSYNC", "boolean", "true"),
            Field("IGGY_MESSAGE_SAVER_INTERVAL", "duration", "30 s", low="1 s"),
            Field("IGGY_MESSAGE_DEDUPLICATION_ENABLED", "boolean", "false"),
            Field("IGGY_MESSAGE_DEDUPLICATION_MAX_ENTRIES", "integer", "10000", low="1", high="10000000"),
            Field("IGGY_MESSAGE_DEDUPLICATION_EXPIRY", "duration", "1 m", low="1 s"),
            Field("IGGY_DATA_MAINTENANCE_MESSAGES_CLEANER_ENABLED", "boolean", "false"),
            Field("IGGY_DATA_MAINTENANCE_MESSAGES_INTERVAL", "duration", "1 m", low="1 s"),
        ),
    ),
    "tcp": (
        "The binary protocol over TCP.",
        _fields(
            "IGGY_TCP_",
            Field("IGGY_TCP_ENABLED", "boolean", "true", editable=False),
            Field("IGGY_TCP_ADDRESS", "text", "0.0.0.0:8090", editable=False),
            Field(_TLS, "boolean", "true", editable=False),
            ("SOCKET_OVERRIDE_DEFAULTS", "boolean", "false"),
            ("SOCKET_RECV_BUFFER_SIZE", "size", "100 KB"),
            ("SOCKET_SEND_BUFFER_SIZE", "size", "100 KB"),
            ("SOCKET_KEEPALIVE", "boolean", "false"),
            ("SOCKET_NODELAY", "boolean", "false"),
            ("SOCKET_LINGER", "duration", "0 s"),
            ("SOCKET_MIGRATION", "boolean", "true"),
        ),
    ),
    "http": (
        "The HTTP API.",
        _fields(
            "IGGY_HTTP_",
            ("ENABLED", "boolean", "true"),
            Field("IGGY_HTTP_ADDRESS", "text", "0.0.0.0:3000", editable=False),
            Field("IGGY_HTTP_MAX_REQUEST_SIZE", "size", "2 MB", low="1 KB", high="100 MB"),
            ("METRICS_ENABLED", "boolean", "true"),
            ("METRICS_ENDPOINT", "text", "/metrics"),
            (_CORS.removeprefix("IGGY_HTTP_"), "boolean", "true"),
            Field("IGGY_HTTP_CORS_ALLOWED_ORIGINS", "text", "*", needs=_CORS),
            Field("IGGY_HTTP_CORS_ALLOWED_METHODS", "text", "GET,POST,PUT,DELETE", needs=_CORS),
            Field("IGGY_HTTP_CORS_ALLOWED_HEADERS", "text", "content-type,authorization", needs=_CORS),
            Field("IGGY_HTTP_CORS_ALLOW_CREDENTIALS", "boolean", "false", needs=_CORS),
            ("JWT_ACCESS_TOKEN_EXPIRY", "duration", "1 h"),
            ("JWT_CLOCK_SKEW", "duration", "5 s"),
            Field("IGGY_HTTP_JWT_ENCODING_SECRET", "text", secret=True),
            Field("IGGY_HTTP_JWT_DECODING_SECRET", "text", secret=True),
        ),
    ),
    "quic": (
        "QUIC, over UDP.",
        _fields(
            "IGGY_QUIC_",
            ("ENABLED", "boolean", "true"),
            Field("IGGY_QUIC_ADDRESS", "text", "0.0.0.0:8080", editable=False),
            Field("IGGY_QUIC_MAX_CONCURRENT_BIDI_STREAMS", "integer", "10000", low="1", high="1000000"),
            ("DATAGRAM_SEND_BUFFER_SIZE", "size", "100 KB"),
            ("INITIAL_MTU", "size", "8 KB"),
            ("SEND_WINDOW", "size", "100 KB"),
            ("RECEIVE_WINDOW", "size", "100 KB"),
            ("KEEP_ALIVE_INTERVAL", "duration", "5 s"),
            ("MAX_IDLE_TIMEOUT", "duration", "10 s"),
        ),
    ),
    "websocket": (
        "The binary protocol over WebSocket.",
        _fields(
            "IGGY_WEBSOCKET_",
            ("ENABLED", "boolean", "true"),
            Field("IGGY_WEBSOCKET_ADDRESS", "text", "0.0.0.0:8092", editable=False),
        ),
    ),
    "system": (
        "What holds for the whole server.",
        (
            Field("IGGY_LOGGING_LEVEL", "text", "info", options=("trace", "debug", "info", "warn", "error", "off")),
            Field("IGGY_LOGGING_MAX_FILE_SIZE", "size", "500 MB"),
            Field("IGGY_LOGGING_MAX_TOTAL_SIZE", "size", "4 GB"),
            Field("IGGY_LOGGING_RETENTION", "duration", "7 days"),
            Field("IGGY_LOGGING_SYSINFO_PRINT_INTERVAL", "duration", "10 s"),
            Field(_ENCRYPTION, "boolean", "false"),
            Field("IGGY_ENCRYPTION_KEY", "text", needs=_ENCRYPTION, secret=True),
            Field("IGGY_COMPRESSION_ALLOW_OVERRIDE", "boolean", "false"),
            Field("IGGY_COMPRESSION_DEFAULT_ALGORITHM", "text", "none", options=("none", "gzip")),
            Field("IGGY_STATE_ENFORCE_FSYNC", "boolean", "false"),
            Field("IGGY_HEARTBEAT_ENABLED", "boolean", "false"),
            Field("IGGY_HEARTBEAT_INTERVAL", "duration", "5 s", low="1 s"),
            Field("IGGY_PERSONAL_ACCESS_TOKEN_MAX_TOKENS_PER_USER", "integer", "100", low="1", high="10000"),
        ),
    ),
}
_CONNECTORS: Schema = {
    "runtime": (
        "The runtime that carries the connectors.",
        (
            Field("IGGY_CONNECTORS_HTTP_ENABLED", "boolean", "true"),
            Field("IGGY_CONNECTORS_HTTP_ADDRESS", "text", "127.0.0.1:8081", editable=False),
            Field("IGGY_CONNECTORS_STATE_PATH", "text", "local_state", editable=False),
            Field("IGGY_CONNECTORS_LOGGING_LEVEL", "text", "info", options=("trace", "debug", "info", "warn", "error")),
        ),
    )
}
_WARDEN: Schema = {
    "telemetry": (
        "What the warden sends, and how often.",
        (
            Field("WARDEN_METRICS_INTERVAL", "duration", "60 s", low="10 s", high="1 h"),
            Field("WARDEN_HEARTBEAT_INTERVAL", "duration", "30 s", low="10 s", high="120 s"),
            Field("WARDEN_LOGS_LEVEL", "text", "info", options=("trace", "debug", "info", "warn", "error")),
        ),
    )
}
_BOTH = (
    Field("enabled", "boolean", "true"),
    Field("streams", "array"),
    Field("schema", "text", "json", options=("json", "raw", "text", "proto", "protobuf", "flatbuffer", "flatbuffers")),
    Field("batch_length", "integer", "1000", low="1", high="1000000"),
    Field("plugin_config", "object"),
    Field("transforms", "object"),
)
_SINK: Schema = {
    "sink": (
        "From which topics a sink reads, and how.",
        (*_BOTH, Field("poll_interval", "duration", "5 ms"), Field("consumer_group", "text")),
    )
}
_SOURCE: Schema = {
    "source": ("To which topics a source writes, and how.", (*_BOTH, Field("linger_time", "duration", "5 ms")))
}


def runtime(kind: str) -> str:
    """The runtime that a kind of config is for: `iggy`, `connectors`, `connector` or `warden`."""
    return kind.partition(":")[0]


def _schema(kind: str) -> Schema:
    own = runtime(kind)
    if own == "connector":
        return _SINK if kind.split(":")[1] == "sink" else _SOURCE
    return {"iggy": _IGGY, "connectors": _CONNECTORS, "warden": _WARDEN}[own]


def schema(kind: str) -> dict[str, Any]:
    """The sections of a kind as they are shown."""
    return {
        key: {
            "name": key.title(),
            "description": description,
            "schema": [field.shown(key.title()) for field in fields],
        }
        for key, (description, fields) in _schema(kind).items()
    }


def defaults(kind: str) -> dict[str, Any]:
    """The values that a deployment starts with: what may be set and has a value."""
    as_json = runtime(kind) == "connector"  # a connector's values are JSON, the others' all text
    return {
        field.key: json.loads(field.default) if as_json and field.kind in ("boolean", "integer") else field.default
        for field in _by_key(_group(kind)).values()
        if field.editable and field.default is not None
    }


def secrets(kind: str) -> set[str]:
    """The keys of a kind whose values are to be hidden."""
    return {key for key, field in _by_key(_group(kind)).items() if field.secret}


def _group(kind: str) -> str:
    return ":".join(kind.split(":")[:2]) if runtime(kind) == "connector" else runtime(kind)


@cache
def _by_key(group: str) -> Mapping[str, Field]:
    return {field.key: field for _, fields in _schema(group).values() for field in fields}


def _plain(key: str) -> str:
    """One documented example writes `IGGY_SYSTEM_` where the schema's has `IGGY_`: both are the same setting."""
    return "IGGY_" + key.removeprefix("IGGY_SYSTEM_") if key.startswith("IGGY_SYSTEM_") else key


def mistakes(kind: str, values: Mapping[str, Any]) -> Iterable[Issue]:
    """What is wrong with the values of a config."""
    known = _by_key(_group(kind))
    given = {_plain(key): _text(value) for key, value in values.items()}
    for key, value in values.items():
        field = known.get(_plain(key))
        path = f"values.{key}"
        if field is None:
            if runtime(kind) not in OPEN:
                yield Issue("unknown_setting", f"the schema of {kind} has no {key[:100]!r}", path)
            continue
        wrong = field.mistake(value)
        if wrong is not None:
            yield Issue(*wrong, path)
        elif field.needs is not None and given.get(field.needs, known[field.needs].default) != "true":
            yield Issue("requirement_not_met", f"this setting needs {field.needs} to be true", path)
