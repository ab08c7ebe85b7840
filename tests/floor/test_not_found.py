"""Not found: the reason corrects the stock, and another piece takes over where there is one."""

from __future__ import annotations

import pytest

from service.floor.commands import (
    AdoptRelease,
    CountStock,
    DecideGarment,
    EndVisit,
    MissGarment,
    PickGarment,
)
from service.floor.facts import (
    GarmentMissed,
    GarmentNotFound,
    GarmentRecovered,
    GarmentSighted,
    GarmentUnaccounted,
    StockCounted,
    TaskRedirected,
)

from .shop import Shop, kinds


@pytest.fixture
def task(shop: Shop) -> str:
    """A task that Mina has claimed, for Kim in room 1."""
    shop.in_room("kim")
    return shop.claim(shop.ask("kim", "shirt-m"))


def left_by_lee(shop: Shop, gtin: str) -> str:
    """A go-back in room 2."""
    shop.in_room("lee")
    request = shop.bring(shop.ask("lee", gtin))
    shop.do(EndVisit("lee"))
    return request


def test_other_sizes_that_hang_there_are_told_and_counted(shop: Shop, task: str) -> None:
    """The record knows of two shirt-s; of hat-m, which hangs there as well, it knows of none."""
    seen = ("shirt-s", "hat-m", "shirt-m")
    assert shop.do(MissGarment(task, "mina", "other_size_here", seen)) == [
        StockCounted("hat-m", 1, "mina"),
        GarmentNotFound(
            task,
            "kim",
            "shirt-m",
            "other_size_here",
            on_hand=0,
            runner="mina",
            seen=("shirt-s", "hat-m"),
        ),
    ]
    assert [shop.stock(gtin) for gtin in ("shirt-m", "shirt-s", "hat-m")] == [
        (0, 0),
        (2, 0),
        (1, 0),
    ]
    assert shop.request(task).seen == ("shirt-s", "hat-m")


