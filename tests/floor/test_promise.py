"""The promise: by plan, times what was learned here, said the way people say it."""

from __future__ import annotations

import math

import pytest

from catalog.store import Area, FittingRoom, Fixture, Place, StorePlan, Zone
from service.floor.commands import EnterRoom
from service.floor.facts import PromiseMade
from service.floor.policy import DEFAULT
from service.floor.promise import Estimate, Promise, Reason, percentile, promise
from service.floor.promise.learning import KEPT, STEP, STRETCH, Lesson, learn, settle, usual
from service.floor.state import Learned

from .shop import Shop

#: A room at the top, a zone 22 metres from it, and another 110 metres away.
MAPPED = StorePlan(
    id="demo",
    name={"en": "Demo"},
    timezone="Asia/Seoul",
    currency="KRW",
    zones=(
        Zone("near", {"en": "Near"}, Area(0, 20, 4, 4)),
        Zone("far", {"en": "Far"}, Area(50, 58, 4, 4)),
    ),
    fixtures=(Fixture("rail", "near", {"en": "Rail"}, Place(2, 22)),),
    rooms=tuple(FittingRoom(room, {"en": room}, at=Place(2, 0)) for room in ("1", "2")),
)


def said(shop: Shop, zone: str | None = None, fixture: str | None = None) -> Promise:
    return promise(shop.floor, shop.policy, shop.now, zone, fixture)


@pytest.mark.parametrize(
    ("share", "value"), [(0.0, 10.0), (0.2, 10.0), (0.5, 30.0), (0.8, 40.0), (0.81, 50.0)]
)
def test_a_percentile_is_one_of_the_measured_values(share: float, value: float) -> None:
    assert percentile([50.0, 10.0, 40.0, 20.0, 30.0], share) == value


def test_a_percentile_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        percentile([], 0.8)


def test_on_the_first_day_a_promise_is_the_plan_and_says_so(shop: Shop) -> None:
    """24 metres, 20 s until somebody sets off, 50 s to find and hang it; and half of that again."""
    shop.staffed("mina")
    assert said(shop) == Promise(150, "planned", baseline_s=92)


def test_with_nobody_known_on_the_floor_somebody_must_be_found_first(shop: Shop) -> None:
    assert said(shop) == Promise(
        360, "planned", 252, Reason("nobody_on_floor", ahead=0, runners=0, walk_s=22)
    )


def test_what_hangs_far_away_takes_longer_and_says_why() -> None:
    shop = Shop(MAPPED)
    shop.staffed("mina")
    assert said(shop, "near", "rail").baseline_s == 20 + 50 + 40
    assert said(shop, "far") == Promise(
        420, "planned", 270, Reason("far", ahead=0, runners=1, walk_s=200)
    )


def test_the_work_ahead_is_shared_by_the_hands_there_are(shop: Shop) -> None:
    """Each task ahead costs its handling, 50 s, and a sixth of a round, 22 s."""
    shop.staffed("mina")
    shop.in_room("kim")
    alone = said(shop).baseline_s
    for gtin in ("shirt-s", "shirt-m", "shirt-l"):
        shop.ask("kim", gtin)
    assert said(shop).baseline_s == pytest.approx(alone + 3 * (50 + 21.8 / 6), abs=1)
    assert said(shop).seconds == 360
    assert said(shop).why == Reason("many_ahead", ahead=3, runners=1, walk_s=22)
    shop.staffed("joon")
    assert said(shop).baseline_s == pytest.approx(alone + 1.5 * (50 + 21.8 / 6), abs=1)


def test_what_somebody_has_in_hand_is_nearly_done(shop: Shop) -> None:
    shop.staffed("mina")
    shop.in_room("kim")
    shop.pick(shop.ask("kim", "shirt-m"))
    assert said(shop).baseline_s == 92 + 15


def test_a_shopper_who_enters_is_promised_what_holds_then(shop: Shop) -> None:
    """The piece was picked a minute ago, while they stood in line: it is only to be hung."""
    shop.staffed("mina")
    shop.start("kim")
    task = shop.pick(shop.ask("kim", "shirt-m"))
    assert shop.request(task).promised_at is None
    shop.wait(60)
    assert shop.do(EnterRoom("kim"))[1:] == [PromiseMade(task, "kim", 30, baseline_s=15)]
    assert shop.request(task).promised_at == shop.now + 30_000
    assert shop.request(task).lesson == "in hand@9"


def test_a_lesson_is_how_much_longer_it_took_than_planned(shop: Shop) -> None:
    shop.staffed("mina")
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m")
    shop.wait(184)
    shop.bring(task)
    assert shop.floor.learned.store == [pytest.approx(math.log(2), abs=1e-4)]
    assert [*shop.floor.learned.hours] == ["@9"]


def test_a_zone_that_has_measured_little_is_believed_only_so_far() -> None:
    """Twenty walks weigh as much as what was known before them."""
    learned = Learned()
    lesson = Lesson("tops", 14)
    assert usual(learned, lesson, KEPT) == pytest.approx(1.5)
    learned.store = [math.log(6.0)] * 20
    assert usual(learned, lesson, KEPT) == pytest.approx(3.0)
    learned.zones["tops"] = [math.log(12.0)] * 20
    assert usual(learned, lesson, KEPT) == pytest.approx(6.0)
    learned.hours["tops@14"] = [math.log(1.5)] * 20
    assert usual(learned, lesson, KEPT) == pytest.approx(3.0)
    assert usual(learned, Lesson("tops", 15), KEPT) == pytest.approx(6.0)


def test_only_the_last_walks_of_an_hour_count() -> None:
    learned = Learned()
    for _ in range(500):
        learn(learned, Lesson("tops", 14), took_s=200, baseline_s=100)
    lengths = (len(learned.store), len(learned.zones["tops"]), len(learned.hours["tops@14"]))
    assert lengths == (400, 150, 60)


def test_four_kept_promises_make_up_for_a_broken_one() -> None:
    learned = Learned()
    settle(learned, False, 9, 0)
    assert learned.stretch == pytest.approx(KEPT * STEP)
    for _ in range(4):
        settle(learned, True, 9, 0)
    assert learned.stretch == pytest.approx(0.0)


def test_a_stretch_has_an_end() -> None:
    learned = Learned()
    for _ in range(100):
        settle(learned, False, 9, 0)
    assert learned.stretch == STRETCH[1]


def test_however_slow_the_store_gets_four_in_five_promises_are_kept(shop: Shop) -> None:
    """Every walk takes as long as a clockwork says, and from one day to the next twice as long."""
    shop.staffed("mina")
    for pace in (1.0, 2.0, 0.5):
        kept = 0
        for number in range(200):
            promised = Estimate.of(shop.floor, DEFAULT, shop.now).new(None, None)
            took = 92 * pace * (0.6 + 0.2 * (number * 7 % 10))
            kept += took <= promised.seconds
            settle(shop.floor.learned, took <= promised.seconds, 9, shop.now)
            learn(shop.floor.learned, Lesson("", 9), took, promised.baseline_s)
        assert 0.78 <= kept / 200 <= 0.82, pace
