"""``python -m load_tests.lake_size``: how long reports take over a lake, and in how much memory.

Makes a lake (30 days of a busy store with 2 million signals, if nothing else is said), asks every
report in a process of its own, several times, and says the median time from opening the window to
the answer, how much of a core's time that took (on a busy machine the first says little), and the
most memory that the process ever held. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from load_tests.made_lake import FIRST, make
from service.archive.lake import Lake
from service.insight.registry import REPORTS, answer
from service.insight.window import MEMORY, THREADS, Span, look

ROUNDS = 5
out = Console(highlight=False)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m load_tests.lake_size", description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument(
        "--skip",
        type=int,
        default=0,
        help="days before those that are asked for: a span from the middle of a month",
    )
    parser.add_argument("--signals", type=int, default=2_000_000, help="of each store, all days")
    parser.add_argument("--stores", type=int, default=1, help="asked one after the other")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--memory", default=MEMORY, help="what DuckDB may hold")
    parser.add_argument("--reports", default=",".join(REPORTS), help="only these")
    parser.add_argument("--at", type=Path, help="a folder to keep the lake in; made once")
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    if asked.ask:
        measure(asked)
        return
    with tempfile.TemporaryDirectory() as somewhere:
        root = (asked.at or Path(somewhere)).absolute()
        if not (root / "facts").exists():
            since = time.perf_counter()
            make(root, asked.days, asked.signals, asked.stores, out.print)
            out.print(f"made in {time.perf_counter() - since:.0f} s")
        report(root, asked)


def report(root: Path, asked: argparse.Namespace) -> None:
    files = [path for path in root.rglob("*.parquet") if "garments" not in path.parts]
    size = sum(path.stat().st_size for path in files)
    out.print(
        f"{asked.stores} store(s), {asked.days} days, {asked.signals:,} signals each: "
        f"{len(files)} files, {size / 1e6:.0f} MB. {os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}, {asked.memory} and {THREADS} threads for DuckDB"
    )
    columns = ("report", "by", "seconds", "of a core", "most memory (MB)")
    table = Table(*columns, box=None, padding=(0, 2, 0, 0))
    for name in asked.reports.split(","):
        by = REPORTS[name].by[0]
        words = [*sys.argv[1:], "--at", str(root), "--ask", f"{name}/{by}"]
        command = [sys.executable, "-m", "load_tests.lake_size", *words]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        table.add_row(name, by, *done.stdout.split())
    out.print(table)


def measure(asked: argparse.Namespace) -> None:
    """One report, over and over; its median times over all stores, and this process's memory."""
    name, _, by = asked.ask.partition("/")
    lake, until = Lake.at(asked.at), FIRST + timedelta(days=asked.days - 1)
    first = FIRST + timedelta(days=asked.skip)
    times, worked = [], []
    for _ in range(asked.rounds):
        since, idle = time.perf_counter(), time.process_time()
        for n in range(1, asked.stores + 1):
            span = Span(f"s{n}", first.isoformat(), until.isoformat(), "Asia/Seoul")
            with look(lake, span, memory=asked.memory) as window:
                answer(window, name, by)
        times.append(time.perf_counter() - since)
        worked.append(time.process_time() - idle)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{median(times):.2f} {median(worked):.2f} {held:.0f}")


if __name__ == "__main__":
    main()
