"""A place from the first scan: kept while one chooses, ready once one asks."""

from __future__ import annotations

from service.floor.commands import EndVisit, JoinLine, LeaveLine
from service.floor.facts import RoomOffered
from service.floor.waiting_line import Places

from .shop import OPENING, Shop


def test_the_first_scan_gives_a_place_and_asks_for_nothing(shop: Shop) -> None:
    shop.start("kim")
    assert shop.floor.line == ["kim"]
    assert (shop.state("kim"), shop.visit("kim").waiting_since) == ("browsing", None)
    assert shop.let_time_pass(60) == []
    assert shop.rooms()["1"] == ("vacant", None)


def test_who_asks_later_is_served_at_the_place_of_the_first_scan(full: Shop) -> None:
    full.start("kim")
    full.waits("lee")
    full.wait(60)
    full.ask("kim", "shirt-m")
    assert full.floor.line == ["kim", "lee"]
    assert full.visit("kim").waiting_since == OPENING + 60_000
    full.leave_and_clear("anna")
    assert full.rooms()["1"] == ("offered", "kim")


def test_who_has_not_asked_is_passed_over_and_loses_nothing(full: Shop) -> None:
    full.start("kim")
    full.waits("lee")
    full.waits("park")
    full.leave_and_clear("anna")
    assert full.rooms()["1"] == ("offered", "lee")
    full.do(JoinLine("kim"))
    full.leave_and_clear("bora")
    assert full.rooms()["2"] == ("offered", "kim")


def test_carrying_a_garment_asks_for_a_room_as_well(full: Shop) -> None:
    full.start("kim")
    full.waits("lee")
    full.ask("kim", "shirt-m", carry=True)
    assert full.state("kim") == "waiting"
    assert Places(full.floor).of(full.visit("kim")) == (1, 2)


def test_a_place_counts_who_is_ready_and_says_who_may_yet_ask(full: Shop) -> None:
    full.start("kim")
    full.waits("lee")
    full.start("park")
    full.start("choi", accessible=True)
    full.waits("jung")
    assert [Places(full.floor).of(full.visit(one)) for one in full.floor.line[:3]] == [
        (1, 3),
        (1, 2),
        (2, 3),
    ]
    assert Places(full.floor).of(full.visit("jung")) == (2, 2)
    assert [Places(full.floor).choosing(full.visit(one)) for one in full.floor.line] == [
        0,
        1,
        1,
        0,
        2,
    ]


def test_who_only_has_a_place_waits_for_nothing_that_could_be_left(full: Shop) -> None:
    full.start("kim")
    assert full.refuses(LeaveLine("kim")) == "not_waiting"
    assert full.floor.line == ["kim"]


def test_who_leaves_the_line_starts_again_at_its_end(full: Shop) -> None:
    full.waits("kim")
    full.waits("lee")
    full.do(LeaveLine("kim"))
    assert Places(full.floor).of(full.visit("kim")) is None
    full.do(JoinLine("kim"))
    assert full.floor.line == ["lee", "kim"]


def test_a_place_ends_with_the_visit(full: Shop) -> None:
    full.start("kim")
    full.waits("lee")
    full.do(EndVisit("kim"))
    assert full.floor.line == ["lee"]


def test_a_room_that_is_free_when_somebody_asks_is_theirs(shop: Shop) -> None:
    """Whoever came before has not asked: a free room does not wait for them."""
    shop.start("kim")
    shop.start("lee")
    facts = shop.do(JoinLine("lee"))
    assert facts[1] == RoomOffered("1", "lee", until=OPENING + 120_000)
    assert shop.visit("lee").told_s is None
