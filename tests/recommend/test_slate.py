"""Slates, and the ladder they step down."""

from __future__ import annotations

import pytest

from catalog.garment import Size
from embeddings.index import Index
from service.recommend import RANKER, Here, OnHand, Slate, Wants, for_visit, similar
from service.recommend.wants import Asked

from .boutique import Boutique, boutique, here, style

SHOP = boutique(
    [
        style("boot", "Boots", sizes=("250", "260")),
        style("coat", "Coats"),
        style("jeans", "Jeans", sizes=("28", "30")),
        style("poster", "Posters", sizes=(None,)),
        style("shirt", "Shirts", ("red", "blue")),
        style("tee", "T-shirts"),
    ],
    {
        "boot/red": [0, 0, 1],
        "coat/red": [0, 1, 0],
        "jeans/red": [0, 1, 1],
        "shirt/red": [1, 0, 0],
        "shirt/blue": [1, 0.2, 0],
        "tee/red": [1, 0.1, 0],
    },
)
ASKED = (Asked("shirt", "shirt/red", "shirt/red/M", "brought"),)
NONE_LEFT = {f"{name}/red/{size}": 0 for name in ("coat", "tee") for size in "SML"}


def shown(slate: Slate) -> list[tuple[str, str]]:
    return [(card.style, card.source) for card in slate.cards]


def test_a_slate_says_what_it_was_made_from() -> None:
    slate = for_visit(here(SHOP), Wants(asked=ASKED, sizes={"upper/letters": "M"}), "slate-7")
    assert (slate.id, slate.release, slate.ranker) == ("slate-7", "release-1", RANKER)
    assert RANKER == "taste-5"
    assert slate.wanted_sizes == {"upper/letters": "M"}
    assert [card.position for card in slate.cards] == list(range(len(slate.cards)))
    assert {card.propensity for card in slate.cards} == {1.0}


def test_the_first_card_is_most_like_what_was_brought_and_says_so() -> None:
    card = for_visit(here(SHOP), Wants(asked=ASKED, sizes={"upper/letters": "M"}), "s").cards[0]
    assert (card.style, card.colourway, card.gtin) == ("tee", "tee/red", "tee/red/M")
    assert (card.source, card.because, card.in_size) == ("similar", "shirt", "yes")
    assert card.sizes == tuple(OnHand(f"tee/red/{size}", Size(size), 2) for size in "SML")


def test_a_liked_style_draws_others_and_stays_in_the_slate_itself() -> None:
    slate = for_visit(here(SHOP), Wants(liked=frozenset({"shirt"})), "s", places=2)
    assert [(card.style, card.source, card.because) for card in slate.cards] == [
        ("shirt", "liked", None),
        ("tee", "liked", "shirt"),
    ]


def test_similar_to_a_style_never_shows_the_style_itself() -> None:
    slate = similar(here(SHOP), "shirt", "s", colourway="shirt/blue")
    assert slate.cards[0].style == "tee"
    assert "shirt" not in {card.style for card in slate.cards}
    assert slate.wanted_sizes == {}


def test_similar_in_a_size_shows_that_size() -> None:
    slate = similar(here(SHOP, {"tee/red/M": 0}), "shirt", "s", size="M")
    assert {card.style: (card.gtin, card.in_size) for card in slate.cards} == {
        "coat": ("coat/red/M", "yes"),
        "jeans": (None, "not_told"),
        "boot": (None, "not_told"),
        "poster": ("poster/red/None", "unknown"),
    }


def test_similar_also_hides_what_a_visit_asked_for_or_disliked() -> None:
    wants = Wants(
        asked=(Asked("tee", "tee/red", "tee/red/M", "left"),), disliked=frozenset({"coat"})
    )
    slate = similar(here(SHOP), "shirt", "s", wants=wants)
    assert {card.style for card in slate.cards} == {"boot", "jeans", "poster"}


def test_without_a_wanted_size_the_shopper_chooses_unless_there_is_nothing_to_choose() -> None:
    cards = {card.style: card for card in for_visit(here(SHOP), Wants(), "s").cards}
    assert (cards["tee"].gtin, cards["tee"].in_size) == (None, "not_told")
    assert (cards["poster"].gtin, cards["poster"].in_size) == ("poster/red/None", "unknown")


def test_the_last_piece_in_another_size_is_not_brought_by_one_tap() -> None:
    only_small = {"tee/red/M": 0, "tee/red/L": 0}
    cards = {card.style: card for card in for_visit(here(SHOP, only_small), Wants(), "s").cards}
    assert cards["tee"].gtin is None
    assert [one.gtin for one in cards["tee"].sizes] == ["tee/red/S"]


def test_where_two_labels_are_the_wanted_size_the_more_plentiful_is_brought() -> None:
    shop = boutique([style("tee", sizes=("M", "95 (M)"))], {"tee/red": [1]})
    slate = for_visit(here(shop, {"tee/red/95 (M)": 5}), Wants(sizes={"upper/letters": "M"}), "s")
    assert slate.cards[0].gtin == "tee/red/95 (M)"
    equal = for_visit(here(shop), Wants(sizes={"upper/letters": "M"}), "s")
    assert equal.cards[0].gtin == "tee/red/M"


