"""Whether a change does serious harm, looked at every day, while everything else waits for the end.

Only one thing is said early: that the change surely loses more than `HARM` of the looks. The bound
that says so holds on all days of an experiment at once, so whoever looks every day and stops at the
first alarm is wrong, for a change that loses no more than that, in at most `FALSE` of experiments;
for one that does nothing, far more rarely. What was once said stays said.

**Switch-back.** An upper confidence sequence for the effect of the same regression that is fitted
at the end: Student's t, mixed over effects of `SHARPEST` pairs' size, with whatever explains noise
integrated out (Lai 1976; Lindon, Ham, Tingley and Bojinov 2022; Wang and Ramdas 2023). The first
seven pairs, two weeks, never suffice unless next to nothing is looked at any more.

**A change made once.** It is compared anew after every whole week, and the chance of a false alarm
is shared out evenly among the weeks there will be.

The interval at the end is the planned one, whether anybody looked for harm or not. Who stops at an
alarm is told of the days there were: of those experiments alone the effect looks larger than it is,
because they were chosen by it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from service.insight.displays.looks import Table
from service.insight.displays.student import quantile
from service.insight.experiments.before_after import FEWEST_LOOKS, WEEK_DAYS, before_after
from service.insight.experiments.effect import Effect
from service.insight.experiments.pairs import fitted, pairs_of

#: Serious harm: more than this share of the looks is lost.
HARM = 0.1
#: Alarms of changes that lose just so much, over a whole experiment.
FALSE = 0.01
#: Pairs at which the bound is sharpest: three weeks of whole days.
SHARPEST = 14
#: The mixture is over effects on both sides, and half of its false alarms are on this one.
LEVEL = 2 * FALSE
#: How much the mixture weighs, in pairs: where the bound is sharpest (Waudby-Smith et al. 2021).
WEIGHT = SHARPEST / (-2 * math.log(LEVEL) + math.log(-2 * math.log(LEVEL) + 1))


def harm_of_switch_back(
    table: Table, fixture: int, comparables: list[int], arms: str, parts: int
) -> int | None:
    """The day, counted from 1, whose end first said so; ``table`` begins with the plan."""
    week = WEEK_DAYS * parts
    blocks = min(table.looks.shape[1], len(arms))
    for upto in range(week + parts, blocks + 1, parts):
        # A day of a first week ends no pair.
        ends_pairs = (upto - 1) % (2 * week) >= week
        if ends_pairs and _loses(table.columns(0, upto), fixture, comparables, arms, parts):
            return upto // parts
    return None


def _loses(table: Table, fixture: int, comparables: list[int], arms: str, parts: int) -> bool:
    fit = fitted(pairs_of(table, fixture, comparables, arms, parts))
    if fit is None or fit.se == 0:
        return False
    pairs = (fit.sd / fit.se) ** 2  # as many as say so much of the effect
    return fit.effect + reach_at_all_times(pairs, fit.df) * fit.se < math.log1p(-HARM)


def reach_at_all_times(pairs: float, df: float) -> float:
    """Standard errors that the effect lies below its bound after so many pairs."""
    share = WEIGHT / (WEIGHT + pairs)
    k = (1 / (LEVEL * math.sqrt(share))) ** (2 / (df + 1))
    return math.sqrt(df * (k - 1) / (1 - k * share)) if k * share < 1 else math.inf


def harm_of_before_after(
    table: Table, fixture: int, comparables: Sequence[int], change: int, days: int
) -> int | None:
    """The same of a change that was made once, on day ``change`` of ``table``."""
    weeks = days // WEEK_DAYS
    had = min(table.looks.shape[1] - change, days) // WEEK_DAYS
    for week in range(1, had + 1):
        so_far = _at_least_few(table.columns(0, change + week * WEEK_DAYS), fixture, change)
        found = before_after(so_far, fixture, comparables, change, days, HARM, ended=True)
        if isinstance(found, Effect):
            bound = found.log + quantile(1 - FALSE / weeks, found.df) * found.se
            if bound < math.log1p(-HARM):
                return week * WEEK_DAYS
    return None


def _at_least_few(table: Table, fixture: int, change: int) -> Table:
    """With so many looks at ``fixture`` since the ``change`` that a logarithm of them says
    something: a fixture that lost nearly all looks seems to have lost fewer."""
    missing = FEWEST_LOOKS - int(table.looks[fixture, change:].sum())
    if missing <= 0:
        return table
    looks = table.looks.copy()
    looks[fixture, -1] += missing
    return replace(table, looks=looks)
