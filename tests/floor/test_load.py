"""How busy the store is: it rises at once and falls late, so that no screen flickers."""

from __future__ import annotations

import pytest

from service.floor.facts import LoadChanged
from service.floor.policy import Policy
from service.floor.promise.load import at_least
from service.floor.state import Load

from .shop import STOCK, Shop

#: Three tasks are 161 s of work, four 215 s.
GTINS = [*STOCK]


@pytest.fixture
def shop() -> Shop:
    shop = Shop(stock=dict.fromkeys(STOCK, 20))
    shop.staffed("mina")
    shop.in_room("kim")
    return shop


def settled(shop: Shop, broken: int, of: int) -> None:
    """So many of the last promises were broken, just now."""
    shop.floor.learned.settled = [(shop.now, number >= broken) for number in range(of)]


def changes(shop: Shop, seconds: float) -> list[str]:
    facts = shop.let_time_pass(seconds, said=True)
    return [fact.level for fact in facts if isinstance(fact, LoadChanged)]


def busy(shop: Shop) -> None:
    for gtin in GTINS:
        shop.ask("kim", gtin)


def test_a_quiet_store_is_calm_and_says_nothing(shop: Shop) -> None:
    for gtin in GTINS[:3]:
        shop.ask("kim", gtin)
    assert changes(shop, 1) == []
    assert shop.floor.load == Load()


def test_more_work_than_half_a_promise_before_each_runner_is_busy(shop: Shop) -> None:
    busy(shop)
    [changed] = shop.let_time_pass(1, said=True)
    assert changed == LoadChanged("busy", late=0, of=0, work_s=215, runners=1)


def test_a_second_pair_of_hands_makes_it_calm_but_not_at_once(shop: Shop) -> None:
    busy(shop)
    changes(shop, 1)
    shop.staffed("joon")
    assert changes(shop, 299) == []
    assert changes(shop, 1) == ["calm"]


def test_between_where_it_rises_and_where_it_falls_nothing_changes(shop: Shop) -> None:
    """With one task fewer it would not have become busy; it stays so."""
    busy(shop)
    changes(shop, 1)
    shop.bring("kim:shirt-s")
    assert changes(shop, 400) == []
    shop.bring("kim:shirt-m")
    assert changes(shop, 1) == ["calm"]


def test_two_in_five_late_is_slipping_and_three_with_much_to_do_overloaded(shop: Shop) -> None:
    settled(shop, broken=3, of=10)
    assert changes(shop, 1) == []
    settled(shop, broken=4, of=10)
    assert changes(shop, 1) == ["slipping"]
    settled(shop, broken=6, of=10)
    assert changes(shop, 1) == []
    busy(shop)
    assert changes(shop, 1) == ["overloaded"]


def test_a_few_late_garments_say_nothing(shop: Shop) -> None:
    settled(shop, broken=9, of=9)
    assert changes(shop, 1) == []


def test_what_was_late_long_ago_says_nothing_of_now(shop: Shop) -> None:
    settled(shop, broken=10, of=10)
    assert changes(shop, 1) == ["slipping"]
    assert changes(shop, 898) == []
    assert changes(shop, 1) == ["calm"]


def test_a_garment_that_slips_counts_before_it_is_late(shop: Shop) -> None:
    shop.floor.learned.settled = [(shop.now, number >= 3) for number in range(9)]
    shop.ask("kim", "shirt-m")
    assert changes(shop, 30) == []
    assert changes(shop, 30) == ["slipping"]


def test_the_thresholds_are_settings() -> None:
    shop = Shop(policy=Policy(busy_work_s=30))
    shop.staffed("mina")
    shop.in_room("kim")
    shop.ask("kim", "shirt-m")
    assert changes(shop, 1) == ["busy"]


def test_levels_are_in_order() -> None:
    assert at_least(Load("overloaded"), "busy")
    assert at_least(Load("busy"), "busy")
    assert not at_least(Load("busy"), "slipping")
