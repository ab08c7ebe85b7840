"""Server-sent events as bytes, and the answer that is a line that stays open.

https://html.spec.whatwg.org/multipage/server-sent-events.html. FastAPI's own stream takes three
tasks and two queues for each line; this one takes a task, because a store has a thousand of them.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from typing import Any

from fastapi import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from service.clock import rfc3339
from service.floor.audience import Audience, Role, project
from service.log.codec import Recorded
from service.log.position import Position
from service.web.answering import Answering
from service.web.writing import write

#: Says nothing, and that the line is alive.
STILL_HERE = b": still here\n\n"
#: In a scope: the streams that `OpenLines` goes on with.
HANDED_OVER = "fitroom.handed_over"
#: Facts that are kept as they were told, for each kind of audience: some seconds of a busy store.
KEPT = 1_000


def event(kind: str, position: str, data: Any) -> bytes:
    """One event; ``data`` as JSON, which has no line ends of its own."""
    return b"event: %b\nid: %b\ndata: %b\n\n" % (kind.encode(), position.encode(), write(data))


class Told:
    """What screens are told of a fact: written once for all whose role is the same."""

    def __init__(self) -> None:
        self._written: dict[tuple[Position, Role], tuple[Recorded, bytes]] = {}

    def fact(self, recorded: Recorded, audience: Audience) -> bytes:
        known = self._written.get((recorded.position, audience.role))
        # After a rollback the same position is another fact's.
        if known is not None and known[0] == recorded:
            return known[1]
        data = {**project(recorded.fact, audience), "at": rfc3339(recorded.at)}
        written = event("fact", str(recorded.position), data)
        if len(self._written) >= KEPT:
            self._written.clear()
        self._written[recorded.position, audience.role] = (recorded, written)
        return written


class EventStream(Response):
    """Sends ``events`` as they come, until they end or whoever listens has gone."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[bytes, None], status_code: int = 200) -> None:
        # No proxy may hold back what is meant to be seen at once.
        headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
        super().__init__(status_code=status_code, headers=headers)
        del self.headers["content-length"]
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        await _say(send, b"")  # What compresses answers keeps the head until it sees some body.
        handed_over: list[EventStream] | None = scope.get(HANDED_OVER)
        if handed_over is None:
            await self.go_on(receive, send)
        else:
            handed_over.append(self)

    async def go_on(self, receive: Receive, send: Send) -> None:
        """The line from its first event to its end."""
        me, over = asyncio.current_task(), False
        assert me is not None

        def hang_up(gone: asyncio.Task[None]) -> None:
            if not (over or gone.cancelled()):  # whoever goes as the line ends is late
                me.cancel()

        leaving = asyncio.create_task(_left(receive))
        leaving.add_done_callback(hang_up)
        try:
            async with contextlib.aclosing(self._events) as events:
                async for written in events:
                    await _say(send, written)
            await _say(send, b"", more=False)
        except asyncio.CancelledError:
            if not leaving.done():
                raise
            me.uncancel()
        finally:
            over = True
            leaving.cancel()


class OpenLines:
    """Holds lines that stay open outside of the framework.

    What a framework builds around a request stays as long as the request does: thirty coroutines
    and twenty kilobytes for each screen. So it opens the line, says the head, and is done.
    """

    def __init__(self, app: ASGIApp, answering: Answering) -> None:
        """``answering`` is told of every request until it is answered."""
        self._app, self._answering = app, answering

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = [*scope]
        handed_over: list[EventStream] = []
        scope[HANDED_OVER] = handed_over
        with self._answering:
            await self._app(scope, receive, send)
        # The server keeps the scope, with all that the framework has put into it.
        for left in scope.keys() - given:
            del scope[left]
        for stream in handed_over:
            await stream.go_on(receive, send)


async def _say(send: Send, written: bytes, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": written, "more_body": more})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
