"""Fitroom itself as a contender: the code of some folder, on a copy of a made store."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from load_tests.bench.made_vectors import Made
from load_tests.bench.places import LAUNCH, ROOM, TREE
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Skipped
from load_tests.bench.server import Server, free_port

#: Why a path of ours that is not there is no fault.
NOT_HERE = "not in this commit"


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder with the code of the house. ``label`` is put behind names; empty for this one."""

    path: Path = TREE
    label: str = ""

    def named(self, name: str) -> str:
        return f"{name}, {self.label}" if self.label else name


def store_of(tree: Tree, made: Made, folder: Path, tell: Tell, pieces: int = 1) -> Path:
    """A data folder with the made store as the code of ``tree`` imports it, built once and kept."""
    target = ROOM / "stores" / f"{made.digest}-{pieces}-{builders(tree.path)}"
    done = target / "built.json"
    if not done.exists():
        shutil.rmtree(target, ignore_errors=True)
        tell(f"building a store of {made.styles:,} styles (once)")
        words = ["load_tests.bench.made_store", str(folder), str(target), str(pieces)]
        built = subprocess.run(
            [sys.executable, str(LAUNCH), *words],
            cwd=tree.path,
            env=environment_of(tree.path),
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if built.returncode != 0:
            raise Skipped("the made store could not be built; see above")
        done.write_text(built.stdout, "utf-8")
    return target


def built(data: Path) -> dict[str, float]:
    """Seconds that it took to build the store that ``data`` is a copy of."""
    said = (data / "releases").resolve().parent / "built.json"
    took: dict[str, float] = json.loads(said.read_text("utf-8"))
    return took


def builders(tree: Path) -> str:
    """A digest of the code that decides what a release holds: the same code, the same store."""
    files = [Path(__file__).with_name("made_store.py"), tree / "service" / "cli" / "extras.py"]
    files += sorted((tree / "catalog").glob("**/*.py")) + sorted((tree / "embeddings").glob("*.py"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def environment_of(tree: Path) -> dict[str, str]:
    """What makes Python import the code of ``tree``."""
    return {**os.environ, "PYTHONPATH": str(tree)}


def copy_of(store: Path) -> Path:
    """A fresh copy of a data folder; a release never changes, so it is not copied."""
    target = Path(mkdtemp(prefix="fitroom-bench-"))
    shutil.copytree(store / "redis", target / "redis", ignore=shutil.ignore_patterns("*.sock"))
    (target / "releases").symlink_to(store / "releases", target_is_directory=True)
    return target


def serving(tree: Tree, data: Path, settings: Mapping[str, str]) -> Server:
    """``fitroom run`` with the code of ``tree`` on the data folder ``data``, and its own Redis."""
    port = free_port()
    environment = {
        "PYTHONPATH": str(tree.path),
        "FITROOM_DATA": str(data),
        "FITROOM_REDIS_URL": "",
        "FITROOM_HOST": "127.0.0.1",
        "FITROOM_PORT": str(port),
        "FITROOM_PUBLIC_URL": "",
        "FITROOM_ARCHIVE": "off",
        "FITROOM_LOG_LEVEL": "warning",
        "FITROOM_MAX_VISITS_PER_MINUTE": "1000000",
    }
    command = [sys.executable, "-m", "service.cli.main", "run", "--no-demo"]
    return Server(command, environment | dict(settings), tree.path, port, NOT_HERE)
