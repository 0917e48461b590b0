"""Fetching over real HTTP: what is asked, what is kept, what is refused."""

from __future__ import annotations

import gzip
import json
import os
import re
import ssl
import zlib
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from loopback import HandClock, Publisher, Reply, Request, bytes_of, document, given, publishing

from pipeline import files
from pipeline.console import Problem
from pipeline.fetch import Report, documents_of, fetch, plan, ranked
from pipeline.files import dump_json, sha256
from pipeline.lock import Lock, load
from pipeline.sources import BY_NAME, SOURCES
from pipeline.web import Limits, Web, origin, usable_url

Snapshot = dict[str, tuple[bytes, int]]


def snapshot(folder: Path) -> Snapshot:
    """Every file with its bytes and the time of its last change."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def consistent(folder: Path) -> Lock:
    """The lock, having seen that it describes the files beside it and that nothing else lies there."""
    lock = load(folder)
    for record in lock.documents.values():
        assert sha256((folder / record.file).read_bytes()) == record.sha256
    assert {path.name for path in folder.iterdir()} == {"lock.json"} | {r.file for r in lock.documents.values()}
    assert {record.document for record in lock.sources.values()} == set(lock.documents)
    return lock


def get(folder: Path, urls: dict[str, str], hand: HandClock | None = None, limits: Limits | None = None) -> Report:
    hand = hand or HandClock()
    return fetch(plan(given(urls), []), folder, clock=hand.clock, limits=limits)


def reason(report: Report, name: str = "core") -> str:
    """Why a source was not refreshed, having seen that it ends with something to do."""
    problem = report.outcomes[name].problem
    assert problem is not None
    said = str(problem)
    assert "\n" not in said
    assert re.search(r": (check|give|report|try|let|is|if) [^:]+$", said) or re.search(r": check HTTP\w*", said), said
    return said


# What is kept.


def test_bytes_are_stored_as_published_and_recorded(site: Publisher, tmp_path: Path, hand: HandClock) -> None:
    body = b'  {"info":{"version":"7", "title":"\xc3\xa9"},\r\n\t"openapi":"3.1.1","paths":{"/a":{"get":{}}}}'
    url = site.publish("/core.json", body, last_modified="Sat, 31 Jan 2026 10:00:00 GMT")
    report = get(tmp_path, {"core": url}, hand)
    assert report.exit_code == 0
    assert (tmp_path / "core.json").read_bytes() == body
    record = consistent(tmp_path).sources["core"]
    assert (record.url, record.origin, record.version, record.sha256) == (url, "given", "7", sha256(body))
    assert (record.etag, record.last_modified) == (f'"{sha256(body)[:16]}"', "Sat, 31 Jan 2026 10:00:00 GMT")
    assert record.fetched_at == "2026-01-31T12:00:00Z"


def test_the_user_agent_is_our_own(site: Publisher, tmp_path: Path) -> None:
    get(tmp_path, {"core": site.publish("/core.json", bytes_of())})
    agent = site.requests[0].headers["user-agent"]
    assert agent.startswith("laserdata-cloud-fetch/")
    assert not agent.startswith(("python-httpx", "Python-urllib"))


@pytest.mark.parametrize("etag", [True, False])
def test_an_unchanged_document_costs_a_conditional_request_and_no_write(
    site: Publisher, tmp_path: Path, hand: HandClock, etag: bool
) -> None:
    url = site.publish("/core.json", bytes_of(), etag=etag, last_modified="Sat, 31 Jan 2026 10:00:00 GMT")
    get(tmp_path, {"core": url}, hand)
    before = snapshot(tmp_path)
    hand.time += 3600
    report = get(tmp_path, {"core": url}, hand)
    second = site.requests[-1].headers
    assert ("if-none-match" in second) == etag
    assert second["if-modified-since"] == "Sat, 31 Jan 2026 10:00:00 GMT"
    assert (report.exit_code, report.changed) == (0, ())
    assert snapshot(tmp_path) == before


def test_a_server_without_validators_changes_nothing_either(site: Publisher, tmp_path: Path, hand: HandClock) -> None:
    url = site.publish("/core.json", bytes_of(), etag=False)
    get(tmp_path, {"core": url}, hand)
    before = snapshot(tmp_path)
    hand.time += 3600
    get(tmp_path, {"core": url}, hand)
    assert "if-none-match" not in site.requests[-1].headers
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("damage", ["edited", "removed"])
def test_a_damaged_copy_is_fetched_whole(site: Publisher, tmp_path: Path, damage: str) -> None:
    url = site.publish("/core.json", bytes_of())
    get(tmp_path, {"core": url})
    if damage == "edited":
        (tmp_path / "core.json").write_bytes(bytes_of(version="edited"))
    else:
        (tmp_path / "core.json").unlink()
    get(tmp_path, {"core": url})
    assert "if-none-match" not in site.requests[-1].headers
    assert (tmp_path / "core.json").read_bytes() == bytes_of()
    consistent(tmp_path)


def test_validators_go_only_to_the_url_they_came_from(site: Publisher, tmp_path: Path) -> None:
    get(tmp_path, {"core": site.publish("/a/core.json", bytes_of())})
    get(tmp_path, {"core": site.publish("/b/core.json", bytes_of())})
    assert "if-none-match" not in site.requests[-1].headers


def test_validators_that_cannot_be_sent_back_are_left_aside(site: Publisher, tmp_path: Path) -> None:
    strange = {"etag": '"\xe9"', "last-modified": "x" * 1000}
    url = site.answer("/core.json", Reply(200, bytes_of(), strange))
    for _ in range(2):
        assert get(tmp_path, {"core": url}).exit_code == 0
        assert not {"if-none-match", "if-modified-since"} & set(site.requests[-1].headers)


def test_304_without_a_condition_is_no_answer(site: Publisher, tmp_path: Path) -> None:
    report = get(tmp_path, {"core": site.answer("/core.json", Reply(304))})
    assert "304" in reason(report)
    assert not (tmp_path / "core.json").exists()


def test_a_given_url_that_serves_our_own_copy_changes_nothing(site: Publisher, tmp_path: Path, hand: HandClock) -> None:
    """What `make run` does: an emulator serves specs/ on another port each time."""
    get(tmp_path, {"core": site.publish("/core.json", bytes_of())}, hand)
    before = snapshot(tmp_path)
    hand.time += 60
    with publishing() as other:
        get(tmp_path, {"core": other.publish("/elsewhere/core.json", bytes_of())}, hand)
    assert snapshot(tmp_path) == before


def test_new_bytes_replace_old_ones(site: Publisher, tmp_path: Path, hand: HandClock) -> None:
    url = site.publish("/core.json", bytes_of())
    get(tmp_path, {"core": url}, hand)
    hand.time += 60
    site.publish("/core.json", bytes_of(version="2.0.0"))
    report = get(tmp_path, {"core": url}, hand)
    assert report.changed == ("core.json", "lock.json")
    record = consistent(tmp_path).sources["core"]
    assert (record.version, record.fetched_at) == ("2.0.0", "2026-01-31T12:01:00Z")


def test_gzip_is_undone_before_storing(site: Publisher, tmp_path: Path) -> None:
    packed = Reply(200, gzip.compress(bytes_of()), {"content-encoding": "gzip"})
    get(tmp_path, {"core": site.answer("/core.json", packed)})
    assert (tmp_path / "core.json").read_bytes() == bytes_of()


# Trying again.


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520, 599])
def test_what_may_pass_is_tried_again(site: Publisher, tmp_path: Path, hand: HandClock, status: int) -> None:
    url = site.answer("/core.json", Reply(status), Reply(status), Reply(200, bytes_of()))
    assert get(tmp_path, {"core": url}, hand).exit_code == 0
    assert len(site.requests) == 3
    assert hand.sleeps == [0.5, 1.0]  # chance 1: the most that jitter allows


@pytest.mark.parametrize("chance", [0.0, 0.25])
def test_waiting_is_full_jitter(site: Publisher, tmp_path: Path, chance: float) -> None:
    hand = HandClock(chance)
    get(tmp_path, {"core": site.answer("/core.json", Reply(503))}, hand, Limits(attempts=7))
    assert hand.sleeps == [chance * most for most in (0.5, 1, 2, 4, 8, 8)]


@pytest.mark.parametrize("status", [400, 401, 403, 405, 406, 418, 451, 204, 206])
def test_what_will_not_pass_is_not(site: Publisher, tmp_path: Path, hand: HandClock, status: int) -> None:
    report = get(tmp_path, {"core": site.answer("/core.json", Reply(status))}, hand)
    assert (len(site.requests), hand.sleeps, report.exit_code) == (1, [], 3)
    assert str(status) in reason(report)


def test_attempts_are_limited_and_said(site: Publisher, tmp_path: Path, hand: HandClock) -> None:
    report = get(tmp_path, {"core": site.answer("/core.json", Reply(503))}, hand)
    assert len(site.requests) == 4
    assert "503" in reason(report) and "4 times" in reason(report)


def test_a_broken_connection_is_tried_again(site: Publisher, tmp_path: Path, hand: HandClock) -> None:
    url = site.answer("/core.json", Reply(200, bytes_of(), cut=20), Reply(200, bytes_of()))
    assert get(tmp_path, {"core": url}, hand).exit_code == 0
    assert len(hand.sleeps) == 1


def test_a_refused_connection_is_tried_again(tmp_path: Path, hand: HandClock) -> None:
    with publishing() as gone:
        url = gone.url("/core.json")
    report = get(tmp_path, {"core": url}, hand)
    assert len(hand.sleeps) == 3
    assert "refuses connections" in reason(report)


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_seconds_are_waited(site: Publisher, tmp_path: Path, status: int) -> None:
    hand = HandClock(0)
    url = site.answer("/core.json", Reply(status, headers={"retry-after": "17"}), Reply(200, bytes_of()))
    get(tmp_path, {"core": url}, hand)
    assert hand.sleeps == [17]


@pytest.mark.parametrize("zone", ["GMT", "-0000", "+0000", ""])
def test_retry_after_date_is_waited_for(site: Publisher, tmp_path: Path, zone: str) -> None:
    hand = HandClock(0)
    date = f"{hand.start.replace(second=42):%a, %d %b %Y %H:%M:%S} {zone}".strip()
    url = site.answer("/core.json", Reply(429, headers={"retry-after": date}), Reply(200, bytes_of()))
    get(tmp_path, {"core": url}, hand)
    assert hand.sleeps == [42]


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "-5",
        "1e3",
        "٣",
        "Sat, 99 Foo 2026",
        "",
        "9" * 5000,
        "Thu, 01 Jan 1970 00:00:00 GMT",
        f"Sat, 31 Jan {'9' * 30} 12:00:00 GMT",
    ],
)
def test_retry_after_without_sense_is_left_aside(site: Publisher, tmp_path: Path, value: str) -> None:
    hand = HandClock(0)
    headers = {"retry-after": value.encode().decode("latin-1")}
    url = site.answer("/core.json", Reply(429, headers=headers), Reply(200, bytes_of()))
    assert get(tmp_path, {"core": url}, hand).exit_code == 0
    assert hand.sleeps == [0]


@pytest.mark.parametrize("value", ["121", "999999999999", "Sat, 31 Jan 2026 12:02:01 GMT"])
def test_retry_after_beyond_the_deadline_ends_it_at_once(
    site: Publisher, tmp_path: Path, hand: HandClock, value: str
) -> None:
    report = get(tmp_path, {"core": site.answer("/core.json", Reply(429, headers={"retry-after": value}))}, hand)
    assert (len(site.requests), hand.sleeps) == (1, [])
    assert "no time left" in reason(report)


def test_the_deadline_is_for_all_attempts_together(site: Publisher, tmp_path: Path) -> None:
    hand = HandClock(0)
    url = site.answer("/core.json", Reply(503, headers={"retry-after": "50"}))
    get(tmp_path, {"core": url}, hand, Limits(attempts=100))
    assert hand.sleeps == [50, 50]


def test_a_certificate_that_is_not_accepted_is_told_at_once(tmp_path: Path, hand: HandClock) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        cause = ssl.SSLCertVerificationError(1, "certificate verify failed")
        cause.verify_message = "self-signed certificate"
        raise httpx.ConnectError("no") from cause

    jobs = plan(["core=https://h.test/core.json"], [])
    transport = httpx.MockTransport(refuse)
    report = fetch(jobs, tmp_path, clock=hand.clock, web=lambda limits, clock: Web(limits, clock, transport))
    assert "h.test has a certificate that was not accepted (self-signed certificate)" in reason(report)
    assert hand.sleeps == []


def test_silence_ends(site: Publisher, tmp_path: Path) -> None:
    report = get(tmp_path, {"core": site.hold("/core.json")}, limits=Limits(read=0.1, attempts=1))
    assert "sent nothing for 0.1 s" in reason(report)


def test_a_trickle_ends_at_the_deadline(site: Publisher, tmp_path: Path) -> None:
    report = get(tmp_path, {"core": site.hold("/core.json")}, limits=Limits(read=60, total=0.2))
    assert "longer than 0.2 s altogether" in reason(report)


# Limits.


@pytest.mark.parametrize("chunks", [False, True])
def test_size_is_limited(site: Publisher, tmp_path: Path, chunks: bool) -> None:
    body = bytes_of()
    site.answer("/core.json", Reply(200, body, chunks=chunks))
    exact = get(tmp_path, {"core": site.url("/core.json")}, limits=Limits(size=len(body)))
    assert exact.exit_code == 0
    report = get(tmp_path / "other", {"core": site.url("/core.json")}, limits=Limits(size=len(body) - 1))
    assert "larger than" in reason(report)
    assert len(site.requests) == 2  # not tried again


def test_a_document_that_announces_its_size_is_not_read(site: Publisher, tmp_path: Path) -> None:
    url = site.answer("/core.json", Reply(200, b" " * 2000, cut=10))
    assert "larger than 1,000 bytes" in reason(get(tmp_path, {"core": url}, limits=Limits(size=1000)))


def test_size_is_limited_after_decompression(site: Publisher, tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    assert len(bomb) < 100_000
    report = get(tmp_path, {"core": site.answer("/core.json", Reply(200, bomb, {"content-encoding": "gzip"}))})
    assert "larger than 20,000,000 bytes" in reason(report)


@pytest.mark.parametrize(
    ("body", "coding", "said"),
    [
        (gzip.compress(gzip.compress(b"{}")), "gzip, gzip", "content coding"),
        (b"{}", "br", "content coding"),
        (zlib.compress(b"{}"), "gzip", "cannot be decompressed"),
        (gzip.compress(bytes_of())[:-20], "gzip", "breaks off"),
    ],
    ids=["twice", "unasked", "zlib", "cut"],
)
def test_odd_codings_are_refused(site: Publisher, tmp_path: Path, body: bytes, coding: str, said: str) -> None:
    report = get(tmp_path, {"core": site.answer("/core.json", Reply(200, body, {"content-encoding": coding}))})
    assert said in reason(report)


# Redirects.


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("absolute", [True, False])
def test_a_redirect_on_the_same_site_is_followed(site: Publisher, tmp_path: Path, status: int, absolute: bool) -> None:
    target = site.publish("/v2/core.json", bytes_of())
    location = target if absolute else "v2/core.json"
    url = site.answer("/core.json", Reply(status, headers={"location": location}))
    assert get(tmp_path, {"core": url}).exit_code == 0
    assert consistent(tmp_path).sources["core"].url == url


@pytest.mark.parametrize("how", ["port", "name", "https", "userinfo", "scheme-relative"])
def test_a_redirect_to_another_site_is_refused(site: Publisher, tmp_path: Path, how: str) -> None:
    with publishing() as other:
        there = other.publish("/core.json", bytes_of())
        location = {
            "port": there,
            "name": there.replace("127.0.0.1", "localhost"),
            "https": there.replace("http:", "https:"),
            "userinfo": site.url("/x").replace("//", "//user@"),
            "scheme-relative": f"//localhost:{site.port}/core.json",
        }[how]
        report = get(tmp_path, {"core": site.answer("/c.json", Reply(302, headers={"location": location}))})
        assert "redirects to another site" in reason(report)
        assert other.requests == []
    assert len(site.requests) == 1


def test_redirects_are_limited(site: Publisher, tmp_path: Path) -> None:
    report = get(tmp_path, {"core": site.answer("/c", Reply(302, headers={"location": "/c"}))})
    assert "redirects more than 5 times" in reason(report)
    assert len(site.requests) == 6


@pytest.mark.parametrize("location", ["", "http://[::1/x"])
def test_a_redirect_to_nowhere_is_said(site: Publisher, tmp_path: Path, location: str) -> None:
    report = get(tmp_path, {"core": site.answer("/c", Reply(302, headers={"location": location} if location else {}))})
    assert "answers" in reason(report) and "check the URL" in reason(report)
    assert len(site.requests) == 1


# Looking a document up.

PAGES = {
    "scalar attribute": '<script id="api-reference" data-url="/new/core.json"></script>',
    "scalar configuration": '<script data-configuration="{&quot;url&quot;:&quot;/new/core.json&quot;}"></script>',
    "script": "<script>Scalar.createApiReference('#app', {sources: [{url: '/new/audit.json'}, {url:'/new/core.json'}]})"
    "</script>",
    "escaped JSON": r'<script type="application/json">{"sources":[{"url":"\/new\/core.json","title":"Core"}]}</script>',
    "JSON in JSON": r'<script>window.config = "{\"url\":\"/new/core.json\"}"</script>',
    "link": "<a href=new/core.json>Core</a>",
    "query": '<a href="/new/core.json?v=3">Core</a>',
}


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_gone_url_is_looked_up_in_the_docs(
    site: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str], page: str, status: int
) -> None:
    url = site.answer("/openapi/core.json", Reply(status))
    path = "/new/core.json?v=3" if "?v=3" in page else "/new/core.json"
    found = site.publish(path, bytes_of())
    site.answer("/docs", Reply(200, f"<!doctype html><html>{page}</html>".encode(), {"content-type": "text/html"}))
    assert get(tmp_path, {"core": url}).exit_code == 0
    assert (tmp_path / "core.json").read_bytes() == bytes_of()
    assert consistent(tmp_path).sources["core"].url == found
    said = capsys.readouterr().out
    assert f"{url} answers {status}" in said and f"/docs names {found}" in said
    # And the next run asks the found one conditionally.
    get(tmp_path, {"core": url})
    assert "if-none-match" in site.asked_for(path)[-1].headers


def test_docs_of_other_sites_and_other_documents_do_not_count(site: Publisher, tmp_path: Path) -> None:
    with publishing() as other:
        there = other.publish("/core.json", bytes_of())
        page = f'<a href="{there}"></a><a href="/audit.json"></a><a href="/score.json"></a>'.encode()
        site.answer("/docs", Reply(200, page))
        site.publish("/audit.json", bytes_of())
        report = get(tmp_path, {"core": site.url("/gone.json")})
        assert other.requests == []
    assert "names no other core document" in reason(report) and "/audit.json" in reason(report)
    assert not (tmp_path / "core.json").exists()


def test_docs_that_are_gone_too_are_said(site: Publisher, tmp_path: Path) -> None:
    report = get(tmp_path, {"core": site.url("/gone.json")})
    assert "/gone.json answers 404" in reason(report) and "/docs answers 404" in reason(report)
    assert reason(report).endswith(": give the URL where it is now with --source NAME=URL")
    assert report.exit_code == 3


def test_docs_that_name_what_is_gone_too_are_said(site: Publisher, tmp_path: Path) -> None:
    site.answer("/docs", Reply(200, b"<a href=/new/core.json>Core</a>"))
    report = get(tmp_path, {"core": site.url("/gone.json")})
    assert "/new/core.json answers 404" in reason(report) and "/docs names it" in reason(report)
    assert reason(report).endswith(": give the URL where it is now with --source NAME=URL")
    assert report.exit_code == 3


def test_the_own_file_name_comes_before_a_part_of_it() -> None:
    urls = [f"https://h.test/{path}" for path in ("core/openapi.json", "core-v2.json", "core.json", "score.json")]
    assert ranked(urls, "core") == [urls[2], urls[1], urls[0]]


@pytest.mark.parametrize(
    "page", [b"a" * 2_000_000, b"/x.json" * 300_000, b'"' * 2_000_000, b"\\/" * 1_000_000], ids=range(4)
)
def test_no_page_takes_long_to_search(page: bytes) -> None:
    documents_of(page, "https://h.test/docs")


# What is no document.

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n", "empty"),
    "HTML": (b"<!doctype html><html></html>", "web page"),
    "HTML after a blank": (b"\n  <html>", "web page"),
    "broken": (b'{\n  "openapi": "3.1.0",\n  oops\n}', "line 3 column 3"),
    "cut": (bytes_of()[:-30], "cut off"),
    "two values": (b"{} {}", "line 1 column 4"),
    "YAML": (b"openapi: 3.1.0\n", "YAML"),
    "not UTF-8": (b'{"openapi": "\xff"}', "UTF-8 at byte 13"),
    "UTF-16": (bytes_of().decode().encode("utf-16"), "UTF-8"),
    "byte order mark": (b"\xef\xbb\xbf" + bytes_of(), "byte order mark"),
    "NaN": (b'{"openapi": NaN}', "NaN"),
    "infinite": (b'{"openapi": 1e999}', "too large"),
    "many digits": (b'{"openapi": ' + b"9" * 5000 + b"}", "digits"),
    "duplicate key": (b'{"openapi": "3.1.0", "openapi": "3.1.0"}', '"openapi" occurs twice'),
    "deep duplicate": (bytes_of()[:-1] + b',"x-a":{"k":1,"k":2}}', '"k" occurs twice'),
    "array": (b"[]", "an array"),
    "string": (b'"openapi"', "expected"),
    "null": (b"null", "expected"),
    "no OpenAPI": (b'{"swag": 1}', "no OpenAPI document"),
    "Swagger": (b'{"swagger": "2.0"}', "Swagger 2.0"),
    "3.0": (bytes_of(openapi="3.0.3"), "OpenAPI 3.0.3, this project reads OpenAPI 3.1"),
    "3.2": (bytes_of(openapi="3.2.0"), "OpenAPI 3.2.0"),
    "3.10": (bytes_of(openapi="3.10.0"), "OpenAPI 3.10.0"),
    "3.1 and more": (bytes_of(openapi="3.1.0-rc0"), "3.1.0-rc0"),
    "a number": (bytes_of(openapi=3.1), "OpenAPI 3.1, "),
    "no info": (bytes_of(info=None), "info"),
    "no version": (bytes_of(info={"title": "x"}), "version"),
    "no paths": (bytes_of(paths=None), "paths"),
    "no operations": (bytes_of(paths={}), "no operations"),
    "paths without operations": (bytes_of(paths={"/a": {"parameters": [], "get": None}, "/b": None}), "no operations"),
    "an extension of the paths": (bytes_of(paths={"x-a": {"get": {}}}), "no operations"),
    "paths that refer to nothing to do": (
        bytes_of(paths={"/a": {"$ref": "#/x-a"}}, **{"x-a": {"summary": "Nothing."}}),
        "no operations",
    ),
    "another document": (bytes_of("audit"), "no operation (method and path) in common with the copy in "),
    "other methods": (
        bytes_of(paths={path: {"put": item["get"]} for path, item in document()["paths"].items()}),
        "no operation (method and path) in common with the copy in ",
    ),
    "paths as array": (bytes_of(paths=[]), "paths"),
    "ref to a file": (bytes_of(**{"x-a": {"$ref": "other.json#/a"}}), "leaves the document: 'other.json#/a'"),
    "ref to a site": (bytes_of(**{"x-a": [{"$ref": "https://evil.test/a.json"}]}), "/x-a/0/$ref leaves the document"),
    "ref to a local file": (bytes_of(**{"x-a": {"$ref": "file:///etc/passwd"}}), "leaves the document"),
    "ref to nothing": (bytes_of(**{"x-a": {"$ref": "#/components/schemas/Nothing"}}), "leads nowhere"),
    "ref to an anchor": (bytes_of(**{"x-a": {"$ref": "#anchor"}}), "leaves the document"),
    "ref beyond an array": (bytes_of(**{"x-a": {"$ref": "#/x-b/1"}, "x-b": [{}]}), "leads nowhere"),
    "ref that is a number": (bytes_of(**{"x-a": {"$ref": 5}}), "no text"),
    "ref to itself": (bytes_of(**{"x-a": {"$ref": "#/x-a"}}), "leads back to itself"),
    "refs in a ring": (
        bytes_of(**{"x-a": {"$ref": "#/x-b"}, "x-b": {"$ref": "#/x-c"}, "x-c": {"$ref": "#/x-b"}}),
        "leads back to itself",
    ),
    "dynamic ref": (bytes_of(**{"x-a": {"$dynamicRef": "https://evil.test/#a"}}), "leaves the document"),
    "operation ref": (bytes_of(**{"x-a": {"operationRef": "other.json#/paths"}}), "leaves the document"),
    "mapping": (
        bytes_of(**{"x-a": {"discriminator": {"mapping": {"a": "https://evil.test/a"}}}}),
        "leaves the document",
    ),
    "half a pair": (bytes_of(**{"x-a": "?"}).replace(b'"?"', b'"\\ud800"'), "surrogate"),
    "deep": (b'{"a":' * 200 + b"1" + b"}" * 200, "OpenAPI"),
    "deep document": (bytes_of(**{"x-a": json.loads("[" * 150 + "]" * 150)}), "nested more than 80"),
    "very deep": (b"[" * 1_000_000, "nested too deeply"),
}


@pytest.mark.parametrize(("body", "said"), REFUSED.values(), ids=REFUSED)
def test_a_bad_document_is_refused_and_the_good_copy_stays(
    site: Publisher, tmp_path: Path, body: bytes, said: str
) -> None:
    url = site.publish("/core.json", bytes_of())
    get(tmp_path, {"core": url})
    before = snapshot(tmp_path)
    site.publish("/core.json", body)
    report = get(tmp_path, {"core": url})
    assert said in reason(report) and url in reason(report)
    assert report.exit_code == 2
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    "extra",
    [
        {"x-a": {"$ref": "#/components/schemas/Thing"}},
        {"x-a": {"properties": {"$ref": {"type": "string"}}}},
        {"x-a": {"$ref": "#/x-b/0/a~1b/c%20d"}, "x-b": [{"a/b": {"c d": 1}}]},
        {"x-a": {"discriminator": {"mapping": {"a": "#/components/schemas/Thing", "b": "Thing"}}}},
        {"x-a": {"$ref": "#/x-b"}, "x-b": {"$ref": "#/x-c"}, "x-c": {"type": "string"}},
        {"components": {"schemas": {"Thing": {"items": {"$ref": "#/components/schemas/Thing"}}}}},
    ],
    ids=str,
)
def test_references_inside_the_document_are_fine(site: Publisher, tmp_path: Path, extra: dict[str, Any]) -> None:
    assert get(tmp_path, {"core": site.publish("/core.json", bytes_of(**extra))}).exit_code == 0


@for_all(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["openapi", "info", "paths", "$ref", "a"]), x),
    ).map(lambda x: json.dumps(x).encode())
)
def test_nothing_but_a_document_or_a_sentence_comes_of_any_bytes(body: bytes) -> None:
    from pipeline.published import Unusable, check

    try:
        assert check(body).data == body
    except Unusable as problem:
        assert str(problem) and "\n" not in str(problem)


def test_a_document_like_no_other_may_come_when_the_kept_copy_is_removed(site: Publisher, tmp_path: Path) -> None:
    """The refusal says how to have it nevertheless, and that works."""
    url = site.publish("/core.json", bytes_of())
    get(tmp_path, {"core": url})
    site.publish("/core.json", bytes_of("new"))
    file = tmp_path / "core.json"
    assert f"or remove {file} first, if the API did change that much" in reason(get(tmp_path, {"core": url}))
    file.unlink()
    assert get(tmp_path, {"core": url}).exit_code == 0
    assert file.read_bytes() == bytes_of("new")
    consistent(tmp_path)


@pytest.mark.parametrize(
    "paths",
    [
        {"/core/things/{thing_id}": {"get": {}}},
        {"/new": {"get": {}}, "/core/things/{id}": {"get": {}}},
        {"/core/things/{id}": {"$ref": "#/x-item"}},
    ],
    ids=["a parameter by another name", "one of two", "a reference"],
)
def test_what_has_something_in_common_with_the_kept_copy_may_replace_it(
    site: Publisher, tmp_path: Path, paths: dict[str, Any]
) -> None:
    url = site.publish("/core.json", bytes_of())
    get(tmp_path, {"core": url})
    body = bytes_of(paths=paths, **{"x-item": {"get": {}}})
    site.publish("/core.json", body)
    assert get(tmp_path, {"core": url}).exit_code == 0
    assert (tmp_path / "core.json").read_bytes() == body


@pytest.mark.parametrize("kept", [bytes_of(paths={}), bytes_of(paths=[]), b"no JSON"], ids=["empty", "none", "broken"])
def test_a_kept_copy_without_operations_refuses_nothing(site: Publisher, tmp_path: Path, kept: bytes) -> None:
    url = site.publish("/core.json", bytes_of())
    get(tmp_path, {"core": url})
    (tmp_path / "core.json").write_bytes(kept)
    assert get(tmp_path, {"core": url}).exit_code == 0
    assert (tmp_path / "core.json").read_bytes() == bytes_of()


def test_the_document_of_another_source_is_refused_where_there_is_no_copy_yet(site: Publisher, tmp_path: Path) -> None:
    url = site.publish("/core.json", bytes_of())
    get(tmp_path, {"core": url})
    before = snapshot(tmp_path)
    report = get(tmp_path, {"audit": url})
    assert report.exit_code == 2
    assert "it has the operations of core" in reason(report, "audit")
    assert snapshot(tmp_path) == before


def test_a_region_without_a_copy_of_its_own_is_compared_with_that_of_the_others(
    site: Publisher, tmp_path: Path
) -> None:
    get(tmp_path, {"supervisor-aws-us": site.publish("/supervisor.json", bytes_of("supervisor"))})
    before = snapshot(tmp_path)
    report = get(tmp_path, {"supervisor-gcp-eu": site.publish("/odd.json", bytes_of("odd"))})
    assert "in common with the copy in " in reason(report, "supervisor-gcp-eu")
    assert snapshot(tmp_path) == before


# Many at once.


def test_one_of_nine_down_leaves_the_others_updated(site: Publisher, tmp_path: Path) -> None:
    urls = site.publish_all()
    assert get(tmp_path, urls).exit_code == 0
    old = (tmp_path / "notifier.json").read_bytes()
    urls = site.publish_all({s.name: bytes_of(s.document, version="2.0.0") for s in SOURCES})
    site.answer("/notifier/notifier.json", Reply(500))
    report = get(tmp_path, urls)
    assert (report.exit_code, report.failed) == (3, ("notifier",))
    lock = consistent(tmp_path)
    assert (tmp_path / "notifier.json").read_bytes() == old
    assert {name: record.version for name, record in lock.sources.items()} == {
        name: "1.0.0" if name == "notifier" else "2.0.0" for name in BY_NAME
    }


def test_all_are_asked_at_the_same_time(site: Publisher, tmp_path: Path) -> None:
    """No server answers before all nine were asked."""
    import threading

    everyone = threading.Barrier(9, timeout=20)
    urls = {}
    for source in SOURCES:

        def route(_: Request, body: bytes = bytes_of(source.document)) -> Reply:
            everyone.wait()
            return Reply(200, body)

        site.routes[f"/{source.name}.json"] = route
        urls[source.name] = site.url(f"/{source.name}.json")
    assert get(tmp_path, urls).exit_code == 0


def test_a_source_that_was_never_fetched_is_left_out(site: Publisher, tmp_path: Path) -> None:
    report = get(tmp_path, {"core": site.publish("/core.json", bytes_of()), "audit": site.url("/none.json")})
    assert report.exit_code == 3
    assert set(consistent(tmp_path).sources) == {"core"}


def test_nothing_at_all_writes_nothing(site: Publisher, tmp_path: Path) -> None:
    assert get(tmp_path, {"core": site.url("/none.json")}).exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_one_url_for_all_regions_is_asked_once(site: Publisher, tmp_path: Path) -> None:
    url = site.publish("/supervisor.json", bytes_of("supervisor"))
    assert len(get(tmp_path, {"supervisor": url}).outcomes) == 6
    assert len(site.requests) == 1
    assert len(consistent(tmp_path).sources) == 6


def test_a_live_document_replaces_what_was_given(
    site: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hand: HandClock
) -> None:
    url = site.publish("/core.json", bytes_of())
    get(tmp_path, {"core": url}, hand)
    live = BY_NAME["core"].at(site.publish("/live/core.json", bytes_of()))
    monkeypatch.setitem(BY_NAME, "core", live)
    hand.time += 60
    fetch(plan([], ["core"]), tmp_path, clock=hand.clock)
    record = consistent(tmp_path).sources["core"]
    assert (record.origin, record.url, record.fetched_at) == ("live", live.url, "2026-01-31T12:01:00Z")
    # And from then on a server with the same bytes does not take that away.
    get(tmp_path, {"core": url}, hand)
    assert consistent(tmp_path).sources["core"] == record


# This machine.


@pytest.mark.parametrize("step", range(1, 5))
def test_a_full_disk_leaves_the_old_files(
    site: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    urls = {name: url for name, url in site.publish_all().items() if name in ("core", "audit", "notifier")}
    get(tmp_path, urls)
    before = snapshot(tmp_path)
    site.publish_all({s.name: bytes_of(s.document, version="2.0.0") for s in SOURCES})
    calls = 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == step:
            raise OSError(28, "No space left on device", str(tmp_path / "core.json"))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        get(tmp_path, urls)
    assert snapshot(tmp_path) == before
    consistent(tmp_path)


def test_two_runs_in_one_folder_are_kept_apart(site: Publisher, tmp_path: Path) -> None:
    with files.exclusive(tmp_path), pytest.raises(Problem, match="another run") as problem:
        get(tmp_path, {"core": site.publish("/core.json", bytes_of())})
    assert problem.value.exit_code == 4


# What to fetch.


def names(*, source: list[str] | None = None, only: list[str] | None = None) -> dict[str, tuple[str, str]]:
    return {job.source.name: (job.source.url, job.origin) for job in plan(source or [], only or [])}


def test_without_arguments_it_is_the_table() -> None:
    assert names() == {source.name: (source.url, "live") for source in SOURCES}
    assert len(SOURCES) == 9


def test_source_alone_means_these_and_no_others() -> None:
    assert names(source=["audit=http://h.test/a"]) == {"audit": ("http://h.test/a", "given")}


def test_only_means_these() -> None:
    assert set(names(only=["core", "supervisor-gcp-ap"])) == {"core", "supervisor-gcp-ap"}
    assert len(names(only=["supervisor"])) == 6


def test_only_and_source_together() -> None:
    found = names(source=["core=http://h.test/c"], only=["core", "audit"])
    assert found == {"core": ("http://h.test/c", "given"), "audit": (BY_NAME["audit"].url, "live")}


@pytest.mark.parametrize("order", [1, -1])
def test_one_region_counts_more_than_all(order: int) -> None:
    found = names(source=["supervisor=http://h.test/all", "supervisor-aws-eu=http://h.test/eu"][::order])
    assert found["supervisor-aws-eu"][0] == "http://h.test/eu"
    assert [url for url, _ in found.values()].count("http://h.test/all") == 5


def test_the_docs_page_is_that_of_the_given_host() -> None:
    (job,) = plan(["core=http://h.test:8080/a/b?c=d"], [])
    assert job.source.docs_url == "http://h.test:8080/docs"


@pytest.mark.parametrize(
    ("source", "only", "said"),
    [
        (["cor=http://h.test/"], [], "core, audit, notifier, supervisor-aws-us"),
        (["Core=http://h.test/"], [], "there is no source named 'Core'"),
        ([], ["supervisors"], "the names are core"),
        (["http://h.test/"], [], "NAME=URL"),
        (["core="], [], "NAME=URL"),
        (["=http://h.test/"], [], "NAME=URL"),
        (["core=ftp://h.test/x"], [], "http://"),
        (["core=file:///etc/passwd"], [], "http://"),
        (["core=h.test/x"], [], "http://"),
        (["core=http://"], [], "host"),
        (["core=http://h.test:99999/"], [], "h.test:99999"),
        (["core=http://h.test:x/"], [], "h.test:x"),
        (["core=http://user:secret@h.test/"], [], "leave them out"),
        (["core=http://h.test/a b"], [], "white space"),
        (["core=http://[::1/"], [], "http://[::1/"),
        (["core=http://h.test/\x1b[2J"], [], "control"),
        (["core=http://a.test/", "core=http://b.test/"], [], "two URLs"),
        (["supervisor=http://a.test/", "supervisor=http://b.test/"], [], "two URLs"),
        (["core=http://a.test/"], ["audit"], "--only leaves out"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(source: list[str], only: list[str], said: str) -> None:
    with pytest.raises(Problem) as problem:
        plan(source, only)
    assert problem.value.exit_code == 2
    assert said in str(problem.value) and "\n" not in str(problem.value)
    assert "secret" not in str(problem.value)


@for_all(st.text(max_size=30))
def test_any_text_is_a_url_or_a_sentence(text: str) -> None:
    try:
        assert origin(usable_url(text)).startswith(("http://", "https://"))
    except Problem as problem:
        assert problem.exit_code == 2


# The real documents.


def test_our_own_documents_pass(site: Publisher, tmp_path: Path) -> None:
    specs = Path(__file__).parents[3] / "specs"
    bodies = {source.name: (specs / f"{source.document}.json").read_bytes() for source in SOURCES}
    report = get(tmp_path, site.publish_all(bodies))
    assert report.exit_code == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != "lock.json"} == {
        path.name: path.read_bytes()
        for path in specs.iterdir()
        if path.name in ("core.json", "audit.json", "notifier.json", "supervisor.json")
    }


def test_documents_written_as_we_write_json_pass_too(site: Publisher, tmp_path: Path) -> None:
    assert get(tmp_path, {"core": site.publish("/core.json", dump_json(document()))}).exit_code == 0
