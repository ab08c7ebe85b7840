"""What log and archive hold in the end, against what runners were told."""

from __future__ import annotations

import pytest

from tests.load.observed import DAY, RUNNER, books, ending, honest_day, view

#: The honest day as log and archive hold it, with an erasure at the end.
KEPT = {n: str(told["kind"]) for n, told in DAY} | {13: "VisitsErased"}


def test_what_no_screen_is_told_of_is_not_missed() -> None:
    """Between 12 and 14 the archive's worker took somebody out of everything."""
    last = (14, {"kind": "LoadChanged"})
    kept = KEPT | {14: "LoadChanged"}
    assert books([*DAY, last], ending(14, kept=kept)) == []
    assert books(DAY, ending(13, kept=KEPT)) == [], "the end itself may be such a fact"
    kept[13] = "RoomOpened"
    assert books([*DAY, last], ending(14, kept=kept)) == [
        "staff screen: facts 13 to 13 were missed"
    ]


@pytest.mark.parametrize(("erased", "missed"), [(13, 0), (5, 1)])
def test_a_line_that_was_broken_while_the_log_was_trimmed_begins_anew(
    erased: int, missed: int
) -> None:
    verdict = honest_day()
    verdict.resumed(RUNNER)
    verdict.heard(RUNNER, view(15, walks=[], go_backs=[]), at=20.0)
    kept = {n: "LoadChanged" if n > 12 else kind for n, kind in KEPT.items()}
    verdict.close(ending(15, kept=kept | {14: "x", 15: "x", erased: "VisitsErased"}))
    gone = [one for one in verdict.failures if "without the facts" in one]
    assert gone == ["staff screen: the view of 15 came without the facts up to it"] * missed


def test_a_fact_that_is_not_kept_is_found() -> None:
    kept = {n: kind for n, kind in KEPT.items() if n != 7}
    assert books(DAY, ending(kept=kept)) == [
        "at 7 None is kept, and a runner was told GarmentCarried"
    ]


def test_what_is_forgotten_need_not_be_kept() -> None:
    facts = [*DAY, (13, {"kind": "VisitForgotten", "visit": "kim"})]
    assert books(facts, ending(13, kept={11: "RoomCleared", 12: "GarmentRecovered"})) == []
