"""The photos of a run as tensors: what every lesson learns from, or is checked on."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn import functional

from embeddings.augment import bare_floors
from embeddings.examples import Examples
from embeddings.labels import Labels
from embeddings.network import as_input

#: Photos that are looked at together where nothing is learned.
TOGETHER = 64


def in_parts(count: int) -> list[slice]:
    """``count`` rows in parts that fit into memory."""
    return [slice(at, at + TOGETHER) for at in range(0, count, TOGETHER)]


class Pupils:
    """The photos of a run as tensors, with what every lesson needs of them."""

    def __init__(self, examples: Examples, labels: Labels) -> None:
        self.examples = examples
        self.labels = labels
        self.pixels = torch.from_numpy(examples.pixels)  # (n, s, s, 3)
        self.masks = torch.from_numpy(examples.masks)  # (n, s, s)
        self.colours = torch.from_numpy(examples.colours)  # (n, colours)
        self.words = labels.numbers(examples)  # (n, groups)

    def __len__(self) -> int:
        return len(self.examples)

    def floors(self) -> Tensor:
        """What the garments lie on, without them: uint8 (n, s, s, 3)."""
        parts = in_parts(len(self))
        return torch.cat([bare_floors(self.pixels[some], self.masks[some]) for some in parts])

    def pictures(self, rows: slice, side: int) -> Tensor:
        """As a network takes them, unchanged: (b, 4, side, side)."""
        seen = as_input(self.pixels[rows], self.masks[rows])
        return functional.interpolate(seen, size=(side, side), mode="bilinear", antialias=True)

    def shown(self, most: int) -> Iterator[Tensor]:
        """Up to ``most`` pictures that no figure wears, evenly chosen, as `pictures` gives them."""
        sources = self.examples.sources
        rows = [row for row, source in enumerate(sources) if source != "dressed"]
        chosen = torch.tensor(rows[:: max(1, -(-len(rows) // most))])
        for part in in_parts(len(chosen)):
            some = chosen[part]
            yield as_input(self.pixels[some], self.masks[some])
