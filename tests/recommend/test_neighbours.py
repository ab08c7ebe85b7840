"""What is most alike and here, looked up, is what comparing with everything finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.index import Index
from embeddings.neighbours import table_of
from service.floor import Floor
from service.recommend import Shelf
from service.recommend.neighbours import Neighbours
from service.recommend.on_hand import OnHand
from tests.recommend.boutique import boutique, style

#: Vectors on a coarse grid: many are equally alike, and some are the same.
RNG = np.random.default_rng(3)
STYLES = [style(f"s{n:02d}", colours=("red", "blue")[: 1 + n % 2], sizes=("M",)) for n in range(60)]
LOOKS = {
    way.id: (RNG.integers(-1, 2, 6) + 0.1).tolist()
    for n, one in enumerate(STYLES)
    for way in one.colourways
    if n % 7 or way.id.endswith("blue")
}
SHOP = boutique(STYLES, LOOKS)
INDEX = Index(SHOP.vectors)


def by_hand(way: str, here: Floor, n: int) -> list[tuple[str, float]]:
    """Colourways and likeness of the ``n`` other styles that are most like ``way``."""
    wide = SHOP.vectors.astype(np.float64)
    likeness = (wide @ wide[SHOP.row_of[way]]).round(6)
    own, found = SHOP.by_colourway[way][0].id, {}
    for row in np.lexsort((np.arange(len(wide)), -likeness)):
        other = SHOP.rows[row]
        name = SHOP.by_colourway[other][0].id
        if here.available(f"{other}/M") and name != own and name not in found:
            found[name] = (other, float(likeness[row]))
    return list(found.values())[:n]


def shelf_with(width: int | None) -> Neighbours:
    shelf = Shelf.of(SHOP)
    table = None if width is None else table_of(SHOP.vectors, width)
    return Neighbours(shelf, INDEX.search, None if table is None else table.__getitem__)


@given(
    st.sets(st.sampled_from(sorted(SHOP.by_gtin))),
    st.sampled_from(SHOP.rows),
    st.integers(1, 30),
    st.sampled_from([None, 1, 8, 40, 300]),
)
def test_the_answer_is_exact_wherever_it_comes_from(
    here: set[str], way: str, n: int, width: int | None
) -> None:
    floor, neighbours = Floor(on_hand=dict.fromkeys(here, 1)), shelf_with(width)
    allowed = OnHand(neighbours.shelf).by(floor).in_sizes({})
    found = neighbours.of(SHOP.by_colourway[way][0].id, way, allowed, n)
    assert [(SHOP.rows[one.row], one.likeness) for one in found] == [
        (other, pytest.approx(likeness, abs=1e-4)) for other, likeness in by_hand(way, floor, n)
    ]
    assert [neighbours.shelf.gtins[one.variant] for one in found] == [
        f"{SHOP.rows[one.row]}/M" for one in found
    ]


def test_a_style_is_seen_in_its_first_colourway_that_has_a_photo() -> None:
    neighbours = shelf_with(40)
    here = OnHand(neighbours.shelf).by(Floor(on_hand=dict.fromkeys(SHOP.by_gtin, 1))).in_sizes({})
    # s07/red has no vector, s07/blue has one; s00 has none at all.
    assert "s07/red" not in SHOP.row_of
    assert neighbours.of("s07", "s07/red", here, 5) == neighbours.of("s07", "s07/blue", here, 5)
    assert neighbours.of("s07", None, here, 5) == neighbours.of("s07", "s07/blue", here, 5)
    assert neighbours.of("s00", None, here, 5) == []
    # A colourway of another style is not meant.
    assert neighbours.of("s01", "s03/red", here, 5) == neighbours.of("s01", None, here, 5)
