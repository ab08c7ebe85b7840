"""Experiments of the archive: what was planned, what has been seen of it, and what that tells.

The window must reach over the days of the experiment, and for a change that was made once over as
many before it. What it does not hold is said in the notes, never guessed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from service.insight.displays.looks import Looks, Table, Truths, count
from service.insight.displays.reading import Scans, scans
from service.insight.displays.stands import Stand, days_of, shown, stands
from service.insight.experiments.before_after import MOST_BEFORE, before_after
from service.insight.experiments.blocks import Blocks
from service.insight.experiments.effect import Design, Effect, Note, Waiting
from service.insight.experiments.harm import harm_of_before_after, harm_of_switch_back
from service.insight.experiments.switch_back import switch_back

if TYPE_CHECKING:
    from service.insight.window import Window


WHOLE_DAYS = Blocks()


@dataclass(frozen=True, slots=True)
class Asked:
    """An experiment as it was planned: the fields of the fact. ``stopped_on`` is the first day that
    does not count."""

    id: str
    design: Design
    fixture: str
    words: str
    starts: str
    days: int
    smallest: float
    arms: str = ""
    blocks: Blocks = WHOLE_DAYS
    comparables: tuple[str, ...] = ()
    stopped_on: str | None = None

    @property
    def ends(self) -> str:
        """Its last day."""
        return _plus(self.starts, self.days - 1)

    @property
    def since(self) -> str:
        """The first day that is needed to tell it."""
        return _plus(self.starts, -MOST_BEFORE) if self.design == "before_after" else self.starts


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an experiment. ``visits`` scanned something at its fixture meanwhile."""

    asked: Asked
    found: Effect | Waiting
    visits: int

    @property
    def days_left(self) -> int:
        return self.found.days_left if isinstance(self.found, Waiting) else 0

    @property
    def harmful(self) -> bool:
        """Whether it goes on though its change surely does serious harm."""
        return "harmful" in self.found.notes


