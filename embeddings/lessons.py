"""What is taught, one network at a time: a batch of photos goes in, a loss comes out.

Every lesson draws all its chance from the generator it is given, and says with one figure, on
photos it does not learn from, how good it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Protocol

import torch
from torch import Generator, Tensor, nn
from torch.nn import functional

from embeddings.augment import Strength, augmented
from embeddings.labels import UNKNOWN
from embeddings.losses import TEMPERATURE, instance_loss, label_loss
from embeddings.network import Eye, Witness
from embeddings.pupils import Pupils, in_parts

#: Seed of the changes that a check makes to photos: always the same ones.
CHECK_SEED = 7
#: How alike a garment must look to be among those that a photo is told apart from.
LOOKALIKES = 40


class Lesson(Protocol):
    """One network, how it is taught, and how it is checked."""

    @property
    def net(self) -> nn.Module:
        """What is taught."""
        ...

    def rows(self, chance: Generator) -> list[Tensor]:
        """The row numbers of an epoch's batches."""
        ...

    def loss(self, rows: Tensor, side: int, chance: Generator) -> Tensor:
        """Of one batch, to be descended."""
        ...

    def figure(self, net: nn.Module, check: Pupils, side: int) -> float | None:
        """How good ``net`` is on photos that nobody learns from; more is better.

        None where those photos cannot tell.
        """
        ...


#: How the photos that an eye learns from are changed.
SEEN_ANYHOW = Strength(light=(0.78, 1.25), tint=0.06, zoom=(0.5, 1.15), other_ground_share=0.6)
#: How the one photo of a garment differs from the other: taken at ease, and taken anyhow.
TAKEN_AT_EASE = Strength(
    turn_degrees=4,
    zoom=(0.85, 1.05),
    stretch=0.03,
    shift=0.03,
    light=(0.9, 1.1),
    contrast=(0.9, 1.1),
    saturation=(0.9, 1.1),
    tint=0.02,
    mirror_share=0.0,
    other_ground_share=0.05,
    blur_share=0.1,
    cover_share=0.0,
    no_mask_share=0.05,
)
TAKEN_ANYHOW = Strength(
    turn_degrees=22,
    zoom=(0.65, 1.1),
    light=(0.6, 1.4),
    contrast=(0.6, 1.4),
    saturation=(0.7, 1.3),
    tint=0.05,
    mirror_share=0.0,
    other_ground_share=0.3,
    blur_share=0.5,
    cover_share=0.1,
    no_mask_share=0.1,
)


@dataclass(frozen=True)
class Seeing:
    """How an eye is taught."""

    photos: int = 6000  # an epoch, of all sources together
    batch: int = 64
    #: Which part of an epoch each source has; those that are absent give theirs to the others.
    shares: tuple[tuple[str, float], ...] = (
        ("home", 0.64),
        ("drawn", 0.16),
        ("dressed", 0.2),
        ("catalogue", 1.0),
    )
    balance: float = 0.3  # 0: photos alike, 1: labels alike
    mixing: float = 0.5  # of batches in which two photos are mixed or patched together
    strength: Strength = SEEN_ANYHOW


