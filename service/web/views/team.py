"""What is known of the team's walks today, and of one runner only where the store says so."""

from __future__ import annotations

from statistics import median
from typing import get_args

from service.floor.facts import Step
from service.floor.state import OwnFigures
from service.floor.tally import Tally
from service.web.access import Principal
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.garment import garment_line
from service.web.views.naming import room_name


def team_figures(tally: Tally) -> View:
    """Figures of walks that ended today; metres are those of the map between two taps."""
    walks, pieces = tally.counts.get("walks", 0), tally.walk_pieces
    return {
        "walks": walks,
        "pieces": pieces,
        "pieces_per_walk": round(pieces / walks, 1) if walks else None,
        "metres_per_piece": round(tally.walk_m / pieces, 1) if pieces else None,
        "walk_median_s": round(median(tally.walk_s)) if tally.walk_s else None,
        "escalated": {step: tally.counts.get(f"escalated_{step}", 0) for step in get_args(Step)},
    }


def own_timing(moment: Moment, me: Principal) -> View:
    """Whether individual timing is on; then also what is kept of the one who asks."""
    timed = moment.floor.timed
    own = None if timed is None else timed.get(me.subject, OwnFigures())
    return {"on": timed is not None, "mine": _figures(own) if own else None}


def timing_of_all(moment: Moment) -> View:
    """For the manager, who turned it on; each runner sees their own line of it."""
    timed, runners = moment.floor.timed, moment.floor.runners
    lines = [
        {"id": runner, "name": runners[runner].name if runner in runners else None, **_figures(own)}
        for runner, own in (timed or {}).items()
    ]
    return {"on": timed is not None, "runners": lines}


def _figures(own: OwnFigures) -> View:
    return {
        "walks": own.walks,
        "pieces": own.pieces,
        "walk_median_s": round(median(own.walk_s)) if own.walk_s else None,
    }


def escalated(moment: Moment) -> list[View]:
    """Who waits for what nobody took, and who has been told; the longest waiting first."""
    floor = moment.floor
    found = [
        (task.place_at, "request", task.visit, task.escalated, task.gtin)
        for task in floor.under_way
        if task.escalated is not None
    ] + [
        (call.called_at, "help", call.visit, call.escalated, None)
        for call in floor.help_calls.values()
        if call.escalated is not None
    ]
    return [
        {
            "kind": kind,
            "step": step,
            "since": when(since),
            "call_sign": floor.visits[visit].call_sign,
            "room": room_name(moment, room) if (room := floor.visits[visit].room) else None,
            "garment": garment_line(moment, gtin)["name"] if gtin else None,
        }
        for since, kind, visit, step, gtin in sorted(found, key=lambda one: one[0])
    ]
