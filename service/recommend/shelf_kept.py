"""The shelf of a release in a file, so that a service that starts need not read every garment.

The file is only good for the version of Fitroom that wrote it: it carries a digest of the code that
decides what is said of a garment, and where that differs every garment is read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Size
from catalog.release.arrays import Array, ArraysFault, map_arrays, write_arrays
from catalog.release.columns import Columns, owners
from catalog.release.texts import Numbers
from service.recommend.attributes import Attributes
from service.recommend.label import Label
from service.recommend.outfits.wardrobe import Wardrobe
from service.recommend.shelf import Catalogue, Shelf
from service.recommend.usual import Usual, parts_of

#: The extra file of a release.
SHELF_FILE = "shelf.npz"
#: The code that decides what is on a shelf, by package.
READ_BY = {
    "catalog": ("garment.py", "sizes.py"),
    "service.recommend": (
        "attributes.py", "details.py", "label.py", "shelf.py", "shelf_kept.py", "usual.py",
    ),
    "service.recommend.outfits": ("colours.py", "kinds.py", "registers.py", "wardrobe.py"),
}  # fmt: skip
#: What of a shelf is one array each, as it is.
_PLAIN = ("category_of", "label_of", "spot_of")


@dataclass(frozen=True, slots=True, eq=False)
class KeptShelf:
    """What was kept of a release: its shelf, and how near some of its garments are to their nearest
    (n, 1), as `embeddings.index.Index.nearest_scores` said."""

    shelf: Shelf
    nearest: NDArray[np.float32]


@cache
def digest() -> str:
    """Names the way in which this version reads a garment."""
    found = hashlib.sha256()
    for package, names in READ_BY.items():
        for name in names:
            found.update(files(package).joinpath(name).read_bytes())
    return found.hexdigest()


def to_bytes(shelf: Shelf, nearest: NDArray[np.float32]) -> bytes:
    """A shelf as a file; the same shelf gives the same bytes."""
    printed = [(category, size and [size.label, size.system]) for category, size in shelf.printed]
    usual = shelf.usual
    said = {
        "digest": digest(),
        "printed": printed,
        "spots": shelf.spots,
        "usual": [usual.alike, usual.alike_but_colour, usual.scale],
    }
    arrays: dict[str, Array] = {
        "said": np.frombuffer(json.dumps(said, ensure_ascii=False).encode(), np.uint8),
        "nearest": nearest,
    }
    arrays |= {name: getattr(shelf, name) for name in _PLAIN}
    arrays |= _fields("attributes", shelf.attributes) | _fields("wardrobe", shelf.wardrobe)
    if usual.means is not None:
        arrays["means"] = usual.means
    return write_arrays(arrays)


def open_kept(
    path: Path | None, catalogue: Catalogue, columns: Columns, checked: bool = False
) -> KeptShelf | None:
    """The shelf of ``catalogue`` that ``path`` holds, mapped; with ``checked`` its checksums, too.

    None where there is no such file, or another version wrote it, or it is of another release.
    """
    if path is None:
        return None
    try:
        arrays = map_arrays(path, checked)
        said = json.loads(bytes(arrays["said"]))
        fits = len(arrays["label_of"]) == len(columns.gtin_numbers)
        if said["digest"] != digest() or not fits:
            return None
        return KeptShelf(_shelf(catalogue, columns, arrays, said), arrays["nearest"])
    except (ArraysFault, KeyError):
        return None


def _shelf(
    catalogue: Catalogue, columns: Columns, arrays: Mapping[str, Array], said: Mapping[str, Any]
) -> Shelf:
    printed = [
        (category, Size(*size) if size is not None else None) for category, size in said["printed"]
    ]
    alike, but_colour, scale = said["usual"]
    styles, colourways, gtins = columns.styles, columns.colourways, columns.gtins
    return Shelf(
        catalogue=catalogue,
        styles=styles,
        colourways=colourways,
        gtins=gtins,
        style_number=Numbers(styles),
        colourway_number=Numbers(colourways),
        variant_number=Numbers(gtins),
        style_of=owners(columns.first_colourway),
        colourway_of=owners(columns.first_variant),
        first_colourway=columns.first_colourway,
        first_variant=columns.first_variant,
        row_of=columns.row_of,
        colourway_at=columns.colourway_at,
        labels=tuple(Label.read(category, size) for category, size in printed),
        printed=tuple(printed),
        spots=tuple((fixture, zone) for fixture, zone in said["spots"]),
        attributes=Attributes(**_named("attributes", Attributes, arrays)),
        wardrobe=Wardrobe(**_named("wardrobe", Wardrobe, arrays)),
        parts=parts_of(catalogue.parts, catalogue.vectors.shape[1]),
        usual=Usual(alike, but_colour, arrays.get("means"), scale),
        **{name: arrays[name] for name in _PLAIN},
    )


def _fields(what: str, of: Attributes | Wardrobe) -> dict[str, Array]:
    return {f"{what}.{one.name}": getattr(of, one.name) for one in fields(of)}


def _named(
    what: str, kind: type[Attributes] | type[Wardrobe], arrays: Mapping[str, Array]
) -> dict[str, Any]:
    return {one.name: arrays[f"{what}.{one.name}"] for one in fields(kind)}
