"""Gaps between operations of core and audit: aimed at what laws about one operation alone do not see."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from math import ceil
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults import base
from seeded_faults.base import (
    DEPLOYMENTS,
    DIVISION,
    ENVIRONMENT,
    EVERYTHING,
    TENANT,
    Answers,
    Bodies,
    Errors,
    become,
    done,
    is_creation,
    parse,
    problem,
    rfc3339,
    seeded,
)

DEPLOYMENT = f"{DEPLOYMENTS}/{{deployment_id}}"
SESSIONS = "/account/sessions"
AUDIT = "GET /audit/tenants/{tenant_id}"
REGION = f"{TENANT}/clouds/{{cloud}}/regions/{{region}}"


def cookie_of(asked: Asked) -> str:
    return asked.headers.get("cookie", "")


def results_of(asked: Asked) -> int:
    return int(asked.query.get("results") or 10)


def is_first(told: Told) -> bool:
    return told.ok and "idempotent-replayed" not in told.headers


class Asks(base.Asks):
    """Asks more; with the owner's key once the session is over."""

    def begin(self, ready: Mapping[str, Any]) -> None:
        super().begin(ready)
        self.key = {"ld-api-key": ready["api_key"]}

    def also(self, asked: Asked, method: str, path: str, body: Any = None, query: dict[str, str] | None = None) -> Told:
        told = super().also(asked, method, path, body, query)
        if told.status == 401:
            self.session = self.key
            told = super().also(asked, method, path, body, query)
        return told


# -- the account -------------------------------------------------------------------------------------------------------


@seeded("LD-AUTH-012", f"DELETE {SESSIONS}")
class TheSessionThatEndsAllLivesOn(Asks):
    def __init__(self) -> None:
        self.people: dict[str, int] = {}
        self.dead: set[str] = set()

    def ask(self, asked: Asked) -> Told | None:
        mine = cookie_of(asked)
        if not mine:
            return None
        if mine in self.dead:
            return problem(401, "unauthorized")
        if asked.path == "/account/sessions" and asked.method == "DELETE" and asked.headers.get("x-csrf-token"):
            who = self.person(mine)
            if who:
                self.dead |= {one for one in self.people if one != mine and self.person(one) == who}
                return done()
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if cookie_of(asked) and told.ok:
            self.people.setdefault(cookie_of(asked), 0)
        if told.ok and told.headers.get("set-cookie", "session=;")[:9] != "session=;":
            self.people.setdefault(told.headers["set-cookie"].partition(";")[0], 0)

    def person(self, cookie: str) -> int:
        found = self.send(Asked("GET", "/account", {}, {"cookie": cookie}, b"")).json or {}
        return int(found.get("id", 0))


@seeded("LD-AUTH-013", f"POST {SESSIONS}")
class RenewedSessionsLiveShorter(Answers):
    """An hour instead of a week."""

    method, path = "POST", r"^/account/sessions$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["expiry"] = rfc3339(parse(value["expiry"]) - timedelta(days=6, hours=23))


@seeded("LD-AUTH-013", f"POST {SESSIONS}")
class RenewedSessionsTellTheOldToken(Answers):
    method, path = "POST", r"^/account/sessions$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["csrf_token"] = asked.headers.get("x-csrf-token", value["csrf_token"])


@seeded("LD-AUTH-011", "PUT /account/settings")
class AnyCsrfTokenWillDo(Asks):
    """It is looked whether there is one, not which."""

    def begin(self, ready: Mapping[str, Any]) -> None:
        super().begin(ready)
        self.tokens = {f"session={ready['session']}": ready["csrf_token"]}

    def ask(self, asked: Asked) -> Told | None:
        if asked.headers.get("x-csrf-token") and cookie_of(asked) in self.tokens:
            asked.headers["x-csrf-token"] = self.tokens[cookie_of(asked)]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        body = told.json
        if told.ok and "set-cookie" in told.headers and isinstance(body, dict) and "csrf_token" in body:
            self.tokens[told.headers["set-cookie"].partition(";")[0]] = body["csrf_token"]


@seeded("LD-AUTH-017", "GET /tenants")
class KeysSeeAllTenantsOfTheirMaker(Asks):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "GET" and asked.path == "/tenants" and told.ok and asked.headers.get("ld-api-key"):
            told.json = self.also(asked, "GET", "/tenants").json


