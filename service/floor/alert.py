"""Alerts to the manager: what goes wrong on a floor while everybody is busy, and when it is right.

An accessible room is what some shoppers need and nobody else notices: it becomes a store room, or
stays out of service for long, unless somebody is told. An alert stands as long as what it says is
so, and is about rooms and tasks, never about one of the staff.
"""

from __future__ import annotations

from collections.abc import Iterator

from service.clock import Ms
from service.floor.facts import AlertCleared, AlertCode, AlertRaised, Fact
from service.floor.policy import Policy
from service.floor.rules import folds
from service.floor.state import Alert, Floor, Room


def alerts(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """What is wrong now and was not said, and what was said and is wrong no more."""
    wrong = {
        f"{code}:{room}" if room else code: (code, room)
        for code, room in _wrong(floor, now, policy)
    }
    cleared: list[Fact] = [AlertCleared(alert) for alert in floor.alerts if alert not in wrong]
    return cleared + [
        AlertRaised(alert, code, room)
        for alert, (code, room) in wrong.items()
        if alert not in floor.alerts
    ]


def _wrong(floor: Floor, now: Ms, policy: Policy) -> Iterator[tuple[AlertCode, str | None]]:
    for room in floor.rooms.values():
        so_far_s = (now - room.since) / 1000
        if room.accessible:
            for code in _accessible(floor, room, so_far_s, policy):
                yield code, room.id
        elif room.state == "out_of_service" and so_far_s >= policy.room_out_s:
            yield "room_out", room.id
    if not floor.runners and _oldest_task_s(floor, now) >= policy.nobody_s:
        yield "nobody_on_floor", None


def _accessible(floor: Floor, room: Room, so_far_s: float, policy: Policy) -> Iterator[AlertCode]:
    """How an accessible room is misused; whoever is in it may have what they like."""
    if room.state == "out_of_service":
        if room.closed == "storage":
            yield "accessible_storage"
        elif so_far_s >= policy.accessible_out_s:
            yield "accessible_out"
    if room.state == "needs_clearing" and so_far_s >= policy.accessible_clearing_s:
        yield "accessible_not_cleared"
    pieces = sum(go_back.room == room.id for go_back in floor.go_backs.values())
    if room.state != "occupied" and pieces >= policy.piled_up:
        yield "accessible_piled_up"


def _oldest_task_s(floor: Floor, now: Ms) -> float:
    """How long the request that has waited longest has waited; below zero where there is none."""
    waiting = [request.requested_at for request in floor.under_way if request.open]
    return (now - min(waiting)) / 1000 if waiting else -1.0


@folds(AlertRaised)
def _raised(floor: Floor, fact: AlertRaised, at: Ms) -> None:
    floor.alerts[fact.alert] = Alert(fact.alert, fact.code, fact.room, at)


@folds(AlertCleared)
def _cleared(floor: Floor, fact: AlertCleared, at: Ms) -> None:
    floor.alerts.pop(fact.alert, None)
