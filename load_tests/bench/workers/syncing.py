"""The disk's own limit: a few hundred bytes are appended and synced, one after another."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time

from load_tests.bench.workers import asking

#: As long as what a commit adds to the append-only file of Redis (bytes).
WRITTEN = b"x" * 600


async def measure(clients: int, seconds: float) -> dict[str, float]:
    took: list[float] = []
    with tempfile.TemporaryFile() as file:
        began, worked = time.perf_counter(), time.process_time()
        while (now := time.perf_counter()) - began < seconds:
            file.write(WRITTEN)
            file.flush()
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - now) * 1000)
        busy = max(time.process_time() - worked, 1e-6)
        return asking.figures(took, time.perf_counter() - began, busy)


if __name__ == "__main__":
    asyncio.run(asking.answer_lines(measure))
