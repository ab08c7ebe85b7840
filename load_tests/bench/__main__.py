"""``python -m load_tests.bench [SECTION ...]``: measure the sections, and tell what came of it.

Progress goes to the terminal; the tables are printed at the end, and lie beside a picture of each
section and the raw figures in ``load_tests/bench/results``. ``--against REV`` measures the code of
another commit beside this one, in a temporary worktree.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from load_tests.bench import (
    command,
    compare,
    offline,
    replay,
    results,
    screen,
    similar,
    slates,
    start,
    streams,
)
from load_tests.bench.chart import draw
from load_tests.bench.house import Tree
from load_tests.bench.machine import Machine, commit_of
from load_tests.bench.options import Options
from load_tests.bench.places import TREE
from load_tests.bench.rounds import Run, Tell, run_section
from load_tests.bench.section import Section
from load_tests.bench.table import report

Make = Callable[[Options, Tell], Iterable[Section]]
SECTIONS: dict[str, Make] = {
    "similar": similar.sections,
    "command": command.sections,
    "replay": replay.sections,
    "start": start.sections,
    "streams": streams.sections,
    "slates": slates.sections,
    "screen": screen.sections,
    "offline": offline.sections,
}
#: Fewer rounds have no quartiles worth the name.
ROUNDS = 5


def arguments(words: Sequence[str]) -> argparse.Namespace:
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m load_tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"of {', '.join(SECTIONS)}; all, if none")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=int, default=usual.seconds, help="of one measurement")
    parser.add_argument("--styles", type=_numbers, default=usual.styles, help="50000,500000")
    parser.add_argument("--facts", type=int, default=usual.facts, help="in the log of replay")
    parser.add_argument("--streams", type=_pair, default=usual.streams, help="1000,10000")
    parser.add_argument("--stores", type=int, default=usual.stores, help="over four processes")
    parser.add_argument("--built", type=_numbers, default=usual.built, help="styles of offline")
    parser.add_argument("--only", nargs="*", default=(), help="contenders with such a name")
    parser.add_argument("--against", default="", metavar="REV", help="a commit to compare with")
    asked = parser.parse_args(words)
    if wrong := set(asked.sections) - SECTIONS.keys():
        parser.error(f"there is no section {', '.join(sorted(wrong))}")
    return asked


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(one.replace("_", "")) for one in text.split(","))


def _pair(text: str) -> tuple[int, int]:
    first, second = _numbers(text)
    return first, second


def _tell(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def main() -> None:
    asked = arguments(sys.argv[1:])
    machine, began, commit = Machine.this(), datetime.now(UTC), commit_of(TREE)
    runs: list[Run] = []
    with contextlib.ExitStack() as stack:
        trees = [Tree()]
        if asked.against:
            trees = stack.enter_context(compare.two_trees(TREE, asked.against))
        named = ("styles", "seconds", "facts", "streams", "stores", "built", "only")
        options = Options(trees=trees, **{name: getattr(asked, name) for name in named})
        for name in asked.sections or SECTIONS:
            for section in SECTIONS[name](options, _tell):
                runs.append(run_section(section, asked.rounds, _tell))
                # After each: whoever stops a long run keeps what it has found so far.
                found = results.document(machine, commit, began, asked.rounds, runs)
                path = results.write(results.FOLDER, found)
                print(report(runs[-1], machine, commit, asked.rounds))
                if options.comparing:
                    print(compare.report(runs[-1], trees))
                _draw(runs[-1], path, f"{machine.told()} Commit {commit}.")
    if runs:
        print(f"Raw figures: {path.relative_to(TREE)}")


def _draw(run: Run, beside: Path, subtitle: str) -> None:
    """The picture of a section, beside the raw figures."""
    picture = beside.with_name(f"{beside.stem}-{run.section.name.replace(' ', '-')}.svg")
    picture.write_text(draw(run, subtitle), "utf-8")
    print(f"Picture: {picture.relative_to(TREE)}\n", flush=True)


if __name__ == "__main__":
    main()
