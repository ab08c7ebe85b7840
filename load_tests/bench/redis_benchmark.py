"""``redis-benchmark`` or ``valkey-benchmark`` as a contender: a commit's writes by one script, on a
private Redis that syncs every write, from a client in C."""

from __future__ import annotations

import csv
import shutil
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from redis import Redis

from load_tests.bench.section import Figures, Group, Skipped
from load_tests.bench.workers.bare_writes import ANSWER, FACT, SCRIPT
from service.log.private_server import PrivateServer

PROGRAMS = ("valkey-benchmark", "redis-benchmark")
HOW_TO = (
    "neither redis-benchmark nor valkey-benchmark is on PATH (Debian, Ubuntu: apt install "
    "redis-tools); the same writes from Python stand for it"
)
#: Requests by which it is found how many make a measurement.
TRIAL = 500


@dataclass(frozen=True, slots=True)
class Said:
    """Requests a second, and latencies in milliseconds."""

    rate: float
    p50_ms: float
    p99_ms: float


def read(printed: str) -> Said:
    """What ``--csv`` printed.

    Raises:
        Skipped: it is something else.
    """
    try:
        (row,) = csv.DictReader(line for line in printed.splitlines() if line.startswith('"'))
        return Said(float(row["rps"]), float(row["p50_latency_ms"]), float(row["p99_latency_ms"]))
    except (KeyError, ValueError) as problem:
        raise Skipped(f"it said {printed.strip()[-200:] or 'nothing'}") from problem


@dataclass(slots=True)
class RedisBenchmark:
    """Cases begin with so many clients."""

    name: str
    seconds: int
    note: str = "A commit's EVALSHA, from a client that was written in C."
    group: Group = "limit"
    _stack: ExitStack = field(default_factory=ExitStack)
    _words: list[str] = field(default_factory=list)

    def start(self) -> Figures:
        program = next(filter(None, map(shutil.which, PROGRAMS)), None)
        if program is None:
            raise Skipped(HOW_TO)
        folder = self._stack.enter_context(TemporaryDirectory(prefix="fitroom-bench-"))
        server = self._stack.enter_context(PrivateServer(Path(folder)).running())
        place = server.url.removeprefix("unix://")
        with Redis(unix_socket_path=place) as redis:
            sha = str(redis.script_load(SCRIPT))
        keys = ["fitroom:{bench}:log", "fitroom:{bench}:once:__rand_int__"]
        asked = ["EVALSHA", sha, "2", *keys, "GarmentRequested", "1800000000000", FACT, ANSWER]
        self._words = [program, "-s", place, "--csv", "-r", "1000000000000", *asked]
        return {}

    def measure(self, case: str) -> Figures:
        clients = int(case.split()[0])
        trial = self._run(clients, TRIAL)
        said = self._run(clients, max(TRIAL, round(trial.rate * self.seconds)))
        return {"rate": said.rate, "p50_ms": said.p50_ms, "p99_ms": said.p99_ms}

    def _run(self, clients: int, requests: int) -> Said:
        program, *rest = self._words
        words = [program, "-c", str(clients), "-n", str(requests), *rest]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        return read(done.stdout if done.returncode == 0 else done.stderr)

    def stop(self) -> None:
        self._stack.close()
