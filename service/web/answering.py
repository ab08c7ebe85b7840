"""Who is waiting for an answer right now: what can wait, waits for them."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType


class Answering:
    """Requests that this process is answering; ``idle`` are told when there are none any more.

    Enter it for each of them. Lines that stay open are none: nobody waits for their end.
    """

    def __init__(self) -> None:
        self.now = 0
        #: Requests since the beginning.
        self.begun = 0
        self.idle: list[Callable[[], None]] = []

    def __enter__(self) -> Answering:
        self.now += 1
        self.begun += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.now -= 1
        if not self.now:
            for tell in self.idle:
                tell()
