"""The permissions that the emulator asks for are those that the corrected documents tell."""

from __future__ import annotations

import json
from pathlib import Path

from laserdata_emulator.permissions import CATALOGUE, MEMBER, NEEDS, OWNER

DOCUMENTS = Path(__file__).resolve().parents[3] / "generated" / "openapi"
WORDS = {"membership": MEMBER, "ownership": OWNER}
# Nothing in the request says where the permission would have to be held: there is no deployment yet.
NOWHERE_TO_ASK = {"validate_byoc": MEMBER}


def test_every_operation_that_takes_a_key_needs_what_the_documents_say() -> None:
    told: dict[str, str] = {}
    for file in DOCUMENTS.glob("*.json"):
        document = json.loads(file.read_bytes())
        for item in document["paths"].values():
            for operation in (one for one in item.values() if isinstance(one, dict) and "operationId" in one):
                security = operation.get("security", document.get("security", []))
                takes_key = any("ld_api_key" in one for one in security)
                assert ("x-permission" in operation) is takes_key, operation["operationId"]
                if takes_key:
                    assert operation["x-permission-evidence"] in ("documented", "inferred")
                    need = operation["x-permission"]
                    told[operation["operationId"]] = WORDS.get(need, need)
    assert {**told, **NOWHERE_TO_ASK} == NEEDS
    known = {key for keys in CATALOGUE.values() for key in keys}
    assert set(told.values()) - set(WORDS.values()) <= known
