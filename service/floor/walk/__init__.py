"""One walk: tasks of several rooms fetched in one round, and what becomes of it under way.

``arms`` says what a runner has, ``round`` is geometry, ``planning`` chooses; the rest are the
rules: setting out, joining, handing on, and the end.
"""

from __future__ import annotations

from service.floor.walk import handing, setting_out, under_way
from service.floor.walk.arms import (
    active,
    current,
    free_arms,
    in_room,
    taken,
    to_bring,
    to_fetch,
)
from service.floor.walk.joining import ahead, joined
from service.floor.walk.planning import Ranked, by_nearness, next_walk
from service.floor.walk.round import Errand, Round
from service.floor.walk.under_way import ended, follow

#: Importing them registers their rules.
NOUNS = (handing, setting_out, under_way)

__all__ = [
    "NOUNS",
    "Errand",
    "Ranked",
    "Round",
    "active",
    "ahead",
    "by_nearness",
    "current",
    "ended",
    "follow",
    "free_arms",
    "in_room",
    "joined",
    "next_walk",
    "taken",
    "to_bring",
    "to_fetch",
]
