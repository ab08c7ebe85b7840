"""The fallback ladder, written here and nowhere else: alike, popular here, anything on hand.

A slate steps down a rung only when the rungs above could not fill it. Every rung offers eligible
garments only, every pick says which rung it came from, and the outcome says how far down the
slate had to go, and why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from service.recommend.eligible import Barred, Eligible
from service.recommend.here import Here
from service.recommend.rank import Ranked, Taste, nearest
from service.recommend.shelf import Floats, Numbers
from service.recommend.spread import Spread

#: Where a card came from: like something wanted, like something liked, asked for by many, here.
Source = Literal["similar", "liked", "popular", "on_hand"]
#: The lowest rung that a slate needed.
Fallback = Literal["none", "popular", "on_hand", "empty"]
#: Why likeness alone did not fill the slate, or why there is nothing to show at all.
Why = Literal["nothing_told", "no_vector", "few_alike"] | Barred

#: In the last rung, how many pieces there are decides only among garments of equal standing.
PLENTY = 0.1


@dataclass(frozen=True, slots=True)
class Pick:
    """A colourway for the slate. ``because`` is the style of the visit that it resembles."""

    colourway: int
    source: Source
    because: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Climb:
    """What the ladder gave. ``why`` is None when ``fallback`` is none."""

    picks: tuple[Pick, ...]
    fallback: Fallback
    why: Why | None


@dataclass(frozen=True, slots=True)
class Offer:
    """The candidates of one rung: colourways (n,), scores (n,), and how to account for the i-th."""

    ways: Numbers
    scores: Floats
    account: Callable[[int], tuple[Source, str | None]]


def climb_down(here: Here, taste: Taste, eligible: Eligible, places: int, share: float) -> Climb:
    """Fill ``places``, rung by rung; ``share`` is what one category may take (see `Spread`)."""
    slate = Spread(here.shelf, places, share)
    picks: list[Pick] = []
    lowest: Fallback = "empty"
    for fallback, rung in LADDER:
        if slate.open <= 0:
            break
        offer = rung(here, taste, eligible)
        chosen = slate.fill(offer.ways, offer.scores)
        picks += [_pick(offer, int(one)) for one in chosen]
        lowest = fallback if len(chosen) else lowest
    return Climb(tuple(picks), lowest, _why(lowest, taste, eligible))


def _alike(here: Here, taste: Taste, eligible: Eligible) -> Offer:
    """Garments like those the shopper asked for or liked."""
    ranked = nearest(here.shelf, taste, here.search, eligible.rows)
    return Offer(ranked.colourways, ranked.scores, lambda one: _because(here, taste, ranked, one))


def _popular_here(here: Here, taste: Taste, eligible: Eligible) -> Offer:
    """Styles that shoppers of this store asked for, in the colour there is most of."""
    shelf = here.shelf
    asked_for = np.zeros(len(shelf.styles))  # (S,)
    for style, times in here.popular.items():
        if (number := shelf.style_number.get(style)) is not None:
            asked_for[number] = max(times, 0)
    times_asked = asked_for[shelf.style_of]  # (C,)
    ways = np.flatnonzero(eligible.colourways & (times_asked > 0)).astype(np.int32)
    scores = _share_of_most(times_asked[ways]) + PLENTY * _plenty(here, eligible, ways)
    return Offer(ways, scores, lambda _: ("popular", None))


def _anything(here: Here, taste: Taste, eligible: Eligible) -> Offer:
    """Whatever is on hand: first what the shopper was looking for in kind, then the rest."""
    shelf = here.shelf
    ways = np.flatnonzero(eligible.colourways).astype(np.int32)
    told = [way for style in taste.told for way in shelf.colourways_of(style)]
    same_kind = np.isin(shelf.category_of[ways], shelf.category_of[told]).astype(np.float64)
    scores = same_kind + PLENTY * _plenty(here, eligible, ways)
    return Offer(ways, scores, lambda _: ("on_hand", None))


#: From the best rung to the last, each with the name that a slate gives when it had to go there.
LADDER: tuple[tuple[Fallback, Callable[[Here, Taste, Eligible], Offer]], ...] = (
    ("none", _alike),
    ("popular", _popular_here),
    ("on_hand", _anything),
)


def _pick(offer: Offer, one: int) -> Pick:
    source, because = offer.account(one)
    return Pick(int(offer.ways[one]), source, because, float(offer.scores[one]))


def _because(here: Here, taste: Taste, ranked: Ranked, one: int) -> tuple[Source, str | None]:
    seed = taste.towards[int(ranked.because[one])]
    itself = here.shelf.styles[here.shelf.style_of[ranked.colourways[one]]] == seed.style
    return "liked" if seed.word == "liked" else "similar", None if itself else seed.style


def _plenty(here: Here, eligible: Eligible, ways: Numbers) -> Floats:
    """Pieces that may be brought of each of ``ways`` (n,), as a share of the most of any."""
    pieces: Floats = np.bincount(
        here.shelf.colourway_of,
        weights=np.where(eligible.variants, here.on_hand, 0),
        minlength=len(here.shelf.colourways),
    ).astype(np.float64)
    return _share_of_most(pieces[ways])


def _share_of_most(values: Floats) -> Floats:
    shares: Floats = values / values.max(initial=1.0)
    return shares


def _why(fallback: Fallback, taste: Taste, eligible: Eligible) -> Why | None:
    if fallback == "none":
        return None
    if fallback == "empty":
        return eligible.barred
    if not taste.told:
        return "nothing_told"
    return "few_alike" if taste.towards else "no_vector"
