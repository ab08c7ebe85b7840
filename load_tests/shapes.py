"""The shapes of a day: who is in the store and when, in how large a store, and what goes wrong.

A shape has corners: at that share of the time, that share of the people are there. Between two
corners the number changes evenly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Corners = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Outage:
    """From one share of the day to another, a ``share`` of the screens has no line."""

    begins: float
    ends: float
    share: float


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of day. ``shoppers`` is how many are in the building at most, ``screens`` how many
    hang on walls: one in each room, a manager's, and the others show the line.

    ``haste`` is by how much everybody is quicker than people are: 1 is as in a shop. ``trying`` is
    the share of the shoppers who want a room; the others scan, look, and go.
    """

    name: str
    reason: str
    shoppers: int
    rooms: int
    runners: int
    screens: int
    seconds: float
    corners: Corners
    haste: float = 1.0
    trying: float = 0.5
    outages: tuple[Outage, ...] = ()
    #: So many people a second come through the doors at most.
    doors: float = 10.0

    @property
    def lobbies(self) -> int:
        """How many screens show the line."""
        return self.screens - self.rooms - 1

    def people_at(self, most: int, progress: float) -> int:
        """How many of ``most`` people are there when ``progress`` (0 to 1) of the day has passed.

        At least one: a shop is never empty here.
        """
        return max(1, round(most * share_at(self.corners, progress)))


def shape_from(said: Mapping[str, Any]) -> Shape:
    """A shape that was written down (`dataclasses.asdict`) and read again."""
    corners = tuple((float(at), float(share)) for at, share in said["corners"])
    outages = tuple(Outage(**one) for one in said["outages"])
    return Shape(**{**said, "corners": corners, "outages": outages})


def share_at(corners: Corners, progress: float) -> float:
    """The share of the people who are there when ``progress`` (0 to 1) of the time has passed."""
    for (left, before), (right, after) in pairwise(corners):
        if left <= progress <= right:
            return before + (after - before) * (progress - left) / (right - left)
    return corners[-1][1] if progress > corners[-1][0] else corners[0][1]


_ALL = (
    Shape(
        "QuietTuesday",
        "A Tuesday at eleven: a few people, one after the other, in a hurry so that a minute holds "
        "whole visits. What fails here needs no crowd to fail.",
        *(100, 6, 4, 8, 60.0),
        corners=((0.0, 0.05), (0.5, 0.3), (1.0, 0.2)),
        haste=30.0,
        trying=0.8,
    ),
    Shape(
        "SaturdayPeak",
        "A department store on Saturday at four, in real time: it fills up and stays full, with "
        "some 70 taps a second, and decides whether the house can be run on one machine.",
        *(1500, 60, 40, 120, 600.0),
        corners=((0.0, 0.0), (0.25, 1.0), (1.0, 1.0)),
        trying=0.3,
    ),
    Shape(
        "SaleMorning",
        "The doors of a sale open on 400 people: everybody scans within the same seconds and wants "
        "one of few rooms; half of them give up on the line.",
        *(400, 12, 10, 24, 120.0),
        corners=((0.0, 1.0), (0.4, 1.0), (0.6, 0.5), (1.0, 0.5)),
        haste=5.0,
        trying=0.9,
        doors=100.0,
    ),
    Shape(
        "LostWifi",
        "An access point fails: a third of the screens vanish for two minutes and come back at the "
        "same moment, each from where it was. Nothing may be missed.",
        *(300, 24, 12, 60, 600.0),
        corners=((0.0, 0.6), (0.1, 1.0), (1.0, 1.0)),
        outages=(Outage(0.4, 0.6, 1 / 3),),
    ),
    Shape(
        "LastTenMinutes",
        "The store is about to close: nobody new comes, all who are inside decide, end their "
        "visits and leave their garments, and the runners clear every room.",
        *(400, 24, 12, 32, 600.0),
        corners=((0.0, 1.0), (0.2, 1.0), (0.9, 0.1), (1.0, 0.0)),
        haste=3.0,
        trying=0.6,
    ),
)

#: By name.
SHAPES: Mapping[str, Shape] = {shape.name: shape for shape in _ALL}
