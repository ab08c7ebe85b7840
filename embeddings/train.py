"""Training an encoder: one loop, seeded, resumable, stopped when it no longer gets better.

Every epoch draws its chance from (seed, epoch), so a run that was interrupted and resumed from its
checkpoint is the run that was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from rich.progress import Progress
from torch import Generator, Tensor

from embeddings.augment import augmented, bare_floors
from embeddings.encoder import one_thread
from embeddings.examples import Example, Examples, drawn_examples, home_examples, load
from embeddings.figure import precision_at_ten
from embeddings.labels import Labels
from embeddings.losses import instance_loss, kind_loss
from embeddings.network import GarmentNet
from embeddings.run import Run, TrainConfig
from embeddings.weights_file import write_weights


@dataclass(frozen=True)
class TrainingData:
    """``val`` decides when to stop and which epoch is kept. Without one, the last is."""

    train: Examples
    val: Examples | None = None


@dataclass(frozen=True)
class Trained:
    """The averaged weights of the best epoch that was checked, and what was measured up to now."""

    net: GarmentNet
    epoch: int
    history: tuple[dict[str, float], ...]


def _batches(kinds: Tensor, config: TrainConfig, chance: Generator) -> list[Tensor]:
    """The row numbers of an epoch's batches, rare kinds more often, none twice in a batch."""
    _, place, counts = torch.unique(kinds, return_inverse=True, return_counts=True)
    weight = counts[place].double() ** -config.balance
    size = min(config.batch, len(kinds))
    return [torch.multinomial(weight, size, generator=chance) for _ in range(len(kinds) // size)]


def train(
    config: TrainConfig,
    data: TrainingData,
    checkpoint: Path | None = None,
    progress: Progress | None = None,
) -> Trained:
    """Train on ``data``. ``checkpoint`` is resumed from where it exists, and kept up to date.

    Raises ValueError for a checkpoint of another configuration.
    """
    with one_thread(), progress or Progress(disable=True) as bars:
        return _train(config, data, checkpoint, bars)


def _train(
    config: TrainConfig, data: TrainingData, checkpoint: Path | None, bars: Progress
) -> Trained:
    labels = Labels(data.train, config.rare_tag)
    kinds, tags = labels.kinds_of(data.train), labels.tags_of(data.train)  # (n,), (n, t)
    pixels = torch.from_numpy(data.train.pixels)  # (n, s, s, 3)
    masks = torch.from_numpy(data.train.masks)  # (n, s, s)
    floors = _floors(pixels, masks)  # (n, s, s, 3)
    weights = torch.tensor([config.kind_weight, config.instance_weight, config.tag_weight])
    run = Run(config, labels)
    if checkpoint is not None and checkpoint.exists():
        run.resume(checkpoint)
    task = bars.add_task("training", total=config.epochs, completed=run.epoch)
    while run.epoch < config.epochs and not run.stale():
        chance = Generator().manual_seed(config.seed * 1_000_003 + run.epoch)
        batches = _batches(kinds, config, chance)
        sums = torch.zeros(3)
        run.net.train()
        for rows in batches:
            views = [  # two of (b, 4, side, side)
                augmented(pixels[rows], masks[rows], floors, run.side(), config.strength, chance)
                for _ in range(2)
            ]
            with torch.autocast("cpu", torch.bfloat16, enabled=config.bfloat16):
                logits, self_ = run.net(torch.cat(views))  # (2b, kinds), (2b, self_dim)
            losses = [
                kind_loss(logits, kinds[rows].repeat(2)),
                instance_loss(self_[: len(rows)], self_[len(rows) :]),
                run.tag_loss(self_, tags[rows].repeat(2, 1)),
            ]
            run.descend((torch.stack(losses) * weights).sum(), config.epochs * len(batches))
            sums += torch.stack(losses).detach()
        run.epoch += 1
        _note(run, data, (sums / len(batches)).tolist())
        if checkpoint is not None:
            run.save(checkpoint)
        bars.update(task, completed=run.epoch, description=_said(run))
    return Trained(run.best_net(), run.best_epoch(), tuple(run.history))


def _floors(pixels: Tensor, masks: Tensor) -> Tensor:
    starts = range(0, len(pixels), 64)
    return torch.cat([bare_floors(pixels[at : at + 64], masks[at : at + 64]) for at in starts])


def _note(run: Run, data: TrainingData, losses: list[float]) -> None:
    """Keep the losses of the epoch that ended and, when a check is due, the figure."""
    config = run.config
    entry = dict(zip(("kind", "instance", "tags"), losses, strict=True)) | {"epoch": run.epoch}
    due = run.epoch % config.check_every == 0 or run.epoch == config.epochs
    if data.val is not None and due:
        figure = precision_at_ten(run.average, data.train, data.val, config.parts, run.side())
        entry["precision"] = figure
        run.consider(figure)
    run.history.append(entry)


def _said(run: Run) -> str:
    last = run.history[-1]
    losses = "  ".join(f"{name} {last[name]:.2f}" for name in ("kind", "instance", "tags"))
    best = f"  P@10 {run.best['figure']:.3f}" if run.best["net"] else ""
    return losses + best


def main(
    home: Path,
    out: Path,
    name: str = "garment-1",
    config: TrainConfig | None = None,
    checkpoint: Path | None = None,
    progress: Progress | None = None,
    drawn: Sequence[Example] | None = None,
) -> tuple[Path, Trained]:
    """Train the encoder that ships, on the CC0 photos in ``home`` and ``drawn`` garments.

    Writes ``out/<name>.safetensors`` and returns its path with what was measured. ``home`` is a
    folder with metadata.csv, whose split "train" is learned from and whose "val" decides when to
    stop. Photos of any other source than the CC0 one are never opened. ``drawn`` is the whole demo
    collection unless given.
    """
    config = config or TrainConfig()
    with progress or Progress(disable=True) as bars:
        drawn = drawn_examples() if drawn is None else drawn
        learn, check = [*home_examples(home, "train"), *drawn], home_examples(home, "val")
        ready = bars.track
        data = TrainingData(
            load(learn, lambda some: ready(some, len(learn), description="opening photos")),
            load(check, lambda some: ready(some, len(check), description="opening val photos")),
        )
        trained = train(config, data, checkpoint, bars)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name}.safetensors"
    write_weights(path, name, trained.net, config.parts)
    return path, trained
