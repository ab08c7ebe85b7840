"""``make bench``: how fast decisions, commits and reads are on this machine, in one run.

Ratios say more than seconds: a commit against a bare synced write of the same Redis, a shared
read against one read each. Nothing here is a test.
"""

from __future__ import annotations

import asyncio
import os
import platform
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from catalog.store import FittingRoom, StorePlan, Zone
from service.clock import SystemClock
from service.floor import Floor, Refusal, decide, fold
from service.floor.commands import Command, PlanStore, RequestGarment, SetStock, StartVisit
from service.floor.policy import DEFAULT
from service.log.connection import connect
from service.log.live_floor import LiveFloor
from service.log.private_server import PrivateServer

VISITS = 400
ROUNDS = 5
NOW = 1_800_000_000_000


def plan() -> StorePlan:
    rooms = tuple(FittingRoom(f"r{n}", {"en": f"Room {n}"}, n == 6) for n in range(1, 7))
    return StorePlan("bench", {"en": "Bench"}, "UTC", "KRW", (Zone("z", {"en": "Z"}),), (), rooms)


def day() -> list[Command]:
    """A store, and ``VISITS`` shoppers who each ask for one garment."""
    stock = {f"{n:014d}": 3 for n in range(5_000)}
    commands: list[Command] = [PlanStore(plan()), SetStock(stock)]
    for n in range(VISITS):
        commands.append(StartVisit(f"v{n}", n * 7919))
        commands.append(RequestGarment(f"q{n}", f"v{n}", f"{n:014d}", f"s{n}", f"s{n}:a"))
    return commands


def timed(work: Callable[[], object]) -> float:
    """Median seconds of ``ROUNDS`` runs."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


def decide_and_fold() -> None:
    floor = Floor()
    for command in day():
        facts = decide(floor, command, NOW)
        if isinstance(facts, Refusal):
            raise AssertionError(facts.code)
        for fact in facts:
            floor = fold(floor, fact, NOW)


async def timed_async(work: Callable[[], Awaitable[object]]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


async def over_redis(url: str) -> dict[str, float]:
    """Seconds for each kind of work over a real server that syncs every write."""
    redis = connect(url)
    live = LiveFloor(redis, "bench", SystemClock(), DEFAULT)
    await live.open()
    for command in (PlanStore(plan()), SetStock({"00000000000000": 1})):
        await live.submit(command)
    made = iter(range(10**9))

    async def commits_one_by_one() -> None:
        for _ in range(VISITS):
            await live.submit(StartVisit(f"a{(n := next(made))}", n))

    async def commits_at_once() -> None:
        commands = [StartVisit(f"b{(n := next(made))}", n) for _ in range(VISITS)]
        await asyncio.gather(*(live.submit(command) for command in commands))

    async def bare_writes() -> None:
        for n in range(VISITS):
            await redis.xadd("fitroom:{bench}:bare", {"n": str(n)})

    async def reads_shared() -> None:
        await asyncio.gather(*(live.catch_up() for _ in range(VISITS)))

    async def reads_one_by_one() -> None:
        for _ in range(VISITS):
            await live.catch_up()

    found = {
        "a bare synced write": await timed_async(bare_writes),
        "a commit, one after another": await timed_async(commits_one_by_one),
        "a commit, all at once": await timed_async(commits_at_once),
        "a read, one after another": await timed_async(reads_one_by_one),
        "a read, all at once": await timed_async(reads_shared),
    }
    await redis.aclose()
    return found


def main() -> None:
    out = Console()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    out.print(
        f"{platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}; median of {ROUNDS} rounds of {VISITS}"
    )
    with tempfile.TemporaryDirectory() as folder, PrivateServer(Path(folder)).running() as server:
        seconds = {"a command, decided and folded": timed(decide_and_fold) / 2}
        seconds |= asyncio.run(over_redis(server.url))
    bare = seconds["a bare synced write"]
    table = Table("what", "each (ms)", "a second", "x a bare synced write")
    for what, total in seconds.items():
        each = total / VISITS
        table.add_row(what, f"{each * 1000:.3f}", f"{1 / each:,.0f}", f"{total / bare:.2f}")
    out.print(table)


if __name__ == "__main__":
    main()
