"""Visits: started by a scan, which gives a place in the line; taken over by a phone; ended by their
shopper or by idleness."""

from __future__ import annotations

from service.clock import Ms
from service.floor.asking import count_all_asked
from service.floor.booking.asking import given_up_by
from service.floor.call_sign import call_sign
from service.floor.commands import (
    ChooseCounting,
    EndVisit,
    GiveOpinion,
    IssueCode,
    SeeOff,
    StartVisit,
    TakeOver,
)
from service.floor.facts import (
    CompanionCodeIssued,
    CountingChosen,
    EndReason,
    Fact,
    HelpWithdrawn,
    OpinionGiven,
    RoomLeft,
    VisitCodeIssued,
    VisitEnded,
    VisitForgotten,
    VisitStarted,
    VisitTakenOver,
)
from service.floor.fit_history import count_all
from service.floor.kept_together import count_pairs
from service.floor.lookup import any_room, live_visit
from service.floor.outcome import left_or_put_back
from service.floor.policy import Policy
from service.floor.reason import in_order
from service.floor.refusal import Refusal
from service.floor.request import cancelled
from service.floor.rules import Decision, decides, folds
from service.floor.state import ARRIVED, Floor, Said, TakeOverCode, Visit
from service.floor.waiting_line import leave
from service.floor.waiting_line.told import gone
from service.floor.wish import withdrawn


@decides(StartVisit)
def _start(floor: Floor, command: StartVisit, now: Ms, policy: Policy) -> Decision:
    if command.visit in floor.visits:
        return Refusal("visit_exists")
    return [
        VisitStarted(
            visit=command.visit,
            call_sign=call_sign(floor, command.luck),
            via=command.via,
            accessible=command.accessible,
        )
    ]


