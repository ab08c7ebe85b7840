"""A size label, read once a release: to read every variant's for every slate would be slow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.garment import Size
from catalog.sizes import meets, wanted_size


@dataclass(frozen=True, slots=True)
class Label:
    """What a size printed on one category of garments says, by the rules of `catalog.sizes`.

    ``known`` is False where the retailer gave no size. A ``free`` one fits everybody. ``says`` is
    empty where the label, or the category it is on, is not understood.
    """

    known: bool
    free: bool
    says: Mapping[str, str]

    @classmethod
    def read(cls, category: str | None, size: Size | None) -> Label:
        free = meets({}, category, size) is True
        return cls(size is not None, free, wanted_size(category, size))

    def meets(self, wanted: Mapping[str, str]) -> bool | None:
        """`catalog.sizes.meets`: in the wanted size or not; None where ``wanted`` does not say."""
        if self.free:
            return True
        told = [wanted[scale] == value for scale, value in self.says.items() if scale in wanted]
        return any(told) if told else None
