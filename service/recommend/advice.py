"""The size of a style that a shopper is advised to take, and the true reason. Pure.

    suggested(shelf, floor.fit, wants, style)  -> Suggested(Size("L"), "too_small", "shirt-1", ...)

It says what this visit's own words speak for, where they do: a garment that was too small or too
large, one that was kept; or what others said of this style, of a size that was asked for. Who told
nothing is advised nothing. It is the same belief that brings a card in its likely size (`sizing`),
of every size that the style comes in: one that is not here can be waited for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.garment import Size, Style
from service.recommend.fit import History, Tried
from service.recommend.fit.ruler import places
from service.recommend.here import Fitted
from service.recommend.shelf import Shelf
from service.recommend.sizing import MODEL, better, tried_of, with_others
from service.recommend.wants import Wants

#: What speaks for a size: ``tried`` was too small, too large or kept; or all of it together, what
#: others said of this style or of one that was tried.
Because = Literal["too_small", "too_large", "fits", "others"]


@dataclass(frozen=True, slots=True)
class Suggested:
    """``style`` and ``tried`` are the garment of the visit that speaks for ``size``, if any."""

    size: Size
    because: Because
    style: str | None = None
    tried: Size | None = None


def suggested(
    shelf: Shelf, fit: Mapping[str, Fitted], wants: Wants, style: Style
) -> Suggested | None:
    """The size of ``style`` that is likelier to fit than the one asked for, or one that fitted."""
    tried = list(tried_of(shelf.catalogue, wants))
    labels = _sized(shelf, style)
    sizes = list(labels.values())
    wanted = [n for n, label in enumerate(labels) if shelf.labels[label].meets(wants.sizes)]
    if not sizes or not tried:
        return None
    others = with_others(fit, tried, counted=wants.counted)
    history = others.get(style.id, History())
    if any(one.verdict in ("too_small", "too_large") for one in tried) or style.id in others:
        shopper = MODEL.shopper(tried, others)
        advice = MODEL.likely(shopper, style.id, style.category, sizes, history)
        if (best := better(advice, wanted)) is not None:
            return _because(tried, style, sizes[best])
    return _kept(tried, style, [sizes[number] for number in wanted])


def _sized(shelf: Shelf, style: Style) -> dict[int, Size]:
    """The numbers of the labels that the style comes in, each with the size that it says."""
    ways = shelf.colourways_of(style.id)
    start, stop = shelf.first_variant[ways.start], shelf.first_variant[ways.stop]
    labels = dict.fromkeys(shelf.label_of[start:stop].tolist())
    return {one: size for one in labels if (size := shelf.printed[one][1]) is not None}


def _because(tried: Sequence[Tried], style: Style, size: Size) -> Suggested:
    """Of what was tried the last that points to ``size``, this very style before any other."""
    own = [one for one in tried if one.style == style.id]
    for one in (*reversed(own), *reversed(tried)):
        ahead = _ahead(one, style, size)
        if ahead is not None and (
            (one.verdict == "too_small" and ahead > 0) or (one.verdict == "too_large" and ahead < 0)
        ):
            because: Because = "too_small" if ahead > 0 else "too_large"
            return Suggested(size, because, one.style, one.size)
    return Suggested(size, "others")


def _kept(tried: Sequence[Tried], style: Style, wanted: Sequence[Size]) -> Suggested | None:
    """The wanted size, where another style was kept in it: then it is more than a wish."""
    for size in wanted:
        for one in reversed(tried):
            if one.verdict == "fits" and one.style != style.id and _ahead(one, style, size) == 0:
                return Suggested(size, "fits", one.style, one.size)
    return None


def _ahead(one: Tried, style: Style, size: Size) -> float | None:
    """By how many steps ``size`` is larger than what was tried; None where no scale holds both."""
    there = places(one.style, one.category, one.size)
    here = places(style.id, style.category, size)
    return next((here[scale] - there[scale] for scale in here if scale in there), None)
