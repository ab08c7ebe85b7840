"""What is on hand, kept up change by change, is what counting everything again would say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.floor import Floor
from service.recommend import Shelf
from service.recommend.on_hand import KEPT, OnHand
from tests.recommend.boutique import boutique, style

SHIRT = style("shirt", colours=("red", "blue"))
SHOP = boutique(
    [SHIRT, style("scarf", "Scarves", sizes=(None,)), style("poster", None)],
    {"shirt/red": [1.0, 0.0], "shirt/blue": [0.0, 1.0], "scarf/red": [0.6, 0.8]},
)
GTINS = [*SHOP.by_gtin, "not sold here"]
WANTED: list[dict[str, str]] = [{}, {"upper/letters": "S"}, {"upper/letters": "M"}]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["on_hand", "held", "wanted"]), st.sampled_from(GTINS), st.integers(0, 3)
    ),
    max_size=12,
)


def changed(floor: Floor, changes: list[tuple[str, str, int]]) -> None:
    for which, gtin, pieces in changes:
        getattr(floor, which)[gtin] = pieces


@given(st.lists(CHANGES, max_size=5))
def test_counts_and_rows_follow_every_change(rounds: list[list[tuple[str, str, int]]]) -> None:
    floor, shelf = Floor(), Shelf.of(SHOP)
    kept = OnHand(shelf)
    for changes in rounds:
        changed(floor, changes)
        now, anew = kept.by(floor), OnHand(shelf).by(floor)
        assert now.counts.tolist() == shelf.count(floor.available).tolist()
        for sizes in WANTED:
            mine, theirs = now.in_sizes(sizes), anew.in_sizes(sizes)
            assert mine.variants.tolist() == theirs.variants.tolist()
            assert mine.ways.tolist() == theirs.ways.tolist()
            assert mine.rows.tolist() == theirs.rows.tolist()
            there = theirs.rows[:-1]
            assert mine.brought[there].tolist() == theirs.brought[there].tolist()


def test_a_row_may_be_shown_while_a_size_of_it_that_is_wanted_is_here() -> None:
    floor = Floor(on_hand={"shirt/red/S": 1, "shirt/red/M": 3, "scarf/red/None": 1})
    stock = OnHand(Shelf.of(SHOP)).by(floor)
    small = stock.in_sizes({"upper/letters": "S"})
    rows = SHOP.row_of
    assert {name for name, row in rows.items() if small.rows[row]} == {"shirt/red", "scarf/red"}
    assert stock.shelf.gtins[small.brought[rows["shirt/red"]]] == "shirt/red/S"
    # Of several sizes the most plentiful is brought; the last place is nothing, for row -1.
    anything = stock.in_sizes({})
    assert stock.shelf.gtins[anything.brought[rows["shirt/red"]]] == "shirt/red/M"
    assert not small.rows[-1]


def test_a_change_is_counted_where_it_can_be_seen() -> None:
    floor = Floor(on_hand={"shirt/red/S": 1, "shirt/red/M": 3})
    stock = OnHand(Shelf.of(SHOP))
    shown = stock.by(floor).in_sizes({})

    def changes(gtin: str, pieces: int) -> int:
        floor.on_hand[gtin] = pieces
        assert stock.by(floor).in_sizes({}) is shown
        return shown.changes

    assert changes("shirt/red/M", 2) == 0  # M is the most plentiful still
    assert changes("shirt/red/S", 5) == 1
    assert changes("shirt/red/S", 4) == 1
    assert changes("shirt/red/M", 0) == 1
    assert changes("shirt/red/S", 0) == 2


def test_another_floor_is_counted_from_the_beginning() -> None:
    stock = OnHand(Shelf.of(SHOP))
    assert stock.by(Floor(on_hand={"shirt/red/S": 2})).counts.sum() == 2
    assert stock.by(Floor(on_hand={"shirt/blue/M": 5})).counts.sum() == 5


def test_many_sizes_are_not_kept_for_ever() -> None:
    stock = OnHand(Shelf.of(SHOP)).by(Floor(on_hand={"shirt/red/S": 1}))
    labels = [
        np.array([bool(n >> bit & 1) for bit in range(len(stock.shelf.labels))])
        for n in range(2 ** len(stock.shelf.labels))
    ]
    first = stock.in_labels(labels[0])
    assert stock.in_labels(labels[0]) is first
    again = [stock.in_labels(one) for one in labels[1 : KEPT + 1]]
    assert len(again) == KEPT
    assert stock.in_labels(labels[0]) is not first
    assert np.array_equal(stock.in_labels(labels[0]).rows, first.rows)
