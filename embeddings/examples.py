"""What an encoder learns from: photos with the labels their source gave them, and no others.

The weights that ship may be trained on two sources only: the CC0 photos of people's own clothes
(clothing-dataset by Alexey Grigorev) and the garments that this project draws itself. A retailer
may add the photos of the own catalogue; what is trained on those is the retailer's.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
from PIL import Image

from catalog.collection import demo_store
from catalog.feeds import Feed
from catalog.garment import Style, say
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
#: Words of retailers for the same kinds, letters only. What could be two kinds is not here.
_SOLD_AS = {
    **dict.fromkeys(("tshirt", "tshirts", "tee", "tees", "티셔츠"), "T-Shirt"),
    **dict.fromkeys(("polo", "polos", "poloshirt"), "Polo"),
    **dict.fromkeys(("shirt", "shirts", "셔츠"), "Shirt"),
    **dict.fromkeys(("blouse", "blouses", "tops", "블라우스"), "Blouse"),
    **dict.fromkeys(("sweatshirts", "hoodie", "hoodies", "후드티"), "Hoodie"),
    **dict.fromkeys(("blazer", "blazers", "블레이저"), "Blazer"),
    **dict.fromkeys(("jacket", "jackets", "coat", "coats", "rainjacket", "outerwear"), "Outwear"),
    **dict.fromkeys(("자켓", "재킷", "코트", "아우터"), "Outwear"),
    **dict.fromkeys(("dress", "dresses", "원피스"), "Dress"),
    **dict.fromkeys(("skirt", "skirts", "스커트", "치마"), "Skirt"),
    **dict.fromkeys(("jeans", "trousers", "pants", "trackpants", "바지", "청바지"), "Pants"),
    **dict.fromkeys(("shorts", "반바지"), "Shorts"),
    **dict.fromkeys(("shoes", "casualshoes", "sportsshoes", "formalshoes", "sneakers"), "Shoes"),
    **dict.fromkeys(("heels", "flats", "sandals", "sportssandals", "flipflops"), "Shoes"),
    **dict.fromkeys(("booties", "boots", "신발", "운동화", "구두"), "Shoes"),
    **dict.fromkeys(("hat", "hats", "cap", "caps", "모자"), "Hat"),
    **dict.fromkeys(("sock", "socks", "양말"), "Socks"),
    **dict.fromkeys(("belt", "belts", "벨트"), "Belt"),
    **dict.fromkeys(("tie", "ties", "넥타이"), "Tie"),
    **dict.fromkeys(("sunglasses", "선글라스"), "Sunglasses"),
    **dict.fromkeys(("backpack", "backpacks", "백팩"), "Backpack"),
    **dict.fromkeys(("bag", "bags", "handbag", "handbags", "가방"), "bag"),
}
#: Columns of a catalogue's table that may teach: what it is, its colour, for whom, for what.
COLUMNS = ("category", "colour", "gender", "usage")
TABLE = "metadata.csv"
_TEES = {"long": "Longsleeve", "sleeveless": "Undershirt"}


@dataclass(frozen=True)
class Example:
    """One photo to learn from.

    ``labels`` are its words by group ("kind", "type", "colour" ...), as far as its source has them.
    ``source`` says which share of the lessons it belongs to.
    """

    name: str
    open: Callable[[], Image.Image]
    labels: Mapping[str, str]
    source: str


@dataclass(frozen=True)
class Examples:
    """Prepared photos side by side; row i of everything is the same photo."""

    names: tuple[str, ...]
    labels: tuple[Mapping[str, str], ...]
    sources: tuple[str, ...]
    pixels: npt.NDArray[np.uint8]  # (n, SIDE, SIDE, 3)
    masks: npt.NDArray[np.uint8]  # (n, SIDE, SIDE)
    colours: npt.NDArray[np.float32]  # (n, COLOURS), roots of shares

    def __len__(self) -> int:
        return len(self.names)

    def pick(self, rows: Sequence[int]) -> Examples:
        """The photos of ``rows``, in that order."""
        return Examples(
            names=tuple(self.names[row] for row in rows),
            labels=tuple(self.labels[row] for row in rows),
            sources=tuple(self.sources[row] for row in rows),
            pixels=self.pixels[rows],
            masks=self.masks[rows],
            colours=self.colours[rows],
        )


class PhotosFault(ValueError):
    """Photos that cannot be learned from; the message says why and what to do."""


class NoPhotos(PhotosFault):
    """A source that has no photo of the sort that was asked for."""


def _open_file(path: Path) -> Image.Image:
    try:
        with Image.open(path) as photo:
            photo.load()
            return photo
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        # Pillow's message often names the file, and more.
        raise PhotosFault(f"{path} cannot be opened as a photo; mend it or take it out") from error


def home_examples(folder: Path, split: str) -> list[Example]:
    """The CC0 photos of ``split`` ("train", "val") in ``folder``: source, split and category in its
    metadata.csv. Where nobody said the split, it is that of `catalogue_examples`.

    Rows of any other source are passed over, whatever their split. Raises NoPhotos where none
    is left.
    """
    chosen = [
        Example(
            row["file"],
            partial(_open_file, folder / row["file"]),
            {"kind": row["category"]} if row.get("category") else {},
            "home",
        )
        for row in _rows(folder)
        if row.get("source") == CC0_SOURCE and _split(row) == split
    ]
    if not chosen:
        raise NoPhotos(f"{folder / TABLE} has no {CC0_SOURCE} photo in split {split!r}")
    return chosen


def catalogue_examples(folder: Path) -> tuple[list[Example], list[Example]]:
    """A retailer's own photos in ``folder``: to learn from, and to check on.

    Its metadata.csv has the columns of a folder of photos that can be imported. Where it has a
    column ``split``, rows of "train" are learned from, rows of "val" checked on and others left
    alone; otherwise one photo in ten is kept for checking, chosen by its id, so that the choice
    never moves. CC0 photos of people's own clothes in the same table are `home_examples`, not the
    retailer's. Raises NoPhotos where no photo is left to learn from.
    """
    learned: list[Example] = []
    checked: list[Example] = []
    for row in _rows(folder):
        if row.get("source") == CC0_SOURCE:
            continue
        split = _split(row)
        if split in ("train", "val"):
            (learned if split == "train" else checked).append(_sold(folder, row))
    if not learned:
        raise NoPhotos(f"{folder / TABLE} has no photo to learn from")
    return learned, checked


def feed_examples(feed: Feed) -> tuple[list[Example], list[Example]]:
    """The photos of a retailer's own export: to learn from, and to check on.

    One style in ten is kept for checking, chosen by its id. Raises NoPhotos where no photo is
    left to learn from.
    """
    learned: list[Example] = []
    checked: list[Example] = []
    for style in feed.styles:
        some = checked if kept_aside(style.id) else learned
        for colourway in style.colourways:
            colour = say(colourway.colour.name) if colourway.colour else ""
            words = _words(style.category, colour, style.gender)
            some += [
                Example(photo, feed.photos[photo], words, "catalogue")
                for photo in colourway.photos
                if photo in feed.photos
            ]
    if not learned:
        raise NoPhotos(f"the {feed.source} has no photo to learn from")
    return learned, checked


def kept_aside(id_: str) -> bool:
    """Whether a garment is one of the tenth that is checked on; always the same ones."""
    return crc32(id_.encode()) % 10 == 0


def _split(row: Mapping[str, str]) -> str:
    said = row.get("split")
    return said or ("val" if kept_aside(row.get("id") or row["file"]) else "train")


def _words(
    category: str | None, colour: str | None, gender: str | None, usage: str | None = None
) -> dict[str, str]:
    """The labels that a retailer's own words teach; nothing where nothing is said."""
    said = {"type": category, "colour": colour, "gender": gender, "usage": usage}
    words = {group: word for group, word in said.items() if word}
    if category:
        # A word of its own is a kind of its own: else a photo of it would be told to be the nearest
        # of the kinds that are worn at home, and nothing would say that it is none.
        words["kind"] = kind_of_type(category) or category
    return words


