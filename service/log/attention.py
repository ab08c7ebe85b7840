"""Attention: what each visit has looked at lately, read from the store's signals as they come.

It is no second truth: it is made from the signals stream alone, so it can be thrown away at any
moment, and two processes that have read to the end know the same. ``catch_up`` reads to the end of
the stream; what a screen sent through one process is seen through the next. Nothing older than
``WINDOW_S`` is known, and nothing of a visit that was forgotten.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pydantic_core import from_json
from redis.asyncio import Redis

from service.clock import Clock, Ms
from service.log import keys
from service.log.signal_log import end

#: What somebody looked at half an hour ago says little of what they want now (seconds).
WINDOW_S = 1800
#: Glances kept of a visit, the latest. Nobody looks at more in half an hour, but a program might.
MOST = 200
#: Signals read at once.
PAGE = 500
#: Kinds of signal that say that somebody looked. An impression says only that it was in sight.
LOOKED = frozenset({"scan", "view", "dwell", "tap"})


@dataclass(frozen=True, slots=True)
class Glance:
    """One look at a garment, which is named as its screen named it; ``at`` is when we heard.

    ``dwell_ms`` is how long it lasted, 0 if that was not worth a dwell, and None for a scan: to
    have gone up to a garment and scanned its tag is no glance, however short.
    """

    style: str | None
    colourway: str | None
    gtin: str | None
    dwell_ms: int | None
    at: Ms


class Attention:
    """The glances of every visit of ``store``. Everything runs on one event loop."""

    def __init__(self, redis: Redis, store: str, clock: Clock) -> None:
        self._redis = redis
        self._store = store
        self._clock = clock
        self._glances: dict[str, deque[Glance]] = {}
        self._after: str | None = None
        self._read_at: Ms = 0
        self._reading = asyncio.Lock()

    async def catch_up(self) -> None:
        """Read to the end of the stream as of now."""
        async with self._reading:
            now = self._clock.now()
            if self._after is None or now - self._read_at > WINDOW_S * 1000:
                await self._begin()
            self._read_at = now
            while await self._read_page() == PAGE:
                pass

    async def _begin(self) -> None:
        """Begin before the window: Redis's own clock made the positions, so with time to spare."""
        self._glances.clear()
        newest = int((await end(self._redis, self._store)).partition("-")[0])
        self._after = str(max(0, newest - 2 * WINDOW_S * 1000))

    async def _read_page(self) -> int:
        entries = cast(
            Sequence[tuple[str, dict[str, str]]],
            await self._redis.xrange(keys.signals(self._store), min=f"({self._after}", count=PAGE),
        )
        for position, fields in entries:
            self._hear(from_json(fields["signal"]))
            self._after = position
        return len(entries)

    def _hear(self, signal: dict[str, Any]) -> None:
        visit = signal.get("visit")
        if visit is None or signal["kind"] not in LOOKED:
            return
        glance = Glance(
            style=signal.get("style"),
            colourway=signal.get("colourway"),
            gtin=signal.get("gtin"),
            dwell_ms=None if signal["kind"] == "scan" else signal.get("dwell_ms", 0),
            at=round(datetime.fromisoformat(signal["received_at"]).timestamp() * 1000),
        )
        self._glances.setdefault(visit, deque(maxlen=MOST)).append(glance)

    def of(self, visit: str, now: Ms) -> tuple[Glance, ...]:
        """What ``visit`` has looked at in the window before ``now``, oldest first."""
        since = now - WINDOW_S * 1000
        return tuple(one for one in self._glances.get(visit, ()) if one.at > since)

    @property
    def visits(self) -> frozenset[str]:
        """Of whom anything is known."""
        return frozenset(self._glances)

    def forget(self, visit: str) -> None:
        """Know nothing of ``visit`` from now on."""
        self._glances.pop(visit, None)
