"""One fact that every open stream is told: until the middle one and the last one had it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from load_tests.bench import fanning
from load_tests.bench.descriptors import room_for
from load_tests.bench.house import Tree
from load_tests.bench.listener import Listener, Opened
from load_tests.bench.processes import busy_s, pss_mb, settle
from load_tests.bench.rounds import Tell
from load_tests.bench.screens import ROOMS, Store, access
from load_tests.bench.section import Figures, Group
from load_tests.bench.tap_to_runner import Bytes
from load_tests.streams import number

#: Facts that are told in one measurement, and the pause between two (seconds): a board is shown no
#: more than a view a second, and that is not what is asked here.
FACTS, PAUSE_S = 6, 1.2
#: A stream that hears nothing is told so every ten seconds: so long is looked at how much that is.
IDLE_S = 10.0

#: Does the n-th thing that everybody is told of; the position at which they are.
Do = Callable[[int], int]


def measured(
    port: int, pid: int, boards: Opened, do: Do, empty_mb: float
) -> tuple[dict[str, float], float]:
    """Open the streams, tell them of something again and again; and the bytes that each got.

    ``empty_mb`` is the memory of the process before its first stream.
    """
    middle: list[float] = []
    last: list[float] = []
    came = 0
    with Listener(port) as listener:
        opened_s = listener.open([boards])
        settle(pid)
        found = {"memory_mb": pss_mb(pid), "idle_us": _idle_us(pid, boards.count)}
        found["stream_kb"] = (found["memory_mb"] - empty_mb) * 1000 / boards.count
        listener.reached(0, boards.group)
        before = busy_s(pid)
        for n in range(FACTS):
            began = time.monotonic()
            told = listener.reached(do(n), boards.group)
            middle.append((told.middle - began) * 1000)
            last.append((told.last - began) * 1000)
            came += told.came
            time.sleep(PAUSE_S)
        settle(pid)
        found["event_us"] = (busy_s(pid) - before) * 1e6 / (FACTS * boards.count)
    found |= {"middle_ms": sorted(middle)[FACTS // 2], "all_ms": sorted(last)[FACTS // 2]}
    found |= {"worst_ms": max(last), "opened": boards.count / opened_s}
    return found, came / (FACTS * boards.count)


def _idle_us(pid: int, streams: int) -> float:
    """Processor time that a stream takes in a second in which nothing happens."""
    before = busy_s(pid)
    time.sleep(IDLE_S)
    return (busy_s(pid) - before) * 1e6 / (IDLE_S * streams)


@dataclass(slots=True)
class ToldToAll:
    """Fitroom: a room is taken out of service, or put back, and every board shows the line."""

    name: str
    tree: Tree
    streams: int
    told: Bytes
    tell: Tell
    note: str = "Boards with the line and the rooms; the fact is a room that closes or opens."
    group: Group = "fitroom"
    _store: Store | None = None
    _empty_mb: float = 0.0

    def start(self) -> Figures:
        room_for(self.streams)
        self._store = Store(self.tree, self.tell)
        self._store.start()
        settle(self._store.server.pid)
        self._empty_mb = pss_mb(self._store.server.pid)
        return {}

    def measure(self, case: str) -> Figures:
        assert self._store is not None
        token = access("kiosk", "board")
        boards = Opened("board", "/v1/stores/bench/lobby/events", token, self.streams)
        what = (self._store.port, self._store.server.pid, boards, self._close_or_open)
        found, self.told.each = measured(*what, self._empty_mb)
        settle(self._store.server.pid)
        return found

    def _close_or_open(self, n: int) -> int:
        assert self._store is not None
        method = "DELETE" if n % 2 else "POST"
        path = f"/rooms/{ROOMS[-1]}/closure"
        said = self._store.do(path, access("manager", "manager"), method)
        return number(said["position"])

    def stop(self) -> None:
        if self._store is not None:
            self._store.stop()
            self._store = None


@dataclass(slots=True)
class BareTold(fanning.Bare):
    """A bare server that tells as many bytes to as many streams."""

    told: Bytes = field(default_factory=Bytes)
    _empty_mb: float = 0.0

    def start(self) -> Figures:
        fanning.Bare.start(self)
        self._empty_mb = pss_mb(self.pid)
        return {}

    def measure(self, case: str) -> Figures:
        boards = Opened("board", "/board", count=self.streams)
        found, _ = measured(self.port, self.pid, boards, self._tell, self._empty_mb)
        settle(self.pid)
        return found

    def _tell(self, n: int) -> int:
        number = self.next_number()
        self.post("/board", fanning.event("view", {}, number, round(self.told.each)))
        return number
