"""What people do in a shop, per shopper and second, as they did it in a run of ``make load``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Requests that only look; the rest are commands, but for slates.
LOOKS = frozenset({"scan a tag", "search", "look at a style", "my list", "signals"})
SLATES = frozenset({"slate", "similar"})


@dataclass(frozen=True, slots=True)
class Mix:
    """Commands (the staff's, too), looks and slates per shopper and second as in a shop.

    ``streams`` and ``runners``: open screens, and those of runners, per shopper.
    """

    shape: str
    commands: float
    looks: float
    slates: float
    streams: float
    runners: float

    @property
    def requests(self) -> float:
        return self.commands + self.looks + self.slates


@dataclass(frozen=True, slots=True)
class Run:
    """A run whose counts are known. ``busy_s``: what the service used of a core, or 0."""

    mix: Mix
    shopper_seconds: float
    haste: float
    busy_s: float


def run_of(said: Mapping[str, Any]) -> Run:
    """What ``make load`` wrote beside its page. People there are ``haste`` times as quick."""
    counts: Mapping[str, int] = said["requests"]
    in_shop = said["shopper_seconds"] * said["haste"]
    looks = sum(n for kind, n in counts.items() if kind in LOOKS)
    slates = sum(n for kind, n in counts.items() if kind in SLATES)
    commands = sum(counts.values()) - looks - slates
    shoppers = said["shopper_seconds"] / said["seconds"]
    mix = Mix(
        said["shape"],
        commands / in_shop,
        looks / in_shop,
        slates / in_shop,
        (said["visits_meanwhile"] + said["screens"]) / shoppers,
        said["runners"] / shoppers,
    )
    return Run(mix, said["shopper_seconds"], said["haste"], said["busy_s"])


def read_run(path: Path) -> Run:
    return run_of(json.loads(path.read_text("utf-8")))
