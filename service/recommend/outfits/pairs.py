"""What is worn with what, as numbers: how usual each word is, and how each pair belongs together.

A log-linear model of a set (a Boltzmann machine without hidden units): given what is worn already,
the next word is ``w`` in proportion to ``exp(usual[w] + sum of together[w, v] over worn v)``. It is
fitted by pseudo-likelihood (Besag, 1975): each garment of each outfit in turn is taken away and
told from the rest. That is convex, so that what is learned depends on the outfits and on nothing
else. The words are numbers here; `service.recommend.outfits.table` says what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from service.recommend.shelf import Floats

Ints = NDArray[np.int64]

#: A pair's number is drawn to what was held before with this weight: as if the opposite had been
#: seen about once. Chosen on a part of the training outfits (0.3 to 3 are as good, 30 is worse).
RIDGE = 1.0
#: Outfits of one step, passes over all of them, and the fewest steps, whatever their number.
BATCH = 512
PASSES = 12
STEPS = 400
#: The first step (Adam: Kingma and Ba, 2015); it shrinks to nothing by the last.
PACE = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """``usual`` (w,) and symmetric ``together`` (w, w), both in natural logarithms."""

    usual: Floats
    together: Floats

    def next(self, worn: Floats) -> Floats:
        """Log-probability of each word to be the next, (n, w), given ``worn`` (n, w), 0 or 1."""
        logits = self.usual + worn @ self.together
        logits -= logits.max(axis=1, keepdims=True)
        answer: Floats = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return answer


def learn(outfits: Sequence[Sequence[int]], held: Pairs, ridge: float = RIDGE) -> Pairs:
    """Fit to ``outfits`` of different words each, starting from and drawn to what ``held`` says.

    How usual a word is comes from the outfits alone; a word in none of them stays as held.
    """
    worn, taken, rests = _examples(outfits, len(held.usual))
    counts = np.bincount(taken, minlength=len(held.usual))
    usual = np.where(counts > 0, np.log(counts + 0.5) - np.log(len(taken)), held.usual)
    together = held.together.copy()
    parameters = [usual, together]
    moments = [(np.zeros_like(one), np.zeros_like(one)) for one in parameters]
    batches = -(-len(outfits) // BATCH)
    steps = max(PASSES * batches, STEPS)
    seen = counts > 0
    for step in range(steps):
        batch = np.flatnonzero(rests % batches == step % batches)
        around = worn[rests[batch]]
        around[np.arange(len(batch)), taken[batch]] = 0.0
        wrong = np.exp(Pairs(usual, together).next(around))  # (n, w)
        wrong[np.arange(len(batch)), taken[batch]] -= 1.0
        pull = around.T @ wrong / len(batch)
        pull = pull + pull.T + ridge * (together - held.together) / len(taken)
        for parameter, slope, (mean, square) in zip(
            parameters, [wrong.mean(axis=0) * seen, pull], moments, strict=True
        ):
            mean += 0.1 * (slope - mean)
            square += 0.01 * (slope**2 - square)
            size = PACE * (1 - step / steps)
            parameter -= (size * (mean / (1 - 0.9 ** (step + 1)))) / (
                np.sqrt(square / (1 - 0.99 ** (step + 1))) + 1e-8
            )
    return Pairs(usual, together)


def _examples(outfits: Sequence[Sequence[int]], words: int) -> tuple[Floats, Ints, Ints]:
    """Outfits as rows of 0 and 1; of every garment its word, and the outfit it was taken from."""
    worn = np.zeros((len(outfits), words))
    taken = np.fromiter(chain.from_iterable(outfits), np.int64)
    rests = np.repeat(np.arange(len(outfits)), [len(outfit) for outfit in outfits])
    worn[rests, taken] = 1.0
    return worn, taken, rests


def nothing_held(words: int) -> Pairs:
    """What is held of ``words`` words by somebody who knows nothing."""
    return Pairs(np.zeros(words), np.zeros((words, words)))
