"""How busy the store is: calm, busy, slipping or overloaded, and the numbers that say so.

The level is written into the log when it changes, so that every screen and process says the same.
It rises at once and falls only well below where it rose, and not before a while: suggestions on a
screen follow from it, and they must not jump.
"""

from __future__ import annotations

from typing import get_args

from service.clock import Ms
from service.floor.facts import Busy, Fact, LoadChanged
from service.floor.policy import Policy
from service.floor.promise.outlook import Outlook
from service.floor.rules import folds
from service.floor.state import Floor, Load

LEVELS: tuple[Busy, ...] = get_args(Busy)


def at_least(load: Load, level: Busy) -> bool:
    """Whether the store is as busy as ``level``, or busier."""
    return LEVELS.index(load.level) >= LEVELS.index(level)


def changed(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """The new level, if it is another one."""
    if not floor.learned.settled and not any(one.open for one in floor.under_way):
        return []
    before = floor.load
    outlook = Outlook.of(floor, policy, now)
    late, of = lately(floor, now, policy)
    share = late / of if of >= policy.load_enough else 0.0
    level = max(
        (one for one in LEVELS if _holds(one, before, share, outlook.work_each_s, policy)),
        key=LEVELS.index,
    )
    settled_down = before.since + policy.load_calm_s * 1000 <= now
    falls = LEVELS.index(level) < LEVELS.index(before.level)
    if level == before.level or (falls and not settled_down):
        return []
    return [LoadChanged(level, late, of, round(outlook.work_each_s), outlook.runners)]


def lately(floor: Floor, now: Ms, policy: Policy) -> tuple[int, int]:
    """``(slipping or broken, all)`` of the last promises that were settled, and of those that slip
    right now. Of a store where none was settled for a while they say nothing any more."""
    settled = [kept for _, kept in floor.learned.settled]
    if settled and floor.learned.settled[-1][0] + policy.load_lately_s * 1000 <= now:
        settled = []
    slip = sum(
        task.open and task.late is not None and task.promise_kept is None
        for task in floor.under_way
    )
    return settled.count(False) + slip, len(settled) + slip


def _holds(level: Busy, before: Load, share: float, work_s: float, policy: Policy) -> bool:
    """Whether the store is at least so busy; one that was so already stays so for longer."""
    easier = policy.load_falls_at if at_least(before, level) else 1.0
    if level == "calm":
        return True
    if level == "busy":
        return work_s >= policy.busy_work_s * easier
    if level == "slipping":
        return share >= policy.slipping_share * easier
    return share >= policy.overloaded_share * easier and work_s >= policy.busy_work_s * easier


@folds(LoadChanged)
def _changed(floor: Floor, fact: LoadChanged, at: Ms) -> None:
    floor.load = Load(fact.level, fact.late, fact.of, fact.work_s, fact.runners, at)
