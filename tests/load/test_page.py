"""The report: one page that is whole by itself."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from load_tests.day import Day
from load_tests.history import History
from load_tests.line_chart import chart
from load_tests.page import page, write
from load_tests.report import Figures
from load_tests.shapes import SHAPES
from load_tests.verdict import Verdict

#: Elements that have no end.
VOID = {"meta", "br", "link", "img"}


class Checker(HTMLParser):
    """What is open, and what a browser would load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "srcset")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "srcset")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def a_day() -> Day:
    verdict = Verdict({"0001": 2})
    day = Day(
        url="http://127.0.0.1:1",
        store="main",
        verdict=verdict,
        garments={"tee": ["0001"]},
        tokens={},
        rooms=["r1"],
        lobbies=["kiosk-1"],
        haste=1.0,
        trying=0.5,
        luck=random.Random(1),
    )
    for n in range(200):
        verdict.answered("request", 100.0 + n, 201, None)
        day.history.answered("request", n / 10, 100.0 + n)
    day.history.present(0.0, 3, 1, 0)
    day.history.present(20.0, 5, 2, 1)
    verdict.fail("a screen <told> a lie")
    verdict.check_limits(20.0)
    return day


def the_page() -> str:
    day = a_day()
    return page(SHAPES["LostWifi"], day, Figures(day.verdict, 2, 20.0, [1.0], "The service slept."))


def test_it_is_whole_and_loads_nothing() -> None:
    checker = Checker()
    checker.feed(the_page())
    checker.close()
    assert checker.open == []
    assert checker.loads == []
    assert not re.search(r"<script|@import|url\(", the_page())
    addresses = set(re.findall(r"https?://[^\s\"'<]+", the_page()))
    assert addresses == {"http://www.w3.org/2000/svg"}, "a name, which nothing loads"


def test_it_says_what_failed_and_where_and_how_slow_it_was() -> None:
    said = the_page()
    for words in (
        "2 failures",
        "a screen &lt;told&gt; a lie",
        "too slow: request: p95 is 289 ms, and may be 200",
        '<td class="bad">289</td><td>200</td>',
        "An access point fails",
        "screens without a line",
        "The service slept.",
        "load generator and service on the same machine",
        "everybody taps every 20.0 s or so",
    ):
        assert words in said


def test_a_day_without_failures_says_so(tmp_path: Path) -> None:
    day = a_day()
    day.verdict.failures.clear()
    path = tmp_path / "some" / "where.html"
    write(path, SHAPES["QuietTuesday"], day, Figures(day.verdict, 2, 20.0, [1.0]))
    assert "Nothing failed." in path.read_text("utf-8")


def test_a_chart_is_drawn_to_scale() -> None:
    drawn = ElementTree.fromstring(chart("p95 & more", "ms", {"p95": [(0.0, 0.0), (10.0, 50.0)]}))
    line = drawn.find("{http://www.w3.org/2000/svg}polyline")
    assert line is not None
    assert line.get("points") == "56.0,196.0 630.0,30.0"
    assert "50 ms" in "".join(drawn.itertext())


def test_a_chart_of_nothing_is_empty() -> None:
    assert 'points=""' in chart("nothing", "ms", {"p95": []})


def test_a_percentile_over_time_needs_a_few() -> None:
    history = History()
    for n in range(40):
        history.answered("pick", n / 10, float(n))
    history.answered("pick", 6.0, 999.0)
    assert history.p95("pick") == [(0.5, 9.0), (1.5, 19.0), (2.5, 29.0), (3.5, 39.0)]
