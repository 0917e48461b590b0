"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class ExportedSettings(Model):
    """The user's settings in the data export; part of UserDataExport.

    Attributes:
        ip_binding: Whether sessions work only from the IP address that opened them.
        theme: Colours of the console: `system`, `light` or `dark`.
        default_division_id: Id of the division the console opens by default.
        default_tenant_id: Id of the tenant the console opens by default.
    """

    ip_binding: bool
    theme: Theme
    default_division_id: int | None | Unset = UNSET
    default_tenant_id: int | None | Unset = UNSET


# Below the class, so that classes may name each other.
from .theme import Theme  # noqa: E402
