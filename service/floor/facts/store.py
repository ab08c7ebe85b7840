"""What happens to a store as a whole: its plan, its release, its stock."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.store import StorePlan
from service.floor.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class StorePlanned(Fact):
    plan: StorePlan


@dataclass(frozen=True, slots=True)
class ReleaseAdopted(Fact):
    release: str


@dataclass(frozen=True, slots=True)
class StockSet(Fact):
    """What the retailer's system says is on hand, by GTIN: pieces in the store, held ones too."""

    on_hand: dict[str, int]


@dataclass(frozen=True, slots=True)
class StockCounted(Fact):
    gtin: str
    on_hand: int
    by: str | None = None


@dataclass(frozen=True, slots=True)
class GarmentSold(Fact):
    """``pieces`` left through the till; ``kept`` of them had been kept in a fitting room, and
    ``unaccounted`` had been asked about: now the till has answered."""

    gtin: str
    pieces: int
    kept: int
    unaccounted: int = 0


@dataclass(frozen=True, slots=True)
class VisitsErased(Fact):
    """So many visits were forgotten everywhere; whatever was said of them stood before this."""

    visits: int
