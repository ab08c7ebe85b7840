"""Two commits side by side, and results that can be read again."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from load_tests.bench.__main__ import arguments
from load_tests.bench.compare import report, two_trees
from load_tests.bench.house import Tree
from load_tests.bench.results import document, write
from load_tests.bench.rounds import run_section
from tests.load.bench.made import MACHINE, Told, section, silent

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def repository(folder: Path) -> Path:
    """Two commits of one file."""

    def git(*words: str) -> None:
        name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(folder), *name, *words], check=True, capture_output=True)

    git("init", "--quiet")
    for text in ("old", "new"):
        (folder / "file").write_text(text)
        git("add", "file")
        git("commit", "--quiet", "-m", text)
    return folder


@needs_git
def test_the_other_commit_is_in_a_tree_of_its_own_which_is_gone_afterwards(tmp_path: Path) -> None:
    here = repository(tmp_path)
    with two_trees(here, "HEAD~1") as (older, newer):
        assert (older.path / "file").read_text() == "old"
        assert (newer.path / "file").read_text() == "new"
        assert newer.label == "here"
        assert len(older.label) == 12
    assert not older.path.exists()
    listed = subprocess.run(
        ["git", "-C", str(here), "worktree", "list"], check=True, capture_output=True, text=True
    )
    assert len(listed.stdout.splitlines()) == 1


@needs_git
def test_a_commit_that_is_not_there_is_said(tmp_path: Path) -> None:
    here = repository(tmp_path)
    with pytest.raises(SystemExit, match="bench: "), two_trees(here, "nothing"):
        pass


def test_ratios_are_the_newer_over_the_older() -> None:
    trees = [Tree(Path("there"), "abc"), Tree(Path("here"), "here")]
    older, newer = Told("F, abc", (10.0, 20.0)), Told("F, here", (20.0, 60.0))
    absent = Told("G, abc", (1.0,), not_starting="not in this commit (404)")
    run = run_section(section(older, newer, absent, Told("G, here", (1.0,))), 2, silent)
    assert report(run, trees).splitlines() == [
        "### here / abc",
        "",
        "| contender | case | figure | ratio |",
        "| --- | --- | --- | ---: |",
        "| F | 1 connection | answers a second (more is better) | 2.50 [2.25, 2.75] |",
        "| F | 1 connection | p99 (less is better) | 0.417 [0.375, 0.458] |",
    ]
    assert run.skipped == {"G, abc": "not in this commit (404)"}


def test_results_hold_machine_commit_and_every_round(tmp_path: Path) -> None:
    run = run_section(section(Told("a", (10.0, 20.0))), 2, silent)
    began = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)
    path = write(tmp_path, document(MACHINE, "abc123+", began, 2, [run]))
    assert path.name == "20261201T003000-abc123-changed.json"
    found = json.loads(path.read_text("utf-8"))
    assert found["machine"]["cpu"] == "A Processor"
    assert found["commit"] == "abc123+"
    assert [one["figures"]["rate"] for one in found["sections"][0]["samples"]] == [10.0, 20.0]
    assert found["sections"][0]["once"] == {"a": {"recall": 0.95}}
    assert path.read_text("utf-8").endswith("}\n")


def test_what_was_asked_for_is_read() -> None:
    asked = arguments(["similar", "--rounds", "7", "--styles", "50_000,500000"])
    assert (asked.sections, asked.rounds, asked.styles) == (["similar"], 7, (50_000, 500_000))


def test_a_section_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments(["similarity"])
    assert "there is no section similarity" in capsys.readouterr().err
