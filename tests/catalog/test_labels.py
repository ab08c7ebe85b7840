"""Hang-tags as pictures and sheets: what they say, and that nothing leaves the tag."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from catalog.garment import Colour, Colourway, Money, Size, Style, Variant
from catalog.labels.layout import HANG_TAG, Code, Disc, LabelError, Rule, Words, lay_out
from catalog.labels.qr import MM_PER_INCH, QUIET_MODULES, fit_code
from catalog.labels.sheet import write_sheet
from catalog.labels.tag import draw_tag
from catalog.labels.typeface import NO_KOREAN, Typeface, find_typeface
from catalog.labels.wording import TagText, price_words, tag_text

from .specimens import some_styles

LATIN = Typeface()
ORIGIN = "https://shop.example"
LINK = f"{ORIGIN}/01/08801234567893"

FULL = TagText(
    uri=f"{LINK}/21/1042", gtin="08801234567893", brand="Nord", name="Oversized Oxford Shirt",
    second_name="Oxford", colour="Sky Blue", hex="#8fb8de", size="M", size_word="SIZE",
    price="KRW 39,000", price_word="PRICE", scan="Scan to try it on",
)  # fmt: skip
LONG = replace(
    FULL,
    brand="A Brand With An Extremely Long Name Indeed, And Sons",
    name="Donaudampfschifffahrtsgesellschaftskapitaensmuetze in very thick wool cashmere",
    second_name="x" * 200,
    colour="midnight navy herringbone check with a stripe of sand and another one",
    size="XX-Large Tall (110)",
    price="KRW 1,259,000,000",
)
BARE = TagText(uri=LINK, gtin="08801234567893")


def words_on(text: TagText, typeface: Typeface = LATIN) -> list[Words]:
    return [mark for mark in lay_out(text, typeface, 300) if isinstance(mark, Words)]


def decoded(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("text", [FULL, LONG, BARE], ids=["full", "long", "bare"])
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_every_tag_is_its_true_size_and_can_be_read(text: TagText, dpi: int) -> None:
    tag = draw_tag(text, LATIN, dpi)
    expected = (round(50 / MM_PER_INCH * dpi), round(90 / MM_PER_INCH * dpi))
    assert (tag.mode, tag.size, tag.info["dpi"]) == ("RGB", expected, (dpi, dpi))
    assert decoded(tag) == [text.uri]


@pytest.mark.parametrize("text", [FULL, LONG, BARE], ids=["full", "long", "bare"])
def test_nothing_leaves_the_tag_or_covers_the_code(text: TagText) -> None:
    marks = lay_out(text, LATIN, 300)
    (code,) = [mark for mark in marks if isinstance(mark, Code)]
    for mark in marks:
        if isinstance(mark, Words):
            width = LATIN.width(mark.text, mark.size, mark.bold)
            width += mark.tracking * (len(mark.text) - 1)
            left = mark.x - width * {"left": 0.0, "middle": 0.5, "right": 1.0}[mark.anchor]
            assert left >= HANG_TAG.margin - 0.01
            assert left + width <= HANG_TAG.width - HANG_TAG.margin + 0.01
            above, below = mark.y - mark.size, mark.y + 0.3 * mark.size
            assert above > 0
            assert below < HANG_TAG.height
            assert below <= code.y or above >= code.y + code.code.side_mm
        elif isinstance(mark, Disc):
            assert mark.y + mark.radius < code.y
        elif isinstance(mark, Rule):
            assert mark.y2 < code.y
    assert code.x >= 0
    assert code.y + code.code.side_mm < HANG_TAG.height


def test_size_and_price_do_not_touch() -> None:
    texts = {mark.text: mark for mark in words_on(replace(LONG, size="110 (3XL)"))}
    size, price = (
        texts["110 (3XL)"],
        next(mark for mark in texts.values() if mark.text[:3] == "KRW"),
    )
    gap = (price.x - LATIN.width(price.text, price.size, True)) - (
        size.x + LATIN.width(size.text, size.size, True)
    )
    assert (size.anchor, price.anchor) == ("left", "right")
    assert gap > 1.5


def test_long_words_are_cut_with_an_ellipsis_and_short_ones_are_not() -> None:
    long = [mark.text for mark in words_on(LONG)]
    cut = ("A BRAND", "sellschaft", "xxxx", "midnight navy", "XX-Large")
    assert [text for text in long if text.endswith("…")] == [
        next(text for text in long if text.startswith(start)) for start in cut
    ]
    full = [mark.text for mark in words_on(FULL)]
    assert full == [
        "NORD", "Oversized Oxford Shirt", "Oxford", "Sky Blue", "SIZE", "M", "PRICE", "KRW 39,000",
        "Scan to try it on", "(01) 08801234567893",
    ]  # fmt: skip


def test_what_is_unknown_is_not_on_the_tag() -> None:
    assert [mark.text for mark in words_on(BARE)] == ["(01) 08801234567893"]
    no_price = [mark.text for mark in words_on(replace(FULL, price=""))]
    assert "PRICE" not in no_price
    assert "SIZE" in no_price
    (size,) = [mark for mark in words_on(replace(FULL, price="")) if mark.text == "M"]
    assert size.anchor == "middle"
    styles = some_styles()
    scarf = tag_text(
        styles[1], styles[1].colourways[0], next(styles[1].variants())[1], ORIGIN, LATIN
    )
    assert (scarf.name, scarf.brand, scarf.colour, scarf.size, scarf.price) == ("", "", "", "", "")


def test_a_tag_says_what_the_catalogue_says() -> None:
    style = some_styles()[0]
    colourway, variant = next(style.variants())
    text = tag_text(style, colourway, variant, ORIGIN, LATIN, serial="7", store="mapo")
    assert text.uri == f"{ORIGIN}/01/{variant.gtin}/21/7?s=mapo"
    assert (text.gtin, text.brand, text.name) == (variant.gtin, "Nord", "Shirt")
    assert (text.size, text.price) == ("M", "KRW 39,000")
    assert (text.colour, text.hex) == ("Red", "#c81e28")


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (Money(39000, "KRW"), "KRW 39,000"),
        (Money(5990, "USD"), "$59.90"),
        (Money(125000, "CHF"), "CHF 1,250.00"),
        (Money(1500, "KWD"), "KWD 1.500"),
    ],
)
def test_prices_are_written_as_their_currency_is(price: Money, words: str) -> None:
    assert price_words(price, LATIN) == words


def test_without_a_korean_font_names_are_said_in_english() -> None:
    names = {"ko": "오버핏 셔츠", "en": "Oversized Shirt"}
    variant = Variant("08801234567893", Size("프리"))
    colourway = Colourway("c", Colour({"ko": "하늘색"}), (), (variant,))
    style = Style("s", names, None, (colourway,), brand="노드")
    text = tag_text(style, colourway, variant, ORIGIN, LATIN)
    assert (text.name, text.second_name) == ("Oversized Shirt", "")
    assert (text.colour, text.size, text.brand) == ("", "", "")
    assert text.scan == "Scan to try it on"
    assert LATIN.note == NO_KOREAN


def test_accents_that_cannot_be_written_are_left_off() -> None:
    assert LATIN.spelled("Crêpe-Kleid à la mode") == "Crepe-Kleid a la mode"
    assert LATIN.spelled("Shirt 셔츠") == "Shirt"
    assert LATIN.spelled("긴 셔츠 M") == ""


def test_fonts_are_found_by_name(tmp_path: Path) -> None:
    assert find_typeface([tmp_path]) == Typeface()
    (tmp_path / "deep").mkdir()
    for name in ("NanumGothic.ttf", "NanumGothicBold.ttf", "NotoSansCJK-Regular.ttc"):
        (tmp_path / "deep" / name).touch()
    (family,) = find_typeface([tmp_path]).families
    assert (family.regular.name, family.bold.name) == ("NanumGothic.ttf", "NanumGothicBold.ttf")
    (tmp_path / "deep" / "NanumGothic.ttf").unlink()
    (collection,) = find_typeface([tmp_path]).families
    assert collection.regular.name == "NotoSansCJK-Regular.ttc"
    assert find_typeface([tmp_path], embeddable=True) == Typeface()


def test_a_module_is_a_whole_number_of_dots_with_a_quiet_zone_around() -> None:
    code = fit_code(LINK, 30, 203)
    assert code.side_mm <= 30
    assert code.dots * MM_PER_INCH / 203 >= 0.38
    quiet = np.ones_like(code.modules)
    quiet[QUIET_MODULES:-QUIET_MODULES, QUIET_MODULES:-QUIET_MODULES] = False
    assert not code.modules[quiet].any()
    assert code.modules[QUIET_MODULES, QUIET_MODULES]
    assert code.picture().size == (len(code.modules) * code.dots,) * 2


def test_a_large_code_has_more_redundancy() -> None:
    assert fit_code(LINK, 30, 600).level == "Q"
    assert fit_code(LINK, 20, 600).level == "M"


def test_a_link_too_long_for_the_tag_is_refused() -> None:
    with pytest.raises(LabelError, match="use a shorter host name"):
        fit_code("https://" + "x" * 300 + ".example/01/08801234567893", 30, 300)


@pytest.mark.parametrize("typeface", [LATIN, find_typeface(embeddable=True)], ids=["latin", "best"])
def test_a_sheet_prints_every_tag_at_its_true_size(tmp_path: Path, typeface: Typeface) -> None:
    tags = [replace(FULL, uri=f"{LINK}/21/{n}") for n in range(14)]
    path = tmp_path / "tags.pdf"
    assert write_sheet(path, tags, typeface, title="Mapo") == 2
    document = pypdfium2.PdfDocument(path)
    try:
        assert [tuple(round(side) for side in page.get_size()) for page in document] == [
            (595, 842)
        ] * 2
        for dpi in (150, 300):
            pages = [page.render(scale=dpi / 72).to_pil() for page in document]
            found = [sorted(decoded(page)) for page in pages]
            assert found == [sorted(tag.uri for tag in part) for part in (tags[:12], tags[12:])]
    finally:
        document.close()
    assert b"/PrintScaling /None" in path.read_bytes()


def test_two_sheets_of_the_same_tags_are_equal(tmp_path: Path) -> None:
    for name in "ab":
        write_sheet(tmp_path / name, [FULL, LONG, BARE], LATIN)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_typeface_that_a_sheet_cannot_carry_is_refused(tmp_path: Path) -> None:
    for name in ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"):
        (tmp_path / name).touch()
    with pytest.raises(ValueError, match="cannot be embedded"):
        write_sheet(tmp_path / "tags.pdf", [BARE], find_typeface([tmp_path]))
