"""A line that stays open: who holds it, what is left of the framework, and how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.web.answering import Answering
from service.web.streaming import EventStream, OpenLines


class Client:
    """Whoever opened the line: what it got, and when it goes."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[bytes] = asyncio.Queue()
        self.head: Message = {}
        self.gone = asyncio.Event()
        self.whole = False

    async def receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.head = message
        else:
            self.whole = not message["more_body"]
            if message["body"]:
                self.got.put_nowait(message["body"])


class Line:
    """Says what it is given, and knows when it was closed."""

    def __init__(self) -> None:
        self.said: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.closed = asyncio.Event()

    async def events(self) -> AsyncGenerator[bytes, None]:
        try:
            while (one := await self.said.get()) is not None:
                yield one
        finally:
            self.closed.set()


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def line() -> Line:
    return Line()


def framework(line: Line, done: asyncio.Event) -> ASGIApp:
    """Answers with the line and leaves its things in the scope, as a framework does."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        scope["endpoint"] = line
        try:
            await EventStream(line.events())(scope, receive, send)
        finally:
            done.set()

    return app


def opened(app: ASGIApp, client: Client, scope: dict[str, Any]) -> asyncio.Task[None]:
    async def run() -> None:
        await app(scope, client.receive, client.send)

    return asyncio.create_task(run())


async def test_the_framework_is_done_before_the_first_event(client: Client, line: Line) -> None:
    done, scope, answering = asyncio.Event(), {"type": "http"}, Answering()
    task = opened(OpenLines(framework(line, done), answering), client, scope)
    await done.wait()
    line.said.put_nowait(b"one")
    assert await client.got.get() == b"one"
    assert client.head["status"] == 200
    assert scope == {"type": "http"}
    assert answering.now == 0
    line.said.put_nowait(None)
    await task
    assert client.whole


async def test_without_anybody_to_hold_it_the_framework_does(client: Client, line: Line) -> None:
    done = asyncio.Event()
    task = opened(framework(line, done), client, {"type": "http"})
    line.said.put_nowait(b"one")
    assert await client.got.get() == b"one"
    assert not done.is_set()
    line.said.put_nowait(None)
    await task
    assert done.is_set()
    assert client.whole


async def test_who_hangs_up_is_not_told_more(client: Client, line: Line) -> None:
    task = opened(
        OpenLines(framework(line, asyncio.Event()), Answering()), client, {"type": "http"}
    )
    line.said.put_nowait(b"one")
    await client.got.get()
    client.gone.set()
    await task
    assert line.closed.is_set()
    assert not task.cancelling()
    assert not client.whole


async def test_who_hangs_up_as_the_line_ends_disturbs_nobody(client: Client, line: Line) -> None:
    """What the server does next in the same task is not cut off."""
    lines = OpenLines(framework(line, asyncio.Event()), Answering())

    async def serve() -> str:
        await lines({"type": "http"}, client.receive, client.send)
        await asyncio.sleep(0)
        return "kept alive"

    line.said.put_nowait(b"one")
    task = asyncio.create_task(serve())
    await client.got.get()
    line.said.put_nowait(None)
    client.gone.set()
    assert await task == "kept alive"


async def test_a_server_that_stops_ends_the_line(client: Client, line: Line) -> None:
    task = opened(
        OpenLines(framework(line, asyncio.Event()), Answering()), client, {"type": "http"}
    )
    line.said.put_nowait(b"one")
    await client.got.get()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert line.closed.is_set()


async def test_what_goes_wrong_on_a_line_is_told_to_the_server(client: Client) -> None:
    async def broken() -> AsyncGenerator[bytes, None]:
        yield b"one"
        raise LookupError("nothing to tell")

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await EventStream(broken())(scope, receive, send)

    with pytest.raises(LookupError, match="nothing to tell"):
        await opened(OpenLines(app, Answering()), client, {"type": "http"})
    assert not client.whole
