"""Billing: who is billed, what each month cost, and how it is paid.

Nothing happens by itself: when somebody looks, the months that ended since the last look are settled. Each deployment
that there is then gets a report for its share of the month, and a month that cost anything gets an invoice, paid at
once where a payment method is on file. A deployment that was deleted before its month was settled is not billed.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from ..clock import hashed
from ..costs import PARTS, money, monthly
from ..engine import Call, Kind, handles
from ..events import happened
from ..idempotency import Answer
from ..pdf import text_pdf
from ..problems import not_found
from ..state import State
from ..store import Thing
from ..wire import format_time, merge, parse_time
from .pricing import PRICES

_FIELDS = ("name", "company", "address", "city", "state", "postal_code", "country", "tax_id", "email", "phone")
STATUSES = ("draft", "pending", "approved", "paid", "failed", "cancelled", "refunded", "partially_refunded")
_UNPAID = frozenset({"draft", "pending", "approved", "failed"})
TERMS = 30  # days
_WIDTH = 60  # of a page's 80 characters; the amount takes the rest
_SECOND = timedelta(seconds=1)


# ---- months


def month_of(moment: datetime) -> datetime:
    """The first instant of a moment's month, UTC."""
    return moment.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def next_month(start: datetime) -> datetime:
    """The first instant of the month after the one that begins at `start`."""
    return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)


def settle(state: State, tenant: Thing) -> None:
    """Write the reports and invoices of the months that have ended."""
    start = first = tenant.values.get("billed_until") or month_of(parse_time(tenant.values["created_at"]))
    while (end := next_month(start)) <= state.now:
        closed = map(state.store.of("report", tenant).get, tenant.values.get("unbilled", ()))
        reports = [*closed, *(_report(state, tenant, one, start, end) for one in _deployments(state, tenant))]
        lines = [
            line(f"{one.values['name']} ({one.values['tier']})", Decimal(one.values["total_cost"]), one)
            for one in reports
            if one is not None
        ]
        if any(Decimal(one["amount"]) for one in lines):
            add_invoice(state, tenant, start, end, lines)
        start = end
        state.store.change(tenant, {**tenant.values, "unbilled": []})
    if start != first:
        state.store.change(tenant, {**tenant.values, "billed_until": start})


def close(state: State, deployment: Thing) -> None:
    """Report what a deployment cost up to now, since it goes; the invoice comes with the end of the month."""
    tenant = deployment.ancestor("tenant")
    assert tenant is not None
    settle(state, tenant)
    report = _report(state, tenant, deployment, month_of(state.now), state.now)
    state.store.change(deployment, {**deployment.values, "closed": True})
    if report is not None:
        unbilled = [*tenant.values.get("unbilled", ()), report.id]
        state.store.change(tenant, {**tenant.values, "unbilled": unbilled})


def _deployments(state: State, tenant: Thing) -> Iterator[Thing]:
    for division in state.store.of("division", tenant):
        for environment in state.store.of("environment", division):
            yield from state.store.of("deployment", environment)


