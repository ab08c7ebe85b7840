"""What a manager does about displays: record a change, plan an experiment, stop one."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.commands.command import Command
from service.floor.facts import ExperimentDesign


@dataclass(frozen=True, slots=True)
class ChangeDisplay(Command):
    fixture: str
    words: str
    style: str | None = None
    from_fixture: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class PlanExperiment(Command):
    """``arms`` were tossed before; see ``ExperimentPlanned`` for every field."""

    experiment: str
    design: ExperimentDesign
    fixture: str
    words: str
    starts: str
    days: int
    smallest: float
    arms: str = ""
    parts: int = 1
    boundary_h: int = 14
    washout_h: int = 0
    seed: int = 0
    comparables: tuple[str, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class StopExperiment(Command):
    experiment: str
    by: str | None = None
