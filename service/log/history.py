"""The whole log of a store, from its first fact: for what looks back on days."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import cast

from redis.asyncio import Redis

from service.log import keys
from service.log.codec import Entry, Recorded, read_fact

#: Entries read at once.
PAGE = 1_000


async def history(redis: Redis, store: str) -> AsyncIterator[Recorded]:
    """Every fact that the log of ``store`` holds, oldest first.

    Raises:
        UnknownFact: a later version wrote to it.
    """
    after = "-"
    while True:
        entries = cast(Sequence[Entry], await redis.xrange(keys.log(store), min=after, count=PAGE))
        for entry in entries:
            yield read_fact(*entry)
        if len(entries) < PAGE:
            return
        after = f"({entries[-1][0]}"
