"""``fitroom experiment``: propose a plan for a change on a display, list plans, tell results."""

from __future__ import annotations

import secrets
from dataclasses import astuple, dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from service.archive.lake import Lake
from service.archive.reading import not_archived
from service.cli.house import House, give_up, in_house, out
from service.clock import SystemClock
from service.floor import Floor, Refusal
from service.floor.commands import PlanExperiment
from service.floor.state import Experiment
from service.floor.tally import local
from service.insight.report import Report

if TYPE_CHECKING:
    from service.insight.experiments.plan import Plan

app = typer.Typer(help="Learn what a change on a display does.", no_args_is_help=True)

StoreOption = Annotated[str, typer.Option(help="The store. Default: the only one there is.")]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be tried."""

    fixture: str
    words: str
    starts: str
    parts: int
    boundary_h: int
    washout_h: int
    smallest: float
    seed: int


@app.command("propose")
def propose_(
    fixture: Annotated[str, typer.Argument(help="The fixture that is changed and changed back.")],
    words: Annotated[str, typer.Argument(help="What the change is, in a few words.")],
    store: StoreOption = "",
    starts: Annotated[str, typer.Option(help="The first day. Default: tomorrow.")] = "",
    smallest: Annotated[
        float, typer.Option(help="The smallest effect worth knowing: 0.25 is a quarter.", min=0.01)
    ] = 0.25,
    halves: Annotated[bool, typer.Option("--halves", help="Change at midday, too.")] = False,
    boundary: Annotated[int, typer.Option(help="The hour of that change.", min=1, max=23)] = 14,
    washout: Annotated[
        int | None,
        typer.Option(help="Hours after a change that do not count.", min=0, max=4),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Of the toss. Default: a new one.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Plan it; else only show it.")] = False,
) -> None:
    """Toss a switch-back plan that is long enough: which arrangement stands on which day.

    How long follows from the store's own past days. Nothing is planned without [bold]--accept[/].
    """
    wanted = Wanted(
        fixture=fixture,
        words=words,
        starts=starts,
        parts=2 if halves else 1,
        boundary_h=boundary,
        washout_h=washout if washout is not None else int(halves),
        smallest=smallest,
        seed=secrets.randbits(48) if seed is None else seed,
    )
    in_house(lambda house: _propose(house, store, wanted, accept))


@app.command("list")
def list_(store: StoreOption = "") -> None:
    """The experiments that are planned, under way and lately over, and what stands there today."""

    async def work(house: House) -> None:
        from service.cli.main import the_store

        name = await the_store(house, store)
        floor = (await house.store(name)).floor
        _print_list(floor, _today(floor))

    in_house(work)


@app.command()
def result(
    experiment: Annotated[str, typer.Argument(help="Its id. Default: all of them.")] = "",
    store: StoreOption = "",
    lang: Annotated[str, typer.Option(help="en or ko.")] = "en",
) -> None:
    """What came of an experiment: told once its planned days are over, and how long that takes."""

    async def work(house: House) -> None:
        from service.cli.main import the_store
        from service.cli.reporting import Asked, ask, show

        name = await the_store(house, store)
        known = (await house.store(name)).floor.experiments
        if experiment and experiment not in known:
            give_up(f"There is no experiment {experiment!r}. See fitroom experiment list.")
        asked = Asked("experiments", "", "", "", "table", None, lang)
        show(_only(await ask(house, name, asked), experiment, known), asked)

    in_house(work)


def _only(report: Report, experiment: str, known: dict[str, Experiment]) -> Report:
    """The report of one experiment, or of all of them."""
    if not experiment:
        return report
    words = known[experiment].words
    return replace(
        report,
        rows=tuple(row for row in report.rows if row.key == experiment),
        notes=tuple(note for note in report.notes if note["en"].startswith(f"{words} · ")),
    )


async def _propose(house: House, store: str, wanted: Wanted, accept: bool) -> None:
    from service.cli.main import the_store

    name = await the_store(house, store)
    live = await house.store(name)
    floor = live.floor
    if floor.plan is None or wanted.fixture not in {one.id for one in floor.plan.fixtures}:
        known = ", ".join(one.id for one in (floor.plan.fixtures if floor.plan else ()))
        give_up(f"There is no fixture {wanted.fixture!r}. There are: {known or 'none'}.")
    plan = await _plan(house, name, floor, wanted)
    starts = _day(wanted.starts) or (date.fromisoformat(_today(floor)) + timedelta(1)).isoformat()
    _print_plan(plan, wanted, starts)
    if not accept:
        out.print("Nothing is planned yet: say it again with --accept and the same --seed.")
        return
    outcome = await live.submit(_command(plan, wanted, starts))
    if isinstance(outcome, Refusal):
        give_up(outcome.detail)
    out.print("[bold]Planned.[/] fitroom experiment list says each day what stands there.")


def _day(text: str) -> str:
    """A day as it was said, or nothing."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        give_up(f"--starts takes a day such as 2026-12-01; not {text!r}.")


