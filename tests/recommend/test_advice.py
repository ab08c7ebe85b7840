"""The size that a visit is advised of a style, and the reason that is given."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from catalog.garment import Size
from service.recommend.advice import Suggested, suggested
from service.recommend.fit import History
from service.recommend.shelf import Shelf
from service.recommend.wants import Wants

from .boutique import boutique, style
from .test_wants import Request

SIZES = ("S", "M", "L", "XL")
SHOP = boutique(
    [style(name, sizes=SIZES) for name in ("tried", "other")],
    {"tried/red": [1.0, 0.0], "other/red": [1.0, 0.1]},
)
SHELF = Shelf.of(SHOP)


def visit(*said: tuple[str, str | None, tuple[str, ...]], counted: bool = True) -> Wants:
    """Somebody who asked for these: variant, outcome, why."""
    requests = [
        Request(gtin, "delivered" if outcome else "requested", outcome, why)
        for gtin, outcome, why in said
    ]
    return Wants.of(SHOP, requests, counted=counted)


def advised(
    wants: Wants, of: str = "other", fit: Mapping[str, History] | None = None
) -> Suggested | None:
    return suggested(SHELF, fit or {}, wants, SHOP.styles[of])


def test_what_was_too_small_in_one_style_speaks_for_the_next_size_of_another() -> None:
    found = advised(visit(("tried/red/M", "left", ("too_small",))))
    assert found == Suggested(Size("L"), "too_small", "tried", Size("M"))


def test_what_was_too_large_speaks_for_the_size_before_in_the_same_style() -> None:
    found = advised(visit(("tried/red/M", "left", ("too_large",))), "tried")
    assert found == Suggested(Size("S"), "too_large", "tried", Size("M"))


def test_the_style_itself_is_the_reason_before_any_other() -> None:
    wants = visit(("other/red/S", "left", ("too_small",)), ("tried/red/M", "left", ("too_small",)))
    found = advised(wants)
    assert found is not None
    assert (found.because, found.style, found.tried) == ("too_small", "other", Size("S"))


def test_a_size_that_was_kept_is_advised_in_another_style() -> None:
    found = advised(visit(("tried/red/M", "kept", ())))
    assert found == Suggested(Size("M"), "fits", "tried", Size("M"))
    assert advised(visit(("tried/red/M", "kept", ())), "tried") is None


def test_a_style_that_others_found_small_is_advised_larger_than_it_was_asked_for() -> None:
    asked = visit(("tried/red/M", None, ()))
    small = {"other": History(small=30, fits=6)}
    assert advised(asked, fit=small) == Suggested(Size("L"), "others")
    assert advised(visit(("tried/red/M", "kept", ())), fit=small) == Suggested(Size("L"), "others")


@pytest.mark.parametrize(
    "wants",
    [
        visit(),
        visit(("tried/red/M", None, ())),
        visit(("tried/red/M", "left", ("colour",))),
    ],
)
def test_who_told_nothing_of_how_it_fitted_is_advised_nothing(wants: Wants) -> None:
    assert advised(wants) is None


def test_where_one_kept_a_size_and_it_suits_the_style_that_is_the_reason_not_what_others_said() -> (
    None
):
    as_labelled = {"other": History(small=2, fits=40, large=2)}
    found = advised(visit(("tried/red/M", "kept", ())), fit=as_labelled)
    assert found == Suggested(Size("M"), "fits", "tried", Size("M"))


def test_of_a_visit_that_is_not_counted_nothing_is_taken_from_what_others_said() -> None:
    """Its own word is not among the store's: three others said so, and three are heard."""
    said = ("other/red/M", "left", ("too_small",))
    fit = {"other": History(small=1, fits=4)}
    counted, uncounted = (visit(said, counted=counted) for counted in (True, False))
    assert advised(counted, fit=fit) == advised(uncounted, fit={"other": History(fits=4)})
    assert Wants.of(SHOP, []).counted
    assert not uncounted.counted
