"""Small things that nobody photographs at home, drawn for training: socks, belts, ties, bags.

A network that was only ever shown clothes calls a belt a shoe and a sock a T-shirt, because it has
no other words. These sketches give it the words; they are no part of the demo collection.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from embeddings.examples import Example

#: Side of a sketch in pixels, drawn at twice that and shrunk.
SIDE = 288
SCALE = 2 * SIDE

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Sketch:
    """A square of white or pale ground, and the colours of one thing on it. Places are 0 to 1."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        grey = chance.choice([255, 255, 255, 250, 242])
        self.ground = (grey, grey, grey)
        self.image = Image.new("RGB", (SCALE, SCALE), self.ground)
        self.pen = ImageDraw.Draw(self.image)
        self.main = self._cloth_colour()
        self.second = self._cloth_colour()
        self.metal = chance.choice([(190, 190, 195), (205, 175, 95), (120, 120, 125)])

    def _cloth_colour(self) -> Colour:
        chance = self.chance
        if chance.random() < 0.5:
            level = chance.choice([25, 40, 60, 120, 200, 235])
            return (level, level, min(255, level + chance.randint(0, 12)))
        return (chance.randint(20, 235), chance.randint(20, 220), chance.randint(20, 235))

    def shade(self, colour: Colour, factor: float) -> Colour:
        """``colour`` lighter or darker."""
        red, green, blue = (max(0, min(255, int(value * factor))) for value in colour)
        return (red, green, blue)

    def patch(self, points: list[Point], colour: Colour, edge: bool = True) -> None:
        """A polygon with a thin darker edge."""
        outline = self.shade(colour, 0.7) if edge else None
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour, outline=outline)

    def stroke(self, points: list[Point], thick: float, colour: Colour) -> None:
        """A line of even thickness with round corners."""
        places = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(places, fill=colour, width=max(1, int(thick * SCALE)), joint="curve")

    def oval(self, centre: Point, across: float, down: float, colour: Colour) -> None:
        """A filled oval; ``across`` and ``down`` are its half axes."""
        x, y = centre
        box = [(x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE]
        self.pen.ellipse(box, fill=colour, outline=self.shade(colour, 0.75))

    def rounded(self, box: tuple[float, float, float, float], by: float, colour: Colour) -> None:
        """A rectangle with round corners."""
        self.pen.rounded_rectangle(
            [edge * SCALE for edge in box],
            radius=by * SCALE,
            fill=colour,
            outline=self.shade(colour, 0.7),
            width=3,
        )

    def photo(self) -> Image.Image:
        """Turned a little, softened and shrunk."""
        angle = self.chance.uniform(-14, 14)
        turned = self.image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=self.ground)
        soft = turned.filter(ImageFilter.GaussianBlur(self.chance.uniform(0.5, 2.0)))
        return soft.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def _banded(sketch: Sketch, left: list[Point], right: list[Point], bands: int) -> None:
    """A tube between two outlines of equally many points, in one colour or in bands."""
    sketch.patch([*left, *right[::-1]], sketch.main)
    if sketch.chance.random() < 0.5:
        return
    for band in range(0, bands, 2):
        start, end = band / bands, (band + 1) / bands
        edges = [_along(left, start), _along(right, start), _along(right, end), _along(left, end)]
        sketch.patch(edges, sketch.second, edge=False)


def _along(line: list[Point], share: float) -> Point:
    at = share * (len(line) - 1)
    first = min(int(at), len(line) - 2)
    part = at - first
    (x0, y0), (x1, y1) = line[first], line[first + 1]
    return (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)


def sock(sketch: Sketch) -> None:
    """One or two socks with a heel, from the side."""
    tall, wide = sketch.chance.uniform(0.25, 0.6), sketch.chance.uniform(0.11, 0.16)
    for shift in (0.0, sketch.chance.uniform(0.14, 0.26))[: sketch.chance.randint(1, 2)]:
        x, top = 0.28 + shift, 0.72 - tall - shift * 0.2
        sole = 0.72 - shift * 0.2
        left = [(x, top), (x, sole - 0.04), (x + 0.05, sole + 0.09), (x + 0.36, sole + 0.10)]
        right = [(x + wide, top), (x + wide, sole - 0.09), (x + wide + 0.04, sole - 0.04)]
        right.append((x + 0.40, sole + 0.02))
        _banded(sketch, left, right, 11)
        cuff = [(x, top), (x + wide, top), (x + wide, top + 0.06), (x, top + 0.06)]
        sketch.patch(cuff, sketch.second)
        sketch.oval((x + 0.37, sole + 0.06), 0.045, 0.042, sketch.second)


