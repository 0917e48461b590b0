"""What the package shows: names with docstrings, types that hold, and an import that costs little."""

from __future__ import annotations

import inspect
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import laserdata_cloud
from laserdata_api.core.resources import CoreResources
from laserdata_api.notifier.resources import NotifierResources
from laserdata_api.supervisor.resources import SupervisorResources
from laserdata_cloud import AsyncLaserData, AsyncSupervisor, LaserData, Supervisor
from pipeline.names import CLIENT_NAMES

ROOT = Path(__file__).resolve().parents[3]
TYPED = Path(__file__).with_name("typed_calls.py")
PATHS = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "overlays"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False, env={**os.environ, "NO_COLOR": "1"}
    )


class TestTypes:
    def test_by_mypy(self, tmp_path: Path) -> None:
        cache = f"--cache-dir={tmp_path}"
        done = run(sys.executable, "-m", "mypy", "--strict", "--warn-unused-ignores", cache, str(TYPED))
        assert done.returncode == 0, done.stdout + done.stderr

    def test_by_pyright(self, tmp_path: Path) -> None:
        beside = str(Path(sys.executable).parent)
        found = shutil.which("pyright", path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
        if found is None:
            pytest.skip("pyright is not installed")
        # It would take mypy's ignores for its own.
        text = re.sub(r"  # type: ignore\[.*?\]", "", TYPED.read_text(encoding="utf-8"))
        (tmp_path / TYPED.name).write_text(text, encoding="utf-8")
        config = {
            "typeCheckingMode": "strict",
            "reportUnnecessaryTypeIgnoreComment": "error",
            "extraPaths": PATHS.split(os.pathsep),
        }
        (tmp_path / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
        done = run(found, "--pythonpath", sys.executable, "--project", str(tmp_path))
        assert done.returncode == 0, done.stdout + done.stderr


class TestNames:
    @pytest.mark.parametrize("name", laserdata_cloud.__all__)
    def test_are_there_and_documented(self, name: str) -> None:
        found = getattr(laserdata_cloud, name)
        if isinstance(found, type):
            assert undocumented(found) == []

    def test_names_that_no_resource_may_take(self) -> None:
        kinds = (LaserData, AsyncLaserData, Supervisor, AsyncSupervisor)
        resources = (CoreResources, NotifierResources, SupervisorResources)
        ours = {name for kind in kinds for name in dir(kind) if not name.startswith("_")}
        assert ours - {name for kind in resources for name in dir(kind)} == CLIENT_NAMES

    @pytest.mark.parametrize("kind", [LaserData, AsyncLaserData])
    @pytest.mark.parametrize(
        ("part", "least"), [(lambda ld: ld, 20), (lambda ld: ld.audit, 2), (lambda ld: ld.supervisor("aws-us"), 15)]
    )
    def test_every_resource_and_method_is_documented(self, kind: type[Any], part: Any, least: int) -> None:
        whole = part(kind())
        properties = inspect.getmembers(type(whole), lambda value: isinstance(value, property))
        names = [name for name, _ in properties if name[0] != "_"]
        for name in names:
            assert (inspect.getdoc(getattr(type(whole), name)) or "").strip(), name
        resources = [getattr(whole, name) for name in names if name not in CLIENT_NAMES]
        assert len(resources) >= least
        for resource in resources:
            methods = [value for value in vars(type(resource)).values() if inspect.isfunction(value)]
            assert methods
            for method in methods:
                text = inspect.getdoc(method) or ""
                assert "Operation `" in text, method
                assert "Raises:" in text, method
                for name in inspect.signature(method).parameters.keys() - {"self"}:
                    assert f"{name}: " in text, method

    def test_names_that_load_late(self) -> None:
        assert {"UNSET", "Model", "Unset"} <= set(laserdata_cloud.__all__)
        with pytest.raises(AttributeError, match="has no attribute 'Modle'"):
            laserdata_cloud.Modle  # noqa: B018
        assert dir(laserdata_cloud)

    def test_the_version(self) -> None:
        assert laserdata_cloud.__version__[0].isdigit()


def undocumented(kind: type) -> list[str]:
    """The public members of a class that its own code leaves without a docstring, and the class itself."""
    missing = [] if (kind.__doc__ or "").strip() and "laserdata" in kind.__module__ else [kind.__name__]
    for name, value in vars(kind).items():
        if not name.startswith("_") and (inspect.isfunction(value) or isinstance(value, property)):
            function = value.fget if isinstance(value, property) else value
            if not (inspect.getdoc(function) or "").strip():
                missing.append(f"{kind.__name__}.{name}")
    return missing if kind.__name__ not in {"Unset", "UnsetType"} else []


class TestImport:
    def loaded(self, code: str) -> set[str]:
        program = f"import sys\nbefore = set(sys.modules)\n{code}\nimport json\nprint(json.dumps(sorted(sys.modules)))"
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            env={**os.environ, "PYTHONPATH": PATHS},
        )
        return set(json.loads(done.stdout))

    def test_loads_no_model_and_nothing_that_httpx_does_not(self) -> None:
        ours = self.loaded("import laserdata_cloud\nlaserdata_cloud.LaserData(api_key='k')")
        theirs = self.loaded("import httpx\nhttpx.Client()")
        more = {name for name in ours - theirs if not name.startswith("laserdata_cloud")}
        assert all(name.startswith("laserdata_api") for name in more), more
        assert not any(".models" in name or name.endswith(("operations", ".model")) for name in more)
        assert not ours & {"msgspec", "jsonschema", "pydantic"}
        assert not ours & {"laserdata_api.protocols", "laserdata_cloud._pages", "laserdata_cloud._waiting"}
        assert "attrs" not in ours - theirs
        assert len(more) < 12

    def test_a_call_loads_its_own_resource_and_models(self) -> None:
        ours = self.loaded(
            "import httpx, laserdata_cloud\n"
            "answer = lambda request: httpx.Response(204)\n"
            "own = httpx.Client(transport=httpx.MockTransport(answer))\n"
            "laserdata_cloud.LaserData(api_key='k', tenant_id=1, http_client=own).divisions.delete(1)"
        )
        assert "laserdata_api.core.resources.divisions" in ours
        assert not any(name.startswith("laserdata_api.core.models.") for name in ours)
        assert "laserdata_api.core.resources.deployments" not in ours
