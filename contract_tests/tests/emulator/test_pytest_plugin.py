"""The plugin as its users meet it: pytest run on tests of theirs."""

import tomllib
from pathlib import Path

import pytest

PLUGIN = "laserdata_emulator.pytest_plugin"
ROOT = Path(__file__).resolve().parents[3]
# By name and alone, whether or not this environment has the entry point.
LOADED = ("-p", PLUGIN, "-p", "no:cacheprovider")
pytest_plugins = ["pytester"]


@pytest.fixture
def theirs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "contract_tests"))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for name in ("PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT"):
        monkeypatch.delenv(name, raising=False)
    return pytester


SHARED = """
    import time

    import httpx
    import pytest

    @pytest.mark.parametrize("turn", range(6))
    def test_finds_a_new_cloud(laserdata_emulator, turn):
        cloud = laserdata_emulator
        url = f"{cloud.urls['core']}/tenants/{cloud.tenant_id}/divisions"
        with httpx.Client(headers={"ld-api-key": cloud.api_key}) as http:
            assert http.get(url).json()["total_results"] == 1
            made = http.post(url, json={"name": "x"}, headers={"idempotency-key": "k"})
            assert made.status_code == 201 and "idempotent-replayed" not in made.headers
        cloud.faults.add("status", count=99)

    def test_reset_is_cheap(laserdata_emulator):
        def took():
            start = time.perf_counter()
            laserdata_emulator.reset()
            return time.perf_counter() - start

        assert min(took() for _ in range(30)) < 0.001
"""


def test_each_test_finds_a_new_cloud(theirs: pytest.Pytester) -> None:
    theirs.makepyfile(SHARED)
    theirs.runpytest_subprocess(*LOADED).assert_outcomes(passed=7)


def test_in_several_processes(theirs: pytest.Pytester) -> None:
    theirs.makepyfile(SHARED)
    theirs.runpytest_subprocess(*LOADED, "-p", "xdist", "-n", "2").assert_outcomes(passed=7)


def test_options_are_a_fixture(theirs: pytest.Pytester) -> None:
    theirs.makeconftest(
        """
        import pytest

        @pytest.fixture(scope="session")
        def laserdata_emulator_options():
            return {"plan": "basic"}
        """
    )
    theirs.makepyfile(
        """
        import httpx

        def test_plan(laserdata_emulator):
            with httpx.Client(transport=laserdata_emulator.transport, base_url=laserdata_emulator.urls["core"]) as http:
                tenant = http.get(
                    f"/tenants/{laserdata_emulator.tenant_id}", headers={"ld-api-key": laserdata_emulator.api_key}
                )
                assert tenant.json()["subscription"]["plan"] == "basic"
        """
    )
    theirs.runpytest_subprocess(*LOADED).assert_outcomes(passed=1)


def test_who_does_not_ask_does_not_wait(theirs: pytest.Pytester) -> None:
    theirs.makepyfile(
        """
        import sys

        def test_nothing_is_imported():
            assert "laserdata_emulator.pytest_plugin" in sys.modules
            heavy = {"starlette", "uvicorn", "jsonschema_rs", "msgspec", "httpx", "asyncio"}
            assert not heavy & set(sys.modules)
        """
    )
    theirs.runpytest_subprocess(*LOADED).assert_outcomes(passed=1)


def test_without_its_packages_the_fixture_names_what_to_install(theirs: pytest.Pytester) -> None:
    theirs.makeconftest("import sys; sys.modules['starlette'] = None")
    theirs.makepyfile("def test_it(laserdata_emulator): pass")
    result = theirs.runpytest_subprocess(*LOADED)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*install laserdata-cloud[[]emulator[]]*"])


def test_the_entry_point_names_the_plugin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"laserdata_emulator": PLUGIN}
    assert project["scripts"] == {"laserdata-emulator": "laserdata_emulator.__main__:run"}
