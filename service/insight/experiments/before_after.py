"""The effect of a change that was made once: difference-in-differences with one changed fixture.

For every fixture, ``grown`` is the log of its rate after the day of the change over that before.
The effect is how much more the changed fixture has grown than the comparable ones. With one changed
fixture, its own days say nothing of how much it would have drifted without the change, however many
there are: the noise that matters is how unlike comparable fixtures grow. So the fixtures are the
sample, collapsed to one number each (Donald and Lang 2007; Conley and Taber 2011), which holds
whatever the days of one fixture have to do with each other, and weighted by how much chance is in
each (Ferman and Pinto 2019) by the random effects of ``unlike.py``. The interval is that of one
more fixture of that kind (Higgins, Thompson, Spiegelhalter 2009), with Student's t on one degree
fewer than there are comparable fixtures.

It follows that more days help only as far as chance goes; ``days_more`` is None where comparable
fixtures drift apart by more than the smallest effect worth knowing. A switch-back plan finds it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.insight.displays.looks import Table
from service.insight.displays.unlike import unlike
from service.insight.experiments.effect import Effect, Note, Waiting, reach

Floats = npt.NDArray[np.float64]

#: Days before the change that are looked at: whole weeks, as many as after it, this many at most.
MOST_BEFORE = 28
#: Whole weeks are compared, so that no weekday counts more on one side.
WEEK_DAYS = 7
#: Comparable fixtures below which there is no interval, and below which it is wide.
FEWEST_COMPARABLES = 4
FEW_COMPARABLES = 8
#: Looks before and after, below which a fixture says nothing of its kind.
FEWEST_LOOKS = 20
#: A plan is no longer than this; a season is over then.
MOST_DAYS = 182


def before_after(
    table: Table,
    fixture: int,
    comparables: Sequence[int],
    change: int,
    days: int,
    smallest: float,
    ended: bool = False,
) -> Effect | Waiting:
    """What was changed at ``fixture`` on day ``change`` of ``table`` (one block a day) did.

    Only ``days`` from then on are used, and nothing is said before they are over, unless it was
    ``ended``: then as many whole weeks as there are.
    """
    had = min(table.looks.shape[1] - change, days)
    if had < days and not ended:
        return Waiting(days - had, ("not_over",))
    after = had - had % WEEK_DAYS
    before = min(change - change % WEEK_DAYS, MOST_BEFORE)
    if not after or not before:
        return Waiting(0, ("few_days",))
    spans = (table.columns(change - before, change), table.columns(change, change + after))
    known = _known(spans)
    if not known[fixture]:
        return Waiting(0, ("few_looks",))
    others = [one for one in comparables if one != fixture and known[one]]
    if len(others) < FEWEST_COMPARABLES:
        return Waiting(0, ("few_comparables",))
    notes: list[Note] = ["ended_early"] if had < days else []
    if len(others) < FEW_COMPARABLES:
        notes.append("few_comparables")
    return _effect(spans, fixture, others, smallest, notes)


def _known(spans: Sequence[Table]) -> npt.NDArray[np.bool_]:
    """The fixtures with enough looks, and any passing visits, both before and after."""
    enough = [
        (span.looks.sum(axis=1) >= FEWEST_LOOKS) & (span.passing.sum(axis=1) > 0) for span in spans
    ]
    return np.asarray(enough[0] & enough[1])


def _effect(
    spans: tuple[Table, Table],
    fixture: int,
    others: list[int],
    smallest: float,
    notes: list[Note],
) -> Effect:
    rows = [fixture, *others]
    grown, chance = _grown(spans, rows)
    kind = unlike(grown[1:], chance[1:], np.ones((len(others), 1)))
    variance = kind.tau2 + chance[0] + kind.covariance[0, 0]
    days_more = _days_more(spans, rows, kind.tau2 + chance[0], len(others), smallest)
    if days_more is None:
        notes.append("drifts_too_much")
    return Effect(
        log=float(grown[0] - kind.coefficients[0]),
        se=math.sqrt(variance),
        df=kind.df,
        base=float(100 * spans[0].looks[fixture].sum() / spans[0].passing[fixture].sum()),
        days=spans[1].looks.shape[1],
        days_more=days_more,
        notes=tuple(notes),
    )


def _grown(spans: tuple[Table, Table], rows: list[int]) -> tuple[Floats, Floats]:
    """By fixture: the log of its rate after over that before, and Poisson's share of the variance
    of that, the least there can be."""
    looks = np.array([span.looks[rows].sum(axis=1) for span in spans], np.float64)  # (2, fixtures)
    passing = np.array([span.passing[rows].sum(axis=1) for span in spans], np.float64)
    grown = np.log(looks[1] / passing[1]) - np.log(looks[0] / passing[0])
    return grown, (1 / looks).sum(axis=0)


def _days_more(
    spans: tuple[Table, Table], rows: list[int], variance: float, others: int, smallest: float
) -> int | None:
    """Days after the change that are still needed, with drift like this and days like these."""
    after = spans[1].looks.shape[1]
    if variance <= _most(smallest, others):
        return 0
    needed = _days(spans, _of_a_day(spans, rows), variance, others, smallest)
    return None if needed is None else max(0, needed - after)


def _most(smallest: float, others: int) -> float:
    """The variance with which ``smallest`` is just found."""
    se = math.log1p(smallest) / reach(others - 1)
    return se * se / (1 + 1 / others)


def _days(
    spans: tuple[Table, Table], of_a_day: float, variance: float, others: int, smallest: float
) -> int | None:
    """Whole weeks after a change that find ``smallest``; None if a season does not."""
    room = _most(smallest, others) - _without_end(spans, of_a_day, variance)
    needed = of_a_day / room if room > 0 else math.inf
    return None if needed > MOST_DAYS else max(1, math.ceil(needed / WEEK_DAYS)) * WEEK_DAYS


def _without_end(spans: tuple[Table, Table], of_a_day: float, variance: float) -> float:
    """The variance that is left, however many days come after a change."""
    before, after = (span.looks.shape[1] for span in spans)
    drift: float = max(0.0, variance - of_a_day * (1 / before + 1 / after))
    return float(drift + of_a_day / before)


@dataclass(frozen=True, slots=True)
class Length:
    """``days`` after a change that find the smallest effect, None if a season does not; the effect
    (a share) that is ``found`` in the days that were asked about; and the standard deviation (log)
    by which fixtures grow apart in as many days as were looked at."""

    days: int | None
    found: float
    sd: float


def length(
    past: Table, fixture: int, comparables: Sequence[int], smallest: float, days: int
) -> Length | None:
    """How long a change of ``fixture`` must stand, by a ``past`` (a block a day, whole weeks) in
    which nothing was changed; None where that is too short, or too few fixtures are looked at.
    What so many ``days`` would find is told beside it."""
    weeks = past.looks.shape[1] // WEEK_DAYS
    after = min(weeks // 2 * WEEK_DAYS, MOST_BEFORE)
    if not after:
        return None
    whole = past.looks.shape[1]
    spans = (past.columns(whole - 2 * after, whole - after), past.columns(whole - after, whole))
    known = _known(spans)
    others = [one for one in comparables if one != fixture and known[one]]
    if not known[fixture] or len(others) < FEWEST_COMPARABLES:
        return None
    grown, chance = _grown(spans, [fixture, *others])
    kind = unlike(grown[1:], chance[1:], np.ones((len(others), 1)))
    variance = kind.tau2 + float(chance[0])
    of_a_day = _of_a_day(spans, [fixture, *others])
    n = len(others)
    then = (_without_end(spans, of_a_day, variance) + of_a_day / days) * (1 + 1 / n)
    found = math.expm1(reach(n - 1) * math.sqrt(then))
    return Length(_days(spans, of_a_day, variance, n, smallest), found, math.sqrt(variance))


def _of_a_day(spans: tuple[Table, Table], rows: list[int]) -> float:
    """The variance of one fixture's log rate from day to day, what all of them share left out."""
    left = []
    for span in spans:
        logs = np.log(span.looks[rows] + 0.5) - np.log(span.passing[rows] + 0.5)
        apart = logs - logs.mean(axis=0) - logs.mean(axis=1, keepdims=True) + logs.mean()
        left.append(float((apart**2).sum()) / max(1, (len(rows) - 1) * (logs.shape[1] - 1)))
    return float(np.mean(left))
