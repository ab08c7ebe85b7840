"""Who is who among people of one kind: each takes the next number, and nobody has another's."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from pathlib import Path


class Numbers:
    """Numbers from 0 for each kind. With a ``folder``, whoever else has it takes others."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._next: Counter[str] = Counter()

    def take(self, kind: str) -> int:
        while True:
            number = self._next[kind]
            self._next[kind] += 1
            if self._folder is None or _first(self._folder / f"{kind}-{number}"):
                return number


def _first(path: Path) -> bool:
    """Whether nobody had made this file: a file system lets only one process make it."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
        return True
    return False
