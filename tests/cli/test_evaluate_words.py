"""``fitroom evaluate words`` on a small folder of names, and the searches judged by hand."""

from __future__ import annotations

import csv
from pathlib import Path

from PIL import Image

from catalog.collection import demo_store
from service.cli.evaluate.asked import asked
from service.cli.evaluate.word_trials import found_by, mistyped
from tests.cli.conftest import Fitroom

COLOURS = {"Red": (190, 30, 40), "Navy": (30, 40, 80), "Olive": (100, 104, 66)}
KINDS = ("Shirts", "Trousers", "Dresses", "Jackets", "Caps")


def named(folder: Path, each: int) -> Path:
    """A folder of named garments, every tenth of them in the split val; one photo a colour."""
    folder.mkdir()
    for colour, ink in COLOURS.items():
        Image.new("RGB", (40, 40), ink).save(folder / f"{colour}.png")
    rows = [
        (
            f"{kind}{colour}{n}",
            f"{colour}.png",
            kind,
            colour,
            f"Model {kind[:3]}{n} {colour} {kind}",
        )
        for n in range(each)
        for kind in KINDS
        for colour in COLOURS
    ]
    with (folder / "metadata.csv").open("w", newline="", encoding="utf-8") as table:
        writer = csv.writer(table)
        writer.writerow(["id", "file", "category", "colour", "name", "split"])
        writer.writerows([*row, "train" if at % 10 else "val"] for at, row in enumerate(rows))
    return folder


def test_every_way_to_search_is_measured_in_one_run(fitroom: Fitroom, tmp_path: Path) -> None:
    named(tmp_path / "photos", each=15)
    said = fitroom("evaluate", "words", "photos", "--cache", "kept")
    assert said.exit_code == 0, said.output
    told = " ".join(said.output.split())
    for title in ("Names indexed, 225 garments", "Names held out, 23 garments", "69 searches"):
        assert title in told
    for way in ("every word begins a word", "words in common", "looks alone", "Fitroom"):
        assert way in told
    assert "that is said: 4 of 4" in told


def test_a_folder_without_names_is_said(fitroom: Fitroom, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "metadata.csv").write_text("id,file,split\n", encoding="utf-8")
    said = fitroom("evaluate", "words", "photos")
    assert said.exit_code == 1
    assert "names no garments with split train and val" in " ".join(said.output.split())


def test_what_is_judged_right_is_in_the_collection_and_what_is_not_there_is_not() -> None:
    styles = demo_store().styles
    for one in asked():
        right = sum(one.right(style) for style in styles)
        assert (right > 0) == bool(one.categories), one.text


def test_a_mistake_changes_up_to_two_words_and_is_the_same_every_time() -> None:
    assert mistyped("of an it", 3) == "of an it"
    for text in ("checked blue shirt", "체크무늬 원피스"):
        assert mistyped(text, 3) == mistyped(text, 3) != text
        pairs = zip(mistyped(text, 3).split(), text.split(), strict=True)
        assert 1 <= sum(wrong != word for wrong, word in pairs) <= 2


def test_recall_and_place_are_counted_as_they_are_said() -> None:
    answers = {"first": ["a"], "second": ["x", "a"], "far": [*map(str, range(10)), "a"], "none": []}
    line = found_by("way", answers.__getitem__, [(text, "a") for text in answers])
    assert (line.recall, line.reciprocal) == (0.5, (1 + 1 / 2 + 1 / 11) / 4)
