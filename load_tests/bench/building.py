"""A contender that builds a release in a process of its own, in every round, at every size."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from load_tests.bench.house import Tree, environment_of
from load_tests.bench.made_vectors import Made, kept
from load_tests.bench.places import BASE, LAUNCH, ROOM
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Figures, Group, Skipped

#: What is copied or updated was built in this way, by the contender that is named before.
OF = {"copy of vectors": "vectors", "copy of photos": "photos", "update": "photos"}
#: Above so many styles a build takes hours, for what is worked out for every pair of them: it is
#: measured in the first round alone.
OFTEN = 200_000


def case_of(styles: int) -> str:
    return f"{styles:,} styles"


def styles_of(case: str) -> int:
    return int(case.split()[0].replace(",", ""))


@dataclass(slots=True)
class Building:
    """``way`` is one of `workers.building`. Its exponent is how its time grew from the last size:
    1 where twice as many styles take twice as long."""

    name: str
    way: str
    tree: Tree
    sizes: Sequence[int]
    tell: Tell
    group: Group = "fitroom"
    note: str = ""
    _last: tuple[int, float] | None = None
    _rooms: dict[int, Path] = field(default_factory=dict)
    _measured: set[int] = field(default_factory=set)

    def start(self) -> Figures:
        for styles in self.sizes:
            way = OF.get(self.way, self.way)
            name = f"{Made(styles).digest}-{way}-{self.tree.label or 'here'}"
            self._rooms[styles] = ROOM / "built" / name
        return {}

    def measure(self, case: str) -> Figures:
        styles = styles_of(case)
        if styles not in self.sizes or (styles > OFTEN and styles in self._measured):
            return {}
        self._measured.add(styles)
        if self.way in OF and not (self._rooms[styles] / BASE).exists():
            raise Skipped(f"there is no release of {styles:,} styles to begin with")
        self.tell(f"offline: {styles:,} styles, {self.name}")
        took = self._run(self.way.split()[0], styles)
        seconds, before = took["took_s"], self._last
        self._last = (styles, seconds)
        found = took | {"rate": styles / seconds}
        if before is not None and before[0] < styles:
            grown = math.log(seconds / before[1]) / math.log(styles / before[0])
            found["exponent"] = grown
        return found

    def _run(self, way: str, styles: int) -> dict[str, float]:
        made = kept(Made(styles), ROOM / "made")
        words = ["load_tests.bench.workers.building", way, str(made), str(self._rooms[styles])]
        done = subprocess.run(
            [sys.executable, str(LAUNCH), *words],
            cwd=self.tree.path,
            env=environment_of(self.tree.path),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise Skipped(f"{styles:,} styles: {' '.join(done.stderr[-300:].split())}")
        found: dict[str, float] = json.loads(done.stdout)
        return found

    def stop(self) -> None:
        """Releases with a file for every photo are large; nothing of them is kept."""
        for room in self._rooms.values():
            shutil.rmtree(room, ignore_errors=True)
