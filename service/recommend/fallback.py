"""The fallback ladder, written here and nowhere else: alike, popular here, anything on hand.

A slate steps down a rung only when the rungs above could not fill it. Every rung offers eligible
garments only, every pick says which rung it came from, and the outcome says how far down the
slate had to go, and why. What a taste says without photos (`Leanings`) orders every rung.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from service.recommend.eligible import Barred, Eligible
from service.recommend.here import Here
from service.recommend.rank import Ranked, nearest
from service.recommend.reasoning import Account, reason_for
from service.recommend.reasons import Reason
from service.recommend.shelf import NONE, Floats, Numbers
from service.recommend.spread import Spread
from service.recommend.taste import Taste
from service.recommend.terms import Leanings, Terms, asked_for, total
from service.recommend.usual import DECIMALS

#: Where a card came from: like something wanted, like something liked, kept together with
#: something, like a photo, asked for by many, here; or it completes an outfit.
Source = Literal["similar", "liked", "together", "photo", "popular", "on_hand", "goes_with"]
#: The lowest rung that a slate needed.
Fallback = Literal["none", "popular", "on_hand", "empty"]
#: Why likeness alone did not fill the slate, or why there is nothing to show at all.
Why = (
    Literal["nothing_told", "no_vector", "few_alike", "nothing_alike", "distantly_alike"]
    # Of what completes an outfit: what it is is not known; nothing that is here goes with it.
    | Literal["no_kind", "nothing_goes"]
    # The store can't bring what is asked for already.
    | Literal["store_overloaded"]
    | Barred
)

#: What orders a rung below the first: how often it was asked for, whether it is of a wanted kind.
FIRST = 1.0
#: There, how many pieces there are decides only among garments of equal standing.
PLENTY = 0.1


@dataclass(frozen=True, slots=True)
class Pick:
    """A colourway for the slate. ``because`` is the style of the visit that it resembles.

    ``score`` is the sum of ``terms``, where those are known. ``propensity`` is its chance to be
    picked here. ``reason`` is None for one that follows from the source alone, or from the
    ``account`` of how it was found: of what is not shown nobody needs a reason.
    """

    colourway: int
    source: Source
    because: str | None
    score: float
    propensity: float = 1.0
    reason: Reason | None = None
    terms: Mapping[str, float] = field(default_factory=dict)
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class Climb:
    """What the ladder gave. ``why`` is None when ``fallback`` is none. ``spare`` would come next,
    from the same rungs. Accounts of picks are by the ``leanings``."""

    picks: tuple[Pick, ...]
    fallback: Fallback
    why: Why | None
    spare: tuple[Pick, ...] = ()
    leanings: Leanings | None = None

    def reason(self, pick: Pick) -> Reason | None:
        """Why it is shown; None where that follows from its source alone."""
        if pick.account is None or self.leanings is None:
            return pick.reason
        return reason_for(self.leanings, pick.account)


#: While a store is overloaded nothing is suggested.
NO_MORE = Climb((), "empty", "store_overloaded")


@dataclass(frozen=True, slots=True)
class Offer:
    """The candidates of one rung: colourways (n,), scores (n,) and what those are made of.

    ``account`` says of the i-th where it comes from and which style of the visit it is like.
    """

    ways: Numbers
    scores: Floats
    terms: Terms
    account: Callable[[int], tuple[Source, str | None]]


def climb_down(
    here: Here,
    taste: Taste,
    eligible: Eligible,
    places: int,
    share: float,
    luck: str | None = None,
    spare: int = 0,
) -> Climb:
    """Fill ``places``, rung by rung; ``share`` is what one category may take (see `Spread`).

    From the rung that filled the last place, ``spare`` more are picked.
    """
    leanings = Leanings.of(here, taste)
    slate = Spread(here.shelf, places, share, luck)
    picks: list[Pick] = []
    lowest: Fallback = "empty"
    for fallback, rung in LADDER:
        if slate.open <= 0:
            break
        offer = rung(leanings, eligible)
        chosen = slate.fill(offer.ways, offer.scores, spare).tolist()
        lowest = fallback if chosen else lowest
        usual = {name: float(part.mean()) for name, part in offer.terms.items() if part.size}
        for one in chosen:
            picks.append(_pick(offer, usual, one, slate, len(picks)))
    why = _why(lowest, taste, eligible)
    return Climb(tuple(picks[:places]), lowest, why, tuple(picks[places:]), leanings)


def _alike(leanings: Leanings, eligible: Eligible) -> Offer:
    """Garments like those the shopper asked for or liked, or kept together with them."""
    ranked = nearest(leanings.here, leanings, eligible)
    return Offer(
        ranked.colourways,
        ranked.scores,
        ranked.terms,
        lambda one: _because(leanings, ranked, one),
    )


def _popular_here(leanings: Leanings, eligible: Eligible) -> Offer:
    """Styles that shoppers of this store asked for, in the colour there is most of."""
    here = leanings.here
    popularity = asked_for(here, np.arange(len(here.shelf.colourways), dtype=np.int32))  # (C,)
    ways = np.flatnonzero(eligible.colourways & (popularity > 0)).astype(np.int32)
    first = {"popular": FIRST * popularity[ways], "plenty": PLENTY * _plenty(here, eligible, ways)}
    return _offer(leanings, ways, first, "popular")


def _anything(leanings: Leanings, eligible: Eligible) -> Offer:
    """Whatever is on hand: first what the shopper was looking for in kind, then the rest."""
    here, shelf = leanings.here, leanings.here.shelf
    ways = np.flatnonzero(eligible.colourways).astype(np.int32)
    told = [way for style in leanings.taste.told for way in shelf.colourways_of(style)]
    kinds = np.setdiff1d(shelf.category_of[told], [NONE])
    same_kind = np.isin(shelf.category_of[ways], kinds).astype(np.float64)
    first = {"same_kind": FIRST * same_kind, "plenty": PLENTY * _plenty(here, eligible, ways)}
    return _offer(leanings, ways, first, "on_hand")


def _offer(leanings: Leanings, ways: Numbers, first: Terms, source: Source) -> Offer:
    terms = leanings.terms(ways)
    terms |= {name: np.round(part, DECIMALS) for name, part in first.items()}
    return Offer(ways, total(terms, len(ways)), terms, lambda _: (source, None))


#: From the best rung to the last, each with the name that a slate gives when it had to go there.
LADDER: tuple[tuple[Fallback, Callable[[Leanings, Eligible], Offer]], ...] = (
    ("none", _alike),
    ("popular", _popular_here),
    ("on_hand", _anything),
)


def _pick(
    offer: Offer,
    usual: Mapping[str, float],
    one: int,
    slate: Spread,
    place: int,
) -> Pick:
    source, because = offer.account(one)
    way = int(offer.ways[one])
    terms = {name: float(part[one]) for name, part in offer.terms.items() if part[one]}
    account = Account(way, source, because, terms, usual, slate.by_luck[place])
    return Pick(
        colourway=way,
        source=source,
        because=because,
        score=float(offer.scores[one]),
        propensity=slate.propensity[place],
        terms=terms,
        account=account,
    )


def _because(leanings: Leanings, ranked: Ranked, one: int) -> tuple[Source, str | None]:
    shelf = leanings.here.shelf
    style = shelf.styles[shelf.style_of[ranked.colourways[one]]]
    number = int(ranked.because[one])
    if number == NONE:
        return "together", leanings.together[style].of
    seed = leanings.taste.towards[number]
    itself = style == seed.style
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
