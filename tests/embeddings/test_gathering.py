"""What is learned from: CC0 photos, a retailer's own, an export, and never what may not be."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from embeddings.examples import CC0_SOURCE, PhotosFault, kept_aside
from embeddings.gathering import Gathered, read_photos
from tests.catalog.shopify_exports import SHIRT, export
from tests.embeddings.wardrobe import picture

HEAD = "id file source category colour gender usage split"
HOME = [("h1", "h1.png", CC0_SOURCE, "T-Shirt", "", "", "", "train")]
HOME += [("h2", "h2.png", CC0_SOURCE, "Hat", "", "", "", "val")]
SHOP = [("s1", "s1.png", "shop", "Tshirts", "Navy Blue", "Men", "Casual", "train")]
SHOP += [("s2", "s2.png", "shop", "Saree", "", "", "", "val")]
SHOP += [("s3", "s3.png", "shop", "Saree", "", "", "", "official")]


def folder(path: Path, rows: list[tuple[str, ...]], head: str = HEAD) -> Path:
    path.mkdir()
    with (path / "metadata.csv").open("w", newline="", encoding="utf-8") as table:
        csv.writer(table).writerows([head.split(), *rows])
    for row in rows:
        picture("tee", (20, 40, 90)).save(path / row[1])
    return path


def names(gathered: Gathered) -> tuple[list[str], list[str]]:
    return [one.name for one in gathered.learn], [one.name for one in gathered.check]


def test_one_table_may_hold_cc0_photos_and_those_of_a_shop(tmp_path: Path) -> None:
    both = read_photos([folder(tmp_path / "both", [*HOME, *SHOP])], ship=False)
    assert names(both) == (["h1.png", "s1.png"], ["h2.png", "s2.png"])
    assert [one.source for one in both.learn] == ["home", "catalogue"]
    assert both.learn[0].labels == {"kind": "T-Shirt"}
    said = {"type": "Tshirts", "colour": "Navy Blue", "gender": "Men", "usage": "Casual"}
    assert both.learn[1].labels == {**said, "kind": "T-Shirt"}
    assert both.check[1].labels == {"type": "Saree", "kind": "Saree"}  # a kind of its own
    assert both.learn[1].open().size == (96, 96)


def test_weights_to_ship_learn_from_cc0_photos_only(tmp_path: Path) -> None:
    both = folder(tmp_path / "both", [*HOME, *SHOP])
    assert names(read_photos([both], ship=True)) == (["h1.png"], ["h2.png"])
    shop = folder(tmp_path / "shop", SHOP)
    with pytest.raises(PhotosFault, match="shop holds no photo to learn from of clothing-dataset"):
        read_photos([both, shop], ship=True)
    with pytest.raises(PhotosFault, match="holds no photo to learn from of clothing-dataset"):
        read_photos([export(tmp_path, SHIRT)], ship=True)


def test_without_a_split_one_in_ten_is_kept_to_check_on_always_the_same(tmp_path: Path) -> None:
    rows = [(str(n), f"{n}.png", "Dresses") for n in range(40)]
    own = read_photos([folder(tmp_path / "own", rows, "id file category")], ship=False)
    aside = [f"{n}.png" for n in range(40) if kept_aside(str(n))]
    assert names(own)[1] == aside
    assert 1 <= len(aside) <= 8
    assert len(own.learn) == 40 - len(aside)


def test_photos_of_two_folders_never_share_a_name(tmp_path: Path) -> None:
    two = [folder(tmp_path / name, HOME[:1]) for name in ("one", "two")]
    assert names(read_photos(two, ship=True))[0] == ["h1.png", "1/h1.png"]


def test_an_export_teaches_its_words_and_whole_styles_are_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    for name in ("red", "sand", "blue"):
        picture("tee", (90, 20, 30)).save(tmp_path / "images" / f"{name}.jpg")
    copies = [
        row | {"Handle": f"oxford-{n}", "Variant Barcode": ""} for n in range(30) for row in SHIRT
    ]
    got = read_photos([export(tmp_path, copies)], ship=False)
    assert got.learn
    assert got.check
    words = got.learn[0].labels
    assert words["kind"] == "Shirt"
    assert words["colour"] in ("Red", "Blue")
    assert got.learn[0].open().size == (96, 96)
    assert {one.source for one in got.learn} == {"catalogue"}


def test_what_cannot_be_learned_from_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PhotosFault, match=r"there is no metadata\.csv in .*empty"):
        read_photos([tmp_path / "empty"], ship=False)
    with pytest.raises(PhotosFault, match="nowhere"):
        read_photos([tmp_path / "nowhere"], ship=False)
    no_photo = folder(tmp_path / "none", [], "id file category")
    with pytest.raises(PhotosFault, match="names no photo"):
        read_photos([no_photo], ship=False)
    broken = folder(tmp_path / "broken", HOME)
    (broken / "h1.png").write_bytes(b"no picture")
    with pytest.raises(PhotosFault, match=r"h1\.png cannot be opened as a photo"):
        read_photos([broken], ship=True).learn[0].open()
