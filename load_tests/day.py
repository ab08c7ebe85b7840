"""One day in the store: what all the people who are there share."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Literal

import gevent
from gevent.event import Event as Signal

from load_tests.history import History
from load_tests.numbers import Numbers
from load_tests.popularity import Popularity
from load_tests.verdict import Verdict

if TYPE_CHECKING:
    from load_tests.stream import Stream

#: Between two taps a shopper reads, walks and thinks: so long in the middle (seconds).
THINK_S = 20.0
#: And lognormally more or less: nine in ten pauses are between half of it and twice as long.
THINK_SPREAD = math.log(2) / 1.645
#: When the store closes, so many people a second go through the door.
THROUGH_THE_DOOR = 20.0
#: A pause is in pieces of at most this (seconds): who is sent home goes.
PIECE_S = 3.0
#: What everybody hears: the doors open; shoppers finish; then the staff stop; then it is dark.
Word = Literal["open", "closing", "staff_stop", "dark"]


class ShopCloses(Exception):
    """Finish what you are at, and go home."""


@dataclass(slots=True)
class Day:
    """``garments``: the GTINs of each style. ``tokens``: access of screens and staff, by subject.

    ``environment`` names the installation to every command that is started with it.
    ``haste`` is by how much people are quicker than in a shop; ``luck`` is theirs.
    """

    url: str
    store: str
    verdict: Verdict
    garments: Mapping[str, Sequence[str]]
    tokens: Mapping[str, str]
    rooms: Sequence[str]
    #: Screens that show the line, by subject.
    lobbies: Sequence[str]
    haste: float
    trying: float
    luck: random.Random
    environment: Mapping[str, str] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)
    popularity: Popularity = field(init=False)
    history: History = field(default_factory=History)
    #: The doors open; shoppers finish; then the staff stop; then the screens go dark.
    open: Signal = field(default_factory=Signal)
    closing: Signal = field(default_factory=Signal)
    staff_stop: Signal = field(default_factory=Signal)
    dark: Signal = field(default_factory=Signal)
    #: The lines of everything that hangs on a wall or is in a runner's hand.
    screens: list[Stream] = field(default_factory=list)
    #: How many visits are under way, and how many were lived to their end.
    inside: int = 0
    visits: int = 0
    #: Staff with something in their hands.
    at_work: int = 0

    def __post_init__(self) -> None:
        self.popularity = Popularity(self.garments, self.luck)

    def hear(self, word: Word) -> None:
        signal: Signal = getattr(self, word)
        signal.set()

    @property
    def base(self) -> str:
        return f"/v1/stores/{self.store}"

    @property
    def pace(self) -> str:
        """How time goes here, in words."""
        often = f"everybody taps every {self.lasts(THINK_S):.1f} s or so"
        return f"{often}, {self.haste:g} times as often as in a shop" if self.haste != 1 else often

    def now(self) -> float:
        """Seconds on a clock that all screens share."""
        return monotonic()

    def lasts(self, seconds: float) -> float:
        """How long something takes here that takes ``seconds`` in a shop."""
        return seconds / self.haste

    def thinks(self, share: float = 1.0) -> float:
        """A pause of a shopper before the next tap (seconds)."""
        return self.lasts(share * THINK_S * self.luck.lognormvariate(0.0, THINK_SPREAD))

    def pause(self, seconds: float) -> None:
        """
        Raises:
            ShopCloses: there is no time left.
        """
        if self.closing.wait(seconds):
            raise ShopCloses

    def file_out(self) -> None:
        """One after the other goes through the door when the store has closed."""
        if self.closing.is_set():
            gevent.sleep(self.luck.uniform(0.0, self.inside / THROUGH_THE_DOOR))

    def walk(self, seconds: float) -> None:
        """A runner is on the way for about that long in a shop, and hurries at the end."""
        self.staff_stop.wait(self.lasts(seconds) * self.luck.uniform(0.6, 1.6))
