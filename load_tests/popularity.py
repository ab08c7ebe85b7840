"""Which styles people reach for: few very often, most hardly ever. A power law, from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import accumulate

#: The style of rank r is reached for as often as r to this power, negated: Zipf's law. Of the 300
#: styles of the demo store the most wanted fifth then get three looks in four, which is about what
#: shops tell of theirs.
EXPONENT = 1.0


class Popularity:
    """An order of styles that the seed chose, and a dice that is loaded by it."""

    def __init__(self, styles: Iterable[str], luck: random.Random) -> None:
        self.ranked = sorted(styles)
        luck.shuffle(self.ranked)
        self._luck = luck
        weights = (rank**-EXPONENT for rank in range(1, len(self.ranked) + 1))
        self._reach = list(accumulate(weights))

    def pick(self) -> str:
        return self._luck.choices(self.ranked, cum_weights=self._reach)[0]
