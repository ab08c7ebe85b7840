"""The learned part of a garment's vector: residual networks that look at one framed photo.

An *eye* says what sort of garment it is: one answer for every group of labels it was taught. The
*witness* says which garment it is, among others of its kind. A picture enters as red, green, blue
and the mask of the garment. Plain 3 x 3 convolutions were chosen over depthwise ones because they
train several times faster on a CPU.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from embeddings.components import Components
from embeddings.outline import Outline

#: Input channels: red, green, blue, mask.
CHANNELS = 4
#: Numbers that are kept of what all eyes see together.
LOOK_DIM = 192
#: How little the directions of the witness are evened (`Components`): chosen on the development
#: split, where 0.1 was better than 0.3, and that than nothing.
SELF_EVENING = 0.1
#: A stage halves the sides of its maps; the first of them sees a quarter.
STRIDE = 4


@dataclass(frozen=True)
class Shape:
    """Sizes of a network: channels and blocks of each stage, and what it answers."""

    widths: tuple[int, ...] = (64, 128, 256)
    blocks: tuple[int, ...] = (2, 2, 2)
    eyes: int = 2
    groups: tuple[tuple[str, int], ...] = ()  # of labels, and how many there are; the data say
    witness_widths: tuple[int, ...] = (48, 96, 192)
    self_dim: int = 128
    quarters: int = 2  # the witness also looks at quarters x quarters parts of the picture alone


class Seen(NamedTuple):
    """What an eye makes of a batch: logits (b, labels) by group, its look."""

    groups: tuple[Tensor, ...]
    look: Tensor  # (b, last width), centred and of even scale


class Residual(nn.Module):
    """x + f(x), f two 3 x 3 convolutions whose channels are weighed by what the whole picture shows
    (squeeze and excitation, Hu et al., 2018). It begins as the identity, which steadies the start.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.first_norm = nn.BatchNorm2d(width)
        self.second = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.second_norm = nn.BatchNorm2d(width)
        nn.init.zeros_(self.second_norm.weight)
        self.squeeze = nn.Linear(width, max(width // 8, 8))
        self.excite = nn.Linear(max(width // 8, 8), width)

    def forward(self, x: Tensor) -> Tensor:
        """(b, width, h, w) -> the same shape."""
        y = functional.relu(self.first_norm(self.first(x)))
        y = self.second_norm(self.second(y))
        weight = self.excite(functional.relu(self.squeeze(y.mean((2, 3))))).sigmoid()  # (b, width)
        return functional.relu(x + y * weight[:, :, None, None])


class Trunk(nn.Sequential):
    """Pictures (b, c, s, s) -> maps (b, last width, s / 4 / 2**(stages - 1), the same)."""

    def __init__(self, channels: int, widths: tuple[int, ...], blocks: tuple[int, ...]) -> None:
        width = widths[0]
        # Overlapping patches: a stride of 4 at once keeps the costly large maps away.
        layers: list[nn.Module] = [
            nn.Conv2d(channels, width, 2 * STRIDE, stride=STRIDE, padding=STRIDE // 2, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(),
        ]
        for stage, (wider, count) in enumerate(zip(widths, blocks, strict=True)):
            if stage:
                layers += [nn.Conv2d(width, wider, 2, stride=2, bias=False), nn.BatchNorm2d(wider)]
            layers += [Residual(wider) for _ in range(count)]
            width = wider
        super().__init__(*layers)


def _cubed(maps: Tensor) -> Tensor:
    """Generalised mean pooling takes the mean of cubes: between the average and the strongest."""
    return maps.float().clamp(min=1e-4).pow(3)


class Eye(nn.Module):
    """Pictures (b, 4, s, s), s a multiple of 16 -> what they show."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        last = shape.widths[-1]
        self.trunk = Trunk(CHANNELS, shape.widths, shape.blocks)
        self.groups = nn.ModuleList(nn.Linear(last, count) for _, count in shape.groups)
        self.centre = nn.BatchNorm1d(last, affine=False)

    def forward(self, pictures: Tensor) -> Seen:
        """Logits and looks in float32, whatever the precision of the trunk."""
        maps = self.trunk(pictures)
        with torch.autocast(pictures.device.type, enabled=False):
            pooled = _cubed(maps).mean((2, 3)).pow(1 / 3)  # (b, last)
            logits = tuple(group(pooled) for group in self.groups)
            return Seen(logits, self.centre(pooled))


def _evened(colours: Tensor) -> Tensor:
    """Colours (b, 3, s, s) in a light and contrast that are the same for every picture: the same
    garment in dim and in glaring light differs in little else."""
    mean = colours.mean((1, 2, 3), keepdim=True)
    spread = (colours - mean).pow(2).mean((1, 2, 3), keepdim=True).sqrt()
    return (colours - mean) / (spread + 0.05)


class Witness(nn.Module):
    """Pictures (b, 4, s, s) -> unit rows (b, self_dim) that are near for the same garment.

    It sees each picture twice, as it is and in even light.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.trunk = Trunk(2 * CHANNELS - 1, shape.witness_widths, shape.blocks)
        self.quarters = shape.quarters
        places = 1 + shape.quarters**2
        self.linear = nn.Linear(shape.witness_widths[-1] * places, shape.self_dim)
        # Decorrelated in scale, so that no dimension idles.
        self.norm = nn.BatchNorm1d(shape.self_dim, affine=False)

    def forward(self, pictures: Tensor) -> Tensor:
        """Unit rows, float32."""
        maps = self.trunk(torch.cat([pictures, _evened(pictures[:, :3])], dim=1))
        with torch.autocast(pictures.device.type, enabled=False):
            cubed = _cubed(maps)
            whole = cubed.mean((2, 3)).pow(1 / 3)  # (b, last)
            parts = functional.adaptive_avg_pool2d(cubed, self.quarters).pow(1 / 3).flatten(1)
            return functional.normalize(self.norm(self.linear(torch.cat([whole, parts], dim=1))))


class GarmentNet(nn.Module):
    """Everything that was learned: eyes, whose answers are averaged, a witness, and outlines."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.eyes = nn.ModuleList(Eye(shape) for _ in range(shape.eyes))
        self.looks = Components(shape.eyes * shape.widths[-1], LOOK_DIM)
        self.witness = Witness(shape)
        self.selves = Components(shape.self_dim, shape.self_dim, SELF_EVENING)
        self.outline = Outline()

    def eye(self, number: int) -> Eye:
        """The eye of that ``number``, from 0."""
        eye = self.eyes[number]
        assert isinstance(eye, Eye)
        return eye

    def see(self, pictures: Tensor) -> list[Seen]:
        """What every eye makes of pictures (b, 4, s, s).

        A garment and its mirror image are one: every other eye sees the one, the rest the other.
        """
        turned = pictures.flip(-1)
        return [
            self.eye(number)(turned if number % 2 else pictures)
            for number in range(self.shape.eyes)
        ]

    def look(self, seen: Sequence[Seen]) -> Tensor:
        """Of all eyes together: unit rows (b, up to LOOK_DIM)."""
        rows: Tensor = self.looks(_side_by_side(seen))
        return rows

    def self_(self, pictures: Tensor) -> Tensor:
        """Of the witness: unit rows (b, self_dim)."""
        rows: Tensor = self.selves(self.witness(pictures))
        return rows

    def fit_components(self, pictures: Iterable[Tensor]) -> None:
        """Find in what these pictures differ most for the eyes, and for the witness; batches
        (b, 4, s, s) of them."""
        looks, selves = [], []
        with torch.inference_mode():
            for some in pictures:
                looks.append(_side_by_side(self.see(some)))
                selves.append(self.witness(some))
            self.looks.fit(torch.cat(looks))
            self.selves.fit(torch.cat(selves))


def _side_by_side(seen: Sequence[Seen]) -> Tensor:
    return torch.cat([functional.normalize(one.look) for one in seen], dim=1)


def as_input(pixels: Tensor, masks: Tensor) -> Tensor:
    """uint8 pixels (b, s, s, 3) and masks (b, s, s) -> what the networks take, centred on 0."""
    stacked = torch.cat([pixels, masks[..., None]], dim=-1).permute(0, 3, 1, 2)  # (b, 4, s, s)
    return ((stacked.float() - 127.5) / 64).contiguous(memory_format=torch.channels_last)
