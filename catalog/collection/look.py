"""What a colourway looks like: a shape, the words that describe it, and its cloth."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from catalog.collection.fabric import Cloth


@dataclass(frozen=True)
class Look:
    """Everything a drawing depends on. The same look is the same picture, to the byte."""

    shape: str
    words: tuple[str, ...]
    cloth: Cloth
    seed: str

    def has(self, *words: str) -> bool:
        """Whether any of ``words`` describes this garment."""
        return any(word in self.words for word in words)

    def first(self, default: str, *words: str) -> str:
        """The one of ``words`` that describes this garment, else ``default``."""
        return next((word for word in words if word in self.words), default)

    def rng(self, what: str) -> random.Random:
        """Chance for one purpose, the same in every drawing of this look."""
        return random.Random(f"{self.seed}/{what}")

    def plain(self, main: str | None = None, surface: str | None = None) -> Cloth:
        """This cloth without its pattern, for collars, ribs and linings."""
        return replace(
            self.cloth,
            main=main or self.cloth.main,
            pattern="plain",
            surface=surface or self.cloth.surface,
        )

    @property
    def contrast(self) -> Cloth:
        """The second colour as plain cloth."""
        return self.plain(self.cloth.accent)
