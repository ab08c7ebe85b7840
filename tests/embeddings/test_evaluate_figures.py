"""Figures of retrieval, worked out by hand."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from embeddings.evaluate.confusions import Confusion, confusions
from embeddings.evaluate.figures import (
    further_figures,
    half_width,
    label_figures,
    nearest,
    places,
    recall_figures,
)
from embeddings.evaluate.photos import FolderFault, open_collection
from embeddings.evaluate.tasks import answered, evaluate
from tests.embeddings.evaluated import Row, development, held_out, plain, write_table


def test_precision_is_the_share_of_what_came_first() -> None:
    labels = ["a", "a", "b", "b", "b"]
    found = np.array([[0, 2, 1, 3, 4], [0, 2, 3, 1, 4]])
    figures = label_figures(found, ["a", "b"], labels)
    assert (figures["queries"], figures["gallery"], figures["classes"]) == (2, 5, 2)
    assert figures["P@1"] == 0.5  # a right, b wrong
    assert figures["P@10"] == (2 / 5 + 3 / 5) / 2  # ten of five are five
    a = (1 / 1 + 2 / 3) / 2
    b = (1 / 2 + 2 / 3 + 3 / 5) / 3
    assert figures["mAP@100"] == pytest.approx((a + b) / 2)
    assert figures["chance_P"] == (2 / 5 + 3 / 5) / 2


def test_a_macro_figure_counts_every_label_alike() -> None:
    figures = label_figures(np.array([[0], [0], [0], [0]]), ["a", "a", "a", "b"], ["a", "b"])
    assert figures["P@10"] == 0.75
    assert figures["macro_P@10"] == 0.5


def test_a_further_label_leaves_out_who_has_none() -> None:
    found = np.array([[0, 1], [1, 0], [0, 1]])
    figures = further_figures("colour", found, ["red", "", "green"], ["red", ""])
    assert figures == {"colour_P@10": 0.5, "colour_P@10_ci": 0.0, "colour_chance": 0.5}
    assert further_figures("colour", found, ["", "green", ""], ["red", ""]) == {}


def test_an_interval_is_that_of_the_mean() -> None:
    half_right = [0, 1] * 200
    assert half_width(half_right) == pytest.approx(1.96 * sqrt(0.25 / 400), rel=0.15)
    assert half_width(half_right) == half_width(half_right)
    assert half_width([1, 1, 1]) == half_width([1]) == half_width([]) == 0.0


def test_the_nearest_come_best_first_however_many_there_are() -> None:
    gallery = np.eye(4, dtype=np.float32)
    queries = np.array([[0.1, 0.4, 0.3, 0.2]] * 300, np.float32)
    assert nearest(queries, gallery).tolist() == [[1, 2, 3, 0]] * 300
    assert nearest(queries[:1], gallery, depth=2).tolist() == [[1, 2]]


def test_who_ties_with_the_one_that_is_meant_comes_before_it() -> None:
    gallery = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    place = places(np.array([[1, 0], [0, 1]], np.float32), [0, 2], gallery)
    assert place.tolist() == [1, 0]
    assert recall_figures(place, 3) == {
        "queries": 2,
        "gallery": 3,
        "recall@1": 0.5,
        "recall@1_ci": 0.5,
        "recall@10": 1.0,
        "recall@10_ci": 0.0,
        "median_rank": 1.5,
    }


#: Two directions are two kinds; 0 asks at home, 1 to 3 are there; 4 asks the shop, 5 to 8 are it.
ROWS: list[Row] = [
    ("home", "query", "Tee", "tee", ""),
    ("home", "gallery", "Tee", "tee", ""),
    ("home", "gallery", "Hat", "hat", ""),
    ("home", "gallery", "Tee", "tee", ""),
    ("studio", "query", "Tees", "tee", "Red"),
    ("studio", "gallery", "Tees", "tee", "Red"),
    ("studio", "gallery", "Tees", "tee", "Blue"),
    ("studio", "gallery", "Hats", "hat", "Red"),
    ("studio", "gallery", "Scarves", "", "Red"),
    ("home", "pair", "Tee", "", ""),
    ("home", "pair", "Tee", "", ""),
    ("studio", "query", "Nothing like it", "", "Red"),
]
ANGLES = [0, 0.1, 0.2, 0.3, 0, 0.1, 0.2, 0.3, 0.4, 1.0, 1.01, 2.0]


def vectors(angles: list[float], names: list[str]) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    return {
        name: np.array([np.cos(angle), np.sin(angle)], np.float32)
        for name, angle in zip(names, angles, strict=True)
    }


def test_every_task_of_a_held_out_folder(tmp_path: Path) -> None:
    folder = held_out(tmp_path / "photos", ROWS)
    finds = [("again-1.png", "1.png"), ("again-7.png", "7.png"), ("again-8.png", "8.png")]
    write_table(folder / "rephoto.csv", "query target", finds)
    write_table(folder / "swap.csv", "query target", [("swap-7.png", "7.png")])
    write_table(folder / "pairs.csv", "query target", [("9.png", "10.png")])
    for name in ("again-1.png", "again-7.png", "again-8.png", "swap-7.png"):
        plain(folder / name, (9, 9, 9))
    photos = open_collection(folder)
    names = [f"{n}.png" for n in range(12)]
    extra = ["again-1.png", "again-7.png", "again-8.png", "swap-7.png"]
    assert photos.names() == names + extra
    figures = evaluate(photos, vectors([*ANGLES, 0.06, 0.32, 0.44, 0.0], names + extra))

    assert list(figures) == [
        *("home", "studio", "cross"),
        *("rephoto", "rephoto_home", "rephoto_studio", "swap", "pairs"),
    ]
    assert figures["home"]["P@1"] == 1.0  # tee, hat, tee
    assert figures["home"]["P@10"] == figures["home"]["chance_P"] == pytest.approx(2 / 3)
    assert figures["home"]["mAP@100"] == pytest.approx((1 + 2 / 3) / 2)
    assert figures["studio"]["queries"] == 1  # nobody has what the other one wants
    assert figures["studio"]["P@10"] == 0.5  # tee, tee, hat, scarf
    assert figures["studio"]["colour_P@10"] == 0.75
    assert figures["studio"]["category+colour_P@10"] == 0.25
    assert figures["studio"]["category+colour_chance"] == 0.25
    assert figures["cross"]["P@10"] == 0.5
    assert (figures["cross"]["queries"], figures["cross"]["gallery"]) == (1, 4)
    # 1 and 5 look the same, and so do 3 and 7: a tie counts against the one that is meant.
    assert figures["rephoto"]["recall@1"] == pytest.approx(1 / 3)
    assert figures["rephoto_home"]["median_rank"] == 2
    assert figures["rephoto_studio"]["recall@1"] == 0.5
    assert (figures["swap"]["recall@1"], figures["swap"]["median_rank"]) == (0.0, 6)
    assert figures["pairs"]["recall@1"] == 1.0
    assert (figures["pairs"]["queries"], figures["pairs"]["gallery"]) == (2, 8)


def test_a_folder_with_splits_photographs_its_gallery_again(tmp_path: Path) -> None:
    photos = open_collection(development(tmp_path / "photos"))
    gallery = photos.part("home", "gallery") + photos.part("studio", "gallery")
    assert (len(gallery), len(photos.part("home", "query"))) == (18, 3)
    targets = [target for _, target in photos.finds["rephoto"]]
    assert sorted(targets) == sorted(photo.file for photo in gallery)
    name, target = photos.finds["rephoto"][0]
    again, first = photos.open(name), photos.open(target)
    assert again.tobytes() == photos.open(name).tobytes()
    assert again.size != first.size
    assert photos.open(photos.finds["rephoto"][1][0]).size != again.size


def test_confusions_are_counted_and_the_most_come_first(tmp_path: Path) -> None:
    folder = held_out(tmp_path / "photos", ROWS)
    photos = open_collection(folder)
    seen = vectors([*ANGLES], [f"{n}.png" for n in range(12)])
    seen |= {name: next(iter(seen.values())) for name in photos.names() if name not in seen}
    cross = answered("cross", photos, seen)
    assert cross is not None
    (tee,) = confusions(cross)
    assert tee == Confusion("tee", 1, 0.5, 2, (("(Scarves)", 1), ("hat", 1)))
    assert tee.share(1) == 0.1


@pytest.mark.parametrize(
    ("head", "rows", "words"),
    [
        ("file category split", [("none.png", "Tee", "val")], "1 photos of metadata.csv are missi"),
        ("file split", [], "lacks the columns"),
        ("file category split", [("0.png", "Tee", "train")], "names no queries and gallery"),
    ],
)
def test_a_folder_that_cannot_be_used_is_refused_with_words(
    head: str, rows: list[tuple[str, ...]], words: str, tmp_path: Path
) -> None:
    plain(tmp_path / "0.png", (1, 2, 3))
    with pytest.raises(FolderFault, match=r"There is no metadata\.csv in"):
        open_collection(tmp_path)
    write_table(tmp_path / "metadata.csv", head, rows)
    with pytest.raises(FolderFault, match=words):
        open_collection(tmp_path)
