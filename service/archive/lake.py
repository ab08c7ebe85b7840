"""Where the files of the lake lie, how one appears at once, and which there are.

    <lake>/facts/store=S/day=D/FIRST_LAST.parquet           whole days; so for signals
    <lake>/recent/facts/store=S/day=D/FIRST_LAST.parquet    days that are not over yet
    <lake>/garments/store=S/release=R.parquet               what a release called what
    <lake>/staging/store=S/...                                      not there yet: read by nobody

A name says which entries of the stream are inside, from the first to the last. A file is written
beside the others and moved to its place in one step, so whoever lists a folder sees all of it or
nothing. Where pieces were made into one, the pieces go after it has come: what another file holds
as well is not counted (`Lake.pieces`), whenever that was interrupted. ``facts/`` and ``signals/``
hold nothing twice at any moment, as only whole days come there.

Folders and S3 are one to us, by PyArrow's file systems.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet as pq

from service.archive.schema import SCHEMAS, VERSION, VERSION_KEY

Stream = Literal["facts", "signals"]
#: The id of an entry as two numbers that can be compared.
EntryId = tuple[int, int]

_PIECE = re.compile(
    r"(?P<recent>recent/)?(?P<stream>facts|signals)/store=(?P<store>[^/]+)/day=(?P<day>[0-9-]+)/"
    r"(?P<first>\d+-\d+)_(?P<last>\d+-\d+)\.parquet"
)


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A file with the entries ``first`` to ``last`` of a store's stream, all of one day."""

    stream: Stream
    store: str
    day: str
    first: EntryId
    last: EntryId
    recent: bool

    @property
    def path(self) -> str:
        """Below the lake."""
        first, last = ("-".join(map(str, one)) for one in (self.first, self.last))
        where = f"{self.stream}/store={self.store}/day={self.day}/{first}_{last}.parquet"
        return f"recent/{where}" if self.recent else where

    @classmethod
    def parse(cls, path: str) -> Piece | None:
        found = _PIECE.fullmatch(path)
        if found is None:
            return None
        stream: Stream = "facts" if found["stream"] == "facts" else "signals"
        recent = found["recent"] is not None
        ends = (entry_id(found["first"]), entry_id(found["last"]))
        return cls(stream, found["store"], found["day"], *ends, recent)

    def holds(self, other: Piece) -> bool:
        """Whether all that is in ``other`` is here, too."""
        same = (self.stream, self.store, self.day) == (other.stream, other.store, other.day)
        return same and self.first <= other.first and other.last <= self.last


def entry_id(text: str) -> EntryId:
    one, other = text.split("-")
    return int(one), int(other)


