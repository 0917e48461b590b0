"""Generated: the resources of `audit`; each loads when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...declarations import ModeT, Resources

if TYPE_CHECKING:
    from .activity import Activity
    from .events import Events


class AuditResources(Resources[ModeT]):
    """What can be called on LaserData Cloud Audit API."""

    @property
    def activity(self) -> Activity[ModeT]:
        """Activity operations."""
        from .activity import Activity

        return Activity(self._caller)

    @property
    def events(self) -> Events[ModeT]:
        """Event operations."""
        from .events import Events

        return Events(self._caller)
