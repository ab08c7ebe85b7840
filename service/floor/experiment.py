"""Displays: what was changed on them, and experiments, which are planned before they are seen.

An experiment is of one fixture and one change, and its days are fixed when it is planned: whoever
could lengthen it while looking would find what they look for. It ends by itself, after its last
day; it can be stopped, and cannot go on afterwards. What came of it is told by the archive.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

from service.clock import Ms
from service.floor.commands import ChangeDisplay, PlanExperiment, StopExperiment
from service.floor.facts import DisplayChanged, ExperimentPlanned, ExperimentStopped
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import DisplayChange, Experiment, Floor
from service.floor.tally import local

#: Words that fit on a line of a report, and a name that is one.
MOST_WORDS, MOST_LETTERS = 200, 64
WEEK_DAYS, FORTNIGHT_DAYS = 7, 14
#: Half a year: a season is over then, and what was learned is of another collection (days).
MOST_DAYS = 182
#: Nobody plans a display further ahead; and a change that was made may be recorded so long after
#: it (days).
AHEAD_DAYS, BEHIND_DAYS = 60, 7
#: An effect worth knowing is at most so large: five times as many looks, and one more.
LARGEST = 5.0
#: Experiments and changes that a floor remembers; the log and the archive remember all.
REMEMBERED = 40


@decides(ChangeDisplay)
def _change(floor: Floor, command: ChangeDisplay, now: Ms, policy: Policy) -> Decision:
    words = command.words.strip()
    fixtures = _fixtures(floor)
    if command.fixture not in fixtures:
        return Refusal("fixture_unknown")
    if command.from_fixture is not None and command.from_fixture not in fixtures:
        return Refusal("fixture_unknown")
    if not 0 < len(words) <= MOST_WORDS or command.from_fixture == command.fixture:
        return Refusal("change_wrong")
    return [DisplayChanged(command.fixture, words, command.style, command.from_fixture, command.by)]


@decides(PlanExperiment)
def _plan(floor: Floor, command: PlanExperiment, now: Ms, policy: Policy) -> Decision:
    if command.experiment in floor.experiments:
        return Refusal("experiment_exists")
    if {command.fixture, *command.comparables} - _fixtures(floor):
        return Refusal("fixture_unknown")
    starts = _day(command.starts)
    if starts is None or not _sound(command) or not _tossed(command):
        return Refusal("experiment_wrong")
    today = date.fromisoformat(_today(floor, now))
    behind = BEHIND_DAYS if command.design == "before_after" else 0
    if not -behind <= (starts - today).days <= AHEAD_DAYS:
        return Refusal("experiment_time")
    if any(_overlaps(one, command, today.isoformat()) for one in floor.experiments.values()):
        return Refusal("experiment_overlaps")
    return [
        ExperimentPlanned(
            experiment=command.experiment,
            design=command.design,
            fixture=command.fixture,
            words=command.words.strip(),
            starts=command.starts,
            days=command.days,
            smallest=command.smallest,
            arms=command.arms,
            parts=command.parts,
            boundary_h=command.boundary_h,
            washout_h=command.washout_h,
            seed=command.seed,
            comparables=command.comparables,
            by=command.by,
        )
    ]


@decides(StopExperiment)
def _stop(floor: Floor, command: StopExperiment, now: Ms, policy: Policy) -> Decision:
    found = floor.experiments.get(command.experiment)
    if found is None:
        return Refusal("experiment_unknown")
    if found.over(_today(floor, now)):
        return Refusal("experiment_over")
    return [ExperimentStopped(command.experiment, command.by)]


def _sound(command: PlanExperiment) -> bool:
    """Whether every field by itself makes sense."""
    return (
        0 < len(command.experiment) <= MOST_LETTERS
        and 0 < len(command.words.strip()) <= MOST_WORDS
        and WEEK_DAYS <= command.days <= MOST_DAYS
        and math.isfinite(command.smallest)
        and 0 < command.smallest <= LARGEST
        and command.parts in (1, 2)
        and 1 <= command.boundary_h <= 23
        and 0 <= command.washout_h <= 4
        and command.fixture not in command.comparables
        and len(set(command.comparables)) == len(command.comparables)
    )


def _tossed(command: PlanExperiment) -> bool:
    """Whether the arms are those of a fair plan: of two equal blocks of a fortnight, one each."""
    if command.design == "before_after":
        return not command.arms and command.parts == 1 and command.days % WEEK_DAYS == 0
    week = WEEK_DAYS * command.parts
    right = len(command.arms) == command.days * command.parts
    if not right or command.days % FORTNIGHT_DAYS:
        return False
    first = [at for at in range(len(command.arms)) if at % (2 * week) < week]
    return all({command.arms[at], command.arms[at + week]} == {"A", "B"} for at in first)


def _overlaps(one: Experiment, command: PlanExperiment, today: str) -> bool:
    """Whether both change the same fixture on the same day."""
    if one.fixture != command.fixture or one.over(today):
        return False
    last = date.fromisoformat(command.starts) + timedelta(command.days - 1)
    return one.starts <= last.isoformat() and command.starts <= one.ends


def _fixtures(floor: Floor) -> set[str]:
    return {one.id for one in floor.plan.fixtures} if floor.plan else set()


def _today(floor: Floor, now: Ms) -> str:
    return local(now, floor.plan.timezone if floor.plan else "UTC").date().isoformat()


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


@folds(DisplayChanged)
def _changed(floor: Floor, fact: DisplayChanged, at: Ms) -> None:
    change = DisplayChange(fact.fixture, fact.words, fact.style, fact.from_fixture, at)
    floor.display_changes = [*floor.display_changes, change][-REMEMBERED:]


@folds(ExperimentPlanned)
def _planned(floor: Floor, fact: ExperimentPlanned, at: Ms) -> None:
    floor.experiments[fact.experiment] = Experiment(
        id=fact.experiment,
        design=fact.design,
        fixture=fact.fixture,
        words=fact.words,
        starts=fact.starts,
        days=fact.days,
        smallest=fact.smallest,
        arms=fact.arms,
        parts=fact.parts,
        boundary_h=fact.boundary_h,
        washout_h=fact.washout_h,
        seed=fact.seed,
        comparables=fact.comparables,
        planned_at=at,
    )
    today = _today(floor, at)
    over = [one.id for one in floor.experiments.values() if one.over(today)]
    for oldest in over[: max(0, len(floor.experiments) - REMEMBERED)]:
        del floor.experiments[oldest]


@folds(ExperimentStopped)
def _stopped(floor: Floor, fact: ExperimentStopped, at: Ms) -> None:
    found = floor.experiments.get(fact.experiment)
    if found is not None:
        found.stopped_on = _today(floor, at)
