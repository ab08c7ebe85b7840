"""The plan of a store: its zones in walking order, its fixtures and its fitting rooms."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.garment import Text


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the sales floor. Zones are listed in the order a runner walks them."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Fixture:
    """The rail, table or mannequin that garments are displayed on."""

    id: str
    zone: str
    name: Text


@dataclass(frozen=True, slots=True)
class FittingRoom:
    """A fitting room. An accessible one is kept for those who ask for it."""

    id: str
    name: Text
    accessible: bool = False


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
