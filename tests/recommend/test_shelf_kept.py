"""A shelf that was kept with a release is the shelf that reading every garment makes."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from catalog.collection import demo_store
from catalog.release.arrays import map_arrays, write_arrays
from catalog.release.codec import write_styles
from catalog.release.columns import Columns
from service.recommend import Shelf, shelf_kept
from service.recommend.attributes import Attributes
from service.recommend.shelf_kept import READ_BY, SHELF_FILE, open_kept, to_bytes
from service.recommend.usual import Usual
from tests.architecture.sources import python
from tests.recommend.boutique import Boutique

STYLES = sorted(demo_store().styles[::3], key=lambda style: style.id)
#: How things are kept is sealed by the format of a release.
NOT_SAID_OF_A_GARMENT = "catalog.release."
NEAREST = np.linspace(0.5, 1, 7, dtype=np.float32)[:, None]


def shop() -> Boutique:
    by_colourway = {way.id: (style, way) for style in STYLES for way in style.colourways}
    rows = [way for number, way in enumerate(by_colourway) if number % 7]
    vectors = np.random.default_rng(3).normal(size=(len(rows), 8)).astype(np.float32)
    return Boutique(
        id="release-1",
        styles={style.id: style for style in STYLES},
        by_gtin={one.gtin: (style, way, one) for style in STYLES for way, one in style.variants()},
        by_colourway=by_colourway,
        vectors=vectors / np.linalg.norm(vectors, axis=1, keepdims=True),
        rows=rows,
        row_of={way: row for row, way in enumerate(rows)},
        parts={"kind": (0, 3), "colour": (3, 8)},
    )


SHOP = shop()
READ = Shelf.of(SHOP)
COLUMNS = Columns.of(STYLES, write_styles(STYLES), SHOP.rows)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / SHELF_FILE
    path.write_bytes(to_bytes(READ, NEAREST))
    return path


def test_what_is_kept_is_what_was_read(file: Path) -> None:
    kept = open_kept(file, SHOP, COLUMNS)
    assert kept is not None
    assert np.array_equal(kept.nearest, NEAREST)
    for one in fields(Shelf):
        mine, theirs = getattr(kept.shelf, one.name), getattr(READ, one.name)
        if isinstance(theirs, np.ndarray):
            assert mine.dtype == theirs.dtype, one.name
            assert np.array_equal(mine, theirs), one.name
        elif one.name in ("styles", "colourways", "gtins"):
            assert list(mine) == list(theirs)
        elif one.name.endswith("_number"):
            assert dict(mine) == dict(theirs)
        elif isinstance(theirs, Attributes | Usual) or one.name == "wardrobe":
            for part in fields(theirs):
                a, b = getattr(mine, part.name), getattr(theirs, part.name)
                assert np.array_equal(a, b, equal_nan=np.asarray(b).dtype.kind == "f"), part.name
        else:
            assert mine == theirs, one.name


def test_the_same_shelf_gives_the_same_file(file: Path) -> None:
    assert to_bytes(Shelf.of(shop()), NEAREST) == file.read_bytes()


def test_a_shelf_of_another_version_is_not_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_kept, "digest", lambda: "another")
    assert open_kept(file, SHOP, COLUMNS) is None
    assert open_kept(None, SHOP, COLUMNS) is None


@pytest.mark.parametrize("lost", ["nearest", "label_of", "wardrobe.lab"])
def test_a_shelf_that_lacks_something_is_not_opened(file: Path, lost: str) -> None:
    arrays = {name: array for name, array in map_arrays(file).items() if name != lost}
    file.write_bytes(write_arrays(arrays))
    assert open_kept(file, SHOP, COLUMNS) is None
    file.write_bytes(b"none")
    assert open_kept(file, SHOP, COLUMNS) is None


def test_a_shelf_of_another_release_is_not_opened(file: Path) -> None:
    some = Columns.of(STYLES[:-1], write_styles(STYLES[:-1]), [])
    assert open_kept(file, SHOP, some) is None


def test_all_code_that_decides_what_is_on_a_shelf_is_in_its_digest() -> None:
    modules = {one.name.removesuffix(".py").replace("/", "."): one for one in python()}
    wanted, seen = ["service.recommend.shelf", "service.recommend.shelf_kept"], set[str]()
    while wanted:
        name = wanted.pop()
        if name in modules and name not in seen and not name.startswith(NOT_SAID_OF_A_GARMENT):
            seen.add(name)
            wanted += modules[name].imports()
    digested = {
        f"{package}.{name.removesuffix('.py')}"
        for package, names in READ_BY.items()
        for name in names
    }
    assert digested == seen
