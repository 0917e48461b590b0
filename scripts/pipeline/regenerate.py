"""Keep `generated/` what the documents give: correct, generate, compare, write, and remember what it was made from.

`generated/manifest.json` holds one digest of everything that goes in and one of everything that came out, so that
nothing is done, and little is read, when both still hold.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pipeline.console import Problem, shown
from pipeline.files import check_links, dump_json, exclusive, write_atomic
from pipeline.lock import LOCK, load, settle
from pipeline.sources import serving

if TYPE_CHECKING:
    from pipeline.correct import Corrected, Report
    from pipeline.generate import Generated

SCRIPTS = Path(__file__).resolve().parent.parent
MANIFEST = "manifest.json"

# What the output depends on beside documents and corrections. The tools' versions count: they decide the bytes.
_CODE = (
    "correct",
    "facts",
    "files",
    "generate",
    "leaving",
    "lock",
    "names",
    "overlay",
    "prose",
    "published",
    "regenerate",
    "sources",
    "view",
)
_TOOLS = ("openapi-python-client", "ruff")


@dataclass
class Outcome:
    """What a run found or did; `healed` are the corrections that nothing needs any more."""

    up_to_date: bool
    differences: list[str] = field(default_factory=list[str])
    report: Report | None = None
    generated: Generated | None = None
    healed: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Folders:
    """Where a run reads and writes."""

    specs: Path
    corrections: Path
    generated: Path


@dataclass(frozen=True)
class Watch:
    """What else is done on the way: with the corrected documents, and before anything is written."""

    corrected: Callable[[Corrected, Report], None] = lambda found, report: report.check()
    writing: Callable[[list[str]], None] = lambda differences: None


def regenerate(folders: Folders, *, check: bool = False, full: bool = False, watch: Watch | None = None) -> Outcome:
    """Bring `generated/` up to date, or find out whether it is.

    Args:
        folders: where to read and write.
        check: write nothing; the outcome's `differences` says what would change.
        full: do the work even where the manifest says that nothing changed.
        watch: is told on the way, unless there is nothing to do.

    Raises:
        Problem: a document, a correction or this machine does not allow it.
    """
    settle(folders.specs)
    check_ours(folders.generated, (MANIFEST, "laserdata_api", "openapi"))
    watch = watch or Watch()
    if check:
        return _regenerate(folders, watch, check=True, full=full)
    folders.generated.mkdir(parents=True, exist_ok=True)
    with exclusive(folders.generated, wait=True):
        return _regenerate(folders, watch, check=False, full=full)


def _regenerate(folders: Folders, watch: Watch, *, check: bool, full: bool) -> Outcome:
    inputs = _inputs(folders)
    manifest = _manifest(folders.generated)
    if not full and manifest.get("inputs") == inputs and manifest.get("outputs") == _outputs(folders.generated):
        return Outcome(up_to_date=True, healed=manifest.get("healed", []))

    # Here, because importing the generator costs more than finding out that it is not needed.
    from pipeline.correct import corrected

    with tempfile.TemporaryDirectory(prefix="regenerate-") as name:
        folder = Path(name)
        found = corrected(folders.specs, folders.corrections)
        report = found.write(folder)
        watch.corrected(found, report)

        from pipeline.generate import PACKAGE, generate

        served = {name: record.document for name, record in load(folders.specs).sources.items()}
        generated = generate(folder, served)
        files = {f"openapi/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.json"))}
    files |= {f"{PACKAGE}/{path}": data for path, data in generated.files.items()}
    differences = differences_of(files, folders.generated)
    wanted: dict[str, Any] = {
        "inputs": inputs,
        "outputs": _digest((path, _sha(data)) for path, data in files.items()),
        "documents": {
            view.document: {
                "version": view.version,
                "contract": view.digest,
                "operations": len(view.operations),
                "models": len(view.models),
                "enums": len(view.enums),
            }
            for view in generated.views
        },
        "regions": serving([view.document for view in generated.views], served).get("supervisor", {}),
    }
    healed = [str(action) for action in report.healed]
    if healed:  # so that runs with nothing to do go on reminding of them
        wanted["healed"] = healed
    if {**manifest, "inputs": inputs} != wanted and not differences:
        differences.append(f"{MANIFEST} differs")
    if not check:
        watch.writing(differences)
    if not check and (differences or manifest != wanted):
        # Without a manifest an interrupted run is known to need another one.
        (folders.generated / MANIFEST).unlink(missing_ok=True)
        write_tree(files, folders.generated)
        write_atomic(folders.generated / MANIFEST, dump_json(wanted))
    return Outcome(not differences, differences, report, generated, healed)


def _inputs(folders: Folders) -> str:
    paths = [(f"specs/{p.name}", p) for p in folders.specs.glob("*.json") if p.name != LOCK]
    paths += [(f"corrections/{p.name}", p) for p in folders.corrections.glob("*.overlay.yaml")]
    paths += [(f"templates/{p.name}", p) for p in (SCRIPTS / "templates").glob("*.jinja")]
    paths += [(f"code/{name}", SCRIPTS / "pipeline" / f"{name}.py") for name in _CODE]
    entries = [(name, _sha(path.read_bytes())) for name, path in paths]
    # Which documents there are, and who serves them; the rest of the lock (where they came from, when) decides nothing.
    recorded = load(folders.specs)
    entries += [(f"documents/{name}", record.file) for name, record in recorded.documents.items()]
    entries += [(f"sources/{name}", record.document) for name, record in recorded.sources.items()]
    entries += [(f"tools/{tool}", importlib.metadata.version(tool)) for tool in _TOOLS]
    return _digest(entries)


def _outputs(folder: Path) -> str:
    return _digest((path, _sha((folder / path).read_bytes())) for path in _present(folder))


def _present(folder: Path) -> set[str]:
    found = (p.relative_to(folder) for p in folder.rglob("*") if not p.is_dir())
    return {p.as_posix() for p in found if "__pycache__" not in p.parts} - {MANIFEST}


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest(entries: Iterable[tuple[str, str]]) -> str:
    return _sha("".join(f"{name} {digest}\n" for name, digest in sorted(entries)).encode())


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def check_ours(folder: Path, signs: Iterable[str]) -> None:
    """Raise Problem where a folder holds something, but nothing of what makes it ours: all else in it is removed."""
    if folder.exists() and not folder.is_dir():
        raise Problem(f"{shown(folder)} is no folder: give another --out")
    if folder.is_dir() and any(folder.iterdir()) and not any((folder / sign).exists() for sign in signs):
        raise Problem(
            f"{shown(folder)} holds files that were not generated, and would lose them: give another --out, or empty it"
        )


def differences_of(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return how `folder` differs from holding exactly `files`, one line a file."""
    present = _present(folder) if folder.is_dir() else set[str]()
    found = [f"{path} is missing" for path in files if path not in present]
    found += [f"{path} is not generated any more" for path in present - set(files)]
    found += [f"{path} differs" for path in files if path in present and (folder / path).read_bytes() != files[path]]
    return sorted(found)


