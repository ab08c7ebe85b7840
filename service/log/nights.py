"""Who learns from a store in a night: one worker of all, and each night once.

A worker holds the claim while it learns and says the night afterwards. One that dies lets the claim
lapse, and the night is done by another worker.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import cast

from redis.asyncio import Redis
from redis.commands.core import AsyncScript

from service.log import keys


class Nights:
    """The nights of ``store``, for the worker ``me``."""

    def __init__(self, redis: Redis, store: str, me: str) -> None:
        self._redis = redis
        self._me = me
        self._key = keys.learning(store)
        self._claim, self._release = self._script("claim"), self._script("release")

    def _script(self, name: str) -> AsyncScript:
        written = files("service.log").joinpath(f"{name}.lua").read_text("utf-8")
        return self._redis.register_script(written)

    async def last(self) -> str:
        """The last night (YYYY-MM-DD) that is done with, by any worker; empty if none is."""
        return cast(str | None, await self._redis.hget(self._key, "night")) or ""

    async def claim(self, hold_ms: int) -> str | None:
        """Take or keep the store for ``hold_ms``, and hear the last night that is done with; None
        if another worker learns from it."""
        said = cast(Sequence[str], await self._claim(keys=[self._key], args=[self._me, hold_ms]))
        if not said:
            return None
        return dict(zip(said[::2], said[1::2], strict=True)).get("night", "")

    async def done(self, night: str) -> None:
        """Nobody needs to learn in ``night`` again."""
        await self._redis.hset(self._key, "night", night)

    async def let_go(self) -> None:
        """Others need not wait until our claim lapses."""
        await self._release(keys=[self._key], args=[self._me])
