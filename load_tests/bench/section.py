"""A section: one question, those who answer it, and what is measured of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

#: Figures of one measurement by name, each in the unit of its `Figure`.
Figures = Mapping[str, float]
Group = Literal["limit", "peer", "fitroom"]


class Skipped(Exception):
    """A contender that can't be measured here; the message is the reason, for the report."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that is measured. ``better`` is which way is up: ``more`` or ``less``."""

    name: str
    title: str
    unit: str
    better: Literal["more", "less"]
    #: Told as a ratio to the baseline, too. Not where a ratio means nothing (recall).
    as_ratio: bool = True


class Contender(Protocol):
    """One of those who are compared. It is started once, and measured once a round and case."""

    @property
    def name(self) -> str: ...

    @property
    def group(self) -> Group: ...

    @property
    def note(self) -> str:
        """What a reader must know to read its figures fairly; may be empty."""
        ...

    def start(self) -> Figures:
        """Make ready; what is known of it once and for all (recall, seconds to start).

        Raises:
            Skipped: it does not install, start or answer.
        """
        ...

    def measure(self, case: str) -> Figures:
        """Measure once. {} where the case means nothing to it.

        Raises:
            Skipped: it failed; it is not asked again.
        """
        ...

    def stop(self) -> None:
        """Let go of everything. Also after `start` failed, and maybe twice."""
        ...


@dataclass(frozen=True, slots=True)
class Section:
    """``baseline`` is the contender that ratios are taken to."""

    name: str
    question: str
    #: How it was measured, in whole sentences: data, load, pinning.
    method: str
    cases: Sequence[str]
    figures: Sequence[Figure]
    contenders: Sequence[Contender]
    baseline: str
    #: The figure and case that the chart draws.
    drawn: tuple[str, str]
    #: Versions of the compared libraries, by name.
    versions: Mapping[str, str] = field(default_factory=dict)

    def figure(self, name: str) -> Figure:
        return next(one for one in self.figures if one.name == name)
