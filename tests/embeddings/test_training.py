"""The training loop learns, resumes as if nothing had happened, and stops when it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from rich.progress import Progress, TaskID

from embeddings.augment import Strength
from embeddings.encoder import Encoder, load_encoder
from embeddings.lessons import Seeing, Telling
from embeddings.network import Shape
from embeddings.run import Pace, RunFault, TrainConfig
from embeddings.train import Trained, TrainingData, lesson_names, main, train
from embeddings.weights_file import Parts, Weights
from tests.embeddings.wardrobe import SHAPES, examples, labelled, picture, some_examples

#: How photos are changed where there is little time to learn from them.
GENTLE = Strength(
    turn_degrees=8, zoom=(0.9, 1.1), shift=0.05, cover_share=0, other_ground_share=0.3
)
PACE = Pace(epochs=4, side=32, last_side=48, check_every=2, averaging=0.9)
TINY = TrainConfig(
    eye=PACE,
    witness=PACE,
    seeing=Seeing(photos=24, batch=12),
    telling=Telling(groups=4, each=3),
    dressed=0,
    sketches=0,
    rare=1,
    shape=Shape(widths=(8, 16), blocks=(1, 1), eyes=2, witness_widths=(8, 16), self_dim=8),
)


class PowerCut(Exception):
    pass


class CutAfter(Progress):
    """A progress bar that fails once ``epochs`` of a lesson are done, as a run that is killed."""

    def __init__(self, lesson: str, epochs: int) -> None:
        super().__init__(disable=True)
        self.lesson, self.epochs = lesson, epochs

    def update(self, task_id: TaskID, **fields: Any) -> None:
        said = str(fields.get("description", ""))
        if said.startswith(self.lesson) and fields.get("completed") == self.epochs:
            raise PowerCut


def equal(one: Trained, other: Trained) -> bool:
    mine, theirs = one.net.state_dict(), other.net.state_dict()
    return all(torch.equal(mine[name], theirs[name]) for name in mine | theirs)


def test_the_loop_learns_to_tell_kinds_apart_on_any_ground() -> None:
    pace = Pace(epochs=10, side=32, last_side=64, check_every=5, averaging=0.9)
    config = replace(
        TINY,
        eye=pace,
        seeing=Seeing(photos=96, batch=24, mixing=0.2, strength=GENTLE),
        shape=replace(TINY.shape, eyes=1, widths=(16, 24), blocks=(1, 1)),
    )
    data = TrainingData(examples(16), examples(8, seed=9))
    trained = train(config, data, only=["eye-0"])
    [eye] = trained.lessons
    figures = [entry["figure"] for entry in eye.history if "figure" in entry]
    assert len(figures) == 2
    assert max(figures) > 0.6  # by chance 0.33
    assert eye.history[-1]["loss"] < 0.9 * eye.history[0]["loss"]


def test_the_witness_learns_to_know_garments_again() -> None:
    pace = Pace(epochs=12, side=32, last_side=48, check_every=12, averaging=0.9)
    config = replace(TINY, witness=pace, telling=Telling(groups=4, each=4))
    data = TrainingData(examples(16), examples(12, seed=9))
    [witness] = train(config, data, only=["witness"]).lessons
    assert witness.history[-1]["loss"] < 0.7 * witness.history[0]["loss"]
    assert witness.history[-1]["figure"] > 0.15  # by chance 1 in 36


@pytest.mark.parametrize("lesson", lesson_names(TINY))
def test_a_run_cut_short_and_resumed_is_the_run_that_was_not(lesson: str, tmp_path: Path) -> None:
    data = TrainingData(examples(6), examples(2, seed=9))
    whole = train(TINY, data, only=[lesson])
    with pytest.raises(PowerCut):
        train(TINY, data, tmp_path, CutAfter(lesson, 3), only=[lesson])
    resumed = train(TINY, data, tmp_path, only=[lesson])
    assert resumed.lessons == whole.lessons
    assert equal(resumed, whole)


def test_lessons_taught_apart_come_together_as_one_run(tmp_path: Path) -> None:
    data = TrainingData(examples(4), examples(2, seed=9))
    short = replace(TINY, eye=replace(PACE, epochs=2), witness=replace(PACE, epochs=2))
    whole = train(short, data)
    for lesson in reversed(lesson_names(short)):
        assert [one.lesson for one in train(short, data, tmp_path, only=[lesson]).lessons] == [
            lesson
        ]
    together = train(short, data, tmp_path)
    assert together.lessons == whole.lessons
    assert equal(together, whole)
    assert {one.name for one in tmp_path.iterdir()} == {f"{one}.pt" for one in lesson_names(short)}


def test_another_seed_is_another_run() -> None:
    data = TrainingData(examples(4))
    short = replace(TINY, eye=replace(PACE, epochs=1))
    one, again = (train(short, data, only=["eye-0"]) for _ in range(2))
    assert equal(one, again)
    assert not equal(one, train(replace(short, seed=2), data, only=["eye-0"]))


def test_a_checkpoint_of_another_run_or_a_damaged_one_is_refused(tmp_path: Path) -> None:
    data = TrainingData(examples(2))
    short = replace(TINY, eye=replace(PACE, epochs=1))
    first = train(short, data, tmp_path, only=["eye-0"])
    begin = Weights("t", first.net, Parts(), first.labels.words, "b" * 64)
    others = [
        (replace(short, seed=2), data, None),
        (short, TrainingData(data.train.pick([0, 1, 2])), None),
        (short, data, begin),
    ]
    for config, photos, start in others:
        with pytest.raises(RunFault, match=r"eye-0\.pt belongs to a run with other settings"):
            train(config, photos, tmp_path, begin=start, only=["eye-0"])
    file = tmp_path / "eye-0.pt"
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(RunFault, match=r"eye-0\.pt cannot be read; remove it"):
        train(short, data, tmp_path, only=["eye-0"])


def test_training_stops_when_the_figure_no_longer_rises() -> None:
    strangers = labelled({"kind": "tee"}, {"kind": "hat"}, {"kind": "trousers"})
    config = replace(TINY, eye=replace(PACE, epochs=40, check_every=1, patience=2))
    rate = replace(config.eye, learning_rate=0.0)  # it learns nothing, so nothing rises
    [eye] = train(
        replace(config, eye=rate), TrainingData(examples(2), strangers), only=["eye-0"]
    ).lessons
    figures = [entry["figure"] for entry in eye.history]
    assert len(figures) == figures.index(max(figures)) + 3 < 40
    assert eye.epoch == figures.index(max(figures)) + 1


def test_without_photos_to_check_on_the_last_epoch_is_kept() -> None:
    for check in (None, examples(0), labelled({"kind": "cloak"})):
        config = replace(TINY, eye=replace(PACE, epochs=2, check_every=1))
        [eye] = train(config, TrainingData(examples(2), check), only=["eye-0"]).lessons
        assert eye.epoch == 2
        assert [set(entry) for entry in eye.history] == [{"epoch", "loss"}] * 2


def test_photos_without_labels_teach_the_witness_alone() -> None:
    data = TrainingData(labelled(*[{}] * 5))
    with pytest.raises(RunFault, match="no label is said of enough photos"):
        train(TINY, data, only=["eye-0"])
    trained = train(replace(TINY, witness=replace(PACE, epochs=1)), data, only=["witness"])
    assert trained.net.shape.groups == ()
    encoder = Encoder(Weights("t", trained.net, Parts(), trained.labels.words, "0" * 64))
    assert [*encoder.parts] == ["look", "self", "outline", "colour"]
    assert encoder.encode([picture("tee", (20, 60, 20))]).shape == (1, encoder.dim)


def test_a_retailers_words_become_groups_of_a_run_that_began_elsewhere() -> None:
    began = train(TINY, TrainingData(examples(2)), only=["eye-0"])
    begin = Weights("t", began.net, Parts(), began.labels.words, "0" * 64)
    own = labelled(*[{"colour": "red", "type": "Tee"}, {"colour": "navy", "type": "Shirt"}] * 3)
    still = replace(PACE, epochs=1, learning_rate=0.0, averaging=0.0)
    trained = train(replace(TINY, eye=still), TrainingData(own), begin=begin, only=["eye-0"])
    assert trained.labels.words == {"colour": ["navy", "red"], "type": ["Shirt", "Tee"]}
    mine, theirs = trained.net.state_dict(), began.net.state_dict()
    encoder = Encoder(Weights("t", trained.net, Parts(), trained.labels.words, "0" * 64))
    assert [*encoder.widths] == ["type", "look", "self", "outline", "colour_word", "colour"]
    # What their colours are called is colour, too, to whoever dislikes a colour.
    assert [*encoder.parts] == ["type", "look", "self", "outline", "colour"]
    first, end = encoder.parts["colour"]
    assert (end, end - first) == (encoder.dim, 2 + encoder.widths["colour"])
    assert encoder.encode([picture("tee", (20, 60, 20))]).shape == (1, encoder.dim)
    name = "eyes.0.trunk.0.weight"
    assert torch.equal(mine[name], theirs[name])


def test_a_lesson_that_there_is_not_and_a_run_without_photos_are_refused() -> None:
    with pytest.raises(RunFault, match="no lesson eye-9; there are eye-0, eye-1, witness"):
        train(TINY, TrainingData(examples(1)), only=["eye-9"])
    with pytest.raises(RunFault, match="no photo to learn from"):
        train(TINY, TrainingData(examples(0)))


def test_main_writes_weights_that_encode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.train.drawn_examples", lambda: some_examples(1, seed=3))
    short = replace(TINY, eye=replace(PACE, epochs=1), witness=replace(PACE, epochs=1))
    config = replace(short, sketches=1, dressed=1, rare=2)
    learn, check = some_examples(2), some_examples(1, seed=9)
    nothing, _, _ = main(learn, check, tmp_path, "tiny-1", config, only=["eye-0"])
    assert (nothing, list(tmp_path.iterdir())) == (None, [])
    path, trained, data = main(learn, check, tmp_path, "tiny-1", config)
    assert path is not None
    encoder = load_encoder(path)
    assert (path.name, encoder.name) == ("tiny-1.safetensors", "tiny-1")
    assert encoder.encode([picture(kind, (9, 9, 9)) for kind in SHAPES]).shape == (3, encoder.dim)
    assert [one.lesson for one in trained.lessons] == ["eye-0", "eye-1", "witness"]
    assert data.train.sources == ("home",) * 6 + ("home",) * 3 + ("drawn",) * 7
