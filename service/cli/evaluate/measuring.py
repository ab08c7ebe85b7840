"""Measure encoders one after another on the same photos, and ask the referee about the result."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from catalog.release import Encoder
from embeddings.evaluate.baselines import QUOTED, QUOTED_ON, UNLEARNED, unlearned
from embeddings.evaluate.confusions import Confusion, confusions
from embeddings.evaluate.figures import Figures, Floats
from embeddings.evaluate.photos import Collection
from embeddings.evaluate.tasks import LABEL_TASKS, Answered, answered, evaluate
from embeddings.evaluate.vectors import Opener, save_vectors, vectors_of
from service.cli.encoders import the_encoder
from service.cli.house import give_up, progress_bars

#: What differs by no more than this was rounded to four decimals, and nothing else.
ROUNDED = 0.5e-4 + 1e-6
#: Tasks whose wrong answers are counted.
CONFUSED = ("home", "cross")


@dataclass(frozen=True)
class Measured:
    """One encoder on one collection of photos."""

    name: str
    encoder: Encoder
    vectors: dict[str, Floats]
    figures: dict[str, Figures]

    def answers(self, photos: Collection) -> dict[str, Answered]:
        """What was found in every label task that the photos have."""
        done = {task: answered(task, photos, self.vectors) for task in LABEL_TASKS}
        return {task: one for task, one in done.items() if one is not None}

    def confusions(self, photos: Collection) -> dict[str, list[Confusion]]:
        """What was found instead, for the tasks in which that can be told."""
        done = self.answers(photos)
        return {task: confusions(done[task]) for task in CONFUSED if task in done}


@dataclass(frozen=True)
class How:
    """How photos are encoded: in how many processes, and where vectors are kept, if anywhere."""

    workers: int
    kept: Path | None


def measure(
    photos: Collection, names: Sequence[str], how: How
) -> tuple[list[Measured], list[Measured]]:
    """(the baselines, the encoders called ``names``), in that order."""
    openers: dict[str, Opener] = {name: partial(the_encoder, name) for name in names}
    opened = {name: opener() for name, opener in openers.items()}  # before anything takes time
    with progress_bars() as tell:

        def one(name: str, encoder: Encoder, opener: Opener) -> Measured:
            def said(done: int, total: int) -> None:
                tell(done, total, name)

            vectors = vectors_of(photos, encoder, opener, said, how.workers, how.kept)
            return Measured(name, encoder, vectors, evaluate(photos, vectors))

        baselines = [
            one(name, encoder, partial(unlearned, name)) for name, encoder in UNLEARNED.items()
        ]
        titles = _titles([encoder.name for encoder in opened.values()])
        encoders = [
            one(title, encoder, openers[name])
            for title, (name, encoder) in zip(titles, opened.items(), strict=True)
        ]
    return baselines, encoders


def _titles(names: Sequence[str]) -> list[str]:
    """``names``, made different where two are the same."""
    return [
        name if names.count(name) == 1 else f"{name}#{names[: place + 1].count(name)}"
        for place, name in enumerate(names)
    ]


def path_for(path: Path, measured: Measured, of: int) -> Path:
    """``path``, with the encoder's name in it where there are several."""
    return path if of == 1 else path.with_stem(f"{path.stem}-{measured.name}")


def disagreements(referee: Path, photos: Collection, measured: Measured) -> list[str]:
    """Figures that the script ``referee`` gives otherwise for the same vectors; none is right."""
    with tempfile.TemporaryDirectory() as folder:
        vectors, answer = Path(folder) / "vectors.npz", Path(folder) / "figures.json"
        save_vectors(vectors, measured.vectors)
        command = [str(referee), "npz", str(vectors), "--data", str(photos.folder)]
        run = subprocess.run(
            [sys.executable, *command, "--json", str(answer)], capture_output=True, text=True
        )
        if run.returncode:
            last = (run.stderr.strip().splitlines() or ["it said nothing"])[-1]
            give_up(f"{referee} failed on the vectors of {measured.name}: {last}")
        theirs = json.loads(answer.read_text(encoding="utf-8"))
    ours = measured.figures
    names = {
        (task, name) for figures in (ours, theirs) for task in figures for name in figures[task]
    }
    return [
        f"{task} {name}: {mine} here, {other} there"
        for task, name in sorted(names)
        if not _same(mine := ours.get(task, {}).get(name), other := theirs.get(task, {}).get(name))
    ]


def _same(mine: float | None, other: float | None) -> bool:
    return mine is not None and other is not None and abs(mine - other) <= ROUNDED


def quoted_for(photos: Collection) -> dict[str, dict[str, Figures]]:
    """Figures that others reached on these very photos; none for others."""
    table = (photos.folder / "metadata.csv").read_bytes()
    return QUOTED if hashlib.sha256(table).hexdigest() == QUOTED_ON else {}
