"""Redis stalls, dies and comes back; what was acknowledged is there, and nothing happens twice."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from service.floor.commands import PlanStore
from service.floor.policy import Policy
from service.log import committing, connection
from service.log.connection import AWAY, connect, connect_for_tail
from service.log.live_floor import LiveFloor
from service.log.operation import Receipt
from service.log.private_server import PrivateServer
from service.log.tail import following
from service.log.ticket import LogUnavailable
from service.log.watcher import Watcher
from tests.little_store import plan
from tests.log.doing import entries, start, tap
from tests.serving import PATIENCE_S, HandClock


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PrivateServer]:
    """A server of this test's own, to be stopped and killed."""
    server = PrivateServer(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def client(server: PrivateServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Redis]:
    monkeypatch.setattr(connection, "COMMAND_S", 0.3)
    client = connect(server.url)
    yield client
    await client.aclose()


@pytest.fixture
async def shop(client: Redis, clock: HandClock) -> LiveFloor:
    shop = LiveFloor(client, "shop", clock, Policy())
    await shop.open()
    await shop.submit(PlanStore(plan("shop")))
    return shop


async def test_a_command_gives_up_when_redis_stays_away(
    shop: LiveFloor, server: PrivateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(committing, "PATIENCE_S", 0.2)
    server.stop()
    with pytest.raises(LogUnavailable):
        await shop.submit(start("kim"))
    with pytest.raises(AWAY):
        await shop.catch_up()
    server.start()
    assert (await shop.catch_up()).visits == {}


async def test_a_command_waits_for_redis_to_come_back(
    shop: LiveFloor, server: PrivateServer, client: Redis
) -> None:
    server.stop()
    waiting = asyncio.create_task(shop.submit(start("kim")))
    await asyncio.to_thread(server.start)
    assert await waiting == Receipt({})
    assert await entries(client) == ["StorePlanned", "VisitStarted"]


async def test_everything_that_was_acknowledged_is_there_after_a_restart(
    shop: LiveFloor, server: PrivateServer, client: Redis, clock: HandClock
) -> None:
    await shop.submit(start("kim"), tap("a"))
    await asyncio.to_thread(server.stop)
    await asyncio.to_thread(server.start)
    fresh = LiveFloor(client, "shop", clock, Policy())
    await fresh.open()
    assert fresh.floor == shop.floor
    again = await fresh.submit(start("kim"), tap("a"))
    assert again == Receipt({"did": ["VisitStarted"]}, again=True)


async def test_a_stalled_redis_does_once_what_it_was_sent_more_than_once(
    shop: LiveFloor, client: Redis
) -> None:
    pid = int((await client.info("server"))["process_id"])
    os.kill(pid, signal.SIGSTOP)
    waiting = asyncio.create_task(shop.submit(start("kim")))
    try:
        await asyncio.sleep(2 * connection.COMMAND_S)
    finally:
        os.kill(pid, signal.SIGCONT)
    assert isinstance(await waiting, Receipt)
    assert await entries(client) == ["StorePlanned", "VisitStarted"]


async def test_a_server_that_was_killed_is_started_again_and_followed_again(
    shop: LiveFloor, server: PrivateServer, client: Redis, clock: HandClock
) -> None:
    """And then it stops as cleanly as one that was never killed."""
    blocking = connect_for_tail(server.url)
    keeper = asyncio.create_task(server.keep_running())
    elsewhere = LiveFloor(client, "shop", clock, Policy())
    async with following(elsewhere, blocking, clock):
        with elsewhere.watch(Watcher(lambda fact, floor: True)) as watcher:
            os.kill(int((await client.info("server"))["process_id"]), signal.SIGKILL)
            assert isinstance(await shop.submit(start("kim")), Receipt)
            async with asyncio.timeout(PATIENCE_S):
                heard = await watcher.listen()
    assert [recorded.fact.kind for recorded in heard] == ["VisitStarted"]
    await blocking.aclose()
    keeper.cancel()
    async with asyncio.timeout(PATIENCE_S):
        await asyncio.to_thread(server.stop)
    assert not server.answers()
