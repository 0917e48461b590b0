"""Run a share of the hostile documents through the pipeline, within limits; print what was wrong, as JSON.

    python hostile_run.py FOLDER SHARE SHARES

Started by the test in a process of its own, because of the limits and of the hook that watches every file.
"""

from __future__ import annotations

import ast
import builtins
import json
import keyword
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generating import Ended, command, tree
from hostile import CANARY, MADE, cases, harmless
from loopback import Publisher, publishing

import pipeline.generate
from pipeline.files import dump_json

MEMORY = 3 * 2**30
SECONDS = 6.0
"""Of the processor, for one document through the whole pipeline."""

OVERLAY = """
overlay: 1.0.0
info: {title: Nothing, version: 1.0.0}
x-applies-to: [core]
actions:
  - target: $.info
    description: A mark.
    x-source: Nobody.
    x-confidence: certain
    x-may-be-stale: true
    update: {x-mark: true}
"""

WRITES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.truncate"}
NEVER = {"os.system", "os.exec", "os.posix_spawn", "os.putenv", "pty.spawn", "ctypes.dlopen", "webbrowser.open"}


class Watch:
    """What the process did to files, and whether it ran something, since it was last asked."""

    def __init__(self, allowed: Iterable[Path]) -> None:
        self.allowed = [str(path.resolve()) for path in allowed]
        self.found: list[str] = []
        self.on = False
        sys.addaudithook(self.hook)

    def hook(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, mode, flags = args
            writes = (
                flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) if mode is None else set(mode) & set("wax+")
            )
            if writes and not isinstance(path, int):
                self.touched(event, path)
        elif event in WRITES:
            for path in args[:2]:
                if isinstance(path, str | bytes | os.PathLike):
                    self.touched(event, path)
        elif event in NEVER or (event == "subprocess.Popen" and "ruff" not in args[1] and args[0] != "git"):
            self.found.append(f"{event} {args!r:.200}")
        elif event == "socket.connect" and args[1][0] not in ("127.0.0.1", "::1"):
            self.found.append(f"{event} {args[1]!r}")

    def touched(self, event: str, path: Any) -> None:
        where = str(Path(os.fsdecode(path)).parent.resolve())
        if not any(where == folder or where.startswith(f"{folder}/") for folder in self.allowed):
            self.found.append(f"{event} {os.fsdecode(path)!r:.200}")


# What generated code may hold.


