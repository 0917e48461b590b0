"""Settings: from arguments, from the environment, and refused where they cannot be kept."""

from __future__ import annotations

import math
import re
from typing import Any

import httpx
import pytest
from client_harness import KEY, Caller, Server, reply

from laserdata_cloud import BASE_URL, InvalidRequestError, LaserData, LaserDataError, Policy


def target(ld: Any) -> str:
    return str(ld._settings.base_url)


class TestTheEnvironment:
    def test_fills_in_what_is_left_out(self, client: Caller, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        server.script(reply(404, b""))
        monkeypatch.setenv("LD_API_KEY", "key_from_outside")
        monkeypatch.setenv("LD_TENANT_ID", "77")
        monkeypatch.setenv("LD_API_URL", server.url + "/core/")
        monkeypatch.setenv("LD_AUDIT_URL", server.url + "/audit")
        ld = client(api_key=None, tenant_id=None, base_url=None)
        for call in (ld.tenants.get, lambda: ld.audit.events.list().page(1)):
            with pytest.raises(LaserDataError):
                call()
        core, audit = server.asked
        assert core.target == "/core/tenants/77"
        assert audit.target.startswith("/audit/audit/tenants/77")
        assert core.headers["ld-api-key"] == audit.headers["ld-api-key"] == "key_from_outside"

    def test_gives_way_to_arguments(self, client: Caller, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        server.script(reply(404, b""))
        for name in ("LD_API_KEY", "LD_TENANT_ID", "LD_API_URL"):
            monkeypatch.setenv(name, "unusable!")
        with pytest.raises(LaserDataError):
            client(base_url=server.url, tenant_id=5).tenants.get()
        assert (server.asked[0].target, server.asked[0].headers["ld-api-key"]) == ("/tenants/5", KEY)

    def test_empty_is_left_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("LD_API_KEY", "LD_TENANT_ID", "LD_API_URL", "LD_AUDIT_URL"):
            monkeypatch.setenv(name, "")
        with LaserData() as ld:
            assert target(ld) == BASE_URL
            assert ld._settings[:4] == (None, None, BASE_URL, BASE_URL)

    @pytest.mark.parametrize("value", ["abc", "1.5", "-1", "٣", "9" * 5000, "1 "])
    def test_a_tenant_that_is_no_number(self, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
        monkeypatch.setenv("LD_TENANT_ID", value)
        with pytest.raises(InvalidRequestError, match="LD_TENANT_ID is no tenant id") as refused:
            LaserData()
        assert value not in str(refused.value)

    def test_audit_is_where_core_is(self, client: Caller, server: Server) -> None:
        server.script(reply(404, b""))
        with pytest.raises(LaserDataError):
            client(base_url=server.url).audit.events.list().page(1)
        assert server.asked[0].target.startswith("/audit/tenants/")


class TestKeys:
    @pytest.mark.parametrize("key", ["", " k", "k\n", "k\r\nx: y", "k k", "schlüssel", "\x00"])
    def test_that_none_can_be(self, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(InvalidRequestError, match=r"^api_key is empty, or has characters") as refused:
            LaserData(api_key=key)
        assert str(refused.value).endswith("cannot have: check how it was copied")
        if key and "\x00" not in key:
            monkeypatch.setenv("LD_API_KEY", key)
            with pytest.raises(InvalidRequestError, match=r"^LD_API_KEY is empty, or has characters"):
                LaserData()


class TestAddresses:
    @pytest.mark.parametrize(
        ("url", "kept"),
        [
            ("https://example.org", "https://example.org"),
            ("https://example.org/", "https://example.org"),
            ("https://example.org:8443/a/b/", "https://example.org:8443/a/b"),
            ("HTTPS://EXAMPLE.org", "https://example.org"),
            ("http://localhost:8787", "http://localhost:8787"),
            ("http://127.0.0.1:8787", "http://127.0.0.1:8787"),
            ("http://127.9.9.9", "http://127.9.9.9"),
            ("http://[::1]:8787", "http://[::1]:8787"),
        ],
    )
    def test_that_are_taken(self, url: str, kept: str) -> None:
        with LaserData(base_url=url) as ld:
            assert target(ld) == kept

    @pytest.mark.parametrize(
        ("url", "why"),
        [
            ("api.laserdata.cloud", "is no base URL"),
            ("ftp://api.laserdata.cloud", "is no base URL"),
            ("file:///etc/passwd", "is no base URL"),
            ("https://", "is no base URL"),
            ("https:///path", "is no base URL"),
            ("https://example.org:99999", "is no base URL"),
            ("https://example.org:x", "is no base URL"),
            ("https://[::1", "is no base URL"),
            ("https://example.org/?a=b", "is no base URL"),
            ("https://example.org/#a", "is no base URL"),
            ("https://user:hunter2@example.org", "user name or password"),
            ("https://api.laserdata.cloud@evil.example", "user name or password"),
            ("http://api.laserdata.cloud", "unencrypted: use https"),
            ("http://127.evil.example", "unencrypted: use https"),
            ("http://127.0.0.1.evil.example", "unencrypted: use https"),
            ("http://localhost.evil.example", "unencrypted: use https"),
            ("http://10.0.0.1", "unencrypted: use https"),
            ("http://0.0.0.0", "unencrypted: use https"),
        ],
    )
    @pytest.mark.parametrize("argument", ["base_url", "audit_url"])
    def test_that_are_refused(self, argument: str, url: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(InvalidRequestError, match=f"^{argument} .*{why}") as refused:
            LaserData(**{argument: url})  # type: ignore[arg-type]
        assert "hunter2" not in str(refused.value)
        variable = {"base_url": "LD_API_URL", "audit_url": "LD_AUDIT_URL"}[argument]
        monkeypatch.setenv(variable, url)
        with pytest.raises(InvalidRequestError, match=f"^{variable} .*{why}"):
            LaserData()

    def test_a_backslash_deceives_no_one(self) -> None:
        try:
            with LaserData(base_url="https://api.laserdata.cloud\\@evil.example") as ld:
                assert httpx.URL(target(ld)).host == "api.laserdata.cloud"
        except InvalidRequestError:
            pass


@pytest.mark.parametrize(
    "policy", [Policy(deadline=0), Policy(deadline=-1), Policy(deadline=math.nan), Policy(backoff=-1)]
)
def test_a_policy_that_cannot_be_kept(policy: Policy) -> None:
    with pytest.raises(InvalidRequestError, match="cannot be kept"):
        LaserData(policy=policy)


def test_no_deadline_at_all(to_server: Any, server: Server) -> None:
    server.script(reply(204, b"", content_length=""))
    assert to_server(policy=Policy(deadline=math.inf)).divisions.delete(1).status == 204


def test_a_client_is_closed_once_and_for_all(client: Caller, server: Server) -> None:
    server.script(reply(204, b"", content_length=""))
    ld = client(base_url=server.url)
    ld.divisions.delete(1)
    ld.close()
    ld.close()


class TestWrongTypes:
    @pytest.mark.parametrize(
        ("settings", "told"),
        [
            ({"api_key": 5}, "api_key is text, not of type int"),
            ({"api_key": b"key"}, "api_key is text, not of type bytes"),
            ({"session": 5}, "session is text, not of type int"),
            ({"csrf_token": b"t"}, "csrf_token is text, not of type bytes"),
            ({"base_url": 5}, "base_url is text, not of type int"),
            ({"supervisor_urls": {"aws-us": 5}}, "supervisor_urls['aws-us'] is text, not of type int"),
            ({"supervisor_urls": {"aws-us": ""}}, "supervisor_urls['aws-us'] is no base URL"),
            ({"timeout": "5"}, "a timeout is a number of seconds above 0, not '5'"),
            ({"timeout": httpx.Timeout(5)}, "a timeout is a number of seconds above 0, not Timeout"),
            ({"headers": {"x-a": 1}}, "the value of the header x-a is text, not of type int"),
            ({"headers": {1: "a"}}, "the name of a header is text, not of type int"),
            ({"policy": None}, "policy is of type Policy, not NoneType"),
            ({"policy": Policy(max_retries=None)}, "cannot be kept: each part is a number"),  # type: ignore[arg-type]
            ({"policy": Policy(deadline="5")}, "cannot be kept: each part is a number"),  # type: ignore[arg-type]
            ({"trusted_hosts": "sv.example.com"}, "trusted_hosts are several, not one text: give a list"),
            ({"trusted_hosts": [5]}, "trusted_hosts has 5, which is no host"),
            ({"trusted_hosts": ["https://sv.example.com"]}, "trusted_hosts has 'https://sv.example.com', which is no"),
            ({"trusted_hosts": ["sv.example.com:8443"]}, "trusted_hosts has 'sv.example.com:8443', which is no host"),
        ],
    )
    def test_are_told_at_once(self, client: Caller, settings: dict[str, Any], told: str) -> None:
        with pytest.raises(InvalidRequestError, match=re.escape(told)):
            client.kind(**settings)

    @pytest.mark.parametrize("host", ["sv.example.com", "SV.example.com", "10.0.0.1", "::1", "localhost"])
    def test_hosts_that_may_be_trusted(self, client: Caller, host: str) -> None:
        ld = client(base_url=BASE_URL, trusted_hosts=(each for each in [host]))
        url = f"https://[{host}]" if ":" in host else f"https://{host.lower()}"
        assert ld.supervisor(url).url == url


@pytest.mark.parametrize("other", [httpx.Client, httpx.AsyncClient])
def test_an_http_client_of_the_other_kind(client: Caller, other: type[Any]) -> None:
    if other is not type(client.pool):
        with pytest.raises(
            InvalidRequestError, match=f"http_client is an httpx.{type(client.pool).__name__}, not a [A-Z]"
        ):
            client.kind(http_client=other(trust_env=False))


@pytest.mark.parametrize("content", [0, -1, math.nan])
def test_no_content_at_all(client: Caller, content: Any) -> None:
    with pytest.raises(InvalidRequestError, match="max_content is a number of bytes above 0"):
        client.kind(max_content=content)
