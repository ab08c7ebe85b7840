"""``fitroom evaluate encoder``: how well garments are found by their photos."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.house import give_up, out

if TYPE_CHECKING:
    from embeddings.evaluate.photos import Collection
    from service.cli.evaluate.measuring import Measured

Photos = Annotated[
    Path,
    typer.Argument(
        help="Folder with metadata.csv: split train/val, or role query/gallery with rephoto.csv, "
        "swap.csv and pairs.csv."
    ),
]
Encoders = Annotated[
    list[str] | None,
    typer.Option(
        "--encoder",
        help="What to measure, again for each: default, a .safetensors file, or the folder of a "
        "pretrained checkpoint (transformers or open_clip).",
    ),
]
Sheet = Annotated[
    Path | None, typer.Option(help="Picture to write: 24 queries, each with its ten nearest.")
]
Json = Annotated[Path | None, typer.Option("--json", help="File to write all figures to.")]
Save = Annotated[Path | None, typer.Option(help="File (.npz) to write the vectors to.")]
Referee = Annotated[
    Path | None, typer.Option(help="A script of retrieval figures that must come to the same.")
]
Confusions = Annotated[bool, typer.Option(help="Also say which kinds were found instead of which.")]
Workers = Annotated[int, typer.Option(help="Processes that encode, one thread each.", min=1)]
Cache = Annotated[
    Path | None, typer.Option(help="Folder to keep vectors in, so that the next run is quick.")
]


def encoder(
    photos: Photos,
    encoders: Encoders = None,
    sheet: Sheet = None,
    json_: Json = None,
    save: Save = None,
    referee: Referee = None,
    confusions: Confusions = False,
    workers: Workers = 1,
    cache: Cache = None,
) -> None:
    """Measure how well garments are found by their photos, beside baselines and each other.

    With several encoders the first is the one that the others are compared with, and every file
    that is written bears the encoder's name.
    """
    # Here, not above: what they import takes a while, and only this command needs it.
    from embeddings.evaluate.photos import FolderFault, open_collection
    from service.cli.evaluate import measuring, tables

    if referee is not None and not referee.is_file():
        give_up(f"There is no script {referee}.")
    try:
        collection = open_collection(photos)
    except FolderFault as fault:
        give_up(str(fault))
    how = measuring.How(workers, cache)
    baselines, measured = measuring.measure(collection, encoders or ["default"], how)
    quoted = measuring.quoted_for(collection)
    out.print(tables.figures_table(baselines, measured, quoted))
    for one in measured:
        if confusions:
            for task, found in one.confusions(collection).items():
                out.print(tables.confusion_table(f"{one.name}, {task}", found))
        _write(collection, one, len(measured), sheet, save)
    if json_ is not None:
        content = tables.as_json(collection, baselines, measured, quoted)
        json_.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        out.print(f"Figures: {json_}", markup=False)
    if referee is not None:
        _ask(referee, collection, [*baselines, *measured])


def _write(
    photos: Collection, one: Measured, of: int, sheet: Path | None, save: Path | None
) -> None:
    """The contact sheet and the vectors of one encoder, where they are wanted."""
    from embeddings.evaluate.sheet import contact_sheet
    from embeddings.evaluate.vectors import save_vectors
    from service.cli.evaluate.measuring import path_for

    if sheet is not None:
        path = path_for(sheet, one, of)
        contact_sheet(photos, one.answers(photos)).save(path)
        out.print(f"Contact sheet: {path}", markup=False)
    if save is not None:
        path = path_for(save, one, of)
        save_vectors(path, one.vectors)
        out.print(f"Vectors: {path}", markup=False)


def _ask(referee: Path, photos: Collection, all_: list[Measured]) -> None:
    """Print whether the referee agrees; give up with what it says otherwise if not."""
    from service.cli.evaluate.measuring import disagreements

    for one in all_:
        wrong = disagreements(referee, photos, one)
        if wrong:
            give_up(f"{referee.name} disagrees on {one.name}:\n" + "\n".join(wrong))
        count = sum(len(figures) for figures in one.figures.values())
        out.print(f"{referee.name} agrees on {one.name}: {count} figures, to the 4th decimal.")
