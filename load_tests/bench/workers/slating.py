"""``slating MADE RELEASE``: slates of visits in memory, without Redis and without a web server.

Each is made as a route makes it: from the floor and the stock of this moment and all that the visit
has said, anew, with nothing kept from the last one.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any, cast

import numpy as np
from threadpoolctl import threadpool_limits

from load_tests.bench.made_store import stock
from load_tests.bench.tastes import VISITS, Taste, tastes
from load_tests.bench.workers import asking, shop
from service.floor import Floor, Refusal, decide, fold
from service.floor.commands import (
    AdoptRelease,
    Command,
    GiveOpinion,
    PlanStore,
    RequestGarment,
    SetStock,
    StartVisit,
)
from service.floor.policy import DEFAULT
from service.log.attention import Attention
from service.log.position import START
from service.recommend.slate import PLACES, for_visit
from service.web.look_alikes import LookAlikes
from service.web.moment import Moment
from service.web.serving import OnDisplay


class Slating:
    def __init__(self, made: Path, release: Path) -> None:
        self._floor, self._clock = Floor(), shop.Clock()
        here = np.load(made / "here.npy")
        self._do(PlanStore(shop.plan()))
        self._do(SetStock(stock(here)))
        self._do(AdoptRelease(release.name))
        for number, taste in enumerate(tastes(here)):
            self._begin(f"v{number}", number, taste)
        self._display = OnDisplay.open(release)

    def _begin(self, visit: str, number: int, taste: Taste) -> None:
        self._do(StartVisit(visit, number * 7919))
        for n, (gtin, style) in enumerate(taste.asked):
            self._do(RequestGarment(f"{visit}q{n}", visit, gtin, style, f"{style}:a"))
        for style in taste.liked:
            self._do(GiveOpinion(visit, style, "like"))
        self._do(GiveOpinion(visit, taste.disliked, "dislike", ("colour",)))

    def _do(self, command: Command) -> None:
        now = self._clock.now()
        facts = decide(self._floor, command, now)
        if isinstance(facts, Refusal):
            raise AssertionError(facts.code)
        for fact in facts:
            self._floor = fold(self._floor, fact, now)

    async def work(self, number: int) -> None:
        name = f"v{number % VISITS}"
        moment = self._moment()
        slate = for_visit(
            moment.here(),
            moment.wants(self._floor.visits[name]),
            f"s{number}",
            places=PLACES,
            luck=name,
        )
        assert len(slate.cards) == PLACES

    def _moment(self) -> Moment:
        return Moment(
            floor=self._floor,
            at=START,
            display=self._display,
            policy=DEFAULT,
            now=self._floor.at,
            attention=Attention(cast(Any, None), shop.STORE, self._clock),
            look_alikes=LookAlikes(),
        )


async def main() -> None:
    slating = Slating(Path(sys.argv[1]), Path(sys.argv[2]))
    await slating.work(0)  # what is read once is read
    await asking.answer_lines(
        lambda clients, seconds: asking.done_by(clients, seconds, slating.work)
    )


if __name__ == "__main__":
    # As the service does: one request, one core.
    with threadpool_limits(1, "blas"):
        asyncio.run(main())
