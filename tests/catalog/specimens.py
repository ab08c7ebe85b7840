"""A tiny encoder, photos drawn on the spot, and releases of a handful of styles."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from catalog.garment import Colour, Colourway, Money, Size, Style, Variant
from catalog.gtin import restricted_gtins
from catalog.release import PhotoSource

COLOURS = {"red": (200, 30, 40), "blue": (30, 60, 200), "sand": (214, 196, 160)}


class MeanColours:
    """An encoder that is quick and never changes: the mean colours of a 2 x 2 grid, made unit."""

    name = "mean-colours"
    digest = "sha256:0123456789abcdef"
    dim = 12

    def encode(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        small = [np.asarray(one.convert("RGB").resize((2, 2))).ravel() for one in images]
        vectors = np.stack(small).astype(np.float32) + 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def picture(
    colour: tuple[int, int, int] = (200, 30, 40), size: tuple[int, int] = (60, 80)
) -> Image.Image:
    """A garment of sorts: a coloured block on a pale ground."""
    image = Image.new("RGB", size, (240, 240, 236))
    image.paste(colour, (size[0] // 4, size[1] // 5, size[0] * 3 // 4, size[1] * 4 // 5))
    return image


def picture_bytes(kind: str = "JPEG", **look: tuple[int, ...]) -> bytes:
    out = io.BytesIO()
    picture(**look).save(out, kind)  # type: ignore[arg-type]
    return out.getvalue()


def some_styles() -> list[Style]:
    """A shirt in two colours with two sizes each, and a scarf of which little is known."""
    keys = [f"shirt/{colour}/{size}" for colour in ("red", "blue") for size in "ML"]
    gtins = restricted_gtins([*keys, "scarf"])
    colourways = tuple(
        Colourway(
            id=f"shirt.{colour}",
            colour=Colour({"en": colour.title(), "ko": "색"}, f"#{bytes(COLOURS[colour]).hex()}"),
            photos=(f"{colour}.jpg",),
            variants=tuple(
                Variant(
                    gtins[f"shirt/{colour}/{size}"], Size(size), Money(39000, "KRW"), f"S-{size}"
                )
                for size in "ML"
            ),
        )
        for colour in ("red", "blue")
    )
    shirt = Style(
        "shirt", {"en": "Shirt", "ko": "셔츠"}, "shirts", colourways, brand="Nord",
        gender="women", zone="tops", fixture="rail-1", tags=("new",),
    )  # fmt: skip
    bare = Colourway("scarf", None, (), (Variant(gtins["scarf"], None),))
    return [shirt, Style("scarf", {}, None, (bare,))]


def some_photos() -> dict[str, PhotoSource]:
    return {
        "red.jpg": lambda: picture(COLOURS["red"]),
        "blue.jpg": lambda: picture(COLOURS["blue"]),
    }
