"""Signals: what people look at, appended to a stream of their own; no decision is needed.

Each signal carries an id that its screen made. A screen keeps its signals until they are
acknowledged and sends them again after a lost connection, so the id is what makes one of two.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any, cast

from pydantic_core import to_json
from redis.asyncio import Redis

from service.clock import Clock, rfc3339
from service.log import keys

#: Longer than a phone that was put away with unsent signals takes to be picked up again.
REMEMBER_S = 48 * 3600


class SignalLog:
    """The signals stream of one store."""

    def __init__(self, redis: Redis, store: str, clock: Clock) -> None:
        self._redis = redis
        self._store = store
        self._clock = clock
        self._append = redis.register_script(
            files("service.log").joinpath("signals.lua").read_text("utf-8")
        )

    async def append(self, signals: Sequence[Mapping[str, Any]]) -> int:
        """Append the signals whose ``id`` was not seen before; returns how many those were."""
        if not signals:
            return 0
        now = self._clock.now()
        today = datetime.fromtimestamp(now / 1000, UTC).date()
        days = (today.isoformat(), (today - timedelta(days=1)).isoformat())
        args: list[str] = [str(REMEMBER_S)]
        for signal in signals:
            received = {**signal, "received_at": rfc3339(now)}
            args += [str(signal["id"]), to_json(received).decode()]
        where = [keys.signals(self._store), *(keys.signals_seen(self._store, d) for d in days)]
        return int(cast(int, await self._append(keys=where, args=args)))


async def so_far(redis: Redis, store: str) -> AsyncIterator[tuple[str, str]]:
    """``(position, signal as JSON)`` for every signal that there is."""
    after = "-"
    while True:
        entries = cast(
            Sequence[tuple[str, dict[str, str]]],
            await redis.xrange(keys.signals(store), min=after, count=500),
        )
        for position, fields in entries:
            after = f"({position}"
            yield position, fields["signal"]
        if not entries:
            return


async def end(redis: Redis, store: str) -> str:
    """The position of the last signal so far."""
    newest = await redis.xrevrange(keys.signals(store), count=1)
    return str(newest[0][0]) if newest else "0-0"


async def tail(redis: Redis, store: str, after: str) -> AsyncIterator[tuple[str, str]]:
    """``(position, signal as JSON)`` for every signal after ``after``, for ever.

    ``after`` is a position and not Redis's ``$``, which would pass over what comes between reads.
    """
    while True:
        heard = cast(
            Sequence[tuple[str, Sequence[tuple[str, dict[str, str]]]]] | None,
            await redis.xread({keys.signals(store): after}, count=500, block=5_000),
        )
        for _, entries in heard or []:
            for after, fields in entries:
                yield after, fields["signal"]
