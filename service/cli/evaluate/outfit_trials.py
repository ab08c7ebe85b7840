"""Fill-in-the-blank and compatibility on outfits, as in the literature on Polyvore.

*Fill-in-the-blank* (Han et al., 2017): one garment is taken from an outfit, and is to be told from
three others. *Compatibility*: an outfit is to be told from one that was thrown together. Only
categories are known here, so a wrong answer of the same category as the right one cannot be told
from it: such a tie is counted as a guess, and `ceiling` is what somebody who knows would reach.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: Scores (n, words) of every word, given what is worn (n, words) as counts.
Scorer = Callable[[Floats], Floats]
#: Where wrong garments come from. ``any``: garments of other outfits, whatever they are, as in the
#: literature. ``other``: of categories that neither the outfit nor another answer has. ``one``: the
#: outfit itself with one garment changed for one of another category.
Wrong = Literal["any", "other", "one"]

ANSWERS = 4
#: Questions, and thrown-together outfits, for each outfit.
EACH = 3
RESAMPLES = 400
NOBODY = -np.inf


@dataclass(frozen=True, slots=True)
class Figure:
    """A share with its 95 % interval, by bootstrap over outfits."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Questions:
    """``worn`` (q, words), ``answers`` (q, 4) with the right one first, outfit of each (q,)."""

    worn: Floats
    answers: Ints
    outfit: Ints

    @property
    def ceiling(self) -> float:
        """The accuracy of somebody who always knows the category."""
        return float(np.mean(1 / (self.answers == self.answers[:, :1]).sum(axis=1)))

    def right(self, scorer: Scorer) -> Floats:
        """(q,): 1 where the right answer is the best, a share of 1 where it ties."""
        scores = np.take_along_axis(scorer(self.worn), self.answers, axis=1)
        best = scores >= scores.max(axis=1, keepdims=True) - 1e-9
        return np.asarray(best[:, 0] / best.sum(axis=1))


def ask(
    outfits: Sequence[Sequence[int]], words: int, wrong: Wrong, luck: np.random.Generator
) -> Questions:
    """`EACH` questions about each outfit."""
    pool = np.concatenate([np.asarray(outfit) for outfit in outfits])
    answers, worn, whose = [], [], []
    for number, outfit in enumerate(outfits):
        for _ in range(EACH):
            taken = int(luck.integers(len(outfit)))
            barred = set(outfit) if wrong == "other" else set()
            said = [outfit[taken]]
            while len(said) < ANSWERS:
                one = int(luck.choice(pool))
                if one not in barred:
                    said.append(one)
                    barred |= {one} if wrong == "other" else set()
            answers.append(said)
            worn.append(np.bincount(np.delete(outfit, taken), minlength=words))
            whose.append(number)
    return Questions(np.array(worn, np.float64), np.array(answers), np.array(whose))


def throw_together(
    outfits: Sequence[Sequence[int]], wrong: Wrong, luck: np.random.Generator
) -> list[list[int]]:
    """`EACH` outfits that nobody wore for each that somebody did, of as many garments."""
    pool = np.concatenate([np.asarray(outfit) for outfit in outfits])
    made: list[list[int]] = []
    for outfit in outfits:
        for _ in range(EACH):
            kept = list(outfit)
            if wrong == "one":
                del kept[int(luck.integers(len(kept)))]
            else:
                kept = []
            barred = set(outfit) if wrong == "one" else set()
            while len(kept) < len(outfit):
                one = int(luck.choice(pool))
                if wrong == "any" or one not in barred | set(kept):
                    kept.append(one)
            made.append(kept)
    return made


def hang_together(outfits: Sequence[Sequence[int]], words: int, scorer: Scorer) -> Floats:
    """(n,): the mean score of each garment of an outfit, given the others."""
    lengths = np.array([len(outfit) for outfit in outfits])
    taken = np.concatenate([np.asarray(outfit) for outfit in outfits])
    whose = np.repeat(np.arange(len(outfits)), lengths)
    worn = np.zeros((len(outfits), words))
    np.add.at(worn, (whose, taken), 1.0)
    rest = worn[whose]
    rest[np.arange(len(taken)), taken] -= 1.0
    scores = scorer(rest)[np.arange(len(taken)), taken]
    return np.asarray(np.bincount(whose, scores) / lengths)


def area(worn: Floats, made: Floats) -> float:
    """The chance that an outfit scores above one that was thrown together; a tie counts half."""
    ordered = np.sort(made)
    below = np.searchsorted(ordered, worn, "left") + np.searchsorted(ordered, worn, "right")
    return float(below.mean() / 2 / len(ordered))


def resampled(outfits: int, luck: np.random.Generator, measure: Callable[[Ints], Floats]) -> Floats:
    """``measure`` of outfits drawn with replacement, (resamples, whatever it measures)."""
    draws = [luck.integers(outfits, size=outfits) for _ in range(RESAMPLES)]
    return np.array([measure(draw) for draw in draws])


def figures(names: Sequence[str], values: Floats, drawn: Floats) -> Mapping[str, Figure]:
    """A figure for each name: ``values`` (names,), ``drawn`` (resamples, names)."""
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    return {
        name: Figure(float(values[one]), float(low[one]), float(high[one]))
        for one, name in enumerate(names)
    }


def fill_in_the_blank(
    questions: Questions, scorers: Mapping[str, Scorer], luck: np.random.Generator
) -> Mapping[str, Figure]:
    """Accuracy of every scorer on the same questions."""
    right = np.array([questions.right(scorer) for scorer in scorers.values()]).T  # (q, scorers)
    outfits = int(questions.outfit.max()) + 1
    each = right.reshape(outfits, -1, len(scorers)).mean(axis=1)
    drawn = resampled(outfits, luck, lambda draw: each[draw].mean(axis=0))
    return figures(list(scorers), each.mean(axis=0), drawn)


def compatibility(
    outfits: Sequence[Sequence[int]],
    made: Sequence[Sequence[int]],
    words: int,
    scorers: Mapping[str, Scorer],
    luck: np.random.Generator,
) -> Mapping[str, Figure]:
    """Area under the curve of every scorer, outfits against what was ``made`` from them."""
    pairs = [
        (hang_together(outfits, words, scorer), hang_together(made, words, scorer))
        for scorer in scorers.values()
    ]
    beside = np.arange(len(made)).reshape(len(outfits), -1)

    def measure(draw: Ints) -> Floats:
        some = beside[draw].ravel()
        return np.array([area(worn[draw], thrown[some]) for worn, thrown in pairs])

    values = measure(np.arange(len(outfits)))
    return figures(list(scorers), values, resampled(len(outfits), luck, measure))
