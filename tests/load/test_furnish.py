"""A store is made as large as the shape of the day wants it."""

from __future__ import annotations

from catalog.store import FittingRoom, StorePlan
from load_tests.furnish import enlarge

SMALL = StorePlan(
    "main",
    {"en": "Main"},
    "Asia/Seoul",
    "KRW",
    (),
    (),
    (
        FittingRoom("r1", {"en": "Room 1", "ko": "1번 피팅룸"}),
        FittingRoom("r2", {"en": "Room 2", "ko": "2번 피팅룸"}, accessible=True),
        FittingRoom("r7", {"en": "Room 7", "ko": "7번 피팅룸"}),
    ),
)


def test_a_department_store_has_more_rooms_and_as_much_more_to_try_on() -> None:
    plan, release, on_hand = enlarge((SMALL, "rel", {"0001": 2, "0002": 0}), 8)
    assert [room.id for room in plan.rooms] == ["r1", "r2", "r7", "r3", "r4", "r5", "r6", "r8"]
    assert plan.rooms[3].name == {"en": "Room 3", "ko": "3번 피팅룸"}
    assert [room.id for room in plan.rooms if room.accessible] == ["r2", "r4", "r8"]
    assert (release, on_hand) == ("rel", {"0001": 6, "0002": 0})


def test_a_store_that_is_large_enough_stays_as_it_is() -> None:
    furniture = (SMALL, "rel", {"0001": 2})
    assert enlarge(furniture, 3) == enlarge(furniture, 1) == furniture
