"""The order of events on one screen: positions only grow, none twice, none missed."""

from __future__ import annotations

import pytest

from load_tests.sse import Event
from load_tests.streams import Gap, Order


def wrong(order: Order, *told: tuple[str, int]) -> list[str]:
    """What is found wrong with events, each a name and an n."""
    found = [order.check(Event(name, f"7-{n}", {})) for name, n in told]
    return [one for one in found if one is not None]


@pytest.mark.parametrize("dense", [True, False])
def test_facts_and_then_the_view_that_holds_them(dense: bool) -> None:
    events = (("view", 3), ("fact", 4), ("fact", 5), ("view", 5), ("fact", 6), ("view", 6))
    assert wrong(Order(dense), *events) == []


def test_a_phone_is_not_told_of_others() -> None:
    assert wrong(Order(), ("view", 3), ("fact", 9), ("view", 12)) == []


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ((("view", 3), ("view", 3)), "the view of 3 came twice"),
        ((("view", 3), ("view", 2)), "the view of 2 came after that of 3"),
        ((("view", 3), ("fact", 5), ("view", 4)), "the view of 4 came after the fact 5"),
        ((("view", 3), ("fact", 5), ("fact", 5)), "fact 5 came twice"),
        ((("view", 3), ("fact", 3)), "fact 3 came after what follows from it (3)"),
        ((("fact", 3),), "fact 3 came before any view"),
    ],
)
def test_what_must_not_be(events: tuple[tuple[str, int], ...], found: str) -> None:
    assert wrong(Order(), *events) == [found]


@pytest.mark.parametrize(
    ("events", "gap"),
    [
        ((("view", 3), ("fact", 6)), "facts 4 to 5 were missed"),
        ((("view", 3), ("view", 5)), "the view of 5 came without the facts up to it"),
    ],
)
def test_a_runner_is_told_of_everything(events: tuple[tuple[str, int], ...], gap: str) -> None:
    order = Order(dense=True)
    assert wrong(order, *events) == []
    assert [str(one) for one in order.gaps] == [gap]
    assert order.anew == []


def test_who_comes_back_may_begin_anew_with_a_view() -> None:
    order = Order(dense=True)
    wrong(order, ("view", 3))
    order.resume()
    assert wrong(order, ("view", 8), ("fact", 9), ("view", 9)) == []
    assert order.anew == order.gaps == [Gap(4, 8, view=True)]
    order.resume()
    wrong(order, ("fact", 11), ("view", 12))
    assert order.anew == [Gap(4, 8, view=True)], "a line that goes on with facts goes on"


def test_who_comes_back_may_see_the_same_view_again_but_no_fact() -> None:
    order = Order(dense=True)
    assert wrong(order, ("view", 3), ("fact", 4), ("view", 4)) == []
    order.resume()
    assert wrong(order, ("view", 4), ("view", 4)) == ["the view of 4 came twice"]
    order.resume()
    assert wrong(order, ("fact", 4)) == ["fact 4 came twice"]
