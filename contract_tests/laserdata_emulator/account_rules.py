"""What bounds a person's account.

The API publishes no figures: these are inferred, and generous where a test could meet them by luck.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class AccountRules:
    """Counts per person, lifetimes, and attempts a minute from one address.

    A session ends `session_life` after it was opened or last refreshed, and `session_end` after it was opened.
    """

    sessions: int = 100
    tenants: int = 1000
    memberships: int = 1000
    attempts: int = 3000
    session_life: timedelta = timedelta(days=7)
    session_end: timedelta = timedelta(days=30)
    intent_life: timedelta = timedelta(minutes=10)
    invitation_life: timedelta = timedelta(days=7)
    sources: frozenset[str] = frozenset({"google", "github", "microsoft"})
