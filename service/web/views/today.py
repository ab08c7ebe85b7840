"""Today at a glance, for the manager. A rate is shown only with what it is a rate of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import median

from service.clock import rfc3339
from service.floor.audience import Audience, tells
from service.floor.promise import percentile
from service.floor.tally import Tally, local
from service.log.codec import Recorded
from service.web.moment import Moment
from service.web.serving import Serving
from service.web.views import View
from service.web.views.booking import bookings
from service.web.views.garment import garment_line, name_view
from service.web.views.honesty import honesties, kept_view, promises_view, rate
from service.web.views.line import line, ready, told_waits
from service.web.views.load import load_view
from service.web.views.naming import room_name
from service.web.views.pieces import questions
from service.web.views.team import escalated, team_figures, timing_of_all

COUNTS = (
    "visits",
    "requests",
    "carried",
    "delivered",
    "not_found",
    "cancelled",
    "kept",
    "left",
)
#: Styles that are named one by one; there is always a longest, and seldom a long list.
MOST_STYLES = 5
MANAGER = Audience("manager")
HOURLY = ("visits", "requests", "delivered")


def today_view(moment: Moment, recent: Iterable[Recorded], serving: Serving) -> View:
    floor = moment.floor
    zone = floor.plan.timezone if floor.plan else "UTC"
    day = local(moment.now, zone).date().isoformat()
    # Nothing was counted today yet: yesterday's figures must not stand under today's date.
    tally = floor.today if floor.today.day == day else Tally(day=day)
    counts = {what: tally.counts.get(what, 0) for what in COUNTS}
    return {
        "position": moment.position,
        "day": day,
        **counts,
        "in_store": len(floor.present),
        "waiting": ready(moment),
        "rooms": dict(Counter(room.state for room in floor.rooms.values())),
        "kept_rate": rate(counts["kept"], counts["kept"] + counts["left"]),
        "fill_rate": rate(counts["delivered"], counts["delivered"] + counts["not_found"]),
        "wait": _durations(tally.wait_s),
        "waits": told_waits(tally.waits),
        "bring": _durations(tally.bring_s),
        "promises_kept": kept_view(honesties(tally)),
        "promises": promises_view(tally),
        "recovered": tally.counts.get("recovered", 0),
        **_phantom(tally, moment),
        "questions": questions(moment),
        "load": load_view(moment)["load"],
        "team": team_figures(tally),
        "individual_timing": timing_of_all(moment),
        "escalated": escalated(moment),
        "hours": _hours(tally),
        "line": line(moment),
        "bookings": bookings(moment),
        "alerts": _alerts(moment),
        "recent": [
            _told(moment, recorded)
            for recorded in reversed(list(recent))
            if _worth_telling(recorded)
        ],
        "release": {
            "id": serving.release_id,
            "wanted": serving.wanted,
            "error": serving.problem,
        },
    }


def _alerts(moment: Moment) -> list[View]:
    """What is wrong now, the oldest first."""
    return [
        {
            "id": alert.id,
            "code": alert.code,
            "room": room_name(moment, alert.room) if alert.room else None,
            "since": rfc3339(alert.raised_at),
        }
        for alert in moment.floor.alerts.values()
    ]


def _phantom(tally: Tally, moment: Moment) -> View:
    """How long garments were wanted while every piece of them was with other shoppers or on its way
    to or from them: from a wish to the piece that came back, or to its end. Nobody's wish, nothing
    counted; nothing either where the store had no piece."""
    styles = moment.display.release.styles
    by_style = sorted(tally.phantom_s.items(), key=lambda one: (-sum(one[1]), one[0]))
    return {
        "phantom_s": round(sum(map(sum, tally.phantom_s.values()))),
        "phantoms": sum(map(len, tally.phantom_s.values())),
        "phantom_styles": [
            {
                "style": style,
                "name": name_view(styles[style]) if style in styles else {"und": style},
                "seconds": round(sum(waits)),
                "n": len(waits),
            }
            for style, waits in by_style[:MOST_STYLES]
        ],
    }


def _durations(values: list[float]) -> View | None:
    if not values:
        return None
    return {
        "median_s": round(median(values)),
        "p90_s": round(percentile(values, 0.9)),
        "n": len(values),
    }


def _hours(tally: Tally) -> list[View]:
    """From the first hour in which something happened to the last, with the quiet ones between."""
    busy = [hour for what in HOURLY for hour in tally.hours.get(what, {})]
    if not busy:
        return []
    return [
        {"hour": hour, **{what: tally.hours.get(what, {}).get(hour, 0) for what in HOURLY}}
        for hour in range(min(busy), max(busy) + 1)
    ]


def _worth_telling(recorded: Recorded) -> bool:
    return tells(recorded.fact, MANAGER)


def _told(moment: Moment, recorded: Recorded) -> View:
    """One fact in the live feed: who by call sign, where, and which garment."""
    fact = recorded.fact
    floor = moment.floor
    visit = floor.visits.get(getattr(fact, "visit", None) or "")
    request = floor.requests.get(getattr(fact, "request", None) or "")
    room = getattr(fact, "room", None)
    gtin = request.gtin if request else getattr(fact, "gtin", None)
    return {
        "kind": fact.kind,
        "at": rfc3339(recorded.at),
        "call_sign": visit.call_sign if visit else None,
        "room": room_name(moment, room) if room else None,
        "garment": garment_line(moment, gtin)["name"] if gtin else None,
    }
