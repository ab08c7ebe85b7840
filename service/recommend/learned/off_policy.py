"""What another ranker would have been worth on the slates of this one, before a shopper meets it.

A card is worth its appeal times the chance that it is looked at, whoever ordered it (the position-
based model). So what was kept is weighed by how likely the other ranker's card is looked at, over
how likely it was in the log, over every luck: ``w = looks_new(rank) / looks_log(rank)`` (Li et al.,
2018). Three estimates of the same value, in cards kept per slate:

- ips: the mean of ``w * kept`` (Horvitz and Thompson, 1952).
- snips: the same, divided by what the weights add up to where they should add up to the looks that
  a slate has (Swaminathan and Joachims, 2015).
- dr: what a model of appeal says, and ips of where it was wrong (Dudík, Langford and Li, 2011).

Intervals draw visits, not cards, and learn again in every draw how likely each place is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from service.recommend.learned.arranging import Ints
from service.recommend.learned.examination import Places, examine
from service.recommend.learned.slate_log import SlateLog
from service.recommend.shelf import Floats

DRAWS = 300
#: Fewer looks than this say nothing, as if they had been gathered by the new ranker itself.
LEAST_LOOKS = 500.0
#: No more of what the new ranker shows may be such as the log never shows.
MOST_UNSEEN = 0.1
KINDS = ("ips", "snips", "dr")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Floats) -> Estimate:
        """The first of ``values`` is of everything, the rest are of draws."""
        low, high = np.quantile(values[1:], (0.025, 0.975)) if len(values) > 1 else values[[0, 0]]
        return cls(float(values[0]), float(low), float(high))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Cards kept per slate: ``log`` as it was; by kind of estimate the new ranker's ``value`` and
    its ``gain`` over likeness alone on the same slates. ``looks`` is how many looks of its own the
    log is worth, and ``unseen`` which share of what it shows the log never shows. ``refused`` is
    why none of this should be believed, or None."""

    slates: int
    visits: int
    log: Estimate
    value: dict[str, Estimate]
    gain: dict[str, Estimate]
    looks: float
    unseen: float
    refused: str | None


def judge(
    log: SlateLog,
    ranks: Ints,
    appeal: Floats | None = None,
    seed: int = 1,
    draws: int = DRAWS,
    looks: Places | None = None,
) -> Verdict:
    """A ranker that would put the garments of ``log`` at ``ranks`` (s, n).

    ``appeal`` (s, n) is how likely each is asked for and kept once it is looked at, by a model that
    was not learned from these slates; without it, dr is ips. ``looks`` is how likely each place is
    looked at, where that is known; it is learned otherwise.
    """
    none: Floats = np.zeros(log.rank.shape)
    model = none if appeal is None else appeal
    trial = _Trial(log, ranks, model, looks)
    likeness = _Trial(log, likeness_ranks(log), model, looks)
    visits = int(log.visit.max(initial=-1)) + 1
    rng = np.random.default_rng(seed)
    chance: Floats = np.full(visits, 1 / max(visits, 1))
    often: list[Floats] = [np.ones(visits)]
    often += [rng.multinomial(visits, chance).astype(np.float64) for _ in range(draws)]
    new = np.array([trial.sums(one) for one in often])  # (1 + draws, [log, ips, snips, dr])
    gain = new - np.array([likeness.sums(one) for one in often])
    unseen, effective = trial.overlap()
    return Verdict(
        slates=len(log),
        visits=len(np.unique(log.visit)),
        log=Estimate.of(new[:, 0]),
        value={kind: Estimate.of(new[:, n]) for n, kind in enumerate(KINDS, 1)},
        gain={kind: Estimate.of(gain[:, n]) for n, kind in enumerate(KINDS, 1)},
        looks=effective,
        unseen=unseen,
        refused=_refusal(unseen, effective),
    )


def likeness_ranks(log: SlateLog) -> Ints:
    """(s, n): garments are logged in the order of likeness."""
    ranks: Ints = np.empty(log.rank.shape, np.int32)
    ranks[:] = np.arange(log.width)
    return ranks


def _refusal(unseen: float, looks: float) -> str | None:
    if unseen > MOST_UNSEEN:
        return f"{unseen:.0%} of what it shows was never shown by the one that made the log"
    if looks < LEAST_LOOKS:
        return f"the log is worth only {looks:.0f} looks at what it shows"
    return None


class _Trial:
    """Flat arrays of the cards that were shown, and of all garments, for many draws of visits."""

    def __init__(self, log: SlateLog, ranks: Ints, appeal: Floats, looks: Places | None) -> None:
        self.log, self.known = log, looks
        slate, column = np.nonzero(log.place >= 0)
        self.slate = slate
        self.place = log.place[slate, column]
        self.reward = log.kept[slate, column].astype(float)
        self.appeal = appeal[slate, column]
        new = log.cells(ranks)  # (s, n)
        self.old_cell, self.new_cell = log.cells(log.rank)[slate, column], new[slate, column]
        self.every_cell, self.every_appeal = new, np.where(log.valid, appeal, 0.0)
        self.every_old = log.cells(log.rank)

    def sums(self, weights: Floats) -> list[float]:
        """[log, ips, snips, dr] per slate, where each visit counts ``weights`` (visits,) times."""
        often = weights[self.log.visit]  # (s,)
        looks = examine(self.log, weights=often).places if self.known is None else self.known
        table, w = self._weights(looks)
        # Sums, not products of matrices: those wake every core for a few thousand numbers.
        counted = often[self.slate] * w  # (cards,)
        looked = looks[self.place]
        ips, found = (counted * self.reward).sum(), (counted * looked).sum()
        every = table[self.every_cell]  # (s, n)
        said = (often * (every * self.every_appeal).sum(axis=1)).sum()
        dr = said + ips - (counted * looked * self.appeal).sum()
        kept = (often[self.slate] * self.reward).sum()
        snips = ips * (often * every.sum(axis=1)).sum() / found if found > 0 else 0.0
        return [float(one / max(often.sum(), 1.0)) for one in (kept, ips, snips, dr)]

    def overlap(self) -> tuple[float, float]:
        """Which share of what it shows the log never shows, and how many looks the log is worth:
        the effective sample size (Kish, 1965)."""
        looks = examine(self.log).places if self.known is None else self.known
        table, w = self._weights(looks)
        new, never = table[self.every_cell], table[self.every_old] <= 0
        looked = looks[self.place]
        squares = float((w**2 * looked).sum())
        worth = float((w * looked).sum() ** 2 / squares) if squares > 0 else 0.0
        return float(new[never].sum() / max(new.sum(), 1e-12)), worth

    def _weights(self, looks: Places) -> tuple[Floats, Floats]:
        """How likely each cell is looked at, and the weight of each card that was shown."""
        table = self.log.looks_by_cell(looks)
        old = table[self.old_cell]
        return table, table[self.new_cell] / np.where(old > 0, old, 1.0)
