"""The store that commands are done in: one zone, six rooms, 5,000 variants with plenty of each."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.store import FittingRoom, StorePlan, Zone
from service.clock import Ms
from service.floor.commands import (
    Command,
    EndVisit,
    LetTimePass,
    PlanStore,
    RequestGarment,
    SetStock,
    StartVisit,
)

STORE = "bench"
VARIANTS, PIECES = 5_000, 1_000
#: Garments that a visit asks for before it leaves.
ASKED = 4
BEGAN, STEP_MS = 1_800_000_000_000, 1_000


class Clock:
    """A second passes with every look at it, however fast commands follow one another here: so
    whoever ended ten minutes ago leaves the floor, as in a shop."""

    def __init__(self) -> None:
        self._now = BEGAN

    def now(self) -> Ms:
        self._now += STEP_MS
        return self._now


def plan() -> StorePlan:
    rooms = tuple(FittingRoom(f"r{n}", {"en": f"Room {n}"}, n == 6) for n in range(1, 7))
    return StorePlan(STORE, {"en": "Bench"}, "UTC", "KRW", (Zone("z", {"en": "Z"}),), (), rooms)


def furniture() -> list[Command]:
    """What the store is before anyone walks in."""
    return [PlanStore(plan()), SetStock({f"{n:014d}": PIECES for n in range(VARIANTS)})]


def visit(name: str, number: int) -> Iterator[Command]:
    """A visit that asks for its garments and ends; and once, as every second, what is due."""
    yield StartVisit(name, number * 7919)
    for k in range(ASKED):
        n = (number * ASKED + k) % VARIANTS
        yield RequestGarment(f"{name}q{k}", name, f"{n:014d}", f"s{n}", f"s{n}:a")
    yield EndVisit(name)
    yield LetTimePass()
