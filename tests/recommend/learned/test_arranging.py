"""The order by any scores keeps to what a slate promises."""

from __future__ import annotations

import numpy as np

from service.recommend.learned.arranging import arrange, ranks_of


def order(
    scores: list[float],
    categories: list[int] | None = None,
    brands: list[int] | None = None,
    rungs: list[int] | None = None,
    places: int = 4,
    valid: int | None = None,
) -> list[int]:
    count = len(scores)
    told = [categories or list(range(count)), brands or [-1] * count, rungs or [0] * count]
    category, brand, rung = (np.array([one], np.int32) for one in told)
    here = np.arange(count)[None] < (count if valid is None else valid)
    found = arrange(
        np.array([scores]), rung, category, brand, here, places=places, share=0.5
    )  # fmt: skip
    return [int(one) for one in found[0]]


def test_the_best_comes_first_and_equals_keep_their_order() -> None:
    assert order([0.1, 0.5, 0.3, 0.5]) == [1, 3, 2, 0]


def test_a_category_has_its_share_while_there_is_anything_else() -> None:
    assert order([9, 8, 7, 6, 5, 4], [1, 1, 1, 1, 2, 3]) == [0, 1, 4, 5, 2, 3]
    assert order([9, 8, 7, 6], [1, 1, 1, 1]) == [0, 1, 2, 3]
    assert order([9, 8, 7, 6], [-1, -1, -1, -1]) == [0, 1, 2, 3]


def test_no_brand_comes_three_times_in_a_row_while_there_is_another() -> None:
    assert order([9, 8, 7, 6], brands=[5, 5, 5, 4]) == [0, 1, 3, 2]
    assert order([9, 8, 7, 6], brands=[-1, -1, -1, 4]) == [0, 1, 2, 3]


def test_a_lower_rung_stays_below() -> None:
    assert order([1, 2, 9, 8], rungs=[0, 0, 1, 1]) == [1, 0, 2, 3]


def test_what_is_not_there_comes_last() -> None:
    assert order([1, 2, 3, 4, 5], valid=3) == [2, 1, 0, 3, 4]


def test_ranks_are_the_order_the_other_way_round() -> None:
    assert ranks_of(np.array([[2, 0, 1]], np.int32)).tolist() == [[1, 2, 0]]
