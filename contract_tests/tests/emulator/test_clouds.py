"""What can be deployed where, and the tenant's own cloud accounts."""

from typing import Any

import pytest

from laserdata_emulator import START, Emulator

from .conftest import Api

# Word for word as the API's page shows them; of the large tier it leaves out what the document requires.
FREE = {
    "key": "free",
    "name": "Free",
    "instance": "t3.micro",
    "available": True,
    "limit": 1,
    "vcpus": 2,
    "memory_gib": 1,
    "clusters": ["standalone"],
    "storages": ["network_balanced"],
    "rate_limit": "100 KB/s",
}
LARGE = {
    "limit": 2,
    "memory_gib": 8,
    "clusters": ["standalone", "cluster"],
    "storages": ["local_ssd", "network_balanced"],
    "rate_limit": None,
}
ACCOUNT: dict[str, Any] = {
    "cloud": "aws",
    "name": "production-aws",
    "account_id": "123456789012",
    "region": "us-west-1",
    "settings": {
        "aws": {
            "identity_arn": "arn:aws:iam::123456789012:role/laserdata",
            "external_id": "ext-1",
            "vpc_id": "vpc-0abc123def456789a",
            "vpc_cidr": "10.0.0.0/16",
        }
    },
    "remarks": "for production",
}


def test_the_documented_tiers() -> None:
    cloud = Emulator(start=START, plan="pro")
    api = Api(cloud, cloud.urls["core"], headers={"ld-api-key": cloud.api_key}, transport=cloud.transport)
    path = f"{api.tenant}/clouds/aws/regions/us-west-1/tiers"
    tiers = {one["key"]: one for one in api("GET", path, 200).json()}
    assert {name: tiers["free"][name] for name in FREE} == FREE
    assert {name: tiers["large"][name] for name in LARGE} == LARGE
    assert [key for key, one in tiers.items() if not one["available"]] == ["4xlarge", "8xlarge", "16xlarge"]
    api.close()


def test_what_the_catalogue_offers_can_be_deployed(api: Api) -> None:
    """Every tier with every cluster kind and storage that it lists, in every region of every cloud, and no other."""
    place = f"{api.divisions}/{api.cloud.division_id}/environments"
    environment = api("POST", place, 201, json={"name": "e"}).headers["ld-environment"]
    deployments = f"{place}/{environment}/deployments/managed"
    tried, most = 0, 0
    for cloud in api("GET", f"{api.tenant}/clouds", 200).json():
        regions = f"{api.tenant}/clouds/{cloud['key']}/regions"
        for region in api("GET", regions, 200).json():
            here = f"{regions}/{region['key']}"
            tiers = api("GET", f"{here}/tiers", 200).json()
            clusters = {one["key"]: one for one in api("GET", f"{here}/clusters", 200).json()}
            storages = {one["key"]: one for one in api("GET", f"{here}/storages", 200).json()}
            for tier in tiers:
                assert [kind for kind, one in clusters.items() if tier["key"] in one["tiers"]] == tier["clusters"]
            assert {one for tier in tiers for one in tier["storages"]} == storages.keys()
            tier = tiers[tried % len(tiers)]
            for kind in clusters:
                for storage in storages:
                    offered = kind in tier["clusters"] and storage in tier["storages"]
                    body = {
                        "name": f"{cloud['key']}-{region['key']}-{kind}-{storage}",
                        "cloud": cloud["key"],
                        "region": region["key"],
                        "tier": tier["key"],
                        "cluster": kind,
                        "storage": {"type": storage, "size": 100},
                    }
                    api("POST", deployments, 202 if offered else 400, json=body)
            tried, most = tried + 1, len(tiers)
    assert tried >= most > 0


@pytest.mark.parametrize("what", ["tiers", "clusters", "storages"])
def test_clouds_and_regions_that_are_not_there(api: Api, what: str) -> None:
    clouds = f"{api.tenant}/clouds"
    api.refused("GET", f"{clouds}/azure/regions", 404, "cloud_not_found")
    api.refused("GET", f"{clouds}/azure/regions/us-east-1/{what}", 404, "cloud_not_found")
    api.refused("GET", f"{clouds}/gcp/regions/us-east-1/{what}", 404, "region_not_found")


