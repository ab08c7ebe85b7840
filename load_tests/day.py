"""One day in the store: what all the people who are there share."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

import gevent
from gevent.event import Event as Signal

from load_tests.verdict import Verdict


class ShopCloses(Exception):
    """Finish what you are at, and go home."""


@dataclass(slots=True)
class Day:
    """``garments``: the GTINs of each style. ``tokens``: access of rooms and staff, by subject."""

    url: str
    store: str
    verdict: Verdict
    garments: Mapping[str, Sequence[str]]
    tokens: Mapping[str, str]
    rooms: Sequence[str]
    #: The doors open; shoppers finish; then the staff stop; then the screens go dark.
    open: Signal = field(default_factory=Signal)
    closing: Signal = field(default_factory=Signal)
    staff_stop: Signal = field(default_factory=Signal)
    dark: Signal = field(default_factory=Signal)
    #: How many visits are under way, and how many were lived to their end.
    inside: int = 0
    visits: int = 0
    #: Staff with something in their hands.
    at_work: int = 0

    @property
    def base(self) -> str:
        return f"/v1/stores/{self.store}"

    def now(self) -> float:
        """Seconds on a clock that all screens share."""
        return monotonic()

    def pause(self, seconds: float) -> None:
        """A shopper needs about that long.

        Raises:
            ShopCloses: there is no time left.
        """
        if self.closing.wait(_about(seconds)):
            raise ShopCloses

    def walk(self, seconds: float) -> None:
        """A runner is on the way for about that long."""
        gevent.sleep(_about(seconds))


def _about(seconds: float) -> float:
    """No two people are equally quick."""
    return seconds * random.uniform(0.6, 1.6)
