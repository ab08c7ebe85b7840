"""Words that are nearly the one that was typed: optimal string alignment, found by shared bigrams.

One mistake is forgiven in a word of four keys and two in one of eight; a mistake is a key too many,
too few, another one, or two that changed places (Damerau 1964).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

#: Words that share most with a mistyped one, and are looked at closely.
LIKELY = 200


def forgiven(word: str) -> int:
    """How many mistakes are forgiven in ``word`` (keys); none where a digit is in it."""
    if any(map(str.isdigit, word)):
        return 0
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def distance(a: str, b: str, most: int) -> int:
    """Mistakes between ``a`` and ``b``, or ``most + 1`` where there are more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    older: list[int] = []
    old = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        new = [i]
        for j, right in enumerate(b, 1):
            cost = min(old[j] + 1, new[j - 1] + 1, old[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            new.append(cost)
        if min(new) > most:
            return most + 1
        older, old = old, new
    return min(old[-1], most + 1)


class NearWords:
    """A vocabulary of keys that can be asked for what is near a word."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(word for word in dict.fromkeys(words) if forgiven(word))
        self._lengths = np.array([len(word) for word in self.words], np.int16)
        places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            for bigram in _bigrams(word):
                places.setdefault(bigram, []).append(number)
        self._places: dict[str, NDArray[np.int32]] = {
            bigram: np.array(numbers, np.int32) for bigram, numbers in places.items()
        }

    def near(self, word: str) -> list[tuple[int, str]]:
        """(mistakes, word) of all words within what is forgiven, none of them ``word`` itself."""
        most = forgiven(word)
        if not most:
            return []
        bigrams = _bigrams(word)
        shared = np.zeros(len(self.words), np.int16)
        for bigram in bigrams:
            if (numbers := self._places.get(bigram)) is not None:
                shared[numbers] += 1
        # One mistake spoils three bigrams at most; what shares fewer than the rest is out of reach.
        least = max(1, len(bigrams) - 3 * most)
        reach = np.flatnonzero((shared >= least) & (abs(self._lengths - len(word)) <= most))
        likely = reach[np.argsort(-shared[reach], kind="stable")[:LIKELY]]
        found = []
        for number in likely:
            other = self.words[number]
            away = distance(word, other, most)
            if 0 < away <= min(most, forgiven(other)):
                found.append((away, other))
        return found


def _bigrams(word: str) -> set[str]:
    text = f"^{word}$"
    return {text[at : at + 2] for at in range(len(text) - 1)}
