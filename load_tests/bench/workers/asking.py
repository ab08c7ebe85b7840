"""How a worker is asked: a line in, a line of JSON out."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType

#: One thing that is done over and over, by the number of it.
Work = Callable[[int], Awaitable[None]]


def figures(took_ms: Sequence[float], seconds: float, worked_s: float) -> dict[str, float]:
    """What came of ``took_ms`` that were done within ``seconds``, of which the processor worked."""
    ordered = sorted(took_ms)
    return {
        "rate": len(ordered) / seconds,
        "per_cpu": len(ordered) / worked_s,
        "p50_ms": ordered[len(ordered) // 2],
        "p99_ms": ordered[len(ordered) * 99 // 100],
    }


async def done_by(clients: int, seconds: float, work: Work) -> dict[str, float]:
    """``clients`` that do it one after another, all at once, for so many seconds."""
    took: list[float] = []
    numbers = iter(range(10**12))
    began, worked = time.perf_counter(), time.process_time()

    async def client() -> None:
        while (now := time.perf_counter()) - began < seconds:
            await work(next(numbers))
            took.append((time.perf_counter() - now) * 1000)

    await asyncio.gather(*(client() for _ in range(clients)))
    return figures(took, time.perf_counter() - began, time.process_time() - worked)


async def answer_lines(
    answer: Callable[[int, float], Awaitable[dict[str, float]]],
    ready: Mapping[str, float] = MappingProxyType({}),
) -> None:
    """Answer ``CLIENTS SECONDS`` until the pipe ends; before that, say that all is ``ready``."""
    print(json.dumps(dict(ready)), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        clients, seconds = line.split()
        print(json.dumps(await answer(int(clients), float(seconds))), flush=True)
