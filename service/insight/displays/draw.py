"""The attention that each fixture draws, corrected for exposure; and each arrangement.

**Rate.** Of 100 passing visits, how many looked (``looks.py``): time on display and the traffic of
the zone are in the passing visits, which count only while something hung there. Its interval is
that of a ratio whose days are the sample (Cochran, Sampling Techniques, 3rd ed., 6.3), on the log
scale, with Student's t; neighbouring days may have to do with each other (Newey and West 1987). So
it holds however much counts scatter, and whatever the hours of one day have to do with each other;
no distribution of counts is assumed, where a negative binomial would claim to know one. It is never
narrower than Poisson's.

**Draw.** Log rates are fitted on the arrangement (the kind of fixture) and the position (how far
from the middle of its zone) by the random effects of ``unlike.py``. A fixture's *draw* is what its
rate would be in the usual position, shrunk towards fixtures of its kind as far as chance explains
its rate (empirical Bayes: Efron and Morris 1975), with Morris's (1983) interval, which counts what
is not known of the mean and of the spread, and with Student's t for what its own days say of it
(Satterthwaite 1946). It is told as a multiple of the store's usual fixture.

**Arrangement.** The ratio of a kind's rate to the commonest kind's, in the same position.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.insight.displays.looks import Table
from service.insight.displays.student import quantile
from service.insight.displays.unlike import Unlike, unlike

Floats = npt.NDArray[np.float64]

#: Below any of these, a fixture's figures are few: its interval is told with a warning.
FEW_LOOKS, FEW_PASSING, FEW_DAYS = 30, 100, 7
#: Of a kind with fewer fixtures, what is told is about those fixtures and not about the kind.
FEW_FIXTURES = 3
COVERED = 0.975
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Draw:
    """One fixture. Of ``passing`` visits, ``looks`` looked at it; ``rate`` is that of 100, ``draw``
    a multiple of the usual one; each with its 95 % interval, None where nobody passed or nothing
    can be compared."""

    fixture: int
    looks: int
    passing: int
    days: int
    rate: float | None
    interval: tuple[float, float] | None
    draw: float | None
    draw_interval: tuple[float, float] | None
    few: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One kind of fixture: ``ratio`` of its rate to that of ``reference``; None of the reference
    itself, and where there are too few fixtures to tell."""

    kind: str
    fixtures: int
    reference: str
    ratio: float | None
    interval: tuple[float, float] | None
    few: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """All of it; ``positioned`` is whether positions were known and corrected for."""

    fixtures: tuple[Draw, ...]
    arrangements: tuple[Arrangement, ...]
    positioned: bool


def draws(table: Table, kinds: Sequence[str], far: Sequence[float | None]) -> Drawn:
    """Fixtures as in ``table`` (a block a day, passers alone), the ``kind`` of each, and how
    ``far`` from the middle of its zone it stands (metres), None where that is not known."""
    passing = table.passing.sum(axis=1)
    known = [f for f in range(len(kinds)) if passing[f] > 0]
    logs, variances, days = _rates(table)
    fitted, used = _fit(logs[known], variances[known], [kinds[f] for f in known],
                        [far[f] for f in known])  # fmt: skip
    drawn_to = _shrunk(logs[known], variances[known], days[known], fitted, used)
    shrunk = dict(zip(known, drawn_to, strict=True))
    found = [
        _draw(table, f, (logs[f], variances[f], int(days[f])), shrunk.get(f))
        for f in range(len(kinds))
    ]
    reference = used.kinds[0] if used.kinds else ""
    named = _arrangements([kinds[f] for f in known], fitted, used, reference)
    return Drawn(tuple(found), named, used.positioned)


@dataclass(frozen=True, slots=True)
class _Used:
    """The columns of a fit: one, kinds after the first, and position if there is one."""

    X: Floats
    kinds: tuple[str, ...]
    positioned: bool


def _rates(table: Table) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    """Log rates (half a look added), their variances, and days, of every fixture."""
    looks, passing = table.looks.astype(float), table.passing.astype(float)
    total, passed = looks.sum(axis=1) + HALF, np.maximum(passing.sum(axis=1), HALF)
    rate = total / passed
    days = (table.shown & (table.passing > 0)).sum(axis=1)
    squares = _squares(looks - rate[:, None] * passing)
    clustered = squares / total**2 * days / np.maximum(days - 1, 1)
    return np.log(rate), np.maximum(clustered, 1 / total), days


