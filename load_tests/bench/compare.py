"""Two commits side by side: the same sections on the code of both, in the same rounds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from load_tests.bench.house import Tree
from load_tests.bench.machine import commit_of
from load_tests.bench.rounds import Run
from load_tests.bench.spread import Spread, ratio
from load_tests.bench.table import bracketed


@contextmanager
def two_trees(here: Path, revision: str) -> Iterator[list[Tree]]:
    """The code of ``revision`` in a temporary worktree, and that of ``here``. Exits on no such."""
    with TemporaryDirectory(prefix="fitroom-bench-") as folder:
        there = Path(folder) / "tree"
        git = ["git", "-C", str(here), "worktree"]
        add = [*git, "add", "--quiet", "--detach", str(there), revision]
        done = subprocess.run(add, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"bench: {done.stderr.strip()}")
        try:
            yield [Tree(there, commit_of(there)), Tree(here, "here")]
        finally:
            subprocess.run([*git, "remove", "--force", str(there)], check=False)


def ratios(run: Run, trees: Sequence[Tree]) -> Iterator[tuple[str, str, str, Spread]]:
    """Contender, case and title of each figure that has a ratio, and the newer over the older."""
    older, newer = trees
    for contender in run.section.contenders:
        if not contender.name.endswith(f", {newer.label}"):
            continue
        name = contender.name.removesuffix(f", {newer.label}")
        for case in run.section.cases:
            for figure in run.section.figures:
                pair = (contender.name, older.named(name), case, figure.name)
                if found := ratio(run.samples, *pair):
                    yield name, case, f"{figure.title} ({figure.better} is better)", found


def report(run: Run, trees: Sequence[Tree]) -> str:
    """A table of the ratios; what only one of them can do is in the list of those left out."""
    older, newer = trees
    lines = [
        f"### {newer.label} / {older.label}",
        "",
        "| contender | case | figure | ratio |",
        "| --- | --- | --- | ---: |",
    ]
    for name, case, title, found in ratios(run, trees):
        lines.append(f"| {name} | {case} | {title} | {bracketed(found)} |")
    return "\n".join(lines) + "\n"
