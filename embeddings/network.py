"""The learned part of a garment's vector: a small residual network with two heads.

*Kinds* says what sort of garment it is; *self* says which garment it is, among others of its kind.
A picture enters as red, green, blue and the mask of the garment. Plain 3 x 3 convolutions were
chosen over depthwise ones because they train several times faster on a CPU.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

#: Input channels: red, green, blue, mask.
CHANNELS = 4
#: A cosine is at most 1: times this, a softmax can be sure of a kind.
KIND_SCALE = 16.0


@dataclass(frozen=True)
class Shape:
    """Sizes of the network: channels and blocks of each stage, and what its heads give."""

    widths: tuple[int, ...] = (48, 96, 192)
    blocks: tuple[int, ...] = (2, 2, 2)
    kind_dim: int = 128
    self_dim: int = 64
    kinds: int = 0  # the labels say how many


class Residual(nn.Module):
    """x + f(x), f two 3 x 3 convolutions. It begins as the identity, which steadies the start."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.first_norm = nn.BatchNorm2d(width)
        self.second = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.second_norm = nn.BatchNorm2d(width)
        nn.init.zeros_(self.second_norm.weight)

    def forward(self, x: Tensor) -> Tensor:
        """(b, width, h, w) -> the same shape."""
        y = functional.relu(self.first_norm(self.first(x)))
        return functional.relu(x + self.second_norm(self.second(y)))


class Head(nn.Module):
    """A linear map whose outputs are decorrelated in scale, so that no dimension idles."""

    def __init__(self, width: int, dim: int) -> None:
        super().__init__()
        self.linear = nn.Linear(width, dim)
        self.norm = nn.BatchNorm1d(dim, affine=False)

    def forward(self, x: Tensor) -> Tensor:
        """(b, width) -> unit rows (b, dim)."""
        return functional.normalize(self.norm(self.linear(x)))


class Kinds(nn.Module):
    """A direction for every kind of garment, and how near to each a picture points."""

    def __init__(self, width: int, dim: int, kinds: int) -> None:
        super().__init__()
        self.head = Head(width, dim)
        self.directions = nn.Parameter(torch.randn(kinds, dim) * 0.1)

    def forward(self, x: Tensor) -> Tensor:
        """(b, width) -> logits (b, kinds): KIND_SCALE times the cosine."""
        logits: Tensor = KIND_SCALE * self.head(x) @ functional.normalize(self.directions).T
        return logits


class GarmentNet(nn.Module):
    """Pictures (b, 4, s, s), s a multiple of 16 -> logits (b, kinds), self (b, self_dim)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        first, last = shape.widths[0], shape.widths[-1]
        # Overlapping patches: a stride of 4 at once keeps the costly large maps away.
        layers: list[nn.Module] = [
            nn.Conv2d(CHANNELS, first, 8, stride=4, padding=2, bias=False),
            nn.BatchNorm2d(first),
            nn.ReLU(),
        ]
        width = first
        for stage, (wider, blocks) in enumerate(zip(shape.widths, shape.blocks, strict=True)):
            if stage:
                layers += [nn.Conv2d(width, wider, 2, stride=2, bias=False), nn.BatchNorm2d(wider)]
            layers += [Residual(wider) for _ in range(blocks)]
            width = wider
        self.body = nn.Sequential(*layers)
        self.kinds = Kinds(last, shape.kind_dim, shape.kinds)
        self.self_ = Head(last, shape.self_dim)

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the kinds and unit rows of self, float32 whatever the body's precision."""
        maps = self.body(pictures).float()  # (b, last, s / 16, s / 16)
        with torch.autocast(pictures.device.type, enabled=False):
            # Generalised mean with power 3: between the average and the strongest place.
            pooled = maps.clamp(min=1e-4).pow(3).mean((2, 3)).pow(1 / 3)  # (b, last)
            return self.kinds(pooled), self.self_(pooled)


def as_input(pixels: Tensor, masks: Tensor) -> Tensor:
    """uint8 pixels (b, s, s, 3) and masks (b, s, s) -> what GarmentNet takes, centred on 0."""
    stacked = torch.cat([pixels, masks[..., None]], dim=-1).permute(0, 3, 1, 2)  # (b, 4, s, s)
    return ((stacked.float() - 127.5) / 64).contiguous(memory_format=torch.channels_last)
