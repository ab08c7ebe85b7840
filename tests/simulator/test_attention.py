"""Made-up attention: the same world is the same looks, and a change does what it says."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from service.simulator.attention import HOURS, Change, World, drawn, live, zone_of

WORLD = World(seed=7, days=28)


def test_the_same_world_is_the_same_looks() -> None:
    one, other = live(WORLD), live(WORLD)
    assert one.visit.tolist() == other.visit.tolist()
    assert len(one.day) == 6469
    assert live(replace(WORLD, seed=8)).visit.tolist() != one.visit.tolist()


def test_a_change_moves_nobodys_luck_but_at_its_fixture() -> None:
    changed, same = live(WORLD, Change(2, np.full((28, 2), 0.3))), live(WORLD)
    assert changed.visit[changed.fixture != 2].tolist() == same.visit[same.fixture != 2].tolist()


def test_a_change_multiplies_looks_by_what_it_says() -> None:
    world = replace(WORLD, days=400)
    changed, same = live(world, Change(2, np.full((400, 2), math.log(1.3)))), live(world)
    ratio = (changed.fixture == 2).sum() / (same.fixture == 2).sum()
    assert ratio == pytest.approx(1.3, abs=0.02)


def test_a_change_is_not_noticed_at_once() -> None:
    log = np.zeros((28, 2))
    log[10:] = 3.0
    changed, same = live(WORLD, Change(2, log, unnoticed_h=1)), live(WORLD)
    first_hour = (changed.day == 10) & (changed.hour == 0) & (changed.fixture == 2)
    assert first_hour.sum() == ((same.day == 10) & (same.hour == 0) & (same.fixture == 2)).sum()
    day = (changed.day == 10) & (changed.fixture == 2)
    assert day.sum() > 3 * ((same.day == 10) & (same.fixture == 2)).sum()


def test_what_draws_is_looked_at_more() -> None:
    world = World(seed=3, days=400, zones=1, fixtures_a_zone=5, drift=0.0)
    looks = np.bincount(live(world).fixture, minlength=5)
    assert np.corrcoef(np.log(looks), np.log(drawn(world)))[0, 1] > 0.99


def test_looks_are_where_and_when_a_shop_is_open() -> None:
    seen = live(WORLD)
    assert set(seen.hour) == set(range(len(HOURS)))
    assert set(seen.day) == set(range(28))
    assert len(zone_of(WORLD)) == 16
    assert set(seen.fixture) == set(range(16))
