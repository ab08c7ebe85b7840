"""What the networks are asked: which label, which garment."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

#: Temperature of the contrast between photos.
TEMPERATURE = 0.07
LABEL_SMOOTHING = 0.1


def label_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """Logits (b, labels), targets (b, labels) -> mean cross-entropy ().

    A row of targets sums to the share of it that is known: one, or less where a photo of no label
    was mixed in, or nothing.
    """
    known = targets.sum(dim=1, keepdim=True)  # (b, 1)
    soft = targets * (1 - LABEL_SMOOTHING) + known * LABEL_SMOOTHING / targets.shape[1]
    loss = -(soft * logits.log_softmax(dim=1)).sum()
    return loss / known.sum().clamp(min=1e-6)


def instance_loss(first: Tensor, second: Tensor) -> Tensor:
    """Two views of one garment find each other among all others in the batch (NT-Xent, Chen et al.,
    2020).

    Unit rows (b, dim) of both views, row i of both the same garment -> mean loss ().
    """
    views = torch.cat([first, second])  # (2b, dim)
    likeness = views @ views.T / TEMPERATURE  # (2b, 2b)
    likeness.fill_diagonal_(-1e4)
    partner = torch.arange(len(views)).roll(len(first))
    return functional.cross_entropy(likeness, partner)
