"""Paper dolls: garments cut out of flat photos and put on a drawn figure, for training only.

People photograph their clothes lying flat; shops photograph them worn. A network that saw flat
clothes alone takes a head for a hood and trousers under a T-shirt for its hem. Dressed figures show
it the same garments with a head, arms, legs and other clothes around them, so that it learns which
part of a picture is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from embeddings.colour import lab
from embeddings.examples import Example
from embeddings.foreground import foreground
from embeddings.pixels import GRID, squared, upright

#: Kinds by where on the body they are worn; a dress covers top and legs. Others are not dressed.
TOPS = frozenset(
    {"T-Shirt", "Polo", "Longsleeve", "Shirt", "Blouse", "Hoodie", "Blazer", "Outwear"}
)
TOPS |= {"Undershirt", "Top", "cardigan", "Body"}
BOTTOMS = frozenset({"Pants", "Shorts", "Skirt"})
DRESS, SHOES = "Dress", "Shoes"
#: Of the picture that a figure is drawn on, in pixels: shop photos are upright, 3 to 4.
WIDTH, HEIGHT = 300, 400
#: Long side of a kept cut-out; enough for what the network sees of it.
CUT = 192
_SKINS = [
    (255, 224, 196),
    (241, 194, 155),
    (224, 172, 125),
    (198, 134, 90),
    (141, 85, 52),
    (92, 56, 36),
]
_HAIRS = [(20, 16, 14), (45, 30, 22), (80, 50, 30), (120, 85, 50), (30, 28, 30), (170, 130, 80)]

Point = tuple[float, float]


def cut_out(photo: Image.Image) -> Image.Image | None:
    """The garment of ``photo`` with transparent surroundings, or None where it fills the photo or
    hardly stands out from its ground."""
    square = squared(upright(photo))
    sure = foreground(lab(np.asarray(square.resize((GRID, GRID), Image.Resampling.BILINEAR))))
    solid = np.clip((sure - 0.4) / 0.3, 0, 1) * 255
    mask = Image.fromarray(solid.astype(np.uint8)).resize(square.size, Image.Resampling.BICUBIC)
    rows, columns = np.nonzero(np.asarray(mask) > 100)
    if len(rows) < 0.012 * square.width**2:
        return None
    left, right = (int(edge) for edge in np.percentile(columns, [1, 99]))
    top, bottom = (int(edge) for edge in np.percentile(rows, [1, 99]))
    if min(right - left, bottom - top) > 0.96 * square.width:
        return None
    square.putalpha(mask)
    garment = square.crop((left, top, right + 1, bottom + 1))
    garment.thumbnail((CUT, CUT))
    return garment


class Wardrobe:
    """Cut-outs by where they are worn."""

    def __init__(self, garments: Sequence[tuple[str, Image.Image]]) -> None:
        self.tops = [garment for kind, garment in garments if kind in TOPS]
        self.bottoms = [garment for kind, garment in garments if kind in BOTTOMS]
        self.shoes = [garment for kind, garment in garments if kind == SHOES]

    def dress(self, garment: Image.Image, kind: str, seed: int) -> Image.Image:
        """A figure wearing ``garment``, its other clothes chosen by ``seed``; shoes stand alone."""
        figure = _Figure(garment, self, Random(seed))
        if kind == SHOES:
            figure.stand_alone()
        elif kind in BOTTOMS:
            figure.wear_below(kind)
        else:
            figure.wear_above(kind)
        return figure.photo()


def dressed_examples(flat: Iterable[Example], rounds: int, seed: int) -> list[Example]:
    """``rounds`` figures for every example of ``flat`` that can be worn, with its labels."""
    cuts = [(example, cut_out(example.open())) for example in flat if _worn(example)]
    known = [(example, garment) for example, garment in cuts if garment is not None]
    wardrobe = Wardrobe([(example.labels["kind"], garment) for example, garment in known])
    return [
        replace(
            example,
            name=f"{example.name} worn {number}",
            source="dressed",
            open=partial(wardrobe.dress, garment, example.labels["kind"], seed + number),
        )
        for number, (example, garment) in enumerate(known * rounds)
    ]


def _worn(example: Example) -> bool:
    kind = example.labels.get("kind")
    return kind in TOPS or kind in BOTTOMS or kind in (DRESS, SHOES)


def _as_wide(garment: Image.Image, width: float) -> Image.Image:
    return _stretched(garment, width, garment.height * width / garment.width)


def _as_tall(garment: Image.Image, height: float) -> Image.Image:
    return _stretched(garment, garment.width * height / garment.height, height)


def _stretched(garment: Image.Image, width: float, height: float) -> Image.Image:
    size = (max(2, int(width)), max(2, int(height)))
    return garment.resize(size, Image.Resampling.BILINEAR)


class _Figure:
    """A person, as a child would draw one: ovals and thick lines. ``across`` is the middle."""

    def __init__(self, garment: Image.Image, wardrobe: Wardrobe, chance: Random) -> None:
        self.garment, self.wardrobe, self.chance = garment, wardrobe, chance
        self.skin, self.hair = chance.choice(_SKINS), chance.choice(_HAIRS)
        self.across = WIDTH / 2 + chance.uniform(-12, 12)
        grey = chance.choice([255, 255, 255, 250, 245, 235, 225])
        ground = (grey, grey, grey)
        if chance.random() < 0.15:
            ground = (chance.randint(120, 255), chance.randint(120, 255), chance.randint(120, 255))
        self.canvas = Image.new("RGB", (WIDTH, HEIGHT), ground)
        self.pen = ImageDraw.Draw(self.canvas)

    def photo(self) -> Image.Image:
        """What was drawn, as soft as a photo."""
        return self.canvas.filter(ImageFilter.GaussianBlur(self.chance.uniform(0.4, 1.2)))

    def stand_alone(self) -> None:
        """Shoes, in the middle."""
        pair = _as_wide(self.garment, WIDTH * self.chance.uniform(0.6, 0.95))
        if pair.height > HEIGHT * 0.9:
            pair = _as_tall(self.garment, HEIGHT * 0.9)
        self._paste(pair, (HEIGHT - pair.height) / 2)

    def wear_above(self, kind: str) -> None:
        """A top or a dress, with head, arms and something below."""
        between = self.chance.uniform
        worn = _as_wide(self.garment, WIDTH * between(0.5, 0.85))
        tallest = HEIGHT * (0.75 if kind == DRESS else 0.62)
        if worn.height > tallest:
            worn = _as_tall(self.garment, tallest)
        # On a body clothes are narrower than on a table.
        worn = _stretched(worn, worn.width * between(0.78, 1), worn.height)
        top = HEIGHT * between(0.10, 0.26) if self.chance.random() < 0.85 else -HEIGHT * 0.02
        self._below(worn, top, kind)
        self._arms(worn, top)
        head = worn.width * between(0.20, 0.30)
        if top > 0:
            self._hair_and_neck(worn, top, head)
        self._paste(worn, top)
        if top > 0:
            self._face(top, head, kind)

    def wear_below(self, kind: str) -> None:
        """Trousers, shorts or a skirt, with legs, shoes, hands and the hem of a top."""
        between = self.chance.uniform
        tall = between(0.62, 0.85) if kind == "Pants" else between(0.4, 0.6)
        worn = _as_tall(self.garment, HEIGHT * tall)
        if worn.width > WIDTH * 0.8:
            worn = _as_wide(self.garment, WIDTH * 0.8)
        worn = _stretched(worn, worn.width * between(0.7, 1), worn.height)
        top = HEIGHT * between(0.06, 0.25)
        hem = top + worn.height
        bare = HEIGHT * (0.05 if kind == "Pants" else 0.35)
        for side in (-1, 1):
            x = self.across + side * worn.width * 0.25
            foot = (x + side * 4, min(HEIGHT - 14, hem + bare))
            self._limb((x, hem - 25), foot, worn.width * 0.13)
        self._shoes(worn, hem + (0 if kind == "Pants" else HEIGHT * 0.3))
        for side in (-1, 1):
            x = self.across + side * worn.width * 0.55
            hand = top + worn.height * between(0.05, 0.25)
            self._limb((x, 0), (x + side * 5, hand), worn.width * 0.13)
        self._paste(worn, top)
        if self.wardrobe.tops and self.chance.random() < 0.9:
            other = self.chance.choice(self.wardrobe.tops)
            other = _as_wide(other, worn.width * between(1.0, 1.5))
            self._paste(other, top + worn.height * between(0.02, 0.12) - other.height)

    def _below(self, worn: Image.Image, top: float, kind: str) -> None:
        hem = top + worn.height
        if kind != DRESS and self.wardrobe.bottoms and self.chance.random() < 0.9:
            other = self.chance.choice(self.wardrobe.bottoms)
            other = _as_wide(other, worn.width * self.chance.uniform(0.55, 0.85))
            if other.height < HEIGHT - hem + 20:
                other = _stretched(other, other.width, HEIGHT - hem + 40)
            self._paste(other, hem - worn.height * 0.08)
            return
        for side in (-1, 1):
            x = self.across + side * worn.width * 0.13
            self._limb((x, hem - 20), (x, HEIGHT + 20), worn.width * 0.16)

    def _arms(self, worn: Image.Image, top: float) -> None:
        between = self.chance.uniform
        for side in (-1, 1):
            x = self.across + side * worn.width * between(0.36, 0.46)
            shoulder = top + worn.height * between(0.2, 0.35)
            hand = min(HEIGHT, top + worn.height * between(0.8, 1.02))
            thick = worn.width * between(0.07, 0.11)
            self._limb((x, shoulder), (x + side * between(-5, 22), hand), thick)

    def _hair_and_neck(self, worn: Image.Image, top: float, head: float) -> None:
        level = top - head * 0.75
        long = self.chance.uniform(0.5, 1.4)
        self._oval(level - head * 0.85, level + head * long, head * 0.62, self.hair)
        self._limb((self.across, level), (self.across, top + worn.height * 0.07), head * 0.5)

    def _face(self, top: float, head: float, kind: str) -> None:
        level = top - head * 0.75
        neck = head * (0.3 if kind == "Hoodie" else 0.42)
        self._oval(top - neck * 0.6, top + neck * self.chance.uniform(0.3, 1.0), neck, self.skin)
        self._oval(level - head * 0.62, level + head * 0.62, head * 0.45, self.skin)
        fringe = (self.across - head / 2, level - head * 0.75)
        self.pen.pieslice(
            [fringe, (self.across + head / 2, level + head * 0.35)], 180, 360, fill=self.hair
        )

    def _shoes(self, worn: Image.Image, level: float) -> None:
        if not self.wardrobe.shoes or self.chance.random() >= 0.6:
            return
        shoe = _as_wide(self.chance.choice(self.wardrobe.shoes), worn.width * 0.35)
        for side in (-1, 1):
            left = self.across + side * worn.width * 0.27 - shoe.width / 2
            top = min(HEIGHT - shoe.height * 0.7, level)
            self.canvas.paste(shoe, (int(left), int(top)), shoe)

    def _paste(self, garment: Image.Image, top: float) -> None:
        self.canvas.paste(garment, (int(self.across - garment.width / 2), int(top)), garment)

    def _limb(self, start: Point, end: Point, thick: float) -> None:
        self.pen.line([start, end], fill=self.skin, width=int(thick))
        for x, y in (start, end):
            half = thick / 2
            self.pen.ellipse([x - half, y - half, x + half, y + half], fill=self.skin)

    def _oval(self, top: float, bottom: float, half: float, colour: tuple[int, int, int]) -> None:
        box = [self.across - half, top, self.across + half, bottom]
        self.pen.ellipse(box, fill=colour)
