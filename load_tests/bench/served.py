"""A contender that is asked over HTTP: started once, loaded by wrk, held to its recall."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from load_tests.bench import wrk
from load_tests.bench.processes import busy_s, pss_mb, settle
from load_tests.bench.question import Ask, Question, Read, others
from load_tests.bench.recall import recall
from load_tests.bench.section import Figures, Group, Skipped
from load_tests.bench.server import Server, asked_on, cores

#: A server is asked for so long (seconds) before anything is measured.
WARM_S = 1


@dataclass(slots=True)
class Served:
    """``launch`` builds what it serves, and gives the server that has not been started yet."""

    name: str
    group: Group
    question: Question
    launch: Callable[[], Server]
    ask: Ask
    #: None where the answer is always the same.
    read: Read | None
    seconds: int
    note: str = ""
    _server: Server | None = None
    _folder: TemporaryDirectory[str] | None = None

    def start(self) -> Figures:
        wrk.program()
        self._folder = TemporaryDirectory(prefix="fitroom-bench-")
        self._server = self.launch()
        found = {"start_s": self._server.start(self.ask(self.question.cycle[0]))}
        self._lua.write_text(wrk.script([self.ask(row) for row in self.question.cycle]), "utf-8")
        if self.read is not None:
            found["recall"] = self._recall(self._server, self.read)
        self._load(1, WARM_S)
        settle(self._server.pid)
        return found

    @property
    def _lua(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.name) / "ask.lua"

    def measure(self, case: str) -> Figures:
        assert self._server is not None
        before, began = busy_s(self._server.pid), time.monotonic()
        load = self._load(int(case.split()[0]), self.seconds)
        busy, took = busy_s(self._server.pid) - before, time.monotonic() - began
        settle(self._server.pid)
        return {
            "rate": load.rate,
            "per_cpu": load.requests / busy if busy else 0.0,
            "busy": busy / took,
            "p50_ms": load.p50_ms,
            "p99_ms": load.p99_ms,
            "memory_mb": pss_mb(self._server.pid),
        }

    def _load(self, connections: int, seconds: int) -> wrk.Load:
        assert self._server is not None
        try:
            load = wrk.run(self._server.url, self._lua, connections, seconds, cores()[1])
        except wrk.WrkFault as problem:
            raise Skipped(f"wrk: {problem}") from problem
        if load.failed:
            raise Skipped(f"{load.failed} of {load.requests} answers failed")
        return load

    def _recall(self, server: Server, read: Read) -> float:
        where = urlsplit(server.url)
        line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
        found = []
        try:
            for row in self.question.sampled:
                status, body = asked_on(line, self.ask(row))
                if status >= 400:
                    raise Skipped(f"it answers {status}: {body[:200].decode(errors='replace')}")
                found.append(others(row, read(body)))
        except (OSError, http.client.HTTPException, ValueError, LookupError) as problem:
            raise Skipped(f"its answer can't be read: {problem!r}") from problem
        finally:
            line.close()
        return recall(found, self.question.truth)

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
