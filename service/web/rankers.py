"""The learned ranker that a store's slates are ordered by, taken up as soon as there is another."""

from __future__ import annotations

from typing import Any

import structlog

from service.clock import Ms, rfc3339
from service.insight.learning.folder import Folder
from service.insight.learning.night import next_night
from service.recommend.learned.ranker import Ranker, RankerFault, read_ranker
from service.recommend.learned.trial import is_learned
from service.recommend.learned.visits import Draw

log = structlog.get_logger()


class Rankers:
    """What ``folder`` has in use, read again when it was replaced; None where there is none, or a
    damaged one: then likeness orders, and the reason is in the log and in ``problem``.

    ``learn_hour`` is when a new one is learned every night; None where nothing is by itself.
    """

    def __init__(
        self, folder: Folder, on: bool, share: float, learn_hour: int | None = None
    ) -> None:
        self.folder = folder
        self._on = on
        self.share = share
        self._learn_hour = learn_hour
        self._seen: tuple[int, int] | None = None
        self._now: Ranker | None = None
        self.problem: str | None = None

    @property
    def now(self) -> Ranker | None:
        """One look at the file's time for each slate."""
        if not self._on:
            return None
        try:
            stat = self.folder.in_use.stat()
        except OSError:
            self._seen = self._now = self.problem = None
            return None
        if (stat.st_mtime_ns, stat.st_ino) != self._seen:
            self._read()
            self._seen = (stat.st_mtime_ns, stat.st_ino)
        return self._now

    def of_visit(self, visit: str) -> tuple[Ranker | None, Draw | None]:
        """The ranker of this visit's slates, and how it was drawn: of a share of visits it is
        likeness, so that what learning brings can always be told. Nobody draws where there is none.
        """
        now = self.now
        if now is None:
            return None, None
        draw = Draw(is_learned(visit, self.share), self.share)
        return (now if draw.learned else None), draw

    def told(self, at: Ms, timezone: str) -> dict[str, Any]:
        """What a manager reads of it at a time."""
        now = self.now
        trial = self.folder.told("trial")
        return {
            "ranker": now.name if now else None,
            "on": self._on,
            "share": self.share,
            "problem": self.problem,
            "card": dict(now.card) if now else None,
            "trial": trial if trial and "outcome" in trial else None,
            "trained": self.folder.told("trained"),
            "night": self.folder.told("night"),
            "stopped": self.folder.told("stopped"),
            "learn_hour": self._learn_hour,
            "next": self._next(at, timezone),
        }

    def stop(self, at: Ms) -> None:
        """Let it go, here and in every process of the store, until somebody lets it go on."""
        self.folder.stop("manager", at)
        log.info("ranker_stopped", store=self.folder.store)

    def go_on(self) -> None:
        """The next night may bring a learned order again, where it surely gains."""
        self.folder.go_on()
        log.info("learning_goes_on", store=self.folder.store)

    def _next(self, at: Ms, timezone: str) -> str | None:
        """When it is learned anew; None: not by itself, or not before a stop is lifted."""
        rests_until = self.folder.stopped_until
        if self._learn_hour is None or rests_until is None:
            return None
        night = next_night(max(at, rests_until), timezone, self._learn_hour)
        return rfc3339(night.begins(timezone, self._learn_hour))

    def _read(self) -> None:
        store = self.folder.store
        try:
            self._now, self.problem = read_ranker(self.folder.in_use.read_bytes()), None
        except (OSError, RankerFault) as fault:
            self._now, self.problem = None, str(fault)
            log.error("ranker_refused", store=store, problem=self.problem)
        else:
            log.info("ranker_taken_up", store=store, ranker=self._now.name)
