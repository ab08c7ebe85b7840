"""Operations: what was sent twice happens once, and answers what it answered the first time."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis

from service.floor import Refusal
from service.floor.commands import CancelRequest, GiveOpinion
from service.log import keys
from service.log.live_floor import LiveFloor
from service.log.operation import KeyReused, Operation, Receipt
from tests.log.conftest import OpenFloor
from tests.log.doing import ask, entries, positions, start, tap


async def test_sent_twice_it_answers_the_same_and_writes_nothing(
    live: LiveFloor, redis: Redis
) -> None:
    first = await live.submit(start("kim"), tap("a"))
    assert first == Receipt({"did": ["VisitStarted"]})
    before = await positions(redis)
    assert await live.submit(start("kim"), tap("a")) == Receipt(first.answer, again=True)
    assert await positions(redis) == before


async def test_sent_to_another_process_it_answers_the_same(
    live: LiveFloor, another: OpenFloor
) -> None:
    other = await another()
    first = await live.submit(start("kim"), tap("a"))
    assert isinstance(first, Receipt)
    assert await other.submit(start("kim"), tap("a")) == Receipt(first.answer, again=True)
    assert set(other.floor.visits) == {"kim"}


async def test_sent_to_two_processes_at_once_it_happens_once(
    live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    other = await another()
    receipts = await asyncio.gather(
        *(floor.submit(start("kim"), tap("a")) for floor in (live, other, live, other))
    )
    answer = {"did": ["VisitStarted"]}
    assert receipts.count(Receipt(answer)) == 1
    assert receipts.count(Receipt(answer, again=True)) == 3
    assert (await entries(redis)).count("VisitStarted") == 1


async def test_the_same_key_with_another_body_is_refused(live: LiveFloor, redis: Redis) -> None:
    await live.submit(start("kim"), tap("a"))
    before = await positions(redis)
    with pytest.raises(KeyReused):
        await live.submit(start("lee"), tap("a", body=b'{"other": 1}'))
    assert await positions(redis) == before


async def test_keys_of_different_senders_never_meet(live: LiveFloor) -> None:
    await live.submit(start("kim"), tap("a", sender="visit:kim"))
    lee = await live.submit(start("lee"), tap("a", sender="visit:lee"))
    assert lee == Receipt({"did": ["VisitStarted"]})
    assert set(live.floor.visits) == {"kim", "lee"}


async def test_a_tap_that_changed_nothing_is_remembered_too(live: LiveFloor) -> None:
    """Or the late copy of a tap that did nothing would undo what was tapped after it."""
    await live.submit(start("kim"))
    none, like = GiveOpinion("kim", "shirt", None), GiveOpinion("kim", "shirt", "like")
    assert await live.submit(none, tap("a")) == Receipt({"did": []})
    await live.submit(like, tap("b"))
    assert await live.submit(none, tap("a")) == Receipt({"did": []}, again=True)
    assert live.floor.visits["kim"].opinions["shirt"].opinion == "like"


async def test_a_refused_operation_is_decided_anew_when_it_is_sent_again(live: LiveFloor) -> None:
    await live.submit(start("lee"))
    await live.submit(ask("lee", "coat-l"))
    await live.submit(start("kim"))
    assert await live.submit(ask("kim", "coat-l"), tap("a")) == Refusal("sold_out")
    await live.submit(CancelRequest("lee:coat-l", "lee"))
    assert isinstance(await live.submit(ask("kim", "coat-l"), tap("a")), Receipt)


async def test_a_named_answer_is_remembered_for_a_day_and_another_for_a_minute(
    live: LiveFloor, redis: Redis
) -> None:
    named, unnamed = tap("a"), Operation()
    await live.submit(start("kim"), named)
    await live.submit(start("lee"), unnamed)
    day, minute = 24 * 3600 * 1000, 60 * 1000
    assert day - 10_000 < await redis.pttl(keys.once("shop", named.name)) <= day
    assert minute - 10_000 < await redis.pttl(keys.once("shop", unnamed.name)) <= minute
