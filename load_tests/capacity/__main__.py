"""``python -m load_tests.capacity [RESULTS ...]``: what a core carries, and what a chain needs.

RESULTS are files of ``make bench``; all in its folder, if none is named: each figure is taken from
the newest that has it. ``--write README.md`` puts what comes of it into the page.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
from collections.abc import Sequence
from pathlib import Path

from load_tests.bench.results import FOLDER
from load_tests.capacity import page, plan
from load_tests.capacity.costs import Costs, NotMeasured, costs_of, origin, read_results
from load_tests.capacity.mix import Run, read_run
from load_tests.capacity.queueing import most, simulate
from load_tests.limits import LIMITS

#: Whose limit a core's shoppers must keep.
TAP = LIMITS["request"].p95


def arguments(words: Sequence[str]) -> argparse.Namespace:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parser = argparse.ArgumentParser(prog="python -m load_tests.capacity", description=__doc__)
    parser.add_argument("results", nargs="*", type=Path)
    parser.add_argument(
        "--load", type=Path, default=Path("load-report.json"), help="what a run of make load wrote"
    )
    parser.add_argument("--stores", type=int, default=1_000, help="of the chain")
    parser.add_argument("--shoppers", type=int, default=60, help="in each, at the same time")
    parser.add_argument("--hours", type=float, default=10.0, help="of such a day")
    parser.add_argument("--node-gib", type=float, default=8.0, help="memory of a Redis node")
    parser.add_argument("--memory-gib", type=float, default=memory, help="of a process at most")
    parser.add_argument("--write", type=Path, help="a page with the marks of the capacity")
    return parser.parse_args(words)


def told(asked: argparse.Namespace, costs: Costs, run: Run) -> str:
    """All of it, as Markdown."""
    machine = plan.Machine(asked.memory_gib, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    limits = plan.limits(costs, run.mix, machine)
    chain = plan.Chain(asked.stores, asked.shoppers, asked.hours, asked.node_gib)
    carried = max(1, int(plan.SHARE / plan.seconds_each(costs, run.mix)))
    wait = simulate(carried, costs, run.mix)
    upto = most(costs, run.mix, TAP, upto=3 * carried)
    each_ms = plan.seconds_each(costs, run.mix) * 1000
    lines = [
        *page.core_table(limits, each_ms, run.mix),
        "",
        page.check(carried, wait, upto, TAP),
        "",
    ]
    if run.busy_s:
        foreseen_s = plan.predicted_s(costs, run)
        by_run = min(1.0, foreseen_s / run.busy_s) * carried
        lines += [
            f"By the same costs, the run that people's ways were taken from took {foreseen_s:.1f} "
            f"s of a core; it took {run.busy_s:.1f} s, in part because screens are shown more "
            f"while nobody waits. Who wants to be sure counts on the run: {by_run:,.0f} shoppers "
            "to a core.",
            "",
        ]
    return "\n".join([*lines, *page.chain_table(chain, plan.needs(costs, run.mix, chain))])


def main() -> int:
    asked = arguments(sys.argv[1:])
    try:
        results = read_results(asked.results or FOLDER.glob("*.json"))
        costs = costs_of(results)
        run = read_run(asked.load)
    except NotMeasured as missing:
        print(f"capacity: {missing}", file=sys.stderr)
        return 1
    except FileNotFoundError as missing:
        print(f"capacity: {missing.filename} is not there: make load", file=sys.stderr)
        return 1
    text = f"{told(asked, costs, run)}\n\nCosts were measured on: {origin(results)}"
    print("\n".join([*page.cost_table(costs), "", text]))
    if asked.write:
        page.put(asked.write, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
