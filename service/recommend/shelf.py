"""The shelf: a release as flat arrays, so that a slate costs milliseconds.

Built once, with the release, and then mapped into memory (`service.recommend.shelf_kept`).

Everything has a number: styles in the order of their ids, then each style's colourways and each
colourway's variants in the retailer's order. Numbers therefore break ties the same way everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Colourway, Size, Style, Variant
from service.recommend.attributes import NONE as NONE
from service.recommend.attributes import Attributes
from service.recommend.label import Label
from service.recommend.outfits.wardrobe import Wardrobe
from service.recommend.usual import Part, Usual, parts_of

Numbers = NDArray[np.int32]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
#: Fixture and zone, as far as the retailer said.
Spot = tuple[str | None, str | None]
Key = TypeVar("Key", bound=Hashable)


class Catalogue(Protocol):
    """What is read of a release; `catalog.release.Release` is one."""

    @property
    def id(self) -> str: ...
    @property
    def styles(self) -> Mapping[str, Style]: ...
    @property
    def by_gtin(self) -> Mapping[str, tuple[Style, Colourway, Variant]]: ...
    @property
    def by_colourway(self) -> Mapping[str, tuple[Style, Colourway]]: ...
    @property
    def vectors(self) -> NDArray[np.float32]: ...
    @property
    def rows(self) -> Sequence[str]: ...
    @property
    def row_of(self) -> Mapping[str, int]: ...
    @property
    def parts(self) -> Mapping[str, tuple[int, int]]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The arrays of one release. Shapes are in styles S, colourways C, variants V, vector rows R.

    The variants of colourway ``c`` are ``first_variant[c]`` up to ``first_variant[c + 1]``;
    ``first_colourway`` does the same for the colourways of a style.
    """

    catalogue: Catalogue
    styles: Sequence[str]  # (S,)
    colourways: Sequence[str]  # (C,)
    gtins: Sequence[str]  # (V,)
    style_number: Mapping[str, int]
    colourway_number: Mapping[str, int]
    variant_number: Mapping[str, int]
    style_of: Numbers  # (C,) style of a colourway
    colourway_of: Numbers  # (V,) colourway of a variant
    first_colourway: Numbers  # (S + 1,)
    first_variant: Numbers  # (C + 1,)
    row_of: Numbers  # (C,) vector row of a colourway, or NONE
    colourway_at: Numbers  # (R,) colourway of a vector row
    category_of: Numbers  # (C,) category of a colourway, or NONE
    labels: tuple[Label, ...]  # every different label, far fewer than variants
    label_of: Numbers  # (V,) label of a variant
    printed: tuple[tuple[str | None, Size | None], ...]  # (category, size) of every label
    spots: tuple[Spot, ...]  # every different place that a style hangs in
    spot_of: Numbers  # (S,) place of a style
    attributes: Attributes
    wardrobe: Wardrobe
    parts: tuple[Part, ...]  # of a vector; together they are all of it
    usual: Usual  # how alike its garments are

    @classmethod
    def of(cls, catalogue: Catalogue) -> Shelf:
        """Read every garment of ``catalogue`` once: about two seconds for 50,000 styles."""
        styles = [catalogue.styles[style] for style in sorted(catalogue.styles)]
        ways = [way for style in styles for way in style.colourways]
        variants = [variant for way in ways for variant in way.variants]
        printed = [(style.category, one.size) for style in styles for _, one in style.variants()]
        labels = _numbered(printed)
        hung = [(style.fixture, style.zone) for style in styles]
        spots = _numbered(hung)
        categories = _numbered(style.category for style in styles)
        colourway_number = {way.id: number for number, way in enumerate(ways)}
        row_of = catalogue.row_of
        parts = parts_of(catalogue.parts, catalogue.vectors.shape[1])
        return cls(
            catalogue=catalogue,
            styles=tuple(style.id for style in styles),
            colourways=tuple(way.id for way in ways),
            gtins=tuple(variant.gtin for variant in variants),
            style_number={style.id: number for number, style in enumerate(styles)},
            colourway_number=colourway_number,
            variant_number={variant.gtin: number for number, variant in enumerate(variants)},
            style_of=_owners(len(style.colourways) for style in styles),
            colourway_of=_owners(len(way.variants) for way in ways),
            first_colourway=_starts(len(style.colourways) for style in styles),
            first_variant=_starts(len(way.variants) for way in ways),
            row_of=_ints(row_of.get(way.id, NONE) for way in ways),
            colourway_at=_ints(colourway_number[way] for way in catalogue.rows),
            category_of=_ints(
                categories[style.category] if style.category else NONE
                for style in styles
                for _ in style.colourways
            ),
            labels=tuple(Label.read(category, size) for category, size in labels),
            label_of=_ints(labels[one] for one in printed),
            printed=tuple(labels),
            spots=tuple(spots),
            spot_of=_ints(spots[one] for one in hung),
            attributes=Attributes.of(styles),
            wardrobe=Wardrobe.of(styles),
            parts=parts,
            usual=Usual.of(catalogue.vectors, parts),
        )

    def count(self, available: Callable[[str], int]) -> Numbers:
        """Pieces on hand of every variant, (V,): ``available`` is asked once for each GTIN.

        Keep the answer as long as the stock does not change, or `recount` what did change.
        """
        return _ints(map(available, self.gtins))

    def recount(
        self, counted: Numbers, gtins: Iterable[str], available: Callable[[str], int]
    ) -> Numbers:
        """``counted`` with ``gtins`` counted again; those not in the release are passed over."""
        fresh = counted.copy()
        for gtin in gtins:
            if (number := self.variant_number.get(gtin)) is not None:
                fresh[number] = available(gtin)
        return fresh

    def colourways_of(self, style: str) -> range:
        """The numbers of a style's colourways; none if the release does not have the style."""
        number = self.style_number.get(style)
        return range(0) if number is None else self.colourways_at(number)

    def colourways_at(self, style: int) -> range:
        """The numbers of the colourways of the style with this number."""
        return range(int(self.first_colourway[style]), int(self.first_colourway[style + 1]))

    def numbers(self, colourways: Iterable[str]) -> list[int]:
        """The numbers of those ``colourways`` that the release has."""
        known = self.colourway_number
        return [known[way] for way in colourways if way in known]

    def rows(self, colourways: Iterable[int]) -> tuple[int, ...]:
        """The vector rows of those ``colourways`` that have one."""
        return tuple(row for way in colourways if (row := int(self.row_of[way])) != NONE)


def _numbered(keys: Iterable[Key]) -> dict[Key, int]:
    """A number for each different key, in the order they come."""
    return {key: number for number, key in enumerate(dict.fromkeys(keys))}


def _owners(lengths: Iterable[int]) -> Numbers:
    """Whose each member is, when owner ``i`` has ``lengths[i]`` members in a row."""
    counts = _ints(lengths)
    return np.repeat(np.arange(len(counts), dtype=np.int32), counts)


def _starts(lengths: Iterable[int]) -> Numbers:
    """Where each owner's members begin, and at the end how many there are."""
    return np.concatenate([[0], np.cumsum(_ints(lengths))]).astype(np.int32)


def _ints(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int32)
