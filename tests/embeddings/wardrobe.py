"""A tiny wardrobe, drawn in the test: three kinds of garment in any colour, on any ground."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import partial

import torch
from PIL import Image, ImageDraw

from embeddings.encoder import Encoder
from embeddings.examples import Example, Examples, load
from embeddings.network import GarmentNet, Shape
from embeddings.weights_file import Parts, Weights

Colour = tuple[int, int, int]

_TEE = [
    (12, 14),
    (24, 8),
    (40, 8),
    (52, 14),
    (47, 26),
    (43, 24),
    (43, 54),
    (21, 54),
    (21, 24),
    (17, 26),
]
_TROUSERS = [(20, 6), (44, 6), (47, 58), (35, 58), (32, 24), (29, 58), (17, 58)]
_HAT = [(8, 44), (56, 44), (50, 36), (42, 34), (38, 22), (26, 22), (22, 34), (14, 36)]  # fmt: skip
SHAPES = {"tee": _TEE, "trousers": _TROUSERS, "hat": _HAT}


def picture(
    kind: str, colour: Colour, ground: Colour = (225, 222, 215), seed: int = 0
) -> Image.Image:
    """96 x 96: the garment, a little moved by ``seed``, on its ground."""
    chance = random.Random(seed)
    x, y, size = chance.uniform(-4, 4), chance.uniform(-4, 4), chance.uniform(0.85, 1.1)
    photo = Image.new("RGB", (96, 96), ground)
    outline = [
        ((px - 32) * size * 1.5 + 48 + x, (py - 32) * size * 1.5 + 48 + y)
        for px, py in SHAPES[kind]
    ]
    ImageDraw.Draw(photo).polygon(outline, fill=colour)
    return photo


def example(kind: str, colour: Colour, ground: Colour, seed: int, source: str = "home") -> Example:
    """One garment, with its kind for a label."""
    draw = partial(picture, kind, colour, ground, seed)
    return Example(f"{kind}-{seed}", draw, {"kind": kind}, source)


def some_examples(count: int, seed: int = 0) -> list[Example]:
    """``count`` garments of each kind in random dark colours on random light grounds."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        for kind in SHAPES:
            dark = (chance.randint(0, 110), chance.randint(0, 110), chance.randint(0, 110))
            light = (chance.randint(150, 255), chance.randint(150, 255), chance.randint(150, 255))
            made.append(example(kind, dark, light, chance.randint(0, 10**6)))
    return made


def examples(count: int, seed: int = 0) -> Examples:
    """`some_examples`, prepared."""
    return load(some_examples(count, seed))


def labelled(*labels: Mapping[str, str], source: str = "catalogue") -> Examples:
    """Photos of one garment that bear these labels."""
    draw = partial(picture, "tee", (20, 60, 20))
    return load([Example(str(row), draw, said, source) for row, said in enumerate(labels)])


#: A network that learns in seconds.
SMALL = Shape(
    widths=(8, 16),
    blocks=(1, 1),
    eyes=2,
    groups=(("kind", 3),),
    witness_widths=(8, 16),
    self_dim=8,
)


def untrained(seed: int, parts: Parts | None = None) -> Encoder:
    """A small encoder that learned nothing."""
    torch.manual_seed(seed)
    words = {"kind": tuple(SHAPES)}
    net = GarmentNet(SMALL).eval()
    return Encoder(Weights("tiny", net, parts or Parts(), words, f"{seed}" * 64))
