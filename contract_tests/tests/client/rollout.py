"""A change that one region has and the others do not: documents, generated code, and the client on top of them."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
AHEAD = "gcp-eu"
SUMMARY = "/deployments/{deployment_id}/logs/summary"
QUOTAS = "/deployments/{deployment_id}/quotas"


def ahead(document: dict[str, Any]) -> dict[str, Any]:
    """The supervisor's next contract: a method more, a resource more, a member and a parameter more, one list less."""
    new = copy.deepcopy(document)
    new["info"]["version"] = "0.1.0"
    paths, schemas = new["paths"], new["components"]["schemas"]
    logs = paths["/deployments/{deployment_id}/logs"]["get"]
    schemas["LogsSummary"] = {"type": "object", "required": ["lines"], "properties": {"lines": {"type": "integer"}}}
    schemas["Quota"] = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    schemas["LogEntry"]["properties"]["shard"] = {"type": "integer"}
    logs["parameters"].append({"name": "shard", "in": "query", "schema": {"type": "integer"}})
    for path, operation, tag, schema in (
        (SUMMARY, "get_logs_summary", "Logs", {"$ref": "#/components/schemas/LogsSummary"}),
        (QUOTAS, "get_quotas", "Quotas", {"type": "array", "items": {"$ref": "#/components/schemas/Quota"}}),
    ):
        made = copy.deepcopy(logs)
        made |= {"operationId": operation, "tags": [tag], "parameters": [made["parameters"][0]]}
        made["responses"]["200"]["content"]["application/json"]["schema"] = schema
        paths[path] = {"get": made}
    del paths["/deployments/{deployment_id}/tasks"]
    return new


def roll_out(folder: Path) -> Path:
    """Make `specs` and `generated` in a folder, with one region ahead of the others; return the folder."""
    specs = folder / "specs"
    specs.mkdir()
    for path in (ROOT / "specs").glob("*.json"):
        (specs / path.name).write_bytes(path.read_bytes())
    body = json.dumps(ahead(json.loads((specs / "supervisor.json").read_bytes()))).encode()
    (specs / f"supervisor-{AHEAD}.json").write_bytes(body)
    lock = json.loads((specs / "lock.json").read_bytes())
    digest = hashlib.sha256(body).hexdigest()
    name = f"supervisor-{AHEAD}"
    lock["documents"][name] = {"file": f"{name}.json", "sha256": digest}
    lock["sources"][name] |= {"document": name, "version": "0.1.0", "sha256": digest, "facts": digest}
    (specs / "lock.json").write_text(json.dumps(lock))
    documents, package = folder / "generated/openapi", folder / "generated/laserdata_api"
    for script, *arguments in (
        ("correct.py", "--specs", specs, "--out", documents),
        ("generate.py", "--specs", specs, "--documents", documents, "--out", package),
    ):
        subprocess.run([sys.executable, ROOT / "scripts" / script, *arguments], check=True, capture_output=True)
    return folder


def run_client(folder: Path, program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the real client over the code that was generated in a folder."""
    path = os.pathsep.join(map(str, (folder / "generated", ROOT / "overlays")))
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **environment},
    )
