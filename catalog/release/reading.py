"""Reading every style of a release once: to make the columns that formats 1 and 2 do not have, and
to look whether those of a newer one are true.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog.garment import Style
from catalog.release import manifest as sheet
from catalog.release.arrays import map_arrays
from catalog.release.codec import read_style
from catalog.release.columns import Columns
from catalog.release.manifest import fault
from catalog.release.photo_seals import PhotoSeals, photo_files


def columns_in(path: Path) -> Columns:
    """The columns that the release has, mapped."""
    try:
        return Columns.read(map_arrays(path / sheet.COLUMNS))
    except ValueError as error:
        raise fault(path, sheet.COLUMNS, str(error)) from error


def columns_of(path: Path, rows: Sequence[str], photos: PhotoSeals) -> Columns:
    """What the columns must be for the styles there are, whose photos are among ``photos``.

    Raises `ReleaseError`, which names the file that is wrong.
    """
    text = (path / sheet.STYLES).read_bytes()
    try:
        return Columns.of(_styles(path, text, photos), text, rows)
    except KeyError as error:
        what = f"names colourway {error}, which {sheet.STYLES} does not"
        raise fault(path, sheet.ROWS, what) from error
    except ValueError as error:
        raise fault(path, sheet.STYLES, str(error)) from error


def rows_in(path: Path) -> Sequence[str]:
    """The colourway id of each vector, as formats 1 and 2 tell it."""
    try:
        rows = json.loads((path / sheet.ROWS).read_bytes())
    except ValueError as error:
        raise fault(path, sheet.ROWS, "is not JSON") from error
    if not isinstance(rows, list) or len(set(rows)) != len(rows):
        raise fault(path, sheet.ROWS, "is not a list of different colourway ids")
    return rows


def _styles(path: Path, text: bytes, photos: PhotoSeals) -> Iterator[Style]:
    before = ""
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            style = read_style(line)
        except (ValueError, KeyError, TypeError) as error:
            what = f"line {number} is not a style ({error!r})"
            raise fault(path, sheet.STYLES, what) from error
        if number > 1 and style.id <= before:
            raise fault(path, sheet.STYLES, f"line {number} is out of order")
        before = style.id
        for way in style.colourways:
            for photo in way.photos:
                if photo not in photos:
                    what = f"does not list {photo_files(photo)[0]}, a photo of {way.id}"
                    raise fault(path, sheet.MANIFEST, what)
        yield style
