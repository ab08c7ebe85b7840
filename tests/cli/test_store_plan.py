"""``fitroom store plan``: a plan printed, changed and taken up again."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Fitroom
from tests.little_store import LittleStore


def test_a_plan_is_printed_changed_and_taken_up(
    fitroom: Fitroom, stocked: LittleStore, tmp_path: Path
) -> None:
    printed = fitroom("store", "plan").stdout
    assert printed.startswith('timezone = "Asia/Seoul"\n')
    file = tmp_path / "plan.toml"
    room = '\n[[rooms]]\nid = "r9"\nname = "Room 9"\nat = [2, 1]\n'
    file.write_text(f"size = [12, 8]\n{printed}{room}", "utf-8")
    taken = fitroom("store", "plan", str(file))
    assert taken.exit_code == 0
    assert taken.stdout == "Store little: 3 zones, 3 fixtures, 4 fitting rooms, with a map.\n"
    assert 'id = "r9"' in fitroom("store", "plan").stdout


def test_a_wrong_plan_changes_nothing(
    fitroom: Fitroom, stocked: LittleStore, tmp_path: Path
) -> None:
    before = fitroom("store", "plan").stdout
    file = tmp_path / "plan.toml"
    file.write_text(before.replace("Asia/Seoul", "Mars/Olympus_Mons"), "utf-8")
    refused = fitroom("store", "plan", str(file))
    assert refused.exit_code == 1
    assert "time zone is unknown" in refused.stderr
    file.write_text("rooms = 3", "utf-8")
    assert "The plan was not taken up" in fitroom("store", "plan", str(file)).stderr
    assert "can't be read" in fitroom("store", "plan", str(tmp_path / "none.toml")).stderr
    assert fitroom("store", "plan").stdout == before
