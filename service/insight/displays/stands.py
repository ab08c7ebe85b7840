"""What stands on the floor: the fixtures of the plan, or, without one, those of the catalogue."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from catalog.store import StorePlan
from service.insight.displays.looks import Truths

if TYPE_CHECKING:
    from service.insight.window import Window


@dataclass(frozen=True, slots=True)
class Stand:
    """A fixture: its arrangement, and how ``far`` (m) it stands from the middle of its zone, None
    where the plan has no map."""

    id: str
    zone: str
    kind: str = "rail"
    far: float | None = None


def stands(window: Window) -> list[Stand]:
    """The fixtures of the plan that was in force last; without one, those that garments name."""
    planned = window.rows(
        "SELECT body FROM told WHERE kind = 'StorePlanned' ORDER BY pos DESC LIMIT 1"
    )
    found = (
        _of_fact(json.loads(planned[0]["body"])["plan"])
        if planned
        else [Stand(*fields) for fields in window.span.stands]
    )
    if found:
        return found
    named = window.rows(
        "SELECT fixture, any_value(zone) AS zone FROM garments WHERE fixture IS NOT NULL "
        "GROUP BY fixture ORDER BY fixture"
    )
    return [Stand(row["fixture"], row["zone"] or "") for row in named]


def stands_of(plan: StorePlan | None) -> list[Stand]:
    """The fixtures of a plan."""
    if plan is None:
        return []
    middles = {zone.id: zone.area.middle for zone in plan.zones if zone.area is not None}
    return [
        Stand(
            one.id,
            one.zone,
            one.kind,
            math.hypot(one.at.x - middles[one.zone].x, one.at.y - middles[one.zone].y)
            if one.at is not None and one.zone in middles
            else None,
        )
        for one in plan.fixtures
    ]


def _of_fact(plan: dict[str, Any]) -> list[Stand]:
    """The plan as a fact has it, which an older version may have written."""
    areas = {zone["id"]: zone["area"] for zone in plan["zones"] if zone.get("area")}
    found = []
    for one in plan["fixtures"]:
        at, area = one.get("at"), areas.get(one["zone"])
        far = None
        if at and area:
            middle = (area["x"] + area["width"] / 2, area["y"] + area["depth"] / 2)
            far = math.hypot(at["x"] - middle[0], at["y"] - middle[1])
        found.append(Stand(one["id"], one["zone"], one.get("kind", "rail"), far))
    return found


def days_of(window: Window) -> list[str]:
    """The days of the window that are over; all of them where nobody said what day it is."""
    first, last = (date.fromisoformat(day) for day in (window.span.since, window.span.until))
    if window.span.today is not None:
        last = min(last, date.fromisoformat(window.span.today) - timedelta(1))
    return [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]


def shown(window: Window, found: list[Stand], days: list[str]) -> Truths:
    """Where something was on display (fixtures, days): what the release in use had there, or was
    moved there. On days before the first release that the window knows of, everywhere."""
    adopted = window.rows(
        "SELECT on_day(moment) AS day, json_extract_string(body, '$.release') AS release "
        "FROM told WHERE kind = 'ReleaseAdopted' ORDER BY pos"
    )
    moved = window.rows(
        "SELECT on_day(moment) AS day, fixture FROM told WHERE kind = 'DisplayChanged' "
        "AND style IS NOT NULL ORDER BY pos"
    )
    hung: dict[str, set[str]] = {}
    for row in window.rows("SELECT DISTINCT release, fixture FROM garments_kept"):
        hung.setdefault(row["release"], set()).add(row["fixture"])
    there = np.ones((len(found), len(days)), np.bool_)
    for at, day in enumerate(days):
        releases = [row["release"] for row in adopted if row["day"] <= day]
        if not releases or releases[-1] not in hung:
            continue
        here = hung[releases[-1]] | {row["fixture"] for row in moved if row["day"] <= day}
        there[:, at] = [one.id in here for one in found]
    return there
