"""The training loop learns, resumes as if nothing had happened, and stops when it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from rich.progress import Progress, TaskID

from embeddings.augment import Strength
from embeddings.encoder import load_encoder
from embeddings.examples import CC0_SOURCE, Example, home_examples
from embeddings.figure import precision_at_ten
from embeddings.network import Shape
from embeddings.pixels import SIDE
from embeddings.run import TrainConfig
from embeddings.train import Trained, TrainingData, main, train
from embeddings.weights_file import Parts
from tests.embeddings.wardrobe import SHAPES, examples, picture

TINY = TrainConfig(
    epochs=6,
    batch=12,
    side=32,
    last_side=48,
    check_every=2,
    averaging=0.9,
    shape=Shape(widths=(16, 24, 32), blocks=(1, 1, 1), kind_dim=16, self_dim=8),
)


GENTLE = Strength(
    turn_degrees=8, zoom=(0.9, 1.1), shift=0.05, cover_share=0, other_ground_share=0.3
)


class PowerCut(Exception):
    pass


class CutAfter(Progress):
    """A progress bar that fails once ``epochs`` are done, as a run does that is killed."""

    def __init__(self, epochs: int) -> None:
        super().__init__(disable=True)
        self.epochs = epochs

    def update(self, task_id: TaskID, **fields: Any) -> None:
        if fields.get("completed") == self.epochs:
            raise PowerCut


def weights(trained: Trained) -> dict[str, torch.Tensor]:
    return dict(trained.net.state_dict())


def equal(one: Trained, other: Trained) -> bool:
    mine, theirs = weights(one), weights(other)
    return all(torch.equal(mine[name], theirs[name]) for name in mine | theirs)


def test_the_loop_learns_to_tell_kinds_apart_on_any_ground() -> None:
    data = TrainingData(examples(16), examples(8, seed=9))
    assert data.val is not None
    by_kind = Parts(self_weight=0.0, colour_weight=0.0)
    config = replace(TINY, epochs=16, parts=by_kind, instance_weight=0.1, strength=GENTLE)
    trained = train(replace(config, side=SIDE, last_side=SIDE, check_every=4), data)
    figure = precision_at_ten(trained.net, data.train, data.val, by_kind)
    assert figure > 0.7  # by chance 0.33
    assert figure == max(entry.get("precision", 0) for entry in trained.history)
    assert trained.history[-1]["kind"] < 0.5 * trained.history[0]["kind"]


def test_the_loop_learns_which_garment_it_is() -> None:
    trained = train(replace(TINY, epochs=10), TrainingData(examples(16)))
    assert trained.history[-1]["instance"] < 0.6 * trained.history[0]["instance"]


def test_tags_are_learned_too() -> None:
    config = replace(TINY, epochs=16, tag_weight=1.0, learning_rate=1e-2)
    trained = train(config, TrainingData(examples(12, tagged=True)))
    assert trained.history[-1]["tags"] < 0.7 * trained.history[0]["tags"]


def test_a_run_cut_short_and_resumed_is_the_run_that_was_not(tmp_path: Path) -> None:
    data = TrainingData(examples(6, tagged=True), examples(2, seed=9))
    whole = train(TINY, data)
    checkpoint = tmp_path / "run.ckpt"
    with pytest.raises(PowerCut):
        train(TINY, data, checkpoint, CutAfter(3))
    resumed = train(TINY, data, checkpoint)
    assert resumed.history == whole.history
    assert resumed.epoch == whole.epoch
    assert equal(resumed, whole)


def test_another_seed_is_another_run() -> None:
    data = TrainingData(examples(4))
    short = replace(TINY, epochs=1)
    assert equal(train(short, data), train(short, data))
    assert not equal(train(short, data), train(replace(short, seed=2), data))


def test_a_checkpoint_of_another_configuration_is_refused(tmp_path: Path) -> None:
    data = TrainingData(examples(4))
    short = replace(TINY, epochs=1)
    train(short, data, tmp_path / "run.ckpt")
    with pytest.raises(ValueError, match=r"run\.ckpt belongs to a run with another config"):
        train(replace(short, seed=2), data, tmp_path / "run.ckpt")


def test_training_stops_when_the_figure_no_longer_rises() -> None:
    val = examples(2, seed=9)
    strangers = replace(val, kinds=("cloak",) * len(val))  # found by nothing: the figure stays 0
    config = replace(TINY, epochs=40, check_every=1, patience=2)
    trained = train(config, TrainingData(examples(4), strangers))
    assert trained.epoch == 1
    assert len(trained.history) == 3


def wardrobe_folder(folder: Path) -> Path:
    """A folder as clothing-dataset's, with shop photos in its table that do not exist."""
    lines = ["file,source,category,split"]
    for split, seeds in (("train", range(4)), ("val", range(50, 52))):
        for seed in seeds:
            for kind in SHAPES:
                name = f"{kind}-{seed}.png"
                picture(kind, (90, 20, 30), seed=seed).save(folder / name)
                lines.append(f"{name},{CC0_SOURCE},{kind},{split}")
    lines.append("shop.jpg,shop,tee,train")
    (folder / "metadata.csv").write_text("\n".join(lines) + "\n")
    return folder


def test_only_the_cc0_photos_of_a_split_are_learned_from(tmp_path: Path) -> None:
    learned = home_examples(wardrobe_folder(tmp_path), "train")
    assert len(learned) == 12
    assert all("shop" not in example.name for example in learned)
    assert learned[0].open().size == (96, 96)
    with pytest.raises(ValueError, match="no clothing-dataset photo in split 'official'"):
        home_examples(tmp_path, "official")


def test_main_writes_weights_that_encode(tmp_path: Path) -> None:
    drawn = [Example("drawn", lambda: picture("tee", (20, 60, 20)), "tee", ("dark", "tee"))]
    config = replace(TINY, epochs=1)
    home = wardrobe_folder(tmp_path)
    path, trained = main(home, tmp_path / "out", "tiny-1", config, drawn=drawn)
    encoder = load_encoder(path)
    assert (path.name, encoder.name) == ("tiny-1.safetensors", "tiny-1")
    assert encoder.encode([drawn[0].open()]).shape == (1, encoder.dim)
    assert "precision" in trained.history[-1]
