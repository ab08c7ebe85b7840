"""Go-backs: garments on their way back to the floor, on hand all the while."""

from __future__ import annotations

from service.floor.commands import CancelRequest, ClearRoom, DecideGarment, EndVisit, RecoverGarment
from service.floor.facts import GarmentRecovered, GarmentUnaccounted
from service.floor.state import GoBack, Question

from .shop import Shop


def left_behind(shop: Shop) -> str:
    """A go-back in room 1, whose visit is over."""
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(EndVisit("kim"))
    return "kim:shirt-l"


def test_a_go_back_knows_its_garment_and_its_room_and_not_its_shopper(shop: Shop) -> None:
    back = left_behind(shop)
    assert shop.floor.go_backs == {
        back: GoBack(back, "shirt-l", "shirt", "shirt/white", since=shop.now, room="1")
    }


def test_a_left_garment_is_on_hand_at_once(shop: Shop) -> None:
    left_behind(shop)
    assert shop.stock("shirt-l") == (1, 0)
    assert shop.floor.available("shirt-l") == 1


def test_a_recovered_garment_hangs_on_its_rail_again(shop: Shop) -> None:
    back = left_behind(shop)
    assert shop.do(RecoverGarment(back, "mina")) == [GarmentRecovered(back, "mina")]
    assert shop.stock("shirt-l") == (1, 0)
    assert shop.floor.go_backs == {}
    shop.start("lee")
    assert shop.request(shop.ask("lee", "shirt-l")).go_back is None


def test_a_go_back_that_is_not_there_is_off_the_stock_and_a_question(shop: Shop) -> None:
    back = left_behind(shop)
    assert shop.do(RecoverGarment(back, "mina", found=False)) == [
        GarmentUnaccounted(back, "shirt-l", "1", "mina")
    ]
    assert shop.stock("shirt-l") == (0, 0)
    assert shop.floor.questions == {
        back: Question(back, "shirt-l", "shirt", "shirt/white", "1", asked_at=shop.now)
    }


def test_a_go_back_is_recovered_once(shop: Shop) -> None:
    back = left_behind(shop)
    shop.do(RecoverGarment(back, "mina"))
    assert shop.refuses(RecoverGarment(back, "joon")) == "go_back_unknown"


def test_a_go_back_may_be_fetched_from_a_room_that_is_in_use(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(DecideGarment("kim:shirt-l", "kim", "left"))
    shop.do(RecoverGarment("kim:shirt-l", "mina"))
    assert shop.stock("shirt-l") == (1, 0)
    assert shop.room("1").state == "occupied"


def test_clearing_one_room_collects_nothing_from_another(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.bring(shop.ask("lee", "shirt-m"))
    shop.do(EndVisit("kim"))
    shop.do(EndVisit("lee"))
    shop.do(ClearRoom("1", "joon"))
    assert {back.id: (back.room, back.by) for back in shop.floor.go_backs.values()} == {
        "kim:shirt-m": (None, "joon"),
        "lee:shirt-m": ("2", None),
    }


def test_a_go_back_outlives_the_visit_it_came_from(shop: Shop) -> None:
    shop.start("kim")
    shop.pick(shop.ask("kim", "shirt-l"))
    shop.do(CancelRequest("kim:shirt-l", "kim"))
    shop.do(EndVisit("kim", "forgotten"))
    shop.do(RecoverGarment("kim:shirt-l", "mina"))
    assert shop.stock("shirt-l") == (1, 0)
