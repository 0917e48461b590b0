"""Errors, and headers of every answer."""

from __future__ import annotations

from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import CREATE, LIST, PRICING, READ, ROLES, Errors, Shown, seeded


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
