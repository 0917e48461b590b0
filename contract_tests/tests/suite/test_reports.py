"""What people see of a run: the page, JUnit, merged reports, replays and progress."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intermediary import Asked, Fault, Told, before
from test_run import conformance, credentials

from laserdata_contract import Document, Operation, Outcome, Record, Result
from laserdata_contract.events import Finished, FuzzingProgress, Judged, Probed, Started, Tally
from laserdata_contract.merging import differences, find, merged, runs_of
from laserdata_contract.redaction import MASK, Redactor
from laserdata_contract.report import REPLAY, Terminal, as_json, failure_id
from laserdata_contract.report_html import page
from laserdata_contract.report_junit import write_junit
from laserdata_contract.target import Exchange

KEYS = "GET /tenants/{tenant_id}/api_keys"
NASTY = "</script><script>window.broken = 1</script> @MAIN@ \"quoted\" 'too' & \x00"
LONG = "x" * 400


def record_of(documents: tuple[Document, ...], region: str, broken: tuple[str, ...] = ()) -> dict[str, Any]:
    """A report of every operation under three laws, broken at the operations of those names."""
    record = Record()
    every: list[Operation] = [one for document in documents for one in document.operations]
    record.take(
        Started(documents, 7, "fast", "live", {f"supervisor.{region}": f"https://{region}.example"}, label=region)
    )
    seen: dict[str, Tally] = {}
    for operation in every:
        record.take(Probed(operation, "there"))
        exchange = Exchange(
            operation,
            "API key",
            operation.method,
            f"https://{region}.example{operation.path}?page=1",
            {"ld-api-key": "ld_pk_0123456789abcdef", "idempotency-key": "one"},
            json.dumps({"name": NASTY, "secret": "hunter2hunter2"}).encode(),
            418,
            {"content-type": "text/html", "x": LONG},
            (NASTY + LONG).encode(),
        )
        for law in ("LD-AUTH-001", "LD-ERR-001", "LD-REQ-001"):
            outcome = Outcome.BROKEN if law == "LD-ERR-001" and operation.label in broken else Outcome.KEPT
            shown = (exchange,) if outcome is Outcome.BROKEN else ()
            record.take(Judged(Result(law, operation, outcome, NASTY + LONG if shown else "", shown, 3)))
        record.take(Judged(Result("LD-HDR-001", operation, Outcome.UNKNOWN, "nothing is there")))
        seen[operation.key] = Tally()
        seen[operation.key].see("200", exchange.parameters)
        seen[operation.key].see("418", ())
    record.take(Finished(9, 1.5, (), "", seen))
    return as_json(record, Redactor())


@pytest.fixture(scope="module")
def report(documents: tuple[Document, ...]) -> dict[str, Any]:
    return record_of(documents, "aws-us", (KEYS, "GET /pricing"))


@pytest.fixture(scope="module")
def both(documents: tuple[Document, ...], report: dict[str, Any]) -> dict[str, Any]:
    return merged([report, record_of(documents, "gcp-eu")])


class Seen(HTMLParser):
    """What is on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_holds_everything_and_asks_nothing_from_outside(report: dict[str, Any]) -> None:
    text = page([report])
    seen = Seen(text)
    assert [tag for tag, _ in seen.tags if tag == "script"] == ["script"]
    assert not {tag for tag, _ in seen.tags} & {"link", "img", "iframe", "base"}
    for _, attributes in seen.tags:
        assert (attributes.get("href") or "#").startswith("#")
        assert "src" not in attributes
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp", text)
    said = " ".join(seen.texts)
    for one in report["operations"]:
        assert one["operation"] in said
    assert sum(tag == "i" for tag, _ in seen.tags) == 4 * len(report["operations"])
    assert "ld_pk_" not in text
    assert "hunter2" not in text
    assert MASK in text


def test_a_failure_shows_request_answer_contract_and_replay(report: dict[str, Any]) -> None:
    text = page([report])
    said = "".join(Seen(text).texts)
    number = failure_id("LD-ERR-001", "core GET /pricing")
    assert f"{REPLAY} {number}" in said
    assert "418 is not declared here; declared are" in said
    assert "An error is application/problem+json" in said
    curl = next(line for line in said.splitlines() if "curl -i" in line and "/pricing" in line)
    words = shlex.split(curl[curl.index("curl -i") :])
    assert words[-1].startswith("https://aws-us.example/pricing")
    assert "ld-api-key: [hidden]" in words
    assert json.loads(words[words.index("--data-raw") + 1])["name"] == NASTY


