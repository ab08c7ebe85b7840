"""The manager reads how suggestions are ordered, and stops a learned order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from service.recommend.learned.ranker import FEATURES, Head, Ranker, write_ranker
from tests.browser.conftest import Open, copy
from tests.browser.everyone import for_everyone
from tests.browser.house import Running, running
from tests.browser.screens import MANAGER

pytestmark = pytest.mark.browser

TRIAL = {
    "learned": 800,
    "likeness": 200,
    "kept": {"value": 0.12, "low": 0.03, "high": 0.21},
    "outcome": "wins",
}


@pytest.fixture
def learned(demo_data: Path, tmp_path: Path) -> Iterator[Running]:
    """A service with a learned order that has been tried on a thousand visits."""
    data = tmp_path / "data"
    copy(demo_data, data)
    head = Head(0.0, np.zeros(len(FEATURES)))
    (data / "rankers/demo").mkdir(parents=True)
    (data / "rankers/demo/trial.json").write_text(json.dumps(TRIAL))
    ranker = Ranker("november", head, head, card={"visits": 4_200})
    (data / "rankers/demo.json").write_bytes(write_ranker(ranker))
    with running(data) as started:
        yield started


def test_a_learned_order_is_told_of_and_stopped(learned: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, learned.links["manager Sora"])
    manager.locator('a[href="#reports"]').click()
    told = manager.locator('[data-ranker="november"]')
    expect(told).to_contain_text("(november), for 80% of visits")
    expect(told).to_contain_text("Learned from 4,200 visits.")
    expect(told).to_contain_text("Of a hundred visits, +12 garments suggested and kept (+3 to +21)")
    for_everyone(manager)
    manager.locator('[data-do="stop-ranker"]').click()
    expect(manager.locator('[data-ranker=""]')).to_contain_text("By likeness alone.")
