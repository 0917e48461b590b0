"""Supervisors: found from a deployment, a URL or a region; credentials go only to hosts that may have them."""

from __future__ import annotations

from typing import Any, NamedTuple

import httpx
import pytest
from client_harness import KEY, Caller, HandClock
from hypothesis import example, given
from hypothesis import strategies as st

from laserdata_api.core.models import DeploymentStructure
from laserdata_cloud import UNSET, InvalidRequestError, LaserDataError, NoSupervisorError

HOME = "https://api.laserdata.cloud"
LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)


class Deployment(NamedTuple):
    """What leads to a supervisor."""

    id: int
    supervisor_url: Any
    cloud: str = "gcp"
    area: str = "eu"


class Listening:
    """Answers everything, and remembers where it was asked."""

    def __init__(self) -> None:
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return httpx.Response(200, json={"username": "u", "password": "p"})


@pytest.fixture
def there() -> Listening:
    return Listening()


class TestWhere:
    def test_from_a_deployment(self, client: Caller, there: Listening) -> None:
        ld = client(handler=there, base_url=HOME)
        sv = ld.supervisor(Deployment(5, "https://supervisor-gcp-eu.laserdata.cloud/"))
        assert (sv.url, sv.deployment_id) == ("https://supervisor-gcp-eu.laserdata.cloud", 5)
        assert sv.credentials.get().username == "u"
        assert str(there.asked[0].url) == "https://supervisor-gcp-eu.laserdata.cloud/deployments/5/credentials"
        assert there.asked[0].headers["ld-api-key"] == KEY
        assert repr(sv).endswith("Supervisor at https://supervisor-gcp-eu.laserdata.cloud, deployment 5>")

    def test_from_the_url(self, client: Caller, there: Listening) -> None:
        sv = client(handler=there, base_url=HOME).supervisor("https://supervisor-gcp-eu.laserdata.cloud")
        sv.credentials.get(deployment_id=7)
        assert there.asked[0].url.path == "/deployments/7/credentials"
        with pytest.raises(InvalidRequestError, match="get_credentials: no deployment is known: give deployment_id"):
            sv.credentials.get()

    def test_from_a_region(self, client: Caller, there: Listening) -> None:
        ld = client(handler=there, base_url=HOME, supervisor_urls={"aws-eu": "http://127.0.0.1:1", "x": "https://x.y"})
        assert ld.supervisor("aws-us", deployment_id=7).url == "https://supervisor-aws-us.laserdata.cloud"
        assert ld.supervisor("aws-eu").url == "http://127.0.0.1:1"
        assert ld.supervisor("x").url == "https://x.y"

    @pytest.mark.parametrize("regions", [("gcp-eu", "aws-us"), ("aws-us", "gcp-eu"), ("aws-us",), ()])
    def test_the_region_is_that_of_the_deployment_where_several_are_behind_one_url(
        self, client: Caller, regions: tuple[str, ...]
    ) -> None:
        ld = client(base_url=HOME, supervisor_urls=dict.fromkeys(regions, "https://proxy.laserdata.cloud"))
        sv = ld.supervisor(Deployment(5, "https://proxy.laserdata.cloud"))
        assert sv._driver.settings.region == ("aws-us" if regions == ("aws-us",) else "gcp-eu")

    @pytest.mark.parametrize("url", [None, UNSET, ""])
    def test_there_is_none(self, client: Caller, url: Any) -> None:
        with pytest.raises(NoSupervisorError, match="deployment 5 has no supervisor") as told:
            client(base_url=HOME).supervisor(Deployment(5, url))
        assert isinstance(told.value, LaserDataError)

    @pytest.mark.parametrize("where", [None, 5, {"id": 5}])
    def test_of_nothing_that_has_one(self, client: Caller, where: Any) -> None:
        with pytest.raises(InvalidRequestError, match="found from a deployment, a URL or a region, not from a value"):
            client(base_url=HOME).supervisor(where)

    def test_of_a_model(self, client: Caller) -> None:
        url = "https://supervisor-aws-us.laserdata.cloud"
        members = dict.fromkeys(DeploymentStructure.__struct_fields__)
        node = DeploymentStructure(**{**members, "id": 3, "supervisor_url": url})  # type: ignore[arg-type]
        assert client(base_url=HOME).supervisor(node).deployment_id == 3

    def test_its_operations_are_not_the_clients(self, client: Caller) -> None:
        ld = client(base_url=HOME)
        with pytest.raises(InvalidRequestError, match="no operation 'get_credentials' in core, notifier, audit"):
            ld.call("get_credentials", path={"deployment_id": 1})
        with pytest.raises(InvalidRequestError, match="no operation 5 in core"):
            ld.call(5)  # type: ignore[call-overload]
        sv = ld.supervisor("aws-us", deployment_id=1)
        with pytest.raises(InvalidRequestError, match="no operation 'get_tenant' in supervisor"):
            sv.call("get_tenant")

    def test_closing_it_leaves_the_client_open(self, client: Caller, there: Listening) -> None:
        ld = client(handler=there, base_url=HOME)
        sv = ld.supervisor("aws-us", deployment_id=1)
        sv.close()
        sv.credentials.get()
        assert ld.supervisor("aws-us", deployment_id=1).credentials.get().password == "p"


