"""A scripted year: documents change day by day, and the pipeline tells each change right."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from diffing import put
from generating import ROOT, Ended, command
from loopback import Publisher, Reply, given
from year import SHORT, YEAR, Step

from laserdata_emulator import Emulator
from pipeline.files import dump_json
from pipeline.lock import load
from pipeline.sources import SOURCES

AREAS = ("wire", "python")
WHOLE = tuple(dict.fromkeys(source.document for source in SOURCES))


class Year:
    """A copy of the project, and what is published for it."""

    def __init__(self, root: Path, site: Publisher, names: tuple[str, ...]) -> None:
        self.root = root
        self.site = site
        self.sources = [source for source in SOURCES if source.document in names]
        documents = {name: json.loads((ROOT / f"specs/{name}.json").read_bytes()) for name in names}
        self.published: dict[str, Any] = {s.name: documents[s.document] for s in self.sources}
        (root / "specs").mkdir(parents=True)
        shutil.copytree(ROOT / "overlays/corrections", root / "overlays/corrections")
        (root / "overlays/laserdata_cloud").mkdir()
        (root / "overlays/laserdata_cloud/_version.py").write_text('VERSION = "0.1.0"\n')
        (root / "overlays/approvals.yaml").write_text("[]\n")
        self.changelog = root / "CHANGELOG.md"
        self.changelog.write_text("# Changelog\n\n## 0.1.0 - 2026-01-02\n\n### Added\n\n- Everything.\n")
        self.publish({})
        assert self.run().code == 0

    def publish(self, raw: Any) -> None:
        self.urls = {}
        for source in self.sources:
            path = f"/{source.name}/{source.document}.json"
            if source.name in raw and raw[source.name] is None:
                self.urls[source.name] = self.site.answer(path, Reply(404))
            else:
                body = raw.get(source.name) or dump_json(self.published[source.name])
                self.urls[source.name] = self.site.publish(path, body)

    def run(self, *more: str) -> Ended:
        sources = [part for value in given(self.urls) for part in ("--source", value)]
        return command("regenerate.py", "--root", self.root, "--json", *sources, *more)

    def live(self, step: Step) -> list[str]:
        """Live through a day; return what is not as expected."""
        if step.released:
            self.changelog.write_text(self.changelog.read_text().replace("- unreleased", "- 2026-06-01"))
        for name, change in step.rewrite.items():
            self.published[name] = change(put(self.published[name]))
        for name, edits in step.edits.items():
            self.published[name] = put(self.published[name], *edits)
        for file, target in step.deleted.items():
            overlay = self.root / "overlays/corrections" / file
            actions = re.split(r"(?=^  - target: )", overlay.read_text(), flags=re.MULTILINE)
            kept = [action for action in actions if not action.startswith(f"  - target: {target}\n")]
            assert len(kept) == len(actions) - 1, f"{file} has not one action with the target {target}"
            overlay.write_text("".join(kept))
        self.publish(step.raw)
        day = ("--today", step.today)
        changelog = self.changelog.read_text()
        before = self.root.with_name("before")
        if step.approved:
            shutil.copytree(self.root, before)
        ended = self.run(*day)
        found = self.told(ended, changelog, step)
        if step.approved:
            changes = json.loads(ended.out)["changes"]
            shutil.rmtree(self.root)
            before.rename(self.root)
            entries = [
                f"- {{fingerprint: '{c['fingerprint']}', reason: known, date: 2026-03-01}}\n"
                for c in changes
                if c["id"] in step.approved
            ]
            (self.root / "overlays/approvals.yaml").write_text("".join(entries))
            again = self.run(*day)
            found["approved"] = (again.code, json.loads(again.out)["unapproved"])
            (self.root / "overlays/approvals.yaml").write_text("[]\n")
        wanted = self.wanted(step)
        return [
            f"{step.name}: {key} is {found[key]}, and not {wanted[key]}" for key in wanted if found[key] != wanted[key]
        ]

    def told(self, ended: Ended, changelog: str, step: Step) -> dict[str, Any]:
        """Return what a run told, in the form of `wanted`."""
        assert ended.out.startswith("{"), ended
        told = json.loads(ended.out)
        page = (self.root / "reports/regenerate.md").read_text()
        text = self.changelog.read_text()
        version = re.search(r'"(.*)"', (self.root / "overlays/laserdata_cloud/_version.py").read_text())
        heading = re.search(r"^## (\S+)", text, re.MULTILINE)
        assert version is not None and heading is not None and heading[1] == version[1]
        assert all(change["fingerprint"] in page for change in told["changes"])
        rules = {area: {f"{c['level']} {c['id']}" for c in told["changes"] if c["area"] == area} for area in AREAS}
        gained = set(text.splitlines()) - set(changelog.splitlines())
        misfits, refused = told["corrections"]["misfits"], told["sources"]["not_refreshed"]
        return {
            "code": ended.code,
            **rules,
            "step": told["step"],
            "lines": sorted(line for line in gained if line.startswith("- ")),
            "healed": len(told["corrections"]["healed"]),
            "misfits": [m for n, m in enumerate(misfits) if n >= len(step.misfits) or step.misfits[n] not in m],
            "stopped": bool(told["problems"]) and step.problem in told["problems"][0],
            "refused": {name: why for name, why in refused.items() if step.refused.get(name, "\0") not in why},
            "quiet": sorted({*step.refused} - {*refused}),
            "version": version[1],
            "documents": tuple(name for name in load(self.root / "specs").documents if name.startswith("supervisor")),
        }

    def wanted(self, step: Step) -> dict[str, Any]:
        """Return what is expected; of a part of the documents, no version, since that is the whole year's."""
        whole = {"version": step.version, "documents": step.documents} if len(self.sources) == len(SOURCES) else {}
        return {
            "code": step.code,
            "wire": set(step.wire),
            "python": set(step.python),
            "step": step.step,
            "lines": sorted(step.lines),
            "healed": step.healed,
            "misfits": [],
            "stopped": step.code == 2,
            "refused": {},
            "quiet": [],
            **({"approved": (0, 0)} if step.approved else {}),
            **whole,
        }

    def tomorrow(self, folder: Path, name: str, *edits: tuple[str, Any]) -> Path:
        """Return a copy of the project that has lived through one more edit, while this one has not."""
        shutil.copytree(self.root, folder)
        today, published = self.root, self.published[name]
        self.root, self.published[name] = folder, put(published, *edits)
        self.publish({})
        assert self.run().code == 1
        self.root, self.published[name] = today, published
        return folder