class Profile:
    """The kinds of nodes, names, calls and attributes of code that is known to be good."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def learn(self, files: Mapping[str, bytes]) -> None:
        for path, data in files.items():
            if _documented(path):
                self.seen |= set(_features(path, data))

    def odd(self, files: Mapping[str, bytes]) -> list[str]:
        """Return what is in the files and in no good code."""
        found: list[str] = []
        for path, data in files.items():
            if _documented(path):
                found += [f"{path}: {feature:.200}" for feature in set(_features(path, data)) - self.seen]
        return found


def _documented(path: str) -> bool:
    return "/" in path or path == "__init__.py"


def _kind(path: str) -> str:
    """Return which template printed a file."""
    _, _, inside = path.partition("/")
    folder, _, name = inside.rpartition("/")
    if not folder:
        return inside or "root"
    if folder == "models" and name not in ("__init__.py", "aliases.py"):
        return "models/class"
    return inside if name in ("__init__.py", "aliases.py") else f"{folder}/class"


def _features(path: str, data: bytes) -> Iterator[str]:
    """Yield what a module does, in words that do not depend on what its document calls things."""
    kind = _kind(path)
    module = ast.parse(data)
    bound: dict[str, str] = {}
    for name, how in _bound(module):
        if how != "member" or name not in bound:
            bound[name] = how
    for name, how in bound.items():
        if not name.isascii() or keyword.iskeyword(name) or (hasattr(builtins, name) and how == "class"):
            yield f"{kind}: {how} {name!r}"
        if name.startswith("_"):
            yield f"{kind}: {how} {name}"
    for name in _twice(module):
        yield f"{kind}: {name} is bound twice"
    for node in ast.walk(module):
        yield f"{kind}: {type(node).__name__}"
        match node:
            case ast.Name(id=name, ctx=ast.Load()) if bound.get(name) not in ("class", "argument", "import"):
                yield f"{kind}: name {name if name not in bound or name.startswith('_') else '...'}"
            case ast.Attribute(value=value):
                yield f"{kind}: attribute {'...' if ast.unparse(value) == '_operations' else ast.unparse(node)}"
            case ast.Call(func=ast.Name(id=name)) if bound.get(name) == "class" or bound.get(name) == "import":
                yield f"{kind}: call of what is imported"
            case ast.Call(func=func):
                yield f"{kind}: call {ast.unparse(func)}"
            case ast.ImportFrom(module=name, level=level, names=names):
                within = name if level in (0, 3) else "..." if level == 1 or name != "models" else name
                yield f"{kind}: from {level} {within}"
                for alias in names if level in (0, 3) else ():
                    yield f"{kind}: from {level} {name} import {alias.name} {alias.asname or ''}"
            case ast.Import(names=names):
                yield from (f"{kind}: import {alias.name} {alias.asname or ''}" for alias in names)
            case ast.JoinedStr():
                yield f"{kind}: {ast.unparse(node)}"
            case ast.ClassDef(bases=bases, keywords=keywords, decorator_list=decorators):
                yield f"{kind}: bases {[ast.unparse(b).partition('[')[0] for b in bases]} {[k.arg for k in keywords]}"
                yield from (f"{kind}: decorator {ast.unparse(d)}" for d in decorators)
            case ast.Constant(value=value) if not isinstance(value, str | int | bool | None):
                yield f"{kind}: constant of {type(value).__name__}"
            case _:
                pass


def _bound(module: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module):
        match node:
            case ast.ClassDef(name=name):
                yield name, "class"
            case ast.FunctionDef(name=name):
                yield name, "member"
            case ast.arg(arg=name):
                yield name, "argument"
            case ast.Name(id=name, ctx=ast.Store()):
                yield name, "member"
            case ast.alias(name=name, asname=asname):
                yield asname or name, "import"
            case _:
                pass


def _twice(module: ast.Module) -> Iterator[str]:
    """Yield names that a module, or a class in it, gives to two things."""
    for scope in [module, *(n for n in ast.walk(module) if isinstance(n, ast.ClassDef))]:
        seen: set[str] = set()
        todo: list[ast.stmt] = list(scope.body)
        while todo:
            node = todo.pop()
            names: list[str] = []
            match node:
                case ast.If():
                    todo += node.body
                case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                    names = [name]
                case ast.FunctionDef(name=name) if not any(ast.unparse(d) == "overload" for d in node.decorator_list):
                    names = [name]
                case ast.Assign(targets=targets):
                    names = [t.id for t in targets if isinstance(t, ast.Name)]
                case ast.Import() | ast.ImportFrom():
                    names = [a.asname or a.name for a in node.names]
                case _:
                    pass
            yield from (name for name in names if name in seen)
            seen |= set(names)


# The run.


def ended(script: str, *arguments: object) -> Ended:
    """Run a command line; what would be a traceback is a code of its own."""
    try:
        return command(script, *arguments)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return Ended(-1, "", f"{type(error).__name__}: {error!s:.150} ({where.filename}:{where.lineno})")


class Run:
    """A folder for everything: `out` may be written, `around` may not."""

    def __init__(self, folder: Path, site: Publisher) -> None:
        self.site = site
        self.out = folder / "out"
        self.around = folder / "around"
        self.merged = folder / "laserdata_hostile"
        temporary = folder / "temporary"
        for path in (self.out, self.around, self.merged, temporary):
            path.mkdir()
        tempfile.tempdir = str(temporary)
        (self.around / "precious.txt").write_text("years of work")
        os.chdir(self.around)
        self.corrections = self.around / "corrections"
        self.corrections.mkdir()
        (self.corrections / "core.overlay.yaml").write_text(OVERLAY)
        self.before = self.around / "core.json"
        self.before.write_bytes(dump_json(harmless()))
        self.watch = Watch((self.out, self.merged, temporary))
        self.good = Profile()
        self.formatted = pipeline.generate._formatted
        self.static: dict[str, bytes] = {}
        self.environment = dict(os.environ)

    def case(self, number: int, body: bytes, *wire: str) -> list[str]:
        """Run one document through everything; return what was wrong. `wire` are further options of the diff."""
        folder = self.out / str(number)
        specs, documents, code = folder / "specs", folder / "openapi", folder / "laserdata_api"
        files = {path: path.read_bytes() for path in self.around.rglob("*") if path.is_file()}
        url = self.site.publish("/core.json", body)
        ends: dict[str, Ended] = {}
        self.watch.on = True
        began = time.process_time()
        ends["fetch"] = ended("fetch.py", "--source", f"core={url}", "--out", specs, "--attempts", "1")
        if ends["fetch"].code:  # what is refused there might come in another way
            specs.mkdir(parents=True, exist_ok=True)
            (specs / "core.json").write_bytes(body)
        ends["correct"] = ended("correct.py", "--specs", specs, "--corrections", self.corrections, "--out", documents)
        if ends["correct"].code:
            documents.mkdir(parents=True, exist_ok=True)
            (documents / "core.json").write_bytes(body)
        ends["diff"] = ended("diff.py", self.before, documents / "core.json", "--today", "2026-01-01", *wire)
        ends["generate"] = ended("generate.py", "--documents", documents, "--out", code)
        spent = time.process_time() - began
        self.watch.on = False
        found = [f"{stage}: {what}" for stage, end in ends.items() for what in self.ended(end, stage)]
        found += self.watch.found
        self.watch.found.clear()
        if spent > SECONDS:
            found.append(f"took {spent:.1f} s")
        if {path: path.read_bytes() for path in self.around.rglob("*") if path.is_file()} != files:
            found.append("changed what is outside")
        if dict(os.environ) != self.environment:
            found.append("changed the environment")
        if ends["generate"].code == 0:
            found += self.code(number, tree(code))
        elif code.exists():
            found.append("wrote code although it stopped")
        shutil.rmtree(folder)
        return found

    def ended(self, ended: Ended, stage: str) -> Iterator[str]:
        if ended.code not in ((0, 2, 3) if stage == "fetch" else (0, 2)):
            yield f"ended with {ended.code}: {ended.err[:200]}"
        lines = ended.err.splitlines()
        errors = [line for line in lines if line.startswith("error: ")]
        if any(not line.startswith(("error: ", "warning: ")) for line in lines) or len(errors) > 1:
            yield f"more than a sentence: {ended.err[:300]}"
        if (ended.code != 0) != bool(errors):
            yield f"ended with {ended.code} and said {ended.err[:200]!r}"
        if any(len(line) > 600 for line in lines):
            yield f"said {max(map(len, lines))} characters at once: {ended.err[:100]}"
        if any(len(line) > 1000 for line in ended.out.splitlines()):
            yield f"told {max(map(len, ended.out.splitlines()))} characters in one line"
        odd = {c for c in ended.out + ended.err if not c.isprintable() and c != "\n"}
        if odd:
            yield f"printed {sorted(odd)!r}"

    def code(self, number: int, files: Mapping[str, bytes]) -> list[str]:
        """Look at generated code, and keep it for importing."""
        if not self.static:
            self.static = {path: data for path, data in files.items() if not _documented(path)}
            self.good.learn(files)
        found = [f"{path} differs" for path, data in self.static.items() if files.get(path) != data]
        found += [path for path in files if not _documented(path) and path not in self.static]
        try:
            found += self.good.odd(files)
        except SyntaxError as error:
            found.append(f"is no Python: {error}")
        for path, data in files.items():
            _, slash, inside = path.partition("/")
            name = f"case{number}/{inside}" if slash else f"roots/case{number}.py"
            target = self.merged / (name if path not in self.static else path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return found


IMPORT = """
import importlib, io, os, pkgutil, sys

