"""Learning every night, and looking after trials by day, as the archive's worker goes its rounds.

The worker that has just archived a store looks at its trial, and learns in a night that nobody has
learned in. Learning is a process of its own, which gives way to others and ends: neither torch nor
what it needs stays in memory. Several workers share the stores; a night is learned in once.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import structlog

from service.archive.archivist import Round
from service.archive.lake import Lake
from service.clock import Clock, Ms
from service.insight.learning.enough import LEAST_VISITS, visits_before
from service.insight.learning.folder import NIGHTLY, Folder
from service.insight.learning.night import Night, last_night
from service.insight.learning.trial import Watch
from service.log.archived import Archived
from service.log.connection import AWAY, Redis
from service.log.nights import Nights

#: A trial is looked at this often at most (ms), where something was archived: a losing order
#: that goes on so long costs a visit or two. Reading a busy day anew takes a tenth of a second.
LOOK_EVERY_MS = 300_000
#: The claim on a night outlives a worker by this (ms), and is renewed in between (seconds).
HOLD_MS = 60_000
RENEW_S = 20.0
#: A training that takes longer (seconds) is given up: it has met something that will not end.
MOST_S = 7_200.0
#: What to do where a ranker can't be learned.
NO_TORCH = "pip install 'fitroom[encode]' where fitroom archive runs, or set FITROOM_LEARN_AT="

#: Learns from a store in a night; why it failed, None if it did not.
Train = Callable[[str, Night], Awaitable[str | None]]

log = structlog.get_logger()


class TakenOver(Exception):
    """This worker slept so long that another one learns in its place."""


async def in_a_process(store: str, night: Night) -> str | None:
    """Learn as ``fitroom train ranker`` does, in a process that stops when this one does."""
    words = ("--store", store, "--since", night.since, "--until", night.until)
    worker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "service.cli.main", "train", "ranker", "--beside", *words),
        *("--name", f"{NIGHTLY}{night}"),
        stdin=PIPE,
        stdout=DEVNULL,
        stderr=PIPE,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(MOST_S):
            assert worker.stderr is not None
            said = await worker.stderr.read()
            code = await worker.wait()
    except TimeoutError:
        return f"it took longer than {MOST_S:.0f} s"
    finally:
        with contextlib.suppress(ProcessLookupError):
            worker.kill()
        await worker.wait()
    lines = said.decode(errors="replace").strip().splitlines()
    return None if code == 0 else (lines[-1] if lines else f"it ended with {code}")


def has_torch() -> bool:
    """Whether there is one, without loading it."""
    return find_spec("torch") is not None


@dataclass
class Nightly:
    """Looks after what the stores of ``redis`` learn. ``hour`` None: nothing is learned, and
    trials are looked at all the same."""

    redis: Redis
    lake: Lake
    rankers: Path
    hour: int | None
    clock: Clock
    train: Train = in_a_process
    able: Callable[[], bool] = has_torch
    _me: str = field(default_factory=lambda: secrets.token_hex(8))
    _watches: dict[str, Watch] = field(default_factory=dict)
    _looked: dict[str, Ms] = field(default_factory=dict)
    _news: set[str] = field(default_factory=set)
    _passed: dict[str, str] = field(default_factory=dict)
    _said: bool = False
    _due: dict[str, Night] = field(default_factory=dict)
    _learning: asyncio.Task[None] | None = None

    async def after(self, done: Mapping[str, Round | None]) -> None:
        """What is to be done after a round of the archive; learning goes on beside the next ones.

        What goes wrong is said in the log of this process, and keeps no archive waiting.
        """
        for store, what in done.items():
            if what is None:
                continue
            if any(what.archived.values()):
                self._news.add(store)
            try:
                await self._look(store)
                await self._see_what_night_it_is(store)
            except AWAY as problem:
                log.warning("learning_waits", store=store, problem=type(problem).__name__)
            except Exception:
                log.exception("learning_failed", store=store)
        if self._due and (self._learning is None or self._learning.done()):
            self._learning = asyncio.create_task(self._learn_everywhere())

    async def idle(self) -> None:
        """Until nothing is being learned."""
        if self._learning is not None:
            await self._learning

    async def end(self) -> None:
        """Whatever is being learned is given up; another worker learns it."""
        if self._learning is not None:
            self._learning.cancel()
            await asyncio.gather(self._learning, return_exceptions=True)

    async def _look(self, store: str) -> None:
        now = self.clock.now()
        if store not in self._news or now - self._looked.get(store, 0) < LOOK_EVERY_MS:
            return
        folder = Folder(self.rankers, store)
        watch = self._watches.setdefault(store, Watch(self.lake, folder))
        trial = await asyncio.to_thread(watch.look, now)
        self._looked[store] = now
        self._news.discard(store)
        if trial is not None and trial.outcome == "loses":
            kept, asked = (
                f"{one.value:+.3f} ({one.low:+.3f} to {one.high:+.3f})"
                for one in (trial.kept, trial.asked)
            )
            log.warning("ranker_lost_its_trial", store=store, kept=kept, asked=asked)

    async def _see_what_night_it_is(self, store: str) -> None:
        if self.hour is None or store in self._due:
            return
        timezone = (await Archived(self.redis, store, self._me).mark()).timezone
        night = last_night(self.clock.now(), timezone, self.hour)
        if self._passed.get(store, "") < str(night):
            self._due[store] = night

    async def _learn_everywhere(self) -> None:
        """One store after the other: a machine has other things to do."""
        while self._due:
            store, night = next(iter(self._due.items()))
            try:
                if await self._learn(store, night):
                    self._passed[store] = str(night)
            except AWAY as problem:
                log.warning("learning_waits", store=store, problem=type(problem).__name__)
            except Exception:
                log.exception("learning_failed", store=store)
            finally:
                del self._due[store]

    async def _learn(self, store: str, night: Night) -> bool:
        """Whether this worker has nothing left to do in that night."""
        nights = Nights(self.redis, store, self._me)
        if await nights.last() >= str(night):
            return True
        done = await nights.claim(HOLD_MS)
        if done is None:
            return False
        try:
            if done < str(night):
                said = await self._come_to(nights, store, night)
                Folder(self.rankers, store).tell("night", {"night": str(night), **said})
                if said["outcome"] != "no_torch":  # another worker may have it
                    await nights.done(str(night))
        finally:
            await nights.let_go()
        return True

    async def _come_to(self, nights: Nights, store: str, night: Night) -> dict[str, object]:
        """What came of a night, and the reason where nothing did."""
        if not Folder(self.rankers, store).may_learn(self.clock.now()):
            return {"outcome": "stopped"}
        visits = await asyncio.to_thread(visits_before, self.lake, store, night)
        if visits < LEAST_VISITS:
            log.info("ranker_not_yet_learned", store=store, visits=visits, of=LEAST_VISITS)
            return {"outcome": "too_few", "visits": visits, "of": LEAST_VISITS}
        if not self.able():
            if not self._said:
                log.warning("ranker_not_learned", problem="no torch", advice=NO_TORCH)
            self._said = True
            return {"outcome": "no_torch"}
        problem = await self._hold(nights, store, night)
        if problem is not None:
            log.error("ranker_not_learned", store=store, night=str(night), problem=problem)
            return {"outcome": "failed"}
        log.info("ranker_learned", store=store, night=str(night))
        return {"outcome": "learned"}

    async def _hold(self, nights: Nights, store: str, night: Night) -> str | None:
        """Learn, and keep the claim meanwhile."""
        work = asyncio.ensure_future(self.train(store, night))
        try:
            while not (await asyncio.wait({work}, timeout=RENEW_S))[0]:
                with contextlib.suppress(*AWAY):
                    if await nights.claim(HOLD_MS) is None:
                        raise TakenOver
            return work.result()
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
