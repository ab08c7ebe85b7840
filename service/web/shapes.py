"""The shape of a slate as the API answers it, for `/docs` and for those who write clients.

Answers are plain views and are not checked against these on their way out; a test does that.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.floor.facts import Busy
from service.recommend.fallback import Fallback, Source, Why
from service.recommend.reasons import Code
from service.recommend.slate import InSize

#: ``{"en": ..., "ko": ...}``; ``und`` where the retailer did not say which language it is.
Texts = dict[str, str]


class Shape(BaseModel):
    """Nothing is answered that is not described."""

    model_config = ConfigDict(extra="forbid")


class Pixels(Shape):
    width: int
    height: int


class ColourShape(Shape):
    name: Texts
    hex: str | None


class SizeShape(Shape):
    label: str
    system: str | None


class PriceShape(Shape):
    """In minor units of an ISO 4217 currency."""

    minor: int
    currency: str


class OnHandShape(Shape):
    gtin: str
    size: SizeShape | None
    available: int


class NamedStyle(Shape):
    style: str
    name: Texts


class ReasonShape(Shape):
    """Why the card is there: the true reason that moved it most, in each language."""

    code: Code
    text: Texts


class CardExplained(Shape):
    """``terms`` are the parts of ``score`` by name; they add up to it.

    A place goes to the card with the highest ``worth``, unless luck gives it away or there would
    be too much of one category or brand: ``relevance`` (a weight) times the score, and the rest of
    one times how unlike it is to ``nearest_before``, the likest of the cards before it. What
    completes an outfit has neither: there the slots take turns.
    """

    score: float
    terms: dict[str, float]
    learned: dict[str, float] = {}
    nearest_before: float | None = None
    worth: float | None = None


class WhyLong(Shape):
    code: Literal["nobody_on_floor", "many_ahead", "far", "slow_today"]
    ahead: int
    runners: int
    walk_s: int


class PromiseShape(Shape):
    """How long bringing it takes, as it is said; why, if that is long."""

    seconds: int
    basis: Literal["measured", "planned"]
    why: WhyLong | None


class WhyBusy(Shape):
    """Promises that slip or were broken, of the last ones; the work before each runner."""

    late: int
    of: int
    work_s: int
    runners: int


class LoadShape(Shape):
    level: Busy
    why: Annotated[WhyBusy, Field(description="When the level came about.")]
    now: WhyBusy


class CardShape(Shape):
    """One garment. ``gtin`` is what one tap brings; null where a size must be chosen first."""

    position: int
    style: str
    name: Texts
    brand: str | None
    colourway: str
    colour: ColourShape | None
    photo: Annotated[str | None, Field(description="At most 1200 pixels on its long side.")]
    photo_small: Annotated[str | None, Field(description="At most 400 pixels on its long side.")]
    photo_small_size: Annotated[
        Pixels | None, Field(description="So that a screen can leave room before it is loaded.")
    ]
    price: PriceShape | None
    gtin: str | None
    sizes: list[OnHandShape]
    in_size: InSize
    source: Source
    because: Annotated[NamedStyle | None, Field(description="The garment that led here.")]
    reason: ReasonShape
    propensity: Annotated[
        float, Field(gt=0, le=1, description="The chance that this card had at this place.")
    ]
    opinion: Literal["like", "dislike"] | None
    promise: PromiseShape
    explain: CardExplained | None = None


class SeedShape(Shape):
    """A style of the visit, what was said of it, and how much it draws in each part of a vector."""

    style: str
    word: str
    reasons: list[str]
    weight: float
    pull: dict[str, float]
    photos: int


class LeftShape(Shape):
    """How much a rule leaves of what the rules before it left."""

    rule: Literal[
        "catalogue",
        "on_hand",
        "in_size",
        "another_style",
        "not_asked_for",
        "not_disliked",
        "worn_beside",
    ]
    styles: int
    colourways: int
    variants: int


class Rung(Shape):
    """The lowest rung of the fallback ladder that was needed, and why; null if none was."""

    fallback: Fallback
    why: Why | None


class SlateExplained(Shape):
    """What moved all cards: where they were chosen from, by what, and with which weights.

    ``worn`` are the styles that an outfit is completed for; there are no seeds then.
    """

    rung: Rung
    seeds: list[SeedShape]
    worn: list[str]
    eligible: list[LeftShape]
    weights: dict[str, Any]


class SlateShape(Shape):
    """Cards in the order in which they are shown.

    ``slate`` names it in impressions and requests. Cards with the same id are the same slate, so a
    screen that has it need not paint again. ``explain`` is there when it is asked for.
    """

    slate: str
    release: str
    ranker: str
    fallback: Fallback
    why: Why | None
    wanted_sizes: dict[str, str]
    load: LoadShape
    carry_first: Annotated[bool, Field(description="Offer carrying before bringing.")]
    cards: list[CardShape]
    explain: SlateExplained | None = None


class NeighbourShape(Shape):
    """A style in the colourway that is most alike, and the variant that would be brought.

    ``likeness`` is the cosine of the two vectors: 1 for what looks the same.
    """

    style: str
    colourway: str
    gtin: str
    likeness: float


class NeighboursShape(Shape):
    """What is like ``style``, the most alike first; each style once."""

    style: str
    release: str
    garments: list[NeighbourShape]
