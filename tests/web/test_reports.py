"""Reports by HTTP: for managers, in three forms, made by a process that nobody waits for."""

from __future__ import annotations

import asyncio
import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from service.archive.lake import Lake
from service.insight.registry import REPORTS
from service.settings import Settings
from service.web import reporting
from service.web.problems import Problem
from service.web.reporting import Reporting
from tests.insight.crowd import write_crowd
from tests.little_store import LittleStore
from tests.serving import MORNING, HandClock, Service, running, stock_store

DAY = "from=2026-11-23&to=2026-11-23"


@pytest.fixture
async def shop(
    redis_url: str, settings: Settings, little: LittleStore, clock: HandClock, tmp_path: Path
) -> AsyncIterator[Service]:
    """The little store, on whose first day 30 people tried a tee."""
    write_crowd(Lake.at(tmp_path / "lake"), little.release.styles.values(), "little", MORNING)
    await stock_store(redis_url, little, clock)
    there = settings.model_copy(update={"lake": str(tmp_path / "lake")})
    async with running(there, redis_url, clock, little) as service:
        yield service


def made_by(service: Service) -> Reporting:
    found: Reporting = service.app.state.reporting
    return found


async def test_a_manager_sees_which_reports_there_are(service: Service) -> None:
    said = await service.manager().get("/reports")
    assert said["today"] == "2026-11-23"
    assert [one["name"] for one in said["reports"]] == list(REPORTS)
    assert said["reports"][0]["by"][0] == {
        "name": "category",
        "title": {"en": "Category", "ko": "종류"},
    }
    assert not made_by(service).running


async def test_a_report_is_json_with_what_is_behind_it(shop: Service) -> None:
    said = await shop.manager().get(f"/reports/funnel?{DAY}&by=zone")
    assert (said["name"], said["by"], said["k"]) == ("funnel", "zone", 10)
    [tops] = said["rows"]
    assert tops["label"] == {"en": "Tops", "ko": "상의"}
    assert (tops["visits"], tops["cells"]["asked"], tops["cells"]["kept"]) == (30, 30, None)
    assert tops["withheld"] == ["kept", "kept_share"]
    assert made_by(shop).running


async def test_a_report_is_csv_or_a_chart_for_whoever_wants_that(shop: Service) -> None:
    path = f"/reports/dwell?{DAY}"
    accepted = await shop.manager().ask("GET", path, accept="text/csv")
    named = await shop.manager().ask("GET", f"{path}&format=csv")
    assert accepted.headers["content-type"] == "text/csv; charset=utf-8"
    assert accepted.headers["content-disposition"] == 'attachment; filename="dwell.csv"'
    assert accepted.headers["cache-control"] == "no-store"
    assert accepted.text == named.text
    rows = list(csv.DictReader(io.StringIO(accepted.text)))
    assert [(row["hour"], row["stays"], row["median_s"]) for row in rows] == [
        ("10:00", "30", "58"),
        ("*", "30", "58"),
    ]
    chart = await shop.manager().ask("GET", f"{path}&format=svg&lang=ko")
    assert chart.headers["content-type"] == "image/svg+xml"
    [title] = ET.fromstring(chart.text).findall("{http://www.w3.org/2000/svg}title")
    assert title.text == "피팅룸 이용 시간, 2026-11-23"


async def test_what_is_not_archived_yet_is_in_the_report(shop: Service) -> None:
    """Twelve people came and went today, after the last round of the archive: ten are told."""
    for _ in range(12):
        kim = await shop.visitor()
        await kim.request(shop.little.gtin("coat-1", size="L"), carry=True)
        await kim.post("./end")
    said = await shop.manager().get(f"/reports/funnel?{DAY}&by=category")
    asked = {row["key"]: row["cells"]["asked"] for row in said["rows"]}
    assert asked == {"tshirt": 30, "coat": 10}


async def test_the_store_goes_on_while_a_report_is_made(shop: Service) -> None:
    making = asyncio.create_task(shop.manager().get(f"/reports/funnel?{DAY}"))
    for _ in range(5):
        await shop.visitor()
    assert not making.done()
    assert (await making)["name"] == "funnel"


