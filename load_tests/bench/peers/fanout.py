"""The limit of live screens: whatever is posted goes to every open stream of its group, as it is.

``python -m load_tests.bench.peers.fanout PORT``: bare ASGI on the server that Fitroom runs on.
``GET /GROUP`` opens a stream, ``POST /GROUP`` tells its body to all of them and answers.
"""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]

STREAM = [(b"content-type", b"text/event-stream")]
#: What a screen shows first.
FIRST = b"event: view\nid: 1-0\ndata: {}\n\n"

_open: dict[str, set[Send]] = defaultdict(set)


def _body(text: bytes, more: bool = False) -> Message:
    return {"type": "http.response.body", "body": text, "more_body": more}


async def app(scope: Message, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        for stage in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{stage}.complete"})
    elif scope["method"] == "GET":
        await _stream(_open[scope["path"]], receive, send)
    else:
        await _tell(_open[scope["path"]], receive, send)


async def _stream(group: set[Send], receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": STREAM})
    await send(_body(FIRST, more=True))
    group.add(send)
    while (await receive())["type"] != "http.disconnect":
        pass
    group.discard(send)


async def _tell(group: set[Send], receive: Receive, send: Send) -> None:
    told = await receive()
    text = bytes(told["body"])
    while told.get("more_body"):
        told = await receive()
        text += told["body"]
    for to in list(group):
        await to(_body(text, more=True))
    await send({"type": "http.response.start", "status": 201, "headers": []})
    await send(_body(b"{}"))


def main() -> None:
    import uvicorn
    import uvloop

    port = int(sys.argv[1])
    config = uvicorn.Config(app, port=port, http="httptools", access_log=False, log_level="warning")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(uvicorn.Server(config).serve())


if __name__ == "__main__":
    main()
