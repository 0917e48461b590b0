"""Who is billed, for what, and how it is paid."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator
from laserdata_emulator.pdf import text_pdf

from .conftest import Api

DAY = 86_400


@pytest.fixture
def billing(api: Api) -> str:
    return f"{api.tenant}/billing"


@pytest.fixture
def environment(api: Api) -> str:
    path = f"{api.divisions}/{api.cloud.division_id}/environments"
    return f"{path}/{api('POST', path, 201, json={'name': 'e'}).headers['ld-environment']}"


def deploy(api: Api, environment: str, tier: str = "small", **fields: Any) -> str:
    body = {"name": f"d-{tier}", "cloud": "aws", "tier": tier, "cluster": "standalone", "region": "us-east-1", **fields}
    made = api("POST", f"{environment}/deployments/managed", 202, json=body)
    return f"{environment}/deployments/{made.headers['ld-deployment']}"


def items(api: Api, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api("GET", path, 200, params={"results": 100}).json()["items"]
    return found


def pay_with_a_card(api: Api, billing: str) -> None:
    secret = api("POST", f"{billing}/payments/intents", 200).json()["client_secret"]
    api.cloud.attach_card(secret)


class TestRecipient:
    def test_at_first_nobody(self, api: Api, billing: str) -> None:
        assert set(api("GET", f"{billing}/info", 200).json().values()) == {None}

    def test_changes_keep_what_they_leave_out(self, api: Api, billing: str) -> None:
        api("PUT", f"{billing}/info", 204, json={"name": "Acme", "city": "Oslo", "email": "pay@acme.test"})
        api("PUT", f"{billing}/info", 204, json={"city": "Bergen", "name": None})
        info = api("GET", f"{billing}/info", 200).json()
        assert (info["name"], info["city"], info["email"]) == ("Acme", "Bergen", "pay@acme.test")

    def test_the_documented_example_under_both_names_of_the_street(self, api: Api, billing: str) -> None:
        example = {
            "name": "Acme Corp",
            "street": "123 Main St",
            "city": "San Francisco",
            "state": "CA",
            "postal_code": "94105",
            "country": "US",
            "tax_id": "US123456789",
        }
        api("PUT", f"{billing}/info", 204, json=example)
        info = api("GET", f"{billing}/info", 200).json()
        assert {name: info[name] for name in example} == example
        assert info["address"] == "123 Main St"

    def test_needs_the_permission(self, reader: Api, api: Api, billing: str) -> None:
        reader("GET", f"{billing}/info", 200)
        reader.refused("PUT", f"{billing}/info", 403, "insufficient_permissions", json={})
        blind = api.key_with(tenant=["info:read"])
        for path in ("info", "invoices", "invoices/1", "invoices/1/pdf", "reports", "reports/1", "payments/method"):
            blind.refused("GET", f"{billing}/{path}", 403, "insufficient_permissions")
        reader.refused("POST", f"{billing}/payments/intents", 403, "insufficient_permissions")
        reader.refused("DELETE", f"{billing}/payments/method", 403, "insufficient_permissions")


class TestMonths:
    def test_a_new_cloud_owes_nothing(self, api: Api, billing: str) -> None:
        api.cloud.end_month()
        assert items(api, f"{billing}/invoices") == items(api, f"{billing}/reports") == []

    def test_a_deployment_costs_its_share_of_each_month(self, api: Api, billing: str, environment: str) -> None:
        deployment = deploy(api, environment)
        body = {"cloud": "aws", "tier": "small", "cluster": "standalone", "region": "us-east-1"}
        estimate = api("POST", f"{environment}/deployments/preview", 200, json={**body, "nodes": 1})
        assert items(api, f"{billing}/reports") == [], "the month is not over"
        for _ in range(3):
            api.cloud.end_month()
        reports, invoices = items(api, f"{billing}/reports"), items(api, f"{billing}/invoices")
        may, june, july = reports
        assert (may["from"], may["to"]) == ("2026-05-20T10:00:00Z", "2026-06-01T00:00:00Z")
        assert (june["from"], july["to"]) == ("2026-06-01T00:00:00Z", "2026-08-01T00:00:00Z")
        assert june["total_cost"] == july["total_cost"]
        assert july["total_cost"] == estimate.json()["monthly_total_usd"]
        part = Decimal(11 * 24 + 14) / (31 * 24)
        assert abs(Decimal(may["total_cost"]) - Decimal(june["total_cost"]) * part) < Decimal("0.05")
        assert deployment.endswith(f"/{may['deployment_id']}")
        assert [one["number"] for one in invoices] == ["INV-2026-000001", "INV-2026-000002", "INV-2026-000003"]
        assert [one["total"] for one in invoices] == [one["total_cost"] for one in reports]
        assert {one["status"] for one in invoices} == {"pending"}
        assert items(api, f"{billing}/reports") == reports, "looking again changes nothing"

    def test_the_parts_of_a_report_are_its_sum(self, api: Api, billing: str, environment: str) -> None:
        deploy(api, environment, retention={"telemetry_days": 30})
        api.cloud.end_month()
        [report] = items(api, f"{billing}/reports")
        details = api("GET", f"{billing}/reports/{report['id']}", 200).json()
        costs = [Decimal(value) for name, value in details.items() if name.endswith("_cost") and name != "total_cost"]
        assert sum(costs) == Decimal(details["total_cost"]) > 0
        assert Decimal(details["telemetry_cost"]) > 0
        api.refused("GET", f"{billing}/reports/1", 404, "report_not_found")

    def test_the_free_tier_is_reported_and_not_invoiced(self, api: Api, billing: str) -> None:
        starter = f"{api.divisions}/{api.cloud.division_id}/deployments/starter"
        api("POST", starter, 202, json={"cloud": "aws", "region": "us-west-1"})
        api.cloud.end_month()
        assert [one["total_cost"] for one in items(api, f"{billing}/reports")] == ["0.00"]
        assert items(api, f"{billing}/invoices") == []

    def test_what_was_deleted_is_billed_up_to_then(self, api: Api, billing: str, environment: str) -> None:
        deployment = deploy(api, environment)
        api.cloud.advance(DAY)
        api("DELETE", deployment, 202)
        [report] = items(api, f"{billing}/reports")
        assert report["to"] == "2026-05-21T10:00:00Z"
        assert items(api, f"{billing}/invoices") == []
        for _ in range(2):
            api.cloud.end_month()
        assert len(items(api, f"{billing}/reports")) == 1
        assert [one["total"] for one in items(api, f"{billing}/invoices")] == [report["total_cost"]]

    def test_while_it_goes_it_costs_nothing_more(self) -> None:
        with Emulator(start=START, pace=2 * DAY) as cloud:
            api = Api(cloud, cloud.urls["core"], headers={"ld-api-key": cloud.api_key})
            path = f"{api.divisions}/{cloud.division_id}/environments"
            deployment = deploy(api, f"{path}/{api('POST', path, 201, json={'name': 'e'}).headers['ld-environment']}")
            cloud.advance(11 * DAY)
            api("DELETE", deployment, 202)
            cloud.advance(DAY)
            api("GET", deployment, 200)  # a deletion takes two days, and June has begun
            [report] = items(api, f"{api.tenant}/billing/reports")
            assert report["to"] == "2026-05-31T10:00:00Z"
            assert len(items(api, f"{api.tenant}/billing/invoices")) == 1
            api.close()


class TestInvoices:
    def test_reading_one(self, api: Api, billing: str) -> None:
        api("PUT", f"{billing}/info", 204, json={"name": "Acme"})
        key = api.cloud.add_invoice("12.50", "3.99")
        [listed] = items(api, f"{billing}/invoices")
        details = api("GET", f"{billing}/invoices/{key}", 200).json()
        assert {name: details[name] for name in listed} == listed
        assert (details["total"], details["subtotal"], details["status"]) == ("16.49", "16.49", "paid")
        assert (details["period_start"], details["period_end"]) == ("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z")
        assert [line["amount"] for line in details["line_items"]] == ["12.50", "3.99"]
        assert details["billing_info"]["name"] == "Acme"
        api.refused("GET", f"{billing}/invoices/1", 404, "invoice_not_found")
        api.refused("GET", f"{billing}/invoices/1/pdf", 404, "invoice_not_found")

    def test_another_tenants_invoice_is_not_there(self, api: Api, person: Api, billing: str) -> None:
        key = api.cloud.add_invoice()
        other = f"/tenants/{person('POST', '/tenants', 201, json={'name': 'Other'}).headers['ld-tenant']}"
        person.refused("GET", f"{other}/billing/invoices/{key}", 404, "invoice_not_found")

    def test_pages(self, api: Api, billing: str) -> None:
        keys = [api.cloud.add_invoice(f"{number}.00") for number in range(1, 6)]
        page = api("GET", f"{billing}/invoices", 200, params={"page": 2, "results": 2})
        assert [one["id"] for one in page.json()["items"]] == keys[2:4]
        assert 'rel="next"' in page.headers["link"]

    def test_as_a_file(self, api: Api, billing: str) -> None:
        api("PUT", f"{billing}/info", 204, json={"name": "Acme (Oslo) \\ \u00c6\u00d8 \u2603"})
        key = api.cloud.add_invoice("12.50")
        answer = api("GET", f"{billing}/invoices/{key}/pdf", 200)
        assert answer.headers["content-type"] == "application/pdf"
        text = "\n".join(read_pdf(answer.content))
        assert "INV-2026-000001" in text
        assert "12.50" in text
        assert "Acme (Oslo) \\ \u00c6\u00d8 ?" in text

    @pytest.mark.parametrize("status", ["draft", "pending", "approved", "failed", "paid", "cancelled", "refunded"])
    def test_a_tenant_with_unpaid_invoices_stays(self, api: Api, person: Api, status: str) -> None:
        api.cloud.add_invoice(status=status)
        action = {"action_type": "delete_tenant", "payload": {"tenant_id": api.cloud.tenant_id}}
        person("PUT", f"{api.tenant}/request_code", 204, json={"action": action})
        code = api.cloud.mail[-1]["code"]
        if status in ("paid", "cancelled", "refunded"):
            person("DELETE", api.tenant, 204, params={"code": code})
        else:
            person.refused("DELETE", api.tenant, 400, "tenant_has_unpaid_invoices", params={"code": code})
            pay_with_a_card(api, f"{api.tenant}/billing")
            person("DELETE", api.tenant, 204, params={"code": code})

    @pytest.mark.parametrize("body", [{"amounts": ["x"]}, {"amounts": ["NaN"]}, {"status": "overdue"}])
    def test_only_sound_ones_are_added(self, api: Api, billing: str, body: dict[str, Any]) -> None:
        api.refused("POST", "/_emulator/add_invoice", 400, "invalid_control", json=body)
        assert items(api, f"{billing}/invoices") == []


class TestPaying:
    def test_a_card_comes_and_goes(self, api: Api, billing: str) -> None:
        method = f"{billing}/payments/method"
        before = api("GET", method, 200).json()
        assert (before["provider"], before["auto_charge"]) == ("manual", False)
        assert api("GET", api.tenant, 200).json()["has_payment_method"] is False
        api.refused("DELETE", method, 404, "payment_method_not_found")
        secret = api("POST", f"{billing}/payments/intents", 200).json()["client_secret"]
        api("POST", "/_emulator/attach_card", 200, json={"client_secret": secret, "brand": "amex", "last4": "0005"})
        card = api("GET", method, 200).json()
        assert (card["provider"], card["auto_charge"], card["card_brand"], card["card_last4"]) == (
            "stripe",
            True,
            "amex",
            "0005",
        )
        assert api("GET", api.tenant, 200).json()["has_payment_method"] is True
        api("POST", "/_emulator/attach_card", 400, json={"client_secret": secret})
        with pytest.raises(LookupError):
            api.cloud.attach_card("seti_wrong")
        api("DELETE", method, 204)
        assert api("GET", method, 200).json() == before

    def test_a_card_pays_what_is_open_and_what_comes(self, api: Api, billing: str, environment: str) -> None:
        deploy(api, environment)
        api.cloud.end_month()
        assert [one["status"] for one in items(api, f"{billing}/invoices")] == ["pending"]
        pay_with_a_card(api, billing)
        api.cloud.end_month()
        invoices = items(api, f"{billing}/invoices")
        assert [one["status"] for one in invoices] == ["paid", "paid"]
        paid = [api("GET", f"{billing}/invoices/{one['id']}", 200).json()["paid_at"] for one in invoices]
        assert paid == ["2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"]
        api.cloud.end_month()
        api("DELETE", f"{billing}/payments/method", 204)
        api.cloud.end_month()
        assert [one["status"] for one in items(api, f"{billing}/invoices")] == ["paid", "paid", "paid", "pending"]


def read_pdf(data: bytes) -> list[str]:
    """The lines of a document that `text_pdf` made, found by way of its cross-reference table alone."""
    assert data.startswith(b"%PDF-1.")
    tail = re.fullmatch(rb".*\nstartxref\n(\d+)\n%%EOF\n", data, re.DOTALL)
    assert tail
    at = int(tail[1])
    head = re.compile(rb"xref\n0 (\d+)\n0000000000 65535 f \n").match(data, at)
    assert head
    size = int(head[1])
    rows = data[head.end() : head.end() + 20 * (size - 1)]
    offsets = [int(row) for row in re.findall(rb"(\d{10}) 00000 n \n", rows)]
    assert len(offsets) == size - 1
    trailer = re.compile(rb"trailer\n<< /Size (\d+) /Root (\d+) 0 R /Info (\d+) 0 R >>\n").match(
        data, head.end() + len(rows)
    )
    assert trailer
    assert int(trailer[1]) == size
    objects: dict[int, bytes] = {}
    for number, offset in enumerate(offsets, 1):
        start = b"%d 0 obj\n" % number
        assert data.startswith(start, offset)
        end = min([other for other in offsets if other > offset] or [at])
        assert data[offset:end].endswith(b"\nendobj\n")
        objects[number] = data[offset + len(start) : end - len(b"\nendobj\n")]
    pages = reference(objects[int(trailer[2])], b"Pages")
    kids = [int(kid) for kid in re.findall(rb"(\d+) 0 R", objects[pages].partition(b"/Kids")[2])]
    assert b"/Count %d " % len(kids) in objects[pages]
    lines: list[str] = []
    for kid in kids:
        assert reference(objects[kid], b"Parent") == pages
        content = objects[reference(objects[kid], b"Contents")]
        stream = re.fullmatch(rb"<< /Length (\d+) >>\nstream\n(.*)\nendstream", content, re.DOTALL)
        assert stream
        assert len(stream[2]) == int(stream[1])
        for line in re.findall(rb"^\((.*)\) Tj T\*$", stream[2], re.MULTILINE):
            assert not re.search(rb"(?<!\\)(?:\\\\)*[()]", line), "a bracket inside a string is escaped"
            lines.append(re.sub(rb"\\(.)", rb"\1", line).decode("cp1252"))
    return lines


def reference(written: bytes, name: bytes) -> int:
    found = re.search(rb"/%b (\d+) 0 R" % name, written)
    assert found
    return int(found[1])


@settings(max_examples=50)
@given(
    st.text(),
    st.lists(st.text(st.characters(codec="cp1252", exclude_categories=["C", "Zl", "Zp", "Zs"])), max_size=120),
)
def test_any_text_makes_a_sound_file(title: str, lines: list[str]) -> None:
    assert read_pdf(text_pdf(title, lines)) == lines


@settings(max_examples=50)
@given(st.lists(st.text(), max_size=5))
def test_what_the_font_does_not_have_breaks_nothing(lines: list[str]) -> None:
    shown = read_pdf(text_pdf("t", lines))
    assert list(map(len, shown)) == list(map(len, lines))
