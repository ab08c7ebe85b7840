"""The learned ranker that a store's slates are ordered by, taken up as soon as there is another."""

from __future__ import annotations

from pathlib import Path

import structlog

from service.recommend.learned.ranker import Ranker, RankerFault, read_ranker
from service.recommend.learned.trial import is_learned

log = structlog.get_logger()


class Rankers:
    """What ``path`` holds, read again when it was replaced; None where there is none, or a damaged
    one: then likeness orders, and the reason is in the log and in ``problem``."""

    def __init__(self, path: Path, store: str, on: bool, share: float) -> None:
        self._path = path
        self._store = store
        self._on = on
        self.share = share
        self._seen: tuple[int, int] | None = None
        self._now: Ranker | None = None
        self.problem: str | None = None

    @property
    def now(self) -> Ranker | None:
        """One look at the file's time for each slate."""
        if not self._on:
            return None
        try:
            stat = self._path.stat()
        except OSError:
            self._seen = self._now = self.problem = None
            return None
        if (stat.st_mtime_ns, stat.st_ino) != self._seen:
            self._read()
            self._seen = (stat.st_mtime_ns, stat.st_ino)
        return self._now

    def of_visit(self, visit: str) -> Ranker | None:
        """The ranker of this visit's slates: of a share of visits it is likeness, so that what
        learning brings can always be told."""
        return self.now if is_learned(visit, self.share) else None

    def _read(self) -> None:
        try:
            self._now, self.problem = read_ranker(self._path.read_bytes()), None
        except (OSError, RankerFault) as fault:
            self._now, self.problem = None, str(fault)
            log.error("ranker_refused", store=self._store, problem=self.problem)
        else:
            log.info("ranker_taken_up", store=self._store, ranker=self._now.name)
