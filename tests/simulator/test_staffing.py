"""What a log remembers of a day, and how a staffing is found that is enough for days like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from service.floor.facts import (
    GarmentCarried,
    GarmentKept,
    GarmentLeft,
    RoomLeft,
    VisitEnded,
    VisitStarted,
)
from service.simulator.crowd import Like, by_the_hour
from service.simulator.day import Setup, simulate
from service.simulator.habits import RunnerHabits, ShopperHabits
from service.simulator.ledger import Wait
from service.simulator.luck import Luck
from service.simulator.remembered import Remembered, remember
from service.simulator.staffing import (
    Goal,
    Served,
    Share,
    best_of,
    fewest_runners,
    pace,
    paced,
    served,
    within,
)
from tests.simulator.days import busy_hour, setup
from tests.simulator.test_ledger import asks, at, comes, gets, opened

GOAL = Goal(240, 0.9)
HOUR_MS = 3_600_000


def test_of_a_visit_the_log_tells_what_was_wanted_and_how_long_it_was_busy() -> None:
    """Nine in the morning; in the room at once, 60 s with nothing to do but wait for a shirt."""
    log = [
        *opened(),
        *comes("kim", "1", 0),
        *asks("kim", "shirt-m", 10, promised_s=120),
        *gets("kim", "shirt-m", 20, delivered=70),
        *at(150, GarmentKept("kim:shirt-m", "kim")),
        *at(160, GarmentCarried("kim:x", "kim", "jeans-30", "jeans", "jeans/w")),
        *at(200, GarmentLeft("kim:x", "kim"), RoomLeft("1", "kim"), VisitEnded("kim", "done")),
        *at(86_400, VisitStarted("lee", "L11", "phone")),
    ]
    memory = remember(log, "Asia/Seoul", date(2026, 11, 23))
    assert memory.visits == [
        Remembered(since_midnight=9 * HOUR_MS, carried=1, inside=2, arrived=2, kept=1, busy_s=140.0)
    ]
    assert memory.runners == {"mina"}
    assert memory.claim_to_pick_s == [40.0]


def test_a_day_like_one_has_its_visits_in_their_hours() -> None:
    visits = [Remembered(10 * HOUR_MS + k, before=2, carried=1) for k in range(40)]
    visits += [Remembered(12 * HOUR_MS, before=1)]
    assert by_the_hour(visits) == {10: 40.0, 11: 0.0, 12: 1.0}
    comers = Like(visits, ShopperHabits()).come(Luck(3), midnight=0)
    hours = [comer.at // HOUR_MS for comer in comers]
    assert set(hours) <= {10, 12}
    assert 25 <= hours.count(10) <= 55
    assert comers == Like(visits, ShopperHabits()).come(Luck(3), midnight=0)
    assert {(one.garments, one.habits.carries) for one in comers if one.at < 11 * HOUR_MS} == {
        (2, 0.5)
    }


def test_who_gave_up_early_says_nothing_and_who_gave_up_late_waited_too_long() -> None:
    waits = [Wait(0, 100), Wait(0, 240), Wait(0, 241), Wait(0, 90, came=False)]
    assert within(waits, 240) == pytest.approx(2 / 3)
    assert within([*waits, Wait(0, 300, came=False)], 240) == 0.5
    assert within([], 240) == 1.0


def by_hands(setups: Sequence[Setup], goal: Goal) -> list[Served]:
    """A store in which five hands or rooms short are a tenth of the waits too long, each."""
    return [
        Served(1 - max(0, 9 - len(one.plan.rooms)) / 10, 1 - max(0, 5 - one.runners) / 10, 0, 0)
        for one in setups
    ]


@pytest.mark.parametrize(("share", "runners"), [(0.99, 5), (0.9, 4), (0.8, 3), (0.5, 1)])
def test_the_fewest_runners_that_are_enough_are_found(share: float, runners: int) -> None:
    tried = fewest_runners(setup(), 9, Goal(240, share), 2, 8, by_hands)
    assert (tried[-1].runners, tried[-1].suffices(Goal(240, share))) == (runners, True)
    assert len({one.runners for one in tried}) == len(tried) <= 4


def test_where_rooms_are_too_few_no_runner_helps() -> None:
    tried = fewest_runners(setup(), 7, GOAL, 2, 8, by_hands)
    assert [(one.runners, one.suffices(GOAL)) for one in tried] == [(8, False)]
    assert best_of(setup(), tried, GOAL, 4, by_hands) is None


def test_of_what_is_enough_the_fewest_runners_are_the_answer_and_then_the_fewest_rooms() -> None:
    tried = [one for n in (12, 10, 8) for one in fewest_runners(setup(), n, GOAL, 2, 8, by_hands)]
    best = best_of(setup(), tried, GOAL, 5, by_hands)
    assert best is not None
    assert (best.runners, best.rooms, best.days) == (4, 8, 5)


def test_an_interval_holds_its_mean_and_is_a_point_where_days_are_alike() -> None:
    assert Share.of([0.9, 0.9, 0.9]) == Share(pytest.approx(0.9), 0.9, 0.9)
    found = Share.of([0.7, 0.9, 0.8, 1.0])
    assert 0.7 <= found.low < found.value < found.high <= 1.0


def test_runners_who_take_twice_as_long_are_known_by_their_log() -> None:
    day = busy_hour()
    own = remember(day.log, "Asia/Seoul", day.setup.date).claim_to_pick_s
    assert pace(own, day) == 1.0
    assert pace([2 * seconds for seconds in own], day) == 2.0
    assert pace(own[:5], day) is None
    slow = paced(RunnerHabits(), 2.0)
    assert (slow.walk_m_s, slow.search.median_s) == (0.55, 48)


def test_more_hands_make_waits_shorter_on_days_that_are_remembered_too() -> None:
    day = busy_hour()
    visits = remember(day.log, "Asia/Seoul", day.setup.date).visits
    like = replace(day.setup, crowd=Like(visits, ShopperHabits()))
    alone, six = (served(simulate(replace(like, runners=n)).ledger, GOAL) for n in (1, 6))
    assert alone.garment < 0.5 < 0.75 < six.garment