async def test_without_an_archive_it_says_what_to_do(service: Service) -> None:
    answer = await service.manager().ask("GET", f"/reports/funnel?{DAY}")
    body = answer.json()
    assert (answer.status_code, body["code"]) == (404, "no_archive_yet")
    assert "run fitroom archive" in body["detail"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"/reports/gossip?{DAY}", 404, "report_unknown"),
        (f"/reports/team?{DAY}&by=runner", 422, "grouping_unknown"),
        ("/reports/team?from=2026-11-24&to=2026-11-23", 422, "span_invalid"),
        ("/reports/team?from=2000-01-01&to=2026-11-23", 422, "span_invalid"),
        ("/reports/team?from=yesterday&to=2026-11-23", 422, "request_invalid"),
        (f"/reports/team?{DAY}&format=xlsx", 422, "request_invalid"),
        ("/reports/team", 422, "request_invalid"),
    ],
)
async def test_what_makes_no_sense_is_a_problem(
    service: Service, path: str, status: int, code: str
) -> None:
    assert await service.manager().refusal("GET", path) == (status, code)
    assert not made_by(service).running


async def test_a_worker_that_died_is_started_again(shop: Service) -> None:
    path = f"/reports/dwell?{DAY}"
    await shop.manager().get(path)
    worker = made_by(shop)._worker
    assert worker is not None
    worker.kill()
    await worker.wait()
    assert (await shop.manager().get(path))["name"] == "dwell"


async def test_a_report_that_takes_too_long_is_given_up(
    shop: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "PATIENCE_S", 0.001)
    path = f"/reports/dwell?{DAY}"
    assert await shop.manager().refusal("GET", path) == (503, "reports_busy")
    assert not made_by(shop).running
    monkeypatch.undo()
    assert (await shop.manager().get(path))["name"] == "dwell"


async def test_only_a_few_reports_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "MOST", 0)
    with pytest.raises(Problem) as refused:
        await Reporting("lake", "redis://").ask({})
    assert (refused.value.status, refused.value.code) == (503, "reports_busy")


async def test_nobody_asks_for_a_while_and_the_worker_goes(shop: Service) -> None:
    made_by(shop)._idle_s = 0.0
    await shop.manager().get(f"/reports/dwell?{DAY}")
    worker = made_by(shop)._worker
    assert worker is not None
    async with asyncio.timeout(20):
        assert await worker.wait() == 0
    assert (await shop.manager().get(f"/reports/dwell?{DAY}"))["name"] == "dwell"


# --- brands that sell here -----------------------------------------------------------------------


async def test_a_brand_is_told_of_its_own_garments_and_its_read_is_written_down(
    shop: Service,
) -> None:
    brand = shop.someone("brand", "Little", "Little")
    names = [one["name"] for one in (await brand.get("/reports"))["reports"]]
    assert "funnel" in names
    assert "team" not in names
    said = await brand.get(f"/reports/keep-rate?{DAY}&by=category")
    assert [row["key"] for row in said["rows"]] == ["tshirt"]
    assert said["average"]["label"]["en"] == "Store average"
    [read] = (await brand.get("/reads"))["reads"]
    assert {name: read[name] for name in ("role", "name", "brand", "report", "by", "from")} == {
        "role": "brand",
        "name": "Little",
        "brand": "Little",
        "report": "keep-rate",
        "by": "category",
        "from": "2026-11-23",
    }


async def test_another_brand_is_told_nothing_and_sees_only_reads_that_it_may_stand_in(
    shop: Service,
) -> None:
    other, little = (shop.someone("brand", name, name) for name in ("Other", "Little"))
    assert (await other.get(f"/reports/funnel?{DAY}&by=category"))["rows"] == []
    await little.get(f"/reports/funnel?{DAY}")
    await shop.manager().get(f"/reports/funnel?{DAY}&by=zone")
    seen = {
        name: [read["name"] for read in (await caller.get("/reads"))["reads"]]
        for name, caller in (("other", other), ("little", little), ("manager", shop.manager()))
    }
    assert seen == {
        "other": ["Sora", "Other"],
        "little": ["Sora", "Little"],
        "manager": ["Sora", "Little", "Other"],
    }


async def test_a_brand_has_no_way_to_what_is_about_the_store_or_its_team(shop: Service) -> None:
    brand = shop.someone("brand", "Little", "Little")
    for name in ("team", "promises", "go-backs", "dwell"):
        assert await brand.refusal("GET", f"/reports/{name}?{DAY}") == (404, "report_unknown")
    assert await brand.refusal("GET", "/today") == (403, "not_allowed")
    assert await brand.refusal("GET", "/staff") == (403, "not_allowed")


async def test_a_read_that_was_refused_is_no_read(shop: Service) -> None:
    await shop.manager().refusal("GET", f"/reports/gossip?{DAY}")
    assert await shop.manager().get("/reads") == {"reads": [], "before": None}


async def test_where_own_brands_are_named_those_of_others_have_no_rows(shop: Service) -> None:
    shop.app.state.settings.own_brands = "Another, Third"
    said = await shop.manager().get(f"/reports/funnel?{DAY}&by=style")
    assert [row["key"] for row in said["rows"]] == ["(other brands)"]
