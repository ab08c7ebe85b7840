"""The simulated month of a ranker that learns: its parts, and the whole in small."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from service.cli.main import app

pytest.importorskip("torch")

from service.cli.ranking.flywheel import uplift


def test_uplift_by_hand() -> None:
    likeness, learnt = np.array([1.0, 0.0, 1.0, 2.0]), np.array([2.0, 0.0, 2.0, 4.0])
    assert uplift(likeness, learnt) == (1.0, 1.0, 1.0)
    assert uplift(likeness, likeness) == (0.0, 0.0, 0.0)


def test_a_small_month_is_told_day_by_day() -> None:
    told = CliRunner().invoke(app, ["evaluate", "flywheel", "--days", "1", "--visits", "10"])
    assert told.exit_code == 0, told.output
    assert "first 3 days: suggested and kept, learnt over likeness +0.0%" in told.output
    assert "the 7 days after 1" in told.output


def test_what_is_told_of_a_ranker_is_measured_against_the_truth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.cli.ranking.known_truth.VISITS", 25)
    log = tmp_path / "log.npz"
    words = ["evaluate", "off-policy", "--seeds", "3", "--visits", "60", "--write", str(log)]
    told = CliRunner().invoke(app, words)
    assert told.exit_code == 0, told.output
    assert "of 3 were refused for too little overlap" in told.output
    with np.load(log) as written:
        weights = written["new"] / written["pscore"]
        per_slate = (weights * written["reward"]).sum() / len(written["expected_looks"])
        assert per_slate == pytest.approx(float(written["estimates"][0]))
