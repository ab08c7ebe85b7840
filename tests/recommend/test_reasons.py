"""The reason on a card: true, short, and in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from catalog.garment import Style, say
from service.recommend import Card, Wants, for_visit, similar
from service.recommend.details import Detail, details, shared
from service.recommend.korean import with_particle
from service.recommend.luck import toss
from service.recommend.reasons import Code, Reason
from service.recommend.wants import Asked

from .boutique import boutique, here, style
from .shopper import opened, store

SHIRT = {"en": "Linen Shirt", "ko": "린넨 셔츠"}
NAVY = {"en": "Navy", "ko": "네이비"}
BAND = Detail("collar", "band collar", "밴드카라")


@pytest.mark.parametrize(
    ("reason", "en", "ko"),
    [
        (
            Reason("same_detail", "s", SHIRT, BAND, NAVY),
            "Same band collar as Linen Shirt, in navy",
            "린넨 셔츠와 같은 밴드카라, 네이비",
        ),
        (
            Reason("same_detail", "s", SHIRT, BAND, NAVY, also=True),
            "Same band collar as Linen Shirt, also in navy",
            "린넨 셔츠와 같은 밴드카라, 색도 네이비",
        ),
        (
            Reason("same_detail", "s", {"en": "Blazer", "ko": "재킷"}, BAND),
            "Same band collar as Blazer",
            "재킷과 같은 밴드카라",
        ),
        (
            Reason("same_colour", "s", SHIRT, colour=NAVY),
            "In navy, like Linen Shirt",
            "린넨 셔츠처럼 네이비",
        ),
        (
            Reason("other_colour", "s", SHIRT, colour=NAVY),
            "Like Linen Shirt, but in navy",
            "린넨 셔츠와 비슷하지만 색은 네이비",
        ),
        (
            Reason("kept_together", "s", SHIRT, count=12),
            "12 shoppers who kept Linen Shirt kept this, too",
            "린넨 셔츠를 고른 손님 12명이 이 옷도 골랐어요",
        ),
        (
            Reason("popular", count=1),
            "Asked for once in this store lately",
            "요즘 이 매장에서 1번 찾은 옷이에요",
        ),
        (
            Reason("popular", count=7),
            "Asked for 7 times in this store lately",
            "요즘 이 매장에서 7번 찾은 옷이에요",
        ),
        (
            Reason("same_brand", "s", SHIRT, brand="Onsaem"),
            "Onsaem, like Linen Shirt",
            "린넨 셔츠처럼 Onsaem 옷이에요",
        ),
    ],
)
def test_a_reason_is_said_in_english_and_korean(reason: Reason, en: str, ko: str) -> None:
    assert reason.text() == {"en": en, "ko": ko}


@pytest.mark.parametrize("code", get_args(Code))
def test_every_reason_has_words_in_both_languages_and_they_are_short(code: Code) -> None:
    said = Reason(code, "s", SHIRT, BAND, NAVY, brand="Onsaem", count=12).text()
    assert set(said) == {"en", "ko"}
    assert all(0 < len(text) <= 72 for text in said.values())
    assert "{" not in said["en"] + said["ko"]
    assert any("가" <= letter <= "힣" for letter in said["ko"])
    assert said["en"].isascii()


# --- what two garments share ---------------------------------------------------------------------


def of(*tags: str, name: str = "x", category: str | None = "Shirts") -> Style:
    return replace(style("s", category, tags=tags), name={"en": name})


def test_the_most_telling_fact_that_holds_for_both_is_shared() -> None:
    both = shared(of("Band Collar", "breton", "slim"), of("slim", "breton", "band_collar"))
    assert both == Detail("pattern", "Breton stripes", "브레통 스트라이프")
    assert shared(of("breton"), of("slim")) is None
    assert shared(of("nobody knows this word"), of("nobody knows this word")) is None


def test_fabrics_and_patterns_are_read_from_names_and_nothing_else_is() -> None:
    found = details(of(name="Slim Striped Linen V Shirt"))
    assert [one.en for one in found] == ["stripes", "linen"]


def test_a_square_scarf_has_no_square_neck() -> None:
    assert shared(of("square", category="scarf"), of("square", category="scarf")) is None
    assert shared(of("square"), of("square")) == Detail("neck", "square neck", "스퀘어넥")


# --- which reason is given -----------------------------------------------------------------------


def reason(wants: Wants, card: str) -> Reason:
    """The reason of one card in a shop of four."""
    sold = [
        style("tried", colours=("red",), won=50_000, tags=["linen", "cropped"]),
        style("linen", colours=("blue",), won=50_000, tags=["linen"]),
        style("wide", colours=("red",), won=30_000, tags=["oversized", "longline"]),
        style("jeans", "Jeans", colours=("blue",), sizes=("30",)),
    ]
    looks = {
        "tried/red": [1.0, 0.0],
        "linen/blue": [1.0, 0.1],
        "wide/red": [1.0, 0.2],
        "jeans/blue": [0.7, 0.7],
    }
    shop = boutique(sold, looks)
    cards = for_visit(here(shop), wants, "s").cards
    return next(one.reason for one in cards if one.style == card)


TRIED = Wants(asked=(Asked("tried", "tried/red", "tried/red/M", "brought"),))
LEFT = Wants(asked=(Asked("tried", "tried/red", "tried/red/M", "left"),))


@pytest.mark.parametrize(
    ("wants", "card", "code"),
    [
        (TRIED, "linen", "same_detail"),
        (TRIED, "wide", "same_colour"),
        (TRIED, "jeans", "a_little_alike"),
        (replace(LEFT, left_why={"tried": ("colour",)}), "linen", "other_colour"),
        (replace(LEFT, left_why={"tried": ("too_small",)}), "wide", "roomier"),
        (replace(LEFT, left_why={"tried": ("too_short",)}), "wide", "longer"),
        (replace(LEFT, left_why={"tried": ("price",)}), "wide", "cheaper"),
        (replace(LEFT, left_why={"tried": ("too_small",)}), "linen", "same_detail"),
    ],
)
def test_the_reason_is_the_one_that_holds_and_moved_the_card(
    wants: Wants, card: str, code: Code
) -> None:
    said = reason(wants, card)
    assert (said.code, said.style) == (code, "tried")


def test_what_was_liked_itself_says_so() -> None:
    said = reason(Wants(liked=frozenset({"linen"})), "linen")
    assert (said.code, said.style) == ("liked", "linen")


def holds(card: Card, seed: Style, seen: str) -> bool:
    """Whether what a card says is so, read again from the catalogue."""
    shop, said = store(), card.reason
    one, way = shop.by_colourway[card.colourway]
    colour = say(way.colour.name) if way.colour else ""
    same = colour == seen
    facts = {
        "same_detail": said.detail in details(one)
        and said.detail in details(seed)
        and said.also == same
        and say(said.colour) == colour,
        "same_colour": same and say(said.colour) == colour,
        "alike": one.category == seed.category,
        "same_brand": one.brand == seed.brand == said.brand,
        "a_little_alike": one.category != seed.category,
        "another_idea": card.propensity < 1.0,
    }
    return facts[said.code] and said.style in (seed.id, None)


def test_every_reason_in_the_demo_store_is_true() -> None:
    """For slates of 60 garments: what is said of each card holds, and in Korean reads well."""
    shop, now = store(), opened(store())
    given: dict[str, int] = {}
    ways = sorted(shop.by_colourway, key=lambda way: toss("reasons", way))[:60]
    for way in ways:
        seed, colourway = shop.by_colourway[way]
        seen = say(colourway.colour.name) if colourway.colour else ""
        for card in similar(now, seed.id, f"slate {way}", colourway=way).cards:
            assert holds(card, seed, seen), (way, card)
            given[card.reason.code] = given.get(card.reason.code, 0) + 1
            assert "(" not in with_particle(say(seed.name, "ko"), "과/와")
    assert given["same_detail"] > given["another_idea"] > 10
    assert given["same_colour"] > 20
