"""A little store for tests: 12 styles drawn in milliseconds, a release that needs no torch.

The encoder looks at 8 x 8 pixels, so that equal colours and shapes are near: enough for tests of
serving, not of likeness.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from catalog.garment import Colour, Colourway, Money, Size, Style, Variant
from catalog.gtin import restricted_gtins
from catalog.release import Encoder, Extras, Release, build_release
from catalog.store import FittingRoom, Fixture, StorePlan, Zone

COLOURS = {
    "navy": ("#22304f", "네이비"),
    "red": ("#b8322a", "레드"),
    "sand": ("#d8c3a0", "샌드"),
}
KINDS = {
    "tee": ("Tee", "티셔츠", "tshirt", "tops"),
    "shirt": ("Shirt", "셔츠", "shirt", "tops"),
    "skirt": ("Skirt", "스커트", "skirt", "bottoms"),
    "coat": ("Coat", "코트", "coat", "outer"),
}
SIZES = ("S", "M", "L")
#: The left half of each silhouette, from the neck down; the right half is its mirror image.
OUTLINES = {
    "tee": [(60, 80), (20, 160), (70, 170), (70, 330)],
    "shirt": [(70, 60), (10, 320), (60, 320), (70, 350)],
    "skirt": [(110, 100), (40, 340)],
    "coat": [(60, 40), (15, 300), (55, 300), (55, 380)],
}


class PixelEncoder:
    """64 pixels as a vector."""

    name = "pixels-8"
    digest = hashlib.sha256(b"pixels-8").hexdigest()
    dim = 192

    def encode(self, images: Sequence[Image.Image], /) -> NDArray[np.float32]:
        small = [np.asarray(image.convert("RGB").resize((8, 8)), np.float32) for image in images]
        rows = (
            np.stack(small).reshape(len(images), -1) / 255 + 0.01 if small else np.zeros((0, 192))
        )
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-6), np.float32)


def draw(kind: str, colour: str, number: int) -> Image.Image:
    picture = Image.new("RGB", (300, 400), "#f4f1ec")
    pen = ImageDraw.Draw(picture)
    fill = COLOURS[colour][0]
    half = OUTLINES[kind]
    pen.polygon(half + [(300 - x, y) for x, y in reversed(half)], fill=fill)
    for stripe in range(number):
        pen.line([(90, 200 + 20 * stripe), (210, 200 + 20 * stripe)], fill="white", width=4)
    return picture


@dataclass(frozen=True, slots=True)
class LittleStore:
    plan: StorePlan
    release: Release
    on_hand: Mapping[str, int]

    def gtin(self, style: str, colour: str = "navy", size: str = "M") -> str:
        """The GTIN of, say, ``("tee-1", "navy", "M")``."""
        ways = {way.id: way for way in self.release.styles[style].colourways}
        variants = ways[f"{style}:{colour}"].variants
        return next(v.gtin for v in variants if v.size is not None and v.size.label == size)


def plan(store: str = "little", rooms: int = 3) -> StorePlan:
    """Two zones, and rooms of which the last is accessible."""
    return StorePlan(
        id=store,
        name={"en": "Little Store", "ko": "작은 가게"},
        timezone="Asia/Seoul",
        currency="KRW",
        zones=(
            Zone("tops", {"en": "Tops", "ko": "상의"}),
            Zone("bottoms", {"en": "Bottoms", "ko": "하의"}),
            Zone("outer", {"en": "Outerwear", "ko": "아우터"}),
        ),
        fixtures=tuple(
            Fixture(f"rail-{zone}", zone, {"en": f"Rail {n}", "ko": f"{n}번 행거"})
            for n, zone in enumerate(("tops", "bottoms", "outer"), 1)
        ),
        rooms=tuple(
            FittingRoom(f"r{n}", {"en": f"Room {n}", "ko": f"{n}번"}, accessible=n == rooms)
            for n in range(1, rooms + 1)
        ),
    )


def build_little_store(
    root: Path,
    *,
    pieces: int = 2,
    styles_of_a_kind: int = 3,
    encoder: Encoder | None = None,
    extras: Mapping[str, bytes] | Extras | None = None,
) -> LittleStore:
    """Build the release in ``root``; every variant has ``pieces`` on hand."""
    ids = [f"{kind}-{n}" for kind in KINDS for n in range(1, styles_of_a_kind + 1)]
    keys = [f"{style}/{colour}/{size}" for style in ids for colour in COLOURS for size in SIZES]
    gtins = restricted_gtins(keys)
    styles = [_style(one, gtins) for one in ids]
    photos = {
        f"{style}-{colour}": partial(draw, style.split("-")[0], colour, int(style.split("-")[1]))
        for style in ids
        for colour in COLOURS
    }
    release = build_release(root, styles, photos, encoder or PixelEncoder(), extras=extras)
    return LittleStore(plan(), release, dict.fromkeys(release.by_gtin, pieces))


def _style(style: str, gtins: Mapping[str, str]) -> Style:
    kind, number = style.split("-")
    english, korean, category, zone = KINDS[kind]

    def variant(colour: str, size: str) -> Variant:
        gtin = gtins[f"{style}/{colour}/{size}"]
        return Variant(gtin, Size(size, "INT"), Money(19_900 + 10_000 * int(number), "KRW"))

    return Style(
        id=style,
        name={"en": f"{english} {number}", "ko": f"{korean} {number}"},
        category=category,
        brand="Little",
        zone=zone,
        fixture=f"rail-{zone}",
        colourways=tuple(
            Colourway(
                id=f"{style}:{colour}",
                colour=Colour({"en": colour.title(), "ko": COLOURS[colour][1]}, COLOURS[colour][0]),
                photos=(f"{style}-{colour}",),
                variants=tuple(variant(colour, size) for size in SIZES),
            )
            for colour in COLOURS
        ),
    )
