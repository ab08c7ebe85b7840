"""The verdict turns red for everything that must not be, and for nothing else."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from load_tests.account import Screen
from load_tests.report import Figures, conclude, report
from load_tests.sse import Event
from load_tests.verdict import Verdict
from tests.load.observed import (
    DAY,
    KIM,
    ROOM,
    RUNNER,
    STOCK,
    about,
    books,
    ending,
    fact,
    honest_day,
    position,
    requested,
    room_view,
    tell_screen,
    view,
    visit_view,
)


def paper() -> Console:
    return Console(file=io.StringIO(), width=200)


def exit_code(verdict: Verdict) -> int:
    return conclude(paper(), verdict)


def test_an_honest_day_is_green() -> None:
    verdict = honest_day()
    verdict.close(ending())
    assert verdict.failures == []
    assert exit_code(verdict) == 0


def test_a_failed_request_is_a_failure() -> None:
    verdict = Verdict(STOCK)
    assert not verdict.answered("request", 12.0, 500, "unexpected", "Something went wrong.")
    assert not verdict.answered("request", 12.0, 0, None, "connection refused")
    assert verdict.failures == [
        "request: 500 unexpected Something went wrong.",
        "request: no answer  connection refused",
    ]
    assert exit_code(verdict) == 1


def test_an_ordinary_refusal_is_an_outcome() -> None:
    verdict = Verdict(STOCK)
    assert verdict.answered("request", 12.0, 201, None)
    assert not verdict.answered("request", 12.0, 409, "sold_out")
    assert (verdict.failures, dict(verdict.refused)) == ([], {"request: sold_out": 1})


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        ("claim", 409, "sold_out"),
        ("keep or leave", 409, "already_decided"),
        ("start a visit", 429, "rate_limited"),
        ("slate", 403, "not_allowed"),
        ("request", 503, "log_unavailable"),
    ],
)
def test_any_other_refusal_is_a_failure(kind: str, status: int, code: str) -> None:
    verdict = Verdict(STOCK)
    verdict.answered(kind, 12.0, status, code)
    assert verdict.failures == [f"{kind}: {status} {code}"]


def test_a_promise_that_is_not_shown_is_found() -> None:
    verdict = honest_day()
    verdict.heard(KIM, visit_view(11, "b"), at=11.0)
    assert verdict.failures == ["request a was acknowledged at 1 and is not shown at 11"]


def test_a_promise_that_no_runner_hears_of_is_found() -> None:
    verdict = honest_day()
    verdict.promised("kim", "c", position(12))
    verdict.close(ending())
    assert verdict.failures == ["no runner was told of request c of visit kim"]


def test_another_ones_list_is_found() -> None:
    verdict = honest_day()
    verdict.heard(KIM, visit_view(11, "x", visit="lee"), at=11.0)
    assert "visit kim was shown the list of lee" in verdict.failures


def test_a_request_on_two_lists_is_found() -> None:
    verdict = honest_day()
    verdict.look_at_visit("lee", visit_view(11, "a", visit="lee").data)
    assert verdict.failures == ["request a is on the lists of two visits"]


def test_a_request_that_nobody_made_is_found() -> None:
    verdict = honest_day()
    verdict.heard(KIM, visit_view(11, "a", "b", "x"), at=11.0)
    verdict.close(ending())
    assert verdict.failures == [
        "visit kim: x is 0001 requested on its list, and the log says nowhere",
        "visit kim has request x, which it never asked for",
    ]


def test_a_fact_of_somebody_else_on_a_phone_is_found() -> None:
    verdict = honest_day()
    verdict.heard(KIM, fact(*requested(11, "x", visit="lee")), at=11.0)
    assert "a phone was told GarmentRequested of somebody else" in verdict.failures


def test_a_room_that_shows_who_is_not_in_it_is_found() -> None:
    verdict = honest_day()
    verdict.heard(ROOM, room_view(10, "lee"), at=10.0)
    verdict.close(ending())
    assert verdict.failures == ["room r1 showed lee at 10, and None was in it"]


def test_an_event_that_comes_twice_is_found() -> None:
    verdict = honest_day()
    verdict.heard(KIM, visit_view(10, "a", "b"), at=11.0)
    assert verdict.failures == ["visit screen: the view of 10 came twice"]


def test_a_fact_that_was_missed_is_found() -> None:
    assert "staff screen: facts 7 to 7 were missed" in books(
        [(n, told) for n, told in DAY if n != 7], ending()
    )


def test_stock_that_is_shown_wrong_is_found() -> None:
    shown = ending(free=1)
    assert books(DAY, shown) == ["1 pieces of 0001 are shown as free, and 2 are"]


def test_a_promise_beyond_the_stock_is_found() -> None:
    more = [requested(13, "c"), requested(14, "d"), requested(15, "e")]
    closing = ending(15, ("c", "d", "e"), free=0)
    promised = "a piece of 0001 was promised that is not there or not free"
    assert books(DAY + more, closing) == [f"the books: at 15: {promised}"]


def test_a_task_that_is_on_no_list_is_found() -> None:
    closing = ending(13, free=1)
    assert books([*DAY, requested(13, "c")], closing) == [
        "the garment of request c is open, but nowhere to see"
    ]


def test_a_runner_who_is_not_told_of_the_end_is_found() -> None:
    assert books(DAY, ending(13)) == ["no runner was told of what happened after 12"]


def test_figures_of_requests_and_of_the_way_to_another_screen() -> None:
    verdict = honest_day()
    for ms in (10.0, 20.0, 30.0, 1000.0):
        verdict.answered("request", ms, 201, None)
    verdict.told("GarmentRequested", "a", at=1.25)
    (row, every) = verdict.rows(seconds=2.0)
    assert (row.what, row.count, row.per_s, row.median, row.p95) == ("request", 4, 2.0, 20.0, 1000)
    assert every.count == 4
    (way,) = verdict.way_rows(seconds=2.0)
    assert (way.what, way.count, way.median) == ("GarmentRequested", 1, 250.0)


def test_a_screen_that_had_no_line_is_not_called_slow() -> None:
    verdict = honest_day()
    again = Screen("runner-2", "staff", "runner-2")
    verdict.heard(again, view(0, walks=[], go_backs=[]), at=0.0)
    verdict.resumed(again)
    verdict.heard(again, fact(*DAY[0]), at=60.0)
    verdict.heard(again, view(1, walks=[], go_backs=[]), at=60.0)
    verdict.told("GarmentRequested", "a", at=1.25)
    (way,) = verdict.way_rows(seconds=2.0)
    assert (way.count, way.longest) == (1, 250.0)


def test_what_is_said_in_the_end() -> None:
    verdict, out = honest_day(), paper()
    verdict.answered("request", 10.0, 201, None)
    verdict.answered("claim", 10.0, 409, "task_taken")
    verdict.fail("a screen told a lie")
    verdict.fail("a screen told a lie")
    report(out, Figures(verdict, visits=1, seconds=2.0, late_ms=[1.0]))
    assert conclude(out, verdict) == 1
    assert isinstance(out.file, io.StringIO)
    said = out.file.getvalue()
    assert "claim: task_taken 1" in said
    assert "2 failures" in said
    assert "2 x a screen told a lie" in said


def test_a_list_that_is_not_what_the_log_says_is_found() -> None:
    verdict = honest_day()
    kept = {**visit_view(11, "a", "b").data}
    kept["requests"][0]["outcome"] = "kept"
    verdict.look_at_visit("kim", kept)
    verdict.close(ending())
    assert verdict.failures == [
        "visit kim: a is 0001 delivered kept on its list, and the log says 0001 delivered left"
    ]


@pytest.mark.parametrize(
    ("screen", "views", "missed"),
    [
        (
            Screen("kim again", "visit", "kim"),
            {1: visit_view(1, "a"), 10: visit_view(10, "a", "b")},
            "visit screen: fact 5 (GarmentDelivered) was missed",
        ),
        (
            Screen("r1 again", "room", "r1"),
            {1: room_view(1, None), 9: room_view(9, None)},
            "room screen: fact 5 (GarmentDelivered) was missed",
        ),
    ],
)
def test_a_fact_that_a_phone_or_a_room_missed_is_found(
    screen: Screen, views: dict[int, Event], missed: str
) -> None:
    verdict = honest_day()
    tell_screen(verdict, screen, views, lost=5)
    verdict.close(ending())
    assert missed in verdict.failures
    assert [one for one in verdict.failures if "missed" in one] == [missed]


def test_runners_lines_may_be_of_different_pace() -> None:
    """The first runner's line lags; the second one's begins later and is ahead."""
    verdict, second = Verdict(STOCK), Screen("runner-2", "staff", "runner-2")
    verdict.heard(RUNNER, view(0, walks=[], go_backs=[]), at=0.0)
    verdict.heard(second, view(4, walks=[], go_backs=[]), at=0.0)
    for n, told in DAY[4:]:
        verdict.heard(second, fact(n, told), at=float(n))
    for n, told in DAY:
        verdict.heard(RUNNER, fact(n, told), at=float(n))
    verdict.close(ending())
    assert verdict.failures == []


def test_a_limit_that_is_passed_turns_it_red() -> None:
    verdict = honest_day()
    for _ in range(30):
        verdict.answered("request", 250.0, 201, None)
    verdict.close(ending())
    verdict.check_limits(60.0, patience=2.0)
    assert verdict.failures == []
    verdict.check_limits(60.0)
    assert verdict.failures == ["too slow: request: p95 is 250 ms, and may be 200"]
    assert exit_code(verdict) == 1


def test_a_task_with_two_owners_is_found() -> None:
    again = about(4, "TaskClaimed", "a", runner="runner-2")
    assert "the books: at 4: task a has two owners" in books([*DAY[:3], again], ending(4))


def test_what_the_store_did_after_it_was_looked_at_is_on_no_list_yet() -> None:
    assert books([*DAY, requested(13, "c")], ending(12)) == []
