"""The words of a release in a file that is mapped, so that nobody need read every name again.

Reading names takes 0.16 ms a style; of 50,000 styles it was two fifths of an opening. The file
is only good for the version of Fitroom that wrote it: it carries a digest of the lexicon and of the
code that read the names, and where that differs the names are read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Style
from catalog.release.arrays import Array, map_arrays, write_arrays
from catalog.release.texts import Texts, text_and_starts
from service.recommend.words.lexicon import lexicon
from service.recommend.words.postings import Named, Posting, Postings, Stock

#: The extra file of a release.
STOCK_FILE = "said.npz"
#: The code that decides what is said of a style.
_READ_BY = (
    "describing.py",
    "kept.py",
    "lexicon.py",
    "postings.py",
    "saying.py",
    "table.py",
    "writing.py",
)


@cache
def digest() -> str:
    """Names the way in which this version reads names."""
    known, folder = lexicon(), files("service.recommend.words")
    said = json.dumps([known.forms, known.names, known.by_tag, known.spelling], sort_keys=True)
    code = b"".join(folder.joinpath(name).read_bytes() for name in _READ_BY)
    return hashlib.sha256(said.encode() + code).hexdigest()


def to_bytes(styles: Sequence[Style]) -> bytes:
    """The words of a release of ``styles``, in their order."""
    stock = Stock.of(styles, lexicon())
    arrays: dict[str, Any] = {"digest": _text([digest()]), "words": _text(sorted(stock.words))}
    for name, postings in (("style", stock.of_style), ("way", stock.of_colourway)):
        arrays |= {f"{name}_{part}": array for part, array in _arrays(postings).items()}
    return write_arrays(arrays)


def open_stock(path: Path | None, named: Named, styles: Callable[[], Sequence[Style]]) -> Stock:
    """What ``path`` holds of what is ``named``; read from the names of the ``styles`` where there
    is no such file, or it was written by another version."""
    if path is not None:
        file = map_arrays(path)
        if _lines(file["digest"]) == [digest()]:
            of_style, of_way = _postings(file, "style"), _postings(file, "way")
            words = _lines(file["words"])
            return Stock.of_postings(named, of_style, of_way, words, lexicon())
    return Stock.of(styles(), lexicon())


class KeptPostings(Mapping[str, Posting]):
    """Postings as they lie in the file; a key is looked for when it is asked for."""

    def __init__(self, file: Mapping[str, Array], name: str) -> None:
        self._keys = Texts(file[f"{name}_text"], file[f"{name}_starts"])
        self._ends = file[f"{name}_ends"]
        self._numbers, self._strengths = file[f"{name}_numbers"], file[f"{name}_strengths"]

    def __getitem__(self, key: str) -> Posting:
        if (at := self._keys.find(key)) is None:
            raise KeyError(key)
        which = slice(int(self._ends[at - 1]) if at else 0, int(self._ends[at]))
        return self._numbers[which], self._strengths[which]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._keys.find(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _arrays(postings: Postings) -> Mapping[str, Array]:
    """Keys, and the numbers and strengths of each one after the other."""
    keys = sorted(postings.by_key)
    parts = [postings.by_key[key] for key in keys]
    text, starts = text_and_starts(keys)
    return {
        "text": text,
        "starts": starts,
        "ends": np.cumsum([len(numbers) for numbers, _ in parts], dtype=np.int64),
        "numbers": np.concatenate([numbers for numbers, _ in parts] or [np.zeros(0, np.int32)]),
        "strengths": np.concatenate([each for _, each in parts] or [np.zeros(0, np.float32)]),
        "size": np.array([postings.size], np.int64),
    }


def _postings(file: Mapping[str, Array], name: str) -> Postings:
    return Postings(KeptPostings(file, name), int(file[f"{name}_size"][0]))


def _text(lines: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _lines(text: Array) -> list[str]:
    found = text.tobytes().decode()
    return found.split("\n") if found else []
