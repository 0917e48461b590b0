"""A state that outlives its process, however that ends."""

import ast
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest

import laserdata_emulator
from laserdata_emulator import START, Emulator, StateFileError
from laserdata_emulator.cli import main

ROOT = Path(__file__).resolve().parents[3]


def things(cloud: Emulator) -> dict[Any, Any]:
    """Everything that a cloud's store holds, references as ids."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [plain(inner) for inner in value]
        return ("thing", value.kind, value.id) if hasattr(value, "kind") and hasattr(value, "parent") else value

    return {
        (one.kind, one.id): (one.parent and (one.parent.kind, one.parent.id), plain(one.values))
        for one in cloud.application.state.store
    }


def client(cloud: Emulator) -> httpx.Client:
    return httpx.Client(transport=cloud.transport, base_url=cloud.urls["core"], headers={"ld-api-key": cloud.api_key})


def test_everything_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "state"
    cloud = Emulator(start=START, state=path, pace=60)
    tenant = f"/tenants/{cloud.tenant_id}"
    post = {"json": {"name": "x"}, "headers": {"idempotency-key": "k"}}
    with client(cloud) as http:
        division = http.post(f"{tenant}/divisions", **post).headers["ld-division"]
        refused = http.post(f"{tenant}/divisions", json={"name": "x"}, headers={"idempotency-key": "r"})
        assert refused.status_code == 409
        gone = http.post(f"{tenant}/divisions", json={"name": "y"}).headers["ld-division"]
        assert http.delete(f"{tenant}/divisions/{gone}").status_code == 204
        starter = {"cloud": "aws", "region": "us-east-1"}
        made = http.post(f"{tenant}/divisions/{division}/deployments/starter", json=starter)
        assert made.status_code == 202, made.text
        http.put(f"{tenant}/divisions/{division}", json={"protected": True})
        end = {
            "action_type": "delete_division",
            "payload": {"tenant_id": cloud.tenant_id, "division_id": int(division)},
        }
        assert http.put(f"{tenant}/request_code", json={"action": end}).status_code == 204
        _, session, _ = cloud.add_member("mia@acme.test", "viewer")
        cloud.advance(90)
        before = {path: http.get(f"{tenant}/{path}").json() for path in ("divisions", "members", "structure")}
    kept, mail, now, ready = things(cloud), cloud.mail, cloud.now, cloud.ready()
    cloud.close()

    again = Emulator(start=START, state=path, pace=60)
    assert (again.ready(), again.now, again.mail, things(again)) == (ready, now, mail, kept)
    with client(again) as http:
        assert {path: http.get(f"{tenant}/{path}").json() for path in before} == before
        replay = http.post(f"{tenant}/divisions", **post)
        assert (replay.headers["idempotent-replayed"], replay.headers["ld-division"]) == ("true", division)
        replay = http.post(f"{tenant}/divisions", json={"name": "x"}, headers={"idempotency-key": "r"})
        assert (replay.headers["idempotent-replayed"], replay.json()["code"]) == ("true", refused.json()["code"])
        assert int(http.post(f"{tenant}/divisions", json={"name": "z"}).headers["ld-division"]) > int(gone)
        with httpx.Client(transport=again.transport, base_url=again.urls["core"], cookies={"session": session}) as mia:
            assert mia.get(tenant).status_code == 200
    again.reset()
    first = things(again)
    again.close()
    third = Emulator(start=START, state=path)
    assert things(third) == first == things(Emulator(start=START))
    third.close()


def test_what_is_not_acknowledged_is_not_lost_by_halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk refuses: the caller is told, and nothing of it is there after a restart."""
    path = tmp_path / "state"
    cloud = Emulator(start=START, state=path)
    kept = things(cloud)
    assert cloud._file is not None

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("disk is full")

    monkeypatch.setattr(cloud._file, "commit", refuse)
    with client(cloud) as http:
        answer = http.post(f"/tenants/{cloud.tenant_id}/divisions", json={"name": "x"})
    assert answer.status_code == 500
    assert "disk is full" in answer.json()["reason"]
    monkeypatch.undo()
    cloud._file.close()
    again = Emulator(start=START, state=path)
    assert things(again) == kept
    again.close()


