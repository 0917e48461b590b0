"""What documents promise, broken: written by somebody who did not know the laws, which were widened by them."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    Errors,
    WithBodies,
    become,
    done,
    parse,
    problem,
    rfc3339,
    seeded,
)

DEPLOYMENT = f"{DEPLOYMENTS}/{{deployment_id}}"
ONE_DEPLOYMENT = r"^/tenants/\d+/.*/deployments/\d+$"


# -- changes that change too much, or too little ---------------------------------------------------------------------


@seeded("LD-LIFE-009", f"PUT {CHANNEL}")
class ChannelsLoseTheirSettings(Bodies):
    method, path = "PUT", r"^/tenants/\d+/channels/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        body.setdefault("settings", {})


@seeded("LD-LIFE-009", f"PUT {TENANT}/members/{{member_id}}")
class WhoIsSwitchedOffLosesHisRoles(Bodies):
    method, path = "PUT", r"/members/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        body.setdefault("roles", [])


@seeded("LD-LIFE-009", f"PUT {TENANT}/billing/info")
class TheTaxNumberIsNotKept(Bodies):
    method, path = "PUT", r"/billing/info$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("tax_id"), str):
            del body["tax_id"]


@seeded("LD-LIFE-008", f"POST {DEPLOYMENTS}/managed")
class ManagedDeploymentsAreNeverProtected(Bodies):
    path = r"/deployments/managed$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("protected"), bool):
            del body["protected"]


@seeded("LD-LIFE-015", f"PUT {CHANNEL}/subscriptions")
class SubscriptionsAreAddedNotReplaced(Asks):
    def __init__(self) -> None:
        self.lost: list[Any] = []

    def ask(self, asked: Asked) -> Told | None:
        """Remember what is there before."""
        self.lost = []
        if self.is_set(asked):
            found = self.also(asked, "GET", asked.path, query=EVERYTHING).json or {}
            self.lost = found.get("items", [])
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if self.is_set(asked) and told.ok and "idempotent-replayed" not in told.headers:
            for one in self.lost:
                self.also(asked, "POST", asked.path, {"message_types": one["message_types"]})

    def is_set(self, asked: Asked) -> bool:
        return asked.method == "PUT" and re.search(r"^/tenants/\d+/channels/\d+/subscriptions$", asked.path) is not None


@seeded("LD-LIFE-008", f"POST {SUPERVISED}/network/aws/vpc_peering")
class PeeringsForgetTheRegion(Bodies):
    before = SUPERVISOR
    path = r"/aws/vpc_peering$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("peer_region"), str):
            del body["peer_region"]


@seeded("LD-LIFE-014", f"POST {DEPLOYMENT}/extend")
class NodesThatAreAddedDoNotCount(Answers, Asks):
    path = ONE_DEPLOYMENT

    def __init__(self) -> None:
        self.was: dict[str, int] = {}

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("POST", "/extend"):
            where = asked.path.removesuffix("/extend")
            found = self.also(asked, "GET", where).json or {}
            if "nodes_count" in found:
                self.was.setdefault(where, found["nodes_count"])
        return None

    def spoil(self, asked: Asked, value: Any) -> None:
        value["nodes_count"] = self.was.get(asked.path, value["nodes_count"])


@seeded("LD-LIFE-014", f"POST {DEPLOYMENT}/upgrade")
class UpgradesAreNotRemembered(Answers):
    path = ONE_DEPLOYMENT

    def spoil(self, asked: Asked, value: Any) -> None:
        value["upgrades"] = []


@seeded("LD-LIFE-004", f"PUT {DEPLOYMENT}/retention")
class RetentionIsShownInHours(Answers):
    """From when it is changed."""

    path = ONE_DEPLOYMENT

    def __init__(self) -> None:
        self.changed: set[str] = set()

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("PUT", "/retention") and told.ok:
            self.changed.add(asked.path.removesuffix("/retention"))
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        if asked.path in self.changed:
            kept = value["retention"]["telemetry"]
            value["retention"]["telemetry"] = {name: days * 24 for name, days in kept.items()}


# -- counts, lists and trees -------------------------------------------------------------------------------------------


@seeded("LD-LIFE-012", f"GET {ENVIRONMENT}")
class EnvironmentsHoldNothing(Answers):
    path = r"/environments/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["deployments_count"] = 0


@seeded("LD-LIFE-017", f"GET {TENANT}/members/all")
class AllMembersAreTheActiveOnes(Answers, Asks):
    path = r"/members/all$"

    def spoil(self, asked: Asked, value: Any) -> None:
        where = asked.path.removesuffix("/all")
        idle = self.also(asked, "GET", where, query={"active": "false", **EVERYTHING}).json or {}
        gone = {one["id"] for one in idle.get("items", [])}
        value[:] = [one for one in value if one["id"] not in gone]


@seeded("LD-PATH-004", f"GET {TENANT}/channels")
class ChannelsOfDivisionsAreTheTenantsToo(Asks):
    def __init__(self) -> None:
        self.lists: set[str] = set()

    def tell(self, asked: Asked, told: Told) -> None:
        if re.search(r"/divisions/\d+/channels$", asked.path) and asked.method == "POST" and told.ok:
            self.lists.add(asked.path)
        if re.search(r"^/tenants/\d+/channels$", asked.path) and asked.method == "GET" and told.ok:
            page = told.json
            for path in sorted(self.lists):
                more = (self.also(asked, "GET", path, query=EVERYTHING).json or {}).get("items", [])
                page["items"] += more
                page["total_results"] += len(more)
            told.json = page


@seeded("LD-PATH-004", f"GET {DIVISION}/channels")
class ChannelsOfDivisionsSayTheyAreTheTenants(Answers):
    path = r"/divisions/\d+/channels(/\d+)?$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            one["owner_kind"] = "tenant"


@seeded("LD-PATH-003", f"GET {SUPERVISED}/nodes/{{node_id}}/metrics/{{runtime}}")
class MetricsAreAlwaysOfIggy(Fault):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        asked.path = re.sub(r"/metrics/\w+$", "/metrics/iggy", asked.path)
        return None


@seeded("LD-PATH-002", f"GET {TENANT}/clouds/{{cloud}}/regions")
class UnknownCloudsHaveNoRegions(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/regions") and told.status == 404 and told.json["code"] == "cloud_not_found":
            told.status, told.headers["content-type"], told.json = 200, "application/json", []


# -- members that say something else -----------------------------------------------------------------------------------


@seeded("LD-RES-003", f"POST {DEPLOYMENTS}/preview")
class FreeIsNotFree(Answers):
    method, path = "POST", r"/deployments/preview$"

    def spoil(self, asked: Asked, value: Any) -> None:
        if value["tier"] == "free":
            value["monthly_total_usd"] = value["breakdown"]["compute_usd"] = "7.59"


@seeded("LD-LIFE-013", f"POST {DEPLOYMENTS}/preview")
class PreviewsAreOfTheFirstRegion(Answers):
    method, path = "POST", r"/deployments/preview$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["region"] = {"aws": "us-east-1", "gcp": "us-central1"}[value["cloud"]]


@seeded("LD-RES-003", f"GET {DEPLOYMENT}")
class EveryAreaIsEurope(Answers):
    path = ONE_DEPLOYMENT

    def spoil(self, asked: Asked, value: Any) -> None:
        value["area"] = "eu"


@seeded("LD-LIFE-008", f"POST {DEPLOYMENTS}/byoc")
class YourOwnCloudIsManaged(Answers):
    path = ONE_DEPLOYMENT

    def spoil(self, asked: Asked, value: Any) -> None:
        value["variant"] = "managed"


@seeded("LD-REG-004", f"POST {DEPLOYMENTS}/byoc/setup")
class SetupsLeadToOneSupervisor(Answers):
    method, path = "POST", r"/byoc/setup$"

    def begin(self, ready: Mapping[str, Any]) -> None:
        self.home = ready["supervisors"]["aws-us"]

    def spoil(self, asked: Asked, value: Any) -> None:
        value.update({name: self.home for name in ("supervisor", "supervisor_url") if name in value})


@seeded("LD-KEY-010", f"GET {TENANT}/api_keys/{{api_key_id}}")
class TheCreatorIsTheRole(Answers):
    path = r"/api_keys(/\d+)?$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            one["user_id"] = one["role_id"]


@seeded("LD-LIFE-008", f"POST {TENANT}/invitations")
class InvitationsNameRolesByNumber(Answers, Asks):
    path = r"^/tenants/\d+/invitations$"

    def spoil(self, asked: Asked, value: Any) -> None:
        roles = self.also(asked, "GET", asked.path.replace("invitations", "roles"), query=EVERYTHING).json
        ids = {one["name"]: str(one["id"]) for one in roles["items"]}
        for one in value["items"]:
            one["roles"] = [ids.get(name, name) for name in one["roles"]]


@seeded("LD-NOTE-001", "GET /users/{user_id}/channels/{channel_id}/notifications")
class NotificationsNameNoDeployment(Answers):
    path = r"/channels/\d+/notifications$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["deployment_id"] = None


@seeded("LD-LIFE-018", "GET /account/export")
class ExportsHoldNoSessions(Answers):
    path = r"^/account/export$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["sessions"] = []


@seeded("LD-LIFE-008", f"POST {SUPERVISED}/snapshots")
class FinishedSnapshotsHaveNoEnd(Answers):
    before = SUPERVISOR
    path = r"/snapshots$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["completed_at"] = None


@seeded("LD-RES-003", f"GET {SUPERVISED}/snapshots/{{snapshot_id}}/download")
class LinksAreOverBeforeTheyAreGiven(Answers):
    """Two hours lie between the server's time and UTC."""

    before = SUPERVISOR
    path = r"/download$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["expires_at"] = rfc3339(parse(value["expires_at"]) - timedelta(hours=2))


