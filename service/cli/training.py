"""``fitroom train``: the encoder, from photos; what goes with what, from outfits; the ranker, from
slates and what came of them.

Encoder and ranker need the torch that releases are built with; outfits need nothing.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from service.cli.house import give_up, out, work_beside_the_service
from service.clock import SystemClock
from service.settings import Settings

app = typer.Typer(help="Train what sees likeness between garments.", no_args_is_help=True)

Photos = Annotated[
    list[Path],
    typer.Argument(
        help="What to learn from: folders of photos with metadata.csv, Shopify product exports."
    ),
]
To = Annotated[Path, typer.Option(help="Folder for the weights, their card and their curves.")]
Name = Annotated[str, typer.Option(help="Name of the encoder.")]
Seed = Annotated[int, typer.Option(help="The same seed, the same run.")]
Epochs = Annotated[
    int | None,
    typer.Option(
        help="Rounds of each eye; the witness has one for two. Default: 80, with --from 40.",
        min=1,
    ),
]
Checkpoints = Annotated[
    Path | None,
    typer.Option(help="Folder to save every epoch to, and to go on from if it holds this run."),
]
Lessons = Annotated[
    list[str] | None,
    typer.Option(
        "--lesson",
        help="Teach only this one: eye-0, eye-1 or witness; again for more. Several processes can "
        "so share one folder of checkpoints; a run without --lesson then puts it together.",
    ),
]
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,40}")
From = Annotated[
    str | None,
    typer.Option("--from", help="Begin with these weights: default, a name, a .safetensors file."),
]
Bfloat16 = Annotated[
    bool | None,
    typer.Option(
        "--bfloat16/--no-bfloat16",
        help="Compute in bfloat16. Default: where the CPU is faster at it.",
    ),
]
Measure = Annotated[
    bool, typer.Option(help="Evaluate on the photos afterwards, where they have known answers.")
]
Ship = Annotated[
    bool,
    typer.Option("--ship", help="Learn only from CC0 photos and drawings: weights to give away."),
]


@app.command()
def encoder(
    photos: Photos,
    to: To = Path("weights"),
    name: Name = "mine",
    epochs: Epochs = None,
    seed: Seed = 1,
    checkpoints: Checkpoints = None,
    lesson: Lessons = None,
    from_: From = None,
    bfloat16: Bfloat16 = None,
    measure: Measure = True,
    ship: Ship = False,
) -> None:
    """Train an encoder on photos, and on garments that Fitroom draws itself.

    Photos of clothing-dataset (CC0) in a table are people's own clothes; all others are your
    catalogue, and their category, colour, gender and usage are learned. One garment in ten is kept
    to check on. Takes hours on one core; --from default takes less. Each lesson stops by itself
    when it no longer gets better.
    """
    # Here, not above: torch takes seconds to import, and only this command needs it.
    try:
        from service.cli import encoder_training as work
    except ModuleNotFoundError as missing:
        give_up(f"Training an encoder needs {missing.name}: pip install 'fitroom[encode]'.")
    begin = work.beginning(from_)
    config = work.configuration(seed, epochs, bfloat16, begin)
    order = work.Order(photos, to, name, config, checkpoints, tuple(lesson or ()), begin, ship)
    work.carry_out(order, measure)


@app.command()
def outfits(
    table: Annotated[
        Path,
        typer.Argument(help="CSV file with set_id and category_name (Jeans|T-Shirts|Sneakers)."),
    ],
    to: Annotated[
        Path | None, typer.Option(help="The file to write. Default: what the service reads.")
    ] = None,
) -> None:
    """Learn what goes with what from outfits: your own looks, or what was bought together.

    A service that starts afterwards uses it. Outfits marked val in a column split are left for
    fitroom evaluate outfits. What is learned is yours: mind the licence of what it is learned from.
    """
    from service.cli.outfit_list import ListFault, in_kinds, read_outfits
    from service.recommend.outfits.house_table import HOUSE
    from service.recommend.outfits.table import TableFault, learn_table, write_table

    path = to or Settings().outfit_table
    try:
        told, unknown = in_kinds(one for one in read_outfits(table) if one.split == "train")
        learned = learn_table(told, HOUSE)
    except (ListFault, TableFault) as problem:
        give_up(str(problem))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_table(learned))
    out.print(
        f"{path}: {len(learned.learned)} kinds from {learned.made_from}; {unknown.total():,} "
        f"garments of {len(unknown)} categories are of no kind that we know",
        markup=False,
    )


@app.command()
def ranker(
    store: Annotated[str, typer.Option(help="The store whose slates are learned from.")],
    since: Annotated[str, typer.Option(help="First day, YYYY-MM-DD. Default: all.")] = "",
    until: Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")] = "",
    name: Annotated[str, typer.Option(help="Name of the ranker: its slates say it.")] = "learned",
    seed: Seed = 1,
    use: Annotated[
        bool | None,
        typer.Option(
            "--use/--no-use",
            help="Let the service use it, also after a stop. Default: where it surely gains over "
            "likeness, and nobody stopped it.",
        ),
    ] = None,
    beside: Annotated[
        bool, typer.Option("--beside", hidden=True, help="Give way, and stop when input ends.")
    ] = False,
) -> None:
    """Learn an order of slates from what shoppers of a store saw, asked for and kept.

    Reads the lake (FITROOM_LAKE) and writes a ranker and its card. Half of the visits judge what
    the other half taught, off policy; the service uses it only where the lower end of what it gains
    is above zero. Three weeks are a good while: tastes change. The archive's worker does this every
    night (FITROOM_LEARN_AT).
    """
    if beside:
        work_beside_the_service()
    try:
        from service.cli.ranking.making import Order, carry_out
    except ModuleNotFoundError as missing:
        give_up(f"Training a ranker needs {missing.name}: pip install 'fitroom[encode]'.")
    from service.archive.lake import Lake
    from service.insight.learning.folder import Folder

    settings = Settings()
    if not NAME.fullmatch(name):
        give_up("A ranker's name is made of letters, digits, dashes and dots.")
    lake, folder = Lake.at(settings.lake_place), Folder(settings.rankers, store)
    carry_out(Order(lake, folder, since, until, name, seed, use, SystemClock().now()))
