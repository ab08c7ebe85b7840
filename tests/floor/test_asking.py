"""How often each style is asked for, counted without whoever is not to be counted."""

from __future__ import annotations

from service.floor.commands import ChooseCounting, EndVisit

from .shop import Shop


def test_asked_for_and_carried_count_and_outlive_the_visit(shop: Shop) -> None:
    shop.ask(shop.start("kim"), "shirt-m")
    shop.ask("kim", "shirt-l", carry=True)
    assert shop.floor.asked_for == {"shirt": 2}
    shop.do(EndVisit("kim", "done"))
    shop.let_time_pass(shop.policy.farewell_s)
    assert "kim" not in shop.floor.visits
    assert shop.floor.asked_for == {"shirt": 2}


def test_what_a_visit_that_is_not_counted_asks_for_is_told_to_nobody(shop: Shop) -> None:
    shop.ask(shop.start("kim"), "shirt-m")
    shop.ask(shop.start("lee"), "shirt-l")
    shop.do(ChooseCounting("lee", False))
    assert shop.floor.asked_for == {"shirt": 1}
    shop.ask("lee", "jeans-30", carry=True)
    assert shop.floor.asked_for == {"shirt": 1}
    shop.do(ChooseCounting("lee", True))
    assert shop.floor.asked_for == {"shirt": 2, "jeans": 1}
    assert shop.replayed() == shop.floor


def test_what_a_forgotten_visit_asked_for_is_taken_back(shop: Shop) -> None:
    shop.ask(shop.start("kim"), "shirt-m")
    shop.ask(shop.start("lee"), "shirt-l")
    shop.do(EndVisit("kim", "forgotten"))
    assert shop.floor.asked_for == {"shirt": 1}
    shop.do(ChooseCounting("lee", False))
    shop.do(EndVisit("lee", "forgotten"))
    assert shop.floor.asked_for == {}


def test_a_floor_that_lost_count_does_not_count_below_nothing(shop: Shop) -> None:
    shop.ask(shop.start("kim"), "shirt-m")
    del shop.floor.asked_for["shirt"]
    shop.do(ChooseCounting("kim", False))
    assert shop.floor.asked_for == {}
