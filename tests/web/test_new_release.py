"""A new release is taken up while shoppers shop; a bad one is refused and the old one stays."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from redis.asyncio import Redis

from service.floor.commands import AdoptRelease
from service.floor.policy import Policy
from service.log.connection import connect
from service.log.live_floor import LiveFloor
from service.settings import Settings
from tests.little_store import LittleStore, build_little_store
from tests.serving import PATIENCE_S, HandClock, Service, running, stock_store


@pytest.fixture(scope="module")
def larger(data: Path) -> LittleStore:
    """The next release of the little store: more styles of every kind."""
    return build_little_store(data / "releases", styles_of_a_kind=4)


async def adopt(redis_url: str, release: str) -> None:
    """What an import in another process does."""
    redis: Redis = connect(redis_url)
    live = LiveFloor(redis, "little", HandClock(), Policy())
    await live.open()
    await live.submit(AdoptRelease(release))
    await redis.aclose()


async def until(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not what():
            await asyncio.sleep(0.01)


async def test_a_new_release_is_taken_up_and_no_request_fails(
    service: Service, larger: LittleStore, redis_url: str
) -> None:
    kim = await service.visitor_in_room()
    asked = await kim.request(service.little.gtin("tee-1"))
    serving, seen, statuses = service.shop.serving, set[str](), list[int]()

    async def shop_on() -> None:
        """Look at a garment, its photo, a slate and the own list, again and again."""
        while "new" not in seen:
            style = await service.http.get("/v1/stores/little/styles/tee-1")
            way = style.json()["colourways"][0]
            await asyncio.sleep(0.005)  # A phone takes its time to ask for the picture.
            asks = [way["photo"], way["photo_small"], kim.url("./slate"), kim.url(".")]
            answers = [await service.http.get(one, headers=kim.headers) for one in asks]
            statuses.extend(one.status_code for one in [style, *answers])
            seen.add("new" if larger.release.id in way["photo"] else "old")

    async with asyncio.timeout(PATIENCE_S), asyncio.TaskGroup() as shoppers:
        for _ in range(4):
            shoppers.create_task(shop_on())
        await adopt(redis_url, larger.release.id)
    assert set(statuses) == {200}
    assert serving.release_id == larger.release.id
    assert (await service.anyone().get("/styles/tee-4"))["style"] == "tee-4"
    assert (await kim.get("."))["requests"][0]["id"] == asked


async def test_photos_of_the_release_before_are_still_sent(
    service: Service, larger: LittleStore, redis_url: str
) -> None:
    """A screen that shows them asks for them after the change."""
    style = await service.anyone().get("/styles/tee-1")
    await adopt(redis_url, larger.release.id)
    await until(lambda: service.shop.serving.release_id == larger.release.id)
    for photo in ("photo", "photo_small"):
        answer = await service.http.get(style["colourways"][0][photo])
        assert answer.headers["content-type"] == "image/jpeg"


def no_vectors(release: Path) -> None:
    (release / "vectors.npy").unlink()


def other_styles(release: Path) -> None:
    text = (release / "styles.jsonl").read_text("utf-8")
    (release / "styles.jsonl").write_text(text.replace("Tee 1", "Tee 7"), "utf-8")


def half_the_vectors(release: Path) -> None:
    vectors = release / "vectors.npy"
    vectors.write_bytes(vectors.read_bytes()[: vectors.stat().st_size // 2])


def no_json(release: Path) -> None:
    (release / "manifest.json").write_text("{")


def nothing(release: Path) -> None:
    shutil.rmtree(release)


DAMAGE: dict[Callable[[Path], None], str] = {
    no_vectors: "vectors.npy is missing",
    other_styles: "styles.jsonl",
    half_the_vectors: "vectors.npy",
    no_json: "manifest.json",
    nothing: "damaged",
}


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
async def test_a_damaged_release_is_refused_and_the_old_one_stays(
    damage: Callable[[Path], None],
    service: Service,
    larger: LittleStore,
    data: Path,
    redis_url: str,
    request: pytest.FixtureRequest,
) -> None:
    damaged = data / "releases" / "damaged"
    shutil.copytree(larger.release.path, damaged)
    request.addfinalizer(lambda: shutil.rmtree(damaged, ignore_errors=True))
    damage(damaged)
    await adopt(redis_url, "damaged")
    await until(lambda: service.shop.serving.problem is not None)
    told = (await service.manager().get("/today"))["release"]
    assert told["id"] == service.little.release.id
    assert told["wanted"] == "damaged"
    assert DAMAGE[damage] in told["error"]
    slate = await (await service.visitor()).get("./slate")
    assert slate["release"] == service.little.release.id
    health = (await service.http.get("/healthz")).json()["stores"]["little"]
    assert (health["release"], health["problem"]) == (told["id"], told["error"])
    await adopt(redis_url, larger.release.id)
    await until(lambda: service.shop.serving.release_id == larger.release.id)
    after = (await service.manager().get("/today"))["release"]
    assert after == {"id": larger.release.id, "wanted": larger.release.id, "error": None}


async def test_a_mistake_of_ours_in_opening_a_release_does_not_end_the_taking_up_of_others(
    service: Service, larger: LittleStore, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(folder: Path) -> None:
        raise KeyError("mistake")

    with monkeypatch.context() as patched:
        patched.setattr("service.web.serving.OnDisplay.open", mistaken)
        await adopt(redis_url, "mistaken")
        await until(lambda: service.shop.serving.problem is not None)
    assert service.shop.serving.problem == "release mistaken: KeyError('mistake')"
    await adopt(redis_url, larger.release.id)
    await until(lambda: service.shop.serving.release_id == larger.release.id)


async def test_a_store_without_a_release_says_what_to_do(
    redis_url: str, settings: Settings, clock: HandClock, little: LittleStore, tmp_path: Path
) -> None:
    await stock_store(redis_url, little, clock)
    settings.data = tmp_path
    async with running(settings, redis_url, clock, little) as service:
        response = await service.manager().ask("GET", "/today")
        assert response.status_code == 503
        assert response.json()["code"] == "no_release"
        assert response.headers["retry-after"] == "30"
        assert little.release.id in response.json()["detail"]
