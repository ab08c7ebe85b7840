"""Days of a store in which visits drew an order of slates, by hand, as the archive has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from service.archive.lake import Lake
from service.floor.facts import Fact, GarmentKept, GarmentRequested, VisitEnded
from tests.insight.test_slates import NOON, put, record, seen

DAY_MS = 86_400_000
SHARE = 0.8
SLATE = record("any")


@dataclass(frozen=True)
class Visit:
    """One that saw one slate, and asked for and kept the first ``kept`` cards of it."""

    name: str
    learned: bool
    kept: int = 0
    share: float | None = SHARE
    ended: bool = True


def day(lake: Lake, visits: list[Visit], at: int = NOON) -> None:
    """What the archive has of these, all at one time."""
    signals: list[dict[str, Any]] = []
    facts: list[Fact] = []
    for visit in visits:
        slate = f"slate-{visit.name}"
        draw = visit.share and {"learned": visit.learned, "share": visit.share}
        signals.append(SLATE | {"slate": slate, "visit": visit.name, "draw": draw})
        signals += seen(slate, 0)
        for place in range(visit.kept):
            request = f"{slate}-{place}"
            facts.append(
                GarmentRequested(
                    request, visit.name, "1", "s", "s/red", 120, slate=slate, position=place
                )
            )
            facts.append(GarmentKept(request, visit.name))
        facts += [VisitEnded(visit.name, "left")] if visit.ended else []
    put(lake, signals, facts, at)


def many(count: int, learned: int, likeness: int, name: str = "v") -> list[Visit]:
    """Four in five see the learned order; each keeps so many."""
    return [
        Visit(f"{name}{n}", drew, learned if drew else likeness)
        for n, drew in ((n, n % 5 > 0) for n in range(count))
    ]
