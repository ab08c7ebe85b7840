"""What a run came to as a file beside its page, for whoever computes with it (`capacity`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from load_tests.day import Day
from load_tests.figures import machine
from load_tests.report import Figures
from load_tests.shapes import Shape


def document(shape: Shape, day: Day, figures: Figures) -> dict[str, Any]:
    """Counts of the whole run. ``shopper_seconds``: how long how many shoppers were there."""
    seconds = figures.seconds
    return {
        "shape": shape.name,
        "haste": shape.haste,
        "seconds": seconds,
        "shopper_seconds": _mean(day.history.shoppers) * seconds,
        "visits_meanwhile": _mean(day.history.visits),
        "screens": shape.runners + len(day.rooms) + len(day.lobbies) + 1,
        "runners": shape.runners,
        "requests": {kind: len(took) for kind, took in figures.verdict.durations_ms.items()},
        "events": dict(figures.verdict.events),
        "visits": figures.visits,
        "failures": len(figures.verdict.failures),
        "busy_s": figures.busy_s,
        "machine": machine(),
    }


def _mean(line: list[tuple[float, float]]) -> float:
    return sum(value for _, value in line) / len(line) if line else 0.0


def write(path: Path, shape: Shape, day: Day, figures: Figures) -> None:
    found = document(shape, day, figures)
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
