"""The figures of simulated days as tables on a console."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from rich.box import SIMPLE_HEAD
from rich.table import Table

from service.cli.house import out
from service.simulator.compare import COMPARED, ratio
from service.simulator.figures import Figures, Promises, Waits

Cell = Callable[[Figures], str]

#: What shoppers meet, and what it takes: two sheets, so that each fits a narrow window.
_SHOPPERS: Mapping[str, Cell] = {
    "hour": lambda one: _hour(one),
    "visits": lambda one: str(one.visits),
    "room": lambda one: _waits(one.room),
    "right": lambda one: _percent(one.told.kept),
    "gave up": lambda one: str(one.gave_up),
    "brought": lambda one: str(one.delivered),
    "wait": lambda one: _waits(one.garment),
    "told/took": lambda one: _promised(one.promises),
    "kept": lambda one: _percent(one.promises.kept),
    "bias": lambda one: _seconds(one.promises.bias_s),
}
_STORE: Mapping[str, Cell] = {
    "hour": lambda one: _hour(one),
    "at work": lambda one: _percent(one.at_work),
    "m/garment": lambda one: _number(one.metres_per_garment),
    "garments/walk": lambda one: _number(one.garments_per_walk, 2),
    "alone": lambda one: clock(one.alone_s),
    "not found": lambda one: str(one.not_found),
    "bought": lambda one: _percent(one.kept_rate),
    "phantom": lambda one: f"{one.phantoms}, {one.phantom_min:.0f} min" if one.phantoms else "",
}
_SAID = (
    "Waits: median/90th percentile, by the hour they began in. Room: from asking to the offer; "
    "right: of the waits told, those that were no longer. "
    "Brought: from the request, or from entering the room, until the garment hangs there. "
    "Kept: promises that were in time. Bias: how much longer than promised it took (mean)."
)
_DONE = (
    "At work: of the hands on the floor. Alone: the longest that nobody had taken a request of "
    "somebody in a room, nor anybody been told. Bought: of the garments that were decided on. "
    "Phantom: wanted, in the store, and not to be had because it was on its way back."
)
_COMPARED = (
    "Means over the days; then each policy against another on the same shoppers: the ratio of "
    "the means and its 95 % interval (bootstrap over days). Below 1 is less."
)


def print_day(hours: Sequence[Figures], title: str) -> None:
    """One row an hour, and the whole day below."""
    for columns, name, caption in (
        (_SHOPPERS, title, _SAID),
        (_STORE, "The same hours behind the rails", _DONE),
    ):
        sheet = sheet_of(name)
        for column in columns:
            sheet.add_column(column, justify="right", no_wrap=True)
        for one in hours:
            if one.hour is None:
                sheet.add_section()
            sheet.add_row(*(cell(one) for cell in columns.values()))
        out.print(sheet)
        out.print(f"{caption}\n", style="dim")


def _hour(one: Figures) -> str:
    return "day" if one.hour is None else f"{one.hour}:00"


def _seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:+.0f} s"


def clock(seconds: float | None) -> str:
    """Minutes and seconds, as on a kitchen clock."""
    return "" if seconds is None else f"{round(seconds) // 60}:{round(seconds) % 60:02}"


def _waits(waits: Waits) -> str:
    return f"{clock(waits.p50_s)}/{clock(waits.p90_s)}" if waits.n else ""


def _promised(promises: Promises) -> str:
    return f"{clock(promises.promised_s)}/{clock(promises.took_s)}" if promises.n else ""


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _number(value: float | None, digits: int = 0) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def print_comparison(days: Mapping[str, Sequence[Figures]], title: str) -> None:
    """What each policy comes to, and each against each on the same days."""
    ways = list(days)
    pairs = list(combinations(reversed(ways), 2))
    sheet = sheet_of(title)
    sheet.add_column("")
    for way in ways:
        sheet.add_column(way, justify="right")
    for one, other in pairs:
        sheet.add_column(f"{one} / {other}", justify="right")
    for name, figure in COMPARED.items():
        values = {way: [figure(day) for day in days[way]] for way in ways}
        means = [f"{sum(of) / len(of):.1f}" for of in values.values()]
        found = [ratio(values[one], values[other]) for one, other in pairs]
        sheet.add_row(name, *means, *(f"{r.value:.2f} ({r.low:.2f}-{r.high:.2f})" for r in found))
    out.print(sheet)
    out.print(_COMPARED, style="dim")


def sheet_of(title: str) -> Table:
    """An empty table in the style of these figures."""
    return Table(
        title=title,
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=0,
        pad_edge=False,
        show_edge=False,
    )
