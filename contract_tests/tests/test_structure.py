"""Who may import what: the line from documents to the client does not turn back."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = {"pipeline", "laserdata_api", "laserdata_cloud", "laserdata_emulator", "laserdata_contract"}

# Package, where it stands, which of ours it may import, and which of others': None where that is not told.
MAY_IMPORT: dict[str, tuple[str, set[str], set[str] | None]] = {
    "pipeline": ("scripts/pipeline", set(), None),
    "laserdata_api": ("generated/laserdata_api", set(), {"msgspec"}),
    "laserdata_cloud": ("overlays/laserdata_cloud", {"laserdata_api"}, {"httpx", "msgspec", "anyio", "opentelemetry"}),
    "laserdata_emulator": (
        "contract_tests/laserdata_emulator",
        set(),
        # httpx, anyio and pytest only where someone who has them asks: the transports, the plugin.
        {"starlette", "uvicorn", "uvloop", "jsonschema_rs", "msgspec", "httpx", "anyio", "pytest"},
    ),
    "laserdata_contract": ("contract_tests/laserdata_contract", {"pipeline"}, None),
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def imports_of(package: str) -> dict[Path, set[str]]:
    folder = ROOT / MAY_IMPORT[package][0]
    files = sorted(folder.rglob("*.py"))
    assert files, folder
    return {path: set(imported(path)) - sys.stdlib_module_names - {package} for path in files}


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_a_package_imports_only_what_it_may(package: str) -> None:
    _, ours, others = MAY_IMPORT[package]
    for path, names in imports_of(package).items():
        strange = (names & OURS) - ours
        if others is not None:
            strange |= names - OURS - others
        assert not strange, f"{path.relative_to(ROOT)} imports {', '.join(sorted(strange))}"


def test_one_module_of_the_client_knows_httpx() -> None:
    for path, names in imports_of("laserdata_cloud").items():
        if path.name == "_transport.py":
            assert "httpx" in names
            continue
        # Elsewhere for type hints only, which cost nothing and bind nobody at run time.
        tree = ast.parse(path.read_bytes())
        hints = {
            id(node)
            for branch in ast.walk(tree)
            if isinstance(branch, ast.If) and isinstance(branch.test, ast.Name) and branch.test.id == "TYPE_CHECKING"
            for node in ast.walk(branch)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Import) and any(alias.name.partition(".")[0] == "httpx" for alias in node.names):
                assert id(node) in hints, f"{path.name} imports httpx"
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "httpx":
                assert id(node) in hints, f"{path.name} imports httpx"
