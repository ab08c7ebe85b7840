"""Which styles are kept together, and how they fitted: counts without anybody's visit in them."""

from __future__ import annotations

import pytest

from service.floor import kept_together
from service.floor.commands import ChangeMind, ChooseCounting, DecideGarment, EndVisit, SetStock
from service.floor.kept_together import Together
from service.floor.state import FitCounts
from service.log.codec import read_floor, write_floor

from .shop import Shop

KINDS = ("belt", "coat", "hat", "shirt")


@pytest.fixture
def shop() -> Shop:
    return Shop(stock={f"{kind}-{size}": 9 for kind in KINDS for size in "sm"})


def keep(shop: Shop, visit: str, *gtins: str) -> None:
    for gtin in gtins:
        shop.do(DecideGarment(shop.ask(visit, gtin, carry=True), visit, "kept"))


def test_a_pair_counts_once_a_visit_whatever_the_size(shop: Shop) -> None:
    keep(shop, shop.start("kim"), "shirt-m")
    assert shop.floor.kept_together == {}
    keep(shop, "kim", "coat-m", "coat-s", "shirt-s")
    assert dict(Together(shop.floor)) == {("coat", "shirt"): 1}
    keep(shop, shop.start("lee"), "coat-m", "hat-m", "shirt-m")
    assert dict(Together(shop.floor)) == {
        ("coat", "shirt"): 2,
        ("coat", "hat"): 1,
        ("hat", "shirt"): 1,
    }
    assert len(Together(shop.floor)) == 3


def test_who_thinks_again_is_taken_back_only_with_the_last_of_a_style(shop: Shop) -> None:
    keep(shop, shop.start("kim"), "shirt-m", "coat-m", "coat-s")
    shop.do(ChangeMind("kim:coat-m", "kim"))
    assert dict(Together(shop.floor)) == {("coat", "shirt"): 1}
    shop.do(ChangeMind("kim:coat-s", "kim"))
    assert shop.floor.kept_together == {}
    shop.do(DecideGarment("kim:coat-s", "kim", "kept"))
    assert dict(Together(shop.floor)) == {("coat", "shirt"): 1}


def test_the_counts_outlive_the_visits_and_name_none(shop: Shop) -> None:
    keep(shop, shop.start("kim"), "shirt-m", "coat-m")
    shop.do(EndVisit("kim", "done"))
    shop.let_time_pass(shop.policy.farewell_s)
    assert "kim" not in shop.floor.visits
    assert dict(Together(shop.floor)) == {("coat", "shirt"): 1}
    assert b"kim" not in write_floor(shop.floor)
    assert read_floor(write_floor(shop.floor)) == shop.floor


def test_a_visit_that_is_not_counted_is_in_no_pair(shop: Shop) -> None:
    keep(shop, shop.start("kim"), "shirt-m", "coat-m")
    keep(shop, shop.start("lee"), "shirt-m", "coat-m", "coat-s")
    shop.do(ChooseCounting("lee", False))
    assert dict(Together(shop.floor)) == {("coat", "shirt"): 1}
    keep(shop, "lee", "hat-m")
    shop.do(ChangeMind("lee:shirt-m", "lee"))
    assert dict(Together(shop.floor)) == {("coat", "shirt"): 1}
    shop.do(ChooseCounting("lee", True))
    assert dict(Together(shop.floor)) == {("coat", "shirt"): 1, ("coat", "hat"): 1}
    assert shop.replayed() == shop.floor


def test_whoever_is_forgotten_is_in_no_pair(shop: Shop) -> None:
    for visit in ("kim", "lee"):
        keep(shop, shop.start(visit), "shirt-m", "coat-m")
    shop.do(EndVisit("kim", "forgotten"))
    assert dict(Together(shop.floor)) == {("coat", "shirt"): 1}
    shop.do(ChooseCounting("lee", False))
    shop.do(EndVisit("lee", "forgotten"))
    assert shop.floor.kept_together == {}


def test_past_the_most_pairs_the_rarest_and_oldest_go(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_together, "MOST_PAIRS", 4)
    for visit in ("kim", "lee"):
        keep(shop, shop.start(visit), "hat-m", "shirt-m")
    keep(shop, shop.start("ann"), "belt-m", "hat-m", "coat-m")
    assert len(Together(shop.floor)) == 4
    keep(shop, "ann", "shirt-m")  # the pair that two visits kept before, and two new ones
    assert dict(Together(shop.floor)) == {
        ("hat", "shirt"): 3,
        ("coat", "hat"): 1,
        ("coat", "shirt"): 1,
    }
    assert read_floor(write_floor(shop.floor)) == shop.floor
    assert shop.replayed() == shop.floor


def test_what_was_dropped_is_not_taken_back_below_nothing(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_together, "MOST_PAIRS", 1)
    keep(shop, shop.start("kim"), "hat-m", "shirt-m")
    keep(shop, shop.start("lee"), "belt-m", "coat-m")
    assert shop.floor.kept_together == {}
    shop.do(ChangeMind("kim:hat-m", "kim"))
    assert shop.floor.kept_together == {}


def test_a_style_learns_how_it_fits_from_what_is_kept_and_from_why_it_is_left(shop: Shop) -> None:
    shop.in_room("kim")
    for gtin in ("shirt-s", "shirt-m", "coat-m", "hat-m"):
        shop.bring(shop.ask("kim", gtin))
    shop.do(DecideGarment("kim:shirt-s", "kim", "left", ("too_small",)))
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    shop.do(DecideGarment("kim:coat-m", "kim", "left", ("too_large", "price")))
    shop.do(DecideGarment("kim:hat-m", "kim", "left", ("colour",)))
    assert shop.floor.fit == {
        "shirt": FitCounts(small=1, fits=1, visits=1),
        "coat": FitCounts(large=1, visits=1),
    }
    shop.do(ChangeMind("kim:shirt-m", "kim"))
    shop.do(DecideGarment("kim:coat-m", "kim", "left", ("price",)))
    assert shop.floor.fit == {"shirt": FitCounts(small=1, visits=1)}


def test_a_whole_file_of_stock_teaches_nothing(shop: Shop) -> None:
    shop.do(SetStock({"coat-m": 3}))
    assert (shop.floor.kept_together, shop.floor.fit) == ({}, {})
