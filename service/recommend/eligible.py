"""The hard filter: what could be brought to this shopper now. Nothing else enters a slate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from service.recommend.here import Here
from service.recommend.shelf import Mask, Shelf
from service.recommend.sizing import Sizing
from service.recommend.wants import Wants

#: Why nothing is left, by the rule that took the last garment away.
Barred = Literal[
    "catalogue_empty", "sold_out", "no_such_size", "nothing_else", "all_asked", "all_disliked"
]


@dataclass(frozen=True, slots=True, eq=False)
class Eligible:
    """What passed. A colourway is eligible when at least one of its variants is.

    A variant whose size the retailer did not say is eligible whatever size is wanted: it may fit,
    and its card says that nobody knows. ``barred`` is None unless nothing passed. ``sizing`` is
    what is known of the sizes that whoever wants this needs.
    """

    variants: Mask  # (V,)
    colourways: Mask  # (C,)
    allowed: Mask  # (R,) vector rows that may be searched
    barred: Barred | None
    sizing: Sizing

    @property
    def rows(self) -> NDArray[np.int64]:
        """Vector rows that may be searched, ascending."""
        return np.flatnonzero(self.allowed)


def eligible(here: Here, wants: Wants, hidden: Iterable[str] = ()) -> Eligible:
    """On hand, in a size that is wanted or may fit, not asked for yet, not disliked.

    Styles in ``hidden`` are left out too (the one that is being looked at).
    """
    sizing, hidden = Sizing.of(here, wants), tuple(hidden)
    shelf, labels = here.shelf, sizing.acceptable()
    passing = here.in_labels(labels)
    variants, ways, rows = passing.variants.copy(), passing.ways.copy(), passing.rows[:-1].copy()
    for style in {*hidden, *wants.styles_asked, *wants.disliked}:
        if own := shelf.colourways_of(style):
            variants[shelf.first_variant[own.start] : shelf.first_variant[own.stop]] = False
            ways[own.start : own.stop] = False
            rows[list(shelf.rows(own))] = False
    barred = None if ways.any() else _barred(here, wants, labels, hidden)
    return Eligible(variants, ways, rows, barred, sizing)


def _barred(here: Here, wants: Wants, labels: Mask, hidden: Iterable[str]) -> Barred:
    """The rule that took the last garment away."""
    left: Mask = np.ones(len(here.shelf.gtins), dtype=np.bool_)
    if not left.size:
        return "catalogue_empty"
    for rule, passes in _rules(here, wants, labels, hidden):
        left &= passes
        if not left.any():
            return rule
    raise AssertionError("something passed every rule")


def _rules(
    here: Here, wants: Wants, labels: Mask, hidden: Iterable[str]
) -> Iterator[tuple[Barred, Mask]]:
    shelf = here.shelf
    yield "sold_out", here.on_hand > 0
    yield "no_such_size", labels[shelf.label_of]
    yield "nothing_else", ~_of_styles(shelf, hidden)
    yield "all_asked", ~_of_styles(shelf, wants.styles_asked)
    yield "all_disliked", ~_of_styles(shelf, wants.disliked)


def _of_styles(shelf: Shelf, styles: Iterable[str]) -> Mask:
    """The variants (V,) of these styles."""
    mask: Mask = np.zeros(len(shelf.gtins), dtype=np.bool_)
    for style in styles:
        ways = shelf.colourways_of(style)
        if ways:
            mask[shelf.first_variant[ways.start] : shelf.first_variant[ways.stop]] = True
    return mask
