"""What is changed on displays, and the experiments that are planned to learn from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.floor.facts.fact import Fact

#: Made and unmade by a tossed plan, or made once and compared with other fixtures.
ExperimentDesign = Literal["switch_back", "before_after"]


@dataclass(frozen=True, slots=True)
class DisplayChanged(Fact):
    """What was changed at a fixture, in the words of whoever did; ``style`` hangs there now, and
    came from another fixture, where they say so."""

    fixture: str
    words: str
    style: str | None = None
    from_fixture: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class ExperimentPlanned(Fact):
    """A change at ``fixture``, over ``days`` from the day ``starts`` on (YYYY-MM-DD, the store's).

    ``arms`` of a switch-back plan has a letter for each block, ``parts`` a day, ``B`` with the
    change and ``A`` without; it was tossed from ``seed``. The second part of a day begins at
    ``boundary_h``, and ``washout_h`` hours at the beginning of each block do not count.
    ``smallest`` is the smallest effect worth knowing, as a share; ``comparables`` are the fixtures
    that it is compared with, all the others if none are named.
    """

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
class ExperimentStopped(Fact):
    """No more days of it count: it was stopped before its planned end."""

    experiment: str
    by: str | None = None
