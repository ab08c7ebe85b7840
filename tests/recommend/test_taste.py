"""What a visit says about taste: how strongly, how lately, and in what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.recommend import Shelf, Wants, for_visit
from service.recommend.taste import HALF_LIFE_MS, LASTING, Seed, Taste, recency
from service.recommend.wants import Asked

from .boutique import Boutique, boutique, here, style

COAT, HAT, RED, BLUE = (1.0, 0.0), (0.0, 1.0), (1.0, 0.0), (0.0, 1.0)


def looks(kind: tuple[float, float], colour: tuple[float, float]) -> list[float]:
    return [*kind, *colour]


#: An encoder that tells kind and colour apart.
SHOP = replace(
    boutique(
        [
            style("coat", "Coats", ("red",)),
            style("coat-too", "Coats", ("red", "blue")),
            style("hat", "Hats", ("red",)),
            style("hat-too", "Hats", ("blue",)),
        ],
        {
            "coat/red": looks(COAT, RED),
            "coat-too/red": looks(COAT, RED),
            "coat-too/blue": looks(COAT, BLUE),
            "hat/red": looks(HAT, RED),
            "hat-too/blue": looks(HAT, BLUE),
        },
    ),
    parts={"kind": (0, 2), "colour": (2, 4)},
)
LEFT = Wants(asked=(Asked("coat", "coat/red", "coat/red/M", "left"),))


def shown(wants: Wants, shop: Boutique = SHOP) -> list[str]:
    return [card.colourway for card in for_visit(here(shop), wants, "s").cards]


def pulls(wants: Wants) -> dict[str, float]:
    (seed,) = Taste.of_visit(Shelf.of(SHOP), wants).spoken
    return {part: round(seed.pull(part), 6) for part in ("kind", "colour")}


def test_who_leaves_a_red_coat_for_its_colour_is_shown_the_blue_one() -> None:
    wants = replace(LEFT, left_why={"coat": ("colour",)})
    assert pulls(wants) == {"kind": 0.5, "colour": -0.6}
    assert shown(wants)[0] == "coat-too/blue"
    assert shown(wants)[-1] == "hat/red"


def test_who_leaves_it_for_its_cut_of_coat_is_not_turned_away_from_red() -> None:
    wants = replace(LEFT, left_why={"coat": ("style",)}, viewed=("hat-too/blue",))
    of_coat = Taste.of_visit(Shelf.of(SHOP), wants).spoken[0]
    assert (of_coat.pull("kind"), of_coat.pull("colour")) == (-0.5, 0.0)
    assert shown(wants)[0] == "hat/red"


def test_what_did_not_fit_still_draws() -> None:
    assert pulls(LEFT) == {"kind": -0.15, "colour": -0.15}
    assert pulls(replace(LEFT, left_why={"coat": ("too_small",)})) == {"kind": 0.6, "colour": 0.6}


def test_of_two_reasons_the_worse_counts_in_each_part() -> None:
    wants = replace(LEFT, left_why={"coat": ("colour", "too_small")})
    assert pulls(wants) == {"kind": 0.5, "colour": -0.6}


def test_a_reason_that_nobody_knows_is_no_reason() -> None:
    assert pulls(replace(LEFT, left_why={"coat": ("itchy",)})) == pulls(LEFT)


def test_a_dislike_with_a_reason_moves_as_leaving_with_it_does() -> None:
    wants = Wants(disliked=frozenset({"coat"}), disliked_why={"coat": ("colour",)})
    assert pulls(wants) == {"kind": 0.5, "colour": -0.6}
    assert pulls(replace(wants, disliked_why={})) == {"kind": -0.5, "colour": -0.5}


def test_reasons_for_leaving_what_was_then_kept_say_nothing() -> None:
    kept = Wants(asked=(Asked("coat", "coat/red", "coat/red/M", "kept"),))
    assert pulls(replace(kept, left_why={"coat": ("colour",)})) == {"kind": 1.0, "colour": 1.0}


def test_without_parts_a_look_draws_mildly_and_the_colour_goes_by_its_name() -> None:
    whole = replace(SHOP, parts={})
    wants = replace(LEFT, left_why={"coat": ("colour",)})
    assert Taste.of_visit(Shelf.of(whole), wants).spoken[0].pull("look") == 0.3
    cards = for_visit(here(whole), wants, "s").cards
    assert {card.colourway: card.why_here.get("unwanted_colour") for card in cards} == {
        "coat-too/blue": None,
        "hat-too/blue": None,
        "hat/red": -0.25,
    }


def test_half_of_what_a_word_can_lose_is_lost_in_a_half_life() -> None:
    assert recency(0) == 1.0
    assert recency(HALF_LIFE_MS) == pytest.approx(LASTING + (1 - LASTING) / 2)
    assert recency(100 * HALF_LIFE_MS) == pytest.approx(LASTING)


def test_what_was_said_last_weighs_more() -> None:
    asked = tuple(Asked(one, f"{one}/red", f"{one}/red/M", "brought") for one in ("coat", "hat"))

    def scores(**said_at: int) -> dict[str, float]:
        cards = for_visit(here(SHOP), Wants(asked=asked, said_at=said_at), "s").cards
        return {card.style: card.score for card in cards}

    coat_last = scores(coat=2 * HALF_LIFE_MS, hat=0)
    hat_last = scores(coat=0, hat=2 * HALF_LIFE_MS)
    assert coat_last["coat-too"] > hat_last["coat-too"]
    assert hat_last["hat-too"] > coat_last["hat-too"]


def test_age_is_counted_from_the_last_word_so_nothing_moves_while_nothing_is_said() -> None:
    asked = (Asked("coat", "coat/red", "coat/red/M", "brought"),)
    shelf = Shelf.of(SHOP)
    for at in (0, 10**12):
        taste = Taste.of_visit(shelf, Wants(asked=asked, said_at={"coat": at}))
        assert taste.spoken == (Seed("coat", "brought", shelf.rows(shelf.colourways_of("coat"))),)


def test_a_long_look_draws_more_than_a_glance() -> None:
    def weight(dwelt_ms: int | None) -> float:
        dwelt = {} if dwelt_ms is None else {"coat": dwelt_ms}
        wants = Wants(viewed=("coat/red",), dwelt_ms=dwelt)
        return Taste.of_visit(Shelf.of(SHOP), wants).spoken[0].weight

    assert [weight(ms) for ms in (0, 10_000, 20_000, 90_000)] == [0.4, 0.7, 1.0, 1.0]
    assert weight(None) == 1.0  # nobody knows how long it was


def test_a_garment_that_was_only_dwelt_on_is_one_that_was_looked_at() -> None:
    taste = Taste.of_visit(Shelf.of(SHOP), Wants(dwelt_ms={"coat": 20_000}))
    assert [(seed.style, seed.word) for seed in taste.spoken] == [("coat", "viewed")]
