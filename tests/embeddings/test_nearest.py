"""The index finds exactly what a scan over every allowed row would find."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.index import HEADER, Index, IndexFault, build_index

Floats = npt.NDArray[np.float32]


def unit(rows: int, dim: int = 16, seed: int = 0) -> Floats:
    values = np.random.default_rng(seed).normal(size=(rows, dim)).astype(np.float32)
    vectors: Floats = values / np.linalg.norm(values, axis=1, keepdims=True)
    return vectors


def opened(vectors: Floats, folder: Path) -> Index:
    path = folder / "index.faiss"
    path.write_bytes(build_index(vectors).index_bytes)
    return Index.open(path, dim=vectors.shape[1])


def brute_force(
    vectors: Floats, query: Floats, k: int, allowed: list[int]
) -> list[tuple[int, float]]:
    scored = [(row, float(np.round(np.dot(vectors[row], query), 5))) for row in sorted(allowed)]
    return sorted(scored, key=lambda found: -found[1])[:k]


@given(
    rows=st.integers(1, 60),
    k=st.integers(1, 70),
    seed=st.integers(0, 999),
    share=st.floats(0, 1),
)
def test_a_filtered_search_equals_a_brute_force_scan(
    tmp_path_factory: pytest.TempPathFactory, rows: int, k: int, seed: int, share: float
) -> None:
    vectors, queries = unit(rows, seed=seed), unit(3, seed=seed + 1)
    chance = np.random.default_rng(seed + 2)
    allowed = np.flatnonzero(chance.random(rows) < share)
    index = opened(vectors, tmp_path_factory.mktemp("index"))
    scores, found = index.search(queries, k, chance.permutation(allowed))
    assert scores.shape == found.shape == (3, k)
    for query, row_scores, row_found in zip(queries, scores, found, strict=True):
        expected = brute_force(vectors, query, k, allowed.tolist())
        assert row_found[: len(expected)].tolist() == [row for row, _ in expected]
        np.testing.assert_allclose(row_scores[: len(expected)], [s for _, s in expected], atol=2e-5)
        assert (row_found[len(expected) :] == -1).all()
        assert (row_scores[len(expected) :] == -1.0).all()


def test_no_filter_means_every_row(tmp_path: Path) -> None:
    vectors = unit(40)
    index = opened(vectors, tmp_path)
    everything = index.search(vectors[:5], 7, np.arange(40))
    unfiltered = index.search(vectors[:5], 7)
    assert unfiltered[1][:, 0].tolist() == [0, 1, 2, 3, 4]
    np.testing.assert_array_equal(unfiltered[1], everything[1])


def test_an_empty_filter_finds_nothing(tmp_path: Path) -> None:
    scores, rows = opened(unit(5), tmp_path).search(unit(2), 3, [])
    assert rows.tolist() == [[-1, -1, -1]] * 2
    assert scores.tolist() == [[-1.0, -1.0, -1.0]] * 2


def test_equal_garments_come_in_row_order(tmp_path: Path) -> None:
    vectors = np.repeat(unit(2), 4, axis=0)  # rows 0..3 equal, rows 4..7 equal
    _, rows = opened(vectors, tmp_path).search(vectors[:1], 8)
    assert rows[0, :4].tolist() == [0, 1, 2, 3]
    assert rows[0, 4:].tolist() == [4, 5, 6, 7]


def test_neighbours_are_the_others_best_first() -> None:
    vectors = unit(30)
    built = build_index(vectors, neighbours=12)
    assert built.neighbours.shape == built.scores.shape == (30, 12)
    assert built.neighbours.dtype == np.int32
    assert built.scores.dtype == np.float32
    for row in range(30):
        others = [other for other in range(30) if other != row]
        expected = brute_force(vectors, vectors[row], 12, others)
        assert built.neighbours[row].tolist() == [other for other, _ in expected]


def test_a_garment_with_many_duplicates_is_not_its_own_neighbour() -> None:
    built = build_index(np.repeat(unit(1), 100, axis=0))
    assert built.neighbours.shape == (100, 64)
    assert not (built.neighbours == np.arange(100)[:, None]).any()
    assert all(len(set(row)) == 64 for row in built.neighbours.tolist())


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_tiny_catalogues_have_tiny_tables(rows: int, tmp_path: Path) -> None:
    vectors = unit(rows)
    built = build_index(vectors)
    assert built.neighbours.shape == (rows, max(rows - 1, 0))
    _, found = opened(vectors, tmp_path).search(unit(1, seed=5), 3)
    assert sorted(found[0].tolist()) == sorted([*range(rows), -1, -1, -1][:3])


def test_two_builds_are_equal_to_the_byte() -> None:
    first, second = build_index(unit(200)), build_index(unit(200))
    assert first.index_bytes == second.index_bytes
    assert first.neighbours.tobytes() == second.neighbours.tobytes()
    assert first.scores.tobytes() == second.scores.tobytes()


def test_a_filter_outlives_the_caller_s_array(tmp_path: Path) -> None:
    index = opened(unit(500), tmp_path)
    for start in range(0, 400, 10):
        _, rows = index.search(unit(1), 5, np.arange(start, start + 5))
        assert sorted(rows[0].tolist()) == list(range(start, start + 5))


@pytest.mark.parametrize("cut", [0, 3, HEADER.size, 200])
def test_a_file_that_was_cut_short_is_refused(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "index.faiss"
    path.write_bytes(build_index(unit(20)).index_bytes[:cut])
    with pytest.raises(IndexFault, match=r"index\.faiss"):
        Index.open(path)


def test_a_header_that_lies_is_refused_before_memory_is_taken(tmp_path: Path) -> None:
    whole = bytearray(build_index(unit(20)).index_bytes)
    whole[8:16] = (2**40).to_bytes(8, "little")
    path = tmp_path / "index.faiss"
    path.write_bytes(whole)
    with pytest.raises(IndexFault, match="damaged"):
        Index.open(path)


def test_a_missing_file_and_a_wrong_dimension_are_named(tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match=r"nowhere\.faiss: No such file"):
        Index.open(tmp_path / "nowhere.faiss")
    index = opened(unit(3, dim=16), tmp_path)
    with pytest.raises(IndexFault, match="16 dimensions where 8"):
        Index.open(tmp_path / "index.faiss", dim=8)
    with pytest.raises(IndexFault, match="queries have 8 dimensions, the index 16"):
        index.search(unit(1, dim=8), 3)


def test_questions_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    index = opened(unit(3), tmp_path)
    with pytest.raises(IndexFault, match="cannot look for 0"):
        index.search(unit(1), 0)
    with pytest.raises(IndexFault, match="not among the index's 3"):
        index.search(unit(1), 1, [3])
    with pytest.raises(IndexFault, match="row numbers"):
        index.search(unit(1), 1, np.array([True, False, True]))
    with pytest.raises(IndexFault, match="NaN"):
        index.search(np.full((1, 16), np.nan), 1)
    with pytest.raises(IndexFault, match="shape"):
        build_index(np.zeros(5))


def run_python(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120
    )
    return done.stdout.strip()


def test_opening_an_index_imports_no_torch() -> None:
    program = "import sys, embeddings.index; print('torch' in sys.modules)"
    assert run_python(program) == "False"


@pytest.mark.parametrize("order", ["torch, faiss", "faiss, torch"])
def test_torch_and_faiss_work_in_one_process(order: str) -> None:
    program = (
        f"import {order}\n"
        "import numpy as np, torch\n"
        "from embeddings.index import build_index\n"
        "torch.nn.Conv2d(3, 8, 3)(torch.ones(4, 3, 32, 32)).sum().backward()\n"
        "built = build_index(np.eye(50, 64, dtype=np.float32))\n"
        "torch.nn.Conv2d(3, 8, 3)(torch.ones(4, 3, 32, 32)).sum().backward()\n"
        "print(built.neighbours.shape)"
    )
    assert run_python(program) == "(50, 49)"
