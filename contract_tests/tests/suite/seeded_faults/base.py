"""What seeded faults share: the register, and what many of them spoil."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from intermediary import Asked, Fault, Told

KEYS = "/api_keys"
LIST = "GET /tenants/{tenant_id}/api_keys"
CREATE = "POST /tenants/{tenant_id}/api_keys"
CONTEXT = "GET /tenants/{tenant_id}/api_keys/context"
READ = "GET /tenants/{tenant_id}/api_keys/{api_key_id}"
REMOVE = "DELETE /tenants/{tenant_id}/api_keys/{api_key_id}"
SECURE = "PUT /tenants/{tenant_id}/api_keys/{api_key_id}/security"
PRICING = "GET /pricing"
ROLES = "POST /tenants/{tenant_id}/roles"
ACCOUNT = "POST /tenants"
ROLE_LIST = "GET /tenants/{tenant_id}/roles"
ROLE = "GET /tenants/{tenant_id}/roles/{role_id}"
CHANGE_ROLE = "PUT /tenants/{tenant_id}/roles/{role_id}"
REMOVE_ROLE = "DELETE /tenants/{tenant_id}/roles/{role_id}"
DIVISION_LIST = "GET /tenants/{tenant_id}/divisions"
DIVISIONS = "POST /tenants/{tenant_id}/divisions"
READ_DIVISION = "GET /tenants/{tenant_id}/divisions/{division_id}"
CHANGE_DIVISION = "PUT /tenants/{tenant_id}/divisions/{division_id}"
READ_ENVIRONMENT = "GET /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}"
STARTER = "POST /tenants/{tenant_id}/divisions/{division_id}/deployments/starter"
STATUS = "GET /deployments/{deployment_id}"


TENANT = "/tenants/{tenant_id}"
DIVISION = f"{TENANT}/divisions/{{division_id}}"
ENVIRONMENT = f"{DIVISION}/environments/{{environment_id}}"
DEPLOYMENTS = f"{ENVIRONMENT}/deployments"
CHANNEL = f"{TENANT}/channels/{{channel_id}}"
SUPERVISED = "/deployments/{deployment_id}"
SUPERVISOR = tuple(f"supervisor.{cloud}-{area}" for cloud in ("aws", "gcp") for area in ("us", "eu", "ap"))
BOTH = ("core", *SUPERVISOR)
EVERYTHING = {"results": "100"}


@dataclass(frozen=True)
class Seeded:
    name: str
    theme: str
    law: str
    """Code of the law, or name of the check of schemathesis, that has to see it."""
    at: str
    """Operation on which it has to be seen."""
    fault: Callable[[], Fault]


SEEDED: list[Seeded] = []


def named(fault: type[Fault]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", fault.__name__).lower()


def seeded(law: str, at: str) -> Callable[[type[Fault]], type[Fault]]:
    def register(fault: type[Fault]) -> type[Fault]:
        SEEDED.append(Seeded(named(fault), fault.__module__.rpartition(".")[2], law, at, fault))
        return fault

    return register


UNSEEN: list[Seeded] = []
"""Faults that no law sees yet."""


def unseen(at: str) -> Callable[[type[Fault]], type[Fault]]:
    def register(fault: type[Fault]) -> type[Fault]:
        UNSEEN.append(Seeded(named(fault), "uncaught", "none yet", at, fault))
        return fault

    return register


def is_list(asked: Asked) -> bool:
    return asked.is_("GET", KEYS)


def is_creation(asked: Asked) -> bool:
    return asked.is_("POST", KEYS)


def is_removal(asked: Asked) -> bool:
    return asked.method == "DELETE" and f"{KEYS}/" in asked.path


def problem(status: int, code: str) -> Told:
    request = "0123456789abcdef" * 2
    made = Told(status, {"content-type": "application/problem+json", "ld-request": request})
    made.json = {"title": "T", "code": code, "reason": "R", "status": status, "instance": request}
    return made


class Shown(Fault):
    """Spoils successful JSON answers."""

    def concerns(self, asked: Asked) -> bool:
        return True

    def spoil(self, asked: Asked, value: Any) -> None:
        raise NotImplementedError

    def tell(self, asked: Asked, told: Told) -> None:
        if told.ok and told.json is not None and self.concerns(asked):
            value = told.json
            self.spoil(asked, value)
            told.json = value


class Listed(Shown):
    """Spoils pages of keys."""

    def concerns(self, asked: Asked) -> bool:
        return is_list(asked)


class Answers(Shown):
    """Spoils successful JSON answers of one method at paths that fit a pattern."""

    method = "GET"
    path = ""

    def concerns(self, asked: Asked) -> bool:
        return asked.method == self.method and re.search(self.path, asked.path) is not None


class Headers(Fault):
    """Spoils headers of successful answers."""

    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        raise NotImplementedError

    def tell(self, asked: Asked, told: Told) -> None:
        if told.ok:
            self.spoil(asked, told.headers)


class Errors(Fault):
    """Spoils error bodies."""

    def spoil(self, value: dict[str, Any], told: Told) -> None:
        raise NotImplementedError

    def tell(self, asked: Asked, told: Told) -> None:
        if told.status >= 400 and isinstance(told.json, dict):
            value = told.json
            self.spoil(value, told)
            told.json = value


class Replays(Fault):
    """Spoils replays."""

    def spoil(self, asked: Asked, told: Told) -> None:
        raise NotImplementedError

    def tell(self, asked: Asked, told: Told) -> None:
        if told.headers.get("idempotent-replayed") == "true":
            self.spoil(asked, told)


class WithOwner(Fault):
    """Knows the first key that gets an answer."""

    def __init__(self) -> None:
        self.owner = ""

    def tell(self, asked: Asked, told: Told) -> None:
        if told.ok and not self.owner:
            self.owner = asked.headers.get("ld-api-key", "")


class WithReader(WithOwner):
    """Readers may do what the owner may, with these methods."""

    methods: tuple[str, ...] = ()
    reader = ""

    def begin(self, ready: Mapping[str, Any]) -> None:
        self.reader = ready["read_only_key"]

    def ask(self, asked: Asked) -> Told | None:
        if asked.method in self.methods and asked.headers.get("ld-api-key", self.owner) == self.reader:
            asked.headers["ld-api-key"] = self.owner
        return None


class WithSecrets(Shown):
    """Knows the secrets of keys made."""

    def __init__(self) -> None:
        self.secrets: dict[int, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok:
            self.secrets[told.json["id"]] = told.json["token"]
        super().tell(asked, told)

    def concerns(self, asked: Asked) -> bool:
        return asked.method == "GET" and KEYS in asked.path


class Creations(Fault):
    """Spoils bodies of creations on their way."""

    def spoil(self, body: dict[str, Any]) -> None:
        raise NotImplementedError

    def ask(self, asked: Asked) -> Told | None:
        if is_creation(asked) and isinstance(asked.json, dict):
            body = asked.json
            self.spoil(body)
            asked.json = body
        return None


def done(status: int = 204) -> Told:
    return Told(status, {"ld-request": "0123456789abcdef" * 2})


def become(told: Told, other: Told) -> None:
    told.status, told.headers, told.body = other.status, other.headers, other.body


def parse(time: str) -> datetime:
    return datetime.fromisoformat(time.replace("Z", "+00:00"))


def rfc3339(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


class Asks(Fault):
    """Asks more of the service than the caller did; with the session, which no limit counts."""

    def begin(self, ready: Mapping[str, Any]) -> None:
        self.session = {"cookie": f"session={ready['session']}", "x-csrf-token": ready["csrf_token"]}

    def also(self, asked: Asked, method: str, path: str, body: Any = None, query: dict[str, str] | None = None) -> Told:
        headers = {**self.session, "host": asked.headers.get("host", "")}
        more = Asked(method, path, query or {}, headers, b"", service=asked.service)
        if body is not None:
            more.headers["content-type"] = "application/json"
            more.json = body
        return self.send(more)


class Bodies(Asks):
    """Spoils bodies of requests at paths that fit a pattern."""

    method = "POST"
    path = ""

    def concerns(self, asked: Asked) -> bool:
        return asked.method == self.method and re.search(self.path, asked.path) is not None

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        raise NotImplementedError

    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if self.concerns(asked) and isinstance(body, dict):
            self.spoil(asked, body)
            asked.json = body
        return None


class WithBodies(WithOwner):
    """Knows the owner's key and what other keys were made with."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: dict[str, dict[str, Any]] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        super().tell(asked, told)
        if is_creation(asked) and told.ok and isinstance(asked.json, dict):
            self.bodies[told.json["token"]] = asked.json

    def concerns(self, asked: Asked, made_with: dict[str, Any]) -> bool:
        raise NotImplementedError

    def ask(self, asked: Asked) -> Told | None:
        made_with = self.bodies.get(asked.headers.get("ld-api-key", ""))
        if made_with is not None and self.concerns(asked, made_with):
            asked.headers["ld-api-key"] = self.owner
        return None
