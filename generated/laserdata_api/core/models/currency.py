"""Generated: do not edit."""

from ...declarations import OpenEnum


class Currency(OpenEnum):
    """Currency of an amount; so far `USD` only."""

    USD = "USD"
