"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class CreateBackup(Model):
    """Options of a new backup. All may be left out.

    Attributes:
        expiry_days: Days to keep the backup.
        name: Name of the backup.
        node_id: Node to back up. When left out, all of them.
        remarks: Note for whoever reads the list later.
    """

    expiry_days: int | None | Unset = UNSET
    name: str | None | Unset = UNSET
    node_id: int | None | Unset = UNSET
    remarks: str | None | Unset = UNSET
