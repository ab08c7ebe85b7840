"""Slates of which the true worth of every ranker is known: what an estimate is checked against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from service.recommend.learned.arranging import Ints
from service.recommend.learned.choosing import TRY, tail_of
from service.recommend.learned.slate_log import SlateLog, gather
from service.simulator.browsing.shopper import LOOKS, Visit

Floats = NDArray[np.float64]
#: Times that slates are lived through to know a value that has no formula.
TIMES = 40


@dataclass(frozen=True, slots=True, eq=False)
class KnownSlates:
    """``log`` and, of every garment there, how likely it is asked for when it is looked at and kept
    when it is asked for: (s, n) each."""

    log: SlateLog
    asks: Floats
    keeps: Floats

    @classmethod
    def of(cls, visits: Sequence[Visit]) -> KnownSlates:
        """Those slates of ``visits`` in which places were left to luck among as many garments as
        anywhere: nearly all."""
        log = gather([one for visit in visits for one in visit.shown])
        known = np.zeros((*log.rank.shape, 2))
        for row, appeal in enumerate(one for visit in visits for one in visit.appeal):
            known[row, : len(appeal)] = appeal
        usual = log.luck & log.valid.all(axis=1)
        return cls(log.part(usual), known[usual, :, 0], known[usual, :, 1])

    def value(self, ranks: Ints) -> float:
        """What is suggested and kept per slate, if garments stood at ``ranks`` (s, n)."""
        looks = self.log.looks_by_cell(np.array(LOOKS))[self.log.cells(ranks)]
        return float((looks * self.asks * self.keeps).sum() / len(self.log))

    def value_one_at_a_time(self, ranks: Ints, rng: np.random.Generator) -> float:
        """The same where only the first card that is wanted is asked for; by living it."""
        there = np.arange(len(self.log))
        kept = [self._lived(there, ranks, rng, True).kept.sum() for _ in range(TIMES)]
        return float(np.mean(kept) / len(self.log))

    def again(self, rng: np.random.Generator, visits: int, one_at_a_time: bool = False) -> SlateLog:
        """As many ``visits`` drawn from these, with other luck and other decisions."""
        starts = np.searchsorted(self.log.visit, np.unique(self.log.visit))
        ends = np.append(starts[1:], len(self.log))
        drawn = rng.integers(0, len(starts), visits)
        slates = np.concatenate([np.arange(starts[one], ends[one]) for one in drawn])
        whose = np.repeat(np.arange(visits), (ends - starts)[drawn])
        lived = self._lived(slates, self.log.rank[slates], rng, one_at_a_time)
        return replace(lived, visit=whose.astype(np.int64))

    def _lived(
        self, slates: NDArray[np.int64], ranks: Ints, rng: np.random.Generator, one: bool
    ) -> SlateLog:
        log = self.log.part(slates)
        place = _places(ranks, int(log.places[0]), rng)
        looks = np.where(place >= 0, np.array(LOOKS)[place], 0.0)
        asked = rng.random(place.shape) < looks * self.asks[slates]
        if one:
            first = np.where(asked, place, place.max() + 1).min(axis=1)
            asked &= place == first[:, None]
        kept = asked & (rng.random(place.shape) < self.keeps[slates])
        return replace(log, rank=ranks, place=place, seen=place >= 0, asked=asked, kept=kept)


def _places(ranks: Ints, places: int, rng: np.random.Generator) -> Ints:
    """(s, n): where each garment is shown, or -1; `service.recommend.learned.choosing.choose` for
    many slates at once."""
    slates, count = ranks.shape
    there = np.arange(slates)
    left = np.argsort(ranks, axis=1)  # (s, n) garments in order
    found: Ints = np.full(ranks.shape, -1, np.int32)
    for place in range(places):
        tail = tail_of(place, places, count)
        lucky = (rng.random(slates) < TRY) & (tail > 0)
        which = np.where(lucky, 1 + rng.integers(0, max(tail, 1), slates), 0)
        found[there, left[there, which]] = place
        stays = np.arange(left.shape[1]) != which[:, None]
        left = left[stays].reshape(slates, -1)
    return found
