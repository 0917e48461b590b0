"""Regions: supervisors that answer for one another, or do not speak alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import httpx
from intermediary import Asked, Fault, Told

from seeded_faults.base import Shown, seeded

NODES = "GET /deployments/{deployment_id}/nodes"
TASKS = "GET /deployments/{deployment_id}/tasks"
RULES = "POST /deployments/{deployment_id}/access_rules"
DEPLOYMENT = (
    "GET /tenants/{tenant_id}/divisions/{division_id}/environments/{environment_id}/deployments/{deployment_id}"
)
STRUCTURE = "GET /tenants/{tenant_id}/structure"


def names_something(asked: Asked) -> bool:
    """Whether a deployment's id is one that deployments have."""
    return re.match(r"/deployments/\d{10,}", asked.path) is not None


class Elsewhere(Fault):
    """Stands before a region that is not tested whole."""

    before = ("supervisor.aws-eu",)


@seeded("LD-REG-001", NODES)
class OneSupervisorAnswersForAll(Elsewhere):
    def begin(self, ready: Mapping[str, Any]) -> None:
        super().begin(ready)
        self.home = ready["supervisors"]["aws-us"]

    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 404 and names_something(asked) and asked.method == "GET":
            key = {"ld-api-key": asked.headers.get("ld-api-key", "")}
            answer = httpx.get(self.home + asked.target, headers=key, trust_env=False)
            if answer.is_success:
                told.status, told.body = answer.status_code, answer.content
                told.headers["content-type"] = "application/json"


@seeded("LD-REG-001", RULES)
class OtherRegionsAreForbidden(Elsewhere):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 404 and names_something(asked):
            told.status = 403
            told.json = {**told.json, "status": 403}


@seeded("LD-REG-001", NODES)
class ItIsToldWhereADeploymentIs(Elsewhere):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 404 and names_something(asked):
            told.json = {**told.json, "reason": "This deployment is in the region aws-us."}


@seeded("LD-REG-002", NODES)
class AMemberIsMissingInOneRegion(Shown):
    before = ("supervisor.gcp-eu",)

    def concerns(self, asked: Asked) -> bool:
        return asked.is_("GET", "/nodes")

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"] if isinstance(value, dict) else value:
            one.pop("name")


@seeded("LD-REG-002", TASKS)
class AHeaderIsMissingInOneRegion(Elsewhere):
    def tell(self, asked: Asked, told: Told) -> None:
        told.headers.pop("ld-request", None)


@seeded("LD-REG-002", NODES)
class OneRegionHasItsOwnCodes(Elsewhere):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 404:
            told.json = {**told.json, "code": "no_such_deployment"}


@seeded("LD-REG-002", RULES)
class OneRegionDoesNotMindBadJson(Elsewhere):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 404 and asked.method == "POST" and asked.json is None:
            told.status = 400
            told.json = {**told.json, "status": 400}


class Urls(Shown):
    """Spoils what core says of supervisors."""

    def change(self, url: str) -> str | None:
        raise NotImplementedError

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
            self.spoil(asked, one)
        if isinstance(value, dict) and isinstance(value.get("supervisor_url"), str):
            value["supervisor_url"] = self.change(value["supervisor_url"])

    def begin(self, ready: Mapping[str, Any]) -> None:
        super().begin(ready)
        self.known: dict[str, str] = ready["supervisors"]


@seeded("LD-REG-003", DEPLOYMENT)
class EveryDeploymentIsInOneRegion(Urls):
    def change(self, url: str) -> str | None:
        return self.known["aws-us"]


@seeded("LD-REG-003", STRUCTURE)
class ClustersOfTheOtherCloud(Urls):
    """Two regions are taken for one another."""

    def change(self, url: str) -> str | None:
        swapped = {self.known["gcp-eu"]: self.known["aws-eu"], self.known["aws-eu"]: self.known["gcp-eu"]}
        return swapped.get(url, url)


@seeded("LD-REG-003", DEPLOYMENT)
class SupervisorsAreNotTold(Urls):
    def change(self, url: str) -> str | None:
        return None
