"""Which styles and colourways a key is said of, as arrays: what a query adds up.

Prepared once a release. Shapes are in styles S and colourways C, in the order of the release.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Style
from service.recommend.words.describing import WORD, describe
from service.recommend.words.keyboard import initials
from service.recommend.words.lexicon import Lexicon, form_key
from service.recommend.words.typos import NearWords
from service.recommend.words.writing import stem

Floats = NDArray[np.float32]
Posting = tuple[NDArray[np.int32], Floats]

#: A word of weight w counts w / (SATURATION + w): being said twice is not being meant twice.
SATURATION = 1.0
#: Words that begin like an unfinished one; a single letter begins thousands.
MOST_BEGUN = 400


@dataclass(frozen=True, slots=True)
class Postings:
    """Numbers and strengths (0 to 1) by key."""

    by_key: Mapping[str, Posting]
    size: int

    @classmethod
    def of(cls, said: Iterable[tuple[int, Mapping[str, float]]], size: int) -> Postings:
        numbers: dict[str, list[int]] = {}
        weights: dict[str, list[float]] = {}
        for number, keys in said:
            for key, weight in keys.items():
                numbers.setdefault(key, []).append(number)
                weights.setdefault(key, []).append(weight / (SATURATION + weight))
        return cls(
            {
                key: (np.array(found, np.int32), np.array(weights[key], np.float32))
                for key, found in numbers.items()
            },
            size,
        )

    def strengths(self, keys: Mapping[str, float]) -> Floats:
        """How strongly each of ``size`` things is meant by the best of ``keys``: (size,)."""
        out = np.zeros(self.size, np.float32)
        for key, worth in keys.items():
            if (posting := self.by_key.get(key)) is not None:
                numbers, weights = posting
                out[numbers] = np.maximum(out[numbers], weights * np.float32(worth))
        return out


class Vocabulary:
    """Every word that leads somewhere in this release, to be found half typed or mistyped.

    ``leads`` is from a `form_key` to keys of postings and what they are worth. A mistyped word may
    also be one of the lexicon that leads nowhere here: then it is understood, and not there.
    """

    def __init__(self, leads: Mapping[str, Mapping[str, float]], spelling: Mapping[str, str]):
        self.leads = leads
        self.spelling = spelling
        self._sorted = sorted(leads)
        self._near = {
            script: NearWords(form[1:] for form in sorted(spelling) if form[0] == script)
            for script in "lh"
        }
        self._initials: dict[str, list[str]] = {}
        for form in self._sorted:
            if (short := initials(spelling[form].replace(" ", ""))) is not None:
                self._initials.setdefault(short, []).append(form)
        self.words = frozenset(spelling[form] for form in self._sorted if len(spelling[form]) > 1)

    def begun(self, form: str) -> Iterator[str]:
        """Form keys that begin with ``form``, itself first."""
        at = bisect_left(self._sorted, form)
        for other in self._sorted[at : at + MOST_BEGUN]:
            if not other.startswith(form):
                return
            yield other

    def near(self, form: str) -> str | None:
        """The word that was most likely meant by a mistyped ``form``."""
        script = form[0]
        found = [(away, script + word) for away, word in self._near[script].near(form[1:])]
        return min(
            ((away, other not in self.leads, other[1] != form[1], other) for away, other in found),
            default=(0, True, True, None),
        )[3]

    def with_initials(self, consonants: str) -> list[str]:
        """Hangul words whose syllables begin with these consonants."""
        return self._initials.get(consonants, [])

    def holding(self, form: str) -> list[str]:
        """Hangul words with ``form`` inside."""
        inside = form[1:]
        return [other for other in self._sorted if other[0] == "h" and inside in other[1:]]


@dataclass(frozen=True, slots=True)
class Named:
    """What postings are numbers of: ids, and which style a colourway is of."""

    styles: Sequence[str]  # (S,)
    colourways: Sequence[str]  # (C,)
    style_of: NDArray[np.int32]  # (C,)

    @classmethod
    def of(cls, styles: Sequence[Style]) -> Named:
        owners = [number for number, style in enumerate(styles) for _ in style.colourways]
        return cls(
            tuple(style.id for style in styles),
            tuple(way.id for style in styles for way in style.colourways),
            np.array(owners, np.int32),
        )


@dataclass(frozen=True, slots=True)
class Stock:
    """The words of a release: postings of styles and of colourways, and the vocabulary."""

    styles: Sequence[str]  # (S,)
    colourways: Sequence[str]  # (C,)
    style_of: NDArray[np.int32]  # (C,)
    of_style: Postings
    of_colourway: Postings
    vocabulary: Vocabulary
    words: frozenset[str]  # that names are made of

    @classmethod
    def of(cls, styles: Sequence[Style], known: Lexicon) -> Stock:
        """Reads every name."""
        described = [describe(style, known) for style in styles]
        said = [way for one in described for way in one.colourways]
        of_style = Postings.of(((n, one.style) for n, one in enumerate(described)), len(styles))
        of_colourway = Postings.of(enumerate(said), len(said))
        words = {word for one in described for word in one.words}
        return cls.of_postings(Named.of(styles), of_style, of_colourway, words, known)

    @classmethod
    def of_postings(
        cls,
        named: Named,
        of_style: Postings,
        of_colourway: Postings,
        words: Iterable[str],
        known: Lexicon,
    ) -> Stock:
        """Of styles whose names were read before."""
        all_words = frozenset(words)
        return cls(
            styles=named.styles,
            colourways=named.colourways,
            style_of=named.style_of,
            of_style=of_style,
            of_colourway=of_colourway,
            vocabulary=_vocabulary(all_words, known, (of_style.by_key, of_colourway.by_key)),
            words=all_words,
        )

    def has(self, key: str) -> bool:
        return key in self.of_style.by_key or key in self.of_colourway.by_key

    def strengths(self, keys: Mapping[str, float]) -> Floats:
        """How strongly each colourway, or its style, is meant by the best of ``keys``: (C,)."""
        found: Floats = np.maximum(
            self.of_style.strengths(keys)[self.style_of], self.of_colourway.strengths(keys)
        )
        return found


def _vocabulary(
    words: Iterable[str], known: Lexicon, posted: Sequence[Mapping[str, Posting]]
) -> Vocabulary:
    leads: dict[str, dict[str, float]] = {}
    spelling = dict(known.spelling)
    for form, concepts in known.forms.items():
        if met := {one: 1.0 for one in concepts if any(one in keys for keys in posted)}:
            leads[form] = met
    for word in sorted(words):
        form = form_key(word)
        leads.setdefault(form, {})[WORD + stem(word)] = 1.0
        spelling.setdefault(form, word)
    return Vocabulary(leads, spelling)
