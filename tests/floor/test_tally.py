"""The counts of a day, which begins at midnight on the clock that hangs in the store."""

from __future__ import annotations

from service.floor.commands import (
    CancelRequest,
    DecideGarment,
    EnterRoom,
    MissGarment,
)
from service.floor.tally import Honesty, Tally, local

from .shop import OPENING, Shop


def test_the_store_has_a_clock_of_its_own() -> None:
    assert local(OPENING, "Asia/Seoul").isoformat() == "2026-11-23T09:00:00+09:00"
    assert local(OPENING, "America/New_York").isoformat() == "2026-11-22T19:00:00-05:00"


def test_a_day_counts_what_happened_and_in_which_hour(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.bring(shop.ask("kim", "shirt-s"))
    shop.ask("kim", "jeans-30", carry=True)
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    shop.do(DecideGarment("kim:shirt-s", "kim", "left"))
    shop.wait(3600)
    shop.do(MissGarment(shop.claim(shop.ask("kim", "shirt-l")), "mina", "missing"))
    shop.ask("kim", "shirt-m")
    shop.do(CancelRequest("kim:shirt-m'", "kim"))

    assert shop.floor.today.day == "2026-11-23"
    assert shop.floor.today.counts == {
        "visits": 1,
        "rooms_entered": 1,
        "requests": 4,
        "delivered": 2,
        "carried": 1,
        "kept": 1,
        "left": 1,
        "not_found": 1,
        "cancelled": 1,
    }
    assert shop.floor.today.hours["requests"] == {9: 2, 10: 2}


def test_a_wait_is_measured_from_joining_to_entering(shop: Shop) -> None:
    shop.waits("kim")
    shop.wait(47)
    shop.do(EnterRoom("kim"))
    assert shop.floor.today.wait_s == [47.0]


def test_a_promise_is_kept_or_it_is_not(shop: Shop) -> None:
    shop.in_room("kim")
    early, late = shop.ask("kim", "shirt-m"), shop.ask("kim", "shirt-s")
    shop.wait(360)
    shop.bring(early)
    shop.wait(121)
    shop.bring(late)
    assert shop.floor.today.promises == {9: {"": Honesty(1, 1, [360, 480], [360.0, 481.0])}}
    assert shop.floor.today.bring_s == [360.0, 481.0]


def test_a_new_day_begins_at_midnight_in_the_store(shop: Shop) -> None:
    shop.start("kim")
    shop.wait(15 * 3600 - 1)
    shop.start("lee")
    assert shop.floor.today.counts == {"visits": 2}
    shop.wait(1)
    shop.start("park")
    assert shop.floor.today == Tally("2026-11-24", {"visits": 1}, {"visits": {0: 1}})


def test_what_was_put_back_before_it_was_tried_on_was_no_request_that_was_cancelled(
    shop: Shop,
) -> None:
    shop.start("kim")
    shop.do(CancelRequest(shop.ask("kim", "shirt-m", carry=True), "kim"))
    assert shop.floor.today.counts == {"visits": 1, "carried": 1}
