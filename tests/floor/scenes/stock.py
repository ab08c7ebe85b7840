"""Refusals about where garments are."""

from __future__ import annotations

from service.floor.commands import (
    AnswerQuestion,
    ChangeMind,
    ClaimCount,
    ClearRoom,
    Command,
    CountStock,
    DecideGarment,
    EndVisit,
    MissGarment,
    StopWanting,
    TurnedUp,
    WantGarment,
)
from tests.floor.shop import Shop


def _promised_on(shop: Shop) -> Command:
    left = shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(DecideGarment(left, "kim", "left"))
    shop.ask(shop.start("lee"), "shirt-l")
    return ChangeMind(left, "kim")


def _claimed(shop: Shop) -> str:
    return shop.claim(shop.ask("kim", "shirt-m"))


def _none_in_store(shop: Shop) -> Command:
    shop.do(CountStock("shirt-l", 0))
    return WantGarment("w", "kim", "shirt-l", "shirt", "shirt/white")


def _piece_twice(shop: Shop) -> Command:
    left = shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(EndVisit("kim"))
    return ClearRoom("1", "mina", found=(TurnedUp(left, "shirt-l", "shirt", "shirt/white"),))


STOCK = {
    "one_is_free": lambda shop: WantGarment("w", "kim", "shirt-l", "shirt", "shirt/white"),
    "none_in_store": _none_in_store,
    "wish_unknown": lambda shop: StopWanting("nothing", "kim"),
    "count_unknown": lambda shop: ClaimCount("rail-1", "mina", "Mina"),
    "piece_twice": _piece_twice,
    "promised_on": _promised_on,
    "picked_already": lambda shop: MissGarment(
        shop.pick(shop.ask("kim", "shirt-m")), "mina", "at_other_fixture", fixture="rail-2"
    ),
    "no_size_seen": lambda shop: MissGarment(_claimed(shop), "mina", "other_size_here"),
    "fixture_unknown": lambda shop: MissGarment(
        _claimed(shop), "mina", "at_other_fixture", fixture="rail-9"
    ),
    "question_unknown": lambda shop: AnswerQuestion("nothing", "found", "mina"),
}