def test_a_size_of_which_every_piece_is_in_a_room_is_seen_on_the_rail(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-l"))
    task = shop.claim(shop.ask("kim", "shirt-m"))
    shop.do(MissGarment(task, "mina", "other_size_here", ("shirt-l",)))
    assert shop.stock("shirt-l") == (2, 1)


def test_a_garment_at_another_fixture_is_fetched_from_there(shop: Shop, task: str) -> None:
    other = shop.ask(shop.start("mo"), "shirt-m")
    assert shop.do(MissGarment(task, "mina", "at_other_fixture", fixture="rail-2")) == [
        GarmentSighted(task, "kim", "shirt-m", "far", "rail-2", "mina")
    ]
    assert shop.stock("shirt-m") == (2, 2)
    for request in (shop.request(task), shop.request(other)):
        assert (request.zone, request.fixture) == ("far", "rail-2")
    assert (shop.request(task).state, shop.request(task).owner) == ("claimed", "mina")
    assert shop.do(MissGarment(task, "mina", "at_other_fixture", fixture="rail-2")) == []
    shop.do(PickGarment(task, "mina"))


def test_whoever_asks_later_gets_it_from_where_it_was_seen(shop: Shop, task: str) -> None:
    shop.do(MissGarment(task, "mina", "at_other_fixture", fixture="rail-2"))
    later = shop.request(shop.ask(shop.start("mo"), "shirt-m"))
    assert (later.zone, later.fixture) == ("far", "rail-2")


def test_a_new_release_says_anew_where_everything_hangs(shop: Shop, task: str) -> None:
    shop.do(MissGarment(task, "mina", "at_other_fixture", fixture="rail-2"))
    shop.do(AdoptRelease("next"))
    assert shop.floor.sightings == {}


def test_another_fixture_that_nobody_names_is_no_fixture(shop: Shop, task: str) -> None:
    assert shop.do(MissGarment(task, "mina", "at_other_fixture")) == [
        GarmentNotFound(task, "kim", "shirt-m", "missing", on_hand=0, runner="mina")
    ]


def test_what_is_missing_on_its_rail_and_was_left_in_a_room_is_fetched_there(
    shop: Shop, task: str
) -> None:
    back = left_by_lee(shop, "shirt-m")
    assert shop.do(MissGarment(task, "mina", "missing")) == [
        TaskRedirected(task, "kim", back, missed=True),
        StockCounted("shirt-m", 1, "mina"),
    ]
    assert (shop.request(task).state, shop.request(task).owner) == ("claimed", "mina")
    assert shop.stock("shirt-m") == (1, 1)


def test_what_is_damaged_in_hand_is_not_brought(shop: Shop, task: str) -> None:
    left_by_lee(shop, "shirt-m")
    shop.do(PickGarment(task, "mina"))
    assert kinds(shop.do(MissGarment(task, "mina", "damaged"))) == ["GarmentNotFound"]
    assert shop.stock("shirt-m") == (1, 0)


def test_what_is_missing_in_a_room_is_a_question_and_its_rail_takes_over(shop: Shop) -> None:
    shop.in_room("kim")
    back = left_by_lee(shop, "shirt-m")
    task = shop.claim(shop.ask("kim", "shirt-m"))
    assert shop.request(task).go_back == back
    assert shop.do(MissGarment(task, "mina", "missing")) == [
        TaskRedirected(task, "kim", None, missed=True),
        GarmentUnaccounted(back, "shirt-m", "2", "mina"),
    ]
    assert shop.stock("shirt-m") == (1, 1)
    assert [*shop.floor.questions] == [back]


def test_what_is_damaged_in_a_room_is_one_piece_fewer_and_no_question(shop: Shop) -> None:
    shop.in_room("kim")
    back = left_by_lee(shop, "shirt-l")
    task = shop.claim(shop.ask("kim", "shirt-l"))
    assert shop.do(MissGarment(task, "mina", "damaged")) == [
        GarmentNotFound(task, "kim", "shirt-l", "damaged", on_hand=1, runner="mina", go_back=back),
        GarmentMissed(back, "mina"),
    ]
    assert (shop.stock("shirt-l"), shop.floor.questions) == ((0, 0), {})


def test_what_was_left_and_hangs_at_another_fixture_has_been_hung_up(shop: Shop) -> None:
    shop.in_room("kim")
    back = left_by_lee(shop, "shirt-l")
    task = shop.claim(shop.ask("kim", "shirt-l"))
    assert shop.do(MissGarment(task, "mina", "at_other_fixture", fixture="rail-1")) == [
        GarmentRecovered(back, "mina"),
        GarmentSighted(task, "kim", "shirt-l", "near", "rail-1", "mina"),
    ]
    assert shop.request(task).go_back is None


def test_who_misses_a_left_piece_has_not_looked_at_the_rail(shop: Shop) -> None:
    """What a shopper found stays unknown to the record until somebody looks where it hung."""
    shop.in_room("kim")
    back = left_by_lee(shop, "shirt-l")
    task = shop.claim(shop.ask("kim", "shirt-l"))
    found = shop.ask(shop.start("mo"), "shirt-l", carry=True)
    shop.do(MissGarment(task, "mina", "missing"))
    assert shop.request(found).found
    assert shop.stock("shirt-l") == (1, 1)
    assert [*shop.floor.questions] == [back]


def test_a_left_piece_may_be_decided_on_until_somebody_has_it(shop: Shop) -> None:
    shop.in_room("kim")
    shop.do(DecideGarment(shop.bring(shop.ask("kim", "shirt-l")), "kim", "left"))
    shop.pick(shop.ask(shop.start("lee"), "shirt-l"))
    assert shop.do(CountStock("shirt-l", 0)) == [StockCounted("shirt-l", 0)]
    assert shop.stock("shirt-l") == (1, 1)