@decides(IssueCode)
def _issue(floor: Floor, command: IssueCode, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    until = now + policy.code_s * 1000
    if command.companion:
        return [CompanionCodeIssued(visit=visit.id, digest=command.digest, until=until)]
    return [VisitCodeIssued(visit=visit.id, digest=command.digest, until=until)]


def visit_with_code(floor: Floor, digest: str, now: Ms) -> Visit | None:
    """The live visit that this take-over code belongs to, while the code is good."""
    return next(
        (
            visit
            for visit in floor.present
            if visit.code is not None and visit.code.digest == digest and visit.code.until > now
        ),
        None,
    )


@decides(TakeOver)
def _take_over(floor: Floor, command: TakeOver, now: Ms, policy: Policy) -> Decision:
    visit = visit_with_code(floor, command.digest, now)
    if visit is None:
        return Refusal("code_unknown")
    return [VisitTakenOver(visit=visit.id, digest=command.digest)]


@decides(GiveOpinion)
def _opine(floor: Floor, command: GiveOpinion, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    reasons = in_order(command.reasons)
    if reasons is None or (reasons and command.opinion is None):
        return Refusal("reasons_wrong")
    said = visit.opinions.get(command.style)
    if (said.opinion, said.reasons) == (command.opinion, reasons) if said else not command.opinion:
        return []
    return [
        OpinionGiven(visit=visit.id, style=command.style, opinion=command.opinion, reasons=reasons)
    ]


@decides(ChooseCounting)
def _choose_counting(floor: Floor, command: ChooseCounting, now: Ms, policy: Policy) -> Decision:
    """Also after the end, for as long as the visit is known."""
    visit = floor.visits.get(command.visit)
    if visit is None:
        return Refusal("visit_unknown")
    same = visit.counted == command.counted
    return [] if same else [CountingChosen(visit=visit.id, counted=command.counted)]


@decides(EndVisit)
def _end(floor: Floor, command: EndVisit, now: Ms, policy: Policy) -> Decision:
    """Ending twice is ending once. To be forgotten is possible after the end, too."""
    visit = floor.visits.get(command.visit)
    if visit is None:
        return Refusal("visit_unknown")
    ended = [] if visit.ended_at is not None else end(floor, visit, command.reason, now, policy)
    forgotten: list[Fact] = [VisitForgotten(visit=visit.id, asked=True)]
    return ended + (forgotten if command.reason == "forgotten" else [])


@decides(SeeOff)
def _see_off(floor: Floor, command: SeeOff, now: Ms, policy: Policy) -> Decision:
    """The room is freed at once, instead of when the visit has been idle for long enough."""
    room = any_room(floor, command.room)
    if isinstance(room, Refusal):
        return room
    if room.visit is None or room.state != "occupied":
        return Refusal("nobody_in_room")
    return end(floor, floor.visits[room.visit], "gone", now, policy)


def end(floor: Floor, visit: Visit, reason: EndReason, now: Ms, policy: Policy) -> list[Fact]:
    """Everything that ends with a visit.

    What was asked for is cancelled; what is in the room and was not decided on is assumed to be
    left there; the place in the line, the room and a call for help are given back.
    """
    facts: list[Fact] = withdrawn(floor, visit)
    for request in floor.requests_of(visit):
        if request.open:
            facts.append(cancelled(request))
        elif request.state in ARRIVED and request.outcome is None:
            facts.append(left_or_put_back(floor, request, assumed=True))
    if visit.help is not None:
        facts.append(HelpWithdrawn(help=visit.help, visit=visit.id))
    if visit.waiting_since is not None:
        facts += leave(floor, visit, now, policy, for_good=True)
    else:
        facts += given_up_by(floor, visit, now, for_good=True)
        if visit.room is not None:
            facts.append(RoomLeft(room=visit.room, visit=visit.id))
    return [*facts, VisitEnded(visit=visit.id, reason=reason)]


# --- what the facts change -----------------------------------------------------------------------


@folds(VisitStarted)
def _started(floor: Floor, fact: VisitStarted, at: Ms) -> None:
    floor.visits[fact.visit] = Visit(
        id=fact.visit,
        call_sign=fact.call_sign,
        via=fact.via,
        started_at=at,
        seen_at=at,
        accessible=fact.accessible,
    )
    floor.line.append(fact.visit)


@folds(VisitCodeIssued)
def _issued(floor: Floor, fact: VisitCodeIssued, at: Ms) -> None:
    floor.visits[fact.visit].code = TakeOverCode(fact.digest, fact.until)


@folds(VisitTakenOver)
def _taken_over(floor: Floor, fact: VisitTakenOver, at: Ms) -> None:
    floor.visits[fact.visit].code = None


@folds(OpinionGiven)
def _opinion(floor: Floor, fact: OpinionGiven, at: Ms) -> None:
    opinions = floor.visits[fact.visit].opinions
    if fact.opinion is None:
        opinions.pop(fact.style, None)
    else:
        opinions[fact.style] = Said(fact.opinion, fact.reasons, at)


@folds(VisitEnded)
def _ended(floor: Floor, fact: VisitEnded, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    gone(floor, visit, at)
    visit.ended_at, visit.code, visit.companion_code = at, None, None
    visit.companions.clear()


@folds(CountingChosen)
def _counting_chosen(floor: Floor, fact: CountingChosen, at: Ms) -> None:
    """From now on as if it had always been so: what the store counts of it is in or out."""
    visit = floor.visits[fact.visit]
    if visit.counted != fact.counted:
        _count(floor, visit, 1 if fact.counted else -1)
    visit.counted = fact.counted


def _count(floor: Floor, visit: Visit, times: int) -> None:
    """Count all that is told of a visit beyond its stay, or with -1 take it back."""
    count_all_asked(floor, visit, times)
    count_pairs(floor, visit, times)
    count_all(floor, visit, times)


@folds(VisitForgotten)
def _forgotten(floor: Floor, fact: VisitForgotten, at: Ms) -> None:
    """The go-backs stay: they are garments, and say nothing about anybody."""
    visit = floor.visits[fact.visit]
    if fact.asked and visit.counted:
        _count(floor, visit, -1)
    for room in floor.rooms.values():
        if room.left_by == fact.visit:
            room.left_by = None
    del floor.visits[fact.visit]
    for request in visit.requests:
        del floor.requests[request]
