"""What a process with people tells the others: who is there, and in the end all that it saw."""

from __future__ import annotations

from dataclasses import dataclass

from load_tests.history import History
from load_tests.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Present:
    """Who is there: screens that show something, of them those without a line; visits that are
    under way; staff with something in their hands; how far runners have been told."""

    screens: int = 0
    away: int = 0
    inside: int = 0
    at_work: int = 0
    at: int = 0

    def __add__(self, other: Present) -> Present:
        """Of two processes; if runners of one have heard of something, somebody has."""
        return Present(
            self.screens + other.screens,
            self.away + other.away,
            self.inside + other.inside,
            self.at_work + other.at_work,
            max(self.at, other.at),
        )


@dataclass(frozen=True, slots=True)
class Testimony:
    """All that one process saw of a day. ``late_ms``: how late it was at its own appointments."""

    verdict: Verdict
    history: History
    visits: int
    late_ms: list[float]
