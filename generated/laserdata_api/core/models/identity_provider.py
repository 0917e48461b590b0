"""Generated: do not edit."""

from ...model import OpenEnum


class IdentityProvider(OpenEnum):
    """Identity provider a user signs in with."""

    GOOGLE = "google"
    GITHUB = "github"
    MICROSOFT = "microsoft"
