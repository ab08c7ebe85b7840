"""Who read which figures: append only, for everybody whose figures they are to see.

Nothing here can be changed or taken back by the service; an entry is written before the answer is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from redis.asyncio import Redis

from service.clock import Clock, rfc3339
from service.log import keys

#: Entries told at once, the latest first.
PAGE = 200


class Reads:
    """The reads of the figures of ``store``."""

    def __init__(self, redis: Redis, store: str, clock: Clock) -> None:
        self._redis = redis
        self._key = keys.reads(store)
        self._clock = clock

    async def note(self, read: Mapping[str, Any]) -> None:
        """Somebody is about to be told something."""
        entry = json.dumps({"at": rfc3339(self._clock.now()), **read}, ensure_ascii=False)
        await self._redis.xadd(self._key, {"read": entry})

    async def latest(
        self, before: str = "+", count: int = PAGE
    ) -> list[tuple[str, dict[str, Any]]]:
        """``(position, read)`` of those before a position, the latest first."""
        end = before if before == "+" else f"({before}"
        found = await self._redis.xrevrange(self._key, max=end, count=count)
        entries = cast(list[tuple[str, dict[str, str]]], found)
        return [(position, json.loads(fields["read"])) for position, fields in entries]
