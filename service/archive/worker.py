"""The archive's worker: goes from store to store, for ever. Any number of them share the stores."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Mapping
from functools import partial
from pathlib import Path

import structlog

from service.archive.archivist import Archivist, LakeAhead, Round
from service.archive.forgetting import Eraser
from service.archive.garments import keep_release
from service.archive.lake import Lake
from service.clock import Clock
from service.log.archived import Archived, Stream
from service.log.connection import AWAY, Redis
from service.log.erasures import Erasures
from service.log.keyring import Keyring

log = structlog.get_logger()


class Worker:
    """Archives every store that ``redis`` knows into ``lake``."""

    def __init__(
        self,
        redis: Redis,
        lake: Lake,
        releases: Path,
        clock: Clock,
        keep_days: Mapping[Stream, int] | None = None,
    ) -> None:
        """``releases`` is the folder of releases; days older than ``keep_days`` go."""
        self._redis = redis
        self._lake = lake
        self._releases = releases
        self._clock = clock
        self._keep_days = keep_days
        #: Another name each time: who comes back after a crash is another worker.
        self._me = secrets.token_hex(8)
        self._archivists: dict[str, Archivist] = {}
        self._erasers: dict[str, Eraser] = {}

    async def round(self, only: str = "") -> dict[str, Round | None]:
        """Archive what is new in every store, or in one; by store, None where another worker is.

        What goes wrong with one store is said in the log of this process and keeps no other one
        waiting.

        Raises:
            LakeAhead: of the store that was named.
        """
        done: dict[str, Round | None] = {}
        for store in [only] if only else await Keyring(self._redis).stores():
            try:
                done[store] = await self._archivist(store).round()
                if done[store] is not None:
                    await self._erasers[store].round()
            except LakeAhead as problem:
                if only:
                    raise
                log.error("not_archived", store=store, problem=str(problem))
            except AWAY as problem:
                log.warning("archive_waits", store=store, problem=type(problem).__name__)
            except Exception:
                log.exception("archive_failed", store=store)
        return done

    async def keep_going(self, every_s: float) -> AsyncIterator[dict[str, Round | None]]:
        """A round every ``every_s`` seconds, until the caller has enough."""
        while True:
            with contextlib.suppress(*AWAY):
                yield await self.round()
            await asyncio.sleep(every_s)

    async def let_go(self) -> None:
        """Other workers may have every store at once."""
        for archivist in self._archivists.values():
            await archivist.let_go()

    def _archivist(self, store: str) -> Archivist:
        if store not in self._archivists:
            adopted = partial(keep_release, self._lake, store, releases=self._releases)
            archived = Archived(self._redis, store, self._me)
            erasures = Erasures(self._redis, store)
            archivist = Archivist(
                archived, self._lake, store, self._clock, adopted, erasures, self._keep_days
            )
            self._archivists[store] = archivist
            self._erasers[store] = Eraser(
                self._redis, self._lake, store, self._clock, archivist, archived
            )
        return self._archivists[store]
