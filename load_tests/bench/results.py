"""Results as a file: the machine, the commit, and every round's figures as they were measured."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from load_tests.bench.machine import Machine
from load_tests.bench.rounds import Run

#: Raised when a file means something else than before.
FORMAT = 1
FOLDER = Path(__file__).parent / "results"


def document(
    machine: Machine, commit: str, began: datetime, rounds: int, runs: Sequence[Run]
) -> dict[str, Any]:
    """Everything that was measured, ready to be written as JSON."""
    return {
        "format": FORMAT,
        "began": began.astimezone(UTC).isoformat(timespec="seconds"),
        "commit": commit,
        "rounds": rounds,
        "machine": asdict(machine),
        "sections": [_section(run) for run in runs],
    }


def _section(run: Run) -> dict[str, Any]:
    section = run.section
    return {
        "name": section.name,
        "question": section.question,
        "method": section.method,
        "baseline": section.baseline,
        "versions": dict(section.versions),
        "figures": [asdict(figure) for figure in section.figures],
        "contenders": [
            {"name": one.name, "group": one.group, "note": one.note} for one in section.contenders
        ],
        "skipped": run.skipped,
        "once": {name: dict(figures) for name, figures in run.once.items()},
        "samples": [asdict(sample) | {"figures": dict(sample.figures)} for sample in run.samples],
    }


def write(folder: Path, found: Mapping[str, Any]) -> Path:
    """A new file in ``folder``, named by when it began and the commit."""
    folder.mkdir(parents=True, exist_ok=True)
    when = str(found["began"]).replace(":", "").replace("-", "").partition("+")[0]
    path = folder / f"{when}-{str(found['commit']).replace('+', '-changed')}.json"
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path
