"""The photos of a Shopify export: found however they are spelled, and only inside the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.feeds import import_feed, read_feed

from .shopify_exports import SHIRT, export, plain, problems, read
from .specimens import MeanColours, picture_bytes


def test_each_colour_has_its_own_photo_first_and_no_other_colours(shop: Path) -> None:
    red, blue = read(shop, SHIRT).styles[0].colourways
    assert red.photos == ("images/red.jpg", "images/sand.jpg")
    assert blue.photos == ("images/blue.jpg", "images/sand.jpg")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (
            "https://cdn.shopify.com/s/files/1/shirt.jpg?v=17",
            "put it beside the table as shirt.jpg",
        ),
        ("../outside.jpg", "this leads out of the folder"),
        ("/etc/hostname", "this leads out of the folder"),
        ("file:///etc/hostname", "this leads out of the folder"),
        ("images/../../outside.jpg", "this leads out of the folder"),
        ("ftp://shop.example/a.jpg", "enter the name of a file beside the table"),
        ("images/none.jpg", "there is no such file"),
        ("images", "there is no such file"),
        ("https://[bad/a.jpg", "neither a file name nor a link"),
        ("x" * 5000, "…: there is no such file"),
    ],
)
def test_a_photo_that_cannot_be_had_is_out_and_its_row_is_in(
    shop: Path, link: str, words: str
) -> None:
    (shop.parent / "outside.jpg").write_bytes(picture_bytes())
    feed = read(shop, [plain(Image_Src=link)])
    assert feed.styles[0].colourways[0].photos == ()
    assert problems(feed) == [(2, "Image Src")]
    assert words in feed.problems[0].reason


@pytest.mark.parametrize(
    "link",
    [
        "images/red shirt.jpg", "./images/red shirt.jpg", "images\\red shirt.jpg",
        "images/red%20shirt.jpg", "images/red shirt.jpg?v=17",
        "https://cdn.shopify.com/s/files/1/01/red%20shirt.jpg?v=17",
    ],
)  # fmt: skip
def test_a_photo_is_found_however_its_path_is_spelled(shop: Path, link: str) -> None:
    (shop / "images" / "red shirt.jpg").write_bytes(picture_bytes())
    feed = read(shop, [plain(Image_Src=link)])
    assert feed.problems == []
    assert feed.styles[0].colourways[0].photos == ("images/red shirt.jpg",)


def test_photos_may_lie_in_a_folder_of_their_own(shop: Path, tmp_path: Path) -> None:
    table = export(tmp_path, [plain(Image_Src="red.jpg")])
    feed = read_feed(table, currency="KRW", pictures=shop / "images")
    assert feed.styles[0].colourways[0].photos == ("red.jpg",)
    absolute = export(tmp_path, [plain(Image_Src=str(shop / "images" / "red.jpg"))])
    feed = read_feed(absolute, currency="KRW", pictures=shop / "images")
    assert feed.styles[0].colourways[0].photos == ("red.jpg",)


def test_a_photo_that_is_broken_is_told_for_every_row_and_its_style_is_in(
    shop: Path, tmp_path: Path
) -> None:
    (shop / "images" / "red.jpg").write_bytes(b"not a picture")
    imported = import_feed(read(shop, SHIRT), tmp_path / "releases", MeanColours())
    assert [(one.row, one.field) for one in imported.problems] == [
        (2, "Image Src"), (2, "Variant Image"),
    ]  # fmt: skip
    red, blue = imported.release.styles["oxford"].colourways
    assert (len(red.photos), len(blue.photos)) == (1, 2)
    assert imported.on_hand == {
        red.variants[0].gtin: 3, red.variants[1].gtin: 0,
    }  # fmt: skip
