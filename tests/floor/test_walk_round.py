"""A round is the shortest way past its rails, and follows the walking order where that is equal."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.store import Place
from service.floor.policy import Policy
from service.floor.walk.round import EXACT, Errand, Round, length, shortest

ROOM, OTHER = Place(0, 0), Place(4, 0)
places = st.builds(Place, st.integers(0, 30), st.integers(0, 30))


def errand(
    request: str, x: float, y: float, room: Place = ROOM, due: int | None = None, step: int = 0
) -> Errand:
    return Errand(request, (step, request), Place(x, y), room, due)


def round_of(*errands: Errand) -> Round:
    found = Round(ROOM)
    for one in errands:
        found = found.with_(one)
    return found


@given(st.lists(places, min_size=1, max_size=5, unique=True), places)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_no_order_is_shorter(stops: list[Place], end: Place) -> None:
    found = shortest(ROOM, stops, end)
    assert sorted(found, key=repr) == sorted(stops, key=repr)
    best = min(length([ROOM, *order, end]) for order in permutations(stops))
    assert length([ROOM, *found, end]) == best


def test_a_long_list_stays_as_it_is() -> None:
    stops = [Place(0, y) for y in (9, 1, 8, 2, 7, 3, 6, 4, 5)]
    assert len(stops) > EXACT
    assert shortest(ROOM, stops, None) == stops


def test_equally_long_orders_follow_the_stores_walking_order() -> None:
    """What hangs on one aisle may be fetched on the way out or on the way back."""
    out = round_of(errand("deep", 0, 30, step=2), errand("front", 0, 10, step=1))
    back = round_of(errand("deep", 0, 30, step=1), errand("front", 0, 10, step=2))
    assert (out.metres, back.metres) == (60, 60)
    assert [one.request for one in out.in_order().errands] == ["front", "deep"]
    assert [one.request for one in back.in_order().errands] == ["deep", "front"]


def test_what_hangs_together_is_fetched_together_and_rooms_come_last() -> None:
    found = round_of(
        errand("shirt", 0, 10, ROOM),
        errand("jeans", 20, 10, OTHER),
        errand("belt", 0, 10, OTHER),
    ).in_order()
    assert [one.request for one in found.errands] == ["belt", "shirt", "jeans"]
    assert found.rooms == (OTHER, ROOM)
    assert found.metres == 10 + 20 + (16 + 10) + 4


def test_an_errand_more_goes_where_it_costs_least() -> None:
    out = round_of(errand("far", 0, 30))
    assert [one.request for one in out.with_(errand("near", 0, 10)).errands] == ["near", "far"]
    assert out.with_(errand("near", 0, 10)).metres == out.metres == 60
    assert out.with_(errand("aside", 10, 30)).metres == 80


def test_what_is_late_is_late_by_walking_picking_and_hanging() -> None:
    """To the rail and back, twenty seconds each; ten to find the garment and five to hang it."""
    policy = Policy(walking_m_s=1.0, pick_s=10, hang_s=5)
    assert round_of(errand("a", 0, 20, due=55_000)).late(0, policy) == set()
    assert round_of(errand("a", 0, 20, due=54_999)).late(0, policy) == {"a"}
    both = round_of(errand("a", 0, 20, due=55_000), errand("b", 0, 20, OTHER, due=99_000))
    assert both.late(0, policy) == {"a"}


def test_what_is_on_the_arm_already_can_be_late_too() -> None:
    policy = Policy(walking_m_s=1.0, pick_s=10, hang_s=5)
    carried = errand("in-hand", 0, 0, OTHER, due=40_000)
    found = Round(Place(0, 20), carried=(carried,)).with_rooms_in_order()
    assert found.late(0, policy) == set()
    assert found.with_(errand("more", 0, 20, OTHER)).late(0, policy) == {"in-hand"}
