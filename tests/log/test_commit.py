"""Committing: one atomic step, on the very history that the decision was made on."""

from __future__ import annotations

import asyncio

from redis.asyncio import Redis

from service.floor import Refusal
from service.floor.commands import GiveOpinion
from service.log.live_floor import LiveFloor
from service.log.operation import Receipt
from service.log.position import START, Position
from tests.log.conftest import OpenFloor
from tests.log.doing import ask, entries, join, log_of, positions, start
from tests.serving import MORNING, HandClock


async def test_everything_that_follows_from_a_command_is_written_together(
    live: LiveFloor, redis: Redis
) -> None:
    await live.submit(start("kim"))
    await live.submit(ask("kim", "shirt-m"))
    assert await entries(redis) == [
        "StorePlanned",
        "StockSet",
        "VisitStarted",
        "GarmentRequested",
        "LineJoined",
        "RoomOffered",
    ]


async def test_positions_are_dense_in_the_epoch_in_which_the_log_began(
    live: LiveFloor, redis: Redis, clock: HandClock
) -> None:
    clock.advance(3600)
    await live.submit(start("kim"))
    assert await positions(redis) == [f"{MORNING}-{n}" for n in (1, 2, 3)]
    assert live.position == Position(MORNING, 3)


async def test_a_store_without_a_log_is_at_its_start(another: OpenFloor) -> None:
    assert (await another()).position == START


async def test_a_refused_command_writes_nothing(live: LiveFloor, redis: Redis) -> None:
    before = await positions(redis)
    assert await live.submit(join("nobody")) == Refusal("visit_unknown")
    assert await positions(redis) == before


async def test_a_command_that_changes_nothing_writes_nothing(live: LiveFloor, redis: Redis) -> None:
    await live.submit(start("kim"))
    before = await positions(redis)
    assert await live.submit(GiveOpinion("kim", "shirt", None)) == Receipt({})
    assert await positions(redis) == before


async def test_time_in_a_log_never_runs_backwards(
    live: LiveFloor, redis: Redis, clock: HandClock
) -> None:
    clock.advance(-60)
    await live.submit(start("kim"))
    _, fields = (await log_of(redis))[-1]
    assert fields["at"] == str(MORNING)
    assert live.floor.visits["kim"].started_at == MORNING


async def test_two_floors_that_commit_at_once_lose_nothing(
    live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    other = await another()
    many = [f"{who}-{n}" for n in range(25) for who in ("kim", "lee")]
    floors = {"kim": live, "lee": other}
    receipts = await asyncio.gather(*(floors[v[:3]].submit(start(v)) for v in many))
    assert receipts == [Receipt({})] * 50
    assert await positions(redis) == [f"{MORNING}-{n}" for n in range(1, 53)]
    assert await live.catch_up() == await other.catch_up()
    assert set(live.floor.visits) == set(many)


async def test_of_two_who_want_the_last_piece_at_once_one_gets_it(
    live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    other = await another()
    await live.submit(start("kim"))
    await live.submit(start("lee"))
    outcomes = await asyncio.gather(
        live.submit(ask("kim", "coat-l")), other.submit(ask("lee", "coat-l"))
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Receipt", "Refusal"]
    assert Refusal("sold_out") in outcomes
    assert (await entries(redis)).count("GarmentRequested") == 1
    assert live.floor.held == {"coat-l": 1}


async def test_a_decision_made_on_an_older_floor_is_made_again(
    live: LiveFloor, another: OpenFloor
) -> None:
    """The other floor has not heard of the visit when it is asked to let it join the line."""
    other = await another()
    await live.submit(start("kim"))
    assert "kim" not in other.floor.visits
    assert await other.submit(join("kim")) == Receipt({})
    assert other.floor.line == ["kim"]


async def test_stores_do_not_hear_of_each_other(live: LiveFloor, redis: Redis) -> None:
    elsewhere = LiveFloor(redis, "elsewhere", HandClock(), live.policy)
    await live.submit(start("kim"))
    await elsewhere.submit(start("lee"))
    assert set((await live.catch_up()).visits) == {"kim"}
    assert set((await elsewhere.catch_up()).visits) == {"lee"}
