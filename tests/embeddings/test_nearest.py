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

from embeddings.index import BLOCK, SPARE, TOGETHER, Index, IndexFault

Floats = npt.NDArray[np.float32]


def unit(rows: int, dim: int = 16, seed: int = 0) -> Floats:
    values = np.random.default_rng(seed).normal(size=(rows, dim)).astype(np.float32)
    vectors: Floats = values / np.linalg.norm(values, axis=1, keepdims=True)
    return vectors


def scan(vectors: Floats, query: Floats, k: int, allowed: npt.ArrayLike) -> list[tuple[int, float]]:
    """(row, score) of the ``k`` best of ``allowed`` by a plain scan in float64."""
    rows = np.unique(np.asarray(allowed, dtype=np.int64))
    scores = np.round(vectors[rows].astype(np.float64) @ query.astype(np.float64), 6)
    best = np.lexsort((rows, -scores))[:k]
    return [(int(rows[one]), float(np.float32(scores[one]))) for one in best]


def found_by(index: Index, queries: Floats, k: int, allowed: npt.ArrayLike | None = None) -> object:
    scores, rows = index.search(queries, k, allowed)
    assert scores.shape == rows.shape == (len(queries), k)
    assert (scores.dtype, rows.dtype) == (np.float32, np.int32)
    return [
        [(int(row), float(score)) for row, score in zip(*one, strict=True)]
        for one in zip(rows, scores, strict=True)
    ]


def padded(found: list[tuple[int, float]], k: int) -> list[tuple[int, float]]:
    return found + [(-1, -1.0)] * (k - len(found))


@given(
    rows=st.integers(1, 60),
    k=st.integers(1, 70),
    queries=st.integers(1, 3),
    copies=st.integers(1, 5),
    seed=st.integers(0, 999),
    share=st.floats(0, 1),
)
def test_a_filtered_search_equals_a_brute_force_scan(
    rows: int, k: int, queries: int, copies: int, seed: int, share: float
) -> None:
    vectors, asked = np.tile(unit(rows, seed=seed), (copies, 1)), unit(queries, seed=seed + 1)
    chance = np.random.default_rng(seed + 2)
    allowed = np.flatnonzero(chance.random(len(vectors)) < share)
    found = found_by(Index(vectors), asked, k, chance.permutation(allowed))
    truth = [scan(vectors, query, k, allowed) for query in asked]
    assert found == [padded(one, k) for one in truth]
    together = Index(vectors).nearest(asked, k, chance.permutation(allowed)).tolist()
    assert together == sorted({row for one in truth for row, _ in one})


@pytest.mark.parametrize("queries", [1, 5, TOGETHER + 1])
@pytest.mark.parametrize("share", [0.01, 0.3, 0.95, None])
@pytest.mark.parametrize("cluster", [False, True])
def test_a_large_catalogue_is_searched_exactly(
    queries: int, share: float | None, cluster: bool
) -> None:
    """Several blocks of rows, one question and many; in clusters, thousands are nearly the same."""
    chance = np.random.default_rng(3)
    vectors = unit(8 * BLOCK + 17, dim=48, seed=1)
    if cluster:
        near = unit(4, dim=48)[chance.integers(0, 4, len(vectors))] + 1e-4 * vectors
        vectors = (near / np.linalg.norm(near, axis=1, keepdims=True)).astype(np.float32)
    asked = vectors[chance.choice(len(vectors), queries, replace=False)]
    allowed = None
    if share is not None:
        allowed = np.flatnonzero(chance.random(len(vectors)) < share)
    among = np.arange(len(vectors)) if allowed is None else allowed
    found = found_by(Index(vectors), asked, 12, allowed)
    assert found == [scan(vectors, query, 12, among) for query in asked]


def test_one_question_is_answered_as_it_is_among_others() -> None:
    vectors = unit(3 * BLOCK, dim=32)
    index, asked = Index(vectors), unit(20, dim=32, seed=9)
    together = found_by(index, asked, 12)
    assert [found_by(index, one[None], 12) for one in asked] == [[one] for one in together]  # type: ignore[attr-defined]


def test_more_duplicates_than_places_are_given_in_row_order() -> None:
    """One photo used for hundreds of garments: the lowest rows come, and always the same ones."""
    vectors = unit(700, seed=4)
    vectors[100:600] = vectors[100]
    index = Index(vectors)
    assert 12 + SPARE < 500
    assert index.search(vectors[100:101], 12)[1][0].tolist() == list(range(100, 112))
    odd = np.arange(1, 700, 2)
    assert index.search(vectors[100:101], 12, odd)[1][0].tolist() == list(range(101, 125, 2))


