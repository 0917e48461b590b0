"""LaserData Cloud in Python: `LaserData` and `AsyncLaserData`, their results and their errors."""

from typing import TYPE_CHECKING, Any

from laserdata_api.declarations import (
    Accepted,
    AsyncAccepted,
    AsyncPages,
    AsyncWalk,
    Content,
    Items,
    Options,
    Page,
    Pages,
    PagesChange,
    Progress,
    RawResponse,
    Result,
    Walk,
)

from ._client import AsyncLaserData, AsyncSupervisor, ClientOptions, LaserData, Supervisor
from ._errors import (
    AttemptTimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    ConnectionFailedError,
    DecodingError,
    FieldIssue,
    GoneError,
    IdempotencyError,
    InvalidRequestError,
    LaserDataError,
    NoSupervisorError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    StatusError,
    WaitFailedError,
    WaitTimeoutError,
)
from ._flow import Policy, Surroundings
from ._hooks import Call, Hooks
from ._pages import PagesChangedWarning
from ._settings import BASE_URL
from ._version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from laserdata_api.model import UNSET, Model, Unset

__all__ = [
    "BASE_URL",
    "UNSET",
    "Accepted",
    "AsyncAccepted",
    "AsyncLaserData",
    "AsyncPages",
    "AsyncSupervisor",
    "AsyncWalk",
    "AttemptTimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "Call",
    "ClientOptions",
    "ConflictError",
    "ConnectionFailedError",
    "Content",
    "DecodingError",
    "FieldIssue",
    "GoneError",
    "Hooks",
    "IdempotencyError",
    "InvalidRequestError",
    "Items",
    "LaserData",
    "LaserDataError",
    "Model",
    "NoSupervisorError",
    "NotFoundError",
    "Options",
    "Page",
    "Pages",
    "PagesChange",
    "PagesChangedWarning",
    "PermissionDeniedError",
    "Policy",
    "Progress",
    "RateLimitError",
    "RawResponse",
    "Result",
    "ServerError",
    "StatusError",
    "Supervisor",
    "Surroundings",
    "Unset",
    "WaitFailedError",
    "WaitTimeoutError",
    "Walk",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name in ("UNSET", "Model", "Unset"):
        # Loaded when first named: a client that has not called anything yet needs no models.
        from laserdata_api import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
