"""Who looked at what when, counted: looks and passing visits of every fixture in every block.

A *look* is one visit at one fixture in one hour, however often it scanned there. A *passing visit*
is one that was seen in the same zone in the same hour at **another** fixture: a fixture's own looks
are left out of what they are divided by. Were they in it, a fixture that draws more would also
raise its own traffic (of three alike, one that draws 1.3 times as much would be told as 1.2), and
that of its neighbours. For an experiment the fixture that is changed is left out of everybody's.
Where a zone has no other fixture, the visits seen anywhere else in the store stand for it.

Two fixtures are compared by their passers alone (``count(passers=True)``): of the visits that were
seen beside a fixture, those that looked at it, too. All looks for passing visits would not do: who
hangs beside what nobody looks at has few passing visits and would seem to draw much. It is what
ecologists do who count animals that they may not see (Lincoln and Petersen's recapture); whoever is
seen at all is more curious than others, at every fixture alike. One fixture's days are compared by
all of its looks, which are more.

A *block* is a day or a part of one; the rows of a table are fixtures, the columns blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Looks:
    """Looks, one a row: block, hour, visit and fixture, each a whole number from 0 on (n,)."""

    block: Counts
    hour: Counts
    visit: Counts
    fixture: Counts

    def __len__(self) -> int:
        return len(self.block)

    def where(self, chosen: Truths) -> Looks:
        """The rows where ``chosen`` (n,) is true."""
        return Looks(
            self.block[chosen], self.hour[chosen], self.visit[chosen], self.fixture[chosen]
        )


@dataclass(frozen=True, slots=True)
class Table:
    """``looks`` and ``passing``, both (fixtures, blocks); ``shown`` where there was something on
    display, and only there do either count."""

    looks: Counts
    passing: Counts
    shown: Truths

    def columns(self, first: int, last: int) -> Table:
        """The blocks from ``first`` up to ``last``, which is left out."""
        cut = np.s_[:, first:last]
        return Table(self.looks[cut], self.passing[cut], self.shown[cut])

    def halved(self) -> Table:
        """Each two blocks as one; both must have been on display."""
        one, two = np.s_[:, 0::2], np.s_[:, 1::2]
        shown = self.shown[one] & self.shown[two]
        looks, passing = (counts[one] + counts[two] for counts in (self.looks, self.passing))
        return Table(looks * shown, passing * shown, shown)


def count(
    looks: Looks,
    zone_of: Sequence[int],
    blocks: int,
    leaving_out: int | None = None,
    shown: Truths | None = None,
    passers: bool = False,
) -> Table:
    """Looks and passing visits of every fixture and block.

    ``zone_of`` is the zone of each fixture; ``shown`` (fixtures, blocks) is where something was on
    display, everywhere if it is not said. The looks at ``leaving_out`` make nobody's traffic. With
    ``passers``, looks are those of passing visits.
    """
    zones = np.asarray(zone_of, np.int64)
    fixtures = len(zones)
    once = _distinct(looks)
    moment, block_of = _moments(once)
    counted, passing = np.zeros((2, fixtures, blocks), np.int64)
    witness = np.arange(fixtures) != (-1 if leaving_out is None else leaving_out)
    for fixture in range(fixtures):
        others = witness & (np.arange(fixtures) != fixture)
        beside = others & (zones == zones[fixture])
        passed = np.zeros(len(block_of), np.bool_)
        passed[moment[(beside if beside.any() else others)[once.fixture]]] = True
        passing[fixture] = np.bincount(block_of[passed], minlength=blocks)
        own = once.fixture == fixture
        if passers:
            own &= passed[moment]
        counted[fixture] = np.bincount(once.block[own], minlength=blocks)
    there = np.ones((fixtures, blocks), np.bool_) if shown is None else shown
    return Table(counted * there, passing * there, there)


def _distinct(looks: Looks) -> Looks:
    """Each visit once at each fixture and hour."""
    if not len(looks):
        return looks
    keys = _together(looks.block, looks.hour, looks.visit, looks.fixture)
    _, first = np.unique(keys, return_index=True)
    kept = np.zeros(len(looks), np.bool_)
    kept[first] = True
    return looks.where(kept)


def _moments(looks: Looks) -> tuple[Counts, Counts]:
    """Which moment (a visit in an hour of a block) each row is of (n,), and the block of each
    moment (moments,)."""
    if not len(looks):
        return looks.block, looks.block
    key = _together(looks.visit, looks.hour, looks.block)
    _, first, moment = np.unique(key, return_index=True, return_inverse=True)
    return moment, looks.block[first]


def _together(*columns: Counts) -> Counts:
    """One number for each row, the same where all columns are the same."""
    key = columns[0].astype(np.int64)
    for column in columns[1:]:
        key = key * (int(column.max()) + 1) + column
    return key
