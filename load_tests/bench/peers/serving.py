"""What peers without a server of their own are served by: FastAPI on uvicorn, as Fitroom is."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Protocol

import uvicorn
import uvloop
from fastapi import FastAPI, Response

from load_tests.bench.made_vectors import row_of
from load_tests.bench.peers.collection import Collection, Found, reply

#: The row of a style -> the nearest that are in stock.
Search = Callable[[int], Awaitable[Found]]


class Peer(Protocol):
    """A library that finds what is near."""

    def prepare(self, collection: Collection, work: Path) -> None:
        """Build an index in the folder ``work``."""
        ...

    async def open(self, collection: Collection, work: Path) -> Search:
        """Open what was prepared."""
        ...


def app_of(search: Search) -> FastAPI:
    """The route under test, and nothing else."""
    app = FastAPI()

    @app.get("/v1/stores/{store}/styles/{style}/neighbours")
    async def neighbours(store: str, style: str, n: int = 12, size: str = "M") -> Response:
        row = row_of(style)
        return Response(reply(row, await search(row)), media_type="application/json")

    return app


def config_of(app: Any, port: int) -> uvicorn.Config:
    """One process of uvicorn as fast as it comes; the loop is uvloop's already."""
    return uvicorn.Config(
        app,
        port=port,
        http="httptools",
        access_log=False,
        log_level="warning",
    )


def main(peer: Peer) -> None:
    """Do what the command line says."""
    task, made, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    collection = Collection.open(made)
    if task == "prepare":
        peer.prepare(collection, work)
        return
    port = int(sys.argv[4])

    async def serve() -> None:
        search = await peer.open(collection, work)
        await uvicorn.Server(config_of(app_of(search), port)).serve()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve())
