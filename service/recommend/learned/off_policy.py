"""What another ranker would have been worth on the slates of this one, before a shopper meets it.

A card is worth its appeal times the chance that it is looked at, whoever ordered it (the position-
based model). So what was kept is weighed by how likely the other ranker's card is looked at, over
how likely it was in the log, over every luck: ``w = looks_new(rank) / looks_log(rank)`` (Li et al.,
2018). Three estimates of the same value, in cards kept per slate:

- ips: the mean of ``w * kept`` (Horvitz and Thompson, 1952).
- snips: the same, divided by what the weights add up to where they should add up to the looks that
  a slate has (Swaminathan and Joachims, 2015).
- dr: what a model of appeal says, and ips of where it was wrong (Dudík, Langford and Li, 2011).

Visits are the sample, not cards, and how likely each place is looked at is learned from the same
visits: both are in the interval (`service.recommend.learned.interval`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.recommend.learned.arranging import Ints
from service.recommend.learned.examination import Places, examine_by_visit
from service.recommend.learned.interval import Estimate
from service.recommend.learned.slate_log import SlateLog
from service.recommend.shelf import Floats

#: Fewer looks than this say nothing, as if they had been gathered by the new ranker itself.
LEAST_LOOKS = 500.0
#: No more of what the new ranker shows may be such as the log never shows.
MOST_UNSEEN = 0.1
KINDS = ("ips", "snips", "dr")
#: How far a look is moved to see what follows from it.
NUDGE = 1e-4


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
    log: SlateLog, ranks: Ints, appeal: Floats | None = None, looks: Places | None = None
) -> Verdict:
    """A ranker that would put the garments of ``log`` at ``ranks`` (s, n).

    ``appeal`` (s, n) is how likely each is asked for and kept once it is looked at, by a model that
    was not learned from these slates; without it, dr is ips. ``looks`` is how likely each place is
    looked at, where that is known; it is learned otherwise.
    """
    model: Floats = np.zeros(log.rank.shape) if appeal is None else appeal
    if looks is None:
        examination, moved = examine_by_visit(log)
        looks = examination.places
    else:
        moved = np.zeros((int(log.visit.max(initial=-1)) + 1, len(looks)))
    trial = _Trial(log, ranks, model)
    likeness = _Trial(log, likeness_ranks(log), model)
    new, by_visit = trial.values(looks, moved)
    old, old_by_visit = likeness.values(looks, moved)
    told = [Estimate.of(*one) for one in zip(new, by_visit.T, strict=True)]
    gain = [Estimate.of(*one) for one in zip(new - old, (by_visit - old_by_visit).T, strict=True)]
    unseen, effective = trial.overlap(looks)
    return Verdict(
        slates=len(log),
        visits=len(np.unique(log.visit)),
        log=told[0],
        value=dict(zip(KINDS, told[1:], strict=True)),
        gain=dict(zip(KINDS, gain[1:], strict=True)),
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
    """Flat arrays of the cards that were shown, and of all garments."""

    def __init__(self, log: SlateLog, ranks: Ints, appeal: Floats) -> None:
        self.log = log
        slate, column = np.nonzero(log.place >= 0)
        self.visit, self.visits = log.visit[slate], int(log.visit.max(initial=-1)) + 1
        self.place = log.place[slate, column]
        self.reward = log.kept[slate, column].astype(float)
        self.appeal = appeal[slate, column]
        new = log.cells(ranks)  # (s, n)
        self.old_cell, self.new_cell = log.cells(log.rank)[slate, column], new[slate, column]
        self.every_cell, self.every_appeal = new, np.where(log.valid, appeal, 0.0)
        self.every_old = log.cells(log.rank)

    def values(self, looks: Places, moved: Floats) -> tuple[Floats, Floats]:
        """[log, ips, snips, dr] per slate; and of each visit, (visits, 4), by how much it would
        move each if it counted a little more. ``moved`` (visits, places) is the same of looks."""
        parts = self._parts(looks)
        sums = parts.sum(axis=0)
        direct = parts @ _by_sum(sums)
        steps: Floats = np.eye(len(looks)) * NUDGE
        ends = [[_told(self._parts(looks + s * one).sum(axis=0)) for one in steps] for s in (1, -1)]
        by_look = (np.array(ends[0]) - np.array(ends[1])) / (2 * NUDGE)  # (places, 4)
        return _told(sums), direct + moved @ by_look

    def _parts(self, looks: Places) -> Floats:
        """(visits, 6), to be added up: slates, what was kept, the same weighed, the looks that the
        weights found, those that there are, and what the model says besides the weighed."""
        table, w = self._weights(looks)
        looked = w * looks[self.place]
        every = table[self.every_cell]  # (s, n)
        of_slates = (np.ones(len(self.log)), every.sum(axis=1), (every * self.every_appeal).sum(1))
        slates, there, said = (self._by(self.log.visit, one) for one in of_slates)
        of_cards = (self.reward, w * self.reward, looked, looked * self.appeal)
        kept, weighed, found, foreseen = (self._by(self.visit, one) for one in of_cards)
        return np.stack([slates, kept, weighed, found, there, said - foreseen], axis=1)

    def _by(self, visit: npt.NDArray[np.int64], told: Floats) -> Floats:
        return np.bincount(visit, told, self.visits).astype(float)

    def overlap(self, looks: Places) -> tuple[float, float]:
        """Which share of what it shows the log never shows, and how many looks the log is worth:
        the effective sample size (Kish, 1965)."""
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


def _told(sums: Floats) -> Floats:
    """[log, ips, snips, dr] of the sums of `_Trial._parts`."""
    slates, kept, weighed, found, there, model = sums
    snips = weighed * there / found if found > 0 else 0.0
    told: Floats = np.array([kept, weighed, snips, weighed + model]) / max(slates, 1.0)
    return told


def _by_sum(sums: Floats) -> Floats:
    """(6, 4): how much each of the sums moves each of `_told`."""
    slates, _, weighed, found, there, _ = sums
    n, told = max(slates, 1.0), _told(sums)
    by: Floats = np.zeros((6, 4))
    by[0] = -told / n
    by[1, 0] = by[2, 1] = by[2, 3] = by[5, 3] = 1 / n
    if found > 0:
        by[2, 2], by[3, 2], by[4, 2] = there / found / n, -told[2] / found, weighed / found / n
    return by
