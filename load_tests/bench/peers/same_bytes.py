"""The limit of any answer: a FastAPI route that returns the bytes of a file, whatever is asked.

``python -m load_tests.bench.peers.same_bytes FILE PORT``
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import uvicorn
import uvloop
from fastapi import FastAPI, Response

from load_tests.bench.peers.serving import config_of


def main() -> None:
    body, app = Path(sys.argv[1]).read_bytes(), FastAPI()

    @app.get("/v1/stores/{store}/visits/{visit}/slate")
    async def slate(store: str, visit: str, n: int = 8) -> Response:
        return Response(body, media_type="application/json")

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(uvicorn.Server(config_of(app, int(sys.argv[2]))).serve())


if __name__ == "__main__":
    main()
