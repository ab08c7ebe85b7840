"""The plan of a store: its zones in walking order, its fixtures and its fitting rooms.

A plan may carry a map: where things stand, in metres. A store without one is walked by the order of
its zones; see ``catalog.walking``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from catalog.garment import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the floor, in metres: ``x`` to the right and ``y`` down as the map is drawn."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the floor, in metres, from its upper left corner."""

    x: float
    y: float
    width: float
    depth: float

    @property
    def middle(self) -> Place:
        return Place(self.x + self.width / 2, self.y + self.depth / 2)


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the sales floor. Zones are listed in the order a runner walks them."""

    id: str
    name: Text
    area: Area | None = None


#: How a fixture shows what is on it: its arrangement, as reports compare them.
FixtureKind = Literal["rail", "table", "shelf", "wall", "mannequin", "window", "other"]


@dataclass(frozen=True, slots=True)
class Fixture:
    """The rail, table or mannequin that garments are displayed on."""

    id: str
    zone: str
    name: Text
    at: Place | None = None
    kind: FixtureKind = "rail"


@dataclass(frozen=True, slots=True)
class FittingRoom:
    """A fitting room. An accessible one is kept for those who ask for it."""

    id: str
    name: Text
    accessible: bool = False
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class StorePlan:
    """What a store is before anyone walks in. ``timezone`` is an IANA name."""

    id: str
    name: Text
    timezone: str
    currency: str
    zones: tuple[Zone, ...]
    fixtures: tuple[Fixture, ...]
    rooms: tuple[FittingRoom, ...]
    #: The whole floor, for drawing the map.
    area: Area | None = None
