"""What is usual in a release: how alike its encoder makes any two of its garments.

Encoders differ in how close they put things: with one two shirts are 0.3 alike, with another 0.8.
So a likeness is measured from what is usual, in a unit that the release itself gives; and what a
score adds for a price or a brand weighs the same beside it, whichever encoder made the vectors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Likeness is rounded: the last bits of a matrix product must not decide between two garments.
DECIMALS = 6
#: Rows that are compared with each other to learn how alike two garments usually are.
SAMPLE = 512
#: With fewer rows than this nothing can be called usual, and a likeness is the cosine as it is.
ENOUGH = 64
#: Two garments are *alike* when they are nearer than this share of all pairs of the release.
ALIKE = 0.75
#: They are *close* when they are nearer than this share; it takes a few kinds of garments to
#: tell, and no two photos of the same one.
CLOSE = 0.99
#: How much more alike two close ones are than any two: the unit. So it was where the weights of
#: `service.recommend.terms` were chosen (0.50; with an encoder, on 1,500 photos of a shop, 0.53).
UNIT = 0.5
#: An encoder that makes all the same is not made to tell them apart by magnifying what is left.
LEAST = 0.02

#: The part of a vector that holds colour, where an encoder has one; and what has no name.
COLOUR = "colour"
LOOK = "look"


@dataclass(frozen=True, slots=True)
class Part:
    """Components ``first`` up to ``end`` of a vector: what sort of garment, which one, colour."""

    name: str
    first: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Usual:
    """Cosines of one release.

    From ``alike`` on two garments are called alike, from ``alike_but_colour`` where colour does not
    count. ``means`` (parts,) is what two garments have in common in each part of their vectors,
    ``scale`` how much a cosine above that is worth.
    """

    alike: float = -1.0
    alike_but_colour: float = -1.0
    means: Floats | None = None
    scale: float = 1.0

    @classmethod
    def of(cls, vectors: NDArray[np.float32], parts: Sequence[Part]) -> Usual:
        """Of ``vectors`` (rows, dim): at most `SAMPLE` evenly spread rows are compared."""
        if len(vectors) < ENOUGH:
            return cls()
        sample = np.asarray(vectors[:: -(-len(vectors) // SAMPLE)])  # (n, dim)
        two = np.triu_indices(len(sample), k=1)
        cosines = np.stack(
            [
                (some @ some.T)[two].astype(np.float64)
                for part in parts
                for some in [sample[:, part.first : part.end]]
            ]
        )  # (parts, pairs)
        uncoloured = [number for number, part in enumerate(parts) if part.name != COLOUR]
        whole, means = cosines.sum(axis=0), cosines.mean(axis=1).round(4)
        spread = float(np.quantile(whole, CLOSE) - whole.mean())
        return cls(
            alike=float(np.quantile(whole, ALIKE)),
            alike_but_colour=float(np.quantile(cosines[uncoloured].sum(axis=0), ALIKE)),
            means=means,
            scale=round(UNIT / max(spread, LEAST), 3),
        )

    def by_part(self, cosines: Floats) -> Floats:
        """How alike garments are, part by part: ``cosines`` are (parts, ...), and so is this.

        Over all parts it adds up to about 0 for any two garments, and to `UNIT` for close ones.
        """
        found: Floats = np.round(cosines, DECIMALS)
        if self.means is None:
            return found
        return (found - self.means.reshape(-1, *[1] * (cosines.ndim - 1))) * self.scale

    def over_all(self, cosines: Floats) -> Floats:
        """How alike garments are in all: of the cosines of whole vectors, in any shape."""
        found: Floats = np.round(cosines, DECIMALS)
        return found if self.means is None else (found - self.means.sum()) * self.scale


def parts_of(named: Mapping[str, tuple[int, int]], dim: int) -> tuple[Part, ...]:
    """The ``named`` parts of a vector in order; what is between them is of no particular kind.

    An encoder that names no parts has one: the whole look.
    """
    parts: list[Part] = []
    for name, (first, end) in sorted(named.items(), key=lambda one: one[1]):
        start = parts[-1].end if parts else 0
        if first > start:
            parts.append(Part(LOOK, start, first))
        parts.append(Part(name, first, end))
    start = parts[-1].end if parts else 0
    if start < dim or not parts:
        parts.append(Part(LOOK, start, dim))
    return tuple(parts)
