"""Times are said as people say them, and one way everywhere."""

from __future__ import annotations

import pytest

from service.floor.spoken import spoken


@pytest.mark.parametrize(
    ("seconds", "nearest", "up"),
    [
        (3, 30, 30),
        (74, 60, 90),
        (75, 90, 90),
        (290, 300, 300),
        (331, 360, 360),
        (930, 900, 1200),
        (1049, 900, 1200),
        (1050, 1200, 1200),
    ],
)
def test_a_time_is_said_as_people_say_it(seconds: float, nearest: int, up: int) -> None:
    """In halves of a minute, from five on in minutes, from a quarter of an hour on in fives."""
    assert (spoken(seconds), spoken(seconds, up=True)) == (nearest, up)