def _report(state: State, tenant: Thing, deployment: Thing, start: datetime, end: datetime) -> Thing | None:
    """The report of a deployment's share of the month that begins at `start`, until `end`."""
    values = deployment.values
    since = max(start, parse_time(values["created_at"]))
    if since >= end or values.get("closed"):
        return None
    share = Decimal((end - since) // _SECOND) / ((next_month(start) - start) // _SECOND)
    whole = monthly(
        PRICES[values["cloud"]],
        **{name: values[name] for name in ("tier", "storage_type", "storage_size")},
        nodes=len(state.store.of("node", deployment)),
        telemetry_days=values["retention"]["telemetry"]["logs_days"],
    )
    costs = {part: money(cost * share) for part, cost in whole.items()}
    report = {
        "deployment_id": deployment.id,
        **{name: values.get(name) for name in ("name", "cloud", "variant", "tier", "region")},
        "from": format_time(since),
        "to": format_time(end),
        "costs": costs,
        "total_cost": money(sum(map(Decimal, costs.values()), Decimal(0))),
        "created_at": format_time(end),
    }
    return state.new("report", tenant, report)


def line(description: str, amount: Decimal, report: Thing | None = None) -> dict[str, Any]:
    """A line of an invoice."""
    made: dict[str, Any] = {"description": description, "quantity": 1, "amount": money(amount)}
    if report is not None:
        made |= {"report_id": report.id, "deployment_id": report.values["deployment_id"]}
    return made


def add_invoice(
    state: State, tenant: Thing, start: datetime, end: datetime, lines: list[dict[str, Any]], status: str | None = None
) -> Thing:
    """An invoice over a period; without a status it is paid where a payment method is on file, else pending."""
    if status is None:
        status = "paid" if tenant.values.get("payment") else "pending"
    total = money(sum((Decimal(line["amount"]) for line in lines), Decimal(0)))
    number = len(state.store.of("invoice", tenant)) + 1
    invoice = state.new(
        "invoice",
        tenant,
        {
            "number": f"INV-{start.year}-{number:06}",
            "period_start": format_time(start),
            "period_end": format_time(end),
            "status": status,
            "currency": "USD",
            "subtotal": total,
            "tax": "0.00",
            "total": total,
            "line_items": lines,
            "billing_info": _billing_info(tenant),
            "notes": None,
            "paid_at": format_time(end) if status == "paid" else None,
            "created_at": format_time(end),
        },
    )
    happened(state, "invoice_created", tenant, log=False)
    if status == "paid":
        happened(state, "invoice_paid", tenant, log=False)
    return invoice


def has_unpaid(state: State, tenant: Thing) -> bool:
    """Whether some invoice is still to be paid."""
    settle(state, tenant)
    return any(one.values["status"] in _UNPAID for one in state.store.of("invoice", tenant))


# ---- who is billed


def _billing_info(tenant: Thing) -> dict[str, Any]:
    return {**dict.fromkeys(_FIELDS), **tenant.values.get("billing", {})}


@handles("get_billing_info")
def get_billing_info(call: Call) -> Answer:
    """Whom invoices are made out to. `street` is another documented name of `address`."""
    info = _billing_info(call.home)
    return Answer(200, {**info, "street": info["address"]})


@handles("update_billing_info")
def update_billing_info(call: Call) -> Answer:
    """Change the recipient; what is absent or null stays (inferred)."""
    body = {**call.body, "address": call.body.get("address") or call.body.get("street")}
    billing = merge(call.home.values.get("billing", {}), body, *_FIELDS)
    call.state.store.change(call.home, {**call.home.values, "billing": billing})
    return Answer(204)


# ---- invoices and reports


def _invoice_info(_: Call, invoice: Thing) -> dict[str, Any]:
    assert invoice.parent is not None
    names = ("number", "period_start", "period_end", "status", "currency", "total", "created_at")
    own = {name: invoice.values[name] for name in names}
    return {"id": invoice.id, "tenant_id": invoice.parent.id, "division_id": None, **own}


def _invoice_details(call: Call, invoice: Thing) -> dict[str, Any]:
    names = ("subtotal", "tax", "line_items", "billing_info", "notes", "paid_at")
    return {**_invoice_info(call, invoice), **{name: invoice.values[name] for name in names}}


def _report_info(_: Call, report: Thing) -> dict[str, Any]:
    names = ("deployment_id", "name", "cloud", "variant", "tier", "region", "from", "to", "total_cost")
    return {"id": report.id, **{name: report.values[name] for name in names}, "currency": "USD"}


def _report_details(call: Call, report: Thing) -> dict[str, Any]:
    costs = {f"{part}_cost": report.values["costs"][part] for part in PARTS}
    # Nothing flows through an emulated deployment.
    return {**_report_info(call, report), **costs, "total_network_in": 0.0, "total_network_out": 0.0}


INVOICE = Kind("invoice", info=_invoice_info, details=_invoice_details)
REPORT = Kind("report", info=_report_info, details=_report_details)


@handles("get_invoices", "get_invoice", "get_billing_reports", "get_billing_report")
def read_bills(call: Call) -> Answer:
    """A page of invoices or reports, or one of them, the months that have ended settled first.

    Each deployment has a report for its share of a month, and a month that cost anything an invoice (inferred).
    """
    settle(call.state, call.home)
    kind = INVOICE if "invoice" in call.operation.id else REPORT
    return kind.list(call) if call.operation.id.endswith("s") else kind.read(call)


@handles("download_invoice_pdf")
def download_invoice_pdf(call: Call) -> Answer:
    """The invoice as a file."""
    settle(call.state, call.home)
    values = call.find("invoice").values
    recipient = [f"{name.replace('_', ' ')}: {value}" for name, value in values["billing_info"].items() if value]
    lines = [
        f"Invoice {values['number']} (emulated: nobody owes anything)",
        f"{values['period_start']} to {values['period_end']}",
        f"Status: {values['status']}",
        "",
        *recipient,
        "",
        *(f"{line['description'][:_WIDTH]:<{_WIDTH}} {line['amount']:>14}" for line in values["line_items"]),
        "",
        *(
            f"{name:<{_WIDTH}} {values[key] or '0.00':>14}"
            for name, key in (("Subtotal", "subtotal"), ("Tax", "tax"), (f"Total {values['currency']}", "total"))
        ),
    ]
    return Answer(200, text_pdf(f"Invoice {values['number']}", lines), media="application/pdf")


# ---- payments


@handles("create_setup_intent")
def create_setup_intent(call: Call) -> Answer:
    """The secret with which a Stripe client would attach a card; here /_emulator/attach_card does."""
    secret = f"seti_{call.state.ids.secret('')[:24]}_secret_{call.state.ids.secret('')}"
    call.state.new("setup_intent", call.home, {"name": hashed(secret)})
    return Answer(200, {"client_secret": secret})


def attach_card(state: State, client_secret: str, card: dict[str, Any]) -> Thing:
    """Complete a setup intent with a card; what is open is paid with it. Gives the tenant; raises LookupError."""
    for tenant in state.store.of("tenant", None):
        intent = state.store.of("setup_intent", tenant).named(hashed(client_secret))
        if intent is None:
            continue
        state.store.remove(intent)
        payment = {"customer_id": f"cus_{tenant.id}", "payment_method_id": f"pm_{intent.id}", **card}
        settle(state, tenant)
        state.store.change(tenant, {**tenant.values, "payment": payment})
        happened(state, "payment_method_added", tenant, log=False)
        for invoice in state.store.of("invoice", tenant).where(lambda one: one.values["status"] in _UNPAID):
            paid = {"status": "paid", "paid_at": format_time(state.now)}
            state.store.change(invoice, {**invoice.values, **paid})
            happened(state, "invoice_paid", tenant, log=False)
        return tenant
    raise LookupError("there is no such setup intent")


@handles("get_payment_info")
def get_payment_info(call: Call) -> Answer:
    """The card on file; without one the provider is `manual` (inferred)."""
    card = call.home.values.get("payment")
    return Answer(
        200,
        {
            "provider": "stripe" if card else "manual",
            "auto_charge": card is not None,
            "currency": "USD",
            "payment_terms_days": TERMS,
            "invoice_prefix": "INV",
            **(card or {}),
        },
    )


@handles("remove_payment_method")
def remove_payment_method(call: Call) -> Answer:
    """Forget the card; 404 where there is none (inferred)."""
    if not call.home.values.get("payment"):
        raise not_found("payment method")
    settle(call.state, call.home)  # what ended before was charged to it
    call.state.store.change(call.home, {**call.home.values, "payment": None})
    return Answer(204)
