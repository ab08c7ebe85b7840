"""What the manager is alerted to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.floor.facts.fact import Fact

#: Accessible rooms that are misused, rooms that are out for long, and nobody there to help.
AlertCode = Literal[
    "accessible_out",
    "accessible_storage",
    "accessible_not_cleared",
    "accessible_piled_up",
    "room_out",
    "nobody_on_floor",
]


@dataclass(frozen=True, slots=True)
class AlertRaised(Fact):
    alert: str
    code: AlertCode
    room: str | None = None


@dataclass(frozen=True, slots=True)
class AlertCleared(Fact):
    """What was wrong is right again."""

    alert: str
