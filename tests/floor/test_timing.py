"""Individual timing: figures are the team's, unless the store says otherwise."""

from __future__ import annotations

from service.floor.commands import DecideGarment, DeliverGarment, SetIndividualTiming
from service.floor.facts import IndividualTimingSet
from service.floor.state import OwnFigures

from .walks import WalkingShop


def walk(shop: WalkingShop, name: str) -> None:
    """Half a minute to the rail and back."""
    shirt = shop.wants("kim", "shirt-m", "near")
    shop.sets_out("mina", name)
    shop.wait(20)
    shop.picks(shirt)
    shop.wait(10)
    shop.do(DeliverGarment(shirt, "mina"))
    shop.do(DecideGarment(shirt, "kim", "kept"))
    shop.let_time_pass()


def test_nothing_is_kept_of_single_runners_unless_it_is_turned_on() -> None:
    shop = WalkingShop()
    walk(shop, "w1")
    assert shop.floor.timed is None
    assert shop.do(SetIndividualTiming(False, "boss")) == []
    assert shop.floor.today.walk_s == [30.0]


def test_turned_on_it_keeps_what_happens_from_then_on() -> None:
    shop = WalkingShop()
    walk(shop, "w1")
    assert shop.do(SetIndividualTiming(True, "boss")) == [IndividualTimingSet(True, "boss")]
    assert shop.do(SetIndividualTiming(True, "boss")) == []
    walk(shop, "w2")
    assert shop.floor.timed == {"mina": OwnFigures(walks=1, pieces=1, walk_s=[30.0])}


def test_turned_off_it_is_forgotten() -> None:
    shop = WalkingShop()
    shop.do(SetIndividualTiming(True, "boss"))
    walk(shop, "w1")
    shop.do(SetIndividualTiming(False, "boss"))
    assert shop.floor.timed is None
    assert shop.floor.today.walk_pieces == 1
    shop.do(SetIndividualTiming(True, "boss"))
    assert shop.floor.timed == {}


def test_a_new_day_begins_with_nothing() -> None:
    shop = WalkingShop()
    shop.do(SetIndividualTiming(True, "boss"))
    walk(shop, "w1")
    shop.let_time_pass(24 * 3600)
    shop.start("bora")
    assert shop.floor.timed == {}
