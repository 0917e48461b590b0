"""Generated: do not edit."""

from ...model import OpenEnum


class Currency(OpenEnum):
    """Currency of an amount; so far `USD` only."""

    USD = "USD"
