"""Ways to search by words, side by side: Fitroom's, two plain ones, and looks alone."""

from __future__ import annotations

import random
import re
import string
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean

import numpy as np

from catalog.garment import Style
from embeddings.words import Floats, WordTower
from service.cli.evaluate.asked import Asked
from service.recommend.words import Finder
from service.recommend.words.keyboard import as_korean, keys

#: (search) -> ids of styles, best first
Search = Callable[[str], list[str]]
#: How far down an answer is looked.
DEPTH = 200
_WORD = re.compile(r"\w+")
#: Shorter words are typed right.
_LEAST_KEYS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """What one way to search reached: the share found among the first ten, mean 1 / place."""

    way: str
    recall: float
    reciprocal: float


def found_by(way: str, search: Search, questions: Sequence[tuple[str, str]]) -> Line:
    """``questions`` are (search, id of the style that is to be found)."""
    places = []
    for text, target in questions:
        answer = search(text)
        places.append(answer.index(target) + 1 if target in answer else 0)
    return Line(
        way,
        mean(0 < place <= 10 for place in places),
        mean(1 / place if place else 0.0 for place in places),
    )


def said_words(style: Style) -> list[str]:
    """Every word that is written of a style, in every language."""
    colours = [text for way in style.colourways if way.colour for text in way.colour.name.values()]
    texts = [*style.name.values(), style.category or "", style.brand or "", *style.tags, *colours]
    return [word for text in texts for word in _words(text)]


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _written(styles: Mapping[str, Style]) -> dict[str, set[str]]:
    """Every word that is written of any style, with the styles that it is written of."""
    found: dict[str, set[str]] = {}
    for style, one in styles.items():
        for word in said_words(one):
            found.setdefault(word, set()).add(style)
    return found


def by_beginnings(styles: Mapping[str, Style]) -> Search:
    """Every word of the search begins a word of the style: how Fitroom searched at first."""
    written = _written(styles)
    vocabulary = sorted(written)

    def fits(wanted: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for word in vocabulary[bisect_left(vocabulary, wanted) :]:
            if not word.startswith(wanted):
                break
            for style in written[word]:
                found[style] = max(found[style], 1 + (word == wanted))
        return found

    def search(text: str) -> list[str]:
        each = [fits(word) for word in _words(text)]
        all_fit = set.intersection(*(set(one) for one in each)) if each else set()
        scored = [(-sum(one[style] for one in each), style) for style in all_fit]
        return [style for _, style in sorted(scored)[:DEPTH]]

    return search


def by_overlap(styles: Mapping[str, Style]) -> Search:
    """As many whole words in common as can be."""
    written = _written(styles)

    def search(text: str) -> list[str]:
        shared = Counter(style for word in {*_words(text)} for style in written.get(word, ()))
        scored = [(-count, style) for style, count in shared.items()]
        return [style for _, style in sorted(scored)[:DEPTH]]

    return search


def by_finder(
    styles: Mapping[str, Style], tower: WordTower | None = None, vectors: Floats | None = None
) -> Search:
    """Fitroom's search; with a tower and the vector of each style, also by looks."""
    finder = Finder.of(styles)
    if tower is not None and vectors is not None:
        places, learned = tower.places(vectors), tower
        rows = {
            way.id: row for row, style in enumerate(styles.values()) for way in style.colourways
        }
        finder = Finder.of(styles, lambda text: places @ learned.place(text), rows)
    return lambda text: [one.style for one in finder.find(text, DEPTH).found]


def by_looks(styles: Mapping[str, Style], tower: WordTower, vectors: Floats) -> Search:
    """Only how near the photo is to the words."""
    places, ids = tower.places(vectors), list(styles)
    return lambda text: [
        ids[row] for row in np.argsort(-(places @ tower.place(text)), kind="stable")[:DEPTH]
    ]


def nameless(styles: Mapping[str, Style]) -> dict[str, Style]:
    """The styles as a retailer has them who names none, and no brand."""
    return {key: replace(style, name={}, brand=None) for key, style in styles.items()}


def mistyped(text: str, seed: int) -> str:
    """``text`` with one wrong key in up to two longer words; Hangul is typed jamo by jamo."""
    chance = random.Random(f"{seed}:{text}")
    words = text.split()
    typed = [(at, keys(word)) for at, word in enumerate(words)]
    long = [at for at, word in typed if len(word) >= _LEAST_KEYS and word.isalpha()]
    for at in chance.sample(long, min(2, len(long))):
        if words[at].isascii():
            words[at] = _one_mistake(words[at], chance)
        else:
            words[at] = as_korean(_one_mistake(keys(words[at]), chance)) or words[at]
    return " ".join(words)


def _one_mistake(word: str, chance: random.Random) -> str:
    """Two letters the other way round, one left out, one too many, or another one."""
    place, other = chance.randrange(1, len(word) - 1), chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + other + word[place:],
            word[:place] + other + word[place + 1 :],
        )
    )


def judged(search: Search, styles: Mapping[str, Style], all_asked: Sequence[Asked]) -> float:
    """The mean share that is right of the first ten, or of as many as could be right."""
    shares = []
    for one in all_asked:
        right = sum(one.right(style) for style in styles.values())
        if right:
            first = search(one.text)[: min(10, right)]
            shares.append(sum(one.right(styles[style]) for style in first) / min(10, right))
    return mean(shares)
