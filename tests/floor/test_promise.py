"""The promise: measured in this store, or said to be planned."""

from __future__ import annotations

import pytest

from service.floor.commands import EnterRoom
from service.floor.policy import DEFAULT
from service.floor.promise import Promise, percentile, promise

from .shop import Shop


@pytest.mark.parametrize(
    ("share", "value"), [(0.0, 10.0), (0.2, 10.0), (0.5, 30.0), (0.8, 40.0), (0.81, 50.0)]
)
def test_a_percentile_is_one_of_the_measured_values(share: float, value: float) -> None:
    assert percentile([50.0, 10.0, 40.0, 20.0, 30.0], share) == value


def test_a_percentile_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        percentile([], 0.8)


def test_before_five_walks_the_promise_is_planned(shop: Shop) -> None:
    shop.floor.bring_s = [60.0] * 4
    assert promise(shop.floor, DEFAULT) == Promise(300, "planned")


def test_after_five_walks_four_of_five_shoppers_are_told_the_truth(shop: Shop) -> None:
    shop.floor.bring_s = [61.2, 90.0, 120.5, 150.0, 400.0]
    assert promise(shop.floor, DEFAULT) == Promise(150, "measured")


def test_no_promise_is_shorter_than_half_a_minute(shop: Shop) -> None:
    shop.floor.bring_s = [3.0] * 5
    assert promise(shop.floor, DEFAULT) == Promise(30, "measured")


def test_a_walk_is_measured_from_the_tap_in_the_room_to_the_delivery(shop: Shop) -> None:
    shop.in_room("kim")
    for number, gtin in enumerate(["shirt-s", "shirt-m", "shirt-l", "jeans-30"]):
        task = shop.ask("kim", gtin)
        shop.wait(100 + number)
        shop.bring(task)
    assert shop.floor.bring_s == [100.0, 101.0, 102.0, 103.0]


def test_what_was_fetched_while_its_shopper_stood_in_line_measures_no_walk(shop: Shop) -> None:
    """It would make the promise to the next shopper in a room too short."""
    shop.start("kim")
    task = shop.pick(shop.ask("kim", "shirt-m"))
    shop.wait(60)
    shop.do(EnterRoom("kim"))
    shop.wait(10)
    shop.bring(task)
    assert shop.floor.bring_s == []
    assert shop.floor.today.bring_s == [10.0]


def test_only_the_last_fifty_walks_count(shop: Shop) -> None:
    shop.floor.bring_s = [float(number) for number in range(50)]
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m")
    shop.wait(77)
    shop.bring(task)
    assert shop.floor.bring_s == [*(float(number) for number in range(1, 50)), 77.0]
