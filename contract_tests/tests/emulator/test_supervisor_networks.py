"""Networks: peerings whose ranges stay apart, private ways in, and who may have them."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laserdata_emulator import START, Emulator

from .supervised import Json, Site

AWS, GCP = "/network/aws/vpc_peering", "/network/gcp/vpc_peering"
LINK, SERVICE = "/network/aws/private_link", "/network/gcp/private_service_connect"


@pytest.fixture
def site(cloud: Emulator) -> Iterator[Site]:
    with Site(cloud, nodes=3) as one:
        yield one


@pytest.fixture
def google(cloud: Emulator) -> Iterator[Site]:
    with Site(cloud, where="gcp") as one:
        yield one


def peering(name: str = "p", cidr: str = "172.16.0.0/16", **fields: Any) -> Json:
    return {"name": name, "peer_vpc_id": "vpc-0abc", "peer_owner_id": "123456789012", "peer_vpc_cidr": cidr, **fields}


def span(cidr: str) -> range:
    """The addresses of a range as numbers, computed by hand."""
    address, _, bits = cidr.partition("/")
    number = sum(int(part) << shift for part, shift in zip(address.split("."), (24, 16, 8, 0), strict=True))
    size = 1 << (32 - int(bits))
    return range(number - number % size, number - number % size + size)


# Few addresses and masks of all lengths, so that ranges meet, contain each other, and touch without meeting.
CIDRS = st.builds(
    lambda b, c, d, bits: f"10.{b}.{c}.{d}/{bits}",
    st.sampled_from([0, 1, 2, 3, 128]),
    st.sampled_from([0, 1, 255]),
    st.sampled_from([0, 1, 127, 128]),
    st.sampled_from([0, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(CIDRS | st.integers(0, 5), max_size=12))
def test_ranges_of_peerings_never_meet_and_what_is_apart_is_taken(running: Emulator, steps: list[str | int]) -> None:
    running.reset()
    with Site(running) as site:
        own = span(site.get("/network/info")["cidr"])
        taken: dict[int, tuple[str, range]] = {}
        for number, step in enumerate(steps):
            if isinstance(step, int):  # end one
                if step < len(taken):
                    key = list(taken)[step]
                    site("DELETE", f"{AWS}/{key}", 204)
                    del taken[key]
                continue
            wanted = span(step)
            meets = [
                name
                for name, other in [("the deployment", own), *taken.values()]
                if wanted.start < other.stop and other.start < wanted.stop
            ]
            answer = site("POST", AWS, json=peering(f"p{number}", step))
            assert answer.status_code == (409 if meets else 204), (step, meets)
            if meets:
                assert answer.json()["code"] == "cidr_overlap"
                assert all(name in answer.json()["reason"] for name in meets), "the refusal names what is in the way"
            else:
                taken[site.get(AWS)[-1]["id"]] = (f"'p{number}'", wanted)
        assert [one["id"] for one in site.get(AWS)] == list(taken)


def test_a_peering_waits_for_its_other_side_and_tells_what_to_do_there(site: Site) -> None:
    site("POST", AWS, 204, json=peering(peer_region="eu-central-1", remarks="reports"))
    (one,) = site.get(AWS)
    assert one["status"] == "pending_acceptance"
    assert {**one, **peering(peer_region="eu-central-1", remarks="reports")} == one
    steps = " ".join(site.get(f"{AWS}/{one['id']}/instructions")["steps"])
    for fact in (
        "vpc-0abc",
        "123456789012",
        "eu-central-1",
        one["peering_connection_id"],
        site.get("/network/info")["cidr"],
    ):
        assert fact in steps
    for path in (f"{AWS}/1", f"{GCP}/{one['id']}"):
        site.refused("DELETE", path, 404, "vpc_peering_not_found")
    site.refused("GET", f"{AWS}/1/instructions", 404, "vpc_peering_not_found")
    site("DELETE", f"{AWS}/{one['id']}", 204)
    site.refused("DELETE", f"{AWS}/{one['id']}", 404, "vpc_peering_not_found")
    assert site.get(AWS) == []
    site("POST", AWS, 204, json=peering())


def test_the_owner_of_the_other_network_accepts_outside_of_the_api(site: Site, google: Site) -> None:
    site("POST", AWS, 204, json=peering())
    google("POST", GCP, 204, json={"name": "n", "peer_project_id": "acme-prod-123456", "peer_vpc_name": "main"})
    site.cloud.accept_peering(site.get(AWS)[0]["id"])
    assert (site.get(AWS)[0]["status"], google.get(GCP)[0]["status"]) == ("active", "pending_acceptance")
    control = f"{site.cloud.urls['core']}/_emulator/accept_peering"
    site("POST", control, 200, json={"peering_id": google.get(GCP)[0]["id"]})
    assert google.get(GCP)[0]["status"] == "active"
    site("POST", control, 400, json={"peering_id": 1})


def test_names_are_taken_once(site: Site, google: Site) -> None:
    site("POST", AWS, 204, json=peering("same", "172.16.0.0/16"))
    site.refused("POST", AWS, 409, "peering_already_exists", json=peering("same", "172.17.0.0/16"))
    site("POST", LINK, 204, json={"name": "same"})
    site.refused("POST", LINK, 409, "private_link_already_exists", json={"name": "same"})
    google("POST", SERVICE, 204, json={"name": "same"})
    google.refused("POST", SERVICE, 409, "private_service_connect_already_exists", json={"name": "same"})
    network = {"peer_project_id": "acme-prod-123456", "peer_vpc_name": "main"}
    google("POST", GCP, 204, json={"name": "same", **network})
    google.refused("POST", GCP, 409, "peering_already_exists", json={"name": "same", **network, "peer_vpc_name": "o"})
    google.refused("POST", GCP, 409, "cidr_overlap", json={"name": "other", **network})
    google("POST", GCP, 204, json={"name": "other", **network, "peer_vpc_name": "other"})


@pytest.mark.parametrize("where", ["aws", "gcp"])
def test_each_cloud_has_its_own_ways(cloud: Emulator, where: str) -> None:
    with Site(cloud, where=where) as site:
        network = {"name": "n", "peer_project_id": "acme-prod-123456", "peer_vpc_name": "main"}
        bodies: dict[str, Json] = {AWS: peering(), LINK: {"name": "n"}, GCP: network, SERVICE: {"name": "n"}}
        for path, body in bodies.items():
            if f"/{where}/" in path:
                site("POST", path, 204, json=body)
                (one,) = site.get(path)
                assert one["name"] == body["name"]
                site("DELETE", f"{path}/{one['id']}", 204)
            else:
                site.refused("POST", path, 409, "wrong_cloud", json=body)
            assert site.get(path) == []
        info = site.get("/network/info")
        assert [name for name in ("aws", "gcp") if info[name]] == [where]


def test_private_ways_in_tell_where_once_they_are_there() -> None:
    cloud = Emulator(start=START, pace=60)
    for where, path, told in (("aws", LINK, "service_name"), ("gcp", SERVICE, "service_attachment")):
        cloud.reset()
        with Site(cloud, where=where) as site:
            site("POST", path, 204, json={"name": "n"})
            (one,) = site.get(path)
            assert (one["status"], one[told]) == ("pending", None)
            cloud.advance(60)
            (one,) = site.get(path)
            assert one["status"] == "available"
            assert one[told]
            if where == "gcp":
                assert one["connection_preference"] == "manual"


def test_the_network_is_the_same_each_time_and_its_addresses_lie_in_it(site: Site) -> None:
    info = site.get("/network/info")
    assert info == site.get("/network/info")
    assert [one["node_id"] for one in info["nodes"]] == site.nodes()
    addresses = [span(f"{one['private_ip']}/32").start for one in info["nodes"]]
    assert len(set(addresses)) == 3
    assert all(one in span(info["cidr"]) for one in addresses)


def test_byoc_is_in_the_customers_network_and_needs_no_way_in(cloud: Emulator) -> None:
    with Site(cloud, byoc=True) as site:
        info = site.get("/network/info")
        assert info["cidr"] == "172.20.0.0/16"
        assert (info["aws"]["account_id"], info["aws"]["vpc_id"]) == ("123456789012", "vpc-0abc")
        site.refused("POST", AWS, 409, "deployment_not_managed", json=peering())
        site.refused("POST", LINK, 409, "deployment_not_managed", json={"name": "n"})


def test_plans_have_none_few_or_more() -> None:
    with Site(Emulator(plan="basic", start=START)) as site:
        site.refused("POST", AWS, 403, "private_networking_not_in_plan", json=peering())
        site.refused("POST", LINK, 403, "private_networking_not_in_plan", json={"name": "n"})
        assert site.get(AWS) == site.get(LINK) == []
    with Site(Emulator(plan="pro", start=START)) as site:
        for number in range(3):
            site("POST", AWS, 204, json=peering(f"p{number}", f"172.{16 + number}.0.0/16"))
        site.refused("POST", AWS, 409, "private_connections_limit_reached", json=peering("p", "172.30.0.0/16"))
        site("POST", LINK, 204, json={"name": "n"})
        site.refused("POST", LINK, 409, "private_endpoints_limit_reached", json={"name": "m"})


@pytest.mark.parametrize(
    "change",
    [
        {"peer_vpc_cidr": "172.16.0.0"},
        {"peer_vpc_cidr": "172.16.0.0/33"},
        {"peer_vpc_cidr": "300.1.1.1/8"},
        {"peer_vpc_id": "vpc"},
        {"peer_owner_id": "12345"},
        {"name": ""},
    ],
)
def test_what_is_malformed_is_blamed_by_its_field(site: Site, change: Json) -> None:
    problem = site.refused("POST", AWS, 400, "validation_failed", json=peering(**change))
    assert [one["path"] for one in problem["field_issues"]] == list(change)
    assert site.get(AWS) == []
