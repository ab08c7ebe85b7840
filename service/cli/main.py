"""``fitroom``: run a store's fitting rooms from the command line."""

from __future__ import annotations

import asyncio
import gc
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.markup import escape

from service.cli.house import House, give_up, in_house, out, without_password
from service.cli.later import Later
from service.settings import Settings

if TYPE_CHECKING:
    from service.insight.report import Report

app = typer.Typer(
    cls=Later,
    help="The open smart-fitting-room service that a clothing store can run itself.\n\n"
    "Start with [bold]fitroom run[/]: it builds the demo store once and serves every screen. "
    "Settings are read from the environment; [bold]fitroom settings[/] lists them.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
signals = typer.Typer(help="What people look at.", no_args_is_help=True)
app.add_typer(signals, name="signals")

StoreOption = Annotated[str, typer.Option(help="The store. Default: the only one there is.")]


@app.command()
def run(
    demo: Annotated[
        bool, typer.Option(help="Build the demo store if there is no store yet.")
    ] = True,
) -> None:
    """Serve every store: starts Redis (unless FITROOM_REDIS_URL names one) and the service.

    Prints [bold]ready URL[/] with a link to every screen. Ctrl-C stops both; nothing is lost.
    """
    # What is imported stays. Garbage is looked for while nobody waits: see `service.cli.tidying`.
    gc.disable()
    from service.cli.running import run as serve

    serve(Settings(), demo)


async def the_store(house: House, store: str) -> str:
    """The store that was named, or the only one there is."""
    stores = await house.keyring.stores()
    if store in stores:
        return store
    if store or len(stores) != 1:
        known = ", ".join(stores) or "none yet; fitroom catalog import makes one"
        give_up(f"Say which store with --store. There are: {known}.")
    return stores[0]


@app.command()
def links(
    store: StoreOption = "",
    brand: Annotated[
        str,
        typer.Option(help="Only for a brand that sells here, as the catalogue names it."),
    ] = "",
) -> None:
    """Print fresh links to every screen. Each key works once; the link remembers nothing."""
    from service.cli.links import brand_link, links_of, print_links

    async def work(house: House) -> None:
        name = await the_store(house, store)
        if brand:
            print_links(name, [await brand_link(house, name, brand)])
            return
        floor = (await house.store(name)).floor
        print_links(name, await links_of(house, name, floor, house.settings.base_url))

    in_house(work)


@app.command()
def archive(
    store: Annotated[str, typer.Option(help="Only this store. Default: every store.")] = "",
    once: Annotated[bool, typer.Option("--once", help="One round, then stop.")] = False,
    beside: Annotated[
        bool, typer.Option("--beside", hidden=True, help="Stop when standard input ends.")
    ] = False,
) -> None:
    """Archive every store's facts and signals as Parquet, until Ctrl-C.

    At night it learns the order of slates anew (FITROOM_LEARN_AT), by day it looks after trials.
    fitroom run does so by itself; run more of these on other machines, or one alone with
    FITROOM_ARCHIVE=off for the service. Killed at any moment, nothing is lost or twice there.
    """
    from service.cli.archiving import archive as keep_archiving

    keep_archiving(store, once, beside)


@app.command()
def export(
    since: Annotated[str, typer.Option("--from", help="The first day, such as 2026-11-01.")],
    until: Annotated[str, typer.Option("--to", help="The last day.")],
    store: StoreOption = "",
    how: Annotated[
        Literal["parquet", "csv", "epcis"],
        typer.Option("--format", help="epcis: EPCIS 2.0 where a garment moved, else CloudEvents."),
    ] = "parquet",
    to: Annotated[
        Path | None, typer.Option("--out", help="The file; for epcis a folder of two.")
    ] = None,
) -> None:
    """Write the facts of some days for other programs."""
    from service.cli.exporting import export as write

    async def work(house: House) -> None:
        await write(house, await the_store(house, store), since, until, how, to)

    in_house(work)


@app.command()
def report(
    name: Annotated[str, typer.Argument(help="The report. Without one: what there is.")] = "",
    store: StoreOption = "",
    since: Annotated[
        str, typer.Option("--from", help="The first day, such as 2026-11-01. Default: 30 days.")
    ] = "",
    until: Annotated[str, typer.Option("--to", help="The last day. Default: today.")] = "",
    by: Annotated[str, typer.Option(help="By what its rows are: style, zone, hour ...")] = "",
    csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    svg: Annotated[bool, typer.Option("--svg", help="As a chart.")] = False,
    png: Annotated[bool, typer.Option("--png", help="As a picture of the chart.")] = False,
    to: Annotated[Path | None, typer.Option("--out", help="The file to write.")] = None,
    language: Annotated[Literal["en", "ko"], typer.Option(help="Of names and charts.")] = "en",
) -> None:
    """Say what a store's days came to. Nothing is shown that stands on fewer than ten visits."""
    from service.cli import reporting

    if not name:
        reporting.list_reports()
        return
    wanted = {"csv": csv, "json": as_json, "svg": svg, "png": png}
    asked = reporting.Asked(name, since, until, by, reporting.form_of(wanted), to, language)
    reporting.check(asked)

    async def work(house: House) -> Report:
        return await reporting.ask(house, await the_store(house, store), asked)

    reporting.show(in_house(work), asked)


@app.command()
def settings() -> None:
    """List every setting with its environment name, its value now and its reason."""
    now = Settings()
    for name, field in Settings.model_fields.items():
        value = escape(_shown(name, getattr(now, name)))
        reason = escape(field.description or "")
        out.print(f"[bold]FITROOM_{name.upper()}[/] = {value}\n    {reason}\n")


def _shown(name: str, value: object) -> str:
    return "(set)" if name == "secret" and value else without_password(str(value))


@app.command()
def labels(
    store: StoreOption = "",
    to: Annotated[Path, typer.Option(help="Folder for the labels.")] = Path("labels"),
    gtin: Annotated[
        list[str] | None, typer.Option(help="Only these variants. Default: all of them.")
    ] = None,
    host: Annotated[
        str, typer.Option(help="What the QR codes point to. Default: FITROOM_PUBLIC_URL.")
    ] = "",
    png: Annotated[bool, typer.Option(help="Also one picture for each tag.")] = False,
    with_store: Annotated[
        bool, typer.Option(help="Name the store in the tag: for garments that stay in it.")
    ] = False,
    dpi: Annotated[int, typer.Option(help="Dots an inch of the printer.", min=150, max=1200)] = 300,
) -> None:
    """Print hang-tags: a PDF sheet to cut, and pictures if wanted."""
    from service.cli.printing import print_labels

    async def work(house: House) -> None:
        name = await the_store(house, store)
        floor = (await house.store(name)).floor
        origin = host or house.settings.base_url
        named = name if with_store else None
        print_labels(house.settings, floor, to, gtin or [], origin, named, png, dpi)

    in_house(work)


@app.command()
def similar(
    style: Annotated[str, typer.Argument(help="The id of a style.")],
    store: StoreOption = "",
    n: Annotated[int, typer.Option(help="Cards.", min=1, max=60)] = 8,
    size: Annotated[str | None, typer.Option(help="Only what is here in this size.")] = None,
    colourway: Annotated[str | None, typer.Option(help="Which colour of the style.")] = None,
    sheet: Annotated[
        Path | None, typer.Option(help="Also a picture of the cards: PNG or JPEG.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also seeds, rules and weights, in numbers.")
    ] = False,
    luck: Annotated[str, typer.Option(help="Another word, other tosses.")] = "0",
) -> None:
    """Show what is like a style in a store now, and why each card is where it is."""
    from service.cli.similar import Found, Question, find_similar, print_similar

    async def work(house: House) -> Found:
        asked = Question(style, colourway, size, n, luck)
        return await find_similar(house, await the_store(house, store), asked)

    print_similar(in_house(work), sheet, explain)


@signals.command()
def tail(
    store: StoreOption = "",
    beginning: Annotated[bool, typer.Option(help="From the first signal, not from now.")] = False,
    follow: Annotated[bool, typer.Option(help="Go on until Ctrl-C.")] = True,
) -> None:
    """Show signals as they come in, one JSON a line."""
    from service.log.connection import connect_for_tail
    from service.log.signal_log import end, so_far
    from service.log.signal_log import tail as read

    async def work(house: House) -> None:
        name = await the_store(house, store)
        after = "0-0" if beginning else await end(house.redis, name)
        if beginning or not follow:
            async for after, signal in so_far(house.redis, name):  # noqa: B007
                out.print_json(json.dumps(json.loads(signal)), indent=None)
        if follow:
            redis = connect_for_tail(house.redis_url)
            async for _, signal in read(redis, name, after):
                out.print_json(signal, indent=None)

    try:
        in_house(work)
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise typer.Exit(0) from None


if __name__ == "__main__":
    app()
