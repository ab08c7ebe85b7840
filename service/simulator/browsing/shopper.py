"""One visit: comes in with a garment, looks at slates, asks for some of it, keeps some of that.

A place is looked at with a chance of its own, a card that is looked at is asked for by its appeal,
and what was brought is kept by another. Every toss is named by the visit and by what is tossed for:
under another ranker the same shopper says the same of the same card.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from service.recommend import Here, Slate, Wants
from service.recommend.learned.slate_log import Shown
from service.recommend.luck import toss
from service.recommend.wants import Asked

Floats = NDArray[np.float64]
#: Makes the slate of a visit: wants, id of the slate, luck.
Make = Callable[[Wants, str, str], Slate]

#: How likely each place of a room's screen is looked at.
LOOKS = (0.95, 0.8, 0.68, 0.58, 0.5, 0.44, 0.4, 0.36)
#: Logits: of a card that is nothing to the shopper; and of how it fits what they came for.
ASKED, KIND, COLOUR, OTHER_KIND = -3.3, 0.7, 0.5, -0.5
KEPT = -0.6
#: The chance to look at another slate, after something was asked for and after nothing was.
GO_ON, GO_ON_AFTER_NOTHING = 0.9, 0.6
#: The chance that who asks for nothing says what is wrong with the first card.
DISLIKES = 0.25
MOST_SLATES = 8
TAP_MS = 40_000


@dataclass(frozen=True, slots=True, eq=False)
class Mood:
    """The hidden taste of a day, (C,) each: logits of being asked for and of being kept."""

    asked: Floats
    kept: Floats


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of it. ``appeal`` are the true chances that each candidate of each slate is asked
    for once it is looked at, and kept once it is asked for."""

    shown: tuple[Shown, ...]
    appeal: tuple[tuple[tuple[float, float], ...], ...]
    asked: tuple[Asked, ...]

    @property
    def kept(self) -> int:
        """Garments that were suggested and kept."""
        return sum(len(one.kept) for one in self.shown)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Came for garments of a kind in colours near that of ``first``, a number of the shelf."""

    name: str
    first: int

    @classmethod
    def of(cls, here: Here, name: str, mood: Mood) -> Person:
        """Somebody who took the one of eight garments that draws most: also they know the mood."""
        count = len(here.shelf.colourways)
        eight = [int(toss(name, "first", one) * count) for one in range(8)]
        return cls(name, max(eight, key=lambda way: mood.asked[way]))

    def chances(self, here: Here, mood: Mood) -> tuple[Floats, Floats]:
        """(C,) each: to be asked for when looked at, and to be kept when brought."""
        shelf, own = here.shelf, self.first
        same = shelf.category_of == shelf.category_of[own]
        beside = shelf.attributes.worn_on == shelf.attributes.worn_on[own]
        colour = next((part for part in shelf.parts if part.name == "colour"), shelf.parts[-1])
        vectors = np.asarray(shelf.catalogue.vectors[:, colour.first : colour.end], np.float64)
        vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        rows = shelf.row_of
        alike = vectors[rows] @ vectors[rows[own]]
        logit = ASKED + KIND * same + OTHER_KIND * ~beside + COLOUR * (2 * alike - 1) + mood.asked
        return _chance(logit), _chance(KEPT + mood.kept)


def live(here: Here, mood: Mood, make: Make, name: str, day: int) -> Visit:
    """The visit with this ``name`` on ``day``: the same name, the same shopper."""
    person = Person.of(here, name, mood)
    asks, keeps = person.chances(here, mood)
    wants = _came_with(here, person)
    shown, appeals = [], []
    for tap in range(MOST_SLATES):
        slate = make(wants, f"{name}/{tap}", name)
        if slate.considered is None or not slate.cards:
            break
        ways = [here.shelf.colourway_number[c.colourway] for c in slate.considered.candidates]
        one = _looked(slate, here, asks, keeps, f"{name}/{tap}", name, day)
        shown.append(one)
        appeals.append(tuple(zip(asks[ways].tolist(), keeps[ways].tolist(), strict=True)))
        wants = _said(wants, slate, one, f"{name}/{tap}", (tap + 1) * TAP_MS)
        if toss(name, "on", tap) >= (GO_ON if one.asked else GO_ON_AFTER_NOTHING):
            break
    return Visit(tuple(shown), tuple(appeals), wants.asked[1:])


def _looked(
    slate: Slate, here: Here, asks: Floats, keeps: Floats, tap: str, name: str, day: int
) -> Shown:
    assert slate.considered is not None
    numbers = {one.colourway: n for n, one in enumerate(slate.considered.candidates)}
    asked, kept = set(), set()
    for card in slate.cards:
        way = here.shelf.colourway_number[card.colourway]
        looks = toss(tap, "look", card.position) < LOOKS[card.position]
        if looks and toss(tap, "ask", card.colourway) < asks[way]:
            asked.add(card.position)
            if toss(name, "keep", card.style) < keeps[way]:
                kept.add(card.position)
    return Shown(
        visit=name,
        day=day,
        considered=slate.considered,
        at=[numbers[card.colourway] for card in slate.cards],
        seen=frozenset(range(len(slate.cards))),
        asked=frozenset(asked),
        kept=frozenset(kept),
        ranker=slate.ranker,
    )


def _came_with(here: Here, person: Person) -> Wants:
    way = here.shelf.colourways[person.first]
    style, colourway = here.shelf.catalogue.by_colourway[way]
    asked = Asked(style.id, way, colourway.variants[0].gtin, "brought")
    return Wants(asked=(asked,), said_at={style.id: 0})


def _said(wants: Wants, slate: Slate, one: Shown, tap: str, at: int) -> Wants:
    """What was asked for and what became of it; or a word about the first card."""
    said, heard = list(wants.asked), dict(wants.said_at)
    for place in sorted(one.asked):
        card = slate.cards[place]
        gtin = card.gtin or card.sizes[0].gtin
        said.append(
            Asked(card.style, card.colourway, gtin, "kept" if place in one.kept else "left")
        )
        heard[card.style] = at
    found = replace(wants, asked=tuple(said), said_at=heard)
    if one.asked or toss(tap, "dislike") >= DISLIKES:
        return found
    style = slate.cards[0].style
    return replace(
        found,
        disliked=found.disliked | {style},
        disliked_why={
            **found.disliked_why,
            style: ("colour" if toss(tap, "why") < 0.5 else "style",),
        },
        said_at={**heard, style: at},
    )


def _chance(logits: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-logits))
    return found
