"""Runs workflows of .github on this machine: every `run` step as it is written, actions by stand-ins.

The remote is a bare repository, `gh` writes down what it is asked, artifacts are folders, and `make` answers by itself
for targets that take minutes; a test says which, and where those run.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]
WORKFLOWS = ROOT / ".github/workflows"
SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)

_GH = """#!{python}
# Writes down what it is asked, with the text of a pull request; knows whether there is one.
import json, os, pathlib, sys

args, fake = sys.argv[1:], pathlib.Path(os.environ["FAKE"])
body = pathlib.Path(args[args.index("--body-file") + 1]).read_text() if "--body-file" in args else None
with (fake / "gh.jsonl").open("a") as asked:
    asked.write(json.dumps({"args": args, "body": body}) + "\\n")
if args[:2] == ["pr", "create"]:
    (fake / "pr").write_text("7")
if args[:2] == ["pr", "list"] and (fake / "pr").exists():
    print((fake / "pr").read_text())
"""

_MAKE = """#!/usr/bin/env bash
# Targets that take minutes are only written down.
for word in "$@"; do
  case " $STUBBED " in *" $word "*) printf '%s\\n' "$*" >> "$FAKE/make.log"; exit 0 ;; esac
done
exec {make} "$@"
"""


def read(name: str) -> dict[str, Any]:
    """A workflow; `on` is the text and not the truth value that YAML 1.1 makes of it."""
    content = yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in content.items()}


@dataclass
class Ran:
    """What became of a job."""

    ok: bool = True
    skipped: bool = False
    outputs: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""

    @property
    def result(self) -> str:
        """The word that expressions know it by."""
        return "skipped" if self.skipped else "success" if self.ok else "failure"


class Machine:
    """Where workflows run: a remote with one branch, and what a repository's owner has set up."""

    def __init__(self, folder: Path, *, stubbed: str = "", current: bool = False) -> None:
        """`stubbed` are targets of make; where `current`, generated/ is brought up to date before it is published."""
        self.folder = folder
        self.remote = folder / "remote.git"
        self.fake = folder / "fake"
        self.artifacts = folder / "artifacts"
        self.stubbed = stubbed
        self.variables: dict[str, str] = {}
        self.secrets: dict[str, str] = {}
        self.executed: set[tuple[str, str, int]] = set()
        self._count = 0
        self.fake.mkdir(parents=True)
        tools = {"{python}": sys.executable, "{make}": shutil.which("make") or "make"}
        for name, text in (("gh", _GH), ("make", _MAKE)):
            for mark, tool in tools.items():
                text = text.replace(mark, tool)  # noqa: PLW2901
            (self.fake / name).write_text(text)
            (self.fake / name).chmod(0o755)
        self._publish(current)

    def _publish(self, current: bool) -> None:
        """Make the remote of the files of this working tree as they are."""
        first = self.folder / "first"
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, check=True, capture_output=True,
        ).stdout.decode()  # fmt: skip
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (first / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, first / name)
        if current:
            line = [sys.executable, first / "scripts/regenerate.py", "--specs", first / "specs"]
            line += ["--corrections", first / "overlays/corrections", "--out", first / "generated"]
            subprocess.run(
                line, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(first / "scripts")}
            )
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.remote), cwd=self.folder)
        self.git("init", "--quiet", "--initial-branch=main", cwd=first)
        self.git("add", "--all", cwd=first)
        self.git("commit", "--quiet", "-m", "All of it", cwd=first)
        self.git("push", "--quiet", str(self.remote), "main", cwd=first)

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run git, in the remote unless said otherwise, and return what it prints."""
        return subprocess.run(
            ["git", *arguments], cwd=cwd or self.remote, check=True, capture_output=True, text=True, env=self._plain()
        ).stdout.strip()

    def asked(self, *first: str) -> list[dict[str, Any]]:
        """What `gh` was asked that begins with those words."""
        path = self.fake / "gh.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        return [call for call in map(json.loads, lines) if call["args"][: len(first)] == list(first)]

    def made(self) -> list[str]:
        """The command lines of `make` that were only written down."""
        path = self.fake / "make.log"
        return path.read_text().splitlines() if path.exists() else []

    def run(self, name: str, matrices: Mapping[str, list[dict[str, str]]] | None = None) -> dict[str, list[Ran]]:
        """Run a workflow; `matrices` choose which combinations of a job run, all that there are if left out."""
        done: dict[str, list[Ran]] = {}
        for job, content in read(name)["jobs"].items():
            needs = content.get("needs", [])
            known = {
                need: {"result": done[need][-1].result, "outputs": done[need][-1].outputs}
                for need in ([needs] if isinstance(needs, str) else needs)
            }
            context = self._context(needs=known)
            condition = content.get("if")
            wanted = (
                all(one["result"] == "success" for one in known.values())
                if condition is None or "cancelled()" not in condition
                else True
            ) and (condition is None or _value(_bare(condition), context) not in ("", "false"))
            if not wanted:
                done[job] = [Ran(skipped=True)]
                continue
            every = (matrices or {}).get(job) or combinations(content.get("strategy", {}).get("matrix", {}))
            done[job] = [self.job(name, job, needs=known, matrix=matrix) for matrix in every]
        return done

    def job(
        self, name: str, job: str, *, needs: Mapping[str, Any] | None = None, matrix: Mapping[str, str] | None = None
    ) -> Ran:
        """Run the steps of one job, in a folder of its own."""
        content = read(name)["jobs"][job]
        self._count += 1
        place = self.folder / f"job{self._count}"
        work, temp = place / "work", place / "temp"
        for folder in (work, temp, place / "home"):
            folder.mkdir(parents=True)
        context = self._context(needs=needs or {}, matrix=matrix or {}, steps={}, runner={"temp": str(temp)})
        ran = Ran()
        for index, step in enumerate(content["steps"]):
            condition = _bare(step.get("if", "true"))
            if (not ran.ok and "cancelled()" not in condition) or _value(condition, context) == "false":
                continue
            if "uses" in step:
                try:
                    self._use(step["uses"].partition("@")[0], _filled(step.get("with", {}), context), work)
                except FileNotFoundError as error:
                    ran.ok = False
                    ran.log += f"{step['uses']}: {error}\n"
                continue
            self.executed.add((name, job, index))
            env = {
                **self._plain(), "HOME": str(place / "home"), "RUNNER_TEMP": str(temp), "FAKE": str(self.fake),
                "STUBBED": self.stubbed, "GITHUB_ACTIONS": "true", "CI": "true",
                "PATH": os.pathsep.join([str(self.fake), str(work / ".venv/bin"), os.environ["PATH"]]),
                "PYTHONPATH": os.pathsep.join(
                    str(work / part) for part in ("scripts", "generated", "overlays", "contract_tests")
                ),
                **{name: str(place / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")},
                **_filled(content.get("env", {}), context), **_filled(step.get("env", {}), context),
            }  # fmt: skip
            for file in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
                (place / file).touch()
            # As it is written: what a runner would fill in before a shell sees it must not be there.
            assert "${{" not in step["run"]
            ended = subprocess.run(
                [*SHELL, "-c", step["run"]], cwd=work, env=env, check=False, text=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600,
            )  # fmt: skip
            ran.log += ended.stdout
            ran.ok &= ended.returncode == 0
            told = [line.partition("=") for line in (place / "GITHUB_OUTPUT").read_text().splitlines()]
            if "id" in step:
                context["steps"][step["id"]] = {"outputs": {key: value for key, _, value in told}}
            (place / "GITHUB_OUTPUT").write_text("")
        ran.outputs = _filled(content.get("outputs", {}), context)
        ran.summary = (place / "GITHUB_STEP_SUMMARY").read_text() if (place / "GITHUB_STEP_SUMMARY").exists() else ""
        return ran

    def _use(self, action: str, given: Mapping[str, Any], work: Path) -> None:
        if action == "actions/checkout":
            assert given["persist-credentials"] in (False, "False")
            depth = [] if str(given.get("fetch-depth", 1)) == "0" else ["--depth", "1"]
            self.git("clone", "--quiet", *depth, f"file://{self.remote}", str(work), cwd=self.folder)
        elif action == "actions/setup-python":
            # The environment of these tests stands for one that was just made.
            (work / ".venv").mkdir()
            for part in Path(sys.prefix).iterdir():
                if part.name != ".ready":
                    (work / ".venv" / part.name).symlink_to(part)
            (work / ".venv/.ready").touch()
        elif action == "actions/upload-artifact":
            source = work / given["path"]
            if source.exists() or given.get("if-no-files-found") == "error":
                shutil.copytree(source, self.artifacts / given["name"], dirs_exist_ok=True)
        elif action == "actions/download-artifact":
            if "name" in given:
                shutil.copytree(self.artifacts / given["name"], given["path"], dirs_exist_ok=True)
            else:
                for found in self.artifacts.glob(given["pattern"]):
                    shutil.copytree(found, Path(given["path"]) / found.name)
        else:
            raise AssertionError(f"no stand-in for {action}")

    def _context(self, **more: Any) -> dict[str, Any]:
        known = {"ref": "refs/heads/main", "ref_name": "main", "repository": "example/project", "token": "t0ken"}
        return {"github": known, "vars": self.variables, "secrets": self.secrets, **more}

    @staticmethod
    def _plain() -> dict[str, str]:
        who = {"NAME": "Someone", "EMAIL": "someone@example.com"}
        names = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull, **names}


def combinations(matrix: Mapping[str, list[str]]) -> list[dict[str, str]]:
    """Every combination of a matrix."""
    found: list[dict[str, str]] = [{}]
    for name, values in matrix.items():
        found = [{**one, name: value} for one in found for value in values]
    return found


def _filled(values: Mapping[str, Any], context: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: _EXPRESSION.sub(lambda match: _value(match[1], context), str(value)) for name, value in values.items()
    }


def _bare(condition: object) -> str:
    found = _EXPRESSION.fullmatch(str(condition).strip())
    return found[1] if found else str(condition)


def _value(expression: str, context: Mapping[str, Any]) -> str:
    """The value of an expression, as far as these workflows use the language."""
    text = expression.strip()
    for word, chosen in (("||", lambda a, b: a or b), ("&&", lambda a, b: b if a not in ("", "false") else a)):
        if word in text:
            left, _, right = text.partition(word)
            return chosen(_value(left, context), _value(right, context))
    for word, same in (("==", True), ("!=", False)):
        if word in text:
            left, _, right = text.partition(word)
            return str((_value(left, context) == _value(right, context)) == same).lower()
    if text.startswith("'"):
        return text.strip("'")
    if text in ("true", "!cancelled()"):
        return "true"
    found: Any = context
    for part in text.split("."):
        found = found.get(part, "") if isinstance(found, Mapping) else ""
    assert isinstance(found, str), f"{text} is no text"
    return found
