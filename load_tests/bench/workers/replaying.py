"""``replaying json|fold|log|snapshot FACTS FILE``: making a floor again of what is in a log.

``json`` only parses the facts, ``fold`` makes the floor of entries in memory, ``log`` opens a shop
whose log lies in Redis without a snapshot, and ``snapshot`` one whose log has one at its end.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import cast

from load_tests.bench.workers import asking, shop
from load_tests.bench.workers.saturday import repeated
from service.floor import Floor, fold
from service.floor.policy import DEFAULT
from service.log import keys
from service.log.codec import Entry, read_fact
from service.log.connection import Redis, connect
from service.log.live_floor import LiveFloor
from service.log.private_server import PrivateServer

#: Entries sent to Redis at a time.
PAGE = 5_000


def parsed(entries: list[Entry]) -> None:
    for _, fields in entries:
        json.loads(fields["fact"])


def folded(entries: list[Entry]) -> Floor:
    floor = Floor()
    for entry in entries:
        recorded = read_fact(*entry)
        floor = fold(floor, recorded.fact, recorded.at)
    return floor


async def fill(redis: Redis, entries: Iterator[Entry]) -> dict[str, float]:
    """Put the entries into the log, as they are; what each takes in memory and on disk."""
    key, facts = keys.log(shop.STORE), 0
    while page := list(islice(entries, PAGE)):
        facts += len(page)
        async with redis.pipeline(transaction=False) as line:
            for id_, fields in page:
                line.xadd(key, dict(fields), id=id_)  # type: ignore[arg-type]
            await line.execute()
    memory = cast(int, await redis.memory_usage(key, samples=0))
    disk = (await redis.info("persistence"))["aof_current_size"]
    return {"fact_bytes": memory / facts, "disk_bytes": disk / facts}


async def opened(redis: Redis) -> LiveFloor:
    live = LiveFloor(redis, shop.STORE, shop.Clock(), DEFAULT)
    await live.open()
    return live


def timed(facts: int, seconds: float, worked_s: float) -> dict[str, float]:
    return {"rate": facts / seconds, "per_cpu": facts / worked_s, "took_ms": seconds * 1000}


def in_memory(
    what: str, entries: list[Entry]
) -> Callable[[int, float], Awaitable[dict[str, float]]]:
    work: Callable[[list[Entry]], object] = parsed if what == "json" else folded

    async def measure(clients: int, seconds: float) -> dict[str, float]:
        began, worked = time.perf_counter(), time.process_time()
        work(entries)
        return timed(len(entries), time.perf_counter() - began, time.process_time() - worked)

    return measure


async def over_redis(what: str, facts: int, path: Path, url: str) -> None:
    redis = connect(url)
    takes = await fill(redis, repeated(path, facts))
    if what == "snapshot":
        await (await opened(redis)).save_snapshot()

    async def measure(clients: int, seconds: float) -> dict[str, float]:
        began, worked = time.perf_counter(), time.process_time()
        live = await opened(redis)
        took = time.perf_counter() - began, time.process_time() - worked
        assert live.position.n == facts
        return timed(facts, *took)

    await asking.answer_lines(measure, takes)
    await redis.aclose()


def main() -> None:
    what, facts, path = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    if what in ("json", "fold"):
        entries = list(repeated(path, facts))
        asyncio.run(asking.answer_lines(in_memory(what, entries)))
        return
    with tempfile.TemporaryDirectory() as folder, PrivateServer(Path(folder)).running() as server:
        asyncio.run(over_redis(what, facts, path, server.url))


if __name__ == "__main__":
    main()
