"""The books: what a runner's screen is told must add up, and what does not is found."""

from __future__ import annotations

import pytest

from load_tests.ledger import Ledger
from tests.load.observed import (
    DAY,
    Json,
    about,
    books,
    carried,
    ended,
    ending,
    entered,
    left,
    requested,
)


def problems(*facts: tuple[int, Json]) -> list[str]:
    ledger = Ledger({"0001": 1, "0002": 1})
    for n, fact in facts:
        ledger.tell(n, fact)
    return ledger.problems


def test_an_honest_day_adds_up() -> None:
    assert books(DAY, ending()) == []


def test_a_piece_is_promised_once() -> None:
    promised = "at 2: a piece of 0001 was promised that is not there or not free"
    assert problems(requested(1, "a"), requested(2, "b", "lee")) == [promised]


def test_a_piece_that_was_changed_for_another_is_free_again() -> None:
    changed = about(2, "RequestChanged", "a", gtin="0002")
    assert problems(requested(1, "a"), changed, requested(3, "b", "lee")) == []
    taken = "at 2: a piece of 0002 was promised that is not there or not free"
    assert problems(requested(1, "a"), changed, requested(3, "b", "lee"), carried(4, "c")) == [
        taken.replace("at 2", "at 4")
    ]


def test_a_piece_on_its_way_back_is_free_once_whether_it_hangs_again_or_not() -> None:
    cancelled = about(2, "RequestCancelled", "a", go_back=True)
    recovered = (3, {"kind": "GarmentRecovered", "go_back": "a", "by": "mina"})
    assert problems(requested(1, "a"), cancelled, requested(4, "b")) == []
    assert problems(requested(1, "a"), cancelled, recovered, requested(4, "b")) == []
    twice = (requested(4, "b"), requested(5, "c"))
    assert len(problems(requested(1, "a"), cancelled, recovered, *twice)) == 1


def test_a_piece_on_its_way_back_that_nobody_finds_is_free_no_more() -> None:
    cancelled = about(2, "RequestCancelled", "a", go_back=True)
    lost = (3, {"kind": "GarmentUnaccounted", "go_back": "a", "gtin": "0001", "by": "mina"})
    assert problems(requested(1, "a"), cancelled, lost) == []
    assert len(problems(requested(1, "a"), cancelled, lost, requested(4, "b"))) == 1


@pytest.mark.parametrize("how", ["requested", "changed", "redirected"])
def test_a_piece_on_its_way_back_that_another_shopper_gets_goes_back_no_more(how: str) -> None:
    ledger = Ledger({"0001": 1, "0002": 1})
    requests = {
        "requested": [requested(3, "b", "lee", go_back="a")],
        "changed": [
            requested(3, "b", "lee", gtin="0002"),
            about(4, "RequestChanged", "b", gtin="0001", go_back="a"),
        ],
        "redirected": [
            requested(3, "b", "lee"),
            about(4, "TaskRedirected", "b", go_back="a", missed=False),
        ],
    }
    cancelled = about(2, "RequestCancelled", "a", go_back=True)
    for n, fact in (requested(1, "a"), cancelled, *requests[how]):
        ledger.tell(n, fact)
    assert ledger.pieces["a"].where == "going back"
    ledger.tell(*about(5, "GarmentPicked", "b", runner="mina"))
    assert (ledger.pieces["a"].where, ledger.pieces["b"].where) == ("done", "open")
    assert ledger.problems == []


def test_who_was_promised_a_piece_that_hangs_again_gets_one_from_its_rail() -> None:
    """Another that has gone back since, under the same request's name or not, is not theirs."""
    ledger = Ledger({"0001": 2})
    facts = (
        requested(1, "a"),
        about(2, "RequestCancelled", "a", go_back=True),
        requested(3, "b", "lee", go_back="a"),
        (4, {"kind": "GarmentRecovered", "go_back": "a", "by": "mina"}),
        about(5, "GarmentPicked", "b", runner="mina"),
    )
    for n, fact in facts:
        ledger.tell(n, fact)
    assert ledger.pieces["b"].go_back is None
    assert ledger.problems == []


