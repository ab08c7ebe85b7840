"""An access point fails: some screens have no line for a while, and then all have one again."""

from __future__ import annotations

import gevent

from load_tests.day import Day
from load_tests.shapes import Outage


def suffer(day: Day, outage: Outage, seconds: float) -> None:
    """Of a day of ``seconds``: take the line from some of ``day.screens`` and give it back."""
    gevent.sleep(outage.begins * seconds)
    lost = day.luck.sample(day.screens, round(outage.share * len(day.screens)))
    for screen in lost:
        screen.vanish()
    try:
        gevent.sleep((outage.ends - outage.begins) * seconds)
    finally:
        for screen in lost:
            screen.come_back()
