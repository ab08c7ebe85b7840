"""Escalation: what nobody takes is told to the team, then to the shift lead, then to the manager.

A step that nobody stands on is skipped: with nobody on the floor there is no team to tell, and
without a lead the manager is next. The shopper sees who has been told, so it has to be true.
"""

from __future__ import annotations

from typing import get_args

from service.clock import Ms
from service.floor.facts import Fact, HelpEscalated, RequestEscalated, Step
from service.floor.policy import Policy
from service.floor.rules import folds
from service.floor.state import Floor, HelpCall, Request

STEPS: tuple[Step, ...] = get_args(Step)


def escalations(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """The requests and calls that have been without an answer for long enough for the next step."""
    facts: list[Fact] = []
    for task in floor.under_way:
        step = due_step(floor, unowned_since(floor, task), task.escalated, now, policy)
        if step is not None:
            facts.append(RequestEscalated(request=task.id, visit=task.visit, step=step))
    for call in floor.help_calls.values():
        step = due_step(floor, unanswered_since(call), call.escalated, now, policy)
        if step is not None:
            facts.append(HelpEscalated(help=call.id, visit=call.visit, step=step))
    return facts


def unowned_since(floor: Floor, task: Request) -> Ms | None:
    """Since when somebody in a room waits for it and nobody has it; None where that is not so."""
    visit = floor.visits[task.visit]
    if not task.open or task.owner is not None or floor.state_of(visit) != "in_room":
        return None
    return max(task.requested_at, visit.entered_at or 0, task.returned_at or 0)


def unanswered_since(call: HelpCall) -> Ms | None:
    return call.called_at if call.answered_at is None else None


def due_step(
    floor: Floor, since: Ms | None, told: Step | None, now: Ms, policy: Policy
) -> Step | None:
    """Who is to be told now; None if nobody, or if they, or somebody above them, know already."""
    if since is None:
        return None
    after_s = (policy.escalate_team_s, policy.escalate_lead_s, policy.escalate_manager_s)
    reached = sum(since + patience_s * 1000 <= now for patience_s in after_s)
    if reached == 0:
        return None
    there = (bool(floor.runners), any(one.lead for one in floor.runners.values()), True)
    at = next(k for k in range(reached - 1, len(STEPS)) if there[k])
    return STEPS[at] if told is None or at > STEPS.index(told) else None


@folds(RequestEscalated)
def _request_escalated(floor: Floor, fact: RequestEscalated, at: Ms) -> None:
    floor.requests[fact.request].escalated = fact.step


@folds(HelpEscalated)
def _help_escalated(floor: Floor, fact: HelpEscalated, at: Ms) -> None:
    floor.help_calls[fact.help].escalated = fact.step
