"""``fitroom catalog import``: all of it or none of it, and every row that was not used is said."""

from __future__ import annotations

import asyncio
import csv
from pathlib import Path

import pytest

from service.floor.policy import Policy
from service.floor.state import Floor
from service.log.connection import connect
from service.log.live_floor import LiveFloor
from tests.cli.conftest import Fitroom
from tests.little_store import LittleStore, PixelEncoder, draw
from tests.serving import HandClock


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with six photos and their table."""
    folder = tmp_path / "shop"
    folder.mkdir()
    rows = [["id", "file", "name", "category", "colour"]]
    for n, kind in enumerate(("tee", "shirt", "skirt", "coat", "tee", "coat"), 1):
        draw(kind, "navy", n).save(folder / f"{n}.jpg")
        rows.append([f"g{n}", f"{n}.jpg", f"Garment {n}", kind, "navy"])
    write(folder, rows)
    return folder


def write(folder: Path, rows: list[list[str]]) -> None:
    with (folder / "metadata.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def rows_of(folder: Path) -> list[list[str]]:
    with (folder / "metadata.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """An encoder that need not be loaded; one test uses the one that ships."""
    monkeypatch.setattr("embeddings.encoder.default_encoder", PixelEncoder)


def floor_of(redis_url: str, store: str) -> Floor:
    async def read() -> Floor:
        redis = connect(redis_url)
        try:
            return await LiveFloor(redis, store, HandClock(), Policy()).catch_up()
        finally:
            await redis.aclose()

    return asyncio.run(read())


def test_a_folder_of_photos_becomes_a_store_with_the_encoder_that_ships(
    fitroom: Fitroom, shop: Path, redis_url: str, data: Path
) -> None:
    said = fitroom("catalog", "import", str(shop), "--on-hand", "3")
    assert said.exit_code == 0, said.output
    floor = floor_of(redis_url, "main")
    assert f"Store main serves release {floor.release}: 6 styles, 6 colourways," in said.output
    assert (data / "releases" / str(floor.release) / "manifest.json").exists()
    assert list(floor.on_hand.values()) == [3] * 6
    assert list(floor.rooms) == [f"r{n}" for n in range(1, 7)]
    assert [room.id for room in floor.rooms.values() if room.accessible] == ["r6"]


@pytest.mark.usefixtures("quickly")
def test_the_same_folder_twice_is_one_release(fitroom: Fitroom, shop: Path, redis_url: str) -> None:
    assert fitroom("catalog", "import", str(shop)).exit_code == 0
    first = floor_of(redis_url, "main")
    again = fitroom("catalog", "import", str(shop))
    assert again.exit_code == 0
    assert floor_of(redis_url, "main").release == first.release
    assert "The stock of 6 variants is not known" in again.output


@pytest.mark.usefixtures("quickly")
def test_a_row_that_cannot_be_used_is_said_and_the_rest_goes_in(
    fitroom: Fitroom, shop: Path, redis_url: str
) -> None:
    write(shop, [*rows_of(shop), ["g7", "missing.jpg", "Garment 7", "coat", "red"]])
    said = fitroom("catalog", "import", str(shop))
    assert said.exit_code == 0
    assert "metadata.csv:8  file: " in said.output
    assert "All 1 are in import-problems.csv." in said.output
    table = Path("import-problems.csv").read_text("utf-8-sig")
    [problem] = csv.DictReader(table.splitlines())
    assert (problem["row"], problem["field"]) == ("8", "file")
    assert floor_of(redis_url, "main").release is not None


@pytest.mark.usefixtures("quickly")
def test_a_strict_import_takes_all_or_nothing(
    fitroom: Fitroom, shop: Path, redis_url: str, data: Path
) -> None:
    write(shop, [*rows_of(shop), ["g7", "missing.jpg", "Garment 7", "coat", "red"]])
    before = sorted((data / "releases").iterdir()) if (data / "releases").exists() else []
    said = fitroom("catalog", "import", str(shop), "--strict", "--report", "wrong.csv")
    assert said.exit_code == 1
    assert Path("wrong.csv").exists()
    assert floor_of(redis_url, "main").release is None
    after = sorted((data / "releases").iterdir()) if (data / "releases").exists() else []
    assert [one for one in after if one not in before and one.is_dir()] == []


@pytest.mark.usefixtures("quickly")
def test_a_file_that_would_empty_the_store_is_refused_unless_forced(
    fitroom: Fitroom, shop: Path, redis_url: str, stocked: LittleStore
) -> None:
    said = fitroom("catalog", "import", str(shop))
    assert said.exit_code == 1
    assert "This would remove 108 of the 108 variants of store 'little'." in said.output
    assert "--force" in said.output
    assert floor_of(redis_url, "little").release == stocked.release.id
    assert fitroom("catalog", "import", str(shop), "--force").exit_code == 0
    floor = floor_of(redis_url, "little")
    assert floor.release != stocked.release.id
    assert list(floor.rooms) == ["r1", "r2", "r3"]


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("nowhere",), "nowhere"),
        (("shop", "--store", "My Store"), "'My Store' can't name a store"),
        (("empty",), "metadata.csv"),
    ],
)
@pytest.mark.usefixtures("quickly")
def test_what_cannot_be_imported_is_said_in_words(
    words: tuple[str, ...], advice: str, fitroom: Fitroom, shop: Path, redis_url: str
) -> None:
    Path("empty").mkdir()
    said = fitroom("catalog", "import", *words)
    assert said.exit_code == 1
    assert advice in said.output
    assert "Traceback" not in said.output
    assert floor_of(redis_url, "main").release is None


@pytest.mark.usefixtures("quickly")
def test_what_the_store_has_already_is_taken_over(
    fitroom: Fitroom, shop: Path, redis_url: str
) -> None:
    first = fitroom("catalog", "import", str(shop))
    assert "\n6 photos encoded.\n" in first.output
    before = floor_of(redis_url, "main").release
    draw("skirt", "red", 7).save(shop / "7.jpg")
    write(shop, [*rows_of(shop)[:-1], ["g7", "7.jpg", "Garment 7", "skirt", "red"]])
    again = fitroom("catalog", "import", str(shop))
    assert f"\n1 photos encoded, 5 taken over from release {before}.\n" in again.output
    assert "\n1 styles are gone: nobody is shown them any more.\n" in again.output


@pytest.mark.usefixtures("quickly")
def test_an_import_over_a_damaged_release_starts_from_nothing(
    fitroom: Fitroom, shop: Path, redis_url: str, data: Path
) -> None:
    fitroom("catalog", "import", str(shop))
    release = floor_of(redis_url, "main").release
    (data / "releases" / str(release) / "vectors.npy").write_bytes(b"")
    again = fitroom("catalog", "import", str(shop))
    assert again.exit_code == 0
    assert "\n6 photos encoded.\n" in again.output
    assert floor_of(redis_url, "main").release == release
