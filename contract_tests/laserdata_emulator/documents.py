"""Where the documents are: the published ones that are served, the corrected ones that the emulator obeys."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from .clock import START
from .wire import parse_time, table

CORE_DOCUMENTS = ("core", "audit", "notifier")
REGIONS = ("aws-us", "aws-eu", "aws-ap", "gcp-us", "gcp-eu", "gcp-ap")


class DocumentsMissing(Exception):
    """The emulator cannot work without its documents; the message says where it looked."""


@dataclass(frozen=True)
class Published:
    """One published document as it goes over the wire."""

    body: bytes
    etag: str
    last_modified: datetime

    @property
    def headers(self) -> dict[str, str]:
        """The validators that a conditional request compares, and how long to trust a copy."""
        return {
            "etag": self.etag,
            "last-modified": format_datetime(self.last_modified, usegmt=True),
            "cache-control": "no-cache",
        }


@dataclass(frozen=True)
class Documents:
    """What was found: per source name the published bytes, and the name of the contract that the source obeys."""

    published: dict[str, Published]
    corrected: dict[str, dict[str, Any]]
    contracts: dict[str, str]


def folders(specs: Path | None, corrected: Path | None) -> tuple[Path, Path]:
    """The two folders: as given, else this repository's own, else what the installed package carries."""
    here = Path(__file__).resolve()
    root = here.parents[2]
    packed = here.parent / "documents"
    in_repository = (root / "specs").is_dir() and (root / "pyproject.toml").is_file()
    return (
        specs or (root / "specs" if in_repository else packed / "published"),
        corrected or (root / "generated" / "openapi" if in_repository else packed / "corrected"),
    )


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except ValueError as exc:
        raise DocumentsMissing(f"{path} is not JSON ({exc}); write it anew with `make regenerate`") from None
    except OSError as exc:
        raise DocumentsMissing(f"{path} cannot be read ({exc.strerror}); write it with `make regenerate`") from None


def _time(text: object) -> datetime | None:
    try:
        return parse_time(str(text))
    except ValueError:
        pass
    try:
        return datetime.strptime(str(text), "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
    except ValueError:
        return None


def load(specs: Path | None = None, corrected: Path | None = None) -> Documents:
    """Read both folders. Raises DocumentsMissing when what was named is not there, or is no JSON."""
    specs_folder, corrected_folder = folders(specs, corrected)
    if specs is not None and not specs.is_dir():
        raise DocumentsMissing(f"there is no folder {specs}")
    if not (corrected_folder / "core.json").is_file():
        raise DocumentsMissing(
            f"no corrected documents in {corrected_folder}: run `make regenerate` or name a folder with --corrected"
        )
    lock_path = specs_folder / "lock.json"
    lock = table(_json(lock_path)) if lock_path.is_file() else {}
    sources, files = table(lock.get("sources")), table(lock.get("documents"))
    published: dict[str, Published] = {}
    contracts: dict[str, str] = {}
    for name in (*CORE_DOCUMENTS, *(f"supervisor-{region}" for region in REGIONS)):
        shared = "supervisor" if name.startswith("supervisor") else name
        entry = table(sources.get(name))
        document = str(entry.get("document") or shared)
        path = specs_folder / str(table(files.get(document)).get("file") or f"{document}.json").rpartition("/")[2]
        if path.is_file():
            body = path.read_bytes()
            published[name] = Published(
                body,
                f'"{hashlib.sha256(body).hexdigest()[:32]}"',
                # Never the file's own time: it differs from clone to clone.
                _time(entry.get("last_modified")) or _time(entry.get("fetched_at")) or START,
            )
        contracts[name] = document if (corrected_folder / f"{document}.json").is_file() else shared
    found = {
        document: _json(corrected_folder / f"{document}.json")
        for document in dict.fromkeys(contracts.values())
        if (corrected_folder / f"{document}.json").is_file()
    }
    return Documents(published, found, contracts)
