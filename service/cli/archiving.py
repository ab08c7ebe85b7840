"""``fitroom archive``: facts and signals into the lake, and what is there behind them trimmed."""

from __future__ import annotations

import asyncio
import sys

import structlog
import typer

from service.archive.archivist import LakeAhead, Round
from service.archive.lake import Lake
from service.archive.worker import Worker
from service.cli.house import House, give_up, in_house, out, work_beside_the_service
from service.cli.ranking.nightly import Nightly
from service.clock import SystemClock
from service.log.archived import Stream


def archive(store: str, once: bool, beside: bool) -> None:
    """Until Ctrl-C, or one round; every store, or the one that is named.

    Trials of learned orders are looked at after every round; unless it is ``once``, orders are
    learned in the night, too. ``beside`` a service it stops when its standard input ends, and says
    on standard error what the service's log should hold.
    """

    async def work(house: House) -> None:
        worker, nightly = worker_of(house), nightly_of(house, once)
        if store and store not in await house.keyring.stores():
            give_up(f"There is no store {store!r}.")
        try:
            if once or store:
                await _rounds(worker, nightly, store, once, house.settings.archive_every_s)
                return
            async for done in worker.keep_going(house.settings.archive_every_s):
                _say(done)
                await nightly.after(done)
        finally:
            await nightly.end()
            await worker.let_go()

    if beside:
        work_beside_the_service()
        structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    try:
        in_house(work)
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise typer.Exit(0) from None


def worker_of(house: House) -> Worker:
    settings = house.settings
    lake = Lake.at(settings.lake_place)
    keep: dict[Stream, int] = {
        "facts": settings.keep_facts_days,
        "signals": settings.keep_signals_days,
    }
    return Worker(house.redis, lake, settings.releases, SystemClock(), keep)


def nightly_of(house: House, once: bool) -> Nightly:
    settings = house.settings
    lake, hour = Lake.at(settings.lake_place), None if once else settings.learn_hour
    return Nightly(house.redis, lake, settings.rankers, hour, SystemClock())


async def _rounds(worker: Worker, nightly: Nightly, store: str, once: bool, every_s: float) -> None:
    while True:
        try:
            done = await worker.round(store)
            _say(done)
            await nightly.after(done)
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
