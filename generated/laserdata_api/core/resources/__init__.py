"""Generated: the resources of `core`; each loads when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...declarations import ModeT, Resources

if TYPE_CHECKING:
    from .account import Account
    from .account_invitations import AccountInvitations
    from .api_keys import ApiKeys
    from .billing import Billing
    from .billing_reports import BillingReports
    from .cloud_accounts import CloudAccounts
    from .clouds import Clouds
    from .connectors import Connectors
    from .deployments import Deployments
    from .divisions import Divisions
    from .environments import Environments
    from .invitations import Invitations
    from .invoices import Invoices
    from .members import Members
    from .payments import Payments
    from .pricing import Pricing
    from .roles import Roles
    from .sessions import Sessions
    from .tenants import Tenants


class CoreResources(Resources[ModeT]):
    """What can be called on LaserData Cloud Core API."""

    @property
    def account(self) -> Account[ModeT]:
        """Account operations."""
        from .account import Account

        return Account(self._caller)

    @property
    def account_invitations(self) -> AccountInvitations[ModeT]:
        """Account invitation operations."""
        from .account_invitations import AccountInvitations

        return AccountInvitations(self._caller)

    @property
    def api_keys(self) -> ApiKeys[ModeT]:
        """API key operations."""
        from .api_keys import ApiKeys

        return ApiKeys(self._caller)

    @property
    def billing(self) -> Billing[ModeT]:
        """Billing operations."""
        from .billing import Billing

        return Billing(self._caller)

    @property
    def billing_reports(self) -> BillingReports[ModeT]:
        """Billing report operations."""
        from .billing_reports import BillingReports

        return BillingReports(self._caller)

    @property
    def cloud_accounts(self) -> CloudAccounts[ModeT]:
        """Cloud account operations."""
        from .cloud_accounts import CloudAccounts

        return CloudAccounts(self._caller)

    @property
    def clouds(self) -> Clouds[ModeT]:
        """Cloud operations."""
        from .clouds import Clouds

        return Clouds(self._caller)

    @property
    def connectors(self) -> Connectors[ModeT]:
        """Connector operations."""
        from .connectors import Connectors

        return Connectors(self._caller)

    @property
    def deployments(self) -> Deployments[ModeT]:
        """Deployment operations."""
        from .deployments import Deployments

        return Deployments(self._caller)

    @property
    def divisions(self) -> Divisions[ModeT]:
        """Division operations."""
        from .divisions import Divisions

        return Divisions(self._caller)

    @property
    def environments(self) -> Environments[ModeT]:
        """Environment operations."""
        from .environments import Environments

        return Environments(self._caller)

    @property
    def invitations(self) -> Invitations[ModeT]:
        """Invitation operations."""
        from .invitations import Invitations

        return Invitations(self._caller)

    @property
    def invoices(self) -> Invoices[ModeT]:
        """Invoice operations."""
        from .invoices import Invoices

        return Invoices(self._caller)

    @property
    def members(self) -> Members[ModeT]:
        """Member operations."""
        from .members import Members

        return Members(self._caller)

    @property
    def payments(self) -> Payments[ModeT]:
        """Payment operations."""
        from .payments import Payments

        return Payments(self._caller)

    @property
    def pricing(self) -> Pricing[ModeT]:
        """Pricing operations."""
        from .pricing import Pricing

        return Pricing(self._caller)

    @property
    def roles(self) -> Roles[ModeT]:
        """Role operations."""
        from .roles import Roles

        return Roles(self._caller)

    @property
    def sessions(self) -> Sessions[ModeT]:
        """Session operations."""
        from .sessions import Sessions

        return Sessions(self._caller)

    @property
    def tenants(self) -> Tenants[ModeT]:
        """Tenant operations."""
        from .tenants import Tenants

        return Tenants(self._caller)
