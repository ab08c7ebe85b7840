"""Pairs of blocks, and what the change did to them: one small regression.

For each pair, ``y`` is the log of the looks of its later block over those of its earlier one, and
``side`` is +1 where the later one had the change and -1 where the earlier had. The model is

    y = side * effect + what differs between the weeks of that fortnight
        + a * (the same log ratio of passing visits) + b * (that of the comparable fixtures' looks)

by least squares: analysis of covariance in a randomised design, for which Student's t holds
whatever else moves the days, as long as sides were tossed (Freedman 2008 and Lin 2013 on what
adjusting by covariates may and may not do). Half a look is added to every count, so that none is
zero; both sides are moved alike by it. With few pairs ``a`` is 1 and ``b`` is 0, which costs no
degrees of freedom.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.insight.displays.looks import Table

Floats = npt.NDArray[np.float64]

#: Added to a count before its logarithm is taken.
HALF = 0.5
#: So many degrees of freedom are left before any is spent on what explains noise.
ENOUGH_DF = 12
#: What explains noise, where there are enough pairs: passing visits and comparable fixtures.
COVARIATES = 2


@dataclass(frozen=True, slots=True)
class Pairs:
    """``y``, ``side``, ``passing`` and ``comparable`` as above (pairs,); ``fortnight`` from 0."""

    y: Floats
    side: Floats
    passing: Floats
    comparable: Floats
    fortnight: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.y)


@dataclass(frozen=True, slots=True)
class Fit:
    """The effect (log), its standard error, what is left of a pair (sd), degrees of freedom."""

    effect: float
    se: float
    sd: float
    df: int


def pairs_of(table: Table, fixture: int, comparables: list[int], arms: str, parts: int) -> Pairs:
    """The pairs of ``fixture`` whose two blocks both had something on display, and passing visits.

    ``table`` begins with the first block of ``arms``; blocks it does not have yet are left out.
    """
    week = 7 * parts
    blocks = min(len(arms), table.looks.shape[1])
    shown = table.shown[fixture] & (table.passing[fixture] > 0)
    first = np.array(
        [
            at
            for at in range(blocks)
            if at % (2 * week) < week and at + week < blocks and shown[at] and shown[at + week]
        ],
        np.int64,
    )
    beside = table.looks[comparables].sum(axis=0) if comparables else np.ones_like(shown, np.int64)

    def grown(counts: npt.NDArray[np.int64]) -> Floats:
        logs = np.log(counts + HALF)
        return np.asarray(logs[first + week] - logs[first], np.float64)

    side = np.array([1.0 if arms[at + week] == "B" else -1.0 for at in first])
    return Pairs(
        y=grown(table.looks[fixture]),
        side=side,
        passing=grown(table.passing[fixture]),
        comparable=grown(beside),
        fortnight=first // (2 * week),
    )


def degrees(pairs: int, fortnights: int) -> int:
    """Degrees of freedom that are left of so many pairs."""
    plain = pairs - 1 - fortnights
    return plain - COVARIATES if plain >= ENOUGH_DF else plain


def fitted(pairs: Pairs) -> Fit | None:
    """The model above; None where there are too few pairs for it."""
    fortnights = np.unique(pairs.fortnight)
    weeks = (pairs.fortnight[:, None] == fortnights[None, :]).astype(np.float64)
    df = degrees(len(pairs), len(fortnights))
    if df < 1:
        return None
    columns = [pairs.side[:, None], weeks]
    y = pairs.y - pairs.passing
    if df + COVARIATES >= ENOUGH_DF and df != len(pairs) - 1 - len(fortnights):
        y = pairs.y
        columns += [pairs.passing[:, None], pairs.comparable[:, None]]
    X = np.hstack(columns)
    coefficients = np.linalg.lstsq(X, y, rcond=None)[0]
    variance = float(np.sum((y - X @ coefficients) ** 2)) / df
    inverse = np.linalg.pinv(X.T @ X)
    se = math.sqrt(variance * inverse[0, 0])
    return Fit(float(coefficients[0]), se, math.sqrt(variance), df)