def test_the_index_of_a_release_finds_the_same_slates_as_brute_force() -> None:
    now = here(SHOP, NONE_LEFT)
    indexed = Here(now.shelf, now.on_hand, Index(SHOP.vectors).search)
    wants = Wants(asked=ASKED, liked=frozenset({"coat"}))
    assert for_visit(indexed, wants, "s") == for_visit(now, wants, "s")
    assert similar(indexed, "boot", "s") == similar(now, "boot", "s")


# --- the ladder ----------------------------------------------------------------------------------


def test_of_a_shopper_who_told_nothing_the_slate_shows_what_is_popular_then_what_is_here() -> None:
    slate = for_visit(here(SHOP, popular={"coat": 3, "tee": 9, "gone": 5}), Wants(), "s")
    assert shown(slate)[:2] == [("tee", "popular"), ("coat", "popular")]
    assert {source for _, source in shown(slate)[2:]} == {"on_hand"}
    assert (slate.fallback, slate.why) == ("on_hand", "nothing_told")
    assert len(slate.cards) == len(SHOP.styles)


def test_a_slate_that_popular_styles_can_fill_goes_no_lower() -> None:
    slate = for_visit(here(SHOP, popular={"coat": 3, "tee": 9}), Wants(), "s", places=2)
    assert (slate.fallback, slate.why) == ("popular", "nothing_told")


def test_what_is_popular_but_sold_out_is_not_shown() -> None:
    now = here(SHOP, NONE_LEFT, popular={"coat": 3, "tee": 9})
    assert {source for _, source in shown(for_visit(now, Wants(), "s"))} == {"on_hand"}


def test_a_popular_style_is_shown_in_the_colour_there_is_most_of() -> None:
    now = here(SHOP, {"shirt/blue/M": 9}, popular={"shirt": 1})
    assert for_visit(now, Wants(), "s", places=1).cards[0].colourway == "shirt/blue"


def test_a_garment_without_a_photo_is_followed_by_its_own_kind() -> None:
    shop = boutique(
        [style("boot", "Boots"), style("coat", "Coats"), style("parka", "Coats")],
        {"boot/red": [1, 0], "parka/red": [0, 1]},
    )
    slate = similar(here(shop), "coat", "s")
    assert shown(slate) == [("parka", "on_hand"), ("boot", "on_hand")]
    assert (slate.fallback, slate.why) == ("on_hand", "no_vector")


def test_a_slate_that_likeness_fills_needs_no_fallback() -> None:
    slate = similar(here(SHOP), "shirt", "s", places=3)
    assert (slate.fallback, slate.why) == ("none", None)
    assert {card.because for card in slate.cards} == {"shirt"}


def test_where_too_few_are_alike_the_rest_comes_from_the_next_rung() -> None:
    slate = similar(here(SHOP), "shirt", "s")
    assert shown(slate)[-1] == ("poster", "on_hand")  # it has no photo
    assert (slate.fallback, slate.why) == ("on_hand", "few_alike")


def test_a_style_that_the_release_does_not_have_is_like_nothing() -> None:
    slate = similar(here(SHOP), "of last season", "s", size="M", places=2)
    assert (slate.fallback, slate.why, len(slate.cards)) == ("on_hand", "no_vector", 2)
    assert slate.wanted_sizes == {}


# --- nothing to show -----------------------------------------------------------------------------

ONE = boutique([style("shirt")], {"shirt/red": [1, 0]})


@pytest.mark.parametrize(
    ("now", "wants", "why"),
    [
        (here(boutique([], {})), Wants(asked=ASKED), "catalogue_empty"),
        (here(ONE, each=0), Wants(), "sold_out"),
        (here(ONE), Wants(sizes={"upper/letters": "4XL"}), "no_such_size"),
        (here(ONE), Wants(asked=ASKED), "all_asked"),
        (here(ONE), Wants(disliked=frozenset({"shirt"})), "all_disliked"),
    ],
)
def test_an_empty_slate_says_why(now: Here, wants: Wants, why: str) -> None:
    slate = for_visit(now, wants, "s")
    assert (slate.cards, slate.fallback, slate.why) == ((), "empty", why)


def test_a_shop_of_one_garment_has_nothing_like_it_but_offers_it() -> None:
    assert (similar(here(ONE), "shirt", "s").fallback) == "empty"
    assert (similar(here(ONE), "shirt", "s").why) == "nothing_else"
    assert shown(for_visit(here(ONE), Wants(), "s")) == [("shirt", "on_hand")]


def test_a_catalogue_without_one_photo_is_shown_all_the_same() -> None:
    shop: Boutique = boutique([style("shirt"), style("tee")], {})
    slate = similar(here(shop, popular={"tee": 1}), "shirt", "s")
    assert (shown(slate), slate.why) == ([("tee", "popular")], "no_vector")
