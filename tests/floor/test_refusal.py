"""Every reason for which the floor may refuse is reached; none is forgotten, none is dead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.floor.commands import (
    AcceptDelay,
    AnswerHelp,
    BookRoom,
    CallCompanion,
    CallHelp,
    CancelBooking,
    CancelRequest,
    CarryInstead,
    ChangeRequest,
    ChangeStock,
    ClaimTask,
    ClearRoom,
    CloseRoom,
    Command,
    CountStock,
    DecideGarment,
    DeliverGarment,
    EndVisit,
    EnterRoom,
    FinishHelp,
    GiveOpinion,
    HandOver,
    HandTask,
    HandWalk,
    HoldOffer,
    HoldPlace,
    IssueCode,
    JoinAsCompanion,
    JoinLine,
    LeaveLine,
    MeetBooking,
    OpenRoom,
    PickGarment,
    PlanStore,
    RecoverGarment,
    SeeOff,
    SetStock,
    StartVisit,
    StartWalk,
    TakeFromShopper,
    TakeOver,
    WalkIn,
    WithdrawHelp,
    YieldOffer,
)
from service.floor.policy import Policy
from service.floor.refusal import REASONS, Refusal

from .scenes.experiment import EXPERIMENTS
from .scenes.stock import STOCK
from .shop import Shop, plan

Scene = Callable[[Shop], Command]


def _list_full(shop: Shop) -> Command:
    shop.policy = Policy(open_requests=1)
    shop.ask("kim", "shirt-m")
    return shop.asking("kim", "shirt-s")


def _visit_over(shop: Shop) -> Command:
    shop.do(EndVisit("kim"))
    return JoinLine("kim")


def _too_late(shop: Shop) -> Command:
    return CancelRequest(shop.bring(shop.ask("kim", "shirt-m")), "kim")


def _already_decided(shop: Shop) -> Command:
    request = shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(DecideGarment(request, "kim", "left"))
    return DecideGarment(request, "kim", "kept")


def _already_asked(shop: Shop) -> Command:
    shop.ask("kim", "shirt-m")
    return shop.asking("kim", "shirt-m")


def _other_style(shop: Shop) -> Command:
    request = shop.ask("kim", "shirt-m")
    return ChangeRequest(request, "new", "kim", "jeans-30", "jeans", "jeans/blue")


def _sold_out(shop: Shop) -> Command:
    shop.do(CountStock("shirt-l", 0))
    return shop.asking("kim", "shirt-l")


def _already_held(shop: Shop) -> Command:
    shop.do(HoldOffer(shop.waits("lee")))
    return HoldOffer("lee")


def _waits_in_vain(shop: Shop) -> str:
    """Lee waits: room 2 is in use like room 1."""
    shop.in_room("bora")
    return shop.waits("lee")


def _no_holds_left(shop: Shop) -> Command:
    shop.policy = Policy(holds=0)
    return HoldPlace(_waits_in_vain(shop))


def _booked(shop: Shop, visit: str | None = None, booking: str = "b1") -> Command:
    """A booking that begins as soon as one may."""
    return BookRoom(booking, shop.now + 1_200_000, 600, visit=visit, luck=1)


def _again(shop: Shop, first: Command, second: Command) -> Command:
    shop.do(first)
    return second


def _booking_met(shop: Shop) -> Command:
    shop.do(_booked(shop, shop.start("lee")))
    return MeetBooking("b1", "park")


def _invited(shop: Shop) -> str:
    """The digest of a code with which somebody may join Kim."""
    shop.do(IssueCode("kim", "invitation", companion=True))
    return "invitation"


def _company_full(shop: Shop) -> Command:
    shop.policy = Policy(companions=0)
    return JoinAsCompanion(_invited(shop), "lee")


def _companion_exists(shop: Shop) -> Command:
    shop.do(JoinAsCompanion(_invited(shop), "lee"))
    return JoinAsCompanion(_invited(shop), "lee")


def _room_taken(shop: Shop) -> Command:
    shop.waits("lee")
    return EnterRoom("lee", room="1")


def _help_called(shop: Shop) -> Command:
    shop.do(CallHelp("kim", "h1"))
    return CallHelp("kim", "h2")


def _help_not_yours(shop: Shop) -> Command:
    shop.do(CallHelp("kim", "h1"))
    shop.do(AnswerHelp("h1", "mina", "Mina"))
    return FinishHelp("h1", "joon")


def _walk_unfinished(shop: Shop) -> Command:
    shop.ask("kim", "shirt-m")
    shop.do(StartWalk("w1", "mina", "Mina"))
    return StartWalk("w2", "mina", "Mina")


def _help_answered(shop: Shop) -> Command:
    shop.do(CallHelp("kim", "h1"))
    shop.do(AnswerHelp("h1", "mina", "Mina"))
    return AnswerHelp("h1", "joon", "Joon")


def _no_room_yet(shop: Shop) -> Command:
    shop.start("lee")
    return DeliverGarment(shop.pick(shop.ask("lee", "shirt-m")), "mina")


#: One scene for each reason. Kim is in room 1 when it begins; rooms 2 and A are vacant.
SCENES: dict[str, Scene] = {
    "visit_unknown": lambda shop: JoinLine("nobody"),
    "visit_over": _visit_over,
    "visit_exists": lambda shop: StartVisit("kim", luck=1),
    "code_unknown": lambda shop: TakeOver("digest"),
    "sold_out": _sold_out,
    "already_asked": _already_asked,
    "list_full": _list_full,
    "other_style": _other_style,
    "request_unknown": lambda shop: CancelRequest("nothing", "kim"),
    "too_late": _too_late,
    "not_here_yet": lambda shop: DecideGarment(shop.ask("kim", "shirt-m"), "kim", "kept"),
    "already_decided": _already_decided,
    "reasons_wrong": lambda shop: GiveOpinion("kim", "shirt", None, ("colour",)),
    "already_waiting": lambda shop: JoinLine(shop.waits("lee")),
    "not_waiting": lambda shop: LeaveLine("kim"),
    "in_room": lambda shop: JoinLine("kim"),
    "no_offer": lambda shop: EnterRoom(shop.start("lee")),
    "already_held": _already_held,
    "no_holds_left": _no_holds_left,
    "offered_already": lambda shop: HoldPlace(shop.waits("lee")),
    "nobody_behind": lambda shop: YieldOffer(_waits_in_vain(shop)),
    "room_booked": lambda shop: _again(shop, _booked(shop), WalkIn("lee", luck=1, room="A")),
    "booking_unknown": lambda shop: CancelBooking("b9"),
    "booking_exists": lambda shop: _again(shop, _booked(shop), _booked(shop)),
    "booking_time": lambda shop: BookRoom("b1", shop.now, 600, visit=shop.start("lee")),
    "booking_taken": lambda shop: _again(shop, _booked(shop), _booked(shop, booking="b2")),
    "booking_met": _booking_met,
    "booked_already": lambda shop: _again(
        shop, _booked(shop, shop.start("lee")), _booked(shop, "lee", "b2")
    ),
    "no_accessible_room": lambda shop: _again(shop, CloseRoom("A", "mina"), _booked(shop)),
    "companion_unknown": lambda shop: CallCompanion("kim", "lee"),
    "companion_exists": _companion_exists,
    "company_full": _company_full,
    "room_unknown": lambda shop: ClearRoom("9", "mina"),
    "room_taken": _room_taken,
    "room_not_vacant": lambda shop: WalkIn("lee", luck=1, room="1"),
    "room_in_use": lambda shop: CloseRoom("1", "mina"),
    "room_not_waiting_to_be_cleared": lambda shop: ClearRoom("2", "mina"),
    "nobody_in_room": lambda shop: SeeOff("2", "mina"),
    "room_not_closed": lambda shop: OpenRoom("2", "mina"),
    "plan_wrong": lambda shop: PlanStore(plan(timezone="Mars/Olympus_Mons")),
    "task_taken": lambda shop: ClaimTask(
        shop.claim(shop.ask("kim", "shirt-m"), "mina"), "joon", "Joon"
    ),
    "not_your_task": lambda shop: PickGarment(shop.ask("kim", "shirt-m"), "mina"),
    "task_not_open": lambda shop: PickGarment(shop.bring(shop.ask("kim", "shirt-m")), "mina"),
    "not_picked_yet": lambda shop: DeliverGarment(
        shop.claim(shop.ask("kim", "shirt-m"), "mina"), "mina"
    ),
    "no_room_yet": _no_room_yet,
    "not_late": lambda shop: AcceptDelay(shop.ask("kim", "shirt-m"), "kim"),
    "in_other_hands": lambda shop: CarryInstead(shop.pick(shop.ask("kim", "shirt-m")), "kim"),
    "shopper_in_room": lambda shop: HandOver(shop.pick(shop.ask("kim", "shirt-m")), "mina"),
    "not_carried": lambda shop: TakeFromShopper(shop.ask("kim", "shirt-m"), "mina", "Mina"),
    "help_called": _help_called,
    "no_help": lambda shop: WithdrawHelp("kim"),
    "help_answered": _help_answered,
    "help_not_yours": _help_not_yours,
    "walk_unfinished": _walk_unfinished,
    "nothing_to_fetch": lambda shop: StartWalk("w1", "mina", "Mina"),
    "walk_unknown": lambda shop: HandWalk("w1", "mina", "joon"),
    "runner_unknown": lambda shop: HandTask(shop.claim(shop.ask("kim", "shirt-m")), "mina", "joon"),
    "go_back_unknown": lambda shop: RecoverGarment("nothing", "mina"),
    "stock_twice": lambda shop: ChangeStock(
        (CountStock("shirt-m", 3), SetStock({"jeans-30": 1, "shirt-m": 4}))
    ),
    "pieces_wrong": lambda shop: CountStock("shirt-m", -1),
    **STOCK,
    **EXPERIMENTS,
}


@pytest.mark.parametrize("code", sorted(REASONS))
def test_the_floor_refuses_in_shop_words(shop: Shop, code: str) -> None:
    shop.in_room("kim")
    assert shop.refuses(SCENES[code](shop)) == code


def test_no_scene_plays_for_a_reason_that_is_gone() -> None:
    assert sorted(SCENES) == sorted(REASONS)


def test_a_refusal_says_what_to_do_and_whether_the_thing_exists() -> None:
    assert Refusal("sold_out").detail == (
        "No piece of this size and colour is free in the store right now."
    )
    assert [Refusal(code).unknown for code in ("visit_unknown", "sold_out")] == [True, False]


def test_a_reason_that_nobody_wrote_down_is_a_mistake_in_the_program() -> None:
    with pytest.raises(ValueError, match="no reason for which the floor refuses"):
        Refusal("because")