class Lake:
    """The files below ``root`` of a file system."""

    def __init__(self, files: pa.fs.FileSystem, root: str) -> None:
        self.files = files
        self.root = root.rstrip("/")
        #: Only a folder of this machine has to be told to put things on the disk.
        self.local = isinstance(files, pa.fs.LocalFileSystem)

    @classmethod
    def at(cls, where: str | Path) -> Lake:
        """The lake at a folder or a URL (``file://``, ``s3://bucket/folder?endpoint_override=``)."""
        if isinstance(where, Path) or "://" not in where:
            return cls(pa.fs.LocalFileSystem(), str(Path(where).absolute()))
        files, root = pa.fs.FileSystem.from_uri(where)
        return cls(files, root)

    # --- what there is ---------------------------------------------------------------------------

    def pieces(self, stream: Stream, store: str, since: str = "", until: str = "~") -> list[Piece]:
        """The files that together hold every entry once, days ``since`` to ``until`` (included)."""
        found = [one for one in self.all_pieces(stream, store) if since <= one.day <= until]
        return [one for one in found if not any(is_in(one, other) for other in found)]

    def all_pieces(self, stream: Stream, store: str) -> list[Piece]:
        """Every file, in the order of the stream; also those whose entries another one holds."""
        where = (f"{area}{stream}/store={store}" for area in ("", "recent/"))
        paths = (path for folder in where for path in self._below(folder))
        return sorted(filter(None, map(Piece.parse, paths)), key=lambda one: (one.first, one.last))

    def garments(self, store: str) -> list[str]:
        """What each release of a store sold, as paths below the lake."""
        return list(self._below(f"garments/store={store}"))

    def stores(self) -> list[str]:
        """The stores that anything is known of."""
        names = {
            Path(info.path).name.removeprefix("store=")
            for area in ("facts", "recent/facts")
            for info in self._list(area, deep=False)
        }
        return sorted(names)

    def url(self, piece: Piece) -> str:
        """Where the piece lies, as the file system names it."""
        return self._full(piece.path)

    def read(self, piece: Piece) -> pa.Table:
        return self.read_path(piece.path, SCHEMAS[piece.stream])

    def read_path(self, path: str, schema: pa.Schema) -> pa.Table:
        """A file of the lake in today's columns; those that it did not have yet are null."""
        table = pq.read_table(self._full(path), filesystem=self.files, partitioning=None)
        columns = [
            table[field.name].cast(field.type)
            if field.name in table.column_names
            else pa.nulls(len(table), field.type)
            for field in schema
        ]
        return pa.Table.from_arrays(columns, schema=schema)

    def column(self, piece: Piece, name: str) -> pa.ChunkedArray:
        """One column of a piece, without the others."""
        table = pq.read_table(
            self._full(piece.path), columns=[name], filesystem=self.files, partitioning=None
        )
        return table[name]

    def _below(self, folder: str) -> Iterator[str]:
        for info in self._list(folder, deep=True):
            if info.type == pa.fs.FileType.File:
                yield info.path.removeprefix(f"{self.root}/")

    def _list(self, folder: str, deep: bool) -> list[pa.fs.FileInfo]:
        where = pa.fs.FileSelector(self._full(folder), recursive=deep, allow_not_found=True)
        listed: list[pa.fs.FileInfo] = self.files.get_file_info(where)
        return listed

    def exists(self, path: str) -> bool:
        [info] = self.files.get_file_info([self._full(path)])
        return bool(info.type == pa.fs.FileType.File)

    # --- what comes and goes ---------------------------------------------------------------------

    def stage(self, table: pa.Table, store: str) -> str:
        """Write a file that nobody reads yet; it is on the disk when this returns. Its path."""
        path = f"staging/store={store}/{secrets.token_hex(12)}.parquet"
        self._make_folder(path)
        marked = table.replace_schema_metadata({VERSION_KEY: str(VERSION).encode()})
        pq.write_table(marked, self._full(path), filesystem=self.files, compression="zstd")
        self._sync(path)
        return path

    def publish(self, staged: str, path: str) -> None:
        """Move a staged file to its place. Doing it again does nothing."""
        if self.exists(path) and not self.exists(staged):
            return
        self._make_folder(path)
        self.files.move(self._full(staged), self._full(path))
        self._sync(os.path.dirname(path))

    def remove(self, paths: Iterable[str]) -> None:
        """Files that are gone already are no matter."""
        for path in paths:
            if self.exists(path):
                self.files.delete_file(self._full(path))

    def clean_staging(self, store: str, keep: Iterable[str] = ()) -> None:
        """Remove what was staged for ``store`` and never published."""
        kept, staged = set(keep), list(self._below(f"staging/store={store}"))
        self.remove(path for path in staged if path not in kept)

    def _full(self, path: str) -> str:
        return f"{self.root}/{path}"

    def _make_folder(self, path: str) -> None:
        if self.local:
            self.files.create_dir(os.path.dirname(self._full(path)), recursive=True)

    def _sync(self, path: str) -> None:
        """A file, or a folder with what was moved into it."""
        if self.local:
            handle = os.open(self._full(path), os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def is_in(piece: Piece, other: Piece) -> bool:
    """Whether ``other`` holds all of ``piece`` and stays; of two that are alike, a whole day."""
    if piece == other or not other.holds(piece):
        return False
    same = piece.holds(other)
    return not same or (piece.recent and not other.recent)