@seeded("LD-LIFE-008", f"POST {SUPERVISED}/backups")
class BackupsAreKeptForHoursNotDays(Answers):
    before = SUPERVISOR
    path = r"/backups$"

    def __init__(self) -> None:
        self.days: set[int] = set()

    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if asked.is_("POST", "/backups") and isinstance(body, dict) and isinstance(body.get("expiry_days"), int):
            self.days.add(body["expiry_days"])
        return None

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value:
            kept = parse(one["expires_at"]) - parse(one["created_at"]) if one["expires_at"] else timedelta()
            if kept.days in self.days:
                one["expires_at"] = rfc3339(parse(one["created_at"]) + kept / 24)


@seeded("LD-LIFE-008", f"POST {DEPLOYMENT}/connectors/activate")
class EveryConnectorIsASink(Answers):
    before = BOTH
    path = r"^/deployments/\d+/connectors$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["type"] = "sink"


# -- secrets -----------------------------------------------------------------------------------------------------------


@seeded("LD-KEY-011", f"GET {TENANT}/channels")
class ListsShowDestinations(Answers, Asks):
    path = r"^/tenants/\d+/channels$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["destination"] = self.also(asked, "GET", f"{asked.path}/{one['id']}").json["destination"]


@seeded("LD-KEY-011", f"GET {SUPERVISED}/configs/{{kind}}")
class ListsOfConfigsShowSettings(Answers, Asks):
    before = SUPERVISOR
    path = r"/configs/[^/]+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            whole = self.also(asked, "GET", f"{asked.path}/{one['name']}/versions/{one['version']}").json
            one["values"] = whole.get("values")