def _sold(folder: Path, row: Mapping[str, str]) -> Example:
    words = _words(*(row.get(column) for column in COLUMNS))
    return Example(row["file"], partial(_open_file, folder / row["file"]), words, "catalogue")


def _rows(folder: Path) -> list[dict[str, str]]:
    """The rows of the folder's table that name a photo; raises PhotosFault where it has none."""
    path = folder / TABLE
    try:
        with path.open(newline="", encoding="utf-8-sig") as table:
            rows = [row for row in csv.DictReader(table) if row.get("file")]
    except OSError as error:
        raise PhotosFault(
            f"there is no {TABLE} in {folder}; name the folder that holds it"
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise PhotosFault(f"{path} cannot be read ({error}); save it as CSV in UTF-8") from error
    if not rows:
        raise PhotosFault(f"{path} names no photo: it needs a column file, and rows")
    return rows


def kind_of(style: Style) -> str:
    """The kind of a drawn style, in the words of clothing-dataset where it has one."""
    if style.category == "tshirt":
        return next((kind for tag, kind in _TEES.items() if tag in style.tags), "T-Shirt")
    category = style.category or ""
    return _KINDS.get(category, category)


def kind_of_type(word: str) -> str | None:
    """The kind that a retailer's own ``word`` for a category certainly is, if any."""
    return _SOLD_AS.get("".join(letter for letter in word.casefold() if letter.isalnum()))


def drawn_examples() -> list[Example]:
    """Every photo of the drawn collection, with its kind."""
    store = demo_store()
    return [
        Example(photo, store.photos[photo], {"kind": kind_of(style)}, "drawn")
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
        labels=tuple(example.labels for example in examples),
        sources=tuple(example.source for example in examples),
        pixels=pixels,
        masks=masks,
        colours=np.stack(colours) if colours else np.empty((0, 0), np.float32),
    )
