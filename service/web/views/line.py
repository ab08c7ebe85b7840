"""The waiting line as a shopper, the lobby and the staff are shown it, and how honest it was."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import mean, median

from service.floor.state import Visit
from service.floor.tally import ToldWaits
from service.floor.waiting_line import Places, WaitTimes
from service.floor.waiting_line.holding import holds_left
from service.web.moment import Moment
from service.web.views import View, when


def line_view(moment: Moment, visit: Visit) -> View | None:
    """Where a visit stands, from its first scan on, until it has a room or gives the place up.

    ``place`` counts those who are ready; ``choosing`` are before it and have not asked yet, so that
    nobody is surprised to see them go first. ``wait_s`` is now, ``told_s`` was said at first, and
    ``accessible_wait_s`` is what it would be for who needs an accessible room.
    """
    places, waits = _places(moment), _waits(moment)
    found = places.of(visit)
    if found is None:
        return None
    at, of = found
    wait, accessible = waits.of(visit), waits.of(visit, accessible=True)
    return {
        "place": at,
        "of": of,
        "choosing": places.choosing(visit),
        "wait_s": wait.seconds if wait else None,
        "basis": wait.basis if wait else None,
        "accessible_wait_s": accessible.seconds if accessible else None,
        "told_s": visit.told_s,
        "ready": visit.ready,
        "held_until": when(visit.held_until),
        "holds_left": holds_left(visit, moment.policy),
    }


def _places(moment: Moment) -> Places:
    return moment.once("places", lambda: Places(moment.floor))


def _waits(moment: Moment) -> WaitTimes:
    return moment.once(
        "waits", lambda: WaitTimes(moment.floor, moment.now, moment.policy, _places(moment))
    )


def ready(moment: Moment) -> int:
    """How many wait for a room and are ready for it."""
    return _places(moment).ready


def lobby_line(moment: Moment) -> View:
    """How many wait, and how long somebody who comes now would wait; None if no room is open."""
    wait = _waits(moment).next()
    return {
        "waiting": ready(moment),
        "wait_s": wait.seconds if wait else None,
        "basis": wait.basis if wait else None,
    }


def line(moment: Moment) -> list[View]:
    """Who waits for a room, first come first, by call sign; whoever holds the place as well."""
    visits = (moment.floor.visits[visit] for visit in moment.floor.line)
    return [
        {
            "call_sign": visit.call_sign,
            "accessible": visit.accessible,
            "since": when(visit.waiting_since),
            "held_until": when(visit.held_until),
        }
        for visit in visits
        if visit.waiting_since is not None and visit.room is None
    ]


def told_waits(hours: Mapping[int, ToldWaits]) -> View | None:
    """How honest the told waits of a day were: the share that was kept, and by how much too long
    or short they were. ``bias_s`` is what came less what was told; below zero, it came sooner."""
    whole = _honesty([waits for _, waits in sorted(hours.items())])
    if whole is None:
        return None
    by_hour = [{"hour": hour, **(_honesty([hours[hour]]) or {})} for hour in sorted(hours)]
    return {**whole, "hours": by_hour}


def _honesty(told: list[ToldWaits]) -> View | None:
    told_s = [seconds for waits in told for seconds in waits.told_s]
    waited_s = [seconds for waits in told for seconds in waits.waited_s]
    if not told_s:
        return None
    off = [waited - said for waited, said in zip(waited_s, told_s, strict=True)]
    return {
        "n": len(off),
        "kept": round(sum(late <= 0 for late in off) / len(off), 4),
        "bias_s": {"mean": round(mean(off)), "median": round(median(off))},
        "told_median_s": round(median(told_s)),
        "waited_median_s": round(median(waited_s)),
    }