def test_no_filter_means_every_row() -> None:
    vectors = unit(40)
    index = Index(vectors)
    everything = index.search(vectors[:5], 7, np.arange(40))
    unfiltered = index.search(vectors[:5], 7)
    assert unfiltered[1][:, 0].tolist() == [0, 1, 2, 3, 4]
    np.testing.assert_array_equal(unfiltered[1], everything[1])


def test_an_empty_filter_finds_nothing() -> None:
    scores, rows = Index(unit(5)).search(unit(2), 3, [])
    assert rows.tolist() == [[-1, -1, -1]] * 2
    assert scores.tolist() == [[-1.0, -1.0, -1.0]] * 2


def test_a_row_that_is_allowed_twice_is_found_once() -> None:
    assert Index(unit(5)).search(unit(1), 3, [2, 2, 4])[1][0].tolist()[2] == -1


def test_equal_garments_come_in_row_order() -> None:
    vectors = np.repeat(unit(2), 4, axis=0)  # rows 0..3 equal, rows 4..7 equal
    _, rows = Index(vectors).search(vectors[:1], 8)
    assert rows[0].tolist() == list(range(8))


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_tiny_catalogues_are_padded(rows: int) -> None:
    scores, found = Index(unit(rows)).search(unit(1, seed=5), 3)
    assert sorted(found[0].tolist()) == sorted([*range(rows), -1, -1, -1][:3])
    assert scores[0, rows:].tolist() == [-1.0] * (3 - rows)
    assert Index(unit(rows)).nearest_scores().shape == (rows if rows > 1 else 0, 1)


def test_how_near_garments_are_to_one_another_is_told_by_a_sample() -> None:
    vectors = unit(60)
    vectors[7] = vectors[3]
    cosines = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    np.fill_diagonal(cosines, -2)
    expected = cosines.max(axis=1).round(6).astype(np.float32)
    assert Index(vectors).nearest_scores()[:, 0].tolist() == expected.tolist()
    assert Index(vectors).nearest_scores(20)[:, 0].tolist() == expected[::3].tolist()


def test_vectors_in_a_file_stay_there(tmp_path: Path) -> None:
    """Memory-mapped vectors are searched where they are: a second copy would be half a gigabyte."""
    np.save(tmp_path / "vectors.npy", unit(50))
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    index = Index(mapped)
    assert np.shares_memory(index._vectors, mapped)
    assert index.search(unit(50)[7:8], 1)[1].tolist() == [[7]]


def test_a_filter_outlives_the_caller_s_array() -> None:
    index = Index(unit(500))
    for start in range(0, 400, 10):
        _, rows = index.search(unit(1), 5, np.arange(start, start + 5))
        assert sorted(rows[0].tolist()) == list(range(start, start + 5))


def test_questions_that_make_no_sense_are_refused() -> None:
    index = Index(unit(3))
    with pytest.raises(IndexFault, match="cannot look for 0"):
        index.search(unit(1), 0)
    with pytest.raises(IndexFault, match="not among the index's 3"):
        index.search(unit(1), 1, [3])
    with pytest.raises(IndexFault, match="not among the index's 3"):
        index.search(unit(1), 1, [-1])
    with pytest.raises(IndexFault, match="row numbers"):
        index.search(unit(1), 1, np.array([True, False, True]))
    with pytest.raises(IndexFault, match="queries hold NaN"):
        index.search(np.full((1, 16), np.nan), 1)
    with pytest.raises(IndexFault, match="queries have 8 dimensions, the index 16"):
        index.search(unit(1, dim=8), 3)


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_vectors_that_are_no_numbers_are_refused(wrong: float) -> None:
    vectors = unit(40)
    vectors[31, 5] = wrong
    with pytest.raises(IndexFault, match="vectors hold NaN or infinity"):
        Index(vectors)
    with pytest.raises(IndexFault, match="shape"):
        Index(np.zeros(5))


def run_python(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120
    )
    return done.stdout.strip()


def test_the_index_imports_no_torch() -> None:
    program = "import sys, embeddings.index; print('torch' in sys.modules)"
    assert run_python(program) == "False"


@pytest.mark.parametrize("order", ["torch, faiss", "faiss, torch"])
def test_torch_and_faiss_work_in_one_process(order: str) -> None:
    program = (
        f"import {order}\n"
        "import numpy as np, torch\n"
        "from embeddings.index import Index\n"
        "torch.nn.Conv2d(3, 8, 3)(torch.ones(4, 3, 32, 32)).sum().backward()\n"
        "index = Index(np.eye(50, 64, dtype=np.float32))\n"
        "_, rows = index.search(np.eye(1, 64, dtype=np.float32), 2)\n"
        "torch.nn.Conv2d(3, 8, 3)(torch.ones(4, 3, 32, 32)).sum().backward()\n"
        "print(rows.tolist())"
    )
    assert run_python(program) == "[[0, 1]]"