def _squares(off: Floats) -> Floats:
    """The variance of each row's sum, where neighbouring columns have to do with each other; never
    less than if they had not."""
    alone = (off**2).sum(axis=1)
    lags = round(off.shape[1] ** (1 / 3))
    beside = np.zeros(len(off))
    for lag in range(1, lags + 1):
        beside += 2 * (1 - lag / (lags + 1)) * (off[:, lag:] * off[:, :-lag]).sum(axis=1)
    return np.asarray(np.maximum(alone, alone + beside))


def _fit(
    y: Floats, v: Floats, kinds: Sequence[str], far: Sequence[float | None]
) -> tuple[Unlike | None, _Used]:
    """Kinds and position if there are fixtures enough, else less; None if there are only two."""
    n = len(y)
    common = [kind for kind, _ in Counter(sorted(kinds)).most_common()]
    placed = all(one is not None for one in far) and len(set(far)) > 1
    for chosen, positioned in ((common, placed), (common, False), (common[:1], False)):
        columns = [np.ones(n)]
        columns += [np.array([float(one == kind) for one in kinds]) for kind in chosen[1:]]
        if positioned:
            metres = np.array([one or 0.0 for one in far])
            columns.append(metres - metres.mean())
        if n >= len(columns) + 2:
            used = _Used(np.column_stack(columns), tuple(chosen), positioned)
            return unlike(y, v, used.X), used
    return None, _Used(np.ones((n, 1)), tuple(common), False)


def _shrunk(
    y: Floats, v: Floats, days: npt.NDArray[np.int64], fitted: Unlike | None, used: _Used
) -> list[tuple[float, float, float] | None]:
    """Of each fixture the log of its draw, in the usual position, its standard error, and degrees
    of freedom: those of its own days, the more the less of the error is theirs."""
    if fitted is None:
        return [None] * len(y)
    usual = used.X.copy()
    if used.positioned:
        usual[:, -1] = 0.0
    share = fitted.tau2 / (fitted.tau2 + v)  # What of a deviation is the fixture's own.
    off = y - used.X @ fitted.coefficients
    logs = usual @ fitted.coefficients + share * off
    mean = np.einsum("ij,jk,ik->i", usual, fitted.covariance, usual)
    # What is not known of the spread itself: Morris 1983, (5.10).
    spread = 2 / max(fitted.df, 1) * (1 - share) ** 2 * off**2
    variance = share * v + (1 - share) ** 2 * mean + spread
    df = np.maximum(days - 1, 1) * (variance / (share * v)) ** 2 if fitted.tau2 > 0 else None
    known = (logs - logs.mean(), np.sqrt(variance), np.full(len(y), np.inf) if df is None else df)
    return list(zip(*(one.tolist() for one in known), strict=True))


def _draw(
    table: Table,
    fixture: int,
    told: tuple[float, float, int],
    shrunk: tuple[float, float, float] | None,
) -> Draw:
    log, variance, days = told
    looks, passing = int(table.looks[fixture].sum()), int(table.passing[fixture].sum())
    return Draw(
        fixture=fixture,
        looks=looks,
        passing=passing,
        days=days,
        rate=100 * looks / passing if passing else None,
        interval=_around(log, math.sqrt(variance), days - 1, 100) if days > 1 else None,
        draw=math.exp(shrunk[0]) if shrunk else None,
        draw_interval=_around(*shrunk) if shrunk else None,
        few=looks < FEW_LOOKS or passing < FEW_PASSING or days < FEW_DAYS,
    )


def _arrangements(
    kinds: Sequence[str], fitted: Unlike | None, used: _Used, reference: str
) -> tuple[Arrangement, ...]:
    found = []
    for kind, fixtures in Counter(sorted(kinds)).most_common():
        ratio = interval = None
        if fitted is not None and kind in used.kinds[1:]:
            at = used.kinds.index(kind)
            log, se = float(fitted.coefficients[at]), math.sqrt(fitted.covariance[at, at])
            ratio, interval = math.exp(log), _around(log, se, fitted.df)
        few = fixtures < FEW_FIXTURES or kinds.count(reference) < FEW_FIXTURES
        found.append(Arrangement(kind, fixtures, reference, ratio, interval, few))
    return tuple(found)


def _around(log: float, se: float, df: float, times: float = 1.0) -> tuple[float, float]:
    half = quantile(COVERED, df) * se
    return times * math.exp(log - half), times * math.exp(log + half)
