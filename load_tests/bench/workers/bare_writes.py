"""The limit of a commit: the same writes by one script over plain sockets, deciding nothing.

One fact of the size of a request's is appended to a stream and an answer is kept for a minute, as a
commit does, on a private Redis that syncs every write. Each client is a connection that waits for
its answer; all are written to, then all are read, from one thread.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
import tempfile
import time
from pathlib import Path

from load_tests.bench.workers import asking
from service.log.private_server import PrivateServer

SCRIPT = (
    "redis.call('XADD', KEYS[1], '*', 'kind', ARGV[1], 'at', ARGV[2], 'fact', ARGV[3]) "
    "redis.call('SET', KEYS[2], ARGV[4], 'PX', 60000) return {'done', '0-0'}"
)
#: As long as what a request's commit holds (bytes).
FACT, ANSWER = "x" * 260, "y" * 100


def command(*words: str) -> bytes:
    """Words as Redis reads them."""
    parts = [f"*{len(words)}\r\n".encode()]
    for word in words:
        data = word.encode()
        parts.append(b"$%d\r\n%b\r\n" % (len(data), data))
    return b"".join(parts)


class Line:
    """One connection. An answer of ours is an array of two short strings."""

    def __init__(self, path: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(path)

    def ask(self, asked: bytes) -> None:
        self._socket.sendall(asked)

    def answer(self, lines: int) -> bytes:
        said = b""
        while said.count(b"\r\n") < lines:
            said += self._socket.recv(4096)
        if said.startswith(b"-"):
            raise AssertionError(said.decode())
        return said


class Writing:
    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: list[Line] = []
        self._written = 0
        first = Line(path)
        first.ask(command("SCRIPT", "LOAD", SCRIPT))
        first.answer(2)
        self._sha = hashlib.sha1(SCRIPT.encode()).hexdigest()

    def _command(self) -> bytes:
        self._written += 1
        once = f"fitroom:{{bench}}:once:{self._written}"
        fact = ("GarmentRequested", "1800000000000", FACT, ANSWER)
        return command("EVALSHA", self._sha, "2", "fitroom:{bench}:log", once, *fact)

    async def measure(self, clients: int, seconds: float) -> dict[str, float]:
        while len(self._lines) < clients:
            self._lines.append(Line(self._path))
        took: list[float] = []
        began, worked = time.perf_counter(), time.process_time()
        while time.perf_counter() - began < seconds:
            asked = []
            for line in self._lines[:clients]:
                line.ask(self._command())
                asked.append(time.perf_counter())
            for line, since in zip(self._lines, asked, strict=False):
                line.answer(5)
                took.append((time.perf_counter() - since) * 1000)
        return asking.figures(took, time.perf_counter() - began, time.process_time() - worked)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, PrivateServer(Path(folder)).running() as server:
        writing = Writing(server.url.removeprefix("unix://"))
        asyncio.run(asking.answer_lines(writing.measure))


if __name__ == "__main__":
    main()
