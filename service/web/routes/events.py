"""Live screens: each audience's view, again whenever it changed, as server-sent events.

``view`` is the whole view as of its id, a position in the log; ``fact`` is one thing that happened,
before the view that contains it. A screen that was away sends ``Last-Event-ID`` and hears the facts
it missed, then the view. ``gone`` ends the stream for good.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic_core import to_json

from service.clock import rfc3339
from service.floor import Floor
from service.floor.audience import Audience, concerns, project, tells
from service.log.codec import Recorded
from service.log.connection import AWAY
from service.log.position import Position
from service.log.watcher import Watcher
from service.web.access import KioskDevice, Manager, Staff, VisitOrRoom
from service.web.asking import OwnVisit, ShopHere, may_act_for, new_id
from service.web.moment import Moment
from service.web.routes.rooms import OwnRoom
from service.web.serving import OnDisplay
from service.web.shop import Shop
from service.web.views import View
from service.web.views.room import lobby_view, room_view
from service.web.views.staff import staff_view
from service.web.views.today import today_view
from service.web.views.visit import visit_view

#: A screen that hears nothing for 25 s takes its line for dead (seconds).
KEEP_ALIVE_S = 10.0
#: A screen is shown at most one view in this time (seconds). In a full store something happens
#: twenty times a second for a hundred screens: nobody reads that fast, and commands would starve.
PACE_S = 0.15


@dataclass(frozen=True, slots=True)
class Gone:
    """There is nothing more to see here, and why."""

    code: Literal["visit_forgotten", "access_ended"]


#: How a screen makes its view.
Show = Callable[[Moment], View | Gone]


async def _nothing() -> None:
    """What most screens need before and after a view."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What a screen needs besides its view, which is made while nothing is waited for.

    Whatever a view must read is read ``before`` it is made, and written ``after``. ``upset`` says
    whether a fact that does not concern the audience changes its view all the same.
    """

    before: Callable[[], Awaitable[None]] = _nothing
    after: Callable[[], Awaitable[None]] = _nothing
    upset: Callable[[Floor], bool] = lambda floor: False


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


async def follow(
    shop: Shop, audience: Audience, show: Show, last: Position | None, aside: Aside = Aside()
) -> Events:
    """The audience's view now and after every change, until it is gone or the service stops."""
    watcher = Watcher(lambda fact, floor: concerns(fact, audience, floor) or aside.upset(floor))
    with shop.live.watch(watcher), contextlib.suppress(*AWAY):
        await shop.moment()
        missed = await shop.live.since(last) if last else None
        heard, told = missed or [], None if missed is None else last
        while not watcher.closed:
            # The news may be a new release; a view of the old one would be the last one sent.
            await shop.serving.take_up(shop.live.floor.release)
            await aside.before()
            async with shop.showing:
                # One view a turn of the loop: between two, whoever tapped is served.
                await asyncio.sleep(0)
                heard += watcher.take()
                moment = shop.last_known()
                view = show(moment)
            await aside.after()
            if isinstance(view, Gone):
                yield _event("gone", moment.position, {"code": view.code})
                return
            for recorded in _between(told, moment.at, heard):
                if tells(recorded.fact, audience):
                    yield _fact(recorded, audience)
            yield _event("view", moment.position, view)
            told = moment.at
            await asyncio.sleep(PACE_S)
            while (news := await _listen(watcher)) is None:
                yield ServerSentEvent(comment="still here")
            heard = news


def _between(told: Position | None, shown: Position, heard: list[Recorded]) -> list[Recorded]:
    """What was heard after ``told`` and is in the view of ``shown``, each fact once.

    Nothing where no view was shown yet: then everything is in the first one.
    """
    if told is None:
        return []
    new = {one.position: one for one in heard if told < one.position <= shown}
    return [new[position] for position in sorted(new)]


async def _listen(watcher: Watcher) -> list[Recorded] | None:
    """The news, or None if there was none for so long that something must be said."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(KEEP_ALIVE_S):
            return await watcher.listen()
    return None


def on_display(shop: ShopHere) -> OnDisplay:
    """Before a stream begins: whatever is wrong is answered with a problem, not a broken stream."""
    return shop.serving.now


router = APIRouter(prefix="/v1/stores/{store}", tags=["live"], dependencies=[Depends(on_display)])


@router.get("/visits/{visit}/events", response_class=EventSourceResponse)
async def visit_events(shop: ShopHere, visit: OwnVisit, who: VisitOrRoom, last: LastSeen) -> Events:
    def show(moment: Moment) -> View | Gone:
        found = moment.floor.visits.get(visit)
        if not may_act_for(moment.floor, who, visit):
            return Gone("access_ended")
        return visit_view(moment, found) if found else Gone("visit_forgotten")

    aside = Aside(upset=lambda floor: shop.look_alikes.upset(floor, visit))
    async for event in follow(shop, Audience("visit", visit), show, last, aside):
        yield event


@router.get("/rooms/{room}/events", response_class=EventSourceResponse)
async def room_events(shop: ShopHere, room: OwnRoom, last: LastSeen) -> Events:
    def show(moment: Moment) -> View | Gone:
        found = moment.floor.rooms.get(room)
        if found is None:
            return Gone("access_ended")
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
    )
    async for event in follow(shop, Audience("room", room), show, last, aside):
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
