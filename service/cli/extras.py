"""Files of a release besides its tables: its encoder, its shelf, its words and its neighbours, so
that serving needs no torch, reads no garment before it is asked for, and searches little."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Colourway, Style, Variant
from catalog.release import Encoder, Extras, Progress
from catalog.release.makers import Data, parts_of
from embeddings import cells, neighbours
from embeddings.index import Index
from embeddings.words import TOWER_FILE
from service.cli.house import give_up
from service.recommend import shelf_kept
from service.recommend.shelf import Shelf
from service.recommend.words import kept

#: The extra file of a release that holds its encoder.
ENCODER_FILE = "encoder.onnx"
#: Garments that the words of a release are learnt from, evenly spread over it: about a minute.
#: More of them say little that is new, and 500,000 would take an hour each time.
LEARNT_FROM = 10_000


@dataclass(frozen=True)
class Drafted:
    """A release that is being built, as far as a shelf reads it."""

    styles: Mapping[str, Style]
    rows: Sequence[str]
    vectors: NDArray[np.float32]
    parts: Mapping[str, tuple[int, int]]
    id: str = ""
    by_gtin: Mapping[str, tuple[Style, Colourway, Variant]] = field(default_factory=dict)
    by_colourway: Mapping[str, tuple[Style, Colourway]] = field(default_factory=dict)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        return {way: row for row, way in enumerate(self.rows)}


def _nobody_listens(done: int, total: int, stage: str) -> None:
    pass


def extras_of(encoder: Encoder, tell: Progress = _nobody_listens) -> Extras:
    """What makes the extra files of a release whose vectors are made by ``encoder``."""

    def make(
        styles: Sequence[Style], rows: Sequence[str], vectors: NDArray[np.float32]
    ) -> Mapping[str, Data]:
        return (
            _encoder(encoder)
            | _words(styles, rows, vectors)
            | {kept.STOCK_FILE: kept.to_bytes(styles)}
            | _shelf(Drafted({one.id: one for one in styles}, rows, vectors, parts_of(encoder)))
            | _cells(vectors)
            | _neighbours(vectors, tell)
        )

    return make


def _encoder(encoder: Encoder) -> dict[str, bytes]:
    """The encoder itself; nothing for one that only torch can compute.

    A release whose encoder cannot be exported is not built: its shop would find nothing by photo,
    and nobody would know why.
    """
    portable: Callable[[], bytes] | None = getattr(encoder, "portable", None)
    if portable is None:
        return {}
    from embeddings.portable import PortableFault

    try:
        return {ENCODER_FILE: portable()}
    except PortableFault as fault:
        give_up(f"{encoder.name}: {fault}")


def _words(
    styles: Sequence[Style], rows: Sequence[str], vectors: NDArray[np.float32]
) -> dict[str, bytes]:
    """The tower that puts words near photos; nothing for a release too small to learn it from."""
    from embeddings.words_training import sayings, train_tower

    said = {way.id: sayings(style, way) for style in styles for way in style.colourways}
    every = max(1, -(-len(rows) // LEARNT_FROM))
    tower = train_tower([said[row] for row in rows[::every]], vectors[::every])
    return {TOWER_FILE: tower.to_bytes()} if tower else {}


def _shelf(drafted: Drafted) -> dict[str, bytes]:
    """What is said of every garment, and how near some are to their nearest."""
    nearest = Index(drafted.vectors).nearest_scores()
    return {shelf_kept.SHELF_FILE: shelf_kept.to_bytes(Shelf.of(drafted), nearest)}


def _cells(vectors: NDArray[np.float32]) -> dict[str, bytes]:
    """Where to look for what is alike; nothing for a release of which all is searched."""
    if len(vectors) < cells.LEAST:
        return {}
    return {cells.CELLS_FILE: cells.Cells.of(vectors).to_bytes()}


def _neighbours(vectors: NDArray[np.float32], tell: Progress) -> dict[str, Data]:
    """The table of what is nearest to what; nothing where a search is as quick, or the table would
    take hours: then everything is searched, and the answers are the same."""
    if not neighbours.LEAST <= len(vectors) <= neighbours.MOST:
        return {}
    heard = partial(_tell_neighbours, tell)
    return {neighbours.TABLE_FILE: neighbours.to_bytes(neighbours.table_of(vectors, heard=heard))}


def _tell_neighbours(tell: Progress, done: int, total: int) -> None:
    tell(done, total, "neighbours")
