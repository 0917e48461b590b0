"""Files: JSON in and out, digests, and replacements that an interruption cannot leave half done."""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import re
import shutil
import tempfile
from collections.abc import Generator, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeAlias, cast

from pipeline.console import MACHINE, Problem, shown

try:
    import fcntl
except ImportError:  # Windows has no flock; runs are not kept apart there.
    fcntl = None  # type: ignore[assignment]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
"""What a JSON text holds."""

STAGE = ".replacing"
"""Name of the hidden folder in which `replace_all` prepares its files."""

_JOURNAL = "journal"
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


class BadJson(ValueError):
    """A text that is not strict JSON; the message says why and where."""


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def dump_json(document: object) -> bytes:
    """Return `document` as the project writes JSON: indent 2, UTF-8 as it is, key order kept, newline at the end."""
    return (json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _no_duplicates(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise BadJson(f"the name {json.dumps(name)} occurs twice in one object")
            seen.add(name)
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise BadJson(f"the number {text[:40]} is too large")
    return number


def _integer(text: str) -> int:
    if len(text) > 400:
        raise BadJson(f"the number {text[:20]}... has {len(text)} digits")
    return int(text)


def _constant(text: str) -> Json:
    raise BadJson(f"{text} is no JSON value")


def parse_json(data: bytes) -> Json:
    """Parse strict JSON: UTF-8 without a byte order mark, no name twice in one object, no NaN, no endless nesting.

    Raises BadJson, whose message says what is wrong, with line and column where they are known.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadJson(f"not UTF-8 at byte {error.start}") from None
    if text.startswith("\ufeff"):
        raise BadJson("begins with a byte order mark")
    try:
        return cast(
            Json,
            json.loads(
                text,
                object_pairs_hook=_no_duplicates,
                parse_float=_finite,
                parse_int=_integer,
                parse_constant=_constant,
            ),
        )
    except json.JSONDecodeError as error:
        rest = text.rstrip()
        end = " (it ends too early, as if cut off)" if error.pos >= len(rest) or rest[-1] not in "}]" else ""
        raise BadJson(f"{error.msg.removesuffix(' at')} at line {error.lineno} column {error.colno}{end}") from None
    except RecursionError:
        raise BadJson("nested too deeply") from None


def read_json(path: Path) -> Json:
    """Parse the file at `path`; raises `Problem` (exit code 2) when it holds no strict JSON, OSError as `open` does."""
    try:
        return parse_json(path.read_bytes())
    except BadJson as error:
        raise Problem(f"{shown(path)} is not usable JSON, {error}: mend it, or fetch or generate it again") from None


def _sync_folder(folder: Path) -> None:
    # Renames are durable only when their folder is; some systems cannot open a folder, and then need no such call.
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


@contextlib.contextmanager
def _naming(path: Path) -> Generator[None, None, None]:
    """Let errors of the system name `path`: writing names no file, and other steps name one that is gone by then."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _write(path: Path, data: bytes, final: Path) -> None:
    """Fill `path` with `data` and wait until the disk has it; errors name `final`, which is where it will be moved."""
    with _naming(final), path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def check_links(folder: Path, names: Iterable[str]) -> None:
    """Raise `Problem` where a folder on the way from `folder` to one of the files called `names` is a link.

    What is written through it would lie elsewhere. A file that is a link is replaced, not followed.
    """
    for parent in sorted({parent for name in names for parent in PurePosixPath(name).parents} - {PurePosixPath(".")}):
        if (folder / parent).is_symlink():
            raise Problem(f"{shown(folder)}/{parent} is a link, and nothing is written through one: remove it")


def write_atomic(path: Path, data: bytes) -> bool:
    """Replace the file at `path` by `data`, whole or not at all; return whether its bytes changed.

    A file that already holds `data` is not touched. The folder is made when it is missing.
    """
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    with _naming(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        try:
            os.close(handle)
            _write(temporary, data, path)
            temporary.chmod(_mode(path))
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    _sync_folder(path.parent)
    return True


def _mode(path: Path) -> int:
    """Return the mode a replacement of `path` gets: its own, or what a new file would have."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def replace_all(folder: Path, changes: Mapping[str, bytes | None]) -> list[str]:
    """Replace several files of `folder` as one step: after an interruption all are old, or `recover` makes all new.

    `changes` maps plain file names to their new bytes, or to None to remove the file. Files that already are as
    asked are left alone. Returns the names that changed, in the order of `changes`.

    How: the new files and then a journal are written to a hidden folder beside them; the journal's appearance is the
    moment of decision; then the files are moved into place and the journal is removed.
    """
    for name in changes:
        if not _PLAIN_NAME.fullmatch(name):
            raise ValueError(f"not a plain file name: {name!r}")
    folder.mkdir(parents=True, exist_ok=True)
    recover(folder)
    wanted = {name: data for name, data in changes.items() if _read(folder / name) != data}
    if not wanted:
        return []
    stage = folder / STAGE
    try:
        stage.mkdir()
        for name, data in wanted.items():
            if data is not None:
                _write(stage / name, data, folder / name)
        lines = [f"{'remove' if data is None else 'place'} {name}\n" for name, data in wanted.items()]
        _write(stage / f"{_JOURNAL}.tmp", "".join(lines).encode(), folder)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    (stage / f"{_JOURNAL}.tmp").replace(stage / _JOURNAL)
    _sync_folder(stage)
    recover(folder)
    return list(wanted)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def recover(folder: Path) -> bool:
    """Finish, or undo, a `replace_all` of `folder` that was interrupted; return whether there was one to finish."""
    stage = folder / STAGE
    if stage.is_symlink():
        raise Problem(f"{shown(folder)}/{STAGE} is a link, and nothing is moved through one: remove it")
    if not stage.is_dir():
        return False
    journal = _read(stage / _JOURNAL)
    if journal is None:
        shutil.rmtree(stage)
        return False
    for line in journal.decode().splitlines():
        action, _, name = line.partition(" ")
        if not _PLAIN_NAME.fullmatch(name):
            raise Problem(f"{shown(stage)} is damaged: remove that folder and run this again", MACHINE)
        if action == "remove":
            (folder / name).unlink(missing_ok=True)
        else:
            # A missing one was moved before the interruption.
            with contextlib.suppress(FileNotFoundError):
                (stage / name).replace(folder / name)
    _sync_folder(folder)
    (stage / _JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(stage, ignore_errors=True)
    return True


@contextlib.contextmanager
def exclusive(folder: Path, *, wait: bool = False) -> Generator[None, None, None]:
    """Keep other processes that ask for the same out of `folder` meanwhile; the folder must exist.

    Raises `Problem` (exit code 4) when another one is inside and `wait` is false. Leaves no file behind: the lock is
    on the folder itself and ends with the process. Where the system has no such locks nothing is kept out.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Problem(f"another run is at work in {shown(folder)}: wait until it ends", MACHINE) from None
        except OSError:
            pass  # A network file system without locks: better to go on than to refuse.
        yield
    finally:
        os.close(handle)
