"""A day is the same every time, breaks no rule, and loses no garment."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from service.floor import Fact, Floor, fold
from service.floor.facts import GarmentKept, OutcomeWithdrawn, RoomOffered, VisitStarted
from service.log.codec import write_fact
from service.simulator.day import Day, simulate
from service.simulator.ways import WAYS
from tests.floor.invariants import check, nothing_is_overdue
from tests.simulator.days import QUIET, busy_hour, setup

DIGEST = """
import hashlib
from service.log.codec import write_fact
from service.simulator.day import simulate
from tests.simulator.days import QUIET, setup
log = simulate(setup(shape=QUIET)).log
print(hashlib.sha256(repr([write_fact(*one) for one in log]).encode()).hexdigest())
"""


def written(day: Day) -> list[dict[str, str]]:
    return [write_fact(fact, at) for fact, at in day.log]


def test_the_same_seed_is_the_same_log_in_every_process() -> None:
    """Python orders its sets by a number of each process; nothing here may depend on it."""
    here = hashlib.sha256(repr(written(simulate(setup(shape=QUIET)))).encode()).hexdigest()
    for number in ("1", "2"):
        said = subprocess.run(
            [sys.executable, "-c", DIGEST],
            env=os.environ | {"PYTHONHASHSEED": number},
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.strip() == here


def test_another_seed_is_another_day() -> None:
    assert written(simulate(setup(shape=QUIET, seed=8))) != written(simulate(setup(shape=QUIET)))


def test_looking_only_where_something_can_be_due_is_as_good_as_looking_every_second() -> None:
    every = simulate(setup(every_second=True))
    assert written(every) == written(busy_hour())


def test_with_another_runner_the_same_shoppers_come_at_the_same_times() -> None:
    def arrivals(day: Day) -> list[tuple[str, int]]:
        return [(fact.visit, at) for fact, at in day.log if isinstance(fact, VisitStarted)]

    three = arrivals(busy_hour())
    assert len(three) > 30
    assert arrivals(simulate(setup(runners=1))) == three
    assert arrivals(busy_hour(way="fcfs")) == three


@pytest.mark.parametrize("way", WAYS)
def test_a_busy_hour_breaks_no_rule(way: str) -> None:
    """The invariants of the floor hold after every decision of the log."""
    day = busy_hour(way=way)
    floor = Floor()
    for n, (fact, at) in enumerate(day.log):
        floor = fold(floor, fact, at)
        if n + 1 == len(day.log) or day.log[n + 1][1] != at:
            check(floor)
    assert floor == day.store.floor
    nothing_is_overdue(floor, day.store.clock.now, day.setup.policy)


@pytest.mark.parametrize("way", WAYS)
def test_in_the_evening_every_garment_hangs_was_kept_or_is_known_to_be_lost(way: str) -> None:
    day = busy_hour(way=way)
    rails = day.store.rails
    assert sum(rails.pieces.values()) + rails.lost + kept(day.log) == rails.at_first
    assert day.store.floor.go_backs == {}
    assert day.store.floor.runners == {}
    assert {room.state for room in day.store.floor.rooms.values()} == {"vacant"}


def kept(log: list[tuple[Fact, int]]) -> int:
    kept = sum(isinstance(fact, GarmentKept) for fact, _ in log)
    return kept - sum(isinstance(fact, OutcomeWithdrawn) for fact, _ in log)


def test_with_nobody_at_work_nothing_is_brought() -> None:
    day = simulate(setup(runners=0))
    assert day.ledger.count("delivered") == 0
    assert day.ledger.count("visits") > 30
    assert day.steps.walked == []


def test_rooms_are_offered_in_the_day_that_was_asked_for() -> None:
    offers = {fact.room for fact, _ in busy_hour().log if isinstance(fact, RoomOffered)}
    assert offers <= {f"r{k}" for k in range(1, 9)}
    assert len(offers) > 5
