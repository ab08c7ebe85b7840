"""Displays for the manager: fixtures, what was changed, and what an experiment wants today."""

from __future__ import annotations

from datetime import date, timedelta

from service.clock import rfc3339
from service.floor.state import Experiment
from service.floor.tally import local
from service.web.moment import Moment
from service.web.views import View
from service.web.views.garment import name_view


def displays_view(moment: Moment) -> View:
    """Changes and experiments are told latest first."""
    floor, plan = moment.floor, moment.floor.plan
    today = local(moment.now, plan.timezone if plan else "UTC").date()
    return {
        "position": moment.position,
        "today": today.isoformat(),
        "fixtures": [
            {"id": one.id, "zone": one.zone, "kind": one.kind, "name": dict(one.name)}
            for one in (plan.fixtures if plan else ())
        ],
        "changes": [
            {
                "fixture": _fixture(moment, change.fixture),
                "words": change.words,
                "style": _style(moment, change.style),
                "from_fixture": _fixture(moment, change.from_fixture),
                "at": rfc3339(change.at),
            }
            for change in reversed(floor.display_changes)
        ],
        "experiments": [
            _experiment(moment, one, today) for one in reversed(list(floor.experiments.values()))
        ],
    }


def _experiment(moment: Moment, one: Experiment, today: date) -> View:
    """``day`` counts from 1 while it is under way; ``today`` and ``tomorrow`` have a letter for
    each part of the day, ``B`` with the change and ``A`` without."""
    now, tomorrow = today.isoformat(), (today + timedelta(1)).isoformat()
    return {
        "id": one.id,
        "design": one.design,
        "fixture": _fixture(moment, one.fixture),
        "words": one.words,
        "starts": one.starts,
        "ends": one.ends,
        "days": one.days,
        "smallest": one.smallest,
        "state": _state(one, now),
        "day": (today - date.fromisoformat(one.starts)).days + 1 if one.arms_on(now) else None,
        "today": one.arms_on(now),
        "tomorrow": one.arms_on(tomorrow),
        "boundary_h": one.boundary_h if one.parts == 2 else None,
    }


def _state(one: Experiment, today: str) -> str:
    if one.stopped_on is not None:
        return "stopped"
    if one.over(today):
        return "over"
    return "planned" if today < one.starts else "running"


def _fixture(moment: Moment, fixture: str | None) -> View | None:
    """A fixture that is not in the plan any more keeps its id for a name."""
    if fixture is None:
        return None
    plan = moment.floor.plan
    names = {one.id: dict(one.name) for one in (plan.fixtures if plan else ())}
    return {"id": fixture, "name": names.get(fixture, {"und": fixture})}


def _style(moment: Moment, style: str | None) -> View | None:
    if style is None:
        return None
    found = moment.display.release.styles.get(style)
    return {"id": style, "name": name_view(found) if found else {"und": style}}
