"""From corrected documents to `laserdata_api`: openapi-python-client parses, our templates print.

The same documents give the same bytes: every collection is sorted, nothing depends on hash seeds or on the order in
which a folder lists its files, and the formatter is pinned and run without anybody's settings.
"""

from __future__ import annotations

import functools
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jinja2.bccache import Bucket, BytecodeCache
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.strings import PythonIdentifier

from pipeline import facts
from pipeline.console import MACHINE, Problem
from pipeline.files import read_json
from pipeline.leaving import LeftOut, left_over, without_names
from pipeline.names import CLIENT_NAMES, NAMESPACED
from pipeline.prose import escaped, one_line
from pipeline.published import Unusable, check_parts
from pipeline.sources import family, serving
from pipeline.view import ODD, RESERVED_CLASSES, Refusals, View, view_of

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
PACKAGE = "laserdata_api"

_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
MODULES = ("declarations", "protocols", "model")


@dataclass(frozen=True)
class Generated:
    """What one run produced: file contents by path below the package, and the views they were printed from."""

    files: Mapping[str, bytes]
    views: tuple[View, ...]


class _Compiled(BytecodeCache):
    """Templates compiled once in a process: each document has an environment of its own, and compiling costs most."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Templates(Project):
    """openapi-python-client's project with our templates: the parsing is its, the layout ours."""

    def __init__(self, data: GeneratorData, config: Config) -> None:
        super().__init__(openapi=data, config=config, custom_template_path=TEMPLATES)
        filters: dict[str, Any] = {"docstring": escaped, "repr": repr, "tuple": tuple}
        self.env.filters.update(filters)
        self.env.bytecode_cache = _COMPILED

    def print(self, view: View) -> dict[str, str]:
        """Return the document's package as texts by path."""
        modules = view.modules
        text: dict[str, str] = {
            "__init__.py": self._render("package_init", view=view),
            "operations.py": self._render("operations", view=view),
            "models/__init__.py": self._render("models_init", view=view, modules=modules),
            "resources/__init__.py": self._render("resources_init", view=view),
        }
        if view.aliases:
            text["models/aliases.py"] = self._render("aliases", view=view, modules=modules)
        for model in view.models:
            text[f"models/{model.module}.py"] = self._render("class", model=model, modules=modules)
        for found in view.enums:
            text[f"models/{found.module}.py"] = self._render("enum", enum=found)
        for resource in view.resources:
            text[f"resources/{resource.name}.py"] = self._render("resource", resource=resource)
        return text

    def _render(self, template: str, **values: Any) -> str:
        return self.env.get_template(f"{template}.py.jinja").render(**values)


def generate(
    corrected: Path, recorded: Mapping[str, str] | None = None, *, left_out: list[LeftOut] | None = None
) -> Generated:
    """Generate the whole package from the corrected documents in a folder, without writing anything.

    Args:
        corrected: the folder.
        recorded: source name to the document that it serves, as the lock has it; by the documents' names if left out.
        left_out: takes what cannot be expressed, with the reason, and the rest is generated: for documents of others.
            If left out, that is a problem.

    Raises:
        Problem: a document cannot be expressed completely; nothing is left out in silence.
    """
    paths = sorted(corrected.glob("*.json"), key=lambda p: p.name)
    if not paths:
        raise Problem(f"there is no corrected document in {corrected}: run scripts/correct.py first")
    files: dict[str, str] = {}
    views: list[View] = []
    printer: _Templates | None = None
    for path in paths:
        raw = _read(path)
        if left_out is not None:
            raw, renamed = without_names(raw, RESERVED_CLASSES)
            raw, found = left_over(raw, functools.partial(_refused, path.stem))
            left_out += [*renamed, *found]
        data, config = parse(path.stem, raw)
        printer = _Templates(data, config)
        view = _viewed(path.stem, raw, data)
        if view.package in {*MODULES, "regions", *(other.package for other in views)}:
            raise Problem(f"{path.name} would share the package {view.package} with something else: rename it")
        views.append(view)
        files |= {f"{view.package}/{name}": text for name, text in printer.print(view).items()}
    assert printer is not None
    if left_out is None:  # other packages are called by no client of ours
        _check_resources(views)
    env = printer.env
    files["__init__.py"] = env.get_template("root_init.py.jinja").render(views=views)
    regions = serving([view.document for view in views], recorded or {}).get("supervisor", {})
    contracts = [view for view in views if family(view.document) == "supervisor"]
    contracts.sort(key=lambda view: view.document != "supervisor")
    files["regions.py"] = env.get_template("regions.py.jinja").render(regions=regions, contracts=contracts)
    for module in MODULES:
        files[f"{module}.py"] = env.get_template(f"{module}.py.jinja").render()
    files["py.typed"] = ""
    return Generated(_formatted(files), tuple(views))


