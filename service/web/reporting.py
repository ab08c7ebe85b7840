"""Reports for routes: asked of one process beside this one, which starts with the first question.

One report is made at a time, for it takes cores that shoppers' screens need; a few may wait. The
process goes when nobody has asked for a while, and when a report takes longer than anybody waits.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import astuple
from datetime import date
from typing import Annotated, Any

import structlog
from fastapi import Depends, Request

from service.floor.tally import local
from service.insight.displays.stands import stands_of
from service.insight.experiments.reading import reaching
from service.web.problems import Problem
from service.web.shop import Shop

log = structlog.get_logger()

#: Longer than years of a busy store take (seconds); then it is given up.
PATIENCE_S = 60.0
#: The process is kept this long after its last report (seconds): a manager looks at several.
IDLE_S = 600.0
#: Reports that are made or wait for their turn.
MOST = 8
#: An answer is one line; this many bytes are a report of 50,000 rows.
LINE = 32 * 1024 * 1024
WORKER = ("-m", "service.web.report_worker")

NO_ARCHIVE = (
    "There is no archive of this store yet. fitroom run makes one as it goes: wait a minute. Where "
    "FITROOM_ARCHIVE is off, run fitroom archive; where the archive lies elsewhere, set "
    "FITROOM_LAKE."
)


class Reporting:
    """Asks the one process that makes reports. Everything runs on one event loop."""

    def __init__(self, lake: str, redis_url: str, idle_s: float = IDLE_S) -> None:
        self._where = {"lake": lake, "redis_url": redis_url}
        self._idle_s = idle_s
        self._turn = asyncio.Lock()
        self._inside = 0
        self._worker: Process | None = None
        self._rest: asyncio.TimerHandle | None = None

    @property
    def running(self) -> bool:
        """Whether there is a process now."""
        return self._worker is not None and self._worker.returncode is None

    async def ask(self, question: dict[str, Any]) -> str:
        """The report as text, in the form that was asked for, or another answer of the worker.

        Raises:
            Problem: 404 where there is no archive yet, 503 where many reports are made or this one
                takes too long, 500 where it failed.
        """
        if self._inside >= MOST:
            raise _busy("Many reports are being made just now. Try again in a few seconds.")
        self._inside += 1
        try:
            async with self._turn:
                said = await self._answer(json.dumps(self._where | question) + "\n")
        finally:
            self._inside -= 1
        if said.get("problem") == "no_archive_yet":
            raise Problem(404, "no_archive_yet", NO_ARCHIVE)
        if "body" not in said:
            detail = "The report could not be made. It was written to the service's log."
            raise Problem(500, "report_failed", detail)
        return str(said["body"])

    async def _answer(self, line: str) -> dict[str, Any]:
        if self._rest is not None:
            self._rest.cancel()
        worker = self._worker if self.running else None
        if worker is None:
            worker = self._worker = await asyncio.create_subprocess_exec(
                sys.executable, *WORKER, stdin=PIPE, stdout=PIPE, limit=LINE, start_new_session=True
            )
        assert worker.stdin is not None
        assert worker.stdout is not None
        try:
            async with asyncio.timeout(PATIENCE_S):
                worker.stdin.write(line.encode())
                await worker.stdin.drain()
                said = await worker.stdout.readline()
        except TimeoutError:
            await self.end()
            raise _busy("This report takes too long. Ask for fewer days.") from None
        except BaseException:
            # Whoever asked has gone, or it died: what it would say next is no answer to anybody.
            await self.end()
            raise
        self._rest = asyncio.get_running_loop().call_later(self._idle_s, self._let_go)
        if not said:
            log.error("report_worker_ended", code=await worker.wait())
            return {}
        answer: dict[str, Any] = json.loads(said)
        return answer

    def _let_go(self) -> None:
        """Its input ends, and so does it."""
        if self._worker is not None and self._worker.stdin is not None:
            self._worker.stdin.close()

    async def end(self) -> None:
        """The process is gone when this returns."""
        if self._rest is not None:
            self._rest.cancel()
        worker, self._worker = self._worker, None
        if worker is not None and worker.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                worker.kill()
            await worker.wait()


def _busy(detail: str) -> Problem:
    return Problem(503, "reports_busy", detail, headers={"Retry-After": "5"})


async def reporting(request: Request) -> Reporting:
    """The one `Reporting` of this process."""
    found: Reporting = request.app.state.reporting
    return found


Reports = Annotated[Reporting, Depends(reporting)]


def span_of(shop: Shop, since: date, until: date, *, experiments: bool = False) -> dict[str, Any]:
    """The days of a question, as the worker reads them; ``experiments`` take as many days before
    as they need."""
    plan, now = shop.live.floor.plan, shop.clock.now()
    planned = [one.planned for one in shop.live.floor.experiments.values()]
    first = since.isoformat()
    zones, fixtures = (plan.zones, plan.fixtures) if plan else ((), ())
    places = {one.id: one.name for one in zones} | {one.id: one.name for one in fixtures}
    return {
        "store": shop.store,
        "since": reaching(planned, first) if experiments else first,
        "until": until.isoformat(),
        "timezone": plan.timezone if plan else "UTC",
        "places": {place: dict(name) for place, name in places.items()},
        "stands": [astuple(one) for one in stands_of(plan)],
        "experiments": planned,
        "today": local(now, plan.timezone if plan else "UTC").date().isoformat(),
    }
