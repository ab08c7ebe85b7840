"""Views are made one at a time, in turn, and leave half of the time to whoever taps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from service.web import following, showing
from service.web.answering import Answering
from service.web.showing import Showing
from tests.serving import LiveService
from tests.web.streams import kinds, listening


class Loop:
    """Remembers for how long something was put off, and does it when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.put_off: list[float] = []
        self._what: list[Callable[[], object]] = []
        self._passed: list[Callable[[], object]] = []
        monkeypatch.setattr(showing.time, "perf_counter", lambda: self.now)
        monkeypatch.setattr(showing.asyncio, "get_running_loop", lambda: self)

    def time(self) -> float:
        return self.now

    def call_later(self, delay_s: float, what: Callable[..., object], *args: object) -> Loop:
        if args:
            assert delay_s == showing.PASSED_S
            self._passed.append(lambda: what(*args))
        else:
            self.put_off.append(delay_s)
            self._what.append(what)
        return self

    def cancel(self) -> None:
        """What was put off will not be done."""
        self.put_off.clear()
        self._what.clear()

    def go_on(self) -> float:
        """Do what was put off; for how long it was."""
        (delay_s,), (what,) = self.put_off, self._what
        self.put_off.clear()
        self._what.clear()
        what()
        return delay_s

    def let_it_pass(self) -> None:
        """The time is over for whoever was granted a turn last."""
        self._passed.pop()()


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> Loop:
    return Loop(monkeypatch)


def test_one_after_the_other_in_the_order_of_asking(loop: Loop) -> None:
    line, woken = Showing(Answering()), []
    turns = [line.ask(lambda n=n: woken.append(n)) for n in range(3)]  # type: ignore[misc]
    loop.go_on()
    for n, turn in enumerate(turns):
        assert woken == [*range(n + 1)]
        assert [one.granted for one in turns] == [k <= n for k in range(3)]
        with turn:
            pass
        loop.go_on()
    assert loop.put_off == []


def test_as_much_time_is_left_to_others_as_a_view_took(loop: Loop) -> None:
    line = Showing(Answering())
    first = line.ask(lambda: None)
    line.ask(lambda: None)
    assert loop.go_on() == 0.0
    with first:
        loop.now += 0.25
    assert loop.go_on() == 0.25


def test_a_view_waits_for_whoever_waits_for_an_answer_and_not_for_ever(loop: Loop) -> None:
    answering = Answering()
    line, woken = Showing(answering), []
    first, second, _ = [line.ask(lambda n=n: woken.append(n)) for n in range(3)]  # type: ignore[misc]
    with answering:
        loop.go_on()  # no view has taken anybody's time yet
        with first:
            loop.now += 0.25
        loop.now += 0.25
        assert loop.go_on() == 0.25
        assert woken == [0]
        loop.now += showing.YIELDS * 0.25
        assert loop.go_on() == showing.YIELDS * 0.25
        assert woken == [0, 1]
        with second:
            loop.now += 0.25
        loop.now += 0.25
        loop.go_on()
        assert woken == [0, 1]
    assert loop.go_on() == 0.0  # nobody waits any more
    assert woken == [0, 1, 2]


def test_own_news_go_first_and_nobody_waits_for_ever(loop: Loop) -> None:
    line, woken = Showing(Answering()), []
    turns = {}
    for name in ("a1", "a2", "f1", "f2", "f3", "f4", "f5"):
        turns[name] = line.ask(lambda name=name: woken.append(name), name[0] == "f")  # type: ignore[misc]
    for _ in turns:
        loop.go_on()
        with turns[woken[-1]]:
            pass
    assert woken == ["f1", "f2", "f3", "a1", "f4", "f5", "a2"]


def test_the_others_rest_and_whoever_goes_first_does_not_wait_for_them(loop: Loop) -> None:
    line, woken = Showing(Answering()), []
    one, _ = [line.ask(lambda n=n: woken.append(n), first=False) for n in range(2)]  # type: ignore[misc]
    loop.go_on()
    with one:
        loop.now += 0.25
    assert loop.go_on() == 0.25
    assert woken == [0]
    assert loop.put_off == [showing.OTHERS_REST * 0.25]
    first = line.ask(lambda: woken.append("first"))
    assert loop.go_on() == 0.0
    assert woken == [0, "first"]
    with first:
        pass
    loop.now += showing.OTHERS_REST * 0.25
    loop.go_on()
    assert woken == [0, "first", 1]