class EyeLesson:
    """Tell labels. Photos are mixed (Zhang et al., 2018) or patched (Yun et al., 2019),
    which a small collection needs to be learned from rather than by heart."""

    def __init__(self, net: Eye, pupils: Pupils, how: Seeing, bfloat16: bool) -> None:
        self.net, self.pupils, self.how, self.bfloat16 = net, pupils, how, bfloat16
        self.floors = pupils.floors()
        self.weight = _weights(pupils, how)

    def rows(self, chance: Generator) -> list[Tensor]:
        # Two at least: of one photo alone the normalisation has nothing to go by.
        batch = max(2, min(self.how.batch, len(self.pupils)))
        count = max(1, self.how.photos // batch)
        drawn = torch.multinomial(self.weight, batch * count, replacement=True, generator=chance)
        return list(drawn.reshape(count, batch))

    def loss(self, rows: Tensor, side: int, chance: Generator) -> Tensor:
        pupils = self.pupils
        pixels, masks = pupils.pixels[rows], pupils.masks[rows]
        pictures = augmented(pixels, masks, self.floors, side, self.how.strength, chance)
        targets = self._targets(rows)
        if float(torch.rand(1, generator=chance)) < self.how.mixing:
            other = torch.randperm(len(rows), generator=chance)
            pictures, kept = mixed(pictures, other, chance)
            targets = [kept * one + (1 - kept) * one[other] for one in targets]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            seen = self.net(pictures)
        losses = [label_loss(*pair) for pair in zip(seen.groups, targets, strict=True)]
        loss: Tensor = torch.stack(losses).sum()
        return loss

    def _targets(self, rows: Tensor) -> list[Tensor]:
        """One row of 0 and 1 a photo and group, all 0 where unknown: (b, labels) each."""
        groups = zip(self.pupils.words[rows].T, self.pupils.labels.groups, strict=True)
        return [
            functional.one_hot(numbers + 1, count + 1)[:, 1:].float()
            for numbers, (_, count) in groups
        ]

    def figure(self, net: nn.Module, check: Pupils, side: int) -> float | None:
        """The share of labels that are told right, on average over the groups."""
        known = check.words != UNKNOWN  # (n, groups)
        if not bool(known.any()):
            return None
        right: list[Tensor] = []
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            for some in in_parts(len(check)):
                told = [one.argmax(dim=1) for one in net(check.pictures(some, side)).groups]
                right.append(torch.stack(told, dim=1) == check.words[some])
        hits = (torch.cat(right) & known).sum(dim=0) / known.sum(dim=0)  # (groups,)
        return float(hits[known.any(dim=0)].mean())


def _weights(pupils: Pupils, how: Seeing) -> Tensor:
    """How often each photo is shown, float64 (n,): by its source, and rare labels more often."""
    said = [(labels.get("kind"), labels.get("type")) for labels in pupils.examples.labels]
    number = {pair: row for row, pair in enumerate(dict.fromkeys(said))}
    numbers = torch.tensor([number[pair] for pair in said])
    _, place, counts = torch.unique(numbers, return_inverse=True, return_counts=True)
    weight: Tensor = counts[place].double() ** -how.balance
    sources = pupils.examples.sources
    for source, share in how.shares:
        mine = torch.tensor([one == source for one in sources])
        if bool(mine.any()):
            weight[mine] *= share / weight[mine].sum()
    return weight


def mixed(pictures: Tensor, other: Tensor, chance: Generator) -> tuple[Tensor, float]:
    """Each picture with its ``other`` blended in, or patched in, and the share of it that is kept.

    (b, c, s, s), row numbers (b,) -> (b, c, s, s) and a number from 0 to 1.
    """
    side = pictures.shape[-1]
    # A Beta(0.4, 0.4): mostly near one of the two (Johnk's method needs only uniform numbers).
    while True:
        one, two = (torch.rand(2, generator=chance) ** (1 / 0.4)).tolist()
        if 0 < one + two <= 1:
            break
    kept = one / (one + two)
    if float(torch.rand(1, generator=chance)) < 0.5:
        return pictures * kept + pictures[other] * (1 - kept), kept
    edge = int(side * math.sqrt(1 - kept))
    top, left = torch.randint(side - edge + 1, (2,), generator=chance).tolist()
    patched = pictures.clone()
    patch = pictures[other][:, :, top : top + edge, left : left + edge]
    patched[:, :, top : top + edge, left : left + edge] = patch
    return patched, 1 - edge * edge / (side * side)


@dataclass(frozen=True)
class Telling:
    """How the witness is taught."""

    photos: int = 6000  # an epoch, or all where there are fewer
    groups: int = 24  # of garments that look alike, in a batch
    each: int = 6
    at_ease: Strength = TAKEN_AT_EASE
    anyhow: Strength = TAKEN_ANYHOW


class WitnessLesson:
    """Know a garment again among those that look most like it: a batch is made of lookalikes."""

    def __init__(self, net: Witness, pupils: Pupils, how: Telling, bfloat16: bool) -> None:
        self.net, self.pupils, self.how, self.bfloat16 = net, pupils, how, bfloat16
        self.floors = pupils.floors()
        self.near = _lookalikes(pupils)

    def rows(self, chance: Generator) -> list[Tensor]:
        groups = min(self.how.groups, len(self.near))
        photos = min(self.how.photos, len(self.near))
        count = max(1, photos // (groups * self.how.each))
        return [self._batch(groups, chance) for _ in range(count)]

    def _batch(self, groups: int, chance: Generator) -> Tensor:
        first = torch.randint(len(self.near), (groups,), generator=chance)
        some = torch.randperm(self.near.shape[1], generator=chance)[: self.how.each]
        batch: Tensor = torch.unique(self.near[first][:, some])
        return batch

    def loss(self, rows: Tensor, side: int, chance: Generator) -> Tensor:
        views = [
            augmented(
                self.pupils.pixels[rows], self.pupils.masks[rows], self.floors, side, how, chance
            )
            for how in (self.how.at_ease, self.how.anyhow)
        ]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            first, second = self.net(torch.cat(views)).chunk(2)
        return instance_loss(first, second)

    def figure(self, net: nn.Module, check: Pupils, side: int) -> float:
        """How surely photos are found among all when they were taken again: the mean probability
        that is given to the right one."""
        chance = Generator().manual_seed(CHECK_SEED)
        how = replace(self.how.anyhow, other_ground_share=0.0)
        first: list[Tensor] = []
        second: list[Tensor] = []
        floors = check.floors()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            for some in in_parts(len(check)):
                pixels, masks = check.pixels[some], check.masks[some]
                again = augmented(pixels, masks, floors, side, how, chance)
                first.append(net(check.pictures(some, side)))
                second.append(net(again))
        likeness = torch.cat(second).float() @ torch.cat(first).float().T / TEMPERATURE
        return float(likeness.softmax(dim=1).diagonal().mean())


def _lookalikes(pupils: Pupils) -> Tensor:
    """For every photo those of the most similar colours, coarsely in the same places, itself
    included: row numbers (n, up to LOOKALIKES)."""
    coarse = torch.cat([_coarse(pupils.pixels[some]) for some in in_parts(len(pupils))])
    coarse = functional.normalize(coarse - coarse.mean(dim=0))
    look = torch.cat([pupils.colours, coarse], dim=1)
    width = min(LOOKALIKES, len(look))
    near = [(look[some] @ look.T).topk(width).indices for some in in_parts(len(look))]
    return torch.cat(near)


def _coarse(pixels: Tensor) -> Tensor:
    """uint8 (b, s, s, 3) -> mean colours of 12 x 12 fields, float32 (b, 432)."""
    return functional.adaptive_avg_pool2d(pixels.permute(0, 3, 1, 2).float(), 12).flatten(1)
