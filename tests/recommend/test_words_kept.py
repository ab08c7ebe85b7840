"""Words that were read when a release was built find what words that are read now find."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from catalog.collection import demo_store
from catalog.garment import Style
from service.recommend.words import Finder, kept
from service.recommend.words.kept import to_bytes
from service.recommend.words.lexicon import lexicon
from service.recommend.words.postings import Named, Stock

STYLES = demo_store().styles[::5]


def open_stock(path: Path | None, styles: Sequence[Style]) -> Stock:
    return kept.open_stock(path, Named.of(styles), lambda: styles)


QUERIES = (
    "black linen shirt",
    "검은 린넨",
    "체크셔츠 M",
    "shrit",
    "ㅅㅊ",
    "coa",
    "zhxm",
    "nonsense",
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("words") / kept.STOCK_FILE
    path.write_bytes(to_bytes(STYLES))
    return path


def test_what_is_kept_is_what_was_read(file: Path) -> None:
    read, kept_ = Stock.of(STYLES, lexicon()), open_stock(file, STYLES)
    assert kept_.words == read.words
    for mine, theirs in (
        (kept_.of_style, read.of_style),
        (kept_.of_colourway, read.of_colourway),
    ):
        assert mine.size == theirs.size
        assert mine.by_key.keys() == theirs.by_key.keys()
        for key, (numbers, strengths) in theirs.by_key.items():
            assert np.array_equal(mine.by_key[key][0], numbers)
            assert np.array_equal(mine.by_key[key][1], strengths)


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_is_found(file: Path, query: str) -> None:
    read, again = Finder(Stock.of(STYLES, lexicon())), Finder(open_stock(file, STYLES))
    assert again.find(query, 12) == read.find(query, 12)


def test_the_same_styles_give_the_same_file(file: Path) -> None:
    assert to_bytes(STYLES) == file.read_bytes()


def test_names_are_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stock, "of", classmethod(lambda *given: pytest.fail("read again")))
    assert open_stock(file, STYLES).has("category:shirt")


@pytest.mark.parametrize("why", ["another version", "no file"])
def test_words_of_another_version_are_read_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    read = []
    of = Stock.of
    monkeypatch.setattr(
        Stock, "of", classmethod(lambda cls, *given: read.append(why) or of(*given))
    )
    if why == "another version":
        monkeypatch.setattr(kept, "digest", lambda: "another")
    stock = open_stock(None if why == "no file" else file, STYLES)
    assert read == [why]
    assert stock.has("category:shirt")


def test_no_styles_have_no_words(tmp_path: Path) -> None:
    path = tmp_path / kept.STOCK_FILE
    path.write_bytes(to_bytes([]))
    stock = open_stock(path, [])
    assert (stock.styles, stock.words) == ((), frozenset())
    assert Finder(stock).find("shirt", 5).found == ()
