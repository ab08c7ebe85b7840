"""Outfits from a table: a CSV file with one outfit a row, its categories parted by ``|``.

Columns: ``set_id`` and ``category_name`` (required; ``Jeans|T-Shirts|Sneakers``), and ``split``
(``train``, ``val``), without which every outfit is one to learn from.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from service.cli.polyvore import KIND_OF, NOT_GARMENTS
from service.recommend.outfits.kinds import kind_of

COLUMNS = ("set_id", "category_name")


class ListFault(Exception):
    """A table of outfits that cannot be read: where, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Outfit:
    """What somebody wore together, in the words of the table and in its order."""

    id: str
    split: str
    names: tuple[str, ...]


def read_outfits(path: Path) -> list[Outfit]:
    """Every outfit of the table.

    Raises:
        ListFault: no such file, no such columns, not text, or a row without categories.
    """
    path = path / "outfits.csv" if path.is_dir() else path
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise ListFault(f"{path} has no column {' and '.join(missing)}.")
            return [_outfit(path, rows.line_num, row) for row in rows]
    except OSError as problem:
        raise ListFault(f"{path} cannot be read: {problem.strerror}.") from problem
    except (UnicodeDecodeError, csv.Error) as problem:
        raise ListFault(f"{path} is not a CSV file in UTF-8 ({problem}).") from problem


def _outfit(path: Path, line: int, row: dict[str, str]) -> Outfit:
    names = tuple(name for one in (row["category_name"] or "").split("|") if (name := one.strip()))
    if not names:
        raise ListFault(f"{path}, line {line}: the outfit names no category.")
    return Outfit(row["set_id"] or f"line {line}", row.get("split") or "train", names)


def kind_named(name: str) -> str | None:
    """Our kind for a category of a table: Polyvore's by its own list, others by their words."""
    if name in NOT_GARMENTS:
        return None
    return KIND_OF.get(name) or kind_of(name)


def in_kinds(outfits: Iterable[Outfit]) -> tuple[list[list[str]], Counter[str]]:
    """Each outfit as different kinds, in order; and how often each name is none of ours."""
    unknown: Counter[str] = Counter()
    told: list[list[str]] = []
    for outfit in outfits:
        kinds = [kind_named(name) for name in outfit.names]
        unknown.update(name for name, kind in zip(outfit.names, kinds, strict=True) if not kind)
        told.append(list(dict.fromkeys(kind for kind in kinds if kind)))
    return told, unknown
