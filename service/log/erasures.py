"""Visits whose shoppers asked to be forgotten, and taking them out of what Redis keeps.

Until it is done a visit is in one set; what is left of it then is on the disk of Redis alone, in
the part of its append-only file that was written before, until that is written anew
(`rewrite_disk`). Facts can't be taken out of the middle of a log, whose positions are dense: the
log is trimmed up to behind them, which needs an archive and a snapshot that go further.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from typing import cast

from pydantic_core import from_json
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from service.log import keys

#: Entries or keys looked at at once.
PAGE = 1_000
#: How often one asks whether the file is written (seconds).
LOOK_S = 0.05

Entries = Sequence[tuple[str, dict[str, str]]]


class Erasures:
    """What ``store`` has to forget."""

    def __init__(self, redis: Redis, store: str) -> None:
        self._redis = redis
        self._store = store
        self._key = keys.erasing(store)
        self._rewrite = keys.rewriting(store)

    async def ask(self, visits: Collection[str]) -> None:
        """These visits are to be erased. Asking again is harmless."""
        if visits:
            await self._redis.sadd(self._key, *visits)

    async def asked(self) -> frozenset[str]:
        return frozenset(cast(set[str], await self._redis.smembers(self._key)))

    async def from_signals(self, visits: Collection[str]) -> int:
        """Take their signals out of the stream; how many there were."""
        key, after, gone = keys.signals(self._store), "-", 0
        while entries := cast(Entries, await self._redis.xrange(key, min=after, count=PAGE)):
            after = f"({entries[-1][0]}"
            theirs = [
                entry
                for entry, fields in entries
                if from_json(fields["signal"]).get("visit") in visits
            ]
            if theirs:
                gone += await self._redis.xdel(key, *theirs)
        return gone

    async def from_answers(self, visits: Collection[str]) -> int:
        """Take away what was answered to their taps, which is remembered for a day."""
        gone = 0
        async for key in self._redis.scan_iter(match=keys.once(self._store, "*"), count=PAGE):
            answer = cast(str | None, await self._redis.get(key)) or ""
            if any(visit in answer for visit in visits):
                gone += await self._redis.delete(key)
        return gone

    async def done(self, visits: Collection[str]) -> None:
        """Nothing of these is left but on the disk of Redis, which is to be written anew."""
        await self._redis.set(self._rewrite, "1")
        if visits:
            await self._redis.srem(self._key, *visits)

    async def rewrite_disk(self) -> bool:
        """Have Redis write its file from what it holds, if that is due.

        False, and asked for no more, where a hosted Redis does not let us: it does so by itself as
        its file grows.
        """
        if not await self._redis.exists(self._rewrite):
            return True
        try:
            while not await self._begin_rewrite():
                await asyncio.sleep(LOOK_S)
            while await self._is_rewriting():
                await asyncio.sleep(LOOK_S)
        except ResponseError:
            await self._redis.delete(self._rewrite)
            return False
        said = await self._redis.info("persistence")
        if said.get("aof_last_bgrewrite_status") == "ok":
            await self._redis.delete(self._rewrite)
        return True

    async def _begin_rewrite(self) -> bool:
        """False while another one runs, which may have begun too early for us."""
        if await self._is_rewriting():
            return False
        await self._redis.bgrewriteaof()
        return True

    async def _is_rewriting(self) -> bool:
        said = await self._redis.info("persistence")
        return bool(said.get("aof_rewrite_in_progress") or said.get("aof_rewrite_scheduled"))
