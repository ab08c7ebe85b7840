"""The bare server that tells bytes to open streams (`peers.fanout`), as a contender."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from load_tests.bench.descriptors import room_for
from load_tests.bench.places import TREE
from load_tests.bench.section import Figures, Group
from load_tests.bench.server import Line, Server, free_port
from load_tests.bench.wrk import Asked


def event(kind: str, data: Mapping[str, object], n: int, size: int = 0) -> str:
    """An event at position ``n`` that is ``size`` bytes long, or as long as it must be."""
    said = json.dumps(data)
    spare = max(0, size - len(f"event: {kind}\ndata: {said}\nid: 1-{n}\n\n"))
    return f"event: {kind}\ndata: {said}{' ' * spare}\nid: 1-{n}\n\n"


@dataclass(slots=True)
class Bare:
    """Bare ASGI on the server that Fitroom runs on; it decides, keeps and makes nothing."""

    name: str
    streams: int
    seconds: float
    note: str = "Bare ASGI on uvicorn: what is posted goes to every open stream as it is."
    group: Group = "limit"
    number: int = 0
    _server: Server | None = None
    _line: Line | None = None
    port: int = 0

    def start(self) -> Figures:
        room_for(self.streams)
        self.port = free_port()
        words = [sys.executable, "-m", "load_tests.bench.peers.fanout", str(self.port)]
        self._server = Server(words, {"PYTHONPATH": str(TREE)}, TREE, self.port)
        self._server.start(Asked("/nobody", "x"))
        self._line = Line(self.port)
        return {}

    @property
    def pid(self) -> int:
        assert self._server is not None
        return self._server.pid

    def next_number(self) -> int:
        self.number += 1
        return self.number

    def post(self, group: str, text: str) -> None:
        """Tell every stream of ``group``; back when it was written to all of them."""
        assert self._line is not None
        self._line.ask(Asked(group, text))

    def stop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._server is not None:
            self._server.stop()
            self._server = None
