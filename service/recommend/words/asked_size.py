"""Sizes among the words of a query: "M", "260", "95 사이즈", by the rules of `catalog.sizes`."""

from __future__ import annotations

import re
from collections.abc import Callable

from catalog.garment import Size
from catalog.sizes import SizeGroup, readings
from service.recommend.words.describing import FREE, SIZE

_LETTERS = re.compile(r"x{0,4}[sl]|m|[2-9]xl|[2-9]xs")
_NUMBER = re.compile(r"(\d{2,3})(mm|cm|in|inch)?")
_UNITS = {"size", "mm", "cm", "inch", "inches", "in", "사이즈", "인치", "호", "센티"}
_WORDS = {
    "small": "S", "medium": "M", "large": "L", "스몰": "S", "미디움": "M", "미디엄": "M",
    "라지": "L", "엑스라지": "XL", "프리": "FREE", "프리사이즈": "FREE", "원사이즈": "FREE",
    "free": "FREE",
}  # fmt: skip
#: Scales that a number alone may be understood to be of, if a garment here is sized so.
_SCALES = {"letters", "kr", "kr-chest", "waist", "mm", "eu", "us", "uk"}
#: What comes in one size suits whoever asks for a letter, and is not what was asked for; a number
#: is the size of a foot or a waist, which no bag has.
ONE_FOR_ALL = 0.3


def asked_size(
    said: list[str], at: int, has: Callable[[str], bool]
) -> tuple[int, str, dict[str, float]] | None:
    """(words, label, keys of postings) of the size that begins at ``said[at]``, if one does.

    A word such as "small" and a number that no garment is sized by (``has`` tells) are sizes only
    beside a word that says so: "size small", "31 inch".
    """
    if said[at] == "size" and at + 1 < len(said):
        inner = _label(said[at + 1])
        return (2, inner, _keys(inner)) if inner else None
    label = _label(said[at])
    if label is None:
        return None
    named = at + 1 < len(said) and said[at + 1] in _UNITS
    keys = _keys(label)
    plain = label == "FREE" or _LETTERS.fullmatch(said[at]) is not None
    here = label.isdigit() and any(key != FREE and has(key) for key in keys)
    unit = label.isdigit() and label != said[at]
    if not (named or plain or here or unit):
        return None
    return (1 + named, label, keys)


def _label(word: str) -> str | None:
    if word in _WORDS:
        return _WORDS[word]
    if _LETTERS.fullmatch(word):
        return word.upper()
    number = _NUMBER.fullmatch(word)
    return number.group(1) if number else None


def _keys(label: str) -> dict[str, float]:
    """The postings of a label in whatever group of garments it is a size of."""
    if label == "FREE":
        return {FREE: 1.0}
    found = {
        f"{SIZE}{group}/{one.scale}={one.value}": 1.0
        for group in SizeGroup
        for one in readings(Size(label), group)
        if one.scale in _SCALES
    }
    return found if label.isdigit() else {**found, FREE: ONE_FOR_ALL}