def worn_socks(sketch: Sketch) -> None:
    """Two legs in socks or tights, from the front, feet outwards."""
    skin = sketch.chance.choice([(241, 194, 155), (198, 134, 90), (110, 70, 45)])
    hem = sketch.chance.uniform(0.05, 0.55)
    for side in (-1, 1):
        x = 0.5 + side * 0.12
        sketch.patch([(x - 0.08, 0), (x + 0.08, 0), (x + 0.06, 0.8), (x - 0.06, 0.8)], skin, False)
        left = [(x - 0.08, hem), (x - 0.06, 0.8)]
        right = [(x + 0.08, hem), (x + 0.06, 0.8)]
        _banded(sketch, left, right, 13)
        foot = [(x - 0.06, 0.78), (x + 0.06, 0.78), (x + 0.07 + side * 0.05, 0.93)]
        sketch.patch([*foot, (x - 0.07 + side * 0.05, 0.93)], sketch.main)


def belt(sketch: Sketch) -> None:
    """A belt, in a ring seen from above or rolled up, with a buckle."""
    thick = sketch.chance.uniform(0.05, 0.09)
    wide, tall = sketch.chance.uniform(0.3, 0.42), sketch.chance.uniform(0.12, 0.2)
    ring = [
        (0.5 + wide * math.cos(turn / 24 * math.tau), 0.5 + tall * math.sin(turn / 24 * math.tau))
        for turn in range(25)
    ]
    lifted = [(x, y - thick * 0.7) for x, y in ring[12:]]
    sketch.stroke(lifted, thick, sketch.shade(sketch.main, 0.6))
    sketch.stroke([(x, y) for x, y in ring[:13]], thick, sketch.main)
    x, y = ring[sketch.chance.randint(4, 8)]
    sketch.rounded((x - 0.06, y - 0.055, x + 0.06, y + 0.055), 0.015, sketch.metal)
    sketch.rounded((x - 0.035, y - 0.03, x + 0.035, y + 0.03), 0.008, sketch.main)


def tie(sketch: Sketch) -> None:
    """A tie, knotted, hanging or lying slanted, plain or striped."""
    long, wide = sketch.chance.uniform(0.6, 0.8), sketch.chance.uniform(0.05, 0.08)
    top = 0.5 - long / 2
    sketch.patch([(0.46, top), (0.54, top), (0.525, top + 0.08), (0.475, top + 0.08)], sketch.main)
    left = [(0.475, top + 0.08), (0.5 - wide, top + long - 0.08), (0.5, top + long)]
    right = [(0.525, top + 0.08), (0.5 + wide, top + long - 0.08), (0.5, top + long)]
    _banded(sketch, left, right, 21)
    if sketch.chance.random() < 0.5:
        loop = [(0.46, top + 0.02), (0.34, top - 0.06), (0.5, top - 0.1), (0.66, top - 0.06)]
        sketch.stroke([*loop, (0.54, top + 0.02)], 0.03, sketch.shade(sketch.main, 0.8))


def sunglasses(sketch: Sketch) -> None:
    """Two lenses, a bridge and temples, from the front or a little from the side."""
    frame = sketch.main
    lens = sketch.chance.choice([(40, 40, 45), (90, 65, 45), (70, 80, 95), (120, 90, 70)])
    across, down = sketch.chance.uniform(0.13, 0.18), sketch.chance.uniform(0.08, 0.14)
    slant = sketch.chance.uniform(-0.08, 0.08)
    for side in (-1, 1):
        x, y = 0.5 + side * 0.19, 0.5 + side * slant
        back = (x + side * (across + 0.08), y - down * 0.4 - 0.12)
        sketch.stroke([(x + side * across, y - down * 0.5), back], 0.018, frame)
        sketch.oval((x, y), across, down, frame)
        sketch.oval((x, y), across - 0.018, down - 0.018, lens)
    sketch.stroke([(0.42, 0.5 - slant * 0.4 - 0.03), (0.58, 0.5 + slant * 0.4 - 0.03)], 0.02, frame)


