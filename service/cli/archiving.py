"""``fitroom archive``: facts and signals into the lake, and what is there behind them trimmed."""

from __future__ import annotations

import asyncio
import os
import sys
from threading import Thread

import typer

from service.archive.archivist import LakeAhead, Round
from service.archive.lake import Lake
from service.archive.worker import Worker
from service.cli.house import House, give_up, in_house, out
from service.clock import SystemClock
from service.log.archived import Stream


def archive(store: str, once: bool, beside: bool) -> None:
    """Until Ctrl-C, or one round; every store, or the one that is named.

    ``beside`` a service it stops when its standard input ends: however that service went, the
    pipe between the two went with it.
    """

    async def work(house: House) -> None:
        worker = worker_of(house)
        if store and store not in await house.keyring.stores():
            give_up(f"There is no store {store!r}.")
        try:
            if once or store:
                await _rounds(worker, store, once, house.settings.archive_every_s)
                return
            async for done in worker.keep_going(house.settings.archive_every_s):
                _say(done)
        finally:
            await worker.let_go()

    if beside:
        Thread(target=_stop_with_the_service, daemon=True).start()
    try:
        in_house(work)
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise typer.Exit(0) from None


def _stop_with_the_service() -> None:
    sys.stdin.read()
    os._exit(0)  # At any moment, as it may be killed at any moment.


def worker_of(house: House) -> Worker:
    settings = house.settings
    lake = Lake.at(settings.lake_place)
    keep: dict[Stream, int] = {
        "facts": settings.keep_facts_days,
        "signals": settings.keep_signals_days,
    }
    return Worker(house.redis, lake, settings.releases, SystemClock(), keep)


async def _rounds(worker: Worker, store: str, once: bool, every_s: float) -> None:
    while True:
        try:
            _say(await worker.round(store))
        except LakeAhead as problem:
            give_up(str(problem))
        if once:
            return
        await asyncio.sleep(every_s)


def _say(done: dict[str, Round | None]) -> None:
    """A line for each store in which something was new."""
    for store, what in done.items():
        if what is None:
            out.print(f"{store}: another worker is at it")
        elif any(what.archived.values()) or any(what.dropped.values()):
            facts, signals = what.archived["facts"], what.archived["signals"]
            dropped = sum(what.dropped.values())
            out.print(f"{store}: {facts} facts, {signals} signals archived, {dropped} trimmed")
