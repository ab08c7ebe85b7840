"""The manager's reports: chosen, shown as a chart with its table, and saved."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from catalog.collection import demo_store
from service.archive.lake import Lake
from service.clock import Ms
from tests.browser.conftest import Open, copy
from tests.browser.everyone import for_everyone
from tests.browser.house import Running, running
from tests.browser.screens import MANAGER, Screen
from tests.insight.crowd import write_crowd, write_many

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
#: The process that makes reports starts with the first one, on whatever machine this is.
SLOW_MS = 30_000


@pytest.fixture
def visits() -> int:
    return 30


@pytest.fixture
def archived(demo_data: Path, tmp_path: Path, visits: int) -> Iterator[Running]:
    """A service whose lake knows of some people who tried a T-shirt yesterday."""
    data = tmp_path / "data"
    copy(demo_data, data)
    write_crowd(Lake.at(data / "lake"), demo_store().styles, "demo", yesterday(), visits)
    with running(data) as started:
        yield started


def yesterday() -> Ms:
    """At noon in Seoul."""
    noon = (datetime.now(UTC) - timedelta(days=1)).replace(hour=3)
    return round(noon.timestamp() * 1000)


def choose(page: Page, name: str, by: str) -> None:
    """Choose a report, and by what it is told; it is there when this returns."""
    page.locator('select[name="name"]').select_option(name)
    page.locator('select[name="by"]').select_option(by)
    shown = page.locator(f'[data-report="{name}"][data-by="{by}"]')
    expect(shown).to_have_attribute("aria-busy", "false", timeout=SLOW_MS)
    expect(shown.get_by_role("img")).to_be_visible()


@pytest.mark.parametrize("language", ["en-GB", "ko-KR"])
def test_a_report_is_a_chart_and_its_table_for_everyone(
    archived: Running, open_screen: Open, shoot: Shoot, language: str
) -> None:
    screen = Screen(MANAGER.name, MANAGER.width, MANAGER.height, touch=False, language=language)
    manager = open_screen(screen, archived.links["manager Sora"])
    manager.locator('a[href="#reports"]').click()
    choose(manager, "funnel", "category")
    row = manager.locator('[data-row="tshirt"]')
    expect(row.get_by_role("rowheader")).to_have_text(
        "T-shirt" if language == "en-GB" else "티셔츠"
    )
    # Scanned, asked for, brought, in the room, tried; who kept one are fewer than ten; visits.
    expect(row.get_by_role("cell")).to_have_text(
        ["0", "30", "30", "30", "30", "–", "100%", "–", "30"]
    )
    expect(manager.locator("[data-withheld]")).to_have_attribute("data-withheld", "0")
    for_everyone(manager)
    shoot(manager, f"manager-report-{language[:2]}")


def test_a_report_is_saved_as_csv(archived: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, archived.links["manager Sora"])
    manager.locator('a[href="#reports"]').click()
    choose(manager, "suggested", "zone")
    with manager.expect_download() as saving:
        manager.locator('[data-do="csv"]').click()
    assert saving.value.suggested_filename == "suggested.csv"
    with Path(saving.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["zone"], row["asked"]) for row in rows][-1] == ("*", "30")


def test_other_days_are_another_report(archived: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, archived.links["manager Sora"])
    manager.locator('a[href="#reports"]').click()
    choose(manager, "funnel", "category")
    expect(manager.locator('[data-row="tshirt"]')).to_have_count(1)
    manager.locator('input[name="to"]').fill("2020-01-02")
    expect(manager.get_by_role("alert")).to_contain_text("The first day must not be later")
    manager.locator('input[name="from"]').fill("2020-01-01")
    expect(manager.locator('[data-report="funnel"]')).to_have_attribute("aria-busy", "false")
    expect(manager.locator('[data-row="tshirt"]')).to_have_count(0)


@pytest.mark.parametrize("language", ["en-GB", "ko-KR"])
def test_a_long_table_is_sorted_searched_and_shown_whole(
    demo_data: Path, tmp_path: Path, open_screen: Open, shoot: Shoot, language: str
) -> None:
    data = tmp_path / "data"
    copy(demo_data, data)
    names = write_many(Lake.at(data / "lake"), demo_store().styles, "demo", yesterday())
    with running(data) as house:
        screen = Screen(MANAGER.name, MANAGER.width, MANAGER.height, touch=False, language=language)
        manager = open_screen(screen, house.links["manager Sora"])
        manager.locator('a[href="#reports"]').click()
        choose(manager, "funnel", "style")
        rows = manager.locator("table.report tbody tr:not([data-row=whole])")
        expect(rows).to_have_count(30)
        expect(manager.locator("[data-row=whole] td").nth(1)).to_have_text("390")
        everything = manager.locator('[data-do="all-rows"]')
        expect(everything).to_have_text("Show all 35" if language == "en-GB" else "35개 모두 보기")
        everything.click()
        expect(rows).to_have_count(35)
        asked, kept = (manager.locator(f"th:has([data-sort={name}])") for name in ("asked", "kept"))
        asked.get_by_role("button").click()
        expect(asked).to_have_attribute("aria-sort", "descending")
        expect(rows.first.locator("td").nth(1)).to_have_text("40")
        asked.get_by_role("button").click()
        expect(asked).to_have_attribute("aria-sort", "ascending")
        expect(rows.last.locator("td").nth(1)).to_have_text("40")
        for direction in ("descending", "ascending"):
            kept.get_by_role("button").click()
            expect(kept).to_have_attribute("aria-sort", direction)
            expect(rows.first.locator("td").nth(5)).to_have_text("10")
            expect(rows.last.locator("td").nth(5)).to_have_text("–")
        expect(asked).not_to_have_attribute("aria-sort", "ascending")
        for_everyone(manager)
        shoot(manager, f"manager-report-long-{language[:2]}")
        choose(manager, "funnel", "category")
        choose(manager, "funnel", "style")
        expect(kept).to_have_attribute("aria-sort", "ascending")
        expect(rows).to_have_count(35)
        if language == "en-GB":
            manager.get_by_role("searchbox").fill(names[1].lower())
            expect(rows.first.get_by_role("rowheader")).to_have_text(names[1])
            manager.get_by_role("searchbox").fill("no such thing")
            expect(rows).to_have_count(0)
            expect(manager.locator("[data-row=whole]")).to_be_visible()


def test_without_an_experiment_the_displays_page_shows_what_fixtures_draw(
    archived: Running, open_screen: Open, shoot: Shoot
) -> None:
    manager = open_screen(MANAGER, archived.links["manager Sora"])
    expect(manager.get_by_role("heading", level=1)).to_contain_text("Today")
    manager.locator('a[href="#displays"]').click()
    expect(manager.get_by_role("heading", level=1)).to_have_text("Displays")
    chart = manager.locator('[data-part="draws"]').get_by_role("img")
    expect(chart).to_be_visible(timeout=SLOW_MS)
    for_everyone(manager)
    shoot(manager, "manager-displays")
    manager.locator('[data-do="draws"]').click()
    expect(manager.get_by_role("heading", level=1)).to_have_text("Reports")
    shown = manager.locator('[data-report="displays"][data-by="fixture"]')
    expect(shown).to_have_attribute("aria-busy", "false", timeout=SLOW_MS)
    expect(manager.locator('select[name="name"]')).to_have_value("displays")


def test_another_language_is_another_chart(archived: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, archived.links["manager Sora"])
    manager.locator('a[href="#reports"]').click()
    choose(manager, "dwell", "garments")
    before = manager.locator(".report-chart").get_attribute("src")
    manager.get_by_role("button", name="한국어로 보기").click()
    expect(manager.locator(".report-chart")).not_to_have_attribute("src", before or "")
    expect(manager.locator(".report-chart")).to_have_attribute(
        "alt", "그래프: 피팅룸 이용 시간. 모든 수치는 아래 표에 있습니다."
    )


def test_before_there_is_an_archive_it_says_so(house: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, house.links["manager Sora"])
    manager.locator('a[href="#reports"]').click()
    expect(manager.locator('[data-problem="no_archive_yet"]')).to_contain_text("try again")
    expect(manager.locator('[data-do="csv"]')).to_be_disabled()


def link_for(brand: str, house: Running, data: Path) -> str:
    """What ``fitroom links --brand`` prints, for the port that this service listens on."""
    words = [sys.executable, "-m", "service.cli.main", "links", "--brand", brand]
    environment = {**os.environ, "FITROOM_DATA": str(data), "FITROOM_REDIS_URL": ""}
    said = subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout
    key = re.search(r"/brand#key=(\S+)", said)
    assert key is not None, said
    return f"{house.url}/brand#key={key[1]}"


@pytest.mark.parametrize("visits", [180])
@pytest.mark.parametrize("language", ["en-GB", "ko-KR"])
def test_a_brand_reads_its_own_figures_and_sees_who_else_did(
    archived: Running, open_screen: Open, shoot: Shoot, tmp_path: Path, language: str
) -> None:
    tees = Counter(one.brand for one in demo_store().styles if one.category == "tshirt")
    [(name, _)] = tees.most_common(1)
    assert name is not None
    screen = Screen("brand", MANAGER.width, MANAGER.height, touch=False, language=language)
    brand = open_screen(screen, link_for(name, archived, tmp_path / "data"))
    expect(brand.get_by_role("heading", name=name)).to_be_visible()
    choose(brand, "keep-rate", "category")
    expect(brand.locator('[data-row="tshirt"]')).to_be_visible()
    expect(brand.locator('[data-row="average"]')).to_contain_text("%")
    for_everyone(brand)
    shoot(brand, f"brand-reports-{language[:2]}")
    brand.locator('a[href="#reads"]').click()
    expect(brand.locator('[data-read="keep-rate"]').first).to_contain_text(name)
    for_everyone(brand)
    shoot(brand, f"brand-reads-{language[:2]}")
