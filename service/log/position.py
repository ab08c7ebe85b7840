"""A position in a log: ``epoch-n``. Within an epoch n is dense: 1, 2, 3, ...

A log that is made anew begins a new epoch, so a screen that remembers a position of another log
can be told so instead of being shown nonsense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(\d{1,20})-(\d{1,20})")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    epoch: int
    n: int

    def __str__(self) -> str:
        return f"{self.epoch}-{self.n}"

    @classmethod
    def parse(cls, text: str) -> Position | None:
        """The position that ``text`` says, or None if it is none."""
        found = _WRITTEN.fullmatch(text)
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def next(self) -> Position:
        return Position(self.epoch, self.n + 1)


#: Before the first fact of a log that does not exist yet.
START = Position(0, 0)
