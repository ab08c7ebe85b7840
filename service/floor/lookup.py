"""Find what a command names, or say which name is wrong."""

from __future__ import annotations

from service.floor.refusal import Refusal
from service.floor.state import Floor, Request, Room, Visit


def live_visit(floor: Floor, visit_id: str) -> Visit | Refusal:
    """A visit that has not ended."""
    visit = floor.visits.get(visit_id)
    if visit is None:
        return Refusal("visit_unknown")
    return Refusal("visit_over") if visit.ended_at is not None else visit


def own_request(floor: Floor, visit_id: str, request_id: str) -> Request | Refusal:
    """A request of a live visit. Somebody else's request is as unknown as one that never was."""
    visit = live_visit(floor, visit_id)
    if isinstance(visit, Refusal):
        return visit
    request = floor.requests.get(request_id)
    if request is None or request.visit != visit.id:
        return Refusal("request_unknown")
    return request


def open_task(floor: Floor, request_id: str) -> Request | Refusal:
    """A request that a runner still has something to do for."""
    request = floor.requests.get(request_id)
    if request is None:
        return Refusal("request_unknown")
    return request if request.open else Refusal("task_not_open")


def any_room(floor: Floor, room_id: str) -> Room | Refusal:
    """A room of this store."""
    return floor.rooms.get(room_id) or Refusal("room_unknown")
