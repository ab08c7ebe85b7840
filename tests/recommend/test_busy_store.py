"""A busy store shows what hangs near the rooms; an overloaded one suggests nothing more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from catalog.store import Area, FittingRoom, Fixture, Place, StorePlan, Zone
from service.recommend import Wants, for_visit, similar
from service.recommend.nearness import Nearness, nearness
from service.recommend.outfits.completing import goes_with
from service.recommend.terms import NEAR
from service.recommend.wants import Asked

from .boutique import boutique, here, style

SHOP = boutique(
    [
        style("asked"),
        replace(style("far"), zone="far"),
        replace(style("near"), zone="near", fixture="rail"),
    ],
    {"asked/red": [1.0, 0.0], "far/red": [0.9, 0.1], "near/red": [0.9, 0.12]},
)
PLAN = StorePlan(
    id="demo",
    name={"en": "Demo"},
    timezone="Asia/Seoul",
    currency="KRW",
    zones=(
        Zone("near", {"en": "Near"}, Area(0, 4, 4, 4)),
        Zone("far", {"en": "Far"}, Area(0, 40, 4, 4)),
    ),
    fixtures=(Fixture("rail", "near", {"en": "Rail"}, Place(2, 8)),),
    rooms=(FittingRoom("1", {"en": "1"}, at=Place(2, 2)),),
)
WANTS = Wants(asked=(Asked("asked", "asked/red", "asked/red/M", "requested"),))


def test_nearness_is_one_at_the_rooms_and_nothing_at_the_far_end() -> None:
    shelf = here(SHOP).shelf
    near = dict(zip(shelf.styles, nearness(shelf, PLAN).tolist(), strict=True))
    assert near["far"] == 0.0
    assert near["near"] == pytest.approx(1 - 6 / 40)
    assert near["asked"] == pytest.approx(1 - 12 / 40)  # Nobody said where it hangs.


def test_nearness_is_worked_out_once_for_a_plan() -> None:
    known = Nearness(here(SHOP).shelf)
    assert known.by(PLAN) is known.by(PLAN)
    assert known.by(replace(PLAN, rooms=())) is not known.by(PLAN)


def test_of_garments_about_as_alike_a_busy_store_shows_the_near_one_first() -> None:
    calm = here(SHOP)
    busy = replace(calm, near=nearness(calm.shelf, PLAN))
    assert [card.style for card in for_visit(calm, WANTS, "s1").cards[:2]] == ["far", "near"]
    cards = for_visit(busy, WANTS, "s1").cards
    assert [card.style for card in cards[:2]] == ["near", "far"]
    assert cards[0].why_here["near"] == pytest.approx(NEAR * (1 - 6 / 40))
    assert "near" not in cards[1].why_here


def test_an_overloaded_store_suggests_nothing_and_says_why() -> None:
    overloaded = replace(here(SHOP), overloaded=True)
    slate = for_visit(overloaded, WANTS, "s1")
    assert (slate.cards, slate.fallback, slate.why) == ((), "empty", "store_overloaded")
    outfit = goes_with(overloaded, WANTS, "asked", "s2")
    assert (outfit.cards, outfit.why) == ((), "store_overloaded")


def test_who_asks_what_is_like_a_garment_is_still_answered() -> None:
    overloaded = replace(here(SHOP), overloaded=True)
    assert [card.style for card in similar(overloaded, "asked", "s1").cards[:2]] == ["far", "near"]


def test_a_shelf_without_garments_is_near_to_nothing() -> None:
    assert nearness(here(boutique([], {})).shelf, PLAN).tolist() == np.zeros(0).tolist()
