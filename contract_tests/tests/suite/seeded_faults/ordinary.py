"""A sample of ordinary mistakes, drawn by how often they happen; written without a look at the laws."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from intermediary import Asked, Fault, Told

from seeded_faults.base import (
    BOTH,
    CHANNEL,
    DEPLOYMENTS,
    DIVISION,
    EVERYTHING,
    SUPERVISED,
    SUPERVISOR,
    TENANT,
    Answers,
    Bodies,
    Headers,
    become,
    seeded,
)

DEPLOYMENT = f"{DEPLOYMENTS}/{{deployment_id}}"
CREDENTIALS = ("ld-api-key", "cookie", "x-csrf-token")


def code_of(told: Told) -> str:
    value = told.json
    return str(value.get("code")) if isinstance(value, dict) else ""


def ids_in(asked: Asked) -> list[int]:
    return [int(one) for one in re.findall(r"/(\d+)(?=/|$)", asked.path)]


def paged(asked: Asked, told: Told, items: list[Any], start: int | None = None) -> None:
    """Make the answer a page of `items`, with totals and links that fit."""
    page = told.json
    found = re.search(r"<([^?>]*)\?page=\d+&results=(\d+)([^>]*)>", told.headers["link"])
    assert found is not None
    number, size = page["page"], int(found[2])
    pages = -(-len(items) // size)
    last = max(pages, 1)
    begin = (number - 1) * size if start is None else start
    told.json = {
        "items": items[begin : begin + size],
        "page": number,
        "total_pages": pages,
        "total_results": len(items),
    }
    targets = [("first", 1)]
    targets += [("prev", min(number - 1, last))] if number > 1 else []
    targets += [("next", number + 1)] if number < last else []
    targets += [("last", last)]
    told.headers["link"] = ", ".join(
        f'<{found[1]}?page={target}&results={size}{found[3]}>; rel="{rel}"' for rel, target in targets
    )


class Again(Fault):
    """Sends requests once more, another way."""

    def begin(self, ready: Mapping[str, Any]) -> None:
        self.key = ready["api_key"]
        self.session = {"cookie": f"session={ready['session']}", "x-csrf-token": ready["csrf_token"]}

    def again(self, asked: Asked, **changes: Any) -> Told:
        """The same request with other credentials, or the like."""
        values = {"method": asked.method, "path": asked.path, "query": asked.query, "body": asked.body, **changes}
        headers = values.pop("headers", asked.headers)
        return self.send(Asked(headers=dict(headers), service=asked.service, **values))

    def read(self, asked: Asked, path: str, query: dict[str, str] | None = None, headers: Any = None) -> Told:
        """What the caller may read."""
        kept = {name: value for name, value in asked.headers.items() if name in (*CREDENTIALS, "host")}
        return self.again(
            asked, method="GET", path=path, query=query or {}, body=b"", headers=kept if headers is None else headers
        )

    def every(self, asked: Asked, path: str, query: dict[str, str] | None = None) -> list[Any]:
        found = self.read(asked, path, {**(query or {}), **EVERYTHING}).json
        return list(found["items"]) if isinstance(found, dict) and "items" in found else []

    def unseen(self, asked: Asked, path: str, query: dict[str, str] | None = None) -> list[Any]:
        """What there is, read by the session, which no limit counts; nothing where it may not."""
        headers = {"host": asked.headers.get("host", ""), **self.session}
        told = self.read(asked, path, {**(query or {}), **EVERYTHING}, headers)
        return list(told.json["items"]) if told.ok else []

    def as_owner(self, asked: Asked) -> Told:
        kept = {name: value for name, value in asked.headers.items() if name not in CREDENTIALS}
        return self.again(asked, headers={**kept, "ld-api-key": self.key})

    def as_session(self, asked: Asked, **changes: Any) -> Told:
        kept = {name: value for name, value in asked.headers.items() if name not in CREDENTIALS}
        return self.again(asked, headers={**kept, **self.session}, **changes)


class Kept(Bodies):
    """Spoils bodies, and leaves another body under the same idempotency key as it is: it is to be refused."""

    def __init__(self) -> None:
        self.first: dict[tuple[str, str], bytes] = {}

    def ask(self, asked: Asked) -> Told | None:
        key = asked.headers.get("idempotency-key")
        if key is not None and self.concerns(asked):
            caller = asked.headers.get("ld-api-key", "")
            if self.first.setdefault((caller, key), asked.body) != asked.body:
                return None
        return super().ask(asked)


class Unheard(Fault):
    """A filter is not passed on; links keep it."""

    path = ""
    name = ""

    def becomes(self, text: str) -> str | None:
        """What of the filter is passed on."""
        return None

    def concerns(self, text: str) -> bool:
        return True

    def ask(self, asked: Asked) -> Told | None:
        text = asked.query.get(self.name)
        if asked.method == "GET" and text is not None and re.search(self.path, asked.path) and self.concerns(text):
            self.restore(asked, text)
            to = self.becomes(text)
            asked.query = {key: value for key, value in asked.query.items() if key != self.name}
            if to is not None:
                asked.query[self.name] = to
        return None

    def restore(self, asked: Asked, text: str) -> None:
        asked.kept = [(k, v) for k, v in asked.query.items() if k not in ("page", "results")]  # type: ignore[attr-defined]

    def tell(self, asked: Asked, told: Told) -> None:
        kept = getattr(asked, "kept", None)
        if kept and told.ok and "link" in told.headers:
            told.headers["link"] = re.sub(
                r"(\?page=\d+&results=\d+)[^>]*>", lambda one: f"{one[1]}&{urlencode(kept)}>", told.headers["link"]
            )


class Weaker(Again):
    """A permission to read is asked for where one to manage is needed."""

    method = ""
    path = ""

    def where(self, asked: Asked) -> str:
        return asked.path

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method != self.method or not re.search(self.path, asked.path):
            return
        refused = told.status == 403 and code_of(told) == "insufficient_permissions"
        if refused and self.read(asked, self.where(asked)).ok:
            become(told, self.as_owner(asked))


# ---- core


@seeded("LD-PAGE-008", f"GET {TENANT}/members")
class TheFilterForInactiveMembersIsTakenForNone(Unheard):
    """`if active:` where `if active is not None:` is meant."""

    path, name = r"^/tenants/\d+/members$", "active"

    def concerns(self, text: str) -> bool:
        return text == "false"


@seeded("LD-PAGE-008", f"GET {TENANT}/roles")
class RolesAreCountedWithoutTheFilter(Again):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/roles") and told.ok and "kind" in asked.query:
            page = told.json
            total = len(self.unseen(asked, asked.path))
            shown = page["items"]
            paged(asked, told, [None] * total)
            page = told.json
            page["items"] = shown
            told.json = page


@seeded("LD-LIFE-024", "PUT /account/settings")
class ChangedSettingsPutTheThemeBack(Kept):
    method, path = "PUT", r"^/account/settings$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("theme") is None:
            body["theme"] = "system"


@seeded("LD-AUTH-014", f"DELETE {TENANT}/members/{{member_id}}")
class RemovedMembersStillHoldTheirRoles(Again):
    """Rows of the join table stay."""

    def __init__(self) -> None:
        self.gone: dict[str, dict[int, Any]] = {}

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"^(/tenants/\d+)/members/(\d+)$", asked.path)
        if asked.method == "DELETE" and found:
            rows: dict[str, Any] = {}
            for role in self.unseen(asked, f"{found[1]}/roles"):
                path = f"{found[1]}/roles/{role['id']}/members"
                for one in self.unseen(asked, path):
                    if one["id"] == int(found[2]):
                        rows[path] = one
            asked.rows = rows  # type: ignore[attr-defined]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 204:
            for path, one in getattr(asked, "rows", {}).items():
                self.gone.setdefault(path, {})[one["id"]] = one
        if asked.method == "GET" and told.ok and (gone := self.gone.get(asked.path)):
            living = self.unseen(asked, asked.path)
            here = {one["id"] for one in living}
            every = [*living, *(one for key, one in gone.items() if key not in here)]
            paged(asked, told, sorted(every, key=lambda one: one["id"]))


@seeded("LD-PERM-002", f"GET {TENANT}/billing/invoices")
class InvoicesAreOpenToEveryKeyOfTheTenant(Again):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/billing/invoices") and code_of(told) == "insufficient_permissions":
            become(told, self.as_session(asked))


@seeded("LD-PERM-002", f"PUT {TENANT}/cloud_accounts/{{cloud_account_id}}")
class WhoReadsCloudAccountsMayChangeThem(Weaker):
    method, path = "PUT", r"/cloud_accounts/\d+$"


@seeded("LD-TIME-002", f"POST {TENANT}/api_keys")
class OffsetsOfExpiryTimesAreDropped(Kept):
    path = r"^/tenants/\d+/api_keys$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("expiry_at"), str):
            body["expiry_at"] = re.sub(r"(:\d\d(\.\d+)?)[+-]\d\d:\d\d$", r"\1Z", body["expiry_at"])


@seeded("LD-TIME-004", f"PUT {TENANT}/cloud_accounts/{{cloud_account_id}}")
class ChangesOfCloudAccountsDoNotTouchTheirTime(Answers):
    path = r"/cloud_accounts(/\d+)?$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            one["updated_at"] = one["created_at"]


@seeded("LD-LIFE-010", f"GET {TENANT}/structure")
class IdsInTheTreeGoThroughFloats(Answers):
    path = r"/structure$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value if isinstance(value, list) else [value]:
            for name, inner in one.items():
                if name == "id":
                    one[name] = int(float(inner))
                elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
                    self.spoil(asked, inner)


@seeded("LD-STATE-002", f"POST {TENANT}/cloud_accounts")
class NamesOfCloudAccountsThatAreTakenAreAnInternalError(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/cloud_accounts") and told.status == 409 and code_of(told).endswith("_already_exists"):
            value = told.json
            value.update(code="internal_error", title="Internal Error", reason="Something went wrong.", status=500)
            value["retryable"] = True
            told.status, told.json = 500, value
            told.headers.pop("idempotent-replayed", None)


@seeded("LD-LIFE-002", f"DELETE {TENANT}/invitations/{{invitation_id}}")
class UnknownInvitationsAreWithdrawn(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and told.status == 404 and code_of(told) == "invitation_not_found":
            told.status, told.body = 204, b""
            told.headers.pop("content-type", None)


@seeded("LD-PERM-006", f"GET {TENANT}/api_keys/{{api_key_id}}")
class KeysAreFoundByTheirIdAlone(Again):
    def __init__(self) -> None:
        self.homes: dict[int, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/api_keys") and told.status == 201:
            self.homes[told.json["id"]] = asked.path
        if asked.method == "GET" and re.search(r"/api_keys/\d+$", asked.path) and code_of(told) == "api_key_not_found":
            home = self.homes.get(ids_in(asked)[-1])
            if home is not None:
                there = self.as_session(asked, path=f"{home}/{ids_in(asked)[-1]}")
                if there.ok:
                    become(told, there)


@seeded("LD-LIFE-019", f"POST {DEPLOYMENTS}/preview")
class PreviewsForgetHowManyNodes(Kept):
    path = r"/deployments/preview$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("nodes") is None:
            body["nodes"] = 1


@seeded("LD-LIFE-004", f"PUT {DEPLOYMENT}/retention")
class ListsOfDeploymentsKeepTheOldRetention(Again):
    """They read a copy that the change does not reach."""

    def __init__(self) -> None:
        self.old: dict[int, Any] = {}

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("PUT", "/retention") and (one := ids_in(asked)[-1]) not in self.old:
            headers = {"host": asked.headers.get("host", ""), **self.session}
            now = self.read(asked, asked.path.removesuffix("/retention"), headers=headers).json
            if isinstance(now, dict) and "retention" in now:
                self.old[one] = now["retention"]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/deployments") and told.ok:
            page = told.json
            for one in page["items"]:
                one["retention"] = self.old.get(one["id"], one["retention"])
            told.json = page


@seeded("LD-AUTH-011", "POST /tenants")
class TenantsAreMadeWithoutTheSessionsToken(Again):
    """The route was registered outside of the guarded group."""

    def begin(self, ready: Mapping[str, Any]) -> None:
        super().begin(ready)
        self.tokens = {ready["session"]: ready["csrf_token"]}

    def tell(self, asked: Asked, told: Told) -> None:
        value = told.json
        info = value.get("session", value) if isinstance(value, dict) else None
        found = re.search(r"session=([^;]+)", told.headers.get("set-cookie", ""))
        if found and isinstance(info, dict) and "csrf_token" in info:
            self.tokens[found[1]] = info["csrf_token"]
        if asked.method == "POST" and asked.path == "/tenants" and code_of(told) == "invalid_csrf_token":
            cookie = re.search(r"session=([^;]+)", asked.headers.get("cookie", ""))
            token = self.tokens.get(cookie[1]) if cookie else None
            if token:
                become(told, self.again(asked, headers={**asked.headers, "x-csrf-token": token}))


@seeded("LD-LIFE-018", "GET /account/export")
class OnlyTheFirstMembershipIsExported(Answers):
    path = r"^/account/export$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["memberships"] = value["memberships"][:1]


@seeded("LD-AUTH-018", "PUT /account/invitations/{invitation_id}/accept")
class WhoAcceptsGetsNoRoles(Again):
    def __init__(self) -> None:
        self.inviters: dict[str, dict[str, str]] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "POST" and re.search(r"^/tenants/\d+/invitations$", asked.path) and told.ok:
            kept = (*CREDENTIALS, "host", "content-type")
            self.inviters[asked.path] = {name: value for name, value in asked.headers.items() if name in kept}
        if asked.is_("PUT", "/accept") and told.ok:
            for path, headers in self.inviters.items():
                listed = self.read(asked, path, EVERYTHING, headers).json or {}
                for one in listed.get("items", []):
                    if one["id"] == ids_in(asked)[-1]:
                        self.bare(asked, path.removesuffix("/invitations"), one["email"], headers)

    def bare(self, asked: Asked, tenant: str, email: str, headers: dict[str, str]) -> None:
        members = self.read(asked, f"{tenant}/members", EVERYTHING, headers).json or {}
        for one in members.get("items", []):
            if one["email"] == email:
                body = json.dumps({"roles": []}).encode()
                self.again(asked, path=f"{tenant}/members/{one['id']}", query={}, body=body, headers=headers)


@seeded("LD-OFFER-005", f"GET {TENANT}/clouds/{{cloud}}/regions")
class RegionsAreCachedForAllClouds(Fault):
    def __init__(self) -> None:
        self.first: bytes | None = None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/regions") and told.ok:
            self.first = self.first or told.body
            told.body = self.first


@seeded("LD-LIFE-004", f"PUT {TENANT}/roles/{{role_id}}")
class ChangedRolesAreReadFromTheCache(Fault):
    def __init__(self) -> None:
        self.cached: dict[str, bytes] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "GET" and re.search(r"^/tenants/\d+/roles/\d+$", asked.path) and told.ok:
            told.body = self.cached.setdefault(asked.path, told.body)


@seeded("LD-PAGE-003", f"GET {DIVISION}/environments")
class LaterPagesBeginOneTooEarly(Again):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/environments") and told.ok and told.json["page"] > 1:
            found = re.search(r"results=(\d+)", told.headers["link"])
            assert found is not None
            start = (told.json["page"] - 1) * int(found[1]) - 1
            paged(asked, told, self.every(asked, asked.path), start)


@seeded("LD-IDEM-001", f"POST {TENANT}/invitations")
class InvitationsDoNotKnowRetries(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("POST", "/invitations"):
            asked.headers.pop("idempotency-key", None)
        return None


@seeded("LD-ERR-001", f"GET {DEPLOYMENT}")
class MissingDeploymentsGetTheErrorOfTheFramework(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        is_read = asked.method == "GET" and re.search(r"/environments/\d+/deployments/\d+$", asked.path)
        if is_read and told.status == 404:
            told.json = {"error": "Not Found"}
            told.headers["content-type"] = "application/json"


# ---- audit


@seeded("LD-PAGE-008", "GET /audit/tenants/{tenant_id}")
class OnlyTheFirstOfTheTypesCounts(Unheard):
    path, name = r"^/audit/tenants/\d+$", "types"

    def becomes(self, text: str) -> str | None:
        return text.partition(",")[0]


# ---- notifier


@seeded("LD-PAGE-008", f"GET {DIVISION}/channels")
class ChannelsOfDivisionsAreOfAnyKind(Unheard):
    path, name = r"/divisions/\d+/channels$", "channel"

    def concerns(self, text: str) -> bool:
        return text in ("slack", "webhook", "sms", "email")


@seeded("LD-LIFE-009", f"PUT {CHANNEL}")
class ChannelsCannotBeSwitchedOff(Kept):
    """`if body.enabled:` again."""

    method, path = "PUT", r"^/tenants/\d+/channels/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("enabled") is False:
            body["enabled"] = None


@seeded("LD-LIFE-002", f"DELETE {DIVISION}/channels/{{channel_id}}/subscriptions/{{subscription_id}}")
class DeletedSubscriptionsAreStillListed(Again):
    """They are marked as deleted, and the list does not look at the mark."""

    def __init__(self) -> None:
        self.gone: dict[str, dict[int, Any]] = {}

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"^(.*/divisions/\d+/channels/\d+/subscriptions)/(\d+)$", asked.path)
        if asked.method == "DELETE" and found:
            rows = [one for one in self.unseen(asked, found[1]) if one["id"] == int(found[2])]
            asked.rows = rows  # type: ignore[attr-defined]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 204:
            for one in getattr(asked, "rows", []):
                self.gone.setdefault(asked.path.rpartition("/")[0], {})[one["id"]] = one
        if asked.method == "GET" and told.ok and (gone := self.gone.get(asked.path)):
            wanted = asked.query.get("message_type")
            query = {"message_type": wanted} if wanted else {}
            more = [one for one in gone.values() if wanted is None or wanted in one["message_types"]]
            every = [*self.unseen(asked, asked.path, query), *more]
            paged(asked, told, sorted(every, key=lambda one: one["id"]))


@seeded("LD-AUTH-005", f"POST {CHANNEL}/test")
class WhoReadsChannelsMayTestThem(Weaker):
    method, path = "POST", r"^/tenants/\d+/channels/\d+/test$"

    def where(self, asked: Asked) -> str:
        return asked.path.removesuffix("/test")


@seeded("LD-PATH-004", f"GET {DIVISION}/channels")
class ChannelsOfTheTenantAreFoundInItsDivisions(Again):
    def tell(self, asked: Asked, told: Told) -> None:
        found = re.search(r"^(/tenants/\d+)/divisions/\d+(/channels/\d+)$", asked.path)
        if asked.method == "GET" and found and code_of(told) == "channel_not_found":
            there = self.read(asked, found[1] + found[2])
            if there.ok:
                become(told, there)


@seeded("LD-LIFE-008", f"POST {TENANT}/channels")
class HeadersOfWebhooksAreNotKept(Answers):
    path = r"^/tenants/\d+/channels/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        settings = value.get("settings") or {}
        if settings.get("webhook"):
            settings["webhook"].pop("headers", None)


# ---- supervisor


@seeded("LD-PAGE-008", f"GET {SUPERVISED}/logs")
class LogsAreOfAnyNode(Unheard):
    before = SUPERVISOR
    path, name = r"/logs$", "node"

    def concerns(self, text: str) -> bool:
        return text.isdecimal() and 0 < int(text) < 2**63


@seeded("LD-LIFE-008", f"POST {SUPERVISED}/access_rules")
class EveryRuleIsForWhatComesIn(Kept):
    """`body.ingress or True`."""

    before = SUPERVISOR
    path = r"/access_rules$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("ingress") is False:
            body["ingress"] = True


@seeded("LD-PERM-002", f"DELETE {SUPERVISED}/snapshots/{{snapshot_id}}")
class WhoReadsSnapshotsMayDeleteThem(Weaker):
    before = SUPERVISOR
    method, path = "DELETE", r"/snapshots/\d+$"

    def where(self, asked: Asked) -> str:
        return asked.path.rpartition("/")[0]


@seeded("LD-CONF-001", f"PUT {SUPERVISED}/configs/{{kind}}/{{name}}/versions/{{version}}/activate")
class VersionsOfEveryNameAreListed(Again):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        found = re.search(r"^(.*/configs/[^/]+)/[^/]+/versions$", asked.path)
        if asked.method == "GET" and found and told.ok:
            paged(asked, told, self.unseen(asked, found[1]))


@seeded("LD-CONF-001", f"PUT {SUPERVISED}/configs/{{kind}}/{{name}}/versions/{{version}}/activate")
class NewConfigsAreMadePrimaryUnlessToldOtherwise(Kept):
    before = SUPERVISOR
    path = r"/configs/[^/]+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("activate") is None:
            body["activate"] = True


@seeded("LD-TIME-001", f"GET {SUPERVISED}/nodes")
class TimesOfNodesHaveNoZone(Answers):
    before = SUPERVISOR
    path = r"/nodes$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value:
            if one.get("created_at"):
                one["created_at"] = one["created_at"].removesuffix("Z")


@seeded("LD-NODE-002", f"POST {SUPERVISED}/activities/{{runtime}}/{{action}}")
class ActionsReachAllNodes(Kept, Again):
    """The list of nodes is checked, and then forgotten."""

    before = SUPERVISOR
    path = r"/activities/[^/]+/[^/]+$"

    def begin(self, ready: Mapping[str, Any]) -> None:
        Again.begin(self, ready)

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("nodes"), list) and body["nodes"]:
            nodes = [one["id"] for one in self.as_nodes(asked)]
            if nodes and all(one in nodes for one in body["nodes"]):
                body["nodes"] = nodes

    def as_nodes(self, asked: Asked) -> list[Any]:
        path = asked.path.partition("/activities/")[0] + "/nodes"
        headers = {"host": asked.headers.get("host", ""), **self.session}
        found = self.read(asked, path, headers=headers).json
        return found if isinstance(found, list) else []


@seeded("LD-PAGE-005", f"GET {SUPERVISED}/configs/{{kind}}")
class ListsOfConfigsHaveNoLinks(Headers):
    before = SUPERVISOR

    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if asked.method == "GET" and re.search(r"/configs/[^/]+$", asked.path):
            headers.pop("link", None)


@seeded("LD-PAGE-005", f"GET {SUPERVISED}/activities")
class ActivitiesComeInTens(Fault):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        text = asked.query.get("results", "")
        if asked.is_("GET", "/activities") and text.isdecimal() and 1 <= int(text) <= 100:
            asked.query = {name: value for name, value in asked.query.items() if name != "results"}
        return None


@seeded("LD-PERM-004", f"GET {SUPERVISED}/network/info")
class NetworksOfOtherTenantsAreShown(Again):
    before = BOTH

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/network/info") and code_of(told) == "deployment_not_found":
            there = self.as_session(asked)
            if there.ok:
                become(told, there)


@seeded("LD-RES-001", f"POST {SUPERVISED}/access_rules")
class RulesAnswerWithCreated(Fault):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/access_rules") and told.status == 204:
            told.status = 201
