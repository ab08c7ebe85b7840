"""What happens among the staff: who is on the floor, and whether anybody is timed."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class ShiftStarted(Fact):
    """A runner is on the floor from now on; said again, it replaces what was said before.

    ``called`` is how shoppers may hear of them ("Mina is coming"): a name the runner chose, or
    none. A ``lead`` is told of what the team did not answer.
    """

    runner: str
    runner_name: str
    called: str | None = None
    lead: bool = False


@dataclass(frozen=True, slots=True)
class ShiftEnded(Fact):
    """The runner is not on the floor any more; ``assumed`` if nobody has heard of them."""

    runner: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class IndividualTimingSet(Fact):
    """Whether figures of single runners are kept. Off, what was kept of them is gone."""

    on: bool
    by: str
