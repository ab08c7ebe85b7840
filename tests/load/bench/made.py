"""Made contenders: their figures are written down beforehand, and who was asked what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from load_tests.bench.machine import Machine
from load_tests.bench.section import Contender, Figure, Figures, Group, Section, Skipped

MACHINE = Machine("A Processor", 2, 24.0, "A System 12", "3.11.7", 0.1)
FIGURES = (
    Figure("rate", "answers a second", "1/s", "more"),
    Figure("p99_ms", "p99", "ms", "less", as_ratio=False),
    Figure("recall", "recall@12", "share", "more", as_ratio=False),
)


@dataclass(slots=True)
class Told:
    """Answers ``rates`` round by round; fails for the reason that is given, when it is given."""

    name: str
    rates: Sequence[float]
    diary: list[str] = field(default_factory=list)
    group: Group = "peer"
    note: str = ""
    not_starting: str = ""
    failing: str = ""
    only_case: str = ""
    asked: int = 0

    def start(self) -> Figures:
        self.diary.append(f"{self.name} starts")
        if self.not_starting:
            raise Skipped(self.not_starting)
        return {"recall": 0.95}

    def measure(self, case: str) -> Figures:
        self.diary.append(f"{self.name} {case}")
        if self.failing:
            raise Skipped(self.failing)
        if self.only_case not in ("", case):
            return {}
        rate = self.rates[self.asked % len(self.rates)]
        self.asked += 1
        return {"rate": rate, "p99_ms": 1000 / rate}

    def stop(self) -> None:
        self.diary.append(f"{self.name} stops")


def section(
    *contenders: Contender, cases: Sequence[str] = ("1 connection",), baseline: str = "a"
) -> Section:
    return Section(
        name="made",
        question="How many?",
        method="Made up.",
        cases=cases,
        figures=FIGURES,
        contenders=contenders,
        baseline=baseline,
        drawn=("rate", cases[0]),
        versions={"library": "1.2"},
    )


def silent(text: str) -> None:
    """Progress that nobody reads."""
