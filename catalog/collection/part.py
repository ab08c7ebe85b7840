"""The pieces a garment is drawn from, back to front. Plain values; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from catalog.collection.fabric import Cloth
from catalog.collection.outline import Point, Points, bounds


@dataclass(frozen=True)
class Fold:
    """A crease of the cloth along a line: dark on one side, light on the other.

    ``width`` in pixels, ``depth`` from -1 to 1 (negative turns light and dark), ``soft`` blurs it.
    It is thickest in the middle, or at its end where it ``opens`` (cloth that hangs).
    """

    points: Points
    width: float = 14.0
    depth: float = 0.5
    soft: bool = True
    opens: bool = False


@dataclass(frozen=True)
class Line:
    """A seam (``hex`` None: a darker line with a light edge) or a thread in a colour of its own."""

    points: Points
    width: float = 1.5
    strength: float = 0.5
    hex: str | None = None
    dash: tuple[float, float] | None = None


@dataclass(frozen=True)
class Dot:
    """A button, rivet or eyelet: centre, radius and colour."""

    at: Point
    r: float
    hex: str
    kind: str = "button"


@dataclass(frozen=True)
class Part:
    """One piece of cloth.

    ``angle`` turns its pattern (degrees), ``bow`` bends the pattern's rows down at the sides
    (pixels), ``tone`` makes it all lighter or darker (-128..127), ``volume`` is how round it looks
    (pixels of roundness), ``edge`` how sharply it ends, ``shadow`` how strongly it shades what lies
    behind it, ``wrinkle`` how uneven the cloth is, ``grid`` the cells of that unevenness, ``ramp``
    light added at its top and at its bottom, ``fade`` a line along which it is washed out (points,
    width, light). ``art`` paints a print on the cloth at ``art_at`` (middle, width). ``clip`` is an
    outline that it never leaves. ``ground`` parts are shadows: ``soft`` blurs their edge (pixels)
    and ``opacity`` thins them.
    """

    outline: Points
    cloth: Cloth
    angle: float = 0.0
    bow: float = 0.0
    tone: int = 0
    volume: float = 26.0
    shadow: float = 0.35
    wrinkle: float = 1.0
    grid: tuple[int, int] = (7, 8)
    edge: float = 1.0
    folds: Sequence[Fold] = ()
    lines: Sequence[Line] = ()
    dots: Sequence[Dot] = ()
    holes: Sequence[Points] = ()
    ramp: tuple[int, int] = (0, 0)
    art: Callable[[Image.Image, Point, float], None] | None = None
    art_at: tuple[Point, float] = ((0.0, 0.0), 1.0)
    clip: Points | None = None
    ground: bool = False
    fade: tuple[Points, float, int] | None = None
    soft: float = 0.0
    opacity: float = 1.0


def placed(
    parts: Sequence[Part], frame: tuple[float, float, float, float], limit: float
) -> list[Part]:
    """``parts`` moved to the middle of ``frame`` and scaled to fill it, at most ``limit`` times."""
    left, top, right, bottom = bounds(p for part in parts for p in part.outline)
    x0, y0, x1, y1 = frame
    scale = min((x1 - x0) / (right - left), (y1 - y0) / (bottom - top), limit)
    dx = (x0 + x1) / 2 - scale * (left + right) / 2
    dy = (y0 + y1) / 2 - scale * (top + bottom) / 2

    def move(points: Sequence[Point]) -> Points:
        return [(x * scale + dx, y * scale + dy) for x, y in points]

    return [_moved(part, move, scale) for part in parts]


def _moved(part: Part, move: Callable[[Sequence[Point]], Points], scale: float) -> Part:
    art_point, art_size = part.art_at
    return replace(
        part,
        outline=move(part.outline),
        volume=part.volume * scale,
        folds=[replace(f, points=move(f.points), width=f.width * scale) for f in part.folds],
        lines=[replace(n, points=move(n.points)) for n in part.lines],
        dots=[replace(d, at=move([d.at])[0], r=d.r * scale) for d in part.dots],
        holes=[move(hole) for hole in part.holes],
        clip=None if part.clip is None else move(part.clip),
        fade=part.fade and (move(part.fade[0]), part.fade[1] * scale, part.fade[2]),
        art_at=(move([art_point])[0], art_size * scale),
    )
