"""Days of visits in one store, under a ranker that may learn every night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from service.recommend import Here, Slate, Wants, for_visit
from service.recommend.learned.ranker import Ranker
from service.recommend.learned.slate_log import Shown
from service.simulator.browsing.shopper import Mood, Visit, live
from service.simulator.browsing.taste import HiddenTaste

#: What is made of all slates so far, after a night: the ranker of the day that begins, or none.
Learn = Callable[[Sequence[Shown], int], Ranker | None]
#: How much of what was asked for the day before still counts as popular.
POPULAR_LASTS = 0.8


@dataclass
class Day:
    """``visits`` of a day, and the ``ranker`` that made their slates."""

    number: int
    ranker: str
    visits: list[Visit] = field(default_factory=list)

    @property
    def kept(self) -> NDArray[np.int64]:
        """(visits,) garments that were suggested and kept."""
        return np.array([visit.kept for visit in self.visits])

    @property
    def shown(self) -> list[Shown]:
        return [one for visit in self.visits for one in visit.shown]


def days(
    here: Here, taste: HiddenTaste, seed: int, count: int, visits: int, learn: Learn
) -> Iterator[Day]:
    """``count`` days with as many ``visits`` each. The same seed, the same shoppers."""
    log: list[Shown] = []
    popular: Counter[str] = Counter()
    for number in range(1, count + 1):
        ranker = learn(log, number)
        now = replace(here, popular=dict(popular))
        mood = Mood(taste.asked(number), taste.kept())
        day = Day(number, ranker.name if ranker else "likeness")
        for one in range(visits):
            name = f"{seed}/{number}/{one}"
            day.visits.append(live(now, mood, _maker(now, ranker), name, number))
        popular = _fading(popular, day)
        log += day.shown
        yield day


def _maker(here: Here, ranker: Ranker | None) -> Callable[[Wants, str, str], Slate]:
    return lambda wants, slate, luck: for_visit(here, wants, slate, luck=luck, ranker=ranker)


def _fading(popular: Counter[str], day: Day) -> Counter[str]:
    found = Counter({style: int(n * POPULAR_LASTS) for style, n in popular.items()})
    for visit in day.visits:
        found.update(one.style for one in visit.asked)
    return found
