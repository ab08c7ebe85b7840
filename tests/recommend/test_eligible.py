"""The hard filter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.garment import Size
from catalog.sizes import meets
from service.recommend.eligible import Eligible, eligible
from service.recommend.here import Here
from service.recommend.label import Label
from service.recommend.shelf import Shelf
from service.recommend.wants import Asked, Wants

from .boutique import boutique, brute_force, here, style

SHOP = boutique(
    [
        style("jacket", "Jackets", sizes=("95", "100")),
        style("scarf", "Scarves", sizes=(None,)),
        style("shirt", "Shirts", ("red", "blue")),
        style("sneaker", "Sneakers", sizes=("260", "270")),
        style("tee", "T-shirts", sizes=("M", "XL", "FREE")),
    ],
    {"shirt/blue": [1, 0], "shirt/red": [0, 1], "tee/red": [1, 1]},
)
M = Wants(sizes={"upper/letters": "M"})
EVERYTHING = {"jacket/red", "scarf/red", "shirt/red", "shirt/blue", "sneaker/red", "tee/red"}


def ways(now: Here, passed: Eligible) -> set[str]:
    return {now.shelf.colourways[way] for way in np.flatnonzero(passed.colourways)}


def gtins(now: Here, passed: Eligible) -> set[str]:
    return {now.shelf.gtins[one] for one in np.flatnonzero(passed.variants)}


def test_a_shopper_of_whom_nothing_is_known_may_see_whatever_is_on_hand() -> None:
    now = here(SHOP, {"tee/red/M": 0})
    passed = eligible(now, Wants())
    assert ways(now, passed) == EVERYTHING
    assert gtins(now, passed) == set(now.shelf.gtins) - {"tee/red/M"}
    assert passed.barred is None


def test_a_colour_of_which_no_piece_is_left_is_out_and_its_vector_is_not_searched() -> None:
    now = here(SHOP, {f"shirt/blue/{size}": 0 for size in "SML"})
    passed = eligible(now, Wants())
    assert ways(now, passed) == EVERYTHING - {"shirt/blue"}
    assert [SHOP.rows[row] for row in passed.rows] == ["shirt/red", "tee/red"]


def test_more_pieces_promised_than_there_are_is_not_on_hand() -> None:
    now = here(SHOP, {"scarf/red/None": -1})
    assert ways(now, eligible(now, Wants())) == EVERYTHING - {"scarf/red"}


def test_a_wanted_size_bars_the_other_sizes_of_its_own_scale_and_nothing_else() -> None:
    now = here(SHOP)
    assert gtins(now, eligible(now, M)) == {
        "jacket/red/95",  # another scale: nothing was told about it
        "jacket/red/100",
        "scarf/red/None",  # its size is unknown
        "shirt/red/M",
        "shirt/blue/M",
        "sneaker/red/260",  # another part of the body
        "sneaker/red/270",
        "tee/red/M",
        "tee/red/FREE",  # fits everybody
    }


def test_a_style_in_the_wanted_size_only_in_one_colour_is_eligible_in_that_colour() -> None:
    now = here(SHOP, {"shirt/red/M": 0})
    assert ways(now, eligible(now, M)) == EVERYTHING - {"shirt/red"}


def test_a_style_that_was_asked_for_is_not_offered_in_another_colour_either() -> None:
    now = here(SHOP)
    wants = Wants(asked=(Asked("shirt", "shirt/red", "shirt/red/M", "brought"),))
    assert ways(now, eligible(now, wants)) == EVERYTHING - {"shirt/red", "shirt/blue"}


def test_a_disliked_style_is_out_and_a_liked_one_stays() -> None:
    now = here(SHOP)
    wants = Wants(liked=frozenset({"tee"}), disliked=frozenset({"shirt", "no longer made"}))
    assert ways(now, eligible(now, wants)) == EVERYTHING - {"shirt/red", "shirt/blue"}


@pytest.mark.parametrize(
    ("stock", "wants", "hidden", "why"),
    [
        ({}, Wants(), [], "sold_out"),
        ({"shirt/red/S": 1}, M, [], "no_such_size"),
        ({"shirt/red/M": 1}, M, ["shirt"], "nothing_else"),
        (
            {"shirt/red/M": 1, "tee/red/M": 1},
            Wants(
                asked=(Asked("shirt", "shirt/red", "shirt/red/M", "kept"),),
                disliked=frozenset({"tee"}),
            ),
            [],
            "all_disliked",
        ),
        (
            {"shirt/red/M": 1},
            Wants(asked=(Asked("shirt", "shirt/red", "shirt/red/M", "kept"),)),
            [],
            "all_asked",
        ),
    ],
)
def test_when_nothing_is_left_the_rule_that_took_the_last_is_named(
    stock: dict[str, int], wants: Wants, hidden: list[str], why: str
) -> None:
    assert eligible(here(SHOP, stock, each=0), wants, hidden).barred == why


def test_an_empty_catalogue_is_named_as_such() -> None:
    assert eligible(here(boutique([], {})), Wants()).barred == "catalogue_empty"


def test_a_stock_counted_for_another_release_is_refused() -> None:
    with pytest.raises(ValueError, match="another release"):
        Here(Shelf.of(SHOP), here(boutique([], {})).on_hand, brute_force(SHOP.vectors))


def test_recounting_asks_only_for_what_changed_and_leaves_the_old_count_alone() -> None:
    now = here(SHOP)
    asked: list[str] = []

    def available(gtin: str) -> int:
        asked.append(gtin)
        return 7

    fresh = now.shelf.recount(now.on_hand, ["tee/red/M", "not ours"], available)
    assert asked == ["tee/red/M"]
    changed = now.shelf.variant_number["tee/red/M"]
    assert np.flatnonzero(fresh != now.on_hand).tolist() == [changed]
    assert (fresh[changed], now.on_hand[changed]) == (7, 2)


@given(
    category=st.sampled_from(["Shirts", "Jackets", "Jeans", "Sneakers", "Hats", "?", None]),
    label=st.sampled_from(["M", "XXL", "2XL", "95 (M)", "95", "66", "32/34", "260", "FREE", "?"]),
    wanted=st.dictionaries(
        st.sampled_from(["upper/letters", "upper/kr-chest", "lower/waist", "feet/mm"]),
        st.sampled_from(["M", "XXL", "95", "32", "260"]),
    ),
)
def test_a_label_that_was_read_once_answers_as_the_rules_of_sizes_do(
    category: str | None, label: str, wanted: dict[str, str]
) -> None:
    size = Size(label)
    assert Label.read(category, size).meets(wanted) == meets(wanted, category, size)
