"""Companions: they join with a code, add, vote and are called; and they end with the visit."""

from __future__ import annotations

from service.floor.commands import (
    CallCompanion,
    DecideGarment,
    EndVisit,
    GiveOpinion,
    IssueCode,
    JoinAsCompanion,
    PartCompany,
    RequestGarment,
    TakeOver,
    Vote,
)
from service.floor.facts import (
    CompanionCalled,
    CompanionCodeIssued,
    CompanionJoined,
    CompanionLeft,
    VoteGiven,
)

from .shop import OPENING, Shop, kinds


def joins(shop: Shop, companion: str, visit: str = "kim") -> str:
    shop.do(IssueCode(visit, "digest", companion=True))
    shop.do(JoinAsCompanion("digest", companion))
    return companion


def test_a_second_phone_joins_with_the_code_that_the_shopper_shows(shop: Shop) -> None:
    shop.start("kim")
    assert shop.do(IssueCode("kim", "digest", companion=True)) == [
        CompanionCodeIssued("kim", "digest", until=OPENING + 600_000)
    ]
    assert shop.do(JoinAsCompanion("digest", "lee", "friend")) == [
        CompanionJoined("kim", "lee", 1, "friend")
    ]
    assert shop.refuses(JoinAsCompanion("digest", "park")) == "code_unknown"


def test_a_code_for_companions_takes_nothing_over_and_the_other_way_round(shop: Shop) -> None:
    shop.start("kim")
    shop.do(IssueCode("kim", "companions", companion=True))
    shop.do(IssueCode("kim", "takes over"))
    assert shop.refuses(TakeOver("companions")) == "code_unknown"
    assert shop.refuses(JoinAsCompanion("takes over", "lee")) == "code_unknown"
    shop.wait(600)
    assert shop.refuses(JoinAsCompanion("companions", "lee")) == "code_unknown"


def test_a_number_is_given_once_so_that_nobody_is_taken_for_another(shop: Shop) -> None:
    shop.start("kim")
    joins(shop, "lee")
    joins(shop, "park")
    assert shop.do(PartCompany("kim", "lee")) == [CompanionLeft("kim", "lee")]
    joins(shop, "choi")
    numbers = {one.id: one.number for one in shop.visit("kim").companions.values()}
    assert numbers == {"park": 2, "choi": 3}


def test_no_more_than_four_come_along(shop: Shop) -> None:
    shop.start("kim")
    for companion in ("a", "b", "c", "d"):
        joins(shop, companion)
    shop.do(IssueCode("kim", "digest", companion=True))
    assert shop.refuses(JoinAsCompanion("digest", "e")) == "company_full"
    shop.do(PartCompany("kim", "a"))
    assert shop.do(JoinAsCompanion("digest", "e")) == [CompanionJoined("kim", "e", 5)]


def test_a_companion_votes_and_may_think_again(shop: Shop) -> None:
    shop.start("kim")
    joins(shop, "lee")
    assert shop.do(Vote("kim", "lee", "shirt", "like")) == [
        VoteGiven("kim", "lee", "shirt", "like")
    ]
    assert shop.do(Vote("kim", "lee", "shirt", "like")) == []
    shop.do(Vote("kim", "lee", "jeans", "dislike"))
    shop.do(Vote("kim", "lee", "shirt", None))
    assert shop.visit("kim").companions["lee"].votes == {"jeans": "dislike"}
    assert shop.visit("kim").opinions == {}


def test_what_a_companion_adds_says_whose_idea_it_was(shop: Shop) -> None:
    shop.in_room("kim")
    joins(shop, "lee")
    shop.do(RequestGarment("r1", "kim", "shirt-m", "shirt", "shirt/white", companion="lee"))
    assert shop.request("r1").by == "lee"
    assert shop.request(shop.ask("kim", "shirt-s")).by is None
    stranger = RequestGarment("r2", "kim", "shirt-l", "shirt", "shirt/white", companion="park")
    assert shop.refuses(stranger) == "companion_unknown"


def test_what_was_left_stays_left_whatever_a_companion_adds(shop: Shop) -> None:
    shop.in_room("kim")
    joins(shop, "lee")
    request = shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(DecideGarment(request, "kim", "left"))
    again = RequestGarment("r1", "kim", "shirt-l", "shirt", "shirt/white", companion="lee")
    assert shop.refuses(again) == "already_asked"
    assert shop.request(request).outcome == "left"


def test_a_companion_is_called_and_called_again(shop: Shop) -> None:
    shop.in_room("kim")
    joins(shop, "lee")
    for _ in range(2):
        assert shop.do(CallCompanion("kim", "lee")) == [CompanionCalled("kim", "lee")]
        assert shop.visit("kim").companions["lee"].called_at == shop.now
        shop.wait(30)


def test_nobody_acts_for_the_companion_of_somebody_else(shop: Shop) -> None:
    shop.start("kim")
    shop.start("park")
    joins(shop, "lee")
    for command in (
        Vote("park", "lee", "shirt", "like"),
        CallCompanion("park", "lee"),
        PartCompany("park", "lee"),
    ):
        assert shop.refuses(command) == "companion_unknown"


def test_companions_end_with_the_visit(shop: Shop) -> None:
    shop.start("kim")
    joins(shop, "lee")
    shop.do(IssueCode("kim", "another", companion=True))
    shop.do(EndVisit("kim"))
    assert shop.refuses(Vote("kim", "lee", "shirt", "like")) == "visit_over"
    assert shop.refuses(JoinAsCompanion("another", "park")) == "code_unknown"
    assert shop.visit("kim").companions == {}


def test_a_companion_is_no_sign_that_the_shopper_is_still_there(shop: Shop) -> None:
    shop.in_room("kim")
    joins(shop, "lee")
    shop.wait(2699)
    shop.do(Vote("kim", "lee", "shirt", "like"))
    assert kinds(shop.let_time_pass(1)) == ["RoomLeft", "VisitEnded"]


def test_what_the_shopper_says_and_a_companion_votes_are_two_things(shop: Shop) -> None:
    shop.start("kim")
    joins(shop, "lee")
    shop.do(GiveOpinion("kim", "shirt", "dislike"))
    shop.do(Vote("kim", "lee", "shirt", "like"))
    assert shop.visit("kim").opinions["shirt"].opinion == "dislike"
