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
from service.web import serving
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


def test_a_large_release_without_its_shelf_says_what_makes_a_start_quick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "MANY", 1)
    release = build_little_store(tmp_path).release
    with capture_logs() as said:
        OnDisplay.open(release.path)
    assert [(one["event"], one["release"]) for one in said] == [
        ("release_read_garment_by_garment", release.id)
    ]
    assert "import the catalogue again" in said[0]["advice"]
