"""``fitroom evaluate index``: what the index finds is what a plain scan finds, and it is said."""

from __future__ import annotations

import numpy as np
import pytest

from embeddings.index import Index
from tests.cli.conftest import Fitroom


def test_every_filter_is_exact_on_every_kind_of_vectors(fitroom: Fitroom) -> None:
    said = fitroom("evaluate", "index", "--rows", "3000", "--dim", "24", "--questions", "5")
    assert said.exit_code == 0, said.output
    rows = [line.split("│")[1:4] for line in said.output.splitlines() if "ms" in line]
    found = [[cell.strip() for cell in row] for row in rows]
    eligible = ("3", "30", "300", "1,500", "3,000")
    kinds = ("scattered", "clustered", "repeated")
    assert found == [[kind, n, "1.000"] for kind in kinds for n in eligible]


def test_an_index_that_is_not_exact_fails(
    fitroom: Fitroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = Index.search

    def forgets_one(self: Index, *question: object) -> object:
        scores, rows = exact(self, *question)  # type: ignore[arg-type]
        return scores, np.where(np.arange(rows.shape[1]) == 1, -1, rows)

    monkeypatch.setattr(Index, "search", forgets_one)
    said = fitroom("evaluate", "index", "--rows", "500", "--dim", "8", "--questions", "2")
    assert said.exit_code == 1
    assert "0.917" in said.output
