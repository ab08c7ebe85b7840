"""Small photo folders with known answers, for what measures encoders."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.embeddings.wardrobe import picture

#: set, role, category, category_common, colour; the file is named by its place here.
Row = tuple[str, str, str, str, str]


def write_table(path: Path, head: str, rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head.split(), *rows])


def plain(path: Path, colour: tuple[int, int, int]) -> None:
    Image.new("RGB", (40, 60), colour).save(path)


def held_out(folder: Path, rows: Sequence[Row]) -> Path:
    """A folder in the held-out form, whose photos are of one colour each: 0.png, 1.png, ..."""
    folder.mkdir()
    head = "id file set role category category_common colour"
    table = [(str(n), f"{n}.png", *row) for n, row in enumerate(rows)]
    write_table(folder / "metadata.csv", head, table)
    for number in range(len(rows)):
        plain(folder / f"{number}.png", (number, 0, 0))
    return folder


#: kind in tests.embeddings.wardrobe -> category of homes, of the shop, and of both.
_WORDS = {
    "tee": ("T-Shirt", "Tshirts", "tshirt"),
    "trousers": ("Pants", "Trousers", "trousers"),
    "hat": ("Hat", "Hat", "hat"),
}
_COLOURS = {"Red": (200, 20, 30), "Navy": (20, 30, 90)}


def development(folder: Path) -> Path:
    """A folder in the form with splits: three kinds, two colours, homes and a shop."""
    folder.mkdir()
    table = []
    for kind, (home, studio, both) in _WORDS.items():
        for number, (colour, ink) in enumerate([*_COLOURS.items()] * 2):
            split = "train" if number else "val"
            for source, word in (("clothing-dataset", home), ("shop", studio)):
                file = f"{source}-{kind}-{number}.png"
                said = "" if source == "clothing-dataset" else colour
                table.append((file, file, source, word, both, said, split))
                ground = (225, 222, 215) if said else (120, 90, 60)
                picture(kind, ink, ground, number).save(folder / file)
    head = "id file source category category_common colour split"
    write_table(folder / "metadata.csv", head, table)
    return folder
