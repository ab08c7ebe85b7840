"""Finding garments by words: every word must begin a word of the name, brand, colour or category.

Names are short and a shop has some thousands of styles, so a scan over prepared words answers in
milliseconds and finds ``"blu shi"`` as well as ``"파란 셔츠"``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.garment import Style
from catalog.release import Release

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of ``text``, in one form of Unicode and one case."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of each style, with the weight of where they stand."""

    styles: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]

    @classmethod
    def of(cls, release: Release) -> Words:
        return cls(tuple((style.id, tuple(_said_of(style))) for style in release.styles.values()))

    def find(self, text: str, most: int) -> list[str]:
        """Ids of at most ``most`` styles that every word of ``text`` fits, the best first."""
        wanted = words(text)
        if not wanted:
            return []
        scored = ((self._score(said, wanted), style) for style, said in self.styles)
        return [style for score, style in sorted((-s, i) for s, i in scored if s > 0)[:most]]

    @staticmethod
    def _score(said: tuple[tuple[str, float], ...], wanted: list[str]) -> float:
        total = 0.0
        for word in wanted:
            fits = [
                weight * (2.0 if word == other else 1.0)
                for other, weight in said
                if other.startswith(word) or (not word.isascii() and word in other)
            ]
            if not fits:
                return 0.0
            total += max(fits)
        return total


def _said_of(style: Style) -> Iterable[tuple[str, float]]:
    for name in style.name.values():
        yield from ((word, 3.0) for word in words(name))
    for other in (style.category, style.brand, *style.tags):
        yield from ((word, 2.0) for word in words(other or ""))
    for colourway in style.colourways:
        for colour in colourway.colour.name.values() if colourway.colour else ():
            yield from ((word, 1.5) for word in words(colour))
