"""What is remembered is sifted: what is under way is apart, and a dictionary in everything else."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass

import pytest

from service.floor import Floor
from service.floor.commands import ChangeMind, DecideGarment, EndVisit
from service.floor.state.remembered import Remembered
from service.log.ahead import copy_of
from service.log.codec import read_floor, write_floor

from .shop import Shop


@dataclass(slots=True)
class Thing:
    under_way: bool = True


def test_what_is_over_is_set_apart_and_what_begins_again_is_in_its_old_place() -> None:
    one, two, three = Thing(), Thing(), Thing(False)
    things = Remembered({"one": one})
    things["two"] = two
    things["three"] = three
    assert things == {"one": one, "two": two, "three": three}
    assert (list(things.under_way), list(things.over)) == ([one, two], [three])
    one.under_way = False
    things.look_again("one")
    assert (list(things.under_way), list(things.over)) == ([two], [three, one])
    one.under_way = True
    things.look_again("one")
    assert [id(each) for each in things.under_way] == [id(one), id(two)]
    del things["one"], things["three"]
    assert (list(things.under_way), list(things.over)) == ([two], [])
    things.look_again("nobody")
    things["two"] = Thing(False)
    assert not things.under_way


def test_copies_of_any_kind_are_apart_and_sifted() -> None:
    things = Remembered({"one": Thing(), "two": Thing(False)})
    for other in (copy.copy(things), copy.deepcopy(things), pickle.loads(pickle.dumps(things))):
        other["three"] = Thing()
        assert (len(other.under_way), len(other.over)) == (2, 1)
        assert (len(things.under_way), len(things.over)) == (1, 1)


def test_nothing_comes_or_goes_unnoticed() -> None:
    for change in ("pop", "popitem", "setdefault", "update", "clear", "__ior__"):
        with pytest.raises(TypeError, match="one by one"):
            getattr(Remembered[Thing](), change)({})


def test_copies_and_snapshots_of_a_floor_are_sifted_alike(shop: Shop) -> None:
    shop.in_room("kim")
    kept = shop.bring(shop.ask("kim", "shirt-m"))
    shop.ask("kim", "shirt-l")
    shop.do(DecideGarment(kept, "kim", "kept"))
    shop.in_room("lee")
    shop.do(EndVisit("lee"))
    for other in (copy_of(shop.floor), read_floor(write_floor(shop.floor))):
        assert other == shop.floor
        assert sifted(other) == sifted(shop.floor) == (["kim:shirt-l"], ["kim"], ["lee"])


def test_who_thinks_again_has_the_garment_in_hand_again(shop: Shop) -> None:
    shop.in_room("kim")
    first = shop.bring(shop.ask("kim", "shirt-m"))
    shop.ask("kim", "shirt-l")
    shop.do(DecideGarment(first, "kim", "kept"))
    shop.do(ChangeMind(first, "kim"))
    assert sifted(shop.floor)[0] == [first, "kim:shirt-l"]


def sifted(floor: Floor) -> tuple[list[str], list[str], list[str]]:
    """Ids of requests that are under way, of visits that are here, and of those that ended."""
    groups = (floor.under_way, floor.present, floor.departed)
    under_way, present, departed = ([one.id for one in group] for group in groups)
    return under_way, present, departed
