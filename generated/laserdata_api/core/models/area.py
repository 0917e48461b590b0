"""Generated: do not edit."""

from ...model import OpenEnum


class Area(OpenEnum):
    """Geographic area in which a deployment runs."""

    US = "us"
    EU = "eu"
    AP = "ap"
    CA = "ca"
    SA = "sa"
