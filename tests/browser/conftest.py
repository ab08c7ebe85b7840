"""A store to look at, a browser to look with, and pages that may not log an error."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from load_tests.chromium import ARGUMENTS, executable
from tests.browser.house import Running, build_part_of_the_demo, running
from tests.browser.looking import settled
from tests.browser.screens import Screen

#: Where screenshots of a run go; git does not look there.
ARTIFACTS = Path(os.environ.get("FITROOM_ARTIFACTS", ".artifacts"))


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stocked store; FITROOM_TEST_DEMO names a folder to keep it in between runs."""
    kept = os.environ.get("FITROOM_TEST_DEMO")
    data = Path(kept) if kept else tmp_path_factory.mktemp("demo")
    if not (data / "redis").exists():
        build_part_of_the_demo(data)
    return data


@pytest.fixture(scope="package")
def chromium(demo_data: Path) -> Iterator[Browser]:
    """One browser for all. Playwright runs a loop of its own, in which nothing else may: the store
    is built before, and the browser is closed before other tests begin."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def house(demo_data: Path, tmp_path: Path) -> Iterator[Running]:
    """A service of its own for each test, on a copy of the same release."""
    data = tmp_path / "data"
    copy(demo_data, data)
    with running(data) as started:
        yield started


def copy(source: Path, target: Path) -> None:
    """The store's Redis is copied; its release, which never changes, is shared."""
    target.mkdir()
    (target / "releases").symlink_to(source / "releases")
    shutil.copytree(source / "redis", target / "redis")


Open = Callable[[Screen, str], Page]


@pytest.fixture
def open_screen(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Open a screen at its real size. A page that logs an error fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_(screen: Screen, url: str) -> Page:
        context = chromium.new_context(**screen.context())
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(f"{screen.name}: {error}"))
        page.on(
            "console",
            lambda said: (
                faults.append(f"{screen.name}: {said.text}")
                if said.type == "error" and "Failed to load resource" not in said.text
                else None
            ),
        )
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def shoot(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keep a screenshot of a page, for a person to look at."""

    def take(page: Page, name: str) -> None:
        settled(page)
        ARTIFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTIFACTS / f"{name}.png")

    return take
