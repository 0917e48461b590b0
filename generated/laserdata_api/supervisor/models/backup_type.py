"""Generated: do not edit."""

from ...model import OpenEnum


class BackupType(OpenEnum):
    """Why a backup exists: asked for by a person, taken on a schedule, or taken ahead of an upgrade."""

    MANUAL = "manual"
    SCHEDULED = "scheduled"
    PRE_UPGRADE = "pre_upgrade"
