"""Variety in a slate."""

from __future__ import annotations

import numpy as np

from service.recommend.shelf import Shelf
from service.recommend.spread import Spread

from .boutique import Boutique, boutique, style


def fill(shop: Boutique, scores: dict[str, float], places: int, share: float = 1.0) -> list[str]:
    shelf = Shelf.of(shop)
    ways = np.array([shelf.colourway_number[way] for way in scores], dtype=np.int32)
    spread = Spread(shelf, places, share)
    chosen = spread.fill(ways, np.array(list(scores.values())))
    assert [int(ways[one]) for one in chosen] == spread.picked
    return [shelf.colourways[way] for way in spread.picked]


def test_the_colours_of_a_style_count_once_and_the_best_is_shown() -> None:
    shop = boutique([style("tee", colours=("red", "blue")), style("shirt")], {})
    scores = {"tee/red": 0.8, "tee/blue": 0.9, "shirt/red": 0.1}
    assert fill(shop, scores, places=3) == ["tee/blue", "shirt/red"]


def test_a_second_copy_of_the_same_look_waits_behind_something_different() -> None:
    shop = boutique(
        [style("tee"), style("twin"), style("other")],
        {"tee/red": [1, 0], "twin/red": [1, 0.01], "other/red": [0, 1]},
    )
    scores = {"tee/red": 0.9, "twin/red": 0.89, "other/red": 0.6}
    assert fill(shop, scores, places=3) == ["tee/red", "other/red", "twin/red"]


def test_what_fills_the_rest_of_a_slate_differs_from_what_is_in_it_already() -> None:
    shop = boutique(
        [style("tee"), style("twin"), style("other")],
        {"tee/red": [1, 0], "twin/red": [1, 0.01], "other/red": [0, 1]},
    )
    shelf = Shelf.of(shop)
    spread = Spread(shelf, places=2, share=1.0)
    numbers = np.array(shelf.numbers(["tee/red", "twin/red", "other/red"]), dtype=np.int32)
    spread.fill(numbers[:1], np.ones(1))
    spread.fill(numbers[1:], np.array([0.9, 0.6]))
    assert [shelf.colourways[way] for way in spread.picked] == ["tee/red", "other/red"]


def test_what_is_spare_comes_after_what_would_be_shown_anyway() -> None:
    """And of one category as much as in a slate of so many places."""
    shop = boutique([style(f"{kind}-{n}", kind) for kind in ("coat", "hat") for n in range(6)], {})
    shelf = Shelf.of(shop)
    ways = np.arange(len(shelf.colourways), dtype=np.int32)
    scores = np.linspace(1, 0, len(ways))  # every coat before every hat
    shown = Spread(shelf, places=4, share=0.5)
    shown.fill(ways, scores)
    more = Spread(shelf, places=4, share=0.5)
    more.fill(ways, scores, spare=4)
    assert (more.places, more.picked[:4]) == (4, shown.picked)
    names = [shelf.colourways[way][:4] for way in more.picked]
    assert names == ["coat", "coat", "hat-", "hat-", "coat", "coat", "hat-", "hat-"]
    few = Spread(shelf, places=11, share=0.5)
    few.fill(ways, scores, spare=4)
    assert len(few.picked) == len(ways)


def test_a_category_takes_its_share_and_no_more_while_there_is_anything_else() -> None:
    shop = boutique([*(style(f"tee-{n}") for n in range(5)), style("jeans", "Jeans")], {})
    scores = {f"tee-{n}/red": 0.9 for n in range(5)} | {"jeans/red": 0.1}
    assert fill(shop, scores, places=4, share=0.5) == [
        "tee-0/red",
        "tee-1/red",
        "jeans/red",
        "tee-2/red",
    ]


def test_a_shop_of_shirts_still_fills_a_slate() -> None:
    shop = boutique([style(f"tee-{n}") for n in range(5)], {})
    scores = {f"tee-{n}/red": 0.9 for n in range(5)}
    assert len(fill(shop, scores, places=4, share=0.25)) == 4


def test_garments_of_unknown_category_are_not_held_to_be_one_category() -> None:
    shop = boutique([*(style(f"it-{n}", None) for n in range(3)), style("jeans", "Jeans")], {})
    scores = {f"it-{n}/red": 0.9 for n in range(3)} | {"jeans/red": 0.1}
    assert fill(shop, scores, places=3, share=0.3) == ["it-0/red", "it-1/red", "it-2/red"]


def test_ties_are_settled_by_id() -> None:
    shop = boutique([style(name) for name in "cab"], {})
    scores = {"c/red": 0.5, "b/red": 0.5, "a/red": 0.5}
    assert fill(shop, scores, places=2) == ["a/red", "b/red"]


def test_a_slate_that_is_filled_twice_never_repeats_a_style() -> None:
    shop = boutique([style("tee", colours=("red", "blue")), style("shirt")], {})
    shelf = Shelf.of(shop)
    spread = Spread(shelf, places=5, share=1.0)
    everything = np.arange(len(shelf.colourways), dtype=np.int32)
    spread.fill(everything[:1], np.ones(1))
    spread.fill(everything, np.ones(len(everything)))
    assert len({int(shelf.style_of[way]) for way in spread.picked}) == len(spread.picked) == 2


def test_no_more_than_two_of_a_brand_follow_one_another_while_there_is_another() -> None:
    shop = boutique(
        [*(style(f"on-{n}", brand="On") for n in range(4)), style("ti", brand="Ti"), style("own")],
        {},
    )
    scores = {f"on-{n}/red": 0.9 - n / 100 for n in range(4)} | {"ti/red": 0.2, "own/red": 0.1}
    assert fill(shop, scores, places=6) == [
        "on-0/red",
        "on-1/red",
        "ti/red",
        "on-2/red",
        "on-3/red",
        "own/red",
    ]


def test_a_shop_of_one_brand_still_fills_a_slate() -> None:
    shop = boutique([style(f"on-{n}", brand="On") for n in range(4)], {})
    assert len(fill(shop, {f"on-{n}/red": 0.9 for n in range(4)}, places=4)) == 4


def test_garments_of_no_brand_are_not_held_to_be_one_brand() -> None:
    shop = boutique([*(style(f"it-{n}") for n in range(3)), style("ti", brand="Ti")], {})
    scores = {f"it-{n}/red": 0.9 for n in range(3)} | {"ti/red": 0.1}
    assert fill(shop, scores, places=4)[:3] == ["it-0/red", "it-1/red", "it-2/red"]


def test_brands_far_down_in_a_category_are_still_candidates() -> None:
    many = [style(f"on-{n:02}", brand="On") for n in range(30)]
    shop = boutique([*many, style("ti", brand="Ti")], {})
    scores = {f"on-{n:02}/red": 0.9 for n in range(30)} | {"ti/red": 0.1}
    assert fill(shop, scores, places=3) == ["on-00/red", "on-01/red", "ti/red"]
