"""The effect of a change that was made and unmade by a switch-back plan.

Days that are not planned are not used, and nothing is said before the plan is over: see
``effect.py``. Without a wish to hide anything, a plan that was cut short is told of the days that
there were, and says so.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from service.insight.displays.looks import Table
from service.insight.experiments.effect import Effect, Note, Waiting
from service.insight.experiments.pairs import Pairs, fitted, pairs_of
from service.insight.experiments.plan import (
    FORTNIGHT_DAYS,
    MOST_FORTNIGHTS,
    WEEK_DAYS,
    fortnights_for,
    thin,
)

#: Pairs below which an interval is hardly one.
FEWEST_PAIRS = 5


def switch_back(
    table: Table,
    fixture: int,
    comparables: list[int],
    arms: str,
    parts: int,
    smallest: float,
    ended: bool = False,
) -> Effect | Waiting:
    """What ``arms`` did at ``fixture``; ``table`` holds the blocks so far, from the first on.

    ``comparables`` are fixtures that nothing was done to. ``ended``: no more days will come.
    """
    blocks = table.looks.shape[1]
    left = math.ceil((len(arms) - blocks) / parts)
    if left > 0 and not ended:
        return Waiting(left, ("not_over",))
    pairs = pairs_of(table, fixture, comparables, arms, parts)
    fit = fitted(pairs)
    if fit is None or len(pairs) < FEWEST_PAIRS:
        return Waiting(0, ("few_days",) if len(pairs) else ("no_data",))
    used = table.columns(0, min(blocks, len(arms)))
    if not used.looks[fixture].any() or fit.se == 0:
        return Waiting(0, ("few_looks",))
    found = Effect(
        log=fit.effect,
        se=fit.se,
        df=fit.df,
        base=_base(used, fixture, arms),
        days=round(2 * len(pairs) / parts),
        days_more=days_more(fit.sd, pairs, parts, smallest),
    )
    return replace(found, notes=_notes(used, fixture, comparables, arms, pairs, parts, left > 0))


def days_more(sd: float, pairs: Pairs, parts: int, smallest: float) -> int | None:
    """Days of another plan that, with noise like this, finds ``smallest``; 0 if this one did."""
    needed = fortnights_for(sd, parts, smallest)
    if needed > MOST_FORTNIGHTS:
        return None
    had = math.ceil(len(pairs) / (WEEK_DAYS * parts))
    return max(0, needed - had) * FORTNIGHT_DAYS


def _base(table: Table, fixture: int, arms: str) -> float:
    """Looks for 100 passing visits in the blocks without the change."""
    without = np.array([arm == "A" for arm in arms[: table.looks.shape[1]]])
    passing = int(table.passing[fixture][without].sum())
    return 100 * int(table.looks[fixture][without].sum()) / passing if passing else 0.0


def _notes(
    table: Table,
    fixture: int,
    comparables: list[int],
    arms: str,
    pairs: Pairs,
    parts: int,
    cut_short: bool,
) -> tuple[Note, ...]:
    notes: list[Note] = []
    if cut_short:
        notes.append("ended_early")
    if thin(table, fixture):
        notes.append("few_looks")
    if 2 * len(pairs) < 0.8 * min(len(arms), table.looks.shape[1]):
        notes.append("nothing_shown")
    if not comparables:
        notes.append("few_comparables")
    return tuple(notes)
