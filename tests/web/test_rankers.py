"""A learned ranker is taken up as soon as it lies there, and let go when it does not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from service.clock import rfc3339
from service.insight.learning.folder import Folder
from service.log import keys
from service.log.connection import connect
from service.recommend.learned.ranker import FEATURES, Head, Ranker, write_ranker
from service.web.rankers import Rankers
from tests.serving import MORNING, Service

HEAD = Head(0.0, np.zeros(len(FEATURES)))
ALWAYS = 1.0


@pytest.fixture(autouse=True)
def nothing_is_left(data: Path) -> Iterator[None]:
    """Other tests share the data folder."""
    yield
    shutil.rmtree(data / "rankers", ignore_errors=True)


def put(path: Path, name: str) -> None:
    path.parent.mkdir(exist_ok=True)
    staged = path.with_suffix(".staged")
    staged.write_bytes(write_ranker(Ranker(name, HEAD, HEAD)))
    staged.replace(path)


def name_of(rankers: Rankers, visit: str = "v") -> str | None:
    found, _ = rankers.of_visit(visit)
    return found.name if found else None


def of(path: Path, on: bool = True, share: float = ALWAYS) -> Rankers:
    return Rankers(Folder(path, "demo"), on, share)


def test_the_newest_is_used_and_none_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "demo.json"
    rankers = of(tmp_path)
    assert name_of(rankers) is None
    put(path, "one")
    assert name_of(rankers) == "one"
    put(path, "two")
    assert name_of(rankers) == "two"
    path.unlink()
    assert name_of(rankers) is None


def test_a_damaged_one_is_not_used_and_the_reason_is_told(tmp_path: Path) -> None:
    path = tmp_path / "demo.json"
    path.write_bytes(b"{}")
    rankers = of(tmp_path)
    assert name_of(rankers) is None
    assert rankers.problem == "not a ranker: KeyError('format')"
    put(path, "whole")
    assert (name_of(rankers), rankers.problem) == ("whole", None)


def test_it_can_be_turned_off(tmp_path: Path) -> None:
    put(tmp_path / "demo.json", "one")
    assert name_of(of(tmp_path, on=False)) is None


def test_a_share_of_visits_sees_likeness(tmp_path: Path) -> None:
    put(tmp_path / "demo.json", "one")
    rankers = of(tmp_path, share=0.8)
    names = [name_of(rankers, f"visit-{number}") for number in range(1_000)]
    assert 160 <= names.count(None) <= 240


async def drawn(redis_url: str) -> list[object]:
    """What the visits of the slates drew, in the order these were made."""
    async with connect(redis_url) as redis:
        kept = await redis.xrange(keys.signals("little"))
    return [json.loads(fields["signal"])["draw"] for _, fields in kept]


async def test_a_slate_says_which_ranker_ordered_it_and_the_manager_stops_it(
    service: Service, redis_url: str
) -> None:
    shop = service.shop
    shop.rankers.share = 0.999_999
    kim = await service.visitor()
    assert (await kim.get("./slate"))["ranker"] == "taste-5"
    assert await drawn(redis_url) == [None]
    told = np.array([1.0 if name == "rank" else 0.0 for name in FEATURES])
    path = service.app.state.settings.rankers / "little.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_ranker(Ranker("mine", Head(0.0, told), HEAD, card={"visits": 3})))
    slate = await kim.get("./slate?explain=true")
    assert slate["ranker"] == "taste-5+mine"
    assert slate["cards"][0]["explain"]["learned"].keys() <= {"rank"}
    manager = service.manager()
    said = await manager.get("/ranker")
    assert (said["ranker"], said["card"], said["trial"]) == ("mine", {"visits": 3}, None)
    assert await drawn(redis_url) == [None, {"learned": True, "share": 0.999_999}]
    (path.parent / "little").mkdir()
    (path.parent / "little/trial.json").write_text('{"outcome": "open"}')
    assert (await manager.get("/ranker"))["trial"] == {"outcome": "open"}
    await manager.delete("/ranker")
    assert (await manager.get("/ranker"))["ranker"] is None
    assert (await kim.get("./slate"))["ranker"] == "taste-5"
    assert (await drawn(redis_url))[2:] == [None]


async def test_both_kinds_of_slate_say_by_which_share_their_visit_drew(
    service: Service, redis_url: str
) -> None:
    shop = service.shop
    put(shop.rankers.folder.in_use, "mine")
    shop.rankers.share = 0.000_001
    kim = await service.visitor_in_room()
    await service.room("r1").get("/rooms/r1")
    await kim.get("./slate")
    assert await drawn(redis_url) == [{"learned": False, "share": 0.000_001}] * 2


async def test_a_manager_reads_what_nights_came_to_and_lets_learning_go_on(
    service: Service,
) -> None:
    manager, folder = service.manager(), service.shop.rankers.folder
    said = await manager.get("/ranker")
    assert (said["stopped"], said["trained"], said["night"]) == (None, None, None)
    assert (said["learn_hour"], said["next"]) == (3, "2026-11-23T18:20:00.000Z")
    await manager.delete("/ranker")
    said = await manager.get("/ranker")
    assert said["stopped"] == {"at": rfc3339(MORNING), "by": "manager", "until": None}
    assert said["next"] is None
    await manager.post("/ranker/learning")
    assert (await manager.get("/ranker"))["stopped"] is None
    folder.stop("trial", MORNING, MORNING + 3 * 86_400_000, trial={"learned": 9})
    said = await manager.get("/ranker")
    assert said["stopped"]["trial"] == {"learned": 9}
    assert said["next"] == "2026-11-26T18:20:00.000Z"
    folder.go_on()
    folder.tell("night", {"night": "2026-11-23", "outcome": "failed"})
    folder.tell("trained", {"at": rfc3339(MORNING), "used": True, "why": None})
    said = await manager.get("/ranker")
    assert said["night"] == {"night": "2026-11-23", "outcome": "failed"}
    assert said["trained"]["used"]
