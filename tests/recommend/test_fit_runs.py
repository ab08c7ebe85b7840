"""What may be told of a style: that it runs small, large, or true to size."""

from __future__ import annotations

import pytest

from service.recommend.fit import History
from service.recommend.fit.runs import Told, offset_told, runs, told


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (History(), None),
        (History(2, 0, 0), None),
        (History(3, 0, 0), "small"),  # sure, and yet of too few to be told
        (History(9, 5, 0), "small"),
        (History(6, 24, 1), None),  # a fifth found it too small: on the edge, and not sure
        (History(40, 60, 4), "small"),
        (History(0, 5, 9), "large"),
        (History(2, 30, 2), "true"),
        (History(1, 8, 1), None),
        (History(20, 40, 20), "true"),  # strict, and as often one as the other
    ],
)
def test_a_word_is_said_where_nine_in_ten_of_the_belief_say_it(
    history: History, said: str | None
) -> None:
    assert runs(history) == said


def test_it_is_as_ready_to_say_large_as_small() -> None:
    mirror = {"small": "large", "large": "small", "true": "true", None: None}
    for small in range(0, 12, 3):
        for large in range(0, 12, 3):
            for fits in (0, 5, 20):
                there, back = History(small, fits, large), History(large, fits, small)
                assert runs(back) == mirror[runs(there)]


def test_more_who_found_it_too_small_never_unsay_that_it_runs_small() -> None:
    for fits in (0, 4, 12, 40):
        found = [runs(History(small, fits, 1)) for small in range(60)]
        first = found.index("small")
        assert set(found[first:]) == {"small"}


def test_nothing_is_told_of_fewer_visits_than_of_any_figure() -> None:
    assert told(History(9, 5, 0), visits=9, k=10) is None
    assert told(History(9, 5, 0), visits=10, k=10) == Told("small", told_by=10, share=6)
    assert told(History(9, 5, 0), visits=10, k=12) is None


def test_what_is_told_is_coarse_so_that_one_more_visit_hardly_ever_shows() -> None:
    assert told(History(9, 5, 0), 14, 10) == told(History(9, 6, 0), 15, 10) == Told("small", 15, 6)
    assert told(History(2, 30, 2), 33, 10) == Told("true", told_by=35, share=9)
    assert told(History(0, 9, 16), 25, 10) == Told("large", told_by=25, share=6)
    assert told(History(0, 40, 0), 40, 10) == Told("true", told_by=40, share=10)


def test_an_offset_is_told_to_a_tenth_of_a_step_with_its_interval() -> None:
    assert offset_told(History()) == (0.0, -0.8, 0.8)
    centre, low, high = offset_told(History(30, 30, 1))
    assert centre == -0.7
    assert low + high == pytest.approx(-1.4, abs=0.11)
    assert low < centre < high < -0.3
