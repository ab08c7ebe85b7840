"""What is due: lapsed claims and offers, idle visits, farewells; applied until nothing is left."""

from __future__ import annotations

from service.floor.commands import CallHelp, EndVisit, GiveOpinion, LetTimePass
from service.floor.facts import RoomOffered, VisitEnded, VisitForgotten

from .shop import Shop, kinds, plan


def test_nothing_is_due_in_a_quiet_shop(shop: Shop) -> None:
    assert shop.do(LetTimePass()) == []
    shop.in_room("kim")
    shop.ask("kim", "shirt-m")
    assert shop.let_time_pass(60) == []


def test_a_visit_nobody_touched_for_an_hour_ends_by_itself(shop: Shop) -> None:
    shop.start("kim")
    assert shop.let_time_pass(3599) == []
    assert shop.let_time_pass(1) == [VisitEnded("kim", "idle")]


def test_a_touch_starts_the_hour_anew(shop: Shop) -> None:
    shop.start("kim")
    shop.wait(3000)
    shop.do(GiveOpinion("kim", "shirt", "like"))
    assert shop.let_time_pass(3599) == []
    assert shop.let_time_pass(1) == [VisitEnded("kim", "idle")]


def test_a_room_nobody_touched_for_45_minutes_is_given_back(shop: Shop) -> None:
    shop.in_room("kim")
    assert shop.let_time_pass(2699) == []
    assert kinds(shop.let_time_pass(1)) == ["RoomLeft", "VisitEnded"]
    assert shop.room("1").state == "needs_clearing"


def test_an_idle_visit_lets_go_of_everything(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.ask("kim", "shirt-l")
    shop.do(CallHelp("kim", "h1"))
    assert kinds(shop.let_time_pass(2700)) == [
        "GarmentLeft",
        "RequestCancelled",
        "HelpWithdrawn",
        "RoomLeft",
        "VisitEnded",
    ]


def test_ten_minutes_after_its_end_a_visit_is_forgotten(shop: Shop) -> None:
    shop.start("kim")
    shop.do(EndVisit("kim"))
    assert shop.let_time_pass(599) == []
    assert shop.let_time_pass(1) == [VisitForgotten("kim")]
    assert shop.floor.visits == {}


def test_one_visit_ends_a_decision(shop: Shop) -> None:
    shop.start("kim")
    shop.start("lee")
    shop.wait(3600)
    assert shop.do(LetTimePass()) == [VisitEnded("kim", "idle")]
    assert shop.do(LetTimePass()) == [VisitEnded("lee", "idle")]
    assert shop.do(LetTimePass()) == []


def test_after_a_night_everything_is_over_and_time_comes_to_rest(shop: Shop) -> None:
    shop.in_room("anna")
    shop.pick(shop.ask("anna", "shirt-m"))
    shop.claim(shop.ask("anna", "shirt-l"))
    for visit in ("kim", "lee", "park", "choi"):
        shop.waits(visit)
    shop.let_time_pass(43_200)
    assert [shop.state(visit) for visit in shop.floor.visits] == ["ended"] * 5
    assert shop.floor.line == []
    assert shop.rooms() == {
        "1": ("needs_clearing", None),
        "2": ("vacant", None),
        "A": ("vacant", None),
    }
    shop.let_time_pass(600)
    assert shop.floor.visits == {}


def test_a_room_is_not_offered_to_those_who_went_home_hours_ago() -> None:
    """The service was down over night; Park is the only one who is really there."""
    shop = Shop(plan(["1"]))
    for visit in ("kim", "lee", "choi"):
        shop.waits(visit)
    shop.wait(43_200)
    shop.waits("park")
    facts = shop.let_time_pass()
    assert [fact for fact in facts if isinstance(fact, RoomOffered)] == [
        RoomOffered("1", "park", until=shop.now + 120_000)
    ]
    assert shop.rooms()["1"] == ("offered", "park")


def test_a_shopper_on_the_way_to_an_offered_room_is_not_idle() -> None:
    shop = Shop(plan(["1"]))
    shop.waits("kim")
    shop.floor.rooms["1"].offer_until = shop.now + 4_000_000
    assert shop.let_time_pass(3_999) == []
    assert shop.state("kim") == "offered"


def test_every_lapse_is_said_before_the_next_thing_happens(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.claim(shop.ask("kim", "shirt-m"))
    shop.claim(shop.ask("lee", "shirt-m"))
    shop.wait(300)
    assert kinds(shop.do(LetTimePass())) == ["ClaimLapsed", "ClaimLapsed"]
    assert kinds(shop.do(LetTimePass())) == ["PromiseSlipping", "PromiseSlipping"]
    assert kinds(shop.do(LetTimePass())) == ["PromiseBroken"]
    assert shop.do(LetTimePass()) == []
