"""Fitting rooms: vacant, offered, occupied, needs clearing, vacant again; or out of service."""

from __future__ import annotations

from service.floor.commands import (
    ClearRoom,
    CloseRoom,
    EndVisit,
    EnterRoom,
    OpenRoom,
    PlanStore,
    RecoverGarment,
    SeeOff,
    WalkIn,
)
from service.floor.facts import (
    LineJoined,
    RoomClosed,
    RoomEntered,
    RoomOffered,
    RoomOpened,
    VisitStarted,
)

from .shop import OPENING, Shop, kinds, plan


def test_a_room_goes_round_from_vacant_to_vacant(shop: Shop) -> None:
    assert shop.rooms()["1"] == ("vacant", None)
    shop.waits("kim")
    assert shop.rooms()["1"] == ("offered", "kim")
    shop.do(EnterRoom("kim"))
    assert shop.rooms()["1"] == ("occupied", "kim")
    shop.do(EndVisit("kim"))
    assert shop.rooms()["1"] == ("needs_clearing", None)
    shop.do(ClearRoom("1", "mina"))
    assert shop.rooms()["1"] == ("vacant", None)


def test_a_shopper_enters_the_room_that_was_offered_and_no_other(shop: Shop) -> None:
    shop.waits("kim")
    shop.waits("lee")
    assert shop.refuses(EnterRoom("kim", room="2")) == "room_taken"
    assert shop.do(EnterRoom("kim", room="1")) == [RoomEntered("1", "kim")]
    assert (shop.state("kim"), shop.visit("kim").entered_at) == ("in_room", OPENING)


def test_a_late_shopper_may_enter_until_the_offer_is_said_to_have_lapsed(shop: Shop) -> None:
    shop.waits("kim")
    shop.wait(500)
    assert shop.do(EnterRoom("kim")) == [RoomEntered("1", "kim")]


def test_a_shopper_without_a_phone_walks_into_a_vacant_room(shop: Shop) -> None:
    assert shop.do(WalkIn("kim", luck=0, room="2")) == [
        VisitStarted("kim", "A10", "room"),
        LineJoined("kim"),
        RoomOffered("2", "kim", OPENING + 120_000),
        RoomEntered("2", "kim"),
    ]
    assert shop.rooms()["2"] == ("occupied", "kim")
    assert shop.floor.line == []


def test_a_walk_in_takes_no_room_that_is_offered_to_another(shop: Shop) -> None:
    shop.waits("kim")
    assert shop.refuses(WalkIn("lee", luck=0, room="1")) == "room_taken"
    shop.do(EnterRoom("kim"))
    assert shop.refuses(WalkIn("lee", luck=0, room="1")) == "room_not_vacant"
    shop.do(EndVisit("kim"))
    assert shop.refuses(WalkIn("lee", luck=0, room="1")) == "room_not_vacant"


def test_a_walk_in_takes_no_room_that_is_due_to_somebody_who_waits(shop: Shop) -> None:
    """The new plan has a room more, and nobody has said yet whose it is."""
    shop.in_room("kim")
    shop.in_room("lee")
    shop.waits("park")
    shop.do(PlanStore(plan(["1", "2", "3"])))
    assert shop.refuses(WalkIn("choi", luck=0, room="3")) == "room_taken"
    shop.let_time_pass()
    assert shop.rooms()["3"] == ("offered", "park")