def test_one_emulator_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "state"
    one = Emulator(state=path)
    with pytest.raises(StateFileError, match="another emulator uses it"):
        Emulator(state=path)
    one.close()
    Emulator(state=path).close()


def test_a_file_of_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, base, folder = tmp_path / "text", tmp_path / "base", tmp_path / "no" / "where"
    text.write_text("not a database, and long enough to be read as the header of one" * 9)
    with sqlite3.connect(base) as db:
        db.execute("CREATE TABLE mine (a)")
    db.close()
    for path in (text, base, folder):
        before = path.read_bytes() if path.exists() else b""
        assert main(["serve", "--port", "0", "--state", str(path)]) == 2
        err = capsys.readouterr().err
        assert err.startswith("error: ")
        assert str(path) in err
        assert err.count("\n") == 1
        assert (path.read_bytes() if path.exists() else b"") == before


def test_values_change_through_the_store_alone() -> None:
    """What is changed in place is not seen by the state file, nor by the index of names."""
    for path in Path(laserdata_emulator.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            targets = node.targets if isinstance(node, ast.Assign | ast.Delete) else []
            if isinstance(node, ast.AugAssign):
                targets = [node.target]
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                changes = ("append", "extend", "insert", "remove", "pop", "update", "clear", "add", "setdefault")
                targets = [ast.Subscript(node.func.value)] if node.func.attr in changes else []
            for target in targets:
                if isinstance(target, ast.Subscript):
                    inner: ast.AST = target.value
                    while isinstance(inner, ast.Subscript):
                        inner = inner.value
                    assert not (isinstance(inner, ast.Attribute) and inner.attr == "values"), (
                        f"{path.name}:{node.lineno} changes values in place"
                    )


class Serving:
    """A serving process that may be killed."""

    def __init__(self, path: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "contract_tests")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "laserdata_emulator", "serve", "--port", "0", "--json", "--state", str(path)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert self.process.stdout is not None
        self.ready: dict[str, Any] = json.loads(self.process.stdout.readline())

    def client(self) -> httpx.Client:
        return httpx.Client(
            base_url=f"{self.ready['core']}/tenants/{self.ready['tenant_id']}",
            headers={"ld-api-key": self.ready["api_key"]},
        )

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


def test_a_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    path, chance = tmp_path / "state", random.Random(4)
    acknowledged: dict[str, str] = {}
    sent = 0
    for _ in range(6):
        serving = Serving(path)
        with serving.client() as http:
            for key, division in list(acknowledged.items())[-20:]:
                again = http.post("/divisions", json={"name": key}, headers={"idempotency-key": key})
                assert (again.headers["idempotent-replayed"], again.headers["ld-division"]) == ("true", division)
            page = http.get("/divisions", params={"results": 1}).json()
            names = {
                one["name"]: str(one["id"])
                for number in range(1, -(-page["total_results"] // 100) + 1)
                for one in http.get("/divisions", params={"results": 100, "page": number}).json()["items"]
            }
            assert acknowledged.items() <= names.items()
            # At most the one that was under way when the process died is there without having been acknowledged.
            assert set(names) - {"Engineering"} <= {f"d{at}" for at in range(sent)}
            events = http.get(
                f"{serving.ready['audit']}/audit/tenants/{serving.ready['tenant_id']}", params={"results": 1}
            )
            assert events.json()["total_results"] == len(names) - 1, (
                "each division has its event, and no event lacks one"
            )
            last, killer = sent + chance.randrange(20), threading.Timer(chance.uniform(0, 0.02), serving.kill)
            try:
                while True:
                    name = f"d{sent}"
                    sent += 1
                    if sent == last + 1:
                        killer.start()
                    made = http.post("/divisions", json={"name": name}, headers={"idempotency-key": name})
                    assert made.status_code == 201
                    acknowledged[name] = made.headers["ld-division"]
            except httpx.TransportError:
                pass
            killer.join()
    assert acknowledged
