"""Hold and yield: one tap each, the place is kept, and not for ever."""

from __future__ import annotations

from service.floor.commands import (
    EnterRoom,
    HoldOffer,
    HoldPlace,
    JoinLine,
    ResumePlace,
    YieldOffer,
)
from service.floor.facts import (
    HoldLapsed,
    PlaceHeld,
    PlaceResumed,
    PlaceYielded,
    RoomOffered,
)

from .shop import OPENING, Shop, kinds, plan


def test_a_held_place_lets_others_go_first_and_is_kept(full: Shop) -> None:
    for visit in ("kim", "lee", "park"):
        full.waits(visit)
    assert full.do(HoldPlace("kim")) == [PlaceHeld("kim", until=OPENING + 600_000)]
    full.leave_and_clear("anna")
    assert full.rooms()["1"] == ("offered", "lee")
    assert full.do(ResumePlace("kim")) == [PlaceResumed("kim")]
    full.leave_and_clear("bora")
    assert full.rooms()["2"] == ("offered", "kim")


def test_a_room_that_stands_free_is_offered_to_who_is_ready_again(shop: Shop) -> None:
    shop.in_room("anna")
    shop.in_room("bora")
    shop.waits("kim")
    shop.do(HoldPlace("kim"))
    shop.leave_and_clear("anna")
    assert shop.rooms()["1"] == ("vacant", None)
    assert shop.do(ResumePlace("kim")) == [
        PlaceResumed("kim"),
        RoomOffered("1", "kim", until=OPENING + 120_000),
    ]


def test_a_place_is_held_for_ten_minutes(full: Shop) -> None:
    full.waits("kim")
    full.do(HoldPlace("kim"))
    full.wait(1)
    full.leave_and_clear("anna")
    assert full.let_time_pass(598) == []
    assert kinds(full.let_time_pass(1)) == ["HoldLapsed", "RoomOffered"]
    assert full.log[-2][0] == HoldLapsed("kim")


def test_holding_an_offer_and_holding_a_place_count_together(full: Shop) -> None:
    full.waits("kim")
    full.do(HoldPlace("kim"))
    full.do(ResumePlace("kim"))
    full.leave_and_clear("anna")
    full.do(HoldOffer("kim"))
    full.waits("lee")
    full.do(YieldOffer("kim"))
    assert full.visit("kim").holds == 2
    assert full.refuses(HoldPlace("kim")) == "no_holds_left"
    full.do(EnterRoom("lee"))
    full.leave_and_clear("bora")
    assert full.refuses(HoldOffer("kim")) == "no_holds_left"


def test_holding_twice_is_holding_once(full: Shop) -> None:
    full.waits("kim")
    full.do(HoldPlace("kim"))
    full.wait(60)
    assert full.do(HoldPlace("kim")) == []
    assert full.visit("kim").held_until == OPENING + 600_000
    assert full.visit("kim").holds == 1


def test_who_is_ready_has_nothing_to_resume(full: Shop) -> None:
    full.waits("kim")
    assert full.do(ResumePlace("kim")) == []


def test_only_who_waits_without_an_offer_may_hold_a_place(full: Shop) -> None:
    full.start("kim")
    assert full.refuses(HoldPlace("kim")) == "not_waiting"
    assert full.refuses(ResumePlace("kim")) == "not_waiting"
    assert full.refuses(HoldPlace("anna")) == "in_room"
    full.do(JoinLine("kim"))
    full.leave_and_clear("bora")
    assert full.refuses(HoldPlace("kim")) == "offered_already"


def test_who_asks_for_a_room_while_holding_is_ready_again(full: Shop) -> None:
    full.waits("kim")
    full.do(HoldPlace("kim"))
    assert full.do(JoinLine("kim")) == [PlaceResumed("kim")]


def test_who_asks_for_an_accessible_room_while_holding_goes_on_holding(full: Shop) -> None:
    full.waits("kim")
    full.do(HoldPlace("kim"))
    assert kinds(full.do(JoinLine("kim", accessible=True))) == ["LineJoined"]
    assert full.rooms()["A"] == ("vacant", None)
    assert full.visit("kim").held_until == OPENING + 600_000


# --- yield before an offer -----------------------------------------------------------------------


def test_who_yields_while_waiting_lets_the_next_one_go_first(full: Shop) -> None:
    for visit in ("kim", "lee", "park"):
        full.waits(visit)
    assert full.do(YieldOffer("kim")) == [PlaceYielded("kim")]
    assert full.floor.line == ["lee", "kim", "park"]


def test_a_place_is_yielded_to_one_who_stands_there_for_such_a_room(full: Shop) -> None:
    full.in_room("wheel", accessible=True)
    full.waits("kim")
    full.start("choi")
    full.waits("roll", accessible=True)
    full.waits("held")
    full.do(HoldPlace("held"))
    full.waits("lee")
    full.do(YieldOffer("kim"))
    assert full.floor.line == ["choi", "roll", "held", "lee", "kim"]


def test_with_nobody_behind_there_is_nobody_to_yield_to(full: Shop) -> None:
    full.start("choi")
    assert full.refuses(YieldOffer("choi")) == "not_waiting"
    full.waits("kim")
    full.start("late")
    assert full.refuses(YieldOffer("kim")) == "nobody_behind"


def test_who_yields_a_room_to_somebody_who_holds_their_place_keeps_it_for_nobody() -> None:
    """The one who holds does not wait now, so giving the room away is leaving."""
    shop = Shop(plan(["1"]))
    shop.in_room("anna")
    shop.waits("kim")
    shop.waits("lee")
    shop.do(HoldPlace("lee"))
    shop.leave_and_clear("anna")
    assert kinds(shop.do(YieldOffer("kim"))) == ["OfferYielded", "LineLeft"]
    assert shop.rooms()["1"] == ("vacant", None)
