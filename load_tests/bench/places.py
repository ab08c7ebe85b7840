"""Where the bench keeps what it made and may keep: ``.bench/``, which git does not see."""

from __future__ import annotations

from pathlib import Path

#: The house that this file is in.
TREE = Path(__file__).parents[2]
ROOM = TREE / ".bench"
#: The environment of the peers.
VENV = ROOM / "venv"
#: Runs a module of this bench on the code of another tree.
LAUNCH = Path(__file__).parent / "workers" / "launch.py"
PEERS = Path(__file__).parent / "peers.txt"
#: The folder of a release that is built in a measurement, and then updated or copied.
BASE = "base"
