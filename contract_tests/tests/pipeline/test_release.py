"""The version that follows and the changelog's entry: one step a release, nothing told twice, nothing lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.console import Problem
from pipeline.release import Release, follow, next_version

RELEASED = "# Changelog\n\nWords.\n\n## 0.3.1 - 2026-03-01\n\n### Added\n\n- Old.\n"


class Files:
    """A version and a changelog, as in a project."""

    def __init__(self, folder: Path, version: str, changelog: str | None) -> None:
        self.version_file, self.changelog = folder / "_version.py", folder / "CHANGELOG.md"
        self.version_file.write_text(f'"""Said once."""\n\nVERSION = "{version}"\n')
        self.changelog.unlink(missing_ok=True)
        if changelog is not None:
            self.changelog.write_text(changelog)

    def follow(self, step: str, **entries: list[str]) -> Release:
        return follow(self.version_file, self.changelog, step, entries)

    @property
    def text(self) -> str:
        return self.changelog.read_text()

    @property
    def version(self) -> str:
        return self.version_file.read_text().split('"')[-2]


def test_the_first_change_after_a_release_opens_a_heading(tmp_path: Path) -> None:
    files = Files(tmp_path, "0.3.1", RELEASED)
    assert files.follow("minor", Added=["- New."]) == Release("0.3.1", "0.3.1", "0.4.0", ("- New.",))
    assert files.text == RELEASED.replace("## 0.3.1", "## 0.4.0 - unreleased\n\n### Added\n\n- New.\n\n## 0.3.1", 1)
    assert files.version == "0.4.0"


@pytest.mark.parametrize(
    ("released", "steps", "after"),
    [
        ("0.3.1", ["patch"], "0.3.2"),
        ("0.3.1", ["patch", "patch"], "0.3.2"),
        ("0.3.1", ["patch", "minor", "patch"], "0.4.0"),
        ("0.3.1", ["minor", "major"], "0.4.0"),
        ("1.3.1", ["minor", "major", "minor"], "2.0.0"),
        ("1.3.1", ["patch", "minor", "none"], "1.4.0"),
        ("0.9.9", ["none"], "0.9.9"),
    ],
)
def test_a_release_is_stepped_once_and_as_far_as_the_worst_asks(
    released: str, steps: list[str], after: str, tmp_path: Path
) -> None:
    files = Files(tmp_path, released, RELEASED.replace("0.3.1", released))
    for number, step in enumerate(steps):
        files.follow(step, Changed=[f"- Change {number}."])
    assert files.version == after
    assert files.text.count("unreleased") == (set(steps) != {"none"})
    if set(steps) != {"none"}:
        assert f"## {after} - unreleased\n" in files.text


def test_before_the_first_release_the_version_stays(tmp_path: Path) -> None:
    files = Files(tmp_path, "0.1.0", "# Changelog\n\n## 0.1.0 - unreleased\n\n### Added\n\n- All.\n")
    assert files.follow("major", Breaking=["- Gone."]) == Release(None, "0.1.0", "0.1.0", ("- Gone.",))
    assert files.text.endswith("## 0.1.0 - unreleased\n\n### Breaking\n\n- Gone.\n\n### Added\n\n- All.\n")


def test_a_version_that_somebody_stepped_further_stays(tmp_path: Path) -> None:
    files = Files(tmp_path, "1.0.0", RELEASED)
    assert files.follow("minor", Added=["- New."]).after == "1.0.0"
    files = Files(tmp_path, "0.3.1", "## 2.0.0 - unreleased\n\n" + RELEASED)
    assert files.follow("patch", Added=["- New."]).after == "2.0.0" == files.version


def test_without_a_changelog_one_is_begun(tmp_path: Path) -> None:
    files = Files(tmp_path, "0.1.0", None)
    files.follow("minor", Added=["- New."])
    assert files.text == "# Changelog\n\n## 0.1.0 - unreleased\n\n### Added\n\n- New.\n"


def test_what_a_document_says_makes_no_heading(tmp_path: Path) -> None:
    files = Files(tmp_path, "0.3.1", RELEASED)
    files.follow("minor", Added=["- Member `a\n## 9.9.9 - 2026-04-01\n` is\x1b[31m new."])
    files.follow("minor", Added=["- Member `a\n## 9.9.9 - 2026-04-01\n` is\x1b[31m new."])
    assert files.text.count("\n## ") == 2 and files.text.count("9.9.9") == 1 and "\x1b" not in files.text


def test_a_line_of_an_earlier_release_is_no_repetition(tmp_path: Path) -> None:
    files = Files(tmp_path, "0.3.1", RELEASED)
    assert files.follow("minor", Added=["- Old."]).lines == ("- Old.",)


def test_no_step_touches_no_file(tmp_path: Path) -> None:
    files = Files(tmp_path, "0.3.1", RELEASED)
    before = [path.stat().st_mtime_ns for path in (files.version_file, files.changelog)]
    assert files.follow("none") == Release("0.3.1", "0.3.1", "0.3.1")
    assert [path.stat().st_mtime_ns for path in (files.version_file, files.changelog)] == before


LINES = st.lists(st.text("abc `#", min_size=1, max_size=8).map(lambda text: f"- {' '.join(text.split())}x"), max_size=4)
ENTRIES = st.dictionaries(st.sampled_from(["Breaking", "Added", "Changed", "API"]), LINES, max_size=4)
UNRELEASED = (
    "## 0.4.0 - unreleased\n\n### Added\n\n- A line\n  that goes on.\n- Another.\n\n### Fixed\n\n- A fault.\n\n"
)


@settings(max_examples=30)
@given(st.lists(ENTRIES, max_size=4), st.booleans())
def test_every_line_stands_there_once_and_what_stood_there_stays(
    tmp_path_factory: pytest.TempPathFactory, days: list[dict[str, list[str]]], begun: bool
) -> None:
    before = RELEASED.replace("## 0.3.1", f"{UNRELEASED if begun else ''}## 0.3.1")
    files = Files(tmp_path_factory.getbasetemp(), "0.3.1", before)
    for day in [*days, *days]:
        gained = files.follow("minor", **day).lines
        assert files.follow("minor", **day).lines == (), "a second run tells nothing new"
        assert set(gained) <= {line for lines in day.values() for line in lines}
    text = files.text
    assert text.startswith("# Changelog\n\nWords.\n\n## ") and text.endswith(
        "\n## 0.3.1 - 2026-03-01\n\n### Added\n\n- Old.\n"
    )
    part = text[text.index("## 0.") : text.index("## 0.3.1")] if days or begun else ""
    sections = {
        head: body.splitlines()
        for head, _, body in (p.partition("\n") for p in re.split(r"^### ", part, flags=re.MULTILINE)[1:])
    }
    for day in days:
        for heading, lines in day.items():
            for line in lines:
                assert sections[heading].count(line) == 1
    if begun:
        assert "- A line\n  that goes on.\n- Another.\n" in part and "### Fixed\n\n- A fault.\n" in part
    assert "\n\n\n" not in text


@pytest.mark.parametrize("code", ["", "VERSION = 1", 'VERSION = "1.2"', 'VERSION = "1.2.3rc1"'])
def test_a_version_that_cannot_be_read_is_told(code: str, tmp_path: Path) -> None:
    files = Files(tmp_path, "0.1.0", RELEASED)
    files.version_file.write_text(code)
    with pytest.raises(Problem, match="does not say VERSION"):
        files.follow("minor")
    files.version_file.unlink()
    with pytest.raises(Problem, match="restore it"):
        files.follow("minor")


def test_an_odd_version_is_told() -> None:
    with pytest.raises(Problem, match="no version of the form"):
        next_version("1.2", "minor")
