"""What somebody who runs the bench may choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from load_tests.bench.house import Tree


@dataclass(frozen=True, slots=True)
class Options:
    """``seconds`` is how long one measurement lasts; ``trees`` whose code is measured.

    With more than one tree the peers stay at home: the trees are compared with each other.
    """

    styles: Sequence[int] = (50_000, 500_000)
    seconds: int = 2
    #: In the log that a floor is made again of.
    facts: int = 1_000_000
    #: Open streams from tap to runner, and when a fact is told to all.
    streams: tuple[int, int] = (1_000, 10_000)
    #: Stores over several processes.
    stores: int = 200
    #: Styles of the releases that are built, the smallest first.
    built: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    trees: Sequence[Tree] = (Tree(),)
    #: Only contenders whose name has one of these words in it; all, if there are none.
    only: Sequence[str] = ()

    @property
    def comparing(self) -> bool:
        return len(self.trees) > 1

    def wants(self, name: str) -> bool:
        return not self.only or any(word.lower() in name.lower() for word in self.only)
