"""Gaps between operations of supervisors and notifier: neighbours, copies, states and everybody's rights."""

from __future__ import annotations

import html
import re
from decimal import Decimal
from ipaddress import ip_network
from typing import Any
from urllib.parse import unquote

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
    Asks,
    Bodies,
    WithBodies,
    become,
    seeded,
)

DEPLOYMENT = f"{DEPLOYMENTS}/{{deployment_id}}"
ONE_DEPLOYMENT = r"^/tenants/\d+/.*/deployments/\d+$"
CONFIGS = f"{SUPERVISED}/configs/{{kind}}"
RULES = f"{SUPERVISED}/access_rules"
PEERINGS = f"{SUPERVISED}/network/aws/vpc_peering"


def fresh(told: Told) -> bool:
    """Something was really done."""
    return told.ok and "idempotent-replayed" not in told.headers


def passed(told: Told, status: int = 204) -> None:
    told.status, told.body = status, b""
    told.headers.pop("content-type", None)


class Knows(Asks):
    keys: frozenset[str] = frozenset()

    def is_replay(self, asked: Asked) -> bool:
        """Whether it has been answered before, so that no check of a deploy would be reached."""
        key = asked.headers.get("idempotency-key", "")
        was = key in self.keys
        self.keys = frozenset({*self.keys, key} - {""})
        return was

    def items(self, asked: Asked, path: str) -> list[dict[str, Any]]:
        found = self.also(asked, "GET", path, query=EVERYTHING)
        if not found.ok:
            return []
        return found.json if isinstance(found.json, list) else found.json["items"]

    def one(self, asked: Asked, path: str, key: str) -> dict[str, Any]:
        return next((one for one in self.items(asked, path) if str(one["id"]) == key), {})

    def refused(self, asked: Asked, status: int, code: str, reason: str) -> Told:
        """A refusal with an id of its own."""
        told = self.also(asked, "GET", "/tenants/1/nothing")
        value = {**told.json, "status": status, "code": code, "reason": reason, "retryable": False}
        told.status, told.json = status, {**value, "title": code.replace("_", " ").title()}
        return told


class TakesOthersAlong(Knows):
    """A removal removes more than it was asked to."""

    path = ""

    def __init__(self) -> None:
        self.others: dict[int, list[str]] = {}

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(rf"^(.*{self.path})/(\d+)$", asked.path)
        if asked.method == "DELETE" and found:
            listed = self.items(asked, self.listed(found[1]))
            gone = next((one for one in listed if str(one["id"]) == found[2]), None)
            self.others[id(asked)] = [
                f"{found[1]}/{one['id']}" for one in listed if gone and one is not gone and self.alike(one, gone)
            ]
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        for path in self.others.pop(id(asked), []):
            if told.ok:
                self.also(asked, "DELETE", path)

    def listed(self, path: str) -> str:
        return path

    def alike(self, one: dict[str, Any], gone: dict[str, Any]) -> bool:
        raise NotImplementedError


# -- access rules ------------------------------------------------------------------------------------------------------


@seeded("LD-LIFE-008", f"POST {RULES}")
class WhatIsNotIngressIsIngress(Bodies):
    """`ingress or True`."""

    before = SUPERVISOR
    path = r"/access_rules$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("ingress") is False:
            body["ingress"] = True


@seeded("LD-LIFE-002", f"DELETE {RULES}/{{access_rule_id}}")
class NamesOfDeletedRulesStayTaken(Knows):
    """Rows are only marked as deleted, and the index of names counts them."""

    before = SUPERVISOR

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.taken: set[tuple[str, str]] = set()

    def ask(self, asked: Asked) -> Told | None:
        where, _, key = asked.path.rpartition("/")
        if asked.method == "DELETE" and where.endswith("/access_rules"):
            self.names[asked.path] = self.one(asked, where, key).get("name", "").casefold()
        body, again = asked.json, self.is_replay(asked)
        if (
            asked.is_("POST", "/access_rules")
            and isinstance(body, dict)
            and isinstance(body.get("name"), str)
            and not again
            and (asked.path, body["name"].casefold()) in self.taken
        ):
            return self.refused(asked, 409, "access_rule_already_exists", "There is an access rule of this name.")
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and asked.path in self.names and told.ok:
            self.taken.add((asked.path.rpartition("/")[0], self.names[asked.path]))


