"""Tosses without a generator: each follows from a seed and from what is tossed for, by a hash.

The seed is a random id. A toss can be made again by whoever knows the seed, and depends neither on
how many tosses were made before nor on their order (counter-based generators: Salmon et
al., 2011).
"""

from __future__ import annotations

from hashlib import blake2b
from math import log

#: One bit fewer than a float keeps, so that neither 0 nor 1 is ever tossed.
_BITS = 52


def toss(seed: str, *what: str | int) -> float:
    """A number that is uniform in (0, 1) over random seeds, and independent for each ``what``."""
    name = "\x1f".join((seed, *map(str, what))).encode()
    number = int.from_bytes(blake2b(name, digest_size=8).digest(), "big") >> (64 - _BITS)
    return (number + 0.5) / (1 << _BITS)


def gumbel(seed: str, *what: str | int) -> float:
    """A standard Gumbel variate: the largest of ``log p + gumbel`` is a draw from ``p``."""
    return -log(-log(toss(seed, *what)))
