"""An answer leaves at once: the kernel must not hold back its end until its beginning is received.

asyncio sees to that only where a socket says that it is TCP, and 40 ms an answer hang on it.
"""

from __future__ import annotations

import asyncio
import socket

from service.cli.running import _listen
from service.settings import Settings


async def test_an_answer_is_not_held_back() -> None:
    accepted: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = writer.get_extra_info("socket")
        accepted.set_result(line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    listener = _listen(Settings(port=0, host="127.0.0.1"))
    server = await asyncio.start_server(serve, sock=listener)
    async with server, asyncio.timeout(10):
        _, writer = await asyncio.open_connection(*listener.getsockname())
        assert await accepted == 1
        writer.close()
        await writer.wait_closed()