@seeded("LD-LIFE-021", f"DELETE {RULES}/{{access_rule_id}}")
class RulesOfTheSameRangeGoTogether(TakesOthersAlong):
    before = SUPERVISOR
    path = "/access_rules"

    def alike(self, one: dict[str, Any], gone: dict[str, Any]) -> bool:
        return bool(one["cidr_blocks"] == gone["cidr_blocks"])


@seeded("LD-STATE-004", f"POST {RULES}")
class EveryPlanHasRoomForThreeRules(Knows):
    """The limit of the smallest plan, whatever the tenant's says."""

    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        again = self.is_replay(asked)
        if asked.is_("POST", "/access_rules") and not again and len(self.items(asked, asked.path)) >= 3:
            return self.refused(asked, 409, "deployment_access_rules_limit_reached", "The plan allows no more.")
        return None


# -- activities --------------------------------------------------------------------------------------------------------


@seeded("LD-NODE-002", f"POST {SUPERVISED}/activities/{{runtime}}/{{action}}")
class OfSeveralNodesOnlyTheFirstActs(Bodies):
    before = SUPERVISOR
    path = r"/activities/[^/]+/[^/]+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("nodes"), list):
            body["nodes"] = body["nodes"][:1]


@seeded("LD-NODE-004", f"POST {SUPERVISED}/activities/{{runtime}}/{{action}}")
class StoppingConnectorsStopsIggyToo(Asks):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/activities/connectors/stop") and fresh(told):
            self.also(asked, "POST", asked.path.replace("/connectors/", "/iggy/"), asked.json)


@seeded("LD-NODE-004", f"POST {SUPERVISED}/activities/{{runtime}}/{{action}}")
class WhoIsStoppedStillBeats(Knows):
    """The last heartbeat of a runtime is kept when it is told to stop."""

    before = SUPERVISOR

    def __init__(self) -> None:
        self.kept: dict[str, dict[tuple[int, str], Any]] = {}

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"^(/deployments/\d+)/activities/[^/]+/stop$", asked.path)
        if asked.method == "POST" and found:
            path = f"{found[1]}/heartbeats"
            beats = self.kept.setdefault(path, {})
            beats.update({(one["node_id"], one["runtime"]): one for one in self.items(asked, path)})
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "GET" and told.ok and asked.path in self.kept:
            now = told.json
            there = {(one["node_id"], one["runtime"]) for one in now}
            told.json = now + [one for key, one in self.kept[asked.path].items() if key not in there]


# -- configs -----------------------------------------------------------------------------------------------------------


@seeded("LD-CONF-001", f"PUT {CONFIGS}/{{name}}/versions/{{version}}/activate")
class TheFirstVersionOfANameIsActivated(Knows):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "POST" and re.search(r"/configs/[^/]+$", asked.path) and fresh(told):
            made = self.one(asked, asked.path, told.headers["ld-config"])
            if made.get("version") == 1:
                self.also(asked, "PUT", f"{asked.path}/{made['name']}/versions/1/activate")


@seeded("LD-CONF-001", f"PUT {CONFIGS}/{{name}}/versions/{{version}}/activate")
class ActivationResetsTheOtherKinds(Asks):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        found = re.search(r"^(/deployments/\d+/configs)/([^/]+)/[^/]+/versions/\d+/activate$", asked.path)
        if asked.method == "PUT" and found and fresh(told):
            for kind in ("iggy", "connectors", "warden"):
                if kind != found[2]:
                    self.also(asked, "PUT", f"{found[1]}/{kind}/default/versions/1/activate")


