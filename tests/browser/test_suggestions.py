"""The manager reads how suggestions are ordered, and stops a learned order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from service.insight.learning.folder import Folder
from service.recommend.learned.ranker import FEATURES, Head, Ranker, write_ranker
from tests.browser.conftest import Open, copy
from tests.browser.everyone import for_everyone
from tests.browser.house import Running, running
from tests.browser.screens import MANAGER
from tests.serving import MORNING

pytestmark = pytest.mark.browser

TRIAL = {
    "learned": 800,
    "likeness": 200,
    "kept": {"value": 0.12, "low": 0.03, "high": 0.21},
    "asked": {"value": 0.2, "low": 0.1, "high": 0.3},
    "outcome": "wins",
    "at": "2026-11-24T05:00:00.000Z",
}
TRAINED = {"at": "2026-11-23T18:20:41.000Z", "ranker": "november", "used": True, "why": None}
LOST = TRIAL | {"kept": {"value": -0.12, "low": -0.2, "high": -0.04}, "outcome": "loses"}


@pytest.fixture
def learned(demo_data: Path, tmp_path: Path) -> Iterator[Running]:
    """A service with a learned order that has been tried on a thousand visits."""
    data = tmp_path / "data"
    copy(demo_data, data)
    head = Head(0.0, np.zeros(len(FEATURES)))
    folder = Folder(data / "rankers", "demo")
    folder.tell("trained", TRAINED)
    ranker = Ranker("november", head, head, card={"visits": 4_200})
    folder.take_up(write_ranker(ranker), MORNING)
    folder.tell("trial", TRIAL)
    with running(data) as started:
        yield started


@pytest.fixture
def lost(demo_data: Path, tmp_path: Path) -> Iterator[Running]:
    """A service whose learned order lost its trial, and where too little happened since."""
    data = tmp_path / "data"
    copy(demo_data, data)
    folder = Folder(data / "rankers", "demo")
    folder.tell("trained", TRAINED | {"used": False, "why": "unsure"})
    folder.tell("night", {"night": "2026-11-24", "outcome": "too_few", "visits": 120, "of": 300})
    folder.stop("trial", MORNING, MORNING + 10**12, trial=LOST)
    with running(data) as started:
        yield started


def test_a_learned_order_is_told_of_and_stopped(learned: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, learned.links["manager Sora"])
    manager.locator('a[href="#reports"]').click()
    told = manager.locator('[data-ranker="november"]')
    expect(told).to_contain_text("(november), for 80% of visits")
    expect(told).to_contain_text("Learned from 4,200 visits.")
    expect(told).to_contain_text("Of a hundred visits, +12 garments suggested and kept (+3 to +21)")
    expect(told).to_contain_text("800 visits against 200, as of Nov 24,")
    expect(told).to_contain_text("Last trained on Nov 2")
    expect(told).to_contain_text("Next training: ")
    for_everyone(manager)
    manager.locator('[data-do="stop-ranker"]').click()
    plain = manager.locator('[data-ranker=""]')
    expect(plain).to_contain_text("By likeness alone.")
    expect(plain).to_contain_text("A manager stopped learning on ")
    expect(plain).not_to_contain_text("Next training: ")
    manager.locator('[data-do="let-learning-go-on"]').click()
    expect(plain).to_contain_text("Next training: ")
    expect(plain.locator("[data-stopped]")).to_have_count(0)


def test_one_that_was_stopped_by_itself_says_when_and_why(lost: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, lost.links["manager Sora"])
    manager.locator('a[href="#reports"]').click()
    plain = manager.locator('[data-ranker=""]')
    expect(plain.locator('[data-stopped="trial"]')).to_contain_text(
        "of a hundred visits, −12 garments suggested and kept (−20 to −4), surely fewer"
    )
    expect(plain).to_contain_text("it is not sure to gain. Not yet: 120 of 300 visits")
    for_everyone(manager)
