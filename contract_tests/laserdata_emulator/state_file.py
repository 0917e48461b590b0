"""A state that outlives its process: one SQLite file, written before an answer leaves.

What changed since the last commit is written in one transaction with full synchronisation, so that a kill at any moment
leaves either all of a change or nothing of it. Indexes are not written; they are built again from the things.
"""

import json
import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from .idempotency import Answer, Entry
from .problems import Issue, Problem
from .state import Mail, Seeds, State
from .store import Thing

_MARK = 0x1A5E_4DA7  # tells our files from other people's databases
_VERSION = 1
_TABLES = """
CREATE TABLE thing (kind TEXT, id INTEGER, parent_kind TEXT, parent_id INTEGER, body TEXT, PRIMARY KEY (kind, id))
    WITHOUT ROWID;
CREATE TABLE outcome (owner INTEGER, key TEXT, body TEXT, PRIMARY KEY (owner, key)) WITHOUT ROWID;
CREATE TABLE fact (name TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
"""


class StateFileError(Exception):
    """A state file that cannot be used; the message names it and says why."""


class StateFile:
    """One open file. Held by one emulator at a time."""

    def __init__(self, path: Path | str) -> None:
        """Open or make the file. Raises StateFileError when it is something else, or in use."""
        self.path = Path(path)
        self._state: State | None = None  # the one whose changes the file follows
        self._facts: dict[str, str] = {}
        self._seen: object = None
        try:
            self._db = sqlite3.connect(self.path, timeout=0.2, isolation_level=None, check_same_thread=False)
            self._prepare()
        except sqlite3.OperationalError as exc:
            why = "another emulator uses it" if "locked" in str(exc) else str(exc)
            raise StateFileError(f"the state file {self.path} cannot be opened: {why}") from None
        except sqlite3.DatabaseError as exc:
            raise StateFileError(f"{self.path} is no state file of this emulator: {exc}") from None

    def _prepare(self) -> None:
        run = self._db.execute
        run("PRAGMA locking_mode = EXCLUSIVE")
        run("BEGIN EXCLUSIVE")
        mark, version = run("PRAGMA application_id").fetchone()[0], run("PRAGMA user_version").fetchone()[0]
        if not mark and not run("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            for statement in filter(str.strip, _TABLES.split(";")):
                run(statement)
            run(f"PRAGMA application_id = {_MARK}")
            run(f"PRAGMA user_version = {_VERSION}")
        elif (mark, version) != (_MARK, _VERSION):
            raise sqlite3.DatabaseError("it was made by something else, or by another version")
        run("COMMIT")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")

    def load(self, state: State) -> Seeds | None:
        """Fill a state in which nothing was made yet; gives what was seeded, or None for a file that is new.

        Raises StateFileError for a file that does not hold together.
        """
        self._facts = dict(self._db.execute("SELECT name, body FROM fact"))
        if not self._facts:
            return None
        try:
            things = {
                (kind, key): (Thing(key, kind, None), above, body)
                for kind, key, *above, body in self._db.execute("SELECT * FROM thing ORDER BY id")
            }

            def find(kind: str, key: int) -> Thing:
                return things[kind, key][0]

            for thing, (kind, key), body in things.values():
                thing.parent = find(kind, key) if kind is not None else None
                thing.values = _decode(body, find)
                state.store.add(thing)
                state.index(thing)
            for owner, key, body in self._db.execute("SELECT * FROM outcome"):
                state.idempotency.restore(owner, key, _entry(_decode(body, find)))
            facts = {name: _decode(body, find) for name, body in self._facts.items()}
            state.clock.ahead = timedelta(*facts["clock"])
            # What was handed out since the last commit, such as ids of requests, is not handed out again.
            state.ids.restore(facts["ids"]["next"], facts["ids"]["count"] + 1_000_000)
            state.mail.extend(Mail(**one) for one in facts["mail"])
            told: dict[str, Any] = facts["seeds"]
            told["member_ids"] = tuple(told["member_ids"])
            seeds = Seeds(**told)
        except (KeyError, TypeError, ValueError) as exc:
            raise StateFileError(f"the state file {self.path} is damaged: {type(exc).__name__} {exc}") from None
        self._follow(state)
        return seeds

    def _follow(self, state: State) -> None:
        self._state = state
        state.store.changed, state.idempotency.changed = {}, set()

    def commit(self, state: State, seeds: Seeds) -> None:
        """Write what has changed since the last commit, or all of a state that is another one; nothing if nothing has.

        Raises sqlite3.Error when that cannot be done; the changes then wait for the next commit.
        """
        fresh = state is not self._state
        if fresh:
            self._follow(state)
            state.store.changed = {(thing.kind, thing.id): thing for thing in state.store}
            self._facts = {}
        things, outcomes = state.store.changed or {}, state.idempotency.changed or set()
        mail = state.mail
        seen = (state.clock.ahead, len(mail), id(mail[-1]) if mail else 0)
        if not things and not outcomes and seen == self._seen:
            return
        facts = {
            name: text
            for name, value in _facts(state, seeds).items()
            if (text := _encode(value)) != self._facts.get(name)
        }
        run = self._db.execute
        run("BEGIN IMMEDIATE")
        try:
            if fresh:
                for table in ("thing", "outcome", "fact"):
                    run(f"DELETE FROM {table}")  # noqa: S608 - our own three names
            self._db.executemany("DELETE FROM thing WHERE kind = ? AND id = ?", (k for k, v in things.items() if not v))
            self._db.executemany("REPLACE INTO thing VALUES (?, ?, ?, ?, ?)", map(_row, filter(None, things.values())))
            for owner, key in outcomes:
                entry = state.idempotency.get(owner, key)
                if entry is None or entry.outcome is None:
                    run("DELETE FROM outcome WHERE owner = ? AND key = ?", (owner, key))
                else:
                    run("REPLACE INTO outcome VALUES (?, ?, ?)", (owner, key, _encode(_plain(entry))))
            self._db.executemany("REPLACE INTO fact VALUES (?, ?)", facts.items())
            run("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                run("ROLLBACK")
            if fresh:
                self._state = None
            raise
        self._facts |= facts
        self._seen = seen
        things.clear()
        outcomes.clear()

    def close(self) -> None:
        """Let go of the file; harmless when it is closed already."""
        self._db.close()


def _facts(state: State, seeds: Seeds) -> dict[str, Any]:
    return {
        "clock": [state.clock.ahead.days, state.clock.ahead.seconds, state.clock.ahead.microseconds],
        "ids": dict(zip(("next", "count"), state.ids.kept(), strict=True)),
        "mail": [{name: getattr(one, name) for name in Mail.__slots__} for one in state.mail],
        "seeds": {name: getattr(seeds, name) for name in Seeds.__slots__},
    }


def _row(thing: Thing) -> tuple[str, int, str | None, int | None, str]:
    above = thing.parent
    return thing.kind, thing.id, above.kind if above else None, above.id if above else None, _encode(thing.values)


def _plain(entry: Entry) -> dict[str, Any]:
    outcome = entry.outcome
    common = {"fingerprint": entry.fingerprint, "expires": entry.expires}
    if isinstance(outcome, Problem):
        refusal = (outcome.status, outcome.code, outcome.reason, outcome.issues, outcome.headers)
        return {**common, "problem": refusal}
    return {**common, "answer": outcome}


def _entry(plain: dict[str, Any]) -> Entry:
    outcome: Answer | Problem
    if "problem" in plain:
        status, code, reason, issues, headers = plain["problem"]
        outcome = Problem(status, code, reason, [Issue(*one) for one in issues], headers=headers)
    else:
        outcome = Answer(*plain["answer"])
    return Entry(plain["fingerprint"], plain["expires"], outcome)


# JSON has no such values; the names begin with a character that no document's member has.
def _default(value: object) -> dict[str, Any]:
    match value:
        case datetime():
            return {"\0time": value.isoformat()}
        case bytes():
            return {"\0bytes": b64encode(value).decode()}
        case Decimal():
            return {"\0decimal": str(value)}
        case set() | frozenset():
            return {"\0set": sorted(value)}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case Thing():
            return {"\0thing": [value.kind, value.id]}
        case _:
            raise TypeError(f"{type(value).__name__} cannot be kept in a state file")


def _encode(value: Any) -> str:
    return json.dumps(value, default=_default, separators=(",", ":"))


def _decode(text: str, find: Callable[[str, int], Thing]) -> Any:
    known: dict[str, Callable[[Any], Any]] = {
        "\0time": datetime.fromisoformat,
        "\0bytes": b64decode,
        "\0decimal": Decimal,
        "\0set": set,
        "\0thing": lambda name: find(*name),
    }

    def revive(value: dict[str, Any]) -> Any:
        if len(value) == 1:
            ((name, inner),) = value.items()
            if name in known:
                return known[name](inner)
        return value

    return json.loads(text, object_hook=revive)