def _read(path: Path) -> dict[str, Any]:
    raw = read_json(path)
    if not isinstance(raw, dict):
        raise Problem(f"{path.name} is not an OpenAPI document: it holds no JSON object")
    if not _NAME.fullmatch(path.stem):
        raise Problem(f"{path.name} is no name for a document: rename it in lower-case letters, digits and dashes")
    try:
        check_parts(raw)
    except Unusable as problem:
        raise Unusable(f"{path.name} cannot be used: {problem.what}", problem.hint) from None
    return raw


def _viewed(document: str, raw: dict[str, Any], data: GeneratorData) -> View:
    try:
        return view_of(document, raw, data, facts.digest(raw))
    except ODD as error:
        # What openapi-python-client reads may be odder still than it looks for.
        raise Problem(f"{document} cannot be read ({type(error).__name__}: {one_line(str(error))[:200]})") from error


def _check_resources(views: Iterable[View]) -> None:
    """Raise Problem where two documents would give the client the same attribute."""
    owners: dict[str, str] = {}
    for view in views:
        for resource in view.resources:
            if resource.name in CLIENT_NAMES:
                raise Problem(
                    f"{view.document} has a resource `{resource.name}`, and clients have something else of that name: "
                    "rename it with a line in EXCEPTIONS of scripts/pipeline/names.py"
                )
        if view.document.partition("-")[0] in NAMESPACED:
            continue
        for resource in view.resources:
            if resource.name in owners:
                raise Problem(
                    f"{owners[resource.name]} and {view.document} would both be called as `{resource.name}`: "
                    "rename one with a line in EXCEPTIONS of scripts/pipeline/names.py"
                )
            owners[resource.name] = view.document


def parse(document: str, raw: dict[str, Any]) -> tuple[GeneratorData, Config]:
    """Return what openapi-python-client reads in a corrected document, and the settings it was read with.

    Raises:
        Problem: it cannot read all of it.
    """
    data, config, errors = parsed(document, raw)
    _check_members(document, raw.get("components", {}).get("schemas", {}))
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise Problem(f"{document}: openapi-python-client would leave something out: {_told(errors[0])}{more}")
    return data, config


def _refused(document: str, raw: dict[str, Any]) -> Refusals:
    """Return what of a document cannot be expressed, as far as one look tells."""
    data, _, errors = parsed(document, raw)
    found: Refusals = [_place(error) for error in errors]
    # What uses a schema that is not read is not read either; without that schema it may be.
    found = [place for place in found if place[0] != "operation"] or found
    if not found:
        view_of(document, raw, data, "", found)
    return found


def _place(error: GeneratorError) -> tuple[str, str, str]:
    """Return what an error of openapi-python-client is about."""
    header = one_line(error.header or "")
    if operation := re.search(r"parsing ([A-Z]+ .+) within", header):
        return "operation", operation[1], _told(error)
    place = re.search(r"/components/(\w+)/(\S+?):?$", header)
    return ("component", f"{place[1]}/{place[2]}", _told(error)) if place else ("", header, _told(error))


