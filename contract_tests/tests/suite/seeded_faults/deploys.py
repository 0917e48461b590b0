"""Mistakes of a deploy, all over the services: written without a look at the laws, which were widened by them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import (
    BOTH,
    CHANNEL,
    DEPLOYMENTS,
    DIVISION,
    ENVIRONMENT,
    EVERYTHING,
    SUPERVISED,
    SUPERVISOR,
    TENANT,
    Answers,
    Asks,
    Bodies,
    Headers,
    WithBodies,
    WithSecrets,
    become,
    done,
    parse,
    rfc3339,
    seeded,
)


@seeded("LD-LIFE-009", f"PUT {TENANT}/cloud_accounts/{{cloud_account_id}}")
class RemarksGoWithEveryChange(Bodies):
    method, path = "PUT", r"/cloud_accounts/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        body.setdefault("remarks", "")


@seeded("LD-LIFE-009", f"PUT {ENVIRONMENT}")
class ChangesLiftTheProtectionOfEnvironments(Bodies):
    method, path = "PUT", r"/environments/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        body.setdefault("protected", False)


@seeded("LD-LIFE-009", f"PUT {TENANT}")
class ChangesOfTenantsClearTheDescription(Bodies):
    method, path = "PUT", r"^/tenants/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        body.setdefault("description", "")


@seeded("LD-LIFE-004", f"PUT {TENANT}/config")
class WhoMayAskMayJoin(Bodies):
    method, path = "PUT", r"^/tenants/\d+/config$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("join_policy") == "request_to_join":
            body["join_policy"] = "open"


@seeded("LD-LIFE-008", f"POST {TENANT}/invitations")
class InvitationsComeWithoutRoles(Answers):
    path = r"^/tenants/\d+/invitations$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["roles"] = []


@seeded("LD-LIFE-008", f"POST {CHANNEL}/subscriptions")
class ScopesOfEnvironmentsAreDropped(Bodies):
    path = r"^/tenants/\d+/channels/\d+/subscriptions$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("scope_environment_ids"), list):
            del body["scope_environment_ids"]


@seeded("LD-ROLE-001", f"PUT {TENANT}/roles/{{role_id}}/members/assign")
class ANewRoleTakesThePlaceOfTheOthers(Asks):
    change = "assign"

    def tell(self, asked: Asked, told: Told) -> None:
        found = re.search(rf"^(/tenants/\d+)/roles/(\d+)/members/{self.change}$", asked.path)
        if found and told.ok and asked.method == "PUT":
            for one in asked.json["members"]:
                self.also(asked, "PUT", f"{found[1]}/members/{one}", {"roles": self.roles(int(found[2]))})

    def roles(self, role: int) -> list[int]:
        return [role]


@seeded("LD-ROLE-001", f"PUT {TENANT}/roles/{{role_id}}/members/revoke")
class WhoLosesARoleLosesAll(ANewRoleTakesThePlaceOfTheOthers):
    change = "revoke"

    def roles(self, role: int) -> list[int]:
        return []


@seeded("LD-LIFE-010", f"GET {TENANT}/summary")
class SummariesCountWhatWasDeleted(Answers):
    path = r"^/tenants/\d+/summary$"

    def __init__(self) -> None:
        self.gone = 0

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and told.ok and re.search(r"/environments/\d+$", asked.path):
            self.gone += 1
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        value["total_environments"] += self.gone


@seeded("LD-LIFE-010", f"GET {DIVISION}/summary")
class SummariesOfDivisionsAreOfTheTenant(Answers, Asks):
    path = r"/divisions/\d+/summary$"

    def spoil(self, asked: Asked, value: Any) -> None:
        whole = self.also(asked, "GET", asked.path.partition("/divisions/")[0] + "/summary").json
        value.update({name: whole[name] for name in value if name in whole})


@seeded("LD-LIFE-010", f"GET {TENANT}/structure")
class EmptyDivisionsAreNotInTheTree(Answers):
    path = r"/structure$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["divisions"] = [one for one in value["divisions"] if one["environments"]]


@seeded("LD-LIFE-009", f"PUT {ENVIRONMENT}")
class ListsShowNothingAsProtected(Answers):
    path = r"/environments$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["protected"] = False


@seeded("LD-LIFE-002", f"DELETE {TENANT}/invitations/{{invitation_id}}")
class WithdrawnInvitationsAreStillOpen(Asks):
    """They are in the list as before."""

    def __init__(self) -> None:
        self.gone: list[Any] = []

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"^(/tenants/\d+/invitations)/(\d+)$", asked.path)
        if found and asked.method == "DELETE":
            listed = self.also(asked, "GET", found[1], query=EVERYTHING).json or {}
            self.gone += [one for one in listed.get("items", []) if one["id"] == int(found[2])]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/invitations") and asked.path.startswith("/tenants/") and told.ok:
            page = told.json
            page["items"] = [*self.gone, *page["items"]]
            page["total_results"] += len(self.gone)
            page["total_pages"] = max(1, page["total_pages"])
            told.json = page


@seeded("LD-PAGE-008", f"GET {SUPERVISED}/nodes/{{node_id}}/heartbeats/{{runtime}}")
class HeartbeatsHaveNoEnd(Fault):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        if "/heartbeats/" in asked.path:
            asked.query.pop("to", None)
        return None


@seeded("LD-PERM-006", f"GET {CHANNEL}/subscriptions")
class UnknownChannelsHaveNoSubscriptions(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        is_list = asked.method == "GET" and re.search(r"^/tenants/\d+/channels/\d+/subscriptions$", asked.path)
        if is_list and told.status == 404 and "channel_not_found" in str(told.json):
            told.status, told.headers["content-type"] = 200, "application/json"
            told.json = {"items": [], "page": 1, "total_pages": 0, "total_results": 0}
            where = f"<http://{asked.headers['host']}{asked.path}?page=1&results=10>"
            told.headers["link"] = f'{where}; rel="first", {where}; rel="last"'


@seeded("LD-LIFE-008", f"POST {TENANT}/api_keys")
class DivisionsOfKeysAreNotShown(Answers):
    path = r"/api_keys(/\d+)?$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            one["division_id"] = one["division_name"] = None


@seeded("LD-LIFE-008", f"POST {TENANT}/roles")
class OverridesOfEnvironmentsAreNotShown(Answers):
    path = r"/roles/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["permissions"]["divisions"].values():
            one["environments"] = {}


@seeded("LD-TIME-003", f"GET {DIVISION}")
class ChangedBeforeItWasMade(Answers):
    path = r"/divisions/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["updated_at"] = rfc3339(parse(value["created_at"]) - timedelta(hours=1))


@seeded("LD-KEY-009", "GET /audit/tenants/{tenant_id}")
class TheLogHoldsTheToken(WithSecrets):
    def concerns(self, asked: Asked) -> bool:
        return asked.method == "GET" and asked.path.startswith("/audit/tenants/")

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            if isinstance(one.get("data"), dict) and one["data"].get("id") in self.secrets:
                one["data"]["value"] = self.secrets[one["data"]["id"]]


@seeded("LD-KEY-009", f"GET {SUPERVISED}")
class TheStatusTellsThePassword(Answers, Asks):
    before = SUPERVISOR
    path = r"^/deployments/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        found = self.also(asked, "GET", f"{asked.path}/credentials").json
        value["iggy"] = {"root_password": found.get("password")}


@seeded("LD-PERM-002", f"GET {SUPERVISED}/credentials")
class CredentialsAreForWhoReadsDeployments(WithBodies):
    before = BOTH

    def concerns(self, asked: Asked, made_with: dict[str, Any]) -> bool:
        return asked.is_("GET", "/credentials") and "'deployment:read'" in str(made_with.get("permissions"))


@seeded("LD-PERM-007", f"GET {TENANT}/structure")
class ScopedKeysSeeTheWholeTree(WithBodies):
    def concerns(self, asked: Asked, made_with: dict[str, Any]) -> bool:
        return asked.is_("GET", "/structure") and made_with.get("division_id") is not None


@seeded("LD-ROLE-002", f"PUT {TENANT}/roles/{{role_id}}")
class SystemRolesCanBeChanged(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "PUT" and told.status == 403 and (told.json or {}).get("code") == "role_immutable":
            become(told, done())


@seeded("LD-LIFE-007", f"GET {CHANNEL}/subscriptions/{{subscription_id}}")
class SubscriptionsAreFoundThroughAnyChannel(Fault):
    def __init__(self) -> None:
        self.lists: dict[str, str] = {}

    def ask(self, asked: Asked) -> Told | None:
        where, _, one = asked.path.rpartition("/")
        owner = where.rpartition("/channels/")[0]
        if asked.method == "GET" and self.lists.get(one, "").startswith(f"{owner}/channels/") and owner:
            asked.path = f"{self.lists[one]}/{one}"
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/subscriptions") and "ld-subscription" in told.headers:
            self.lists[told.headers["ld-subscription"]] = asked.path


@seeded("LD-HDR-002", f"POST {SUPERVISED}/configs/{{kind}}")
class TheIdHeaderOfConfigsIsTheVersion(Headers):
    before = SUPERVISOR

    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if "ld-config" in headers:
            headers["ld-config"] = "1"


@seeded("LD-LIFE-001", f"POST {DIVISION}/channels/{{channel_id}}/subscriptions")
class TheIdHeaderOfSubscriptionsIsTheChannel(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if "ld-subscription" in headers and "/divisions/" in asked.path:
            headers["ld-subscription"] = asked.path.split("/")[-2]


@seeded("LD-HDR-002", f"POST {DEPLOYMENTS}/managed")
class TheIdHeaderOfTheEnvironmentIsTheDivision(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if "ld-environment" in headers and asked.path.endswith("/managed"):
            headers["ld-environment"] = asked.path.split("/")[4]


@seeded("LD-IDEM-001", f"POST {SUPERVISED}/backups")
class BackupsAreMadeTwice(Fault):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("POST", "/backups"):
            asked.headers.pop("idempotency-key", None)
        return None


@seeded("LD-RATE-002", f"POST {CHANNEL}/test")
class TheWaitAfterATestIsADate(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.path.endswith("/test") and "retry-after" in told.headers:
            told.headers["retry-after"] = "Wed, 20 May 2026 10:00:10 GMT"


@seeded("LD-LIFE-011", f"GET {TENANT}/roles")
class NamesAreReadInTitleCase(Answers):
    path = r"/roles/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["name"] = value["name"].title()


@seeded("LD-LIFE-012", f"GET {DIVISION}/environments")
class EnvironmentsHoldOneTooMany(Answers):
    path = r"/environments$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["deployments_count"] += 1
