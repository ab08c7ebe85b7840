"""A list as the log's facts say it is: one line for each request, at any position."""

from __future__ import annotations

import pytest

from load_tests.account import Account, Entry
from tests.load.observed import DAY, Json, about, requested


def account(*facts: tuple[int, Json]) -> Account:
    made = Account()
    for n, fact in facts:
        made.tell(n, fact)
    return made


@pytest.mark.parametrize(
    ("n", "line"),
    [
        (1, Entry("0001", "requested")),
        (3, Entry("0001", "claimed")),
        (4, Entry("0001", "picked")),
        (5, Entry("0001", "delivered")),
        (6, Entry("0001", "delivered", "left")),
        (12, Entry("0001", "delivered", "left")),
    ],
)
def test_a_line_is_what_has_happened_to_it(n: int, line: Entry) -> None:
    assert account(*DAY).list_at("kim", n)["a"] == line


def test_nothing_is_on_a_list_before_it_was_asked_for() -> None:
    assert account(*DAY).list_at("kim", 6).keys() == {"a"}
    assert account(*DAY).list_at("lee", 12) == {}


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        (about(2, "RequestChanged", "a", gtin="0002"), Entry("0002", "requested")),
        (about(2, "RequestCancelled", "a", go_back=False), Entry("0001", "cancelled")),
        (about(2, "GarmentNotFound", "a", gtin="0001"), Entry("0001", "not_found")),
        (about(2, "ClaimLapsed", "a", runner="mina"), Entry("0001", "requested")),
        (about(2, "TaskReleased", "a", runner="mina"), Entry("0001", "requested")),
        (about(2, "OutcomeWithdrawn", "a"), Entry("0001", "requested")),
    ],
)
def test_what_else_may_happen(fact: tuple[int, Json], line: Entry) -> None:
    assert account(requested(1, "a"), fact).list_at("kim", 2) == {"a": line}


def test_an_older_list_does_not_hide_a_newer_one() -> None:
    books = account(*DAY)
    line = {"id": "a", "gtin": "0001", "state": "claimed", "outcome": None}
    books.shown("kim", 4, [line])
    books.shown("kim", 3, [line])
    assert books.problems() == [
        "visit kim: a is 0001 claimed on its list, and the log says 0001 picked"
    ]
