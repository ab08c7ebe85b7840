"""The shapes of a day: a few, a crowd, a rush."""

from __future__ import annotations

import pytest

from load_tests.shapes import SHAPES, people_at


@pytest.mark.parametrize(
    ("shape", "progress", "people"),
    [
        ("quiet", 0.0, 5),
        ("quiet", 0.5, 30),
        ("busy", 0.0, 20),
        ("busy", 0.125, 60),
        ("busy", 0.25, 100),
        ("busy", 1.0, 100),
        ("opening-rush", 0.0, 100),
        ("opening-rush", 0.5, 75),
        ("opening-rush", 1.0, 50),
    ],
)
def test_so_many_people_are_there(shape: str, progress: float, people: int) -> None:
    assert people_at(shape, 100, progress) == people


@pytest.mark.parametrize("shape", SHAPES)
def test_after_the_day_it_stays_as_it_ended(shape: str) -> None:
    assert people_at(shape, 100, 7.0) == people_at(shape, 100, 1.0)


@pytest.mark.parametrize("shape", SHAPES)
def test_somebody_is_always_there(shape: str) -> None:
    assert people_at(shape, 1, 0.0) == 1