def test_a_cloud_account_from_first_to_last(api: Api, reader: Api) -> None:
    path = f"{api.tenant}/cloud_accounts"
    reader.refused("POST", path, 403, "insufficient_permissions", json=ACCOUNT)
    api("POST", path, 201, json=ACCOUNT)
    api.refused("POST", path, 409, "cloud_account_already_exists", json=ACCOUNT)
    gcp = {"cloud": "gcp", "name": "test-gcp", "account_id": "acme-test-1", "settings": {"gcp": {"vpc_network": "n"}}}
    api("POST", path, 201, json=gcp)
    (row,) = reader("GET", path, 200, params={"cloud": "aws"}).json()["items"]
    assert (row["name"], row["status"], "settings" in row) == ("production-aws", "active", False)
    for query, count in (
        ({"name": "test-gcp"}, 1),
        ({"region": "us-west-1"}, 1),
        ({"region": "eu-west-1"}, 0),
        ({}, 2),
    ):
        assert api("GET", path, 200, params=query).json()["total_results"] == count
    one = f"{path}/{row['id']}"
    shown = api("GET", one, 200).json()
    assert {name: shown[name] for name in ACCOUNT} == ACCOUNT
    api("PUT", one, 204, json={"region": "eu-west-1", "remarks": None, "cloud": "gcp", "status": "inactive"})
    changed = api("GET", one, 200).json()
    assert {**shown, "region": "eu-west-1", "status": "inactive"} == {**changed, "updated_at": shown["updated_at"]}
    api.refused("PUT", one, 409, "cloud_account_already_exists", json={"name": "test-gcp"})
    api("DELETE", one, 204)
    api.refused("GET", one, 404, "cloud_account_not_found")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("account_id", {"account_id": "12345678901"}),
        ("account_id", {"cloud": "gcp", "settings": None, "region": None}),
        ("region", {"region": "europe-west1"}),
        ("settings", {"settings": {"gcp": {"vpc_network": "n"}}}),
        ("settings.aws.vpc_id", {"settings": {"aws": {"vpc_id": "vpc-xyz"}}}),
        ("settings.aws.vpc_cidr", {"settings": {"aws": {"vpc_cidr": "10.0.0.0/33"}}}),
        ("name", {"name": ""}),
        ("name", {"name": "n" * 101}),
        ("remarks", {"remarks": "r" * 501}),
    ],
)
def test_what_no_cloud_account_is(api: Api, path: str, fields: dict[str, Any]) -> None:
    accounts = f"{api.tenant}/cloud_accounts"
    refusal = api("POST", accounts, 400, json={**ACCOUNT, **fields}).json()
    assert path in [one["path"] for one in refusal["field_issues"]]
    api("POST", accounts, 201, json=ACCOUNT)
    one = f"{accounts}/{api('GET', accounts, 200).json()['items'][0]['id']}"
    if "cloud" not in fields:
        api("PUT", one, 400, json=fields)
    assert api("POST", accounts, 400, json={**ACCOUNT, "cloud": "azure"}).json()["field"] == "cloud"


def test_a_cloud_account_in_use_stays(api: Api) -> None:
    accounts = f"{api.tenant}/cloud_accounts"
    api("POST", accounts, 201, json=ACCOUNT)
    one = f"{accounts}/{api('GET', accounts, 200).json()['items'][0]['id']}"
    place = f"{api.divisions}/{api.cloud.division_id}/environments"
    environment = api("POST", place, 201, json={"name": "e"}).headers["ld-environment"]
    deployments = f"{place}/{environment}/deployments"
    own = {**ACCOUNT["settings"]["aws"], "account_id": ACCOUNT["account_id"]}
    body = {"name": "d", "cloud": "aws", "region": "us-west-1", "tier": "small", "cluster": "standalone"}
    deployment = api("POST", f"{deployments}/byoc", 202, json={**body, "aws": own}).headers["ld-deployment"]
    api.refused("DELETE", one, 400, "cloud_account_in_use")
    api("DELETE", f"{deployments}/{deployment}", 202)
    managed = api("POST", f"{deployments}/managed", 202, json=body).headers["ld-deployment"]
    peering = {
        "name": "p",
        "peer_vpc_id": "vpc-0abc",
        "peer_owner_id": ACCOUNT["account_id"],
        "peer_vpc_cidr": "192.168.0.0/16",
    }
    supervisor = f"{api.cloud.urls['supervisors']['aws-us']}/deployments/{managed}/network/aws/vpc_peering"
    api("POST", supervisor, 204, json=peering)
    api.refused("DELETE", one, 400, "cloud_account_in_use")
    api("DELETE", f"{supervisor}/{api('GET', supervisor, 200).json()[0]['id']}", 204)
    api("DELETE", one, 204)
