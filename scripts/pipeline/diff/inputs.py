"""The documents to compare: a file, a folder, or either of them in a git revision."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from pipeline.console import Problem, shown
from pipeline.diff.model import Node
from pipeline.files import BadJson
from pipeline.published import Unusable, check
from pipeline.sources import DOCUMENTS

FOLDER: Final = "generated/openapi"
"""Where a revision's documents are looked for, unless a path is given: the corrected ones, which callers meet."""

_NO_DOCUMENTS: Final = frozenset({"lock.json", "manifest.json"})


def read(given: str, root: Path) -> dict[str, Node]:
    """Return the documents that `given` names, by name.

    Args:
        given: a file, a folder, a git revision (`HEAD~1`) or a path in one (`v0.1.0:specs/core.json`).
        root: the repository.

    Raises:
        Problem: there is nothing of that name, or it holds no usable document (exit code 2).
    """
    path = Path(given)
    if path.is_dir():
        return _documents({p.name: p.read_bytes() for p in sorted(path.glob("*.json"))}, shown(path))
    if path.exists():
        return {path.stem: _document(path.read_bytes(), shown(path))}
    revision, _, inside = given.partition(":")
    return _of_revision(given, revision, inside or FOLDER, root)


def paired(old: dict[str, Node], new: dict[str, Node]) -> tuple[dict[str, Node], dict[str, Node]]:
    """Give two single documents one name: that of a known document, if either has one."""
    if len(old) == len(new) == 1 and old.keys() != new.keys():
        names = [*new, *old]
        name = next((n for n in names if n.partition("-")[0] in DOCUMENTS), names[0])
        return {name: next(iter(old.values()))}, {name: next(iter(new.values()))}
    return old, new


def _of_revision(given: str, revision: str, inside: str, root: Path) -> dict[str, Node]:
    # The object's name first: what begins with a dash would be an option.
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise Problem(f"{given!r} is no file, no folder and no git revision here: check the path or the revision")
    name = commit.decode().strip()
    inside = inside.strip("/")
    kind = git(root, "cat-file", "-t", f"{name}:{inside}")
    if kind is None:
        raise Problem(f"revision {revision} has no {inside}: give another path with REV:path")
    if kind.strip() == b"blob":
        return {Path(inside).stem: _document(_blob(root, f"{name}:{inside}"), given)}
    listed = git(root, "ls-tree", "-z", "--name-only", f"{name}:{inside}") or b""
    files = [file for file in listed.decode().split("\0") if file.endswith(".json")]
    return _documents({file: _blob(root, f"{name}:{inside}/{file}") for file in sorted(files)}, given)


def _blob(root: Path, name: str) -> bytes:
    found = git(root, "cat-file", "blob", name)
    if found is None:
        raise Problem(f"git cannot read {name}: check the repository with git fsck")
    return found


def git(root: Path, *arguments: str) -> bytes | None:
    """Return what git answers in a folder, or None where it fails.

    Raises:
        Problem: git is not installed.
    """
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise Problem("git is not installed, which a revision needs: give files or folders") from None
    return done.stdout if done.returncode == 0 else None


def _documents(files: dict[str, bytes], where: str) -> dict[str, Node]:
    found = {
        name.removesuffix(".json"): _document(data, f"{where}/{name}")
        for name, data in files.items()
        if name not in _NO_DOCUMENTS
    }
    if not found:
        raise Problem(f"there is no document in {where}: give a folder with *.json files")
    return found


def _document(data: bytes, where: str) -> Node:
    try:
        return check(data).content
    except Unusable as problem:
        raise Unusable(f"{where} cannot be compared: {problem.what}", problem.hint) from None
    except BadJson as error:
        raise Problem(f"{where} is not usable JSON: {error}") from None


__all__ = ["FOLDER", "git", "paired", "read"]
