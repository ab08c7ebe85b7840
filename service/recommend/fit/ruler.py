"""Where a size lies: labels as `catalog.sizes` reads them, as places in steps on named scales."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from catalog.garment import Size
from catalog.sizes import readings, size_group, step

#: Scales on which a label has no neighbours: one size, and what is not understood.
NO_SCALE = frozenset({"one", "as printed"})


def places(style: str | None, category: str | None, size: Size | None) -> Mapping[str, float]:
    """The place of ``size`` on each scale that it is printed in, in steps between sizes.

    Scales are named as by `catalog.sizes.wanted_size` (``upper/letters``). Where the category is
    not recognised a size tells of its own style and of no other (``style:shirt-1/letters``). A
    label that spans sizes of one scale ("S/M") lies in their middle. Empty where nothing is told.
    """
    known, found = _read(category, size)
    if known:
        return found
    return {f"style:{style}/{scale}": at for scale, at in found.items()} if style else {}


def one_size(category: str | None, size: Size | None) -> bool:
    """Whether the label says that the garment comes in one size only."""
    return size is not None and any(
        one.scale == "one" for one in readings(size, size_group(category))
    )


@lru_cache(maxsize=16_384)
def _read(category: str | None, size: Size | None) -> tuple[bool, Mapping[str, float]]:
    """Whether the category is recognised, and the places. Labels are few and asked for often."""
    group = size_group(category)
    if size is None:
        return group is not None, {}
    found: dict[str, list[float]] = {}
    for one in readings(size, group):
        if one.scale not in NO_SCALE:
            scale = one.scale if group is None else f"{group}/{one.scale}"
            found.setdefault(scale, []).append(one.rank / step(one.scale, group))
    return group is not None, {scale: sum(at) / len(at) for scale, at in found.items()}
