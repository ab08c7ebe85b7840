"""What happens to a fixture at which garments were not found."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class CountTaskOpened(Fact):
    """These variants are to be counted there; said again, these come on top."""

    fixture: str
    gtins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountClaimed(Fact):
    fixture: str
    runner: str
    runner_name: str
    until: int


@dataclass(frozen=True, slots=True)
class CountReleased(Fact):
    fixture: str
    runner: str


@dataclass(frozen=True, slots=True)
class CountLapsed(Fact):
    fixture: str
    runner: str


@dataclass(frozen=True, slots=True)
class FixtureCounted(Fact):
    """So many pieces of each hang there. The task is done when no variant is left in doubt."""

    fixture: str
    pieces: dict[str, int]
    runner: str
