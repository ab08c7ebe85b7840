"""What happens to a wish: a garment that somebody waits for until one comes back."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class GarmentWanted(Fact):
    """Every piece is with others; the next that comes back becomes the request ``wish``."""

    wish: str
    visit: str
    gtin: str
    style: str
    colourway: str
    zone: str | None = None
    fixture: str | None = None


@dataclass(frozen=True, slots=True)
class WishWithdrawn(Fact):
    wish: str
    visit: str


@dataclass(frozen=True, slots=True)
class WishInVain(Fact):
    """There is no piece left in the store that could come back."""

    wish: str
    visit: str
