"""A tiny wardrobe, drawn in the test: three kinds of garment in any colour, on any ground."""

from __future__ import annotations

import random
from functools import partial

from PIL import Image, ImageDraw

from embeddings.examples import Example, Examples, load

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


def examples(count: int, seed: int = 0, tagged: bool = False) -> Examples:
    """``count`` garments of each kind in random colours on random grounds."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        for kind in SHAPES:
            dark: Colour = tuple(chance.randint(0, 110) for _ in range(3))  # type: ignore[assignment]
            light: Colour = tuple(chance.randint(150, 255) for _ in range(3))  # type: ignore[assignment]
            draw = partial(picture, kind, dark, light, chance.randint(0, 10**6))
            tags = ("dark", kind) if tagged else None
            made.append(Example(f"{kind}-{number}", draw, kind, tags))
    return load(made)
