"""Shopify's product export, as old and new exports have it, and everything that can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.feeds import FeedError, import_feed, read_feed
from catalog.garment import Money, Size
from catalog.gtin import is_restricted

from .shopify_exports import SHIRT, Row, export, plain, problems, read
from .specimens import MeanColours, picture_bytes


def test_rows_are_joined_by_handle(shop: Path) -> None:
    feed = read(shop, SHIRT)
    assert feed.source == "Shopify export"
    assert feed.problems == []
    (shirt,) = feed.styles
    assert (shirt.id, shirt.name, shirt.brand) == ("oxford", {"en": "Oxford shirt"}, "Nord")
    assert (shirt.category, shirt.gender, shirt.zone) == ("Shirts", "female", "tops")
    assert shirt.tags == ("new", "cotton")
    assert [way.id for way in shirt.colourways] == ["oxford.red", "oxford.blue"]
    assert [
        [(one.size, one.price, one.sku) for one in way.variants] for way in shirt.colourways
    ] == [
        [(Size("M"), Money(39000, "KRW"), "0042"), (Size("L"), Money(39000, "KRW"), None)],
        [(Size("M"), Money(41000, "KRW"), None)],
    ]


def test_a_barcode_is_kept_and_a_missing_one_replaced(shop: Path) -> None:
    (shirt,) = read(shop, SHIRT).styles
    (medium, large), (blue,) = (way.variants for way in shirt.colourways)
    assert medium.gtin == "08801234567893"
    assert is_restricted(large.gtin)
    assert is_restricted(blue.gtin)


def test_stock_is_known_only_where_the_shop_counts(shop: Path) -> None:
    feed = read(shop, SHIRT)
    (medium, large), (blue,) = (way.variants for way in feed.styles[0].colourways)
    assert feed.on_hand == {medium.gtin: 3, large.gtin: 0}
    assert blue.gtin not in feed.on_hand


def test_the_new_column_names_are_understood(shop: Path) -> None:
    row = {
        "Title": "Rock", "URL handle": "rock", "Product category": "Apparel > Clothing > Skirts",
        "Option1 name": "Farbe", "Option1 value": "Sand", "Option2 name": "Größe (EU)",
        "Option2 value": "38", "SKU": "R1", "Barcode": "4006381333931", "Price": "59.90",
        "Inventory tracker": "shopify", "Inventory quantity": "4",
        "Product image URL": "images/sand.jpg", "Variant image URL": "",
    }  # fmt: skip
    feed = read_feed(export(shop, [row]), currency="EUR", language="de")
    assert feed.problems == []
    (rock,) = feed.styles
    (variant,) = rock.colourways[0].variants
    assert (rock.id, rock.category, rock.name) == ("rock", "Skirts", {"de": "Rock"})
    assert rock.colourways[0].photos == ("images/sand.jpg",)
    assert (variant.gtin, variant.size) == ("04006381333931", Size("38", "EU"))
    assert variant.price == Money(5990, "EUR")
    assert feed.on_hand == {"04006381333931": 4}


def test_a_korean_export_in_cp949_is_understood(shop: Path) -> None:
    rows = [
        {"Handle": "셔츠-1", "Title": "옥스퍼드 셔츠", "Option1 Name": "색상",
         "Option1 Value": "빨강", "Option2 Name": "사이즈", "Option2 Value": "95",
         "Variant Price": "39000", "Image Src": "images\\빨강.jpg"},
    ]  # fmt: skip
    (shop / "images" / "빨강.jpg").write_bytes(picture_bytes())
    feed = read_feed(export(shop, rows, encoding="cp949"), currency="KRW", language="ko")
    assert feed.problems == []
    (way,) = feed.styles[0].colourways
    assert way.id == "셔츠-1.빨강"
    assert way.colour is not None
    assert way.colour.name == {"ko": "빨강"}
    assert way.variants[0].size == Size("95")
    assert way.photos == ("images/빨강.jpg",)


def test_a_product_without_options_has_one_variant_of_unknown_size(shop: Path) -> None:
    row = plain(Option1_Name="Title", Option1_Value="Default Title")
    (way,) = read(shop, [row]).styles[0].colourways
    assert (way.id, way.colour) == ("tee", None)
    assert way.variants[0].size is None


def test_a_title_and_a_photo_are_enough_for_a_style(shop: Path) -> None:
    rows = [{"Handle": "tee", "Title": "Tee", "Image Src": "images/red.jpg"}]
    feed = read_feed(export(shop, rows))
    (way,) = feed.styles[0].colourways
    assert way.photos == ("images/red.jpg",)
    assert (way.variants[0].size, way.variants[0].price) == (None, None)


def test_waist_and_length_make_one_size(shop: Path) -> None:
    row = plain(Option1_Name="Waist", Option1_Value="32", Option2_Name="Inseam", Option2_Value="34")
    assert read(shop, [row]).styles[0].colourways[0].variants[0].size == Size("32/34")


def test_an_option_that_is_always_the_same_is_passed_over(shop: Path) -> None:
    row = plain(Option2_Name="Material", Option2_Value="Linen")
    assert read(shop, [row]).styles[0].colourways[0].variants[0].size == Size("M")


def test_an_option_that_tells_variants_apart_must_be_understood(shop: Path) -> None:
    rows = [
        plain(Option2_Name="Material", Option2_Value="Linen"),
        {"Handle": "tee", "Option1 Value": "M", "Option2 Value": "Wool", "Variant Price": "1"},
    ]
    feed = read(shop, rows)
    assert feed.styles == ()
    assert problems(feed) == [(2, "Option2 Value"), (3, "Option2 Value")]
    assert "the option 'Material' (row 2) is no colour, size or length" in feed.problems[0].reason


def test_drafts_archived_products_and_gift_cards_are_notes_and_no_problems(shop: Path) -> None:
    rows = [
        plain("a", Status="draft"), plain("b", Status="archived"),
        plain("c", Gift_Card="TRUE"), plain("d", Status="active", Gift_Card="FALSE"),
    ]  # fmt: skip
    feed = read(shop, rows)
    assert [style.id for style in feed.styles] == ["d"]
    assert feed.problems == []
    assert [(one.row, one.field) for one in feed.notes] == [
        (2, "Status"), (3, "Status"), (4, "Gift Card"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        (plain(""), "Handle", "there is no handle"),
        (plain("a/b"), "Handle", "may hold letters, digits and dashes"),
        (plain(Title=""), "Title", "the product has no title"),
        (plain(Variant_Price="39.000,00"), "Variant Price", "'39.000,00' is not a price"),
        (plain(Variant_Price="-5"), "Variant Price", "'-5' is not a price"),
        (plain(Variant_Price="1.50"), "Variant Price", "too many digits after the point"),
        (plain(Variant_Barcode="8801234567890"), "Variant Barcode", "would have to be 3"),
        (plain(Variant_Barcode="8.8E+12"), "Variant Barcode", "shortened by a spreadsheet"),
        (plain(Variant_Inventory_Qty="many"), "Variant Inventory Qty", "not a number of pieces"),
    ],
)
def test_a_row_with_a_wrong_cell_is_out_and_the_rest_is_in(
    shop: Path, row: Row, field: str, words: str
) -> None:
    feed = read(shop, [plain("good"), row])
    assert [style.id for style in feed.styles] == ["good"]
    assert problems(feed) == [(3, field)]
    assert feed.problems[0].file == "products_export.csv"
    assert words in feed.problems[0].reason


def test_every_wrong_cell_of_a_row_is_told(shop: Path) -> None:
    feed = read(shop, [plain(Variant_Price="x", Variant_Barcode="y", Variant_Inventory_Qty="z")])
    assert problems(feed) == [
        (2, "Variant Price"), (2, "Variant Barcode"), (2, "Variant Inventory Qty"),
    ]  # fmt: skip


def test_a_row_with_too_many_cells_is_out(shop: Path) -> None:
    path = shop / "products.csv"
    path.write_text("Handle,Title\ntee,Tee, with a comma\nhat,Hat\n", encoding="utf-8")
    feed = read_feed(path)
    assert [style.id for style in feed.styles] == ["hat"]
    assert "more cells than the header" in feed.problems[0].reason


def test_a_gtin_that_is_used_twice_is_out_the_second_time(shop: Path) -> None:
    rows = [
        plain("a", Variant_Barcode="8801234567893"),
        plain("b", Variant_Barcode="08801234567893"),
    ]
    feed = read(shop, rows)
    assert [style.id for style in feed.styles] == ["a"]
    assert problems(feed) == [(3, "Variant Barcode")]
    assert "row 2 of products_export.csv has the GTIN 08801234567893" in feed.problems[0].reason


def test_one_colour_and_size_twice_is_out_the_second_time(shop: Path) -> None:
    rows = [plain(), {"Handle": "tee", "Option1 Value": "m", "Variant Price": "5"}]
    feed = read(shop, rows)
    assert len(list(feed.styles[0].variants())) == 1
    assert problems(feed) == [(3, "Option1 Value")]
    assert "row 2 of products_export.csv has this colour and size" in feed.problems[0].reason


def test_rows_of_a_product_of_which_nothing_is_left_are_told_too(shop: Path) -> None:
    rows = [plain(Variant_Price="?"), {"Handle": "tee", "Image Src": "images/red.jpg"}]
    feed = read(shop, rows)
    assert feed.styles == ()
    assert problems(feed) == [(2, "Variant Price"), (3, "Image Src")]


def test_two_imports_of_one_export_are_one_release(shop: Path, tmp_path: Path) -> None:
    one, two = (import_feed(read(shop, SHIRT), tmp_path / name, MeanColours()) for name in "ab")
    assert one.release.id == two.release.id
    assert one.release.manifest == two.release.manifest


def test_an_export_in_several_files_is_one_catalogue(shop: Path) -> None:
    export(shop, SHIRT[:1], "products_export_1.csv")
    export(shop, [{"Title": "", **SHIRT[2]}], "products_export_2.csv")
    (shop / "notes.csv").write_text("a,b\n", encoding="utf-8")
    feed = read_feed(shop, currency="KRW")
    assert [way.id for way in feed.styles[0].colourways] == ["oxford.red", "oxford.blue"]


def test_prices_need_a_currency(shop: Path) -> None:
    with pytest.raises(FeedError, match="does not say which currency"):
        read_feed(export(shop, [plain()]))
    with pytest.raises(FeedError, match="'won' is no currency"):
        read_feed(export(shop, [plain()]), currency="won")


def test_colours_that_are_spelled_alike_stay_apart(shop: Path) -> None:
    rows = [
        plain(Option2_Name="Color", Option2_Value="Red/Blue"),
        {"Handle": "tee", "Option1 Value": "M", "Option2 Value": "Red Blue", "Variant Price": "1"},
    ]
    ways = read(shop, rows).styles[0].colourways
    assert [way.id for way in ways] == ["tee.red-blue", "tee.red-blue.2"]
