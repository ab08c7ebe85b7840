"""The figures of a day add up, and ratios come with an interval that means something."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from service.cli.day_chart import PANELS, chart
from service.simulator.compare import ratio
from service.simulator.figures import Waits, figures
from service.simulator.ledger import Wait
from service.simulator.rooms import with_rooms
from tests.simulator.days import busy_hour, demo


def test_the_hours_of_a_day_add_up_to_the_day() -> None:
    *hours, day = figures(busy_hour())
    assert [one.hour for one in hours] == [14]
    assert day.hour is None
    assert day.visits == sum(one.visits for one in hours)
    assert day.promises.n == len(busy_hour().ledger.promises)
    assert day.delivered == busy_hour().ledger.count("delivered")


def test_waits_are_told_by_nearest_rank() -> None:
    waits = Waits.of([Wait(0, float(seconds)) for seconds in range(1, 11)])
    assert waits == Waits(10, 5.0, 9.0)
    assert Waits.of([]) == Waits(0, None, None)


def test_a_ratio_of_days_that_are_all_alike_is_certain() -> None:
    found = ratio([3.0, 6.0, 9.0], [4.0, 8.0, 12.0])
    assert (found.value, found.low, found.high) == (0.75, 0.75, 0.75)


def test_a_ratio_of_days_that_differ_lies_within_its_interval() -> None:
    found = ratio([1.0, 2.0, 3.0, 4.0], [2.0, 2.0, 2.0, 2.0])
    assert found.value == 1.25
    assert 0.5 <= found.low < 1.25 < found.high <= 2.0


def test_a_ratio_needs_days_and_the_same_ones() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        ratio([], [])
    with pytest.raises(ValueError, match="argument"):
        ratio([1.0], [1.0, 2.0])


def test_the_chart_is_a_picture_with_a_bar_for_every_hour_that_has_a_figure() -> None:
    hours = figures(busy_hour())
    picture = ET.fromstring(chart(hours, "Kim & Lee"))
    texts = [one.text for one in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert "Kim & Lee" in texts
    assert [panel.title for panel in PANELS if panel.title not in texts] == []
    bars = [one.text for one in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert f"14:00 visits {hours[0].visits:.2f}" in bars


@pytest.mark.parametrize("n", [1, 3, 6, 8, 20])
def test_a_plan_can_have_any_number_of_rooms(n: int) -> None:
    rooms = with_rooms(demo().plan, n).rooms
    assert len({room.id for room in rooms}) == n
    assert sum(room.accessible for room in rooms) == 1
    assert all(room.at is not None for room in rooms)


def test_a_plan_without_rooms_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        with_rooms(demo().plan, 0)