@seeded("LD-LIFE-021", f"DELETE {CONFIGS}/{{config_id}}")
class AllVersionsOfANameGoTogether(TakesOthersAlong):
    before = SUPERVISOR
    path = "/configs/[^/]+"

    def alike(self, one: dict[str, Any], gone: dict[str, Any]) -> bool:
        return bool(one["name"] == gone["name"] and not one["primary"])


@seeded("LD-CONF-003", f"GET {CONFIGS}/schema")
class EveryKindHasTheSchemaOfIggy(Fault):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        asked.path = re.sub(r"/configs/(connectors|warden)/schema$", "/configs/iggy/schema", asked.path)
        return None


@seeded("LD-CONF-004", f"POST {CONFIGS}")
class WardensOfAllNodesShareOneConfig(Knows):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"^(/deployments/\d+)/configs/warden(?::|%3[Aa])(\d+)(/.*)?$", asked.path)
        if found and self.one(asked, f"{found[1]}/nodes", found[2]):
            asked.path = f"{found[1]}/configs/warden{found[3] or ''}"
        return None


@seeded("LD-CONF-002", f"DELETE {SUPERVISED}/connectors/{{instance_id}}")
class EncodedColonsAreNotUnderstood(Knows):
    """`connector%3Asink%3Apostgres` is no kind, `connector:sink:postgres` is one."""

    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        if "/configs/" in asked.path and ":" in unquote(asked.path) and "%3a" in asked.path.lower():
            return self.refused(asked, 404, "config_kind_not_found", "There is no such config kind.")
        return None


# -- connectors, backups and snapshots ---------------------------------------------------------------------------------


@seeded("LD-LIFE-021", f"DELETE {SUPERVISED}/connectors/{{instance_id}}")
class ASourceGoesWithTheSinkOfItsKey(TakesOthersAlong):
    before = SUPERVISOR
    path = "/connectors"

    def alike(self, one: dict[str, Any], gone: dict[str, Any]) -> bool:
        return bool(one["key"] == gone["key"])


@seeded("LD-NODE-003", f"POST {SUPERVISED}/backups")
class BackupsOfOneNodeAreOfAll(Knows):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if (
            asked.is_("POST", "/backups")
            and isinstance(body, dict)
            and isinstance(body.get("node_id"), int)
            and self.one(asked, asked.path.replace("/backups", "/nodes"), str(body["node_id"]))
        ):
            del body["node_id"]
            asked.json = body
        return None


@seeded("LD-LIFE-008", f"POST {SUPERVISED}/backups")
class BackupsAreSizedInGigabytes(Answers):
    before = SUPERVISOR
    path = r"^/deployments/\d+/backups$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value:
            if one["size_bytes"] is not None:
                one["size_bytes"] //= 1024**3


@seeded("LD-LIFE-023", f"POST {SUPERVISED}/backups/{{backup_id}}/restore")
class RestoringUsesUpTheBackup(Asks):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/restore") and fresh(told):
            self.also(asked, "DELETE", asked.path.removesuffix("/restore"))


@seeded("LD-LIFE-021", f"DELETE {SUPERVISED}/snapshots/{{snapshot_id}}")
class SnapshotsOfTheOtherNodesGoToo(TakesOthersAlong):
    before = SUPERVISOR
    path = "/snapshots"

    def alike(self, one: dict[str, Any], gone: dict[str, Any]) -> bool:
        return bool(one["created_at"] == gone["created_at"] and one["node_id"] != gone["node_id"])


# -- networks ----------------------------------------------------------------------------------------------------------


