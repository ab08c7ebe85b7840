"""Section ``replay``: how fast a floor is made again of its log, and how much a snapshot saves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from load_tests.bench.house import Tree, environment_of
from load_tests.bench.machine import commit_of
from load_tests.bench.options import Options
from load_tests.bench.places import LAUNCH, ROOM
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Section
from load_tests.bench.worker import Worker

FOLD, OPEN = "1 pass over {facts:,} facts", "1 opening"
FIGURES = (
    Figure("rate", "facts a second", "1/s", "more"),
    Figure("per_cpu", "facts per CPU second", "1/s", "more"),
    Figure("memory_mb", "memory", "MB PSS", "less", as_ratio=False),
    Figure("fact_bytes", "a fact in Redis", "bytes", "less", as_ratio=False),
    Figure("disk_bytes", "a fact on disk", "bytes", "less", as_ratio=False),
)
OPENINGS = (
    Figure("took_ms", "until the shop is open", "ms", "less"),
    Figure("memory_mb", "memory", "MB PSS", "less", as_ratio=False),
)
MADE = (
    "The log of one simulated Saturday in the demo store, again and again, every day a day later "
    "and with visits and requests of its own names: {facts:,} facts."
)
#: A log of about one Saturday: what a long one is compared with.
SHORT = 5_000


def sections(options: Options, tell: Tell) -> Iterator[Section]:
    saturday = _saturday(options.trees[0], tell)
    yield _folding(options, saturday)
    yield _opening(options, saturday)


def _folding(options: Options, saturday: Path) -> Section:
    words = (str(options.facts), str(saturday))
    baseline = "their JSON parsed, nothing folded"
    found: list[Contender] = []
    if not options.comparing:
        limit = ("replaying", "json", *words)
        found.append(Worker(baseline, "limit", limit, options.trees[0], 1, "Python's own json."))
    for what, name in (("fold", "Fitroom, folded in memory"), ("log", "Fitroom, read and folded")):
        note = "" if what == "fold" else "From its Redis, in pages of 1,000, without a snapshot."
        found += [
            Worker(tree.named(name), "fitroom", ("replaying", what, *words), tree, 1, note)
            for tree in options.trees
        ]
    case = FOLD.format(facts=options.facts)
    return Section(
        name="replay",
        question="How fast is a floor made again of its log?",
        method=MADE.format(facts=options.facts),
        cases=(case,),
        figures=FIGURES,
        contenders=found,
        baseline=found[0].name if options.comparing else baseline,
        drawn=("rate", case),
    )


def _opening(options: Options, saturday: Path) -> Section:
    found = [
        Worker(
            tree.named(f"Fitroom, a log of {facts:,} facts"),
            "fitroom",
            ("replaying", "snapshot", str(facts), str(saturday)),
            tree,
            1,
        )
        for facts in (SHORT, options.facts)
        for tree in options.trees
    ]
    return Section(
        name="replay from a snapshot",
        question="Does a shop open later because its log is longer? (It should not: a ratio of 1.)",
        method=MADE.format(facts=options.facts) + " A snapshot is at its end.",
        cases=(OPEN,),
        figures=OPENINGS,
        contenders=found,
        baseline=found[0].name,
        drawn=("took_ms", OPEN),
    )


def _saturday(tree: Tree, tell: Tell) -> Path:
    """The file with a Saturday that the code of ``tree`` simulated; kept for a clean commit."""
    commit = commit_of(tree.path)
    path = ROOM / "saturdays" / f"{commit}.jsonl"
    if not path.exists() or commit.endswith("+"):
        tell("replay: simulating a Saturday")
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        words = [sys.executable, str(LAUNCH), "load_tests.bench.workers.saturday", str(part)]
        subprocess.run(words, cwd=tree.path, env=environment_of(tree.path), check=True)
        part.rename(path)
    return path
