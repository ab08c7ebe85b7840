"""What goes with it: an outfit is completed, and never with more of what it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from catalog.garment import Colour, Style
from service.recommend import Slate, Wants
from service.recommend.outfits.completing import RANKER, goes_with
from service.recommend.outfits.kinds import SLOT_OF, Slot, kind_of_style
from service.recommend.wants import Asked

from .boutique import boutique, here, style


def garment(
    name: str,
    category: str | None,
    colour: str = "black",
    gender: str | None = None,
    tags: Sequence[str] = (),
    sizes: Sequence[str | None] = ("S", "M", "L"),
    won: int | None = None,
) -> Style:
    made = style(name, category, (colour,), sizes, tags=tags, won=won)
    return replace(made, gender=gender)


SHOP = boutique(
    [
        garment("belt", "Belts", "brown", sizes=("FREE",)),
        garment("blouse", "Blouses", "ivory", "women"),
        garment("boots", "Boots", "brown", sizes=("250", "260")),
        garment("chinos", "Trousers", "beige", sizes=("28", "30")),
        garment("coat", "Coats", "camel"),
        garment("dress", "Dresses", "red", "women"),
        garment("jeans", "Jeans", "blue", sizes=("28", "30")),
        garment("knit", "Sweaters", "navy"),
        garment("poster", "Posters", sizes=(None,)),
        garment("scarf", "Scarves", "grey", sizes=("FREE",)),
        garment("shirt", "Shirts", "white", "men"),
        garment("skirt", "Skirts", "black", "women"),
        garment("sneakers", "Sneakers", "white", sizes=("250", "260")),
        garment("tee", "T-shirts", "white"),
        garment("tote", "Tote Bags", sizes=("FREE",)),
    ],
    {},
)


def styles(slate: Slate) -> list[str]:
    return [card.style for card in slate.cards]


def slots(slate: Slate) -> set[Slot]:
    kinds = [kind_of_style(SHOP.styles[card.style]) for card in slate.cards]
    return {SLOT_OF[kind] for kind in kinds if kind}


def asked(name: str, word: str) -> Asked:
    way = SHOP.styles[name].colourways[0]
    return Asked(name, way.id, way.variants[0].gtin, word)  # type: ignore[arg-type]


def test_trousers_never_get_trousers() -> None:
    slate = goes_with(here(SHOP), Wants(), "jeans", "s", 24)
    assert set(styles(slate)) == {
        *("belt", "blouse", "boots", "coat", "knit", "scarf", "shirt", "sneakers", "tee", "tote"),
    }
    assert (slate.fallback, slate.why) == ("none", None)
    assert slate.ranker == f"{RANKER}/house"


def test_eight_places_are_shared_among_the_slots() -> None:
    slate = goes_with(here(SHOP), Wants(), "jeans", "s", 8)
    assert len(slate.cards) == 8
    assert {Slot.TOP, Slot.OUTER, Slot.SHOES, Slot.BAG} <= slots(slate)
    tops = [one for one in styles(slate) if one in {"blouse", "knit", "shirt", "tee"}]
    assert len(tops) <= 4


def test_a_slate_is_in_the_order_of_dressing_one_of_each_slot_first() -> None:
    slate = goes_with(here(SHOP), Wants(), "chinos", "s", 8)
    order = list(Slot)
    places = [order.index(SLOT_OF[kind_of_style(SHOP.styles[one]) or ""]) for one in styles(slate)]
    first_round = len(set(places))
    assert places[:first_round] == sorted(set(places))


def test_a_dress_gets_no_top_and_no_bottom_but_a_coat_shoes_and_a_bag() -> None:
    found = styles(goes_with(here(SHOP), Wants(), "dress", "s", 24))
    assert {"coat", "boots", "tote"} <= set(found)
    assert not {"blouse", "tee", "knit", "jeans", "chinos", "skirt"} & set(found)


def test_what_is_for_women_gets_nothing_for_men_and_the_other_way_round() -> None:
    assert "shirt" not in styles(goes_with(here(SHOP), Wants(), "skirt", "s", 24))
    found = styles(goes_with(here(SHOP), Wants(), "shirt", "s", 24))
    assert "jeans" in found
    assert not {"skirt", "dress", "blouse"} & set(found)


def test_children_get_what_is_for_children() -> None:
    shop = boutique(
        [
            garment("jeans", "Jeans", gender="boys"),
            garment("small-tee", "T-shirts", tags=("kids",)),
            garment("tee", "T-shirts"),
        ],
        {},
    )
    assert styles(goes_with(here(shop), Wants(), "jeans", "s")) == ["small-tee"]


def test_a_shop_with_only_trousers_says_that_nothing_goes() -> None:
    shop = boutique([garment("jeans", "Jeans"), garment("chinos", "Chinos")], {})
    slate = goes_with(here(shop), Wants(), "jeans", "s")
    assert (slate.cards, slate.fallback, slate.why) == ((), "empty", "nothing_goes")


@pytest.mark.parametrize("category", ["Posters", None, "Bikinis"])
def test_of_an_unknown_kind_nothing_is_guessed(category: str | None) -> None:
    shop = boutique([garment("what", category), garment("tee", "T-shirts")], {})
    slate = goes_with(here(shop), Wants(), "what", "s")
    assert (slate.cards, slate.why) == ((), "no_kind")
    assert styles(goes_with(here(shop), Wants(), "tee", "s")) == []


def test_a_shop_that_is_sold_out_says_so() -> None:
    slate = goes_with(here(SHOP, each=0), Wants(), "jeans", "s")
    assert (slate.cards, slate.why) == ((), "sold_out")


def test_the_size_of_the_shirt_is_the_size_of_the_coat() -> None:
    now = here(SHOP, {"coat/camel/M": 0})
    cards = {c.style: c for c in goes_with(now, Wants(), "shirt", "s", 24, size="M").cards}
    assert "coat" not in cards
    assert cards["jeans"].in_size == "not_told"


# --- a visit -------------------------------------------------------------------------------------


def test_a_visit_that_has_nothing_is_told_so() -> None:
    slate = goes_with(here(SHOP), Wants(), None, "s")
    assert (slate.cards, slate.why) == ((), "nothing_told")


def test_a_visit_is_completed_from_what_is_in_the_room_and_kept() -> None:
    wants = Wants(asked=(asked("jeans", "kept"), asked("tee", "brought"), asked("coat", "left")))
    found = styles(goes_with(here(SHOP), wants, None, "s", 24))
    assert {"boots", "sneakers", "tote", "belt", "scarf"} == set(found)


def test_before_anything_is_brought_what_is_coming_is_completed() -> None:
    wants = Wants(asked=(asked("skirt", "requested"),))
    found = styles(goes_with(here(SHOP), wants, None, "s", 24))
    assert {"blouse", "knit", "tee"} <= set(found)
    assert not {"jeans", "chinos", "dress"} & set(found)


# --- reasons and colours -------------------------------------------------------------------------


def test_every_card_says_what_it_goes_with_in_both_languages() -> None:
    slate = goes_with(here(SHOP), Wants(), "dress", "s", 24)
    said = {card.style: card.reason for card in slate.cards}
    assert said["tote"].text() == {
        "en": "Bag to go with dress; black goes with any colour",
        "ko": "dress에 어울리는 가방, 어떤 색과도 잘 맞는 black",
    }
    assert {card.because for card in slate.cards} == {"dress"}
    assert {card.source for card in slate.cards} == {"goes_with"}
    for card in slate.cards:
        assert card.score == pytest.approx(sum(card.why_here.values()))


@pytest.mark.parametrize(
    ("colour", "code"),
    [
        ("red", "goes_near"),
        ("teal", "goes_opposite"),
        ("olive", "goes_with"),
        ("pale", "goes_with"),
    ],
)
def test_a_colour_is_spoken_of_only_where_it_is_near_or_opposite(colour: str, code: str) -> None:
    shop = boutique([garment("skirt", "Skirts", "rust"), garment("tee", "T-shirts", colour)], {})
    assert goes_with(here(shop), Wants(), "skirt", "s").cards[0].reason.code == code


def test_of_two_equal_tops_the_one_in_a_colour_that_goes_comes_first() -> None:
    shop = boutique(
        [
            garment("a-green-tee", "T-shirts", "green"),
            garment("b-rust-tee", "T-shirts", "orange"),
            garment("skirt", "Skirts", "red"),
        ],
        {},
    )
    assert styles(goes_with(here(shop), Wants(), "skirt", "s"))[0] == "b-rust-tee"


def test_a_value_counts_more_than_a_name() -> None:
    tee = garment("a-tee", "T-shirts", "red")
    ways = tuple(replace(way, colour=Colour({"en": "red"}, "#2c6468")) for way in tee.colourways)
    shop = boutique([replace(tee, colourways=ways), garment("skirt", "Skirts", "rust")], {})
    assert goes_with(here(shop), Wants(), "skirt", "s").cards[0].reason.code == "goes_opposite"


def test_beside_stripes_the_plain_one_of_two_comes_first() -> None:
    shop = boutique(
        [
            garment("a-checked", "Shirts", tags=("tartan",)),
            garment("b-plain", "Shirts"),
            garment("skirt", "Skirts", tags=("stripe",)),
        ],
        {},
    )
    assert styles(goes_with(here(shop), Wants(), "skirt", "s")) == ["b-plain", "a-checked"]


def test_wool_in_winter_and_linen_in_summer() -> None:
    tops = [
        garment("a-linen", "Shirts", tags=("linen",)),
        garment("b-wool", "Shirts", tags=("wool",)),
    ]
    warm, light = (
        boutique([*tops, garment("trousers", "Trousers", tags=(season,))], {})
        for season in ("winter", "summer")
    )
    assert styles(goes_with(here(warm), Wants(), "trousers", "s")) == ["b-wool", "a-linen"]
    assert styles(goes_with(here(light), Wants(), "trousers", "s")) == ["a-linen", "b-wool"]


def test_a_dear_skirt_gets_the_dear_shoes_first() -> None:
    shop = boutique(
        [
            *(garment(f"skirt-{won}", "Skirts", won=won) for won in (20_000, 40_000, 90_000)),
            *(garment(f"shoes-{won}", "Flats", won=won) for won in (30_000, 60_000, 120_000)),
        ],
        {},
    )
    assert styles(goes_with(here(shop), Wants(), "skirt-90000", "s"))[0] == "shoes-120000"


def test_what_many_kept_together_comes_first_and_says_so() -> None:
    kept = {("boots", "jeans"): 40}
    card = goes_with(here(SHOP, kept_together=kept), Wants(), "jeans", "s", 24).cards
    boots = next(one for one in card if one.style == "boots")
    assert (boots.reason.code, boots.reason.count) == ("kept_together", 40)
    shoes = [one.style for one in card if one.style in {"boots", "sneakers"}]
    assert shoes[0] == "boots"
