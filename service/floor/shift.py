"""Shifts: who of the staff is on the floor, by their own word or by what they do.

Whoever claims, picks, delivers or answers is on the floor, said or not; nobody is asked to clock
in. Nothing here measures anybody: it says how many hands there are, and what to call them.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import EndShift, StartShift
from service.floor.facts import Fact, ShiftEnded, ShiftStarted
from service.floor.policy import Policy
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Runner


@decides(StartShift)
def _start(floor: Floor, command: StartShift, now: Ms, policy: Policy) -> Decision:
    here = floor.runners.get(command.runner)
    same = here is not None and (here.name, here.called, here.lead) == (
        command.runner_name,
        command.called,
        command.lead,
    )
    started = ShiftStarted(command.runner, command.runner_name, command.called, command.lead)
    return [] if same else [started]


@decides(EndShift)
def _end(floor: Floor, command: EndShift, now: Ms, policy: Policy) -> Decision:
    """What they claimed lapses by its lease, or is released or handed on first."""
    return [ShiftEnded(runner=command.runner)] if command.runner in floor.runners else []


def silent(floor: Floor, runner: str, now: Ms, policy: Policy) -> bool:
    """Whether a runner has left the floor, or has not been heard of for long: a dead handheld?"""
    here = floor.runners.get(runner)
    return here is None or here.seen_at + policy.silent_s * 1000 <= now


def gone(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """The shifts of runners nobody has heard of for so long that they must have gone home."""
    return [
        ShiftEnded(runner=runner.id, assumed=True)
        for runner in floor.runners.values()
        if runner.seen_at + policy.runner_idle_s * 1000 <= now
    ]


def note(floor: Floor, fact: Fact, at: Ms) -> None:
    """Whoever does something is on the floor; to be told of something is not doing."""
    runner, name = getattr(fact, "runner", None), getattr(fact, "runner_name", None)
    if runner is None:
        return
    here = floor.runners.get(runner)
    if here is not None:
        here.seen_at = at
    elif name is not None:
        floor.runners[runner] = Runner(runner, name, None, False, at, at)


@folds(ShiftStarted)
def _started(floor: Floor, fact: ShiftStarted, at: Ms) -> None:
    before = floor.runners.get(fact.runner)
    floor.runners[fact.runner] = Runner(
        id=fact.runner,
        name=fact.runner_name,
        called=fact.called,
        lead=fact.lead,
        since=before.since if before else at,
        seen_at=at,
    )


@folds(ShiftEnded)
def _ended(floor: Floor, fact: ShiftEnded, at: Ms) -> None:
    floor.runners.pop(fact.runner, None)
