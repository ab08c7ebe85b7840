"""A line to the service that is bad: one request of many is answered by the line itself."""

from __future__ import annotations

import asyncio
import contextlib
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
        back = asyncio.create_task(_pump(there_reader, writer))
        with contextlib.suppress(ConnectionError):
            while piece := await reader.read(PIECE):
                if self._spoilt in piece and not self.spoilt:
                    self.spoilt += 1
                    writer.write(self._answer)
                    break
                there.write(piece)
                await there.drain()
        there.close()
        await back


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while piece := await reader.read(PIECE):
            writer.write(piece)
            await writer.drain()
    writer.close()


@contextlib.asynccontextmanager
async def bad_line(line: BadLine) -> AsyncIterator[str]:
    """The address at which ``line`` listens."""
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.close()
