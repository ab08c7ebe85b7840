"""An effect as it is told: a ratio with its interval, how sure, and how long to go on.

**When something is said.** An interval is given once, when the days that were planned are over, and
of those days alone; until then only how long it still takes. Whoever looks every day and stops when
it looks good finds effects that are not there (`fitroom evaluate experiments` counts how many). We
chose to say nothing before the end over intervals that hold at any time (Howard et al. 2021;
Waudby-Smith et al. 2024), which are wider on the last day: a shop would rather be done sooner.
Only serious harm is said earlier (``harm.py``), and never how large it is.

**When it is called an effect.** ``sure`` is the one-sided certainty of its direction. `ALARM` is
stricter than the 95 % of the interval, so that of experiments without any effect clearly fewer than
one in twenty are called one, also where the model is a little wrong.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from service.insight.displays.student import quantile, upper

#: Of intervals, this share covers the truth.
COVERED = 0.95
#: An effect is called one where chance alone would do as much in this share of experiments.
ALARM = 0.025
#: A plan finds the smallest effect worth knowing in this share of experiments.
POWER = 0.8

Design = Literal["switch_back", "before_after"]
#: What is to be said beside an effect; ``words.py`` says it in each language.
Note = Literal[
    "few_looks",
    "few_days",
    "few_comparables",
    "comparables_changed",
    "nothing_shown",
    "no_data",
    "fixture_gone",
    "drifts_too_much",
    "changed_meanwhile",
    "ended_early",
    "not_over",
    "harmful",
    "stopped_for_harm",
]


@dataclass(frozen=True, slots=True)
class Effect:
    """``log`` is the logarithm of the ratio, ``se`` its standard error on ``df`` degrees.

    ``base`` is looks for 100 passing visits without the change. ``days`` were used;
    ``days_more`` are still needed to see the smallest effect worth knowing: 0 if these were enough,
    None if no number of days is.
    """

    log: float
    se: float
    df: float
    base: float
    days: int
    days_more: int | None
    notes: tuple[Note, ...] = ()

    @property
    def ratio(self) -> float:
        return math.exp(self.log)

    @property
    def interval(self) -> tuple[float, float]:
        """What the true ratio lies in, 95 times in 100."""
        half = quantile((1 + COVERED) / 2, self.df) * self.se
        return math.exp(self.log - half), math.exp(self.log + half)

    @property
    def more(self) -> tuple[float, float, float]:
        """Looks more (or fewer) for 100 passing visits, and the interval of that."""
        low, high = self.interval
        return (
            self.base * (self.ratio - 1),
            self.base * (low - 1),
            self.base * (high - 1),
        )

    @property
    def sure(self) -> float:
        """How sure it is that the change drew more (or fewer), between a half and one."""
        return 1 - upper(abs(self.log) / self.se, self.df) if self.se > 0 else 0.5

    @property
    def alarm(self) -> bool:
        """Whether this is called an effect."""
        return 1 - self.sure <= ALARM / 2


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing is said yet, or nothing can be: ``days_left`` of what was planned, and why."""

    days_left: int
    notes: tuple[Note, ...] = field(default=())


def reach(df: float) -> float:
    """Standard errors that an effect must have to be found in `POWER` of experiments."""
    return quantile(1 - ALARM / 2, df) + quantile(POWER, df)
