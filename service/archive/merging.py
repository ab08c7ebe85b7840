"""Many small files of a day into one, and days that are over into their lasting place.

The whole comes first, then the pieces go. In between they are in the lake twice, and counted once,
as the whole holds them (`Lake.pieces`); the next merge removes them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

import pyarrow as pa

from service.archive.lake import Lake, Piece, Stream, is_in

#: Files of a day that is not over: more are made into one. Each is a few seconds of a busy store.
MOST_RECENT = 24

IsOver = Callable[[str], bool]


def over(today: str) -> IsOver:
    """Whether a day is before ``today`` (YYYY-MM-DD)."""
    return lambda day: day < today


def merge(lake: Lake, stream: Stream, store: str, is_over: IsOver) -> None:
    """Bring the files of ``store`` into as few as may be. Only one worker at a time may."""
    found = lake.all_pieces(stream, store)
    lake.remove(piece.path for piece in found if _is_spare(piece, found))
    kept = [piece for piece in found if not _is_spare(piece, found)]
    for day, some in groupby(sorted(kept, key=lambda one: (one.day, one.first)), _day):
        pieces = list(some)
        recent = [piece for piece in pieces if piece.recent]
        if is_over(day) and recent:
            _into_one(lake, pieces, recent=False)
        elif len(recent) > MOST_RECENT:
            _into_one(lake, recent, recent=True)


def _day(piece: Piece) -> str:
    return piece.day


def _is_spare(piece: Piece, found: Sequence[Piece]) -> bool:
    return any(is_in(piece, other) for other in found)


def _into_one(lake: Lake, pieces: Sequence[Piece], recent: bool) -> None:
    rows = pa.concat_tables([lake.read(piece) for piece in pieces])
    whole = replace(pieces[0], last=pieces[-1].last, recent=recent)
    lake.publish(lake.stage(rows, whole.store), whole.path)
    lake.remove(piece.path for piece in pieces if piece.path != whole.path)
