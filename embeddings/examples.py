"""What an encoder learns from: photos with the labels their source gave them, and no others.

The weights that ship may be trained on two sources only: the CC0 photos of people's own clothes
(clothing-dataset by Alexey Grigorev) and the garments that this project draws itself.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from catalog.collection import demo_store
from catalog.garment import Style
from embeddings.pixels import SIDE, prepare

#: The one ``source`` of metadata.csv whose licence allows training weights that are given away.
CC0_SOURCE = "clothing-dataset"

#: The kinds of clothing-dataset that our drawn categories are. A long-sleeved tee is a Longsleeve
#: there and a sleeveless one an Undershirt. What is not here keeps a kind of its own.
_KINDS = {
    "tshirt": "T-Shirt",
    "polo": "Polo",
    "shirt": "Shirt",
    "blouse": "Blouse",
    "knit": "Longsleeve",
    "sweatshirt": "Longsleeve",
    "hoodie": "Hoodie",
    "blazer": "Blazer",
    "jacket": "Outwear",
    "puffer": "Outwear",
    "coat": "Outwear",
    "dress": "Dress",
    "skirt": "Skirt",
    "jeans": "Pants",
    "trousers": "Pants",
    "leggings": "Pants",
    "shorts": "Shorts",
    "sneakers": "Shoes",
    "shoes": "Shoes",
    "hat": "Hat",
}
_TEES = {"long": "Longsleeve", "sleeveless": "Undershirt"}


@dataclass(frozen=True)
class Example:
    """One photo to learn from. ``kind`` is None and ``tags`` is None where the source says none."""

    name: str
    open: Callable[[], Image.Image]
    kind: str | None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Examples:
    """Prepared photos side by side; row i of everything is the same photo."""

    names: tuple[str, ...]
    kinds: tuple[str | None, ...]
    tags: tuple[tuple[str, ...] | None, ...]
    pixels: npt.NDArray[np.uint8]  # (n, SIDE, SIDE, 3)
    masks: npt.NDArray[np.uint8]  # (n, SIDE, SIDE)
    colours: npt.NDArray[np.float32]  # (n, COLOURS)

    def __len__(self) -> int:
        return len(self.names)

    def pick(self, rows: Sequence[int]) -> Examples:
        """The photos of ``rows``, in that order."""
        return Examples(
            names=tuple(self.names[row] for row in rows),
            kinds=tuple(self.kinds[row] for row in rows),
            tags=tuple(self.tags[row] for row in rows),
            pixels=self.pixels[rows],
            masks=self.masks[rows],
            colours=self.colours[rows],
        )


def _open_file(path: Path) -> Image.Image:
    with Image.open(path) as photo:
        photo.load()
        return photo


def home_examples(folder: Path, split: str) -> list[Example]:
    """The CC0 photos of ``split`` in ``folder`` (its metadata.csv has source, split, category).

    Rows of any other source are passed over, whatever their split. Raises ValueError where none
    is left.
    """
    with (folder / "metadata.csv").open(newline="", encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["source"] == CC0_SOURCE]
    chosen = [
        Example(row["file"], partial(_open_file, folder / row["file"]), row["category"] or None)
        for row in rows
        if row["split"] == split
    ]
    if not chosen:
        raise ValueError(f"{folder / 'metadata.csv'} has no {CC0_SOURCE} photo in split {split!r}")
    return chosen


def kind_of(style: Style) -> str:
    """The kind of a drawn style, in the words of clothing-dataset where it has one."""
    if style.category == "tshirt":
        return next((kind for tag, kind in _TEES.items() if tag in style.tags), "T-Shirt")
    category = style.category or ""
    return _KINDS.get(category, category)


def drawn_examples() -> list[Example]:
    """Every photo of the drawn collection; its category and the words of its design are tags."""
    store = demo_store()
    return [
        Example(photo, store.photos[photo], kind_of(style), (style.category or "", *style.tags))
        for style in store.styles
        for colourway in style.colourways
        for photo in colourway.photos
    ]


def load(
    examples: Sequence[Example], seen: Callable[[Iterable[Example]], Iterable[Example]] = iter
) -> Examples:
    """Open and prepare every example in order; ``seen`` may wrap the loop to show progress."""
    pixels = np.empty((len(examples), SIDE, SIDE, 3), np.uint8)
    masks = np.empty((len(examples), SIDE, SIDE), np.uint8)
    colours = []
    for row, example in enumerate(seen(examples)):
        ready = prepare(example.open())
        pixels[row], masks[row] = ready.pixels, ready.mask
        colours.append(ready.colours)
    return Examples(
        names=tuple(example.name for example in examples),
        kinds=tuple(example.kind for example in examples),
        tags=tuple(example.tags for example in examples),
        pixels=pixels,
        masks=masks,
        colours=np.stack(colours) if colours else np.empty((0, 0), np.float32),
    )