def test_a_piece_that_nobody_knew_of_is_not_taken_from_the_others() -> None:
    assert problems(requested(1, "a", gtin="0002"), carried(2, "b", found=True)) == []


def test_what_is_missing_is_not_promised_again() -> None:
    missing = about(2, "GarmentNotFound", "a", reason="missing", on_hand=0)
    assert len(problems(requested(1, "a"), missing, requested(3, "b"))) == 1


@pytest.mark.parametrize("reason", ["damaged", "with_customer"])
def test_one_that_is_damaged_leaves_the_others(reason: str) -> None:
    ledger = Ledger({"0001": 2})
    gone = about(2, "GarmentNotFound", "a", reason=reason, on_hand=1)
    for n, fact in (requested(1, "a"), gone, requested(3, "b")):
        ledger.tell(n, fact)
    assert (ledger.problems, ledger.free) == ([], {"0001": 0})


def test_a_request_is_made_once() -> None:
    assert "at 2: request a was made twice" in problems(requested(1, "a"), requested(2, "a"))


def test_a_task_has_one_owner() -> None:
    claims = [about(n, "TaskClaimed", "a", runner=f"runner-{n}") for n in (2, 3)]
    assert problems(requested(1, "a"), *claims) == ["at 3: task a has two owners"]


@pytest.mark.parametrize("back", ["TaskReleased", "ClaimLapsed"])
def test_a_task_that_was_given_back_may_be_claimed(back: str) -> None:
    first, second = (about(n, "TaskClaimed", "a", runner=f"runner-{n}") for n in (2, 4))
    given_back = about(3, back, "a", runner="runner-2")
    assert problems(requested(1, "a"), first, given_back, second) == []


def test_a_room_has_one_visit() -> None:
    assert problems(entered(1), entered(2, visit="lee")) == ["at 2: room r1 has two visits"]
    assert problems(entered(1), left(2), entered(3, visit="lee")) == []


def test_a_visit_is_in_one_room() -> None:
    assert problems(entered(1), entered(2, room="r2")) == ["at 2: visit kim is in two rooms"]


def test_who_leaves_was_there() -> None:
    assert problems(entered(1), left(2, visit="lee")) == [
        "at 2: visit lee left a room that it was not in"
    ]


def test_a_garment_is_brought_to_whoever_asked() -> None:
    delivered = about(3, "GarmentDelivered", "a", runner="mina", room="r1")
    assert problems(requested(1, "a"), entered(2, visit="lee"), delivered) == [
        "at 3: request a was delivered to somebody else's room"
    ]


def test_a_garment_is_brought_once() -> None:
    twice = [about(n, "GarmentDelivered", "a", runner="mina", room="r1") for n in (3, 4)]
    assert problems(requested(1, "a"), entered(2), *twice) == [
        "at 4: request a was delivered but is delivered"
    ]


def test_what_was_brought_is_kept_or_left_before_the_visit_ends() -> None:
    delivered = about(3, "GarmentDelivered", "a", runner="mina", room="r1")
    assert problems(requested(1, "a"), entered(2), delivered, left(4), ended(5)) == [
        "at 5: visit kim ended, and a is delivered"
    ]


def test_one_outcome_each() -> None:
    kept = [about(n, "GarmentKept", "b") for n in (2, 3)]
    assert problems(carried(1, "b"), *kept) == ["at 3: request b has an outcome but is done"]


def test_one_recovery_each() -> None:
    recovered = [(n, {"kind": "GarmentRecovered", "go_back": "b", "by": "mina"}) for n in (3, 4)]
    assert problems(carried(1, "b"), about(2, "GarmentLeft", "b"), *recovered) == [
        "at 4: go-back b was recovered but is done"
    ]


def test_who_was_in_a_room_and_when() -> None:
    ledger = Ledger({})
    for n, fact in (entered(3), left(6), entered(9, visit="lee")):
        ledger.tell(n, fact)
    seen = [ledger.occupant("r1", n) for n in (2, 3, 5, 6, 8, 9, 20)]
    assert seen == [None, "kim", "kim", None, None, "lee", "lee"]
    assert (ledger.room_of("lee"), ledger.room_of("kim")) == ("r1", None)
