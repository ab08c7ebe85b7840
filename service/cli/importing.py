"""``fitroom catalog``: a retailer's own catalogue, or the demo collection, into a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from catalog.feeds import (
    FeedError,
    Imported,
    ImportRefused,
    RowProblem,
    import_feed,
    read_feed,
    write_problems,
)
from catalog.release import Release, ReleaseError, build_release, open_release
from catalog.store import FittingRoom, StorePlan, Zone
from service.cli.encoders import the_encoder
from service.cli.extras import extras_of
from service.cli.house import House, err, give_up, in_house, out, progress_bars
from service.floor import Refusal
from service.floor.commands import AdoptRelease, Command, PlanStore, SetStock
from service.log.keys import valid_store
from service.settings import Settings

app = typer.Typer(help="Import a catalogue, or build the demo store.", no_args_is_help=True)

#: A source that would take away more of a store's variants than this is most likely a wrong file.
MOST_REMOVED = 0.2
#: Problems shown on screen; all of them are in the file.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Source:
    """Where a catalogue comes from, and what is said of it that it does not say itself."""

    path: Path
    currency: str
    language: str
    pictures: Path | None
    encoder: str


def new_store_plan(store: str, currency: str) -> StorePlan:
    """A plan to begin with where nobody gave one: one zone, six rooms, one of them accessible."""
    rooms = tuple(
        FittingRoom(f"r{n}", {"en": f"Room {n}", "ko": f"{n}번 피팅룸"}, accessible=n == 6)
        for n in range(1, 7)
    )
    floor = Zone("floor", {"en": "Sales floor", "ko": "매장"})
    return StorePlan(store, {"und": store}, "Asia/Seoul", currency, (floor,), (), rooms)


EncoderOption = Annotated[
    str,
    typer.Option(
        help="What sees likeness: default, a .safetensors file of fitroom train encoder, or the "
        "folder of a pretrained checkpoint. Compare them with fitroom evaluate encoder."
    ),
]


@app.command("import")
def import_(
    path: Annotated[
        Path,
        typer.Argument(
            help="A folder of photos with metadata.csv, or a Shopify product export (CSV)."
        ),
    ],
    store: Annotated[
        str,
        typer.Option(
            help="The store to put it into. Default: the only store there is, else 'main'."
        ),
    ] = "",
    currency: Annotated[
        str,
        typer.Option(
            help="ISO 4217 code of the prices, such as KRW, where the source does not say it."
        ),
    ] = "",
    language: Annotated[
        str, typer.Option(help="BCP 47 language of the names, such as ko.")
    ] = "und",
    pictures: Annotated[
        Path | None, typer.Option(help="Folder of the photos, if not the one of the table.")
    ] = None,
    on_hand: Annotated[
        int | None,
        typer.Option(
            help="Pieces of each variant whose stock the "
            "source does not say. Without this they "
            "count as none.",
            min=0,
        ),
    ] = None,
    encoder: EncoderOption = "default",
    strict: Annotated[bool, typer.Option(help="Import nothing if anything can't be used.")] = False,
    force: Annotated[
        bool,
        typer.Option(help="Also when it would remove more than a fifth of the store's garments."),
    ] = False,
    report: Annotated[
        Path, typer.Option(help="Where to write every row that was not used.")
    ] = Path("import-problems.csv"),
) -> None:
    """Import a catalogue: all of it or none of it, and two equal imports are one release."""

    async def work(house: House) -> None:
        name = store or await _only_store(house)
        if not valid_store(name):
            give_up(f"{name!r} can't name a store; use a-z, 0-9 and '-'.")
        before = await _served(house, name)
        source = Source(path, currency, language, pictures, encoder)
        imported = _build(house.settings, source, before, strict, report)
        if before and not force:
            _refuse_if_it_removes_too_much(name, before, imported.release)
        stock = _stock(imported, on_hand)
        plan = new_store_plan(name, currency or "KRW")
        await put_into_store(house, plan, imported.release, stock, keep_plan=True)
        _say_what_was_done(imported, before, name, report, stock)

    in_house(work)


async def _served(house: House, store: str) -> Release | None:
    """The release that the store serves now, if it has one that can be opened."""
    if store not in await house.keyring.stores():
        return None
    release = (await house.store(store)).floor.release
    try:
        return open_release(house.settings.releases / release) if release else None
    except ReleaseError:
        return None


async def _only_store(house: House) -> str:
    stores = await house.keyring.stores()
    return stores[0] if len(stores) == 1 else "main"


def _build(
    settings: Settings, source: Source, before: Release | None, strict: bool, report: Path
) -> Imported:
    try:
        feed = read_feed(
            source.path,
            currency=source.currency or None,
            language=source.language,
            pictures=source.pictures,
        )
        encoder = the_encoder(source.encoder)
        what = (feed, settings.releases, encoder)
        with progress_bars() as tell:
            return import_feed(
                *what, tell, strict=strict, since=before, extras=extras_of(encoder, tell)
            )
    except ImportRefused as refused:
        _show(refused.problems, report)
        give_up(str(refused))
    except (FeedError, ReleaseError) as problem:
        give_up(str(problem))


def _show(problems: list[RowProblem], report: Path) -> None:
    if not problems:
        return
    for one in problems[:SHOWN]:
        err.print(f"{one.file}:{one.row}  {one.field}: {one.reason}", markup=False)
    if len(problems) > SHOWN:
        err.print(f"... and {len(problems) - SHOWN} more")
    write_problems(report, problems)
    err.print(f"All {len(problems)} are in {report}.")


def _refuse_if_it_removes_too_much(store: str, before: Release, release: Release) -> None:
    removed = sum(gtin not in release.by_gtin for gtin in before.by_gtin)
    if removed > MOST_REMOVED * len(before.by_gtin):
        give_up(
            f"This would remove {removed} of the {len(before.by_gtin)} variants of store "
            f"{store!r}. If that is meant, say --force; to make another store, say --store NAME."
        )


def _stock(imported: Imported, on_hand: int | None) -> dict[str, int]:
    """What the source says is on hand, and what the caller says of the rest."""
    said = dict(imported.on_hand)
    if on_hand is not None:
        said = dict.fromkeys(imported.release.by_gtin, on_hand) | said
    return said


async def put_into_store(
    house: House,
    plan: StorePlan,
    release: Release,
    stock: Mapping[str, int],
    *,
    keep_plan: bool = False,
) -> None:
    """Make the store serve ``release`` with this stock. A running service takes it up at once."""
    live = await house.store(plan.id)
    commands: list[Command] = []
    if live.floor.plan is None or not keep_plan:
        commands.append(PlanStore(plan))
    commands += [SetStock(dict(stock)), AdoptRelease(release.id)]
    for command in commands:
        outcome = await live.submit(command)
        if isinstance(outcome, Refusal):
            give_up(outcome.detail)
    await house.keyring.add_store(plan.id)


def _say_what_was_done(
    imported: Imported,
    before: Release | None,
    store: str,
    report: Path,
    stock: Mapping[str, int],
) -> None:
    counts = imported.release.manifest.counts
    _show(imported.problems, report)
    out.print(
        f"Store [bold]{store}[/] serves release {imported.release.id}: {counts.styles} styles, "
        f"{counts.colourways} colourways, {counts.variants} variants, {counts.photos} photos."
    )
    effort = imported.effort
    taken = f", {effort.taken_over:,} taken over from release {before.id}" if before else ""
    out.print(f"{effort.encoded:,} photos encoded{taken}.")
    gone = sum(style not in imported.release.styles for style in before.styles) if before else 0
    if gone:
        out.print(f"{gone:,} styles are gone: nobody is shown them any more.")
    if imported.notes:
        out.print(f"{len(imported.notes)} rows are not on sale, by the source's own word.")
    unknown = sum(gtin not in stock for gtin in imported.release.by_gtin)
    if unknown:
        out.print(
            f"The stock of {unknown} variants is not known, so they can't be asked for yet. Say "
            "--on-hand N, count them, or send it to POST /v1/stores/{store}/stock.",
            markup=False,
        )


@app.command()
def demo() -> None:
    """Build the demo store: more than 300 styles drawn by Fitroom's own code, and uneven stock."""
    in_house(build_demo)


async def build_demo(house: House) -> None:
    """Draw, encode and stock the demo store."""
    from catalog.collection import demo_store

    store, encoder = demo_store(), the_encoder()
    before = await _served(house, store.plan.id)
    what = (house.settings.releases, store.styles, store.photos, encoder)
    with progress_bars() as tell:
        try:
            release = build_release(*what, tell, since=before, extras=extras_of(encoder, tell))
        except ReleaseError as problem:
            give_up(str(problem))
    await put_into_store(house, store.plan, release, store.on_hand)
    counts = release.manifest.counts
    out.print(f"Demo store: {counts.styles} styles, {counts.variants} variants, {release.id}.")


@app.command()
def verify(release: Annotated[str, typer.Argument(help="The id of a release.")]) -> None:
    """Check every file of a release against its checksums."""
    try:
        found = open_release(Settings().releases / release, "full")
    except ReleaseError as problem:
        give_up(str(problem))
    files, photos = len(found.manifest.files), len(found.photos)
    out.print(f"{found.id}: {files} files and {photos} photos, all as they were written.")
