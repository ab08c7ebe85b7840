"""Lines to the service that are bad: one spoils a request, one is slow, one loses an event."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

PIECE = 65_536
#: What a service that has broken down might say.
BROKEN = b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#: And what a line says that is cut.
NOTHING = b""


class BadLine:
    """Everything goes through to ``url``, but the first request that holds ``spoilt``."""

    def __init__(self, url: str, spoilt: bytes, answer: bytes) -> None:
        self._to = urlsplit(url)
        self._spoilt = spoilt
        self._answer = answer
        self.spoilt = 0

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there = await asyncio.open_connection(self._to.hostname, self._to.port)
        back = asyncio.create_task(self._pump(there_reader, writer))
        with contextlib.suppress(ConnectionError):
            while piece := await reader.read(PIECE):
                if not await self.asked(piece):
                    writer.write(self._answer)
                    break
                there.write(piece)
                await there.drain()
        there.close()
        await back

    async def asked(self, piece: bytes) -> bool:
        """Whether this piece of a request may go on."""
        if self._spoilt in piece and not self.spoilt:
            self.spoilt += 1
            return False
        return True

    def answered(self, piece: bytes) -> bytes:
        """What becomes of a piece of an answer."""
        return piece

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while piece := await reader.read(PIECE):
                writer.write(self.answered(piece))
                await writer.drain()
        writer.close()


class SlowRoute(BadLine):
    """Every request that holds ``spoilt`` is held back for so long (seconds)."""

    def __init__(self, url: str, spoilt: bytes, seconds: float) -> None:
        super().__init__(url, spoilt, NOTHING)
        self._seconds = seconds

    async def asked(self, piece: bytes) -> bool:
        if self._spoilt in piece:
            self.spoilt += 1
            await asyncio.sleep(self._seconds)
        return True


class LostEvent(BadLine):
    """The first event that holds ``spoilt`` is made a comment, so that nobody hears of it."""

    _EVENT = re.compile(rb"(?:(?:event|data|id):[^\n]*\n)+\n")

    def __init__(self, url: str, spoilt: bytes) -> None:
        super().__init__(url, spoilt, NOTHING)

    async def asked(self, piece: bytes) -> bool:
        return True

    def answered(self, piece: bytes) -> bytes:
        for event in self._EVENT.finditer(piece):
            if self._spoilt in event[0] and not self.spoilt:
                self.spoilt += 1
                # As long as before, for the answer comes in pieces of a length that was told.
                lost = re.sub(rb"(?m)^.", b":", event[0])
                return piece[: event.start()] + lost + piece[event.end() :]
        return piece


@contextlib.asynccontextmanager
async def bad_line(line: BadLine) -> AsyncIterator[str]:
    """The address at which ``line`` listens."""
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.close()
