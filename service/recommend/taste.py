"""A shopper's taste: every style the visit spoke of is a *seed* that draws, repels, or does both.

How strongly follows from the word that was said and from how long ago; *in what* follows from the
reason that was given. Who leaves a shirt for its colour is drawn to the shirt and repelled by the
colour; who leaves it because it was too small still wants such a shirt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from service.recommend.shelf import Shelf
from service.recommend.usual import COLOUR, LOOK
from service.recommend.wants import REASONS, Wants, Word

#: How much each word draws (or, below zero, repels). To buy is the surest word, to look the least;
#: what was left was liked enough to try and may only not have fitted, so it repels mildly.
PULL: Mapping[Word, float] = MappingProxyType(
    {
        "kept": 1.0,
        "liked": 0.95,
        "brought": 0.85,
        "requested": 0.8,
        "viewed": 0.6,
        "withdrawn": 0.0,
        "left": -0.15,
        "disliked": -0.5,
    }
)
#: What a reason makes of a garment that was left or disliked, in each part of its vector; "" is
#: every part that is not named, `LOOK` all of it where the encoder can't tell parts apart. Of
#: several reasons the worst counts in each part.
MOVES: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "colour": {COLOUR: -0.6, LOOK: 0.3, "": 0.5},
        "style": {COLOUR: 0.0, LOOK: -0.5, "": -0.5},
        "fabric": {"self": -0.3, LOOK: 0.2, "": 0.4},
        "price": {"": 0.5},
        "too_small": {"": 0.6},
        "too_large": {"": 0.6},
        "too_short": {"": 0.5},
        "too_long": {"": 0.5},
    }
)
#: After this long a word has lost half of what it can lose: a visit is short, and a mind changes.
HALF_LIFE_MS = 10 * 60_000
#: What a word never loses: it was said, after all.
LASTING = 0.6
#: A garment that was looked at this long was looked at as long as anything is.
LONG_LOOK_MS = 20_000
#: A glance draws this much as much as a long look.
GLANCE = 0.4


@dataclass(frozen=True, slots=True)
class Seed:
    """A style that says something about taste, and the vector rows that stand for it.

    ``weight`` is between 0 and 1: how recent the word is, and for a look how long. ``why`` are
    the reasons for leaving or disliking it.
    """

    style: str
    word: Word
    rows: tuple[int, ...]
    weight: float = 1.0
    why: tuple[str, ...] = ()

    def pull(self, part: str) -> float:
        """How much it draws in ``part`` of a vector; below zero, repels."""
        moves = [MOVES[reason] for reason in self.why]
        said = [move.get(part, move[""]) for move in moves] or [PULL[self.word]]
        return self.weight * min(said)

    @property
    def pulls(self) -> float:
        """The most that it draws in any part; at or below zero where it draws in none."""
        return max(self.pull(COLOUR), self.pull("")) if self.why else self.pull("")

    @property
    def turned_down_for_colour(self) -> bool:
        return "colour" in self.why


@dataclass(frozen=True, slots=True)
class Taste:
    """The seeds of a visit, the surest first and of equally sure ones the latest.

    ``towards`` draw in some part and ``away`` repel in some, both with a vector; one may be in
    both. ``spoken`` is every seed, oldest first, with a vector or without.
    """

    spoken: tuple[Seed, ...]
    towards: tuple[Seed, ...]
    away: tuple[Seed, ...]

    @classmethod
    def of_visit(cls, shelf: Shelf, wants: Wants) -> Taste:
        newest = max(wants.said_at.values(), default=0)
        seeds = []
        for style, word, ways in wants.words(shelf.catalogue):
            rows = shelf.rows(shelf.numbers(ways))
            age = max(newest - wants.said_at.get(style, newest), 0)
            weight = recency(age) * (_look(wants, style) if word == "viewed" else 1.0)
            seeds.append(Seed(style, word, rows, weight, _why(wants, style, word)))
        seeds.sort(key=lambda seed: wants.said_at.get(seed.style, newest))
        return cls.of(shelf, seeds)

    @classmethod
    def of_style(cls, shelf: Shelf, style: str, colourway: str | None) -> Taste:
        """Like one style. The other colours speak for a ``colourway`` without a vector."""
        own = shelf.colourways_of(style)
        wanted = [way for way in own if shelf.colourways[way] == colourway]
        rows = shelf.rows(wanted) or shelf.rows(own)
        return cls.of(shelf, [Seed(style, "requested", rows)])

    @classmethod
    def of(cls, shelf: Shelf, seeds: Iterable[Seed]) -> Taste:
        """``seeds`` oldest first."""
        spoken = tuple(seeds)
        names = [part.name for part in shelf.parts]
        pulls = {seed.style: [seed.pull(name) for name in names] for seed in spoken}
        latest = reversed(spoken)
        sure = sorted(latest, key=lambda seed: -max(map(abs, pulls[seed.style])))
        return cls(
            spoken=spoken,
            towards=tuple(one for one in sure if one.rows and max(pulls[one.style]) > 0),
            away=tuple(one for one in sure if one.rows and min(pulls[one.style]) < 0),
        )

    @property
    def told(self) -> tuple[str, ...]:
        """The styles that the visit wants more of, with a vector or without."""
        return tuple(seed.style for seed in self.spoken if seed.pulls > 0)


def recency(age_ms: int) -> float:
    """What is left of a word after ``age_ms``, between `LASTING` and 1.

    Age is counted from the last thing that the visit said, so a slate does not change while
    nobody does anything.
    """
    lasts: float = LASTING + (1 - LASTING) * 0.5 ** (age_ms / HALF_LIFE_MS)
    return lasts


def _look(wants: Wants, style: str) -> float:
    """The weight of a look; where nobody knows how long it was, it is a long one."""
    dwelt = float(wants.dwelt_ms.get(style, LONG_LOOK_MS))
    return GLANCE + (1 - GLANCE) * min(max(dwelt, 0) / LONG_LOOK_MS, 1.0)


def _why(wants: Wants, style: str, word: Word) -> tuple[str, ...]:
    said: tuple[str, ...] = ()
    if word == "disliked":
        said = (*wants.disliked_why.get(style, ()), *wants.left_why.get(style, ()))
    elif word == "left":
        said = wants.left_why.get(style, ())
    return tuple(reason for reason in dict.fromkeys(said) if reason in REASONS)
