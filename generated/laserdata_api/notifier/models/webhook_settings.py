"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class WebhookSettings(Model):
    """How a webhook is called: the HTTP `method`, and custom `headers` such as `Authorization`. Both are optional. A
    delivery is JSON of the form `{"subject": "...", "body": "..."}`; no signature header is documented.

    Attributes:
        headers: Not described by the document.
        method: HTTP method of the delivery request, such as `POST`. Optional.
    """

    headers: dict[str, str] | None | Unset = UNSET
    method: str | None | Unset = UNSET

    __secrets__ = frozenset(["headers"])
