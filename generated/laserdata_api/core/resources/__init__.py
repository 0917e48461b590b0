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
        """Account: `get`, `auth_callback`, `create_intent`, `export`, `link`, `sign_in`, `sign_out`, `sign_up`,
        `update_settings`."""
        from .account import Account

        return Account(self._caller)

    @property
    def account_invitations(self) -> AccountInvitations[ModeT]:
        """Account invitations: `list`, `accept`, `reject`."""
        from .account_invitations import AccountInvitations

        return AccountInvitations(self._caller)

    @property
    def api_keys(self) -> ApiKeys[ModeT]:
        """API keys: `list`, `create`, `get`, `delete`, `context`, `update_security`."""
        from .api_keys import ApiKeys

        return ApiKeys(self._caller)

    @property
    def billing(self) -> Billing[ModeT]:
        """Billing: `info`, `update_info`."""
        from .billing import Billing

        return Billing(self._caller)

    @property
    def billing_reports(self) -> BillingReports[ModeT]:
        """Billing reports: `list`, `get`."""
        from .billing_reports import BillingReports

        return BillingReports(self._caller)

    @property
    def cloud_accounts(self) -> CloudAccounts[ModeT]:
        """Cloud accounts: `list`, `create`, `get`, `update`, `delete`."""
        from .cloud_accounts import CloudAccounts

        return CloudAccounts(self._caller)

    @property
    def clouds(self) -> Clouds[ModeT]:
        """Clouds: `list`, `clusters`, `regions`, `storages`, `tiers`."""
        from .clouds import Clouds

        return Clouds(self._caller)

    @property
    def connectors(self) -> Connectors[ModeT]:
        """Connectors: `list`, `activate`."""
        from .connectors import Connectors

        return Connectors(self._caller)

    @property
    def deployments(self) -> Deployments[ModeT]:
        """Deployments: `list`, `get`, `update`, `delete`, `byoc_setup`, `create_byoc`, `create_managed`,
        `create_starter`, `extend`, `preview`, `update_retention`, `update_spend_limit`, `upgrade`."""
        from .deployments import Deployments

        return Deployments(self._caller)

    @property
    def divisions(self) -> Divisions[ModeT]:
        """Divisions: `list`, `create`, `get`, `update`, `delete`, `summary`."""
        from .divisions import Divisions

        return Divisions(self._caller)

    @property
    def environments(self) -> Environments[ModeT]:
        """Environments: `list`, `create`, `get`, `update`, `delete`."""
        from .environments import Environments

        return Environments(self._caller)

    @property
    def invitations(self) -> Invitations[ModeT]:
        """Invitations: `list`, `create`, `delete`."""
        from .invitations import Invitations

        return Invitations(self._caller)

    @property
    def invoices(self) -> Invoices[ModeT]:
        """Invoices: `list`, `get`, `download_pdf`."""
        from .invoices import Invoices

        return Invoices(self._caller)

    @property
    def members(self) -> Members[ModeT]:
        """Members: `list`, `update`, `delete`, `all`, `permissions`."""
        from .members import Members

        return Members(self._caller)

    @property
    def payments(self) -> Payments[ModeT]:
        """Payments: `create_setup_intent`, `method`, `remove_method`."""
        from .payments import Payments

        return Payments(self._caller)

    @property
    def pricing(self) -> Pricing[ModeT]:
        """Pricing: `get`."""
        from .pricing import Pricing

        return Pricing(self._caller)

    @property
    def roles(self) -> Roles[ModeT]:
        """Roles: `list`, `create`, `get`, `update`, `delete`, `assign_members`, `members`, `revoke_members`."""
        from .roles import Roles

        return Roles(self._caller)

    @property
    def sessions(self) -> Sessions[ModeT]:
        """Sessions: `list`, `delete_all`, `refresh`."""
        from .sessions import Sessions

        return Sessions(self._caller)

    @property
    def tenants(self) -> Tenants[ModeT]:
        """Tenants: `list`, `create`, `get`, `update`, `delete`, `config`, `leave`, `request_code`, `structure`,
        `summary`, `update_config`."""
        from .tenants import Tenants

        return Tenants(self._caller)
