"""Commands of several processes, what they ask of Redis, and the benchmark that Redis brings."""

from __future__ import annotations

import pytest

from load_tests.bench import redis_benchmark
from load_tests.bench.house import Tree
from load_tests.bench.redis_benchmark import RedisBenchmark, Said, read
from load_tests.bench.section import Skipped
from load_tests.bench.sharing import Sharing, shares, together
from load_tests.bench.workers.cost import Spent

PRINTED = """WARNING: Could not fetch server CONFIG
"test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms"
"EVALSHA abc 2","2439.02","0.401","0.192","0.383","0.607","1.311"
"""


def test_what_redis_benchmark_printed_is_read() -> None:
    assert read(PRINTED) == Said(2439.02, 0.383, 1.311)


@pytest.mark.parametrize("printed", ["", "ERR unknown command", '"test","rps"\n'])
def test_anything_else_leaves_it_out(printed: str) -> None:
    with pytest.raises(Skipped, match="it said"):
        read(printed)


def test_without_the_program_it_is_said_what_stands_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(redis_benchmark.shutil, "which", lambda program: None)
    with pytest.raises(Skipped, match=r"install redis-tools.*from Python stand for it"):
        RedisBenchmark("r", 1).start()


def test_stores_are_spread_and_the_only_one_is_everybodys() -> None:
    assert shares(["a", "b", "c", "d", "e"], 2) == [["a", "c", "e"], ["b", "d"]]
    assert shares(["a"], 3) == [["a"], ["a"], ["a"]]


def test_figures_of_processes_that_worked_at_once() -> None:
    one = {"rate": 100.0, "per_cpu": 200.0, "p50_ms": 1.0, "p99_ms": 9.0, "memory_mb": 40.0}
    two = {"rate": 300.0, "per_cpu": 200.0, "p50_ms": 3.0, "p99_ms": 5.0, "memory_mb": 60.0}
    found = together([one | {"done": 90.0, "behind": 10.0}, two | {"done": 60.0, "behind": 40.0}])
    assert found == {
        "rate": 400.0,
        "per_cpu": 200.0,
        "p50_ms": 2.0,
        "p99_ms": 9.0,
        "late": 0.25,
        "memory_mb": 100.0,
    }


def test_what_a_command_asks_of_redis() -> None:
    before = Spent(asked=10, done=4, behind=0, redis_s=1.0, net_bytes=1_000, held_bytes=0)
    after = Spent(asked=30, done=13, behind=1, redis_s=1.5, net_bytes=6_000, held_bytes=7_000)
    assert after.since(before, commands=10, facts=25) == {
        "asked": 2.0,
        "facts": 2.5,
        "redis_us": 50_000.0,
        "net_bytes": 500.0,
        "kept_bytes": 700.0,
        "done": 9.0,
        "behind": 1.0,
        "late": 0.1,
    }


def test_two_processes_work_in_one_store_without_a_refusal() -> None:
    """In processes of their own, over one Redis, as in a measurement."""
    both = Sharing("b", Tree(), ["bench"], processes=2, seconds=1)
    try:
        both.start()
        found = both.measure("4 clients")
    finally:
        both.stop()
    assert found["rate"] > 0
    assert 0 <= found["late"] < 1