def backpack(sketch: Sketch) -> None:
    """A backpack from the front: pockets, seams, a loop and a strap."""
    wide, tall = sketch.chance.uniform(0.24, 0.3), sketch.chance.uniform(0.32, 0.4)
    box = (0.5 - wide, 0.52 - tall, 0.5 + wide, 0.52 + tall)
    for side in (-1, 1):
        edge = 0.5 + side * (wide + 0.03)
        strap = [(edge - side * 0.05, 0.3), (edge + side * 0.03, 0.5), (edge - side * 0.04, 0.8)]
        sketch.stroke(strap, 0.04, sketch.shade(sketch.main, 0.7))
    loop = [(0.43, 0.52 - tall), (0.43, 0.46 - tall), (0.57, 0.46 - tall)]
    sketch.stroke(loop, 0.025, sketch.main)
    sketch.stroke([(0.57, 0.46 - tall), (0.57, 0.53 - tall)], 0.025, sketch.main)
    sketch.rounded(box, 0.12, sketch.main)
    pocket = sketch.second if sketch.chance.random() < 0.5 else sketch.shade(sketch.main, 0.85)
    sketch.rounded((0.54 - wide, 0.58, 0.46 + wide, 0.5 + tall), 0.05, pocket)
    zips = sketch.shade(sketch.main, 0.5)
    sketch.stroke([(0.53 - wide, 0.42), (0.5, 0.34), (0.47 + wide, 0.42)], 0.01, zips)
    sketch.stroke([(0.57 - wide, 0.64), (0.43 + wide, 0.64)], 0.01, zips)


def handbag(sketch: Sketch) -> None:
    """A handbag, wide, with one or two handles and a flap or clasps."""
    chance = sketch.chance
    wide, tall = chance.uniform(0.26, 0.38), chance.uniform(0.15, 0.26)
    top, lean = 0.62 - tall, chance.uniform(-0.06, 0.06)
    for shift in (0.0, 0.05)[: chance.randint(1, 2)]:
        high = top - chance.uniform(0.12, 0.3)
        grip = [(0.5 - wide * 0.6, top + 0.03), (0.5 - wide * 0.4, high + shift)]
        grip += [(0.5, high - 0.02)]
        grip += [(0.5 + wide * 0.4, high + shift), (0.5 + wide * 0.6, top + 0.03)]
        sketch.stroke(grip, 0.025, sketch.shade(sketch.main, 0.75))
    body = [(0.5 - wide + lean, top), (0.5 + wide - lean, top)]
    body += [(0.5 + wide, 0.62 + tall), (0.5 - wide, 0.62 + tall)]
    sketch.patch(body, sketch.main)
    if chance.random() < 0.5:
        flap = [body[0], body[1], (0.5 + wide * 0.8, top + tall * 0.9)]
        sketch.patch([*flap, (0.5 - wide * 0.8, top + tall * 0.9)], sketch.shade(sketch.main, 0.9))
    sketch.oval((0.5, top + tall * 0.9), 0.02, 0.02, sketch.metal)


#: Kinds of small things, in the words of the labels, and who draws them.
KINDS: tuple[tuple[str, Callable[[Sketch], None]], ...] = (
    ("Socks", sock),
    ("Socks", worn_socks),
    ("Belt", belt),
    ("Tie", tie),
    ("Sunglasses", sunglasses),
    ("Backpack", backpack),
    ("bag", handbag),
)


def sketched_examples(each: int, seed: int) -> list[Example]:
    """``each`` sketches of every kind, each with chances of its own."""
    return [
        Example(
            name=f"sketch {kind} {number}",
            open=partial(_sketch, draw, seed + number),
            labels={"kind": kind},
            source="drawn",
        )
        for number, (kind, draw) in enumerate(KINDS * each)
    ]


def _sketch(draw: Callable[[Sketch], None], seed: int) -> Image.Image:
    sketch = Sketch(Random(seed))
    draw(sketch)
    return sketch.photo()
