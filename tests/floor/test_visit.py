"""A visit: started by a scan, taken over by a phone, ended by its shopper, at last forgotten."""

from __future__ import annotations

from service.floor.call_sign import COUNT, LETTERS, call_sign
from service.floor.commands import (
    CallHelp,
    DecideGarment,
    EndVisit,
    GiveOpinion,
    IssueCode,
    JoinLine,
    StartVisit,
    TakeOver,
)
from service.floor.facts import VisitCodeIssued, VisitEnded, VisitStarted, VisitTakenOver
from service.floor.state import Floor, Said, Visit
from service.floor.visit import visit_with_code

from .shop import OPENING, Shop, kinds


def test_a_scan_starts_a_visit_that_has_a_call_sign_and_no_name(shop: Shop) -> None:
    assert shop.do(StartVisit("kim", luck=37, via="kiosk", accessible=True)) == [
        VisitStarted(visit="kim", call_sign="A47", via="kiosk", accessible=True)
    ]
    assert shop.visit("kim") == Visit(
        id="kim", call_sign="A47", via="kiosk", started_at=OPENING, seen_at=OPENING, accessible=True
    )
    assert shop.state("kim") == "browsing"


def test_two_visits_at_once_never_share_a_call_sign(shop: Shop) -> None:
    shop.do(StartVisit("kim", luck=5))
    shop.do(StartVisit("lee", luck=5 + COUNT))
    assert [shop.visit("kim").call_sign, shop.visit("lee").call_sign] == ["A15", "A16"]


