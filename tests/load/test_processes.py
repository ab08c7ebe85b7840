"""What several processes saw of one day, and that it is judged as one."""

from __future__ import annotations

from load_tests.verdict import Verdict
from tests.load.observed import (
    DAY,
    KIM,
    RUNNER,
    STOCK,
    ending,
    fact,
    honest_day,
    position,
    tell_screen,
    view,
    visit_view,
)


def test_what_two_processes_saw_is_one_day() -> None:
    """The runner's process was told of everything, the shopper's only what its phone shows."""
    runner, phone = Verdict(STOCK), Verdict(STOCK)
    runner.heard(RUNNER, view(0, walks=[], go_backs=[]), at=0.0)
    for n, told in DAY:
        runner.heard(RUNNER, fact(n, told), at=n + 0.5)
    phone.heard(KIM, visit_view(1, "a"), at=1.0)
    phone.promised("kim", "a", position(1))
    phone.promised("kim", "b", position(7))
    phone.told("GarmentRequested", "a", at=1.25)
    phone.answered("request", 10.0, 201, None)
    tell_screen(phone, KIM, {2: visit_view(2, "a"), 10: visit_view(10, "a", "b")})
    runner.add(phone)
    runner.close(ending())
    assert runner.failures == []
    assert runner.events["view"] == 4
    assert [row.count for row in runner.rows(1.0)] == [1, 1]
    (way,) = runner.way_rows(1.0)
    assert (way.count, way.median) == (1, 250.0)


def test_a_promise_of_one_process_must_show_on_the_screens_of_another() -> None:
    phone, rooms = Verdict(STOCK), honest_day()
    phone.promised("kim", "c", position(4))
    rooms.add(phone)
    rooms.close(ending())
    unseen = "request c was acknowledged at 4 and is not shown at 5"
    assert rooms.failures.count(unseen) == 1
