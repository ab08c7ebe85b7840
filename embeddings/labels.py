"""The words of the labels as numbers, in the order of the alphabet."""

from __future__ import annotations

from collections import Counter

import torch
from torch import Tensor

from embeddings.examples import Examples

#: The number of a photo that says nothing in a group. It teaches the other groups only.
UNKNOWN = -1


class Labels:
    """The words of every group that ``examples`` say often enough to be learned.

    A word on fewer than ``rare`` photos is left out, and so is a group with fewer than two words:
    there is nothing to tell apart.
    """

    def __init__(self, examples: Examples, rare: int) -> None:
        said = Counter(pair for labels in examples.labels for pair in labels.items())
        words: dict[str, list[str]] = {}
        for (group, word), count in sorted(said.items()):
            if count >= rare:
                words.setdefault(group, []).append(word)
        self.words = {group: some for group, some in words.items() if len(some) > 1}

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """Every group and how many words it has."""
        return tuple((group, len(words)) for group, words in self.words.items())

    def numbers(self, examples: Examples) -> Tensor:
        """Word numbers (n, groups), UNKNOWN where there is none or training never saw it."""
        rows = [
            [
                words.index(labels[group]) if labels.get(group) in words else UNKNOWN
                for group, words in self.words.items()
            ]
            for labels in examples.labels
        ]
        return torch.tensor(rows, dtype=torch.long).reshape(len(examples), len(self.words))
