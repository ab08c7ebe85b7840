"""The work of ``fitroom train encoder``: photos in; weights, a card and learning curves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from embeddings.card import Made, Measurement, card
from embeddings.curve import curve
from embeddings.encoder import load_encoder
from embeddings.evaluate.photos import FolderFault, open_collection
from embeddings.examples import PhotosFault
from embeddings.gathering import Gathered, read_photos
from embeddings.opening import open_weights, published
from embeddings.run import RunFault, TrainConfig, fast_bfloat16
from embeddings.train import check_lessons, main
from embeddings.weights_file import CATALOGUE, Parts, Weights, WeightsFault, write_list
from service.cli.evaluate.measuring import How, measure
from service.cli.house import give_up, out

#: Rounds that a network needs which can do something already, and how fast it learns then: faster,
#: and it forgets what it knew.
FURTHER_EPOCHS, FURTHER_RATE = 40, 0.5
#: Rounds of the witness for each of an eye.
WITNESS_SHARE = 0.5
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Order:
    """What is to be made, of what, and where."""

    photos: Sequence[Path]
    to: Path
    name: str
    config: TrainConfig
    checkpoints: Path | None
    lessons: tuple[str, ...]
    begin: Weights | None
    ship: bool


def beginning(name: str | None) -> Weights | None:
    """The weights to begin with, if any, or the end of the command, with words."""
    try:
        return None if name is None else open_weights(name)
    except WeightsFault as fault:
        give_up(str(fault))


def configuration(
    seed: int, epochs: int | None, bfloat16: bool | None, begin: Weights | None
) -> TrainConfig:
    """The settings of a run: those of the weights that ship, unless told otherwise."""
    config = TrainConfig(seed=seed, bfloat16=fast_bfloat16() if bfloat16 is None else bfloat16)
    eye, witness = config.eye, config.witness
    if begin is not None:
        epochs = epochs or FURTHER_EPOCHS
        eye, witness = (
            replace(pace, learning_rate=pace.learning_rate * FURTHER_RATE)
            for pace in (eye, witness)
        )
        # Its networks have the sizes they have; its groups of labels are for the photos to say.
        config = replace(config, shape=replace(begin.net.shape, groups=()))
    if epochs is not None:
        eye = replace(eye, epochs=epochs)
        witness = replace(witness, epochs=max(1, round(epochs * WITNESS_SHARE)))
    return replace(config, eye=eye, witness=witness)


def carry_out(order: Order, measured: bool) -> None:
    """Train, measure, and write everything; every fault ends the command with words."""
    if not _NAME.fullmatch(order.name):
        give_up(f"{order.name!r} can't name an encoder; use letters, digits, '.', '_' and '-'.")
    if order.name in published() and not order.ship:
        give_up(f"{order.name} is the name of an encoder that ships; say another --name.")
    try:
        check_lessons(order.config, order.lessons)
        gathered = read_photos(order.photos, order.ship)
    except (RunFault, PhotosFault) as fault:
        give_up(f"{fault}.")
    _say_what_is_learned_from(order, gathered)
    order = replace(order, config=replace(order.config, parts=parts_for(order, gathered)))
    path, made = _train(order, gathered)
    if path is None:
        out.print(f"Taught: {', '.join(order.lessons)}. Without --lesson it is put together.")
        return
    found = _measure(order.photos, path) if measured else None
    if measured and found is None:
        out.print("Not measured: no folder has both queries and photos to be found.")
    _write(order, path, made, found)


def parts_for(order: Order, gathered: Gathered) -> Parts:
    """A catalogue that says what its garments are has words of its own to weigh."""
    if any("type" in one.labels for one in gathered.learn):
        return CATALOGUE
    return order.begin.parts if order.begin is not None else order.config.parts


def _say_what_is_learned_from(order: Order, gathered: Gathered) -> None:
    own = sum(one.source == "catalogue" for one in gathered.learn)
    home = len(gathered.learn) - own
    out.print(
        f"{home:,} CC0 photos and {own:,} of a catalogue to learn from, {len(gathered.check):,} to "
        "check on."
    )
    if own:
        out.print("The weights are yours: they learn from your catalogue.")


def _train(order: Order, gathered: Gathered) -> tuple[Path | None, Made]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    try:
        with Progress(*columns, console=out) as bars:
            path, trained, data = main(
                gathered.learn,
                gathered.check,
                order.to,
                order.name,
                order.config,
                order.checkpoints,
                bars,
                begin=order.begin,
                only=order.lessons,
            )
    except (RunFault, PhotosFault) as fault:
        give_up(f"{fault}.")
    except KeyboardInterrupt:
        _say_how_to_go_on(order)
        raise typer.Exit(130) from None
    size = path.stat().st_size if path is not None else 0
    begun = order.begin.name if order.begin is not None else None
    return path, Made(order.config, data, trained, size, begun)


def _say_how_to_go_on(order: Order) -> None:
    if order.checkpoints is None:
        out.print("Stopped; nothing was kept. With --checkpoints FOLDER a run can be gone on with.")
        return
    out.print(
        f"Stopped. The same command goes on after the last whole epoch in {order.checkpoints}.",
        markup=False,
    )


def _measure(photos: Sequence[Path], path: Path) -> Measurement | None:
    """The figures on the first of ``photos`` that can be measured on."""
    for folder in photos:
        try:
            collection = open_collection(folder)
        except FolderFault:
            continue
        baselines, [one] = measure(collection, [str(path)], How(1, None))
        return Measurement(
            f"fitroom evaluate encoder PHOTOS --encoder {path.name} --confusions",
            one.figures,
            {other.name: other.figures for other in baselines},
            one.confusions(collection),
        )
    return None


def _write(order: Order, path: Path, made: Made, found: Measurement | None) -> None:
    encoder = load_encoder(path)
    files = {
        f"{order.name}.svg": curve(made.trained.lessons),
        f"{order.name}.md": card(encoder, made, found),
    }
    for name, text in files.items():
        (order.to / name).write_text(text, encoding="utf-8")
    write_list(order.to, order.name)
    kept = ", ".join(f"{one.lesson} {one.epoch} of {one.epochs}" for one in made.trained.lessons)
    out.print(
        f"{path} (epochs kept: {kept}), with its card and curves beside it.",
        markup=False,
        soft_wrap=True,
    )
    out.print(
        f"Use it: fitroom catalog import CATALOGUE --encoder {path}", markup=False, soft_wrap=True
    )
