"""Headers of answers."""

from __future__ import annotations

import re

from intermediary import Asked, Fault, Told

from seeded_faults.base import DIVISIONS, LIST, ROLES, STARTER, Headers, Replays, is_list, seeded


@seeded("LD-HDR-001", DIVISIONS)
class DivisionsHaveNoIdHeader(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        headers.pop("ld-division", None)


@seeded("LD-HDR-001", ROLES)
class IdHeaderIsRounded(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if "ld-role" in headers:
            headers["ld-role"] = str(int(float(headers["ld-role"])))


@seeded("LD-HDR-001", ROLES)
class IdHeaderIsQuoted(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if "ld-role" in headers:
            headers["ld-role"] = f'"{headers["ld-role"]}"'


@seeded("LD-AUDIT-001", STARTER)
class IdHeadersAreSwapped(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if {"ld-environment", "ld-deployment"} <= headers.keys():
            one, other = headers["ld-environment"], headers["ld-deployment"]
            headers["ld-environment"], headers["ld-deployment"] = other, one


@seeded("LD-REQ-002", LIST)
class RequestIdNeverChanges(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        told.body = told.body.replace(told.headers.get("ld-request", "").encode() or b"?", b"ab" * 16)
        told.headers["ld-request"] = "ab" * 16


@seeded("LD-ERR-004", LIST)
class RequestIdInCapitals(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        told.headers["ld-request"] = told.headers.get("ld-request", "").upper()


@seeded("LD-PAGE-005", LIST)
class LinksLeadElsewhere(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if "link" in headers:
            headers["link"] = re.sub(r"<https?://[^/]+", "<http://127.0.0.1:9", headers["link"])


@seeded("LD-PAGE-005", LIST)
class PreviousLinkIsTheSamePage(Headers):
    def spoil(self, asked: Asked, headers: dict[str, str]) -> None:
        if is_list(asked) and "link" in headers:
            page = int(asked.query.get("page", 1))
            headers["link"] = re.sub(r'page=\d+([^>]*>; rel="prev")', rf"page={page}\1", headers["link"])


@seeded("LD-IDEM-001", ROLES)
class ReplaysAreMarkedWithANumber(Replays):
    def spoil(self, asked: Asked, told: Told) -> None:
        told.headers["idempotent-replayed"] = "1"
