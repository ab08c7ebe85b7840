"""The Markdown table of a section: what each contender came to, and how many times the baseline."""

from __future__ import annotations

from collections.abc import Sequence

from load_tests.bench.machine import Machine
from load_tests.bench.rounds import Run
from load_tests.bench.section import Contender, Figure
from load_tests.bench.spread import Spread, ratio, spread, values

GROUPS = {"limit": "limits", "peer": "peers", "fitroom": "Fitroom"}
NOTHING = "–"


def report(run: Run, machine: Machine, commit: str, rounds: int) -> str:
    """The whole section: its question, how it was measured, a table for each case, who is out."""
    section = run.section
    versions = ", ".join(f"{name} {version}" for name, version in section.versions.items())
    lines = [
        f"## {section.name}",
        "",
        section.question,
        "",
        f"{section.method} Medians of {rounds} interleaved rounds, quartiles in brackets; "
        f'*x* is the ratio to "{section.baseline}", taken within each round.',
        "",
        f"Machine: {machine.told()} Commit {commit}.",
    ]
    lines += [f"Versions: {versions}."] if versions else []
    for case in section.cases:
        lines += ["", f"### {case}", "", *_case(run, case)]
    lines += ["", *_once(run)] if any(_known(run, one.name) for one in section.figures) else []
    notes = [f"- {one.name}: {one.note}" for one in section.contenders if one.note]
    lines += ["", "Read with it:", "", *notes] if notes else []
    if run.skipped:
        lines += ["", "Left out:", ""]
        lines += [f"- {name}: {reason}" for name, reason in run.skipped.items()]
    return "\n".join(lines) + "\n"


def _case(run: Run, case: str) -> list[str]:
    figures = [one for one in run.section.figures if _measured(run, one.name, case)]
    head = ["contender", *(title for one in figures for title in _titles(one))]
    lines = [_row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    for contender in run.section.contenders:
        if any(values(run.samples, contender.name, case, one.name) for one in figures):
            cells = [cell for one in figures for cell in _cells(run, contender, case, one)]
            lines.append(_row([_named(contender), *cells]))
    return lines


def _once(run: Run) -> list[str]:
    """What is known once: a column for each figure."""
    figures = [one for one in run.section.figures if _known(run, one.name)]
    lines = [
        "### Measured once",
        "",
        _row(["contender", *(f"{one.title} ({one.unit})" for one in figures)]),
        _row(["---", *["---:"] * len(figures)]),
    ]
    for contender in run.section.contenders:
        if known := run.once.get(contender.name):
            cells = [number(known.get(one.name)) for one in figures]
            lines.append(_row([_named(contender), *cells]))
    return lines


def _measured(run: Run, figure: str, case: str) -> bool:
    return any(one.case == case and figure in one.figures for one in run.samples)


def _known(run: Run, figure: str) -> bool:
    return any(figure in figures for figures in run.once.values())


def _titles(figure: Figure) -> list[str]:
    return [f"{figure.title} ({figure.unit})", *(["x"] if figure.as_ratio else [])]


def _cells(run: Run, contender: Contender, case: str, figure: Figure) -> list[str]:
    own = spread(list(values(run.samples, contender.name, case, figure.name).values()))
    if not figure.as_ratio:
        return [bracketed(own)]
    times = ratio(run.samples, contender.name, run.section.baseline, case, figure.name)
    return [bracketed(own), bracketed(times)]


def _named(contender: Contender) -> str:
    name = f"{contender.name} ({GROUPS[contender.group]})"
    return f"**{name}**" if contender.group == "fitroom" else name


def bracketed(found: Spread | None) -> str:
    """Median, and the quartiles in brackets."""
    if found is None:
        return NOTHING
    return f"{number(found.middle)} [{number(found.low)}, {number(found.high)}]"


def number(value: float | None) -> str:
    """Three digits that mean something, with commas between thousands."""
    if value is None:
        return NOTHING
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 0.01 else f"{value:.{_decimals(abs(value))}f}"


def _decimals(value: float) -> int:
    return 1 if value >= 10 else 2 if value >= 1 else 3


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
