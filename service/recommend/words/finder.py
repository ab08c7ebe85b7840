"""Garments in the order in which they fit a query: all of its words first, then most of them.

A garment is judged colourway by colourway and shown once, in the one that fits best. Words that are
rare in the release weigh more (BM25, Robertson and Sparck Jones); the thing itself weighs more than
what describes it, so that without a linen dress a cotton dress comes before linen trousers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Style
from service.recommend.words.describing import WRITTEN
from service.recommend.words.lexicon import lexicon
from service.recommend.words.postings import Stock
from service.recommend.words.reading import Reader, Said
from service.recommend.words.writing import tokens

Floats = NDArray[np.float32]
#: Words -> how much each vector row of the release looks like them: (R,) cosines.
Looks = Callable[[str], Floats]

#: Below this share of the words, or of what the best garment meets, a garment is not shown.
LEAST, LEAST_OF_BEST = 0.3, 0.6
#: What meeting words strongly, and looking like them, count beside meeting all of them.
SCORE_WEIGHT, LOOKS_WEIGHT = 0.3, 0.3
ALL, ALL_WEIGHT = 1 - 1e-9, 10.0
#: Who types so many words of a name just as they stand there means it, whatever they mean apart.
WHOLE_NAME = 3
#: A word that is met nearly (blue where navy was asked for) beside one that is met.
NEARLY = 0.3


@dataclass(frozen=True, slots=True)
class Found:
    """A style, the colourway of it that fits best, and what of the query it does not meet."""

    style: str
    colourway: str
    missed: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the query ``text`` found, the best first; ``said`` is how it was understood."""

    text: str
    said: tuple[Said, ...]
    found: tuple[Found, ...]

    @property
    def missed(self) -> tuple[Said, ...]:
        """The words that not even the best garment meets; all of them where nothing was found."""
        return self.found[0].missed if self.found else self.said

    @property
    def corrected(self) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.corrected is not None)


class Finder:
    """The words of one release, ready to be searched.

    ``looks`` orders what meets the same words by what the photos show: who asks for a checked shirt
    is shown checked ones first, also where the retailer's names do not say so.
    """

    def __init__(
        self, stock: Stock, looks: Looks | None = None, rows: NDArray[np.int32] | None = None
    ) -> None:
        """``rows`` (C,) are where ``looks`` says what a colourway looks like, or -1."""
        self._stock = stock
        self._reader = Reader(lexicon(), stock)
        self._looks = looks
        self._rows = np.full(len(stock.colourways), -1, np.int32) if rows is None else rows

    @classmethod
    def of(
        cls,
        styles: Mapping[str, Style],
        looks: Looks | None = None,
        row_of: Mapping[str, int] | None = None,
    ) -> Finder:
        """Reads every name once: about four seconds for 10,000 styles.

        ``row_of`` leads from a colourway to its row in what ``looks`` gives.
        """
        stock = Stock.of(list(styles.values()), lexicon())
        rows = [(row_of or {}).get(way, -1) for way in stock.colourways]
        return cls(stock, looks, np.array(rows, np.int32))

    def find(self, text: str, most: int) -> Answer:
        """At most ``most`` styles for ``text``; none where nothing of it is understood."""
        said = tuple(self._reader.read(text))
        if not said or not len(self._stock.colourways):
            return Answer(text, said, ())
        met = np.stack([self._stock.strengths(one.keys) for one in said])  # (words, C)
        if not met.any():
            return Answer(text, said, ())
        weights = np.array([one.weight for one in said])
        written = self._written(text)
        does = (met > 0) | (written == 1 if len(set(tokens(text))) >= WHOLE_NAME else False)
        covered = (does * weights[:, None]).sum(axis=0) / weights.sum()  # (C,)
        near = np.stack([self._stock.strengths(one.near) for one in said])
        strength = np.where(met > 0, met, NEARLY * near)
        rare = np.log1p(met.shape[1] / (1 + np.count_nonzero(met, axis=1))) * weights
        score = (strength * rare[:, None]).sum(axis=0) / rare.sum()  # (C,)
        score += written
        worth = np.where(
            covered > ALL,
            1 + ALL_WEIGHT + score,
            covered + SCORE_WEIGHT * score + LOOKS_WEIGHT * self._alike(said),
        )
        shown = self._best(covered, worth, most)
        return Answer(text, said, tuple(self._found(way, said, does) for way in shown))

    def _written(self, text: str) -> Floats:
        """The share of the words of ``text`` that each colourway has just so: (C,)."""
        words = set(tokens(text))
        has = np.zeros(len(self._rows), np.float32)
        for word in words:
            has += self._stock.strengths({WRITTEN + word: 1.0}) > 0
        return has / np.float32(max(len(words), 1))

    def _alike(self, said: Sequence[Said]) -> Floats:
        """How much each colourway looks like the words, in both languages as far as known: (C,)."""
        if self._looks is None:
            return np.zeros(len(self._rows), np.float32)
        words = (dict.fromkeys((one.corrected or one.said, *one.means.values())) for one in said)
        alike = self._looks(" ".join(word for each in words for word in each))
        found: Floats = np.where(self._rows >= 0, np.append(alike, np.float32(0))[self._rows], 0)
        return found

    def _best(
        self, covered: NDArray[np.float64], worth: NDArray[np.float64], most: int
    ) -> list[int]:
        """Numbers of the best colourway of each of the best styles."""
        enough = covered >= max(LEAST, LEAST_OF_BEST * float(covered.max()))
        ways = np.flatnonzero(enough)
        order = ways[np.lexsort((ways, -worth[ways].round(5)))]
        _, first = np.unique(self._stock.style_of[order], return_index=True)
        return [int(way) for way in order[np.sort(first)[:most]]]

    def _found(self, way: int, said: Sequence[Said], does: NDArray[np.bool_]) -> Found:
        missed = tuple(one for one, met in zip(said, does[:, way], strict=True) if not met)
        style = self._stock.styles[self._stock.style_of[way]]
        return Found(style, self._stock.colourways[way], missed)
