"""The outline of a garment, by hand: which way its edges run, place by place.

Histograms of oriented gradients (Dalal and Triggs, 2005) of the framed garment, its ground faded
out, reduced by principal components that are fitted once, on photos that may be learned from. It
tells apart what no photo ever named: a belt is not a boot.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from embeddings.components import Components
from embeddings.pixels import SIDE as PHOTO_SIDE

#: Side of the picture that edges are looked for in, cells along it, and directions of an edge.
SIDE, CELLS, DIRECTIONS = 96, 8, 9
#: How sharply an edge belongs to one direction rather than its neighbours.
SHARPNESS = 4
#: Edges weaker than this (of 1) count little, however lonely.
FAINT = 0.02
#: Numbers that are kept.
OUTLINE_DIM = 64


def _shrinking(side: int) -> Tensor:
    """What shrinks (or stretches) a line of ``side`` pixels to SIDE: (SIDE, side).

    Bilinear and widened against aliasing, as torch's own. Written as a product because that one
    cannot be exported to ONNX.
    """
    scale = side / SIDE
    middle = (np.arange(SIDE) + 0.5) * scale
    away = np.abs(np.arange(side)[None] + 0.5 - middle[:, None]) / max(scale, 1.0)
    weight = np.clip(1 - away, 0, None)
    weight /= weight.sum(axis=1, keepdims=True)
    return torch.from_numpy(weight.astype(np.float32))


#: Made once, outside of what is exported.
_SHRINK = _shrinking(PHOTO_SIDE)


def edges(pixels: Tensor, masks: Tensor) -> Tensor:
    """uint8 pixels (b, s, s, 3), masks (b, s, s), s = PHOTO_SIDE -> unit rows
    (b, CELLS * CELLS * DIRECTIONS)."""
    colours = (pixels.permute(0, 3, 1, 2).float() / 255).sqrt()
    garment = masks[:, None].float() / 255
    shrink = _SHRINK.to(colours.device)  # (SIDE, s)
    colours, garment = (shrink @ one @ shrink.mT for one in (colours, garment))
    framed = functional.pad(colours, (1, 1, 1, 1), mode="replicate")
    across = framed[:, :, 1:-1, 2:] - framed[:, :, 1:-1, :-2]
    down = framed[:, :, 2:, 1:-1] - framed[:, :, :-2, 1:-1]
    # Of the three channels the one that changes most.
    squared, channel = (across**2 + down**2).max(dim=1, keepdim=True)
    across, down = across.gather(1, channel), down.gather(1, channel)  # (b, 1, SIDE, SIDE)
    strength = (squared + 1e-6).sqrt()
    angle = torch.arange(DIRECTIONS, device=pixels.device) * (math.pi / DIRECTIONS)
    cos, sin = angle.cos()[None, :, None, None], angle.sin()[None, :, None, None]
    along = ((across * cos + down * sin) / strength) ** 2  # (b, DIRECTIONS, SIDE, SIDE)
    near = functional.max_pool2d(garment, 5, 1, 2)
    told = functional.avg_pool2d(along**SHARPNESS * strength * near, SIDE // CELLS)
    around = functional.avg_pool2d(
        (told**2).sum(dim=1, keepdim=True), 3, 1, 1, count_include_pad=False
    )
    return functional.normalize((told / (around.sqrt() + FAINT)).flatten(1).clamp(min=0).sqrt())


class Outline(nn.Module):
    """Edges, reduced to their principal components."""

    def __init__(self) -> None:
        super().__init__()
        self.components = Components(CELLS * CELLS * DIRECTIONS, OUTLINE_DIM)

    def fit(self, pixels: Tensor, masks: Tensor) -> None:
        """Find the components of these photos: uint8 (n, s, s, 3) and (n, s, s)."""
        starts = range(0, len(pixels), 64)
        rows = [edges(pixels[at : at + 64], masks[at : at + 64]) for at in starts]
        self.components.fit(torch.cat(rows))

    def forward(self, pixels: Tensor, masks: Tensor) -> Tensor:
        """uint8 pixels (b, s, s, 3), masks (b, s, s) -> unit rows (b, OUTLINE_DIM)."""
        rows: Tensor = self.components(edges(pixels, masks))
        return rows
