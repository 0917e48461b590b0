"""A deployment to call at its supervisor, without sockets so that many examples cost little."""

from itertools import count
from typing import Any

import httpx

from laserdata_emulator import Emulator

Json = dict[str, Any]


class Site:
    """A deployment of a cloud: calls go to its supervisor, `core` ones to the deployment at Core."""

    def __init__(self, cloud: Emulator, nodes: int = 1, where: str = "aws", byoc: bool = False, **body: Any) -> None:
        self.cloud = cloud
        self._numbers = count()
        self.http = httpx.Client(transport=cloud.transport, headers={"ld-api-key": cloud.api_key})
        division = f"{cloud.urls['core']}/tenants/{cloud.tenant_id}/divisions/{cloud.division_id}"
        region = {"aws": "us-west-1", "gcp": "us-central1"}[where]
        if nodes == 1 and not byoc and not body:
            made = self.http.post(f"{division}/deployments/starter", json={"cloud": where, "region": region})
        else:
            environment = self.http.post(f"{division}/environments", json={"name": "e"}).headers["ld-environment"]
            asked = {"name": "orders", "cloud": where, "region": region, "tier": "large", "cluster": "cluster", **body}
            if byoc:
                asked["aws"] = {
                    "account_id": "123456789012",
                    "identity_arn": "arn:aws:iam::123456789012:role/laserdata",
                    "external_id": "e",
                    "vpc_id": "vpc-0abc",
                    "vpc_cidr": "172.20.0.0/16",
                }
            kind = "byoc" if byoc else "managed"
            made = self.http.post(f"{division}/environments/{environment}/deployments/{kind}", json=asked)
        assert made.status_code == 202, made.text
        self.id = int(made.headers["ld-deployment"])
        self.core_url = f"{division}/environments/{made.headers['ld-environment']}/deployments/{self.id}"
        self.origin = cloud.urls["supervisors"][f"{where}-us"]
        self.url = f"{self.origin}/deployments/{self.id}"

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def __call__(self, method: str, path: str, status: int | None = None, **options: Any) -> httpx.Response:
        """Send one request about the deployment; with `status`, insist on it."""
        answer = self.http.request(method, path if "://" in path else self.url + path, **options)
        assert status is None or answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer

    def get(self, path: str, **params: Any) -> Any:
        """What a GET gives."""
        return self("GET", path, 200, params=params).json()

    def items(self, path: str, **params: Any) -> list[Json]:
        """All items of all pages."""
        found: list[Json] = []
        number = 1
        while True:
            page = self.get(path, **{"results": 100, **params, "page": number})
            found += page["items"]
            if number >= page["total_pages"]:
                assert len(found) == page["total_results"]
                return found
            number += 1

    def refused(self, method: str, path: str, status: int, code: str, **options: Any) -> Json:
        """Send what has to be refused with a status and a code; gives the error."""
        problem: Json = self(method, path, status, **options).json()
        assert problem["code"] == code, problem
        return problem

    def nodes(self) -> list[int]:
        """The ids of the nodes."""
        return [one["id"] for one in self.get("/nodes")]

    def connector(self, kind: str = "sink", key: str = "pg") -> str:
        """Activate a connector; gives its runtime."""
        body = {"connector_key": "postgres", "connector_type": kind, "instance_key": key}
        self("POST", f"{self.core_url}/connectors/activate", 202, json=body)
        return f"connector:{kind}:{key}"

    def allowed(self, *permissions: str) -> httpx.Client:
        """A client whose key has just these permissions in every environment."""
        body = {
            "name": f"key {next(self._numbers)}",
            "expiry_at": "2026-06-01T00:00:00Z",
            "permissions": {"environment": list(permissions)},
        }
        keys = f"{self.cloud.urls['core']}/tenants/{self.cloud.tenant_id}/api_keys"
        secret = self("POST", keys, 201, json=body).json()["token"]
        return httpx.Client(transport=self.cloud.transport, base_url=self.url, headers={"ld-api-key": secret})
