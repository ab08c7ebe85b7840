"""``fitroom evaluate outfits``: how well the tables of what goes with what know real outfits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table as Sheet

from service.cli.evaluate.outfit_trials import (
    EACH,
    Figure,
    Floats,
    Scorer,
    Wrong,
    ask,
    compatibility,
    fill_in_the_blank,
    throw_together,
)
from service.cli.house import give_up, out
from service.cli.outfit_list import ListFault, Outfit, in_kinds, read_outfits
from service.recommend.outfits.house_table import HOUSE
from service.recommend.outfits.kinds import KINDS
from service.recommend.outfits.pairs import Pairs, learn, nothing_held
from service.recommend.outfits.table import NUMBER, Table, TableFault, learn_table, read_table

Numbered = list[list[int]]
#: Pairs that are never seen are as if seen this often (Laplace).
SMOOTH = 1.0
#: What each kind of wrong answer is called as a blank, and as an outfit.
_WRONG: Mapping[Wrong, tuple[str, str]] = {
    "any": ("blank, any three", "outfit, any garments"),
    "other": ("blank, other categories", "outfit, no repeats"),
    "one": ("", "outfit, one changed"),
}
_CAPTION = (
    "blank: the garment that was taken out, told from three others (accuracy).\n"
    "outfit: a real one scores above one that nobody wore (AUC).\n"
    f"Wrong garments come from all outfits asked about, {EACH} draws an outfit: any, as in\n"
    "the literature, or of categories that neither outfit nor answers have yet.\n"
    "One of the right category cannot be told apart: the ceiling says what that\n"
    "leaves. ±: half the 95 % interval (bootstrap over outfits)."
)


def outfits(
    table: Annotated[Path, typer.Argument(help="CSV file of outfits, or the folder it is in.")],
    learned: Annotated[
        Path | None, typer.Option(help="Also measure this table (of fitroom train outfits).")
    ] = None,
    seed: Annotated[int, typer.Option(help="Which wrong answers are drawn.")] = 1,
) -> None:
    """Measure what goes with what: learned from the rows marked train, asked about those of val.

    First with the table's own categories, as in the literature; then with the kinds of garments
    that this service knows, where our own table, written by hand, is measured as well.
    """
    try:
        listed = read_outfits(table)
        own = read_table(learned.read_bytes(), HOUSE) if learned else None
        train = [one for one in listed if one.split == "train"]
        held = [one for one in listed if one.split == "val"]
        if not held or not train:
            give_up(f"{table} has {len(train)} outfits of split train and {len(held)} of val.")
        _categories(train, held, seed)
        _kinds(train, held, own, seed)
    except (ListFault, TableFault, OSError) as problem:
        give_up(str(problem))


def _categories(train: Sequence[Outfit], held: Sequence[Outfit], seed: int) -> None:
    names = sorted({name for outfit in train for name in outfit.names})
    number = {name: place for place, name in enumerate(names)}
    known, asked = (
        [[number[name] for name in dict.fromkeys(one.names) if name in number] for one in some]
        for some in (train, held)
    )
    known, asked = _told(known), _told(asked)
    shares = _shares(known, len(names))
    pairs = learn(known, nothing_held(len(names)))
    scorers = _baselines(known, shares) | {"learned": _scorer(pairs, shares)}
    title = f"{len(names)} categories: {len(known):,} outfits learned, {len(asked):,} asked"
    _measure(title, asked, len(names), scorers, seed)


def _kinds(train: Sequence[Outfit], held: Sequence[Outfit], own: Table | None, seed: int) -> None:
    told, unknown = in_kinds(train)
    table = learn_table(told, HOUSE)
    known, asked = (
        _told([[NUMBER[kind] for kind in outfit] for outfit in some])
        for some in (told, in_kinds(held)[0])
    )
    shares = _shares(known, len(KINDS))
    scorers = _baselines(known, shares) | {
        "our own": _together(HOUSE),
        "learned": _scorer(table.pairs, shares),
    }
    if own is not None:
        scorers["this file"] = _scorer(own.pairs, shares)
    total = sum(len(one.names) for one in train)
    title = f"{len(table.learned)} kinds: {len(known):,} outfits learned, {len(asked):,} asked"
    _measure(title, asked, len(KINDS), scorers, seed)
    most = ", ".join(f"{name} {count:,}" for name, count in unknown.most_common(6))
    out.print(
        f"{unknown.total():,} of {total:,} garments learned from are of no kind that we know "
        f"({len(unknown)} categories: {most}, ...); {len(train) - len(known):,} of {len(train):,} "
        "outfits have fewer than two kinds and were left out.",
        markup=False,
    )


def _measure(
    title: str, asked: Numbered, words: int, scorers: Mapping[str, Scorer], seed: int
) -> None:
    """One sheet. Every scorer is asked the same questions, and shown the same outfits."""
    luck = np.random.default_rng(seed)
    sheet = Sheet(
        title=title,
        title_justify="left",
        caption=_CAPTION,
        caption_justify="left",
        box=SIMPLE_HEAD,
        padding=0,
        pad_edge=False,
        show_edge=False,
    )
    sheet.add_column("", no_wrap=True)
    rows: dict[str, list[str]] = {"ceiling": [], **{name: [] for name in scorers}}
    for wrong, (name, _) in _WRONG.items():
        if name:
            sheet.add_column(name, justify="right", min_width=11)
            questions = ask(asked, words, wrong, luck)
            rows["ceiling"].append(f"{questions.ceiling:.3f}      ")
            _add(rows, fill_in_the_blank(questions, scorers, luck))
    for wrong, (_, name) in _WRONG.items():
        sheet.add_column(name, justify="right", min_width=11)
        made = throw_together(asked, wrong, luck)
        rows["ceiling"].append("")
        _add(rows, compatibility(asked, made, words, scorers, luck))
    for name, cells in rows.items():
        sheet.add_row(name, *cells)
    out.print(sheet)


def _add(rows: Mapping[str, list[str]], found: Mapping[str, Figure]) -> None:
    for name, one in found.items():
        rows[name].append(f"{one.value:.3f}±{(one.high - one.low) / 2:.3f}")


def _told(some: Numbered) -> Numbered:
    return [outfit for outfit in some if len(outfit) > 1]


def _shares(known: Numbered, words: int) -> Floats:
    counts = np.bincount(np.concatenate([np.asarray(one) for one in known]), minlength=words)
    return np.asarray((counts + 0.5) / (counts + 0.5).sum())


def _scorer(pairs: Pairs, shares: Floats) -> Scorer:
    """How much likelier a word is here than anywhere: wrong answers come as often as in outfits."""
    return lambda worn: pairs.next(worn) - np.log(shares)


def _together(table: Table) -> Scorer:
    """The pairs alone: how usual a kind is, our own table only guesses."""
    return lambda worn: np.asarray(worn @ table.pairs.together)


def _baselines(known: Numbered, shares: Floats) -> dict[str, Scorer]:
    """What needs no model: luck, how popular a word is, how often two were seen together."""
    worn = np.zeros((len(known), len(shares)))
    for row, outfit in enumerate(known):
        worn[row, outfit] = 1.0
    seen = worn.T @ worn
    np.fill_diagonal(seen, 0.0)
    alone = worn.mean(axis=0)
    chance = len(known) * np.outer(alone, alone)
    information = np.log((seen + SMOOTH) / (chance + SMOOTH))
    return {
        "random": lambda rest: np.zeros((len(rest), len(shares))),
        "popular": lambda rest: np.tile(np.log(shares), (len(rest), 1)),
        "pair counts": lambda rest: _mean(rest, seen),
        "PMI": lambda rest: _mean(rest, information),
    }


def _mean(rest: Floats, pairs: Floats) -> Floats:
    return np.asarray(rest @ pairs / np.maximum(rest.sum(axis=1, keepdims=True), 1.0))
