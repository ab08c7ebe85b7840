"""Nights are those of the store; a missed one is the last one until the next begins."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from service.insight.learning.night import Night, last_night, next_night

SEOUL, NEW_YORK = "Asia/Seoul", "America/New_York"


def at(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "timezone", "hour", "night"),
    [
        ("2026-11-23T18:19:59", SEOUL, 3, "2026-11-23"),
        ("2026-11-23T18:20:00", SEOUL, 3, "2026-11-24"),
        ("2026-11-24T12:00:00", SEOUL, 3, "2026-11-24"),
        ("2026-11-23T15:19:00", SEOUL, 0, "2026-11-23"),
        ("2026-11-23T15:20:00", SEOUL, 0, "2026-11-24"),
        ("2026-11-24T08:19:00", NEW_YORK, 3, "2026-11-23"),
        ("2026-11-24T08:20:00", NEW_YORK, 3, "2026-11-24"),
    ],
)
def test_a_night_begins_when_the_day_before_is_whole(
    now: str, timezone: str, hour: int, night: str
) -> None:
    assert str(last_night(at(now), timezone, hour)) == night


def test_the_hour_that_a_clock_leaps_over_is_a_night_all_the_same() -> None:
    """In New York there is no half past two on 2027-03-14."""
    assert Night(date(2027, 3, 14)).begins(NEW_YORK, 2) == at("2027-03-14T07:20:00")


def test_three_weeks_before_it_are_learned_from_and_not_the_day_that_has_begun() -> None:
    night = Night(date(2026, 11, 24))
    assert (night.since, night.until) == ("2026-11-03", "2026-11-23")


def test_the_next_is_the_day_after_the_last() -> None:
    now = at("2026-11-24T12:00:00")
    assert str(next_night(now, SEOUL, 3)) == "2026-11-25"
    assert str(next_night(now + 30 * 86_400_000, SEOUL, 3)) == "2026-12-25"
