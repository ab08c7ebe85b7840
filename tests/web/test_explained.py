"""Why a slate is as it is: weights are named as the terms are, and outfits are explained, too."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from service.recommend import Wants, for_visit
from service.recommend.outfits.kinds import KINDS
from service.recommend.outfits.suiting import suit
from service.recommend.outfits.worn import Worn
from service.recommend.taste import Taste
from service.recommend.terms import Leanings
from service.recommend.wants import Asked
from service.web.shapes import SlateShape
from service.web.views.explain import LOOK_WEIGHTS, WEIGHTS
from tests.recommend.boutique import boutique, here, style
from tests.serving import Service

ASKED = Asked("tried", "tried/red", "tried/red/M", "brought")
LEFT = Asked("left", "left/red", "left/red/M", "left", ("colour", "fabric", "too_small"))
NOW = here(
    boutique(
        [
            style("tried", brand="On", won=40_000),
            style("left", tags=["linen"], won=40_000),
            style("dear", brand="On", won=90_000, tags=["linen", "oversized"]),
            style("kept-too", "Jeans", won=40_000),
        ],
        {"tried/red": [1.0, 0.0], "left/red": [0.5, 0.5], "dear/red": [1.0, 0.1]},
    ),
    popular={"dear": 3},
    kept_together={("kept-too", "tried"): 12},
)
WANTS = Wants(asked=(ASKED, LEFT), left_why={"left": LEFT.why})


def test_what_weighs_is_named_as_the_terms_of_a_card_are() -> None:
    busy = replace(NOW, near=np.ones(len(NOW.shelf.styles)))
    leanings = Leanings.of(busy, Taste.of_visit(NOW.shelf, WANTS))
    plain = leanings.terms(np.arange(len(NOW.shelf.colourways), dtype=np.int32))
    assert {"several", *plain} == set(WEIGHTS["terms"])
    assert plain["brand"].max() == WEIGHTS["terms"]["brand"]
    assert plain["same_kind"].max() == WEIGHTS["terms"]["same_kind"]
    assert plain["popular"].max() == WEIGHTS["terms"]["popular"]
    assert -plain["unwanted_fabric"].min() == WEIGHTS["terms"]["unwanted_fabric"]


def test_every_term_of_a_card_has_its_weight_or_is_a_part_of_a_vector() -> None:
    parts = {part.name for part in NOW.shelf.parts}
    for wants in (WANTS, Wants(), replace(WANTS, disliked=frozenset({"left"}))):
        for card in for_visit(NOW, wants, "s").cards:
            further_down = WEIGHTS["rungs"].get(card.source, {})
            assert set(card.why_here) <= {*WEIGHTS["terms"], *further_down, *parts, "away"}


def test_what_weighs_in_an_outfit_is_named_as_its_terms_are() -> None:
    shelf = NOW.shelf
    worn = Worn.style(shelf, "kept-too", None)
    ways = np.array(shelf.numbers(["tried/red"]), dtype=np.int32)
    assert set(suit(NOW, worn, ways, dict.fromkeys(KINDS, 1.0))) == set(LOOK_WEIGHTS["terms"])


@pytest.mark.parametrize("of", ["style", "visit"])
async def test_what_goes_with_it_is_explained_when_it_is_asked_for(
    of: str, service: Service
) -> None:
    kim = await service.visitor_in_room()
    await kim.request(service.little.gtin("skirt-1"), carry=True)
    path = "/styles/skirt-1/goes-with" if of == "style" else "./goes-with"
    slate = await kim.get(f"{path}?n=12&explain=true")
    SlateShape.model_validate(slate)
    for card in slate["cards"]:
        assert sum(card["explain"]["terms"].values()) == pytest.approx(card["explain"]["score"])
        assert set(card["explain"]["terms"]) <= set(LOOK_WEIGHTS["terms"])
    why = slate["explain"]
    assert (why["worn"], why["seeds"], why["weights"]) == (["skirt-1"], [], LOOK_WEIGHTS)
    left = {one["rule"]: one["styles"] for one in why["eligible"]}
    shown = {card["style"] for card in slate["cards"]}
    assert left["not_disliked"] == 11
    assert left["worn_beside"] == len(shown) == 9
    assert "explain" not in await kim.get(f"{path}?n=12")


async def test_of_a_garment_that_goes_with_nothing_nothing_is_left_beside_it(
    service: Service,
) -> None:
    kim = await service.visitor_in_room()
    slate = await kim.get("./goes-with?explain=true")
    assert (slate["why"], slate["explain"]["worn"]) == ("nothing_told", [])
    assert slate["explain"]["eligible"][-1]["rule"] == "not_disliked"