@seeded("LD-LIFE-002", f"DELETE {PEERINGS}/{{peering_id}}")
class RangesOfEndedPeeringsStayTaken(Knows):
    before = SUPERVISOR

    def __init__(self) -> None:
        self.ending: dict[str, str] = {}
        self.taken: list[tuple[str, str]] = []

    def ask(self, asked: Asked) -> Told | None:
        where, _, key = asked.path.rpartition("/")
        if asked.method == "DELETE" and where.endswith("/aws/vpc_peering"):
            self.ending[asked.path] = self.one(asked, where, key).get("peer_vpc_cidr", "")
        again = self.is_replay(asked)
        if asked.is_("POST", "/aws/vpc_peering") and not again and isinstance(asked.json, dict):
            for path, taken in self.taken:
                try:
                    meets = path == asked.path and ip_network(asked.json["peer_vpc_cidr"]).overlaps(ip_network(taken))
                except (KeyError, ValueError, TypeError):
                    meets = False
                if meets:
                    return self.refused(asked, 409, "cidr_overlap", f"The range overlaps {taken}.")
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and told.ok and self.ending.get(asked.path):
            self.taken.append((asked.path.rpartition("/")[0], self.ending[asked.path]))


@seeded("LD-LIFE-019", f"POST {SUPERVISED}/network/gcp/private_service_connect")
class WhoeverConnectsIsLetIn(Bodies):
    """The default of Google, not the one that is documented."""

    before = SUPERVISOR
    path = r"/private_service_connect$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("connection_preference") is None:
            body["connection_preference"] = "automatic"


@seeded("LD-RES-003", f"GET {SUPERVISED}/network/info")
class PublicAddressesArePrivateOnes(Answers):
    before = SUPERVISOR
    path = r"/network/info$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["nodes"]:
            one["public_ip"], one["private_ip"] = one["private_ip"], one["public_ip"]


@seeded("LD-NODE-005", f"GET {SUPERVISED}/network/info")
class YourOwnNetworkIsTheirs(Answers):
    """The network of a deployment in the customer's account is shown as one of LaserData's."""

    before = BOTH
    path = r"/network/info$"

    def __init__(self) -> None:
        self.own: set[str] = set()

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/deployments/byoc") and told.ok:
            self.own.add(told.headers["ld-deployment"])
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        if asked.path.split("/")[2] in self.own:
            if value["aws"]:
                value["aws"].update(account_id="210987654321", vpc_id="vpc-0d1e2f3a4b5c6d7e8")
            if value["gcp"]:
                value["gcp"].update(project_id="laserdata-prod-1", vpc_name="laserdata")


@seeded("LD-STATE-001", f"POST {SUPERVISED}/network/aws/private_link")
class PrivateLinksAreForEverybody(Fault):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/private_link") and "deployment_not_managed" in str(told.json):
            passed(told)


# -- logs, credentials and validation ----------------------------------------------------------------------------------


@seeded("LD-PAGE-008", f"GET {SUPERVISED}/logs")
class TextsAreLookedForWithWildcards(Fault):
    """`LIKE '%' || message || '%'`, nothing escaped."""

    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        message = asked.query.get("message")
        if asked.is_("GET", "/logs") and message and set(message) <= {"%", "_"}:
            del asked.query["message"]
        return None


@seeded("LD-KEY-012", f"GET {SUPERVISED}/credentials")
class ARegionHasOnePassword(Fault):
    """Cached without the deployment's id."""

    before = SUPERVISOR

    def __init__(self) -> None:
        self.first: dict[str, Any] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/credentials") and told.ok:
            told.json = self.first.setdefault(asked.service, told.json)


@seeded("LD-OFFER-004", "POST /byoc/validate")
class VerdictsKeepTheLastError(Answers):
    before = SUPERVISOR
    method, path = "POST", r"^/byoc/validate$"

    def __init__(self) -> None:
        self.last: str | None = None

    def spoil(self, asked: Asked, value: Any) -> None:
        self.last = value["error"] or self.last
        value["error"] = self.last


# -- deployments at the core -------------------------------------------------------------------------------------------