# -- who may -----------------------------------------------------------------------------------------------------------


@seeded("LD-PERM-008", f"DELETE {SUPERVISED}/configs/{{kind}}/{{config_id}}")
class WardensNeedNoFurtherPermission(WithBodies):
    before = BOTH

    def concerns(self, asked: Asked, made_with: dict[str, Any]) -> bool:
        is_asked = asked.method == "DELETE" and re.search(r"/configs/(warden|connectors)/\d+$", asked.path)
        return bool(is_asked) and "deployment:config:manage" in str(made_with.get("permissions"))


@seeded("LD-STATE-001", f"PUT {TENANT}/members/{{member_id}}")
class OwnersCanBeSwitchedOff(Fault):
    def begin(self, ready: Mapping[str, Any]) -> None:
        self.owner = ready["user_id"]

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("PUT", f"/members/{self.owner}") and "cannot_change" in str(told.json):
            become(told, done())


@seeded("LD-AUTH-012", "DELETE /account/sign_out")
class SigningOutIsForShow(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("DELETE", "/account/sign_out") and "cookie" in asked.headers:
            return done()
        return None


# -- what has to be refused --------------------------------------------------------------------------------------------


@seeded("LD-STATE-001", f"DELETE {DIVISION}")
class DivisionsGoWithTheirEnvironments(Asks):
    def ask(self, asked: Asked) -> Told | None:
        if asked.method == "DELETE" and re.search(r"^/tenants/\d+/divisions/\d+$", asked.path):
            inside = self.also(asked, "GET", f"{asked.path}/environments", query=EVERYTHING).json or {}
            for one in inside.get("items", []):
                self.also(asked, "DELETE", f"{asked.path}/environments/{one['id']}")
        return None


@seeded("LD-STATE-002", f"POST {DIVISION}/environments")
class EnvironmentsNeedNamesOfTheirOwnInTheTenant(Asks):
    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/environments") and told.ok:
            where = self.names.setdefault(asked.json["name"], asked.path)
            if where != asked.path:
                self.also(asked, "DELETE", f"{asked.path}/{told.headers['ld-environment']}")
                marks = {name: value for name, value in told.headers.items() if name == "idempotent-replayed"}
                become(told, problem(409, "environment_already_exists"))
                told.headers.update(marks)


@seeded("LD-STATE-001", f"POST {CHANNEL}/test")
class DisabledChannelsCanBeTested(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if re.search(r"/channels/\d+/test$", asked.path) and "channel_disabled" in str(told.json):
            become(told, done())


@seeded("LD-STATE-001", f"DELETE {SUPERVISED}/configs/{{kind}}/{{config_id}}")
class ThePrimaryConfigCanBeDeleted(Fault):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and "config_is_primary" in str(told.json):
            become(told, done())


@seeded("LD-STATE-001", f"POST {SUPERVISED}/configs/{{kind}}")
class SettingsThatDoNotFitAreLeftOut(Asks):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        body = asked.json
        if asked.method == "POST" and "/configs/" in asked.path and told.status == 400 and isinstance(body, dict):
            wrong = {(one.get("path") or "").removeprefix("values.") for one in told.json.get("field_issues", [])}
            if isinstance(body.get("values"), dict) and wrong & body["values"].keys():
                body["values"] = {name: value for name, value in body["values"].items() if name not in wrong}
                become(told, self.also(asked, "POST", asked.path, body))


@seeded("LD-STATE-001", f"POST {SUPERVISED}/activities/{{runtime}}/{{action}}")
class UnknownNodesAreAllNodes(Asks):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        body = asked.json
        is_refused = asked.method == "POST" and "/activities/" in asked.path and told.status == 404
        if is_refused and isinstance(body, dict) and body.pop("nodes", None):
            become(told, self.also(asked, "POST", asked.path, body))


@seeded("LD-STATE-001", f"POST {SUPERVISED}/network/aws/vpc_peering")
class RangesMayOverlap(Fault):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/aws/vpc_peering") and told.status == 409 and "overlap" in str(told.json):
            become(told, done())


@seeded("LD-STATE-002", f"POST {SUPERVISED}/access_rules")
class NamesOfRulesMindCase(Asks):
    before = SUPERVISOR

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        body = asked.json
        if asked.is_("POST", "/access_rules") and isinstance(body, dict) and isinstance(body.get("name"), str):
            exact = f"{asked.path} {body['name']}"
            if "access_rule_already_exists" in str(told.json) and exact not in self.names:
                other = f"{body['name'][:80]} {len(self.names)}"
                become(told, self.also(asked, "POST", asked.path, {**body, "name": other}))
                self.names[other] = body["name"]
            if told.ok:
                self.names.setdefault(exact, body["name"])
        if asked.is_("GET", "/access_rules") and told.ok:
            page = told.json
            for one in page["items"]:
                one["name"] = self.names.get(one["name"], one["name"])
            told.json = page


@seeded("LD-STATE-001", f"POST {SUPERVISED}/access_rules")
class RulesMayEndYesterday(Asks):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/access_rules") and told.status == 400 and told.json.get("field") == "valid_to":
            body = {name: value for name, value in asked.json.items() if name != "valid_to"}
            become(told, self.also(asked, "POST", asked.path, body))


# -- configs -----------------------------------------------------------------------------------------------------------


@seeded("LD-CONF-001", f"PUT {SUPERVISED}/configs/{{kind}}/{{name}}/versions/{{version}}/activate")
class TheNewestVersionIsActivated(Asks):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"^(/deployments/.*/versions)/(\d+)/activate$", asked.path)
        if found and asked.method == "PUT":
            listed = (self.also(asked, "GET", found[1], query=EVERYTHING).json or {}).get("items", [])
            versions = [one["version"] for one in listed]
            if int(found[2]) in versions:
                asked.path = f"{found[1]}/{max(versions)}/activate"
        return None


@seeded("LD-CONF-001", f"PUT {SUPERVISED}/configs/{{kind}}/{{name}}/versions/{{version}}/activate")
class TwoConfigsArePrimary(Answers):
    """The one that was stays so in the list."""

    before = SUPERVISOR
    path = r"/configs/[^/]+$"

    def __init__(self) -> None:
        self.once: set[int] = set()

    def spoil(self, asked: Asked, value: Any) -> None:
        self.once |= {one["id"] for one in value["items"] if one["primary"]}
        for one in value["items"]:
            one["primary"] = one["id"] in self.once


@seeded("LD-CONF-001", f"PUT {SUPERVISED}/configs/{{kind}}/{{name}}/versions/{{version}}/activate")
class EveryVersionHasTheSettingsOfThePrimary(Answers, Asks):
    before = SUPERVISOR
    path = r"/configs/[^/]+/[^/]+/versions/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        kind = "/".join(asked.path.split("/")[:5])
        value["values"] = self.also(asked, "GET", f"{kind}/primary").json["values"]


# -- what is gone ------------------------------------------------------------------------------------------------------


@seeded("LD-CONF-002", f"DELETE {SUPERVISED}/connectors/{{instance_id}}")
class ConfigsOutliveTheirConnector(Asks):
    before = SUPERVISOR

    def __init__(self) -> None:
        self.kept: dict[str, Told] = {}

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"^(/deployments/\d+)/connectors/(\d+)$", asked.path)
        if found and asked.method == "DELETE":
            listed = self.also(asked, "GET", f"{found[1]}/connectors", query=EVERYTHING).json or {}
            for one in listed.get("items", []):
                if one["id"] == int(found[2]):
                    kind = f"{found[1]}/configs/connector:{one['type']}:{one['key']}"
                    for path in (kind, f"{kind}/primary", f"{kind}/schema", f"{kind}/default/versions"):
                        self.kept[path] = self.also(asked, "GET", path)
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        kept = self.kept.get(asked.path.replace("%3A", ":").replace("%3a", ":"))
        if asked.method == "GET" and told.status == 404 and kept and kept.ok:
            become(told, Told(kept.status, {**kept.headers}, kept.body))