class TestTrust:
    """What a server says is no reason to send a key there."""

    @pytest.mark.parametrize(
        "url",
        [
            "https://evil.example",
            "https://laserdata.cloud.evil.example",
            "https://evillaserdata.cloud",
            "https://supervisor-aws-us.laserdata.cloud.",
            "https://supervisor-aws-us.laserdata.cloud@evil.example",
            "https://user@supervisor-aws-us.laserdata.cloud",
            "https://evil.example/.laserdata.cloud",
            "https://evil.example?.laserdata.cloud",
            "https://evil.example#.laserdata.cloud",
            "https://evil.example\\.laserdata.cloud",
            "http://supervisor-aws-us.laserdata.cloud",
            "http://127.0.0.1:8787",
            "https://localhost",
            "ftp://supervisor-aws-us.laserdata.cloud",
            "//supervisor-aws-us.laserdata.cloud",
            "supervisor-aws-us.laserdata.cloud",
            "https://supervisor-aws-us.laserdata.cloud:99999",
            "https://",
            "\n",
            "https://supervisor-aws-us.laserdata。cloud.evil.example",
        ],
    )
    def test_elsewhere_is_refused_before_anything_is_sent(self, client: Caller, there: Listening, url: str) -> None:
        ld = client(handler=there, base_url=HOME)
        for where in (url, Deployment(5, url)):
            with pytest.raises(InvalidRequestError) as told:
                ld.supervisor(where)
            assert KEY not in str(told.value)
        assert there.asked == []

    @given(
        labels=st.lists(LABEL, max_size=3), host=st.sampled_from(["laserdata.cloud", "laserdata.com", "evil.example"])
    )
    @example(labels=["laserdata", "cloud"], host="evil.example")
    def test_only_below_the_domain(self, way: Caller, labels: list[str], host: str) -> None:
        there = Listening()
        ld = way(handler=there, base_url=HOME)
        name = ".".join([*labels, host])
        try:
            ld.supervisor(Deployment(5, f"https://{name}")).credentials.get()
        except InvalidRequestError:
            assert host != "laserdata.cloud"
            assert there.asked == []
        else:
            assert host == "laserdata.cloud"
            assert [request.url.host for request in there.asked] == [name]

    def test_hosts_that_are_named(self, client: Caller, there: Listening) -> None:
        ld = client(handler=there, base_url=HOME, trusted_hosts=["SV.example.com"])
        ld.supervisor(Deployment(5, "https://sv.example.com")).credentials.get()
        with pytest.raises(InvalidRequestError, match="is not below laserdata"):
            ld.supervisor(Deployment(5, "https://x.sv.example.com"))
        with pytest.raises(InvalidRequestError, match="unencrypted"):
            ld.supervisor(Deployment(5, "http://sv.example.com"))
        ld = client(handler=there, base_url="https://proxy.example.com")
        ld.supervisor(Deployment(5, "https://proxy.example.com/aws-us")).credentials.get()
        assert there.asked[-1].url.path == "/aws-us/deployments/5/credentials"

    def test_this_machine_where_the_client_is_of_this_machine(self, client: Caller, there: Listening) -> None:
        ld = client(handler=there, base_url="http://127.0.0.1:1")
        assert ld.supervisor(Deployment(5, "http://127.0.0.1:9")).url == "http://127.0.0.1:9"
        with pytest.raises(InvalidRequestError):
            ld.supervisor(Deployment(5, "https://evil.example"))

    def test_a_redirect_is_not_followed(self, client: Caller) -> None:
        asked: list[str] = []

        def away(request: httpx.Request) -> httpx.Response:
            asked.append(str(request.url))
            return httpx.Response(307, headers={"location": "https://evil.example/"})

        sv = client(handler=away, base_url=HOME).supervisor("aws-us", deployment_id=1)
        with pytest.raises(LaserDataError, match="redirects are not followed"):
            sv.credentials.get()
        assert asked == ["https://supervisor-aws-us.laserdata.cloud/deployments/1/credentials"]


def test_one_pool_for_all_of_them(client: Caller, clock: HandClock) -> None:
    made: list[Any] = []
    ld = client(base_url=HOME)
    inner = getattr(ld, "_target", ld)
    made += [inner, inner.supervisor("aws-us"), inner.with_options(max_retries=0).supervisor("gcp-ap")]
    assert len({id(one._driver.transport) for one in made}) == 1
