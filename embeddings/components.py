"""Principal components: many numbers seen from their mean, in the directions that differ most."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class Components(nn.Module):
    """Rows (n, width) -> unit rows (n, dim). Fitted once, on photos that may be learned from.

    With ``evening``, directions in which rows differ much are shortened: each is divided by the
    root of its variance plus ``evening`` times the mean variance (whitening, all the more the
    smaller the number).
    """

    mean: Tensor
    directions: Tensor

    def __init__(self, width: int, dim: int, evening: float | None = None) -> None:
        super().__init__()
        self.dim = min(width, dim)
        self.evening = evening
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("directions", torch.eye(width)[: self.dim])

    def fit(self, rows: Tensor) -> None:
        """Find the mean of ``rows`` (n, width) and the directions in which they differ most."""
        self.mean.copy_(rows.mean(dim=0))
        spread = (rows - self.mean).T @ (rows - self.mean)
        try:
            variance, found = torch.linalg.eigh(spread)  # ascending
        except RuntimeError:  # rows that are nearly all the same
            apart = torch.arange(len(spread), dtype=torch.float64).diag() * 1e-9
            variance, found = (one.float() for one in torch.linalg.eigh(spread.double() + apart))
        chosen = found.flip(1)[:, : self.dim].T
        # The sign of a direction is arbitrary: fixed here, so that every machine agrees.
        strongest = chosen.abs().argmax(dim=1, keepdim=True)
        chosen = chosen * chosen.gather(1, strongest).sign()
        if self.evening is not None:
            wide = variance.clamp(min=0).flip(0)[: self.dim]
            chosen = chosen / (wide + self.evening * variance.mean() + 1e-12).sqrt()[:, None]
        self.directions.copy_(chosen)

    def forward(self, rows: Tensor) -> Tensor:
        """(n, width) -> unit rows (n, dim)."""
        return functional.normalize((rows - self.mean) @ self.directions.T)
