"""A contact sheet: queries, each with the ten photos found first, to be looked at by a person.

A green frame is a right kind, a red one a wrong kind. Where colours are known, a green word below
is a right colour and a red one a wrong one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from catalog.labels.typeface import Typeface, find_typeface
from embeddings.evaluate.photos import Collection, Photo
from embeddings.evaluate.tasks import Answered

#: Queries on a sheet, and answers to each.
QUERIES, ANSWERS = 24, 10
#: Pixels: a photo, its frame, between photos, the text below one, and left of the answers.
PHOTO, FRAME, GAP, TEXT, ASIDE = 112, 4, 8, 30, 24
RIGHT, WRONG, PLAIN = (24, 140, 60), (200, 40, 40), (90, 90, 90)
LETTER = 12


@dataclass(frozen=True)
class Row:
    """A query of a task and what was found, best first."""

    task: str
    query: Photo
    wanted: str
    answers: Sequence[tuple[Photo, str]]  # with the label that counts in this task


def _lot(task: str, photo: Photo) -> str:
    """Decides among photos without anyone having picked, and in each task otherwise."""
    return hashlib.sha256(f"{task}:{photo.file}".encode()).hexdigest()


def chosen(task: str, done: Answered, count: int) -> list[int]:
    """``count`` queries (as rows) spread over the kinds, from the commonest to the rarest.

    Where there are fewer kinds than that, kinds come again with another photo.
    """
    of_kind: dict[str, list[int]] = {}
    for row in sorted(range(len(done.queries)), key=lambda row: _lot(task, done.queries[row])):
        of_kind.setdefault(done.wanted[row], []).append(row)
    kinds = sorted(of_kind, key=lambda kind: (-len(of_kind[kind]), kind))
    taken: list[int] = []
    while kinds and len(taken) < count:
        room = min(count - len(taken), len(kinds))
        spread = [kinds[number * len(kinds) // room] for number in range(room)]
        taken += [of_kind[kind].pop(0) for kind in spread]
        kinds = [kind for kind in kinds if of_kind[kind]]
    return taken


def rows_of(tasks: Mapping[str, Answered], count: int = QUERIES) -> list[Row]:
    """``count`` rows, shared evenly among the tasks."""
    rows = []
    for number, (task, done) in enumerate(tasks.items()):
        share = count * (number + 1) // len(tasks) - count * number // len(tasks)
        for row in chosen(task, done, share):
            found = done.found[row, :ANSWERS]
            answers = [(done.gallery[one], done.labels[one]) for one in found]
            rows.append(Row(task, done.queries[row], done.wanted[row], answers))
    return rows


def contact_sheet(photos: Collection, tasks: Mapping[str, Answered]) -> Image.Image:
    """The sheet of ``rows_of(tasks)``, one row below another."""
    rows = rows_of(tasks)
    cell = PHOTO + 2 * FRAME + GAP
    line = PHOTO + 2 * FRAME + TEXT + GAP
    size = (GAP + cell * (1 + ANSWERS) + ASIDE, GAP + line * len(rows))
    sheet = Image.new("RGB", size, "white")
    letters = find_typeface()
    for number, row in enumerate(rows):
        top = GAP + line * number
        texts = [f"{row.task}: {row.wanted}", row.query.colour]
        _draw(sheet, photos, letters, row.query, (GAP, top), texts, [PLAIN, PLAIN])
        for place, (photo, label) in enumerate(row.answers, start=1):
            kind = RIGHT if label == row.wanted else WRONG
            colour = RIGHT if photo.colour == row.query.colour else WRONG
            texts = [photo.category, photo.colour if row.query.colour else ""]
            left = GAP + ASIDE + cell * place
            _draw(sheet, photos, letters, photo, (left, top), texts, [kind, colour])
    return sheet


def _draw(
    sheet: Image.Image,
    photos: Collection,
    letters: Typeface,
    photo: Photo,
    corner: tuple[int, int],
    texts: Sequence[str],
    inks: Sequence[tuple[int, int, int]],
) -> None:
    """One photo in a frame of the first of ``inks``, its two lines of text below, each in its."""
    left, top = corner
    side = PHOTO + 2 * FRAME
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((left, top, left + side - 1, top + side - 1), outline=inks[0], width=FRAME)
    picture = photos.open(photo.file)
    picture.thumbnail((PHOTO, PHOTO), Image.Resampling.LANCZOS)
    middle = (left + (side - picture.width) // 2, top + (side - picture.height) // 2)
    sheet.paste(picture, middle)
    for number, (text, ink) in enumerate(zip(texts, inks, strict=True)):
        words = letters.spelled(text)
        while letters.width(words, LETTER, False) > side:
            words = words[:-1]
        font = letters.font(words, LETTER, False)
        pen.text((left, top + side + 1 + number * (LETTER + 2)), words, fill=ink, font=font)
