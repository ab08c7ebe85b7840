"""Scans of the archive as looks: which visit was at which fixture, on which day, in which hour.

A look is a scan by a visit's own phone: whoever scans a tag stands before it. A view on a screen
may have come from a slate or a search, and a scan at the kiosk is nobody's; neither says what a
display drew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from service.insight.displays.looks import Counts

if TYPE_CHECKING:
    from service.insight.window import Window

SQL = """
SELECT date_diff('day', DATE '{since}', clock::DATE)::BIGINT AS day, hour(clock)::BIGINT AS hour,
    dense_rank() OVER (ORDER BY visit)::BIGINT AS visit,
    list_position({fixtures}, fixture)::BIGINT - 1 AS fixture
FROM (SELECT DISTINCT visit, fixture, date_trunc('hour', clock) AS clock FROM stood)
WHERE list_contains({fixtures}, fixture) ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Scans:
    """Looks, one a row: day of the window (from 0), hour of the store's clock, visit, fixture."""

    day: Counts
    hour: Counts
    visit: Counts
    fixture: Counts

    def until(self, days: int) -> Scans:
        """The first so many days."""
        chosen = self.day < days
        return Scans(self.day[chosen], self.hour[chosen], self.visit[chosen], self.fixture[chosen])


def scans(window: Window, fixtures: list[str]) -> Scans:
    """Every scan of the window at one of ``fixtures``, which are numbered as they are listed."""
    listed = ", ".join("'" + one.replace("'", "''") + "'" for one in fixtures)
    sql = SQL.format(fixtures=f"[{listed}]::VARCHAR[]", since=window.span.since)
    found = window.columns(sql)
    return Scans(
        *(np.asarray(found[name], np.int64) for name in ("day", "hour", "visit", "fixture"))
    )
