"""What one may ask of a store as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.store import StorePlan
from service.floor.commands.command import Command


@dataclass(frozen=True, slots=True)
class PlanStore(Command):
    plan: StorePlan


@dataclass(frozen=True, slots=True)
class AdoptRelease(Command):
    release: str


@dataclass(frozen=True, slots=True)
class SetStock(Command):
    on_hand: dict[str, int]


@dataclass(frozen=True, slots=True)
class CountStock(Command):
    gtin: str
    pieces: int
    by: str | None = None


@dataclass(frozen=True, slots=True)
class SellGarment(Command):
    gtin: str
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class ChangeStock(Command):
    """Several counts, sales and corrections, each of another variant: all of them or none."""

    changes: tuple[SetStock | CountStock | SellGarment, ...]


@dataclass(frozen=True, slots=True)
class LetTimePass(Command):
    """Apply every deadline that has passed: lapsed offers and claims, idle and finished visits."""


@dataclass(frozen=True, slots=True)
class ConfirmErasure(Command):
    """Forgotten visits are being taken out of all that is kept; the log goes on behind them."""

    visits: int
