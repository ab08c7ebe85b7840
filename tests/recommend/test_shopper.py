"""A simulated shopper in the demo store: the slates come nearer to what is wanted, tap by tap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from service.recommend import Here, Slate, Wants, for_visit
from service.recommend.wants import Asked

from .shopper import SHOPPERS, Ranker, opened, store, walk

TAPS = 5
VISITS = 3


@pytest.fixture(scope="module")
def now() -> Here:
    return opened(store())


def ranker(now: Here, visit: str) -> Ranker:
    return lambda wants, slate: for_visit(now, wants, slate, luck=visit)


def test_the_share_of_cards_that_a_shopper_likes_rises_with_every_few_taps(now: Here) -> None:
    visits = [(one, f"{one.name}-{number}") for one in SHOPPERS for number in range(VISITS)]
    hits = np.mean(
        [list(walk(one, store(), ranker(now, visit), visit, TAPS)) for one, visit in visits], axis=0
    )
    first, middle, last = hits[0], hits[1:3].mean(), hits[4:].mean()
    assert first < 0.26
    assert middle > first + 0.03
    assert last > 0.30


def test_reasons_are_worth_more_than_the_bare_dislike(now: Here) -> None:
    def mute(visit: str) -> Ranker:
        return lambda wants, slate: ranker(now, visit)(replace(wants, disliked_why={}), slate)

    visits = [(one, f"{one.name}-{number}") for one in SHOPPERS for number in range(VISITS)]
    told, untold = (
        np.mean([list(walk(one, store(), make(visit), visit, TAPS))[1:] for one, visit in visits])
        for make in (lambda visit: ranker(now, visit), mute)
    )
    assert told > untold


def slates(now: Here) -> Iterator[tuple[Slate, Slate]]:
    """Slates of twelve visits before and after a look at a garment of quite another kind."""
    shop = store()
    ways = [way for way, (one, _) in shop.by_colourway.items() if one.category == "shirt"][::4]
    far = next(way for way, (one, _) in shop.by_colourway.items() if one.category == "bag")
    for way in ways[:12]:
        one, colourway = shop.by_colourway[way]
        asked = (Asked(one.id, way, colourway.variants[0].gtin, "brought"),)
        before, after = Wants(asked=asked), Wants(asked=asked, viewed=(far,))
        yield (
            for_visit(now, before, "before", 12, luck=way),
            for_visit(now, after, "after", 12, luck=way),
        )


def test_a_slate_does_not_dance(now: Here) -> None:
    kept = []
    for before, after in slates(now):
        styles = {card.style for card in before.cards}
        kept.append(np.mean([card.style in styles for card in after.cards]))
    assert np.mean(kept) > 0.5


def test_the_same_visit_and_the_same_slate_give_the_same_cards(now: Here) -> None:
    wants = Wants(viewed=("sh001-sky",))
    assert for_visit(now, wants, "s", 12) == for_visit(now, wants, "s", 12)
