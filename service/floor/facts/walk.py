"""What happens on walks: rounds are started and ended, and tasks pass from hand to hand."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class WalkStarted(Fact):
    """A runner sets out on a round; the tasks of it are claimed in the same breath."""

    walk: str
    runner: str
    runner_name: str


@dataclass(frozen=True, slots=True)
class WalkHanded(Fact):
    """``to`` goes on with the round; each of its tasks is handed in the same breath."""

    walk: str
    runner: str
    to: str
    to_name: str


@dataclass(frozen=True, slots=True)
class WalkEnded(Fact):
    """Nothing is left to fetch or to bring on this round. It names nobody: what is counted is
    counted of the team."""

    walk: str


@dataclass(frozen=True, slots=True)
class TaskHanded(Fact):
    """``to`` sees to this task from now on, by the word of ``runner``.

    ``in_hand`` if the piece passed along with it. Else a piece that was picked is still with
    whoever picked it, until somebody says that they have it.
    """

    request: str
    visit: str
    runner: str
    to: str
    to_name: str
    until: int
    in_hand: bool = False
    walk: str | None = None
