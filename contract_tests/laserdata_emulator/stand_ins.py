"""What the world around the API does, as methods of the emulator: identity providers, Stripe, people, months."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from . import events
from .domains import claim
from .identity import new_intent, vouch
from .kinds import billing, deployments, networks
from .wire import format_time

_AMOUNT = re.compile(r"\d{1,15}(\.\d{1,2})?", re.ASCII)

if TYPE_CHECKING:
    from .app import Application
    from .store import Thing


class StandIns:
    """Mixed into `Emulator`."""

    _app: "Application"

    def _tenant(self) -> "Thing":
        raise NotImplementedError

    def vouch(self, email: str, source: str = "google") -> tuple[str, str]:
        """An intent that the identity provider has verified for whoever owns an address: its id and token.

        They are what `sign_in`, `sign_up` and `link_account` ask for; the same address is the same person again.
        """
        with self._app.lock:
            state = self._app.state
            intent = new_intent(state, source)
            return str(intent.id), vouch(state, intent, email)

    def claim_domain(self, domain: str) -> None:
        """Let the seeded tenant claim an e-mail domain; raises ValueError for a public or taken one."""
        with self._app.lock:
            if not claim(self._app.state, self._tenant(), domain):
                raise ValueError(f"{domain!r} is public, or claimed already")

    def set_user_status(self, email: str, status: str) -> None:
        """Set a person's status to `active`, `inactive`, `locked` or `deleted`; only `active` keeps its sessions.

        Raises LookupError for an address that nobody has.
        """
        with self._app.lock:
            state = self._app.state
            user = state.user_of(email)
            if user is None:
                raise LookupError(f"nobody has the address {email}")
            if status != "active":
                state.end_sessions(user, user.values["sessions"])
            state.store.change(user, {**user.values, "status": status})

    def fail_deployment(self, deployment_id: int) -> None:
        """Let a deployment be broken for good, whatever it was about; raises LookupError where there is none.

        To let what an operation starts end badly (a deployment failed, an upgrade rolled back), ask for the fault
        `failure` of that operation.
        """
        with self._app.lock:
            events.settle(self._app.state)
            deployment = self._app.state.store.get("deployment", deployment_id)
            if deployment is None:
                raise LookupError(f"there is no deployment {deployment_id}")
            deployments.fail(self._app.state, deployment)

    def attach_card(
        self,
        client_secret: str,
        *,
        brand: str = "visa",
        last4: str = "4242",
        exp_month: int = 12,
        exp_year: int = 2030,
    ) -> None:
        """Be the Stripe client that completes a setup intent; open invoices are paid with the card.

        Raises LookupError for a secret that no setup intent waits with.
        """
        card = {"card_brand": brand, "card_last4": last4, "card_exp_month": exp_month, "card_exp_year": exp_year}
        with self._app.lock:
            billing.attach_card(self._app.state, client_secret, card)

    def add_invoice(self, *amounts: str, status: str = "paid") -> int:
        """An invoice of the seeded tenant over last month, with a line for each amount, such as "12.50": its id.

        Raises ValueError for what is no amount of money, or no status of an invoice.
        """
        wrong = [amount for amount in amounts if not _AMOUNT.fullmatch(amount)]
        if wrong or status not in billing.STATUSES:
            raise ValueError(f"an amount is like 12.50, a status one of {', '.join(billing.STATUSES)}")
        with self._app.lock:
            state, tenant = self._app.state, self._tenant()
            billing.settle(state, tenant)
            end = billing.month_of(state.now)
            lines = [billing.line("Usage", Decimal(amount)) for amount in amounts or ("416.80",)]
            start = billing.month_of(end - timedelta(days=1))
            return billing.add_invoice(state, tenant, start, end, lines, status).id

    def end_month(self) -> datetime:
        """Let time pass until the month is over and can be billed; gives the emulated moment."""
        with self._app.lock:
            state = self._app.state
            now = state.now
            return state.clock.advance((billing.next_month(billing.month_of(now)) - now).total_seconds())

    def accept_peering(self, peering_id: int) -> None:
        """Be the owner of the network that a deployment asks to peer with; raises LookupError where there is none."""
        with self._app.lock:
            networks.accept_peering(self._app.state, peering_id)

    def controls(self) -> dict[str, Callable[..., dict[str, Any]]]:
        """The same over HTTP: `METHOD /path` to what takes the members of a JSON body."""
        return {
            "POST /_emulator/vouch": self._vouch,
            "POST /_emulator/claim_domain": _silent(self.claim_domain),
            "POST /_emulator/user_status": _silent(self.set_user_status),
            "POST /_emulator/fail_deployment": _silent(self.fail_deployment),
            "POST /_emulator/accept_peering": _silent(self.accept_peering),
            "POST /_emulator/attach_card": _silent(self.attach_card),
            "POST /_emulator/add_invoice": self._add_invoice,
            "POST /_emulator/end_month": self._end_month,
        }

    def _vouch(self, **body: Any) -> dict[str, Any]:
        key, token = self.vouch(**body)
        return {"id": key, "token": token}

    def _add_invoice(self, amounts: Sequence[str] = (), status: str = "paid") -> dict[str, Any]:
        return {"id": self.add_invoice(*amounts, status=status)}

    def _end_month(self) -> dict[str, Any]:
        return {"now": format_time(self.end_month())}


def _silent(act: Callable[..., None]) -> Callable[..., dict[str, Any]]:
    def control(**body: Any) -> dict[str, Any]:
        act(**body)
        return {}

    return control
