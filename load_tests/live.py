"""Lets the people in, watches the clock, and sees everybody out before anything is judged."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import gevent
from gevent.pool import Pool
from locust import LoadTestShape
from locust.env import Environment

from load_tests.chronicle import chronicle
from load_tests.day import Day
from load_tests.ending import Ending
from load_tests.people.person import Person
from load_tests.people.runner import Runner
from load_tests.people.screens import Kiosk, Manager, RoomScreen
from load_tests.people.shopper import Shopper
from load_tests.shapes import Shape
from load_tests.wifi import suffer

#: Everybody is out by then (seconds), or something holds them.
OUT_S = 240.0
#: Between two looks at the clock (seconds).
LOOK_S = 0.1
#: So many of the staff and the screens come a second.
STAFF_COME = 100.0
#: Between two counts of the people in the store (seconds).
COUNT_S = 1.0


class NotOpened(OSError):
    """The doors stayed shut; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """Where locust's own page is shown while the day goes on."""

    host: str = "127.0.0.1"
    port: int = 8089


class DayShape(LoadTestShape):
    """The staff come first; then so many shoppers as the shape of the day says."""

    def __init__(self, day: Day, shape: Shape, staff: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._day, self._shape, self._staff = day, shape, staff

    def tick(self) -> tuple[int, float]:
        day = self._day
        if not day.open.is_set():
            if len(day.screens) < self._staff:
                return self._staff, STAFF_COME
            day.history.began = day.now()
            day.open.set()
        progress = (day.now() - day.history.began) / self._shape.seconds
        return self._staff + self._shape.people_at(
            self._shape.shoppers, progress
        ), self._shape.doors


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


def live(day: Day, shape: Shape, page: Page | None = None) -> Ending:
    """A whole day; what the service says after it."""
    crew, staff = _crew(day, shape)
    ui = crew.environment.create_web_ui(page.host, page.port) if page else None
    crew.start_shape()
    if not day.open.wait(OUT_S):
        raise NotOpened(f"only {len(day.screens)} of {staff} screens show anything")
    watching = [gevent.spawn(_count, day, crew, staff)]
    watching += [gevent.spawn(suffer, day, outage, shape.seconds) for outage in shape.outages]
    gevent.sleep(shape.seconds)
    day.closing.set()
    _wait(day, lambda: day.inside == 0, "shoppers are still inside")
    day.staff_stop.set()
    _wait(day, lambda: day.at_work == 0, "runners are still at work")
    ending = _look_at_the_end(day)
    _wait(day, lambda: day.verdict.at >= ending.told, "runners were not told of everything")
    gevent.killall(watching)
    day.dark.set()
    crew.quit()
    if ui is not None:
        ui.stop()
    return ending


def _crew(day: Day, shape: Shape) -> tuple[Any, int]:
    """Everybody who comes on this day, and how many of them are there before the doors open."""
    Person.day = day
    RoomScreen.fixed_count, Runner.fixed_count = len(day.rooms), shape.runners
    Kiosk.fixed_count = len(day.lobbies)
    fixed = (Runner, RoomScreen, Kiosk, Manager)
    staff = sum(kind.fixed_count for kind in fixed)
    environment = Environment(
        user_classes=[Shopper, *(kind for kind in fixed if kind.fixed_count)],
        shape_class=DayShape(day, shape, staff),
        host=day.url,
        stop_timeout=OUT_S,
    )
    environment.events.user_error.add_listener(_blame(day))  # type: ignore[no-untyped-call]
    return environment.create_local_runner(), staff


def _count(day: Day, crew: Any, staff: int) -> None:
    """Now and then: how many are there."""
    while True:
        away = sum(screen.away for screen in day.screens)
        day.history.present(day.now(), crew.user_count - staff, day.inside, away)
        gevent.sleep(COUNT_S)


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
    return Ending(staff, dict(_available(styles)), _kept(day))


def _kept(day: Day) -> dict[int, str] | None:
    try:
        return chronicle(day.environment, day.store)
    except LookupError as problem:
        day.verdict.fail(f"what is kept can't be read: {problem}")
        return None


def _available(styles: Iterable[Any]) -> Iterable[tuple[str, int]]:
    for style in styles:
        for way in style["colourways"]:
            for variant in way["variants"]:
                yield variant["gtin"], variant["available"]


def get(url: str, token: str = "") -> Any:
    """What the service answers; any failure is raised."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30) as answer:
        return json.load(answer)