@seeded("LD-LIFE-009", f"PUT {DEPLOYMENT}")
class TheProtectionOfDeploymentsStays(Bodies):
    """`if body.protected:`."""

    method, path = "PUT", ONE_DEPLOYMENT

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("protected") is False:
            del body["protected"]


@seeded("LD-LIFE-014", f"POST {DEPLOYMENT}/upgrade")
class NewTiersComeWithTheSmallestDisk(Answers):
    """An upgrade without storage takes the default of the tier, not what is there."""

    path = r"^/tenants/\d+/.*/deployments(/\d+)?$"

    def __init__(self) -> None:
        self.changed: set[int] = set()

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/upgrade") and fresh(told) and not asked.json.get("storage"):
            self.changed.add(int(asked.path.split("/")[-2]))
        super().tell(asked, told)

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            if one["id"] in self.changed:
                one["storage_size"] = 10


@seeded("LD-LIFE-014", f"POST {DEPLOYMENT}/extend")
class OnlyTheFirstGroupIsAdded(Bodies):
    path = r"/extend$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("nodes"), list):
            body["nodes"] = body["nodes"][:1]


@seeded("LD-OFFER-002", f"POST {DEPLOYMENTS}/preview")
class TelemetryIsNotInTheTotal(Answers):
    method, path = "POST", r"/deployments/preview$"

    def spoil(self, asked: Asked, value: Any) -> None:
        total = Decimal(value["monthly_total_usd"]) - Decimal(value["breakdown"]["telemetry_usd"])
        value["monthly_total_usd"] = str(total)


@seeded("LD-LIFE-020", f"POST {DEPLOYMENTS}/preview")
class PreviewsLeaveADeploymentBehind(Asks):
    def __init__(self) -> None:
        self.made = 0

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/deployments/preview") and fresh(told):
            self.made += 1
            body = {"name": f"preview-{self.made}", "tier": "small", "cluster": "standalone"}
            place = {name: asked.json[name] for name in ("cloud", "region")}
            self.also(asked, "POST", asked.path.replace("/preview", "/managed"), {**body, **place})


@seeded("LD-LIFE-008", f"POST {DIVISION}/deployments/starter")
class StartersGoToTheSandbox(Knows):
    """Whatever environment they are meant for."""

    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if asked.is_("POST", "/deployments/starter") and isinstance(body, dict) and body.get("environment_id"):
            where = asked.path.replace("/deployments/starter", "/environments")
            if self.also(asked, "GET", f"{where}/{body['environment_id']}").ok:
                del body["environment_id"]
                asked.json = body
        return None


@seeded("LD-LIFE-014", f"POST {DEPLOYMENT}/upgrade")
class ListsShowTheTierOfBefore(Answers, Asks):
    """The list comes from a copy that upgrades do not reach."""

    path = r"^/tenants/\d+/.*/deployments$"

    def __init__(self) -> None:
        self.was: dict[int, str] = {}

    def ask(self, asked: Asked) -> Told | None:
        if asked.is_("POST", "/upgrade"):
            found = self.also(asked, "GET", asked.path.removesuffix("/upgrade"))
            if found.ok:
                self.was.setdefault(found.json["id"], found.json["tier"])
        return None

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["tier"] = self.was.get(one["id"], one["tier"])


@seeded("LD-LIFE-021", f"DELETE {DEPLOYMENT}")
class EnvironmentsGoWithTheirLastDeployment(Asks):
    def __init__(self) -> None:
        self.emptied: set[str] = set()

    def ask(self, asked: Asked) -> Told | None:
        for path in sorted(self.emptied):
            found = self.also(asked, "GET", path)
            if found.ok and not found.json["deployments_count"]:
                self.also(asked, "DELETE", path)
                self.emptied.discard(path)
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and re.search(ONE_DEPLOYMENT, asked.path) and told.ok:
            self.emptied.add(asked.path.partition("/deployments/")[0])


