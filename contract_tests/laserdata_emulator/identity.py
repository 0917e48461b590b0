"""The emulated identity provider, and the page of the console to which it leads.

It stands in for Google, GitHub and Microsoft: whoever names an address there is believed to own it.
"""

from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

from .clock import external_id, hashed
from .state import State
from .store import Thing

AUTHORISE = "/_emulator/identity/"
CONSOLE = "/_emulator/console"
PAGES = (AUTHORISE, CONSOLE)


class Page(NamedTuple):
    """An answer for a browser."""

    status: int
    headers: dict[str, str]
    body: bytes


def new_intent(state: State, source: str) -> Thing:
    """An intent that waits for its identity provider; those that are over are forgotten."""
    intents = state.store.of("intent", None)
    for old in intents.slice(0, 10):
        if old.values["expires"] <= state.now:
            state.store.remove(old)
    values = {"source": source, "expires": state.now + state.rules.intent_life, "token": None, "email": None}
    return state.new("intent", None, values)


def living_intent(state: State, key: str, token: str | None = None) -> Thing | None:
    """An intent that is neither used nor over; with `token`, only if its provider gave that token."""
    intent = state.store.of("intent", None).get(int(key)) if key.isascii() and key.isdigit() else None
    if intent is None or intent.values["expires"] <= state.now:
        return None
    return intent if token is None or intent.values["token"] == hashed(token) else None


def vouch(state: State, intent: Thing, email: str) -> str:
    """Let the identity provider believe that this is who signs in; gives the intent's token."""
    token = state.ids.secret("")
    state.store.change(intent, {**intent.values, "token": hashed(token), "email": email})
    return token


def identity_of(state: State, source: str, external: str) -> Thing | None:
    """The identity that a provider's own id belongs to."""
    return state.store.of("identity", None).named(f"{source}:{external}")


def answer(state: State, path: str, query: dict[str, str], origin: str) -> Page:
    """The pages below `PAGES`; `origin` is where the browser is."""
    if path == CONSOLE:
        rows = "".join(f"<dt>{escape(name)}<dd><code>{escape(value)}</code>" for name, value in query.items())
        return _html(200, f"<h1>Console</h1><p>What the sign-in came back with:<dl>{rows}</dl>")
    intent = living_intent(state, query.get("intent", ""))
    source = path.removeprefix(AUTHORISE)
    if intent is None or intent.values["source"] != source:
        return _html(404, "<h1>This sign-in is unknown or over</h1>")
    email = query.get("email", "")
    if not email:
        return _html(
            200,
            f"<h1>Who are you at {escape(source)}?</h1><form><input type=hidden name=intent value={intent.id}>"
            "<input type=email name=email required autofocus> <button>Continue</button></form>",
        )
    sent = {"id": str(intent.id), "token": vouch(state, intent, email)}
    known = identity_of(state, source, external_id(source, email))
    if known is not None:
        sent["user"] = str(known.values["user_id"])
    return Page(303, {"location": f"{origin}/account/auth/callback?{urlencode(sent)}"}, b"")


def _html(status: int, body: str) -> Page:
    text = f"<!doctype html><html lang=en><meta charset=utf-8><title>Emulated sign-in</title>{body}"
    return Page(status, {"content-type": "text/html; charset=utf-8", "cache-control": "no-store"}, text.encode())
