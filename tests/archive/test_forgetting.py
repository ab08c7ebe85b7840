"""Whoever asked to be forgotten is nowhere: every byte that is left is searched."""

from __future__ import annotations

import base64
import json
import secrets
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from redis import Redis

from service.archive.forgetting import Eraser
from service.archive.lake import Lake, Piece
from service.archive.worker import Worker
from service.clock import rfc3339
from service.floor.commands import LetTimePass
from service.log import keys
from service.log.connection import connect
from service.log.private_server import PrivateServer
from service.settings import Settings
from tests.little_store import LittleStore
from tests.serving import HandClock, Service, Visitor, running, stock_store

STORE = "little"


@dataclass
class Shop:
    """A store on a disk of its own, with an archive."""

    service: Service
    folder: Path
    server: PrivateServer
    worker: Worker
    lake: Lake

    def search(self, word: str) -> list[str]:
        """Where ``word`` can be read: in any file as it lies there, and in what is packed."""
        found = [
            str(path.relative_to(self.folder))
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and word.encode() in path.read_bytes()
        ]
        for path in sorted(self.folder.rglob("*.parquet")):
            table = self.lake.read_path(str(path.relative_to(self.lake.root)), _schema(path))
            if word in json.dumps(table.to_pylist(), default=str):
                found.append(path.name)
        with Redis.from_url(self.server.url, decode_responses=True) as redis:
            packed = redis.hget(keys.snapshot(STORE), "floor")
            if packed and word in zlib.decompress(base64.b64decode(packed)).decode():
                found.append("snapshot")
        return found


def _schema(path: Path) -> pa.Schema:
    return pq.read_schema(path)


@pytest.fixture
async def shop(
    tmp_path: Path, data: Path, little: LittleStore, clock: HandClock
) -> AsyncIterator[Shop]:
    server = PrivateServer(tmp_path)
    server.start()
    await stock_store(server.url, little, clock)
    settings = Settings(data=data, secret="a secret for tests", redis_url="", public_url="")
    lake = Lake.at(tmp_path / "lake")
    async with (
        running(settings, server.url, clock, little) as service,
        connect(server.url) as redis,
    ):
        worker = Worker(redis, lake, data / "releases", clock)
        yield Shop(service, tmp_path, server, worker, lake)
    server.stop()


async def shops(shop: Shop) -> tuple[Visitor, str]:
    """Somebody does a little of everything; the visit, and what was asked for."""
    kim = await shop.service.visitor_in_room()
    asked = await kim.request(shop.service.little.gtin("coat-1"))
    carried = await kim.request(shop.service.little.gtin("tee-1"), carry=True)
    await kim.put(f"./requests/{carried}/outcome", {"outcome": "left", "reasons": ["too_small"]})
    await kim.put("./opinions/tee-2", {"opinion": "like"})
    await kim.post("./help", {"about": "size"}, idempotency_key="help")
    friend = await shop.service.companion(kim)
    await friend.put("./votes/tee-1", {"opinion": "like"})
    at = rfc3339(shop.service.clock.now())
    seen = {"id": f"look-{secrets.token_hex(8)}", "kind": "view", "at": at, "style": "tee-1"}
    await kim.post("/signals", {"signals": [seen]})
    await kim.get("./slate")
    return kim, asked


async def test_who_asked_to_be_forgotten_is_nowhere(shop: Shop) -> None:
    kim, _ = await shops(shop)
    lee, theirs = await shops(shop)
    await shop.worker.round()
    assert (await kim.ask("DELETE", ".")).status_code == 204
    assert shop.search(kim.visit) != []
    await shop.worker.round()
    assert shop.search(kim.visit) == []
    assert theirs in json.dumps(await lee.get("."))
    assert len(shop.search(lee.visit)) > 2


async def test_the_store_goes_on_as_before(shop: Shop) -> None:
    """Also for a process that was away, and for one that starts anew."""
    kim, _ = await shops(shop)
    lee, theirs = await shops(shop)
    await kim.ask("DELETE", ".")
    await shop.worker.round()
    await lee.post(f"./requests/{theirs}/cancellation")
    before = await lee.get(".")
    little, settings = shop.service.little, shop.service.app.state.settings
    async with running(settings, shop.server.url, shop.service.clock, little) as another:
        again = Visitor(another.http, STORE, lee.token, lee.visit)
        assert await again.get(".") == before


async def test_who_is_forgotten_by_the_floor_alone_stays_in_the_archive(
    shop: Shop, clock: HandClock
) -> None:
    """A visit that ended a while ago is nobody's any more, but nobody asked to erase it."""
    kim, _ = await shops(shop)
    await kim.post("./end")
    clock.advance(24 * 3600)
    for _ in range(3):
        await shop.service.shop.live.submit(LetTimePass())
    await shop.worker.round()
    rows = [row for piece in shop.lake.pieces("facts", STORE) for row in _visits(shop, piece)]
    assert kim.visit in rows


def _visits(shop: Shop, piece: Piece) -> list[str]:
    return shop.lake.read(piece)["visit"].to_pylist()


async def test_even_later_one_may_ask(shop: Shop, clock: HandClock) -> None:
    """The floor knows nothing of the visit any more; its phone still does."""
    kim, _ = await shops(shop)
    await kim.post("./end")
    clock.advance(24 * 3600)
    for _ in range(3):
        await shop.service.shop.live.submit(LetTimePass())
    await shop.worker.round()
    assert (await kim.ask("DELETE", ".")).status_code == 204
    await shop.worker.round()
    assert shop.search(kim.visit) == []


async def test_an_erasure_that_is_interrupted_is_done_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim, _ = await shops(shop)
    await kim.ask("DELETE", ".")

    async def dies(self: Eraser, behind: object) -> bool:
        raise RuntimeError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr(Eraser, "_is_gone", dies)
        await shop.worker.round()
    assert shop.search(kim.visit) != []
    await shop.worker.round()
    assert shop.search(kim.visit) == []


async def test_who_does_not_want_to_be_counted_is_served_and_then_nowhere(
    shop: Shop, clock: HandClock
) -> None:
    """Without asking to be forgotten: it is enough that the visit is over."""
    kim, _ = await shops(shop)
    lee, _ = await shops(shop)
    await kim.put("./counting", {"counted": False})
    assert (await kim.get("."))["counted"] is False
    await kim.request(shop.service.little.gtin("tee-3"))
    for visitor in (kim, lee):
        await visitor.post("./end")
    await shop.worker.round()
    assert shop.search(kim.visit) != []
    clock.advance(24 * 3600)
    for _ in range(3):
        await shop.service.shop.live.submit(LetTimePass())
    await shop.worker.round()
    assert shop.search(kim.visit) == []
    assert shop.search(lee.visit) != []
