"""Several processes over one Redis, as one contender: on one busy store, or on many."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from redis import Redis

from load_tests.bench.house import Tree
from load_tests.bench.section import Figures, Group
from load_tests.bench.worker import Worker
from service.log.private_server import PrivateServer


def shares(stores: Sequence[str], processes: int) -> list[list[str]]:
    """Who keeps which: stores in turn, or the only one by everybody."""
    if len(stores) < processes:
        return [list(stores) for _ in range(processes)]
    return [list(stores[at::processes]) for at in range(processes)]


def together(found: Sequence[Figures]) -> dict[str, float]:
    """Figures of processes that worked at once: rates add up, the middle of their medians is told
    and the worst of their tails."""
    done, behind = (sum(one[name] for one in found) for name in ("done", "behind"))
    rate = sum(one["rate"] for one in found)
    return {
        "rate": rate,
        "per_cpu": rate / sum(one["rate"] / one["per_cpu"] for one in found),
        "p50_ms": statistics.median(one["p50_ms"] for one in found),
        "p99_ms": max(one["p99_ms"] for one in found),
        "late": behind / (done + behind) if done + behind else 0.0,
        "memory_mb": sum(one["memory_mb"] for one in found),
    }


@dataclass(slots=True)
class Sharing:
    """``processes`` that do visits in ``stores``. Cases begin with how many clients there are."""

    name: str
    tree: Tree
    stores: Sequence[str]
    processes: int
    seconds: int
    note: str = ""
    group: Group = "fitroom"
    _stack: ExitStack = field(default_factory=ExitStack)
    _workers: list[Worker] = field(default_factory=list)

    def start(self) -> Figures:
        folder = self._stack.enter_context(TemporaryDirectory(prefix="fitroom-bench-"))
        server = self._stack.enter_context(PrivateServer(Path(folder)).running())
        took: list[float] = []
        for at, share in enumerate(shares(self.stores, self.processes)):
            how = "furnish" if at == 0 or len(self.stores) >= self.processes else "find"
            words = ("sharing", server.url, f"p{at}v", ",".join(share), how)
            worker = Worker(f"{self.name}, {at}", "fitroom", words, self.tree, self.seconds)
            self._workers.append(worker)
            self._stack.callback(worker.stop)
            took.append(worker.start()["store_mb"])
        with Redis(unix_socket_path=server.url.removeprefix("unix://")) as redis:
            held = redis.info("memory")["used_memory"] / 1e6
        return {"store_mb": statistics.median(took), "redis_mb": held / len(self.stores)}

    def measure(self, case: str) -> Figures:
        clients = int(case.split()[0]) // self.processes
        for worker in self._workers:
            worker.begin(f"{clients} clients")
        return together([worker.end() for worker in self._workers])

    def stop(self) -> None:
        self._workers.clear()
        self._stack.close()
