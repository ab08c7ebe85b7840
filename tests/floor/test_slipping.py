"""Nobody finds out by looking at the clock that a promise was broken."""

from __future__ import annotations

from service.floor.commands import AcceptDelay, CancelRequest
from service.floor.facts import DelayAccepted, PromiseBroken, PromiseSlipping
from service.floor.policy import Policy
from service.floor.promise import promise
from service.floor.tally import Honesty

from .shop import Shop

SAID_S = 150


def told(shop: Shop, seconds: int) -> list[tuple[int, str]]:
    """What is said of promises, second by second, and when."""
    found = []
    for second in range(1, seconds + 1):
        facts = shop.let_time_pass(1, said=True)
        found += [(second, fact.kind) for fact in facts if fact.kind.startswith("Promise")]
    return found


def waiting(shop: Shop) -> str:
    """A garment that is promised in two and a half minutes and that nobody fetches."""
    shop.staffed("mina")
    shop.in_room("kim")
    assert promise(shop.floor, shop.policy, shop.now).seconds == SAID_S
    return shop.ask("kim", "shirt-m")


def test_what_nobody_fetches_is_owned_up_to_when_it_cannot_be_there_in_time(shop: Shop) -> None:
    """By plan it takes 92 s from now on; 58 s after the tap no more than that are left."""
    waiting(shop)
    assert told(shop, SAID_S + 1) == [(59, "PromiseSlipping"), (SAID_S + 1, "PromiseBroken")]


def test_what_is_told_is_a_new_time_after_the_one_that_was_promised(shop: Shop) -> None:
    task = waiting(shop)
    [slips] = shop.let_time_pass(59, said=True)
    assert slips == PromiseSlipping(task, "kim", expected_s=150)
    late = shop.request(task).late
    assert late is not None
    assert (late.expected_at, late.accepted) == (shop.now + 150_000, False)
    assert shop.request(task).promised_at == shop.now + 91_000


def test_what_a_runner_has_in_hand_is_expected_until_the_last_moment(shop: Shop) -> None:
    """It could still be there; but with 20 s left to read and to choose, its shopper is told."""
    task = waiting(shop)
    shop.wait(40)
    shop.pick(task)
    assert told(shop, SAID_S - 40 - 21) == []
    assert told(shop, 1) == [(1, "PromiseSlipping")]


def test_who_is_told_once_is_told_again_only_if_it_gets_much_worse(shop: Shop) -> None:
    task = waiting(shop)
    shop.let_time_pass(59)
    later = [second for second, kind in told(shop, 600) if kind == "PromiseSlipping"]
    assert later == [179, 388, 597]
    late = shop.request(task).late
    assert late is not None
    assert late.expected_at == shop.now + (597 - 600 + 180) * 1000


def test_who_would_rather_wait_says_so_with_one_tap(shop: Shop) -> None:
    task = waiting(shop)
    shop.let_time_pass(59)
    assert shop.do(AcceptDelay(task, "kim")) == [DelayAccepted(task, "kim")]
    assert shop.do(AcceptDelay(task, "kim")) == []
    late = shop.request(task).late
    assert late is not None
    assert late.accepted


def test_what_was_promised_stays_what_is_measured(shop: Shop) -> None:
    task = waiting(shop)
    shop.let_time_pass(59)
    shop.do(AcceptDelay(task, "kim"))
    shop.let_time_pass(SAID_S - 59 + 1)
    shop.bring(task)
    assert shop.floor.today.promises == {9: {"": Honesty(0, 1, [SAID_S], [151.0])}}
    assert shop.request(task).late is None


def test_a_broken_promise_counts_once_even_if_the_garment_never_comes(shop: Shop) -> None:
    task = waiting(shop)
    assert PromiseBroken(task, "kim") in shop.let_time_pass(SAID_S + 1, said=True)
    shop.do(CancelRequest(task, "kim"))
    assert shop.floor.today.promises == {9: {"": Honesty(0, 1)}}


def test_what_is_cancelled_in_time_is_neither_kept_nor_broken(shop: Shop) -> None:
    task = waiting(shop)
    shop.let_time_pass(59)
    shop.do(CancelRequest(task, "kim"))
    shop.let_time_pass(600)
    assert shop.floor.today.promises == {}


def test_a_garment_brought_late_counts_as_broken_even_if_nobody_looked_at_the_clock(
    shop: Shop,
) -> None:
    task = waiting(shop)
    shop.wait(SAID_S + 1)
    shop.bring(task)
    assert shop.floor.today.promises[9][""].broken == 1


def test_to_be_told_is_no_sign_of_life(shop: Shop) -> None:
    waiting(shop)
    seen_at = shop.visit("kim").seen_at
    shop.let_time_pass(SAID_S + 1)
    assert shop.visit("kim").seen_at == seen_at


def test_nobody_is_told_sooner_than_is_expected_and_then_told_again_at_once() -> None:
    """Where promises were much too long of late, new ones are short; what is told must be true."""
    shop = Shop(policy=Policy(slip_again_s=10))
    shop.floor.learned.stretch = -3.0
    shop.staffed("mina")
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m")
    assert told(shop, 5) == [(1, "PromiseSlipping")]
    late = shop.request(task).late
    assert late is not None
    assert late.expected_at >= late.told_at + 90_000
