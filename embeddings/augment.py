"""The same garment, photographed otherwise: moved, turned, relit, blurred, on another floor.

Every function works on a whole batch of float pictures (b, c, s, s), values 0 to 255, and draws all
its chance from the generator it is given.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Generator, Tensor
from torch.nn import functional

#: How much red, green and blue count towards lightness (ITU-R BT.601).
LIGHTNESS = torch.tensor([0.299, 0.587, 0.114])


@dataclass(frozen=True)
class Strength:
    """How far a photo may be changed. Ranges are factors; shares are of all photos."""

    turn_degrees: float = 20.0
    zoom: tuple[float, float] = (0.6, 1.15)  # side of the part that is shown, 1 = the whole
    stretch: float = 0.15
    shift: float = 0.12
    mirror_share: float = 0.5
    light: tuple[float, float] = (0.7, 1.3)
    contrast: tuple[float, float] = (0.7, 1.3)
    saturation: tuple[float, float] = (0.7, 1.2)
    tint: float = 0.08
    other_ground_share: float = 0.6
    plain_ground_share: float = 0.3  # of those: white or one colour rather than another floor
    blur_share: float = 0.3
    cover_share: float = 0.2
    no_mask_share: float = 0.2


def _between(chance: Generator, count: int, low: float, high: float) -> Tensor:
    return torch.rand(count, generator=chance) * (high - low) + low


def _some(chance: Generator, count: int, share: float) -> Tensor:
    """Row numbers, each of ``count`` with a probability of ``share``."""
    return (torch.rand(count, generator=chance) < share).nonzero()[:, 0]


def moved(pictures: Tensor, side: int, how: Strength, chance: Generator) -> Tensor:
    """Turned, zoomed, stretched, shifted and mirrored in one resampling -> (b, c, side, side)."""
    b, channels = pictures.shape[:2]
    angle = _between(chance, b, -how.turn_degrees, how.turn_degrees) * math.pi / 180
    zoom = _between(chance, b, math.log(how.zoom[0]), math.log(how.zoom[1])).exp()
    wide = _between(chance, b, -how.stretch, how.stretch).exp()
    mirror = 1 - 2 * (torch.rand(b, generator=chance) < how.mirror_share).float()
    x, y = (_between(chance, b, -how.shift, how.shift) for _ in range(2))
    cos, sin = angle.cos() * zoom, angle.sin() * zoom
    rows = [
        torch.stack([cos * wide * mirror, -sin / wide, x], dim=1),
        torch.stack([sin * wide * mirror, cos / wide, y], dim=1),
    ]
    grid = functional.affine_grid(
        torch.stack(rows, dim=1), [b, channels, side, side], align_corners=False
    )
    return functional.grid_sample(pictures, grid, padding_mode="border", align_corners=False)


def _grounds(floors: Tensor, count: int, side: int, chance: Generator) -> Tensor:
    """Random parts of random ``floors`` (f, h, w, 3) uint8 -> (count, 3, side, side)."""
    chosen = floors[torch.randint(len(floors), (count,), generator=chance)]
    zoom = _between(chance, count, 0.3, 1.0)
    theta = torch.zeros(count, 2, 3)
    theta[:, 0, 0] = theta[:, 1, 1] = zoom
    for axis in range(2):
        theta[:, axis, 2] = _between(chance, count, -1, 1) * (1 - zoom)
    grid = functional.affine_grid(theta, [count, 3, side, side], align_corners=False)
    pictures = chosen.permute(0, 3, 1, 2).float()
    return functional.grid_sample(pictures, grid, padding_mode="border", align_corners=False)


def on_other_ground(
    colours: Tensor, mask: Tensor, floors: Tensor, how: Strength, chance: Generator
) -> Tensor:
    """Some garments cut out by their ``mask`` (b, 1, s, s) and laid on another floor."""
    b, side = len(colours), colours.shape[-1]
    moving = torch.rand(b, generator=chance) / how.other_ground_share
    plain = (moving < how.plain_ground_share).nonzero()[:, 0]
    other = ((moving >= how.plain_ground_share) & (moving < 1)).nonzero()[:, 0]
    white = torch.rand(len(plain), 1, generator=chance) < 0.5
    paint = torch.where(white, 255.0, torch.rand(len(plain), 3, generator=chance) * 255)
    colours[plain] = torch.lerp(paint[:, :, None, None], colours[plain], mask[plain])
    if len(other):
        ground = _grounds(floors, len(other), side, chance)
        colours[other] = torch.lerp(ground, colours[other], mask[other])
    return colours


def relit(colours: Tensor, how: Strength, chance: Generator) -> Tensor:
    """Other light, tint, contrast and saturation, as one 3 x 3 matrix and an offset a picture."""
    b, side = len(colours), colours.shape[-1]
    contrast = _between(chance, b, *how.contrast)
    saturation = _between(chance, b, *how.saturation)
    tint = 1 + (torch.rand(b, 3, generator=chance) * 2 - 1) * how.tint
    gain = _between(chance, b, *how.light)[:, None] * tint  # (b, 3)
    grey = (colours.mean((2, 3)) * gain) @ LIGHTNESS  # (b,)
    mix = saturation[:, None, None] * torch.eye(3)
    mix = mix + (1 - saturation)[:, None, None] * LIGHTNESS.expand(3, 3)  # (b, 3, 3)
    mix = mix * gain[:, None, :] * contrast[:, None, None]
    offset = (grey * (1 - contrast))[:, None, None].expand(b, 3, 1)
    changed = torch.baddbmm(offset, mix, colours.reshape(b, 3, -1))
    return changed.view(b, 3, side, side).clamp_(0, 255)


def _covered(colours: Tensor, how: Strength, chance: Generator) -> Tensor:
    """A rectangle of one colour over part of some pictures: a hand, a tag, a hanger."""
    side = colours.shape[-1]
    for row in _some(chance, len(colours), how.cover_share).tolist():
        height, width = (int(part * side) for part in _between(chance, 2, 0.15, 0.4))
        top = int(torch.randint(side - height, (1,), generator=chance))
        left = int(torch.randint(side - width, (1,), generator=chance))
        paint = torch.rand(3, 1, 1, generator=chance) * 255
        colours[row, :, top : top + height, left : left + width] = paint
    return colours


def augmented(
    pixels: Tensor, masks: Tensor, floors: Tensor, side: int, how: Strength, chance: Generator
) -> Tensor:
    """uint8 pixels (b, s, s, 3), masks (b, s, s), floors (f, s, s, 3) -> (b, 4, side, side).

    The result is what GarmentNet takes, centred on 0.
    """
    stacked = torch.cat([pixels, masks[..., None]], dim=-1).permute(0, 3, 1, 2).float()
    pictures = moved(stacked, side, how, chance)
    colours, mask = pictures[:, :3], pictures[:, 3:]
    colours = on_other_ground(colours, mask / 255, floors, how, chance)
    colours = relit(colours, how, chance)
    blurred = _some(chance, len(colours), how.blur_share)
    colours[blurred] = functional.avg_pool2d(colours[blurred], 3, 1, 1, count_include_pad=False)
    colours = _covered(colours, how, chance)
    # The mask is a guess: now and then the network must do without.
    mask[_some(chance, len(mask), how.no_mask_share)] = 127.5
    both = torch.cat([colours, mask], dim=1)
    return ((both - 127.5) / 64).contiguous(memory_format=torch.channels_last)


def bare_floors(pixels: Tensor, masks: Tensor) -> Tensor:
    """The grounds of photos, garments painted out from what is around them: uint8 (b, s, s, 3).

    Colours are averaged over ever larger areas where the ground is sure, then laid back from coarse
    to fine wherever the finer level knows none.
    """
    ground = (masks < 51).float()[:, None] + 1e-4  # (b, 1, s, s)
    sums, weights = [pixels.permute(0, 3, 1, 2).float() * ground], [ground]
    while sums[-1].shape[-1] > 2:
        sums.append(functional.avg_pool2d(sums[-1], 2))
        weights.append(functional.avg_pool2d(weights[-1], 2))
    floor = sums[-1] / weights[-1]
    for total, weight in zip(sums[-2::-1], weights[-2::-1], strict=True):
        floor = functional.interpolate(floor, size=weight.shape[-2:], mode="bilinear")
        floor = torch.where(weight > 0.05, total / weight, floor)
    return floor.permute(0, 2, 3, 1).clamp(0, 255).to(torch.uint8)
