"""What the vector is asked to hold: the kind of garment, the garment itself, and its details."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

#: Temperature of the contrast between photos.
TEMPERATURE = 0.1
LABEL_SMOOTHING = 0.1
#: The numbers of a unit row are small: times this, a linear map can be sure of a tag.
TAG_SCALE = 16.0
#: The label of a photo whose kind is unknown. It teaches the other losses only.
UNKNOWN = -1


def kind_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Logits (b, kinds), labels (b,), UNKNOWN where there is none -> mean cross-entropy ()."""
    if not bool((labels != UNKNOWN).any()):
        return logits.sum() * 0
    return functional.cross_entropy(
        logits, labels, ignore_index=UNKNOWN, label_smoothing=LABEL_SMOOTHING
    )


def instance_loss(first: Tensor, second: Tensor) -> Tensor:
    """Two views of one garment find each other among all others in the batch (NT-Xent).

    Unit rows (b, dim) of both views, row i of both the same garment -> mean loss ().
    """
    views = torch.cat([first, second])  # (2b, dim)
    likeness = views @ views.T / TEMPERATURE  # (2b, 2b)
    likeness.fill_diagonal_(-1e4)
    partner = torch.arange(len(views)).roll(len(first))
    return functional.cross_entropy(likeness, partner)


class TagLoss(nn.Module):
    """Details in words (striped, cropped, hooded ...), read off *self* by a linear map.

    A module, because the map is trained along and then thrown away.
    """

    def __init__(self, dim: int, tags: int) -> None:
        super().__init__()
        self.read = nn.Linear(dim, max(tags, 1))  # torch warns of a layer of nothing
        # Most garments lack most details: begin there rather than at one half.
        nn.init.constant_(self.read.bias, -4.0)

    def forward(self, vectors: Tensor, tags: Tensor) -> Tensor:
        """(b, dim), tags (b, t) of 0 and 1, rows of NaN where unknown -> mean loss ()."""
        known = ~tags.isnan().any(dim=1)
        if tags.shape[1] == 0 or not bool(known.any()):
            return vectors.sum() * 0
        logits = self.read(vectors[known] * TAG_SCALE)
        loss = functional.binary_cross_entropy_with_logits(logits, tags[known], reduction="none")
        return loss.sum(dim=1).mean()
