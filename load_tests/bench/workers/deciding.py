"""Deciding and folding alone: the rules of the shop without Redis, and without a web server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from load_tests.bench.workers import asking, shop
from service.floor import Floor, Refusal, decide, fold
from service.floor.commands import Command


class Deciding:
    def __init__(self) -> None:
        self._floor, self._clock = Floor(), shop.Clock()
        for command in shop.furniture():
            self._do(command)
        self._commands = self._day()

    def _day(self) -> Iterator[Command]:
        number = 0
        while True:
            yield from shop.visit(f"v{number}", number)
            number += 1

    def _do(self, command: Command) -> None:
        now = self._clock.now()
        facts = decide(self._floor, command, now)
        if isinstance(facts, Refusal):
            raise AssertionError(facts.code)
        for fact in facts:
            self._floor = fold(self._floor, fact, now)

    async def work(self, number: int) -> None:
        self._do(next(self._commands))


async def main() -> None:
    deciding = Deciding()
    await asking.answer_lines(
        lambda clients, seconds: asking.done_by(clients, seconds, deciding.work)
    )


if __name__ == "__main__":
    asyncio.run(main())
