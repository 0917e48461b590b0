"""Shapes of error bodies."""

from __future__ import annotations

from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import LIST, READ_DIVISION, ROLES, Errors, seeded


@seeded("LD-ERR-001", READ_DIVISION)
class TheProblemIsInsideAnother(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if told.status == 404 and told.json:
            told.json = {"error": told.json}


@seeded("LD-ERR-002", READ_DIVISION)
class TheStatusIsText(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value["status"] = str(value["status"])


@seeded("LD-ERR-001", LIST)
class TitlesAreEmpty(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value["title"] = ""


@seeded("LD-ERR-005", ROLES)
class IssuesHaveNoCode(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        for one in value.get("field_issues") or ():
            one.pop("code", None)


@seeded("LD-ERR-005", ROLES)
class BadRequestsAreUnprocessable(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        if told.status == 400:
            value["status"] = told.status = 422


@seeded("LD-ERR-003", ROLES)
class RefusalsAreRetryable(Errors):
    def spoil(self, value: dict[str, Any], told: Told) -> None:
        value["retryable"] = True
