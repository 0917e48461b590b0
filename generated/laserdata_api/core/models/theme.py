"""Generated: do not edit."""

from ...model import OpenEnum


class Theme(OpenEnum):
    """Colours of the console."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
