"""Where to look first: the cells nearest to a question, as many as hold enough."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from embeddings.cells import LEAST_IN_ONE, Cells, open_cells
from embeddings.index import Floats, IndexFault


def clustered(seed: int, rows: int, clusters: int) -> Floats:
    rng = np.random.default_rng(seed)
    of = rng.integers(0, clusters, rows)
    made = rng.normal(size=(clusters, 16))[of] + 0.2 * rng.normal(size=(rows, 16))
    found: Floats = (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)
    return found


VECTORS = clustered(2, 3_000, 12)
CELLS = Cells.of(VECTORS)
EVERY = np.arange(0, len(VECTORS), 2)
ALLOWED = np.arange(len(VECTORS)) % 2 == 0


def looked_through(queries: Floats, wanted: int) -> list[int]:
    """What is looked at, said of all cells at once."""
    cells = CELLS.cell_of[EVERY]
    held = np.bincount(cells, minlength=len(CELLS.centres))
    nearest = np.argsort(-(queries @ CELLS.centres.T), axis=1, kind="stable")
    begun = np.cumsum(held[nearest], axis=1) - held[nearest] < wanted
    found: list[int] = EVERY[np.isin(cells, nearest[begun])].tolist()
    return found


def test_the_same_vectors_are_in_the_same_cells_every_time() -> None:
    assert Cells.of(VECTORS).to_bytes() == CELLS.to_bytes()
    assert len(CELLS.centres) == 3_000 // LEAST_IN_ONE
    assert len(Cells.of(clustered(3, 8_100, 12)).centres) == 4 * 90
    assert CELLS.cell_of.shape == (3_000,)


def test_what_is_looked_at_holds_as_many_as_are_wanted_for_each_question() -> None:
    for wanted in (1, 50, 400):
        near = CELLS.near(VECTORS[[3, 700]], wanted, ALLOWED)
        assert len(near) >= wanted
        assert near.tolist() == looked_through(VECTORS[[3, 700]], wanted)
    # One more cell than was needed would be one that begins after there were enough.
    assert len(CELLS.near(VECTORS[[3]], 1, ALLOWED)) < 200


def test_where_little_is_allowed_nearby_it_looks_further() -> None:
    """The cells that it begins with hold nothing that may be found."""
    far = VECTORS @ VECTORS[3] < np.quantile(VECTORS @ VECTORS[3], 0.1)
    near = CELLS.near(VECTORS[[3]], 20, far)
    assert len(near) >= 20
    assert far[near].all()


def test_the_nearest_are_found_in_a_part_of_the_release() -> None:
    """On 3,000 rows in 12 clusters: of the ten nearest, with a fifth of the rows looked at."""
    rng, found, looked_at = np.random.default_rng(4), [], []
    for row in rng.integers(0, len(VECTORS), 60):
        near = CELLS.near(VECTORS[[row]], 100, ALLOWED)
        truth = EVERY[np.argsort(-(VECTORS[EVERY] @ VECTORS[row]), kind="stable")[:10]]
        found.append(np.isin(truth, near).mean())
        looked_at.append(len(near) / len(EVERY))
    assert np.mean(found) > 0.9
    assert np.mean(looked_at) < 0.2


def test_where_more_is_wanted_than_there_is_all_of_it_is_looked_at() -> None:
    assert CELLS.near(VECTORS[[3]], 1_000_000, ALLOWED).tolist() == EVERY.tolist()
    nothing = np.zeros(len(VECTORS), np.bool_)
    assert CELLS.near(VECTORS[[3]], 5, nothing).tolist() == []


def test_a_file_of_cells_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "cells.npz"
    path.write_bytes(CELLS.to_bytes())
    again = open_cells(path, 3_000, 16)
    assert again is not None
    assert np.array_equal(again.centres, CELLS.centres)
    assert np.array_equal(again.cell_of, CELLS.cell_of)
    assert open_cells(None, 3_000, 16) is None


@pytest.mark.parametrize(("rows", "dim"), [(2_999, 16), (3_000, 17)])
def test_cells_of_other_vectors_are_refused(tmp_path: Path, rows: int, dim: int) -> None:
    path = tmp_path / "cells.npz"
    path.write_bytes(CELLS.to_bytes())
    with pytest.raises(IndexFault, match="other vectors"):
        open_cells(path, rows, dim)
    path.write_bytes(b"no file of numbers")
    with pytest.raises(IndexFault, match="does not hold cells"):
        open_cells(path, 3_000, 16)
