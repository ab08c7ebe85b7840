"""The virtual environment of the peers: made once, and again when ``peers.txt`` has changed.

A peer that does not install is left out by name, and the others are measured.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from dataclasses import dataclass, field
from pathlib import Path

from load_tests.bench.places import PEERS, VENV
from load_tests.bench.rounds import Tell

#: What fails to install says why at its end; as many characters of it are told.
LAST_WORDS = 300


@dataclass(frozen=True, slots=True)
class PeerEnvironment:
    """``missing`` says why a requirement is not there, by the name of its distribution."""

    python: Path
    missing: dict[str, str] = field(default_factory=dict)


def requirements(text: str) -> list[str]:
    """The lines of a requirements file that ask for something."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def name_of(requirement: str) -> str:
    """The distribution that a pinned requirement names, without extras."""
    return requirement.partition("==")[0].partition("[")[0].strip().lower()


def installed(tell: Tell, room: Path = VENV, wanted: Path = PEERS) -> PeerEnvironment:
    """The environment, with everything in it that can be installed here."""
    text = wanted.read_text("utf-8")
    stamp = room / "installed.txt"
    digest = hashlib.sha256(f"{sys.version}\n{text}".encode()).hexdigest()
    python = room / "bin" / "python"
    if not python.exists():
        venv.create(room, with_pip=True)
    if stamp.exists() and stamp.read_text("utf-8").split("\n", 1)[0] == digest:
        return PeerEnvironment(python)
    tell("installing the peers (once; torch is large) ...")
    asked = requirements(text)
    missing: dict[str, str] = {}
    if _install(python, asked):
        # Together they do not go in: one after another, so that one does not keep out the rest.
        for one in asked:
            if problem := _install(python, [one]):
                missing[name_of(one)] = problem
    if not missing:
        stamp.write_text(f"{digest}\n", "utf-8")
    return PeerEnvironment(python, missing)


def _install(python: Path, asked: list[str]) -> str:
    """Why it did not go in; nothing if it did."""
    words = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *asked]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return (
        "" if done.returncode == 0 else " ".join(done.stderr[-LAST_WORDS:].split()) or "pip failed"
    )
