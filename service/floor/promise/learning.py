"""How much longer bringing takes than planned, learned here: per store, zone, and zone and hour.

A zone that has measured little is believed only as far as it goes; the rest is what the store says,
and before that a first-day guess. Percentiles of the last weeks know nothing of the storm outside,
so a *stretch* follows at once: a broken promise lengthens the next ones, four kept ones shorten
them as much, and so the share of kept promises comes to four in five whatever happens (Gibbs and
Candès, Adaptive conformal inference under distribution shift, 2021). What an hour still owes, or
has to spare, is made up for within the hour (the integrator of Angelopoulos, Candès and Tibshirani,
Conformal PID control, 2023), because shoppers of the peak have nothing of a quiet evening. A
promise counts as soon as it is known to be broken; to wait for the garment would be to learn late.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from service.clock import Ms
from service.floor.promise.percentile import percentile
from service.floor.state import Learned

#: The share of promises that is meant to be kept: told "four minutes", be right four times in five.
KEPT = 0.8
MEDIAN = 0.5
#: How far one broken promise stretches the next ones (log); a kept one takes back a quarter of it.
STEP = 0.1
#: How far each promise that an hour owes stretches the rest of it (log), and the most that counts.
PULL, MOST_OWED = 0.2, 2.0
#: A stretch beyond these (log: a third, threefold) would follow luck, not the store.
STRETCH = (-1.1, 1.1)
#: Measured walks that weigh as much as what is known without them.
DOUBT = 20
#: With fewer measured walks in the whole store than this, a promise is a plan and says so.
ENOUGH = 5
#: Walks that are remembered: a busy week of a store, a day of a zone, a few hours of an hour.
STORE, ZONE, HOUR = 400, 150, 60
#: What a share of walks does not exceed (log of actual / planned), before any is measured.
FIRST_DAY = {MEDIAN: 0.0, KEPT: math.log(1.5)}
#: Tasks that a runner has in hand, or has set off for; no zone is called so.
IN_HAND, UNDER_WAY = "in hand", "under way"
#: Promises that are looked back on to see how busy the store is.
RECENT = 25


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a walk teaches something about: its zone, and its zone at this hour."""

    zone: str
    hour: int

    @classmethod
    def read(cls, text: str) -> Lesson:
        zone, _, hour = text.rpartition("@")
        return cls(zone, int(hour))

    def __str__(self) -> str:
        return f"{self.zone}@{self.hour}"


def usual(learned: Learned, lesson: Lesson, share: float) -> float:
    """The factor on the plan that ``share`` of such walks did not exceed."""
    found = FIRST_DAY[share]
    for measured in (
        learned.store,
        learned.zones.get(lesson.zone, []),
        learned.hours.get(str(lesson), []),
    ):
        if measured:
            weight = len(measured) / (len(measured) + DOUBT)
            found += weight * (percentile(measured, share) - found)
    return math.exp(found)


def learn(learned: Learned, lesson: Lesson, took_s: float, baseline_s: int) -> None:
    """A walk was measured."""
    ratio = round(math.log(max(took_s, 1.0) / max(baseline_s, 1)), 4)
    learned.store = [*learned.store, ratio][-STORE:]
    learned.zones[lesson.zone] = [*learned.zones.get(lesson.zone, []), ratio][-ZONE:]
    learned.hours[str(lesson)] = [*learned.hours.get(str(lesson), []), ratio][-HOUR:]


def settle(learned: Learned, kept: bool, hour: int, at: Ms) -> None:
    """It is known whether a promise was kept."""
    moved = learned.stretch + STEP * (KEPT - 1 if kept else KEPT)
    learned.stretch = round(min(max(moved, STRETCH[0]), STRETCH[1]), 6)
    if learned.hour != hour:
        learned.hour, learned.owed = hour, 0.0
    learned.owed = round(learned.owed + (KEPT - 1 if kept else KEPT), 6)
    learned.settled = [*learned.settled, (at, kept)][-RECENT:]


def stretch(learned: Learned, hour: int) -> float:
    """The factor on a promise that is made in this hour."""
    owed = learned.owed if learned.hour == hour else 0.0
    return math.exp(learned.stretch + PULL * min(max(owed, -MOST_OWED), MOST_OWED))
