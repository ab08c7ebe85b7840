"""``listening.py PORT``: many open event streams in one process, read as cheaply as Python can.

Asked by lines of JSON, it answers with lines of JSON. ``{"open": [...]}`` opens streams of a group
(path, token, count; ``whole`` where every event is to be kept) and waits for the first event of
each; ``{"reached": N}`` waits until the streams of a group have an event of position N or later;
``{"facts": true}`` gives what the whole ones heard since. Both tell how many bytes came. Times are
`time.monotonic`, which all processes of a machine share. It imports nothing of the product.
"""

from __future__ import annotations

import json
import os
import re
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from load_tests.bench.descriptors import raised

#: Streams that are being opened at once: fewer than a server's backlog.
AT_ONCE = 200
PIECE = 262_144
#: Bytes kept of the last piece: the line with an id may have come in two.
CARRIED = 64
_ID = re.compile(rb"\nid: ?\d+-(\d+)\r?\n")
_FACT = re.compile(rb"event: fact\n(?:id: ?.*\n)?data: ?(.*)\n")
Json = dict[str, Any]


@dataclass(slots=True)
class Line:
    """One open stream. ``heard`` are the positions that were new to it, and when."""

    socket: socket.socket
    group: str
    whole: bool
    last: int = -1
    came: int = 0
    heard: list[tuple[int, float]] = field(default_factory=list)
    #: Facts that were told, unread, and when.
    facts: list[tuple[float, bytes]] = field(default_factory=list)
    _rest: bytes = b""

    def take(self, piece: bytes, now: float) -> None:
        self.came += len(piece)
        said, before = self._rest + piece, self.last
        for found in _ID.finditer(said):
            self.last = max(self.last, int(found[1]))
        if self.last != before:
            self.heard.append((self.last, now))
        if self.whole:
            done = said.rfind(b"\n\n") + 2 if b"\n\n" in said else 0
            self.facts += [(now, data) for data in _FACT.findall(said, 0, done)]
            self._rest = said[done:]
        else:
            self._rest = said[-CARRIED:]


class Listener:
    """The streams of one server on this machine."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._selector = selectors.DefaultSelector()
        self._lines: list[Line] = []
        self._asked = b""
        self._selector.register(sys.stdin.fileno(), selectors.EVENT_READ, None)

    def serve(self) -> None:
        """Answer what is asked until the pipe ends."""
        while (asked := self._next()) is not None:
            if "open" in asked:
                answer = self._open(asked["open"])
            elif "reached" in asked:
                answer = self._reached(asked["reached"], asked["group"], asked["within_s"])
            else:
                answer = self._told()
            print(json.dumps(answer), flush=True)

    def _next(self) -> Json | None:
        while b"\n" not in self._asked:
            if not self._look(None):
                return None
        line, _, self._asked = self._asked.partition(b"\n")
        found: Json = json.loads(line)
        return found

    def _open(self, groups: list[Json]) -> Json:
        began, wanted = time.monotonic(), list(_each(groups))
        for start in range(0, len(wanted), AT_ONCE):
            fresh = [self._begin(one) for one in wanted[start : start + AT_ONCE]]
            while any(line.last < 0 for line in fresh):
                self._look(None)
        return {"open": len(wanted), "seconds": time.monotonic() - began}

    def _begin(self, group: Json) -> Line:
        line = socket.create_connection(("127.0.0.1", self._port), timeout=60)
        head = f"GET {group['path']} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
        line.sendall(f"{head}Authorization: Bearer {group['token']}\r\n\r\n".encode())
        line.setblocking(False)
        made = Line(line, group["group"], group.get("whole", False))
        self._selector.register(line, selectors.EVENT_READ, made)
        self._lines.append(made)
        return made

    def _reached(self, n: int, group: str, within_s: float) -> Json:
        """When the streams of ``group`` came to ``n``: the middle one and the last one."""
        lines = [line for line in self._lines if line.group == group]
        give_up_at = time.monotonic() + within_s
        while any(line.last < n for line in lines) and time.monotonic() < give_up_at:
            self._look(give_up_at)
        at = sorted(next(t for m, t in line.heard if m >= n) for line in lines if line.last >= n)
        for line in self._lines:
            line.heard.clear()
        ends = {"middle": at[len(at) // 2], "last": at[-1]} if at else {}
        return {"of": len(lines), "reached": len(at), "came": _came(lines), **ends}

    def _told(self) -> Json:
        whole = [line for line in self._lines if line.whole]
        facts = [(at, json.loads(data)) for line in whole for at, data in line.facts]
        for line in whole:
            line.facts.clear()
        return {"facts": facts, "came": _came(whole)}

    def _look(self, until: float | None) -> bool:
        """Read what there is; False when nobody asks any more."""
        left = None if until is None else max(0.0, until - time.monotonic())
        # All that came is read before any of it is looked at: nobody waits for what others heard.
        read: list[tuple[Line, bytes, float]] = []
        for key, _ in self._selector.select(left):
            if key.data is not None:
                read.append((key.data, _piece(key.data), time.monotonic()))
            elif asked := os.read(sys.stdin.fileno(), PIECE):
                self._asked += asked
            else:
                return False
        for line, piece, now in read:
            line.take(piece, now)
        return True


def _piece(line: Line) -> bytes:
    """What came on a stream. One that ended, or was refused, ends us all."""
    piece = line.socket.recv(PIECE)
    if not piece:
        raise SystemExit(f"a stream of {line.group} ended at {line.last}")
    if line.last < 0 and piece.startswith(b"HTTP/") and b" 200 " not in piece[:16]:
        raise SystemExit(f"a stream of {line.group} was refused: {piece[:300]!r}")
    return piece


def _came(lines: list[Line]) -> int:
    """Bytes that came on these streams since this was asked last."""
    came = sum(line.came for line in lines)
    for line in lines:
        line.came = 0
    return came


def _each(groups: list[Json]) -> Iterator[Json]:
    for group in groups:
        yield from [group] * group["count"]


def main() -> None:
    raised()
    Listener(int(sys.argv[1])).serve()


if __name__ == "__main__":
    main()
