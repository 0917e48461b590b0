"""What is only seen later: defaults, times of changes, what nodes and channels are told, and roles that change."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import (
    CHANGE_ROLE,
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
    WithBodies,
    become,
    parse,
    problem,
    rfc3339,
    seeded,
)

# -- defaults ----------------------------------------------------------------------------------------------------------


@seeded("LD-LIFE-019", f"POST {DIVISION}/environments")
class EnvironmentsAreProtectedUnlessToldOtherwise(Bodies):
    path = r"/environments$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        body.setdefault("protected", True)


@seeded("LD-LIFE-019", f"POST {DEPLOYMENTS}/preview")
class PreviewsAreOfOneNode(Bodies):
    path = r"/preview$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        body.setdefault("nodes", 1)


@seeded("LD-LIFE-019", f"POST {DIVISION}/deployments/starter")
class StartersGoIntoTheFirstEnvironment(Asks):
    def ask(self, asked: Asked) -> Told | None:
        body = asked.json
        if asked.is_("POST", "/deployments/starter") and isinstance(body, dict):
            where = asked.path.replace("/deployments/starter", "/environments")
            there = (self.also(asked, "GET", where, query=EVERYTHING).json or {}).get("items", [])
            if not there:
                made = self.also(asked, "POST", where, {"name": "first"})
                there = [{"id": int(made.headers["ld-environment"])}] if made.ok else []
            if there and not {"environment_id", "environment_name"} & body.keys():
                asked.json = {**body, "environment_id": there[0]["id"]}
        return None


@seeded("LD-LIFE-020", f"POST {DEPLOYMENTS}/preview")
class PreviewsAreDeployed(Asks):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/deployments/preview") and told.ok:
            where = re.sub("/environments/.*", "/deployments/starter", asked.path)
            self.also(asked, "POST", where, {"cloud": "aws", "region": "us-west-1"})


@seeded("LD-LIFE-020", f"POST {DEPLOYMENTS}/byoc/setup")
class SetupsNeedAnEnvironment(Asks):
    def __init__(self) -> None:
        self.made = 0

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("POST", "/byoc/setup") and told.ok:
            self.made += 1
            where = re.sub(r"/environments/.*", "/environments", asked.path)
            self.also(asked, "POST", where, {"name": f"byoc-{self.made}"})


# -- times -------------------------------------------------------------------------------------------------------------


@seeded("LD-TIME-004", f"PUT {ENVIRONMENT}")
class ChangesLeaveTheTime(Answers):
    path = r"/environments/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["updated_at"] = value["created_at"]


@seeded("LD-TIME-004", f"PUT {TENANT}")
class ReadingCountsAsAChange(Answers):
    path = r"^/tenants/\d+$"

    def __init__(self) -> None:
        self.read = 0

    def spoil(self, asked: Asked, value: Any) -> None:
        self.read += 1
        value["updated_at"] = rfc3339(parse(value["updated_at"]) + timedelta(seconds=self.read))


# -- nodes -------------------------------------------------------------------------------------------------------------


@seeded("LD-NODE-001", f"GET {SUPERVISED}/heartbeats")
class TheLastNodeHasNoHeartbeat(Answers):
    before = SUPERVISOR
    path = r"/heartbeats$"

    def spoil(self, asked: Asked, value: Any) -> None:
        last = max((one["node_id"] for one in value), default=None)
        value[:] = [one for one in value if one["node_id"] != last]


@seeded("LD-PATH-001", f"GET {SUPERVISED}/nodes/{{node_id}}/heartbeats/{{runtime}}")
class HeartbeatsAreOfTheNextNode(Answers):
    before = SUPERVISOR
    path = r"/nodes/\d+/heartbeats/\w+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            one["node_id"] += 1


@seeded("LD-NODE-001", f"GET {SUPERVISED}/network/info")
class NetworksNumberTheirNodes(Answers):
    before = SUPERVISOR
    path = r"/network/info$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for number, one in enumerate(value.get("nodes") or []):
            one["node_id"] = number


@seeded("LD-NODE-002", f"POST {SUPERVISED}/activities/{{runtime}}/{{action}}")
class ActivitiesAreDoneTwice(Asks):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "POST" and "/activities/" in asked.path and told.ok:
            self.also(asked, "POST", asked.path, asked.json)


@seeded("LD-NODE-002", f"POST {SUPERVISED}/activities/{{runtime}}/{{action}}")
class EveryActivityIsAStop(Fault):
    before = SUPERVISOR

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/activities") and told.ok:
            value = told.json
            for one in value["items"]:
                one["action"] = "stop"
            told.json = value


# -- channels ----------------------------------------------------------------------------------------------------------


@seeded("LD-NOTE-001", f"GET {CHANNEL}/notifications")
class EverythingIsToldTwice(Answers):
    path = r"/channels/\d+/notifications$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["items"] = [each for one in value["items"] for each in (one, {**one, "id": one["id"] + 1})]


@seeded("LD-NOTE-001", f"GET {DIVISION}/channels/{{channel_id}}/notifications")
class EnvironmentsAreNotToldOf(Answers):
    path = r"/channels/\d+/notifications$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value["items"] = [one for one in value["items"] if one["message_type"] != "environment_created"]


class SubscribesToEverything(Bodies):
    path = r"/subscriptions$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if isinstance(body.get("message_types"), list):
            body["message_types"] = ["deployment_created", "environment_created", *body["message_types"]]


@seeded("LD-NOTE-002", f"GET {CHANNEL}/notifications")
class SubscriptionsAreForEverything(SubscribesToEverything):
    pass


@seeded("LD-NOTE-002", f"GET {DIVISION}/channels/{{channel_id}}/notifications")
class DisabledChannelsGoOn(Bodies):
    method, path = "PUT", r"/channels/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if body.get("enabled") is False:
            body.update(enabled=True)


# -- roles and overrides -----------------------------------------------------------------------------------------------


@seeded("LD-ROLE-004", CHANGE_ROLE)
class KeysKeepWhatTheyWereMadeWith(Asks):
    """For what is taken from their role."""

    def __init__(self) -> None:
        self.held: dict[int, dict[str, Any]] = {}
        self.roles: dict[str, int] = {}

    def tell(self, asked: Asked, told: Told) -> None:
        body = asked.json
        if (
            asked.is_("POST", "/api_keys")
            and told.ok
            and isinstance(body, dict)
            and isinstance(body.get("role_id"), int)
        ):
            self.roles[told.json["token"]] = body["role_id"]
        if asked.is_("GET", "/members") and told.status == 403:
            role = self.roles.get(asked.headers.get("ld-api-key", ""), 0)
            if "member:read" in str(self.held.get(role)):
                become(told, self.also(asked, "GET", asked.path, query=asked.query))
        found = re.search(r"/roles/(\d+)$", asked.path)
        if found and asked.method == "PUT" and told.ok and isinstance(body, dict) and "member:read" in str(body):
            self.held[int(found[1])] = body


@seeded("LD-PERM-009", f"GET {DEPLOYMENTS}/{{deployment_id}}")
class OverridesCountEverywhere(WithBodies):
    def concerns(self, asked: Asked, made_with: dict[str, Any]) -> bool:
        is_read = asked.method == "GET" and re.search(r"/deployments/\d+$", asked.path) is not None
        return is_read and "deployment:read" in str((made_with.get("permissions") or {}).get("divisions"))


@seeded("LD-PERM-009", f"GET {DEPLOYMENTS}")
class OverridesOfEnvironmentsAreLost(Bodies):
    path = r"/api_keys$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        for one in ((body.get("permissions") or {}).get("divisions") or {}).values():
            one.pop("environments", None)


# -- what was removed --------------------------------------------------------------------------------------------------


@seeded("LD-LIFE-002", f"DELETE {SUPERVISED}/access_rules/{{access_rule_id}}")
class NamesOfRemovedRulesStayTaken(Asks):
    before = SUPERVISOR

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.names: dict[str, str] = {}

    def ask(self, asked: Asked) -> Told | None:
        found = re.search(r"^(.*/access_rules)/(\d+)$", asked.path)
        if found and asked.method == "DELETE":
            listed = self.also(asked, "GET", found[1], query=EVERYTHING).json or {}
            self.names = {str(one["id"]): f"{found[1]} {one['name']}" for one in listed.get("items", [])}
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.method == "DELETE" and "/access_rules/" in asked.path and told.ok:
            self.taken.add(self.names.get(asked.path.rpartition("/")[2], ""))
        body = asked.json
        named = f"{asked.path} {body.get('name')}" if isinstance(body, dict) else ""
        if asked.is_("POST", "/access_rules") and told.ok and named in self.taken:
            become(told, problem(409, "access_rule_already_exists"))


@seeded("LD-LIFE-009", f"PUT {DIVISION}")
class NullEmptiesADescription(Bodies):
    method, path = "PUT", r"/divisions/\d+$"

    def spoil(self, asked: Asked, body: dict[str, Any]) -> None:
        if "description" in body and body["description"] is None:
            body["description"] = "-"
