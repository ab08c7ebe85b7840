"""What happens to a garment that changes hands on its way to the room."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class CarriedInstead(Fact):
    """The shopper fetches it after all; nobody needs to."""

    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class CarriedIn(Fact):
    """A shopper who fetched a garment for the room they are in has it there now."""

    request: str
    visit: str
    room: str


@dataclass(frozen=True, slots=True)
class HandedToShopper(Fact):
    """A runner gave a picked piece to its shopper on the floor, who brings it along."""

    request: str
    visit: str
    runner: str


@dataclass(frozen=True, slots=True)
class TakenFromShopper(Fact):
    """A runner took over a piece that its shopper carried."""

    request: str
    visit: str
    runner: str
    runner_name: str
    until: int
