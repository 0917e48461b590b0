"""LaserData Cloud in Python: `LaserData` and `AsyncLaserData`, their results and their errors."""

from laserdata_api.declarations import AsyncPages, Content, Items, Model, Options, Page, Pages, Result

from ._client import BASE_URL, AsyncLaserData, LaserData
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
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    StatusError,
)
from ._flow import Policy, Surroundings
from ._version import VERSION as __version__

__all__ = [
    "BASE_URL",
    "AsyncLaserData",
    "AsyncPages",
    "AttemptTimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "ConnectionFailedError",
    "Content",
    "DecodingError",
    "FieldIssue",
    "GoneError",
    "IdempotencyError",
    "InvalidRequestError",
    "Items",
    "LaserData",
    "LaserDataError",
    "Model",
    "NotFoundError",
    "Options",
    "Page",
    "Pages",
    "PermissionDeniedError",
    "Policy",
    "RateLimitError",
    "Result",
    "ServerError",
    "StatusError",
    "Surroundings",
    "__version__",
]
