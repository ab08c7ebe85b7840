"""Made vectors, and which styles are in stock here in this size: the same for everybody, seeded.

A style's vector is a point near its family, which is a point near its kind, as garments are: 40
kinds, whose sizes fall like 1/rank, and a family for every 25 styles. Every step away is a normal
vector of about unit length times ``NEAR``, and the sum is scaled to unit length, so the inner
product is the cosine. One style in five is in stock, by a coin that knows no kind. Row ``i`` is the
style `style_of(i)`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

KINDS = 40
FAMILY = 25
#: How far a family is from its kind, and a style from its family (a kind is at 1).
NEAR = (0.8, 0.6)
#: The share of styles that is in stock here in this size.
SHARE = 0.2
#: Rows made at a time.
CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Made:
    """What vectors are made from. The same parameters make the same vectors."""

    styles: int
    dim: int = 128
    seed: int = 7

    @property
    def digest(self) -> str:
        """Names the folder that things made from these parameters are kept in."""
        stated = json.dumps([asdict(self), KINDS, FAMILY, NEAR, SHARE, 2])
        return hashlib.sha256(stated.encode()).hexdigest()[:12]

    def vectors(self) -> NDArray[np.float32]:
        """Unit rows float32 (styles, dim)."""
        luck = np.random.default_rng([self.seed, 1])
        kinds = luck.standard_normal((KINDS, self.dim)) / np.sqrt(self.dim)  # (kinds, dim)
        weights = 1 / np.arange(1, KINDS + 1)
        families = -(-self.styles // FAMILY)
        kind_of = luck.choice(KINDS, families, p=weights / weights.sum())  # (families,)
        middles = kinds[kind_of] + NEAR[0] * self._steps(luck, families)  # (families, dim)
        family_of = luck.permutation(self.styles) % families  # (styles,)
        rows = np.empty((self.styles, self.dim), np.float32)
        for start in range(0, self.styles, CHUNK):
            some = family_of[start : start + CHUNK]
            block = middles[some] + NEAR[1] * self._steps(luck, len(some))
            rows[start : start + CHUNK] = block / np.linalg.norm(block, axis=1, keepdims=True)
        return rows

    def here(self) -> NDArray[np.bool_]:
        """Which styles are in stock (styles,)."""
        return np.random.default_rng([self.seed, 2]).random(self.styles) < SHARE

    def asked(self, n: int, stream: int) -> list[int]:
        """``n`` rows that are asked about; each ``stream`` has its own."""
        luck = np.random.default_rng([self.seed, 3, stream])
        return [int(row) for row in luck.integers(0, self.styles, n)]

    def _steps(self, luck: np.random.Generator, n: int) -> NDArray[np.float64]:
        return np.asarray(luck.standard_normal((n, self.dim)) / np.sqrt(self.dim))


def kept(made: Made, root: Path) -> Path:
    """The folder below ``root`` that holds ``vectors.npy`` and ``here.npy``; made once."""
    folder = root / made.digest
    done = folder / "made.json"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "vectors.npy", made.vectors())
        np.save(folder / "here.npy", made.here())
        done.write_text(json.dumps(asdict(made)) + "\n")
    return folder


def style_of(row: int) -> str:
    """The id of a style: in the order of the rows, as a release sorts them."""
    return f"s{row:07d}"


def row_of(style: str) -> int:
    return int(style[1:8])


def gtin_of(row: int) -> str:
    """A GTIN of the prefix that GS1 leaves to companies (04), with its check digit."""
    body = f"04{row:011d}"
    total = sum(int(digit) * (3 if at % 2 == 0 else 1) for at, digit in enumerate(body))
    return body + str(-total % 10)
