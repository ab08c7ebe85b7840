"""How likely a shopper looks at each place of a slate, compared with the first.

A card is asked for if it is looked at and appeals; looking follows from the place, appeal from the
card (the position-based model). Luck puts what stands at one rank at several places, whoever comes,
so requests by rank and place are a product of the appeal of a rank and the look that a place has:
a multiplicative Poisson model, fitted by likelihood. No model of appeal is needed (intervention
harvesting: Agarwal et al., 2019; Joachims, Swaminathan and Schnabel, 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from service.recommend.learned.arranging import Ints
from service.recommend.learned.slate_log import SlateLog
from service.recommend.shelf import Floats, Mask

#: Requests that each place is given besides its own, at the mean rate: nothing follows from three.
PRIOR = 3.0
ROUNDS = 500

#: How likely each place is looked at, (places,).
Places = Floats


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """``places`` (places,) is 1 for the first place."""

    places: Places

    def at(self, place: Ints) -> Floats:
        """How likely each ``place`` is looked at; 0 where it is below 0: not shown."""
        last = len(self.places) - 1
        found: Floats = np.where(place < 0, 0.0, self.places[np.clip(place, 0, last)])
        return found


def examine(log: SlateLog, among: Mask | None = None, weights: Floats | None = None) -> Examination:
    """Learn from ``log``; ``among`` (s, n) are the cards that count, by default every one shown.

    With those that were seen, it is how likely a card in sight is looked at. ``weights`` (s,) is
    how often each slate counts.
    """
    counted = log.place >= 0 if among is None else among
    often = None if weights is None else np.broadcast_to(weights[:, None], counted.shape)[counted]
    told = log.asked[counted].astype(float)
    places = int(log.places.max(initial=1))
    size = log.width * places
    cell = (log.rank * places + log.place)[counted]
    shown = np.bincount(cell, often, size).reshape(log.width, places).astype(float)
    told = told if often is None else told * often
    asked = np.bincount(cell, told, size).reshape(log.width, places)
    mean = asked.sum() / max(shown.sum(), 1.0)
    if mean == 0.0:
        return Examination(np.ones(places))
    looks: Floats = np.ones(places)
    appeal: Floats = np.full(log.width, mean)
    for _ in range(ROUNDS):
        appeal = (asked.sum(axis=1) + PRIOR) / (shown @ looks + PRIOR / mean)
        before, looks = looks, (asked.sum(axis=0) + PRIOR) / (appeal @ shown + PRIOR)
        looks = looks / looks[0]
        if np.abs(looks - before).max() < 1e-9:
            break
    return Examination(looks)