def test_a_cleared_room_is_offered_to_the_first_in_line(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.waits("park")
    shop.waits("choi")
    shop.do(EndVisit("lee"))
    assert kinds(shop.do(ClearRoom("2", "mina"))) == ["RoomCleared", "RoomOffered"]
    assert shop.rooms()["2"] == ("offered", "park")


def test_clearing_a_room_takes_what_was_left_in_it_into_the_runners_hands(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.leave_and_clear("kim", by="joon")
    back = shop.floor.go_backs["kim:shirt-m"]
    assert (back.room, back.by) == (None, "joon")
    assert shop.stock("shirt-m") == (2, 0)


def test_a_room_in_use_is_not_cleared_and_not_closed(shop: Shop) -> None:
    shop.in_room("kim")
    assert shop.refuses(ClearRoom("1", "mina")) == "room_not_waiting_to_be_cleared"
    assert shop.refuses(CloseRoom("1", "mina")) == "room_in_use"


def test_a_closed_room_is_offered_to_nobody_until_it_opens(shop: Shop) -> None:
    assert shop.do(CloseRoom("1", "mina", "lamp")) == [RoomClosed("1", "mina", "lamp")]
    assert shop.do(CloseRoom("1", "mina")) == []
    shop.waits("kim")
    shop.waits("lee")
    assert shop.rooms()["2"] == ("offered", "kim")
    assert shop.state("lee") == "waiting"
    assert kinds(shop.do(OpenRoom("1", "mina"))) == ["RoomOpened", "RoomOffered"]
    assert shop.rooms()["1"] == ("offered", "lee")


def test_a_room_that_is_closed_while_offered_is_replaced_at_once_if_another_is_free(
    shop: Shop,
) -> None:
    shop.waits("kim")
    assert kinds(shop.do(CloseRoom("1", "mina"))) == [
        "OfferWithdrawn",
        "RoomClosed",
        "RoomOffered",
    ]
    assert shop.rooms()["1"] == ("out_of_service", None)
    assert shop.rooms()["2"] == ("offered", "kim")


def test_who_loses_an_offered_room_keeps_the_place_in_the_line(shop: Shop) -> None:
    shop.waits("kim")
    shop.in_room("lee")
    shop.waits("park")
    shop.do(CloseRoom("1", "mina"))
    assert shop.floor.line == ["kim", "park"]
    assert shop.state("kim") == "waiting"
    shop.leave_and_clear("lee")
    assert shop.rooms()["2"] == ("offered", "kim")


def test_a_room_closed_with_garments_in_it_still_needs_clearing_when_it_opens(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(EndVisit("kim"))
    shop.do(CloseRoom("1", "mina"))
    assert shop.do(OpenRoom("1", "mina")) == [RoomOpened("1", "mina")]
    assert shop.room("1").state == "needs_clearing"


def test_a_closed_room_whose_garments_were_fetched_opens_vacant(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(EndVisit("kim"))
    shop.do(CloseRoom("1", "mina"))
    shop.do(RecoverGarment("kim:shirt-m", "mina"))
    shop.do(OpenRoom("1", "mina"))
    assert shop.room("1").state == "vacant"


def test_a_stay_is_measured_from_entering_to_leaving(shop: Shop) -> None:
    shop.in_room("kim")
    shop.wait(345)
    shop.do(EndVisit("kim"))
    assert shop.floor.stay_s == [345.0]


# --- the plan of the store -----------------------------------------------------------------------


def test_a_new_plan_adds_rooms_and_keeps_those_that_stay_as_they_are(shop: Shop) -> None:
    shop.in_room("kim")
    shop.do(PlanStore(plan(["1", "3"])))
    assert shop.rooms() == {
        "1": ("occupied", "kim"),
        "3": ("vacant", None),
        "A": ("vacant", None),
    }


def test_a_room_that_a_new_plan_adds_is_offered_when_time_passes(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.waits("park")
    shop.do(PlanStore(plan(["1", "2", "3"])))
    assert kinds(shop.let_time_pass()) == ["RoomOffered"]
    assert shop.rooms()["3"] == ("offered", "park")


def test_nobodys_room_is_planned_away(shop: Shop) -> None:
    shop.waits("kim")
    assert shop.refuses(PlanStore(plan(["2"]))) == "room_in_use"


def test_garments_in_a_room_that_is_planned_away_are_still_to_be_recovered(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(EndVisit("kim"))
    shop.do(PlanStore(plan(["2"])))
    back = shop.floor.go_backs["kim:shirt-m"]
    assert (back.room, back.by) == (None, None)
    assert shop.stock("shirt-m") == (2, 0)


def test_the_same_plan_again_is_no_fact(shop: Shop) -> None:
    assert shop.do(PlanStore(plan())) == []


def test_a_plan_that_would_spoil_the_log_is_refused(shop: Shop) -> None:
    assert shop.refuses(PlanStore(plan(timezone="Asia/Soul"))) == "plan_wrong"
    twins = plan()
    twins = type(twins)(
        twins.id,
        twins.name,
        twins.timezone,
        twins.currency,
        twins.zones,
        twins.fixtures,
        rooms=twins.rooms + twins.rooms[:1],
    )
    assert shop.refuses(PlanStore(twins)) == "plan_wrong"


def test_staff_see_off_a_shopper_who_left_without_a_word(shop: Shop) -> None:
    shop.waits("kim")
    shop.do(EnterRoom("kim"))
    assert kinds(shop.do(SeeOff("1", "mina"))) == ["RoomLeft", "VisitEnded"]
    assert shop.rooms()["1"] == ("needs_clearing", None)
    assert shop.refuses(SeeOff("1", "mina")) == "nobody_in_room"
