"""The simulated month of a ranker that learns: its parts, and the whole in small."""

from __future__ import annotations

import numpy as np
import pytest
from typer.testing import CliRunner

from service.cli.evaluate.flywheel import uplift
from service.cli.main import app


def test_uplift_by_hand() -> None:
    likeness, learnt = np.array([1.0, 0.0, 1.0, 2.0]), np.array([2.0, 0.0, 2.0, 4.0])
    assert uplift(likeness, learnt) == (1.0, 1.0, 1.0)
    assert uplift(likeness, likeness) == (0.0, 0.0, 0.0)


def test_a_small_month_is_told_day_by_day() -> None:
    pytest.importorskip("torch")
    told = CliRunner().invoke(app, ["evaluate", "flywheel", "--days", "1", "--visits", "10"])
    assert told.exit_code == 0, told.output
    assert "first 3 days: suggested and kept, learnt over likeness +0.0%" in told.output
    assert "the 7 days after 1" in told.output
