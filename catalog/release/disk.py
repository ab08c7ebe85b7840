"""Files and folders of a release being built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

#: Folders being written have names of this kind; what is left of them is rubbish.
WORK_PREFIX = ".building-"


def remove_leftovers(root: Path) -> None:
    """Remove what builds that were killed left behind (the lock says that none is alive)."""
    for leftover in root.glob(f"{WORK_PREFIX}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
