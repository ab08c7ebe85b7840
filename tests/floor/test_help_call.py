"""Help: one open call a visit, with an owner as soon as somebody says that they are coming."""

from __future__ import annotations

from service.floor.commands import AnswerHelp, CallHelp, EndVisit, FinishHelp, WithdrawHelp
from service.floor.facts import HelpAnswered, HelpCalled, HelpDone, HelpWithdrawn
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


def test_whoever_was_there_closes_the_call(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CallHelp("kim", "h1", "price"))
    shop.do(AnswerHelp("h1", "mina", "Mina"))
    assert shop.refuses(FinishHelp("h1", "joon")) == "help_not_yours"
    assert shop.do(FinishHelp("h1", "mina")) == [HelpDone("h1", "kim", "mina")]
    assert (shop.floor.help_calls, shop.visit("kim").help) == ({}, None)
    assert shop.refuses(FinishHelp("h1", "mina")) == "no_help"


def test_whoever_goes_without_a_word_first_closes_it_too(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CallHelp("kim", "h1"))
    assert shop.do(FinishHelp("h1", "joon")) == [HelpDone("h1", "kim", "joon")]


def test_somebody_who_said_they_come_and_fell_silent_is_stood_in_for(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CallHelp("kim", "h1"))
    shop.do(AnswerHelp("h1", "mina", "Mina"))
    shop.wait(shop.policy.silent_s - 1)
    assert shop.refuses(AnswerHelp("h1", "joon", "Joon")) == "help_answered"
    shop.wait(1)
    assert shop.do(AnswerHelp("h1", "joon", "Joon")) == [HelpAnswered("h1", "kim", "joon", "Joon")]
