"""Help: one open call a visit; it has an owner as soon as somebody says that they are coming.

Somebody who said so and has not been heard of since may be stood in for.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import AnswerHelp, CallHelp, FinishHelp, WithdrawHelp
from service.floor.facts import HelpAnswered, HelpCalled, HelpDone, HelpWithdrawn
from service.floor.lookup import live_visit
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.shift import silent
from service.floor.state import Floor, HelpCall


@decides(CallHelp)
def _call(floor: Floor, command: CallHelp, now: Ms, policy: Policy) -> Decision:
    """An answered call does not stand in the way of the next one: help may be needed again."""
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    before = floor.help_calls.get(visit.help or "")
    if before is not None and before.answered_at is None:
        return Refusal("help_called")
    return [HelpCalled(help=command.help, visit=visit.id, about=command.about)]


@decides(WithdrawHelp)
def _withdraw(floor: Floor, command: WithdrawHelp, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.help is None:
        return Refusal("no_help")
    return [HelpWithdrawn(help=visit.help, visit=visit.id)]


@decides(AnswerHelp)
def _answer(floor: Floor, command: AnswerHelp, now: Ms, policy: Policy) -> Decision:
    call = floor.help_calls.get(command.help)
    if call is None:
        return Refusal("no_help")
    if call.answered_by == command.runner:
        return []
    if call.answered_by is not None and not silent(floor, call.answered_by, now, policy):
        return Refusal("help_answered")
    return [
        HelpAnswered(
            help=call.id,
            visit=call.visit,
            runner=command.runner,
            runner_name=command.runner_name,
        )
    ]


@decides(FinishHelp)
def _finish(floor: Floor, command: FinishHelp, now: Ms, policy: Policy) -> Decision:
    """I was there. Whoever goes without a word first may say so as well; the shopper is helped."""
    call = floor.help_calls.get(command.help)
    if call is None:
        return Refusal("no_help")
    if call.answered_by not in (None, command.runner):
        return Refusal("help_not_yours")
    return [HelpDone(help=call.id, visit=call.visit, runner=command.runner)]


@folds(HelpCalled)
def _called(floor: Floor, fact: HelpCalled, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    if visit.help is not None:
        floor.help_calls.pop(visit.help, None)
    visit.help = fact.help
    floor.help_calls[fact.help] = HelpCall(fact.help, fact.visit, fact.about, at)


@folds(HelpAnswered)
def _answered(floor: Floor, fact: HelpAnswered, at: Ms) -> None:
    call = floor.help_calls[fact.help]
    call.answered_by, call.answered_by_name = fact.runner, fact.runner_name
    call.answered_at, call.escalated = at, None


@folds(HelpDone)
def _done(floor: Floor, fact: HelpDone, at: Ms) -> None:
    _close(floor, fact.help, fact.visit)


@folds(HelpWithdrawn)
def _withdrawn(floor: Floor, fact: HelpWithdrawn, at: Ms) -> None:
    _close(floor, fact.help, fact.visit)


def _close(floor: Floor, call: str, visit: str) -> None:
    floor.help_calls.pop(call, None)
    floor.visits[visit].help = None
