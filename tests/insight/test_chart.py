"""Charts are pictures with words: of what, in which language, and every number that is drawn."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from service.insight.chart import draw
from service.insight.picture import as_png
from service.insight.registry import REPORTS, answer
from service.insight.report import say
from service.insight.window import Window

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]


def test_a_chart_says_what_it_shows_to_who_does_not_see_it(window: Window) -> None:
    picture = ET.fromstring(draw(answer(window, "funnel", k=1)))
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "title desc"
    [title], [desc] = picture.findall(f"{SVG}title"), picture.findall(f"{SVG}desc")
    assert title.text == "From the rail to the till, 2026-11-23"
    assert (desc.text or "").endswith("The most: Shirt, kept 2. Every number is in the table.")


def test_every_bar_has_its_number(window: Window) -> None:
    said = texts(draw(answer(window, "funnel", k=1)))
    assert [one for one in ("Shirt", "Jeans", "asked for", "4", "3", "2") if one not in said] == []


def test_a_share_is_a_dot_in_its_interval_beside_the_whole_store(window: Window) -> None:
    svg = draw(answer(window, "keep-rate", k=1))
    assert svg.count("<circle") == 2
    assert {"67 %", "0 %", "the whole store"} <= set(texts(svg))


def test_a_chart_speaks_korean(window: Window) -> None:
    svg = draw(answer(window, "keep-rate", k=1), "ko")
    assert {"셔츠", "청바지", "매장 전체"} <= set(texts(svg))
    assert 'xml:lang="ko"' in svg


def test_what_is_withheld_is_drawn_by_no_number(window: Window) -> None:
    """Two kept a shirt, so at three nobody may see how many."""
    svg = draw(answer(window, "keep-rate", k=3))
    assert "67 %" not in texts(svg)
    assert "–" in texts(svg)
    assert svg.count("<circle") == 0


def test_a_chart_of_nothing_says_so(window: Window) -> None:
    assert "Nothing to show: no row has enough visits behind it." in texts(
        draw(answer(window, "funnel"))
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_report_is_drawn(window: Window, language: str) -> None:
    for name, spec in REPORTS.items():
        for by in spec.by:
            picture = ET.fromstring(draw(answer(window, name, by, k=1), language))
            [title] = picture.findall(f"{SVG}title")
            assert say(spec.title, language) in (title.text or "")


def test_every_word_is_there_in_both_languages() -> None:
    for spec in REPORTS.values():
        for said in (spec.title, spec.about, *(one.title for one in spec.columns), *spec.notes):
            assert set(said) == {"en", "ko"}


def test_the_same_chart_is_a_png(window: Window) -> None:
    svg = draw(answer(window, "funnel", k=1))
    width = float(ET.fromstring(svg).get("width") or 0)
    with Image.open(io.BytesIO(as_png(svg))) as picture:
        assert (picture.format, picture.width) == ("PNG", 2 * width)
