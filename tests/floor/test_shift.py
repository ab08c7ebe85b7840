"""Who is on the floor: by their own word, or because they do something."""

from __future__ import annotations

from service.floor.commands import EndShift, LetTimePass, StartShift
from service.floor.facts import ShiftEnded, ShiftStarted
from service.floor.state import Runner

from .shop import OPENING, Shop


def test_whoever_claims_a_task_is_on_the_floor(shop: Shop) -> None:
    shop.in_room("kim")
    shop.claim(shop.ask("kim", "shirt-m"))
    assert shop.floor.runners == {"mina": Runner("mina", "Mina", None, False, OPENING, OPENING)}


def test_a_runner_chooses_what_shoppers_may_call_them(shop: Shop) -> None:
    shop.do(StartShift("mina", "Mina Park", called="Mina", lead=True))
    assert shop.do(StartShift("mina", "Mina Park", called="Mina", lead=True)) == []
    assert shop.do(StartShift("mina", "Mina Park")) == [ShiftStarted("mina", "Mina Park")]
    assert shop.floor.runners["mina"].called is None


def test_a_shift_ends_by_word_or_when_nobody_has_heard_of_the_runner(shop: Shop) -> None:
    shop.do(StartShift("mina", "Mina"))
    shop.do(StartShift("joon", "Joon"))
    assert shop.do(EndShift("mina")) == [ShiftEnded("mina")]
    assert shop.do(EndShift("mina")) == []
    assert shop.let_time_pass(shop.policy.runner_idle_s) == [ShiftEnded("joon", assumed=True)]
    assert shop.do(LetTimePass()) == []
    assert shop.floor.runners == {}