def test_coverage_is_operation_by_status_by_parameter(report: dict[str, Any]) -> None:
    one = next(one for one in report["operations"] if one["operation"] == KEYS)
    assert one["coverage"]["statuses"] == {"200": 1, "418": 1}
    parameters = one["coverage"]["parameters"]
    assert parameters["query page"] == parameters["path tenant_id"] == {"200": 1}
    assert parameters["query results"] == {}
    created = next(one for one in report["operations"] if one["operation"] == KEYS.replace("GET", "POST"))
    assert created["coverage"]["parameters"]["body name"] == {"200": 1}
    assert created["coverage"]["parameters"]["body expiry_at"] == {}
    assert created["coverage"]["parameters"]["header idempotency-key"] == {"200": 1}


def test_junit_has_a_case_for_each_operation_and_check(both: dict[str, Any], tmp_path: Path) -> None:
    write_junit(runs_of(both), tmp_path / "junit.xml")
    root = ElementTree.parse(tmp_path / "junit.xml").getroot()
    suites = list(root)
    assert len({suite.get("name") for suite in suites}) == len(suites) == 8
    cases = [case for suite in suites for case in suite]
    assert len(cases) == sum(4 * len(run["operations"]) for run in both["runs"])
    assert sum(case.find("failure") is not None for case in cases) == 2
    assert sum(int(suite.get("failures", 0)) for suite in suites) == 2
    assert sum(int(suite.get("skipped", 0)) for suite in suites) == len(cases) // 4


# -- merging ----------------------------------------------------------------------------------------------------------


def test_merged_reports_stand_side_by_side(report: dict[str, Any], both: dict[str, Any]) -> None:
    assert [run["label"] for run in both["runs"]] == ["aws-us", "gcp-eu"]
    assert both["exit_code"] == 1
    told = {(one["operation"], one["check"]): one["outcomes"] for one in both["differences"]}
    different = {"aws-us": "broken", "gcp-eu": "kept"}
    assert told == {(KEYS, "LD-ERR-001"): different, ("GET /pricing", "LD-ERR-001"): different}
    # Merging what was merged changes nothing, in whatever groups.
    assert merged([both]) == both
    assert [run["label"] for run in merged([both, report])["runs"]] == ["aws-us", "gcp-eu", "aws-us 2"]
    seen = Seen(page(both["runs"]))
    marks = [attributes for tag, attributes in seen.tags if tag == "i"]
    assert {one["data-run"] for one in marks} == {"aws-us", "gcp-eu"}
    assert len(marks) == 8 * len(report["operations"])


@given(st.lists(st.sampled_from([0, 1, 2]), min_size=1, max_size=5))
def test_the_worst_of_them_counts(codes: list[int]) -> None:
    reports = [{"label": "x", "exit_code": code, "operations": []} for code in codes]
    wanted = 1 if 1 in codes else 2 if 2 in codes else 0
    assert merged(reports)["exit_code"] == wanted


def test_the_merge_command(report: dict[str, Any], both: dict[str, Any], tmp_path: Path) -> None:
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    for file, one in zip(files, runs_of(both), strict=True):
        file.write_text(json.dumps(one))
    done = conformance("merge", *map(str, files), f"--reports={tmp_path / 'all'}")
    assert done.returncode == 1, done.stderr
    assert "2 times one keeps what another breaks" in done.stdout
    assert json.loads((tmp_path / "all" / "conformance.json").read_bytes()) == both
    assert {one.name for one in (tmp_path / "all").iterdir()} == {"conformance.json", "conformance.html", "junit.xml"}
    files[1].write_text("{}")
    refused = conformance("merge", *map(str, files), f"--reports={tmp_path / 'all'}")
    assert refused.returncode == 2
    assert "b.json is not a report" in refused.stderr


def test_failures_are_found_by_their_ids(both: dict[str, Any]) -> None:
    found = find(both, failure_id("LD-ERR-001", f"core {KEYS}"))
    assert found is not None
    run, operation, verdict = found
    assert (run["label"], operation["operation"], verdict.check) == ("aws-us", KEYS, "LD-ERR-001")
    assert find(both, "00000000") is None
    assert differences([both["runs"][1], {**both["runs"][1], "label": "other"}]) == []


# -- replays ----------------------------------------------------------------------------------------------------------


class Spoilt(Fault):
    """Prices in a shape that no document knows, and lists that count wrong."""

    def tell(self, asked: Asked, told: Told) -> None:
        if asked.path.endswith("/pricing") and told.ok:
            told.json = {"cluster": "none"}
        if asked.is_("GET", "/api_keys") and told.ok:
            told.json = {**told.json, "total_results": told.json["total_results"] + 1}


