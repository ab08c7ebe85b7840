"""The wait that is told: how long until a room is offered, from what this store measured."""

from __future__ import annotations

import math

import pytest

from service.floor.commands import (
    BookRoom,
    ClearRoom,
    CloseRoom,
    EndVisit,
    EnterRoom,
    HoldPlace,
    JoinLine,
    LeaveLine,
)
from service.floor.facts import LineJoined
from service.floor.policy import DEFAULT
from service.floor.spoken import spoken
from service.floor.state import Waits
from service.floor.turnover import stay_of_s
from service.floor.waiting_line import Wait, WaitTimes, wait_of
from service.floor.waiting_line.wait import late_s

from .shop import Shop, plan

#: The plan: somebody comes within 45 s, stays for 180 s without a garment, and 90 s for clearing.
EMPTY_S = 45 + 180 + 90


def waited(shop: Shop, visit: str) -> Wait | None:
    return wait_of(shop.floor, shop.visit(visit), shop.now, DEFAULT)


def test_a_free_room_means_no_wait(shop: Shop) -> None:
    shop.in_room("kim")
    assert WaitTimes(shop.floor, shop.now, DEFAULT).next() == Wait(0, "planned")


def test_a_wait_is_one_turn_shared_by_the_rooms_told_at_its_80th_percentile(full: Shop) -> None:
    """Both rooms end at random: one of two ends after half a turn, within 253 s in four of five."""
    assert late_s(EMPTY_S / 2, 1) == pytest.approx(251.9, abs=0.5)
    assert WaitTimes(full.floor, full.now, DEFAULT).next() == Wait(270, "planned")


def test_those_who_are_ready_come_first_and_the_others_as_often_as_they_ask(full: Shop) -> None:
    full.waits("kim")
    full.start("lee")
    full.start("park")
    full.floor.waits = Waits()
    expected = [late_s(EMPTY_S / 2, turns) for turns in (1, 2, 2.6)]
    assert [spoken(seconds, up=True) for seconds in expected] == [270, 480, 600]
    told = [waited(full, visit) for visit in ("kim", "lee", "park")]
    assert told == [Wait(270, "planned"), Wait(480, "planned"), Wait(600, "planned")]


def test_how_many_of_those_with_a_place_ask_is_learned(full: Shop) -> None:
    full.start("lee")
    full.start("park")
    full.floor.waits = Waits(asked=0.0, not_asked=90.0)
    assert waited(full, "park") == Wait(270, "planned")


def test_whoever_ends_without_asking_teaches_that_not_all_do(full: Shop) -> None:
    before = full.floor.waits.asked
    full.start("lee")
    full.do(EndVisit("lee"))
    assert full.floor.waits.not_asked == 1
    full.waits("park")
    full.do(LeaveLine("park"))
    full.do(JoinLine("park"))
    full.do(EndVisit("park"))
    assert full.floor.waits.not_asked == pytest.approx(0.99)
    assert full.floor.waits.asked == pytest.approx(0.99 * 0.99 * before + 1)


def test_who_holds_the_place_still_comes_before(full: Shop) -> None:
    full.waits("kim")
    full.waits("lee")
    full.do(HoldPlace("kim"))
    assert waited(full, "lee") == Wait(480, "planned")


def test_many_garments_in_the_rooms_make_the_wait_longer(full: Shop) -> None:
    for gtin in ("shirt-s", "shirt-m", "shirt-l", "jeans-30"):
        full.ask("anna", gtin)
    assert late_s(1 / (1 / EMPTY_S + 1 / (EMPTY_S + 240)), 1) == pytest.approx(321.5, abs=0.5)
    assert WaitTimes(full.floor, full.now, DEFAULT).next() == Wait(360, "planned")


def test_a_room_that_only_needs_clearing_is_soon_free(full: Shop) -> None:
    full.do(EndVisit("anna"))
    assert late_s(90, 1) == pytest.approx(143.9, abs=0.5)
    assert WaitTimes(full.floor, full.now, DEFAULT).next() == Wait(150, "planned")


def test_a_room_out_of_service_shortens_no_wait(full: Shop) -> None:
    full.wait(180)
    full.do(EndVisit("anna"))
    full.do(CloseRoom("1", "mina"))
    assert late_s(EMPTY_S, 1) == pytest.approx(503.8, abs=1)
    assert WaitTimes(full.floor, full.now, DEFAULT).next() == Wait(540, "planned")


def test_a_store_without_a_room_in_service_knows_no_wait(shop: Shop) -> None:
    for room in ("1", "2", "A"):
        shop.do(CloseRoom(room, "mina"))
    assert WaitTimes(shop.floor, shop.now, DEFAULT).next() is None
    shop.waits("kim")
    assert waited(shop, "kim") is None
    assert shop.visit("kim").told_s is None


def test_where_no_room_is_accessible_the_wait_is_that_for_any_room() -> None:
    shop = Shop(plan(["1", "2"], accessible=[]))
    shop.in_room("anna")
    shop.start("wheel", accessible=True)
    assert waited(shop, "wheel") == Wait(0, "planned")
    shop.do(JoinLine("wheel"))
    shop.do(EnterRoom("wheel"))
    shop.start("roll", accessible=True)
    assert waited(shop, "roll") == Wait(270, "planned")


