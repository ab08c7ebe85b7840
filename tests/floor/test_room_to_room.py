"""Room to room: what somebody left goes straight to whoever wants the same, if it is nearer."""

from __future__ import annotations

import pytest

from service.floor.commands import (
    CancelRequest,
    ChangeMind,
    ChangeRequest,
    ClearRoom,
    CountStock,
    DecideGarment,
    DeliverGarment,
    EndVisit,
    PlanStore,
    RecoverGarment,
    RequestGarment,
)
from service.floor.facts import (
    GarmentDelivered,
    GarmentNotFound,
    GarmentRecovered,
    GarmentUnaccounted,
    OutcomeWithdrawn,
    StockCounted,
    TaskRedirected,
)

from .shop import Shop, kinds, plan


@pytest.fixture
def left(shop: Shop) -> str:
    """The only shirt-l hangs in room 1, left by Kim, who is still there. Lee is in room 2."""
    shop.in_room("kim")
    shop.in_room("lee")
    request = shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(DecideGarment(request, "kim", "left"))
    return request


def asks(shop: Shop, visit: str, gtin: str, zone: str) -> str:
    """Ask for what hangs in ``zone``: one zone or two away, as the plan has no map."""
    name = f"{visit}:{gtin}"
    style = gtin.split("-")[0]
    shop.do(RequestGarment(name, visit, gtin, style, f"{style}/white", zone=zone))
    return name


def test_a_left_garment_is_handed_from_room_to_room(shop: Shop, left: str) -> None:
    task = shop.ask("lee", "shirt-l")
    assert shop.request(task).go_back == left
    assert shop.floor.go_backs[left].promised_to == task
    shop.pick(task)
    assert shop.floor.go_backs == {}
    assert shop.do(DeliverGarment(task, "mina")) == [GarmentDelivered(task, "lee", "mina", "2")]
    assert shop.stock("shirt-l") == (1, 1)


