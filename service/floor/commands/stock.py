"""What shoppers and staff ask for about pieces that are not where one would like them."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.commands.command import Command


@dataclass(frozen=True, slots=True)
class WantGarment(Command):
    """Every piece is with others: bring me one when one comes back, as the request ``wish``."""

    wish: str
    visit: str
    gtin: str
    style: str
    colourway: str
    zone: str | None = None
    fixture: str | None = None


@dataclass(frozen=True, slots=True)
class StopWanting(Command):
    wish: str
    visit: str


@dataclass(frozen=True, slots=True)
class ClaimCount(Command):
    fixture: str
    runner: str
    runner_name: str


@dataclass(frozen=True, slots=True)
class ReleaseCount(Command):
    fixture: str
    runner: str


@dataclass(frozen=True, slots=True)
class FinishCount(Command):
    """What hangs at the fixture, by GTIN: all that is in doubt, some of it, or more."""

    fixture: str
    runner: str
    pieces: dict[str, int]


@dataclass(frozen=True, slots=True)
class TurnedUp:
    """A piece that was in a room and that nobody expected there; ``go_back`` is its id from now."""

    go_back: str
    gtin: str
    style: str
    colourway: str
