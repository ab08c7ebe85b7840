"""Why a garment is liked, disliked or left: words of a closed list, and private."""

from __future__ import annotations

import pytest

from service.floor.audience import Audience, concerns, project, tells
from service.floor.commands import ChangeMind, Command, DecideGarment, EndVisit, GiveOpinion
from service.floor.facts import (
    Because,
    GarmentLeft,
    LeavingExplained,
    OpinionGiven,
    RequestCancelled,
)
from service.floor.reason import REASONS, in_order
from service.floor.state import Said
from service.recommend.wants import REASONS as UNDERSTOOD

from .shop import Shop, kinds


def test_every_reason_that_can_be_given_is_understood_by_the_recommender() -> None:
    assert set(REASONS) == UNDERSTOOD


def test_an_opinion_is_kept_with_its_reasons_and_its_time(shop: Shop) -> None:
    shop.start("kim")
    shop.wait(5)
    given: tuple[Because, ...] = ("price", "colour", "price")
    assert shop.do(GiveOpinion("kim", "shirt", "dislike", given)) == [
        OpinionGiven("kim", "shirt", "dislike", ("colour", "price"))
    ]
    assert shop.visit("kim").opinions == {"shirt": Said("dislike", ("colour", "price"), shop.now)}
    assert shop.do(GiveOpinion("kim", "shirt", "dislike", ("colour", "price"))) == []


def test_an_opinion_that_is_given_again_replaces_its_reasons(shop: Shop) -> None:
    shop.start("kim")
    shop.do(GiveOpinion("kim", "shirt", "dislike", ("colour",)))
    shop.wait(9)
    assert kinds(shop.do(GiveOpinion("kim", "shirt", "dislike"))) == ["OpinionGiven"]
    assert shop.visit("kim").opinions == {"shirt": Said("dislike", (), shop.now)}


@pytest.mark.parametrize(
    "command",
    [
        GiveOpinion("kim", "shirt", None, ("colour",)),
        GiveOpinion("kim", "shirt", "dislike", ("too_small", "too_large")),
        GiveOpinion("kim", "shirt", "like", ("too_long", "too_short")),
        GiveOpinion("kim", "shirt", "dislike", ("ugly",)),  # type: ignore[arg-type]
        DecideGarment("kim:shirt-m", "kim", "kept", ("colour",)),
        DecideGarment("kim:shirt-m", "kim", "left", ("too_small", "too_large")),
    ],
)
def test_reasons_that_make_no_sense_are_refused(command: Command, shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    assert shop.refuses(command) == "reasons_wrong"


def test_no_two_opposites_and_nothing_else_is_refused_of_the_list() -> None:
    assert in_order(["colour", "too_small", "too_long", "fabric"]) == (
        "colour",
        "fabric",
        "too_small",
        "too_long",
    )
    assert in_order([]) == ()
    assert in_order(["too_short", "too_long"]) is None
    assert in_order(["Colour"]) is None


def test_a_garment_is_left_for_reasons_that_can_be_corrected_and_taken_back(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    assert shop.do(DecideGarment("kim:shirt-m", "kim", "left", ("too_small",))) == [
        GarmentLeft("kim:shirt-m", "kim"),
        LeavingExplained("kim:shirt-m", "kim", ("too_small",)),
    ]
    request = shop.request("kim:shirt-m")
    assert (request.why, request.said_at) == (("too_small",), shop.now)
    shop.wait(3)
    assert shop.do(DecideGarment("kim:shirt-m", "kim", "left", ("too_small",))) == []
    corrected = LeavingExplained("kim:shirt-m", "kim", ("too_large",))
    assert shop.do(DecideGarment("kim:shirt-m", "kim", "left", ("too_large",))) == [corrected]
    assert (request.why, request.said_at) == (("too_large",), shop.now)
    shop.do(ChangeMind("kim:shirt-m", "kim"))
    assert (request.why, request.outcome) == ((), None)


def test_of_what_was_put_back_before_it_was_tried_on_a_reason_says_nothing(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m", carry=True)
    assert shop.do(DecideGarment("kim:shirt-m", "kim", "left", ("too_small",))) == [
        RequestCancelled("kim:shirt-m", "kim")
    ]
    assert shop.floor.fit == {}


def test_what_is_assumed_at_the_end_was_not_said(shop: Shop) -> None:
    shop.in_room("kim")
    asked_at = shop.now
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.wait(60)
    shop.do(EndVisit("kim"))
    assert shop.request("kim:shirt-m").outcome == "left"
    assert shop.request("kim:shirt-m").said_at == asked_at


def test_why_is_between_the_shopper_and_the_mirror(shop: Shop) -> None:
    shop.in_room("kim")
    disliked = OpinionGiven("kim", "shirt", "dislike", ("too_small",))
    left = LeavingExplained("kim:shirt-m", "kim", ("too_small",))
    own = Audience("visit", "kim")
    assert project(disliked, own)["reasons"] == ("too_small",)
    assert tells(left, own)
    for other in (Audience("staff"), Audience("manager"), Audience("room", "1"), Audience("lobby")):
        assert "reasons" not in project(disliked, other)
        assert not tells(left, other)
    assert not concerns(left, Audience("staff"), shop.floor)
    # Its own room shows what follows from it: another slate.
    assert concerns(left, Audience("room", "1"), shop.floor)
    assert not concerns(left, Audience("room", "2"), shop.floor)
