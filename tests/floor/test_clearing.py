"""Clearing a room is a checklist of what was brought there, and asks questions, never for blame."""

from __future__ import annotations

from service.floor.clearing import Brought, checklist
from service.floor.commands import (
    ChangeMind,
    ClearRoom,
    DecideGarment,
    EndVisit,
    RecoverGarment,
    TurnedUp,
)
from service.floor.facts import (
    GarmentTurnedUp,
    GarmentUnaccounted,
    QuestionAnswered,
    RoomCleared,
)

from .shop import Shop, kinds

FOUND = TurnedUp("new", "jeans-30", "jeans", "jeans/blue")


def visited(shop: Shop) -> None:
    """Kim kept a shirt-m, left a shirt-l and a shirt-s, and has gone; the shirt-s was fetched."""
    shop.in_room("kim")
    for gtin in ("shirt-m", "shirt-l", "shirt-s"):
        shop.bring(shop.ask("kim", gtin))
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    shop.do(DecideGarment("kim:shirt-s", "kim", "left"))
    shop.do(RecoverGarment("kim:shirt-s", "mina"))


def test_a_checklist_says_what_became_of_every_piece(shop: Shop) -> None:
    visited(shop)
    room = shop.room("1")
    assert [one.became for one in checklist(shop.floor, room)] == ["kept", "here", "taken"]
    shop.do(EndVisit("kim"))
    assert checklist(shop.floor, room) == [
        Brought("kim:shirt-m", "shirt-m", "kept"),
        Brought("kim:shirt-l", "shirt-l", "left"),
        Brought("kim:shirt-s", "shirt-s", "taken"),
    ]
    shop.do(ClearRoom("1", "mina"))
    assert checklist(shop.floor, room) == []


def test_of_who_is_forgotten_only_pieces_are_known(shop: Shop) -> None:
    visited(shop)
    shop.do(EndVisit("kim", "forgotten"))
    assert checklist(shop.floor, shop.room("1")) == [Brought("kim:shirt-l", "shirt-l", "left")]
    assert shop.room("1").left_by is None


def test_what_is_missing_is_a_question(shop: Shop) -> None:
    visited(shop)
    shop.do(EndVisit("kim"))
    assert shop.do(ClearRoom("1", "joon", missing=("kim:shirt-l",))) == [
        GarmentUnaccounted("kim:shirt-l", "shirt-l", "1", "joon"),
        RoomCleared("1", "joon"),
    ]
    assert (shop.stock("shirt-l"), [*shop.floor.questions]) == ((0, 0), ["kim:shirt-l"])


def test_only_what_should_hang_there_can_be_missing_there(shop: Shop) -> None:
    visited(shop)
    shop.do(EndVisit("kim"))
    assert shop.refuses(ClearRoom("1", "joon", missing=("kim:shirt-m",))) == "go_back_unknown"


def test_what_nobody_expected_is_moved_from_its_rail(shop: Shop) -> None:
    visited(shop)
    shop.do(EndVisit("kim"))
    assert shop.do(ClearRoom("1", "joon", found=(FOUND,)))[0] == GarmentTurnedUp(
        "new", "jeans-30", "jeans", "jeans/blue", "1", "joon", known=True
    )
    assert shop.stock("jeans-30") == (3, 0)
    back = shop.floor.go_backs["new"]
    assert (back.room, back.by) == (None, "joon")
    shop.do(RecoverGarment("new", "joon"))


def test_what_the_record_did_not_know_of_is_one_piece_more(shop: Shop) -> None:
    visited(shop)
    shop.do(EndVisit("kim"))
    shop.do(ClearRoom("1", "joon", found=(TurnedUp("new", "hat-m", "hat", "hat/red"),)))
    assert shop.stock("hat-m") == (1, 0)


def test_what_was_asked_about_and_turns_up_answers_its_question(shop: Shop) -> None:
    visited(shop)
    shop.do(RecoverGarment(_left(shop), "mina", found=False))
    shop.do(EndVisit("kim"))
    found = TurnedUp("new", "shirt-l", "shirt", "shirt/white")
    facts = shop.do(ClearRoom("1", "joon", found=(found,)))
    assert kinds(facts) == ["QuestionAnswered", "GarmentTurnedUp", "RoomCleared"]
    assert facts[0] == QuestionAnswered("kim:shirt-l", "found", "joon")
    assert (shop.stock("shirt-l"), shop.floor.questions) == ((1, 0), {})


def _left(shop: Shop) -> str:
    shop.do(DecideGarment("kim:shirt-l", "kim", "left"))
    return "kim:shirt-l"


def test_a_piece_that_was_promised_and_is_missing_is_told_before_the_room_is_clear(
    shop: Shop,
) -> None:
    visited(shop)
    _left(shop)
    task = shop.ask(shop.start("lee"), "shirt-l")
    assert shop.refuses(ChangeMind("kim:shirt-l", "kim")) == "promised_on"
    shop.do(EndVisit("kim"))
    assert kinds(shop.do(ClearRoom("1", "joon", missing=("kim:shirt-l",))))[:2] == [
        "GarmentNotFound",
        "GarmentUnaccounted",
    ]
    assert shop.request(task).reason == "missing"
