"""A promise from being made to being kept or broken, and what is learned from it.

It is kept if the garment is there by the time that was said, and broken once that time has passed,
whatever becomes of it afterwards. What is not found, cancelled or carried before its time is
neither: the shopper was told in time that it will not come, or did not want it any more. Everything
that was brought teaches how long bringing takes, also after its time.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.facts import Fact, PromiseBroken, PromiseMade
from service.floor.policy import Policy
from service.floor.promise.estimate import Estimate, subject
from service.floor.promise.learning import Lesson, learn, settle
from service.floor.rules import folds
from service.floor.state import Floor, Request, Visit
from service.floor.tally import Honesty, local


def made(floor: Floor, visit: Visit, room: str, now: Ms, policy: Policy) -> list[Fact]:
    """What a shopper who enters ``room`` is promised: as honest as at the tap, and of now."""
    estimate = Estimate.of(floor, policy, now)
    return [promise_of(task, room, estimate) for task in floor.requests_of(visit) if task.open]


def promise_of(task: Request, room: str, estimate: Estimate) -> PromiseMade:
    said = estimate.task(task, room)
    return PromiseMade(task.id, task.visit, said.seconds, said.baseline_s)


def broken(floor: Floor, now: Ms) -> list[Fact]:
    """The promises whose time has passed."""
    return [
        PromiseBroken(task.id, task.visit)
        for task in floor.under_way
        if task.open
        and task.promise_kept is None
        and task.promised_at is not None
        and task.promised_at < now
    ]


def promise_made(
    floor: Floor, task: Request, promised_s: int, baseline_s: int | None, at: Ms
) -> None:
    """From now on it counts. A log of before this was learned has no plan to learn from."""
    task.promised_s, task.promised_at = promised_s, at + promised_s * 1000
    task.baseline_s, task.promise_kept, task.late = baseline_s, None, None
    task.lesson = str(Lesson(subject(task), _hour(floor, at)))


def delivered(floor: Floor, task: Request, at: Ms) -> None:
    """The garment is there; late ones were known to be broken before, unless nobody looked."""
    if task.promised_at is None or task.promised_s is None:
        return
    if task.promise_kept is None:
        _settle(floor, task, at <= task.promised_at, at)
    took_s = (at - task.promised_at) / 1000 + task.promised_s
    honesty = _honesty(floor, task, at)
    honesty.told_s.append(task.promised_s)
    honesty.took_s.append(took_s)
    if task.baseline_s is not None and task.lesson is not None:
        learn(floor.learned, Lesson.read(task.lesson), took_s, task.baseline_s)
    task.late = None


def _settle(floor: Floor, task: Request, kept: bool, at: Ms) -> None:
    task.promise_kept = kept
    settle(floor.learned, kept, _hour(floor, at), at)
    honesty = _honesty(floor, task, at)
    honesty.kept += kept
    honesty.broken += not kept


def _honesty(floor: Floor, task: Request, at: Ms) -> Honesty:
    """Where today's promises of this hour and the task's zone are counted."""
    zones = floor.today.promises.setdefault(_hour(floor, at), {})
    return zones.setdefault(task.zone or "", Honesty())


def _hour(floor: Floor, at: Ms) -> int:
    return local(at, floor.plan.timezone if floor.plan else "UTC").hour


@folds(PromiseMade)
def _made(floor: Floor, fact: PromiseMade, at: Ms) -> None:
    promise_made(floor, floor.requests[fact.request], fact.promised_s, fact.baseline_s, at)


@folds(PromiseBroken)
def _broken(floor: Floor, fact: PromiseBroken, at: Ms) -> None:
    _settle(floor, floor.requests[fact.request], False, at)
