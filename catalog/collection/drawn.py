"""From a look to its photo: which shape draws which category, and how large it is drawn."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from catalog.collection.drawing import photograph
from catalog.collection.look import Look
from catalog.collection.part import Part, placed
from catalog.collection.shapes import (
    bags,
    coats,
    dresses,
    hats,
    jackets,
    knits,
    puffers,
    scarves,
    shirts,
    shoes,
    skirts,
    tailoring,
    tops,
    trousers,
)

FRAME = (54.0, 64.0, 666.0, 896.0)


def _jacket(look: Look) -> list[Part]:
    return jackets.denim_jacket(look) if look.has("trucker") else jackets.bomber(look)


SHAPES: dict[str, Callable[[Look], list[Part]]] = {
    "tshirt": tops.tee,
    "polo": shirts.polo,
    "shirt": shirts.shirt,
    "blouse": shirts.blouse,
    "knit": knits.knit,
    "cardigan": knits.cardigan,
    "hoodie": tops.sweat,
    "sweatshirt": tops.sweat,
    "blazer": tailoring.blazer,
    "jacket": _jacket,
    "puffer": puffers.puffer,
    "coat": coats.coat,
    "dress": dresses.dress,
    "skirt": skirts.skirt,
    "jeans": trousers.trousers,
    "trousers": trousers.trousers,
    "shorts": trousers.trousers,
    "leggings": trousers.trousers,
    "sneakers": shoes.pair,
    "shoes": shoes.pair,
    "hat": hats.hat,
    "bag": bags.bag,
    "scarf": scarves.scarf,
}
_LARGEST = {"tshirt": 1.3, "hat": 1.25, "shorts": 1.45, "sneakers": 1.1, "shoes": 1.1}


def draw(look: Look) -> Image.Image:
    """The photo of ``look``: 720 x 960 RGB, the same bytes every time."""
    parts = SHAPES[look.shape](look)
    return photograph(placed(parts, FRAME, _LARGEST.get(look.shape, 1.35)), look.seed)
