"""``fitroom train``: the encoder, from photos, and what goes with what, from outfits.

The encoder needs the torch that releases are built with; outfits need nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from service.cli.house import give_up, out
from service.settings import Settings

app = typer.Typer(help="Train what sees likeness between garments.", no_args_is_help=True)


@app.command()
def encoder(
    photos: Annotated[
        Path, typer.Argument(help="Folder with metadata.csv whose CC0 photos are learned from.")
    ],
    to: Annotated[Path, typer.Option(help="Folder for the weights.")] = Path("weights"),
    name: Annotated[str, typer.Option(help="Name of the encoder.")] = "garment-1",
    epochs: Annotated[int, typer.Option(help="Times every photo is seen.", min=1)] = 70,
    seed: Annotated[int, typer.Option(help="The same seed, the same run.")] = 1,
    checkpoint: Annotated[
        Path | None, typer.Option(help="File to continue from, and to save every epoch to.")
    ] = None,
) -> None:
    """Train the encoder on photos of people's own clothes and on the drawn collection.

    Takes about half an hour on one core. Stops by itself when the validation figure no longer
    rises; a run that was broken off goes on from its checkpoint.
    """
    # Here, not above: torch takes seconds to import, and only this command needs it.
    from embeddings.run import TrainConfig
    from embeddings.train import main
    from embeddings.weights_file import write_list

    if not (photos / "metadata.csv").exists():
        give_up(f"There is no metadata.csv in {photos}. Name the folder that holds it.")
    config = TrainConfig(seed=seed, epochs=epochs)
    with Progress(console=out) as bars:
        path, trained = main(photos, to, name, config, checkpoint, bars)
    write_list(to, name)
    out.print(f"{path}: epoch {trained.epoch} of {epochs}", markup=False)


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