async def _plan(house: House, store: str, floor: Floor, wanted: Wanted) -> Plan:
    """A plan by what the lake knows of the last weeks; a store without one has an assumed noise."""
    from service.insight.displays.stands import stands_of
    from service.insight.experiments.proposing import PAST_DAYS, Wish, plan_of
    from service.insight.window import NoArchive, Span, look

    assert floor.plan is not None
    today = date.fromisoformat(_today(floor))
    first, last = (today - timedelta(n) for n in (PAST_DAYS, 1))
    span = Span(
        store=store,
        since=first.isoformat(),
        until=last.isoformat(),
        timezone=floor.plan.timezone,
        stands=[astuple(one) for one in stands_of(floor.plan)],
    )
    wish = Wish(
        design="switch_back",
        fixture=wanted.fixture,
        smallest=wanted.smallest,
        parts=wanted.parts,
        boundary_h=wanted.boundary_h,
        washout_h=wanted.washout_h,
    )
    lake = Lake.at(house.settings.lake_place)
    days = (span.since, span.until)
    facts = await not_archived(house.redis, store, "facts", *days)
    signals = await not_archived(house.redis, store, "signals", *days)
    try:
        with look(lake, span, facts, signals) as window:
            return plan_of(window, wish, wanted.seed)
    except NoArchive:
        give_up(f"There is no archive of store {store!r} yet. fitroom archive --once makes one.")


def _command(plan: Plan, wanted: Wanted, starts: str) -> PlanExperiment:
    return PlanExperiment(
        experiment=secrets.token_urlsafe(6),
        design="switch_back",
        fixture=wanted.fixture,
        words=wanted.words,
        starts=starts,
        days=plan.days,
        smallest=wanted.smallest,
        arms=plan.arms,
        parts=plan.parts,
        boundary_h=wanted.boundary_h,
        washout_h=wanted.washout_h,
        seed=wanted.seed,
    )


def _print_plan(plan: Plan, wanted: Wanted, starts: str) -> None:
    first = date.fromisoformat(starts)
    week = 7 * plan.parts
    table = Table("week from", *_weekdays(first), box=None, padding=(0, 2, 0, 0))
    for at in range(0, len(plan.arms), week):
        days = [plan.arms[at + n : at + n + plan.parts] for n in range(0, week, plan.parts)]
        table.add_row((first + timedelta(at // plan.parts)).isoformat(), *days)
    out.print(table)
    noise = "by the store's own past days" if plan.measured else "assumed: too few past days"
    out.print(
        f"B: {escape(wanted.words)}. A: as it was. {plan.days} days from {starts}, seed "
        f"{wanted.seed}; an effect of {wanted.smallest:.0%} is then found four times in five "
        f"(noise of a pair {plan.sd:.2f}, {noise})."
    )
    if plan.parts < wanted.parts:
        out.print("Half days hold too few looks there: whole days are proposed.")
    if not plan.enough:
        out.print("Half a year is not enough for so small an effect. Ask for a larger one.")


def _weekdays(first: date) -> list[str]:
    return [f"{first + timedelta(n):%a}" for n in range(7)]


def _print_list(floor: Floor, today: str) -> None:
    if not floor.experiments:
        out.print("No experiment is planned. fitroom experiment propose makes a plan.")
        return
    table = Table("id", "fixture", "what", "from", "to", "now", box=None, padding=(0, 2, 0, 0))
    for one in floor.experiments.values():
        arms = one.arms_on(today)
        over = "stopped" if one.stopped_on else "over" if one.over(today) else "planned"
        now = f"today {arms}" if arms else over
        table.add_row(one.id, one.fixture, escape(one.words), one.starts, one.ends, now)
    out.print(table)


def _today(floor: Floor) -> str:
    zone = floor.plan.timezone if floor.plan else "UTC"
    return local(SystemClock().now(), zone).date().isoformat()