def test_a_garment_on_the_next_rail_is_nearer_than_a_knock_at_a_door(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.do(DecideGarment(shop.bring(shop.ask("kim", "shirt-m")), "kim", "left"))
    assert shop.request(asks(shop, "lee", "shirt-m", "near")).go_back is None


def test_a_garment_in_a_room_is_nearer_than_the_far_end_of_the_shop(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.do(DecideGarment(shop.bring(shop.ask("kim", "shirt-m")), "kim", "left"))
    assert shop.request(asks(shop, "lee", "shirt-m", "far")).go_back == "kim:shirt-m"


def test_a_task_that_nobody_has_taken_is_sent_to_what_was_left_meanwhile(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    brought = shop.bring(shop.ask("kim", "shirt-m"))
    task = asks(shop, "lee", "shirt-m", "far")
    shop.do(DecideGarment(brought, "kim", "left"))
    assert shop.let_time_pass(1) == [TaskRedirected(task, "lee", brought)]
    assert shop.let_time_pass(1) == []


def test_whoever_is_on_the_way_to_a_rail_is_not_called_back(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    brought = shop.bring(shop.ask("kim", "shirt-m"))
    shop.claim(asks(shop, "lee", "shirt-m", "far"))
    shop.do(DecideGarment(brought, "kim", "left"))
    assert shop.let_time_pass(1) == []


def test_to_ask_again_for_what_one_left_is_to_think_again(shop: Shop, left: str) -> None:
    asking = shop.asking("kim", "shirt-l")
    assert shop.do(asking) == [OutcomeWithdrawn(left, "kim")]
    assert shop.stock("shirt-l") == (1, 1)


def test_to_change_to_what_one_left_is_to_think_again(shop: Shop, left: str) -> None:
    task = shop.ask("kim", "shirt-m")
    change = ChangeRequest(task, "new", "kim", "shirt-l", "shirt", "shirt/white")
    assert kinds(shop.do(change)) == ["RequestCancelled", "OutcomeWithdrawn"]
    assert shop.request(task).replaced_by == left
    assert shop.request(left).outcome is None


def test_what_was_promised_on_is_not_taken_back(shop: Shop, left: str) -> None:
    shop.ask("lee", "shirt-l")
    assert shop.refuses(ChangeMind(left, "kim")) == "promised_on"


def test_another_piece_takes_over_when_a_left_one_is_wanted_after_all(
    shop: Shop, left: str
) -> None:
    task = shop.ask("lee", "shirt-l")
    shop.do(CountStock("shirt-l", 2))
    assert shop.do(ChangeMind(left, "kim")) == [
        TaskRedirected(task, "lee"),
        OutcomeWithdrawn(left, "kim"),
    ]
    assert shop.stock("shirt-l") == (2, 2)


def test_what_is_cancelled_is_free_again_in_its_room(shop: Shop, left: str) -> None:
    shop.do(CancelRequest(shop.ask("lee", "shirt-l"), "lee"))
    assert (shop.floor.go_backs[left].room, shop.floor.go_backs[left].promised_to) == ("1", None)
    assert shop.stock("shirt-l") == (1, 0)


def test_a_promise_follows_its_piece_to_the_rail(shop: Shop, left: str) -> None:
    task = shop.ask("lee", "shirt-l")
    assert shop.do(RecoverGarment(left, "joon")) == [GarmentRecovered(left, "joon")]
    assert (shop.request(task).state, shop.request(task).go_back) == ("requested", None)
    shop.bring(task)


def test_a_promise_follows_its_piece_into_a_runners_hands(shop: Shop, left: str) -> None:
    task = shop.ask("lee", "shirt-l")
    shop.do(EndVisit("kim"))
    shop.do(ClearRoom("1", "joon"))
    assert (shop.request(task).go_back, shop.floor.go_backs[left].by) == (left, "joon")


def test_a_promise_outlives_the_room_that_its_piece_hung_in(shop: Shop, left: str) -> None:
    task = shop.ask("lee", "shirt-l")
    shop.do(EndVisit("kim"))
    shop.do(PlanStore(plan(["2"])))
    assert (shop.request(task).go_back, shop.floor.go_backs[left].room) == (left, None)
    shop.bring(task)


def test_who_was_promised_what_is_gone_is_told(shop: Shop, left: str) -> None:
    task = shop.ask("lee", "shirt-l")
    assert shop.do(RecoverGarment(left, "mina", found=False)) == [
        GarmentNotFound(task, "lee", "shirt-l", "missing", on_hand=1, runner="mina", go_back=left),
        GarmentUnaccounted(left, "shirt-l", "1", "mina"),
    ]
    assert shop.stock("shirt-l") == (0, 0)


def test_who_was_promised_what_is_gone_gets_another(shop: Shop, left: str) -> None:
    task = shop.ask("lee", "shirt-l")
    shop.do(CountStock("shirt-l", 2))
    assert kinds(shop.do(RecoverGarment(left, "mina", found=False))) == [
        "TaskRedirected",
        "GarmentUnaccounted",
    ]
    assert (shop.request(task).state, shop.stock("shirt-l")) == ("requested", (1, 1))


def test_a_promise_that_the_rail_cannot_keep_is_kept_with_what_was_left(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.do(DecideGarment(shop.bring(shop.ask("kim", "shirt-m")), "kim", "left"))
    task = asks(shop, "lee", "shirt-m", "near")
    assert shop.do(CountStock("shirt-m", 1)) == [
        TaskRedirected(task, "lee", "kim:shirt-m"),
        StockCounted("shirt-m", 1),
    ]
    assert shop.stock("shirt-m") == (1, 1)


def test_what_a_shopper_carries_is_not_the_piece_that_hangs_in_a_room(shop: Shop) -> None:
    """The record knows of one shirt-l, in a room; then the one in Lee's hands is another."""
    shop.in_room("kim")
    shop.start("lee")
    shop.do(DecideGarment(shop.bring(shop.ask("kim", "shirt-l")), "kim", "left"))
    shop.ask("lee", "shirt-l", carry=True)
    assert shop.stock("shirt-l") == (2, 1)
