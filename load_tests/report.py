"""What is said in the end: the figures, the machine they were measured on, and what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console

from load_tests.figures import Row, machine, table
from load_tests.verdict import Verdict

#: Different failures that are shown; all are counted.
SHOWN = 20


@dataclass(slots=True)
class Figures:
    """What was measured. ``late_ms``: how late we were ourselves, each time we wanted to be
    somewhere: that much of every figure is not the service's."""

    verdict: Verdict
    visits: int
    seconds: float
    late_ms: Sequence[float]
    #: What the service needed, in words.
    service: str = ""
    #: What it used of a core (seconds), where it is ours.
    busy_s: float = 0.0

    @property
    def notes(self) -> list[str]:
        """Everything that is no table, in sentences."""
        verdict = self.verdict
        told = ", ".join(f"{count} {name}s" for name, count in verdict.events.most_common())
        said = [f"{self.visits} whole visits; the screens were sent {told or 'nothing'}."]
        if verdict.refused:
            refusals = ", ".join(f"{what} {n}" for what, n in sorted(verdict.refused.items()))
            said.append(f"Ordinary refusals: {refusals}.")
        if self.late_ms:
            row = Row.of("late", self.late_ms, self.seconds)
            said.append(
                f"The load test itself was {row.median:.0f} ms late, p95 {row.p95:.0f} ms, "
                f"p99 {row.p99:.0f} ms."
            )
        return [*said, *([self.service] if self.service else []), f"{machine()}."]


def report(out: Console, figures: Figures) -> None:
    """Tables of requests and of the way to other screens, and the rest in sentences."""
    verdict, seconds = figures.verdict, figures.seconds
    out.print(table("Requests", verdict.rows(seconds)))
    out.print(table("From the answer until another screen knows", verdict.way_rows(seconds)))
    for note in figures.notes:
        out.print(note)


def conclude(out: Console, verdict: Verdict) -> int:
    """Say what failed; the exit code."""
    if not verdict.failures:
        out.print("[bold green]Nothing failed.[/]")
        return 0
    out.print(f"[bold red]{len(verdict.failures)} failures[/]")
    for what, count in Counter(verdict.failures).most_common(SHOWN):
        out.print(f"  {count} x {what}", markup=False, soft_wrap=True)
    return 1
