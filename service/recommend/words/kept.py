"""The words of a release in a file, so that a service that starts need not read every name again.

Reading names takes 0.16 ms a style; of 50,000 styles it was two fifths of an opening. The file
is only good for the version of Fitroom that wrote it: it carries a digest of the lexicon and of the
code that read the names, and where that differs the names are read again.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Style
from service.recommend.words.lexicon import lexicon
from service.recommend.words.postings import Posting, Postings, Stock

#: The extra file of a release.
STOCK_FILE = "said.npz"
#: The code that decides what is said of a style.
_READ_BY = ("describing.py", "lexicon.py", "postings.py", "saying.py", "table.py", "writing.py")

Array = NDArray[Any]


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
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def open_stock(path: Path | None, styles: Sequence[Style]) -> Stock:
    """What ``path`` holds of these ``styles``; read from their names where there is no such file,
    or it was written by another version."""
    if path is not None:
        with np.load(path, allow_pickle=False) as file:
            if _lines(file["digest"]) == [digest()]:
                of_style, of_way = _postings(file, "style"), _postings(file, "way")
                words = _lines(file["words"])
                return Stock.of_postings(styles, of_style, of_way, words, lexicon())
    return Stock.of(styles, lexicon())


def _arrays(postings: Postings) -> Mapping[str, Array]:
    """Keys, and the numbers and strengths of each one after the other."""
    keys = sorted(postings.by_key)
    parts = [postings.by_key[key] for key in keys]
    return {
        "keys": _text(keys),
        "ends": np.cumsum([len(numbers) for numbers, _ in parts], dtype=np.int64),
        "numbers": np.concatenate([numbers for numbers, _ in parts] or [np.zeros(0, np.int32)]),
        "strengths": np.concatenate([each for _, each in parts] or [np.zeros(0, np.float32)]),
        "size": np.array([postings.size], np.int64),
    }


def _postings(file: Mapping[str, Array], name: str) -> Postings:
    keys, ends = _lines(file[f"{name}_keys"]), file[f"{name}_ends"].tolist()
    numbers, strengths = file[f"{name}_numbers"], file[f"{name}_strengths"]
    by_key: dict[str, Posting] = {
        key: (numbers[start:end], strengths[start:end])
        for key, start, end in zip(keys, [0, *ends], ends, strict=False)
    }
    return Postings(by_key, int(file[f"{name}_size"].tolist()[0]))


def _text(lines: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _lines(text: Array) -> list[str]:
    found = text.tobytes().decode()
    return found.split("\n") if found else []
