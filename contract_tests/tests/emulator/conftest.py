"""One emulator on real sockets for all tests here, reset before each."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from laserdata_emulator import START, Emulator

EXPIRY = "2026-06-01T00:00:00Z"


class Api:
    """A caller: a client with credentials, and short ways to say the usual things."""

    def __init__(self, cloud: Emulator, base: str, **options: Any) -> None:
        self.cloud = cloud
        self.callers: list[Api] = []
        self.http = httpx.Client(base_url=base, **options)
        self.tenant = f"/tenants/{cloud.tenant_id}"
        self.keys = f"{self.tenant}/api_keys"
        self.divisions = f"{self.tenant}/divisions"
        self.roles = f"{self.tenant}/roles"

    def __call__(self, method: str, path: str, status: int | None = None, **options: Any) -> httpx.Response:
        """Send one request; with `status`, insist on it."""
        answer = self.http.request(method, path, **options)
        assert status is None or answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer

    def refused(self, method: str, path: str, status: int, code: str, **options: Any) -> dict[str, Any]:
        """Send one request that has to be refused with a status and a code; gives the whole error."""
        answer = self(method, path, status, **options)
        assert answer.headers["content-type"] == "application/problem+json"
        body: dict[str, Any] = answer.json()
        assert body["code"] == code, body
        return body

    def new_key(self, name: str = "k", **fields: Any) -> dict[str, Any]:
        """Make an API key; without a role it may read the tenant."""
        body = {"name": name, "expiry_at": EXPIRY, **fields}
        if "role_id" not in body and "permissions" not in body:
            body["permissions"] = {"tenant": ["info:read"]}
        made: dict[str, Any] = self("POST", self.keys, 201, json=body).json()
        return made

    def role(self, name: str) -> int:
        """The id of a role of the tenant."""
        roles = self("GET", self.roles, 200, params={"results": 100}).json()["items"]
        return next(int(role["id"]) for role in roles if role["name"] == name)

    def key_with(self, **permissions: Any) -> "Api":
        """A new caller whose key has just these permissions."""
        name = f"with {len(self.callers)}"
        return self.with_key(self.new_key(name, permissions=permissions)["token"])

    def with_key(self, secret: str, **options: Any) -> "Api":
        """The same place with another key."""
        other = Api(self.cloud, str(self.http.base_url), headers={"ld-api-key": secret}, **options)
        self.callers.append(other)
        return other

    def close(self) -> None:
        self.http.close()
        for other in self.callers:
            other.close()


@pytest.fixture(scope="session")
def running() -> Iterator[Emulator]:
    with Emulator(start=START) as cloud:
        yield cloud


@pytest.fixture
def cloud(running: Emulator) -> Emulator:
    running.reset()
    return running


@pytest.fixture
def caller(cloud: Emulator) -> Iterator[Callable[..., Api]]:
    """Make callers with the given headers or cookies; closed at the end."""
    made: list[Api] = []

    def make(**options: Any) -> Api:
        made.append(Api(cloud, cloud.urls["core"], **options))
        return made[-1]

    yield make
    for api in made:
        api.close()


@pytest.fixture
def api(cloud: Emulator, caller: Callable[..., Api]) -> Api:
    """The seeded admin key."""
    return caller(headers={"ld-api-key": cloud.api_key})


@pytest.fixture
def reader(cloud: Emulator, caller: Callable[..., Api]) -> Api:
    """The seeded read-only key."""
    return caller(headers={"ld-api-key": cloud.read_only_key})


@pytest.fixture
def nobody(caller: Callable[..., Api]) -> Api:
    """No credentials."""
    return caller()


@pytest.fixture
def person(cloud: Emulator, caller: Callable[..., Api]) -> Api:
    """The tenant's owner with a session and its CSRF token."""
    return caller(cookies={"session": cloud.session}, headers={"x-csrf-token": cloud.csrf_token})