@seeded("LD-LIFE-010", f"GET {TENANT}/structure")
class TheTreeHangsAllOnTheFirstEnvironment(Answers):
    """Deployments of a division are all shown in the first of its environments."""

    path = r"/structure$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for division in value["divisions"]:
            environments = division["environments"]
            everything = [one for environment in environments for one in environment["deployments"]]
            for at, environment in enumerate(environments):
                environment["deployments"] = [] if at else everything


# -- notifications -----------------------------------------------------------------------------------------------------

SUBSCRIPTIONS = r"^/tenants/\d+/channels/\d+/subscriptions"


@seeded("LD-LIFE-021", f"DELETE {CHANNEL}/subscriptions/{{subscription_id}}")
class SubscriptionsToTheSameTypeGoTogether(TakesOthersAlong):
    path = "/subscriptions"

    def alike(self, one: dict[str, Any], gone: dict[str, Any]) -> bool:
        return bool(set(one["message_types"]) & set(gone["message_types"]))


@seeded("LD-STATE-001", f"PUT {CHANNEL}/subscriptions")
class ARefusedSetLeavesNone(Asks):
    """The old ones are removed first, and what is wrong is found afterwards."""

    def tell(self, asked: Asked, told: Told) -> None:
        body = asked.json
        is_set = asked.method == "PUT" and re.search(r"/channels/\d+/subscriptions$", asked.path)
        if (
            is_set
            and told.status in (400, 404)
            and isinstance(body, dict)
            and body.get("subscriptions")
            and "channel_not_found" not in str(told.json)
        ):
            self.also(asked, "PUT", asked.path, {"subscriptions": []})


@seeded("LD-PAGE-008", f"GET {CHANNEL}/subscriptions")
class SubscriptionsAreFoundByTheirFirstType(Answers):
    path = SUBSCRIPTIONS + "$"

    def spoil(self, asked: Asked, value: Any) -> None:
        wanted = asked.query.get("message_type")
        if wanted:
            left = [one for one in value["items"] if one["message_types"][0] == wanted]
            value["total_results"] -= len(value["items"]) - len(left)
            value["items"] = left
            value["total_pages"] = min(value["total_pages"], value["total_results"])


@seeded("LD-NOTE-001", f"GET {CHANNEL}/notifications")
class WithoutSubscriptionsNothingIsHeard(Knows):
    def tell(self, asked: Asked, told: Told) -> None:
        found = re.search(r"^(/tenants/.*/channels/\d+)/notifications$", asked.path)
        if asked.method == "GET" and found and told.ok and not self.items(asked, f"{found[1]}/subscriptions"):
            never = {"message_type": "shared_host_drained"}
            other = self.also(asked, "GET", asked.path, query={**asked.query, **never})
            told.body, told.headers["link"] = other.body, other.headers["link"]
            if "message_type" not in asked.query:
                told.headers["link"] = re.sub(r"&message_type=\w+|message_type=\w+&", "", told.headers["link"])


@seeded("LD-NOTE-001", f"GET {CHANNEL}/notifications")
class ContentIsEscapedForPages(Answers):
    path = r"/notifications$"

    def concerns(self, asked: Asked) -> bool:
        return super().concerns(asked) and "/channels/" in asked.path

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["content"] = html.escape(one["content"])


@seeded("LD-STATE-001", f"POST {TENANT}/channels")
class PrivateAddressesOfVersionSixAreTaken(Asks):
    """Only dotted ones are looked at; of them the link-local ones, where clouds keep secrets, are forgotten."""

    def tell(self, asked: Asked, told: Told) -> None:
        body = asked.json
        if (
            asked.is_("POST", "/channels")
            and told.status == 400
            and "private_destination" in str(told.json)
            and re.match(r"https://(\[|169\.254\.)", body["destination"])
        ):
            become(told, self.also(asked, "POST", asked.path, {**body, "destination": "https://hooks.example.com/"}))


