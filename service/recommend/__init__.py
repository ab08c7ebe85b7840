"""Which garments to show a shopper: candidates, eligibility, ranking, fallback, slate. Pure.

    release -> Shelf          once per release: the catalogue as arrays
    Shelf + stock -> Here     what may be shown in this store now
    visit -> Wants            what this shopper asked for, liked, disliked, and in which sizes
    Here + Wants -> Slate     ``for_visit``, or ``similar`` to one style

Nothing in this folder reads a clock, makes an id, draws a random number or touches a network.
"""

from service.recommend.here import Here, Search
from service.recommend.shelf import Catalogue, Shelf
from service.recommend.slate import RANKER, Card, OnHand, Slate, for_visit, similar
from service.recommend.wants import Wants

__all__ = [
    "RANKER",
    "Card",
    "Catalogue",
    "Here",
    "OnHand",
    "Search",
    "Shelf",
    "Slate",
    "Wants",
    "for_visit",
    "similar",
]
