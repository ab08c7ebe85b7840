"""Tosses, and the places of a slate that are left to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import isclose, sqrt

import numpy as np
import pytest

from service.recommend import Slate, Wants, for_visit
from service.recommend.luck import gumbel, toss
from service.recommend.spread import SAFE, TRY, Spread

from .boutique import boutique, here, style

MANY = 1_500


def test_the_same_seed_and_the_same_name_toss_the_same_on_every_machine() -> None:
    assert toss("visit-1", "try", 3) == 0.9204592196765865
    assert toss("visit-1", "try", 3) != toss("visit-1", "try", 4)
    assert toss("visit-1", "try", 3) != toss("visit-2", "try", 3)
    assert toss("a", "bc") != toss("ab", "c")


def test_tosses_are_spread_evenly_and_know_nothing_of_each_other() -> None:
    first = np.array([toss(f"visit-{n}", "try", 2) for n in range(MANY)])
    second = np.array([toss(f"visit-{n}", "try", 3) for n in range(MANY)])
    counts = np.histogram(first, bins=20, range=(0, 1))[0]
    expected = MANY / 20
    assert float(((counts - expected) ** 2 / expected).sum()) < 36.2  # chi-square, 19, 1 %
    assert abs(np.corrcoef(first, second)[0, 1]) < 4 / sqrt(MANY)


def test_a_gumbel_lot_draws_by_the_odds() -> None:
    odds = np.array([0.5, 0.3, 0.2])
    drawn = Counter(
        int(np.argmax(np.log(odds) + [gumbel(f"visit-{n}", "draw", one) for one in range(3)]))
        for n in range(MANY)
    )
    for one, chance in enumerate(odds):
        assert abs(drawn[one] / MANY - chance) < 4 * sqrt(chance * (1 - chance) / MANY)


ANGLES = [0, 8, 16, 24, 32, 40, 48]
SHOP = boutique(
    [style("seed"), *(style(f"like-{angle:02}") for angle in ANGLES)],
    {"seed/red": [1, 0]}
    | {
        f"like-{angle:02}/red": [np.cos(np.radians(angle)), np.sin(np.radians(angle))]
        for angle in ANGLES
    },
)
NOW = here(SHOP)
WANTS = Wants(viewed=("seed/red",))
HIDDEN = here(SHOP, {f"seed/red/{size}": 0 for size in "SML"})


#: A seed that leaves no place to luck.
CALM = next(
    seed
    for seed in map(str, range(100))
    if all(toss(seed, "try", place) >= TRY for place in range(8))
)


def slate(luck: str, places: int = 5) -> Slate:
    return for_visit(HIDDEN, WANTS, "slate", places=places, luck=luck)


def filled(luck: str, places: int = 4) -> Iterator[tuple[tuple[int, ...], int, float]]:
    """Of a slate: the cards before each one, that card, and its propensity."""
    shelf = NOW.shelf
    ways = np.array(shelf.numbers(f"like-{angle:02}/red" for angle in ANGLES), np.int32)
    spread = Spread(shelf, places, share=1.0, luck=luck)
    spread.fill(ways, np.cos(np.radians(ANGLES)))
    for place, (way, chance) in enumerate(zip(spread.picked, spread.propensity, strict=True)):
        yield tuple(spread.picked[:place]), way, chance


def test_how_often_a_card_is_shown_is_the_propensity_that_was_logged() -> None:
    """Given the same cards before it, over many visits: for every card at every place."""
    said: dict[tuple[int, ...], dict[int, float]] = defaultdict(dict)
    shown: dict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
    for number in range(MANY):
        for before, way, chance in filled(f"visit-{number}"):
            assert isclose(said[before].setdefault(way, chance), chance)
            shown[before][way] += 1
    often = {before: counts for before, counts in shown.items() if counts.total() > MANY / 2}
    assert sorted(map(len, often)) == [0, 1, 2, 3]
    for before, counts in often.items():
        assert len(said[before]) == (1 if len(before) < SAFE else len(ANGLES) - len(before))
        assert sum(said[before].values()) == pytest.approx(1.0)
        assert max(said[before].values()) == (1.0 if len(before) < SAFE else 1 - TRY)
        for way, chance in said[before].items():
            times = counts.total()
            margin = 4 * sqrt(chance * (1 - chance) / times) + 1e-12
            assert abs(counts[way] / times - chance) <= margin, (before, way)


def test_a_card_that_was_drawn_says_so_and_one_that_was_not_does_not() -> None:
    drawn = [card for number in range(40) for card in slate(f"visit-{number}").cards]
    by_luck = [card for card in drawn if card.propensity < TRY]
    assert 15 <= len(by_luck) <= 35  # 25 are expected of 40 slates with 5 such places
    assert {card.reason.code for card in by_luck} == {"another_idea"}
    assert {card.position for card in by_luck} == set(range(5))
    rest = [card for card in drawn if card.propensity >= TRY]
    assert {card.reason.code for card in rest} == {"same_colour"}
    assert {card.propensity for card in rest} == {1 - TRY}


def test_the_first_places_only_change_with_others_of_the_same_slate() -> None:
    best = {card.style for card in for_visit(HIDDEN, WANTS, "s", places=5, luck=CALM).cards}
    for number in range(60):
        first, second, *_ = slate(f"visit-{number}").cards
        assert {first.style, second.style} <= best


def test_a_slate_that_shows_everything_there_is_has_nothing_to_try() -> None:
    for number in range(10):
        cards = slate(f"visit-{number}", places=len(ANGLES)).cards
        assert [card.propensity for card in cards] == [1.0] * len(ANGLES)


def test_the_luck_of_a_visit_is_the_same_from_slate_to_slate() -> None:
    def cards(slate: str, luck: str | None) -> list[str]:
        made = for_visit(HIDDEN, WANTS, slate, places=5, luck=luck)
        return [card.style for card in made.cards]

    ids = [f"slate-{number}" for number in range(30)]
    assert len({tuple(cards(slate, "visit")) for slate in ids}) == 1
    assert len({tuple(cards(slate, None)) for slate in ids}) > 1
    assert cards("slate-1", None) == cards("other", "slate-1")
