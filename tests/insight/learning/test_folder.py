"""A ranker is taken up at once or not at all, and a stop holds whatever meets."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.clock import rfc3339
from service.insight.learning.folder import KEEP_NIGHTS, Folder
from tests.serving import MORNING as NOW


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "rankers", "demo")


def test_the_first_one_after_likeness_begins_a_trial_and_the_next_goes_on_with_it(
    folder: Folder,
) -> None:
    assert folder.take_up(b"one", NOW)
    assert (folder.in_use.read_bytes(), folder.trial_since) == (b"one", NOW)
    assert folder.take_up(b"two", NOW + 1)
    assert (folder.in_use.read_bytes(), folder.trial_since) == (b"two", NOW)


def test_a_managers_stop_holds_until_it_is_lifted(folder: Folder) -> None:
    folder.take_up(b"one", NOW)
    folder.stop("manager", NOW)
    assert not folder.in_use.exists()
    assert folder.told("stopped") == {"at": rfc3339(NOW), "by": "manager", "until": None}
    assert not folder.take_up(b"two", NOW + 10**12)
    assert not folder.in_use.exists()
    folder.go_on()
    assert folder.take_up(b"two", NOW + 5)
    assert folder.trial_since == NOW + 5


def test_a_lost_trial_rests_and_then_learning_may_try_again(folder: Folder) -> None:
    folder.take_up(b"one", NOW)
    assert folder.stop("trial", NOW, NOW + 100, trial={"learned": 3})
    assert not folder.take_up(b"two", NOW + 99)
    assert folder.told("stopped") == {
        "at": rfc3339(NOW),
        "by": "trial",
        "until": rfc3339(NOW + 100),
        "trial": {"learned": 3},
    }
    assert folder.take_up(b"two", NOW + 100)
    assert folder.told("stopped") is None


def test_who_insists_lifts_a_stop(folder: Folder) -> None:
    folder.stop("manager", NOW)
    assert folder.take_up(b"one", NOW, insist=True)
    assert folder.may_learn(NOW)


def test_a_managers_stop_takes_the_place_of_any_and_a_trial_takes_none(folder: Folder) -> None:
    assert folder.stop("trial", NOW, NOW + 1)
    assert folder.stop("manager", NOW)
    assert not folder.stop("trial", NOW, NOW + 1)
    assert folder.stopped_until is None


def test_a_stop_that_comes_while_one_is_taken_up_wins(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manager taps after the training has looked, and before its ranker lies there."""
    put = Folder._put

    def put_and_then_stop(self: Folder, path: Path, data: bytes, replace: bool = True) -> bool:
        if path == self.in_use:
            monkeypatch.setattr(Folder, "_put", put)
            Folder(self.in_use.parent, "demo").stop("manager", NOW)
        return put(self, path, data, replace)

    monkeypatch.setattr(Folder, "_put", put_and_then_stop)
    assert not folder.take_up(b"one", NOW)
    assert not folder.in_use.exists()


def test_rankers_of_nights_long_ago_go_and_others_stay(folder: Folder) -> None:
    folder.add("mine", b"mine", "card")
    for n in range(KEEP_NIGHTS + 2):
        folder.add(f"night-2026-{1 + n // 28:02d}-{1 + n % 28:02d}", b"{}", "card")
    left = sorted(path.name for path in (folder.in_use.parent / "demo").glob("*.json"))
    assert (len(left), left[:2]) == (KEEP_NIGHTS + 1, ["mine.json", "night-2026-01-03.json"])


def test_a_file_that_is_no_file_says_nothing(folder: Folder) -> None:
    folder.add("trial", b"[", "")
    assert folder.told("trial") is None
    assert folder.trial_since == 0


def test_what_is_not_known_yet_is_null(folder: Folder) -> None:
    folder.tell("trial", {"low": float("-inf")})
    assert folder.told("trial") == {"low": None}
