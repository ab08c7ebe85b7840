"""A slate and its cards: what a screen is shown, and what is kept of why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.garment import Size
from service.recommend.fallback import Fallback, Source, Why
from service.recommend.learned.considered import Considered
from service.recommend.reasons import Reason
from service.recommend.sizing import InSize

#: The reason of a card that brings none of its own.
HERE_NOW = Reason("here_now")


@dataclass(frozen=True, slots=True)
class OnHand:
    """A size of a card that can be brought now, and how many pieces of it."""

    gtin: str
    size: Size | None
    available: int


@dataclass(frozen=True, slots=True)
class Card:
    """One garment of a slate.

    ``gtin`` is the variant that one tap brings: the one in the wanted size, one that likely fits
    with ``certainty``, or the only one there is; None where the shopper must choose. ``because``
    is the style that led here.
    ``propensity`` is the chance, over every luck, that this ranker shows this card at this place,
    given the cards before it. ``why_here`` are the parts of ``score`` by name; they add up to it.
    ``learned`` are those of a learned ranker's score, where one chose the order.
    """

    position: int
    style: str
    colourway: str
    gtin: str | None
    sizes: tuple[OnHand, ...]
    in_size: InSize
    source: Source
    because: str | None
    score: float
    propensity: float = 1.0
    reason: Reason = HERE_NOW
    why_here: Mapping[str, float] = field(default_factory=dict)
    certainty: float | None = None
    learned: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slate:
    """Cards in the order they are shown, and what they were made from.

    ``fallback`` is the lowest rung that was needed and ``why`` the reason (None if none was).
    ``considered`` is what the cards were chosen from, where others might have been.
    """

    id: str
    release: str
    ranker: str
    fallback: Fallback
    why: Why | None
    wanted_sizes: Mapping[str, str]
    cards: tuple[Card, ...]
    considered: Considered | None = None