def replay_of(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Arguments of the one replay that a run printed."""
    (printed,) = re.findall(r"replay: (.+)", done.stdout)
    assert printed.startswith("python scripts/conformance.py ")
    return shlex.split(printed)[2:]


def test_a_failed_check_is_replayed_with_one_command(ready: dict[str, Any], tmp_path: Path) -> None:
    with before(ready["core"], Spoilt()) as spoilt:
        line = [f"--url=core={spoilt.url}", f"--reports={tmp_path}", "--operation=GET /pricing", "--seed=3"]
        done = conformance(*line, "--check=response_schema_conformance", **credentials(ready))
        assert done.returncode == 1, done.stdout
        report = json.loads((tmp_path / "conformance.json").read_bytes())
        one = next(one for one in report["operations"] if one["operation"] == "GET /pricing")
        assert list(one["schemathesis"]["checks"]) == ["response_schema_conformance"]
        assert one["laws"] == {}
        assert '"cluster": "none"' in one["failures"][0]["body"]
        again = conformance(*replay_of(done), **credentials(ready))
    assert again.returncode == 1, again.stdout
    assert "FAILED response_schema_conformance core GET /pricing" in again.stdout
    (folder,) = tmp_path.glob("replay-*")
    replayed = json.loads((folder / "conformance.json").read_bytes())
    assert replayed["seed"] == 3
    assert [one["operation"] for one in replayed["operations"] if one["state"] == "tested"] == ["GET /pricing"]


def test_a_broken_law_is_replayed_with_one_command(ready: dict[str, Any], tmp_path: Path) -> None:
    with before(ready["core"], Spoilt()) as spoilt:
        line = [f"--url=core={spoilt.url}", f"--reports={tmp_path}", f"--operation={KEYS}", "--seed=3"]
        done = conformance(*line, "--law=LD-PAGE-003", **credentials(ready))
        assert done.returncode == 1, done.stdout
        assert conformance(*replay_of(done), **credentials(ready)).returncode == 1
    mended = conformance(*replay_of(done), f"--url=core={ready['core']}", **credentials(ready))
    assert mended.returncode == 0, mended.stdout
    wrong = conformance(f"--reports={tmp_path}", "--replay=00000000", **credentials(ready))
    assert wrong.returncode == 2
    assert "has no failure 00000000" in wrong.stderr


# -- progress ---------------------------------------------------------------------------------------------------------


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "pause"), [(io.StringIO, 5.0), (Tty, 0.1)])
def test_progress_is_told_now_and_then(
    stream: type[io.StringIO], pause: float, documents: tuple[Document, ...]
) -> None:
    now = [0.0]
    shown = stream()
    record = Record()
    terminal = Terminal(record, Redactor(), shown, requests=lambda: 300, clock=lambda: now[0])
    terminal.take(Started(documents, 1, "fast", "live", {}))
    begun = len(shown.getvalue())
    every = [one for document in documents for one in document.operations]
    for operation in every:
        now[0] += pause / 8
        terminal.take(Judged(Result("LD-ERR-001", operation, Outcome.KEPT)))
    terminal.take(FuzzingProgress(documents[0], "coverage", "GET /pricing", 100, 2, 1000))
    text = shown.getvalue()[begun:]
    lines = [one for one in re.split(r"\r\x1b\[K|\n", text) if one]
    assert len(every) // 9 <= len(lines) <= len(every) // 8
    assert re.match(rf"  [89]/{len(every)} operations, [89] checks, \d+ requests/s, 0 failures; LD-ERR-001 ", lines[0])
    (rate,) = re.findall(r"(\d+) requests/s", lines[0])
    assert 300 / (9 / 8 * pause) - 1 <= int(rate) <= 300 / pause
    assert ("\n" in text) is not (stream is Tty)
    now[0] += pause
    terminal.take(FuzzingProgress(documents[0], "coverage", "GET /pricing", 100, 2, 1000))
    assert f"{len(every) + 1000:,} checks" in shown.getvalue()
    assert "2 failures; schemathesis coverage: GET /pricing" in shown.getvalue()


def test_the_summary_of_the_worst_run_fits_a_screen(documents: tuple[Document, ...]) -> None:
    shown = io.StringIO()
    record = Record()
    terminal = Terminal(record, Redactor(), shown, clock=lambda: 0.0)
    laws = ["LD-AUTH-001", "LD-AUTH-002", "LD-ERR-001", "LD-ERR-002", "LD-REQ-001", "LD-PAGE-001", "LD-PAGE-002"]
    record.take(Started(documents, 1, "fast", "live", {}))
    for operation in (one for document in documents for one in document.operations):
        record.take(Probed(operation, "there"))
        for law in laws:
            record.take(Judged(Result(law, operation, Outcome.BROKEN, LONG)))
    record.take(Finished(1, 1.0, ["left"] * 9))
    terminal.summary()
    assert len(shown.getvalue().splitlines()) <= 40
    assert "and 2 more in the reports" in shown.getvalue()
    assert "contract broken" in shown.getvalue()


# -- in a browser -----------------------------------------------------------------------------------------------------

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found: the page is not looked at")
PROBE = """<script>
const faults = [];
addEventListener("error", event => faults.push(String(event.message)));
addEventListener("unhandledrejection", event => faults.push(String(event.reason)));
addEventListener("securitypolicyviolation", event => faults.push("policy: " + event.violatedDirective));
</script>"""
TELL = """<script>
for (const one of document.querySelectorAll("details:not([hidden])")) one.open = true;
const shown = [...document.querySelectorAll("#matrix tbody tr")].filter(row => !row.hidden);
const mark = shown.length && shown[0].querySelector("i");
if (mark) mark.click();
const wide = [...document.querySelectorAll("body *")].filter(one => !one.closest(".scroll")
  && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(one => one.tagName);
const style = getComputedStyle(document.body);
document.title = "told:" + JSON.stringify({
  faults, wide, width: document.documentElement.scrollWidth, room: document.documentElement.clientWidth,
  rows: shown.map(row => row.querySelector("th").textContent), told: document.getElementById("told").textContent,
  paper: style.backgroundColor, ink: style.color, broken: String(window.broken),
  failures: [...document.querySelectorAll("details:not([id])")].filter(one => !one.hidden).length,
});
</script></body>"""
FRAME = """<!doctype html><title>t</title><body style='margin:0'>
<iframe src='{}' style='width:{}px;height:900px;border:0'></iframe>
<script>onload = () => {{ document.title = frames[0].document.title; }}</script>"""


def looked_at(text: str, folder: Path, fragment: str = "", *, width: int = 1300, dark: bool = False) -> dict[str, Any]:
    """Open a page in Chromium at a width, and tell what it looks like."""
    assert CHROMIUM is not None
    file = folder / "page.html"
    file.write_text(text.replace("<head>", "<head>" + PROBE, 1).replace("</body>", TELL, 1), "utf-8")
    scheme = 0 if dark else 1
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    options += [f"--blink-settings=preferredColorScheme={scheme}", "--virtual-time-budget=2000"]
    address = file.as_uri() + fragment
    # A window is never narrower than 500 pixels; a frame in it may be.
    if width < 500:
        outer = folder / "outer.html"
        outer.write_text(FRAME.format(address, width))
        options += ["--disable-web-security", "--allow-file-access-from-files", "--disable-site-isolation-trials"]
        address = outer.as_uri()
    line = [CHROMIUM, *options, f"--window-size={max(width, 500)},900", "--dump-dom", address]
    done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=True)
    titles = re.findall(r"<title>told:(.*?)</title>", done.stdout, re.DOTALL)
    assert titles, done.stdout[:500] + done.stderr[-2000:]
    told: dict[str, Any] = json.loads(titles[0].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return told


def brightness(colour: str) -> float:
    red, green, blue = (int(one) for one in re.findall(r"\d+", colour)[:3])
    return (red * 299 + green * 587 + blue * 114) / 255_000


@needs_chromium
@pytest.mark.parametrize(("width", "dark"), [(1300, False), (390, True)])
def test_the_page_in_a_browser(width: int, dark: bool, both: dict[str, Any], tmp_path: Path) -> None:
    told = looked_at(page(both["runs"]), tmp_path, width=width, dark=dark)
    assert told["faults"] == []
    assert told["broken"] == "undefined", "what an API says is never run"
    assert told["room"] == width or told["room"] == width - 15
    assert told["wide"] == []
    assert told["width"] <= told["room"]
    assert len(told["rows"]) == len(both["runs"][0]["operations"])
    assert told["failures"] == 2
    paper, ink = brightness(told["paper"]), brightness(told["ink"])
    assert (ink - paper > 0.6) if dark else (paper - ink > 0.6)
    assert " on GET /" in told["told"]


@needs_chromium
def test_filters_in_a_browser(both: dict[str, Any], tmp_path: Path) -> None:
    broken = looked_at(page(both["runs"]), tmp_path, "#filter:outcome=broken&document=core")
    assert broken["faults"] == []
    assert sorted(broken["rows"]) == sorted([KEYS, "GET /pricing"])
    words = looked_at(page(both["runs"]), tmp_path, "#filter:q=API_KEYS+ld-err&outcome=broken")
    assert words["rows"] == [KEYS]
    assert words["failures"] == 1
