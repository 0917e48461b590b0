"""Replays and their keys."""

from __future__ import annotations

import threading
import time
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import CREATE, LIST, REMOVE, ROLES, SECURE, Errors, Replays, is_creation, problem, seeded


@seeded("LD-IDEM-001", CREATE)
class ReplayNotMarked(Replays):
    def spoil(self, asked: Asked, told: Told) -> None:
        del told.headers["idempotent-replayed"]


@seeded("LD-IDEM-001", CREATE)
class ReplayHasAnotherStatus(Replays):
    def spoil(self, asked: Asked, told: Told) -> None:
        told.status = 200


@seeded("LD-IDEM-001", CREATE)
class ReplayLosesTheSecret(Replays):
    def spoil(self, asked: Asked, told: Told) -> None:
        value = told.json
        value["token"] = ""
        told.json = value


@seeded("LD-IDEM-001", ROLES)
class ReplayLosesTheIdHeader(Replays):
    def spoil(self, asked: Asked, told: Told) -> None:
        told.headers.pop("ld-role", None)


@seeded("LD-IDEM-001", SECURE)
class UpdatesAreNotCached(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "PUT":
            asked.headers.pop("idempotency-key", None)
        return None


@seeded("LD-IDEM-001", CREATE)
class SecondReplayRuns(Fault):
    """The answer is forgotten after the first replay."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}

    def ask(self, asked: Asked) -> Told | None:
        key = asked.headers.get("idempotency-key")
        if key and is_creation(asked):
            self.seen[key] = self.seen.get(key, 0) + 1
            if self.seen[key] > 2:
                del asked.headers["idempotency-key"]
        return None


@seeded("LD-IDEM-002", CREATE)
class ReplayRunsBehindTheCache(Replays):
    """The stored answer is given, and the handler runs all the same."""

    def spoil(self, asked: Asked, told: Told) -> None:
        body = asked.json
        if is_creation(asked) and isinstance(body, dict):
            body["name"] = f"{body['name']}-again-{time.monotonic_ns()}"
            asked.json = body
            asked.headers.pop("idempotency-key")
            self.send(asked)


@seeded("LD-IDEM-003", CREATE)
class ConflictHasAnotherCode(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        if value.get("code") == "idempotency_error":
            value["code"] = "conflict"


@seeded("LD-IDEM-003", CREATE)
class OtherBodyGetsTheFirstAnswer(Fault):
    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}

    def ask(self, asked: Asked) -> Told | None:
        key = asked.headers.get("idempotency-key")
        if key:
            asked.body = self.bodies.setdefault(key, asked.body)
        return None


@seeded("LD-IDEM-003", SECURE)
class OtherBodyRuns(Fault):
    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}

    def ask(self, asked: Asked) -> Told | None:
        key = asked.headers.get("idempotency-key")
        if key and self.bodies.setdefault(key, asked.body) != asked.body:
            del asked.headers["idempotency-key"]
        return None


@seeded("LD-IDEM-004", CREATE)
class LongKeysAreCut(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if "idempotency-key" in asked.headers:
            asked.headers["idempotency-key"] = asked.headers["idempotency-key"][:255]
        return None


@seeded("LD-IDEM-004", SECURE)
class LongestKeyIsRefused(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(400, "invalid_key") if len(asked.headers.get("idempotency-key", "")) == 255 else None


@seeded("LD-IDEM-005", CREATE)
class KeysAreSharedByCallers(Fault):
    def __init__(self) -> None:
        self.answers: dict[str, Told] = {}

    def ask(self, asked: Asked) -> Told | None:
        key = asked.headers.get("idempotency-key")
        if key in self.answers:
            first = self.answers[key]
            return Told(first.status, {**first.headers, "idempotent-replayed": "true"}, first.body)
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        key = asked.headers.get("idempotency-key")
        if key and told.ok:
            self.answers[key] = told


@seeded("LD-IDEM-006", REMOVE)
class DeletesAreCached(Fault):
    def __init__(self) -> None:
        self.answers: dict[str, Told] = {}

    def ask(self, asked: Asked) -> Told | None:
        key = asked.headers.get("idempotency-key")
        return self.answers.get(key) if key and asked.method == "DELETE" else None

    def tell(self, asked: Asked, told: Told) -> None:
        key = asked.headers.get("idempotency-key")
        if key and asked.method == "DELETE":
            self.answers[key] = told


@seeded("LD-IDEM-007", CREATE)
class EverythingIsCached(Fault):
    """Calls without a key are answered from the last one."""

    def __init__(self) -> None:
        self.last: Told | None = None

    def ask(self, asked: Asked) -> Told | None:
        keyless = is_creation(asked) and "idempotency-key" not in asked.headers
        return self.last if keyless and asked.json and asked.json.get("validate_ip") is False else None

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok:
            self.last = told


@seeded("LD-IDEM-008", CREATE)
class CallsAtOnceAllRun(Fault):
    """While a call runs its key is not yet known."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.names: dict[str, int] = {}

    def ask(self, asked: Asked) -> Told | None:
        key, body = asked.headers.get("idempotency-key", ""), asked.json
        if key.startswith("at-once") and isinstance(body, dict):
            with self.lock:
                self.names[key] = self.names.get(key, 0) + 1
                turn = self.names[key]
            if turn > 1:
                del asked.headers["idempotency-key"]
                body["name"] += f"-{turn}"
                asked.json = body
        return None


@seeded("LD-IDEM-009", LIST)
class EverythingIsMarkedReplayed(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        told.headers["idempotent-replayed"] = "true"
