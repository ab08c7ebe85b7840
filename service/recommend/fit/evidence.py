"""What is known before advice is given: the garments tried in this visit, and a style's history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from catalog.garment import Size

#: What trying a garment on told of its size. One that was only asked for tells which size its
#: shopper believes in; one that was left for another reason tells less than that.
Verdict = Literal["asked", "fits", "too_small", "too_large", "left"]

#: Reasons for leaving a garment that speak of its size; the floor counts the same. Length does not:
#: the next size is wider first of all, so who needs longer ones is shown longer ones instead.
TOO_SMALL = "too_small"
TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Tried:
    """One garment of a visit. ``size`` is None where the retailer did not say it."""

    style: str
    category: str | None
    size: Size | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class History:
    """How often shoppers before found a style too small, fitting (kept counts), too large."""

    small: int = 0
    fits: int = 0
    large: int = 0


def verdict(outcome: str, reasons: Iterable[str] = ()) -> Verdict:
    """What ``outcome`` (a `service.recommend.wants.Word`) and its reasons say about the size.

    A garment that is too tight here and too large there says nothing: it was left.
    """
    if outcome == "kept":
        return "fits"
    if outcome != "left":
        return "asked"
    said = frozenset(reasons)
    small, large = TOO_SMALL in said, TOO_LARGE in said
    if small == large:
        return "left"
    return "too_small" if small else "too_large"
