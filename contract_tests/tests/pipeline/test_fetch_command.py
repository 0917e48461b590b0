"""The command as a person runs it: messages, exit codes, interruptions."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from loopback import Publisher, Reply, bytes_of, given

from pipeline.lock import load
from pipeline.sources import SOURCES

SCRIPT = Path(__file__).parents[3] / "scripts" / "fetch.py"


def start(*arguments: str, env: dict[str, str] | None = None, prefix: Sequence[str] = ()) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*prefix, sys.executable, str(SCRIPT), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**{k: v for k, v in os.environ.items() if "proxy" not in k.lower()}, "PYTHONUTF8": "1", **(env or {})},
    )


def run(*arguments: str, env: dict[str, str] | None = None, prefix: Sequence[str] = ()) -> tuple[int, str, str]:
    process = start(*arguments, env=env, prefix=prefix)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in out + err
    return process.returncode, out, err


def told(err: str) -> str:
    """The one sentence of an error."""
    (line,) = err.splitlines()
    assert line.startswith("error: ")
    return line


def all_given(urls: dict[str, str]) -> list[str]:
    return [part for value in given(urls) for part in ("--source", value)]


def test_nine_documents_then_nothing_to_do(site: Publisher, tmp_path: Path) -> None:
    arguments = [*all_given(site.publish_all()), "--out", str(tmp_path / "new" / "specs")]
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert "fetching 9 documents from 1 host" in out
    assert all(source.name in out for source in SOURCES)
    assert "core.json, audit.json, notifier.json, supervisor.json, lock.json written" in out
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert out.count("unchanged (304)") == 9 and "no file changed" in out


def test_only_what_source_names_is_fetched_and_that_is_said(site: Publisher, tmp_path: Path) -> None:
    url = site.publish("/core.json", bytes_of())
    code, out, _ = run("--source", f"core={url}", "--out", str(tmp_path))
    assert code == 0
    assert "fetching 1 document" in out and "only the sources that --source names" in out


def test_one_down_is_said_and_the_exit_code_says_so(site: Publisher, tmp_path: Path) -> None:
    urls = site.publish_all()
    site.answer("/supervisor-gcp-eu/supervisor.json", Reply(403))
    code, out, err = run(*all_given(urls), "--out", str(tmp_path))
    assert code == 3
    assert "supervisor-gcp-eu was not refreshed" in told(err) and "403" in told(err)
    assert "there is no copy of it yet" in out
    assert len(load(tmp_path).sources) == 8


@pytest.mark.parametrize(
    ("reply", "code", "said"),
    [
        (Reply(404), 3, "answers 404"),
        (Reply(404), 3, ": give the URL where it is now with --source NAME=URL"),
        (Reply(200, b"<!doctype html><html></html>"), 2, "web page (HTML or XML)"),
        (Reply(200, b'{\n "openapi" "3.1.0"}'), 2, "line 2 column 12: check the URL, or try again later"),
        (
            Reply(200, bytes_of(openapi="3.0.3")),
            2,
            "OpenAPI 3.0.3, this project reads OpenAPI 3.1: give the URL of a 3.1 document with --source NAME=URL",
        ),
        (Reply(200, bytes_of(paths={})), 2, "it has no operations: check the URL, or try again later"),
        (Reply(200, bytes_of(), cut=50), 3, "breaks off in the middle"),
        (Reply(200, bytes_of() + b" " * 20_000_000), 3, "larger than 20,000,000 bytes"),
        (Reply(302, headers={"location": "https://elsewhere.test/"}), 3, "another site, https://elsewhere.test"),
        (Reply(200, bytes_of(info={"version": "\x1b[2J"}, paths=None)), 2, "paths"),
    ],
    ids=["404", "404 and now", "HTML", "broken", "3.0", "no operations", "truncated", "big", "redirect", "escape"],
)
def test_what_a_server_gives_is_told_in_one_sentence(
    site: Publisher, tmp_path: Path, reply: Reply, code: int, said: str
) -> None:
    url = site.answer("/core.json", reply)
    found, out, err = run("--source", f"core={url}", "--out", str(tmp_path), "--attempts", "1")
    assert found == code
    assert said in told(err) and url in told(err)
    assert list(tmp_path.iterdir()) == []
    assert "\x1b" not in out + err


def test_what_a_server_sends_cannot_drive_the_terminal(site: Publisher, tmp_path: Path) -> None:
    url = site.publish("/core.json", bytes_of(info={"version": "\x1b]0;title\x07"}))
    code, out, _ = run("--source", f"core={url}", "--out", str(tmp_path))
    assert code == 0
    assert "\x1b" not in out and "\x07" not in out and r"\x1b]0;title\x07" in out


def test_a_terminal_without_unicode_is_no_reason_to_fail(site: Publisher, tmp_path: Path) -> None:
    url = site.publish("/core.json", bytes_of(info={"version": "1.0 é"}))
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    code, out, _ = run("--source", f"core={url}", "--out", str(tmp_path), env=env)
    assert code == 0 and r"1.0 \xe9" in out


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:9/core.json", "127.0.0.1:9 refuses connections: is a server running there?"),
        ("http://no-such-host.invalid/core.json", "no-such-host.invalid is a name that cannot be resolved"),
    ],
)
def test_no_network_is_told(tmp_path: Path, url: str, said: str) -> None:
    code, _, err = run("--source", f"core={url}", "--out", str(tmp_path), "--attempts", "1")
    assert code == 3 and said in told(err)


def test_plain_http_where_tls_is_expected_is_told(site: Publisher, tmp_path: Path) -> None:
    url = site.url("/core.json").replace("http:", "https:")
    code, _, err = run("--source", f"core={url}", "--out", str(tmp_path))
    assert code == 3 and "does not speak TLS as expected" in told(err)


def test_everything_down_for_one_reason_gives_the_reason(tmp_path: Path) -> None:
    urls = {source.name: f"http://{source.name}.invalid/a.json" for source in SOURCES}
    code, _, err = run(*all_given(urls), "--out", str(tmp_path), "--attempts", "1")
    assert code == 3
    assert "none of 9 sources was refreshed" in told(err) and "is this machine online" in told(err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--source", "cor=http://h.test/"], "the names are core, audit, notifier, supervisor-aws-us"),
        (["--only", "everything"], "the names are core"),
        (["--source", "core=gopher://h.test/"], "http://"),
        (["--source", "core"], "NAME=URL"),
        (["--sauce", "core"], "unrecognized arguments"),
        (["--attempts", "0"], "above 0"),
        (["--attempts", "many"], "whole number"),
        (["--timeout", "nan"], "above 0"),
        (["--record-transcribed", "--only", "core"], "--record-transcribed"),
    ],
)
def test_wrong_use_is_told_with_exit_code_2(tmp_path: Path, arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments, "--out", str(tmp_path))
    assert (code, out) == (2, "")
    assert said in told(err)


def test_help_names_the_sources_and_the_exit_codes() -> None:
    code, out, err = run("--help", env={"COLUMNS": "500"})
    assert (code, err) == (0, "")
    for word in ("--source NAME=URL", "--only NAME", "--out DIR", "supervisor-gcp-ap", "exit codes: 0 done", "130"):
        assert word in out


def test_a_damaged_lock_is_told(site: Publisher, tmp_path: Path) -> None:
    (tmp_path / "lock.json").write_text("{")
    url = site.publish("/core.json", bytes_of())
    code, _, err = run("--source", f"core={url}", "--out", str(tmp_path))
    assert code == 2 and "lock.json is damaged" in told(err)
    assert (tmp_path / "lock.json").read_text() == "{"
    assert site.requests == []


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_an_output_that_is_no_folder_is_told(tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = run("--only", "core", "--out", str(tmp_path / out))
    assert code == 4 and "check the path" in told(err)


ROOT = os.name == "posix" and os.geteuid() == 0
POWERLESS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if ROOT else []


@pytest.mark.skipif(os.name != "posix" or (ROOT and not shutil.which("setpriv")), reason="root may write everywhere")
def test_no_permission_is_told(site: Publisher, tmp_path: Path) -> None:
    url = site.publish("/core.json", bytes_of())
    arguments = ["--source", f"core={url}", "--out", str(tmp_path)]
    assert run(*arguments)[0] == 0
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    site.publish("/core.json", bytes_of(version="2.0.0"))
    tmp_path.chmod(0o500)
    try:
        code, _, err = run(*arguments, prefix=POWERLESS)
    finally:
        tmp_path.chmod(0o700)
    assert code == 4 and "no permission" in told(err)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_missing_dependency_is_told(tmp_path: Path) -> None:
    (tmp_path / "httpx.py").write_text("raise ModuleNotFoundError(\"No module named 'httpx'\", name='httpx')")
    code, _, err = run("--help", env={"PYTHONPATH": str(tmp_path)})
    assert code == 4 and "httpx is missing" in told(err) and "make setup" in told(err)


def test_bad_settings_of_the_shell_are_told(tmp_path: Path) -> None:
    env = {"HTTPS_PROXY": "gopher://proxy.test:1"}
    code, _, err = run("--only", "core", "--out", str(tmp_path), env=env)
    assert code == 4 and "HTTPS_PROXY" in told(err)


def test_a_proxy_is_not_asked_for_this_machine(site: Publisher, tmp_path: Path) -> None:
    env = {"HTTP_PROXY": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9"}
    url = site.publish("/core.json", bytes_of())
    code, _, _ = run("--source", f"core={url}", "--out", str(tmp_path), env=env)
    assert code == 0


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL", "SIGTERM"])
def test_an_interrupted_run_leaves_the_old_copies(site: Publisher, tmp_path: Path, name: str) -> None:
    urls = site.publish_all()
    arguments = [*all_given(urls), "--out", str(tmp_path)]
    assert run(*arguments)[0] == 0
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for source in SOURCES[1:]:
        site.publish(f"/{source.name}/{source.document}.json", bytes_of(source.document, version="2.0.0"))
    site.asked.clear()
    site.hold("/core/core.json")
    process = start(*arguments)
    assert site.asked.wait(30)
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=30)
    assert "Traceback" not in err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    if name == "SIGINT":
        assert process.returncode == 130
        assert "interrupted" in told(err) and "the copies from before stay" in err
    else:
        assert process.returncode == -getattr(signal, name)
    # The next run finds the folder free and finishes the work.
    site.publish("/core/core.json", bytes_of("core", version="2.0.0"))
    assert run(*arguments)[0] == 0
    assert {record.version for record in load(tmp_path).sources.values()} == {"2.0.0"}


def test_the_reader_of_the_output_may_leave(site: Publisher, tmp_path: Path) -> None:
    url = site.publish("/core.json", bytes_of())
    process = start("--source", f"core={url}", "--out", str(tmp_path))
    assert process.stdout and process.stderr
    process.stdout.close()
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait(30)
