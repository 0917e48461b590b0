"""LaserData Cloud in Python: `LaserData` and `AsyncLaserData`, their results and their errors."""

import importlib
from typing import TYPE_CHECKING, Any

from laserdata_api.declarations import Content, Items, Options, RawResponse

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
    NotServedError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    StatusError,
    WaitFailedError,
    WaitTimeoutError,
)
from ._flow import Policy, Surroundings
from ._hooks import Call, Hooks
from ._settings import BASE_URL
from ._version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from laserdata_api.model import UNSET, Model, Unset
    from laserdata_api.protocols import (
        Accepted,
        AsyncAccepted,
        AsyncPages,
        AsyncWalk,
        Page,
        Pages,
        PagesChange,
        Progress,
        Result,
        Walk,
    )

    from ._pages import PagesChangedWarning

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
    "NotServedError",
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


# Loaded when first named: a client that has not called anything yet needs none of them.
_LATE = {
    "laserdata_api.model": ("UNSET", "Model", "Unset"),
    "laserdata_api.protocols": (
        *("Accepted", "AsyncAccepted", "AsyncPages", "AsyncWalk", "Page"),
        *("Pages", "PagesChange", "Progress", "Result", "Walk"),
    ),
    "laserdata_cloud._pages": ("PagesChangedWarning",),
}


def __getattr__(name: str) -> Any:
    for module, names in _LATE.items():
        if name in names:
            return getattr(importlib.import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
