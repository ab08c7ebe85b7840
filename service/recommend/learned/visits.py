"""What visits kept and asked for of what was suggested to them, for a trial in the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.recommend.learned.slate_log import Shown
from service.recommend.learned.trial import Trial


@dataclass(slots=True)
class _Visit:
    learned: bool = False
    kept: int = 0
    asked: int = 0


def by_likeness(ranker: str) -> bool:
    """Whether a slate with this name of a ranker was in the order of likeness alone."""
    return "+" not in ranker


def trial_of(slates: Iterable[Shown], share: float) -> Trial:
    """The trial as it stands: ``slates`` in the order they were made, from the first one on that
    was in a learned order. Visits that had begun before it are left out: nobody drew for them."""
    visits: dict[str, _Visit] = {}
    before: set[str] = set()
    begun = False
    for one in slates:
        begun = begun or not by_likeness(one.ranker)
        if not begun:
            before.add(one.visit)
        elif one.visit not in before:
            visit = visits.setdefault(one.visit, _Visit(not by_likeness(one.ranker)))
            visit.kept += len(one.kept)
            visit.asked += len(one.asked)
    found = list(visits.values())
    return Trial.of(
        [one.learned for one in found],
        [one.kept for one in found],
        [one.asked for one in found],
        share,
    )
