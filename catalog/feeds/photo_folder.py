"""A folder of photos with a ``metadata.csv``: one photo is one style.

Columns: ``id`` and ``file`` (required; the photo's path inside the folder), ``name``, ``category``,
``colour``, ``brand``, ``gender``, ``season``, ``year``, ``usage``, ``kids``, ``zone``, ``fixture``.
What is empty is unknown: nothing is made up for it. Each style has one colourway with one variant,
whose size and price are unknown and whose GTIN is made from its id and colour.
"""

from __future__ import annotations

from pathlib import Path

from catalog.feeds.feed import Feed, FeedError, Place, RowProblem
from catalog.feeds.picture_files import NoPicture, PictureFolder
from catalog.feeds.table import Row, read_header, read_rows
from catalog.garment import Colour, Colourway, Style, Variant
from catalog.gtin import restricted_gtins, restricted_key
from catalog.release import PhotoFile

TABLE = "metadata.csv"
#: Columns whose words become tags, as the source has them.
_TAGS = ("season", "year", "usage")


def is_photo_folder(path: Path) -> bool:
    """Whether this reader is the one for ``path``."""
    return (path / TABLE).is_file()


def read_photo_folder(path: Path, language: str = "und") -> Feed:
    """The feed of the folder ``path``; its names and colours are in ``language``.

    Raises `FeedError` where the table as a whole cannot be read.
    """
    missing = {"id", "file"} - set(read_header(path / TABLE))
    if missing:
        raise FeedError(
            f"{TABLE} has no column {' and no column '.join(sorted(missing))}; "
            "its first row must name the columns, id and file among them"
        )
    pictures = PictureFolder(path)
    problems: list[RowProblem] = []
    photos: dict[str, Path] = {}
    places: dict[str, list[Place]] = {}
    kept: dict[str, tuple[Row, str]] = {}
    for row in read_rows(path / TABLE):
        fault = _fault(row, kept)
        if fault is None:
            try:
                photo, file = pictures.find(row["file"])
            except NoPicture as error:
                fault = ("file", str(error))
        if fault is not None:
            problems.append(RowProblem.at(row.place(fault[0]), fault[1]))
            continue
        photos[photo] = file
        places.setdefault(photo, []).append(row.place("file"))
        kept[row["id"]] = (row, photo)
    gtins = restricted_gtins(_key(row) for row, _ in kept.values())
    return Feed(
        source="folder of photos",
        styles=tuple(
            _style(row, photo, gtins[_key(row)], language) for row, photo in kept.values()
        ),
        photos={photo: PhotoFile(file) for photo, file in photos.items()},
        problems=problems,
        photo_places=places,
        needs_photo=True,
    )


def _fault(row: Row, kept: dict[str, tuple[Row, str]]) -> tuple[str, str] | None:
    """(column, reason) why the row cannot be used, if so."""
    if row.too_long:
        return (
            "",
            "the row has more cells than the header; put text with commas in quotation marks",
        )
    if not row["id"]:
        return ("id", "there is no id; give every garment its own")
    if row["id"] in kept:
        return ("id", f"the id {row['id']!r} is used in row {kept[row['id']][0].number} already")
    if "/" in row["id"] or not row["id"].isprintable():
        return ("id", f"the id {row['id']!r} holds a slash or a control character; leave it out")
    if not row["file"]:
        return ("file", "there is no photo; enter its path inside the folder")
    return None


def _style(row: Row, photo: str, gtin: str, language: str) -> Style:
    colour = Colour({language: row["colour"]}) if row["colour"] else None
    tags = [row[column] for column in _TAGS if row[column]]
    if row["kids"].lower() == "true":
        tags.append("kids")
    return Style(
        id=row["id"],
        name={language: row["name"]} if row["name"] else {},
        category=row["category"] or None,
        colourways=(Colourway(row["id"], colour, (photo,), (Variant(gtin, size=None),)),),
        brand=row["brand"] or None,
        gender=row["gender"] or None,
        zone=row["zone"] or None,
        fixture=row["fixture"] or None,
        tags=tuple(tags),
    )


def _key(row: Row) -> str:
    return restricted_key(row["brand"], row["id"], row["colour"], None)