def write_tree(files: Mapping[str, bytes], folder: Path) -> None:
    """Make `folder` hold exactly `files`, each replaced whole.

    Raises:
        Problem: a folder inside it is a link, which may lead anywhere.
    """
    check_links(folder, files)
    for path, data in sorted(files.items()):
        write_atomic(folder / path, data)
    for stray in sorted(_present(folder) - set(files)) if folder.is_dir() else ():
        (folder / stray).unlink()
    for empty in sorted((p for p in folder.rglob("*") if p.is_dir() and p.name != "__pycache__"), reverse=True):
        if not any(p for p in empty.iterdir() if p.name != "__pycache__"):
            _remove(empty)


def _remove(folder: Path) -> None:
    for cached in (*folder.glob("__pycache__/*"), *folder.glob("__pycache__")):
        cached.rmdir() if cached.is_dir() else cached.unlink()
    folder.rmdir()


def told(outcome: Outcome, folder: Path, *, check: bool) -> list[str]:
    """Return what a person wants to know of a run, line by line."""
    if outcome.up_to_date:
        return [f"{shown(folder)} is up to date"]
    lines = outcome.differences[:20]
    if not check:  # in the past tense: it has been done
        for found, done in ((" is missing", ": added"), (" is not generated any more", ": removed"), (" differs", "")):
            lines = [f"{line.removesuffix(found)}{done}" if line.endswith(found) else line for line in lines]
    if len(outcome.differences) > len(lines):
        lines.append(f"... and {len(outcome.differences) - len(lines)} more")
    verb = "would change" if check else "changed"
    return [f"{len(outcome.differences)} files of {shown(folder)} {verb}:", *(f"  {line}" for line in lines)]
