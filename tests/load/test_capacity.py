"""A capacity follows from results alone: read, computed, simulated, and put into a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from load_tests.capacity import page, plan
from load_tests.capacity.__main__ import main
from load_tests.capacity.costs import SOURCES, Costs, NotMeasured, costs_of, named, origin
from load_tests.capacity.mix import Mix, run_of
from load_tests.capacity.plan import Chain, Machine, limits, needs, predicted_s, seconds_each
from load_tests.capacity.queueing import most, simulate

COSTS = Costs(
    tap_us=2_000,
    told_us=10_000,
    look_us=1_000,
    slate_us=5_000,
    idle_us=10,
    stream_kb=50,
    fold_us=20,
    base_mb=200,
    store_mb=1,
    redis_store_mb=0.5,
    kept_bytes=500,
    facts=2,
    asked=2,
    redis_us=100,
    net_bytes=1_000,
    disk_bytes=250,
    told_bytes=10_000,
    node_rate=4_000,
    sync_rate=3_000,
)
MIX = Mix("ADay", commands=0.04, looks=0.06, slates=0.02, streams=1.5, runners=0.1)
#: 0.04 x 10 ms + 0.06 x 1 ms + 0.02 x 5 ms + 1.5 x 0.01 ms.
EACH_S = 0.000575
MACHINE = {"cpu": "A Processor", "cores": 2, "memory_gib": 24.0, "system": "A System"}


def section(name: str, samples: list[tuple[str, str, Mapping[str, float]]], **once: Any) -> Any:
    """``samples``: contender, case, figures."""
    return {
        "name": name,
        "contenders": [{"name": one} for one in dict.fromkeys(c for c, _, _ in samples)],
        "once": once,
        "samples": [
            {"round": n, "contender": contender, "case": case, "figures": figures}
            for n, (contender, case, figures) in enumerate(samples)
        ],
    }


def results(*sections: Any, began: str = "2026-12-01T00:00:00") -> Any:
    machine = MACHINE | {"python": "3.11.7", "load": 0.1}
    return {"began": began, "commit": "abc", "machine": machine, "sections": list(sections)}


def everything() -> Any:
    """A result that has all of it: each figure is 100, or 0.1 and 0.46 cores busy with taps."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for one in SOURCES.values():
        found.setdefault(one.section, {}).setdefault(one.contender, {})[one.figure] = 100.0
    made = []
    for name, contenders in found.items():
        samples = [(contender, "2 x", figures) for contender, figures in contenders.items()]
        if name == "streams":
            told = {"told_bytes": 100.0}
            samples = [
                ("Fitroom", "2 taps a second", told | {"busy": 0.1}),
                ("Fitroom", "20 taps a second", told | {"busy": 0.46}),
            ]
        made.append(section(name, samples))
    return results(*made)


def test_every_cost_has_a_source_and_what_a_tap_tells_is_a_slope() -> None:
    costs = costs_of([everything()])
    assert named(costs).keys() == SOURCES.keys() | {"told_us"}
    assert costs.told_us == pytest.approx(20_000), "0.36 cores for 18 taps more"
    assert costs.tap_us == 10_000, "100 of them in a second of a core"
    assert costs.idle_us == 100


def test_the_dearest_case_of_the_newest_result_counts() -> None:
    name = "Fitroom, a look over HTTP"
    figures = [("1 client", 500.0), ("64 clients", 2_000.0), ("1 client", 400.0)]
    samples = [(name, case, {"per_cpu": value}) for case, value in figures]
    newer = results(section("command", samples), began="2026-12-02T00:00:00")
    assert costs_of([newer, everything()]).look_us == pytest.approx(1e6 / 450)


def test_what_was_not_measured_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    whole = everything()
    part = whole | {"sections": [one for one in whole["sections"] if one["name"] != "replay"]}
    with pytest.raises(NotMeasured, match=r"no result has per_cpu: make bench SECTIONS=replay"):
        costs_of([part])


def test_the_smallest_size_of_a_section_and_the_most_stores_count() -> None:
    slates = [
        section(f"slates {n}", [("Fitroom, over HTTP", "1", {"per_cpu": value})])
        for n, value in ((500_000, 10.0), (50_000, 50.0))
    ]
    shared = section(
        "command shared",
        [
            ("Fitroom, 4 processes on one store", "64", {"rate": 900.0}),
            ("Fitroom, 4 processes on 200 stores", "64", {"rate": 4_000.0}),
        ],
    )
    costs = costs_of([results(*slates, shared), everything()])
    assert costs.slate_us == 20_000
    assert costs.node_rate == 4_000


def test_where_costs_come_from_is_told() -> None:
    told = "A Processor, 2 cores, 24 GiB, A System, Python 3.11.7. Commit abc."
    assert origin([everything(), everything()]) == told


RUN = {
    "shape": "ADay",
    "haste": 10.0,
    "seconds": 50.0,
    "shopper_seconds": 1_000.0,
    "visits_meanwhile": 18.0,
    "screens": 12,
    "runners": 2,
    "requests": {"request": 300, "claim": 100, "scan a tag": 600, "slate": 150, "similar": 50},
    "busy_s": 6.0,
}


