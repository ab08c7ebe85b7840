"""Tried often, kept rarely: which styles stand there, and for what reasons they were left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.floor import Fact
from service.floor.facts import (
    GarmentCarried,
    GarmentKept,
    GarmentLeft,
    LeavingExplained,
    OutcomeWithdrawn,
)
from service.insight.guard import withhold
from service.insight.making import make
from service.insight.registry import REPORTS, answer
from service.insight.window import Window, look
from tests.insight.conftest import GARMENTS, SPAN, at
from tests.insight.lakes import lake_at, write_garments, write_log


def tried(style: str, n: int, kept: int, *reasons: str) -> Iterator[tuple[Fact, int]]:
    """``n`` visits each tried one; all but ``kept`` left it, the first of them with a reason."""
    gtin = {"shirt": "shirt-m", "jeans": "jeans-30"}[style]
    for k in range(n):
        visit, request = f"{style}-{k}", f"{style}-{k}:{gtin}"
        yield GarmentCarried(request, visit, gtin, style, f"{style}/white"), at(k)
        if k < kept:
            yield GarmentKept(request, visit), at(k + 60)
            continue
        yield GarmentLeft(request, visit), at(k + 60)
        why = reasons[(k - kept) % len(reasons)] if reasons and k - kept < 15 else None
        if why is not None:
            yield LeavingExplained(request, visit, ("colour",)), at(k + 61)
            yield LeavingExplained(request, visit, (why,)), at(k + 62)  # type: ignore[arg-type]


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """Shirts are kept by 4 of 40, and mostly too small; jeans by 30 of 40."""
    lake = lake_at(tmp_path)
    shirts = tried("shirt", 40, 4, "too_small", "too_small", "price")
    write_log(lake, sorted([*shirts, *tried("jeans", 40, 30)], key=lambda one: one[1]))
    write_garments(lake, GARMENTS)
    with look(lake, SPAN) as opened:
        yield opened


def test_what_is_kept_far_less_than_the_rest_stands_there_with_its_reasons(window: Window) -> None:
    """The store keeps 34 of 80. Of fifteen reasons, ten were that it is too small; what was said
    first, the colour, was replaced."""
    report = answer(window, "fit", k=1)
    [shirt] = report.rows
    assert shirt.key == "shirt"
    assert shirt.cells == {
        "tried": 40,
        "rate": 0.1,
        "low": 0.0396,
        "high": 0.2305,
        "explained": 15,
        "fit_share": 0.6667,
        "too_small": 10,
        "too_large": 0,
        "too_short": 0,
        "too_long": 0,
        "runs": -0.8,
        "runs_low": -1.2,
        "runs_high": -0.5,
        "look": 0,
        "price": 5,
    }
    assert report.total is not None
    assert (report.total.cells["tried"], report.total.cells["rate"]) == (80, 0.425)


def test_how_a_style_is_cut_is_told_of_styles_alone_and_of_enough_visits(window: Window) -> None:
    """Four kept the shirt and ten found it too small: so many spoke of its size."""
    [tops] = make(window, REPORTS["fit"], "category").rows
    assert (tops.cells["too_small"], tops.cells["runs"]) == (10, None)
    [shirt] = withhold(make(window, REPORTS["fit"]), k=14).rows
    assert shirt.cells["runs"] == -0.8
    [shirt] = withhold(make(window, REPORTS["fit"]), k=15).rows
    assert (shirt.cells["runs"], shirt.cells["runs_high"]) == (None, None)
    total = make(window, REPORTS["fit"]).total
    assert total is not None
    assert total.cells["runs"] is None


def test_a_reason_that_few_gave_is_not_told(window: Window) -> None:
    [shirt] = withhold(make(window, REPORTS["fit"]), k=10).rows
    assert (shirt.cells["too_small"], shirt.cells["price"]) == (10, None)
    assert shirt.withheld == ("rate", "low", "high", "price")


def test_who_thought_again_has_given_no_reason(tmp_path: Path) -> None:
    """What was left for being too small, and is kept in the end, is kept."""
    lake = lake_at(tmp_path)
    [asked, *_] = tried("shirt", 1, 0)
    request, visit = asked[0].request, asked[0].visit  # type: ignore[attr-defined]
    log = [
        asked,
        (GarmentLeft(request, visit), at(60)),
        (LeavingExplained(request, visit, ("too_small",)), at(61)),
        (OutcomeWithdrawn(request, visit), at(62)),
        (GarmentKept(request, visit), at(63)),
    ]
    write_log(lake, log)
    write_garments(lake, GARMENTS)
    with look(lake, SPAN) as window:
        total = answer(window, "fit", k=1).total
    assert total is not None
    assert (total.cells["rate"], total.cells["explained"], total.cells["too_small"]) == (1.0, 0, 0)
