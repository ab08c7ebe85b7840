"""The shapes of a day: how many of the shoppers are in the store, and when.

A shape is a list of corners: at that share of the time, that share of the people are there. Between
two corners the number changes evenly.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Corners = Sequence[tuple[float, float]]

SHAPES: dict[str, Corners] = {
    # A Tuesday at eleven: a few, one after the other.
    "quiet": ((0.0, 0.05), (0.5, 0.3), (1.0, 0.2)),
    # A Saturday at four: it fills up, and stays full.
    "busy": ((0.0, 0.2), (0.25, 1.0), (1.0, 1.0)),
    # The doors of a sale open: everybody at once, and half of them give up on the line.
    "opening-rush": ((0.0, 1.0), (0.4, 1.0), (0.6, 0.5), (1.0, 0.5)),
}


def share_at(corners: Corners, progress: float) -> float:
    """The share of the people who are there when ``progress`` (0 to 1) of the time has passed."""
    for (left, before), (right, after) in pairwise(corners):
        if left <= progress <= right:
            return before + (after - before) * (progress - left) / (right - left)
    return corners[-1][1] if progress > corners[-1][0] else corners[0][1]


def people_at(shape: str, most: int, progress: float) -> int:
    """How many of ``most`` people are there; at least one, for a shop is never shut here.

    Raises:
        KeyError: there is no such shape.
    """
    return max(1, round(most * share_at(SHAPES[shape], progress)))
