"""Follows a store for one screen: facts at once, and the view again when it has changed.

``view`` is the whole view as of its id, a position in the log; ``fact`` is one thing that happened,
before the view that contains it. A screen that was away says where it left off and hears the facts
it missed, then the view. ``gone`` ends it for good.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from service.floor import Fact, Floor
from service.floor.audience import Audience, concerns, tells
from service.log.codec import Recorded
from service.log.connection import AWAY
from service.log.position import Position
from service.log.watcher import Watcher
from service.web.moment import Moment
from service.web.shop import Shop
from service.web.showing import Turn
from service.web.streaming import STILL_HERE, event
from service.web.views import View
from service.web.writing import Written

#: A screen that hears nothing for 25 s takes its line for dead (seconds).
KEEP_ALIVE_S = 10.0
#: A screen is shown at most one view in this time (seconds). In a full store something happens
#: twenty times a second for a hundred screens: nobody reads that fast, and commands would starve.
PACE_S = 0.15
#: The staff's views are the largest, and each of them can be read: a list that changes more often
#: than this changes under the thumb.
STAFF_PACE_S = 1.0
#: And in this time (seconds) if only what is around it has changed: the line, or the load.
#: Each shopper who enters a room moves everybody behind them, and every room's screen counts them.
AROUND_S = 1.0

#: Whose own business is everything that concerns them.
EVERYTHING = ("staff", "manager", "companion")


@dataclass(frozen=True, slots=True)
class Gone:
    """There is nothing more to see here, and why."""

    code: Literal["visit_forgotten", "access_ended"]


#: How a screen makes its view.
Show = Callable[[Moment], View | Written]


async def _nothing() -> None:
    """What most screens need before and after a view."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What a screen needs besides its view, which is made while nothing is waited for.

    Whatever a view must read is read ``before`` it is made, and written ``after``. ``upset`` says
    whether a fact that does not concern the audience changes its view all the same, and ``ended``
    whether there is anything to be told or shown any more.
    """

    before: Callable[[], Awaitable[None]] = _nothing
    after: Callable[[], Awaitable[None]] = _nothing
    upset: Callable[[Floor], bool] = lambda floor: False
    ended: Callable[[Floor], Gone | None] = lambda floor: None


async def follow(
    shop: Shop, audience: Audience, show: Show, last: Position | None, aside: Aside = Aside()
) -> AsyncGenerator[bytes, None]:
    """What the audience is told and shown, until it is gone or the service stops.

    Facts are told at once. A view is made when it is its turn, and holds all that was told.
    """
    visit = audience.subject if audience.role == "visit" else None
    watcher = Watcher(
        lambda fact, floor: concerns(fact, audience, floor) or aside.upset(floor),
        visit,
        lambda fact: _is_own(fact, audience, shop),
    )
    with shop.live.watch(watcher), contextlib.suppress(*AWAY):
        line = _Line(shop, audience, show, aside, watcher)
        await shop.moment()
        await line.resume(last)
        try:
            while not watcher.closed and not line.gone:
                if said := await line.next():
                    yield said
        finally:
            line.hang_up()


class _Line:
    """The line to one screen: what has been told on it, and whether a view is owed."""

    def __init__(
        self, shop: Shop, audience: Audience, show: Show, aside: Aside, watcher: Watcher
    ) -> None:
        self._shop, self._audience, self._show = shop, audience, show
        self._aside, self._watcher = aside, watcher
        #: Up to where everything was told; None before the first view, which has everything in it.
        self._told: Position | None = None
        self._missed: list[Recorded] = []
        self._owed = True
        #: Whether that is for something that is its own, not only around it.
        self._own = True
        self._pace_s = STAFF_PACE_S if audience.role == "staff" else PACE_S
        self._shown_at = -AROUND_S
        self._turn: Turn | None = None
        self.gone = False

    async def resume(self, last: Position | None) -> None:
        """Go on from where the screen left off, if that can be said."""
        missed = await self._shop.live.since(last) if last else None
        if missed is not None:
            self._told, self._missed = last, missed

    async def next(self) -> bytes:
        """What is to be sent now; empty if there was nothing after all."""
        live = self._shop.live
        if gone := self._aside.ended(live.floor):
            self.gone = True
            return event("gone", str(live.position), {"code": gone.code})
        if self._turn is not None and self._turn.over:
            self._turn = None  # It was passed over while the last words were not taken.
        if self._turn is not None and self._turn.granted:
            return await self._view()
        if facts := self._facts():
            return facts
        if self._turn is not None and self._own and not self._turn.first:
            self._turn.give_up()  # It waits among those around whom something changed.
            self._turn = None
        if not self._owed or self._turn is not None:
            return b"" if await self._heard(KEEP_ALIVE_S) else STILL_HERE
        due = self._shown_at + (self._pace_s if self._own else AROUND_S)
        wait_s = due - asyncio.get_running_loop().time()
        if wait_s > 0:
            await self._heard(wait_s)
        else:
            await self._queue()
        return b""

    def hang_up(self) -> None:
        if self._turn is not None:
            self._turn.give_up()

    async def _queue(self) -> None:
        # The news may be a new release; a view of the old one would be the last one sent.
        await self._shop.serving.take_up(self._shop.live.floor.release)
        await self._aside.before()
        # Whose audience has no subject sees what all of the role see, or most of it.
        together = None if self._audience.subject else self._audience.role
        self._turn = self._shop.showing.ask(self._watcher.wake, self._own, together)

    async def _view(self) -> bytes:
        """The facts that have not been told yet, and the view that holds them."""
        assert self._turn is not None
        turn, self._turn = self._turn, None
        with turn:
            facts = self._facts()
            # Whoever hears of a release while it is being made is shown the new one next.
            self._owed = self._own = self._shop.serving.lags(self._shop.live.floor.release)
            moment = self._shop.last_known()
            view = event("view", moment.position, self._show(moment))
            self._told = moment.at
        self._shown_at = asyncio.get_running_loop().time()
        await self._aside.after()
        return facts + view

    def _facts(self) -> bytes:
        """What has been heard and not been told yet. Whatever it is, a view is owed for it."""
        news = self._watcher.take()
        heard, self._missed = [*self._missed, *(news or ())], []
        self._own = self._own or bool(heard) or news is None
        self._owed = self._owed or self._own or self._watcher.stirred
        self._watcher.stirred = False
        told = self._told
        if told is None:
            return b""
        written = []
        for recorded in heard:
            if recorded.position > told:
                told = recorded.position
                if tells(recorded.fact, self._audience):
                    written.append(self._shop.told.fact(recorded, self._audience))
        self._told = told
        return b"".join(written)

    async def _heard(self, wait_s: float) -> bool:
        """Wait for news, or for one's turn. False if there was neither for so long."""
        late = False

        def give_up() -> None:
            nonlocal late
            late = True
            self._watcher.wake()

        # Not `asyncio.timeout`: with a thousand screens that cost as much as what they are told.
        self._watcher.looks_soon = self._owed
        timer = asyncio.get_running_loop().call_later(wait_s, give_up)
        try:
            await self._watcher.news()
        finally:
            timer.cancel()
        return not late


def _is_own(fact: Fact, audience: Audience, shop: Shop) -> bool:
    """Staff do all that they are told of themselves, or must know of it; and whatever whoever is
    in a room does is seen on its screen at once, though it is not told there."""
    if audience.role == "room":
        room = shop.live.floor.rooms.get(audience.subject)
        inside = room.visit if room else None
        if inside is not None and getattr(fact, "visit", None) == inside:
            return True
    return audience.role in EVERYTHING or tells(fact, audience)
