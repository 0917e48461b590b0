"""The seeded faults: each makes one thing wrong, and names the law that has to see it.

Written from the API's rules, before looking at how the laws go about them.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Seeded:
    name: str
    law: str
    at: str
    """Operation on which the law has to see it."""
    fault: Callable[[], Fault]


SEEDED: list[Seeded] = []


def seeded(law: str, at: str) -> Callable[[type[Fault]], type[Fault]]:
    def register(fault: type[Fault]) -> type[Fault]:
        name = re.sub(r"(?<!^)(?=[A-Z])", " ", fault.__name__).lower()
        SEEDED.append(Seeded(name, law, at, fault))
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


class Errors(Fault):
    """Spoils error bodies."""

    def spoil(self, value: dict[str, Any], told: Told) -> None:
        raise NotImplementedError

    def tell(self, asked: Asked, told: Told) -> None:
        if told.status >= 400 and isinstance(told.json, dict):
            value = told.json
            self.spoil(value, told)
            told.json = value


# -- pages ------------------------------------------------------------------------------------------------------------


@seeded("LD-PAGE-003", LIST)
class TotalOffByOne(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["total_results"] += 1


@seeded("LD-PAGE-003", LIST)
class TotalPagesRoundedDown(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["total_pages"] = max(1, value["total_results"] // int(asked.query.get("results", 10)))


@seeded("LD-PAGE-003", LIST)
class PageCountsFromZero(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["page"] -= 1


@seeded("LD-PAGE-004", LIST)
class PagesOverlap(Listed):
    """The first item of a further page is the last one of the page before."""

    def __init__(self) -> None:
        self.last: dict[int, Any] = {}

    def spoil(self, asked: Asked, value: Any) -> None:
        if value["items"]:
            self.last[value["page"]] = value["items"][-1]
            if value["page"] - 1 in self.last:
                value["items"][0] = self.last[value["page"] - 1]


@seeded("LD-PAGE-004", LIST)
class OrderChanges(Listed):
    def __init__(self) -> None:
        self.turn = False

    def spoil(self, asked: Asked, value: Any) -> None:
        self.turn = not self.turn
        if self.turn:
            value["items"].reverse()


@seeded("LD-PAGE-001", LIST)
class DefaultIsThree(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if is_list(asked):
            asked.query.setdefault("results", "3")
        return None


@seeded("LD-PAGE-002", LIST)
class ResultsClamped(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.query.get("results", "").isdigit():
            asked.query["results"] = str(min(100, int(asked.query["results"])))
        return None


@seeded("LD-PAGE-002", LIST)
class PageZeroIsPageOne(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.query.get("page") == "0":
            asked.query["page"] = "1"
        return None


@seeded("LD-PAGE-002", LIST)
class NonsensePageIsPageOne(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if "page" in asked.query and not asked.query["page"].lstrip("-").isdigit():
            del asked.query["page"]
        return None


@seeded("LD-PAGE-005", LIST)
class LinkLosesResults(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if "link" in told.headers:
            told.headers["link"] = re.sub(r"[?&]results=\d+", lambda m: m[0][0], told.headers["link"])


@seeded("LD-PAGE-005", LIST)
class LinkLosesFilter(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if "link" in told.headers:
            told.headers["link"] = re.sub(r"([?&])name=[^&>]*&?", r"\1", told.headers["link"]).replace("&>", ">")


@seeded("LD-PAGE-005", LIST)
class LastLinkIsFirst(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if "link" in told.headers:
            first = re.search(r'<([^>]*)>; rel="?first', told.headers["link"])
            assert first is not None
            told.headers["link"] = re.sub(r'<[^>]*>(; rel="?last)', rf"<{first[1]}>\1", told.headers["link"])


@seeded("LD-PAGE-005", LIST)
class NoLinks(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        told.headers.pop("link", None)


@seeded("LD-PAGE-006", LIST)
class NextNeverEnds(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_list(asked) and told.ok and 'rel="next"' not in told.headers.get("link", ""):
            address = f"http://{asked.headers['host']}{asked.path}"
            query = "&".join(f"{n}={v}" for n, v in asked.query.items())
            told.headers["link"] = told.headers.get("link", "") + f', <{address}?{query}>; rel="next"'


@seeded("LD-PAGE-007", LIST)
class ThePageAfterTheLastIsTheLast(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        page = told.json if is_list(asked) and told.ok else None
        if page is not None and page["page"] > page["total_pages"]:
            asked.query["page"] = str(page["total_pages"])
            told.body = self.send(asked).body


# -- idempotency ------------------------------------------------------------------------------------------------------


class Replays(Fault):
    """Spoils replays."""

    def spoil(self, asked: Asked, told: Told) -> None:
        raise NotImplementedError

    def tell(self, asked: Asked, told: Told) -> None:
        if told.headers.get("idempotent-replayed") == "true":
            self.spoil(asked, told)


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


# -- errors and headers -----------------------------------------------------------------------------------------------


@seeded("LD-ERR-001", LIST)
class ErrorsArePlainJson(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        told.headers["content-type"] = "application/json"


@seeded("LD-ERR-001", READ)
class NotFoundHasNoCode(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        if told.status == 404:
            del value["code"]


@seeded("LD-ERR-001", CREATE)
class ErrorsAreHtml(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 400:
            told.headers["content-type"] = "text/html"
            told.body = b"<h1>Bad Request</h1>"


@seeded("LD-ERR-001", LIST)
class CodeIsASentence(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value["code"] = "Not Allowed"


@seeded("LD-ERR-002", READ)
class StatusIsAnother(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        if told.status == 404:
            value["status"] = 400


@seeded("LD-ERR-003", LIST)
class UnauthorisedIsRetryable(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value["retryable"] = told.status == 401


@seeded("LD-ERR-004", LIST)
class InstanceIsAnother(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value["instance"] = "f" * 32


@seeded("LD-ERR-004", LIST)
class InstanceIsMissing(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value.pop("instance", None)


@seeded("LD-ERR-005", READ)
class FieldOnNotFound(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        if told.status == 404:
            value["field"] = "api_key_id"


@seeded("LD-REQ-001", PRICING)
class RequestIdIsLost(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        told.headers.pop("ld-request", None)


@seeded("LD-REQ-001", LIST)
class RequestIdIsAUuid(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        told.headers["ld-request"] = "01234567-89ab-cdef-0123-456789abcdef"


@seeded("LD-TIME-001", READ)
class TimesHaveNoOffset(Shown):
    def spoil(self, asked: Asked, value: Any) -> None:
        if "created_at" in value:
            value["created_at"] = value["created_at"].removesuffix("Z")


@seeded("LD-HDR-001", ROLES)
class IdHeaderIsLost(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        told.headers.pop("ld-role", None)


@seeded("LD-HDR-001", ROLES)
class IdHeaderNamesAnother(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.headers.get("ld-role"):
            told.headers["ld-role"] = str(int(told.headers["ld-role"]) + 1)


# -- who may ---------------------------------------------------------------------------------------------------------


@seeded("LD-AUTH-001", LIST)
class NoKeyIsAnyKey(Fault):
    owner = ""

    def ask(self, asked: Asked) -> Told | None:
        Fault.ask(self, asked)
        if "ld-api-key" in asked.headers:
            type(self).owner = type(self).owner or asked.headers["ld-api-key"]
        elif self.owner and "cookie" not in asked.headers:
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-001", LIST)
class NoKeyIsForbidden(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(403, "forbidden") if not {"ld-api-key", "cookie"} & asked.headers.keys() else None


class WithOwner(Fault):
    """Knows the first key that gets an answer."""

    def __init__(self) -> None:
        self.owner = ""

    def tell(self, asked: Asked, told: Told) -> None:
        if told.ok and not self.owner:
            self.owner = asked.headers.get("ld-api-key", "")


@seeded("LD-AUTH-002", LIST)
class KeysIgnoreCase(WithOwner):
    def ask(self, asked: Asked) -> Told | None:
        if asked.headers.get("ld-api-key", "").lower() == self.owner.lower():
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-002", READ)
class KeysAreComparedByTheirBeginning(WithOwner):
    def ask(self, asked: Asked) -> Told | None:
        if self.owner and asked.headers.get("ld-api-key", "").startswith(self.owner):
            asked.headers["ld-api-key"] = self.owner
        return None


@seeded("LD-AUTH-002", CREATE)
class WrongKeyIsForbidden(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 401 and "ld-api-key" in asked.headers:
            told.status = 403


@seeded("LD-AUTH-003", ACCOUNT)
class SessionsOnlyIsNotFound(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 403 and told.json and told.json.get("code") == "api_key_not_allowed":
            told.status = 404


@seeded("LD-AUTH-004", CONTEXT)
class ContextNeedsAPermission(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.path.endswith("/context") and told.ok and "api_key:read" not in told.json["permissions"]["tenant"]:
            refusal = problem(403, "insufficient_permissions")
            told.status, told.body, told.headers = refusal.status, refusal.body, refusal.headers


@seeded("LD-AUTH-004", CONTEXT)
class ContextIsOfAnotherKey(Shown):
    def concerns(self, asked: Asked) -> bool:
        return asked.path.endswith("/context")

    def spoil(self, asked: Asked, value: Any) -> None:
        value["id"] += 1


class WithReader(WithOwner):
    """Readers may do what the owner may."""

    reader = ""

    def ask(self, asked: Asked) -> Told | None:
        if asked.method in self.methods and asked.headers.get("ld-api-key", self.owner) == self.reader:
            asked.headers["ld-api-key"] = self.owner
        return None

    methods: tuple[str, ...] = ()


@seeded("LD-AUTH-005", CREATE)
class ReadersCreate(WithReader):
    methods = ("POST",)


@seeded("LD-AUTH-005", REMOVE)
class ReadersRemove(WithReader):
    methods = ("DELETE",)


@seeded("LD-AUTH-005", REMOVE)
class RefusedButRemoved(WithReader):
    def ask(self, asked: Asked) -> Told | None:
        if is_removal(asked) and asked.headers.get("ld-api-key") == self.reader:
            asked.headers["ld-api-key"] = self.owner
            self.send(asked)
            return problem(403, "insufficient_permissions")
        return None


@seeded("LD-AUTH-006", REMOVE)
class KeysLiveOn(Fault):
    """Good answers are kept for a while by key and path."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], Told] = {}

    def ask(self, asked: Asked) -> Told | None:
        where = (asked.headers.get("ld-api-key", ""), asked.path)
        if asked.method == "GET" and where in self.answers and self.send(asked).status == 401:
            return self.answers[where]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "GET" and told.ok:
            self.answers[asked.headers.get("ld-api-key", ""), asked.path] = told