@seeded("LD-LIFE-022", f"PUT {DIVISION}/environments/{{environment_id}}")
class ScopesKeepTheirOldNames(Answers):
    """Names are copied when a scope is first seen, and stay when the thing is named anew."""

    path = r"/subscriptions(/\d+)?$"

    def __init__(self) -> None:
        self.names: dict[tuple[str, int], str] = {}

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            for kind in ("tenants", "divisions", "environments", "deployments"):
                for scope in one.get(f"scope_{kind}") or []:
                    scope["name"] = self.names.setdefault((kind, scope["id"]), scope["name"])


@seeded("LD-NOTE-002", f"GET {CHANNEL}/notifications")
class ScopesAreForShow(Asks):
    """Subscriptions show what they are limited to, and hear of everything."""

    def __init__(self) -> None:
        self.scopes: dict[int, dict[str, Any]] = {}
        self.ids: dict[str, str] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        if re.search(SUBSCRIPTIONS + "$", asked.path) and asked.method == "POST" and told.ok:
            key = told.headers["ld-subscription"]
            if fresh(told) and any(name.startswith("scope_") for name in asked.json):
                self.widen(asked, key)
            told.headers["ld-subscription"] = self.ids.get(key, key)
        if re.search(SUBSCRIPTIONS + r"(/\d+)?$", asked.path) and asked.method == "GET" and told.ok:
            value = told.json
            for one in value.get("items", [value]):
                one.update(self.scopes.get(one["id"], {}))
            told.json = value

    def widen(self, asked: Asked, key: str) -> None:
        whole = self.also(asked, "GET", f"{asked.path}/{key}").json
        wide = self.also(asked, "POST", asked.path, {"message_types": whole["message_types"]})
        if wide.ok:
            self.also(asked, "DELETE", f"{asked.path}/{key}")
            self.ids[key] = wide.headers["ld-subscription"]
            shown = {name: value for name, value in whole.items() if name.startswith("scope_")}
            self.scopes[int(self.ids[key])] = shown


# -- who may, at the supervisors ---------------------------------------------------------------------------------------


class Trusting(WithBodies):
    """Asks again as the owner."""

    before = BOTH

    def ask(self, asked: Asked) -> Told | None:
        return None

    def again(self, asked: Asked, told: Told) -> None:
        headers = {**asked.headers, "ld-api-key": self.owner}
        become(told, self.send(Asked(asked.method, asked.path, asked.query, headers, b"", service=asked.service)))


@seeded("LD-PERM-004", f"GET {SUPERVISED}")
class SupervisorsKnowNoDivisions(Trusting):
    """A key that is bound to a division sees deployments of the others."""

    def tell(self, asked: Asked, told: Told) -> None:
        super().tell(asked, told)
        made_with = self.bodies.get(asked.headers.get("ld-api-key", "")) or {}
        is_read = asked.service != "core" and asked.method == "GET" and "deployment_not_found" in str(told.json)
        if is_read and made_with.get("division_id"):
            self.again(asked, told)


@seeded("LD-ROLE-004", f"PUT {TENANT}/roles/{{role_id}}")
class SupervisorsRememberOldPermissions(Trusting):
    """Who was let in once is let in, though his role may no longer do it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, str]] = set()

    def tell(self, asked: Asked, told: Told) -> None:
        super().tell(asked, told)
        mark = (asked.headers.get("ld-api-key", ""), asked.path)
        if asked.service != "core" and asked.method == "GET" and mark[0]:
            if told.ok:
                self.seen.add(mark)
            elif told.status == 403 and mark in self.seen:
                self.again(asked, told)


@seeded("LD-AUTH-015", f"GET {SUPERVISED}/nodes")
class SupervisorsTakeNoSessions(Fault):
    before = SUPERVISOR

    def ask(self, asked: Asked) -> Told | None:
        asked.headers.pop("cookie", None)
        return None
