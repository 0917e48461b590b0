"""A cloud that is new and not empty."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from laserdata_emulator import START, Emulator, SeedError
from laserdata_emulator.cli import main

SEED: dict[str, Any] = {
    "tenant": {"name": "Acme Corp"},
    "roles": [{"name": "operator", "permissions": {"tenant": ["info:read", "division:read"]}}],
    "divisions": [
        {
            "name": "Trading",
            "environments": [
                {
                    "name": "prod",
                    "deployments": [
                        {
                            "name": "feed",
                            "cloud": "aws",
                            "tier": "free",
                            "cluster": "standalone",
                            "region": "us-east-1",
                        }
                    ],
                },
                {"name": "test"},
            ],
            "channels": [{"channel": "email", "name": "ops", "destination": "ops@acme.test"}],
        }
    ],
    "members": [{"email": "mia@acme.test", "name": "Mia", "roles": ["operator"]}],
    "invitations": [{"email": "new@acme.test"}],
    "api_keys": [{"name": "ci", "role": "operator", "division": "Trading"}, {"name": "plain", "role": "viewer"}],
}


def client(cloud: Emulator, key: str) -> httpx.Client:
    at = f"{cloud.urls['core']}/tenants/{cloud.tenant_id}"
    return httpx.Client(transport=cloud.transport, base_url=at, headers={"ld-api-key": key})


def test_what_it_asks_for_is_there_and_again_after_a_reset() -> None:
    cloud = Emulator(start=START, seed=SEED, rate_limit=(1, 60))
    made = cloud.made
    assert set(made["divisions"]) == {"Trading"}
    with client(cloud, made["api_keys"]["ci"]["secret"]) as http:
        page = http.get("/divisions").json()
        assert [one["id"] for one in page["items"]] == [made["divisions"]["Trading"]]
        assert http.get("/divisions").status_code == 429, "the limit holds for what comes after the seed"
    cloud.set_rate_limit(None)
    with client(cloud, cloud.api_key) as http:
        tree = http.get("/structure").json()
        assert tree["name"] == "Acme Corp"
        (trading,) = (one for one in tree["divisions"] if one["name"] == "Trading")
        assert {one["name"]: len(one["deployments"]) for one in trading["environments"]} == {"prod": 1, "test": 0}
        assert http.delete(f"/roles/{made['roles']['operator']}").status_code == 400
    with httpx.Client(
        transport=cloud.transport, cookies={"session": made["members"]["mia@acme.test"]["session"]}
    ) as mia:
        assert mia.get(f"{cloud.urls['core']}/tenants").json()[0]["name"] == "Acme Corp"
    assert cloud.ready()["made"] == made
    cloud.reset()
    assert cloud.made == made
    assert cloud.requests == []


def test_a_state_file_keeps_what_the_seed_made(tmp_path: Path) -> None:
    one = Emulator(start=START, seed=SEED, state=tmp_path / "state")
    with client(one, one.api_key) as http:
        http.delete(f"/api_keys/{one.made['api_keys']['plain']['id']}")
    one.close()
    two = Emulator(start=START, seed=SEED, state=tmp_path / "state")
    with client(two, two.api_key) as http:
        names = [key["name"] for key in http.get("/api_keys").json()["items"]]
        assert names == ["emulator-admin", "emulator-read-only", "ci"], "planted once"
    assert two.made == one.made
    two.close()


@pytest.mark.parametrize(
    ("seed", "words"),
    [
        ({"sheep": []}, "sheep: there is no such section"),
        ({"divisions": {}}, "divisions: an array is needed"),
        ({"divisions": [3]}, "divisions[0]: an object is needed"),
        ({"divisions": [{"name": "a"}, {"name": "a"}]}, "divisions[1]: There is already one named 'a'"),
        ({"divisions": [{"name": "a", "environments": [{"nome": "x"}]}]}, "divisions[0].environments[0].name: "),
        ({"tenant": {"name": 3}}, "tenant.name: "),
        ({"members": [{"email": "m@acme.test", "roles": ["king"]}]}, "members[0].roles: there is no role named 'king'"),
        ({"members": [{"name": "m"}]}, "members[0]: a member has an email"),
        ({"api_keys": [{"name": "k", "role": "king"}]}, "api_keys[0].role: there is no role named 'king'"),
        ({"api_keys": [{"name": "k", "role": "viewer", "expiry_at": "now"}]}, "api_keys[0].expiry_at: "),
    ],
)
def test_what_cannot_be_planted_is_told_with_its_place(tmp_path: Path, seed: dict[str, Any], words: str) -> None:
    path = tmp_path / "seed.json"
    path.write_text(json.dumps(seed))
    with pytest.raises(SeedError) as told:
        Emulator(start=START, seed=path)
    assert str(told.value).startswith(f"{path}: {words}")


@pytest.mark.parametrize(
    ("text", "words"), [("{", "is not JSON"), ("[]", "a JSON object is needed"), (None, "cannot be read")]
)
def test_the_command_says_it_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, words: str
) -> None:
    path, state = tmp_path / "seed.json", tmp_path / "state"
    if text is not None:
        path.write_text(text)
    assert main(["serve", "--port", "0", "--seed", str(path), "--state", str(state)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("error: ")
    assert words in err
    assert err.count("\n") == 1