@seeded("LD-AUTH-006", REMOVE)
class RemovalIsForgotten(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if is_removal(asked) and self.send(Asked("GET", asked.path, {}, asked.headers, b"")).ok:
            return Told(204, {"ld-request": "0" * 32})
        return None


@seeded("LD-AUTH-007", PRICING)
class PricesNeedAKey(Fault):
    def ask(self, asked: Asked) -> Told | None:
        return problem(401, "unauthorized") if asked.path == "/pricing" and "ld-api-key" not in asked.headers else None


@seeded("LD-AUTH-008", LIST)
class TenantIsTakenFromTheKey(WithOwner):
    """The tenant in the path does not count."""

    tenant = ""

    def ask(self, asked: Asked) -> Told | None:
        found = re.match(r"/tenants/(\d+)/api_keys", asked.path)
        if found and self.tenant:
            asked.path = asked.path.replace(found[1], self.tenant, 1)
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        found = re.match(r"/tenants/(\d+)/api_keys", asked.path)
        if found and told.ok:
            self.tenant = found[1]


# -- keys -------------------------------------------------------------------------------------------------------------


class WithSecrets(Shown):
    """Knows the secrets of keys made."""

    def __init__(self) -> None:
        self.secrets: dict[int, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok:
            self.secrets[told.json["id"]] = told.json["token"]
        super().tell(asked, told)

    def concerns(self, asked: Asked) -> bool:
        return asked.method == "GET"


@seeded("LD-KEY-001", CREATE)
class SecretInList(WithSecrets):
    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", []):
            one["token"] = self.secrets.get(one.get("id"), "")


@seeded("LD-KEY-001", CREATE)
class SecretInDetailsUnderAnInnocentName(WithSecrets):
    def spoil(self, asked: Asked, value: Any) -> None:
        if value.get("id") in self.secrets:
            value["role_name"] = self.secrets[value["id"]]


@seeded("LD-KEY-001", CREATE)
class SecretInAnError(Errors):
    def __init__(self) -> None:
        self.secret = ""

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok:
            self.secret = told.json["token"]
        super().tell(asked, told)

    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value["reason"] = f"{value['reason']} ({self.secret})"


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


@seeded("LD-KEY-002", CREATE)
class RoleWinsOverPermissions(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if body.get("role_id") is not None:
            body.pop("permissions", None)


@seeded("LD-KEY-002", CREATE)
class NeitherRoleNorPermissionsIsAReader(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if body.get("role_id") is None and body.get("permissions") is None:
            body["permissions"] = {"tenant": ["info:read"]}


@seeded("LD-KEY-003", CREATE)
class ExpiryIsClamped(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if isinstance(body.get("expiry_at"), str) and body["expiry_at"] > "2027-05-20T09":
            body["expiry_at"] = "2027-05-20T09:00:00Z"


@seeded("LD-KEY-003", CREATE)
class ExpiryMayBePast(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if isinstance(body.get("expiry_at"), str) and body["expiry_at"] < "2026-05-21":
            body["expiry_at"] = "2026-05-21T00:00:00Z"


@seeded("LD-KEY-003", CREATE)
class ExpiryOfAYearIsRefused(Fault):
    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if is_creation(asked) and isinstance(body, dict) and str(body.get("expiry_at")) > "2027-05-20T00":
            return problem(400, "invalid_expiry")
        return None


@seeded("LD-KEY-004", CREATE)
class EmptyAllowlistIsNone(Creations):
    def spoil(self, body: dict[str, Any]) -> None:
        if not body.get("allowed_ips"):
            body["validate_ip"] = False


@seeded("LD-KEY-005", SECURE)
class AllowlistIsNotLookedAt(Fault):
    """It is stored and shown, but does not count."""

    def __init__(self) -> None:
        self.lists: dict[str, dict[str, Any]] = {}

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("PUT", "/security") and isinstance(asked.json, dict) and asked.json.get("allowed_ips"):
            self.lists[asked.path.split("/")[-2]] = asked.json
            body = asked.json
            body["allowed_ips"] = [*body["allowed_ips"], "127.0.0.1"]
            asked.json = body
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        key = asked.path.split("/")[-1]
        if asked.method == "GET" and key in self.lists and told.ok:
            told.json = {**told.json, **self.lists[key]}


@seeded("LD-KEY-006", SECURE)
class AllowlistLosesItsLast(Fault):
    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if asked.is_("PUT", "/security") and isinstance(body, dict) and len(body.get("allowed_ips") or ()) > 1:
            body["allowed_ips"].pop()
            asked.json = body
        return None


# -- things made ------------------------------------------------------------------------------------------------------


def rounded(text: bytes) -> bytes:
    """Ids as a reader with 64-bit floats gives them back."""
    return re.sub(rb"\b\d{17,19}\b", lambda match: b"%d" % int(float(match[0])), text)


@seeded("LD-LIFE-001", CREATE)
class IdsAreRounded(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked):
            told.body = rounded(told.body)


@seeded("LD-LIFE-001", CREATE)
class ListRoundsIds(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_list(asked):
            told.body = rounded(told.body)


@seeded("LD-LIFE-001", CREATE)
class NamesAreCut(Shown):
    def spoil(self, asked: Asked, value: Any) -> None:
        if "name" in value:
            value["name"] = value["name"][:8]


@seeded("LD-LIFE-001", CREATE)
class NewKeysAreNotListed(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["items"] = [one for one in value["items"] if not one["name"].startswith("contract-")]


@seeded("LD-LIFE-002", REMOVE)
class RemovedCanBeRead(Fault):
    def __init__(self) -> None:
        self.seen: dict[str, Told] = {}

    def ask(self, asked: Asked) -> Told | None:
        if is_removal(asked):
            read = self.send(Asked("GET", asked.path, {}, asked.headers, b""))
            if read.ok:
                self.seen[asked.path] = read
        return self.seen.get(asked.path) if asked.method == "GET" else None


@seeded("LD-LIFE-002", REMOVE)
class RemovedTwiceIsFine(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_removal(asked) and told.status == 404:
            told.status, told.body = 204, b""
