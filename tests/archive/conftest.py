"""A store's streams in a real Redis, and a lake in a temporary folder."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from redis.asyncio import Redis

from service.archive.archivist import Archivist
from service.archive.lake import Lake, Stream
from service.clock import rfc3339
from service.floor.facts import Fact, VisitStarted
from service.log import keys
from service.log.archived import Archived
from service.log.codec import write_fact
from service.log.connection import connect
from tests.serving import HandClock

STORE = "demo"
EPOCH = 7


@dataclass
class Streams:
    """Facts and signals as the service writes them, without a service."""

    redis: Redis
    lake: Lake
    clock: HandClock
    n: int = 0
    workers: int = 0
    released: list[str] = field(default_factory=list)

    async def tell(self, *facts: Fact) -> None:
        for fact in facts:
            self.n += 1
            entry = write_fact(fact, self.clock.now())
            await self.redis.xadd(keys.log(STORE), entry, id=f"{EPOCH}-{self.n}")

    async def visits(self, count: int) -> None:
        await self.tell(*(VisitStarted(f"v{self.n + 1 + i}", "A01", "phone") for i in range(count)))

    async def look(self, *ids: str) -> None:
        for one in ids:
            at = rfc3339(self.clock.now())
            signal = {"id": one, "kind": "view", "at": at, "received_at": at, "visit": "v1"}
            await self.redis.xadd(keys.signals(STORE), {"id": one, "signal": json.dumps(signal)})

    def archivist(
        self,
        batch: int = 1000,
        hold_ms: int = 0,
        lake: Lake | None = None,
        keep_days: dict[Stream, int] | None = None,
    ) -> Archivist:
        """Another worker. Its claim lapses at once, unless the test is about claims."""
        self.workers += 1
        archived = Archived(self.redis, STORE, f"worker-{self.workers}")
        where = lake or self.lake
        hear = self.released.append
        return Archivist(archived, where, STORE, self.clock, hear, None, keep_days, batch, hold_ms)

    def archived(self, stream: Stream = "facts") -> list[int]:
        """The numbers of the entries in the lake, as often as they are there."""
        tables = [self.lake.read(piece) for piece in self.lake.pieces(stream, STORE)]
        return sorted(n for table in tables for n in table["n"].to_pylist())


@pytest.fixture
async def streams(redis_url: str, tmp_path: Path) -> AsyncIterator[Streams]:
    async with connect(redis_url) as redis:
        yield Streams(redis, Lake.at(tmp_path / "lake"), HandClock())