def test_those_who_see_the_same_are_served_together(loop: Loop) -> None:
    """And what all of them took is left to others."""
    line, woken = Showing(Answering()), []
    turns = {}
    for name in ("kim", "mina", "lee", "joon"):
        staff = "staff" if name in ("mina", "joon") else None
        turns[name] = line.ask(lambda name=name: woken.append(name), together=staff)  # type: ignore[misc]
    loop.go_on()
    with turns["kim"]:
        pass
    loop.go_on()
    assert woken[0] == "kim"
    assert sorted(woken[1:]) == ["joon", "mina"]
    for name in ("joon", "mina"):
        assert loop.put_off == []
        with turns[name]:
            loop.now += 0.25
    assert loop.go_on() == 0.5
    assert woken[-1] == "lee"


def test_a_long_line_is_not_looked_through_for_those_who_come_together(loop: Loop) -> None:
    looked_at = 0

    class Alike:
        def __eq__(self, other: object) -> bool:
            nonlocal looked_at
            looked_at += 1
            return True

        def __hash__(self) -> int:
            return 0

    line = Showing(Answering())
    for _ in range(1_000):
        line.ask(lambda: None, together=Alike())
    loop.go_on()
    assert 0 < looked_at <= 2 * showing.TOGETHER


def test_who_has_gone_is_passed_over(loop: Loop) -> None:
    line, woken = Showing(Answering()), []
    first, second, _ = [line.ask(lambda n=n: woken.append(n)) for n in range(3)]  # type: ignore[misc]
    second.give_up()
    loop.go_on()
    first.give_up()
    first.give_up()
    assert loop.go_on() == 0.0
    assert woken == [0, 2]


def test_a_view_that_fails_is_not_in_the_way_of_others(loop: Loop) -> None:
    line, woken = Showing(Answering()), []
    first, _ = [line.ask(lambda n=n: woken.append(n)) for n in range(2)]  # type: ignore[misc]
    loop.go_on()
    with pytest.raises(ZeroDivisionError), first:
        _ = 1 / 0
    loop.go_on()
    assert woken == [0, 1]


def test_who_does_not_begin_is_passed_over(loop: Loop) -> None:
    """A screen that does not take what it is sent must not be waited for by all others."""
    line, woken = Showing(Answering()), []
    first, second = [line.ask(lambda n=n: woken.append(n)) for n in range(2)]  # type: ignore[misc]
    loop.go_on()
    loop.let_it_pass()
    assert first.over
    loop.go_on()
    assert woken == [0, 1]
    with second:
        pass
    loop.let_it_pass()  # Too late: it is done.
    assert loop.put_off == [0.0]


async def test_a_fact_is_told_at_once_and_the_view_when_it_is_its_turn(
    live_service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim = await live_service.visitor()
    async with listening(kim, "./events") as screen:
        await screen.view()
        mine = asyncio.Event()
        monkeypatch.setattr(showing, "PASSED_S", 60.0)
        turn = live_service.shop.showing.ask(mine.set)
        await mine.wait()
        await kim.post("./place")
        facts = [await screen.next(), await screen.next()]
        assert kinds([fact for fact in facts if fact]) == ["LineJoined", "RoomOffered"]
        ahead = asyncio.create_task(screen.view())
        await kim.get(".")
        assert not ahead.done()
        with turn:
            pass
        assert (await ahead).data["state"] == "offered"


async def test_what_is_done_in_a_room_is_seen_on_its_screen_at_once(
    live_service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what is told nobody: why a garment is left. Only what is around it may wait."""
    kim = await live_service.visitor_in_room()
    request = await kim.request(live_service.little.gtin("tee-1"))
    runner = live_service.runner()
    for step in ("claim", "pick", "delivery"):
        await runner.post(f"/requests/{request}/{step}")
    monkeypatch.setattr(following, "AROUND_S", 60.0)
    async with listening(live_service.room("r1"), "/rooms/r1/events") as screen:
        await screen.view()
        for reasons in ([], ["colour"], ["colour", "price"]):
            said = {"outcome": "left", "reasons": reasons}
            await kim.put(f"./requests/{request}/outcome", said)
            _, view = await screen.until_view()
            assert view.data["visit"]["requests"][0]["reasons"] == reasons


async def test_own_news_do_not_wait_where_news_around_it_do(live_service: LiveService) -> None:
    """A phone that waits to be shown the line is shown at once what its shopper does."""
    kim, lee = await live_service.visitor(), await live_service.visitor()
    line = live_service.shop.showing
    async with listening(kim, "./events") as screen:
        await screen.view()
        line._others_from = asyncio.get_running_loop().time() + 3600
        await lee.post("./place")
        while not line._others:
            await kim.get(".")
        await kim.post("./place")
        facts, view = await screen.until_view()
    assert kinds(facts) == ["LineJoined", "RoomOffered"]
    assert view.data["state"] == "offered"
