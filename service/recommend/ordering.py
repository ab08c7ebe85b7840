"""From what was considered to a slate: in the order of likeness, or of a ranker that was learned.

Then luck has its places (see `service.recommend.learned.choosing`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from catalog.garment import say
from service.recommend.card import Card, Slate
from service.recommend.fallback import Source
from service.recommend.learned.arranging import arrange
from service.recommend.learned.choosing import choose
from service.recommend.learned.considered import Candidate, Considered, many, values_of
from service.recommend.learned.ranker import Ranker
from service.recommend.reasons import Reason
from service.recommend.shelf import Floats, Shelf

ANOTHER_IDEA = Reason("another_idea")
#: How far down the ladder a card was found.
RUNGS: Mapping[Source, int] = {"popular": 1, "on_hand": 2}


def ordered(
    shelf: Shelf,
    every: Slate,
    reason: Callable[[int], Reason],
    places: int,
    share: float,
    luck: str,
    ranker: Ranker | None,
) -> Slate:
    """The slate of the cards that are shown, of ``every`` one that was considered. ``reason`` says
    why one is shown, by its place in ``every``.

    Where several rungs were needed, nothing is left to luck: what is alike stays above the rest.
    """
    candidates = tuple(_candidate(shelf, card) for card in every.cards)
    features = ranker.features(candidates) if ranker else None
    order: Sequence[int] = range(len(candidates))
    if ranker and features is not None and candidates:
        order = _arranged(shelf, every, candidates, ranker.scores(features), places, share)
    one_rung = len({one.rung for one in candidates}) <= 1
    names = [candidates[one].colourway for one in order]
    chosen = choose(names, places, luck if one_rung else None)
    learned = {
        one: ranker.explain(features[one]) for one in order if ranker and features is not None
    }
    return replace(
        every,
        ranker=f"{every.ranker}+{ranker.name}" if ranker else every.ranker,
        cards=tuple(
            replace(
                every.cards[order[one.rank]],
                position=place,
                propensity=one.propensity,
                reason=ANOTHER_IDEA if one.by_luck else reason(order[one.rank]),
                learned=learned.get(order[one.rank], {}),
            )
            for place, one in enumerate(chosen)
        ),
        considered=Considered(candidates, tuple(order), one_rung, places, share),
    )


def _candidate(shelf: Shelf, card: Card) -> Candidate:
    style, way = shelf.catalogue.by_colourway[card.colourway]
    dear = float(shelf.attributes.dearness[shelf.colourway_number[card.colourway]])
    facts = {
        "in_size": float(card.in_size == "yes"),
        "certain": card.certainty or 0.0,
        "sizes": many(len(card.sizes)),
        "pieces": many(sum(one.available for one in card.sizes)),
        "dear": 0.0 if np.isnan(dear) else dear,
    }
    colour = say(way.colour.name) if way.colour else None
    values = values_of(card.position, card.score, card.why_here, facts)
    rung = RUNGS.get(card.source, 0)
    return Candidate(style.id, way.id, style.category, style.brand, colour, rung, values)


def _arranged(
    shelf: Shelf,
    every: Slate,
    candidates: Sequence[Candidate],
    scores: Floats,
    places: int,
    share: float,
) -> list[int]:
    ways = [shelf.colourway_number[card.colourway] for card in every.cards]
    order = arrange(
        scores[None],
        np.array([[one.rung for one in candidates]], np.int32),
        shelf.category_of[ways][None],
        shelf.attributes.brand[ways][None],
        np.ones((1, len(ways)), np.bool_),
        places=places,
        share=share,
    )
    found: list[int] = order[0].tolist()
    return found
