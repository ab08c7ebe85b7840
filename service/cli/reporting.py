"""``fitroom report``: what a store's days came to, as a table, a picture or a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from rich.markup import escape
from rich.table import Table

from service.archive.lake import Lake
from service.archive.reading import not_archived
from service.cli.house import House, give_up, out
from service.clock import SystemClock
from service.floor import Floor
from service.insight.chart import draw
from service.insight.displays.stands import stands_of
from service.insight.experiments.reading import reaching
from service.insight.making import NoSuchGrouping
from service.insight.registry import REPORTS, answer
from service.insight.report import Report, Row, say
from service.insight.scope import Scope
from service.insight.table import as_csv, as_json
from service.insight.telling import tell
from service.insight.window import NoArchive, Span, look
from service.log.reads import Reads

Form = Literal["table", "csv", "json", "svg", "png"]
FORMS: tuple[Form, ...] = ("csv", "json", "svg", "png")
#: Days of a report whose first day is not named.
DAYS = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report, of which days, by what; as what, where to, in which language."""

    name: str
    since: str
    until: str
    by: str
    form: Form
    to: Path | None
    language: str


def form_of(wanted: Mapping[str, bool]) -> Form:
    """As what, of the words that were said; as a table if none was."""
    said = [form for form in FORMS if wanted.get(form)]
    if len(said) > 1:
        give_up(f"Say one of --{' and --'.join(said)}.")
    return said[0] if said else "table"


def list_reports() -> None:
    """Say what there is to ask."""
    table = Table("report", "says", "by", box=None, padding=(0, 2, 0, 0))
    for spec in REPORTS.values():
        table.add_row(spec.name, say(spec.about, "en"), ", ".join(spec.by))
    out.print(table)


def check(asked: Asked) -> None:
    """Give up on what can't be answered before anything is opened."""
    spec = REPORTS.get(asked.name)
    if spec is None:
        give_up(f"There is no report {asked.name!r}. There are: {', '.join(REPORTS)}.")
    if asked.by and asked.by not in spec.by:
        give_up(f"{asked.name} is told by {', '.join(spec.by)}; not by {asked.by!r}.")
    for day in filter(None, (asked.since, asked.until)):
        try:
            plain = date.fromisoformat(day).isoformat() == day
        except ValueError:
            plain = False
        if not plain:
            give_up(f"--from and --to take a day such as 2026-11-28; not {day!r}.")
    if asked.form == "png" and asked.to is None and sys.stdout.isatty():
        give_up("A picture is no text: name a file with --out.")


async def ask(house: House, store: str, asked: Asked) -> Report:
    """The answer of the lake and of what is in the log after it."""
    lake = Lake.at(house.settings.lake_place)
    span = _span(store, (await house.store(store)).floor, asked)
    days = (span.since, span.until)
    facts = await not_archived(house.redis, store, "facts", *days)
    signals = await not_archived(house.redis, store, "signals", *days)
    try:
        scope = Scope(own=house.settings.own)
        known = facts if store in lake.stores() else None
        with look(lake, span, known, signals, scope=scope) as window:
            report = answer(window, asked.name, asked.by, house.settings.few_visits)
        await Reads(house.redis, store, SystemClock()).note(
            {"role": "manager", "name": "fitroom report", "brand": None, "report": report.name}
            | {"by": report.by, "from": span.since, "to": span.until}
        )
        return report
    except NoArchive:
        give_up(
            f"There is no archive of store {store!r} yet. fitroom run makes one as it goes; "
            "fitroom archive --once makes one now."
        )
    except NoSuchGrouping as problem:
        give_up(f"{asked.name} is not told by {problem}.")


def _span(store: str, floor: Floor, asked: Asked) -> Span:
    """The days asked for, or the last thirty by the store's own clock; experiments take as many
    before as they need."""
    plan = floor.plan
    timezone = getattr(plan, "timezone", "UTC")
    now = datetime.fromtimestamp(SystemClock().now() / 1000, UTC)
    today = now.astimezone(ZoneInfo(timezone)).date().isoformat()
    until = asked.until or today
    since = asked.since or (date.fromisoformat(until) - timedelta(days=DAYS - 1)).isoformat()
    planned = [one.planned for one in floor.experiments.values()]
    if asked.name == "experiments":
        since = reaching(planned, since)
    parts = (*getattr(plan, "zones", ()), *getattr(plan, "fixtures", ()))
    places = {part.id: dict(part.name) for part in parts}
    stands = [astuple(one) for one in stands_of(plan)]
    return Span(store, since, until, timezone, places, stands, planned, today)


def show(report: Report, asked: Asked) -> None:
    """As it was asked for: a table on the console, or a file."""
    if asked.form == "table":
        _print(report, asked.language)
        return
    written = _written(report, asked)
    if asked.to is None:
        sys.stdout.buffer.write(written)
        return
    try:
        asked.to.write_bytes(written)
    except OSError as problem:
        give_up(f"{asked.to} can't be written: {problem.strerror}.")


def _written(report: Report, asked: Asked) -> bytes:
    if asked.form == "csv":
        return as_csv(report).encode("utf-8-sig" if asked.to else "utf-8")
    if asked.form == "json":
        return (json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n").encode()
    svg = draw(report, asked.language)
    if asked.form == "svg":
        return svg.encode()
    from service.insight.picture import as_png

    return as_png(svg)


def _print(report: Report, language: str) -> None:
    table = Table(title=f"{say(report.title, language)}, {report.since} – {report.until}")
    table.add_column(say(report.by_title, language))
    for column in report.columns:
        table.add_column(say(column.title, language), justify="right")
    rows: list[Row] = list(report.rows)
    if report.total is not None:
        table.add_section()
        rows.append(report.total)
    columns = {one.name: [row.cells[one.name] for row in rows] for one in report.columns}
    for row in rows:
        cells = (
            tell(row.cells[one.name], one.unit, language, report.currency, columns[one.name])
            for one in report.columns
        )
        table.add_row(escape(say(row.label, language)), *cells)
    out.print(table)
    for note in report.notes:
        out.print(f"[dim]{escape(say(note, language))}[/]")
    if report.withheld_rows or any(row.withheld for row in rows):
        gone = "1 row" if report.withheld_rows == 1 else f"{report.withheld_rows} rows"
        out.print(
            f"[dim]{gone} and the cells marked – stand on fewer than "
            f"{report.k} visits, and are not shown.[/]"
        )
