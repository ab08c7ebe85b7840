"""The words of the labels as numbers, in the order of the alphabet."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from embeddings.examples import Examples
from embeddings.losses import UNKNOWN


class Labels:
    """The kinds and tags that ``examples`` name; a tag on fewer than ``rare_tag`` is left out."""

    def __init__(self, examples: Examples, rare_tag: int) -> None:
        self.kinds = sorted({kind for kind in examples.kinds if kind is not None})
        counts: dict[str, int] = {}
        for tags in examples.tags:
            for tag in set(tags or ()):
                counts[tag] = counts.get(tag, 0) + 1
        self.tags = sorted(tag for tag, count in counts.items() if count >= rare_tag)

    def kinds_of(self, examples: Examples) -> Tensor:
        """Kind numbers (n,), UNKNOWN where there is none or training never saw it."""
        number = {kind: row for row, kind in enumerate(self.kinds)}
        return torch.tensor([number.get(kind or "", UNKNOWN) for kind in examples.kinds])

    def tags_of(self, examples: Examples) -> Tensor:
        """0 and 1 by tag (n, t), a row of NaN where the source named no tags."""
        rows = [
            [math.nan] * len(self.tags) if tags is None else [float(t in tags) for t in self.tags]
            for tags in examples.tags
        ]
        return torch.tensor(rows).reshape(len(rows), len(self.tags))