def test_a_call_sign_has_no_letter_that_looks_like_a_digit() -> None:
    assert sorted(set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") - set(LETTERS)) == ["I", "O", "Q"]
    floor = Floor()
    assert [call_sign(floor, luck) for luck in (0, 89, 90, COUNT - 1)] == [
        "A10",
        "A99",
        "B10",
        "Z99",
    ]


def test_a_full_house_gets_a_third_digit_rather_than_a_twin() -> None:
    floor = Floor()
    signs = {call_sign(Floor(), luck) for luck in range(COUNT)}
    floor.visits = {sign: Visit(sign, sign, "phone", 0, 0) for sign in signs}
    assert len(signs) == COUNT
    assert call_sign(floor, luck=7) == "A170"
    floor.visits["A170"] = Visit("A170", "A170", "phone", 0, 0)
    assert call_sign(floor, luck=7) == "A171"


def test_a_phone_takes_a_visit_over_with_a_code_that_works_once(shop: Shop) -> None:
    shop.start("kim")
    until = OPENING + 600_000
    assert shop.do(IssueCode("kim", "digest")) == [VisitCodeIssued("kim", "digest", until)]
    assert shop.do(TakeOver("digest")) == [VisitTakenOver("kim", "digest")]
    assert shop.refuses(TakeOver("digest")) == "code_unknown"


def test_a_code_is_good_for_ten_minutes(shop: Shop) -> None:
    shop.start("kim")
    shop.do(IssueCode("kim", "digest"))
    shop.wait(599)
    found = visit_with_code(shop.floor, "digest", shop.now)
    assert found is not None
    assert found.id == "kim"
    shop.wait(1)
    assert shop.refuses(TakeOver("digest")) == "code_unknown"


def test_a_second_code_replaces_the_first(shop: Shop) -> None:
    shop.start("kim")
    shop.do(IssueCode("kim", "first"))
    shop.do(IssueCode("kim", "second"))
    assert shop.refuses(TakeOver("first")) == "code_unknown"
    assert shop.do(TakeOver("second")) == [VisitTakenOver("kim", "second")]


def test_a_code_dies_with_its_visit(shop: Shop) -> None:
    shop.start("kim")
    shop.do(IssueCode("kim", "digest"))
    shop.do(EndVisit("kim"))
    assert shop.refuses(TakeOver("digest")) == "code_unknown"


def test_an_opinion_can_be_given_changed_and_taken_back(shop: Shop) -> None:
    shop.start("kim")
    shop.do(GiveOpinion("kim", "shirt", "like"))
    assert shop.visit("kim").opinions == {"shirt": Said("like", (), shop.now)}
    shop.do(GiveOpinion("kim", "shirt", "dislike"))
    assert shop.visit("kim").opinions == {"shirt": Said("dislike", (), shop.now)}
    shop.do(GiveOpinion("kim", "shirt", None))
    assert shop.visit("kim").opinions == {}


def test_the_same_opinion_twice_is_one_fact(shop: Shop) -> None:
    shop.start("kim")
    assert shop.do(GiveOpinion("kim", "shirt", None)) == []
    assert kinds(shop.do(GiveOpinion("kim", "shirt", "like"))) == ["OpinionGiven"]
    assert shop.do(GiveOpinion("kim", "shirt", "like")) == []


def test_an_end_in_the_room_gives_everything_back(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.bring(shop.ask("kim", "shirt-s"))
    shop.do(DecideGarment("kim:shirt-s", "kim", "kept"))
    shop.pick(shop.ask("kim", "shirt-l"))
    shop.ask("kim", "jeans-30")
    shop.do(CallHelp("kim", "help-1"))

    assert kinds(shop.do(EndVisit("kim"))) == [
        "GarmentLeft",
        "RequestCancelled",
        "RequestCancelled",
        "HelpWithdrawn",
        "RoomLeft",
        "VisitEnded",
    ]
    assert shop.state("kim") == "ended"
    assert shop.room("1").state == "needs_clearing"
    assert {back.id: (back.room, back.by) for back in shop.floor.go_backs.values()} == {
        "kim:shirt-m": ("1", None),
        "kim:shirt-l": (None, "mina"),
    }
    assert shop.floor.help_calls == {}
    assert shop.stock("shirt-s") == (1, 0)
    assert shop.stock("jeans-30") == (3, 0)


def test_an_end_while_a_room_is_offered_gives_it_to_the_next(shop: Shop) -> None:
    for visit in ("kim", "lee", "park"):
        shop.waits(visit)
    assert kinds(shop.do(EndVisit("kim"))) == ["LineLeft", "RoomOffered", "VisitEnded"]
    assert shop.rooms()["1"] == ("offered", "park")
    assert shop.floor.line == ["lee", "park"]


def test_a_garment_that_was_carried_but_never_entered_a_room_was_put_back(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m", carry=True)
    shop.do(EndVisit("kim"))
    assert shop.request("kim:shirt-m").state == "cancelled"
    assert shop.floor.go_backs == {}
    assert shop.stock("shirt-m") == (2, 0)


def test_ending_twice_is_ending_once(shop: Shop) -> None:
    shop.start("kim")
    assert shop.do(EndVisit("kim")) == [VisitEnded("kim", "done")]
    assert shop.do(EndVisit("kim")) == []


def test_whoever_asks_to_be_forgotten_is_forgotten_in_the_middle_of_everything(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.pick(shop.ask("kim", "shirt-l"))
    shop.claim(shop.ask("kim", "shirt-s"))
    shop.ask("kim", "jeans-30", carry=True)
    shop.do(GiveOpinion("kim", "shirt", "like"))
    shop.do(CallHelp("kim", "help-1"))
    shop.do(IssueCode("kim", "digest"))

    assert kinds(shop.do(EndVisit("kim", "forgotten")))[-2:] == ["VisitEnded", "VisitForgotten"]
    assert shop.floor.visits == {}
    assert shop.floor.requests == {}
    assert shop.floor.help_calls == {}
    # The garments are still somewhere, and say nothing about anybody.
    assert {back.gtin: (back.room, back.by) for back in shop.floor.go_backs.values()} == {
        "shirt-m": ("1", None),
        "shirt-l": (None, "mina"),
        "jeans-30": ("1", None),
    }
    assert shop.stock("shirt-s") == (2, 0)
    assert shop.refuses(JoinLine("kim")) == "visit_unknown"


def test_whoever_has_left_can_still_be_forgotten(shop: Shop) -> None:
    shop.start("kim")
    shop.do(EndVisit("kim"))
    assert kinds(shop.do(EndVisit("kim", "forgotten"))) == ["VisitForgotten"]
    assert shop.floor.visits == {}
