"""Records of how garments fitted, from rows of text; what cannot be used is named, not guessed.

Needed columns: ``fit`` (small, fit or large), ``user_id``, ``item_id``, ``size``. Used where they
are there: body measures and occasions, see `MEASURES` and `WORDS`; empty is unknown. What is said
after the fact (ratings, recommendations) is not read, nor is a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Size
from catalog.sizes import readings

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

VERDICTS = ("small", "fit", "large")
NEEDED = ("fit", "user_id", "item_id", "size")
MEASURES = ("weight_lbs", "height_in", "bust_size_num", "age")
CUP = "bust_size_letter"
CUPS = ("aa", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
WORDS = ("category", "body_type", "rented_for")
#: Outside of these a number is a slip of the keyboard, and says nothing.
CREDIBLE = {"age": (14.0, 90.0)}


class BadTable(ValueError):
    """A table that cannot be used; the message names the column, and the row where there is one."""


@dataclass(frozen=True, slots=True, eq=False)
class FitTable:
    """Records as arrays of length n. Unknown numbers are NaN.

    ``verdicts`` are places in `VERDICTS`. ``numbers`` (n, 6) are the size, `MEASURES` and the cup.
    ``words`` are the columns `WORDS`, empty where unknown. ``split`` is empty where not given.
    """

    verdicts: Ints
    users: NDArray[np.str_]
    items: NDArray[np.str_]
    numbers: Floats
    words: tuple[NDArray[np.str_], ...]
    split: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.verdicts)

    @property
    def sizes(self) -> Floats:
        return np.asarray(self.numbers[:, 0], dtype=np.float64)

    def where(self, chosen: NDArray[np.bool_]) -> FitTable:
        """The ``chosen`` records (n,)."""
        return FitTable(
            self.verdicts[chosen],
            self.users[chosen],
            self.items[chosen],
            self.numbers[chosen],
            tuple(word[chosen] for word in self.words),
            self.split[chosen],
        )

    def part(self, split: str) -> FitTable:
        """The records of a split; raises `BadTable` where there are none."""
        chosen = self.split == split
        if not chosen.any():
            raise BadTable(f"column split: no row says {split}")
        return self.where(np.asarray(chosen, dtype=np.bool_))


def read_table(header: Sequence[str], rows: Iterable[Mapping[str, str | None]]) -> FitTable:
    """Read ``rows`` (as of `csv.DictReader`); raises `BadTable` at the first that is wrong.

    Rows are counted from 2, as a spreadsheet shows them below the header.
    """
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise BadTable(f"no column {', '.join(missing)}; the table needs {', '.join(NEEDED)}")
    verdicts, users, items, numbers, split = [], [], [], [], []
    words: tuple[list[str], ...] = tuple([] for _ in WORDS)
    for number, row in enumerate(rows, start=2):
        verdicts.append(_verdict(row, number))
        users.append(_needed(row, "user_id", number))
        items.append(_needed(row, "item_id", number))
        measured = [_number(row, name, number) for name in MEASURES]
        numbers.append([_size(row, number), *measured, _cup(row, number)])
        for column, name in zip(words, WORDS, strict=True):
            column.append(_text(row, name))
        split.append(_text(row, "split"))
    if not verdicts:
        raise BadTable("there is no row below the header")
    return FitTable(
        np.array(verdicts, dtype=np.int64),
        np.array(users),
        np.array(items),
        np.array(numbers, dtype=np.float64),
        tuple(np.array(column) for column in words),
        np.array(split),
    )


def _text(row: Mapping[str, str | None], name: str) -> str:
    return (row.get(name) or "").strip()


def _needed(row: Mapping[str, str | None], name: str, number: int) -> str:
    text = _text(row, name)
    if not text:
        raise BadTable(f"row {number}, column {name}: empty")
    return text


def _verdict(row: Mapping[str, str | None], number: int) -> int:
    text = _text(row, "fit")
    if text not in VERDICTS:
        raise BadTable(f"row {number}, column fit: {text!r} is none of {', '.join(VERDICTS)}")
    return VERDICTS.index(text)


def _number(row: Mapping[str, str | None], name: str, number: int) -> float:
    text = _text(row, name)
    if not text:
        return np.nan
    try:
        value = float(text)
    except ValueError:
        value = np.nan
    if not isfinite(value):
        raise BadTable(f"row {number}, column {name}: {text!r} is not a number")
    low, high = CREDIBLE.get(name, (-np.inf, np.inf))
    return value if low <= value <= high else np.nan


def _size(row: Mapping[str, str | None], number: int) -> float:
    """A number, or a label's place among labels of its kind (`catalog.sizes`)."""
    text = _text(row, "size")
    if not text:
        return np.nan
    try:
        value = float(text)
    except ValueError:
        first = readings(Size(text))[0]
        value = np.nan if first.scale in {"as printed", "one"} else first.rank
    if not isfinite(value):
        raise BadTable(f"row {number}, column size: {text!r} is not a size on any scale")
    return value


def _cup(row: Mapping[str, str | None], number: int) -> float:
    text = _text(row, CUP).casefold()
    if text and text not in CUPS:
        raise BadTable(f"row {number}, column {CUP}: {text!r} is none of {', '.join(CUPS)}")
    return float(CUPS.index(text)) if text else np.nan
