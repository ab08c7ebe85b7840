"""``fitroom evaluate fit``: how well it is known whether a garment will be small, fit, or large."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import numpy as np
import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from service.cli.evaluate.fit_runs import runs_sheet
from service.cli.house import give_up, out, progress_bars
from service.recommend.fit.belief import Spreads
from service.recommend.fit.crowd import Crowd, chances_of
from service.recommend.fit.features import History
from service.recommend.fit.learn import USUAL, FitLearner, Floats, Shares, kin
from service.recommend.fit.measures import drawn, figures, resamplings
from service.recommend.fit.shop import (
    LEARNED,
    counts_of,
    learn_crowd,
    learn_spreads,
    shop_chances,
)
from service.recommend.fit.table import BadTable, FitTable, read_table
from service.recommend.fit.trees import softmax

TREES = "boosted trees: body, size, garment"
#: What was reached by others on RentTheRunway's records, not measured here, and not on this very
#: sample: AUC, log-loss, accuracy.
QUOTED: Mapping[str, tuple[float, float, float]] = {
    "prior": (0.5000, 0.7668, 0.7321),
    "garment": (0.7390, 0.6527, 0.7456),
    "boosted trees: body, size": (0.6411, 0.7276, 0.7324),
    TREES: (0.7644, 0.6263, 0.7533),
}
OTHERS, BY_HAND = "the shop's belief", "the shop's model"
OTHERS_LEARNT, LEARNT = f"{OTHERS}, learned", f"{BY_HAND}, spreads learned"
#: Which models are compared with which: ours first.
COMPARED = (
    ("this model", "garment"),
    ("this model", TREES),
    ("this model, other garments", "garment"),
    ("this model, other garments", TREES),
    ("this model, other garments", "this model"),
)
COMPARED_IN_SHOP = (
    (OTHERS, "garment"),
    (f"{OTHERS}, other garments", "garment, other garments"),
    (OTHERS_LEARNT, OTHERS),
    (BY_HAND, "prior"),
    (BY_HAND, "garment"),
    (LEARNT, BY_HAND),
    (LEARNT, "garment"),
)
_CAPTION = (
    "AUC: one verdict against the rest, mean of three. ±: half the 95 % interval (bootstrap\n"
    "over shoppers). garment: what others said of it, pooled. other garments: what the same\n"
    "shopper said of the other garments of the split, as in a fitting room; all else is without.\n"
    "* reached by others on RentTheRunway's records: quoted, not measured here."
)
_PAIRED = "±: half the 95 % interval of the difference, over the same draws of shoppers."
_SHOP = (
    "The shop's belief knows what others said of the garment; the shop's model also\n"
    "what the same shopper said of the other garments of the split, and makes of it\n"
    "what it makes of a misfit in the room. Every garment is in the size chosen."
)


def fit(
    table: Annotated[
        Path,
        typer.Argument(help="CSV file (.gz too) with fit, user_id, item_id, size, split, ..."),
    ],
    quoted: Annotated[
        bool, typer.Option(help="Also show what others reached on RentTheRunway's records.")
    ] = True,
    seed: Annotated[int, typer.Option(help="Which shoppers the intervals draw.")] = 1,
) -> None:
    """Measure what is known of fit: learned from the rows marked train, asked about those of val.

    First with everything that a record tells, then as in a fitting room, without body measures.
    Takes about a minute of one core for 150,000 rows. Ratings, reviews and dates are not looked at.
    """
    try:
        records = _read(table)
        learned, asked = records.part("train"), records.part("val")
    except (BadTable, OSError, UnicodeDecodeError, csv.Error, EOFError) as problem:
        give_up(f"{table}: {problem}")
    out.print(f"{len(learned):,} rows learned from, {len(asked):,} asked about", markup=False)
    shares = Shares.learn(learned)
    draws = resamplings(asked.users, seed=seed)
    with progress_bars() as tell:
        models = {
            name: drawn(chances, asked.verdicts, draws)
            for name, chances in _models(learned, asked, shares, _teller(tell, 2 * USUAL.rounds))
        }
        heard = _teller(tell, 20, "the shop's spreads")
        crowd = learn_crowd(learned, Crowd(), heard)
        spreads = learn_spreads(learned, Spreads(), Crowd(), heard)
    shop = {name: models[name] for name in ("prior", "garment", "garment, other garments")}
    counts = counts_of(asked, learned)
    for name, chances in _in_shop(asked, counts, shares, crowd, spreads):
        shop[name] = drawn(chances, asked.verdicts, draws)
    _show(models, COMPARED, "known", _CAPTION, QUOTED if quoted else {})
    _show(shop, COMPARED_IN_SHOP, "in the shop: no body measures", _SHOP)
    out.print(runs_sheet(learned, asked, draws))
    out.print(
        f"Spreads by hand: {_told(Spreads())}; learned: {_told(spreads)}. The crowd's by hand: "
        f"{_told_of(Crowd())}; learned: {_told_of(crowd)}. Of what makes garments "
        f"fit or not, {shares.style:.0%} is the style, {shares.shopper:.0%} the shopper, "
        f"{shares.rest:.0%} the rest.",
        markup=False,
    )


def _models(
    learned: FitTable, asked: FitTable, shares: Shares, heard: Callable[[], object]
) -> Iterator[tuple[str, Floats]]:
    """Every model by name, and its chances (n, 3) for the records ``asked`` about."""
    past = History(learned)
    shopper = shares.shopper_logit
    yield "prior", softmax(past.prior(asked))
    bias = past.bias(asked)
    yield "garment", softmax(bias)
    yield "garment, other garments", kin(bias, asked, shopper)
    plain = FitLearner.learn(learned, plain=True, heard=heard)
    yield TREES, softmax(plain.logits(asked))
    logits = FitLearner.learn(learned, heard=heard).logits(asked)
    yield "this model", softmax(logits)
    yield "this model, other garments", kin(logits, asked, shopper)


def _in_shop(
    asked: FitTable, counts: Floats, shares: Shares, crowd: Crowd, spreads: Spreads
) -> Iterator[tuple[str, Floats]]:
    """What the shop knows, without body measures: of a style, and of a style and a shopper.

    By hand, and with the ``crowd`` or the ``spreads`` that were learned.
    """
    belief = chances_of(counts, Crowd())
    yield OTHERS, belief
    yield OTHERS_LEARNT, chances_of(counts, crowd)
    logits = np.log(belief[:, [0, 2]] / belief[:, [1]])
    yield f"{OTHERS}, other garments", kin(logits, asked, shares.shopper_logit)
    yield BY_HAND, shop_chances(asked, counts, Spreads(), Crowd())
    yield LEARNT, shop_chances(asked, counts, spreads, Crowd())


def _teller(
    tell: Callable[[int, int, str], None], total: int, stage: str = "trees"
) -> Callable[[], object]:
    """Moves the bar of ``stage`` on by one at each call; it never runs past its end."""
    done = count(1)
    return lambda: tell(min(next(done), total), total, stage)


def _read(path: Path) -> FitTable:
    with ExitStack() as stack:
        if path.suffix == ".gz":
            file = stack.enter_context(gzip.open(path, "rt", encoding="utf-8-sig", newline=""))
        else:
            file = stack.enter_context(path.open(encoding="utf-8-sig", newline=""))
        rows = csv.DictReader(file)
        return read_table(rows.fieldnames or (), rows)


def _show(
    models: Mapping[str, Floats],
    pairs: Sequence[tuple[str, str]],
    title: str,
    caption: str,
    quoted: Mapping[str, tuple[float, float, float]] = MappingProxyType({}),
) -> None:
    """The figures of ``models``; then of each of ``pairs`` the first less the second, paired."""
    sheet = _sheet(title, caption)
    for name, values in models.items():
        sheet.add_row(name, *_cells(values, ".4f"))
    if quoted:
        sheet.add_section()
    for name, quotes in quoted.items():
        sheet.add_row(f"{name}*", *(f"{value:.4f}" for value in quotes), style="dim")
    out.print(sheet)
    sheet = _sheet("difference", _PAIRED)
    for ours, theirs in pairs:
        sheet.add_row(f"{ours} - {theirs}", *_cells(models[ours] - models[theirs], "+.4f"))
    out.print(sheet)


def _sheet(title: str, caption: str) -> Table:
    sheet = Table(box=SIMPLE_HEAD, caption=caption, caption_justify="left")
    sheet.add_column(title)
    for name in ("AUC", "log-loss", "accuracy"):
        sheet.add_column(name, justify="right", no_wrap=True)
    return sheet


def _cells(values: Floats, shape: str) -> Iterator[str]:
    found = figures(values)
    for one in (found.auc, found.log_loss, found.accuracy):
        yield f"{one.value:{shape}} ±{(one.high - one.low) / 2:.4f}"


def _told(spreads: Spreads) -> str:
    lengths = (f"{name} {getattr(spreads, name):.2f}" for name in ("room", *LEARNED))
    return ", ".join(lengths)


def _told_of(crowd: Crowd) -> str:
    return f"noise {crowd.noise:.2f}, style {crowd.style:.2f}, width {crowd.width:.2f}"
