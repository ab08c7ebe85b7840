"""Companions: a second phone in a visit, which may add a garment, vote, and be called.

It joins with a code that the shopper shows, learns nothing but which garments there are, and is
forgotten with the visit. Sent away, it takes its votes along.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import CallCompanion, JoinAsCompanion, PartCompany, Vote
from service.floor.facts import (
    CompanionCalled,
    CompanionCodeIssued,
    CompanionJoined,
    CompanionLeft,
    VoteGiven,
)
from service.floor.lookup import live_visit
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Companion, Floor, TakeOverCode, Visit


def visit_with(floor: Floor, companion: str) -> Visit | None:
    """The visit that this companion is in."""
    return next((one for one in floor.present if companion in one.companions), None)


def companion_of(floor: Floor, visit_id: str, companion: str) -> Companion | Refusal:
    """A companion in a live visit. Somebody else's is as unknown as one that never was."""
    visit = live_visit(floor, visit_id)
    if isinstance(visit, Refusal):
        return visit
    return visit.companions.get(companion) or Refusal("companion_unknown")


@decides(JoinAsCompanion)
def _join(floor: Floor, command: JoinAsCompanion, now: Ms, policy: Policy) -> Decision:
    """The code is good once, so that a picture of it that goes round lets nobody else in."""
    visit = _invited_to(floor, command.digest, now)
    if visit is None:
        return Refusal("code_unknown")
    if len(visit.companions) >= policy.companions:
        return Refusal("company_full")
    if visit_with(floor, command.companion) is not None:
        return Refusal("companion_exists")
    return [
        CompanionJoined(
            visit=visit.id,
            companion=command.companion,
            number=visit.joined + 1,
            label=command.label,
        )
    ]


def _invited_to(floor: Floor, digest: str, now: Ms) -> Visit | None:
    """The live visit that this code invites to, while the code is good."""
    for visit in floor.present:
        code = visit.companion_code
        if code is not None and code.digest == digest and code.until > now:
            return visit
    return None


@decides(Vote)
def _vote(floor: Floor, command: Vote, now: Ms, policy: Policy) -> Decision:
    companion = companion_of(floor, command.visit, command.companion)
    if isinstance(companion, Refusal):
        return companion
    if companion.votes.get(command.style) == command.opinion:
        return []
    return [VoteGiven(command.visit, companion.id, command.style, command.opinion)]


@decides(CallCompanion)
def _call(floor: Floor, command: CallCompanion, now: Ms, policy: Policy) -> Decision:
    """Calling again is calling: they may not have looked."""
    companion = companion_of(floor, command.visit, command.companion)
    if isinstance(companion, Refusal):
        return companion
    return [CompanionCalled(visit=command.visit, companion=companion.id)]


@decides(PartCompany)
def _part(floor: Floor, command: PartCompany, now: Ms, policy: Policy) -> Decision:
    companion = companion_of(floor, command.visit, command.companion)
    if isinstance(companion, Refusal):
        return companion
    return [CompanionLeft(visit=command.visit, companion=companion.id)]


# --- what the facts change -----------------------------------------------------------------------


@folds(CompanionCodeIssued)
def _issued(floor: Floor, fact: CompanionCodeIssued, at: Ms) -> None:
    floor.visits[fact.visit].companion_code = TakeOverCode(fact.digest, fact.until)


@folds(CompanionJoined)
def _joined(floor: Floor, fact: CompanionJoined, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    visit.companion_code, visit.joined = None, fact.number
    visit.companions[fact.companion] = Companion(fact.companion, fact.number, fact.label, at)


@folds(CompanionLeft)
def _left(floor: Floor, fact: CompanionLeft, at: Ms) -> None:
    del floor.visits[fact.visit].companions[fact.companion]


@folds(VoteGiven)
def _voted(floor: Floor, fact: VoteGiven, at: Ms) -> None:
    votes = floor.visits[fact.visit].companions[fact.companion].votes
    if fact.opinion is None:
        votes.pop(fact.style, None)
    else:
        votes[fact.style] = fact.opinion


@folds(CompanionCalled)
def _called(floor: Floor, fact: CompanionCalled, at: Ms) -> None:
    floor.visits[fact.visit].companions[fact.companion].called_at = at
