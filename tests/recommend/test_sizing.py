"""The size that one tap brings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.recommend import Card, Here, Wants, for_visit
from service.recommend.fit import History
from service.recommend.wants import Asked, wanted_sizes
from service.recommend.wants import Wants as Told

from .boutique import boutique, here, style
from .test_wants import Request

SIZES = ("S", "M", "L", "XL")
SHOP = boutique(
    [style(name, sizes=SIZES) for name in ("tried", "other")],
    {"tried/red": [1.0, 0.0], "other/red": [1.0, 0.1]},
)


def card(wants: Wants, now: Here | None = None) -> Card:
    (shown,) = for_visit(now or here(SHOP), wants, "s").cards
    return shown


def visit(state: str, outcome: str | None, *why: str) -> Wants:
    """Somebody who tried an M."""
    request = Request("tried/red/M", state, outcome)
    return Told.of(SHOP, [request], left_why={"tried": why} if why else None)


def test_what_was_kept_in_m_brings_an_m() -> None:
    brought = card(visit("delivered", "kept"))
    assert (brought.gtin, brought.in_size, brought.certainty) == ("other/red/M", "yes", None)


@pytest.mark.parametrize(("why", "size"), [("too_small", "L"), ("too_large", "S")])
def test_what_did_not_fit_in_m_brings_the_next_size(why: str, size: str) -> None:
    brought = card(visit("delivered", "left", why))
    assert (brought.gtin, brought.in_size) == (f"other/red/{size}", "likely")
    assert brought.certainty is not None
    assert 0.2 <= brought.certainty < 1.0


def test_what_was_left_for_its_colour_still_brings_the_same_size() -> None:
    brought = card(visit("delivered", "left", "colour"))
    assert (brought.gtin, brought.in_size) == ("other/red/M", "yes")


def test_a_size_that_did_not_fit_is_not_wanted_and_one_asked_for_after_it_is() -> None:
    asked = Asked("tried", "tried/red", "tried/red/M", "left")
    assert wanted_sizes(SHOP, [asked]) == {"upper/letters": "M"}
    assert wanted_sizes(SHOP, [asked], misfits={asked}) == {}
    after = Asked("tried", "tried/red", "tried/red/XL", "requested")
    assert wanted_sizes(SHOP, [asked, after], misfits={asked}) == {"upper/letters": "XL"}


def test_what_is_left_only_in_a_size_that_can_hardly_fit_is_not_shown() -> None:
    only_small = {f"other/red/{size}": 0 for size in ("M", "L", "XL")}
    slate = for_visit(here(SHOP, only_small), visit("delivered", "left", "too_small"), "s")
    assert (slate.cards, slate.why) == ((), "all_asked")


def test_a_style_that_others_found_too_small_comes_in_the_next_size() -> None:
    now = here(SHOP)
    runs_small = replace(now, fit={"other": History(small=30, fits=6, large=0)})
    kept = visit("delivered", "kept")
    assert card(kept, runs_small).gtin == "other/red/L"
    assert card(kept, runs_small).in_size == "likely"
    as_labelled = replace(now, fit={"other": History(small=2, fits=40, large=2)})
    assert (card(kept, as_labelled).gtin, card(kept, as_labelled).in_size) == ("other/red/M", "yes")


def tried(*said: tuple[str, str, tuple[str, ...]]) -> Wants:
    """Somebody who tried these sizes of one style: each with its outcome, and why."""
    return Told.of(
        SHOP,
        [Request(f"tried/red/{size}", "delivered", outcome, why) for size, outcome, why in said],
    )


def test_a_size_that_was_too_small_and_one_too_large_leave_the_one_between() -> None:
    brought = card(tried(("M", "left", ("too_small",)), ("XL", "left", ("too_large",))))
    assert (brought.gtin, brought.in_size) == ("other/red/L", "likely")


def test_a_size_that_was_left_for_its_colour_stays_wanted_beside_one_that_was_too_small() -> None:
    wants = tried(("M", "left", ("too_small",)), ("L", "left", ("colour",)))
    assert wants.sizes == {"upper/letters": "L"}
    assert {one.gtin for one in wants.misfits} == {"tried/red/M"}


@pytest.mark.parametrize("why", ["too_short", "too_long"])
def test_a_garment_of_the_wrong_length_does_not_change_the_size(why: str) -> None:
    brought = card(visit("delivered", "left", why))
    assert (brought.gtin, brought.in_size, brought.certainty) == ("other/red/M", "yes", None)


def test_what_this_visit_said_of_a_style_is_not_heard_again_from_the_store() -> None:
    now, wants = here(SHOP), tried(("M", "left", ("too_small",)))
    alone = card(wants, now)
    counted = card(wants, replace(now, fit={"tried": History(small=1)}))
    assert counted == alone
    others = card(wants, replace(now, fit={"tried": History(small=30)}))
    assert others.certainty != alone.certainty
