"""Wishes: garments of which every piece is with others, waited for until one comes back."""

from __future__ import annotations

from service.clock import Ms
from service.floor.facts import Fact, GarmentWanted, WishInVain, WishWithdrawn
from service.floor.rules import folds
from service.floor.state import Floor, Visit, Wish


def wishes_of(floor: Floor, visit: Visit) -> list[Wish]:
    """What a visit waits for or has waited for in vain, oldest first."""
    return [wish for wish in floor.wishes.values() if wish.visit == visit.id]


def withdrawn(floor: Floor, visit: Visit) -> list[Fact]:
    """Nobody waits any more: the visit is over."""
    return [WishWithdrawn(wish=wish.id, visit=visit.id) for wish in wishes_of(floor, visit)]


def fulfil(floor: Floor, visit: Visit, gtin: str) -> None:
    """The visit has asked for a piece, or has one: it does not wait for it any more."""
    for wish in wishes_of(floor, visit):
        if wish.gtin == gtin:
            _drop(floor, wish)


def _drop(floor: Floor, wish: Wish) -> None:
    del floor.wishes[wish.id]
    if not wish.in_vain:
        _one_fewer(floor, wish.gtin)


def _one_fewer(floor: Floor, gtin: str) -> None:
    floor.wanted[gtin] -= 1
    if not floor.wanted[gtin]:
        del floor.wanted[gtin]


@folds(GarmentWanted)
def _wanted(floor: Floor, fact: GarmentWanted, at: Ms) -> None:
    fulfil(floor, floor.visits[fact.visit], fact.gtin)
    floor.wishes[fact.wish] = Wish(
        id=fact.wish,
        visit=fact.visit,
        gtin=fact.gtin,
        style=fact.style,
        colourway=fact.colourway,
        since=at,
        zone=fact.zone,
        fixture=fact.fixture,
    )
    floor.wanted[fact.gtin] = floor.wanted.get(fact.gtin, 0) + 1


@folds(WishWithdrawn)
def _withdrawn(floor: Floor, fact: WishWithdrawn, at: Ms) -> None:
    _drop(floor, floor.wishes[fact.wish])


@folds(WishInVain)
def _in_vain(floor: Floor, fact: WishInVain, at: Ms) -> None:
    wish = floor.wishes[fact.wish]
    wish.in_vain = True
    _one_fewer(floor, wish.gtin)