def asked_of(fields: Mapping[str, Any], stopped_on: str | None = None) -> Asked:
    """An experiment from the body of its fact."""
    return Asked(
        id=fields["experiment"],
        design=fields["design"],
        fixture=fields["fixture"],
        words=fields["words"],
        starts=fields["starts"],
        days=fields["days"],
        smallest=fields["smallest"],
        arms=fields.get("arms", ""),
        blocks=Blocks(
            fields.get("parts", 1), fields.get("boundary_h", 14), fields.get("washout_h", 0)
        ),
        comparables=tuple(fields.get("comparables", ())),
        stopped_on=stopped_on,
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a display that was recorded on ``day``, beside any experiment."""

    day: str
    fixtures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Record:
    """What a window holds of displays: read once, for however many experiments."""

    since: str
    days: list[str]
    stands: list[Stand]
    scans: Scans
    shown: Truths
    changes: list[Change]
    experiments: list[Asked]

    def at(self, day: str) -> int:
        """Which day of the window this is; below 0 before it."""
        return (_date(day) - _date(self.since)).days


def record(window: Window) -> Record:
    """Everything that experiments are told by; those that were planned in the window, too."""
    found, days = stands(window), days_of(window)
    return Record(
        since=window.span.since,
        days=days,
        stands=found,
        scans=scans(window, [one.id for one in found]).until(len(days)),
        shown=shown(window, found, days),
        changes=_changes(window),
        experiments=_planned(window),
    )


def _planned(window: Window) -> list[Asked]:
    """First planned first."""
    planned = window.rows("SELECT body FROM told WHERE kind = 'ExperimentPlanned' ORDER BY pos")
    stopped = {
        row["id"]: row["day"]
        for row in window.rows(
            "SELECT json_extract_string(body, '$.experiment') AS id, on_day(moment) AS day "
            "FROM told WHERE kind = 'ExperimentStopped' ORDER BY pos DESC"
        )
    }
    found = [json.loads(row["body"]) for row in planned]
    known = {one["experiment"] for one in found}
    before = [one for one in window.span.experiments if one["experiment"] not in known]
    return [
        asked_of(one, one.get("stopped_on") or stopped.get(one["experiment"]))
        for one in (*before, *found)
    ]


def reaching(planned: Sequence[Mapping[str, Any]], since: str) -> str:
    """The first day that a window needs so that all of these can be told, ``since`` at latest."""
    return min([since, *(asked_of(one).since for one in planned)])


def _changes(window: Window) -> list[Change]:
    rows = window.rows(
        "SELECT on_day(moment) AS day, fixture, "
        "json_extract_string(body, '$.from_fixture') AS from_fixture "
        "FROM told WHERE kind = 'DisplayChanged' ORDER BY pos"
    )
    return [
        Change(row["day"], frozenset(filter(None, (row["fixture"], row["from_fixture"]))))
        for row in rows
    ]


def tell(seen: Record, asked: Asked) -> Told:
    """What is known of an experiment; always something, never an exception."""
    ids = [one.id for one in seen.stands]
    if asked.fixture not in ids:
        return Told(asked, Waiting(0, ("fixture_gone",)), 0)
    fixture = ids.index(asked.fixture)
    day = seen.scans.day
    during = (day >= seen.at(asked.starts)) & (day <= seen.at(asked.ends))
    visits = len(np.unique(seen.scans.visit[during & (seen.scans.fixture == fixture)]))
    others, changed = _comparables(seen, asked, ids)
    found = _effect(seen, asked, fixture, others)
    if isinstance(found, Effect):
        notes: list[Note] = ["comparables_changed"] if changed else []
        notes += ["changed_meanwhile"] if _changed_meanwhile(seen, asked) else []
        found = replace(found, notes=(*found.notes, *notes))
    return Told(asked, found, visits)


def harmful(window: Window, k: int) -> list[str]:
    """The experiments that go on though their change surely does serious harm, as far as ``k``
    visits say so."""
    seen = record(window)
    told = [tell(seen, asked) for asked in seen.experiments]
    return [one.asked.id for one in told if one.harmful and one.visits >= k]


def _effect(seen: Record, asked: Asked, fixture: int, others: list[int]) -> Effect | Waiting:
    first, over = seen.at(asked.starts), asked.stopped_on is not None
    had = min(len(seen.days) - first, asked.days)
    if asked.stopped_on is not None:
        had = min(had, (_date(asked.stopped_on) - _date(asked.starts)).days)
    if had <= 0:
        return Waiting(0 if over else asked.days, ("few_days",) if over else ("not_over",))
    if first < 0 or (asked.design == "before_after" and first == 0):
        return Waiting(max(0, asked.days - had), ("no_data",))
    table, parts = table_of(seen, asked.blocks, fixture), asked.blocks.parts
    if asked.design == "before_after":
        so_far = table.columns(0, first + had)
        found = before_after(so_far, fixture, others, first, asked.days, asked.smallest, over)
        harm = harm_of_before_after(so_far, fixture, others, first, asked.days)
    else:
        so_far = table.columns(first * parts, (first + had) * parts)
        found = switch_back(so_far, fixture, others, asked.arms, parts, asked.smallest, over)
        harm = harm_of_switch_back(so_far, fixture, others, asked.arms, parts)
    if harm is None or had >= asked.days:
        return found
    return replace(found, notes=(*found.notes, "stopped_for_harm" if over else "harmful"))


def table_of(seen: Record, blocks: Blocks, fixture: int) -> Table:
    """Every block of the window; the fixture of the experiment makes nobody's traffic."""
    scanned = seen.scans
    looks: Looks = blocks.of(scanned.day, scanned.hour, scanned.visit, scanned.fixture)
    zones = {zone: n for n, zone in enumerate(sorted({one.zone for one in seen.stands}))}
    return count(
        looks,
        [zones[one.zone] for one in seen.stands],
        len(seen.days) * blocks.parts,
        leaving_out=fixture,
        shown=np.repeat(seen.shown, blocks.parts, axis=1),
    )


def _comparables(seen: Record, asked: Asked, ids: list[str]) -> tuple[list[int], bool]:
    """The fixtures that nothing was done to meanwhile, and whether others had to be left out."""
    wanted = [one for one in (asked.comparables or ids) if one in ids and one != asked.fixture]
    touched = {
        fixture
        for change in seen.changes
        if asked.since <= change.day <= asked.ends
        for fixture in change.fixtures
    }
    touched |= {
        one.fixture
        for one in seen.experiments
        if one.id != asked.id and one.starts <= asked.ends and asked.since <= one.ends
    }
    left = [ids.index(one) for one in wanted if one not in touched]
    return left, len(left) < len(wanted)


def _changed_meanwhile(seen: Record, asked: Asked) -> bool:
    """Whether its fixture was changed beside the plan: that of the first day is the plan's own
    where a change was made once; a switch-back is changed all the time, and records its tosses."""
    return asked.design == "before_after" and any(
        asked.fixture in change.fixtures
        and asked.starts < change.day <= (asked.stopped_on or asked.ends)
        for change in seen.changes
    )


def _date(day: str) -> date:
    return date.fromisoformat(day)


def _plus(day: str, days: int) -> str:
    return (_date(day) + timedelta(days)).isoformat()
