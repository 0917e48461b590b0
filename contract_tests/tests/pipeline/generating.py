"""What the tests of generating share: small documents, trees, and command lines run in this process or another."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.console import run

ROOT = Path(__file__).resolve().parents[3]
SCRIPTS = ROOT / "scripts"
MAPS_OF_NAMES = frozenset(
    {"paths", "properties", "schemas", "responses", "parameters", "headers", "content", "examples", "securitySchemes"}
    | {"variables", "requestBodies", "patternProperties", "$defs"}
)
PROSE = frozenset({"summary", "description", "example", "examples", "externalDocs", "termsOfService"})


class Ended(NamedTuple):
    """How a command line ended."""

    code: int
    out: str
    err: str


def command(script: str, *arguments: object) -> Ended:
    """Run a script's command line in this process, as `python scripts/<script>` would."""
    spec = importlib.util.spec_from_file_location(f"script_{script.removesuffix('.py')}", SCRIPTS / script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    before = sys.argv
    sys.argv = [script, *map(str, arguments)]
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = run(module.main)
            except SystemExit as ended:
                code = int(ended.code or 0)
    finally:
        sys.argv = before
    return Ended(code, out.getvalue(), err.getvalue())


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in another process, from the scripts' folder as if they had been started."""
    import os

    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SCRIPTS), **environment},
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, but for what Python compiled."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in sorted(found.items()) if "__pycache__" not in name}


def shuffled(node: Any, chance: random.Random) -> Any:
    """Return a document whose maps hold the same in another order."""
    if isinstance(node, dict):
        names = list(node)
        chance.shuffle(names)
        return {name: shuffled(node[name], chance) for name in names}
    return [shuffled(part, chance) for part in node] if isinstance(node, list) else node


def reworded(node: Any, word: Callable[[str], str | None], *, names: bool = False, where: str = "") -> Any:
    """Return a document with other prose: `word` gives a new text for each place, or None for no prose there."""
    if isinstance(node, list):
        return [reworded(part, word, where=where) for part in node]
    if not isinstance(node, dict):
        return node
    found: dict[str, Any] = {}
    for name, part in node.items():
        if not names and name in PROSE and not (name == "description" and where == "responses"):
            text = word(name)
            if text is not None:
                found[name] = text if isinstance(part, str) else part
            continue
        inside = not names and name in MAPS_OF_NAMES and isinstance(part, dict)
        found[name] = reworded(part, word, names=inside, where=name if inside else where if names else "")
        if names and where == "responses" and "$ref" not in part:
            found[name]["description"] = word("description") or ""
    if where == "info" or {"openapi", "info"} <= found.keys():
        found.get("info", {})["title"] = word("title") or "Untitled"
    return found


def code_of(source: bytes) -> str:
    """Return Python code without its docstrings and comments, in one layout."""
    module = ast.parse(source)
    for node in ast.walk(module):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            kept = [part for part in node.body if not is_text(part)]
            node.body = kept or [ast.Pass()]
    return ast.unparse(module)


def is_text(node: ast.stmt) -> bool:
    """Whether a statement is a text and nothing else."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


OK: Mapping[str, Any] = {"200": {"description": "Done."}}


def small(**changes: Any) -> dict[str, Any]:
    """Return a document with one operation and one schema."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1.0.0"},
        "paths": {
            "/things/{thing_id}": {
                "get": {
                    "operationId": "get_thing",
                    "tags": ["Things"],
                    "parameters": [path_id("thing_id")],
                    "responses": {"200": answer({"$ref": "#/components/schemas/Thing"})},
                }
            }
        },
        "components": {"schemas": {"Thing": {"type": "object", "properties": {"id": {"type": "integer"}}}}},
        **changes,
    }


def path_id(name: str) -> dict[str, Any]:
    """Return the declaration of a path id."""
    return {"in": "path", "name": name, "required": True, "schema": {"type": "integer"}}


def answer(schema: Any, media: str = "application/json") -> dict[str, Any]:
    """Return an answer with a body."""
    return {"description": "Found.", "content": {media: {"schema": schema}}}
