"""Errors as the API sends them: `application/problem+json` bodies and the exception that carries one."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

RETRYABLE = frozenset({408, 425, 429, 500, 502, 503, 504})
PROBLEM_JSON = "application/problem+json"


class Issue(NamedTuple):
    """One thing wrong with a request: a stable code, a sentence, and the dotted path of the value."""

    code: str
    reason: str
    path: str | None = None


class Problem(Exception):
    """A refusal. Raised anywhere below the pipeline, sent as problem+json by it."""

    def __init__(
        self,
        status: int,
        code: str,
        reason: str,
        issues: Iterable[Issue] = (),
        *,
        field: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """`field` names the one value to blame (400 only); without `issues` it becomes the single issue."""
        super().__init__(reason)
        self.status = status
        self.code = code
        self.reason = reason
        self.issues = tuple(issues) or ((Issue(code, reason, field),) if field is not None else ())
        self.headers = dict(headers or {})

    def body(self, request_id: str) -> dict[str, Any]:
        """The members of the error body; `instance` repeats the `ld-request` header."""
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": self.code.replace("_", " ").title(),
            "code": self.code,
            "reason": self.reason,
            "instance": request_id,
            "status": self.status,
            "retryable": self.status in RETRYABLE,
        }
        if self.status == 400:
            body["field"] = self.issues[0].path if self.issues else None
            body["field_issues"] = [issue._asdict() for issue in self.issues]
        return body


def invalid(code: str, reason: str, field: str) -> Problem:
    """A 400 that blames one field."""
    return Problem(400, code, reason, field=field)


def not_found(kind: str) -> Problem:
    """A 404; the same words whether the thing is absent or only out of the caller's sight."""
    return Problem(404, f"{kind.replace(' ', '_')}_not_found", f"The {kind} does not exist or is not visible to you.")


def forbidden(permission: str) -> Problem:
    """A 403 for a permission that the caller's role lacks."""
    return Problem(403, "insufficient_permissions", f"This operation needs the permission {permission}.")