def test_people_are_counted_per_second_as_in_a_shop() -> None:
    assert run_of(RUN).mix == MIX


def test_a_core_carries_as_many_as_it_has_time_for() -> None:
    assert seconds_each(COSTS, MIX) == pytest.approx(EACH_S)
    found = {one.what: one.shoppers for one in limits(COSTS, MIX, Machine(1.0, 3_000))}
    assert found["the core of the process"] == pytest.approx(0.7 / EACH_S)
    assert found["the core of Redis"] == pytest.approx(0.7 / 4e-6)
    assert found["commands a second of one Redis"] == pytest.approx(70_000)
    assert found["open files of the process"] == 2_000
    assert found["memory for open streams"] == pytest.approx((2**30 * 0.7 - 201e6) / 75e3)
    assert next(iter(found)) == "the core of the process", "the nearest first"


def test_a_chain_is_dealt_out_to_groups_of_processes() -> None:
    found = needs(COSTS, MIX, Chain(stores=1_000, shoppers=60, hours=10, node_gib=8))
    # A store takes 60 x 0.575 ms, and 2.4 commands with 2 facts of 20 us to be folded.
    assert found.stores_together == int(0.7 / (0.0345 + 0.000096)) == 20
    assert found.processes == 50 * 2
    assert found.process_mb == pytest.approx(200 + 20 + 20 * 60 * 1.5 * 0.05)
    assert found.commands_s == pytest.approx(2_400)
    kept = 1_000 * (0.5e6 + 2.4 * 36_000 * 500)
    assert found.redis_gib == pytest.approx(kept / 2**30)
    assert (found.nodes, found.node_because) == (8, "memory")
    assert found.screens_mb_s == pytest.approx(2_400 * 6 * 0.01)


def test_a_store_that_is_too_large_for_a_core_has_several() -> None:
    found = needs(COSTS, MIX, Chain(stores=1, shoppers=3_000, hours=10, node_gib=8))
    # 1.725 s of work in each second, and 4.8 ms of folding in every process.
    assert (found.stores_together, found.processes) == (1, 4)


def test_a_run_is_predicted_by_the_same_costs() -> None:
    idle = 1.5 * 10e-6
    busy = (EACH_S - 0.04 * 100e-6 - idle) * 10 + idle
    assert predicted_s(COSTS, run_of(RUN)) == pytest.approx(busy * 1_000)


def test_few_shoppers_wait_for_what_they_want_alone() -> None:
    wait = simulate(1, COSTS, MIX)
    assert wait.busy < 0.001
    assert wait.p50_ms < wait.p95_ms < wait.p99_ms < 100
    assert wait == simulate(1, COSTS, MIX), "the same seed, the same waits"
    assert wait != simulate(1, COSTS, MIX, seed=2)


def test_a_core_is_as_busy_as_was_computed_and_more_than_that_is_too_much() -> None:
    carried = int(0.7 / seconds_each(COSTS, MIX))
    wait = simulate(carried, COSTS, MIX)
    assert wait.busy == pytest.approx(0.7, abs=0.03)
    upto = most(COSTS, MIX, p95_ms=200.0, upto=2 * carried)
    assert carried < upto < 0.98 * 1 / seconds_each(COSTS, MIX)
    assert simulate(upto, COSTS, MIX).p95_ms <= 200 < simulate(upto + 1, COSTS, MIX).p95_ms


def test_streams_alone_may_fill_a_core() -> None:
    assert simulate(10, replace(COSTS, idle_us=100_000), MIX).busy == 1.0


def test_a_page_keeps_what_is_around_the_capacity(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"before\n{page.BEGINS}\nold\n{page.ENDS}\nafter\n")
    page.put(path, "new\n")
    assert path.read_text() == f"before\n{page.BEGINS}\nnew\n{page.ENDS}\nafter\n"
    path.write_text("no marks")
    with pytest.raises(ValueError, match="to write between"):
        page.put(path, "new")


def test_the_command_writes_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench, run, readme = tmp_path / "a.json", tmp_path / "load.json", tmp_path / "README.md"
    bench.write_text(json.dumps(everything()))
    run.write_text(json.dumps(RUN))
    readme.write_text(f"{page.BEGINS}\n{page.ENDS}")
    words = [str(bench), "--load", str(run), "--write", str(readme)]
    monkeypatch.setattr("sys.argv", ["capacity", *words])
    assert main() == 0
    written = readme.read_text("utf-8")
    for said in ("One shopper of ADay", "| the core of the process |", "Simulated", "Costs were"):
        assert said in written
    assert "| told us | 20,000 µs of a core |" in capsys.readouterr().out


def test_the_command_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = tmp_path / "a.json"
    bench.write_text(json.dumps(everything()))
    monkeypatch.setattr("sys.argv", ["capacity", str(bench), "--load", str(tmp_path / "none")])
    assert main() == 1
    assert "none is not there: make load" in capsys.readouterr().err


def test_the_share_that_is_planned_with_leaves_room() -> None:
    assert 0.5 <= plan.SHARE < 1
