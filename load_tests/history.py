"""How the day went, minute by minute: for the charts of the report. Pure bookkeeping."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from load_tests.figures import percentile

#: A chart has so many points at most; each is over its own part of the day.
POINTS = 40
#: Fewer answers than this in a part of the day are no percentile.
FEW = 5
Line = list[tuple[float, float]]


@dataclass(slots=True)
class History:
    """Times are seconds on one clock; ``began`` is when the doors opened."""

    began: float = 0.0
    answers: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    shoppers: Line = field(default_factory=list)
    visits: Line = field(default_factory=list)
    away: Line = field(default_factory=list)

    def answered(self, kind: str, at: float, ms: float) -> None:
        self.answers[kind].append((at - self.began, ms))

    def add(self, other: History) -> None:
        """Answers that another process had on the same day."""
        for kind, answers in other.answers.items():
            self.answers[kind] += answers

    def present(self, at: float, shoppers: int, visits: int, away: int) -> None:
        """So many shoppers were there, in so many visits, and so many screens had no line."""
        now = at - self.began
        self.shoppers.append((now, shoppers))
        self.visits.append((now, visits))
        self.away.append((now, away))

    def p95(self, kind: str) -> Line:
        """The 95th percentile over time, where there was enough to say so."""
        return _p95(self.answers[kind], self.lasted)

    def p95_of_all(self) -> Line:
        return _p95([one for answers in self.answers.values() for one in answers], self.lasted)

    @property
    def lasted(self) -> float:
        """Seconds until the last answer."""
        ends = [at for answers in self.answers.values() for at, _ in answers]
        return max(ends, default=0.0)


def _p95(answers: list[tuple[float, float]], lasted: float) -> Line:
    width = max(1.0, lasted / POINTS)
    parts: dict[int, list[float]] = defaultdict(list)
    for at, ms in answers:
        parts[int(max(0.0, at) / width)].append(ms)
    return [
        ((part + 0.5) * width, percentile(sorted(ms), 0.95))
        for part, ms in sorted(parts.items())
        if len(ms) >= FEW
    ]
