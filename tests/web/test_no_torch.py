"""Serving needs no torch: it starts within seconds and fits a small computer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.little_store import LittleStore
from tests.serving import HandClock, stock_store

#: A process of its own, because this one may have imported anything.
SERVE = """
import asyncio, json, sys
from pathlib import Path
import httpx
from service.app import create_app
from service.settings import Settings

async def serve(url, data):
    app = create_app(Settings(data=Path(data)), url)
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app):
        async with httpx.AsyncClient(transport=transport, base_url="http://fit.test") as http:
            base = "/v1/stores/little"
            visit = (await http.post(base + "/visits", json={"via": "phone"})).json()
            own = base + "/visits/" + visit["visit"]["id"]
            bearer = {"Authorization": "Bearer " + visit["token"]}
            await http.put(own + "/opinions/tee-1", json={"opinion": "like"}, headers=bearer)
            slate = (await http.get(own + "/slate", headers=bearer)).json()
            similar = (await http.get(base + "/styles/tee-1/similar")).json()
    return [len(slate["cards"]), len(similar["cards"])]

cards = asyncio.run(serve(*sys.argv[1:]))
print(json.dumps({"cards": cards, "modules": sorted(sys.modules)}))
"""


async def test_the_serving_process_imports_no_torch(
    redis_url: str, little: LittleStore, data: Path
) -> None:
    """Not even after it has opened a release, searched it and made slates."""
    await stock_store(redis_url, little, HandClock())
    command = [sys.executable, "-c", SERVE, redis_url, str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout.splitlines()[-1])
    assert min(said["cards"]) > 0
    heavy = {"torch", "torchvision", "safetensors", "sklearn", "pandas", "locust", "hypothesis"}
    # Reports are made by a process of their own.
    heavy |= {"duckdb", "resvg_py"}
    assert heavy & set(said["modules"]) == set()
    assert "faiss" in said["modules"]
