"""What a new cloud holds beyond the usual, from a JSON file.

The file is an object. Its sections are arrays of what the API itself would be sent to make one more, so that everything
in it is checked as every request is; some hold sections of their own:

    {
      "tenant": {"name": "Acme Corp"},
      "roles": [{"name": "operator", "permissions": {"tenant": ["info:read"]}}],
      "divisions": [
        {"name": "Trading", "environments": [{"name": "prod", "deployments": [{"name": "d", "cloud": "aws", ...}]}],
         "channels": [{"channel": "email", "name": "ops", "destination": "ops@acme.test"}]}
      ],
      "members": [{"email": "mia@acme.test", "name": "Mia", "roles": ["operator"]}],
      "api_keys": [{"name": "ci", "role": "operator", "division": "Trading"}],
      "invitations": [...], "cloud_accounts": [...], "channels": [...]
    }

`tenant` changes the one tenant. A member has an `email` and may have a `name` and `roles` by name. An API key may name
its `role` and `division` and lives for 365 days without `expiry_at`. A deployment is a managed one.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from .wire import array, format_time, table

Send = Callable[[str, str, dict[str, Any]], "tuple[int, Mapping[str, str], Any]"]
AddMember = Callable[..., tuple[int, str, str]]


class SeedError(Exception):
    """A seed that cannot be planted; the message names the place and says why."""


@dataclass(frozen=True, slots=True)
class _Section:
    """Where one more is asked for, and what may stand inside of it."""

    path: str
    header: str = ""
    inside: tuple[str, ...] = ()


# In the order in which they are made: what is named is there before who names it.
_SECTIONS: dict[str, _Section] = {
    "roles": _Section("/roles", "ld-role"),
    "divisions": _Section("/divisions", "ld-division", ("environments", "channels")),
    "environments": _Section("/environments", "ld-environment", ("deployments",)),
    "deployments": _Section("/deployments/managed", "ld-deployment"),
    "members": _Section("/members"),
    "invitations": _Section("/invitations"),
    "cloud_accounts": _Section("/cloud_accounts"),
    "channels": _Section("/channels"),
    "api_keys": _Section("/api_keys"),
}
_TOP = ("roles", "divisions", "members", "invitations", "cloud_accounts", "channels", "api_keys")


def read_seed(given: "Path | str | Mapping[str, Any]") -> tuple[str, dict[str, Any]]:
    """The name of a seed for messages, and what it says. Raises SeedError for a file that is no JSON object."""
    if isinstance(given, Mapping):
        return "seed", dict(given)
    try:
        value: Any = json.loads(Path(given).read_bytes())
    except OSError as exc:
        raise SeedError(f"{given} cannot be read: {exc.strerror}") from None
    except ValueError as exc:
        raise SeedError(f"{given} is not JSON: {exc}") from None
    if value != table(value):
        raise SeedError(f"{given}: a JSON object is needed")
    return str(given), table(value)


@dataclass
class _Planting:
    name: str
    send: Send
    add_member: AddMember
    now: datetime
    ids: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    made: dict[str, Any] = field(default_factory=dict[str, Any])

    def sections(self, node: Mapping[str, Any], allowed: tuple[str, ...], base: str, place: str) -> None:
        for name in allowed:
            entries = node.get(name, [])
            if entries != array(entries):
                raise SeedError(f"{self.name}: {place}{name}: an array is needed")
            for at, entry in enumerate(array(entries)):
                self.entry(name, entry, base, f"{place}{name}[{at}]")

    def entry(self, section: str, entry: Any, base: str, place: str) -> None:
        if entry != table(entry) or not entry:
            raise SeedError(f"{self.name}: {place}: an object is needed")
        kind = _SECTIONS[section]
        body = {name: value for name, value in table(entry).items() if name not in kind.inside}
        if section == "members":
            self.member(body, place)
            return
        if section == "api_keys":
            body = self.api_key(body, place)
        headers, answer = self.post("POST", base + kind.path, body, place)
        made = answer if section == "api_keys" else None
        if kind.header in headers:
            made = {"id": int(headers[kind.header])}
        label = str(body.get("name", ""))
        if made is not None:
            kept = {name: value for name, value in made.items() if name in ("id", "secret")}
            self.made.setdefault(section, {})[label] = kept if section == "api_keys" else kept["id"]
            self.ids.setdefault(section, {})[label] = kept["id"]
        if kind.inside:
            self.sections(table(entry), kind.inside, f"{base}{kind.path}/{headers[kind.header]}", f"{place}.")

    def member(self, body: dict[str, Any], place: str) -> None:
        unknown = body.keys() - {"email", "name", "roles"}
        texts = (body.get("email"), body.get("name", ""), *array(body.get("roles")))
        if unknown or not all(isinstance(text, str) for text in texts):
            raise SeedError(f"{self.name}: {place}: a member has an email, and may have a name and roles by name")
        try:
            made = self.add_member(body["email"], *body.get("roles", []), name=body.get("name", body["email"]))
        except KeyError as exc:
            raise SeedError(f"{self.name}: {place}.roles: there is no role named {exc}") from None
        told = dict(zip(("id", "session", "csrf_token"), made, strict=True))
        self.made.setdefault("members", {})[body["email"]] = told

    def api_key(self, body: dict[str, Any], place: str) -> dict[str, Any]:
        body = {"expiry_at": format_time(self.now + timedelta(days=365)), **body}
        for word, section, target in (("role", "roles", "role_id"), ("division", "divisions", "division_id")):
            if word in body:
                name = str(body.pop(word))
                if name not in self.ids.get(section, {}):
                    raise SeedError(f"{self.name}: {place}.{word}: there is no {word} named {name!r}")
                body[target] = self.ids[section][name]
        return body

    def post(self, method: str, path: str, body: dict[str, Any], place: str) -> tuple[Mapping[str, str], Any]:
        status, headers, answer = self.send(method, path, body)
        if status >= 300:
            issues = [table(issue) for issue in array(table(answer).get("field_issues"))]
            where = f"{place}.{issues[0]['path']}" if issues and issues[0].get("path") else place
            raise SeedError(f"{self.name}: {where}: {(issues[0] if issues else table(answer)).get('reason', status)}")
        return headers, answer


def plant(
    name: str,
    seed: Mapping[str, Any],
    tenant: str,
    roles: Mapping[str, int],
    divisions: Mapping[str, int],
    now: datetime,
    send: Send,
    add_member: AddMember,
) -> dict[str, Any]:
    """Make what a seed, `name` in messages, asks for.

    Gives what was made: ids by name, of API keys the secrets too, of members the sessions.
    `tenant` is the path of the tenant, `roles` and `divisions` are those it has already. Raises SeedError.
    """
    unknown = seed.keys() - {"tenant", *_TOP}
    if unknown:
        known = ", ".join(("tenant", *_TOP))
        raise SeedError(f"{name}: {min(unknown)}: there is no such section, only {known}")
    planting = _Planting(name, send, add_member, now, {"roles": dict(roles), "divisions": dict(divisions)})
    if "tenant" in seed:
        planting.post("PUT", tenant, seed["tenant"], "tenant")
    planting.sections(seed, _TOP, tenant, "")
    return planting.made
