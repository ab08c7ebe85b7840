"""Short days in the demo store, for tests: one busy hour."""

from __future__ import annotations

import functools
from typing import Any

from catalog.collection import DemoStore, demo_store
from catalog.collection.store import plan
from service.simulator.day import Day, Setup, simulate
from service.simulator.shape import Shape

#: As busy as a Saturday's peak, and over after an hour.
HOUR = Shape("hour", 45, {14: 1.0})
QUIET = Shape("quiet", 8, {10: 1.0})

demo: Any = functools.cache(demo_store)


def setup(**changes: Any) -> Setup:
    """Three runners, eight rooms, one busy hour; ``changes`` are fields of the setup."""
    store: DemoStore = demo()
    usual = {
        "plan": plan(changes.pop("rooms", 8)),
        "styles": store.styles,
        "on_hand": store.on_hand,
        "shape": HOUR,
        "runners": 3,
        "seed": 7,
    }
    return Setup(**(usual | changes))


@functools.cache
def busy_hour(seed: int = 7, way: str = "one-walk") -> Day:
    """One busy hour, lived through once for all tests that only look."""
    return simulate(setup(seed=seed, way=way))
