"""A trial is looked at as days go by, without a training; a ranker that surely loses is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.archive.lake import Lake
from service.clock import rfc3339
from service.insight.learning import trial as looking
from service.insight.learning.enough import visits_before
from service.insight.learning.folder import Folder
from service.insight.learning.night import REST_MS, last_night
from service.insight.learning.trial import RENEWED_MS, Watch
from tests.insight.test_slates import NOON

from .stood import DAY_MS, Visit, day, many


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.at(tmp_path / "lake")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "rankers", "demo")


def test_what_visits_kept_is_read_from_the_lake(lake: Lake, folder: Folder) -> None:
    folder.take_up(b"in use", NOON)
    visits = [
        Visit("one", True, 2),
        Visit("two", False, 1),
        Visit("nobody drew", False, 5, share=None),
        Visit("still here", True, 5, ended=False),
    ]
    day(lake, visits)
    found = Watch(lake, folder).look(NOON + 1)
    assert found is not None
    assert (found.learned, found.likeness, found.outcome) == (1, 1, "open")
    told = folder.told("trial")
    assert told is not None
    assert (told["since"], told["at"]) == (rfc3339(NOON), rfc3339(NOON + 1))
    assert told["kept"]["value"] == found.kept.value


def test_one_that_surely_loses_is_stopped_at_once_and_why_is_told(
    lake: Lake, folder: Folder
) -> None:
    folder.take_up(b"in use", NOON)
    day(lake, many(300, learned=0, likeness=1))
    found = Watch(lake, folder).look(NOON + 7)
    assert found is not None
    assert found.outcome == "loses"
    assert not folder.in_use.exists()
    stopped = folder.told("stopped")
    assert stopped is not None
    assert (stopped["at"], stopped["by"]) == (rfc3339(NOON + 7), "trial")
    assert stopped["until"] == rfc3339(NOON + 7 + REST_MS)
    assert stopped["trial"] == folder.told("trial")
    assert stopped["trial"]["kept"]["high"] < 0
    assert Watch(lake, folder).look(NOON + 8) is None


def test_one_that_is_as_good_goes_on(lake: Lake, folder: Folder) -> None:
    folder.take_up(b"in use", NOON)
    day(lake, many(300, learned=1, likeness=1))
    found = Watch(lake, folder).look(NOON)
    assert found is not None
    assert found.outcome == "open"
    assert folder.in_use.exists()


def test_the_trial_after_a_lost_one_does_not_inherit_its_loss(lake: Lake, folder: Folder) -> None:
    folder.take_up(b"first", NOON)
    day(lake, many(300, learned=0, likeness=1))
    watch = Watch(lake, folder)
    watch.look(NOON)
    later = NOON + REST_MS
    assert folder.take_up(b"second", later)
    day(lake, many(60, learned=1, likeness=1, name="w"), later + DAY_MS)
    found = watch.look(later + DAY_MS)
    assert found is not None
    assert (found.learned, found.likeness, found.outcome) == (48, 12, "open")


def test_a_day_that_has_not_changed_is_not_read_again(
    lake: Lake, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = looking.sighted_on

    def reads(lake: Lake, store: str, day: str) -> object:
        read.append(day)
        return real(lake, store, day)

    monkeypatch.setattr(looking, "sighted_on", reads)
    folder.take_up(b"in use", NOON)
    watch = Watch(lake, folder)
    day(lake, many(10, 1, 1))
    watch.look(NOON)
    day(lake, many(10, 1, 1, name="w"), NOON + DAY_MS)
    found = watch.look(NOON + DAY_MS)
    assert found is not None
    assert found.learned + found.likeness == 20
    assert read == ["2026-11-24", "2026-11-25"]


def test_a_long_trial_begins_anew_so_that_old_gains_hide_no_loss(
    lake: Lake, folder: Folder
) -> None:
    folder.take_up(b"in use", NOON)
    day(lake, many(600, learned=1, likeness=0))
    watch = Watch(lake, folder)
    later = NOON + RENEWED_MS + 1
    found = watch.look(later)
    assert found is not None
    assert found.outcome == "wins"
    assert folder.told("trial") == {"since": rfc3339(later)}
    day(lake, many(300, learned=0, likeness=1, name="w"), later + 1)
    found = watch.look(later + 2)
    assert found is not None
    assert found.outcome == "loses"


def test_what_a_night_may_learn_from_is_counted(lake: Lake) -> None:
    day(lake, many(5, 1, 1))
    day(lake, many(4, 1, 1), NOON + DAY_MS)
    tonight = last_night(NOON + 2 * DAY_MS, "Asia/Seoul", 3)
    assert visits_before(lake, "demo", tonight) == 5
    assert visits_before(lake, "demo", tonight, enough=3) == 3
    assert visits_before(lake, "demo", last_night(NOON + DAY_MS, "Asia/Seoul", 3)) == 5
    assert visits_before(lake, "demo", last_night(NOON, "Asia/Seoul", 3)) == 0
