"""What people like this month: hidden from every ranker, and drifting.

Logits that are added to what a shopper came for: some colours are in, some words of a line sheet
(a cut, a fabric, a pattern) are, and both go out again within weeks; some styles are simply better
than their photo and others worse, when seen and again when tried on; and what is dear for its kind
is asked for less. How large all that is beside likeness is assumed, not measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi

import numpy as np
from numpy.typing import NDArray

from service.recommend.luck import toss
from service.recommend.shelf import Shelf

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Strengths:
    """Standard deviations of the logits, and the slope of the price."""

    colour: float = 0.8
    words: float = 0.6
    style: float = 0.7
    tried: float = 0.8
    dear: float = 0.5
    #: Days from in to out and in again, of a colour or a word.
    season_days: float = 40.0

    def times(self, much: float) -> Strengths:
        """The same, weaker or stronger."""
        return Strengths(
            self.colour * much,
            self.words * much,
            self.style * much,
            self.tried * much,
            self.dear * much,
            self.season_days,
        )


class HiddenTaste:
    """Of every colourway of a ``shelf``; which is in follows from ``seed``."""

    def __init__(self, shelf: Shelf, seed: int, strengths: Strengths | None = None) -> None:
        self.strengths = strengths or Strengths()
        self._seed = str(seed)
        styles = [shelf.catalogue.styles[shelf.styles[one]] for one in shelf.style_of]
        ways = [shelf.catalogue.by_colourway[way][1] for way in shelf.colourways]
        self._colours = [way.id.split("-")[1] if "-" in way.id else way.id for way in ways]
        self._words = [tuple(style.tags) for style in styles]
        dear = np.nan_to_num(shelf.attributes.dearness, nan=0.0)
        self._lasting: Floats = (
            self.strengths.style * self._normals("style", [style.id for style in styles])
            - self.strengths.dear * dear
        )
        self._tried: Floats = self.strengths.tried * self._normals("tried", [s.id for s in styles])

    def asked(self, day: int) -> Floats:
        """(C,) added to the logit of being asked for, on ``day``."""
        colours = np.array([self._in(one, day) for one in self._colours])
        words = np.array(
            [sum(self._in(w, day) for w in some) / max(len(some), 1) ** 0.5 for some in self._words]
        )
        found: Floats = (
            self._lasting + self.strengths.colour * colours + self.strengths.words * words
        )
        return found

    def kept(self) -> Floats:
        """(C,) added to the logit of being kept, once it was tried."""
        return self._tried

    def _in(self, word: str, day: int) -> float:
        """How much a colour or a word is in: a wave of its own, with variance 1."""
        phase = toss(self._seed, "phase", word)
        return 2**0.5 * cos(2 * pi * (day / self.strengths.season_days + phase))

    def _normals(self, what: str, names: list[str]) -> Floats:
        drawn = {one: _normal(self._seed, what, one) for one in set(names)}
        return np.array([drawn[one] for one in names])


def _normal(seed: str, *what: str) -> float:
    """About a standard normal: the mean of twelve even tosses, widened."""
    return sum(toss(seed, *what, number) for number in range(12)) - 6.0