def parsed(document: str, raw: dict[str, Any]) -> tuple[GeneratorData, Config, list[GeneratorError]]:
    """Return what openapi-python-client reads, with which settings, and what it does not read.

    Raises:
        Problem: it reads nothing at all.
    """
    config = Config.from_sources(
        ConfigFile(use_path_prefixes_for_title_model_names=False, content_type_overrides=_binary(raw)),
        MetaType.NONE,
        document_source=Path(f"{document}.json"),
        file_encoding="utf-8",
        overwrite=True,
        output_path=Path(document),
    )
    try:
        data = GeneratorData.from_dict(_sorted(raw), config=config)
    except Exception as error:  # it raises whatever it trips over, such as ValueError for enum values that clash
        raise Problem(f"{document}: openapi-python-client cannot read it: {one_line(str(error))[:300]}") from error
    if isinstance(data, GeneratorError):
        raise Problem(f"{document}: openapi-python-client cannot read it: {_told(data)}")
    errors: list[GeneratorError] = list(data.errors)
    for _, collection in sorted(data.endpoint_collections_by_tag.items()):
        errors += collection.parse_errors
    return data, config, errors


def _sorted(node: Any) -> Any:
    """Return a document with its maps in alphabetical order, so that no order of a document can matter."""
    if isinstance(node, dict):
        members = cast("dict[str, Any]", node)
        return {name: _sorted(members[name]) for name in sorted(members)}
    return [_sorted(part) for part in cast("list[Any]", node)] if isinstance(node, list) else node


def _check_members(document: str, schemas: Mapping[str, Mapping[str, Any] | bool]) -> None:
    """Raise Problem where two members of an object would have one Python name: told here, the message has the names."""
    for schema, found in sorted(schemas.items()):
        taken: dict[str, str] = {}
        members: Mapping[str, Any] = {} if isinstance(found, bool) else found.get("properties", {})
        for member in sorted(members):
            name = str(PythonIdentifier(member, "field_", skip_snake_case=True))
            if name in taken:
                raise Problem(
                    f"{document}: members {taken[name]!r} and {member!r} of {schema} would share the Python name {name}"
                )
            taken[name] = member


def _binary(node: Any) -> dict[str, str]:
    """Return the media types of a document that are neither JSON nor text: their bodies are bytes to us."""
    found: dict[str, str] = {}
    if isinstance(node, dict):
        members = cast("dict[str, Any]", node)
        content = members.get("content")
        for media in cast("dict[str, Any]", content) if isinstance(content, dict) else ():
            plain = media.partition(";")[0].strip().lower()
            if not plain.startswith("text/") and plain != "application/json" and not plain.endswith("+json"):
                found[media] = "application/octet-stream"
        for child in members.values():
            found |= _binary(child)
    elif isinstance(node, list):
        for child in cast("list[Any]", node):
            found |= _binary(child)
    return found


def _told(error: GeneratorError) -> str:
    text = one_line(" ".join(part for part in (error.header, error.detail) if part))
    # Where it prints an object in place of a name, the address says nothing, and differs each time.
    return re.sub(r"<openapi_python_client\S+ object at 0x[0-9a-f]+>", "...", text)[:300]


def _formatted(files: Mapping[str, str]) -> dict[str, bytes]:
    """Sort the imports, drop unused ones and lay out as the formatter does."""
    with tempfile.TemporaryDirectory(prefix="generate-") as name:
        folder = Path(name)
        for path, text in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        settings = ("--isolated", "--no-cache", "--target-version", "py311", "--line-length", "120")
        _ruff("check", "--fix-only", "--select", "I,F401", "--unfixable", "F811", *settings, str(folder))
        _ruff("format", *settings, str(folder))
        return {path: (folder / path).read_bytes() for path in sorted(files)}


def _ruff(*arguments: str) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "ruff", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = " ".join((done.stderr or done.stdout).split())[:500]
        raise Problem(f"ruff could not format the generated code, which is a mistake of the templates: {said}", MACHINE)


__all__ = ["PACKAGE", "Generated", "generate", "parse"]
