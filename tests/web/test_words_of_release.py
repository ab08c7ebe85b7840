"""The words of a release in serving: with what they look like, without, and damaged."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest

from catalog.release import Release
from embeddings.words import BUCKETS, TOWER_FILE, TowerFault, WordTower
from service.recommend import Shelf
from service.web.words import Words
from tests.little_store import build_little_store

LINEN = "skirt-2:red"


def tower(release: Release) -> bytes:
    """One that has learned a single word: what is linen looks like `LINEN`."""
    dim = release.vectors.shape[1]
    text = np.zeros((BUCKETS, dim), np.float32)
    text[zlib.crc32(b"wlinen") % BUCKETS] = release.vectors[release.row_of[LINEN]]
    return WordTower(text, np.eye(dim, dtype=np.float32), np.zeros(dim, np.float32)).to_bytes()


def shown(release: Release, text: str) -> list[str]:
    return [one.colourway for one in Words(release, Shelf.of(release)).find(text, 9).found]


def test_what_misses_a_word_is_shown_in_the_order_of_how_much_it_looks_like_it(
    tmp_path: Path,
) -> None:
    plain = build_little_store(tmp_path / "plain").release
    extras = {TOWER_FILE: tower(plain)}
    learned = build_little_store(tmp_path / "learned", extras=extras).release
    assert shown(plain, "linen skirt")[0] == "skirt-1:navy"
    assert shown(learned, "linen skirt")[0] == LINEN
    assert shown(learned, "skirt") == shown(plain, "skirt")


def test_a_damaged_file_of_words_is_refused_with_what_to_do(tmp_path: Path) -> None:
    plain = build_little_store(tmp_path / "plain").release
    extras = {TOWER_FILE: tower(plain)[:-100]}
    damaged = build_little_store(tmp_path / "damaged", extras=extras).release
    with pytest.raises(TowerFault, match=r"words\.npz is damaged; import the catalogue again"):
        Words(damaged, Shelf.of(damaged))
