"""Sizes as printed: their order, which of them are one size, and what a wish tells."""

from __future__ import annotations

import random

import pytest

from catalog.garment import Size
from catalog.sizes import SizeGroup, meets, readings, size_group, sort_key, wanted_size

UPPER, LOWER, FEET = SizeGroup.UPPER, SizeGroup.LOWER, SizeGroup.FEET


@pytest.mark.parametrize(
    ("labels", "group"),
    [
        (["XXS", "XS", "S", "M", "L", "XL", "2XL", "XXXL", "4XL", "5XL"], UPPER),
        (["44", "55", "66", "77", "88"], UPPER),
        (["85", "90", "95 (M)", "100", "105", "110"], UPPER),
        (["24", "26", "W28 L32", "30/32", "34", "40"], LOWER),
        (["220", "225 mm", "250", "270mm", "300"], FEET),
        (["EU 36", "EU 36.5", "EU 42 2/3", "EU 43"], FEET),
    ],
)
def test_sizes_hang_from_small_to_large(labels: list[str], group: SizeGroup) -> None:
    shuffled = random.Random(7).sample(labels, len(labels))
    assert sorted(shuffled, key=lambda label: sort_key(Size(label), group)) == labels


def test_one_size_stands_behind_the_others_and_unknown_ones_last() -> None:
    sizes = [None, Size("FREE"), Size("L"), Size("S")]
    ordered = sorted(sizes, key=sort_key)
    assert [size and size.label for size in ordered] == ["S", "L", "FREE", None]


def test_sizes_of_no_scale_stay_as_the_retailer_ordered_them() -> None:
    sizes = [Size("Regular"), Size("Petite"), Size("Tall"), Size("S")]
    ordered = sorted(sizes, key=sort_key)
    assert [size.label for size in ordered] == ["S", "Regular", "Petite", "Tall"]


@pytest.mark.parametrize(
    ("category", "group"),
    [
        ("T-Shirt", "upper"), ("Tshirts", "upper"), ("Men's Polos", "upper"), ("outwear", "upper"),
        ("Dress Shirts", "upper"), ("shirt dress", "upper"), ("dresses", "upper"),
        ("Apparel & Accessories > Clothing > Pants", "lower"), ("Track Pants", "lower"),
        ("Skirts", "lower"), ("shorts", "lower"), ("Flip Flops", "feet"), ("Casual Shoes", "feet"),
        ("Hat", "other"), ("Handbags", "other"), ("Apparel & Accessories", "other"),
        ("셔츠", "upper"), ("롱원피스", "upper"), ("여성 > 청바지", "lower"), ("운동화", "feet"),
        ("Swimwear", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_category_in_the_retailers_words_has_a_group(
    category: str | None, group: str | None
) -> None:
    assert size_group(category) == group


def test_the_system_decides_what_a_bare_number_means() -> None:
    assert readings(Size("42", "EU"), FEET)[0].scale == "eu"
    assert readings(Size("9", "US"), FEET)[0].scale == "us"
    assert readings(Size("44", "KR"), UPPER)[0].scale == "kr"
    assert readings(Size("44", "EU"), UPPER)[0].scale == "eu"


def test_a_wish_holds_within_its_group() -> None:
    wanted = wanted_size("Shirts", Size("M"))
    assert wanted == {"upper/letters": "M"}
    assert meets(wanted, "jackets", Size("M")) is True
    assert meets(wanted, "원피스", Size("95 (M)")) is True
    assert meets(wanted, "shirts", Size("L")) is False
    assert meets(wanted, "trousers", Size("M")) is None
    assert meets(wanted, "shoes", Size("270")) is None


def test_a_wish_says_nothing_about_other_scales_or_unknown_sizes() -> None:
    wanted = wanted_size("shirts", Size("M"))
    assert meets(wanted, "shirts", Size("95")) is None
    assert meets(wanted, "shirts", None) is None
    assert meets(wanted, None, Size("M")) is None


def test_one_size_fits_every_wish_and_tells_none() -> None:
    assert meets(wanted_size("shirts", Size("M")), "knitwear", Size("FREE")) is True
    assert wanted_size("knitwear", Size("FREE")) == {}
    assert wanted_size("knitwear", None) == {}
    assert wanted_size(None, Size("M")) == {}


def test_a_label_on_two_scales_tells_both() -> None:
    wanted = wanted_size("shirts", Size("95 (M)"))
    assert wanted == {"upper/kr-chest": "95", "upper/letters": "M"}
    assert meets(wanted, "shirts", Size("95")) is True
    assert meets(wanted, "shirts", Size("M")) is True
    assert meets(wanted, "shirts", Size("100")) is False