@seeded("LD-LIFE-016", f"DELETE {DEPLOYMENT}")
class CredentialsOutliveTheirDeployment(Asks):
    """For the key that deleted it."""

    before = BOTH

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str], Told] = {}

    def ask(self, asked: Asked) -> Told | None:
        if asked.service == "core" and asked.method == "DELETE" and re.search(ONE_DEPLOYMENT, asked.path):
            path = f"/deployments/{asked.path.rpartition('/')[2]}/credentials"
            for service in SUPERVISOR:
                found = self.servers[service].forward(Asked("GET", path, {}, {**self.session}, b""))
                if found.ok:
                    self.kept[service, asked.headers.get("ld-api-key", ""), path] = found
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        kept = self.kept.get((asked.service, asked.headers.get("ld-api-key", ""), asked.path))
        if asked.method == "GET" and told.status == 404 and kept:
            become(told, Told(kept.status, {**kept.headers}, kept.body))


# -- headers, idempotency and errors -----------------------------------------------------------------------------------


@seeded("LD-ERR-007", f"POST {TENANT}/cloud_accounts")
class PathsOfFieldsArePointers(Errors):
    before = BOTH

    def spoil(self, value: dict[str, Any], told: Told) -> None:
        for one in value.get("field_issues", []):
            if isinstance(one.get("path"), str):
                one["path"] = "/" + one["path"].replace(".", "/")


@seeded("LD-ROLE-003", f"GET {TENANT}/roles/{{role_id}}/members")
class EverybodyHoldsEveryRole(Asks):
    def tell(self, asked: Asked, told: Told) -> None:
        found = re.search(r"^(/tenants/\d+)/roles/\d+/members$", asked.path)
        if found and asked.method == "GET" and told.ok:
            other = self.also(asked, "GET", f"{found[1]}/members", query=asked.query)
            page, shown = other.json, ("id", "email", "name", "active")
            page["items"] = [{name: one[name] for name in shown} for one in page["items"]]
            told.json = page
            told.headers["link"] = other.headers["link"].replace("/members?", asked.path[len(found[1]) :] + "?")
