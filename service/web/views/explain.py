"""Why a slate is as it is, in numbers: for whoever tunes it, or doubts it. Not for shoppers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import numpy as np

from service.recommend import fallback, price, rank, spread, taste, terms, usual
from service.recommend.attributes import NONE
from service.recommend.eligible import Eligible, eligible
from service.recommend.here import Here
from service.recommend.outfits import places, suiting
from service.recommend.outfits.completing import worn_beside
from service.recommend.outfits.table import Table
from service.recommend.outfits.worn import Worn
from service.recommend.shelf import Mask, Shelf
from service.recommend.slate import Card, Slate
from service.recommend.taste import Seed, Taste
from service.recommend.wants import Wants
from service.web.views import View

#: What the parts of a score can add or take, and how a slate is filled. ``terms`` has the names
#: that the terms of a card have; of the parts of a vector, and of ``away``, the words and the
#: reasons say how much they weigh. ``rungs`` is what weighs otherwise further down.
WEIGHTS: View = {
    "words": dict(taste.PULL),
    "reasons": {reason: dict(parts) for reason, parts in taste.MOVES.items()},
    "terms": {
        "several": rank.BREADTH,
        "price": price.NEAR,
        "brand": terms.SAME_BRAND,
        "same_kind": terms.SAME_KIND,
        "together": terms.TOGETHER,
        "popular": terms.POPULAR,
        "unwanted_colour": terms.UNWANTED_COLOUR,
        "unwanted_fabric": terms.UNWANTED_FABRIC,
        "cut": terms.CUT,
        "near": terms.NEAR,
    },
    "rungs": {
        "popular": {"popular": fallback.FIRST, "plenty": fallback.PLENTY},
        "on_hand": {"same_kind": fallback.FIRST, "plenty": fallback.PLENTY},
    },
    "half_life_ms": taste.HALF_LIFE_MS,
    "several_in_colour": rank.COLOUR_BREADTH,
    "too_dear": price.TOO_DEAR,
    "unit_of_likeness": usual.UNIT,
    "relevance": spread.RELEVANCE,
    "one_brand_in_a_row": spread.IN_A_ROW,
    "places_without_luck": spread.SAFE,
    "chance_of_luck": spread.TRY,
}

#: The same for what completes an outfit.
LOOK_WEIGHTS: View = {
    "terms": {
        "worn_together": suiting.KIND,
        "colour": suiting.COLOURS,
        "dressed": suiting.DRESSED,
        "warm": suiting.WARM,
        "pattern": suiting.BUSY,
        "price": suiting.PRICE,
        "brand": suiting.BRAND,
        "together": suiting.TOGETHER,
        "popular": suiting.POPULAR,
        "for_whom": suiting.FOR_ONE,
    },
    "second_of_a_kind": places.SAME_KIND,
    "second_in_a_colour": places.SAME_COLOUR,
    "most_of_a_slot": places.MOST,
    "evenly": places.EVENLY,
}


def explained(
    view: View, slate: Slate, here: Here, wants: Wants, seeds: Taste, hidden: Collection[str] = ()
) -> View:
    """``view`` of ``slate``, with what moved each card and, once, what moved them all.

    ``seeds`` and ``hidden`` are what the slate was made from besides ``here`` and ``wants``.
    """
    nearness = _nearness(here.shelf, slate)
    cards = [
        {**shown, "explain": _card(card, nearest)}
        for shown, card, nearest in zip(view["cards"], slate.cards, nearness, strict=True)
    ]
    whole = {
        "rung": {"fallback": slate.fallback, "why": slate.why},
        "seeds": [_seed(here.shelf, seed) for seed in reversed(seeds.spoken)],
        "worn": [],
        "eligible": _eligible(slate, here, wants, hidden),
        "weights": WEIGHTS,
    }
    return {**view, "cards": cards, "explain": whole}


def look_explained(
    view: View,
    slate: Slate,
    here: Here,
    wants: Wants,
    worn: Worn,
    table: Table,
    hidden: Collection[str] = (),
) -> View:
    """The same of what completes an outfit: ``worn`` is what it was made for, by ``table``."""
    cards = [
        {**shown, "explain": {"score": round(card.score, 6), "terms": _rounded(card.why_here)}}
        for shown, card in zip(view["cards"], slate.cards, strict=True)
    ]
    beside = worn_beside(worn, table) if worn.ways else None
    whole = {
        "rung": {"fallback": slate.fallback, "why": slate.why},
        "seeds": [],
        "worn": list(worn.styles),
        "eligible": _eligible(slate, here, wants, hidden, beside),
        "weights": LOOK_WEIGHTS,
    }
    return {**view, "cards": cards, "explain": whole}


def _eligible(
    slate: Slate,
    here: Here,
    wants: Wants,
    hidden: Collection[str],
    beside: Mask | None = None,
) -> list[View]:
    """What each rule leaves; ``beside`` (C,) is what may be worn with what is worn."""
    wanted = replace(wants, sizes=slate.wanted_sizes)
    left = list(_rules(here, wanted, hidden))
    last = left[-1][1]
    if beside is not None and last is not None:
        variants = last.variants & beside[here.shelf.colourway_of]
        left.append(
            ("worn_beside", replace(last, colourways=last.colourways & beside, variants=variants))
        )
    return [{"rule": rule, **_left(here.shelf, passed)} for rule, passed in left]


def _card(card: Card, nearest: float) -> View:
    worth = spread.RELEVANCE * card.score - (1 - spread.RELEVANCE) * nearest
    return {
        "score": round(card.score, 6),
        "terms": _rounded(card.why_here),
        "learned": _rounded(card.learned),
        "nearest_before": round(nearest, 6),
        "worth": round(worth, 6),
    }


def _nearness(shelf: Shelf, slate: Slate) -> list[float]:
    """How like the likest of the cards before it each card is (see `Usual`), as the slate was
    filled: 0 without a vector, and for what is like none."""
    vectors = np.zeros((len(slate.cards), shelf.catalogue.vectors.shape[1]), np.float32)
    for card, vector in zip(slate.cards, vectors, strict=True):
        row = shelf.row_of[shelf.colourway_number[card.colourway]]
        if row != NONE:
            vector[:] = shelf.catalogue.vectors[row]
    likeness = shelf.usual.over_all((vectors @ vectors.T).astype(np.float64))  # (n, n)
    likeness[~vectors.any(axis=1)] = likeness[:, ~vectors.any(axis=1)] = 0.0
    return [float(likeness[at, :at].max(initial=0.0)) for at in range(len(vectors))]


def _rounded(numbers: Mapping[str, float]) -> View:
    return {name: round(number, 6) for name, number in numbers.items()}


def _seed(shelf: Shelf, seed: Seed) -> View:
    """A style of the visit, the latest first: what was said of it, and how much it draws.

    ``pull`` is by part of a vector; ``photos`` is how many of the style's vectors speak for it,
    and where there are none it draws by its kind alone.
    """
    return {
        "style": seed.style,
        "word": seed.word,
        "reasons": list(seed.why),
        "weight": round(seed.weight, 6),
        "pull": _rounded({part.name: seed.pull(part.name) for part in shelf.parts}),
        "photos": len(seed.rows),
    }


def _rules(
    here: Here, wants: Wants, hidden: Collection[str]
) -> Iterator[tuple[str, Eligible | None]]:
    """What each rule of `service.recommend.eligible` leaves, one after the other."""
    sized = Wants(sizes=wants.sizes)
    yield "catalogue", None
    yield "on_hand", eligible(here, Wants())
    yield "in_size", eligible(here, sized)
    yield "another_style", eligible(here, sized, hidden)
    yield "not_asked_for", eligible(here, replace(wants, disliked=frozenset()), hidden)
    yield "not_disliked", eligible(here, wants, hidden)


def _left(shelf: Shelf, passed: Eligible | None) -> View:
    """How many there are still; None stands for all of them."""
    if passed is None:
        ways, variants = len(shelf.colourways), len(shelf.gtins)
        return {"styles": len(shelf.styles), "colourways": ways, "variants": variants}
    return {
        "styles": len(set(shelf.style_of[passed.colourways].tolist())),
        "colourways": int(passed.colourways.sum()),
        "variants": int(passed.variants.sum()),
    }
