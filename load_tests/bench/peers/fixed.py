"""Limits: the same bytes for every question, by FastAPI, by bare ASGI, and by granian's RSGI.

``python -m load_tests.bench.peers.fixed fastapi|asgi MADE WORK PORT``; granian is given `rsgi`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from load_tests.bench.peers.collection import reply

#: An answer like any other.
BODY = reply(0, [(row, 0.5 + row / 1000) for row in range(1, 13)])
HEADERS = [
    (b"content-type", b"application/json"),
    (b"content-length", str(len(BODY)).encode()),
]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]


async def asgi(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
    """A bare ASGI reply."""
    if scope["type"] == "lifespan":
        for stage in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{stage}.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": BODY})


async def rsgi(scope: Any, protocol: Any) -> None:
    """A bare reply in granian's own protocol."""
    protocol.response_bytes(200, [("content-type", "application/json")], BODY)


def main() -> None:
    import uvicorn
    import uvloop
    from fastapi import FastAPI, Response

    from load_tests.bench.peers.serving import config_of

    app: Any = asgi
    if sys.argv[1] == "fastapi":
        app = FastAPI()

        @app.get("/v1/stores/{store}/styles/{style}/neighbours")  # type: ignore[untyped-decorator]
        async def neighbours(store: str, style: str, n: int = 12, size: str = "M") -> Response:
            return Response(BODY, media_type="application/json")

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(uvicorn.Server(config_of(app, int(sys.argv[4]))).serve())


if __name__ == "__main__":
    main()
