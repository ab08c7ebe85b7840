"""The machine that figures were measured on, and what ran there."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

#: Above this load average (runnable processes, last minute) figures are marked as noisy.
QUIET = 0.5


@dataclass(frozen=True, slots=True)
class Machine:
    """``memory_gib`` is what the system says it has; ``load`` the average of the last minute."""

    cpu: str
    cores: int
    memory_gib: float
    system: str
    python: str
    load: float

    @classmethod
    def this(cls) -> Machine:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        return cls(
            cpu=cpu_model(_read("/proc/cpuinfo")) or platform.machine(),
            cores=len(usable_cores()) or os.cpu_count() or 1,
            memory_gib=round(memory, 1),
            system=system_name(_read("/etc/os-release")) or platform.system(),
            python=platform.python_version(),
            load=round(os.getloadavg()[0], 2),
        )

    @property
    def quiet(self) -> bool:
        return self.load <= QUIET

    def told(self) -> str:
        """In one line, with a warning where something else was running."""
        busy = "" if self.quiet else f" Busy when it began: load {self.load}."
        return (
            f"{self.cpu}, {self.cores} cores, {self.memory_gib:.0f} GiB, {self.system}, "
            f"Python {self.python}.{busy}"
        )


def usable_cores() -> list[int]:
    """The cores that this process may use; none where the system cannot keep a process to one."""
    if sys.platform != "linux" or shutil.which("taskset") is None:
        return []
    return sorted(os.sched_getaffinity(0))


def cpu_model(cpuinfo: str) -> str:
    """The model with its family and number: virtual machines often say no more than a brand."""
    known: dict[str, str] = {}
    for line in cpuinfo.splitlines():
        name, _, value = line.partition(":")
        known.setdefault(name.strip(), value.strip())
    model, family, number = (known.get(n, "") for n in ("model name", "cpu family", "model"))
    return f"{model} (family {family}, model {number})" if model and family else model


def system_name(os_release: str) -> str:
    lines = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    return lines.get("PRETTY_NAME", "").strip('"')


def commit_of(tree: Path) -> str:
    """The commit that ``tree`` is at, with ``+`` where something in it was changed since."""
    head = _git(tree, "rev-parse", "--short=12", "HEAD")
    return head + ("+" if _git(tree, "status", "--porcelain", "--untracked-files=no") else "")


def versions_of(python: Path, names: list[str]) -> Mapping[str, str]:
    """Versions of installed distributions, as ``python`` sees them; those it lacks are left out."""
    program = (
        "import sys, importlib.metadata as m\n"
        "have = {d.metadata['Name'].lower(): d.version for d in m.distributions()}\n"
        "print('\\n'.join(f'{n} {have[n.lower()]}' for n in sys.argv[1:] if n.lower() in have))"
    )
    done = subprocess.run(
        [str(python), "-c", program, *names], capture_output=True, text=True, check=False
    )
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


def _git(tree: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(tree), *words], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError:
        return ""
