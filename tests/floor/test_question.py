"""Questions: what nobody found is asked about until somebody knows, and nobody is accused."""

from __future__ import annotations

from typing import Literal

import pytest

from service.floor.commands import (
    AnswerQuestion,
    CountStock,
    DecideGarment,
    EndVisit,
    RecoverGarment,
    SellGarment,
)
from service.floor.facts import GarmentSold, QuestionAnswered

from .shop import Shop


@pytest.fixture
def question(shop: Shop) -> str:
    """Kim left a shirt-l in room 1, and it is not there."""
    shop.in_room("kim")
    back = shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(EndVisit("kim", "forgotten"))
    shop.do(RecoverGarment(back, "mina", found=False))
    return back


def test_a_question_says_nothing_of_a_shopper(shop: Shop, question: str) -> None:
    assert shop.floor.visits == {}
    assert shop.floor.questions[question].room == "1"


@pytest.mark.parametrize(("answer", "on_hand"), [("found", 1), ("sold", 0), ("lost", 0)])
def test_an_answer_closes_a_question(
    shop: Shop, question: str, answer: Literal["found", "sold", "lost"], on_hand: int
) -> None:
    assert shop.do(AnswerQuestion(question, answer, "mina")) == [
        QuestionAnswered(question, answer, "mina")
    ]
    assert (shop.stock("shirt-l"), shop.floor.questions) == ((on_hand, 0), {})


def test_the_till_answers_a_question(shop: Shop, question: str) -> None:
    assert shop.do(SellGarment("shirt-l", 2)) == [GarmentSold("shirt-l", 2, 0, unaccounted=1)]
    assert shop.floor.questions == {}


def test_the_till_confirms_what_was_kept_before_it_answers_a_question(
    shop: Shop, question: str
) -> None:
    shop.do(CountStock("shirt-l", 1))
    shop.in_room("lee")
    shop.do(DecideGarment(shop.bring(shop.ask("lee", "shirt-l")), "lee", "kept"))
    assert shop.do(SellGarment("shirt-l")) == [GarmentSold("shirt-l", 1, kept=1)]
    assert [*shop.floor.questions] == [question]


def test_what_turns_up_after_a_count_is_in_the_count_already(shop: Shop, question: str) -> None:
    shop.do(CountStock("shirt-l", 1))
    shop.do(AnswerQuestion(question, "found", "mina"))
    assert shop.stock("shirt-l") == (1, 0)
