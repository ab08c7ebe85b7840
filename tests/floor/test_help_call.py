"""Help: one open call a visit, with an owner as soon as somebody says that they are coming."""

from __future__ import annotations

from service.floor.commands import AnswerHelp, CallHelp, EndVisit, WithdrawHelp
from service.floor.facts import HelpAnswered, HelpCalled, HelpWithdrawn
from service.floor.state import HelpCall

from .shop import OPENING, Shop


def test_a_call_is_answered_by_one_runner(shop: Shop) -> None:
    shop.start("kim")
    assert shop.do(CallHelp("kim", "h1", "size")) == [HelpCalled("h1", "kim", "size")]
    shop.wait(5)
    assert shop.do(AnswerHelp("h1", "mina", "Mina")) == [HelpAnswered("h1", "kim", "mina", "Mina")]
    assert shop.floor.help_calls == {
        "h1": HelpCall("h1", "kim", "size", OPENING, "mina", "Mina", OPENING + 5_000)
    }
    assert shop.do(AnswerHelp("h1", "mina", "Mina")) == []
    assert shop.refuses(AnswerHelp("h1", "joon", "Joon")) == "help_answered"


def test_an_open_call_is_not_called_again(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CallHelp("kim", "h1"))
    assert shop.refuses(CallHelp("kim", "h2")) == "help_called"


def test_after_an_answer_help_may_be_needed_again(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CallHelp("kim", "h1"))
    shop.do(AnswerHelp("h1", "mina", "Mina"))
    shop.do(CallHelp("kim", "h2", "carry"))
    assert list(shop.floor.help_calls) == ["h2"]
    assert shop.visit("kim").help == "h2"


def test_a_call_may_be_withdrawn(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CallHelp("kim", "h1"))
    assert shop.do(WithdrawHelp("kim")) == [HelpWithdrawn("h1", "kim")]
    assert shop.refuses(WithdrawHelp("kim")) == "no_help"
    assert shop.refuses(AnswerHelp("h1", "mina", "Mina")) == "no_help"


def test_a_call_ends_with_its_visit(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CallHelp("kim", "h1"))
    assert shop.do(EndVisit("kim"))[0] == HelpWithdrawn("h1", "kim")
    assert shop.floor.help_calls == {}
