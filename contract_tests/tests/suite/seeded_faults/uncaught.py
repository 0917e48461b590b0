"""Faults that no law may take for one: what they break is told in two ways, or not at all.

`make mutants ARGS=--unseen` tries them. The report says which way the API goes, where a law can tell.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import DEPLOYMENTS, TENANT, WithBodies, unseen


@unseen(f"GET {DEPLOYMENTS}/{{deployment_id}}")
class OverridesOfEnvironmentsOnlyAdd(WithBodies):
    """Who may read deployments in a division may do so in all its environments, whatever is said of one."""

    def concerns(self, asked: Asked, made_with: dict[str, Any]) -> bool:
        found = re.search(r"/divisions/(\d+)/environments/(\d+)/deployments", asked.path)
        overridden = ((made_with.get("permissions") or {}).get("divisions") or {}).get(found[1]) if found else None
        return asked.method == "GET" and "deployment:read" in ((overridden or {}).get("environment") or [])


@unseen(f"POST {TENANT}/roles")
class RefusalsAreNotRemembered(Fault):
    """Only what went well is given again."""

    def __init__(self) -> None:
        self.refused: Counter[str] = Counter()

    def ask(self, asked: Asked) -> Told | None:
        key = asked.headers.get("idempotency-key", "")
        if self.refused[key] and len(key) < 200:
            asked.headers["idempotency-key"] = f"{key}-{self.refused[key]}"
        return None

    def tell(self, asked: Asked, told: Told) -> None:
        key = asked.headers.get("idempotency-key", "")
        code = (told.json or {}).get("code", "") if told.status == 409 else ""
        if key and 400 <= told.status < 500 and not code.startswith("idempoten"):
            self.refused[key] += 1
