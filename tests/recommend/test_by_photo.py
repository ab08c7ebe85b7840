"""By photo, as a rule: how near is near, what is hidden, and what is said when nothing is left."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from service.recommend import Here, Shelf, Slate, Wants
from service.recommend.by_photo import CLOSE, LIKE, Near, by_photo
from tests.recommend.boutique import boutique, here, style

#: Three shirts at 0, 20 and 40 degrees from the first axis; a hat at 90.
LOOKS = {
    f"{name}/red": (float(np.cos(np.radians(at))), float(np.sin(np.radians(at))))
    for name, at in {"a": 0, "b": 20, "c": 40, "hat": 90}.items()
}
STYLES = [style("a"), style("b"), style("c"), style("hat", "Hats", sizes=("ONE", "L"))]
NEAR = Near(like=0.7, close=0.95)


def at(degrees: float) -> NDArray[np.float32]:
    """A photo that lies so far from the first axis."""
    angle = np.radians(degrees)
    return np.array([np.cos(angle), np.sin(angle)], np.float32)


def shop(stock: Mapping[str, int] | None = None) -> Here:
    return here(boutique(STYLES, LOOKS), stock)


def shown(slate: Slate) -> list[str]:
    return [card.style for card in slate.cards]


def test_the_likest_comes_first_and_what_is_far_does_not_come() -> None:
    slate = by_photo(shop(), NEAR, at(0), "s1")
    assert shown(slate) == ["a", "b", "c"]  # cosines 1, 0.94, 0.77; the hat's is 0
    assert [round(card.score, 2) for card in slate.cards] == [1.0, 0.94, 0.77]
    assert {card.source for card in slate.cards} == {"photo"}
    assert {card.reason.code for card in slate.cards} == {"like_photo"}
    assert {card.because for card in slate.cards} == {None}
    assert (slate.fallback, slate.why, slate.id) == ("none", None, "s1")


def test_what_is_only_distantly_alike_is_shown_and_said_to_be() -> None:
    slate = by_photo(shop(), NEAR, at(-30), "s1")  # a: 0.87
    assert (shown(slate), slate.why) == (["a"], "distantly_alike")


def test_a_photo_that_is_like_nothing_sold_here_gets_no_cards() -> None:
    slate = by_photo(shop(), NEAR, at(180), "s1")
    assert (slate.cards, slate.fallback, slate.why) == ((), "empty", "nothing_alike")


def test_what_is_alike_but_gone_is_told_from_what_is_not_alike() -> None:
    gone = {f"{name}/red/{size}": 0 for name in ("a", "b", "c") for size in ("S", "M", "L")}
    slate = by_photo(shop(gone), NEAR, at(0), "s1")
    assert (slate.cards, slate.why) == ((), "few_alike")
    everything = gone | {"hat/red/ONE": 0, "hat/red/L": 0}
    assert by_photo(shop(everything), NEAR, at(0), "s1").why == "sold_out"


def test_a_visit_sees_its_sizes_and_neither_what_it_asked_for_nor_what_it_disliked() -> None:
    wants = Wants(disliked=frozenset({"b"}), sizes={"upper/letters": "M"})
    slate = by_photo(shop({"c/red/M": 0}), NEAR, at(10), "s1", wants=wants)
    assert shown(slate) == ["a"]
    assert slate.cards[0].gtin == "a/red/M"


def test_a_size_is_read_on_every_kind_of_garment_and_outdoes_the_visits() -> None:
    wants = Wants(sizes={"upper/letters": "S"})
    slate = by_photo(shop(), NEAR, at(65), "s1", size="L", wants=wants)
    assert slate.wanted_sizes == {"upper/letters": "L", "other/letters": "L"}
    assert [card.gtin for card in slate.cards] == ["c/red/L", "hat/red/L", "b/red/L"]


@pytest.mark.parametrize("places", [1, 2])
def test_there_are_as_many_cards_as_places(places: int) -> None:
    assert len(by_photo(shop(), NEAR, at(0), "s1", places=places).cards) == places


def test_a_release_says_how_near_is_near() -> None:
    """Between what is usual for any two of its garments and for one and its nearest."""
    turns = np.arange(80) * 2.0
    looks = {f"s{n:02}/red": at(turn).tolist() for n, turn in enumerate(turns)}
    shelf = Shelf.of(boutique([style(way[:3]) for way in looks], looks))
    nearest = np.full((80, 1), np.cos(np.radians(2.0)), np.float32)
    near = Near.of(shelf, nearest)
    way = float(nearest[0, 0]) - shelf.usual.alike
    assert near.like == pytest.approx(shelf.usual.alike + LIKE * way)
    assert near.close == pytest.approx(shelf.usual.alike + CLOSE * way)
    assert shelf.usual.alike < near.like < near.close < 1


def test_with_too_few_garments_to_say_what_is_usual_everything_is_shown() -> None:
    near = Near.of(shop().shelf, np.ones((4, 1), np.float32))
    slate = by_photo(shop(), near, at(170), "s1")
    assert (len(slate.cards), slate.why) == (4, None)
