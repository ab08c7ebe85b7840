"""GTINs of every length, GTINs of our own, and the texts of tags."""

from __future__ import annotations

import pytest

from catalog.gtin import (
    GtinProblem,
    Tag,
    TagError,
    WrongCheckDigit,
    check_digit,
    digital_link,
    is_restricted,
    normalise_gtin,
    parse_tag,
    restricted_gtins,
    restricted_key,
)

GTIN = "08801234567893"


@pytest.mark.parametrize(
    ("text", "gtin"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("8801234567893", GTIN),
        ("08801234567893", GTIN),
        ("18801234567890", "18801234567890"),
        (" 8801234-567893 ", GTIN),
        ("'8801234567893", GTIN),
        ("2012345678903", "02012345678903"),
    ],
)
def test_every_length_becomes_fourteen_digits(text: str, gtin: str) -> None:
    assert normalise_gtin(text) == gtin


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "there is no number"),
        ("880123456789", "last digit would have to be 2"),
        ("8801234567890", "last digit would have to be 3; compare it with the barcode"),
        ("8.80123E+12", "shortened by a spreadsheet; format the column as text"),
        ("88012345678X3", "holds something other than digits"),
        ("８８０１２３４５６７８９３", "holds something other than digits"),
        ("36000291452", r"has 11 digits \(a spreadsheet may have removed zeros in front\)"),
        ("123456789", "has 9 digits; a GTIN has 8, 12, 13 or 14"),
        ("0000000000000", "is only zeros"),
    ],
)
def test_digits_that_are_no_gtin_are_refused_with_a_reason(text: str, words: str) -> None:
    with pytest.raises(GtinProblem, match=words):
        normalise_gtin(text)


def test_a_wrong_check_digit_is_told_apart() -> None:
    with pytest.raises(WrongCheckDigit):
        normalise_gtin("8801234567890")
    assert check_digit("880123456789") == 3


def test_our_own_gtins_are_restricted_valid_and_always_the_same() -> None:
    keys = [f"shirt/{n}" for n in range(1000)]
    made = restricted_gtins(keys)
    assert made == restricted_gtins(reversed(keys))
    assert len(set(made.values())) == 1000
    assert all(normalise_gtin(gtin) == gtin and is_restricted(gtin) for gtin in made.values())
    assert made["shirt/7"] == restricted_gtins(["shirt/7"])["shirt/7"] == "00478632554336"
    assert not is_restricted(GTIN)


def test_a_number_that_is_taken_is_not_given_again() -> None:
    first = restricted_gtins(["shirt"])["shirt"]
    second = restricted_gtins(["shirt"], taken=[first])["shirt"]
    assert second != first
    assert second == restricted_gtins(["shirt"], taken=[first])["shirt"]
    assert normalise_gtin(second) == second


def test_a_key_does_not_depend_on_how_its_words_are_spelled() -> None:
    decomposed = "\u1109\u1167\u110e\u1173"  # 셔츠 as a Mac writes file names
    assert restricted_key("Nord", "셔츠", None) == restricted_key(" nord ", decomposed, "")
    assert restricted_key("ab", "c") != restricted_key("a", "bc")


@pytest.mark.parametrize(
    ("origin", "serial", "store", "link"),
    [
        ("https://shop.example", None, None, f"https://shop.example/01/{GTIN}"),
        ("https://shop.example/", "1042", None, f"https://shop.example/01/{GTIN}/21/1042"),
        ("http://10.0.0.5:8000", None, "mapo", f"http://10.0.0.5:8000/01/{GTIN}?s=mapo"),
        (
            "https://a.b",
            "A/1 ?",
            "시청",
            f"https://a.b/01/{GTIN}/21/A%2F1%20%3F?s=%EC%8B%9C%EC%B2%AD",
        ),
    ],
)
def test_a_link_is_read_back_as_it_was_built(
    origin: str, serial: str | None, store: str | None, link: str
) -> None:
    assert digital_link(origin, "8801234567893", serial, store) == link
    if serial != "A/1 ?":  # a blank is no character of a GS1 serial number
        assert parse_tag(link) == Tag(link, GTIN, serial, store)


@pytest.mark.parametrize(
    ("text", "serial"),
    [
        ("8801234567893", None),
        ("08801234567893", None),
        ("]E08801234567893", None),
        ("(01)08801234567893(21)AB-7", "AB-7"),
        ("0108801234567893", None),
        ("010880123456789321AB-7", "AB-7"),
        ("]d2010880123456789321AB-7\x1d10LOT", "AB-7"),
        ("HTTPS://SHOP.EXAMPLE:8443/01/08801234567893/21/AB-7", "AB-7"),
        ("https://brand.example/kr/01/8801234567893/10/LOT/21/AB-7?linkType=all", "AB-7"),
        ("https://shop.example/01/08801234567893/", None),
    ],
)
def test_every_tag_that_stores_have_is_understood(text: str, serial: str | None) -> None:
    tag = parse_tag(text)
    assert (tag.gtin, tag.serial, tag.store) == (GTIN, serial, None)


@pytest.mark.parametrize(
    "text",
    [
        "", "WIFI:S:guest;", "https://shop.example/sale", "https://[bad/01/08801234567893",
        "(21)AB-7", "x" * 5000, "https://a.b/01/0880123456789x", "(99", "ftp://a.b/01/1",
    ],
)  # fmt: skip
def test_a_text_that_is_no_tag_is_refused(text: str) -> None:
    with pytest.raises((TagError, GtinProblem)):
        parse_tag(text)


@pytest.mark.parametrize(
    "text", ["https://a.b/01/08801234567890", "(01)08801234567890", "8801234567890"]
)
def test_a_tag_with_a_wrong_check_digit_is_refused(text: str) -> None:
    with pytest.raises(WrongCheckDigit):
        parse_tag(text)
