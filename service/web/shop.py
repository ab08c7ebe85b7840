"""A shop: everything this process keeps for one store. It can be thrown away at any moment."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence

from service.clock import Clock, Ms
from service.floor import Fact, Refusal
from service.floor.commands import Command
from service.floor.facts import ReleaseAdopted, VisitEnded, VisitForgotten
from service.floor.policy import Policy
from service.insight.learning.folder import Folder
from service.log.attention import Attention
from service.log.connection import Redis, connect_for_tail
from service.log.erasures import Erasures
from service.log.live_floor import LiveFloor
from service.log.operation import Answer, Operation
from service.log.reads import Reads
from service.log.signal_log import SignalLog
from service.log.tail import following, stop
from service.log.watcher import Watcher
from service.settings import Settings
from service.web.answering import Answering
from service.web.look_alikes import LookAlikes
from service.web.moment import Moment
from service.web.problems import Problem
from service.web.rankers import Rankers
from service.web.serving import Serving
from service.web.showing import Showing
from service.web.standing import Standing
from service.web.streaming import Told

__all__ = ["Moment", "Shop", "request_of"]

#: Facts that change more of a shop than its floor.
HEEDED = (ReleaseAdopted, VisitEnded, VisitForgotten)


#: So long (ms) a moment is the same for everybody.
SAME_MS = 200


class Shop:
    """One store's floor, signals and release."""

    def __init__(
        self, redis: Redis, store: str, settings: Settings, clock: Clock, answering: Answering
    ) -> None:
        self.store = store
        self.clock = clock
        self.live = LiveFloor(redis, store, clock, policy_of(settings))
        self.signals = SignalLog(redis, store, clock)
        self.erasures = Erasures(redis, store)
        self.reads = Reads(redis, store, clock)
        self.attention = Attention(redis, store, clock)
        folder = Folder(settings.rankers, store)
        self.rankers = Rankers(
            folder, settings.learned_ranker, settings.ranker_share, settings.learn_hour
        )
        self.standing = Standing(self.attention, self.signals, self.rankers)
        self.look_alikes = LookAlikes()
        self.live.watchers.upset = self.look_alikes.upset_visits
        self.few_visits = settings.few_visits
        self.keep_answers = settings.keep_answers
        self.serving = Serving(store, settings.releases)
        self.showing = Showing(answering)
        self.told = Told()
        self._last: Moment | None = None

    @contextlib.asynccontextmanager
    async def open(self, redis_url: str) -> AsyncIterator[Shop]:
        """Follow the store's log and serve its release until the block ends."""
        tail = connect_for_tail(redis_url)
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(tail.aclose)
            await stack.enter_async_context(following(self.live, tail, self.clock))
            watcher = Watcher(lambda fact, floor: isinstance(fact, HEEDED))
            stack.enter_context(self.live.watch(watcher))
            await self.serving.take_up(self.live.floor.release)
            task = asyncio.create_task(self._heed(watcher))
            stack.push_async_callback(stop, {task})
            yield self

    async def _heed(self, watcher: Watcher) -> None:
        """Take up new releases, and let go of whoever leaves."""
        while True:
            for recorded in await watcher.listen():
                if isinstance(recorded.fact, VisitEnded | VisitForgotten):
                    self.standing.forget(recorded.fact.visit)
                    self.look_alikes.forget(recorded.fact.visit)
                if isinstance(recorded.fact, VisitForgotten):
                    self.attention.forget(recorded.fact.visit)
            await self.serving.take_up(self.live.floor.release)

    async def moment(self) -> Moment:
        """The end of the log as of now. What anyone did before this call is in it.

        So is the release that was adopted before it: what a new one lacks is not shown again.
        """
        await self.live.catch_up()
        await self.serving.take_up(self.live.floor.release)
        return self.last_known()

    async def moment_with_attention(self) -> Moment:
        """As `moment`; what any screen signalled before this call is in it, too."""
        await self.attention.catch_up()
        heard_of = self.attention.visits
        moment = await self.moment()
        # Signals were read before the floor: who is not on it by now has been forgotten.
        for visit in heard_of - moment.floor.visits.keys():
            self.attention.forget(visit)
        return moment

    async def aftermath(self) -> Moment:
        """As `moment`, after `do`: what that did is known here and need not be read again."""
        await self.serving.take_up(self.live.floor.release)
        return self.last_known()

    def last_known(self) -> Moment:
        """What has been heard of already, without asking: for those who are told of news.

        It is one moment for all who ask for it while the floor stays as it is, at about the same
        time: what is worked out for one of them is there for the others.
        """
        last, now = self._last, self.clock.now()
        if (
            last is None
            or last.at != self.live.position
            or last.floor is not self.live.floor
            or last.display is not self.serving.now
            or not 0 <= now - last.now < SAME_MS
        ):
            self._last = last = self._as_of(now)
        return last

    def _as_of(self, now: Ms) -> Moment:
        return Moment(
            floor=self.live.floor,
            at=self.live.position,
            display=self.serving.now,
            policy=self.live.policy,
            now=now,
            attention=self.attention,
            look_alikes=self.look_alikes,
            few_visits=self.few_visits,
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


def policy_of(settings: Settings) -> Policy:
    """The shop's patience, with what its retailer has set."""
    return Policy(
        busy_work_s=settings.busy_work_s,
        slipping_share=settings.slipping_share,
        overloaded_share=settings.overloaded_share,
    )


def request_of(facts: Sequence[Fact]) -> Answer:
    """The request that facts are about, for the answer to whoever made it."""
    named = [getattr(fact, "request", None) for fact in facts]
    made = [request for request in named if request is not None]
    return {"request": made[-1]} if made else {}
