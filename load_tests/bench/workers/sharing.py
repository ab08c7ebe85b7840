"""``sharing URL NAME STORES furnish|find``: one process of several over one Redis, doing visits.

STORES are names with commas between. Who furnishes puts them up first; who finds opens what another
process has put up. Visits of this process begin with NAME. Answers also say what was committed too
late, because another process was quicker.
"""

from __future__ import annotations

import asyncio
import os
import sys

from load_tests.bench.processes import pss_mb
from load_tests.bench.workers import asking, shop
from load_tests.bench.workers.committing import Visits, submit
from load_tests.bench.workers.cost import Counted
from service.floor.policy import DEFAULT
from service.log.connection import connect
from service.log.live_floor import LiveFloor


class Sharing:
    def __init__(self, url: str, name: str, stores: list[str]) -> None:
        self._redis = connect(url)
        self._counted = Counted(self._redis)
        self._lives = [LiveFloor(self._redis, one, shop.Clock(), DEFAULT) for one in stores]
        self._visits = [Visits(live, name) for live in self._lives]

    async def open(self, furnish: bool) -> dict[str, float]:
        """Open every store; the memory that each took here."""
        before = pss_mb(os.getpid())
        for live in self._lives:
            await live.open()
            for command in shop.furniture() if furnish else []:
                await submit(live, command)
        return {"store_mb": (pss_mb(os.getpid()) - before) / len(self._lives)}

    async def measure(self, clients: int, seconds: float) -> dict[str, float]:
        facts, before = self._facts(), await self._counted.spent()
        found = await asking.done_by(clients, seconds, self._work)
        spent = await self._counted.spent()
        commands = found["rate"] * seconds
        return found | spent.since(before, commands, self._facts() - facts)

    def _facts(self) -> int:
        return sum(live.position.n for live in self._lives)

    async def _work(self, number: int) -> None:
        await self._visits[number % len(self._visits)].work(number)

    async def close(self) -> None:
        await self._redis.aclose()


async def main() -> None:
    url, name, stores, how = sys.argv[1:5]
    sharing = Sharing(url, name, stores.split(","))
    await asking.answer_lines(sharing.measure, await sharing.open(how == "furnish"))
    await sharing.close()


if __name__ == "__main__":
    asyncio.run(main())
