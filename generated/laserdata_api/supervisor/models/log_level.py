"""Generated: do not edit."""

from ...model import OpenEnum


class LogLevel(OpenEnum):
    """Severity of a log line."""

    TRACE = "trace"
    DEBUG = "debug"
    INFO = "info"
    WARN = "warn"
    ERROR = "error"
