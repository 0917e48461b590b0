"""Limits that say nothing, say the wrong thing, or are none."""

from __future__ import annotations

from intermediary import Asked, Fault, Told

from seeded_faults.base import CONTEXT, CREATE, LIST, REMOVE, problem, seeded

LIMIT = "/_emulator/rate_limit"
SUPERVISOR = "GET /deployments/{deployment_id}/access_rules"


class Refusals(Fault):
    """Spoils refusals for a limit."""

    def spoil(self, told: Told) -> None:
        raise NotImplementedError

    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 429:
            self.spoil(told)


class Limited(Fault):
    """Knows whether a limit is set."""

    limited = False

    def ask(self, asked: Asked) -> Told | None:
        if asked.path == LIMIT and asked.method == "POST":
            self.limited = asked.json["requests"] is not None
        return None

    def lift(self) -> None:
        """Let one more request through, as if nothing had been asked before."""
        answer = self.send(Asked("GET", LIMIT, {}, {}, b"")).json
        again = Asked("POST", LIMIT, {}, {"content-type": "application/json"}, b"")
        again.json = answer
        self.send(again)


class Overrun(Fault):
    """Whoever comes without a credential is one too many."""

    def spoil(self, told: Told) -> None:
        raise NotImplementedError

    def ask(self, asked: Asked) -> Told | None:
        if {"ld-api-key", "cookie"} & asked.headers.keys():
            return None
        told = problem(429, "too_many_requests")
        told.headers["retry-after"] = "7"
        self.spoil(told)
        return told


@seeded("LD-RATE-001", LIST)
class NoRetryAfter(Overrun):
    def spoil(self, told: Told) -> None:
        del told.headers["retry-after"]


@seeded("LD-RATE-001", CREATE)
class RetryAfterIsAFraction(Overrun):
    def spoil(self, told: Told) -> None:
        told.headers["retry-after"] = "0.5"


@seeded("LD-RATE-001", LIST)
class LimitsHaveAnotherCode(Overrun):
    def spoil(self, told: Told) -> None:
        told.json = {**told.json, "code": "insufficient_permissions"}


@seeded("LD-RATE-001", REMOVE)
class MaintenanceEndsSoon(Overrun):
    def spoil(self, told: Told) -> None:
        told.status = 503
        told.headers["retry-after"] = "soon"
        told.json = {**told.json, "code": "service_unavailable", "status": 503}


@seeded("LD-RATE-002", LIST)
class RetryAfterIsTooShort(Refusals):
    def spoil(self, told: Told) -> None:
        told.headers["retry-after"] = str(int(told.headers["retry-after"]) // 2)


@seeded("LD-RATE-002", LIST)
class RetryAfterIsInMilliseconds(Refusals):
    def spoil(self, told: Told) -> None:
        told.headers["retry-after"] += "000"


@seeded("LD-RATE-002", CREATE)
class LimitsAreNotToBeRetried(Refusals):
    def spoil(self, told: Told) -> None:
        told.json = {**told.json, "retryable": False}


@seeded("LD-RATE-002", REMOVE)
class RemovalsHaveNoLimit(Limited):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and told.status == 429:
            self.lift()
            again = self.send(asked)
            told.status, told.headers, told.body = again.status, again.headers, again.body


@seeded("LD-RATE-002", SUPERVISOR)
class OnceRefusedAlwaysRefused(Limited):
    before = ("core", "supervisor.aws-us")

    def __init__(self) -> None:
        self.refusal: Told | None = None

    def ask(self, asked: Asked) -> Told | None:
        super().ask(asked)
        if not self.limited:
            self.refusal = None
        return self.refusal if asked.service != "core" else None

    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 429 and asked.service != "core":
            self.refusal = told


@seeded("LD-RATE-003", CONTEXT)
class OneLimitForAll(Limited):
    """Every key counts as the first that was refused."""

    def __init__(self) -> None:
        self.refusal: Told | None = None

    def ask(self, asked: Asked) -> Told | None:
        super().ask(asked)
        if asked.path.startswith("/_emulator"):
            self.refusal = None
        return self.refusal if "ld-api-key" in asked.headers else None

    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 429:
            self.refusal = told


@seeded("LD-RATE-003", CONTEXT)
class OneFewerThanAllowed(Fault):
    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if asked.path == LIMIT and isinstance(body, dict) and (body.get("requests") or 0) > 1:
            asked.json = {**body, "requests": body["requests"] - 1}
        return None


@seeded("LD-RATE-003", CONTEXT)
class OneMoreThanAllowed(Fault):
    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if asked.path == LIMIT and isinstance(body, dict) and body.get("requests"):
            asked.json = {**body, "requests": body["requests"] + 1}
        return None
