"""Where pieces are, as the staff see it: go-backs, the checklist of a room, questions, counts."""

from __future__ import annotations

from service.floor.clearing import checklist
from service.floor.recovery import in_order, waited_for
from service.floor.state import GoBack, Request, Room
from service.web.access import Principal
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.garment import garment_line, where_view
from service.web.views.naming import room_name


def source_view(moment: Moment, task: Request) -> View:
    """Where the piece of a task is: ``from`` its rail, or a room. A go-back that is in no room is
    in somebody's hands; ``held_by`` is their name, where it is known."""
    back = moment.floor.go_backs.get(task.go_back or "")
    if back is None:
        return {"from": "rail", "from_room": None, "held_by": None}
    return {
        "from": "room",
        "from_room": room_name(moment, back.room) if back.room else None,
        "held_by": _name(moment, back.by),
    }


def go_backs(moment: Moment) -> list[View]:
    """Garments to bring back: what somebody waits for first, then what sells, then by the way."""
    waited = waited_for(moment.floor)
    return [_go_back(moment, back, waited[back.gtin]) for back in in_order(moment.floor, waited)]


def _go_back(moment: Moment, back: GoBack, wanted: int) -> View:
    return {
        "id": back.id,
        "state": "in_room" if back.room else "collected",
        "room": room_name(moment, back.room) if back.room else None,
        "held_by": _name(moment, back.by),
        "garment": garment_line(moment, back.gtin),
        **where_view(moment, back.zone, back.fixture),
        "since": when(back.since),
        "wanted": wanted,
        "promised_to": _promised_to(moment, back.promised_to),
    }


def _promised_to(moment: Moment, request: str | None) -> View | None:
    """The request that a go-back is brought to, its shopper's call sign, and their room if any."""
    task = moment.floor.requests.get(request or "")
    if task is None:
        return None
    visit = moment.floor.visits[task.visit]
    return {
        "request": task.id,
        "call_sign": visit.call_sign,
        "room": room_name(moment, visit.room) if visit.room else None,
    }


def checklist_view(moment: Moment, room: Room) -> list[View]:
    """Every piece that came into the room, and what became of it."""
    return [
        {
            "id": piece.id,
            "garment": garment_line(moment, piece.gtin),
            "became": piece.became,
            "promised_to": _promised_to(moment, piece.promised_to),
        }
        for piece in checklist(moment.floor, room)
    ]


def questions(moment: Moment) -> list[View]:
    """Pieces that were not where they should be: about a garment, and about nobody."""
    return [
        {
            "id": question.id,
            "garment": garment_line(moment, question.gtin),
            "room": room_name(moment, question.room) if question.room else None,
            "since": when(question.asked_at),
        }
        for question in moment.floor.questions.values()
    ]


def counts(moment: Moment, me: Principal) -> list[View]:
    """Fixtures where garments were not found again and again, the longest in doubt first."""
    plan = moment.floor.plan
    zones = {one.id: one.zone for one in plan.fixtures} if plan else {}
    return [
        {
            **where_view(moment, zones.get(task.fixture), task.fixture),
            "garments": [garment_line(moment, gtin) for gtin in task.gtins],
            "since": when(task.opened_at),
            "owner": {"id": task.owner, "name": task.owner_name} if task.owner else None,
            "mine": task.owner == me.subject,
        }
        for task in moment.floor.counts.values()
    ]


def _name(moment: Moment, runner: str | None) -> str | None:
    here = moment.floor.runners.get(runner or "")
    return here.name if here else None