def live_through(year: Year) -> None:
    """Live through the year of some documents; fails with all that was not as expected."""
    known = {source.name for source in year.sources}
    wrong = [line for step in YEAR if step.sources <= known for line in year.live(step)]
    assert not wrong, "\n".join(wrong)


def prove(root: Path, later: Path) -> None:
    """Show that the suite catches a server that is ahead of its documents, and that the last client works."""
    with Emulator(specs=root / "specs", corrected=later / "generated/openapi") as cloud:
        # The documents that it publishes are those of today, and what it does is tomorrow's.
        urls = [part for value in given(cloud.documents) for part in ("--source", value)]
        ended = command("regenerate.py", "--root", root, "--json", *urls)
        assert (ended.code, json.loads(ended.out)["changes"]) == (0, [])
        told = suite(cloud, root)
        assert told.returncode == 1, told.stdout + told.stderr
        assert "FAILED" in told.stdout and "GET /notifications/types" in told.stdout
    with Emulator(specs=root / "specs", corrected=root / "generated/openapi") as cloud:
        told = suite(cloud, root)
        assert told.returncode == 0, told.stdout + told.stderr
        for program in (["-c", CALLS], [str(ROOT / "scripts/first_call.py")]):
            made = in_project(program, cloud, PYTHONPATH=f"{root / 'generated'}{os.pathsep}{ROOT / 'overlays'}")
            assert made.returncode == 0, made.stdout + made.stderr


CALLS = """
import laserdata_api
from laserdata_cloud import InvalidRequestError, LaserData

assert laserdata_api.DOCUMENTS["audit"]["version"] == "0.0.68", laserdata_api.DOCUMENTS
with LaserData() as ld:
    assert all(kind.type and isinstance(kind.name, str) for kind in ld.notifications.types())
    ld.channels.create({"channel": "teams", "name": "teams", "destination": "https://a.test"})
    assert [channel.channel for channel in ld.channels.list() if channel.name == "teams"] == ["teams"]
    assert not hasattr(ld.channels, "test") and not hasattr(ld, "user_notifications")
    try:
        ld.audit.events.types()
    except InvalidRequestError as error:
        assert "session" in str(error)
    else:
        raise AssertionError("API keys are refused there")
"""


def in_project(line: list[str], cloud: Emulator, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the credentials of an emulator."""
    keys = {"LD_API_URL": cloud.urls["core"], "LD_API_KEY": cloud.api_key, "LD_TENANT_ID": str(cloud.tenant_id)}
    found = {**os.environ, **keys, **environment}
    return subprocess.run([sys.executable, *line], env=found, capture_output=True, text=True, check=False)


def suite(cloud: Emulator, root: Path) -> subprocess.CompletedProcess[str]:
    """Ask whether a server keeps the contract of a project's documents, of one operation."""
    documents, reports = root / "generated/openapi", root.with_name("conformance")
    urls = [part for name in ("core", "notifier") for part in ("--url", f"{name}={cloud.urls['core']}")]
    what = ["--operation", "GET /notifications/types", "--seed", "1"]
    what += ["--documents", str(documents), "--reports", str(reports)]
    return in_project([str(ROOT / "scripts/conformance.py"), *urls, *what], cloud)


def test_the_year_is_long_enough() -> None:
    assert len(YEAR) >= 40
    assert sum(bool(step.sources) for step in YEAR) >= 30
    assert len({rule for step in YEAR for rule in step.wire}) >= 20


def test_the_year_of_the_small_documents(tmp_path: Path, site: Publisher) -> None:
    live_through(Year(tmp_path / "project", site, SHORT))


@pytest.mark.skipif(not os.environ.get("WHOLE_YEAR"), reason="takes minutes: make year")
def test_the_whole_year(tmp_path: Path, site: Publisher) -> None:
    year = Year(tmp_path / "project", site, WHOLE)
    live_through(year)
    area = [{"in": "query", "name": "area", "required": True, "schema": {"type": "string"}}]
    later = year.tomorrow(tmp_path / "later", "notifier", ("paths /notifications/types get parameters", area))
    prove(year.root, later)
