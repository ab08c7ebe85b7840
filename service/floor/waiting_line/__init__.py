"""The waiting line: a place from the first scan, and rooms for those who ask, first come first.

Whoever scans a garment has a place; whoever asks for a garment or a room is *ready*, at the place
of their first scan. Rooms are offered to the first who is ready; those who have not asked, or hold
their place, are passed over and lose nothing. Accessible rooms are kept for those who ask for them.
"""

from __future__ import annotations

from service.floor.waiting_line.holding import resumed
from service.floor.waiting_line.offer import offered_room
from service.floor.waiting_line.offering import (
    kind_for,
    kinds_in_service,
    offers,
    waiting,
)
from service.floor.waiting_line.place import join, leave
from service.floor.waiting_line.places import Places
from service.floor.waiting_line.wait import Wait, WaitTimes, wait_of

__all__ = [
    "Places",
    "Wait",
    "WaitTimes",
    "join",
    "kind_for",
    "kinds_in_service",
    "leave",
    "offered_room",
    "offers",
    "resumed",
    "wait_of",
    "waiting",
]
