"""Questions: go-backs that were not where they should be, until somebody knows what became of them.

A question is about a piece and names no shopper. The piece is off the stock meanwhile, so that
nobody is promised what nobody can find.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import AnswerQuestion
from service.floor.facts import (
    Fact,
    GarmentMissed,
    GarmentNotFound,
    GarmentUnaccounted,
    NotFoundReason,
    QuestionAnswered,
    TaskRedirected,
)
from service.floor.pieces import Spare, take_away
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, GoBack, Question, Request

#: Of these a piece is there, and still nobody can have it.
SPOILT: frozenset[NotFoundReason] = frozenset({"damaged", "with_customer"})


@decides(AnswerQuestion)
def _answer(floor: Floor, command: AnswerQuestion, now: Ms, policy: Policy) -> Decision:
    if command.question not in floor.questions:
        return Refusal("question_unknown")
    return [QuestionAnswered(command.question, command.answer, command.by)]


def lost(
    floor: Floor, backs: list[GoBack], by: str, reason: NotFoundReason = "missing"
) -> list[Fact]:
    """These go-backs are not to be had: whoever one was promised to gets another piece, or is told.

    Promises come first, so that at every step each has its piece.
    """
    spare = Spare(floor, lost=[back.id for back in backs])
    promises = [
        _instead(floor, spare, floor.requests[back.promised_to], by, reason)
        for back in backs
        if back.promised_to is not None
    ]
    gone: list[Fact] = [
        GarmentMissed(go_back=back.id, by=by)
        if reason in SPOILT
        else GarmentUnaccounted(go_back=back.id, gtin=back.gtin, room=back.room, by=by)
        for back in backs
    ]
    return [*promises, *gone]


def _instead(
    floor: Floor, spare: Spare, task: Request, by: str, reason: NotFoundReason
) -> TaskRedirected | GarmentNotFound:
    other = spare.redirect(task, missed=True)
    on_hand = floor.on_hand[task.gtin]
    told = GarmentNotFound(
        request=task.id,
        visit=task.visit,
        gtin=task.gtin,
        reason=reason,
        on_hand=on_hand,
        runner=by,
        go_back=task.go_back,
    )
    return other or told


# --- what the facts change -----------------------------------------------------------------------


@folds(GarmentUnaccounted)
def _unaccounted(floor: Floor, fact: GarmentUnaccounted, at: Ms) -> None:
    back = take_away(floor, fact.go_back)
    floor.on_hand[back.gtin] -= 1
    floor.questions[back.id] = Question(
        back.id, back.gtin, back.style, back.colourway, fact.room, asked_at=at
    )


@folds(QuestionAnswered)
def _answered(floor: Floor, fact: QuestionAnswered, at: Ms) -> None:
    """What turns up after a count is in the count already."""
    question = floor.questions.pop(fact.go_back)
    if fact.answer == "found" and not question.counted:
        floor.on_hand[question.gtin] = floor.on_hand.get(question.gtin, 0) + 1
