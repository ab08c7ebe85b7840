"""Lets the people in, watches the clock, and sees everybody out before anything is judged."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import gevent
from gevent.pool import Pool

from load_tests.chronicle import chronicle
from load_tests.crowd import LOOK_S, OUT_S, Crowd, staff_of
from load_tests.day import Day
from load_tests.ending import Ending
from load_tests.shapes import Shape

#: Between two counts of the people in the store (seconds).
COUNT_S = 1.0
#: So often everything is looked at in the end, until nothing has happened meanwhile.
LOOKS = 10


class NotOpened(OSError):
    """The doors stayed shut; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """Where locust's own page is shown while the day goes on."""

    host: str = "127.0.0.1"
    port: int = 8089


def live(day: Day, shape: Shape, crowd: Crowd, page: Page | None = None) -> Ending:
    """A whole day; what the service says after it."""
    staff = staff_of(day, shape)
    ui = crowd.runner.environment.create_web_ui(page.host, page.port) if page else None
    crowd.runner.start_shape()
    _open(day, crowd, staff)
    counting = gevent.spawn(_count, day, crowd, staff)
    gevent.sleep(shape.seconds)
    crowd.say("closing")
    _wait(day, lambda: crowd.present().inside == 0, "shoppers are still inside")
    crowd.say("staff_stop")
    _wait(day, lambda: crowd.present().at_work == 0, "runners are still at work")
    ending = _look_at_the_end(day)
    told = "runners were not told of everything"
    _wait(day, lambda: crowd.present().at >= ending.told, told)
    counting.kill()
    crowd.say("dark")
    if ui is not None:
        ui.stop()
    return ending


def _open(day: Day, crowd: Crowd, staff: int) -> None:
    """The doors open when every screen shows something."""
    give_up_at = day.now() + OUT_S
    while (screens := crowd.present().screens) < staff:
        if day.now() > give_up_at:
            raise NotOpened(f"only {screens} of {staff} screens show anything")
        gevent.sleep(LOOK_S)
    day.history.began = day.now()
    crowd.say("open")


def _count(day: Day, crowd: Crowd, staff: int) -> None:
    """Now and then: how many are there."""
    while True:
        here = crowd.present()
        day.history.present(day.now(), crowd.runner.user_count - staff, here.inside, here.away)
        gevent.sleep(COUNT_S)


def _wait(day: Day, holds: Callable[[], bool], what: str) -> None:
    give_up_at = day.now() + OUT_S
    while not holds():
        if day.now() > give_up_at:
            day.verdict.fail(f"after {OUT_S:.0f} seconds {what}")
            return
        gevent.sleep(LOOK_S)


def _look_at_the_end(day: Day) -> Ending:
    """The staff's screen, and what anybody is shown of every garment, all at one position.

    The store goes on by itself (a claim lapses, the archive writes), so it may take some looks.
    """
    token = day.tokens["runner-1"]
    staff = get(f"{day.url}{day.base}/staff", token)
    for _ in range(LOOKS):
        styles = Pool(4).imap_unordered(
            lambda style: get(f"{day.url}{day.base}/styles/{style}"), day.garments
        )
        before, available = staff, dict(_available(styles))
        staff = get(f"{day.url}{day.base}/staff", token)
        if staff["position"] == before["position"]:
            break
    else:
        day.verdict.fail(f"the store did not stand still for one of {LOOKS} looks at its end")
    return Ending(staff, available, _kept(day))


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
