"""Garbage is looked for while nobody waits.

Looking through all that a store remembers takes a quarter of a second, and Python did it every two
seconds of a full Saturday: everybody who had tapped waited for it. What is not
needed any more is freed at once by counting references; only what refers to itself must be looked
for, and of that there is next to none. So it is done while nobody asks for anything.
"""

from __future__ import annotations

import asyncio
import gc

from service.web.answering import Answering

#: A store in which nobody has asked for anything for so long (seconds) is quiet.
QUIET_S = 10.0
#: Between two looks: in a quiet store, and in one that never is (seconds).
EVERY_S = 10 * 60.0
LATEST_S = 6 * 3600.0


class Quiet:
    """Says when to look for garbage. To be asked every `QUIET_S`."""

    def __init__(self, answering: Answering, now_s: float) -> None:
        self._answering = answering
        self._begun = answering.begun
        self._last_s = now_s

    def may_tidy(self, now_s: float) -> bool:
        """Whether now is the time, by a clock that says ``now_s``."""
        begun, self._begun = self._begun, self._answering.begun
        quiet = begun == self._begun and not self._answering.now
        if now_s - self._last_s < (EVERY_S if quiet else LATEST_S):
            return False
        self._last_s = now_s
        return True


async def keep_tidy(answering: Answering) -> None:
    """Look for garbage whenever it is time, for ever. Nothing else in this process should."""
    now_s = asyncio.get_running_loop().time
    quiet = Quiet(answering, now_s())
    while True:
        await asyncio.sleep(QUIET_S)
        if quiet.may_tidy(now_s()):
            gc.collect()
