"""What the world around the API does, as methods of the emulator: identity providers, Stripe, people, months."""

from typing import TYPE_CHECKING

from .domains import claim
from .identity import new_intent, vouch

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
