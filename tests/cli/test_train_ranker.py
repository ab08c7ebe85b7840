"""``fitroom train ranker``: from a lake to a ranker, its card, and what the service uses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.archive.lake import Lake, Piece
from service.archive.rows import fact_row, signal_row, table
from service.archive.schema import FACTS, SIGNALS
from service.cli.main import app
from service.cli.ranking.nightly import in_a_process
from service.clock import rfc3339
from service.floor.facts import Fact, GarmentKept, GarmentRequested, VisitEnded
from service.insight.learning.night import Night
from service.log.codec import write_fact
from service.recommend.learned.ranker import read_ranker
from service.recommend.learned.slate_log import Shown
from service.simulator.browsing.boutique import demo_boutique, opened
from service.simulator.browsing.month import days
from service.simulator.browsing.taste import HiddenTaste

pytest.importorskip("torch")
NOON = 1_795_489_200_000
TODAY = date(2026, 11, 24)


def lived(visits: int = 60) -> list[Shown]:
    here = opened(demo_boutique())
    (day,) = days(here, HiddenTaste(here.shelf, 1), 1, 1, visits, lambda log, number: None)
    return day.shown


def archived(to: Path, slates: list[Shown]) -> None:
    """One day of a store, as the archive would have it."""
    lake, signals, facts = Lake.at(to), [], list[Fact]()
    for n, one in enumerate(slates):
        made = one.considered
        cards = [
            {"position": place, "colourway": made.candidates[column].colourway}
            for place, column in enumerate(one.at)
        ]
        draw = {"learned": "+" in one.ranker, "share": 0.8}
        told = {"kind": "slate", "slate": f"s{n}", "visit": one.visit, "ranker": one.ranker}
        told |= {"draw": draw}
        signals.append({**told, "cards": cards, "considered": made.record()})
        for place in range(len(one.at)):
            signals.append({"kind": "impression", "slate": f"s{n}", "position": place})
        for place in sorted(one.asked):
            request = f"r{n}-{place}"
            facts.append(
                GarmentRequested(
                    request, one.visit, "1", "s", "w", 9, slate=f"s{n}", position=place
                )
            )
            if place in one.kept:
                facts.append(GarmentKept(request, one.visit))
        facts.append(VisitEnded(one.visit, "left"))
    when = {"at": rfc3339(NOON), "received_at": rfc3339(NOON)}
    rows = [
        signal_row((f"1-{n}", {"signal": json.dumps(one | when)})) for n, one in enumerate(signals)
    ]
    happened = [fact_row((f"1-{n}", write_fact(fact, NOON))) for n, fact in enumerate(facts)]
    for stream, some, schema in (("signals", rows, SIGNALS), ("facts", happened, FACTS)):
        piece = Piece(stream, "demo", str(TODAY), (1, 0), (1, len(some)), recent=False)  # type: ignore[arg-type]
        lake.publish(lake.stage(table(some, schema), "demo"), piece.path)


Train = Callable[..., str]


@pytest.fixture
def train(tmp_path: Path) -> Train:
    def run(*words: str) -> str:
        environment = {"FITROOM_DATA": str(tmp_path), "COLUMNS": "200"}
        told = CliRunner().invoke(
            app, ["train", "ranker", "--store", "demo", *words], env=environment
        )
        return told.output

    return run


def test_a_day_becomes_a_ranker_with_its_card(tmp_path: Path, train: Train) -> None:
    slates = lived()
    archived(tmp_path / "lake", slates)
    said = train("--name", "first", "--no-use")
    ranker = read_ranker((tmp_path / "rankers/demo/first.json").read_bytes())
    card = (tmp_path / "rankers/demo/first.md").read_text("utf-8")
    assert ranker.name == "first"
    assert ranker.card["slates"] == len(slates)
    assert ranker.card["kept"] == sum(len(one.kept) for one in slates)
    assert ranker.card["days"] == [TODAY.toordinal()] * 2
    assert ranker.card["made_by"] == ["taste-5"]
    assert card in said
    assert "It is not used: " in said
    assert not (tmp_path / "rankers/demo.json").exists()


def test_a_ranker_is_judged_on_other_days_of_the_store(tmp_path: Path, train: Train) -> None:
    archived(tmp_path / "lake", lived(40))
    train("--name", "first", "--use")
    environment = {"FITROOM_DATA": str(tmp_path), "COLUMNS": "200"}
    words = ["evaluate", "ranker", "--store", "demo"]
    said = CliRunner().invoke(app, words, env=environment).output
    assert "| dr | " in said
    assert "Some of these days taught it" in said
    assert (
        "no slates"
        in CliRunner().invoke(app, [*words, "--since", "2027-01-01"], env=environment).output
    )
    missing = CliRunner().invoke(app, [*words, "--ranker", "nowhere.json"], env=environment)
    assert missing.exit_code == 1


def test_the_same_lake_and_the_same_seed_make_the_same_file(tmp_path: Path, train: Train) -> None:
    archived(tmp_path / "lake", lived(30))
    train("--name", "first", "--use")
    first = (tmp_path / "rankers/demo/first.json").read_bytes()
    train("--name", "first", "--use")
    assert (tmp_path / "rankers/demo/first.json").read_bytes() == first
    assert (tmp_path / "rankers/demo.json").read_bytes() == first


def test_a_ranker_that_loses_in_the_store_is_stopped(tmp_path: Path, train: Train) -> None:
    """Everybody in the order of likeness keeps something, nobody in the learned one."""
    slates = []
    for n in range(400):
        one = lived_once()
        learned = n % 5 > 0
        kept = frozenset[int]() if learned else frozenset({0})
        ranker = "taste-5+bad" if learned else "taste-5"
        slates.append(replace(one, visit=f"v{n}", asked=kept, kept=kept, ranker=ranker))
    archived(tmp_path / "lake", slates)
    (tmp_path / "rankers").mkdir()
    (tmp_path / "rankers/demo.json").write_text("in use")
    said = train("--name", "next")
    assert "It loses and is stopped: slates are in the order of likeness again." in said
    assert "It is not used: learning was stopped in this store" in said
    assert not (tmp_path / "rankers/demo.json").exists()
    trained = json.loads((tmp_path / "rankers/demo/trained.json").read_bytes())
    assert (trained["ranker"], trained["used"], trained["why"]) == ("next", False, "stopped")
    assert "uses it from its next slate on" in train("--name", "again", "--use")
    assert (tmp_path / "rankers/demo.json").exists()


async def test_a_night_is_learned_in_by_a_process_that_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slates = lived(40)
    archived(tmp_path / "lake", slates)
    monkeypatch.setenv("FITROOM_DATA", str(tmp_path))
    assert await in_a_process("demo", Night(TODAY + timedelta(days=1))) is None
    ranker = read_ranker((tmp_path / "rankers/demo/night-2026-11-25.json").read_bytes())
    assert (ranker.name, ranker.card["slates"]) == ("night-2026-11-25", len(slates))
    problem = await in_a_process("demo", Night(TODAY))
    assert problem is not None
    assert "The lake has no slates of 'demo' that were seen in those days" in problem


def test_a_store_without_slates_is_told_so(train: Train) -> None:
    assert "The lake has no slates of 'demo'" in train()
    assert "made of letters" in train("--name", "../../x")


ONCE: list[Shown] = []


def lived_once() -> Shown:
    ONCE.extend(lived(1)[:1] if not ONCE else [])
    return ONCE[0]
