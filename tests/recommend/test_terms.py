"""The parts of a score that need no photo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

import numpy as np
import pytest

from catalog.garment import Style
from service.recommend import Here, Wants, for_visit
from service.recommend.price import NEAR, TOO_DEAR
from service.recommend.taste import Taste
from service.recommend.terms import CUT, SAME_BRAND, TOGETHER, Leanings
from service.recommend.together import VISITS, companions, lower_bound
from service.recommend.wants import Asked, Word

from .boutique import boutique, here, style


def asked(*styles: str, word: Word = "brought") -> Wants:
    return Wants(asked=tuple(Asked(one, f"{one}/red", f"{one}/red/M", word) for one in styles))


def terms(now: Here, wants: Wants, name: str) -> dict[str, float]:
    """One part of the score of every style."""
    leanings = Leanings.of(now, Taste.of_visit(now.shelf, wants))
    ways = np.arange(len(now.shelf.colourways), dtype=np.int32)
    part = leanings.terms(ways).get(name, np.zeros(len(ways)))
    styles = [now.shelf.styles[one] for one in now.shelf.style_of]
    return dict(zip(styles, part.tolist(), strict=True))


def priced(**won: int) -> Here:
    """Shirts at these prices, and enough of 40,000 won for that to be the usual price."""
    usual = [style(f"usual-{n}", won=40_000) for n in range(9)]
    return here(boutique([*usual, *(style(name, won=price) for name, price in won.items())], {}))


PRICES = priced(tried=40_000, near=44_000, half=20_000, double=80_000, gift=0)


def test_a_price_near_to_what_is_tried_costs_little_and_twice_or_half_of_it_much() -> None:
    cost = terms(PRICES, asked("tried"), "price")
    assert cost["tried"] == 0.0
    assert cost["near"] == pytest.approx(-NEAR * (log(1.1) / log(2)) ** 2, abs=1e-6)
    assert cost["half"] == cost["double"] == pytest.approx(-NEAR)
    assert cost["gift"] == 0.0  # no price is known of it


def test_who_goes_up_may_be_shown_dearer_things_and_not_cheaper_ones() -> None:
    cost = terms(PRICES, asked("half", "tried", "double"), "price")
    assert cost["double"] == 0.0
    assert cost["tried"] == pytest.approx(-NEAR)
    up = terms(PRICES, asked("half", "tried"), "price")
    assert (up["double"], up["tried"]) == (0.0, 0.0)
    assert up["half"] == pytest.approx(-NEAR)


def test_what_is_no_cheaper_than_something_too_dear_is_pushed_down() -> None:
    wants = replace(asked("tried", word="left"), left_why={"tried": ("price",)})
    cost = terms(PRICES, wants, "price")
    assert (cost["half"], cost["tried"], cost["near"]) == (0.0, -TOO_DEAR, -TOO_DEAR)


def test_a_price_is_compared_with_what_is_usual_for_the_kind() -> None:
    coats = [style(f"coat-{n}", "Coats", won=200_000) for n in range(3)]
    shirts = [style(f"shirt-{n}", won=40_000) for n in range(3)]
    now = here(boutique([*coats, *shirts, style("fine", won=80_000)], {}))
    cost = terms(now, asked("shirt-0"), "price")
    assert cost["coat-1"] == 0.0
    assert cost["fine"] == pytest.approx(-NEAR)


def test_prices_in_another_currency_are_not_compared() -> None:
    foreign = style("foreign", won=1)
    way = foreign.colourways[0]
    euros = tuple(
        replace(one, price=replace(one.price, currency="EUR")) for one in way.variants if one.price
    )
    foreign = replace(foreign, colourways=(replace(way, variants=euros),))
    now = here(boutique([foreign, style("a", won=40_000), style("b", won=40_000)], {}))
    assert terms(now, asked("a"), "price")["foreign"] == 0.0


def test_a_brand_that_was_asked_for_is_preferred_a_little() -> None:
    sold = [style("a", brand="On"), style("b", brand="on "), style("c", brand="Ti"), style("d")]
    now = here(boutique(sold, {}))
    assert terms(now, asked("a"), "brand") == {"a": SAME_BRAND, "b": SAME_BRAND, "c": 0, "d": 0}
    assert terms(now, Wants(viewed=("a/red",)), "brand")["b"] == 0


def test_what_was_too_small_moves_towards_roomier_cuts_on_the_same_part_of_the_body() -> None:
    sold = [
        style("tried"),
        style("slim", tags=["slim"]),
        style("wide", tags=["Oversized", "boxy"]),
        style("jeans", "Jeans", tags=["wide"]),
    ]
    now = here(boutique(sold, {}))
    wants = replace(asked("tried", word="left"), left_why={"tried": ("too_small",)})
    moved = {"tried": 0.0, "slim": -CUT, "wide": CUT, "jeans": 0.0}
    assert terms(now, wants, "cut") == moved
    wants = replace(wants, left_why={"tried": ("too_large",)})
    assert terms(now, wants, "cut") == {name: -worth for name, worth in moved.items()}


def test_what_was_too_short_moves_towards_longer_ones() -> None:
    sold = [style("tried", tags=["cropped"]), style("usual"), style("long", tags=["longline"])]
    now = here(boutique(sold, {}))
    wants = replace(asked("tried", word="left"), left_why={"tried": ("too_short",)})
    assert terms(now, wants, "cut") == {"tried": 0.0, "usual": CUT, "long": CUT}


def test_a_fabric_that_was_turned_down_is_avoided_wherever_it_is_known() -> None:
    sold: Sequence[Style] = [
        style("tried", tags=["linen"]),
        style("tagged", tags=["린넨"]),
        replace(style("named"), name={"en": "Linen Shirt"}),
        style("cotton", tags=["cotton"]),
    ]
    now = here(boutique(sold, {}))
    wants = replace(asked("tried", word="left"), left_why={"tried": ("fabric",)})
    assert terms(now, wants, "unwanted_fabric") == {
        "tried": -0.12,
        "tagged": -0.12,
        "named": -0.12,
        "cotton": 0.0,
    }


# --- kept together -------------------------------------------------------------------------------

SOLD = [style(name) for name in ("a", "b", "c", "d")]
PAIRS = {("a", "b"): 12, ("a", "c"): VISITS - 1, ("b", "d"): 40}


def test_what_was_kept_together_counts_from_ten_visits_on_and_in_both_directions() -> None:
    now = here(boutique(SOLD, {}), kept_together=PAIRS)
    found = companions(now, ["a"])
    assert {name: (one.of, one.visits) for name, one in found.items()} == {"b": ("a", 12)}
    assert {one.visits for one in companions(now, ["b"]).values()} == {12, 40}
    assert companions(now, []) == {}
    assert companions(here(boutique(SOLD, {}), kept_together={("a", "b"): 9}), ["a"]) == {}


def test_the_share_of_what_is_kept_with_a_style_is_taken_as_low_as_the_visits_allow() -> None:
    assert lower_bound(0, 0) == 0.0
    assert lower_bound(10, 10) == pytest.approx(0.787, abs=5e-4)
    assert lower_bound(12, 21) == pytest.approx(0.3956, abs=5e-4)
    assert lower_bound(120, 210) > lower_bound(12, 21)
    now = here(boutique(SOLD, {}), kept_together=PAIRS)
    together = terms(now, asked("a"), "together")
    assert together["b"] == pytest.approx(TOGETHER * lower_bound(12, 21), abs=1e-6)
    assert (together["c"], together["d"]) == (0.0, 0.0)


def test_what_was_kept_together_is_shown_even_without_a_photo_and_says_so() -> None:
    now = here(boutique(SOLD, {"a/red": [1.0]}), kept_together=PAIRS)
    card = for_visit(now, asked("a"), "s").cards[0]
    assert (card.style, card.source, card.because) == ("b", "together", "a")
    assert (card.reason.code, card.reason.count) == ("kept_together", 12)


def test_the_parts_of_a_score_add_up_to_it() -> None:
    now = here(boutique(SOLD, {"a/red": [1.0, 0.0], "b/red": [1.0, 0.2]}), kept_together=PAIRS)
    for card in for_visit(now, asked("a"), "s").cards:
        assert sum(card.why_here.values()) == pytest.approx(card.score, abs=1e-6)
