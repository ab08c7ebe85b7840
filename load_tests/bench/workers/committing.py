"""Commands and reads on a live floor over a Redis that syncs every write, without a web server.

Asked for ``commands`` it does whole visits, of many clients at once; for ``reads`` it catches up.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from load_tests.bench.workers import asking, shop
from load_tests.bench.workers.cost import Counted
from service.floor import Refusal
from service.floor.commands import Command, LetTimePass
from service.floor.policy import DEFAULT
from service.log.connection import connect
from service.log.live_floor import LiveFloor
from service.log.private_server import PrivateServer


async def submit(live: LiveFloor, command: Command) -> None:
    outcome = await live.submit(command)
    if isinstance(outcome, Refusal):
        raise AssertionError(outcome.code)


class Visits:
    """Visits of any number of clients: whoever is free goes on with a visit that waits."""

    def __init__(self, live: LiveFloor, name: str = "v") -> None:
        self._live = live
        self._name = name
        self._number = 0
        self._waiting: deque[Iterator[Command]] = deque()

    async def work(self, number: int) -> None:
        commands = self._waiting.popleft() if self._waiting else self._another()
        command = next(commands)
        await submit(self._live, command)
        if not isinstance(command, LetTimePass):
            self._waiting.append(commands)

    def _another(self) -> Iterator[Command]:
        self._number += 1
        return shop.visit(f"{self._name}{self._number}", self._number)


async def serve(url: str, what: str) -> None:
    redis = connect(url)
    live = LiveFloor(redis, shop.STORE, shop.Clock(), DEFAULT)
    await live.open()
    for command in shop.furniture():
        await submit(live, command)
    visits = Visits(live)

    async def read(number: int) -> None:
        await live.catch_up()

    work, counted = visits.work if what == "commands" else read, Counted(redis)

    async def measure(clients: int, seconds: float) -> dict[str, float]:
        facts, before = live.position.n, await counted.spent()
        found = await asking.done_by(clients, seconds, work)
        spent, commands = await counted.spent(), found["rate"] * seconds
        return found | spent.since(before, commands, live.position.n - facts)

    await asking.answer_lines(measure)
    await redis.aclose()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, PrivateServer(Path(folder)).running() as server:
        asyncio.run(serve(server.url, sys.argv[1]))


if __name__ == "__main__":
    main()
