"""A release on display: what an import wrote down for serving is used, and else made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from structlog.testing import capture_logs

from catalog.garment import Style
from embeddings.index import Index
from service.cli.extras import Drafted
from service.recommend import Shelf
from service.recommend.shelf_kept import SHELF_FILE, to_bytes
from service.web import shelves
from service.web.serving import OnDisplay
from tests.little_store import build_little_store


def shelf_of(
    styles: Sequence[Style], rows: Sequence[str], vectors: NDArray[np.float32]
) -> Mapping[str, bytes]:
    drafted = Drafted({one.id: one for one in styles}, rows, vectors, {})
    nearest = Index(vectors).nearest_scores()
    return {SHELF_FILE: to_bytes(Shelf.of(drafted), nearest)}


def test_a_release_with_its_shelf_is_opened_without_reading_a_garment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = build_little_store(tmp_path, extras=shelf_of).release
    read = OnDisplay.open(build_little_store(tmp_path / "plain").release.path)
    monkeypatch.setattr("catalog.release.garments.read_style", lambda line: pytest.fail("read"))
    opened = OnDisplay.open(release.path)
    assert list(opened.shelf.styles) == list(read.shelf.styles)
    assert opened.shelf.label_of.tolist() == read.shelf.label_of.tolist()
    assert opened.near == read.near


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release without a shelf that is called large."""
    monkeypatch.setattr(shelves, "MANY", 1)
    return build_little_store(tmp_path / "releases").release.path


def events(said: Sequence[Mapping[str, object]]) -> list[tuple[object, object]]:
    return [(one["event"], one["kept"]) for one in said]


READ_AND_KEPT = [("release_read_garment_by_garment", True)]


def test_what_was_read_of_a_large_release_is_put_aside_for_the_next_start(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with capture_logs() as said:
        first = OnDisplay.open(large)
    assert events(said) == READ_AND_KEPT
    monkeypatch.setattr("catalog.release.garments.read_style", lambda line: pytest.fail("read"))
    again = OnDisplay.open(large)
    assert again.shelf.spots == first.shelf.spots
    assert again.near == first.near


def test_what_was_put_aside_and_is_damaged_is_made_again(large: Path) -> None:
    OnDisplay.open(large)
    aside = large.parent / shelves.ASIDE / f"{large.name}.npz"
    good = aside.read_bytes()
    middle = len(good) // 2
    for data in (good[:middle], good[:middle] + bytes([good[middle] ^ 1]) + good[middle + 1 :]):
        aside.write_bytes(data)
        with capture_logs() as said:
            OnDisplay.open(large)
        assert events(said) == READ_AND_KEPT
        assert aside.read_bytes() == good


def test_where_nothing_can_be_put_aside_each_start_reads(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*given: object) -> None:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(shelves, "_put", read_only)
    with capture_logs() as said:
        assert len(OnDisplay.open(large).shelf.styles) > 0
    assert events(said) == [("release_read_garment_by_garment", False)]


def test_shelves_of_releases_that_are_gone_are_let_go(large: Path) -> None:
    aside = large.parent / shelves.ASIDE
    aside.mkdir()
    (aside / "0123456789abcdef.npz").write_bytes(b"of a release that was removed")
    OnDisplay.open(large)
    assert [path.name for path in aside.iterdir()] == [f"{large.name}.npz"]
