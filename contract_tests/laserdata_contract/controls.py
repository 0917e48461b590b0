"""What only the emulator can be told: to let time pass, to keep a limit, to show its mail."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from laserdata_contract.context import Context
from laserdata_contract.documents import Json
from laserdata_contract.samples import parse_time, server_time
from laserdata_contract.shapes import elements, members
from laserdata_contract.target import Target
from laserdata_contract.verdict import CannotTell

LOOK = 2.0
"""Seconds of a wait after which it is known whether the target's clock moves at all."""


@dataclass(frozen=True)
class Controls:
    """The emulator's own paths beside the API."""

    target: Target

    def _ask(self, method: str, name: str, **body: Json) -> dict[str, Json]:
        url = urljoin(self.target.urls["core"], f"/_emulator/{name}")
        answer = self.target.send(method, url, content=json.dumps(body).encode() if body else None)
        if not answer.ok:
            raise CannotTell(f"the emulator's {name} answered {answer.status}: {answer.problem.get('reason')}")
        return members(answer.json())

    def advance(self, seconds: float) -> datetime:
        """Let so many seconds pass; the emulated moment after them."""
        moment = parse_time(self._ask("POST", "advance", seconds=seconds).get("now"))
        if moment is None:
            raise CannotTell("the emulator does not tell its time")
        return moment

    @contextmanager
    def limit(self, requests: int, seconds: float) -> Generator[None]:
        """Let each API key send so many requests in so many seconds, as long as the block lasts."""
        self._ask("POST", "rate_limit", requests=requests, seconds=seconds)
        try:
            yield
        finally:
            self._ask("POST", "rate_limit", requests=None)

    def vouched(self, url: str, email: str) -> dict[str, str]:
        """Be somebody at the emulated identity provider; the `id` and `token` of the sign-in.

        Raises:
            CannotTell: it knows of no such sign-in.
        """
        answer = self.target.send("GET", f"{url}&{urlencode({'email': email})}")
        found = dict(parse_qsl(urlsplit(answer.headers.get("location", "")).query))
        if not {"id", "token"} <= found.keys():
            raise CannotTell(f"the emulated identity provider answered {answer.status}")
        return {name: found[name] for name in ("id", "token")}

    def codes(self, action: str, resource: object) -> list[str]:
        """Confirmation codes that were sent for an action on a thing and not used yet, the oldest first."""
        mail = [members(one) for one in elements(self._ask("GET", "mail").get("mail"))]
        return [str(one["code"]) for one in mail if (one.get("action"), one.get("resource_id")) == (action, resource)]


def controls(target: Target) -> Controls | None:
    """The emulator's controls, or None where the target is something else."""
    return Controls(target) if target.kind == "emulator" and "core" in target.urls else None


def now(ctx: Context) -> datetime:
    """The target's clock, in whole seconds."""
    return server_time(ctx.target.send("GET", next(iter(ctx.target.urls.values()))).headers)


def pass_time(ctx: Context, seconds: float) -> None:
    """Let so many seconds of the target's time pass: told to it where it takes orders, else by waiting.

    Raises:
        CannotTell: the wait is longer than the run may wait, or the target's clock has not moved by so much.
    """
    emulator = controls(ctx.target)
    if emulator is not None:
        emulator.advance(seconds)
        return
    check_patience(ctx, seconds)
    began = now(ctx)
    first = min(seconds, LOOK)
    for wait, due in ((first, 1.0), (seconds - first, seconds)):
        ctx.target.sleep(wait)
        if now(ctx) < began + timedelta(seconds=due):
            ctx.kept["still"] = "the target's clock does not move as fast as ours"
            check_patience(ctx, seconds)


def check_patience(ctx: Context, seconds: float) -> None:
    """See that so much time can be let pass.

    Raises:
        CannotTell: it cannot.
    """
    if controls(ctx.target) is not None:
        return
    if "still" in ctx.kept:
        raise CannotTell(ctx.kept["still"])
    if seconds > ctx.target.patience:
        raise CannotTell(f"{seconds:.0f} s would have to pass, and the run waits {ctx.target.patience:.0f} s at most")
