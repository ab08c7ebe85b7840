"""What the tests of the log share: an empty Redis, and floors of one small shop on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from redis.asyncio import Redis

from service.floor.commands import PlanStore, SetStock
from service.floor.policy import Policy
from service.log.connection import connect
from service.log.live_floor import LiveFloor
from tests.little_store import plan
from tests.log.wire import Wire
from tests.serving import HandClock

#: Pieces on hand in the shop, by GTIN. Three of one, the last one of another.
STOCK = {"shirt-m": 3, "coat-l": 1}

OpenFloor = Callable[[], Awaitable[LiveFloor]]


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client = connect(redis_url)
    yield client
    await client.aclose()


@pytest.fixture
def another(redis: Redis, clock: HandClock) -> OpenFloor:
    """Opens the shop once more, as another process would."""

    async def opened() -> LiveFloor:
        floor = LiveFloor(redis, "shop", clock, Policy())
        await floor.open()
        return floor

    return opened


@pytest.fixture
async def live(another: OpenFloor) -> LiveFloor:
    """The shop on its first day: a plan and some stock, and nobody in it."""
    live = await another()
    await live.submit(PlanStore(plan("shop")))
    await live.submit(SetStock(STOCK))
    return live


@pytest.fixture
async def wire(redis_url: str, tmp_path: Path) -> AsyncIterator[Wire]:
    async with Wire(tmp_path / "wire").between(redis_url) as wire:
        yield wire


@pytest.fixture
async def far(wire: Wire, live: LiveFloor, clock: HandClock) -> AsyncIterator[LiveFloor]:
    """The shop, seen by a process whose wire to Redis can be torn."""
    client = connect(wire.url)
    far = LiveFloor(client, "shop", clock, live.policy)
    await far.open()
    yield far
    await client.aclose()
