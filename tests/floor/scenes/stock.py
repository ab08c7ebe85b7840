"""Refusals about where garments are."""

from __future__ import annotations

from service.floor.commands import AnswerQuestion, ChangeMind, Command, DecideGarment, MissGarment
from tests.floor.shop import Shop


def _promised_on(shop: Shop) -> Command:
    left = shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(DecideGarment(left, "kim", "left"))
    shop.ask(shop.start("lee"), "shirt-l")
    return ChangeMind(left, "kim")


def _claimed(shop: Shop) -> str:
    return shop.claim(shop.ask("kim", "shirt-m"))


STOCK = {
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
