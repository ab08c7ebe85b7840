"""Live screens: each audience's view, again whenever it changed, as server-sent events.

What is sent, and when, is in ``following.py``; a screen that was away sends ``Last-Event-ID``.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header

from service.floor import Floor
from service.floor.audience import Audience
from service.log.position import Position
from service.web.access import KioskDevice, Manager, Staff, VisitOrRoom
from service.web.asking import OwnVisit, ShopHere, may_act_for, new_id
from service.web.following import Aside, Gone, follow
from service.web.moment import Moment
from service.web.routes.rooms import OwnRoom
from service.web.serving import OnDisplay
from service.web.streaming import EventStream
from service.web.views import View
from service.web.views.room import lobby_view, room_view
from service.web.views.staff import staff_view
from service.web.views.today import today_view
from service.web.views.visit import visit_view
from service.web.writing import Written, written


async def resume_from(
    last_event_id: Annotated[str | None, Header()] = None,
) -> Position | None:
    """Where the screen left off, if it says so in a way that we understand."""
    return Position.parse(last_event_id) if last_event_id else None


LastSeen = Annotated[Position | None, Depends(resume_from)]


async def on_display(shop: ShopHere) -> OnDisplay:
    """Before a stream begins: whatever is wrong is answered with a problem, not a broken stream."""
    return shop.serving.now


router = APIRouter(prefix="/v1/stores/{store}", tags=["live"], dependencies=[Depends(on_display)])


@router.get("/visits/{visit}/events", response_class=EventStream)
async def visit_events(
    shop: ShopHere, visit: OwnVisit, who: VisitOrRoom, last: LastSeen
) -> EventStream:
    def ended(floor: Floor) -> Gone | None:
        if not may_act_for(floor, who, visit):
            return Gone("access_ended")
        return None if visit in floor.visits else Gone("visit_forgotten")

    def show(moment: Moment) -> View:
        return visit_view(moment, moment.floor.visits[visit])

    return EventStream(follow(shop, Audience("visit", visit), show, last, Aside(ended=ended)))


@router.get("/rooms/{room}/events", response_class=EventStream)
async def room_events(shop: ShopHere, room: OwnRoom, last: LastSeen) -> EventStream:
    def ended(floor: Floor) -> Gone | None:
        return None if room in floor.rooms else Gone("access_ended")

    def show(moment: Moment) -> View:
        found = moment.floor.rooms[room]
        return room_view(moment, found, shop.standing.of(moment, found, new_id()))

    def upset(floor: Floor) -> bool:
        found = floor.rooms.get(room)
        inside = found.visit if found else None
        return standing.upset(floor, room) or shop.look_alikes.upset(floor, inside)

    standing = shop.standing
    aside = Aside(
        before=lambda: standing.ready(shop.last_known(), room),
        after=standing.record,
        upset=upset,
        ended=ended,
    )
    return EventStream(follow(shop, Audience("room", room), show, last, aside))


@router.get("/lobby/events", response_class=EventStream)
async def lobby_events(shop: ShopHere, who: KioskDevice, last: LastSeen) -> EventStream:
    def show(moment: Moment) -> Written:
        return moment.once("lobby as written", lambda: written(lobby_view(moment)))

    return EventStream(follow(shop, Audience("lobby"), show, last))


@router.get("/staff/events", response_class=EventStream)
async def staff_events(shop: ShopHere, who: Staff, last: LastSeen) -> EventStream:
    def show(moment: Moment) -> View:
        return staff_view(moment, who)

    return EventStream(follow(shop, Audience("staff"), show, last))


@router.get("/today/events", response_class=EventStream)
async def today_events(shop: ShopHere, who: Manager, last: LastSeen) -> EventStream:
    def show(moment: Moment) -> View:
        return today_view(moment, shop.live.recent, shop.serving)

    return EventStream(follow(shop, Audience("manager"), show, last))
