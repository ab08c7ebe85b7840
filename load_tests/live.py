"""Lets the people in, watches the clock, and sees everybody out before anything is judged."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

import gevent
from gevent.pool import Pool
from locust import LoadTestShape
from locust.env import Environment

from load_tests.day import Day
from load_tests.people.person import Person
from load_tests.people.runner import Runner
from load_tests.people.screens import Kiosk, Manager, RoomScreen
from load_tests.people.shopper import Shopper
from load_tests.shapes import people_at
from load_tests.verdict import Ending

#: Everybody is out by then (seconds), or something holds them.
OUT_S = 60.0
#: Between two looks at the clock (seconds).
LOOK_S = 0.1


class DayShape(LoadTestShape):
    """The staff come first; then so many shoppers as the shape of the day says."""

    def __init__(self, day: Day, shape: str, users: int, staff: int, seconds: float) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._day, self._shape, self._users, self._staff = day, shape, users, staff
        self._seconds = seconds
        self._opened: float | None = None

    def tick(self) -> tuple[int, float]:
        if self._opened is None:
            if not self._day.verdict.books_are_open:
                return self._staff, self._staff
            self._opened = self._day.now()
            self._day.open.set()
        progress = (self._day.now() - self._opened) / self._seconds
        return self._staff + people_at(self._shape, self._users, progress), self._users


class Lateness:
    """How late this process is at its own appointments: a load test that is, blames the service."""

    def __init__(self) -> None:
        self.ms: list[float] = []
        self._watch = gevent.spawn(self._look)

    def _look(self) -> None:
        while True:
            due = perf_counter() + LOOK_S
            gevent.sleep(LOOK_S)
            self.ms.append((perf_counter() - due) * 1000)

    def stop(self) -> None:
        self._watch.kill()


def live(day: Day, shape: str, users: int, runners: int, seconds: float) -> Ending:
    """A day of ``seconds``; what the service says after it."""
    Person.day = day
    RoomScreen.fixed_count, Runner.fixed_count = len(day.rooms), runners
    staff = len(day.rooms) + runners + Kiosk.fixed_count + Manager.fixed_count
    environment = Environment(
        user_classes=[Shopper, Runner, RoomScreen, Kiosk, Manager],
        shape_class=DayShape(day, shape, users, staff, seconds),
        host=day.url,
        stop_timeout=OUT_S,
    )
    environment.events.user_error.add_listener(_blame(day))  # type: ignore[no-untyped-call]
    crew = environment.create_local_runner()
    crew.start_shape()
    if not day.open.wait(OUT_S):
        day.verdict.fail("the staff's screens show nothing")
    gevent.sleep(seconds)
    day.closing.set()
    _wait(day, lambda: day.inside == 0, "shoppers are still inside")
    day.staff_stop.set()
    _wait(day, lambda: day.at_work == 0, "runners are still at work")
    ending = _look_at_the_end(day)
    _wait(day, lambda: day.verdict.caught_up(ending), "runners were not told of everything")
    day.dark.set()
    crew.quit()
    return ending


def _blame(day: Day) -> Callable[..., None]:
    def blame(user_instance: Any, exception: BaseException, tb: Any, **more: Any) -> None:
        day.verdict.fail(f"{type(user_instance).__name__}: {type(exception).__name__}: {exception}")

    return blame


def _wait(day: Day, holds: Callable[[], bool], what: str) -> None:
    give_up_at = day.now() + OUT_S
    while not holds():
        if day.now() > give_up_at:
            day.verdict.fail(f"after {OUT_S:.0f} seconds {what}")
            return
        gevent.sleep(LOOK_S)


def _look_at_the_end(day: Day) -> Ending:
    """The staff's screen, and what anybody is shown of every garment."""
    token = day.tokens["runner-1"]
    staff = get(f"{day.url}{day.base}/staff", token)
    styles = Pool(4).imap_unordered(
        lambda style: get(f"{day.url}{day.base}/styles/{style}"), day.garments
    )
    return Ending(staff, dict(_available(styles)))


def _available(styles: Iterable[Any]) -> Iterable[tuple[str, int]]:
    for style in styles:
        for way in style["colourways"]:
            for variant in way["variants"]:
                yield variant["gtin"], variant["available"]


def get(url: str, token: str = "", body: object = None) -> Any:
    """What the service answers; any failure is raised."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    data = None if body is None else json.dumps(body).encode()
    if data is not None:
        headers["Content-Type"] = "application/json"
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=30) as answer:
        return json.load(answer)
