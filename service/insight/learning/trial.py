"""How the trial of a store's learned order stands, from the lake; where it surely loses, its stop.

The interval holds at all times at once, so it may be looked at as often as one likes. A trial that
nobody lost begins anew after some months: what an order lost lately must not be hidden behind what
it gained long ago. A day is read once as long as no file of it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from service.archive.lake import Lake
from service.clock import Ms, rfc3339
from service.insight.learning.folder import Folder
from service.insight.learning.night import REST_MS
from service.insight.slates import rows_of, sighted_on
from service.recommend.learned.trial import Trial
from service.recommend.learned.visits import Sighted, trial_of

#: A trial begins anew after this long (ms).
RENEWED_MS = 90 * 86_400_000

#: What a day was read from: the files of both streams.
Files = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Day:
    files: Files
    visits: tuple[Sighted, ...]
    ended: frozenset[str]


class Watch:
    """Watches over the trial of the store of ``folder``, whose days are in ``lake``."""

    def __init__(self, lake: Lake, folder: Folder) -> None:
        self._lake = lake
        self._folder = folder
        self._days: dict[str, _Day] = {}

    def look(self, now: Ms) -> Trial | None:
        """How the trial stands, for everybody to read; a ranker that surely loses is stopped. None
        where no learned order is in use."""
        if not self._folder.in_use.exists():
            self._days.clear()
            return None
        since = self._folder.trial_since
        days = list(self._read(since))
        ended = frozenset[str]().union(*(day.ended for day in days))
        trial = trial_of((visit for day in days for visit in day.visits), ended, since)
        begun = {"since": rfc3339(since)} if since else {}
        told = {**begun, "at": rfc3339(now), **asdict(trial)}
        if trial.outcome == "loses":
            self._folder.stop("trial", now, now + REST_MS, trial=told)
        elif since and now - since > RENEWED_MS:
            told = {"since": rfc3339(now)}
        self._folder.tell("trial", told)
        return trial

    def _read(self, since: Ms) -> Iterator[_Day]:
        """Every day from that on which the trial began; the day before it, too, as visits may have
        begun there, and a store's day is not that of UTC."""
        store, first = self._folder.store, rfc3339(max(0, since - 86_400_000))[:10]
        files: dict[str, list[str]] = {}
        for piece in (
            *self._lake.pieces("signals", store, first),
            *self._lake.pieces("facts", store, first),
        ):
            files.setdefault(piece.day, []).append(piece.path)
        self._days = {day: one for day, one in self._days.items() if day in files}
        for day, paths in sorted(files.items()):
            known = self._days.get(day)
            if known is None or known.files != tuple(paths):
                known = self._days[day] = self._of_day(day, tuple(paths))
            yield known

    def _of_day(self, day: str, files: Files) -> _Day:
        store = self._folder.store
        ended = rows_of(self._lake, "facts", store, day, ("VisitEnded",))
        return _Day(
            files,
            tuple(_by_visit(sighted_on(self._lake, store, day))),
            frozenset(row["visit"] for row in ended),
        )


def _by_visit(slates: Iterable[Sighted]) -> Iterable[Sighted]:
    """What each visit saw of a day as one: its first slate says what it drew."""
    visits: dict[str, Sighted] = {}
    for one in slates:
        first = visits.get(one.visit)
        if first is not None:
            one = replace(first, asked=first.asked + one.asked, kept=first.kept + one.kept)
        visits[one.visit] = one
    return visits.values()
