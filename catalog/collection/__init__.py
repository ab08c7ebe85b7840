"""The demo collection: a store whose every garment is drawn here, by our own code, with Pillow.

``demo_store()`` is the whole of it. Nothing is drawn until a photo is called for, and everything
follows from fixed seeds: two calls, on two machines, give the same ids, stock and pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.garment import Style
from catalog.store import StorePlan

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True)
class DemoStore:
    """``photos`` draws a photo (720 x 960, RGB) by its name; the functions can be pickled.

    ``on_hand`` counts pieces by GTIN and names every variant, with 0 where none is left.
    """

    plan: StorePlan
    styles: tuple[Style, ...]
    photos: Mapping[str, Callable[[], Image.Image]]
    on_hand: Mapping[str, int]


def demo_store() -> DemoStore:
    """The demo store, the same every time."""
    # Only here: serving reads the words of the collection, and draws nothing.
    from catalog.collection import range as line_sheets
    from catalog.collection import store

    styles, photos = line_sheets.the_range()
    return DemoStore(store.plan(), styles, photos, store.stock(styles))


__all__ = ["DemoStore", "demo_store"]
