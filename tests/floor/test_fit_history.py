"""How styles fit, counted: by garment and by visit, and without whoever is not to be counted."""

from __future__ import annotations

from service.floor.commands import ChangeMind, ChooseCounting, DecideGarment, EndVisit
from service.floor.state import FitCounts
from service.log.codec import read_floor, write_floor
from tests.floor.shop import Shop

SHIRTS = ("shirt-s", "shirt-m")


def finds_too_small(shop: Shop, visit: str, *gtins: str) -> None:
    shop.in_room(visit)
    for gtin in gtins:
        shop.bring(shop.ask(visit, gtin))
        shop.do(DecideGarment(f"{visit}:{gtin}", visit, "left", ("too_small",)))


def counts(shop: Shop) -> tuple[int, int, int, int] | None:
    one = shop.floor.fit.get("shirt")
    return (one.small, one.fits, one.large, one.visits) if one else None


def test_whoever_tries_on_two_of_a_style_is_one_visit(shop: Shop) -> None:
    finds_too_small(shop, "kim", *SHIRTS)
    assert counts(shop) == (2, 0, 0, 1)
    finds_too_small(shop, "lee", "shirt-l")
    assert counts(shop) == (3, 0, 0, 2)
    shop.do(ChangeMind("kim:shirt-s", "kim"))
    assert counts(shop) == (2, 0, 0, 2)
    shop.do(ChangeMind("kim:shirt-m", "kim"))
    assert counts(shop) == (1, 0, 0, 1)
    shop.do(ChangeMind("lee:shirt-l", "lee"))
    assert shop.floor.fit == {}


def test_a_visit_that_is_not_counted_is_taken_out_and_not_counted_from_then_on(shop: Shop) -> None:
    finds_too_small(shop, "kim", "shirt-s")
    shop.do(ChooseCounting("kim", False))
    assert shop.floor.fit == {}
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    assert shop.floor.fit == {}
    shop.do(EndVisit("kim", "done"))
    shop.let_time_pass(shop.policy.farewell_s)
    assert "kim" not in shop.floor.visits
    assert shop.floor.fit == {}


def test_who_may_be_counted_after_all_is_in_with_everything(shop: Shop) -> None:
    shop.start("kim")
    shop.do(ChooseCounting("kim", False))
    finds_too_small(shop, "lee", "shirt-l")
    shop.do(ChooseCounting("lee", False))
    shop.do(ChooseCounting("lee", True))
    assert counts(shop) == (1, 0, 0, 1)


def test_whoever_is_forgotten_leaves_no_number_behind(shop: Shop) -> None:
    finds_too_small(shop, "kim", *SHIRTS)
    finds_too_small(shop, "lee", "shirt-l")
    shop.do(EndVisit("kim", "forgotten"))
    assert counts(shop) == (1, 0, 0, 1)
    shop.do(EndVisit("lee", "done"))
    shop.do(EndVisit("lee", "forgotten"))
    assert shop.floor.fit == {}
    assert shop.replayed() == shop.floor


def test_an_ordinary_farewell_takes_nothing_back_and_a_snapshot_keeps_it(shop: Shop) -> None:
    finds_too_small(shop, "kim", *SHIRTS)
    shop.do(EndVisit("kim", "done"))
    shop.let_time_pass(shop.policy.farewell_s)
    assert "kim" not in shop.floor.visits
    assert shop.floor.fit == {"shirt": FitCounts(small=2, visits=1)}
    assert read_floor(write_floor(shop.floor)) == shop.floor
