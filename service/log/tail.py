"""The tail: follows a store's log as it grows, lets time pass, and keeps snapshots."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any, cast

import structlog
from redis.asyncio import Redis

from service.clock import Clock
from service.floor import Refusal, decide
from service.floor.commands import LetTimePass
from service.log import keys
from service.log.codec import UnknownFact
from service.log.connection import AWAY
from service.log.live_floor import PAGE, Entries, LiveFloor, LogBroken
from service.log.position import START
from service.log.ticket import LogUnavailable

#: How long one blocking read waits (ms). It only bounds how late a stop is noticed.
BLOCK_MS = 5_000
#: How often deadlines are looked at (seconds). A lapse is noticed at most this late.
TICK_S = 1.0
#: A task that has not ended this long (seconds) after it was cancelled is cancelled again.
CANCEL_S = 0.1

log = structlog.get_logger()


async def follow(live: LiveFloor, redis: Redis) -> None:
    """Read new entries for ever. ``redis`` is a client of our own, without a read time-out."""
    pause_s = 0.05
    while True:
        try:
            await live.catch_up()
            pause_s = 0.05
            await _follow_until_lost(live, redis)
        except AWAY as problem:
            log.warning("log_away", store=live.store, problem=type(problem).__name__)
        except (UnknownFact, LogBroken) as problem:
            log.error("log_unreadable", store=live.store, problem=str(problem))
        except Exception:
            # Without a tail every screen stands still and nobody knows why.
            log.exception("tail_failed", store=live.store)
        await asyncio.sleep(pause_s)
        pause_s = min(2.0, pause_s * 2)


async def _follow_until_lost(live: LiveFloor, redis: Redis) -> None:
    while True:
        after = "0-0" if live.position == START else str(live.position)
        heard = cast(
            Sequence[tuple[str, Entries]] | None,
            await redis.xread({keys.log(live.store): after}, count=PAGE, block=BLOCK_MS),
        )
        for _, entries in heard or []:
            if not live.follow(entries):
                await live.catch_up()


async def tick(live: LiveFloor, clock: Clock) -> None:
    """Apply deadlines as they pass. Any process may; the log takes each lapse once."""
    while True:
        await asyncio.sleep(TICK_S)
        try:
            while _due(live, clock):
                await live.submit(LetTimePass())
            await live.keep_snapshot()
        except (LogUnavailable, *AWAY):
            pass  # The tail says so, and goes on looking.
        except Exception:
            # Deadlines must go on passing whatever went wrong with one of them.
            log.exception("tick_failed", store=live.store)


def _due(live: LiveFloor, clock: Clock) -> bool:
    now = max(clock.now(), live.floor.at)
    facts = decide(live.floor, LetTimePass(), now, live.policy)
    return not isinstance(facts, Refusal) and bool(facts)


@contextlib.asynccontextmanager
async def following(live: LiveFloor, redis: Redis, clock: Clock) -> AsyncIterator[LiveFloor]:
    """``live``, opened and followed until the block ends."""
    await live.open()
    tasks = {asyncio.create_task(follow(live, redis)), asyncio.create_task(tick(live, clock))}
    try:
        yield live
    finally:
        await stop(tasks)


async def stop(tasks: set[asyncio.Task[Any]]) -> None:
    """Cancel ``tasks`` and wait until they have ended.

    More than once: ``asyncio.wait_for`` of Python 3.11, which the Redis client uses, loses a
    cancellation that comes at the same moment as the answer.
    """
    while tasks:
        for task in tasks:
            task.cancel()
        _, tasks = await asyncio.wait(tasks, timeout=CANCEL_S)
