"""A learned ranker is taken up as soon as it lies there, and let go when it does not."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from service.recommend.learned.ranker import FEATURES, Head, Ranker, write_ranker
from service.web.rankers import Rankers
from tests.serving import Service

HEAD = Head(0.0, np.zeros(len(FEATURES)))
ALWAYS = 1.0


def put(path: Path, name: str) -> None:
    staged = path.with_suffix(".staged")
    staged.write_bytes(write_ranker(Ranker(name, HEAD, HEAD)))
    staged.replace(path)


def name_of(rankers: Rankers, visit: str = "v") -> str | None:
    found = rankers.of_visit(visit)
    return found.name if found else None


def test_the_newest_is_used_and_none_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "demo.json"
    rankers = Rankers(path, "demo", True, ALWAYS)
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
    rankers = Rankers(path, "demo", True, ALWAYS)
    assert name_of(rankers) is None
    assert rankers.problem == "not a ranker: KeyError('format')"
    put(path, "whole")
    assert (name_of(rankers), rankers.problem) == ("whole", None)


def test_it_can_be_turned_off(tmp_path: Path) -> None:
    put(tmp_path / "demo.json", "one")
    assert name_of(Rankers(tmp_path / "demo.json", "demo", False, ALWAYS)) is None


def test_a_share_of_visits_sees_likeness(tmp_path: Path) -> None:
    put(tmp_path / "demo.json", "one")
    rankers = Rankers(tmp_path / "demo.json", "demo", True, 0.8)
    names = [name_of(rankers, f"visit-{number}") for number in range(1_000)]
    assert 160 <= names.count(None) <= 240


async def test_a_slate_says_which_ranker_ordered_it_and_the_manager_stops_it(
    service: Service,
) -> None:
    shop = service.shop
    shop.rankers.share = 0.999_999
    kim = await service.visitor()
    assert (await kim.get("./slate"))["ranker"] == "taste-4"
    told = np.array([1.0 if name == "rank" else 0.0 for name in FEATURES])
    path = service.app.state.settings.rankers / "little.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(write_ranker(Ranker("mine", Head(0.0, told), HEAD, card={"visits": 3})))
    slate = await kim.get("./slate?explain=true")
    assert slate["ranker"] == "taste-4+mine"
    assert slate["cards"][0]["explain"]["learned"].keys() <= {"rank"}
    manager = service.manager()
    said = await manager.get("/ranker")
    assert (said["ranker"], said["card"], said["trial"]) == ("mine", {"visits": 3}, None)
    (path.parent / "little").mkdir()
    (path.parent / "little/trial.json").write_text('{"outcome": "open"}')
    assert (await manager.get("/ranker"))["trial"] == {"outcome": "open"}
    await manager.delete("/ranker")
    assert (await manager.get("/ranker"))["ranker"] is None
    assert (await kim.get("./slate"))["ranker"] == "taste-4"