def watch(event, args):
    if event == "open" and (set(str(args[1] or "")) & set("wax+") or args[2] & (os.O_WRONLY | os.O_RDWR)):
        os._exit(f"{event} {args!r}")
    if event.partition(".")[0] in ("subprocess", "socket", "shutil", "ctypes", "pty", "urllib") \
            or event in ("os.system", "os.exec", "os.fork", "os.remove", "os.rename", "os.mkdir", "os.putenv", "input"):
        os._exit(f"{event} {args!r}")

found, real = {}, os._exit
def stop(why):
    sys.stderr.write(why)
    real(9)
os._exit = stop
before = dict(os.environ)
import msgspec, laserdata_hostile.protocols
sys.addaudithook(watch)
package = importlib.import_module("laserdata_hostile")
for module in pkgutil.walk_packages(package.__path__, "laserdata_hostile."):
    try:
        found_module = importlib.import_module(module.name)
        for name in getattr(found_module, "__all__", ()):
            getattr(found_module, name)
    except Exception as error:
        found[module.name] = f"{type(error).__name__}: {error}"
assert dict(os.environ) == before
print(found)
"""


def imported(folder: Path) -> list[str]:
    """Import everything in another process; return what went wrong."""
    ended = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT], capture_output=True, text=True, cwd=folder, env={"PATH": ""}, check=False
    )
    what = [] if (ended.returncode, ended.stdout.strip()) == (0, "{}") else [ended.stdout[:2000], ended.stderr[-2000:]]
    return [f"importing ended with {ended.returncode}", *what] if what else []


def main(folder: Path, share: int, shares: int) -> dict[str, list[str]]:
    """Run every `shares`th document; return what was wrong by what the document is about."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    found: dict[str, list[str]] = {}
    with publishing() as site:
        run = Run(folder, site)
        # The formatter is another process, which costs more than the rest: all the code goes through it at once, below.
        pipeline.generate._formatted = lambda files: {path: text.encode() for path, text in sorted(files.items())}
        for number, (name, made) in enumerate(cases()):
            if number == 0 or number % shares == share:
                # The generator, which the next step runs, is half of what a diff costs.
                wrong = run.case(number, made(), *(() if name in MADE or number % 5 == 0 else ("--wire-only",)))
                if wrong:
                    found[name] = wrong
        run.watch.on = False
        (run.merged / "__init__.py").write_text("")
        pipeline.generate._formatted = run.formatted
        files = {path: data.decode() for path, data in tree(run.merged).items()}
        for path, data in run.formatted(files).items():
            (run.merged / path).write_bytes(data)
        if wrong := imported(run.merged.parent):
            found["importing"] = wrong
    for path in folder.rglob(CANARY):
        found[str(path)] = ["the canary"]
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3]))))
