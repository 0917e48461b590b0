"""Faults that no law sees, each with its reason.

What some break is told in two ways, or not at all: the report says which way the API goes, where a law can tell.
Others would be seen where months have been billed, or a person has more tenants than a run makes.
`make mutants ARGS=--unseen` tries them.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from decimal import Decimal
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import DEPLOYMENTS, TENANT, Answers, Asks, WithBodies, unseen


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


@unseen("GET /tenants")
class TenTenantsAreAll(Answers):
    """The default of pages is used where there are none."""

    path = r"^/tenants$"

    def spoil(self, asked: Asked, value: Any) -> None:
        value[:] = value[:10]


@unseen(f"GET {TENANT}/billing/invoices/{{invoice_id}}/pdf")
class FilesAreEncodedTwice(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if asked.is_("GET", "/pdf") and told.ok:
            told.body = base64.b64encode(told.body)


@unseen(f"GET {TENANT}/billing/reports/{{report_id}}")
class TotalsOfReportsForgetTheStorage(Answers, Asks):
    path = r"/billing/reports(/\d+)?$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value.get("items", [value]):
            whole = one if "storage_cost" in one else self.also(asked, "GET", f"{asked.path}/{one['id']}").json
            one["total_cost"] = str(Decimal(whole["compute_cost"]) + sum(map(Decimal, self.others(whole))))

    def others(self, whole: dict[str, Any]) -> list[str]:
        left_out = ("compute_cost", "storage_cost", "total_cost")
        return [cost for name, cost in whole.items() if name.endswith("_cost") and name not in left_out]


@unseen("GET /audit/tenants/{tenant_id}")
class PreviousValuesAreTheNewOnes(Answers):
    path = r"^/audit/tenants/\d+$"

    def spoil(self, asked: Asked, value: Any) -> None:
        for one in value["items"]:
            data = one.get("data")
            if isinstance(data, dict) and isinstance(data.get("previous"), dict):
                data["previous"] = {name: data.get(name, was) for name, was in data["previous"].items()}
