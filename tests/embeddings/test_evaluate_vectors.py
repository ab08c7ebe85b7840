"""Photos of an evaluation are encoded once, by as many processes as one likes; the sheet shows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from embeddings.evaluate.baselines import UNLEARNED, unlearned
from embeddings.evaluate.figures import Floats
from embeddings.evaluate.photos import Collection, open_collection
from embeddings.evaluate.sheet import FRAME, GAP, PHOTO, RIGHT, WRONG, chosen, contact_sheet
from embeddings.evaluate.tasks import Answered, answered
from embeddings.evaluate.vectors import save_vectors, vectors_of
from tests.embeddings.evaluated import Row, development, held_out
from tests.embeddings.wardrobe import SHAPES, picture


class Counting:
    """The colours of a photo as its vector; counts what it is shown."""

    name, digest, dim = "counting", "c" * 64, 2048

    def __init__(self) -> None:
        self.shown = 0

    def encode(self, images: Sequence[Image.Image], /) -> Floats:
        self.shown += len(images)
        return UNLEARNED["lab_hist"].encode(images)


def encode(photos: Collection, kept: Path) -> tuple[int, dict[str, Floats]]:
    """How many photos were encoded, and the vectors."""
    encoder, told = Counting(), [(0, 0)]
    tell = lambda done, total: told.append((done, total))  # noqa: E731
    vectors = vectors_of(photos, encoder, Counting, tell, kept=kept)
    assert told[-1] == (len(photos.names()), len(photos.names()))
    return encoder.shown, vectors


def test_a_photo_is_encoded_once_and_anew_when_it_changed(tmp_path: Path) -> None:
    folder, kept = development(tmp_path / "photos"), tmp_path / "kept"
    photos = open_collection(folder)
    first, vectors = encode(photos, kept)
    assert first == len(photos.names()) == 24 + 18
    again, same = encode(photos, kept)
    assert again == 0
    assert {name: row.tobytes() for name, row in same.items()} == {
        name: row.tobytes() for name, row in vectors.items()
    }
    changed = photos.finds["rephoto"][0][1]
    picture("hat", (1, 200, 1)).save(folder / changed)
    encoded, new = encode(photos, kept)
    assert encoded == 2  # the photo, and the same photographed again
    assert {name for name in new if new[name].tobytes() != vectors[name].tobytes()} == {
        changed,
        f"rephoto:{changed}",
    }
    assert [path.suffix for path in kept.iterdir()] == [".npz"]


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    photos = open_collection(development(tmp_path / "photos"))
    opener = partial(unlearned, "lab_hist")
    one, two = (
        vectors_of(photos, opener(), opener, lambda done, total: None, workers=workers)
        for workers in (1, 2)
    )
    assert list(one) == list(two) == photos.names()
    assert [row.tobytes() for row in one.values()] == [row.tobytes() for row in two.values()]


def test_saved_vectors_can_be_read_by_others(tmp_path: Path) -> None:
    rows = {"b.png": np.float32([0, 1]), "a.png": np.float32([1, 0])}
    save_vectors(tmp_path / "v.npz", rows)
    with np.load(tmp_path / "v.npz", allow_pickle=False) as saved:
        assert saved["files"].tolist() == ["b.png", "a.png"]
        assert saved["emb"].tolist() == [[0, 1], [1, 0]]


def found_first(name: str, photos: Sequence[Image.Image]) -> list[int]:
    """Which other photo is most like each."""
    rows = UNLEARNED[name].encode(photos)
    assert rows.shape == (len(photos), UNLEARNED[name].dim)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    found: list[int] = (rows @ rows.T - 2 * np.eye(len(photos))).argmax(axis=1).tolist()
    return found


def test_one_baseline_sees_light_and_shape_and_the_other_colours_alone() -> None:
    light_and_dark = [(180, 30, 40), (120, 20, 30)]
    shapes = [picture(kind, ink) for kind in SHAPES for ink in light_and_dark]
    assert found_first("pixels32", shapes) == [1, 0, 3, 2, 5, 4]
    colours = [picture(kind, ink) for kind in SHAPES for ink in [(180, 30, 40), (30, 60, 180)]]
    assert [row % 2 for row in found_first("lab_hist", colours)] == [0, 1, 0, 1, 0, 1]
    nothing = UNLEARNED["pixels32"].encode([Image.new("L", (9, 9), 70)])
    assert not nothing.any()  # nor a division by nothing


def seen(rows: Sequence[Row], folder: Path) -> tuple[Collection, dict[str, Answered]]:
    photos = open_collection(held_out(folder, rows))
    vectors = {name: np.float32([1, 0]) for name in photos.names()}
    done = answered("home", photos, vectors)
    assert done is not None
    return photos, {"home": done}


def test_queries_of_a_sheet_are_spread_over_the_kinds(tmp_path: Path) -> None:
    asked = ["Tee"] * 6 + ["Hat"] * 3 + ["Shoe"] * 2 + ["Belt"]
    rows = [("home", "query", kind, "", "") for kind in asked]
    rows += [("home", "gallery", kind, "", "") for kind in sorted(set(asked))]
    _, tasks = seen(rows, tmp_path / "photos")
    done = tasks["home"]
    kinds = [done.wanted[row] for row in chosen("home", done, 2)]
    assert kinds == ["Tee", "Shoe"]
    assert sorted(done.wanted[row] for row in chosen("home", done, 5)) == sorted(
        ["Tee", "Hat", "Shoe", "Belt", "Tee"]
    )
    everything = chosen("home", done, 24)
    assert sorted(everything) == list(range(12))
    assert chosen("home", done, 7) == chosen("home", done, 7)


def test_a_sheet_frames_what_is_right_and_what_is_wrong(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("home", "query", "Tee", "", ""),
        ("home", "gallery", "Tee", "", ""),
        ("home", "gallery", "Hat", "", ""),
    ]
    photos, tasks = seen(rows, tmp_path / "photos")
    order = [photo.category for photo in (tasks["home"].gallery[n] for n in tasks["home"].found[0])]
    sheet = contact_sheet(photos, tasks)
    cell = PHOTO + 2 * FRAME + GAP
    frames = [sheet.getpixel((GAP + 24 + cell * place + 1, GAP + 60)) for place in (1, 2)]
    assert frames == [RIGHT if kind == "Tee" else WRONG for kind in order]
    middle = (GAP + FRAME + PHOTO // 2, GAP + FRAME + PHOTO // 2)
    assert sheet.getpixel(middle) == (0, 0, 0)  # the query, whose photo is black
    written = sheet.crop((0, GAP + PHOTO + 2 * FRAME + 1, cell, sheet.height))
    assert written.getextrema()[0][0] < 128  # its kind, in words
