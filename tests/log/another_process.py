"""Another process that works on the shop: ``another_process URL NAME HOW_MANY``.

It says ``ready``, waits for a line, submits its commands, and prints what came of them as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from service.clock import SystemClock
from service.floor.policy import Policy
from service.log.codec import write_floor
from service.log.connection import connect
from service.log.live_floor import LiveFloor
from service.log.operation import Receipt
from tests.log.doing import start, tap


async def work(url: str, name: str, how_many: int) -> dict[str, Any]:
    """Start ``how_many`` visits. Those called ``same`` carry keys that every process uses."""
    redis = connect(url)
    live = LiveFloor(redis, "shop", SystemClock(), Policy())
    await live.open()
    print("ready", flush=True)
    sys.stdin.readline()
    again = 0
    for n in range(how_many):
        operation = tap(f"key-{n}") if name == "same" else None
        receipt = await live.submit(start(f"{name}-{n}"), operation)
        assert isinstance(receipt, Receipt), receipt
        again += receipt.again
    print("done", flush=True)
    sys.stdin.readline()
    await live.catch_up()
    await redis.aclose()
    floor = write_floor(live.floor).decode()
    return {"again": again, "position": str(live.position), "floor": floor}


if __name__ == "__main__":
    found = asyncio.run(work(sys.argv[1], sys.argv[2], int(sys.argv[3])))
    print(json.dumps(found), flush=True)
