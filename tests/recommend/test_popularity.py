"""How often styles are asked for, kept up with a floor change by change."""

from __future__ import annotations

from service.floor.state.counts import Counts
from service.recommend import Shelf
from service.recommend.popularity import Popularity, times_asked
from tests.recommend.boutique import boutique, style

SHELF = Shelf.of(boutique([style("coat", "coat"), style("hat", "hat")], {}))


def test_changes_are_followed() -> None:
    popularity, asked = Popularity(SHELF), Counts({"hat": 2, "not in the release": 5})
    assert popularity.by(asked).tolist() == [0, 2]
    asked["coat"] = 1
    del asked["hat"]
    assert popularity.by(asked).tolist() == [1, 0]
    for times in range(9_000):  # more than are remembered
        asked["hat"] = times
    assert popularity.by(asked).tolist() == [1, 8_999]
    assert popularity.by(asked).tolist() == times_asked(SHELF, asked).tolist()


def test_another_floor_is_counted_anew() -> None:
    popularity = Popularity(SHELF)
    popularity.by(Counts({"coat": 3}))
    assert popularity.by(Counts({"hat": 1})).tolist() == [0, 1]
