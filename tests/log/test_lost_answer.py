"""What Redis did is done, whether its answer arrives or not."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError

from service.log.live_floor import LiveFloor
from service.log.operation import Receipt
from tests.log.doing import entries, start, tap
from tests.log.wire import Wire


async def test_a_commit_whose_answer_was_lost_is_sent_again_and_happens_once(
    far: LiveFloor, wire: Wire, redis: Redis
) -> None:
    wire.tear(b"done")
    assert await far.submit(start("kim")) == Receipt({}, again=True)
    assert (await entries(redis)).count("VisitStarted") == 1
    assert set(far.floor.visits) == {"kim"}


async def test_a_named_operation_whose_answer_was_lost_answers_when_it_is_sent_again(
    far: LiveFloor, wire: Wire, redis: Redis
) -> None:
    wire.tear(b"done")
    receipt = await far.submit(start("kim"), tap("a"))
    assert receipt == Receipt({"did": ["VisitStarted"]}, again=True)
    assert (await entries(redis)).count("VisitStarted") == 1


async def test_who_asks_while_a_read_is_under_way_waits_for_a_newer_one(
    far: LiveFloor, wire: Wire, live: LiveFloor
) -> None:
    wire.hold()
    early = asyncio.create_task(far.catch_up())
    await wire.holding()
    await live.submit(start("kim"))
    late = asyncio.create_task(far.catch_up())
    wire.release()
    await early
    assert set((await late).visits) == {"kim"}


async def test_a_read_that_failed_is_no_good_to_those_who_waited_for_it(
    far: LiveFloor, wire: Wire, live: LiveFloor
) -> None:
    """Of three who ask, the second one's read fails; the third must not be shown an old floor."""
    wire.hold()
    first = asyncio.create_task(far.catch_up())
    await wire.holding()
    second = asyncio.create_task(far.catch_up())
    third = asyncio.create_task(far.catch_up())
    await asyncio.sleep(0)
    await live.submit(start("kim"))
    wire.release()
    await first
    wire.hold()
    await wire.holding()
    wire.cut()
    with pytest.raises(RedisConnectionError):
        await second
    assert set((await third).visits) == {"kim"}
