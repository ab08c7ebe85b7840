"""Count tasks: a fixture where garments were not found again and again is counted by a runner.

One garment that is not there is anybody's mistake; several say that the record of the whole fixture
is wrong. A count may be made in parts: what is not counted stays in doubt, and the task with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from service.clock import Ms
from service.floor.commands import ClaimCount, FinishCount, ReleaseCount
from service.floor.facts import (
    CountClaimed,
    CountLapsed,
    CountReleased,
    CountTaskOpened,
    Fact,
    FixtureCounted,
    StockCounted,
)
from service.floor.pieces import certain
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import CountTask, Doubt, Floor
from service.floor.stock import shortfall, wrong_number

#: What was not found longer ago says nothing of today's record; no policy looks back further.
DAY_MS = 24 * 3600 * 1000


@decides(ClaimCount)
def _claim(floor: Floor, command: ClaimCount, now: Ms, policy: Policy) -> Decision:
    task = floor.counts.get(command.fixture)
    if task is None:
        return Refusal("count_unknown")
    if task.owner == command.runner:
        return []
    if task.owner is not None:
        return Refusal("task_taken")
    until = now + policy.count_s * 1000
    return [CountClaimed(task.fixture, command.runner, command.runner_name, until)]


@decides(ReleaseCount)
def _release(floor: Floor, command: ReleaseCount, now: Ms, policy: Policy) -> Decision:
    task = floor.counts.get(command.fixture)
    if task is None:
        return Refusal("count_unknown")
    if task.owner != command.runner:
        return Refusal("not_your_task")
    return [CountReleased(task.fixture, command.runner)]


@decides(FinishCount)
def _finish(floor: Floor, command: FinishCount, now: Ms, policy: Policy) -> Decision:
    """What hangs there is counted; what is with shoppers, in hands or on its way back comes on top.

    Whoever stands there may count, unless a colleague is at it.
    """
    task = floor.counts.get(command.fixture)
    if task is None:
        return Refusal("count_unknown")
    if task.owner not in (None, command.runner):
        return Refusal("task_taken")
    if not command.pieces or any(wrong_number(pieces) for pieces in command.pieces.values()):
        return Refusal("pieces_wrong")
    facts: list[Fact] = []
    for gtin, pieces in sorted(command.pieces.items()):
        on_hand = pieces + certain(floor, gtin)
        facts += shortfall(floor, gtin, on_hand)
        facts.append(StockCounted(gtin=gtin, on_hand=on_hand, by=command.runner))
    return [*facts, FixtureCounted(task.fixture, dict(command.pieces), command.runner)]


def counts_due(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """The fixtures that are to be counted from now on, and the counts that nobody finishes."""
    lapsed: list[Fact] = [
        CountLapsed(task.fixture, task.owner)
        for task in floor.counts.values()
        if task.owner is not None and task.lease_until is not None and task.lease_until <= now
    ]
    if lapsed:
        return lapsed
    since = now - policy.misses_within_s * 1000
    by_fixture: dict[str, list[Doubt]] = {}
    for doubt in floor.doubts:
        if doubt.at >= since or doubt.fixture in floor.counts:
            by_fixture.setdefault(doubt.fixture, []).append(doubt)
    return [
        CountTaskOpened(fixture, tuple(dict.fromkeys(doubt.gtin for doubt in doubts)))
        for fixture, doubts in by_fixture.items()
        if len(doubts) >= policy.misses or fixture in floor.counts
    ]


# --- what the facts change -----------------------------------------------------------------------


def doubt(floor: Floor, fixture: str | None, gtin: str, at: Ms) -> None:
    """A variant was not found where it should hang."""
    if fixture is not None:
        lately = [one for one in floor.doubts if one.at > at - DAY_MS]
        floor.doubts = [*lately, Doubt(fixture, gtin, at)]


@folds(CountTaskOpened)
def _opened(floor: Floor, fact: CountTaskOpened, at: Ms) -> None:
    task = floor.counts.setdefault(fact.fixture, CountTask(fact.fixture, [], at))
    task.gtins = list(dict.fromkeys([*task.gtins, *fact.gtins]))
    floor.doubts = [one for one in floor.doubts if one.fixture != fact.fixture]


@folds(CountClaimed)
def _claimed(floor: Floor, fact: CountClaimed, at: Ms) -> None:
    task = floor.counts[fact.fixture]
    task.owner, task.owner_name, task.lease_until = fact.runner, fact.runner_name, fact.until


@folds(CountReleased)
def _released(floor: Floor, fact: CountReleased, at: Ms) -> None:
    _free(floor.counts[fact.fixture])


@folds(CountLapsed)
def _lapsed(floor: Floor, fact: CountLapsed, at: Ms) -> None:
    _free(floor.counts[fact.fixture])


@folds(FixtureCounted)
def _counted(floor: Floor, fact: FixtureCounted, at: Ms) -> None:
    task = floor.counts[fact.fixture]
    _free(task)
    task.gtins = [gtin for gtin in task.gtins if gtin not in fact.pieces]
    if not task.gtins:
        del floor.counts[fact.fixture]
    _forget_sightings(floor, fact.fixture, fact.pieces.items())


def _forget_sightings(floor: Floor, fixture: str, counted: Iterable[tuple[str, int]]) -> None:
    """What hangs at its own fixture again, or no longer where it was seen, is sought at its own."""
    for gtin, pieces in counted:
        seen = floor.sightings.get(gtin)
        if seen is not None and (seen.fixture == fixture) != (pieces > 0):
            del floor.sightings[gtin]


def _free(task: CountTask) -> None:
    task.owner = task.owner_name = task.lease_until = None
