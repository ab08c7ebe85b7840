"""A power law, from one seed."""

from __future__ import annotations

import random
from collections import Counter

from load_tests.popularity import Popularity

STYLES = [f"style-{n}" for n in range(300)]


def looks(seed: int, times: int) -> list[str]:
    taste = Popularity(STYLES, random.Random(seed))
    return [taste.pick() for _ in range(times)]


def test_a_fifth_of_the_styles_gets_three_looks_in_four() -> None:
    seen = Counter(looks(7, 20_000)).most_common()
    share = sum(times for _, times in seen[:60]) / 20_000
    assert 0.72 < share < 0.78


def test_the_second_is_looked_at_half_as_often_as_the_first() -> None:
    taste = Popularity(STYLES, random.Random(7))
    seen = Counter(taste.pick() for _ in range(20_000))
    first, second = (seen[style] for style in taste.ranked[:2])
    assert 0.44 < second / first < 0.56


def test_the_seed_says_which() -> None:
    assert looks(7, 50) == looks(7, 50)
    assert looks(7, 50) != looks(8, 50)
