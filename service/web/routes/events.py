"""Live screens: each audience's view, again whenever it changed, as server-sent events.

``view`` is the whole view as of its id, a position in the log; ``fact`` is one thing that happened,
before the view that contains it. A screen that was away sends ``Last-Event-ID`` and hears the facts
it missed, then the view. ``gone`` ends the stream for good.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic_core import to_json

from service.clock import rfc3339
from service.floor.audience import Audience, concerns, project, tells
from service.log.codec import Recorded
from service.log.position import Position
from service.log.watcher import Watcher
from service.web.access import KioskDevice, Manager, RoomDevice, Staff
from service.web.asking import OwnVisit, ShopHere
from service.web.routes.rooms import own_room
from service.web.shop import Moment, Shop
from service.web.views import View
from service.web.views.room import lobby_view, room_view
from service.web.views.staff import staff_view
from service.web.views.today import today_view
from service.web.views.visit import visit_view

router = APIRouter(prefix="/v1/stores/{store}", tags=["live"])

#: How a screen makes its view; None once there is nothing more to see.
Show = Callable[[Moment], View | None]


def resume_from(
    last_event_id: Annotated[str | None, Header()] = None,
) -> Position | None:
    """Where the screen left off, if it says so in a way that we understand."""
    return Position.parse(last_event_id) if last_event_id else None


LastSeen = Annotated[Position | None, Depends(resume_from)]
Events = AsyncIterator[ServerSentEvent]


def _event(kind: str, position: str, data: Any) -> ServerSentEvent:
    return ServerSentEvent(raw_data=to_json(data).decode(), event=kind, id=position)


def _fact(recorded: Recorded, audience: Audience) -> ServerSentEvent:
    told = {**project(recorded.fact, audience), "at": rfc3339(recorded.at)}
    return _event("fact", str(recorded.position), told)


async def follow(shop: Shop, audience: Audience, show: Show, last: Position | None) -> Events:
    """The audience's view now and after every change, until it is gone or the service stops."""
    watcher = Watcher(lambda fact, floor: concerns(fact, audience, floor))
    with shop.live.watch(watcher):
        moment = await shop.moment()
        missed = await shop.live.since(last) if last else None
        heard = missed or []
        while True:
            for recorded in heard:
                if tells(recorded.fact, audience):
                    yield _fact(recorded, audience)
            view = show(moment)
            if view is None:
                yield _event("gone", moment.position, {"code": "visit_forgotten"})
                return
            yield _event("view", moment.position, view)
            heard = await watcher.listen()
            if watcher.closed:
                return
            moment = shop.last_known()


@router.get("/visits/{visit}/events", response_class=EventSourceResponse)
async def visit_events(shop: ShopHere, visit: OwnVisit, last: LastSeen) -> Events:
    def show(moment: Moment) -> View | None:
        found = moment.floor.visits.get(visit)
        return visit_view(moment, found) if found else None

    async for event in follow(shop, Audience("visit", visit), show, last):
        yield event


@router.get("/rooms/{room}/events", response_class=EventSourceResponse)
async def room_events(shop: ShopHere, room: str, who: RoomDevice, last: LastSeen) -> Events:
    own_room(await shop.moment(), room, who)

    def show(moment: Moment) -> View | None:
        found = moment.floor.rooms.get(room)
        return room_view(moment, found) if found else None

    async for event in follow(shop, Audience("room", room), show, last):
        yield event


@router.get("/lobby/events", response_class=EventSourceResponse)
async def lobby_events(shop: ShopHere, who: KioskDevice, last: LastSeen) -> Events:
    async for event in follow(shop, Audience("lobby"), lobby_view, last):
        yield event


@router.get("/staff/events", response_class=EventSourceResponse)
async def staff_events(shop: ShopHere, who: Staff, last: LastSeen) -> Events:
    def show(moment: Moment) -> View:
        return staff_view(moment, who)

    async for event in follow(shop, Audience("staff"), show, last):
        yield event


@router.get("/today/events", response_class=EventSourceResponse)
async def today_events(shop: ShopHere, who: Manager, last: LastSeen) -> Events:
    def show(moment: Moment) -> View:
        return today_view(moment, shop.live.recent, shop.serving)

    async for event in follow(shop, Audience("manager"), show, last):
        yield event
