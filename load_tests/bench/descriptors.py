"""Open files that a process may have: as many as this machine lets us, and whether they do."""

from __future__ import annotations

import resource

from load_tests.bench.section import Skipped

#: Files that a process needs besides its streams.
OTHERS = 200


def raised() -> int:
    """How many files this process, and whatever it starts, may have open from now on."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def room_for(streams: int) -> None:
    """
    Raises:
        Skipped: a process here may not have so many streams open.
    """
    most = raised()
    if most != resource.RLIM_INFINITY and streams + OTHERS > most:
        raise Skipped(
            f"{streams:,} streams need more open files than this machine gives a process "
            f"({most:,}); raise it (ulimit -Hn) or ask for fewer (--streams)"
        )
