"""The capacity as a piece of Markdown, and its place in a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from load_tests.bench.table import number
from load_tests.capacity.costs import Costs, named
from load_tests.capacity.mix import Mix
from load_tests.capacity.plan import SHARE, Chain, Limit, Needs
from load_tests.capacity.queueing import Wait

BEGINS, ENDS = "<!-- capacity -->", "<!-- /capacity -->"
UNITS = {
    "us": "µs of a core",
    "kb": "kB",
    "mb": "MB",
    "bytes": "bytes",
    "rate": "1/s",
}


def core_table(limits: Sequence[Limit], each_ms: float, mix: Mix) -> list[str]:
    """What one process and one Redis carry, the nearest limit first."""
    lines = [
        f"One shopper of {mix.shape} takes {number(each_ms)} ms of a core in each second: "
        f"{number(mix.commands * 60)} commands, {number(mix.looks * 60)} looks and "
        f"{number(mix.slates * 60)} slates a minute, with the staff's, and "
        f"{number(mix.streams)} open streams. To {SHARE:.0%} of each:",
        "",
        "| limit | shoppers at once |",
        "| --- | ---: |",
    ]
    return [*lines, *(f"| {one.what} | {number(float(int(one.shoppers)))} |" for one in limits)]


def chain_table(chain: Chain, needs: Needs) -> list[str]:
    rows = {
        "shoppers at once": number(float(needs.shoppers)),
        "requests a second, of them commands": f"{number(needs.requests_s)}, "
        f"{number(needs.commands_s)}",
        "stores to a group of processes": str(needs.stores_together),
        "processes, a spare one in each group": number(float(needs.processes)),
        "memory of a process": f"{number(needs.process_mb)} MB",
        f"Redis nodes (for their {needs.node_because}), and as many replicas": str(needs.nodes),
        "memory of all nodes at the end of the day": f"{number(needs.redis_gib)} GiB",
        "between processes and Redis": f"{number(needs.redis_mb_s)} MB/s",
        "to runners' screens, some fifty garments on each": f"{number(needs.screens_mb_s)} MB/s",
        "facts on disk": f"{number(needs.disk_gib_day)} GiB a day",
    }
    head = (
        f"{chain.stores:,} stores with {chain.shoppers} shoppers each, all at once, for "
        f"{chain.hours:g} hours; Redis nodes of {chain.node_gib:g} GiB:"
    )
    lines = [head, "", "| what | how much |", "| --- | ---: |"]
    return [*lines, *(f"| {what} | {much} |" for what, much in rows.items())]


def check(carried: int, wait: Wait, most: int, p95_ms: float) -> str:
    """The simulation beside the computation, with what it assumes."""
    return (
        f"Simulated, {number(float(carried))} shoppers keep a core {wait.busy:.0%} busy and wait "
        f"{number(wait.p50_ms)} ms in the middle, {number(wait.p95_ms)} ms at the 95th percentile "
        f"and {number(wait.p99_ms)} ms at the 99th; the limit of {number(p95_ms)} ms at the 95th "
        f"is passed beyond {number(float(most))}. Assumed: one core, first come first served, "
        "pauses as in `make load`, times lognormal around what was measured with a deviation as "
        "large, and that whatever is told of a tap is told before the next one is looked at."
    )


def cost_table(costs: Costs) -> list[str]:
    lines = ["| one | costs |", "| --- | ---: |"]
    return [*lines, *(_cost(name, value) for name, value in named(costs).items())]


def _cost(name: str, value: float) -> str:
    unit = next((word for end, word in UNITS.items() if name.endswith(f"_{end}")), "")
    return f"| {name.replace('_', ' ')} | {number(value)} {unit} |".replace("  ", " ")


def put(path: Path, text: str) -> None:
    """Between the marks of a page.

    Raises:
        ValueError: it has none.
    """
    page = path.read_text("utf-8")
    before, begins, rest = page.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        raise ValueError(f"{path} has no {BEGINS} ... {ENDS} to write between")
    path.write_text(f"{before}{BEGINS}\n{text.strip()}\n{ENDS}{after}", "utf-8")
