"""What the suite is made of: no client inside, laws that explain themselves, exceptions with a reason, no secrets."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laserdata_contract import Document, catalogue, law
from laserdata_contract.documents import Operation
from laserdata_contract.redaction import MASK, Redactor, secrets_in

PACKAGE = Path(__file__).resolve().parents[2] / "laserdata_contract"
SOURCES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_the_client_is_not_imported(file: Path) -> None:
    imported: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            imported.add((node.module or "").partition(".")[0])
    assert not imported & {"laserdata_cloud", "laserdata_api", "laserdata_emulator", "importlib"}


def test_laws_have_stable_codes_and_explain_themselves() -> None:
    for one in catalogue():
        assert re.fullmatch(r"LD-[A-Z]{3,5}-\d{3}", one.code)
        assert one.sentence.endswith(".")
        assert len(one.explain) > 20
        assert one.source


def test_a_code_is_claimed_once() -> None:
    with pytest.raises(ValueError, match="LD-IDEM-001"):
        law("LD-IDEM-001", "Once more.", source="none", applies=lambda operation: True)(lambda ctx, operation: None)


def test_exceptions_are_for_single_operations_and_say_why(documents: tuple[Document, ...]) -> None:
    text = (PACKAGE / "schemathesis.toml").read_text("utf-8")
    config = tomllib.loads(text)
    known = {operation.operation_id for document in documents for operation in document.operations}
    assert "checks" not in config, "a check is never relaxed for everything"
    assert "phases" not in config
    for exception in config["operations"]:
        assert exception["include-operation-id"] in known
        assert set(exception) == {"include-operation-id", "checks"}
        assert len(exception["checks"]) == 1
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line == "[[operations]]":
            assert lines[number - 1].startswith("# ")


def test_operations_are_named_once(documents: tuple[Document, ...]) -> None:
    operations: list[Operation] = [one for document in documents for one in document.operations]
    assert len({one.key for one in operations}) == len(operations) == 171


SECRETS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFF), min_size=8, max_size=60).filter(
    lambda text: MASK not in text and text.strip("[hiden]")
)


@given(SECRETS, st.text(max_size=20), st.text(max_size=20))
def test_a_known_secret_is_masked_wherever_it_is(secret: str, lead: str, tail: str) -> None:
    redactor = Redactor([secret])
    assert secret not in redactor.text(lead + secret + tail).replace(MASK, "\0")
    written = json.dumps({"a": [lead + secret + tail]})
    assert json.dumps(secret)[1:-1] not in redactor.text(written).replace(MASK, "\0")
    cleaned = json.dumps(redactor.value({lead: secret, "b": [secret]}), ensure_ascii=False)
    assert secret not in cleaned.replace(MASK, "\0")


@given(SECRETS, st.sampled_from(["token", "secret", "csrf_token", "password", "client_secret", "private_key"]))
def test_secrets_are_known_by_the_names_of_their_members(secret: str, name: str) -> None:
    assert list(secrets_in({"items": [{name: secret, "name": "x" * 20}]})) == [secret]
    assert Redactor().value({name: secret}) == {name: MASK}


def test_keys_are_known_by_their_shape() -> None:
    assert Redactor().text("a ld_pk_0123456789abcdef, b") == f"a {MASK}, b"
