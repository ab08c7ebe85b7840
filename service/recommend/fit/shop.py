"""The shop's model on records: what `FitModel` says of each, and the spreads that say it best.

As in a fitting room: no body measures, only what a style's other wearers said, and what the same
shopper said of other garments. Every garment stands where its shopper put it, in the size chosen:
a record tells how far that choice was off. Differences between sizes that one shopper chose for
two garments are not read as lengths, because they were chosen with the garment in mind: who takes
a larger size than usual does so where garments run small, and calls *more* of them too small.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import exp
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from service.recommend.fit.belief import UNRELIABLE, Spreads
from service.recommend.fit.crowd import GRID, Crowd, chances_of, cuts
from service.recommend.fit.features import FOLDS, fold_of
from service.recommend.fit.ordinal import FINE, LEAST, MARGIN, verdict_chances
from service.recommend.fit.table import FitTable

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: The spreads that records can tell. The room is the unit that they are told in: without the same
#: garment on the same shopper in two sizes nothing says how long a step is.
LEARNED = ("noise", "shopper")
#: Records that spreads are learned from; a few numbers do not need more.
ENOUGH = 30_000
FIRST_STEP, LAST_STEP = 0.4, 0.02
#: The least that rooms vary: as good as not at all.
NARROWEST = 0.02


def counts_of(table: FitTable, records: FitTable, own: bool = False) -> Floats:
    """How often ``records`` call each row's style small, fitting, large: (n, 3).

    With ``own``, ``table`` is part of ``records``: what the row's own shopper said is left out.
    """
    _, place = np.unique(np.concatenate([records.items, table.items]), return_inverse=True)
    theirs, ours = place[: len(records)], place[len(records) :]
    counts = np.zeros((int(place.max(initial=-1)) + 1, 3))
    np.add.at(counts, (theirs, records.verdicts), 1.0)
    found = counts[ours]
    if own:
        _, shopper = np.unique(table.users, return_inverse=True)
        _, pair = np.unique(np.stack([shopper, ours]), axis=1, return_inverse=True)
        said = np.zeros((len(table), 3))
        np.add.at(said, (pair.ravel(), table.verdicts), 1.0)
        found = found - said[pair.ravel()]
    return np.asarray(found, dtype=np.float64)


def shop_chances(table: FitTable, counts: Floats, spreads: Spreads, crowd: Crowd) -> Floats:
    """P(small), P(fit), P(large) of each row, (n, 3), as `FitModel.likely` says them.

    ``counts`` (n, 3) are the styles' histories. Known of the shopper are the *other* rows.
    """
    mean, variance = cuts(counts, crowd)
    _, shopper = np.unique(table.users, return_inverse=True)
    logs = []  # of each noise: how likely the other rows are, (n,)
    for times, chance in reversed(UNRELIABLE):  # the usual noise comes last, and stays
        deviation = np.sqrt((spreads.noise * times) ** 2 + variance)
        chances = verdict_chances(GRID - mean[:, None], spreads.room, deviation[:, None])
        rows = np.choose(table.verdicts[:, None], chances)  # (n, t)
        said = np.log(np.maximum(rows, LEAST))
        total = np.zeros((int(shopper.max(initial=-1)) + 1, len(GRID)))
        np.add.at(total, shopper, said)
        belief = -0.5 * (GRID / spreads.shopper) ** 2 + total[shopper] - said
        most = belief.max(axis=1, keepdims=True)
        weights = np.exp(belief - most)
        whole = weights.sum(axis=1, keepdims=True)
        logs.append(np.log(chance) + (np.log(whole) + most)[:, 0])
    weights /= whole
    need = weights @ GRID
    spread = weights @ GRID**2 - need**2 + variance
    trust = np.exp(np.stack(logs) - np.max(logs, axis=0))
    trust /= trust.sum(axis=0)
    found = np.zeros((len(table), 3))
    for (times, _), share in zip(reversed(UNRELIABLE), trust, strict=True):
        deviation = np.sqrt((spreads.noise * times) ** 2 + spread)
        parts = verdict_chances(need - mean, spreads.room, deviation)
        found += share[:, None] * np.stack(parts, axis=1)
    return found


def learn_crowd(
    records: FitTable, start: Crowd, heard: Callable[[], object] = lambda: None
) -> Crowd:
    """The `Crowd` under which each record is likeliest, given what others said of its style.

    ``heard`` is called after each round, of which there are about ten.
    """
    table, counts = _some(records)

    def loss(crowd: Crowd) -> float:
        return _loss(chances_of(counts, crowd), table)

    return _search(start, ("noise", "style", "width"), loss, heard)


def learn_spreads(
    records: FitTable,
    start: Spreads,
    crowd: Crowd,
    heard: Callable[[], object] = lambda: None,
) -> Spreads:
    """The spreads under which each record is likeliest, given all others: `LEARNED` of ``start``.

    The likelihood of each record given the rest (Besag's pseudo-likelihood, 1975), because that is
    what advice is: every shopper's verdict is left out of what is known before it. ``heard`` is
    called after each round, of which there are about ten.
    """
    table, counts = _some(records)

    def loss(spreads: Spreads) -> float:
        return _loss(shop_chances(table, counts, spreads, crowd), table)

    return _search(start, LEARNED, loss, heard)


def _some(records: FitTable) -> tuple[FitTable, Floats]:
    """Enough of the records, and what others said of their styles, own shoppers left out."""
    folds = max(1, min(FOLDS, round(FOLDS * ENOUGH / max(len(records), 1))))
    table = records.where(fold_of(records.users) < folds)
    if not len(table):
        table = records
    return table, counts_of(table, records, own=True)


def _loss(chances: Floats, table: FitTable) -> float:
    own = chances[np.arange(len(table)), table.verdicts]
    return float(-np.log(np.maximum(own, LEAST)).mean())


S = TypeVar("S", Spreads, Crowd)


def _search(
    start: S, names: Sequence[str], loss: Callable[[S], float], heard: Callable[[], object]
) -> S:
    """Along the axes, on a logarithmic scale."""
    best, least = start, loss(start)
    strides = dict.fromkeys(names, FIRST_STEP)
    while max(strides.values()) > LAST_STEP:
        for name, stride in strides.items():
            strides[name] = stride / 2
            lowest = NARROWEST if name == "width" else FINE
            for way in (stride, -stride):
                length = min(max(getattr(best, name) * exp(way), lowest), MARGIN / 2)
                other = replace(best, **{name: length})
                if (found := loss(other)) < least - 1e-7:
                    best, least, strides[name] = other, found, stride
                    break
        heard()
    return best
