"""The shapes of a day: five, each with its reason, and what is said of them is so."""

from __future__ import annotations

import pytest

from load_tests.shapes import SHAPES, Shape


@pytest.mark.parametrize(
    ("shape", "progress", "people"),
    [
        ("QuietTuesday", 0.0, 5),
        ("QuietTuesday", 0.5, 30),
        ("SaturdayPeak", 0.125, 50),
        ("SaturdayPeak", 0.25, 100),
        ("SaturdayPeak", 1.0, 100),
        ("SaleMorning", 0.0, 100),
        ("SaleMorning", 0.5, 75),
        ("SaleMorning", 1.0, 50),
        ("LostWifi", 0.5, 100),
        ("LastTenMinutes", 0.1, 100),
        ("LastTenMinutes", 0.9, 10),
    ],
)
def test_so_many_people_are_there(shape: str, progress: float, people: int) -> None:
    assert SHAPES[shape].people_at(100, progress) == people


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
class TestAnyShape:
    def test_after_the_day_it_stays_as_it_ended(self, shape: Shape) -> None:
        assert shape.people_at(100, 7.0) == shape.people_at(100, 1.0)

    def test_somebody_is_always_there(self, shape: Shape) -> None:
        assert min(shape.people_at(1, share) for share in (0.0, 0.5, 1.0)) == 1

    def test_it_has_a_reason_and_a_screen_for_everything(self, shape: Shape) -> None:
        assert len(shape.reason) > 60
        assert shape.lobbies >= 1

    def test_its_corners_span_the_day(self, shape: Shape) -> None:
        moments = [at for at, _ in shape.corners]
        assert (moments, moments[0], moments[-1]) == (sorted(moments), 0.0, 1.0)


def test_the_peak_is_a_department_store_in_real_time() -> None:
    peak = SHAPES["SaturdayPeak"]
    assert (peak.shoppers, peak.rooms, peak.runners, peak.screens) == (1500, 60, 40, 120)
    assert peak.haste == 1


def test_the_wifi_is_lost_for_two_minutes_by_a_third_of_the_screens() -> None:
    lost = SHAPES["LostWifi"]
    (outage,) = lost.outages
    assert round((outage.ends - outage.begins) * lost.seconds) == 120
    assert outage.share == pytest.approx(1 / 3)


def test_the_doors_of_the_sale_open_on_four_hundred() -> None:
    sale = SHAPES["SaleMorning"]
    assert sale.people_at(sale.shoppers, 0.0) == 400
    assert sale.shoppers / sale.doors < 5, "within seconds"