def test_a_booking_comes_before_whoever_waits_for_an_accessible_room(shop: Shop) -> None:
    shop.start("kim")
    shop.start("wheel", accessible=True)
    assert waited(shop, "wheel") == Wait(0, "planned")
    shop.do(BookRoom("b1", shop.now + 1_200_000, 1800, visit="kim"))
    assert [spoken(late_s(EMPTY_S + 180, turns), up=True) for turns in (1, 2)] == [840, 1500]
    shop.wait(600)
    assert waited(shop, "wheel") == Wait(1500, "planned")


@pytest.mark.parametrize(("turns", "quantile"), [(1, 1.6094), (2, 2.9943), (5, 6.7210)])
def test_the_percentile_is_that_of_a_sum_of_random_turns(turns: float, quantile: float) -> None:
    """Compared with the gamma distribution's own 80th percentile, from a table."""
    assert late_s(1, turns) == pytest.approx(quantile, rel=0.01)


# --- what is learned -----------------------------------------------------------------------------


def stays(shop: Shop, minutes: float, times: int, garments: int = 0) -> None:
    for number in range(times):
        visit = shop.in_room(f"s{len(shop.log)}-{number}")
        for gtin in ("shirt-s", "shirt-m", "shirt-l")[:garments]:
            shop.ask(visit, gtin, carry=True)
        shop.wait(minutes * 60)
        room = shop.visit(visit).room
        shop.do(EndVisit(visit))
        assert room is not None
        shop.wait(30)
        shop.do(ClearRoom(room, "mina"))


def test_stays_are_learned_and_the_plan_fades(shop: Shop) -> None:
    planned = stay_of_s(shop.floor, DEFAULT, shop.now, 0)
    assert planned == pytest.approx(180)
    stays(shop, 10, 40)
    assert stay_of_s(shop.floor, DEFAULT, shop.now, 0) == pytest.approx(557, abs=1)
    assert WaitTimes(shop.floor, shop.now, DEFAULT).next() == Wait(0, "measured")


def test_garments_are_learned_to_take_time(shop: Shop) -> None:
    stays(shop, 2, 30, garments=0)
    stays(shop, 8, 30, garments=3)
    one, four = (stay_of_s(shop.floor, DEFAULT, shop.now, count) for count in (1, 4))
    assert (four - one) / 3 == pytest.approx(102, abs=1)


def test_an_hour_may_differ_from_the_day(shop: Shop) -> None:
    stays(shop, 4, 60)
    noon = shop.now + 24 * 3600_000 - (shop.now % (24 * 3600_000)) + 3 * 3600_000
    shop.now = noon
    before = stay_of_s(shop.floor, DEFAULT, noon, 0)
    stays(shop, 11, 5)
    at_noon = stay_of_s(shop.floor, DEFAULT, noon, 0)
    in_the_evening = stay_of_s(shop.floor, DEFAULT, noon + 6 * 3600_000, 0)
    assert before < in_the_evening < at_noon


# --- told, and what happened ---------------------------------------------------------------------


def test_the_wait_that_was_told_is_kept_in_the_log_beside_what_happened(full: Shop) -> None:
    full.start("kim")
    assert full.do(JoinLine("kim")) == [LineJoined("kim", told_s=270)]
    full.wait(200)
    full.leave_and_clear("anna")
    waits = full.floor.today.waits[9]
    assert (waits.told_s, waits.waited_s) == ([270], [200.0])
    assert full.floor.waits.stretch == pytest.approx(math.exp(-0.02))


def test_a_broken_word_stretches_what_is_told_next(full: Shop) -> None:
    full.waits("kim")
    full.wait(271)
    full.leave_and_clear("anna")
    assert full.floor.waits.stretch == pytest.approx(math.exp(0.08))


def test_who_gives_up_after_the_time_told_was_told_wrong(full: Shop) -> None:
    full.waits("kim")
    full.wait(271)
    full.do(LeaveLine("kim"))
    assert full.floor.today.waits[9].waited_s == [271.0]
    assert full.floor.waits.stretch == pytest.approx(math.exp(0.08))


def test_who_gives_up_before_teaches_nothing(full: Shop) -> None:
    full.waits("kim")
    full.wait(269)
    full.do(LeaveLine("kim"))
    assert full.floor.today.waits == {}
    assert full.floor.waits.stretch == 1.0


def test_whoever_holds_the_place_makes_the_wait_their_own(full: Shop) -> None:
    full.waits("kim")
    full.do(HoldPlace("kim"))
    full.let_time_pass(700)
    full.leave_and_clear("anna")
    assert full.state("kim") == "offered"
    assert full.floor.today.waits == {}


def test_only_the_first_offer_is_measured(full: Shop) -> None:
    """The room is closed before Kim comes; the next one is no second measurement."""
    full.waits("kim")
    full.wait(100)
    full.leave_and_clear("anna")
    full.do(CloseRoom("1", "mina"))
    full.wait(500)
    full.leave_and_clear("bora")
    full.do(EnterRoom("kim"))
    assert full.floor.today.waits[9].waited_s == [100.0]


def test_a_room_at_once_is_no_wait_that_was_told(shop: Shop) -> None:
    shop.in_room("kim")
    assert shop.floor.today.waits == {}
