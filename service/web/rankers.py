"""The learned ranker that a store's slates are ordered by, taken up as soon as there is another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import structlog
from pydantic_core import from_json

from service.recommend.learned.ranker import Ranker, RankerFault, read_ranker
from service.recommend.learned.trial import is_learned

#: Where a training writes how the trial in the store stands, in the folder of the store's rankers.
TRIAL = "trial.json"

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

    def told(self) -> dict[str, Any]:
        """What a manager reads of it."""
        now = self.now
        return {
            "ranker": now.name if now else None,
            "on": self._on,
            "share": self.share,
            "problem": self.problem,
            "card": dict(now.card) if now else None,
            "trial": self._trial(),
        }

    def stop(self) -> None:
        """Let it go, here and in every process of the store."""
        self._path.unlink(missing_ok=True)
        log.info("ranker_stopped", store=self._store)

    def _trial(self) -> Any:
        """As the last training wrote it, or None."""
        try:
            return from_json((self._path.with_suffix("") / TRIAL).read_bytes())
        except (OSError, ValueError):
            return None

    def _read(self) -> None:
        try:
            self._now, self.problem = read_ranker(self._path.read_bytes()), None
        except (OSError, RankerFault) as fault:
            self._now, self.problem = None, str(fault)
            log.error("ranker_refused", store=self._store, problem=self.problem)
        else:
            log.info("ranker_taken_up", store=self._store, ranker=self._now.name)
