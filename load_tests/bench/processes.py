"""What a process and its children have used: processor time and memory, as Linux counts them."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import psutil

#: A process that has worked less than this share of so many seconds is idle.
IDLE_SHARE, LOOK_S = 0.2, 0.2
#: Nobody waits longer than this (seconds) for one to be.
SETTLE_S = 30.0


def family(pid: int) -> list[psutil.Process]:
    """A process and every process below it."""
    with suppress(psutil.Error):
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    return []


def busy_s(pid: int) -> float:
    """Seconds of processor time, user and system, of a process and its children."""
    total = 0.0
    for process in family(pid):
        with suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system
    return total


def settle(pid: int) -> None:
    """Wait until a process and its children are idle: what it was asked last is still answered when
    the asking is over, and must not disturb who is measured next."""
    give_up_at = time.monotonic() + SETTLE_S
    while time.monotonic() < give_up_at:
        before = busy_s(pid)
        time.sleep(LOOK_S)
        if busy_s(pid) - before < IDLE_SHARE * LOOK_S:
            return


def pss_mb(pid: int) -> float:
    """Memory of a process and its children in MB: pages that are shared count in parts (PSS)."""
    total = 0
    for process in family(pid):
        with suppress(OSError):
            total += pss_kib(Path(f"/proc/{process.pid}/smaps_rollup").read_text())
    return total * 1024 / 1e6


def pss_kib(smaps_rollup: str) -> int:
    """The ``Pss`` line of a ``smaps_rollup``, in KiB; 0 without one."""
    for line in smaps_rollup.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
