"""The power of a small computer: it can be cut, and what was not synced to the disk is gone.

A Redis that is started through `PowerLine.plug` notes how long its append-only file was at its last
sync (``synced.c``). Cutting the power is: kill everything, then cut the file back to that note.
"""

from __future__ import annotations

import random
import shlex
import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("synced.c")
#: What Redis calls the files that it appends to; the rest is written once, synced and renamed.
APPENDED = "appendonlydir/*.incr.aof"


class NoCompiler(Exception):
    """The power can't be cut without a C compiler; the message says what to install."""


def compile_recorder(folder: Path) -> Path:
    """The library that notes synced lengths, compiled into ``folder``."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        raise NoCompiler(
            "The power-cut test compiles 60 lines of C and found no C compiler. Install one: "
            "apt-get install gcc libc6-dev"
        )
    library = folder / "synced.so"
    built = subprocess.run(
        [compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode != 0:
        raise NoCompiler(
            f"{compiler} could not compile {SOURCE.name}. If a header is missing: "
            f"apt-get install libc6-dev\n{built.stderr}"
        )
    return library


class PowerLine:
    """The socket in the wall. ``bin`` holds the Redis to use; put it first in ``PATH``."""

    def __init__(self, folder: Path, program: str) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True)
        self._plug(program, compile_recorder(folder))
        #: Lengths (bytes) when the power came on: what the disk held then is on it for certain.
        self._before: dict[Path, int] = {}

    def _plug(self, program: str, library: Path) -> None:
        """A Redis that is the real one with the recorder loaded."""
        plugged = self.bin / "valkey-server"
        plugged.write_text(
            f'#!/bin/sh\nLD_PRELOAD={shlex.quote(str(library))} exec {shlex.quote(program)} "$@"\n'
        )
        plugged.chmod(0o755)

    def on(self, redis: Path) -> None:
        """The power is back."""
        self._before = {file: file.stat().st_size for file in redis.glob(APPENDED)}
        for file in self._before:
            _note_of(file).unlink(missing_ok=True)

    def cut(self, redis: Path, torn: random.Random | None = None) -> int:
        """Everything was killed in this instant; returns the bytes that never reached the disk.

        With ``torn`` a random part of those bytes did reach it, as happens: a write is torn.
        """
        lost = 0
        for file in redis.glob(APPENDED):
            length, synced = file.stat().st_size, self._synced(file)
            keep = torn.randint(synced, length) if torn else synced
            with file.open("r+b") as appended:
                appended.truncate(keep)
            lost += length - keep
        return lost

    def saw_syncs(self, redis: Path) -> bool:
        """Whether any sync was noted since the power came on. Not, if LD_PRELOAD has no effect."""
        return any(_note_of(file).exists() for file in redis.glob(APPENDED))

    def _synced(self, file: Path) -> int:
        note = _note_of(file)
        known = int(note.read_text()) if note.exists() else self._before.get(file, 0)
        return min(known, file.stat().st_size)


def _note_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.synced")
