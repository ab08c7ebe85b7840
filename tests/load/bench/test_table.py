"""The table and the picture: exact, complete, and the same for the same results."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from load_tests.bench.chart import draw
from load_tests.bench.rounds import Run, run_section
from load_tests.bench.table import number, report
from tests.load.bench.made import MACHINE, Told, section, silent


def measured() -> Run:
    base = Told("a", (10.0, 20.0, 30.0), group="limit")
    ours = Told("<ours>", (100.0, 200.0, 600.0), group="fitroom", note="Ours & yours.")
    broken = Told("c", (1.0,), not_starting="it does not install: no wheel")
    return run_section(section(base, ours, broken), 3, silent)


def test_a_report_says_everything() -> None:
    assert report(measured(), MACHINE, "abc123", 3) == "\n".join(
        [
            "## made",
            "",
            "How many?",
            "",
            "Made up. Medians of 3 interleaved rounds, quartiles in brackets; *x* is the ratio to "
            '"a", taken within each round.',
            "",
            "Machine: A Processor, 2 cores, 24 GiB, A System 12, Python 3.11.7. Commit abc123.",
            "Versions: library 1.2.",
            "",
            "### 1 connection",
            "",
            "| contender | answers a second (1/s) | x | p99 (ms) |",
            "| --- | ---: | ---: | ---: |",
            "| a (limits) | 20.0 [15.0, 25.0] | 1.00 [1.00, 1.00] | 50.0 [41.7, 75.0] |",
            "| **<ours> (Fitroom)** | 200 [150, 400] | 10.0 [10.0, 15.0] | 5.00 [3.33, 7.50] |",
            "",
            "### Measured once",
            "",
            "| contender | recall@12 (share) |",
            "| --- | ---: |",
            "| a (limits) | 0.950 |",
            "| **<ours> (Fitroom)** | 0.950 |",
            "",
            "Read with it:",
            "",
            "- <ours>: Ours & yours.",
            "",
            "Left out:",
            "",
            "- c: it does not install: no wheel",
            "",
        ]
    )


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "–"),
        (0.0, "0"),
        (0.00123, "0.00123"),
        (0.5, "0.500"),
        (1.5, "1.50"),
        (12.34, "12.3"),
        (123.4, "123"),
        (45678.9, "45,679"),
    ],
)
def test_numbers_have_three_digits_that_mean_something(value: float | None, told: str) -> None:
    assert number(value) == told


def test_a_picture_has_a_bar_for_everybody_the_best_first() -> None:
    svg = draw(measured(), "A machine.")
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    words = [one.text for one in root.iter(f"{space}text")]
    assert words[0] == "made: answers a second, 1 connection"
    assert words.index("<ours>") < words.index("a")
    assert "200 [150, 400]" in words
    assert "20.0 [15.0, 25.0]" in words
    widths = [float(one.attrib["width"]) for one in root.iter(f"{space}rect")][1:]
    # A scale of logarithms from 10 to 1,000: 200 is at log10(20) / 2 of it, 20 at log10(2) / 2.
    assert widths == pytest.approx([430 * 0.65051, 430 * 0.15051], abs=0.1)
    assert "script" not in svg
    assert svg.count("http") == 1, "nothing but the name space names a place"
    described = root.find(f"{space}desc")
    assert described is not None
    assert described.text == "Medians, the best first: <ours> 200 1/s; a 20.0 1/s."


def test_what_is_known_once_and_is_no_figure_is_not_shown() -> None:
    run = measured()
    run.once = {"a": {"secret": 1.0}}
    assert "Measured once" not in report(run, MACHINE, "abc123", 3)


def test_the_same_results_are_the_same_picture() -> None:
    assert draw(measured(), "A machine.") == draw(measured(), "A machine.")


def test_a_picture_of_nothing_says_so() -> None:
    run = Run(section(Told("a", (1.0,))))
    assert "Nothing was measured." in draw(run, "")
