"""A wire to Redis that can be held and torn: what happens to a command when its answer is lost."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path


class Wire:
    """Passes everything on, until it is told to ``hold`` or ``tear`` what Redis answers."""

    def __init__(self, path: Path) -> None:
        self.url = f"unix://{path}"
        self._open = asyncio.Event()
        self._open.set()
        self._held = asyncio.Event()
        self._tear: bytes | None = None
        self._lines: list[asyncio.StreamWriter] = []

    def hold(self) -> None:
        """From here on answers wait."""
        self._open.clear()
        self._held.clear()

    async def holding(self) -> None:
        """Until there is an answer that waits."""
        await self._held.wait()

    def release(self) -> None:
        self._open.set()

    def tear(self, answer: bytes) -> None:
        """The next answer that contains this is lost, and its connection with it."""
        self._tear = answer

    def cut(self) -> None:
        """Every connection there is breaks; new ones can be made."""
        for line in self._lines:
            line.transport.abort()
        self._lines.clear()
        self._open.set()

    async def _pass_on(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, answers: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while said := await source.read(65536):
                if answers and not self._open.is_set():
                    self._held.set()
                    await self._open.wait()
                if answers and self._tear is not None and self._tear in said:
                    self._tear = None
                    break
                target.write(said)
                await target.drain()
        target.close()

    @contextlib.asynccontextmanager
    async def between(self, redis_url: str) -> AsyncIterator[Wire]:
        """This wire, with Redis at its other end."""

        async def connected(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
            far, on = await asyncio.open_unix_connection(redis_url.removeprefix("unix://"))
            self._lines += [back, on]
            await asyncio.gather(self._pass_on(near, on, False), self._pass_on(far, back, True))

        here = await asyncio.start_unix_server(connected, self.url.removeprefix("unix://"))
        async with here:
            yield self
            self.cut()
            await asyncio.sleep(0)
