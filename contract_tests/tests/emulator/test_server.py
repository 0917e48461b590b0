"""Documents, origins, resets, and the command."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from laserdata_emulator import START, Emulator, PortTaken
from laserdata_emulator.cli import main
from laserdata_emulator.documents import REGIONS, folders, load

from .conftest import Api

ROOT = Path(__file__).resolve().parents[3]
SPECS = ROOT / "specs"


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with httpx.Client() as client:
        yield client


@pytest.mark.parametrize("name", ["core", "audit", "notifier", *(f"supervisor-{region}" for region in REGIONS)])
def test_documents_are_served_byte_for_byte(cloud: Emulator, http: httpx.Client, name: str) -> None:
    url = cloud.documents[name]
    answer = http.get(url)
    expected = (SPECS / f"{name}.json") if not name.startswith("supervisor") else SPECS / "supervisor.json"
    assert answer.content == expected.read_bytes()
    assert answer.headers["content-type"] == "application/json"
    etag, modified = answer.headers["etag"], answer.headers["last-modified"]
    for headers in (
        {"if-none-match": etag},
        {"if-none-match": f'"other", W/{etag}'},
        {"if-none-match": "*"},
        {"if-modified-since": modified},
        {"if-none-match": etag, "if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ):
        again = http.get(url, headers=headers)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    for headers in (
        {"if-none-match": '"other"'},
        {"if-none-match": '"other"', "if-modified-since": modified},
        {"if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT"},
        {"if-modified-since": "yesterday"},
    ):
        assert http.get(url, headers=headers).status_code == 200
    head = http.head(url)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", etag)
    assert int(head.headers["content-length"]) == len(answer.content)


def test_the_docs_page_tells_its_origin_s_documents_in_full_and_loads_nothing(cloud: Emulator) -> None:
    for url, wanted in (
        (cloud.urls["core"], ["core", "audit", "notifier"]),
        (cloud.urls["supervisors"]["gcp-eu"], ["supervisor"]),
    ):
        page = httpx.get(f"{url}/docs")
        assert page.headers["content-type"].startswith("text/html")
        assert [name for name in wanted if f"href='/openapi/{name}.json'" not in page.text] == []
        assert re.findall(r"(?:src|href)=['\"](?!#|/|data:,')[^'\"]*|@import|url\(", page.text) == []
        declared = [one for one in cloud.application.operations if one.document in wanted]
        assert [one.id for one in declared if f"<code>{one.id}</code>" not in page.text] == []
        anchors = set(re.findall(r"id='([^']+)'", page.text))
        assert [name for name in re.findall(r"href='#([^']+)'", page.text) if name not in anchors] == []
        assert page.text.count("curl -X") == len(declared)
        assert f"{url}/" in page.text


def test_the_live_page_and_what_it_asks_for(api: Api, nobody: Api) -> None:
    page = nobody("GET", "/_emulator/live", 200)
    assert page.headers["content-type"].startswith("text/html")
    assert "/_emulator/requests?after=" in page.text
    api("GET", api.roles, 200)
    first = nobody("GET", "/_emulator/requests?after=", 200).json()
    assert (len(first["requests"]), first["anew"]) == (1, True)
    api("GET", api.divisions, 200)
    after = first["requests"][-1]["ld_request"]
    more = nobody("GET", f"/_emulator/requests?after={after}", 200).json()
    assert ([one["operation"] for one in more["requests"]], more["anew"]) == (["get_divisions"], False)


def test_seven_origins_each_with_its_own(cloud: Emulator) -> None:
    urls = [cloud.urls["core"], *cloud.urls["supervisors"].values()]
    assert len(set(urls)) == 7
    assert cloud.urls["audit"] == cloud.urls["notifier"] == cloud.urls["core"]
    supervisor = cloud.urls["supervisors"]["aws-us"]
    assert httpx.get(f"{supervisor}/pricing").json()["code"] == "route_not_found"
    assert httpx.get(f"{supervisor}/openapi/core.json").status_code == 404
    assert httpx.get(f"{cloud.urls['core']}/deployments/1/nodes").status_code == 404
    answer = httpx.get(f"{supervisor}/deployments/1/nodes", headers={"ld-api-key": cloud.api_key})
    assert (answer.status_code, answer.json()["code"]) == (404, "deployment_not_found")


@pytest.mark.parametrize("spoken", [b"nonsense", b"GET /\x00 HTTP/1.1", b"\x16\x03\x01"])
def test_what_is_no_http_is_told_as_a_problem(cloud: Emulator, spoken: bytes) -> None:
    host, _, port = cloud.urls["core"].removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(spoken + b"\r\n\r\n")
        said = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in head
    problem = json.loads(body)
    assert (problem["code"], problem["status"]) == ("malformed_request", 400)
    assert f"ld-request: {problem['instance']}".encode() in head


@pytest.mark.parametrize("missing", [(), ("uvloop",)], ids=["uvloop", "asyncio"])
def test_what_was_written_arrives_before_a_cut_on_either_event_loop(
    monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...]
) -> None:
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    with Emulator() as cloud, httpx.Client(base_url=cloud.urls["core"], headers={"ld-api-key": cloud.api_key}) as http:
        cloud.faults.add("wrong_length", "get_divisions")
        arrived = b""
        with http.stream("GET", f"/tenants/{cloud.tenant_id}/divisions") as answer:  # noqa: SIM117 - raised inside
            with pytest.raises(httpx.RemoteProtocolError):
                for part in answer.iter_raw():
                    arrived += part
        assert len(arrived) == int(answer.headers["content-length"]) // 2 > 0
        assert http.get(f"/tenants/{cloud.tenant_id}/divisions").status_code == 200


def test_answers_without_a_body_leave_too(api: Api) -> None:
    made = api("POST", api.divisions, 201, json={"name": "to go"}).headers["ld-division"]
    host, _, port = api.cloud.urls["core"].removeprefix("http://").partition(":")
    head = f"HTTP/1.1\r\nhost: {host}\r\nld-api-key: {api.cloud.api_key}\r\n"
    posted = f"{head}content-type: application/json\r\ncontent-length: 12\r\nexpect: 100-continue\r\n\r\n"
    with socket.create_connection((host, int(port)), 5) as connection:
        for sent, status in (
            (f"HEAD /docs {head}\r\n", 200),
            (f"DELETE {api.divisions}/{made} {head}\r\n", 204),
            (f"POST {api.divisions} {posted}", 100),
            ('{"name":"x"}', 201),
        ):
            connection.sendall(sent.encode())
            told = b""
            while not told.endswith(b"\r\n\r\n"):
                told += connection.recv(4096)
            assert told.startswith(b"HTTP/1.1 %d " % status)


def test_the_same_request_is_asked_anew_each_time(api: Api, nobody: Api) -> None:
    made = api.new_key(permissions={"tenant": ["division:read"]})
    other = api.with_key(made["token"])
    for _ in range(2):
        api.refused("GET", f"{api.divisions}?page=0", 400, "validation_failed")
        nobody.refused("GET", f"{api.divisions}?page=1", 401, "missing_credentials")
        other("GET", f"{api.divisions}?page=1", 200)
    api("DELETE", f"{api.keys}/{made['id']}", 204)
    other.refused("GET", f"{api.divisions}?page=1", 401, "invalid_api_key")


def test_in_process_the_host_chooses_the_origin() -> None:
    cloud = Emulator()

    async def call() -> list[int]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(cloud.asgi)) as http:
            urls = (cloud.urls["core"], cloud.urls["supervisors"]["gcp-ap"])
            return [(await http.get(f"{url}/{path}")).status_code for url in urls for path in ("pricing", "docs")]

    assert asyncio.run(call()) == [200, 200, 404, 200]


def test_a_reset_gives_the_first_state_again_in_under_a_millisecond(api: Api) -> None:
    before = api("GET", api.keys, 200).json()
    ready = api.cloud.ready()
    api.new_key()
    api("DELETE", f"{api.keys}/{api.cloud.seeds.api_key_id}", 204)
    api.refused("GET", api.keys, 401, "invalid_api_key")
    api.cloud.advance(1000)
    api.cloud.reset()
    assert api("GET", api.keys, 200).json() == before
    assert api.cloud.ready() == ready
    times = []
    for _ in range(20):
        start = time.perf_counter()
        api.cloud.reset()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.001


def test_the_same_seed_repeats_and_another_differs() -> None:
    one, two, other = Emulator(start=START), Emulator(start=START), Emulator(start=START, ids_seed=1)
    assert one.ready() == two.ready()
    assert one.api_key != other.api_key
    assert one.tenant_id != other.tenant_id


def test_more_members_change_nothing_else() -> None:
    one, more = Emulator(start=START).ready(), Emulator(start=START, members=2).ready()
    assert len(more["member_ids"]) == 2
    assert {**more, "member_ids": []} == one


def test_the_clock_moves_only_forward(api: Api) -> None:
    assert api("POST", "/_emulator/advance", 200, json={"seconds": 90}).json() == {"now": "2026-05-20T10:01:30Z"}
    for seconds in (-1, 1e11, "x", None):
        api.refused("POST", "/_emulator/advance", 400, "invalid_control", json={"seconds": seconds})
    with pytest.raises(ValueError):
        api.cloud.advance(-1)
    api.refused("GET", "/_emulator/nothing", 404, "no_such_control")


def test_requests_are_remembered_without_credentials(api: Api, nobody: Api) -> None:
    nobody("GET", api.keys, 401)
    api("GET", f"{api.roles}?page=1", 200)
    rows = api("GET", "/_emulator/requests", 200).json()["requests"]
    assert [(r["operation"], r["status"], r["caller"], r["query"]) for r in rows] == [
        ("get_api_keys", 401, "nobody", ""),
        ("get_roles", 200, "api_key", "page=1"),
    ]
    assert api.cloud.api_key not in json.dumps(rows)


def test_every_answer_has_its_own_request_id(api: Api) -> None:
    paths = ["/pricing", api.tenant, "/nope", f"{api.keys}?page=0", "/_emulator/requests", "/audit/types"]
    ids = [api("GET", path).headers["ld-request"] for path in paths]
    assert len(set(ids)) == len(ids)
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in ids)


def test_regions_that_differ_serve_their_own_document(tmp_path: Path) -> None:
    for path in SPECS.glob("*.json"):
        if path.name != "lock.json":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    own = (SPECS / "supervisor.json").read_bytes() + b"\n"
    (tmp_path / "supervisor-gcp-eu.json").write_bytes(own)
    lock = {
        "sources": {
            "supervisor-gcp-eu": {"document": "supervisor-gcp-eu", "last_modified": "Wed, 01 Apr 2026 00:00:00 GMT"}
        },
        "documents": {"supervisor-gcp-eu": {"file": "specs/supervisor-gcp-eu.json"}},
    }
    (tmp_path / "lock.json").write_text(json.dumps(lock))
    found = load(tmp_path, None)
    assert found.published["supervisor-gcp-eu"].body == own
    assert found.published["supervisor-gcp-eu"].headers["last-modified"] == "Wed, 01 Apr 2026 00:00:00 GMT"
    assert found.published["supervisor-aws-us"].body == own[:-1]


def test_an_installed_package_finds_its_own_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from laserdata_emulator import documents

    monkeypatch.setattr(documents, "__file__", str(tmp_path / "site-packages" / "laserdata_emulator" / "documents.py"))
    packed = tmp_path / "site-packages" / "laserdata_emulator" / "documents"
    assert folders(None, None) == (packed / "published", packed / "corrected")
    assert folders(SPECS, None)[0] == SPECS


# ---- the command


def command(*arguments: str) -> "subprocess.Popen[str]":
    path = os.pathsep.join([str(ROOT / "contract_tests"), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-m", "laserdata_emulator", "serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


@pytest.fixture
def served() -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any]]]:
    process = command("--port", "0", "--json")
    assert process.stdout is not None
    yield process, json.loads(process.stdout.readline())
    process.kill()
    process.communicate()


def test_the_command_prints_one_line_and_ends_on_sigterm(
    served: tuple["subprocess.Popen[str]", dict[str, Any]],
) -> None:
    process, ready = served
    assert ready.keys() >= {"core", "audit", "notifier", "supervisors", "tenant_id", "division_id", "api_key",
                            "read_only_key", "session", "csrf_token", "documents"}  # fmt: skip
    assert ready["supervisors"].keys() == set(REGIONS)
    assert ready["documents"].keys() == {"core", "audit", "notifier", *(f"supervisor-{region}" for region in REGIONS)}
    assert [url for url in ready["documents"].values() if httpx.get(url).status_code != 200] == []
    with httpx.Client() as idle:  # a connection kept alive must not keep the process alive
        answer = idle.get(f"{ready['core']}/tenants/{ready['tenant_id']}", headers={"ld-api-key": ready["api_key"]})
        assert answer.status_code == 200
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_taken_port_is_said_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} of 127.0.0.1 is taken"), Emulator(port=port):
            pass
        process = command("--port", str(port))
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (4, "")
    assert err.startswith("error: ")
    assert f"port {port}" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "no corrected documents in"),
        ({"core.json": "{"}, "is not JSON"),
        ({"core.json": '{"paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/nowhere"}}}}}}'}, "#/nowhere"),
    ],
)
def test_unusable_documents_are_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str], words: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert main(["serve", "--port", "0", "--corrected", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("error: ")
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--plan", "gold"], "gold"),
        (["--rate-limit", "many"], "100/60"),
        (["--pace", "-1"], "pace"),
        (["--pace", "nan"], "pace"),
        (["--members", "-1"], "members"),
        (["--ids-seed", "1000"], "0 to 999"),
        (["--specs", "/nowhere"], "/nowhere"),
        (["--seed", "/nowhere"], "/nowhere"),
    ],
)
def test_wrong_arguments_end_with_2(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    try:
        code: object = main(["serve", "--port", "0", *arguments])
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert words in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("where", [["--port", "-1"], ["--port", "70000"], ["--host", "203.0.113.1"]])
def test_a_place_where_nobody_can_listen(capsys: pytest.CaptureFixture[str], where: list[str]) -> None:
    assert main(["serve", *where]) == 4
    err = capsys.readouterr().err
    assert (err.startswith("error: cannot listen: "), err.count("\n")) == (True, 1)


def test_time_is_the_machine_s_own_unless_it_is_given() -> None:
    assert abs((Emulator().now - datetime.now(UTC)).total_seconds()) < 60
    assert Emulator(start=START).now == START


def test_without_its_packages_the_command_names_what_to_install() -> None:
    code = "import sys, runpy; sys.modules['starlette'] = None; "
    code += "runpy.run_module('laserdata_emulator', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 4
    assert "install laserdata-cloud[emulator]" in done.stderr
    assert "Traceback" not in done.stderr
