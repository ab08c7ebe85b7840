"""No two reports differ by fewer than ten visits of a row, whatever span and moment they are of."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from service.clock import Ms
from service.floor import Fact
from service.floor.facts import GarmentDelivered, GarmentKept, GarmentRequested, VisitEnded
from service.insight.registry import answer
from service.insight.release import first_of_month, released
from service.insight.window import Span, Window, look
from tests.insight.lakes import lake_at, write_garments, write_log

K = 10
#: Noon in Seoul on 26 February: the days reach into another month.
NOON: Ms = 1_772_074_800_000
FIRST = date(2026, 2, 26)
DAY_MS = 86_400_000
DAYS = [(FIRST + timedelta(days=n)).isoformat() for n in range(8)]
#: How many visits a day want it: some all the time, one hardly ever.
WANTED = {"tee": 9, "coat": 4, "hat": 1}


def log() -> list[tuple[Fact, Ms]]:
    """Eight days in which visits ask for a garment, most get it, and some keep it."""
    choice, told = random.Random(5), []
    for day in range(len(DAYS)):
        for style, usual in WANTED.items():
            for n in range(choice.randint(0, 2 * usual)):
                visit, at = f"{style}-{day}-{n}", NOON + day * DAY_MS + choice.randrange(20_000_000)
                gtin = f"{style}-m"
                asked = GarmentRequested(visit, visit, gtin, style, f"{style}:white", 60)
                facts: list[Fact] = [asked, GarmentDelivered(visit, visit, "mina", "1")]
                facts += [GarmentKept(visit, visit)] * choice.randint(0, 1)
                told += [(fact, at + 60_000 * i) for i, fact in enumerate(facts)]
                told.append((VisitEnded(visit, "done"), at + choice.randrange(300_000, 3_000_000)))
    return sorted(told, key=lambda one: one[1])


@pytest.fixture(scope="module")
def facts() -> list[tuple[Fact, Ms]]:
    return log()


def opened(folder: Path, facts: list[tuple[Fact, Ms]], since: str, until: str) -> Iterator[Window]:
    lake = lake_at(folder)
    if not lake.stores():
        write_log(lake, facts)
        write_garments(
            lake,
            [
                {"gtin": f"{style}-m", "category": "top", "zone": "near", "price_minor": 10_000}
                for style in WANTED
            ],
        )
    with look(lake, Span("demo", since, until, "Asia/Seoul")) as window:
        yield window


def told(window: Window, by: str) -> dict[str | None, set[str]]:
    """The visits that each row of a report by ``by`` counts."""
    with window.whole_month() as wide:
        span = window.span
        pairs = released(wide, "asks", by, K, span.since, span.until).to_pylist()
    rows = defaultdict(set)
    for pair in pairs:
        rows[pair["key"]].add(pair["visit"])
    return rows


Answers = dict[tuple[str, str, str, str | None], set[str]]


@pytest.fixture(scope="module")
def answers(facts: list[tuple[Fact, Ms]], tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What is told of every row, for every span of days there is."""
    folder, found = tmp_path_factory.mktemp("lake"), {}
    for first, last in combinations(range(len(DAYS) + 1), 2):
        since, until = DAYS[first], DAYS[last - 1]
        for window in opened(folder, facts, since, until):
            for by in ("style", "zone", "hour"):
                for key, visits in told(window, by).items():
                    found[by, since, until, key] = visits
    return found


def test_something_is_told_and_not_of_what_hardly_anybody_wants(answers: Answers) -> None:
    whole = {
        key: len(visits)
        for (by, since, until, key), visits in answers.items()
        if (by, since, until) == ("style", "2026-03-01", DAYS[-1])
    }
    assert whole["tee"] >= 3 * K
    assert "hat" not in whole


def test_no_two_spans_of_days_differ_by_few_visits(answers: Answers) -> None:
    """Every pair there is, and whatever is left of one when the other is taken from it."""
    rows = defaultdict(list)
    for (by, _, _, key), visits in answers.items():
        rows[by, key].append(visits)
    compared = 0
    for sets in rows.values():
        for one, other in combinations([*sets, set()], 2):
            for rest in (one - other, other - one):
                assert not 0 < len(rest) < K
                compared += 1
    assert compared > 1_000


def test_asking_again_later_differs_by_none_or_by_many(
    facts: list[tuple[Fact, Ms]], tmp_path: Path
) -> None:
    """The same day, asked again after every single fact of it."""
    day = DAYS[4]
    before = [i for i, (_, at) in enumerate(facts) if at < NOON + 4 * DAY_MS]
    after = [i for i, (_, at) in enumerate(facts) if at < NOON + 5 * DAY_MS]
    seen: list[set[str]] = [set()]
    for n in range(len(before), len(after) + 1, 2):
        for window in opened(tmp_path / str(n), facts[:n], first_of_month(day), day):
            seen.append(told(window, "style").get("tee", set()))
    assert all(earlier <= later for earlier, later in pairwise(seen))
    grown = [len(later - earlier) for earlier, later in pairwise(seen)]
    assert set(grown) - {0} == {K}


def test_a_row_that_is_withheld_is_not_found_by_subtracting_the_others(
    facts: list[tuple[Fact, Ms]], tmp_path: Path
) -> None:
    """By style the hats are missing, by zone they are in: the difference says nothing of them."""
    for window in opened(tmp_path, facts, DAYS[0], DAYS[-1]):
        by_style, by_zone = (
            answer(window, "funnel", "style", K),
            answer(window, "funnel", "zone", K),
        )
    shown = {row.key: row for row in by_style.rows}
    assert "hat" not in shown
    for row in (*by_style.rows, *by_zone.rows):
        for name in ("asked", "kept"):
            count = row.cells[name]
            assert count is None or int(count) % (K // 2) == 0
        assert row.visits % (K // 2) == 0
