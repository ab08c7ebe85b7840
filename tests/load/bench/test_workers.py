"""What workers do, without a stopwatch: the made Saturday, figures, and whose code they run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from load_tests.bench.house import Tree
from load_tests.bench.made_store import build
from load_tests.bench.made_vectors import Made, gtin_of, kept, row_of
from load_tests.bench.places import LAUNCH
from load_tests.bench.section import Skipped
from load_tests.bench.starting import Importing
from load_tests.bench.tapping import ASKED, script_of
from load_tests.bench.tastes import VISITS, tastes
from load_tests.bench.worker import Worker
from load_tests.bench.workers import shop
from load_tests.bench.workers.asking import figures
from load_tests.bench.workers.bare_writes import command
from load_tests.bench.workers.replaying import PAGE, fill
from load_tests.bench.workers.saturday import DAY_MS, repeated
from load_tests.bench.workers.slating import Slating
from service.cli.extras import extras_of
from service.floor import Floor, Refusal, decide, fold
from service.log import keys
from service.log.connection import connect
from service.log.private_server import PrivateServer
from tests.load.bench.made import silent


def test_a_day_is_repeated_a_day_later_with_names_of_its_own(tmp_path: Path) -> None:
    facts = [
        {
            "kind": "VisitStarted",
            "at": "100",
            "fact": '{"visit":"v1","luck":3}',
        },
        {"kind": "VisitEnded", "at": "200", "fact": '{"visit":"v1"}'},
    ]
    path = tmp_path / "saturday.jsonl"
    path.write_text("".join(json.dumps(fact) + "\n" for fact in facts))
    made = list(repeated(path, 3))
    assert [id_ for id_, _ in made] == ["1-1", "1-2", "1-3"]
    assert made[1][1] == {"kind": "VisitEnded", "at": "200", "fact": '{"visit":"v1-d0"}'}
    assert made[2][1] == {
        "kind": "VisitStarted",
        "at": str(100 + DAY_MS),
        "fact": '{"visit":"v1-d1","luck":3}',
    }


def test_the_visits_of_the_command_section_are_refused_nothing_and_leave_the_floor() -> None:
    floor, clock = Floor(), shop.Clock()
    commands = [*shop.furniture()]
    for number in range(200):
        commands += shop.visit(f"v{number}", number)
    for one in commands:
        now = clock.now()
        facts = decide(floor, one, now)
        assert not isinstance(facts, Refusal), facts
        for fact in facts:
            floor = fold(floor, fact, now)
    assert len(floor.visits) < 120


def test_figures_of_a_measurement() -> None:
    took = [float(n) for n in range(100, 0, -1)]
    assert figures(took, seconds=2.0, worked_s=0.5) == {
        "rate": 50.0,
        "per_cpu": 200.0,
        "p50_ms": 51.0,
        "p99_ms": 100.0,
    }


def test_words_are_written_as_redis_reads_them() -> None:
    assert command("SET", "k", "더") == b"*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$3\r\n\xeb\x8d\x94\r\n"


def test_every_visit_asks_once_for_each_garment() -> None:
    begun = [("v1", (("Authorization", "Bearer 1"),)), ("v2", (("Authorization", "Bearer 2"),))]
    lines = [line for line in script_of(begun).splitlines() if "wrk.format" in line]
    assert len(lines) == 2 * ASKED == len(set(lines))
    assert "/visits/v1/requests" in lines[0]
    assert "Bearer 2" in lines[1]


def test_a_worker_runs_the_code_of_its_tree_and_the_bench_of_this_one(tmp_path: Path) -> None:
    for name in ("service", "load_tests"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"WHERE = 'the other {name}'\n")
    asked = tmp_path / "asked.py"
    asked.write_text(
        "import load_tests.bench.section, service\n"
        "print(service.WHERE, '/', load_tests.bench.section.__doc__.split(':')[0])\n"
    )
    done = subprocess.run(
        [sys.executable, str(LAUNCH), "asked"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "the other service / A section\n"


def test_a_worker_that_ends_says_why(tmp_path: Path) -> None:
    worker = Worker("w", "fitroom", ("no_such_worker",), Tree(), 1)
    with pytest.raises(Skipped, match=r"it ended: .*no_such_worker"):
        worker.start()
    worker.stop()


def test_what_can_not_be_imported_is_left_out() -> None:
    with pytest.raises(Skipped, match="no_such_library can't be imported"):
        Importing("i", "no_such_library").start()


def test_visits_have_spoken_of_garments_that_are_here_and_of_none_twice() -> None:
    here = Made(2_000).here()
    made = list(tastes(here))
    assert made == list(tastes(here))
    spoken = [s for one in made for s in (*(s for _, s in one.asked), *one.liked, one.disliked)]
    assert len(spoken) == len(set(spoken)) == VISITS * 6
    assert all(here[row_of(style)] for style in spoken)
    gtin, style = made[0].asked[0]
    assert gtin == gtin_of(row_of(style))


async def test_a_slate_in_memory_is_whole_and_made_of_what_is_here(tmp_path: Path) -> None:
    made = Made(1_500, dim=16)
    folder = kept(made, tmp_path)
    release = build(tmp_path / "releases", np.load(folder / "vectors.npy"), extras_of, silent)
    slating = Slating(folder, release.path)
    for number in range(3):
        await slating.work(number)


async def test_a_fact_takes_room_in_memory_and_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "saturday.jsonl"
    fact = {"kind": "VisitEnded", "at": "200", "fact": '{"visit":"v1"}'}
    path.write_text(json.dumps(fact) + "\n")
    with PrivateServer(tmp_path / "data").running() as server:
        redis = connect(server.url)
        takes = await fill(redis, repeated(path, PAGE + 1))
        assert await redis.xlen(keys.log(shop.STORE)) == PAGE + 1
        await redis.aclose()
    assert 20 < takes["fact_bytes"] < 200
    assert 20 < takes["disk_bytes"] < 400
