"""The truth that recall is measured against, and the vectors that it is the truth of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from catalog.gtin import normalise_gtin
from catalog.release import open_release
from load_tests.bench.made_store import build, stock
from load_tests.bench.made_vectors import Made, gtin_of, kept, row_of, style_of
from load_tests.bench.peers.collection import Collection, reply
from load_tests.bench.question import others, read_neighbours
from load_tests.bench.recall import nearest, recall
from service.cli.extras import extras_of
from tests.load.bench.made import silent


def test_the_truth_is_of_what_is_here_without_the_style_itself() -> None:
    vectors = np.eye(4, dtype=np.float32)
    vectors[1] = (0.8, 0.6, 0, 0)
    vectors[3] = (0.6, 0.8, 0, 0)
    here = np.array([True, True, False, True])
    assert nearest(vectors, here, [0, 2], 2) == [[1, 3], [0, 1]]


@pytest.mark.parametrize(
    ("found", "share"),
    [([[1, 2], [3, 4]], 1.0), ([[2, 1], [4, 9]], 0.75), ([[], [7, 8]], 0.0)],
)
def test_recall_is_the_share_that_was_found_in_whatever_order(
    found: list[list[int]], share: float
) -> None:
    assert recall(found, [[1, 2], [3, 4]]) == share


def test_the_style_itself_and_what_is_too_much_are_not_counted() -> None:
    assert others(3, [3, *range(10, 30)]) == list(range(10, 22))


def test_the_same_parameters_make_the_same_vectors() -> None:
    made = Made(300, dim=16)
    vectors, here = made.vectors(), made.here()
    assert vectors.shape == (300, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-6)
    assert 40 <= here.sum() <= 80
    assert hashlib.sha256(made.vectors()).digest() == hashlib.sha256(vectors).digest()
    assert (Made(300, dim=16, seed=8).vectors() != vectors).any()
    assert made.asked(5, stream=1) != made.asked(5, stream=2)
    assert made.digest != Made(300, dim=17).digest


def test_styles_of_a_family_are_near_each_other() -> None:
    """The median garment has neighbours, as in a shop; vectors without structure have none."""
    vectors = Made(2_000).vectors()
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -1)
    assert np.median(scores.max(axis=1)) > 0.7
    loose = np.random.default_rng(1).standard_normal((2_000, 128))
    loose /= np.linalg.norm(loose, axis=1, keepdims=True)
    unlike = loose @ loose.T
    np.fill_diagonal(unlike, -1)
    assert np.median(unlike.max(axis=1)) < 0.4


def test_ids_and_numbers_are_those_of_a_row() -> None:
    assert style_of(42) == "s0000042"
    assert row_of("s0000042") == row_of("s0000042:a") == 42
    for row in (0, 7, 499_999):
        assert normalise_gtin(gtin_of(row)) == gtin_of(row)


def test_a_made_store_is_a_release_with_those_vectors(tmp_path: Path) -> None:
    made = Made(60, dim=16)
    folder = kept(made, tmp_path)
    release = build(tmp_path / "releases", np.load(folder / "vectors.npy"), extras_of, silent)
    again = open_release(release.path, verify="full")
    assert again.extra("neighbours.npy") is None, "a search is as quick in so small a store"
    assert (again.vectors == made.vectors()).all()
    assert again.rows == [f"{style_of(row)}:a" for row in range(60)]
    assert sum(stock(made.here()).values()) == made.here().sum()
    assert stock(made.here()).keys() == again.by_gtin.keys()
    assert [path.name for path in release.path.parent.iterdir()] == [release.id]


def test_a_peer_answers_as_the_lean_route_does(tmp_path: Path) -> None:
    folder = kept(Made(60, dim=16), tmp_path)
    collection = Collection.open(folder)
    assert collection.here.tolist() == np.flatnonzero(Made(60, dim=16).here()).tolist()
    body = reply(3, [(3, 1.0), (5, 0.75), (4, 0.5)])
    assert body == (
        b'{"style": "s0000003", "garments": [{"style": "s0000005", "colourway": "s0000005:a", '
        b'"gtin": "' + gtin_of(5).encode() + b'", "likeness": 0.75}, {"style": "s0000004", '
        b'"colourway": "s0000004:a", "gtin": "' + gtin_of(4).encode() + b'", "likeness": 0.5}]}'
    )
    assert read_neighbours(body) == [5, 4]
