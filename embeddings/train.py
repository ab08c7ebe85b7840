"""Training an encoder: one loop for every lesson, seeded, resumable, stopped when it no longer gets
better.

Every epoch draws its chance from (seed, lesson, epoch), so a run that was interrupted and resumed
from its checkpoints is the run that was not. Lessons share nothing but the photos: they may be
taught one after another, or at once by several processes with one folder of checkpoints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from rich.progress import Progress
from torch import Generator

from embeddings.dressed import dressed_examples
from embeddings.encoder import one_thread
from embeddings.examples import Example, Examples, drawn_examples, load
from embeddings.labels import Labels
from embeddings.lessons import EyeLesson, Lesson, WitnessLesson
from embeddings.network import GarmentNet
from embeddings.pupils import Pupils
from embeddings.run import WITNESS, Pace, Run, RunFault, TrainConfig, identity_of
from embeddings.still_life import sketched_examples
from embeddings.weights_file import Weights, write_weights

#: Real photos by which the directions of looks are found.
LOOKED_AT = 3000


@dataclass(frozen=True)
class TrainingData:
    """``check`` decides when to stop and which epoch is kept. Without one, the last is."""

    train: Examples
    check: Examples | None = None


@dataclass(frozen=True)
class Taught:
    """What became of one lesson."""

    lesson: str
    epoch: int  # whose averaged weights were kept
    epochs: int
    history: tuple[dict[str, float], ...]


@dataclass(frozen=True)
class Trained:
    """The network, the labels it tells, and what was measured while it learned."""

    net: GarmentNet
    labels: Labels
    lessons: tuple[Taught, ...]


def lesson_names(config: TrainConfig) -> tuple[str, ...]:
    """Every lesson of a run, in the order in which they are taught."""
    return (*(f"eye-{number}" for number in range(config.shape.eyes)), WITNESS)


def check_lessons(config: TrainConfig, only: Sequence[str]) -> None:
    """Raises RunFault if a run of ``config`` has not every lesson named in ``only``."""
    names = lesson_names(config)
    if strange := sorted(set(only) - set(names)):
        raise RunFault(f"there is no lesson {', '.join(strange)}; there are {', '.join(names)}")


def train(
    config: TrainConfig,
    data: TrainingData,
    checkpoints: Path | None = None,
    progress: Progress | None = None,
    *,
    begin: Weights | None = None,
    only: Sequence[str] = (),
) -> Trained:
    """Teach every lesson on ``data``, or those in ``only``, beginning with ``begin`` if given.

    ``checkpoints`` is a folder: a lesson with a file there goes on from it, and keeps it up to
    date. Raises RunFault for a checkpoint of a run with other settings or photos, for a lesson that
    there is not, and where there is no photo, or no label, to learn from.
    """
    check_lessons(config, only)
    if not len(data.train):
        raise RunFault("there is no photo to learn from")
    labels = Labels(data.train, config.rare)
    config = replace(config, shape=replace(config.shape, groups=labels.groups))
    torch.manual_seed(config.seed)
    net = GarmentNet(config.shape)
    if begin is not None:
        _take_over(net, begin.net)
    pupils = Pupils(data.train, labels)
    net.outline.fit(pupils.pixels, pupils.masks)
    check = Pupils(data.check, labels) if data.check is not None and len(data.check) else None
    digest = begin.digest if begin is not None else None
    taught = []
    with one_thread(), progress or Progress(disable=True) as bars:
        for number, name in enumerate(lesson_names(config)):
            if only and name not in only:
                continue
            part, pace = _lesson(name, net, pupils, config)
            run = Run(part.net, pace, identity_of(name, config, data.train.names, digest))
            _teach(name, part, run, check, config.seed * 1_000 + number, checkpoints, bars)
            part.net.load_state_dict(run.best_net())
            taught.append(Taught(name, run.best_epoch(), pace.epochs, tuple(run.history)))
    net.eval()
    with one_thread():
        net.fit_components(pupils.shown(LOOKED_AT))
    return Trained(net, labels, tuple(taught))


def _lesson(name: str, net: GarmentNet, pupils: Pupils, config: TrainConfig) -> tuple[Lesson, Pace]:
    if name == WITNESS:
        witness = WitnessLesson(net.witness, pupils, config.telling, config.bfloat16)
        return witness, config.witness
    if not pupils.labels.groups:
        raise RunFault("no label is said of enough photos to be learned")
    eye = net.eye(int(name.removeprefix("eye-")))
    return EyeLesson(eye, pupils, config.seeing, config.bfloat16), config.eye


def _teach(
    name: str,
    lesson: Lesson,
    run: Run,
    check: Pupils | None,
    seed: int,
    checkpoints: Path | None,
    bars: Progress,
) -> None:
    """The loop: epochs of batches, a check now and then, a checkpoint after each epoch."""
    file = checkpoints / f"{name}.pt" if checkpoints is not None else None
    if file is not None and file.exists():
        run.resume(file)
    task = bars.add_task(name, total=run.pace.epochs, completed=run.epoch)
    while not run.over():
        chance = Generator().manual_seed(seed * 1_000_003 + run.epoch)
        side, total = run.side(), 0.0
        batches = lesson.rows(chance)
        lesson.net.train()
        for rows in batches:
            loss = lesson.loss(rows, side, chance)
            run.descend(loss, run.pace.epochs * len(batches))
            total += float(loss.detach())
        run.epoch += 1
        entry = {"epoch": float(run.epoch), "loss": total / len(batches)}
        if check is not None and run.check_is_due():
            figure = lesson.figure(run.average, check, run.pace.last_side)
            if figure is not None:
                entry["figure"] = figure
                run.consider(figure)
        run.history.append(entry)
        if file is not None:
            run.save(file)
        bars.update(task, completed=run.epoch, description=_said(name, run))
    bars.update(task, total=run.epoch)


def _said(name: str, run: Run) -> str:
    best = f"  figure {run.best['figure']:.3f}" if run.best["net"] else ""
    return f"{name}  loss {run.history[-1]['loss']:.2f}{best}"


def _take_over(net: GarmentNet, begin: GarmentNet) -> None:
    """Begin with the weights of another network wherever both have the same ones."""
    known = begin.state_dict()
    mine = net.state_dict()
    same = {
        name: value
        for name, value in known.items()
        if name in mine and mine[name].shape == value.shape and ".groups." not in name
    }
    net.load_state_dict(same, strict=False)


def gather(
    learn: Sequence[Example], check: Sequence[Example], config: TrainConfig, bars: Progress
) -> TrainingData:
    """Open every photo, and draw figures that wear the flat ones."""
    flat = [one for one in learn if one.source in ("home", "drawn")]
    cut = bars.track(flat, len(flat), description="cut-outs")
    dressed = dressed_examples(cut, config.dressed, config.seed) if config.dressed else []
    everything = [*learn, *dressed]
    return TrainingData(
        load(everything, lambda some: bars.track(some, len(everything), description="photos")),
        load(check, lambda some: bars.track(some, len(check), description="photos to check on")),
    )


def main(
    learn: Sequence[Example],
    check: Sequence[Example],
    out: Path,
    name: str,
    config: TrainConfig | None = None,
    checkpoints: Path | None = None,
    progress: Progress | None = None,
    *,
    begin: Weights | None = None,
    only: Sequence[str] = (),
) -> tuple[Path | None, Trained, TrainingData]:
    """Train an encoder on ``learn``, the drawn collection and figures that wear both.

    Writes ``out/<name>.safetensors`` and returns its path (None when ``only`` some lessons were
    taught) with what was measured, and what it learned from.
    """
    config = config or TrainConfig()
    with progress or Progress(disable=True) as bars:
        sketches = sketched_examples(config.sketches, config.seed)
        data = gather([*learn, *drawn_examples(), *sketches], check, config, bars)
        if checkpoints is not None:
            checkpoints.mkdir(parents=True, exist_ok=True)
        trained = train(config, data, checkpoints, bars, begin=begin, only=only)
    if only:
        return None, trained, data
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name}.safetensors"
    write_weights(path, name, trained.net, config.parts, trained.labels.words)
    return path, trained, data
