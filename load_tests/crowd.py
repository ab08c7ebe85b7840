"""The people of a day: those of this process, or those of several, as whoever runs the day sees
them. Signals go to all of them, and what all of them saw is told as one."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any, Protocol, get_args

import gevent
from locust import LoadTestShape
from locust.env import Environment

from load_tests.day import Day, Word
from load_tests.people.person import Person
from load_tests.people.runner import Runner
from load_tests.people.screens import Kiosk, Manager, RoomScreen
from load_tests.people.shopper import Shopper
from load_tests.present import Present
from load_tests.shapes import Shape
from load_tests.wifi import suffer

#: Everybody is out by then (seconds), or something holds them.
OUT_S = 240.0
#: Between two looks at the clock (seconds).
LOOK_S = 0.1
#: So many of the staff and the screens come a second.
STAFF_COME = 100.0


class Crowd(Protocol):
    """The people of a day, wherever they run."""

    @property
    def runner(self) -> Any:
        """Locust's: it can start a shape, show a page, and be quit."""
        ...

    def present(self) -> Present: ...

    def say(self, word: Word) -> None:
        """Everybody hears it."""
        ...

    def gather(self) -> list[float]:
        """After the last word: put what others saw into the day's books; how late people were."""
        ...

    def quit(self) -> None: ...


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


class DayShape(LoadTestShape):
    """The staff come first; then so many shoppers as the shape of the day says."""

    def __init__(self, day: Day, shape: Shape) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._day, self._shape = day, shape
        self._staff = staff_of(day, shape)

    def tick(self) -> tuple[int, float]:
        day = self._day
        if not day.open.is_set():
            return self._staff, STAFF_COME
        progress = (day.now() - day.history.began) / self._shape.seconds
        return self._staff + self._shape.people_at(
            self._shape.shoppers, progress
        ), self._shape.doors


def staff_of(day: Day, shape: Shape) -> int:
    """How many people and screens are there before the doors open."""
    return len(day.rooms) + shape.runners + len(day.lobbies) + Manager.fixed_count


def environment_of(day: Day, shape: Shape, shaped: DayShape | None) -> Environment:
    """Everybody who comes on this day, for one of locust's runners."""
    Person.day = day
    RoomScreen.fixed_count, Runner.fixed_count = len(day.rooms), shape.runners
    Kiosk.fixed_count = len(day.lobbies)
    fixed = (Runner, RoomScreen, Kiosk, Manager)
    environment = Environment(
        user_classes=[Shopper, *(kind for kind in fixed if kind.fixed_count)],
        shape_class=shaped,
        host=day.url,
        stop_timeout=OUT_S,
    )
    environment.events.user_error.add_listener(_blame(day))  # type: ignore[no-untyped-call]
    return environment


def _blame(day: Day) -> Callable[..., None]:
    def blame(user_instance: Any, exception: BaseException, tb: Any, **more: Any) -> None:
        day.verdict.fail(f"{type(user_instance).__name__}: {type(exception).__name__}: {exception}")

    return blame


class Own:
    """The people of this process."""

    def __init__(self, day: Day, shape: Shape) -> None:
        self._day, self._shape = day, shape
        self._late = Lateness()
        self._outages: list[Any] = []
        self.runner: Any = environment_of(day, shape, DayShape(day, shape)).create_local_runner()

    def present(self) -> Present:
        return present(self._day)

    def say(self, word: Word) -> None:
        self._outages += heed(self._day, self._shape, word)

    def gather(self) -> list[float]:
        self._late.stop()
        return self._late.ms

    def quit(self) -> None:
        gevent.killall(self._outages)
        for word in get_args(Word):  # Where the day broke off, nobody waits for what never comes.
            self._day.hear(word)
        self.runner.quit()


def present(day: Day) -> Present:
    """Of one process."""
    away = sum(screen.away for screen in day.screens)
    return Present(len(day.screens), away, day.inside, day.at_work, day.verdict.at)


def heed(day: Day, shape: Shape, word: Word) -> list[Any]:
    """Let the people of ``day`` hear ``word``; what is to go wrong from then on."""
    day.hear(word)
    outages = shape.outages if word == "open" else ()
    return [gevent.spawn(suffer, day, outage, shape.seconds) for outage in outages]
