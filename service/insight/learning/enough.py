"""Whether enough happened in a store to learn an order of slates from."""

from __future__ import annotations

from service.archive.lake import Lake
from service.insight.learning.night import Night
from service.insight.slates import sighted_on

#: Visits that saw slates. What fewer ask for and keep is too little to judge an order by: in the
#: simulated month (`fitroom evaluate flywheel`) none was used before some 750.
LEAST_VISITS = 300


def visits_before(lake: Lake, store: str, night: Night, enough: int = LEAST_VISITS) -> int:
    """How many visits a night may learn from; the count ends at ``enough``, the latest first."""
    days = {one.day for one in lake.pieces("signals", store, night.since, night.until)}
    visits: set[str] = set()
    for day in sorted(days, reverse=True):
        visits |= {one.visit for one in sighted_on(lake, store, day)}
        if len(visits) >= enough:
            break
    return min(len(visits), enough)