@seeded("LD-AUTH-018", "PUT /account/invitations/{invitation_id}/reject")
class WhoRefusesJoins(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "PUT":
            asked.path = re.sub(r"^(/account/invitations/\d+)/reject$", r"\1/accept", asked.path)
        return None


@seeded("LD-STATE-003", "PUT /account/settings")
class DefaultTenantsMayBeAnybodys(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("PUT", "/account/settings") and "invalid_default_tenant" in str(told.json):
            become(told, done())


@seeded("LD-AUTH-013", f"POST {SESSIONS}")
class ScriptsCanReadTheCookie(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if "set-cookie" in told.headers:
            told.headers["set-cookie"] = told.headers["set-cookie"].replace("; HttpOnly", "")


# -- tenants, what they cost -------------------------------------------------------------------------------------------


@seeded("LD-OFFER-003", f"GET {TENANT}")
class EveryTenantHasACard(Answers):
    path = r"^/tenants/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["has_payment_method"] = True


@seeded("LD-OFFER-002", f"POST {DEPLOYMENTS}/preview")
class EstimatesAreForOneNode(Answers, Asks):
    """They say the number that was asked for, all the same."""

    method, path = "POST", r"/deployments/preview$"

    def spoil(self, asked: Asked, value: Any) -> None:
        one = self.also(asked, "POST", asked.path, {**asked.json, "nodes": 1}).json
        value.update({name: one[name] for name in ("monthly_total_usd", "breakdown")})


@seeded("LD-LIFE-020", f"POST {DEPLOYMENTS}/preview")
class EstimatesAreOrders(Asks):
    def __init__(self) -> None:
        self.made = 0

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/deployments/preview") and is_first(told):
            self.made += 1
            wanted = {name: asked.json[name] for name in ("cloud", "region", "tier")}
            body = {**wanted, "name": f"estimate-{self.made}", "cluster": "standalone"}
            self.also(asked, "POST", asked.path.replace("/preview", "/managed"), body)


@seeded("LD-OFFER-001", f"GET {REGION}/clusters")
class ClustersGoWithTheFreeTier(Answers):
    path = r"/regions/[^/]+/clusters$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value:
            one["tiers"] = list(dict.fromkeys(["free", *one["tiers"]]))


# -- cloud accounts ----------------------------------------------------------------------------------------------------


@seeded("LD-LIFE-001", f"POST {TENANT}/cloud_accounts")
class AccountsAreNumbers(Answers):
    """Zeros at the beginning are gone."""

    path = r"/cloud_accounts(/\d+)?$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            one["account_id"] = one["account_id"].lstrip("0")


@seeded("LD-STATE-002", f"POST {TENANT}/cloud_accounts")
class EachCloudHasNamesOfItsOwn(Asks):
    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/cloud_accounts") and "already_exists" in str(told.json):
            name, cloud = asked.json["name"], asked.json["cloud"]
            same = {"name": name, "cloud": cloud}
            if self.also(asked, "GET", asked.path, query=same).json["total_results"] == 0:
                other = f"{name[:80]} {len(self.names)}"
                become(told, self.also(asked, "POST", asked.path, {**asked.json, "name": other}))
                self.names[other] = name
        elif re.search(r"/cloud_accounts(/\d+)?$", asked.path) and asked.method == "GET" and told.ok:
            value = told.json
            for one in value.get("items", [value]):
                one["name"] = self.names.get(one["name"], one["name"])
            told.json = value


@seeded("LD-ERR-007", f"POST {TENANT}/cloud_accounts")
class EveryIssueIsThatOfTheFirstField(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        issues = value.get("field_issues") or []
        for one in issues[1:]:
            one["path"] = issues[0].get("path")


@seeded("LD-PAGE-008", f"GET {TENANT}/cloud_accounts")
class NamesInFiltersArePatterns(Asks):
    """An underscore stands for any sign, as LIKE has it."""

    def tell(self, asked: Asked, told: Told) -> None:
        name = asked.query.get("name", "")
        if asked.is_("GET", "/cloud_accounts") and told.ok and re.search("[%_]", name):
            signs = {"%": ".*", "_": "."}
            pattern = re.compile("".join(signs.get(sign, re.escape(sign)) for sign in name), re.DOTALL)
            rest = {key: value for key, value in asked.query.items() if key in ("cloud", "region")}
            every = self.also(asked, "GET", asked.path, query={**rest, **EVERYTHING}).json["items"]
            page = told.json
            results = results_of(asked)
            found = [one for one in every if pattern.fullmatch(one["name"])]
            if len(found) <= results and page["page"] == 1:
                page.update(items=found, total_results=len(found), total_pages=min(1, len(found)))
                told.json = page


# -- divisions and environments ----------------------------------------------------------------------------------------


class Reserved(Asks):
    """Names that nobody has, and yet nobody may take."""

    kind = ""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.reserved: set[tuple[str, str]] = set()

    def lets_go(self, asked: Asked, was: str) -> bool:
        raise NotImplementedError

    def ask(self, asked: Asked) -> Told | None:
        if asked.method in ("PUT", "DELETE") and re.search(rf"/{self.kind}s/\d+$", asked.path):
            found = self.also(asked, "GET", asked.path).json or {}
            self.names[asked.path] = found.get("name", "")
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        where = asked.path.rpartition("/")[0]
        if asked.path in self.names and told.ok and self.lets_go(asked, self.names[asked.path]):
            self.reserved.add((where, self.names[asked.path]))
        if asked.is_("POST", f"/{self.kind}s") and told.ok and (asked.path, asked.json["name"]) in self.reserved:
            self.also(asked, "DELETE", f"{asked.path}/{told.headers[f'ld-{self.kind}']}")
            marks = {name: value for name, value in told.headers.items() if name == "idempotent-replayed"}
            become(told, problem(409, f"{self.kind}_already_exists"))
            told.headers.update(marks)


@seeded("LD-LIFE-022", f"PUT {DIVISION}")
class OldNamesStayTaken(Reserved):
    kind = "division"

    def lets_go(self, asked: Asked, was: str) -> bool:
        return asked.method == "PUT" and (asked.json or {}).get("name") not in (None, was)


@seeded("LD-LIFE-002", f"DELETE {ENVIRONMENT}")
class NamesOfWhatIsGoneStayTaken(Reserved):
    kind = "environment"

    def lets_go(self, asked: Asked, was: str) -> bool:
        return asked.method == "DELETE"


@seeded("LD-TIME-004", f"PUT {ENVIRONMENT}")
class ChangesLeaveNoTime(Answers):
    path = r"/environments(/\d+)?$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            one["updated_at"] = one["created_at"]


@seeded("LD-LIFE-009", f"PUT {DIVISION}")
class EmptyTextsAreLeftOut(Bodies):
    method, path = "PUT", r"/divisions/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        for name in [name for name, value in body.items() if value == "" and name != "name"]:
            del body[name]


@seeded("LD-PERM-007", f"GET {TENANT}/divisions")
class HiddenDivisionsAreCounted(Asks):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/divisions") and told.ok and asked.headers.get("ld-api-key"):
            page = told.json
            every = self.also(asked, "GET", asked.path, query=EVERYTHING).json
            page["total_results"] = every["total_results"]
            page["total_pages"] = ceil(page["total_results"] / results_of(asked))
            told.json = page


@seeded("LD-DEL-001", f"DELETE {ENVIRONMENT}")
class OnceProtectedAlwaysProtected(Asks):
    def __init__(self) -> None:
        self.protected: set[str] = set()

    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "DELETE" and asked.path in self.protected and not asked.query.get("code"):
            found = self.also(asked, "GET", asked.path)
            if found.ok and not found.json["protected"]:
                return problem(400, "code_required")
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if told.ok and isinstance(asked.json, dict) and asked.json.get("protected") is True:
            if asked.is_("POST", "/environments"):
                self.protected.add(f"{asked.path}/{told.headers['ld-environment']}")
            if asked.method == "PUT" and re.search(r"/environments/\d+$", asked.path):
                self.protected.add(asked.path)


@seeded("LD-LIFE-022", f"PUT {ENVIRONMENT}")
class TheTreeShowsTheFirstNames(Answers):
    path = r"/structure$"

    def __init__(self) -> None:
        self.names: dict[int, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        for kind in ("division", "environment"):
            if asked.is_("POST", f"/{kind}s") and told.ok:
                self.names[int(told.headers[f"ld-{kind}"])] = asked.json["name"]
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        for division in value["divisions"]:
            for one in (division, *division["environments"]):
                one["name"] = self.names.setdefault(one["id"], one["name"])


@seeded("LD-LIFE-010", f"GET {TENANT}/summary")
class DeploymentsAreCountedByNodes(Answers, Asks):
    """A join too many."""

    path = r"^/tenants/\d+/summary$"

    def spoil(self, asked: Asked, value: Any) -> None:
        tenant = asked.path.removesuffix("/summary")
        tree = self.also(asked, "GET", f"{tenant}/structure").json
        value["total_deployments"] = sum(
            one["nodes_count"]
            for division in tree["divisions"]
            for environment in division["environments"]
            for one in self.deployments(asked, f"{tenant}/divisions/{division['id']}", environment)
        )

    def deployments(self, asked: Asked, division: str, environment: dict[str, Any]) -> list[dict[str, Any]]:
        where = f"{division}/environments/{environment['id']}/deployments"
        return self.also(asked, "GET", where, query=EVERYTHING).json["items"] if environment["deployments"] else []


# -- deployments -------------------------------------------------------------------------------------------------------


@seeded("LD-LIFE-004", f"PUT {DEPLOYMENT}/retention")
class OnlyLogsAreKeptAsLongAsAsked(Answers, Asks):
    path = r"/deployments(/\d+)?$"

    def __init__(self) -> None:
        self.was: dict[int, dict[str, int]] = {}

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("PUT", "/retention"):
            found = self.also(asked, "GET", asked.path.removesuffix("/retention")).json or {}
            if "retention" in found:
                self.was.setdefault(found["id"], found["retention"]["telemetry"])
        return None

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            if one["id"] in self.was:
                kept = one["retention"]["telemetry"]
                one["retention"]["telemetry"] = {**self.was[one["id"]], "logs_days": kept["logs_days"]}


@seeded("LD-LIFE-014", f"POST {DEPLOYMENT}/upgrade")
class WithANewTierTheStorageStays(Bodies):
    path = r"/upgrade$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("tier"), str) and isinstance(body.get("storage"), dict):
            del body["storage"]


@seeded("LD-LIFE-014", f"POST {DEPLOYMENT}/extend")
class EveryExtensionIsOneNode(Bodies):
    """Calls with an idempotency-key are left alone: what compares bodies would see one that was not sent."""

    path = r"/extend$"

    def concerns(self, asked: Asked) -> bool:
        return "idempotency-key" not in asked.headers and super().concerns(asked)

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        nodes = body.get("nodes")
        for one in nodes if isinstance(nodes, list) else []:
            if isinstance(one, dict) and type(one.get("count")) is int and one["count"] > 1:
                one["count"] = 1


@seeded("LD-STATE-001", f"POST {DIVISION}/deployments/starter")
class RefusedStartersLeaveAnEnvironment(Asks):
    def tell(self, asked: Asked, told: Told) -> None:
        if (
            asked.is_("POST", "/deployments/starter")
            and told.status == 400
            and isinstance(asked.json, dict)
            and asked.json.get("environment_id") is None
        ):
            name = asked.json.get("environment_name") or "sandbox"
            where = asked.path.replace("/deployments/starter", "/environments")
            self.also(asked, "POST", where, {"name": name})


# -- roles and keys ----------------------------------------------------------------------------------------------------


@seeded("LD-ROLE-005", f"DELETE {TENANT}/roles/{{role_id}}")
class MembersKeepRolesThatAreGone(Answers, Asks):
    path = r"^/tenants/\d+/members$"

    def __init__(self) -> None:
        self.gone: dict[int, set[str]] = {}
        self.held: dict[str, tuple[str, list[int]]] = {}

    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "DELETE" and re.search(r"/roles/\d+$", asked.path):
            role = self.also(asked, "GET", asked.path).json or {}
            members = self.also(asked, "GET", f"{asked.path}/members", query=EVERYTHING).json or {}
            self.held[asked.path] = role.get("name", ""), [one["id"] for one in members.get("items", [])]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and told.ok and asked.path in self.held:
            name, members = self.held[asked.path]
            for one in members:
                self.gone.setdefault(one, set()).add(name)
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["roles"] = [*one["roles"], *sorted(self.gone.get(one["id"], ()))]


@seeded("LD-LIFE-022", f"PUT {TENANT}/roles/{{role_id}}")
class KeysKnowRolesByTheirFirstNames(Answers):
    path = r"/api_keys(/\d+|/context)?$"

    def __init__(self) -> None:
        self.names: dict[int, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/roles") and told.ok:
            self.names[int(told.headers["ld-role"])] = asked.json["name"]
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            one["role_name"] = self.names.setdefault(one["role_id"], one["role_name"])


@seeded("LD-ROLE-004", f"PUT {TENANT}/roles/{{role_id}}")
class WhatWasAllowedOnceStaysAllowed(Fault):
    """What a key was let do is remembered, whatever becomes of its role."""

    def __init__(self) -> None:
        self.allowed: set[tuple[str, str, str]] = set()

    def begin(self, ready: Mapping[str, Any]) -> None:
        self.owner = ready["api_key"]

    def tell(self, asked: Asked, told: Told) -> None:
        call = (asked.headers.get("ld-api-key", ""), asked.method, asked.path)
        if told.ok:
            self.allowed.add(call)
        elif told.status == 403 and call in self.allowed and "insufficient_permissions" in str(told.json):
            asked.headers["ld-api-key"] = self.owner
            become(told, self.send(asked))


@seeded("LD-STATE-001", f"PUT {TENANT}/roles/{{role_id}}")
class RefusedRolesAreRenamed(Asks):
    """The name is written before the permissions are looked at."""

    def tell(self, asked: Asked, told: Told) -> None:
        body = asked.json
        if (
            asked.method == "PUT"
            and re.search(r"/roles/\d+$", asked.path)
            and told.status == 400
            and isinstance(body, dict)
            and isinstance(body.get("name"), str)
            and "permissions" in body
        ):
            self.also(asked, "PUT", asked.path, {"name": body["name"]})


@seeded("LD-STATE-001", f"PUT {TENANT}/roles/{{role_id}}/members/assign")
class RefusedAssignmentsAreHalfDone(Asks):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("PUT", "/members/assign") and told.status == 400 and "member_not_found" in str(told.json):
            for one in asked.json["members"]:
                self.also(asked, "PUT", asked.path, {"members": [one]})


class WithKeys(Asks):
    """Knows where the keys are that were made, by their secrets."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok:
            self.places[told.json["token"]] = f"{asked.path}/{told.json['id']}"


@seeded("LD-KEY-005", f"PUT {TENANT}/api_keys/{{api_key_id}}/security")
class RangesOfAddressesAllowNobody(WithKeys):
    """Addresses are compared as text."""

    def ask(self, asked: Asked) -> Told | None:
        place = self.places.get(asked.headers.get("ld-api-key", ""))
        if place is None:
            return None
        key = self.also(asked, "GET", place).json or {}
        if key.get("validate_ip") and all("/" in one for one in key["allowed_ips"]):
            return problem(403, "ip_not_allowed")
        return None


@seeded("LD-KEY-005", f"PUT {TENANT}/api_keys/{{api_key_id}}/security")
class AllowlistsThatAreOffCount(Answers, WithKeys):
    path = r"/api_keys(/\d+|/context)?$"

    def __init__(self) -> None:
        super().__init__()
        self.off: set[str] = set()

    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if is_creation(asked) and isinstance(body, dict) and body.get("allowed_ips") and not body.get("validate_ip"):
            self.off.add(str(body.get("name")))
            asked.json = {**body, "validate_ip": True}
        return None

    def concerns(self, asked: Asked) -> bool:
        return is_creation(asked) or super().concerns(asked)

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            if one["name"] in self.off:
                one["validate_ip"] = False


@seeded("LD-KEY-006", f"PUT {TENANT}/api_keys/{{api_key_id}}/security")
class TheContextTellsOldAddresses(Answers):
    path = r"/api_keys/context$"

    def __init__(self) -> None:
        self.first: dict[int, dict[str, Any]] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if is_creation(asked) and told.ok and isinstance(asked.json, dict):
            was = {
                "validate_ip": bool(asked.json.get("validate_ip")),
                "allowed_ips": asked.json.get("allowed_ips") or [],
            }
            self.first.setdefault(told.json["id"], was)
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        value.update(self.first.get(value["id"], {}))


# -- people ------------------------------------------------------------------------------------------------------------


@seeded("LD-LIFE-008", f"POST {TENANT}/invitations")
class InvitationsLoseTheTag(Bodies):
    """What stands behind a plus sign is cut from addresses."""

    path = r"^/tenants/\d+/invitations$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("email"), str):
            body["email"] = re.sub(r"\+[^@]*@", "@", body["email"])


@seeded("LD-AUTH-016", f"PUT {TENANT}/members/{{member_id}}")
class WhoIsSwitchedOffStillReads(Asks):
    """Memberships are looked up once a session."""

    def __init__(self) -> None:
        self.known: set[tuple[str, str]] = set()

    def tell(self, asked: Asked, told: Told) -> None:
        found = re.search(r"^/tenants/\d+", asked.path)
        if found and asked.method == "GET" and cookie_of(asked):
            call = (cookie_of(asked), found[0])
            if told.ok:
                self.known.add(call)
            elif told.status in (403, 404) and call in self.known:
                become(told, self.also(asked, "GET", asked.path, query=asked.query))


@seeded("LD-PAGE-002", f"GET {TENANT}/members")
class FullPagesHaveAnotherAfterThem(Answers):
    """Divided, and one more, whatever the remainder."""

    def spoil(self, asked: Asked, value: Any) -> None:
        if isinstance(value, dict) and value.get("total_results"):
            value["total_pages"] = value["total_results"] // results_of(asked) + 1


# -- the log -----------------------------------------------------------------------------------------------------------


@seeded("LD-AUDIT-001", f"PUT {TENANT}/members/{{member_id}}")
class SubjectsAreAuthors(Answers):
    path = r"^/audit/tenants/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            if one.get("author") and one.get("user"):
                one["author"], one["user"] = one["user"], one["author"]


@seeded("LD-PAGE-008", AUDIT)
class OneOfTheFiltersIsEnough(Asks):
    """With several of them, an event has to fit one."""

    each = ("types", "division", "environment", "deployment", "user", "author", "api_key", "correlation_id")

    def tell(self, asked: Asked, told: Told) -> None:
        given = [name for name in self.each if asked.query.get(name)]
        if not (asked.method == "GET" and asked.path.startswith("/audit/tenants/") and told.ok and len(given) > 1):
            return
        range_ = {name: asked.query[name] for name in ("from", "to") if name in asked.query}
        found: dict[str, Any] = {}
        for name in given:
            query = {**range_, name: asked.query[name], **EVERYTHING}
            for one in self.also(asked, "GET", asked.path, query=query).json["items"]:
                found[json.dumps(one, sort_keys=True)] = one
        events = sorted(found.values(), key=lambda one: one["timestamp"], reverse=True)
        page, results = told.json, results_of(asked)
        start = (page["page"] - 1) * results
        page["items"] = events[start : start + results]
        page["total_results"], page["total_pages"] = len(events), ceil(len(events) / results)
        told.json = page


@seeded("LD-AUDIT-006", "GET /audit/users/activity")
class CallsWithKeysAreNoActivity(Answers, Asks):
    path = r"^/audit/users/activity$"

    def begin(self, ready: Mapping[str, Any]) -> None:
        super().begin(ready)
        self.log = f"/audit/tenants/{ready['tenant_id']}"

    def spoil(self, asked: Asked, value: Any) -> None:
        events = self.also(asked, "GET", self.log, query=EVERYTHING).json["items"]
        by_key = {self.mark(one) for one in events if one["api_key"] is not None}
        was = len(value["items"])
        value["items"] = [one for one in value["items"] if self.mark(one) not in by_key]
        value["total_results"] -= was - len(value["items"])
        value["total_pages"] = ceil(value["total_results"] / results_of(asked))

    def mark(self, event: dict[str, Any]) -> str:
        return json.dumps([event["type"], event["timestamp"], event.get("data")], sort_keys=True)
