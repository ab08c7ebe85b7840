"""``fitroom evaluate words``: how well garments are found by what people type."""

from __future__ import annotations

import csv
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from catalog.garment import Style, say
from service.cli.house import give_up, out, progress_bars

if TYPE_CHECKING:
    from embeddings.words import Floats
    from service.cli.evaluate.word_trials import Line, Search

#: Seed of the typing mistakes.
SEED = 3

Photos = Annotated[
    Path, typer.Argument(help="Folder with metadata.csv: name, and split with train and val.")
]
Cache = Annotated[
    Path | None, typer.Option(help="Folder to keep vectors in, so that the next run is quick.")
]


def words(photos: Photos, cache: Cache = None) -> None:
    """Measure how well garments are found by what people type, beside plain ways to search.

    The names of the val photos are the searches; the tower of words learns from the train names.
    Then hand-written searches in Korean and English are judged on the drawn collection.
    """
    from embeddings.words_training import sayings, train_tower
    from service.cli.evaluate import word_trials as trials

    styles, split = _named(photos)
    train = [row for row, key in enumerate(styles) if split[key] == "train"]
    val = [row for row, key in enumerate(styles) if split[key] == "val"]
    if not train or not val:
        give_up(f"{photos / 'metadata.csv'} names no garments with split train and val.")
    vectors = _vectors(photos, styles, cache)
    every = list(styles.values())
    said = [sayings(every[row], every[row].colourways[0]) for row in train]
    began = time.process_time()
    tower = train_tower(said, vectors[train])
    if tower is None:
        give_up(f"{len(train)} train names are too few to learn from.")
    out.print(f"Tower: {len(train)} names, {time.process_time() - began:.0f} s of one core.")
    questions = [(say(every[row].name), every[row].id) for row in val]
    wrong = [(trials.mistyped(text, SEED), key) for text, key in questions]

    ways = {
        "every word begins a word": trials.by_beginnings(styles),
        "words in common": trials.by_overlap(styles),
        "Fitroom": trials.by_finder(styles),
        "Fitroom, with looks": trials.by_finder(styles, tower, vectors),
    }
    _show(f"Names indexed, {len(styles)} garments", _lines(ways, questions))
    _show(f"The same, two words mistyped (seed {SEED})", _lines(ways, wrong))
    for title, rows in (("val", val), ("val and train", list(range(len(every))))):
        bare = trials.nameless({every[row].id: every[row] for row in rows})
        ways = {
            "every word begins a word": trials.by_beginnings(bare),
            "words in common": trials.by_overlap(bare),
            "looks alone": trials.by_looks(bare, tower, vectors[rows]),
            "Fitroom, without looks": trials.by_finder(bare),
            "Fitroom": trials.by_finder(bare, tower, vectors[rows]),
        }
        _show(f"Names held out, {len(bare)} garments ({title})", _lines(ways, questions))
    _judge()


def _named(photos: Path) -> tuple[dict[str, Style], dict[str, str]]:
    """The garments of the folder that have a name, and the split of every id."""
    from catalog.feeds import FeedError, read_feed

    try:
        feed = read_feed(photos, language="en")
    except FeedError as problem:
        give_up(str(problem))
    with (photos / "metadata.csv").open(newline="", encoding="utf-8-sig") as table:
        split = {row["id"]: row.get("split") or "" for row in csv.DictReader(table)}
    return {style.id: style for style in feed.styles if style.name}, split


def _vectors(photos: Path, styles: Mapping[str, Style], cache: Path | None) -> Floats:
    """The vector of each style's photo, (styles, dim)."""
    import numpy as np

    from embeddings.evaluate.photos import Collection, Photo
    from embeddings.evaluate.vectors import vectors_of
    from service.cli.encoders import the_encoder

    with (photos / "metadata.csv").open(newline="", encoding="utf-8-sig") as table:
        files = {row["id"]: row["file"] for row in csv.DictReader(table)}
    shown = tuple(Photo(files[key], "studio", "gallery", "", "", "") for key in styles)
    encoder = the_encoder()
    with progress_bars() as tell:
        found = vectors_of(
            Collection(photos, shown),
            encoder,
            the_encoder,
            lambda done, total: tell(done, total, "vectors"),
            kept=cache,
        )
    return np.stack([found[photo.file] for photo in shown])


def _lines(ways: Mapping[str, Search], questions: Sequence[tuple[str, str]]) -> list[Line]:
    from service.cli.evaluate.word_trials import found_by

    return [found_by(way, search, questions) for way, search in ways.items()]


def _show(title: str, lines: Sequence[Line]) -> None:
    table = Table("", "recall@10", "MRR", title=title, title_justify="left")
    for line in lines:
        table.add_row(line.way, f"{line.recall:.3f}", f"{line.reciprocal:.3f}")
    out.print(table)


def _judge() -> None:
    """Hand-written searches on the drawn collection; with one typed on the wrong layout, and run
    together."""
    from catalog.collection import demo_store
    from service.cli.evaluate import word_trials as trials
    from service.cli.evaluate.asked import asked
    from service.recommend.words import Finder
    from service.recommend.words.keyboard import keys

    styles = {style.id: style for style in demo_store().styles}
    every = asked()
    forms = {
        "as written": every,
        "mistyped": [replace(one, text=trials.mistyped(one.text, SEED)) for one in every],
        "without spaces": [replace(one, text=one.text.replace(" ", "")) for one in every],
        "Korean typed on English keys": [
            replace(one, text=keys(one.text)) for one in every if not one.text.isascii()
        ],
    }
    ways = {
        "every word begins a word": trials.by_beginnings(styles),
        "words in common": trials.by_overlap(styles),
        "Fitroom": trials.by_finder(styles),
    }
    table = Table(
        "", *forms, title=f"{len(every)} searches judged, {len(styles)} styles: right of the first"
    )
    for way, search in ways.items():
        shares = [trials.judged(search, styles, form) for form in forms.values()]
        table.add_row(way, *(f"{share:.3f}" for share in shares))
    out.print(table)
    finder = Finder.of(styles)
    answers = [(one, finder.find(one.text, 1)) for one in every]
    there = [(one, answer.found[0]) for one, answer in answers if one.categories and answer.found]
    shown = sum(one.right(styles[found.style], found.colourway) for one, found in there)
    empty = [answer for one, answer in answers if not one.categories]
    out.print(
        f"First shown in the right colour: {shown} of {sum(bool(a.categories) for a in every)}. "
        f"Nothing right is there, and that is said: {sum(bool(a.missed) for a in empty)} of "
        f"{len(empty)}."
    )
