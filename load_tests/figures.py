"""Durations in words: how many a second, the median, and how bad it gets."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of ``values`` (sorted) that at least ``share`` of them do not exceed."""
    return values[max(0, math.ceil(share * len(values)) - 1)]


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one kind of thing, in milliseconds; ``per_s`` is how many there were a second."""

    what: str
    count: int
    per_s: float
    median: float
    p95: float
    p99: float
    longest: float

    @classmethod
    def of(cls, what: str, durations_ms: Iterable[float], seconds: float) -> Row:
        ms = sorted(durations_ms)
        return cls(
            what,
            len(ms),
            len(ms) / seconds,
            percentile(ms, 0.5),
            percentile(ms, 0.95),
            percentile(ms, 0.99),
            ms[-1],
        )


def table(title: str, rows: Iterable[Row]) -> Table:
    made = Table(title=title, title_justify="left", title_style="bold")
    made.add_column("")
    for heading in ("count", "per s", "median ms", "p95 ms", "p99 ms", "longest ms"):
        made.add_column(heading, justify="right")
    for row in rows:
        shown = (row.median, row.p95, row.p99, row.longest)
        made.add_row(
            row.what, str(row.count), f"{row.per_s:.1f}", *(f"{value:.0f}" for value in shown)
        )
    return made


def machine() -> str:
    """What these figures were measured on; without that they say nothing."""
    return (
        f"{os.cpu_count()} x {_processor()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; load generator and service on the same machine; "
        f"load average of the last minute: {os.getloadavg()[0]:.1f}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
