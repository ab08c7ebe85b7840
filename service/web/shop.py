"""A shop: everything this process keeps for one store. It can be thrown away at any moment."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from service.clock import Clock
from service.floor import Fact, Floor, Refusal
from service.floor.commands import Command
from service.floor.facts import ReleaseAdopted
from service.floor.policy import Policy
from service.floor.state import Visit
from service.log.connection import Redis, connect_for_tail
from service.log.live_floor import LiveFloor
from service.log.operation import Answer, Operation
from service.log.position import Position
from service.log.signal_log import SignalLog
from service.log.tail import following, stop
from service.log.watcher import Watcher
from service.recommend.here import Here
from service.recommend.wants import Wants
from service.settings import Settings
from service.web.problems import Problem
from service.web.serving import OnDisplay, Serving


@dataclass(frozen=True, slots=True)
class Moment:
    """A floor and what is on display, at one position of the log. Read it at once, keep nothing."""

    floor: Floor
    at: Position
    display: OnDisplay
    policy: Policy
    now: int

    @property
    def position(self) -> str:
        return str(self.at)

    def here(self) -> Here:
        """What may be recommended at this moment."""
        shelf = self.display.shelf
        on_hand = shelf.count(self.floor.available)
        return Here(shelf, on_hand, self.display.index.search, self.floor.asked_for)

    def wants(self, visit: Visit) -> Wants:
        """What a visit told us."""
        return Wants.of(self.display.release, self.floor.requests_of(visit), visit.opinions)


class Shop:
    """One store's floor, signals and release."""

    def __init__(self, redis: Redis, store: str, settings: Settings, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self.live = LiveFloor(redis, store, clock, Policy())
        self.signals = SignalLog(redis, store, clock)
        self.serving = Serving(store, settings.releases)

    @contextlib.asynccontextmanager
    async def open(self, redis_url: str) -> AsyncIterator[Shop]:
        """Follow the store's log and serve its release until the block ends."""
        tail = connect_for_tail(redis_url)
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(tail.aclose)
            await stack.enter_async_context(following(self.live, tail, self.clock))
            watcher = Watcher(lambda fact, floor: isinstance(fact, ReleaseAdopted))
            stack.enter_context(self.live.watch(watcher))
            await self.serving.take_up(self.live.floor.release)
            task = asyncio.create_task(self._take_up_new_releases(watcher))
            stack.push_async_callback(stop, {task})
            yield self

    async def _take_up_new_releases(self, watcher: Watcher) -> None:
        while True:
            await watcher.listen()
            await self.serving.take_up(self.live.floor.release)

    async def moment(self) -> Moment:
        """The end of the log as of now. What anyone did before this call is in it."""
        await self.live.catch_up()
        return self.last_known()

    def last_known(self) -> Moment:
        """What has been heard of already, without asking: for those who are told of news."""
        return Moment(
            floor=self.live.floor,
            at=self.live.position,
            display=self.serving.now,
            policy=self.live.policy,
            now=self.clock.now(),
        )

    async def do(self, command: Command, operation: Operation | None = None) -> Answer:
        """Submit a command; what it answered.

        Raises:
            Problem: the floor refused it.
        """
        outcome = await self.live.submit(command, operation)
        if isinstance(outcome, Refusal):
            raise Problem.of(outcome)
        return outcome.answer


def request_of(facts: Sequence[Fact]) -> Answer:
    """The request that facts are about, for the answer to whoever made it."""
    named = [getattr(fact, "request", None) for fact in facts]
    made = [request for request in named if request is not None]
    return {"request": made[-1]} if made else {}
