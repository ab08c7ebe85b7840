"""Count tasks: where garments are not found again and again, somebody counts."""

from __future__ import annotations

from service.floor.commands import (
    ClaimCount,
    CountStock,
    FinishCount,
    MissGarment,
    ReleaseCount,
    RequestGarment,
)
from service.floor.facts import (
    CountClaimed,
    CountLapsed,
    CountReleased,
    CountTaskOpened,
    FixtureCounted,
    GarmentNotFound,
    StockCounted,
)

from .shop import Shop


def misses(shop: Shop, visit: str, gtin: str) -> None:
    """A garment of rail 1 that a runner does not find."""
    name, style = f"{visit}:{gtin}", gtin.split("-")[0]
    place = {"zone": "near", "fixture": "rail-1"}
    shop.do(RequestGarment(name, visit, gtin, style, f"{style}/white", **place))
    shop.do(MissGarment(shop.claim(name), "mina", "missing"))


def doubted(shop: Shop) -> None:
    """Rail 1 is to be counted: shirt-m and shirt-l were not found there."""
    shop.in_room("kim")
    misses(shop, "kim", "shirt-m")
    misses(shop, "kim", "shirt-l")
    shop.let_time_pass(1)


def test_one_garment_that_is_not_found_is_anybodys_mistake(shop: Shop) -> None:
    shop.in_room("kim")
    misses(shop, "kim", "shirt-m")
    assert shop.let_time_pass(1) == []


def test_the_second_opens_a_count_of_its_fixture(shop: Shop) -> None:
    shop.in_room("kim")
    misses(shop, "kim", "shirt-m")
    shop.wait(1800)
    misses(shop, "kim", "shirt-l")
    assert shop.let_time_pass(1) == [CountTaskOpened("rail-1", ("shirt-m", "shirt-l"))]
    assert shop.let_time_pass(1) == []


def test_two_on_different_days_are_two_mistakes(shop: Shop) -> None:
    shop.in_room("kim")
    misses(shop, "kim", "shirt-m")
    shop.let_time_pass(14_400)
    shop.in_room("lee")
    misses(shop, "lee", "shirt-l")
    assert "rail-1" not in shop.floor.counts
    assert not [fact for fact in shop.let_time_pass(1) if isinstance(fact, CountTaskOpened)]


def test_what_is_not_found_while_a_count_is_due_is_counted_as_well(shop: Shop) -> None:
    doubted(shop)
    misses(shop, "kim", "shirt-s")
    assert shop.let_time_pass(1) == [CountTaskOpened("rail-1", ("shirt-s",))]
    assert shop.floor.counts["rail-1"].gtins == ["shirt-m", "shirt-l", "shirt-s"]


def test_a_count_has_one_runner_and_lapses(shop: Shop) -> None:
    doubted(shop)
    until = shop.now + 900_000
    assert shop.do(ClaimCount("rail-1", "mina", "Mina")) == [
        CountClaimed("rail-1", "mina", "Mina", until)
    ]
    assert shop.do(ClaimCount("rail-1", "mina", "Mina")) == []
    assert shop.refuses(ClaimCount("rail-1", "joon", "Joon")) == "task_taken"
    assert shop.refuses(FinishCount("rail-1", "joon", {"shirt-m": 1})) == "task_taken"
    assert shop.refuses(ReleaseCount("rail-1", "joon")) == "not_your_task"
    assert CountLapsed("rail-1", "mina") in shop.let_time_pass(900)
    shop.do(ClaimCount("rail-1", "joon", "Joon"))
    assert shop.do(ReleaseCount("rail-1", "joon")) == [CountReleased("rail-1", "joon")]


def test_a_count_says_what_hangs_there_and_the_rest_comes_on_top(shop: Shop) -> None:
    """One shirt-l is with Lee; two more hang on the rail after all."""
    shop.in_room("lee")
    shop.bring(shop.ask("lee", "shirt-l"))
    shop.do(CountStock("shirt-l", 2))
    doubted(shop)
    assert shop.stock("shirt-l") == (1, 1)
    assert shop.do(FinishCount("rail-1", "mina", {"shirt-l": 2, "shirt-m": 0})) == [
        StockCounted("shirt-l", 3, "mina"),
        StockCounted("shirt-m", 0, "mina"),
        FixtureCounted("rail-1", {"shirt-l": 2, "shirt-m": 0}, "mina"),
    ]
    assert (shop.stock("shirt-l"), shop.floor.counts) == ((3, 1), {})


def test_a_count_in_parts_leaves_the_rest_in_doubt(shop: Shop) -> None:
    doubted(shop)
    shop.do(ClaimCount("rail-1", "mina", "Mina"))
    shop.do(FinishCount("rail-1", "mina", {"shirt-l": 1}))
    task = shop.floor.counts["rail-1"]
    assert (task.gtins, task.owner) == (["shirt-m"], None)
    assert shop.refuses(FinishCount("rail-1", "mina", {})) == "pieces_wrong"


def test_a_count_takes_promises_back_that_it_shows_to_be_wrong(shop: Shop) -> None:
    doubted(shop)
    task = shop.ask("kim", "jeans-30")
    facts = shop.do(FinishCount("rail-1", "mina", {"jeans-30": 0}))
    assert facts[0] == GarmentNotFound(task, "kim", "jeans-30", "stock_corrected", on_hand=0)


def test_what_was_seen_elsewhere_and_hangs_here_is_fetched_here_again(shop: Shop) -> None:
    doubted(shop)
    shop.do(CountStock("shirt-m", 2))
    task = shop.claim(shop.ask("kim", "shirt-m"))
    shop.do(MissGarment(task, "mina", "at_other_fixture", fixture="rail-2"))
    shop.do(FinishCount("rail-1", "mina", {"shirt-m": 0}))
    assert [*shop.floor.sightings] == ["shirt-m"]
    misses(shop, "kim", "shirt-s")
    misses(shop, "kim", "jeans-30")
    shop.let_time_pass(1)
    shop.do(FinishCount("rail-1", "mina", {"shirt-m": 1}))
    assert shop.floor.sightings == {}
