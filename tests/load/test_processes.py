"""What several processes saw of one day, and that it is judged as one."""

from __future__ import annotations

import json
import pickle
from dataclasses import asdict
from pathlib import Path

import pytest

from load_tests.history import History
from load_tests.numbers import Numbers
from load_tests.present import Present
from load_tests.shapes import SHAPES, shape_from
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


def test_a_verdict_travels_from_one_process_to_another() -> None:
    verdict = pickle.loads(pickle.dumps(honest_day()))
    verdict.close(ending())
    assert verdict.failures == []


def test_answers_of_several_processes_are_one_history() -> None:
    here, there = History(began=100.0), History(began=100.0)
    here.answered("claim", 101.0, 5.0)
    there.answered("claim", 103.0, 7.0)
    here.add(there)
    assert here.answers["claim"] == [(1.0, 5.0), (3.0, 7.0)]
    assert here.lasted == 3.0


def test_nobody_has_the_number_of_another_process(tmp_path: Path) -> None:
    one, two = Numbers(tmp_path), Numbers(tmp_path)
    assert [one.take("runner"), two.take("runner"), one.take("runner")] == [0, 1, 2]
    assert two.take("room") == 0
    alone = Numbers()
    assert [alone.take("runner"), alone.take("runner"), alone.take("room")] == [0, 1, 0]


def test_who_is_there_is_counted_together() -> None:
    both = Present(screens=2, away=1, inside=3, at_work=0, at=17) + Present(1, 0, 1, 1, 12)
    assert both == Present(screens=3, away=1, inside=4, at_work=1, at=17)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_the_same_when_it_was_written_down(name: str) -> None:
    assert shape_from(json.loads(json.dumps(asdict(SHAPES[name])))) == SHAPES[name]
