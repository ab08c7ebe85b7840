"""Rounds: every contender is measured once a round, in turn, the order turned from round to round.

So a machine that is slower for a while is slower for all, and nobody is always first after a pause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TypeVar

from load_tests.bench.section import Contender, Figures, Section, Skipped

T = TypeVar("T")
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """What one contender came to in one round, asked in one way."""

    round: int
    case: str
    contender: str
    figures: Figures


@dataclass(slots=True)
class Run:
    """All that was measured of a section."""

    section: Section
    samples: list[Sample] = field(default_factory=list)
    #: What is known of a contender once and for all.
    once: dict[str, Figures] = field(default_factory=dict)
    #: Why a contender is not among them, by its name.
    skipped: dict[str, str] = field(default_factory=dict)


def turned(items: Sequence[T], by: int) -> list[T]:
    """``items`` beginning with the ``by``-th, every other time backwards."""
    at = by % len(items) if items else 0
    once = [*items[at:], *items[:at]]
    return once if by % 2 == 0 else once[::-1]


def run_section(section: Section, rounds: int, tell: Tell) -> Run:
    """Start everybody, measure ``rounds`` rounds, stop everybody."""
    run = Run(section)
    with ExitStack() as stack:
        ready = list(_started(run, stack, tell))
        for number in range(rounds):
            for case in section.cases:
                tell(f"{section.name}: round {number + 1} of {rounds}, {case}")
                for contender in turned(ready, number):
                    if contender.name not in run.skipped:
                        _measure(run, contender, number, case, tell)
    return run


def _started(run: Run, stack: ExitStack, tell: Tell) -> Iterator[Contender]:
    for contender in run.section.contenders:
        tell(f"{run.section.name}: starting {contender.name}")
        stack.callback(contender.stop)
        try:
            run.once[contender.name] = contender.start()
        except Skipped as reason:
            _skip(run, contender, reason, tell)
            contender.stop()
        else:
            yield contender


def _measure(run: Run, contender: Contender, number: int, case: str, tell: Tell) -> None:
    try:
        figures = contender.measure(case)
    except Skipped as reason:
        _skip(run, contender, reason, tell)
        return
    if figures:
        run.samples.append(Sample(number, case, contender.name, figures))


def _skip(run: Run, contender: Contender, reason: Skipped, tell: Tell) -> None:
    run.skipped[contender.name] = str(reason)
    tell(f"{run.section.name}: {contender.name} is left out: {reason}")
