"""How many runners and rooms a day needs, so that enough waits are short.

A staffing is good enough if, over many days like the one that is remembered, the share of waits
that end within the limit reaches what was asked for: of waits for a room and of waits for a
garment, each by itself. Whoever gave up sooner than the limit is left out (nobody knows how long it
would have been); whoever gave up later waited too long.

More runners never make it worse, beyond luck; so for each number of rooms the fewest runners are
found by halving, with a few days each, and the answer is then lived through many more times.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median

from service.simulator.day import Day, Setup, simulate
from service.simulator.figures import Waits
from service.simulator.habits import RunnerHabits
from service.simulator.ledger import Ledger, Wait
from service.simulator.luck import Span
from service.simulator.remembered import remember
from service.simulator.rooms import with_rooms

_DRAWS = 2_000
#: Days for each staffing while one is looked for.
GLANCE = 4
#: With fewer fetches than this a pace says nothing.
ENOUGH_FETCHES = 30
#: A pace beyond these is a clock that stood still or a log of something else.
_SLOWEST, _FASTEST = 3.0, 0.4


@dataclass(frozen=True, slots=True)
class Goal:
    """``share`` of the waits within ``wait_s``."""

    wait_s: float
    share: float


@dataclass(frozen=True, slots=True)
class Share:
    """The mean of days and its 95 % interval (bootstrap over days)."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, days: Sequence[float]) -> Share:
        rng = random.Random("bootstrap")
        drawn = sorted(fmean(rng.choices(days, k=len(days))) for _ in range(_DRAWS))
        low, high = drawn[round(_DRAWS * 0.025)], drawn[round(_DRAWS * 0.975) - 1]
        return cls(fmean(days), low, high)


@dataclass(frozen=True, slots=True)
class Served:
    """How one day went: the shares of waits within the limit, and their 90th percentiles."""

    room: float
    garment: float
    room_p90_s: float
    garment_p90_s: float


@dataclass(frozen=True, slots=True)
class Staffing:
    """So many runners and rooms, and how days go with them."""

    runners: int
    rooms: int
    room: Share
    garment: Share
    room_p90_s: float
    garment_p90_s: float
    days: int

    def suffices(self, goal: Goal) -> bool:
        return min(self.room.value, self.garment.value) >= goal.share

    def surely(self, goal: Goal) -> bool:
        """Whether the whole interval lies where it should."""
        return min(self.room.low, self.garment.low) >= goal.share


#: Lives through days and says how each went; another process may do it.
Live = Callable[[Sequence[Setup], Goal], list[Served]]


def within(waits: Sequence[Wait], limit_s: float) -> float:
    """The share of waits that ended within the limit; with nothing to wait for, all of them."""
    known = [one for one in waits if one.came or one.seconds > limit_s]
    return fmean(one.came and one.seconds <= limit_s for one in known) if known else 1.0


def served(ledger: Ledger, goal: Goal) -> Served:
    return Served(
        within(ledger.rooms, goal.wait_s),
        within(ledger.garments, goal.wait_s),
        Waits.of(ledger.rooms).p90_s or 0.0,
        Waits.of(ledger.garments).p90_s or 0.0,
    )


def one_day(setup: Setup, goal: Goal) -> Served:
    """A function by name, so that another process can run it."""
    return served(simulate(setup).ledger, goal)


def staffed(setup: Setup, runners: int, rooms: int, goal: Goal, days: int, live: Live) -> Staffing:
    """How ``days`` days go with so many runners and rooms."""
    plan = with_rooms(setup.plan, rooms)
    setups = [replace(setup, plan=plan, runners=runners, seed=setup.seed + k) for k in range(days)]
    went = live(setups, goal)
    return Staffing(
        runners,
        rooms,
        Share.of([one.room for one in went]),
        Share.of([one.garment for one in went]),
        fmean(one.room_p90_s for one in went),
        fmean(one.garment_p90_s for one in went),
        days,
    )


def fewest_runners(
    setup: Setup, rooms: int, goal: Goal, days: int, most: int, live: Live
) -> list[Staffing]:
    """What was tried with ``rooms`` rooms, the fewest runners that suffice last.

    The last one does not suffice if ``most`` runners do not.
    """
    tried = [staffed(setup, most, rooms, goal, days, live)]
    if not tried[0].suffices(goal):
        return tried
    too_few, enough = 0, most
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        tried.append(staffed(setup, middle, rooms, goal, days, live))
        too_few, enough = (too_few, middle) if tried[-1].suffices(goal) else (middle, enough)
    return [*(one for one in tried if one.runners != enough), _with(tried, enough)]


def _with(tried: Sequence[Staffing], runners: int) -> Staffing:
    return next(one for one in tried if one.runners == runners)


def best_of(
    setup: Setup, tried: Sequence[Staffing], goal: Goal, days: int, live: Live
) -> Staffing | None:
    """The fewest runners, and then the fewest rooms, that still suffice when looked at for longer;
    None if none of them does."""
    enough = [one for one in tried if one.suffices(goal)]
    for one in sorted(enough, key=lambda one: (one.runners, one.rooms)):
        looked_at = staffed(setup, one.runners, one.rooms, goal, days, live)
        if looked_at.suffices(goal):
            return looked_at
    return None


# --- how quick the runners of a store are --------------------------------------------------------


def pace(claim_to_pick_s: Sequence[float], day: Day) -> float | None:
    """How much longer the store's runners take from a claim to the piece than made-up ones on a
    day like it; None if the log holds too few fetches to say."""
    memory = remember(day.log, day.setup.plan.timezone, day.setup.date)
    if min(len(claim_to_pick_s), len(memory.claim_to_pick_s)) < ENOUGH_FETCHES:
        return None
    found = median(claim_to_pick_s) / median(memory.claim_to_pick_s)
    return min(_SLOWEST, max(_FASTEST, found))


def paced(habits: RunnerHabits, by: float) -> RunnerHabits:
    """The same habits, with everything on the way taking ``by`` times as long."""

    def longer(span: Span) -> Span:
        return Span(span.median_s * by, span.spread)

    return replace(
        habits,
        walk_m_s=habits.walk_m_s / by,
        search=longer(habits.search),
        search_again=longer(habits.search_again),
        take_left=longer(habits.take_left),
        hand_over=longer(habits.hand_over),
    )
