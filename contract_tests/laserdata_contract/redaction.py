"""Keeps secrets out of everything the suite writes.

Three nets, since no one of them is enough: values we were given or saw being made, members and headers whose names
say that they hold a secret, and the shape of LaserData API keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from laserdata_contract.shapes import CONTAINERS, elements, members

MASK = "[hidden]"

SECRET_NAME = re.compile(
    r"(?i)(^|[_-])(token|secret|password|passwd|private[_-]?key|cookie|session|csrf|authorization)$"
)
SECRET_HEADERS = frozenset(
    {"ld-api-key", "cookie", "set-cookie", "x-csrf-token", "authorization", "proxy-authorization"}
)
KEY_SHAPE = re.compile(r"\bld_(?:pk|api_key|key|sk)_[A-Za-z0-9_\-]{6,}")
SHORTEST = 8
"""Values shorter than this are not taken for secrets: masking them would eat ordinary text."""


class Redactor:
    """Knows the secrets of one run and masks them."""

    def __init__(self, secrets: Iterable[str | None] = ()) -> None:
        """Start with the credentials the run was given."""
        self._secrets: set[str] = set()
        # Every way a secret may be written, by how it begins: keys all begin alike, and most texts hold none.
        self._forms: dict[str, list[str]] = {}
        for secret in secrets:
            self.learn(secret)

    def learn(self, secret: str | None) -> None:
        """Remember one more value that must not be written anywhere."""
        if not secret or len(secret) < SHORTEST or secret in self._secrets:
            return
        self._secrets.add(secret)
        for form in {secret, json.dumps(secret)[1:-1]}:
            self._forms.setdefault(form[:SHORTEST], []).append(form)

    @property
    def known(self) -> frozenset[str]:
        """Every value learned so far."""
        return frozenset(self._secrets)

    def learn_from(self, value: Any) -> None:
        """Remember the strings of a decoded JSON answer whose member names say that they are secret."""
        for secret in secrets_in(value):
            self.learn(secret)

    def text(self, text: str) -> str:
        """The same text with every secret masked."""
        # A list, since another thread may learn meanwhile.
        near = [form for beginning, forms in list(self._forms.items()) if beginning in text for form in forms]
        # Longest first: one secret may hold another (a key and its prefix).
        for form in sorted(near, key=len, reverse=True):
            text = text.replace(form, MASK)
        return KEY_SHAPE.sub(MASK, text)

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Headers with those that are credentials masked."""
        return {name: MASK if name.lower() in SECRET_HEADERS else self.text(value) for name, value in headers.items()}

    def value(self, value: Any) -> Any:
        """A decoded JSON value with secrets masked, by value and by member name."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(one) for one in elements(value)]
        if isinstance(value, dict):
            return {
                self.text(name): MASK if SECRET_NAME.search(name) and isinstance(one, str) and one else self.value(one)
                for name, one in members(value).items()
            }
        return value

    def tree(self, source: Path, destination: Path) -> list[Path]:
        """Copy every file below `source` to `destination` with secrets masked; returns what was written."""
        written: list[Path] = []
        for file in sorted(source.rglob("*")):
            if not file.is_file():
                continue
            to = destination / file.relative_to(source)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(self.text(file.read_text("utf-8", errors="replace")), "utf-8")
            written.append(to)
        return written


def secrets_in(value: Any) -> Iterable[str]:
    """Strings of a decoded JSON value whose member names say that they are secret."""
    for one in elements(value):
        if isinstance(one, CONTAINERS):
            yield from secrets_in(one)
    for name, one in members(value).items():
        if isinstance(one, CONTAINERS):
            yield from secrets_in(one)
        elif isinstance(one, str) and len(one) >= SHORTEST and SECRET_NAME.search(name):
            yield one
